/*
 * The calendar of disposal: reading the rules, then the categories that each
 * covers, in the order of their numbers, so that each piece begins where the
 * last ended. What lines a rule gives is in due_lines.c, what is settled in
 * due_settled.c.
 */
#include "model/due.h"

#include "model/compare.h"
#include "model/dates.h"
#include "model/due_inside.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/rising.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct due *due_new(struct model *m, const char *until)
{
    struct due *due = mem_new(1, sizeof *due);
    history_today(m, due->today);
    if (until != NULL)
        snprintf(due->until, sizeof due->until, "%s", until);
    else if (!date_add_years(due->today, 1, due->until))
        snprintf(due->until, sizeof due->until, "%s", due->today);
    due->work = mem_new(1, sizeof *due->work);
    due->work->rule = due->work->after = INT64_MIN;
    return due;
}

static void free_rule(struct due_rule *rule)
{
    free(rule->code);
    free(rule->name);
    free(rule->rule);
    free(rule->period);
    free(rule->transitional);
    free(rule->event);
    free(rule->event_on);
    free(rule->wording);
    free(rule->law);
    free(rule->outcome);
    free(rule->record_type);
    free(rule->disposal_method);
    free(rule->item_names);
    free(rule->items);
    free(rule);
}

void due_free(struct due *due)
{
    if (due == NULL)
        return;
    for (size_t i = 0; i < due->count; i++) {
        free(due->lines[i].category_code);
        free(due->lines[i].category_name);
        free(due->lines[i].source);
    }
    for (size_t i = 0; i < due->rule_count; i++)
        free_rule(due->rules[i]);
    free(due->lines);
    free(due->rules);
    free(due->work);
    free(due);
}

bool due_done(const struct due *due)
{
    return due->work == NULL;
}

/* Reads the items to which RULE is limited. */
static void read_items(struct model *m, struct due_rule *rule)
{
    struct buf names = {0};
    size_t capacity = 0;
    struct statement *st =
        db_prepare(m->db, "SELECT l.target, i.name FROM retention_items l JOIN item i "
                          "ON i.id = l.target WHERE l.source = :id ORDER BY l.target");
    db_bind_int(st, ":id", rule->id);
    while (db_step(st)) {
        rule->items = mem_grow(rule->items, rule->item_count, &capacity, sizeof *rule->items);
        rule->items[rule->item_count++] = db_int_at(st, 0);
        buf_printf(&names, "%s%s", names.length > 0 ? " / " : "", db_text_at(st, 1));
    }
    rule->item_names = mem_copy(buf_text(&names));
    buf_clear(&names);
}

/* Reads a piece of the rules. True once none is left. */
static bool read_rules(struct model *m, struct due *due)
{
    size_t before = due->rule_count;
    struct statement *st = db_prepare(
        m->db, "SELECT id, code, name, rule, period, transitional_period, event, "
               "event_on, wording, law, outcome, record_type, disposal_method FROM retention "
               "WHERE " RISING("id") " ORDER BY id LIMIT :limit");
    db_bind_int(st, ":after", before == 0 ? INT64_MIN : due->rules[before - 1]->id);
    db_bind_int(st, ":limit", DUE_PIECE);
    while (db_step(st)) {
        struct due_rule *rule = mem_new(1, sizeof *rule);
        char **const texts[] = {&rule->code,     &rule->name,         &rule->rule,
                                &rule->period,   &rule->transitional, &rule->event,
                                &rule->event_on, &rule->wording,      &rule->law,
                                &rule->outcome,  &rule->record_type,  &rule->disposal_method};
        rule->id = db_int_at(st, 0);
        for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
            *texts[i] = mem_copy(db_text_at(st, (int)i + 1));
        rule->reads = event_read(rule->event);
        read_items(m, rule);
        due->rules = mem_grow(due->rules, due->rule_count, &due->rule_capacity, sizeof *due->rules);
        due->rules[due->rule_count++] = rule;
    }
    return due->rule_count - before < DUE_PIECE;
}

static int by_id(const void *a, const void *b)
{
    return compare_numbers(&(*(struct due_rule *const *)a)->id,
                           &(*(struct due_rule *const *)b)->id);
}

const struct due_rule *due_rule_of(const struct due *due, int64_t id)
{
    struct due_rule wanted = {.id = id};
    const struct due_rule *at = &wanted;
    struct due_rule *const *found =
        due->rule_count == 0 ? NULL
                             : bsearch(&at, due->rules, due->rule_count, sizeof *due->rules, by_id);
    return found == NULL ? NULL : *found;
}

/* Whether CATEGORY has ended and was disposed of whole since. */
static bool is_over(struct model *m, const struct due_category *category)
{
    return category->ended_on[0] != '\0' &&
           due_settled(m, category->id, NULL, 0, category->ended_on);
}

/* Adds the lines of a piece of the categories of the rules. The fiscal year is
 * that of the category's organization, else of its department's, else of the
 * only one there is. True once none is left. */
static bool read_categories(struct model *m, struct due *due)
{
    struct due_work *work = due->work;
    int rows = 0;
    /* Of both columns the second time: see rising.h. */
    struct statement *st = db_prepare(
        m->db, "SELECT l.source, l.target, c.code, c.name, c.started_on, c.ended_on, "
               "CAST(coalesce(o.fiscal_month, '') AS INTEGER) FROM retention_categories l "
               "JOIN category c ON c.id = l.target LEFT JOIN department d ON d.id = c.department "
               "LEFT JOIN organization o ON o.id = coalesce(c.organization, d.organization, "
               "(SELECT max(id) FROM organization HAVING count(*) = 1)) "
               "WHERE (l.source, l.target) > (:rule, :after) "
               "AND (+l.source, +l.target) > (:rule, :after) "
               "ORDER BY l.source, l.target LIMIT :limit");
    db_bind_int(st, ":rule", work->rule);
    db_bind_int(st, ":after", work->after);
    db_bind_int(st, ":limit", DUE_PIECE);
    for (; db_step(st); rows++) {
        work->rule = db_int_at(st, 0);
        work->after = db_int_at(st, 1);
        const struct due_rule *rule = due_rule_of(due, work->rule);
        struct due_category category = {.id = work->after,
                                        .code = db_text_at(st, 2),
                                        .name = db_text_at(st, 3),
                                        .started_on = db_text_at(st, 4),
                                        .ended_on = db_text_at(st, 5),
                                        .fiscal_month = (int)db_int_at(st, 6)};
        if (rule != NULL && !is_over(m, &category))
            due_add_lines(m, due, rule, &category);
    }
    return rows < DUE_PIECE;
}

static const char *source_of(const struct due_line *line)
{
    return line->source == NULL ? "" : line->source;
}

static int by_day(const void *a, const void *b)
{
    const struct due_line *x = a, *y = b;
    bool x_undated = x->last[0] == '\0', y_undated = y->last[0] == '\0';
    int order = x_undated - y_undated;
    if (order == 0)
        order = strcmp(x->last, y->last);
    if (order == 0)
        order = strcmp(x->category_code, y->category_code);
    if (order == 0)
        order = strcmp(x->rule->code, y->rule->code);
    if (order == 0)
        order = strcmp(x->event_on, y->event_on);
    /* Two entrustments may end on one day. */
    return order == 0 ? strcmp(source_of(x), source_of(y)) : order;
}

bool due_step(struct model *m, struct due *due, struct why *why)
{
    struct due_work *work = due->work;
    if (work == NULL)
        return true;
    model_begin_reading(m);
    bool ended = false;
    if (!work->ruled)
        work->ruled = read_rules(m, due);
    else
        ended = read_categories(m, due);
    if (!db_ok(m->db, why))
        return false;
    if (!ended)
        return true;
    if (due->count > 0)
        qsort(due->lines, due->count, sizeof *due->lines, by_day);
    for (size_t i = 0; i < due->count; i++)
        due->states[due->lines[i].state]++;
    free(work);
    due->work = NULL;
    return true;
}
