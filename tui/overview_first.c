/*
 * The block of the overview about the first week: what is to be recorded, ticked off from
 * what is there.
 */
#include "tui/overview_inside.h"

#include <stdio.h>
#include <string.h>

void overview_draw_first_week(struct sheet *sheet)
{
    const struct overview *overview = overview_part(sheet->screen, OVERVIEW_FIRST_WEEK);
    if (overview == NULL || !overview->first_week.shown)
        return;
    char count[24];
    snprintf(count, sizeof count, "%d/%d", overview->first_week.count, (int)FIRST_WEEK_STEPS);
    sheet_heading(sheet, sheet_words(sheet, overview_title(sheet->block)), count);
    for (int i = 0; i < FIRST_WEEK_STEPS; i++) {
        const struct first_week_step *step = &first_week_steps[i];
        bool done = overview->first_week.done[i];
        sheet_row(sheet, done ? ROLE_DIM : ROLE_TEXT, done ? "[x]" : "[ ]", (int)strlen("[x]"),
                  sheet_words(sheet, step->title), overview_to_list(kinds_find(step->kind), NULL));
    }
}
