/*
 * What lines a retention rule gives for a category: by the dates of the events
 * that the inventory knows, else one without a date.
 */
#include "model/dates.h"
#include "model/due_inside.h"
#include "model/expiry.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/periods.h"

#include <stdio.h>
#include <string.h>

/* What is known of the lines that are being made. */
struct making {
    struct model *m;
    struct due *due;
    const struct due_rule *rule;
    const struct due_category *category;
};

/* A date of an event. */
struct dated {
    const char *on;
    bool counted;       /* the day itself is the first of the period */
    bool whole;         /* it holds for all the data: a disposal after it settles the line */
    const char *source; /* what gave it, or NULL */
};

static void add(const struct making *making, struct due_line line)
{
    struct due *due = making->due;
    line.category = making->category->id;
    line.category_code = mem_copy(making->category->code);
    line.category_name = mem_copy(making->category->name);
    line.rule = making->rule;
    line.what = strcmp(making->rule->rule, "floor") == 0 ? DUE_MAY : DUE_MUST;
    due->lines = mem_grow(due->lines, due->count, &due->capacity, sizeof *due->lines);
    due->lines[due->count++] = line;
}

static void add_undated(const struct making *making, enum due_undated undated)
{
    add(making, (struct due_line){.undated = undated, .state = DUE_UNDATED});
}

/* The last days of LINE, whose event is DATED; false where it has none in the
 * years that are kept. */
static bool set_last(const struct due_rule *rule, const struct dated *dated, struct due_line *line)
{
    bool transitional = rule->transitional[0] != '\0' && strcmp(rule->rule, "floor") == 0;
    snprintf(line->event_on, sizeof line->event_on, "%s", dated->on);
    if (!expiry_last(dated->on, dated->counted, rule->period, line->last))
        return false;
    if (!transitional)
        return true;
    memcpy(line->full, line->last, sizeof line->full);
    return expiry_last(dated->on, dated->counted, rule->transitional, line->last);
}

/* Whether a disposal covers LINE, whose event is DATED. */
static bool is_settled(const struct making *making, const struct dated *dated,
                       const struct due_line *line)
{
    const struct due_rule *rule = making->rule;
    char since[11];
    if (dated->whole)
        snprintf(since, sizeof since, "%s", dated->on);
    else if (!date_from_days(date_days(line->last) + 1, since))
        return false;
    return due_settled(making->m, making->category->id, rule->items, rule->item_count, since);
}

/* Adds the line for DATED. What lies in the past and is settled, and what lies
 * after the last day that was asked for, has none. */
static void add_dated(const struct making *making, const struct dated *dated)
{
    const struct due *due = making->due;
    struct due_line line = {0};
    if (!set_last(making->rule, dated, &line) || strcmp(line.last, due->until) > 0)
        return;
    bool past = strcmp(line.last, due->today) < 0;
    if ((past || dated->whole) && is_settled(making, dated, &line))
        return;
    bool may = strcmp(making->rule->rule, "floor") == 0;
    if (!may)
        due_hold(making->m, due, making->rule, making->category->id, dated->on, line.last,
                 line.held);
    line.state = !past                                ? DUE_COMING
                 : may                                ? DUE_PASSED
                 : strcmp(line.held, due->today) >= 0 ? DUE_HELD
                                                      : DUE_OVERDUE;
    if (dated->source != NULL)
        line.source = mem_copy(dated->source);
    add(making, line);
}

/* Whether data can be there to which the yearly event ON belongs: the handling
 * had begun, and had not ended a year before. */
static bool is_handled(const struct due_category *category, const char *on)
{
    char year_before[11];
    if (category->started_on[0] != '\0' && strcmp(on, category->started_on) < 0)
        return false;
    return category->ended_on[0] == '\0' || !date_add_years(on, -1, year_before) ||
           strcmp(year_before, category->ended_on) < 0;
}

/* Adds the lines of an event that comes back every year: one for each year to
 * come, and one for the last whose period has run out. */
static void add_yearly(const struct making *making)
{
    const struct due *due = making->due;
    const struct due_rule *rule = making->rule;
    char past[11] = "", on[11];
    int from = date_split(due->today).year - 2 - (int)(period_days(rule->period) / 365);
    int to = date_split(due->until).year + 1;
    if (from < 1600)
        from = 1600;
    for (int year = from; year <= to && year < 9990; year++) {
        struct due_line line = {0};
        event_in_year(rule->reads.kind, year, making->category->fiscal_month, on);
        struct dated dated = {.on = on};
        if (!is_handled(making->category, on) || !set_last(rule, &dated, &line))
            continue;
        if (strcmp(line.last, due->today) < 0)
            memcpy(past, on, sizeof past);
        else
            add_dated(making, &dated);
    }
    if (past[0] != '\0')
        add_dated(making, &(struct dated){.on = past});
}

/* Adds a line for each entrustment of the category that has an end. True where
 * all have one, and there are some. */
static bool add_entrustments(const struct making *making)
{
    bool all = true;
    int rows = 0;
    struct statement *st =
        db_prepare(making->m->db, "SELECT e.code, e.name, e.ended_on FROM entrustment_categories l "
                                  "JOIN entrustment e ON e.id = l.source WHERE l.target = :id "
                                  "ORDER BY e.ended_on, e.code");
    db_bind_int(st, ":id", making->category->id);
    for (; db_step(st); rows++) {
        struct buf source = {0};
        buf_printf(&source, "%s %s", db_text_at(st, 0), db_text_at(st, 1));
        const char *on = db_text_at(st, 2);
        all = all && on[0] != '\0';
        if (on[0] != '\0')
            add_dated(making, &(struct dated){.on = on, .source = buf_text(&source)});
        buf_clear(&source);
    }
    return all && rows > 0;
}

static void add_by_event(const struct making *making)
{
    const struct due_category *category = making->category;
    switch (making->rule->reads.kind) {
    case EVENT_FISCAL_YEAR:
        if (category->fiscal_month == 0)
            add_undated(making, DUE_NO_FISCAL_MONTH);
        else
            add_yearly(making);
        return;
    case EVENT_CALENDAR_YEAR:
    case EVENT_TAX_DEADLINE:
        add_yearly(making);
        return;
    case EVENT_ENTRUSTMENT:
        if (!add_entrustments(making))
            add_undated(making, DUE_NO_END);
        return;
    case EVENT_CONTRACT:
        /* It may be the contract with each person as well. */
        add_entrustments(making);
        add_undated(making, DUE_EACH);
        return;
    case EVENT_HANDLING:
        if (category->ended_on[0] == '\0')
            add_undated(making, DUE_NO_END);
        else
            add_dated(making, &(struct dated){.on = category->ended_on, .whole = true});
        return;
    case EVENT_OTHER:
        add_undated(making, DUE_EACH);
        return;
    }
    bug("an event that is none");
}

void due_add_lines(struct model *m, struct due *due, const struct due_rule *rule,
                   const struct due_category *category)
{
    struct making making = {m, due, rule, category};
    if (period_days(rule->period) == 0)
        add_undated(&making, DUE_NO_PERIOD);
    else if (rule->event_on[0] != '\0')
        add_dated(
            &making,
            &(struct dated){.on = rule->event_on, .counted = rule->reads.day_after, .whole = true});
    else if (rule->event[0] == '\0')
        add_undated(&making, DUE_NO_EVENT);
    else
        add_by_event(&making);
}
