/* See review_due.h. */
#include "model/review_due.h"

#include "model/dates.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PARTS = 10 }; /* of the time between two reviews, the last of which is "soon" */

enum review_standing review_stands(const char *reviewed, const char *due, const char *today,
                                   char until[11])
{
    char from[11];
    until[0] = '\0';
    if (date_valid(due))
        snprintf(until, 11, "%s", due);
    else if (!date_valid(reviewed) || !date_add_years(reviewed, 1, until))
        return REVIEW_NEVER;
    long left = date_days(until) - date_days(today);
    if (left < 0)
        return REVIEW_OVERDUE;
    if (date_valid(reviewed) && strcmp(reviewed, until) < 0)
        snprintf(from, sizeof from, "%s", reviewed);
    else if (!date_add_years(until, -1, from))
        return REVIEW_FRESH;
    return left * PARTS <= date_days(until) - date_days(from) ? REVIEW_SOON : REVIEW_FRESH;
}

const char *review_standing_label(enum review_standing standing, enum lang lang)
{
    static const char *const labels[REVIEW_STANDINGS] = {
        [REVIEW_FRESH] = N_("fresh"),
        [REVIEW_SOON] = N_("due soon"),
        [REVIEW_OVERDUE] = N_("overdue"),
        [REVIEW_NEVER] = N_("neither reviewed nor planned"),
    };
    return words_in(lang, labels[standing]);
}

void review_due_clear(struct review_due *due)
{
    for (size_t i = 0; i < due->count; i++) {
        free(due->lines[i].code);
        free(due->lines[i].name);
        free(due->lines[i].department);
    }
    free(due->lines);
    *due = (struct review_due){0};
}

static int by_day(const void *a, const void *b)
{
    const struct review_due_line *x = a, *y = b;
    int order = (x->until[0] == '\0') - (y->until[0] == '\0');
    if (order == 0)
        order = strcmp(x->until, y->until);
    return order == 0 ? strcmp(x->code, y->code) : order;
}

bool review_due_read(struct model *m, struct review_due *due, struct why *why)
{
    size_t capacity = 0;
    *due = (struct review_due){0};
    history_today(m, due->today);
    model_begin_reading(m);
    struct statement *st = db_prepare(
        m->db, "SELECT c.id, c.code, c.name, coalesce(d.name, ''), c.reviewed_on, c.review_due_on "
               "FROM category c LEFT JOIN department d ON d.id = c.department "
               "WHERE c.status <> 'retired'");
    while (db_step(st)) {
        struct review_due_line line = {.id = db_int_at(st, 0)};
        line.standing = review_stands(db_text_at(st, 4), db_text_at(st, 5), due->today, line.until);
        due->of[line.standing]++;
        if (line.standing == REVIEW_FRESH)
            continue;
        line.code = mem_copy(db_text_at(st, 1));
        line.name = mem_copy(db_text_at(st, 2));
        line.department = mem_copy(db_text_at(st, 3));
        due->lines = mem_grow(due->lines, due->count, &capacity, sizeof *due->lines);
        due->lines[due->count++] = line;
    }
    if (due->count > 0)
        qsort(due->lines, due->count, sizeof *due->lines, by_day);
    if (db_ok(m->db, why))
        return true;
    review_due_clear(due);
    return false;
}
