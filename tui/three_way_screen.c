/* See three_way_screen.h. How it ends stands in three_way_end.c. */
#include "tui/three_way_inside.h"

#include "model/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const struct pane_ops ops;

struct three_way_screen *three_way_top(struct app *app)
{
    return (struct three_way_screen *)app->top;
}

const struct three_way_row *three_way_row(const struct three_way_screen *screen)
{
    return screen->focus.at < screen->count ? &screen->rows[screen->focus.at] : NULL;
}

struct three_way_record *three_way_record_of(const struct three_way_screen *screen,
                                             const struct three_way_row *row)
{
    bool has = row != NULL && (row->line == LINE_RECORD || row->line == LINE_CELL);
    return has ? &screen->plan.way->records[row->record] : NULL;
}

struct three_way_cell *three_way_cell_of(const struct three_way_screen *screen,
                                         const struct three_way_row *row)
{
    bool has = row != NULL && row->line == LINE_CELL;
    return has ? &screen->plan.way->records[row->record].cells[row->cell] : NULL;
}

static void add_row(struct three_way_screen *screen, enum three_way_line line, size_t record,
                    size_t cell)
{
    screen->rows = mem_grow(screen->rows, screen->count, &screen->capacity, sizeof *screen->rows);
    screen->rows[screen->count++] = (struct three_way_row){line, record, cell};
}

static void add_record(struct three_way_screen *screen, size_t r)
{
    const struct three_way_record *record = &screen->plan.way->records[r];
    if (screen->conflicts && !three_way_in_conflict(record))
        return;
    add_row(screen, LINE_RECORD, r, SIZE_MAX);
    for (size_t c = 0; c < record->cell_count; c++)
        if (!screen->conflicts || record->class == THREE_WAY_CONFLICT ||
            record->cells[c].class == THREE_WAY_CONFLICT)
            add_row(screen, LINE_CELL, r, c);
}

void three_way_make_rows(struct three_way_screen *screen)
{
    const struct three_way *way = screen->plan.way;
    const struct three_way_row *focus = three_way_row(screen);
    struct three_way_row kept = focus == NULL ? (struct three_way_row){0} : *focus;
    screen->count = 0;
    for (size_t g = 0; g < way->group_count; g++) {
        add_row(screen, LINE_GROUP, g, SIZE_MAX);
        for (size_t r = 0; r < way->record_count; r++)
            if (way->records[r].group == g)
                add_record(screen, r);
    }
    for (size_t n = 0; n < way->note_count && !screen->conflicts; n++)
        add_row(screen, LINE_NOTE, n, SIZE_MAX);
    screen->focus.at = 0;
    for (size_t i = 0; i < screen->count; i++)
        if (screen->rows[i].line == kept.line && screen->rows[i].record == kept.record &&
            screen->rows[i].cell == kept.cell)
            screen->focus.at = i;
}

void three_way_focus(struct three_way_screen *screen, size_t r, size_t c)
{
    for (size_t i = 0; i < screen->count; i++) {
        const struct three_way_row *row = &screen->rows[i];
        if ((row->line == LINE_RECORD || row->line == LINE_CELL) && row->record == r &&
            row->cell == c)
            screen->focus.at = i;
    }
    screen->read = 0;
}

bool three_way_row_open(const struct three_way_screen *screen, const struct three_way_row *row)
{
    const struct three_way_cell *cell = three_way_cell_of(screen, row);
    const struct three_way_record *record = three_way_record_of(screen, row);
    if (cell != NULL)
        return cell->choice == THREE_WAY_UNDECIDED;
    return record != NULL && record->choice == THREE_WAY_UNDECIDED;
}

/* The next row behind the focus that is to be decided; count where none is. */
static size_t next_open(const struct three_way_screen *screen)
{
    for (size_t i = 1; i <= screen->count; i++) {
        size_t at = (screen->focus.at + i) % screen->count;
        if (three_way_row_open(screen, &screen->rows[at]))
            return at;
    }
    return screen->count;
}

enum outcome three_way_act_next(struct app *app)
{
    struct three_way_screen *screen = three_way_top(app);
    size_t at = next_open(screen);
    if (at == screen->count) {
        app_say(app, ROLE_OK, N_("Every conflict is decided. %s writes what is taken."),
                app_key_of(app, ON_THREE_WAY, "three-way-apply").text);
        return REDRAW;
    }
    screen->focus.at = at;
    screen->read = 0;
    return REDRAW;
}

/* Decides what the focused row is: a cell, a record, all of a file. */
static enum outcome choose(struct app *app, enum three_way_choice choice, bool record)
{
    struct three_way_screen *screen = three_way_top(app);
    const struct three_way_row *row = three_way_row(screen);
    struct three_way_cell *cell = three_way_cell_of(screen, row);
    if (row == NULL || row->line == LINE_NOTE)
        return STAY;
    if (row->line == LINE_GROUP)
        three_way_choose_group(screen->plan.way, row->record, choice);
    else if (cell != NULL && !record)
        three_way_choose(cell, choice);
    else
        three_way_choose_record(three_way_record_of(screen, row), choice);
    screen->decided = true;
    return REDRAW;
}

enum outcome three_way_act_theirs(struct app *app)
{
    return choose(app, THREE_WAY_TAKE, false);
}

enum outcome three_way_act_mine(struct app *app)
{
    return choose(app, THREE_WAY_KEEP, false);
}

enum outcome three_way_act_record_theirs(struct app *app)
{
    return choose(app, THREE_WAY_TAKE, true);
}

enum outcome three_way_act_record_mine(struct app *app)
{
    return choose(app, THREE_WAY_KEEP, true);
}

enum outcome three_way_act_turn(struct app *app)
{
    const struct three_way_screen *screen = three_way_top(app);
    const struct three_way_row *row = three_way_row(screen);
    const struct three_way_cell *cell = three_way_cell_of(screen, row);
    const struct three_way_record *record = three_way_record_of(screen, row);
    if (record == NULL)
        return STAY;
    enum three_way_choice now = cell != NULL ? cell->choice : record->choice;
    return choose(app, now == THREE_WAY_TAKE ? THREE_WAY_KEEP : THREE_WAY_TAKE, false);
}

enum outcome three_way_act_conflicts(struct app *app)
{
    struct three_way_screen *screen = three_way_top(app);
    screen->conflicts = !screen->conflicts;
    three_way_make_rows(screen);
    return REDRAW;
}

enum outcome three_way_act_whole(struct app *app)
{
    struct three_way_screen *screen = three_way_top(app);
    screen->whole = !screen->whole;
    screen->read = 0;
    return REDRAW;
}

static enum outcome three_way_move(struct app *app, struct pane *pane, enum move move)
{
    struct three_way_screen *screen = (struct three_way_screen *)pane;
    (void)app;
    if (!screen->whole) {
        focus_move(&screen->focus, move, screen->count);
        screen->read = 0;
    } else if (move == MOVE_UP || move == MOVE_PAGE_UP) {
        int by = move == MOVE_UP ? 1 : (int)screen->focus.page;
        screen->read = screen->read > by ? screen->read - by : 0;
    } else if (move == MOVE_FIRST) {
        screen->read = 0;
    } else {
        screen->read += move == MOVE_DOWN   ? 1
                        : move == MOVE_LAST ? INT16_MAX
                                            : (int)screen->focus.page;
    }
    return REDRAW;
}

static enum outcome three_way_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct three_way_screen *screen = (struct three_way_screen *)pane;
    enum outcome pressed = focus_press(&screen->focus, key, screen->whole ? 0 : screen->count);
    if (pressed == REDRAW)
        screen->read = 0;
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? three_way_act_turn(app) : pressed;
}

static bool three_way_offers(const struct pane *pane, const char *name)
{
    const struct three_way_screen *screen = (const struct three_way_screen *)pane;
    const struct three_way_row *row = three_way_row(screen);
    bool note = row == NULL || row->line == LINE_NOTE;
    if (strcmp(name, "three-way-next") == 0)
        return next_open(screen) < screen->count;
    if (strcmp(name, "three-way-whole") == 0)
        return row != NULL && row->line != LINE_GROUP;
    return !note || (strcmp(name, "three-way-theirs") != 0 && strcmp(name, "three-way-mine") != 0 &&
                     strcmp(name, "three-way-turn") != 0);
}

static void three_way_title(struct app *app, struct pane *pane, struct buf *out)
{
    (void)app;
    buf_puts(out, ((struct three_way_screen *)pane)->title);
}

static void three_way_free_screen(struct pane *pane)
{
    struct three_way_screen *screen = (struct three_way_screen *)pane;
    if (screen->plan.free != NULL)
        screen->plan.free(screen->plan.context);
    for (size_t i = 0; i < 3; i++)
        free(screen->labels[i]);
    free(screen->title);
    free(screen->rows);
    free(screen);
}

void three_way_screen_open(struct app *app, const struct three_way_plan *plan)
{
    struct three_way_screen *screen = mem_new(1, sizeof *screen);
    screen->pane.ops = &ops;
    screen->pane.context = ON_THREE_WAY;
    screen->plan = *plan;
    screen->title = mem_copy(plan->title);
    screen->labels[0] = mem_copy(plan->base);
    screen->labels[1] = mem_copy(plan->theirs);
    screen->labels[2] = mem_copy(plan->mine);
    three_way_make_rows(screen);
    app_open(app, &screen->pane);
    size_t open = screen->count == 0 ? 0 : next_open(screen);
    if (open < screen->count)
        screen->focus.at = open;
}

static const struct pane_ops ops = {
    .title = three_way_title,
    .key = three_way_key,
    .move = three_way_move,
    .draw = three_way_draw,
    .offers = three_way_offers,
    .free = three_way_free_screen,
};
