/*
 * The lines on the screen of a scan: what is to be decided stands first.
 */
#include "model/mem.h"
#include "tui/scan_screen_inside.h"

#include <stdlib.h>
#include <string.h>

/* In the order of the lines. */
static enum scan_filter filter_of(enum scan_standing standing)
{
    switch (standing) {
    case SCAN_UNDECLARED:
    case SCAN_EXCLUDED:
        return SCAN_SHOW_UNDECLARED;
    case SCAN_UNKNOWN:
        return SCAN_SHOW_UNKNOWN;
    case SCAN_DECLARED:
        return SCAN_SHOW_DECLARED;
    case SCAN_UNHELD:
    case SCAN_NOT_PERSONAL:
        break;
    }
    return SCAN_SHOW_OTHERS;
}

static void add_line(struct scan_screen *screen, enum scan_line_type type, size_t number)
{
    screen->lines =
        mem_grow(screen->lines, screen->line_count, &screen->line_capacity, sizeof *screen->lines);
    screen->lines[screen->line_count++] = (struct scan_line){type, number};
}

static void add_about(struct scan_screen *screen)
{
    const struct scan *scan = &screen->scan;
    add_line(screen, SCAN_LINE_FILE, 0);
    if (screen->refusal != NULL)
        return;
    add_line(screen, SCAN_LINE_CATEGORY, 0);
    for (size_t i = 0; i < scan->likely_count && scan->id == 0; i++)
        add_line(screen, SCAN_LINE_LIKELY, i);
    if (scan->id != 0)
        add_line(screen, SCAN_LINE_COUNT, 0);
}

/* Items of one standing in the order of their columns; what was decided may have
 * left one without any. */
static void add_items(struct scan_screen *screen, enum scan_standing standing)
{
    const struct scan *scan = &screen->scan;
    for (size_t i = 0; i < scan->count; i++)
        if (scan->items[i].standing == standing && scan_item_columns(scan, i) > 0)
            add_line(screen, SCAN_LINE_ITEM, i);
}

static void add_filtered(struct scan_screen *screen, enum scan_filter filter)
{
    static const enum scan_standing order[] = {SCAN_UNDECLARED, SCAN_EXCLUDED, SCAN_UNKNOWN,
                                               SCAN_DECLARED,   SCAN_UNHELD,   SCAN_NOT_PERSONAL};
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        if (filter == SCAN_SHOW_ALL || filter_of(order[i]) == filter)
            add_items(screen, order[i]);
        /* Behind those that are declared and there. */
        if (order[i] == SCAN_DECLARED && (filter == SCAN_SHOW_ALL || filter == SCAN_SHOW_ABSENT))
            for (size_t k = 0; k < screen->scan.absent_count; k++)
                add_line(screen, SCAN_LINE_ABSENT, k);
    }
}

size_t scan_rows_of(const struct scan_screen *screen, enum scan_filter filter)
{
    const struct scan *scan = &screen->scan;
    size_t count = filter == SCAN_SHOW_ALL || filter == SCAN_SHOW_ABSENT ? scan->absent_count : 0;
    for (size_t i = 0; i < scan->count && filter != SCAN_SHOW_ABSENT; i++)
        count += scan_item_columns(scan, i) > 0 &&
                 (filter == SCAN_SHOW_ALL || filter_of(scan->items[i].standing) == filter);
    return count;
}

static bool same(struct scan_line a, struct scan_line b)
{
    return a.type == b.type && a.number == b.number;
}

static void focus(struct scan_screen *screen, struct scan_line line)
{
    size_t i = 0;
    while (i < screen->line_count && !same(screen->lines[i], line))
        i++;
    if (i < screen->line_count)
        screen->focus.at = i;
    else if (screen->focus.at >= screen->line_count)
        screen->focus.at = screen->line_count - 1;
}

void scan_rows_make(struct scan_screen *screen)
{
    struct scan_line before =
        screen->line_count > 0 ? scan_rows_at(screen) : (struct scan_line){.type = SCAN_LINE_FILE};
    if (scan_rows_of(screen, screen->filter) == 0)
        screen->filter = SCAN_SHOW_ALL;
    screen->line_count = 0;
    if (screen->filter == SCAN_SHOW_ALL)
        add_about(screen);
    add_filtered(screen, screen->filter);
    focus(screen, before);
}

void scan_rows_filter(struct scan_screen *screen, enum scan_filter filter)
{
    struct scan_line before = scan_rows_at(screen);
    screen->filter = filter;
    scan_rows_make(screen);
    if (!same(scan_rows_at(screen), before))
        screen->focus.at = 0;
}

void scan_rows_focus(struct scan_screen *screen, size_t item)
{
    focus(screen, (struct scan_line){SCAN_LINE_ITEM, item});
}

struct scan_line scan_rows_at(const struct scan_screen *screen)
{
    return screen->lines[screen->focus.at];
}

bool scan_rows_ticked(const struct scan_screen *screen, size_t item)
{
    return item < screen->ticked_count && screen->ticked[item] &&
           screen->scan.items[item].standing == SCAN_UNDECLARED;
}

void scan_rows_tick(struct scan_screen *screen, size_t item, bool on)
{
    if (item >= screen->ticked_count) {
        screen->ticked = mem_resize(screen->ticked, item + 1, sizeof *screen->ticked);
        memset(screen->ticked + screen->ticked_count, 0,
               (item + 1 - screen->ticked_count) * sizeof *screen->ticked);
        screen->ticked_count = item + 1;
    }
    screen->ticked[item] = on;
    screen->decided = true;
}
