/* See table_leaf.h: the register. Each row is written before the next one is read. */
#include "export/table_leaf.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/register.h"
#include "model/register_walk.h"

#include <stdlib.h>
#include <string.h>

/* The register while it is written. */
struct register_leaf {
    struct model *m;
    const struct table_look *look;
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

static void write_headings(const struct register_leaf *at, enum lang lang, struct table_leaf *told)
{
    const char **texts = mem_new(register_columns_count, sizeof *texts);
    for (size_t i = 0; i < register_columns_count; i++) {
        if (!at->used[i])
            continue;
        const struct field *field = field_of(&register_columns[i]);
        table_leaf_width(told->leaf, told->columns, field == NULL ? TYPE_TEXT : field->type);
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

/* What divides the values of a cell of COLUMN for people: those of linked records stand
 * below each other, so that what belongs to one is on one line in all its columns. NULL
 * where the cell is one text. */
static const char *divider_of(const struct register_column *column, const struct field *field)
{
    if (register_group(column->kind) < REGISTER_GROUPS)
        return "\n";
    return field != NULL && kinds_is_list(field) ? " / " : NULL;
}

/* Writes CELL of COLUMN, number NUMBER on the sheet. */
static void write_cell(struct register_leaf *at, struct leaf *leaf, size_t number,
                       const struct register_column *column, const struct field *field,
                       struct span cell)
{
    const char *divider = at->look->for_people ? divider_of(column, field) : NULL;
    const char *text = cell.text;
    if (divider != NULL) {
        struct cells values = {0};
        buf_empty(&at->text);
        cells_parse(cell.text, &values);
        for (size_t i = 0; i < values.count; i++)
            buf_printf(&at->text, "%s%s", i == 0 ? "" : divider,
                       values.items[i][0] == '\0' ? "-" : values.items[i]);
        cells_clear(&values);
        text = buf_text(&at->text);
    }
    table_leaf_value(leaf, number, field, cell.text, text);
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
    struct register_leaf at = {.m = m, .look = look};
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
