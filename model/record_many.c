/*
 * Reading many records at once, in the order of their numbers: one statement goes
 * over all of them and one over each field of links, instead of as many for each
 * record. Rows that lie between them and are not wanted are stepped over; where
 * there are many, the statement begins again behind them.
 */
#include "model/record.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/record_inside.h"
#include "model/titles.h"

#include <stdlib.h>

enum { PASSED_MOST = 4 };

/* A record that is wanted: its number, and where it goes. */
struct wanted {
    int64_t id;
    struct record **place;
};

struct many {
    struct model *m;
    struct titles *titles;
    const struct kind *kind;
    struct wanted *wanted; /* by number */
    size_t count;
};

/* A statement that goes over the rows of the wanted records from :first to :last,
 * whose numbers stand in its first column. */
struct walk {
    const struct many *many;
    struct statement *st;
    size_t at; /* the wanted record of the present row */
    bool open;
};

static int compare_wanted(const void *a, const void *b)
{
    const struct wanted *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

/* Goes to the next row; false where there is no more. */
static bool walk_next(struct walk *walk)
{
    const struct wanted *wanted = walk->many->wanted;
    size_t passed = 0;
    for (;;) {
        if (!walk->open) {
            db_bind_int(walk->st, ":first", wanted[walk->at].id);
            db_bind_int(walk->st, ":last", wanted[walk->many->count - 1].id);
            walk->open = true;
            passed = 0;
        }
        if (!db_step(walk->st))
            return false;
        int64_t id = db_int_at(walk->st, 0);
        while (wanted[walk->at].id < id)
            walk->at++;
        if (wanted[walk->at].id == id)
            return true;
        if (++passed == PASSED_MOST) {
            db_done(walk->st);
            walk->open = false;
        }
    }
}

/* The SELECT of the records; references stand in it as numbers, links as ''. */
static struct statement *select_records(struct model *m, const struct kind *kind)
{
    static const char what[] = "many records";
    struct statement *st = db_kept(m->db, what, kind);
    struct buf sql = {0};
    if (st != NULL)
        return st;
    buf_puts(&sql, "SELECT id, rev");
    for (size_t i = 0; i < kind->field_count; i++)
        buf_printf(&sql, ", %s",
                   kind->fields[i].type == TYPE_LINKS ? "''" : kind->fields[i].column);
    buf_printf(&sql, " FROM %s WHERE id BETWEEN :first AND :last ORDER BY id", kind->name);
    st = db_keep(m->db, what, kind, buf_text(&sql));
    buf_clear(&sql);
    return st;
}

static void take_field(const struct many *many, struct record *record, size_t number,
                       struct statement *st)
{
    const struct field *field = &many->kind->fields[number];
    int column = (int)number + 2;
    if (field->type != TYPE_REF) {
        record_take(record, number, db_text_at(st, column));
        return;
    }
    int64_t id = db_int_at(st, column);
    const struct title *title =
        id == 0 ? NULL : titles_find_id(many->m, many->titles, kinds_find(field->kind), id);
    record_take(record, number, title == NULL ? "" : title->code);
}

static void load_rows(const struct many *many)
{
    struct walk walk = {.many = many, .st = select_records(many->m, many->kind)};
    while (walk_next(&walk)) {
        struct record *record = record_new(many->kind);
        record->id = db_int_at(walk.st, 0);
        record->rev = db_int_at(walk.st, 1);
        for (size_t i = 0; i < many->kind->field_count; i++)
            if (many->kind->fields[i].type != TYPE_LINKS)
                take_field(many, record, i, walk.st);
        *many->wanted[walk.at].place = record;
    }
}

/* Gives the COUNT links of field NUMBER to the record at place AT. */
static void give_links(const struct many *many, size_t number, size_t at, struct record_link *links,
                       size_t count)
{
    if (count > 0 && *many->wanted[at].place != NULL)
        record_take_links(*many->wanted[at].place, number, links, count);
}

static void load_links(const struct many *many, size_t number)
{
    const struct field *field = &many->kind->fields[number];
    const struct kind *kind = kinds_find(field->kind);
    struct record_link *links = NULL;
    size_t at = 0, count = 0, capacity = 0;
    struct walk walk = {
        .many = many,
        .st = model_link_statement(many->m,
                                   "SELECT source, target, position FROM %1$s "
                                   "WHERE source BETWEEN :first AND :last ORDER BY source",
                                   many->kind, field)};
    while (walk_next(&walk)) {
        if (walk.at != at) {
            give_links(many, number, at, links, count);
            at = walk.at;
            count = 0;
        }
        links = mem_grow(links, count, &capacity, sizeof *links);
        const struct title *title =
            titles_find_id(many->m, many->titles, kind, db_int_at(walk.st, 1));
        if (title != NULL)
            links[count++] = (struct record_link){db_int_at(walk.st, 2), title->code};
    }
    give_links(many, number, at, links, count);
    free(links);
}

/* Puts what is wanted in the order of the numbers. */
static void prepare(struct many *many, const int64_t *ids, struct record **records, size_t count)
{
    bool sorted = true;
    many->wanted = mem_new(count + 1, sizeof *many->wanted);
    for (size_t i = 0; i < count; i++) {
        records[i] = NULL;
        if (ids[i] == 0)
            continue;
        sorted = sorted && (many->count == 0 || many->wanted[many->count - 1].id <= ids[i]);
        many->wanted[many->count++] = (struct wanted){ids[i], &records[i]};
    }
    if (!sorted)
        qsort(many->wanted, many->count, sizeof *many->wanted, compare_wanted);
}

bool record_load_many(struct model *m, const struct kind *kind, const int64_t *ids, size_t count,
                      struct record **records, struct why *why)
{
    struct many many = {.m = m, .titles = model_titles(m), .kind = kind};
    if (many.titles == NULL)
        bug("many records read outside of a change of many");
    model_begin_reading(m);
    titles_trim(many.titles);
    prepare(&many, ids, records, count);
    if (many.count > 0)
        load_rows(&many);
    for (size_t i = 0; i < kind->field_count && many.count > 0; i++)
        if (kind->fields[i].type == TYPE_LINKS)
            load_links(&many, i);
    free(many.wanted);
    bool done = db_ok(m->db, why);
    for (size_t i = 0; i < count && !done; i++) {
        record_free(records[i]);
        records[i] = NULL;
    }
    return done;
}
