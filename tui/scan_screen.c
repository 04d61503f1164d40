/*
 * The screen of a scan: its keys. Files are read in scan_reading.c; its lines stand
 * in scan_rows.c, their words in scan_say.c, its actions in scan_acts.c.
 */
#include "tui/scan_screen.h"

#include "model/mem.h"
#include "tui/scan_screen_inside.h"

#include <stdlib.h>
#include <string.h>

static const struct pane_ops ops;

struct scan_screen *scan_screen_of(struct pane *pane)
{
    return pane->ops == &ops ? (struct scan_screen *)pane : NULL;
}

struct scan_screen *scan_screen_open(struct app *app)
{
    struct scan_screen *screen = mem_new(1, sizeof *screen);
    screen->pane.ops = &ops;
    screen->pane.context = ON_SCAN;
    screen->typed = mem_copy("");
    app_open(app, &screen->pane);
    return screen;
}

static void screen_free(struct pane *pane)
{
    struct scan_screen *screen = (struct scan_screen *)pane;
    scan_clear(&screen->scan);
    scan_how_clear(&screen->how);
    free(screen->refusal);
    free(screen->path);
    free(screen->typed);
    free(screen->ticked);
    free(screen->lines);
    free(screen);
}

void scan_screen_refresh(struct app *app, struct scan_screen *screen)
{
    struct why why = app_why(app);
    if (screen->refusal != NULL || !app_read(app))
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
    return focus_move(&screen->focus, move, screen->line_count);
}

static enum outcome screen_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct scan_screen *screen = (struct scan_screen *)pane;
    enum outcome pressed = focus_press(&screen->focus, key, screen->line_count);
    if (pressed == STAY && key->y == screen->filter_y)
        return scan_act_next_filter(app);
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? scan_act_choose(app) : pressed;
}

static void screen_reload(struct app *app, struct pane *pane)
{
    scan_screen_refresh(app, (struct scan_screen *)pane);
}

/* What applies to a file that could not be read yet. */
static bool unread_offers(const struct scan_screen *screen, const char *name)
{
    static const char *const names[] = {"scan-header", "scan-again", "scan-choose", "leave-scan"};
    if (strcmp(name, "scan-encoding") == 0 || strcmp(name, "scan-delimiter") == 0)
        return !screen->workbook;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static bool screen_offers(const struct pane *pane, const char *name)
{
    const struct scan_screen *screen = (const struct scan_screen *)pane;
    if (screen->refusal != NULL)
        return unread_offers(screen, name);
    struct scan_line line = scan_rows_at(screen);
    const struct scan_item *item =
        line.type == SCAN_LINE_ITEM ? &screen->scan.items[line.number] : NULL;
    if (strcmp(name, "scan-class") == 0)
        return item != NULL && item->sort == ITEMS_ITEM && item->id == 0;
    if (strcmp(name, "scan-tick") == 0)
        return line.type == SCAN_LINE_COUNT ||
               (item != NULL &&
                (item->standing == SCAN_UNDECLARED || item->standing == SCAN_UNKNOWN));
    if (strcmp(name, "scan-encoding") == 0 || strcmp(name, "scan-delimiter") == 0)
        return !screen->workbook;
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
