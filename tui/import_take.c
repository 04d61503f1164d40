/*
 * The import assistant asks for files, reads them, and is left for others.
 */
#include "import/xlsx.h"
#include "model/mem.h"
#include "tui/dialog.h"
#include "tui/file_pick.h"
#include "tui/import_inside.h"
#include "tui/progress.h"
#include "tui/scan_screen.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Says that the file is being read where it takes a while before the first row. */
static void tell_reading(const struct progress *progress, const char *path)
{
    enum { LARGE_BYTES = 16 * 1024 * 1024 };
    struct stat found;
    if (stat(path, &found) == 0 && found.st_size >= LARGE_BYTES)
        progress_show(progress);
}

/* Reads the file that INTAKE is about. STOPPED: the person gave it up. */
static bool read_file(struct app *app, struct intake *intake, bool *stopped, struct why *why)
{
    struct buf what = {0};
    if (intake_files(intake) > 1)
        buf_printf(&what, words_in(app->lang, "Reading file %zu of %zu"), intake_file(intake) + 1,
                   intake_files(intake));
    else
        buf_puts(&what, words_in(app->lang, "Reading the file"));
    struct progress progress = progress_new(app, buf_text(&what));
    const struct import_watch watch = {.going = progress_tell_time, .context = &progress};
    tell_reading(&progress, intake_path(intake));
    bool read = intake_read(intake, &watch, why);
    *stopped = progress.stopped;
    progress_end(&progress);
    buf_clear(&what);
    return read;
}

enum outcome import_read_again(struct app *app, struct importing *importing)
{
    struct why why = app_why(app);
    bool stopped;
    read_file(app, importing->intake, &stopped, &why);
    if (stopped) {
        app_refuse(app, &why);
        return REDRAW;
    }
    importing->planned = false;
    import_begin_file(app, importing);
    return REDRAW;
}

/* Whether the screen can help with a file that could not be read: by another
 * encoding, delimiter or header, or by the way to a scan. */
static bool can_help(const struct intake *intake)
{
    const char *path = intake_path(intake);
    struct stat about;
    return intake_is_roster(intake) || intake_head_count(intake) > 0 ||
           (access(path, R_OK) == 0 && stat(path, &about) == 0 && about.st_size > 0 &&
            xlsx_magic(path) == XLSX_NONE);
}

/* Reads the files; false with WHY where one of them can be no part of the
 * import. */
static bool read_files(struct app *app, struct intake *intake, const struct file_picked *picked,
                       struct why *why)
{
    for (size_t i = 0; i < intake_files(intake); i++) {
        bool stopped;
        intake_turn(intake, i);
        intake_say(intake, INTAKE_SHEET, picked[i].sheet);
        if (!read_file(app, intake, &stopped, why) && (stopped || !can_help(intake)))
            return false;
    }
    intake_turn(intake, 0);
    return true;
}

/* Puts INTAKE in place of the one before. */
static void begin_with(struct importing *importing, struct intake *intake)
{
    intake_close(importing->intake);
    importing->intake = intake;
    free(importing->looked_at);
    importing->looked_at = mem_new(intake_files(intake), sizeof *importing->looked_at);
    importing->planned = importing->outdated = false;
    importing->line_count = 0;
    importing->tab = IMPORT_ALL;
    memset(importing->focus, 0, sizeof importing->focus);
    import_go(importing, IMPORT_FILE);
}

/* Goes to the first file that is no export of ours; where all are, to the plan. */
static void show_first(struct app *app, struct importing *importing)
{
    for (size_t i = 0; i < intake_files(importing->intake); i++) {
        import_turn(app, importing, i);
        const struct headers *headers = intake_headers(importing->intake);
        if (headers == NULL || !headers->own || importing->refusal != NULL)
            return;
        importing->looked_at[i] = true;
    }
    if (import_plan(app, importing))
        import_go(importing, IMPORT_PLAN);
}

static bool take_files(struct app *app, const struct file_picked *picked, size_t count,
                       void *context, struct why *why)
{
    const char **paths = mem_new(count, sizeof *paths);
    (void)context;
    for (size_t i = 0; i < count; i++)
        paths[i] = picked[i].path;
    struct intake *intake = intake_open(app->model, paths, count, app->lang);
    free(paths);
    if (!read_files(app, intake, picked, why)) {
        intake_close(intake);
        return false;
    }
    struct importing *importing = import_open(app);
    begin_with(importing, intake);
    show_first(app, importing);
    return true;
}

enum outcome import_act_open(struct app *app)
{
    file_pick_open(app, &(struct file_pick_order){
                            .title = words_in(app->lang, "Import a file"),
                            .about = words_in(app->lang, "A ledger as CSV, text or .xlsx; Space "
                                                         "marks several. Nothing is changed "
                                                         "before you say so."),
                            .several = true,
                            .take = take_files,
                        });
    return REDRAW;
}

/* Whether the person did something that is lost with the file. */
static bool has_work(const struct importing *importing)
{
    return intake_corrections(importing->intake) > 0 || intake_has_choices(importing->intake);
}

/* Asks whether it may be lost; ANSWER is called if so. */
static enum outcome ask_to_drop(struct app *app,
                                enum outcome (*answer)(struct app *app,
                                                       const struct dialog_question *question,
                                                       size_t button))
{
    dialog_open(app, &(struct dialog_question){
                         .title = words_in(app->lang, "Leave this file"),
                         .text = words_in(app->lang, "Nothing was imported. What you chose for "
                                                     "columns and corrected in cells is lost."),
                         .buttons = {{N_("Back"), NULL}, {N_("Leave"), "y"}},
                         .answer = answer,
                     });
    return REDRAW;
}

static enum outcome leave_for_file(struct app *app, const struct dialog_question *question,
                                   size_t button)
{
    (void)question;
    (void)button;
    return import_act_open(app);
}

enum outcome import_act_file(struct app *app)
{
    return has_work(import_top(app)) ? ask_to_drop(app, leave_for_file) : import_act_open(app);
}

static enum outcome leave(struct app *app, const struct dialog_question *question, size_t button)
{
    (void)app;
    (void)question;
    (void)button;
    return CLOSE;
}

/* Closes the assistant and scans the file. */
static enum outcome scan_file(struct app *app)
{
    const struct intake *intake = import_top(app)->intake;
    const char *sheet = intake_said(intake, INTAKE_SHEET);
    char *path = mem_copy(intake_path(intake)), *of = sheet == NULL ? NULL : mem_copy(sheet);
    struct why why = app_why(app);
    bool roster = intake_is_roster(intake);
    struct pane *pane = app_take(app);
    pane->ops->free(pane);
    if (!roster)
        scan_screen_ask(app, 0);
    else if (!scan_screen_read(app, path, of, 0, &why))
        app_refuse(app, &why);
    free(path);
    free(of);
    return REDRAW;
}

static enum outcome leave_for_scan(struct app *app, const struct dialog_question *question,
                                   size_t button)
{
    (void)question;
    (void)button;
    return scan_file(app);
}

enum outcome import_act_scan(struct app *app)
{
    return has_work(import_top(app)) ? ask_to_drop(app, leave_for_scan) : scan_file(app);
}

/* The step before the first one of a file: the last one of the file before. */
static enum outcome leave_file(struct app *app, struct importing *importing)
{
    size_t file = intake_file(importing->intake);
    if (file == 0)
        return has_work(importing) ? ask_to_drop(app, leave) : CLOSE;
    intake_turn(importing->intake, file - 1);
    import_show_last(app, importing);
    return REDRAW;
}

enum outcome import_act_back(struct app *app)
{
    struct importing *importing = import_top(app);
    if (importing->step == IMPORT_FILE)
        return leave_file(app, importing);
    if (importing->step == IMPORT_PLAN)
        import_show_last(app, importing);
    else
        import_show_file(app, importing);
    return REDRAW;
}
