/* See table_leaf.h: all records of a kind. */
#include "export/table_leaf.h"

#include "model/buf.h"
#include "model/countries.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/periods.h"
#include "model/present.h"
#include "model/record_reader.h"
#include "model/titles.h"

#include <stdlib.h>

/* A kind while its records are written. */
struct kind_leaf {
    const struct kind *kind;
    enum lang lang;
    const struct table_look *look;
    struct record_reader *reader;
    struct listing listing;
    bool *used; /* the fields that have a column */
    struct buf text;
};

/* The names of what a field refers to. */
static void put_names(struct kind_leaf *at, size_t field)
{
    size_t count;
    struct title *const *targets = record_reader_targets(at->reader, field, &count);
    for (size_t i = 0; i < count; i++)
        buf_printf(&at->text, "%s%s", i == 0 ? "" : " / ", targets[i]->name);
}

/* Puts the text of the cell of FIELD. */
static void put_cell(struct kind_leaf *at, size_t number, const char *value)
{
    const struct field *field = &at->kind->fields[number];
    buf_empty(&at->text);
    if (!at->look->for_people) {
        present_cell(field, value, at->lang, &at->text);
        return;
    }
    switch (field->type) {
    case TYPE_REF:
    case TYPE_LINKS:
        put_names(at, number);
        break;
    case TYPE_PERIOD:
        period_format(value, at->lang, &at->text);
        break;
    case TYPE_COUNTRY:
        buf_puts(&at->text, value[0] == '\0' ? "" : country_name(value, at->lang));
        break;
    case TYPE_CODE:
    case TYPE_TEXT:
    case TYPE_NOTE:
    case TYPE_URL:
    case TYPE_DATE:
    case TYPE_COUNT:
    case TYPE_FLAG:
    case TYPE_CHOICE:
    case TYPE_CHOICES:
        present_cell(field, value, at->lang, &at->text);
        break;
    }
}

/* Finds the fields that any record has an entry of. */
static bool find_used(struct kind_leaf *at, struct why *why)
{
    size_t missing = at->kind->field_count;
    for (size_t i = 0; i < at->listing.count && missing > 0; i++) {
        if (!record_reader_go(at->reader, at->listing.ids[i], why))
            return false;
        for (size_t f = 0; f < at->kind->field_count; f++)
            if (!at->used[f] && record_reader_value(at->reader, f).length > 0) {
                at->used[f] = true;
                missing--;
            }
    }
    return true;
}

static void write_headings(const struct kind_leaf *at, struct table_leaf *told)
{
    const char **texts = mem_new(at->kind->field_count, sizeof *texts);
    for (size_t f = 0; f < at->kind->field_count; f++)
        if (at->used[f]) {
            table_leaf_width(told->leaf, told->columns, at->kind->fields[f].type);
            texts[told->columns++] = at->kind->fields[f].label[at->lang];
        }
    leaf_headings(told->leaf, texts, told->columns, told->columns > 2 ? 2 : 0);
    free(texts);
}

/* Offers what the fields of choices take, in the rows of the records and some below. */
static void offer_choices(const struct kind_leaf *at, struct workbook *book, struct leaf *leaf)
{
    enum { FURTHER_ROWS = 200 };
    size_t column = 0;
    for (size_t f = 0; f < at->kind->field_count; f++) {
        size_t list;
        if (!at->used[f])
            continue;
        if (table_leaf_offers(book, &at->kind->fields[f], at->lang, &list))
            leaf_dropdown(leaf, column, 1, leaf_row(leaf) + FURTHER_ROWS, list, true, NULL);
        column++;
    }
}

static bool write_records(struct kind_leaf *at, struct workbook *book, struct table_leaf *told,
                          struct why *why)
{
    for (size_t i = 0; i < at->listing.count && workbook_ok(book); i++) {
        size_t column = 0;
        if (!record_reader_go(at->reader, at->listing.ids[i], why))
            return false;
        for (size_t f = 0; f < at->kind->field_count; f++) {
            if (!at->used[f])
                continue;
            const char *value = record_reader_value(at->reader, f).text;
            put_cell(at, f, value);
            table_leaf_value(told->leaf, column++, &at->kind->fields[f], value,
                             buf_text(&at->text));
        }
        leaf_next(told->leaf);
        told->rows++;
    }
    return true;
}

/* Writes the records that were listed. */
static bool write_leaf(struct kind_leaf *at, struct workbook *book, struct table_leaf *told,
                       struct why *why)
{
    if (at->look->for_people && !find_used(at, why))
        return false;
    for (size_t f = 0; f < at->kind->field_count; f++) {
        at->used[f] = at->used[f] || !at->look->for_people;
        told->left_out += !at->used[f];
    }
    told->leaf = workbook_leaf(book, at->kind->label[at->lang]);
    write_headings(at, told);
    if (!write_records(at, book, told, why))
        return false;
    offer_choices(at, book, told->leaf);
    table_leaf_end(told->leaf, LEAF_A4, at->look);
    return true;
}

bool table_leaf_kind(struct model *m, struct workbook *book, const struct kind *kind,
                     const struct table_look *look, struct table_leaf *told, struct why *why)
{
    struct kind_leaf at = {.kind = kind, .lang = why->lang, .look = look};
    const struct listing_query query = {.kind = kind};
    *told = (struct table_leaf){0};
    bool done = listing_load(m, &query, &at.listing, why);
    at.reader = record_reader_new_all(m, kind);
    at.used = mem_new(kind->field_count, sizeof *at.used);
    done = done && write_leaf(&at, book, told, why);
    record_reader_free(at.reader);
    listing_clear(&at.listing);
    free(at.used);
    buf_clear(&at.text);
    return done;
}
