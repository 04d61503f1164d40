/*
 * The screen of a scan: how a file becomes one, its keys. Its lines stand in
 * scan_rows.c, their words in scan_say.c, its actions in scan_acts.c.
 */
#include "tui/scan_screen.h"

#include "model/mem.h"
#include "model/record.h"
#include "tui/file_pick.h"
#include "tui/progress.h"
#include "tui/scan_screen_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct pane_ops ops;

struct scan_screen *scan_screen_of(struct pane *pane)
{
    return pane->ops == &ops ? (struct scan_screen *)pane : NULL;
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

/* Reads the file at PATH, of which SHEET is meant (or NULL), into SCAN, and holds
 * it against category number CATEGORY, or finds likely ones where that is 0. */
static bool read_file(struct app *app, const char *path, const char *sheet, int64_t category,
                      struct scan *scan, struct why *why)
{
    struct progress progress = progress_new(app, words_in(app->lang, "Reading the file"));
    const struct scan_options options = {.sheet = sheet,
                                         .lang = app->lang,
                                         .on_screen = true,
                                         .going = progress_tell_time,
                                         .context = &progress};
    *scan = (struct scan){0};
    if (!app_read(app)) {
        snprintf(why->text, sizeof why->text, "%s", buf_text(&app->message));
        return false;
    }
    bool done =
        scan_read(app->model, &path, 1, &options, scan, why) && hold(app, category, scan, why);
    app_read_end(app);
    progress_end(&progress);
    return done;
}

/* Whether the rows may be persons, each counted for one. */
static bool counts_rows(const struct scan *scan)
{
    return scan->files[0].told != ROSTER_LEDGER;
}

static bool take_file(struct app *app, const struct file_picked *picked, size_t count,
                      void *context, struct why *why)
{
    struct scan scan;
    (void)count;
    const int64_t *category = context;
    if (!read_file(app, picked->path, picked->sheet, *category, &scan, why)) {
        scan_clear(&scan);
        return false;
    }
    struct scan_screen *screen = mem_new(1, sizeof *screen);
    screen->pane.ops = &ops;
    screen->pane.context = ON_SCAN;
    screen->path = mem_copy(picked->path);
    screen->sheet = picked->sheet == NULL ? NULL : mem_copy(picked->sheet);
    screen->typed = mem_copy("");
    screen->scan = scan;
    screen->count = counts_rows(&scan) ? SCAN_COUNT_ROWS : SCAN_COUNT_LEFT;
    scan_rows_make(screen);
    app_open(app, &screen->pane);
    return true;
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

static void screen_free(struct pane *pane)
{
    struct scan_screen *screen = (struct scan_screen *)pane;
    scan_clear(&screen->scan);
    free(screen->path);
    free(screen->sheet);
    free(screen->typed);
    free(screen->ticked);
    free(screen->lines);
    free(screen);
}

/* Reads the file once more and forgets what was decided. */
enum outcome scan_act_again(struct app *app)
{
    struct scan_screen *screen = (struct scan_screen *)app->top;
    struct why why = app_why(app);
    struct scan scan;
    if (!read_file(app, screen->path, screen->sheet, screen->scan.id, &scan, &why)) {
        scan_clear(&scan);
        app_refuse(app, &why);
        return REDRAW;
    }
    scan_clear(&screen->scan);
    screen->scan = scan;
    screen->ticked_count = 0;
    screen->decided = false;
    screen->count = counts_rows(&scan) ? SCAN_COUNT_ROWS : SCAN_COUNT_LEFT;
    screen->at = 0;
    scan_rows_make(screen);
    app_say(app, ROLE_OK, N_("The file was read again; nothing is ticked."));
    return REDRAW;
}

void scan_screen_refresh(struct app *app, struct scan_screen *screen)
{
    struct why why = app_why(app);
    if (!app_read(app))
        return;
    if (!scan_refresh(app->model, &screen->scan, &why))
        app_refuse(app, &why);
    app_read_end(app);
    scan_rows_make(screen);
}

char *scan_screen_persons(const struct scan_screen *screen)
{
    struct buf rows = {0};
    if (screen->count == SCAN_COUNT_LEFT)
        return mem_copy("");
    if (screen->count == SCAN_COUNT_TYPED)
        return mem_copy(screen->typed);
    buf_printf(&rows, "%zu", screen->scan.files[0].rows);
    return buf_take(&rows);
}

static void screen_title(struct app *app, struct pane *pane, struct buf *out)
{
    const struct scan_screen *screen = (const struct scan_screen *)pane;
    buf_printf(out, words_in(app->lang, "Scan: %s"), screen->scan.files[0].name);
}

static enum outcome screen_move(struct app *app, struct pane *pane, enum move move)
{
    struct scan_screen *screen = (struct scan_screen *)pane;
    (void)app;
    screen->at = pane_moved(screen->at, move, screen->line_count, screen->page);
    return REDRAW;
}

static enum outcome screen_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct scan_screen *screen = (struct scan_screen *)pane;
    if (key->type != KEYS_PRESS && key->type != KEYS_DOUBLE)
        return PASS;
    if (key->y == screen->filter_y)
        return scan_act_next_filter(app);
    if (!pane_row_at(key, screen->rows_area, screen->first, screen->line_count, &screen->at))
        return STAY;
    return key->type == KEYS_DOUBLE ? scan_act_choose(app) : REDRAW;
}

static void screen_reload(struct app *app, struct pane *pane)
{
    scan_screen_refresh(app, (struct scan_screen *)pane);
}

static bool screen_offers(const struct pane *pane, const char *name)
{
    const struct scan_screen *screen = (const struct scan_screen *)pane;
    struct scan_line line = scan_rows_at(screen);
    const struct scan_item *item =
        line.type == SCAN_LINE_ITEM ? &screen->scan.items[line.number] : NULL;
    if (strcmp(name, "scan-class") == 0)
        return item != NULL && item->sort == ITEMS_ITEM && item->id == 0;
    if (strcmp(name, "scan-tick") == 0)
        return line.type == SCAN_LINE_COUNT ||
               (item != NULL &&
                (item->standing == SCAN_UNDECLARED || item->standing == SCAN_UNKNOWN));
    if (strcmp(name, "scan-overrule") == 0)
        return screen->scan.files[0].told != ROSTER_PERSONS;
    if (strcmp(name, "scan-apply") == 0 || strcmp(name, "scan-tick-all") == 0)
        return screen->scan.id != 0;
    return strcmp(name, "scan-choose") != 0 || line.type != SCAN_LINE_ABSENT;
}

static const struct pane_ops ops = {
    .title = screen_title,
    .key = screen_key,
    .move = screen_move,
    .draw = scan_draw,
    .reload = screen_reload,
    .offers = screen_offers,
    .free = screen_free,
};
