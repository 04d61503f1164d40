/*
 * Deleting the marked records together, after a question that names the first
 * of them and counts the links that go with them. One entry of the journal,
 * which undo takes back.
 */
#include "model/numbers.h"
#include "tui/remove.h"

#include "model/change.h"
#include "model/mem.h"
#include "model/record.h"
#include "model/refer.h"
#include "model/several.h"
#include "tui/detail.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/marks.h"
#include "tui/progress.h"
#include "tui/reason.h"

#include <stdlib.h>
#include <string.h>

enum { RECORDS_NAMED = 10, LINKS_NAMED = 10 };

/* What a deletion is about, while its reason is asked. */
struct removal {
    const struct kind *kind;
    size_t count; /* of the records that the question named */
    bool carry;
};

static void name_more(struct app *app, size_t count, size_t named, struct buf *out)
{
    if (count <= named)
        return;
    buf_puts(out, "\n- ");
    count_put_more(count - named, app->lang, out);
}

/* Adds the records that refer to record ID and stay, the first of all named;
 * *COUNT counts them. */
static void add_links(struct app *app, const struct kind *kind, int64_t id,
                      const struct marks *going, size_t *count, struct buf *out)
{
    size_t found;
    struct referrer *from = refer_to(app->model, kind, id, &found);
    for (size_t i = 0; i < found; i++) {
        struct kinds_reference end = {from[i].kind, from[i].field};
        if (from[i].kind == kind && marks_has(going, from[i].id))
            continue;
        if ((*count)++ >= LINKS_NAMED)
            continue;
        buf_puts(out, "\n- ");
        detail_end_label(&end, app->lang, out);
        buf_puts(out, ": ");
        record_title(app->model, from[i].kind, from[i].id, out);
        buf_puts(out, " (");
        refer_code(app->model, kind, id, out);
        buf_puts(out, ")");
    }
    free(from);
}

/* Adds what the deletion does; *LINKS counts the links that are lost. False
 * where the person gives up. */
static bool describe(struct app *app, const struct kind *kind, const int64_t *ids, size_t count,
                     size_t *links, struct buf *out)
{
    struct progress progress = progress_new(app, words_in(app->lang, "Looking for links"));
    struct marks going = {0};
    struct buf lost = {0};
    bool on = true;
    *links = 0;
    marks_add(&going, ids, count);
    buf_printf(out,
               words_count(app->lang, "%s: %s record will be deleted.",
                           "%s: %s records will be deleted.", count),
               kind->label[app->lang], count_text((int64_t)count).text);
    for (size_t i = 0; i < count && on; i++) {
        on = progress_tell(&progress, i, count);
        add_links(app, kind, ids[i], &going, links, &lost);
        if (i >= RECORDS_NAMED)
            continue;
        buf_puts(out, "\n- ");
        record_title(app->model, kind, ids[i], out);
    }
    progress_end(&progress);
    name_more(app, count, RECORDS_NAMED, out);
    buf_puts(out, "\n");
    if (*links == 0)
        buf_puts(out, words_in(app->lang, "No other record refers to them."));
    else
        buf_printf(out,
                   words_count(app->lang, "%s link of other records to them will be lost:",
                               "%s links of other records to them will be lost:", *links),
                   count_text((int64_t)*links).text);
    buf_puts(out, buf_text(&lost));
    name_more(app, *links, LINKS_NAMED, out);
    marks_clear(&going);
    buf_clear(&lost);
    return on;
}

static bool carry_out(struct app *app, const struct removal *removal, const int64_t *ids,
                      const char *reason, struct why *why)
{
    const struct kind *kind = removal->kind;
    size_t count = removal->count;
    struct progress progress = progress_new(app, words_in(app->lang, "Deleting"));
    struct several_watch watch = {progress_tell, &progress};
    struct buf about = {0};
    several_about(kind, count, &about);
    struct change_note note = {.what = "delete", .about = buf_text(&about), .why = reason};
    bool done = change_begin(app->model, &note, why) &&
                several_delete(app->model, kind, ids, count, removal->carry, &watch, why) &&
                change_commit(app->model, NULL, why);
    change_cancel(app->model);
    buf_clear(&about);
    return done;
}

static enum outcome remove_now(struct app *app, const char *reason, void *context)
{
    const struct removal *removal = context;
    struct why why = app_why(app);
    struct buf name = {0};
    size_t count;
    int64_t *ids = list_marked(list_below(app), &count);
    bool done;
    if (count != removal->count)
        done = why_set(&why, "Some of the marked records were deleted elsewhere meanwhile. Nothing "
                             "was deleted here; look again at what is marked.");
    else
        done = carry_out(app, removal, ids, reason, &why);
    buf_printf(&name, words_count(app->lang, "%s (%s record)", "%s (%s records)", count),
               removal->kind->label[app->lang], count_text((int64_t)count).text);
    if (done)
        app_say(app, ROLE_OK, N_("Deleted: %s. %s takes it back."), buf_text(&name),
                app_key_of(app, ON_LIST, "undo").text);
    else
        app_refuse(app, &why);
    app->changed = done;
    buf_clear(&name);
    free(ids);
    return REDRAW;
}

static enum outcome answered(struct app *app, const struct dialog_question *question, size_t button)
{
    struct removal *removal = mem_new(1, sizeof *removal);
    removal->kind = question->kind;
    removal->count = (size_t)question->id;
    removal->carry = strcmp(question->buttons[button].key, "x") == 0;
    return reason_ask(app, NULL, remove_now, removal);
}

void remove_ask_marked(struct app *app, const struct kind *kind)
{
    size_t count, links;
    struct buf text = {0};
    if (!app_read(app))
        return;
    int64_t *ids = list_marked(list_below(app), &count);
    if (describe(app, kind, ids, count, &links, &text)) {
        struct dialog_question question = {
            .title = words_in(app->lang, "Delete the marked records"),
            .text = buf_text(&text),
            .buttons = {{N_("Cancel"), NULL}, {N_("Delete them"), "y"}},
            .answer = answered,
            .kind = kind,
            .id = (int64_t)count,
        };
        if (links > 0)
            question.buttons[1] = (struct dialog_button){N_("Unlink and delete"), "x"};
        dialog_open(app, &question);
    }
    app_read_end(app);
    free(ids);
    buf_clear(&text);
}
