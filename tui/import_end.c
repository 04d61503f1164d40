/*
 * The end of an import: the plan is carried out as one change, and told.
 */
#include "model/mem.h"
#include "model/numbers.h"
#include "model/record.h"
#include "tui/dialog.h"
#include "tui/import_inside.h"
#include "tui/list.h"
#include "tui/progress.h"
#include "tui/reason.h"

#include <unistd.h>

/* Adds the names of the files that refused rows go to, BETWEEN them. Whether any
 * of them is there already. */
static bool put_refused(const struct intake *intake, bool whole, const char *between,
                        struct buf *out)
{
    bool there = false, any = false;
    for (size_t i = 0; i < intake_files(intake); i++) {
        struct buf path = {0};
        if (!intake_refused_path(intake, i, &path))
            continue;
        buf_printf(out, "%s%s", any ? between : "",
                   whole ? buf_text(&path) : import_base_name(buf_text(&path)));
        there = there || access(path.text, F_OK) == 0;
        any = true;
        buf_clear(&path);
    }
    return there;
}

/* Adds what became of the mappings. */
static void put_mappings(const struct app *app, const struct intake *intake, struct buf *out)
{
    const struct plan *plan = intake_told(intake);
    for (size_t i = 0; i < plan->file_count; i++)
        if (plan->files[i].mapping_lost != NULL) {
            buf_printf(out, words_in(app->lang, " Where the columns go was not kept: %s"),
                       plan->files[i].mapping_lost);
            return;
        }
    if (intake_has_choices(intake))
        buf_puts(out, words_in(app->lang, " Where the columns go is kept for the next file with "
                                          "this header."));
}

/* Adds how many records came in. */
static void put_counts(const struct app *app, const struct plan *plan, struct buf *out)
{
    struct count_text added = count_text((int64_t)plan_count(plan, PLAN_NEW));
    struct count_text changed = count_text((int64_t)plan_count(plan, PLAN_CHANGED));
    struct key_name key = app_key_of(app, ON_LIST, "undo");
    if (plan->created.count > 0)
        buf_printf(out,
                   words_in(app->lang, "Imported: %s new, %s changed, %s linked records made. "
                                       "%s takes it back."),
                   added.text, changed.text, count_text((int64_t)plan->created.count).text,
                   key.text);
    else
        buf_printf(out, words_in(app->lang, "Imported: %s new, %s changed. %s takes it back."),
                   added.text, changed.text, key.text);
}

/* Tells what was done, before the screen closes. */
static void tell_done(struct app *app, const struct importing *importing)
{
    const struct plan *plan = intake_told(importing->intake);
    size_t refused = plan_count(plan, PLAN_REFUSED);
    struct buf text = {0}, paths = {0};
    put_counts(app, plan, &text);
    if (refused > 0) {
        put_refused(importing->intake, true, words_in(app->lang, ", "), &paths);
        buf_printf(&text,
                   words_count(app->lang, " %s row was refused and stands in %s.",
                               " %s rows were refused and stand in %s.", refused),
                   count_text((int64_t)refused).text, buf_text(&paths));
    }
    put_mappings(app, importing->intake, &text);
    app_say(app, ROLE_OK, "%s", buf_text(&text));
    buf_clear(&text);
    buf_clear(&paths);
}

/* Has the list show the first record that is new, or else changed. */
static void focus_first(struct app *app, const struct importing *importing)
{
    const struct plan *plan = intake_told(importing->intake);
    const struct plan_row *first = NULL;
    const struct kind *kind = NULL;
    for (size_t i = 0; i < intake_rows(importing->intake); i++) {
        const struct plan_row *row = intake_row(importing->intake, i);
        if (row->outcome != PLAN_NEW && (row->outcome != PLAN_CHANGED || first != NULL))
            continue;
        first = row;
        kind = plan->files[intake_row_file(importing->intake, i)].kind;
        if (row->outcome == PLAN_NEW)
            break;
    }
    if (first == NULL || !app_read(app))
        return;
    list_show(app, list_below(app), kind, record_find(app->model, kind, first->code));
    app_read_end(app);
}

/* Carries the plan out; CONTEXT points to whether the good rows alone are taken. */
static enum outcome carry_out(struct app *app, const char *reason, void *context)
{
    struct importing *importing = import_top(app);
    bool good = *(const bool *)context;
    struct why why = app_why(app);
    struct progress progress = progress_new(app, words_in(app->lang, "Importing"));
    const struct import_watch watch = {.tell = progress_tell, .context = &progress};
    bool done = intake_carry_out(importing->intake, good, reason, &watch, &why);
    progress_end(&progress);
    if (done && intake_told(importing->intake)->state == PLAN_CARRIED) {
        focus_first(app, importing);
        tell_done(app, importing);
        app->changed = true;
        return CLOSE;
    }
    if (done)
        app_say(app, ROLE_WARNING,
                N_("Nothing was changed: rows are refused that were not before."));
    else
        app_refuse(app, &why);
    importing->planned = done;
    import_make_lines(importing);
    return REDRAW;
}

static enum outcome ask_reason(struct app *app, bool good)
{
    bool *context = mem_new(1, sizeof *context);
    *context = good;
    return reason_ask(app, NULL, carry_out, context);
}

static enum outcome good_rows(struct app *app, const struct dialog_question *question,
                              size_t button)
{
    (void)question;
    (void)button;
    intake_options(import_top(app)->intake)->force = true;
    return ask_reason(app, true);
}

/* Asks what becomes of the rows that are not refused. */
static void ask_good(struct app *app, const struct importing *importing)
{
    struct buf text = {0}, names = {0};
    size_t refused = importing->counts[IMPORT_REFUSED];
    bool there = put_refused(importing->intake, false, words_in(app->lang, ", "), &names);
    buf_printf(&text, words_count(app->lang, "%s row is refused.", "%s rows are refused.", refused),
               count_text((int64_t)refused).text);
    buf_printf(&text, "\n%s\n%s",
               words_in(app->lang, "They can be corrected here or left out. Or the other rows are "
                                   "taken, and these are written beside the file, with the "
                                   "reasons:"),
               buf_text(&names));
    if (there)
        buf_printf(&text, "\n%s", words_in(app->lang, "It is there already and will be replaced."));
    dialog_open(app, &(struct dialog_question){
                         .title = words_in(app->lang, "Rows are refused"),
                         .text = buf_text(&text),
                         .buttons = {{N_("Back"), NULL}, {N_("Take the good rows"), "g"}},
                         .answer = good_rows,
                     });
    buf_clear(&text);
    buf_clear(&names);
}

enum outcome import_act_carry_out(struct app *app)
{
    struct importing *importing = import_top(app);
    if (!importing->planned || importing->outdated) {
        if (import_plan(app, importing))
            app_say(
                app, ROLE_WARNING,
                N_("The plan was made anew, as something had changed. Look at it, then import."));
        return REDRAW;
    }
    size_t taken = importing->counts[IMPORT_NEW] + importing->counts[IMPORT_CHANGED];
    if (taken == 0) {
        app_say(app, ROLE_WARNING, N_("There is nothing to import: no row is new or changed."));
        return REDRAW;
    }
    if (importing->counts[IMPORT_REFUSED] == 0)
        return ask_reason(app, false);
    ask_good(app, importing);
    return REDRAW;
}
