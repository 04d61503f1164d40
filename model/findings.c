/* See findings.h. Rules run over ranges of record numbers, kind by kind, so that
 * the pages of the records are read once for all of them. */
#include "model/findings.h"

#include "model/mem.h"
#include "model/rising.h"
#include "model/rules_own_inside.h"

#include <stdlib.h>
#include <string.h>

/* Records of a piece: some milliseconds with all rules. */
enum { PIECE_RECORDS = 500 };

void findings_take(struct statement *st, const struct rule *rule, struct findings *found)
{
    while (db_step(st)) {
        const struct kind *kind = kinds_find(db_text_at(st, 0));
        size_t field = kind == NULL ? 0 : findings_field(kind, db_text_at(st, 2));
        if (kind == NULL || field == kind->field_count)
            bug(rule->id);
        findings_add(found, rule, kind, db_int_at(st, 1), field, db_text_at(st, 3));
    }
}

/* Whether AT may find records of kind number KIND under the laws that hold. */
static bool touches(const struct rulebook *book, const struct book_rule *at, size_t kind)
{
    return (at->kinds >> kind & 1) != 0 && rules_hold(book->m, at->rule);
}

/* How many rules of BOOK are not a person's. */
static size_t ours(const struct rulebook *book)
{
    return book->count - book->own->count;
}

void findings_begin(struct findings_walk *walk, struct rulebook *book, const struct rule *only)
{
    *walk = (struct findings_walk){.book = book, .only = only, .after = INT64_MIN};
    model_begin_reading(book->m);
    rulebook_ready(book);
    waivers_read(book);
}

/* The number of the last record of the next piece; AFTER where there is none. */
static int64_t piece_end(struct db *db, const struct kind *kind, int64_t after)
{
    struct buf sql = {0};
    buf_printf(&sql,
               "SELECT coalesce(max(id), :after) FROM (SELECT id FROM %s WHERE " RISING(
                   "id") " ORDER BY id LIMIT %d)",
               kind->name, PIECE_RECORDS);
    struct statement *st = db_prepare(db, buf_text(&sql));
    db_bind_int(st, ":after", after);
    int64_t last = db_step(st) ? db_int_at(st, 0) : after;
    db_done(st);
    buf_clear(&sql);
    return last;
}

static struct statement *ready_to_run(const struct rulebook *book, const struct book_rule *at,
                                      const struct kind *kind, enum rule_reach reach)
{
    struct statement *st = rules_statement(book->m, at->rule, reach);
    db_bind_text(st, ":kind", kind->name);
    if (at->asks_today)
        db_bind_text(st, ":today", book->today);
    return st;
}

/* Whether the walk has rules for the records of the kind at which it stands. */
static bool is_asked(const struct findings_walk *walk, const struct book_rule *at)
{
    return touches(walk->book, at, walk->kind) && (walk->only == NULL || walk->only == at->rule);
}

/* The next piece of our rules: some records of a kind. */
static void step_kind(struct findings_walk *walk, struct findings *found)
{
    const struct rulebook *book = walk->book;
    const struct kind *kind = &kinds[walk->kind];
    bool asked = false;
    for (size_t i = 0; i < ours(book) && !asked; i++)
        asked = is_asked(walk, &book->list[i]);
    int64_t last = asked ? piece_end(book->m->db, kind, walk->after) : walk->after;
    for (size_t i = 0; i < ours(book) && last > walk->after; i++) {
        if (!is_asked(walk, &book->list[i]))
            continue;
        struct statement *st = ready_to_run(book, &book->list[i], kind, RULE_RANGE);
        db_bind_int(st, ":first", walk->after + 1);
        db_bind_int(st, ":last", last);
        findings_take(st, book->list[i].rule, found);
    }
    walk->kind += last == walk->after;
    walk->after = last == walk->after ? INT64_MIN : last;
}

/* A person's rule runs once over all records: it may read tables through, which
 * would be done anew for each piece. */
static void step_own(struct findings_walk *walk, struct findings *found)
{
    size_t number = walk->kind++ - kinds_count;
    if (walk->only == NULL || walk->only == &walk->book->own->list[number]->rule)
        own_run_whole(walk->book, number, found);
}

bool findings_step(struct findings_walk *walk, struct findings *found, bool *more, struct why *why)
{
    const struct rulebook *book = walk->book;
    if (walk->kind < kinds_count)
        step_kind(walk, found);
    else
        step_own(walk, found);
    *more = walk->kind < kinds_count + book->own->count;
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
    findings_finish(book, found);
    return done;
}

/* A statement that an undo has expired is prepared anew only as it runs. So each is
 * run, over no record. */
bool rulebook_warm(struct rulebook *book, size_t *at)
{
    struct findings none = {0};
    if (*at == 0)
        db_do(db_prepare(book->m->db, "DELETE FROM temp.concerned"));
    if (*at < ours(book) && rules_hold(book->m, book->list[*at].rule))
        findings_take(ready_to_run(book, &book->list[*at], &kinds[0], RULE_CONCERNED),
                      book->list[*at].rule, &none);
    findings_clear(&none);
    return ++*at < ours(book);
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

/* All rules, or ONLY, over those in temp.concerned that are of kind number KIND. */
static void run_concerned(struct rulebook *book, size_t kind, const struct rule *only,
                          struct findings *found)
{
    for (size_t i = 0; i < ours(book); i++)
        if (touches(book, &book->list[i], kind) && (only == NULL || only == book->list[i].rule))
            findings_take(ready_to_run(book, &book->list[i], &kinds[kind], RULE_CONCERNED),
                          book->list[i].rule, found);
    for (size_t i = 0; i < book->own->count; i++)
        if (only == NULL || only == &book->own->list[i]->rule)
            own_run_concerned(book, i, &kinds[kind], found);
}

bool findings_of(struct rulebook *book, const struct concerned *records, const struct rule *only,
                 struct findings *found, struct why *why)
{
    struct db *db = book->m->db;
    uint64_t there = 0;
    for (size_t i = 0; i < records->count; i++)
        there |= (uint64_t)1 << kinds_index(records->list[i].kind);
    model_begin_reading(book->m);
    if (!rulebook_ready(book) || !fill_concerned(db, records))
        return db_ok(db, why);
    waivers_read(book);
    for (size_t k = 0; k < kinds_count; k++)
        if ((there >> k & 1) != 0)
            run_concerned(book, k, only, found);
    findings_finish(book, found);
    return db_ok(db, why);
}
