/* See past_mode.h. */
#include "tui/past_mode.h"

#include "model/history.h"
#include "model/mem.h"
#include "tui/aside.h"
#include "tui/draft_keep.h"
#include "tui/organization_mode.h"
#include "tui/progress.h"

#include <stdlib.h>

struct past_mode {
    struct aside present;
    char *moment, *name; /* of when it is; name "" where it has none */
};

bool past_mode_on(const struct app *app)
{
    return app->past != NULL;
}

struct model *past_mode_present(const struct app *app)
{
    return app->past == NULL ? app->model : app->past->present.model;
}

void past_mode_put(const struct app *app, bool narrow, struct buf *out)
{
    enum { DAY = 10 };
    if (!narrow && app->past->name[0] != '\0')
        buf_printf(out, "%s ", app->past->name);
    buf_printf(out, "%.*s", narrow ? DAY : -1, app->past->moment);
}

enum outcome past_mode_leave(struct app *app)
{
    struct past_mode *past = app->past;
    if (past == NULL)
        return STAY;
    past_close(aside_back(app, &past->present));
    app->past = NULL;
    free(past->moment);
    free(past->name);
    free(past);
    return REDRAW;
}

static struct model *open_past(struct app *app, const struct past_when *when)
{
    struct why why = app_why(app);
    struct model *present = past_mode_present(app);
    struct progress progress = progress_new(app, words_in(app->lang, N_("Going back in time")));
    model_on_work(present, progress_tell_time, &progress);
    struct model *past = past_open_when(present, when, &why);
    model_on_work(present, NULL, NULL);
    progress_end(&progress);
    if (past == NULL)
        app_refuse(app, &why);
    else
        model_on_work(past, NULL, NULL);
    return past;
}

enum outcome past_mode_enter(struct app *app, const struct past_when *when, const char *name)
{
    const struct kind *kind = aside_kind(app);
    struct buf moment = {0}, label = {0};
    if (organization_mode_id(app) != 0) {
        app_say(app, ROLE_WARNING, N_("Only one organization is shown. Show all again first: %s."),
                app_key_of(app, ON_LIST, "organization").text);
        return REDRAW;
    }
    struct model *model = open_past(app, when);
    if (model == NULL)
        return REDRAW;
    draft_keep_all(app, true);
    past_mode_leave(app);
    struct past_mode *past = mem_new(1, sizeof *past);
    history_moment(when->at, false, &moment);
    past->moment = buf_take(&moment);
    past->name = mem_copy(name);
    app->past = past;
    aside_lay(app, &past->present, model, kind);
    past_mode_put(app, false, &label);
    app_say(app, ROLE_OK,
            N_("The inventory as of %s, to be read only. %s goes back to the present."),
            buf_text(&label), app_key_of(app, ON_LIST, "as-of").text);
    buf_clear(&label);
    return REDRAW;
}
