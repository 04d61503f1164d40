/*
 * See record_reader.h. The row of the record gives all fields but links, of which each
 * field has a table of its own in the order of the records.
 */
#include "model/record_reader.h"

#include "model/beside.h"
#include "model/cells.h"
#include "model/inside.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/search.h"
#include "model/titles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One of the fields that are read. */
struct reader_field {
    size_t place;          /* in the row; 0 where the field is of links */
    const struct kind *to; /* what it refers to; NULL where it is no reference */
    struct beside links;
    struct buf text; /* of a value that does not stand in the row as it is */
};

struct link {
    int64_t position;
    struct title *title;
};

struct record_reader {
    struct model *m;
    const struct kind *kind;
    struct titles *titles, *own; /* own: the same where no other uses them, else NULL */
    struct beside records;
    struct reader_field *fields; /* as many as the kind has */

    /* Of the field asked for last. */
    struct link *links;
    struct title **targets;
    size_t count, link_capacity, target_capacity;
};

static void begin_links(struct record_reader *reader, size_t field)
{
    struct buf sql = {0};
    char table[64];
    model_link_table(reader->kind, &reader->kind->fields[field], table);
    buf_printf(&sql,
               "SELECT db_row(:row, source, target, position) FROM %s WHERE source >= :from "
               "ORDER BY source",
               table);
    beside_begin(&reader->fields[field].links, reader->m->db, buf_text(&sql));
    buf_clear(&sql);
}

struct record_reader *record_reader_new(struct model *m, const struct kind *kind, uint64_t fields,
                                        struct titles *titles)
{
    struct record_reader *reader = mem_new(1, sizeof *reader);
    struct buf sql = {0};
    size_t place = 0;
    *reader = (struct record_reader){.m = m, .kind = kind, .titles = titles};
    reader->fields = mem_new(kind->field_count, sizeof *reader->fields);
    buf_puts(&sql, "SELECT db_row(:row, id");
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if ((fields >> i & 1) == 0)
            continue;
        if (kinds_is_reference(field))
            reader->fields[i].to = kinds_find(field->kind);
        if (field->type == TYPE_LINKS) {
            begin_links(reader, i);
            continue;
        }
        buf_printf(&sql, ", %s", field->column);
        reader->fields[i].place = ++place;
    }
    buf_printf(&sql, ") FROM %s WHERE id >= :from ORDER BY id", kind->name);
    beside_begin(&reader->records, m->db, buf_text(&sql));
    buf_clear(&sql);
    return reader;
}

struct record_reader *record_reader_new_all(struct model *m, const struct kind *kind)
{
    uint64_t all = UINT64_MAX >> (SEARCH_FIELDS - kind->field_count);
    model_begin_reading(m);
    db_read_through(m->db, true);
    struct titles *titles = titles_new();
    struct record_reader *reader = record_reader_new(m, kind, all, titles);
    reader->own = titles;
    return reader;
}

void record_reader_free(struct record_reader *reader)
{
    if (reader == NULL)
        return;
    for (size_t i = 0; i < reader->kind->field_count; i++) {
        beside_end(&reader->fields[i].links);
        buf_clear(&reader->fields[i].text);
    }
    beside_end(&reader->records);
    if (reader->own != NULL)
        db_read_through(reader->m->db, false);
    titles_free(reader->own);
    free(reader->fields);
    free(reader->links);
    free(reader->targets);
    free(reader);
}

bool record_reader_at(struct record_reader *reader, int64_t id)
{
    return beside_at(&reader->records, id);
}

bool record_reader_go(struct record_reader *reader, int64_t id, struct why *why)
{
    titles_trim(reader->own);
    bool there = record_reader_at(reader, id);
    if (!db_ok(reader->m->db, why))
        return false;
    if (there)
        return true;
    return why_set(why, "This record of the kind %s is no longer there.",
                   reader->kind->label[why->lang]);
}

static void add_target(struct record_reader *reader, const struct kind *to, int64_t id,
                       int64_t position)
{
    struct title *title = titles_find_id(reader->m, reader->titles, to, id);
    if (title == NULL)
        return;
    reader->links =
        mem_grow(reader->links, reader->count, &reader->link_capacity, sizeof *reader->links);
    reader->links[reader->count++] = (struct link){position, title};
}

static int compare_links(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    if (x->position != y->position)
        return x->position < y->position ? -1 : 1;
    return strcmp(x->title->code, y->title->code);
}

/* Puts the links found into their order: mostly one to three of them. */
static void settle(struct record_reader *reader)
{
    enum { FEW = 8 };
    struct link *links = reader->links;
    if (reader->count > FEW) {
        qsort(links, reader->count, sizeof *links, compare_links);
        return;
    }
    for (size_t i = 1; i < reader->count; i++)
        for (size_t k = i; k > 0 && compare_links(&links[k - 1], &links[k]) > 0; k--) {
            struct link link = links[k];
            links[k] = links[k - 1];
            links[k - 1] = link;
        }
}

struct title *const *record_reader_targets(struct record_reader *reader, size_t field,
                                           size_t *count)
{
    struct reader_field *of = &reader->fields[field];
    const struct db_row *row = &reader->records.row;
    reader->count = 0;
    if (of->place != 0 && row->values[of->place].is_number)
        add_target(reader, of->to, row->values[of->place].number, 0);
    if (of->place == 0 && beside_at(&of->links, row->values[0].number))
        do
            add_target(reader, of->to, of->links.row.values[1].number,
                       of->links.row.values[2].number);
        while (beside_next(&of->links));
    settle(reader);
    if (reader->count > reader->target_capacity) {
        reader->target_capacity = reader->link_capacity;
        reader->targets =
            mem_resize(reader->targets, reader->target_capacity, sizeof(struct title *));
    }
    for (size_t i = 0; i < reader->count; i++)
        reader->targets[i] = reader->links[i].title;
    *count = reader->count;
    return reader->targets;
}

/* The codes of what FIELD refers to. */
static void put_codes(struct record_reader *reader, size_t field, struct buf *out)
{
    size_t count;
    struct title *const *targets = record_reader_targets(reader, field, &count);
    bool list = reader->kind->fields[field].type == TYPE_LINKS;
    for (size_t i = 0; i < count; i++) {
        buf_puts(out, i == 0 ? "" : "; ");
        if (list)
            cells_put(targets[i]->code, out);
        else
            buf_puts(out, targets[i]->code);
    }
}

static void put_number(int64_t number, struct buf *out)
{
    char digits[20], *at = digits + sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do
        *--at = (char)('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (number < 0)
        buf_putc(out, '-');
    buf_add(out, at, (size_t)(digits + sizeof digits - at));
}

struct span record_reader_value(struct record_reader *reader, size_t field)
{
    struct reader_field *of = &reader->fields[field];
    const struct db_row *row = &reader->records.row;
    if (of->to == NULL && !row->values[of->place].is_number)
        return (struct span){db_row_text(row, of->place), row->values[of->place].length};
    buf_empty(&of->text);
    if (of->to != NULL)
        put_codes(reader, field, &of->text);
    else if (of->place == 0)
        bug("a field that is not read");
    else
        put_number(row->values[of->place].number, &of->text);
    return (struct span){buf_text(&of->text), of->text.length};
}

bool record_reader_each(struct model *m, const struct listing_query *query, record_take *take,
                        void *context, struct why *why)
{
    struct listing listing = {0};
    if (!listing_load(m, query, &listing, why))
        return false;
    struct record_reader *reader = record_reader_new_all(m, query->kind);
    bool done = true;
    for (size_t i = 0; i < listing.count && done; i++) {
        done = record_reader_go(reader, listing.ids[i], why);
        if (done)
            take(context, reader, listing.ids[i]);
    }
    record_reader_free(reader);
    listing_clear(&listing);
    return done;
}
