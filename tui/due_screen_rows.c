/*
 * The rows of the calendar of disposal: the ends of periods and what is to be done of incidents
 * and requests, in the order of their days, as far as the filter lets them through.
 */
#include "model/mem.h"
#include "tui/due_screen_inside.h"
#include "tui/organization_mode.h"

#include <stdlib.h>
#include <string.h>

const struct due_line *due_screen_line(const struct due_screen *screen)
{
    if (screen->focus.at >= screen->count || screen->rows[screen->focus.at].open)
        return NULL;
    return &screen->shown->lines[screen->rows[screen->focus.at].number];
}

const struct deadline *due_screen_deadline(const struct due_screen *screen)
{
    if (screen->focus.at >= screen->count || !screen->rows[screen->focus.at].open)
        return NULL;
    return &screen->deadlines->items[screen->rows[screen->focus.at].number];
}

static bool passes(const struct due_line *line, enum due_filter filter)
{
    switch (filter) {
    case DUE_ONLY_OVERDUE:
        return line->state == DUE_OVERDUE;
    case DUE_ONLY_MUST:
        return line->what == DUE_MUST && line->state != DUE_UNDATED;
    case DUE_ONLY_MAY:
        return line->what == DUE_MAY && line->state != DUE_UNDATED;
    case DUE_ONLY_UNDATED:
        return line->state == DUE_UNDATED;
    case DUE_ONLY_OPEN:
        return false;
    case DUE_ALL:
    case DUE_FILTERS:
        break;
    }
    return true;
}

static bool passes_open(const struct deadline *deadline, enum due_filter filter)
{
    switch (filter) {
    case DUE_ONLY_OVERDUE:
        return deadline->state == DEADLINE_OVERDUE;
    case DUE_ONLY_MUST:
    case DUE_ONLY_MAY:
        return false;
    case DUE_ONLY_UNDATED:
        return deadline->state == DEADLINE_UNDATED;
    case DUE_ONLY_OPEN:
    case DUE_ALL:
    case DUE_FILTERS:
        break;
    }
    return true;
}

/* Counts ROW for the filters, and shows it where the present one lets it through. */
static void add(const struct app *app, struct due_screen *screen, struct due_row row)
{
    const struct deadline *deadline = row.open ? &screen->deadlines->items[row.number] : NULL;
    const struct due_line *line = row.open ? NULL : &screen->shown->lines[row.number];
    if (row.open ? !organization_mode_has(app, deadline->kind, deadline->id)
                 : !organization_mode_has(app, kinds_find("category"), line->category))
        return;
    for (int i = DUE_ALL; i < DUE_FILTERS; i++) {
        enum due_filter filter = (enum due_filter)i;
        bool passed = row.open ? passes_open(deadline, filter) : passes(line, filter);
        screen->counts[i] += passed;
        if (passed && filter == screen->filter)
            screen->rows[screen->count++] = row;
    }
}

/* Whether day A comes before B; what has none comes last. */
static bool before(const char *a, const char *b)
{
    return b[0] == '\0' ? a[0] != '\0' : a[0] != '\0' && strcmp(a, b) < 0;
}

void due_screen_find_rows(const struct app *app, struct due_screen *screen)
{
    const struct due *due = screen->shown;
    const struct deadlines *deadlines = screen->deadlines;
    size_t lines = due == NULL ? 0 : due->count, open = deadlines == NULL ? 0 : deadlines->count;
    screen->rows = mem_resize(screen->rows, lines + open + 1, sizeof *screen->rows);
    screen->count = 0;
    memset(screen->counts, 0, sizeof screen->counts);
    /* Both are in order. Of the same day what cannot wait comes first. */
    for (size_t line = 0, at = 0; line < lines || at < open;)
        if (line == lines ||
            (at < open && !before(due->lines[line].last, deadlines->items[at].day)))
            add(app, screen, (struct due_row){.open = true, .number = at++});
        else
            add(app, screen, (struct due_row){.number = line++});
    if (screen->focus.at >= screen->count)
        screen->focus.at = screen->count == 0 ? 0 : screen->count - 1;
}

static bool same_line(const struct due_line *a, const struct due_line *b)
{
    return a->category == b->category && a->rule->id == b->rule->id &&
           strcmp(a->event_on, b->event_on) == 0;
}

static bool same_deadline(const struct deadline *a, const struct deadline *b)
{
    return a->kind == b->kind && a->id == b->id && a->what == b->what;
}

void due_screen_take(const struct app *app, struct due_screen *screen, struct due *due,
                     struct deadlines *deadlines)
{
    const struct due_line *line = due_screen_line(screen);
    const struct deadline *deadline = due_screen_deadline(screen);
    struct due *old = screen->shown;
    struct deadlines *old_deadlines = screen->deadlines;
    screen->shown = due;
    screen->deadlines = deadlines;
    due_screen_find_rows(app, screen);
    size_t at = screen->focus.at;
    for (screen->focus.at = 0; screen->focus.at < screen->count; screen->focus.at++) {
        const struct due_line *now = due_screen_line(screen);
        const struct deadline *open = due_screen_deadline(screen);
        if ((line != NULL && now != NULL && same_line(now, line)) ||
            (deadline != NULL && open != NULL && same_deadline(open, deadline)))
            break;
    }
    if (screen->focus.at == screen->count)
        screen->focus.at = at;
    due_free(old);
    deadlines_free(old_deadlines);
}
