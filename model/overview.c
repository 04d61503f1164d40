/*
 * Counting an overview, stage by stage: the journal, the records of each
 * kind, the categories themselves. What follows links is in overview_links.c.
 * A stage walks by record number, so that each piece begins where the last
 * ended and no statement stays open.
 */
#include "model/overview.h"

#include "model/buf.h"
#include "model/choices.h"
#include "model/dates.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/overview_inside.h"
#include "model/rising.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct kind *category(void)
{
    return kinds_find("category");
}

struct overview *overview_new(struct model *m)
{
    struct overview *overview = mem_new(1, sizeof *overview);
    history_today(m, overview->today);
    if (!date_add_years(overview->today, -1, overview->year_ago))
        snprintf(overview->year_ago, sizeof overview->year_ago, "%s", overview->today);
    overview->records = mem_new(kinds_count, sizeof *overview->records);
    for (size_t i = 0; i < kinds_count; i++)
        overview->records[i] = -1;
    overview->deadlines = deadlines_new(m);
    overview->work = mem_new(1, sizeof *overview->work);
    overview->work->after = INT64_MIN;
    overview->work->m = m;
    return overview;
}

static void free_work(struct overview *overview)
{
    if (overview->work == NULL)
        return;
    free(overview->work->ids);
    free(overview->work->flags);
    free(overview->work->sources);
    free(overview->work->rules);
    free(overview->work->contractors);
    free(overview->work);
    overview->work = NULL;
}

static void clear_set(struct overview_set *set)
{
    for (size_t i = 0; i < set->count; i++) {
        free(set->items[i].name);
        free(set->items[i].about);
    }
    free(set->items);
}

void overview_free(struct overview *overview)
{
    if (overview == NULL)
        return;
    free_work(overview);
    journal_clear(&overview->entries);
    deadlines_free(overview->deadlines);
    for (size_t i = 0; i < overview->largest_count; i++)
        free(overview->largest[i].name);
    for (size_t i = 0; i < overview->period_count; i++)
        free(overview->periods[i].period);
    free(overview->periods);
    clear_set(&overview->unretained);
    clear_set(&overview->sensitive);
    clear_set(&overview->abroad);
    clear_set(&overview->soon);
    overview_free_rounds(overview);
    overview_free_group(overview);
    free(overview->records);
    free(overview);
}

bool overview_done(const struct overview *overview)
{
    return overview->work == NULL;
}

/* Counts a piece of the kinds other than category, one after the other. True
 * once none is left. */
static bool count_kinds(struct model *m, struct overview *overview)
{
    struct overview_work *work = overview->work;
    if (&kinds[work->at] == category())
        work->at++;
    if (work->at == kinds_count)
        return true;
    const struct kind *kind = &kinds[work->at];
    struct buf sql = {0};
    int rows = 0;
    buf_printf(&sql,
               "SELECT t.id, %s AS what FROM %s t WHERE " RISING("t.id") " ORDER BY t.id LIMIT %d",
               overview_what(kind), kind->name, OVERVIEW_PIECE);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    db_bind_int(st, ":after", work->after);
    for (; db_step(st); rows++) {
        work->after = db_int_at(st, 0);
        if (!overview_counts(overview, kind, work->after))
            continue;
        overview_take_row(overview, kind, work->after, db_text_at(st, 1));
        work->rows++;
    }
    buf_clear(&sql);
    if (rows == OVERVIEW_PIECE)
        return false;
    overview->records[work->at++] = work->rows;
    work->rows = 0;
    work->after = INT64_MIN;
    if (work->at == kinds_count)
        overview_end_rounds(m, overview);
    return work->at == kinds_count;
}

static size_t status_number(const char *status)
{
    size_t i = 0;
    while (choices_category_status[i].value != NULL &&
           strcmp(choices_category_status[i].value, status) != 0)
        i++;
    return i < OVERVIEW_STATUSES ? i : OVERVIEW_STATUSES - 1;
}

/* The month of DATE, counted through the years. */
static int month_number(const char *date)
{
    struct date parts = date_split(date);
    return parts.year * 12 + parts.month;
}

/* Counts a review that falls on DATE, plus MONTHS, and is overdue where DATE
 * lies before LIMIT. */
static void count_review(const struct overview *overview, struct overview_reviews *reviews,
                         const char *date, int months, const char *limit)
{
    int month = month_number(date) + months - month_number(overview->today);
    if (strcmp(date, limit) < 0)
        reviews->overdue++;
    else if (month < OVERVIEW_MONTHS)
        reviews->months[month]++;
    else
        reviews->later++;
}

static void take_reviews(struct overview *overview, const char *reviewed, const char *due)
{
    if (date_valid(due))
        count_review(overview, &overview->planned, due, 0, overview->today);
    else if (date_valid(reviewed))
        count_review(overview, &overview->yearly, reviewed, 12, overview->year_ago);
    else
        overview->unreviewed++;
}

/* Keeps category ID among the largest where it belongs there. */
static void take_persons(struct overview *overview, int64_t id, int64_t persons)
{
    size_t place = overview->largest_count;
    overview->persons =
        persons > INT64_MAX - overview->persons ? INT64_MAX : overview->persons + persons;
    while (place > 0 && overview->largest[place - 1].persons < persons)
        place--;
    if (place == OVERVIEW_LARGEST || persons == 0)
        return;
    if (overview->largest_count < OVERVIEW_LARGEST)
        overview->largest_count++;
    memmove(&overview->largest[place + 1], &overview->largest[place],
            (overview->largest_count - 1 - place) * sizeof overview->largest[0]);
    overview->largest[place] = (struct overview_record){.id = id, .persons = persons};
}

/* The columns of a row of count_categories(), by place: it has a million. */
enum { ROW_ID, ROW_STATUS, ROW_SPECIAL, ROW_PERSONS, ROW_REVIEWED, ROW_DUE };

static void take_category(struct overview *overview, struct statement *st)
{
    struct overview_work *work = overview->work;
    int64_t id = db_int_at(st, ROW_ID), persons = db_int_at(st, ROW_PERSONS);
    const char *status = db_text_at(st, ROW_STATUS);
    bool counted = overview_counts(overview, category(), id);
    bool retired = strcmp(status, "retired") == 0 || !counted;
    overview->statuses[status_number(status)] += counted;
    work->rows += counted;
    work->ids = mem_grow(work->ids, work->count, &work->id_capacity, sizeof *work->ids);
    work->flags = mem_grow(work->flags, work->count, &work->flag_capacity, sizeof *work->flags);
    work->ids[work->count] = id;
    work->flags[work->count++] = retired                           ? OVERVIEW_RETIRED
                                 : db_int_at(st, ROW_SPECIAL) != 0 ? OVERVIEW_SENSITIVE
                                                                   : 0;
    if (retired)
        return;
    char until[11];
    enum review_standing standing = review_stands(db_text_at(st, ROW_REVIEWED),
                                                  db_text_at(st, ROW_DUE), overview->today, until);
    overview_take_owned(overview, id, persons, standing);
    if (standing == REVIEW_SOON)
        work->flags[work->count - 1] |= OVERVIEW_SOON;
    if (persons < 0)
        overview->uncounted++;
    else
        take_persons(overview, id, persons);
    take_reviews(overview, db_text_at(st, ROW_REVIEWED), db_text_at(st, ROW_DUE));
}

/* Reads a piece of the categories. True once none is left. */
static bool count_categories(struct model *m, struct overview *overview)
{
    struct overview_work *work = overview->work;
    size_t before = work->count;
    struct statement *st =
        db_prepare(m->db, "SELECT id, status, minors = 'yes' OR facial_features = 'yes', "
                          "coalesce(persons, -1), reviewed_on, review_due_on FROM category "
                          "WHERE " RISING("id") " ORDER BY id LIMIT :limit");
    db_bind_int(st, ":after", before == 0 ? INT64_MIN : work->ids[before - 1]);
    db_bind_int(st, ":limit", OVERVIEW_PIECE);
    while (db_step(st))
        take_category(overview, st);
    if (work->count - before == OVERVIEW_PIECE)
        return false;
    for (size_t i = 0; i < overview->largest_count; i++)
        overview_name(m, &overview->largest[i]);
    overview_gather_soon(m, overview);
    overview->records[kinds_index(category())] = work->rows;
    work->rows = 0;
    return true;
}

static bool read_first_week(struct model *m, struct overview *overview)
{
    first_week_read(m, overview->today, &overview->first_week);
    return true;
}

static bool is_counted(void *context, const struct kind *kind, int64_t id)
{
    return overview_counts(context, kind, id);
}

static bool read_deadlines(struct model *m, struct overview *overview)
{
    if (!deadlines_step(m, overview->deadlines))
        return false;
    if (overview->held != 0)
        deadlines_keep(overview->deadlines, is_counted, overview);
    return true;
}

/* Each counts a piece and gives true once nothing is left. */
static const struct {
    bool (*run)(struct model *m, struct overview *overview);
    enum overview_part ready; /* once it is done */
} stages[] = {
    [OVERVIEW_STAGE_ENTRIES] = {NULL, OVERVIEW_CHANGES},
    [OVERVIEW_STAGE_FIRST_WEEK] = {read_first_week, OVERVIEW_FIRST_WEEK},
    [OVERVIEW_STAGE_DEADLINES] = {read_deadlines, OVERVIEW_DEADLINES},
    [OVERVIEW_STAGE_SCOPE] = {overview_scope, OVERVIEW_SCOPE},
    [OVERVIEW_STAGE_KINDS] = {count_kinds, OVERVIEW_PARTS},
    [OVERVIEW_STAGE_CATEGORIES] = {count_categories, OVERVIEW_LEDGER},
    [OVERVIEW_STAGE_RETENTION] = {overview_retention, OVERVIEW_RETENTION},
    [OVERVIEW_STAGE_LINKS] = {overview_links, OVERVIEW_SETS},
    [OVERVIEW_STAGE_GROUP] = {overview_group, OVERVIEW_GROUP},
};

bool overview_step(struct model *m, struct overview *overview, struct why *why)
{
    struct overview_work *work = overview->work;
    if (work == NULL)
        return true;
    model_begin_reading(m);
    bool ended = stages[work->stage].run == NULL
                     ? journal_list(m, NULL, NULL, OVERVIEW_ENTRIES, &overview->entries, why)
                     : stages[work->stage].run(m, overview);
    if (stages[work->stage].run == NULL ? !ended : !db_ok(m->db, why))
        return false;
    if (!ended)
        return true;
    if (stages[work->stage].ready < OVERVIEW_PARTS)
        overview->ready[stages[work->stage].ready] = true;
    work->stage++;
    work->at = 0;
    work->after = INT64_MIN;
    if (work->stage == OVERVIEW_STAGES)
        free_work(overview);
    return true;
}
