/*
 * The block of the overview about open incidents and requests by persons: what
 * is to be done next, and by when.
 */
#include "tui/overview_inside.h"

#include <string.h>

enum { NAMED = 6 }; /* rows, before those for all */

/* How many are overdue, and due within the week. */
static void draw_heading(struct sheet *sheet, const struct deadlines *deadlines)
{
    struct buf right = {0};
    for (int state = DEADLINE_OVERDUE; state <= DEADLINE_WEEK; state++)
        if (deadlines->states[state] > 0) {
            struct buf count = {0};
            sheet_count((int64_t)deadlines->states[state], &count);
            buf_printf(&right, "%s%s %s", right.length > 0 ? "  " : "",
                       sheet_words(sheet, deadline_standing((enum deadline_state)state)),
                       buf_text(&count));
            buf_clear(&count);
        }
    sheet_heading(sheet, sheet_words(sheet, overview_title(sheet->block)),
                  right.length == 0 ? NULL : buf_text(&right));
    buf_clear(&right);
}

static void draw_line(struct sheet *sheet, const struct deadline *line)
{
    bool urgent = line->state == DEADLINE_OVERDUE || line->state == DEADLINE_WEEK;
    struct buf left = {0}, right = {0};
    buf_printf(&left, "%s%s", urgent ? "! " : "  ",
               line->day[0] != '\0' ? line->day
                                    : sheet_words(sheet, deadline_standing(DEADLINE_UNDATED)));
    buf_printf(&right, "%s  %s", sheet_words(sheet, deadline_what_name(line->what)), line->name);
    if (line->state == DEADLINE_OVERDUE)
        buf_printf(&right, sheet_words(sheet, N_(" (%s)")),
                   sheet_words(sheet, deadline_standing(line->state)));
    sheet_row(sheet, urgent ? ROLE_WARNING : ROLE_TEXT, buf_text(&left),
              (int)strlen("! 2026-11-22"), buf_text(&right),
              (struct spot){.lead = LEAD_RECORD, .kind = line->kind, .id = line->id});
    buf_clear(&left);
    buf_clear(&right);
}

/* A row for all COUNT open records of a kind. */
static void draw_all(struct sheet *sheet, const char *kind, size_t count, const char *text)
{
    const struct kind *of = kinds_find(kind);
    if (count > 0)
        sheet_counted(sheet, ROLE_TEXT, text, (int64_t)count,
                      overview_to_list(of, overview_filter_open(of, sheet->app->lang)));
}

void overview_draw_deadlines(struct sheet *sheet)
{
    const struct overview *overview = overview_part(sheet->screen, OVERVIEW_DEADLINES);
    if (overview == NULL || overview->deadlines->count == 0)
        return;
    const struct deadlines *deadlines = overview->deadlines;
    draw_heading(sheet, deadlines);
    for (size_t i = 0; i < deadlines->count && i < NAMED; i++)
        draw_line(sheet, &deadlines->items[i]);
    if (deadlines->count <= NAMED)
        return;
    draw_all(sheet, "incident", deadlines->incidents,
             sheet_words(sheet, N_("Show all open incidents")));
    draw_all(sheet, "request", deadlines->requests,
             sheet_words(sheet, N_("Show all open requests")));
}
