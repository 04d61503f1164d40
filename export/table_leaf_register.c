/* See table_leaf.h: the register. Each row is written before the next one is read. */
#include "export/table_leaf.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/periods.h"
#include "model/register.h"
#include "model/register_walk.h"

#include <stdlib.h>
#include <string.h>

/* The register while it is written. */
struct register_leaf {
    struct model *m;
    const struct table_look *look;
    enum lang lang;
    struct listing listing;
    bool *used; /* the columns that are written */
    struct buf text;
};

/* The field of categories that COLUMN shows; NULL where it shows another thing. */
static const struct field *field_of(const struct register_column *column)
{
    const struct kind *category = kinds_find("category");
    return column->derived == REGISTER_STORED && strcmp(column->kind, category->name) == 0
               ? &category->fields[kinds_field(category, column->field)]
               : NULL;
}

/* Finds the columns with any entry. */
static bool find_used(struct register_leaf *at, struct why *why)
{
    size_t missing = register_columns_count;
    struct register_walk *walk = register_walk_new(at->m, why->lang);
    bool done = true;
    for (size_t i = 0; i < at->listing.count && missing > 0 && done; i++) {
        const struct span *cells = register_walk_row(walk, at->listing.ids[i], why);
        done = cells != NULL;
        for (size_t column = 0; done && column < register_columns_count; column++)
            if (!at->used[column] && cells[column].length > 0) {
                at->used[column] = true;
                missing--;
            }
    }
    register_walk_free(walk);
    return done;
}

/* For people, columns are narrow, so that all of them stand side by side on a page. */
static void set_width(const struct register_leaf *at, struct leaf *leaf, size_t number,
                      const struct register_column *column)
{
    enum { LEAST = 6, NARROW = 16, WIDE = 22 };
    const struct field *field = field_of(column);
    bool is_short = field != NULL && (field->type == TYPE_CODE || field->type == TYPE_COUNT ||
                                      field->type == TYPE_DATE);
    if (!at->look->for_people || is_short)
        table_leaf_width(leaf, number, field == NULL ? TYPE_TEXT : field->type);
    else
        leaf_width(leaf, number, LEAST, field != NULL && kinds_is_list(field) ? WIDE : NARROW);
}

static void write_headings(const struct register_leaf *at, enum lang lang, struct table_leaf *told)
{
    const char **texts = mem_new(register_columns_count, sizeof *texts);
    for (size_t i = 0; i < register_columns_count; i++) {
        if (!at->used[i])
            continue;
        set_width(at, told->leaf, told->columns, &register_columns[i]);
        texts[told->columns++] = register_columns[i].label[lang];
    }
    leaf_headings(told->leaf, texts, told->columns, told->columns > 2 ? 2 : 0);
    free(texts);
}

/* Offers what the fields of choices take, in the rows of the categories and below. */
static void offer_choices(const struct register_leaf *at, enum lang lang, struct workbook *book,
                          struct leaf *leaf)
{
    enum { FURTHER_ROWS = 200 };
    size_t column = 0, list;
    for (size_t i = 0; i < register_columns_count; i++) {
        if (!at->used[i])
            continue;
        const struct field *field = field_of(&register_columns[i]);
        if (field != NULL && table_leaf_offers(book, field, lang, &list))
            leaf_dropdown(leaf, column, 1, leaf_row(leaf) + FURTHER_ROWS, list, true, NULL);
        column++;
    }
}

/* The field whose values stand in COLUMN, of a category or of what is linked to it; NULL
 * where the column is worked out. */
static const struct field *source_of(const struct register_column *column)
{
    const struct kind *kind = kinds_find(column->kind);
    return column->derived == REGISTER_STORED ? &kind->fields[kinds_field(kind, column->field)]
                                              : NULL;
}

/* Adds the values of CELL, a list, as people read them. */
static void put_values(const char *cell, const struct field *source, const char *divider,
                       enum lang lang, struct buf *out)
{
    struct cells values = {0};
    cells_parse(cell, &values);
    for (size_t i = 0; i < values.count; i++) {
        buf_puts(out, i == 0 ? "" : divider);
        if (values.items[i][0] == '\0')
            buf_putc(out, '-');
        else if (source != NULL && source->type == TYPE_PERIOD)
            period_format(values.items[i], lang, out);
        else
            buf_puts(out, values.items[i]);
    }
    cells_clear(&values);
}

/* Writes CELL of COLUMN, number NUMBER on the sheet. For people, what is said of several
 * linked records stands below each other, so that what belongs to one is on one line in
 * all columns; values that are lists by themselves are divided by strokes. */
static void write_cell(struct register_leaf *at, struct leaf *leaf, size_t number,
                       const struct register_column *column, const struct field *field,
                       struct span cell)
{
    const struct field *source = source_of(column);
    bool linked = register_group(column->kind) < REGISTER_GROUPS;
    bool list = source != NULL && kinds_is_list(source);
    if (!at->look->for_people || (!linked && !list)) {
        table_leaf_value(leaf, number, field, cell.text, cell.text);
        return;
    }
    buf_empty(&at->text);
    put_values(cell.text, source, list ? " / " : "\n", at->lang, &at->text);
    leaf_text(leaf, number, buf_text(&at->text), STYLE_TEXT);
}

static bool write_rows(struct register_leaf *at, struct workbook *book, struct table_leaf *told,
                       struct why *why)
{
    const struct field **fields = mem_new(register_columns_count, sizeof *fields);
    struct register_walk *walk = register_walk_new(at->m, why->lang);
    bool done = true;
    for (size_t i = 0; i < register_columns_count; i++)
        fields[i] = field_of(&register_columns[i]);
    for (size_t i = 0; i < at->listing.count && done && workbook_ok(book); i++) {
        const struct span *cells = register_walk_row(walk, at->listing.ids[i], why);
        size_t column = 0;
        done = cells != NULL;
        for (size_t k = 0; done && k < register_columns_count; k++)
            if (at->used[k])
                write_cell(at, told->leaf, column++, &register_columns[k], fields[k], cells[k]);
        leaf_next(told->leaf);
        told->rows++;
    }
    register_walk_free(walk);
    free(fields);
    return done;
}

static bool write_leaf(struct register_leaf *at, struct workbook *book, struct table_leaf *told,
                       struct why *why)
{
    const char *name = words_in(why->lang, "Register");
    told->leaf = workbook_leaf(book, name);
    write_headings(at, why->lang, told);
    if (!write_rows(at, book, told, why))
        return false;
    offer_choices(at, why->lang, book, told->leaf);
    table_leaf_end(told->leaf, LEAF_A3, at->look);
    return true;
}

bool table_leaf_register(struct model *m, struct workbook *book, const struct table_look *look,
                         struct table_leaf *told, struct why *why)
{
    struct register_leaf at = {.m = m, .look = look, .lang = why->lang};
    const struct listing_query query = {.kind = kinds_find("category")};
    *told = (struct table_leaf){0};
    at.used = mem_new(register_columns_count, sizeof *at.used);
    bool done = listing_load(m, &query, &at.listing, why);
    done = done && (!look->for_people || find_used(&at, why));
    for (size_t i = 0; i < register_columns_count; i++) {
        at.used[i] = at.used[i] || !look->for_people;
        told->left_out += !at.used[i];
    }
    done = done && write_leaf(&at, book, told, why);
    listing_clear(&at.listing);
    buf_clear(&at.text);
    free(at.used);
    return done;
}
