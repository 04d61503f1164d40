/* See deadlines.h. What is said of a line is in deadlines_words.c. */
#include "model/deadlines.h"

#include "model/cells.h"
#include "model/dates.h"
#include "model/expiry.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/leak_days.h"
#include "model/mem.h"
#include "model/promises.h"
#include "model/record_laws.h"
#include "model/rising.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 500, WEEK_DAYS = 7 };

struct deadlines *deadlines_new(struct model *m)
{
    struct deadlines *deadlines = mem_new(1, sizeof *deadlines);
    history_today(m, deadlines->today);
    deadlines->after = INT64_MIN;
    return deadlines;
}

static void free_line(struct deadline *line)
{
    free(line->code);
    free(line->name);
    free(line->promise);
}

void deadlines_free(struct deadlines *deadlines)
{
    if (deadlines == NULL)
        return;
    for (size_t i = 0; i < deadlines->count; i++)
        free_line(&deadlines->items[i]);
    free(deadlines->items);
    free(deadlines);
}

static enum deadline_state state_of(const struct deadlines *deadlines, const char *day)
{
    if (day[0] == '\0')
        return DEADLINE_UNDATED;
    long left = date_days(day) - date_days(deadlines->today);
    return left < 0 ? DEADLINE_OVERDUE : left <= WEEK_DAYS ? DEADLINE_WEEK : DEADLINE_LATER;
}

/* The first columns of both SELECTs. */
enum { ROW_ID, ROW_CODE, ROW_NAME, ROW_FIRST };

/* Adds LINE about the record of the row of ST. */
static void add(struct deadlines *deadlines, struct statement *st, struct deadline line)
{
    line.id = db_int_at(st, ROW_ID);
    line.code = mem_copy(db_text_at(st, ROW_CODE));
    line.name = mem_copy(db_text_at(st, ROW_NAME));
    if (line.promise == NULL)
        line.promise = mem_copy("");
    line.state = state_of(deadlines, line.day);
    deadlines->states[line.state]++;
    deadlines->items = mem_grow(deadlines->items, deadlines->count, &deadlines->capacity,
                                sizeof *deadlines->items);
    deadlines->items[deadlines->count++] = line;
}

enum {
    INCIDENT_KNOWN = ROW_FIRST,
    INCIDENT_HEADS,
    INCIDENT_PRELIMINARY,
    INCIDENT_FINAL,
    INCIDENT_TOLD,
    INCIDENT_NOTIFIED, /* or what was done instead */
    INCIDENT_STATE,
    INCIDENT_ABROAD,
    INCIDENT_APPI,
    INCIDENT_GDPR
};

/* clang-format off */
static const char incidents[] =
    "SELECT t.id, t.code, t.name, t.known_on, t.heads, t.preliminary_on, t.final_on, "
    "t.controller_told_on, t.notified_on || t.substitute, t.state, t.abroad_told_on, "
    RECORD_UNDER_APPI("incident_categories") ", " RECORD_UNDER_GDPR("incident_categories") " "
    "FROM incident t WHERE " RISING("t.id") " AND t.id <= :last ORDER BY t.id LIMIT :limit";
/* clang-format on */

/* Whether the choices HEADS hold VALUE. */
static bool has_head(const char *heads, const char *value)
{
    struct cells cells = {0};
    cells_parse(heads, &cells);
    bool has = cells_find(&cells, value) < cells.count;
    cells_clear(&cells);
    return has;
}

/* Adds the lines of the reports that are not recorded. */
static void add_reports(struct deadlines *deadlines, struct statement *st,
                        const struct deadline *incident)
{
    struct deadline line = *incident;
    struct leak_days days = {0};
    const char *known = db_text_at(st, INCIDENT_KNOWN);
    line.basis = known[0] == '\0' ? DEADLINE_NO_START : DEADLINE_BY_LAW;
    if (known[0] != '\0' &&
        !leak_days(known, has_head(db_text_at(st, INCIDENT_HEADS), "wrongful"), &days))
        line.basis = DEADLINE_OUT_OF_RANGE;
    if (db_text_at(st, INCIDENT_PRELIMINARY)[0] == '\0') {
        line.what = DEADLINE_PRELIMINARY;
        memcpy(line.day, days.preliminary, sizeof line.day);
        add(deadlines, st, line);
    }
    line.what = DEADLINE_FINAL;
    line.final_days = days.final_days;
    memcpy(line.day, days.final, sizeof line.day);
    add(deadlines, st, line);
}

/* Adds the lines of Article 26, where it holds. Closing an incident whose heads are recorded is
 * no report. */
static void add_of_appi(struct deadlines *deadlines, struct statement *st,
                        const struct deadline *incident, bool closed)
{
    struct deadline line = *incident;
    if (strcmp(db_text_at(st, INCIDENT_HEADS), "none") == 0)
        return;
    if (db_text_at(st, INCIDENT_FINAL)[0] == '\0' && (line.judged || !closed))
        add_reports(deadlines, st, &line);
    line.what = DEADLINE_PERSONS;
    line.basis = DEADLINE_NO_NUMBER;
    if (db_text_at(st, INCIDENT_NOTIFIED)[0] == '\0' && !closed)
        add(deadlines, st, line);
}

/* Adds those of the GDPR. Where it alone holds, a report that is recorded was made by it. */
static void add_of_gdpr(struct deadlines *deadlines, struct statement *st,
                        const struct deadline *incident)
{
    struct deadline line = *incident;
    const char *known = db_text_at(st, INCIDENT_KNOWN);
    bool told =
        db_text_at(st, INCIDENT_ABROAD)[0] != '\0' ||
        (db_int_at(st, INCIDENT_APPI) == 0 && (db_text_at(st, INCIDENT_PRELIMINARY)[0] != '\0' ||
                                               db_text_at(st, INCIDENT_FINAL)[0] != '\0'));
    line.what = DEADLINE_AUTHORITY;
    line.basis = known[0] == '\0'              ? DEADLINE_NO_START
                 : leak_hours(known, line.day) ? DEADLINE_BY_HOURS
                                               : DEADLINE_OUT_OF_RANGE;
    if (!told)
        add(deadlines, st, line);
    line = *incident;
    line.what = DEADLINE_HIGH_RISK;
    line.basis = DEADLINE_NO_NUMBER;
    if (db_text_at(st, INCIDENT_NOTIFIED)[0] == '\0')
        add(deadlines, st, line);
}

/* A contractor that told the controller has neither to report nor to notify (Article 26(1),
 * proviso, and (2); GDPR Article 33(2)). */
static void take_incident(struct deadlines *deadlines, struct statement *st)
{
    struct deadline line = {.kind = kinds_find("incident"),
                            .judged = db_text_at(st, INCIDENT_HEADS)[0] != '\0'};
    size_t before = deadlines->count;
    bool closed = strcmp(db_text_at(st, INCIDENT_STATE), "closed") == 0;
    bool ours = db_text_at(st, INCIDENT_TOLD)[0] == '\0';
    bool appi = db_int_at(st, INCIDENT_APPI) != 0, gdpr = db_int_at(st, INCIDENT_GDPR) != 0;
    if (appi && ours)
        add_of_appi(deadlines, st, &line, closed);
    if (closed)
        return;
    if (gdpr && ours)
        add_of_gdpr(deadlines, st, &line);
    line.what = DEADLINE_INCIDENT;
    line.basis = appi || gdpr ? DEADLINE_NOTHING : DEADLINE_OTHER_LAW;
    if (deadlines->count == before)
        add(deadlines, st, line);
    deadlines->items[before].counts = true;
    deadlines->incidents++;
}

enum {
    REQUEST_RECEIVED = ROW_FIRST,
    REQUEST_DUE,
    REQUEST_DONE, /* the day of the answer and the outcome: open where both are empty */
    REQUEST_PROMISE,
    REQUEST_TYPE,
    REQUEST_APPI,
    REQUEST_GDPR
};

/* clang-format off */
static const char requests[] =
    "SELECT t.id, t.code, t.name, t.received_on, t.due_on, t.done_on || t.outcome, "
    "coalesce(p.promise, ''), t.request_type, "
    RECORD_UNDER_APPI("request_categories") ", "
    "t.done_on || t.outcome = '' AND " RECORD_UNDER_GDPR("request_categories") " "
    "FROM request t LEFT JOIN procedure p ON p.id = t.procedure "
    "WHERE " RISING("t.id") " AND t.id <= :last ORDER BY t.id LIMIT :limit";
/* clang-format on */

/* What the law asks of a request of the kind TYPE. */
static enum deadline_asked asked_of(const char *type, bool appi)
{
    if (!appi)
        return DEADLINE_ASKED_ELSEWHERE;
    if (strcmp(type, "complaint") == 0)
        return DEADLINE_ASKED_OF_COMPLAINTS;
    return strcmp(type, "withdrawal") == 0 ? DEADLINE_ASKED_OF_WITHDRAWALS
                                           : DEADLINE_ASKED_OF_CLAIMS;
}

/* Has LINE be due after PERIOD, ISO 8601, from RECEIVED, where it is not due before. */
static void due_after(struct deadline *line, const char *received, const char *period,
                      enum deadline_basis basis)
{
    char day[11];
    if (!expiry_last(received, false, period, day)) {
        if (line->day[0] == '\0')
            line->basis = DEADLINE_OUT_OF_RANGE;
    } else if (line->day[0] == '\0' || strcmp(day, line->day) < 0) {
        memcpy(line->day, day, sizeof line->day);
        line->basis = basis;
    }
}

/* Counts the day of the answer that was not set. */
static void count_answer(struct deadline *line, const char *received, bool gdpr)
{
    struct buf period = {0};
    bool promised = promise_period(line->promise, &period);
    line->basis = line->promise[0] == '\0' ? DEADLINE_NOT_PROMISED : DEADLINE_NOT_COUNTABLE;
    if ((promised || gdpr) && received[0] == '\0')
        line->basis = DEADLINE_NO_START;
    else if (promised)
        due_after(line, received, buf_text(&period), DEADLINE_BY_PROMISE);
    if (gdpr && received[0] != '\0')
        due_after(line, received, "P1M", DEADLINE_BY_GDPR);
    buf_clear(&period);
}

static void take_request(struct deadlines *deadlines, struct statement *st)
{
    struct deadline line = {.kind = kinds_find("request"), .what = DEADLINE_ANSWER, .counts = true};
    if (db_text_at(st, REQUEST_DONE)[0] != '\0')
        return;
    deadlines->requests++;
    line.asked = asked_of(db_text_at(st, REQUEST_TYPE), db_int_at(st, REQUEST_APPI) != 0);
    line.promise = mem_copy(db_text_at(st, REQUEST_PROMISE));
    line.basis = DEADLINE_BY_DATE;
    snprintf(line.day, sizeof line.day, "%s", db_text_at(st, REQUEST_DUE));
    if (line.day[0] == '\0')
        count_answer(&line, db_text_at(st, REQUEST_RECEIVED), db_int_at(st, REQUEST_GDPR) != 0);
    add(deadlines, st, line);
}

static const struct {
    const char *kind;
    const char *sql; /* the records after :after up to :last, at most :limit */
    void (*take)(struct deadlines *deadlines, struct statement *st);
} stages[] = {{"incident", incidents, take_incident}, {"request", requests, take_request}};

enum { STAGES = sizeof stages / sizeof stages[0] };

static int by_day(const void *a, const void *b)
{
    const struct deadline *x = a, *y = b;
    int order = (x->day[0] == '\0') - (y->day[0] == '\0');
    if (order == 0)
        order = strcmp(x->day, y->day);
    if (order == 0)
        order = strcmp(x->kind->name, y->kind->name);
    if (order == 0)
        order = strcmp(x->code, y->code);
    return order == 0 ? (int)x->what - (int)y->what : order;
}

/* Reads a piece of the records of a stage behind deadlines->after, up to number LAST; gives how
 * many there were. */
static int read_stage(struct model *m, struct deadlines *deadlines, size_t stage, int64_t last)
{
    int rows = 0;
    struct statement *st = db_prepare(m->db, stages[stage].sql);
    db_bind_int(st, ":after", deadlines->after);
    db_bind_int(st, ":last", last);
    db_bind_int(st, ":limit", PIECE);
    for (; db_step(st); rows++) {
        deadlines->after = db_int_at(st, ROW_ID);
        stages[stage].take(deadlines, st);
    }
    return rows;
}

static void put_in_order(struct deadlines *deadlines)
{
    if (deadlines->count > 0)
        qsort(deadlines->items, deadlines->count, sizeof *deadlines->items, by_day);
}

bool deadlines_step(struct model *m, struct deadlines *deadlines)
{
    if (deadlines->stage == STAGES)
        return true;
    if (read_stage(m, deadlines, deadlines->stage, INT64_MAX) == PIECE)
        return false;
    deadlines->after = INT64_MIN;
    if (++deadlines->stage < STAGES)
        return false;
    put_in_order(deadlines);
    return true;
}

void deadlines_keep(struct deadlines *deadlines,
                    bool (*keep)(void *context, const struct kind *kind, int64_t id), void *context)
{
    size_t kept = 0;
    const struct kind *incident = kinds_find("incident");
    for (size_t i = 0; i < deadlines->count; i++) {
        struct deadline *item = &deadlines->items[i];
        if (keep(context, item->kind, item->id)) {
            deadlines->items[kept++] = *item;
            continue;
        }
        deadlines->states[item->state]--;
        *(item->kind == incident ? &deadlines->incidents : &deadlines->requests) -= item->counts;
        free_line(item);
    }
    deadlines->count = kept;
}

struct deadlines *deadlines_of(struct model *m, const struct kind *kind, int64_t id)
{
    struct deadlines *deadlines = deadlines_new(m);
    for (size_t stage = 0; stage < STAGES; stage++) {
        deadlines->after = id - 1;
        if (strcmp(stages[stage].kind, kind->name) == 0)
            read_stage(m, deadlines, stage, id);
    }
    put_in_order(deadlines);
    return deadlines;
}

struct deadlines *deadlines_load(struct model *m, struct why *why)
{
    struct deadlines *deadlines = deadlines_new(m);
    model_begin_reading(m);
    while (!deadlines_step(m, deadlines))
        continue;
    if (db_ok(m->db, why))
        return deadlines;
    deadlines_free(deadlines);
    return NULL;
}
