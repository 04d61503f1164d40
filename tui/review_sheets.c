/* See review_sheets.h. */
#include "tui/review_sheets.h"

#include "export/review_send.h"
#include "import/receive.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "tui/file_pick.h"
#include "tui/progress.h"
#include "tui/review_screen_inside.h"
#include "tui/three_way_screen.h"

#include <stdlib.h>

/* The round on the screen, by its number, while files are asked for. */
struct asked {
    int64_t campaign;
};

/* What is held while the answers are looked at. */
struct answers {
    struct campaign campaign;
    struct receive *receive;
    struct receive_answers also; /* of these */
    char *about;
};

static struct asked *asked_new(struct app *app)
{
    struct asked *asked = mem_new(1, sizeof *asked);
    asked->campaign = review_screen_of(app->top)->state.campaign.id;
    return asked;
}

static void answers_free(void *context)
{
    struct answers *answers = context;
    receive_free(answers->receive);
    campaign_clear(&answers->campaign);
    free(answers->about);
    free(answers);
}

/* Reads the files PICKED; NULL with WHY. */
static struct answers *read_answers(struct app *app, int64_t campaign,
                                    const struct file_picked *picked, size_t count, struct why *why)
{
    struct answers *answers = mem_new(1, sizeof *answers);
    const char **paths = mem_new(count, sizeof *paths);
    struct progress progress = progress_new(app, words_in(app->lang, N_("Comparing")));
    for (size_t i = 0; i < count; i++)
        paths[i] = picked[i].path;
    model_on_work(app->model, progress_tell_time, &progress);
    if (campaigns_read(app->model, campaign, &answers->campaign, why))
        answers->receive = receive_read(app->model, &answers->campaign, paths, count, why);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    free(paths);
    if (answers->receive != NULL)
        return answers;
    answers_free(answers);
    return NULL;
}

static bool answering(struct model *m, void *context, struct why *why)
{
    return receive_also(m, &((struct answers *)context)->also, why);
}

static bool take_answers(struct app *app, const struct file_picked *picked, size_t count,
                         void *context, struct why *why)
{
    const struct asked *asked = context;
    struct answers *answers = read_answers(app, asked->campaign, picked, count, why);
    struct buf about = {0};
    if (answers == NULL)
        return false;
    answers->also = (struct receive_answers){&answers->campaign, answers->receive};
    buf_printf(&about, "campaign/%s", answers->campaign.code);
    answers->about = buf_take(&about);
    receive_note(answers->receive, app->lang);
    struct three_way_plan plan = {
        .title = words_in(app->lang, N_("Answers of the departments")),
        .base = words_in(app->lang, N_("sent")),
        .theirs = words_in(app->lang, N_("answered")),
        .mine = words_in(app->lang, N_("here")),
        .way = answers->receive->way,
        .note = {.what = RECEIVE_WHAT, .about = answers->about},
        .also = answering,
        .free = answers_free,
        .context = answers,
    };
    size_t refused = receive_count(answers->receive, RECEIVE_REFUSED);
    three_way_screen_open(app, &plan);
    if (refused > 0)
        app_say(app, ROLE_WARNING,
                N_("Some cells cannot be taken: the notes at the end tell which. Nothing can be "
                   "written before they are corrected."));
    return true;
}

enum outcome review_sheets_act_receive(struct app *app)
{
    struct file_pick_order order = {
        .title = words_in(app->lang, N_("Receive answers")),
        .about = words_in(app->lang, N_("The sheets that departments have filled in, as workbooks "
                                        "or CSV; several at once. Nothing is written before you "
                                        "say so.")),
        .several = true,
        .whole = true,
        .take = take_answers,
        .context = asked_new(app),
    };
    file_pick_open(app, &order);
    return REDRAW;
}

static bool send(struct app *app, const struct file_picked *picked, size_t count, void *context,
                 struct why *why)
{
    (void)count;
    const struct asked *asked = context;
    struct campaign campaign = {0};
    struct review_send how = {.folder = picked[0].path};
    struct progress progress = progress_new(app, words_in(app->lang, N_("Writing")));
    size_t files = 0;
    model_on_work(app->model, progress_tell_time, &progress);
    bool done = campaigns_read(app->model, asked->campaign, &campaign, why) &&
                review_send(app->model, &campaign, &how, &files, why);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    campaign_clear(&campaign);
    if (done)
        app_say(app, ROLE_OK, N_("%s files were written to %s."), count_text((int64_t)files).text,
                picked[0].path);
    if (done)
        app->changed = true;
    return done;
}

enum outcome review_sheets_act_send(struct app *app)
{
    static const char *const endings[] = {NULL};
    const struct campaign *campaign = &review_screen_of(app->top)->state.campaign;
    struct buf name = {0};
    buf_printf(&name, "review-%s", campaign->code);
    struct file_pick_order order = {
        .title = words_in(app->lang, N_("Send sheets")),
        .about = words_in(app->lang, N_("A new folder for the sheets: a workbook and a CSV for "
                                        "each department.")),
        .name = buf_text(&name),
        .endings = endings,
        .take = send,
        .context = asked_new(app),
    };
    file_pick_open(app, &order);
    buf_clear(&name);
    return REDRAW;
}
