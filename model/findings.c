/* See findings.h. Rules run over ranges of record numbers, kind by kind, so that
 * the pages of the records are read once for all of them. */
#include "model/findings.h"

#include "model/dates.h"
#include "model/guard.h"
#include "model/mem.h"
#include "model/rules_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Records of a piece: some milliseconds with all rules. */
enum { PIECE_RECORDS = 500 };

void findings_clear(struct findings *found)
{
    for (size_t i = 0; i < found->count; i++)
        free(found->list[i].detail);
    free(found->list);
    *found = (struct findings){0};
}

void findings_take(struct statement *st, const struct rule *rule, struct findings *found)
{
    while (db_step(st)) {
        const struct kind *kind = kinds_find(db_text_at(st, 0));
        if (kind == NULL || kinds_field(kind, db_text_at(st, 2)) == kind->field_count)
            bug(rule->id);
        found->list = mem_grow(found->list, found->count, &found->capacity, sizeof *found->list);
        found->list[found->count++] = (struct finding){
            .rule = rule,
            .kind = kind,
            .id = db_int_at(st, 1),
            .field = kinds_field(kind, db_text_at(st, 2)),
            .detail = guard_mask(db_text_at(st, 3)),
        };
    }
}

static void bind_today(struct statement *st, const struct rulebook *book, const struct rule *rule)
{
    struct buf sql = {0};
    rule_sql(rule, &sql);
    if (strstr(buf_text(&sql), ":today") != NULL)
        db_bind_text(st, ":today", book->today);
    buf_clear(&sql);
}

static bool touches(const struct book_rule *at, size_t kind)
{
    return (at->kinds >> kind & 1) != 0;
}

void findings_begin(struct findings_walk *walk, struct rulebook *book, const struct rule *only)
{
    *walk = (struct findings_walk){.book = book, .only = only, .after = INT64_MIN};
    model_begin_reading(book->m);
    rules_ready(book->m);
}

/* The number of the last record of the next piece; AFTER where there is none. */
static int64_t piece_end(struct db *db, const struct kind *kind, int64_t after)
{
    struct buf sql = {0};
    buf_printf(&sql, "SELECT max(id) FROM (SELECT id FROM %s WHERE id > :id ORDER BY id LIMIT %d)",
               kind->name, PIECE_RECORDS);
    int64_t last = db_number(db, buf_text(&sql), after, after);
    buf_clear(&sql);
    return last;
}

static void run_range(const struct rulebook *book, const struct rule *rule, const struct kind *kind,
                      int64_t first, int64_t last, struct findings *found)
{
    struct statement *st = rules_statement(book->m, rule, RULE_RANGE);
    db_bind_text(st, ":kind", kind->name);
    db_bind_int(st, ":first", first);
    db_bind_int(st, ":last", last);
    bind_today(st, book, rule);
    findings_take(st, rule, found);
}

bool findings_step(struct findings_walk *walk, struct findings *found, bool *more, struct why *why)
{
    const struct rulebook *book = walk->book;
    const struct kind *kind = &kinds[walk->kind];
    int64_t last = piece_end(book->m->db, kind, walk->after);
    for (size_t i = 0; i < book->count && last > walk->after; i++)
        if (touches(&book->list[i], walk->kind) &&
            (walk->only == NULL || walk->only == book->list[i].rule))
            run_range(book, book->list[i].rule, kind, walk->after + 1, last, found);
    if (last > walk->after) {
        walk->after = last;
    } else {
        walk->kind++;
        walk->after = INT64_MIN;
    }
    *more = walk->kind < kinds_count;
    return db_ok(book->m->db, why);
}

bool findings_all(struct rulebook *book, const struct rule *only, struct findings *found,
                  struct why *why)
{
    struct findings_walk walk;
    bool more = true, done = true;
    findings_begin(&walk, book, only);
    while (more && done)
        done = findings_step(&walk, found, &more, why);
    findings_sort(found);
    return done;
}

static bool fill_concerned(struct db *db, const struct concerned *records)
{
    if (!db_do(db_prepare(db, "DELETE FROM temp.concerned")))
        return false;
    for (size_t i = 0; i < records->count; i++) {
        struct statement *st =
            db_prepare(db, "INSERT OR IGNORE INTO temp.concerned VALUES (:kind, :id)");
        db_bind_text(st, ":kind", records->list[i].kind->name);
        db_bind_int(st, ":id", records->list[i].id);
        if (!db_do(st))
            return false;
    }
    return true;
}

bool findings_of(struct rulebook *book, const struct concerned *records, struct findings *found,
                 struct why *why)
{
    struct db *db = book->m->db;
    uint64_t there = 0;
    for (size_t i = 0; i < records->count; i++)
        there |= (uint64_t)1 << kinds_index(records->list[i].kind);
    model_begin_reading(book->m);
    if (!rules_ready(book->m) || !fill_concerned(db, records))
        return db_ok(db, why);
    for (size_t i = 0; i < book->count; i++)
        for (size_t k = 0; k < kinds_count; k++)
            if ((there >> k & 1) != 0 && touches(&book->list[i], k)) {
                const struct rule *rule = book->list[i].rule;
                struct statement *st = rules_statement(book->m, rule, RULE_CONCERNED);
                db_bind_text(st, ":kind", kinds[k].name);
                bind_today(st, book, rule);
                findings_take(st, rule, found);
            }
    findings_sort(found);
    return db_ok(db, why);
}
