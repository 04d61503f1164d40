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
    size_t *columns; /* the fields that have one, in order */
    size_t column_count;
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
static bool find_used(struct kind_leaf *at, bool *used, struct why *why)
{
    size_t missing = at->kind->field_count;
    for (size_t i = 0; i < at->listing.count && missing > 0; i++) {
        if (!record_reader_go(at->reader, at->listing.ids[i], why))
            return false;
        for (size_t f = 0; f < at->kind->field_count; f++)
            if (!used[f] && record_reader_value(at->reader, f).length > 0) {
                used[f] = true;
                missing--;
            }
    }
    return true;
}

/* Chooses the columns; *LEFT_OUT is how many fields have none, as they are empty. */
static bool choose_columns(struct kind_leaf *at, size_t *left_out, struct why *why)
{
    const char *const *wanted = at->look->columns;
    for (size_t i = 0; wanted != NULL && wanted[i] != NULL; i++)
        at->columns[at->column_count++] = kinds_field(at->kind, wanted[i]);
    if (wanted != NULL)
        return true;
    bool *used = mem_new(at->kind->field_count, sizeof *used);
    bool done = !at->look->for_people || find_used(at, used, why);
    for (size_t f = 0; f < at->kind->field_count; f++)
        if (used[f] || !at->look->for_people)
            at->columns[at->column_count++] = f;
        else
            ++*left_out;
    free(used);
    return done;
}

static void write_headings(const struct kind_leaf *at, struct table_leaf *told)
{
    const char **texts = mem_new(at->column_count, sizeof *texts);
    for (size_t i = 0; i < at->column_count; i++) {
        const struct field *field = &at->kind->fields[at->columns[i]];
        table_leaf_width(told->leaf, i, field->type);
        texts[i] = field->label[at->lang];
    }
    told->columns = at->column_count;
    leaf_headings(told->leaf, texts, told->columns, told->columns > 2 ? 2 : 0);
    free(texts);
}

/* Offers what the fields of choices take, in the rows of the records and some below. */
static void offer_choices(const struct kind_leaf *at, struct workbook *book, struct leaf *leaf,
                          size_t first)
{
    enum { FURTHER_ROWS = 200 };
    for (size_t i = 0; i < at->column_count; i++) {
        size_t list;
        if (table_leaf_offers(book, &at->kind->fields[at->columns[i]], at->lang, &list))
            leaf_dropdown(leaf, i, first, leaf_row(leaf) + FURTHER_ROWS, list, true, NULL);
    }
}

static bool write_records(struct kind_leaf *at, struct workbook *book, struct table_leaf *told,
                          struct why *why)
{
    for (size_t i = 0; i < at->listing.count && workbook_ok(book); i++) {
        if (!record_reader_go(at->reader, at->listing.ids[i], why))
            return false;
        for (size_t column = 0; column < at->column_count; column++) {
            size_t f = at->columns[column];
            const char *value = record_reader_value(at->reader, f).text;
            put_cell(at, f, value);
            table_leaf_value(told->leaf, column, &at->kind->fields[f], value, buf_text(&at->text));
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
    if (!choose_columns(at, &told->left_out, why))
        return false;
    told->leaf = workbook_leaf(book, at->kind->label[at->lang]);
    table_leaf_begin(told->leaf, at->look);
    write_headings(at, told);
    size_t first = leaf_row(told->leaf);
    if (!write_records(at, book, told, why))
        return false;
    offer_choices(at, book, told->leaf, first);
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
    at.columns = mem_new(kind->field_count, sizeof *at.columns);
    done = done && write_leaf(&at, book, told, why);
    record_reader_free(at.reader);
    listing_clear(&at.listing);
    free(at.columns);
    buf_clear(&at.text);
    return done;
}
