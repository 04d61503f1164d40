/*
 * Reading the file of a scan, as the person says; again where that is changed. A
 * text that cannot be read as it was found is shown without a line of it: it may
 * be read in another encoding, or with another row as its header.
 */
#include "import/xlsx.h"
#include "model/mem.h"
#include "model/record.h"
#include "tui/file_pick.h"
#include "tui/progress.h"
#include "tui/reading_pick.h"
#include "tui/scan_screen_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void scan_how_clear(struct scan_how *how)
{
    free(how->encoding);
    free(how->sheet);
    *how = (struct scan_how){0};
}

static char *optional_copy(const char *text)
{
    return text == NULL ? NULL : mem_copy(text);
}

static struct scan_how how_copy(const struct scan_how *how)
{
    return (struct scan_how){.encoding = optional_copy(how->encoding),
                             .sheet = optional_copy(how->sheet),
                             .delimiter = how->delimiter,
                             .header_row = how->header_row};
}

/* Holds SCAN against category number ID, or finds likely ones where that is 0. */
static bool hold(struct app *app, int64_t id, struct scan *scan, struct why *why)
{
    if (id == 0)
        return scan_likely(app->model, scan, why);
    struct record *category = record_load(app->model, kinds_find("category"), id, why);
    bool done =
        category != NULL && scan_hold(app->model, scan, record_value(category, "code"), why);
    record_free(category);
    return done;
}

/* Reads the file at PATH as HOW says into SCAN, and holds it against category
 * number CATEGORY, or finds likely ones where that is 0. STOPPED: the person gave
 * it up. */
static bool read_file(struct app *app, const char *path, const struct scan_how *how,
                      int64_t category, struct scan *scan, bool *stopped, struct why *why)
{
    struct progress progress = progress_new(app, words_in(app->lang, "Reading the file"));
    const struct scan_options options = {.sheet = how->sheet,
                                         .encoding = how->encoding,
                                         .delimiter = how->delimiter,
                                         .header_row = how->header_row,
                                         .lang = app->lang,
                                         .on_screen = true,
                                         .going = progress_tell_time,
                                         .context = &progress};
    *scan = (struct scan){0};
    *stopped = false;
    if (!app_read(app)) {
        snprintf(why->text, sizeof why->text, "%s", buf_text(&app->message));
        return false;
    }
    bool done =
        scan_read(app->model, &path, 1, &options, scan, why) && hold(app, category, scan, why);
    app_read_end(app);
    *stopped = progress.stopped;
    progress_end(&progress);
    return done;
}

/* Whether the rows may be persons, each counted for one. */
static bool counts_rows(const struct scan *scan)
{
    return scan->files[0].told != ROSTER_LEDGER;
}

/* Shows SCAN, or that the file was refused for WHY, as it was read by HOW; the
 * screen owns both from now on. */
static void show(struct scan_screen *screen, struct scan scan, struct scan_how how,
                 const struct why *why)
{
    scan_clear(&screen->scan);
    scan_how_clear(&screen->how);
    free(screen->refusal);
    screen->scan = scan;
    screen->how = how;
    screen->refusal = why == NULL ? NULL : mem_copy(why->text);
    screen->ticked_count = 0;
    screen->decided = false;
    screen->count = why == NULL && counts_rows(&scan) ? SCAN_COUNT_ROWS : SCAN_COUNT_LEFT;
    screen->filter = SCAN_SHOW_ALL;
    screen->focus.at = 0;
    scan_rows_make(screen);
}

/* Whether the screen can help with the file at PATH, of which SCAN is what was
 * read before it was refused. */
static bool can_help(const char *path, const struct scan *scan)
{
    struct stat about;
    if (scan->files == NULL || access(path, R_OK) != 0 || stat(path, &about) != 0)
        return false;
    return scan->files[0].headless || (about.st_size > 0 && xlsx_magic(path) == XLSX_NONE);
}

bool scan_screen_read(struct app *app, const char *path, const char *sheet, int64_t category,
                      struct why *why)
{
    struct scan scan;
    struct scan_how how = {.sheet = optional_copy(sheet)};
    bool stopped;
    bool read = read_file(app, path, &how, category, &scan, &stopped, why);
    if (!read && (stopped || !can_help(path, &scan))) {
        scan_clear(&scan);
        scan_how_clear(&how);
        return false;
    }
    struct scan_screen *screen = scan_screen_open(app);
    screen->path = mem_copy(path);
    screen->workbook = xlsx_magic(path) != XLSX_NONE;
    screen->category = category;
    show(screen, scan, how, read ? NULL : why);
    return true;
}

static bool take_file(struct app *app, const struct file_picked *picked, size_t count,
                      void *context, struct why *why)
{
    (void)count;
    return scan_screen_read(app, picked->path, picked->sheet, *(const int64_t *)context, why);
}

void scan_screen_ask(struct app *app, int64_t category)
{
    int64_t *context = mem_new(1, sizeof *context);
    *context = category;
    file_pick_open(app, &(struct file_pick_order){
                            .title = words_in(app->lang, "Scan a roster"),
                            .about = words_in(app->lang, "Of a roster its columns and the number "
                                                         "of its rows are taken. No cell is "
                                                         "stored or shown."),
                            .take = take_file,
                            .context = context,
                        });
}

/* Reads the file as HOW says, which it owns. Where that cannot be done, what was
 * read before stays. */
static enum outcome read_as(struct app *app, struct scan_how how)
{
    struct scan_screen *screen = scan_screen_of(app->top);
    struct why why = app_why(app);
    struct scan scan;
    bool stopped;
    int64_t category = screen->refusal == NULL ? screen->scan.id : screen->category;
    if (read_file(app, screen->path, &how, category, &scan, &stopped, &why)) {
        show(screen, scan, how, NULL);
        app_say(app, ROLE_OK, N_("The file was read again; nothing is ticked."));
    } else if (screen->refusal != NULL && !stopped && scan.files != NULL) {
        show(screen, scan, how, &why);
    } else {
        scan_clear(&scan);
        scan_how_clear(&how);
        app_refuse(app, &why);
    }
    return REDRAW;
}

enum outcome scan_act_again(struct app *app)
{
    return read_as(app, how_copy(&scan_screen_of(app->top)->how));
}

static enum outcome encoding_chosen(struct app *app, struct picker *picker)
{
    const char *id = picker_picked(picker);
    if (id == NULL)
        return REDRAW;
    struct scan_how how = how_copy(&scan_screen_of(app->top)->how);
    free(how.encoding);
    how.encoding = id[0] == '\0' ? NULL : mem_copy(id);
    return read_as(app, how);
}

static enum outcome delimiter_chosen(struct app *app, struct picker *picker)
{
    const char *id = picker_picked(picker);
    if (id == NULL)
        return REDRAW;
    struct scan_how how = how_copy(&scan_screen_of(app->top)->how);
    how.delimiter = id[0];
    return read_as(app, how);
}

static enum outcome refuse_workbook(struct app *app)
{
    app_say(app, ROLE_WARNING, N_("A workbook has neither an encoding nor a delimiter."));
    return REDRAW;
}

enum outcome scan_act_encoding(struct app *app)
{
    const struct scan_screen *screen = scan_screen_of(app->top);
    if (screen->workbook)
        return refuse_workbook(app);
    reading_pick_encoding(app, screen->how.encoding, encoding_chosen);
    return REDRAW;
}

enum outcome scan_act_delimiter(struct app *app)
{
    const struct scan_screen *screen = scan_screen_of(app->top);
    if (screen->workbook)
        return refuse_workbook(app);
    reading_pick_delimiter(app, screen->how.delimiter, delimiter_chosen);
    return REDRAW;
}

enum outcome scan_read_header(struct app *app, size_t row)
{
    struct scan_how how = how_copy(&scan_screen_of(app->top)->how);
    how.header_row = row;
    return read_as(app, how);
}
