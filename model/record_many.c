/*
 * Reading many records at once: one statement for all of them and one for each
 * field of links, instead of as many for each record. The numbers go to SQLite
 * as a list in JSON; the rows come back in the order of the numbers.
 */
#include "model/record.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/record_inside.h"
#include "model/titles.h"

#include <inttypes.h>
#include <stdlib.h>

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
    char *list; /* of the numbers */
};

static int compare_wanted(const void *a, const void *b)
{
    const struct wanted *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

/* The SELECT of the records with the numbers of a list; references stand in it
 * as numbers, links as ''. */
static struct statement *select_records(struct model *m, const struct kind *kind)
{
    static const char what[] = "many records";
    struct statement *st = db_kept(m->db, what, kind);
    struct buf sql = {0};
    if (st != NULL)
        return st;
    buf_puts(&sql, "SELECT id, rev");
    for (size_t i = 0; i < kind->field_count; i++)
        buf_printf(&sql, kind->fields[i].type == TYPE_LINKS ? ", ''" : ", %s",
                   kind->fields[i].column);
    buf_printf(&sql, " FROM %s WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id",
               kind->name);
    st = db_keep(m->db, what, kind, buf_text(&sql));
    buf_clear(&sql);
    return st;
}

/* Goes on from place AT to the one that wants ID; many->count where none does. */
static size_t find_wanted(const struct many *many, size_t at, int64_t id)
{
    while (at < many->count && many->wanted[at].id < id)
        at++;
    return at < many->count && many->wanted[at].id == id ? at : many->count;
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
    struct statement *st = select_records(many->m, many->kind);
    size_t at = 0;
    db_bind_text(st, ":ids", many->list);
    while (db_step(st)) {
        at = find_wanted(many, at, db_int_at(st, 0));
        struct record *record = record_new(many->kind);
        record->id = db_int_at(st, 0);
        record->rev = db_int_at(st, 1);
        for (size_t i = 0; i < many->kind->field_count; i++)
            take_field(many, record, i, st);
        *many->wanted[at].place = record;
    }
}

/* Gives the COUNT links of field NUMBER to the record at place AT. */
static void give_links(const struct many *many, size_t number, size_t at, struct record_link *links,
                       size_t count)
{
    if (count > 0 && at < many->count && *many->wanted[at].place != NULL)
        record_take_links(*many->wanted[at].place, number, links, count);
}

static void load_links(const struct many *many, size_t number)
{
    const struct field *field = &many->kind->fields[number];
    const struct kind *kind = kinds_find(field->kind);
    struct record_link *links = NULL;
    size_t at = 0, count = 0, capacity = 0;
    int64_t source = 0;
    struct statement *st =
        model_link_statement(many->m,
                             "SELECT source, target, position FROM %1$s WHERE source IN "
                             "(SELECT value FROM json_each(:ids)) ORDER BY source",
                             many->kind, field);
    db_bind_text(st, ":ids", many->list);
    while (db_step(st)) {
        if (db_int_at(st, 0) != source) {
            give_links(many, number, at, links, count);
            source = db_int_at(st, 0);
            at = find_wanted(many, at, source);
            count = 0;
        }
        links = mem_grow(links, count, &capacity, sizeof *links);
        const struct title *title = titles_find_id(many->m, many->titles, kind, db_int_at(st, 1));
        if (title != NULL)
            links[count++] = (struct record_link){db_int_at(st, 2), title->code};
    }
    give_links(many, number, at, links, count);
    free(links);
}

/* Puts what is wanted in order, and lists it. */
static void prepare(struct many *many, const int64_t *ids, struct record **records, size_t count)
{
    struct buf list = {0};
    many->wanted = mem_new(count + 1, sizeof *many->wanted);
    for (size_t i = 0; i < count; i++) {
        records[i] = NULL;
        if (ids[i] != 0)
            many->wanted[many->count++] = (struct wanted){ids[i], &records[i]};
    }
    qsort(many->wanted, many->count, sizeof *many->wanted, compare_wanted);
    for (size_t i = 0; i < many->count; i++)
        buf_printf(&list, "%c%" PRId64, i == 0 ? '[' : ',', many->wanted[i].id);
    buf_puts(&list, many->count == 0 ? "[]" : "]");
    many->list = buf_take(&list);
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
    load_rows(&many);
    for (size_t i = 0; i < kind->field_count; i++)
        if (kind->fields[i].type == TYPE_LINKS)
            load_links(&many, i);
    free(many.wanted);
    free(many.list);
    bool done = db_ok(m->db, why);
    for (size_t i = 0; i < count && !done; i++) {
        record_free(records[i]);
        records[i] = NULL;
    }
    return done;
}
