/* See table_document.h. */
#include "export/table_document.h"

#include "model/cells.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/present.h"
#include "model/record_reader.h"
#include "model/register.h"
#include "model/register_walk.h"

#include <stdlib.h>

static void put_record(struct document *d, struct model *m, const struct kind *kind,
                       struct record_reader *reader)
{
    struct buf *texts = mem_new(kind->field_count, sizeof *texts);
    const char **cells = mem_new(kind->field_count, sizeof *cells);
    for (size_t f = 0; f < kind->field_count; f++) {
        present_text(m, &kind->fields[f], record_reader_value(reader, f).text, d->lang, &texts[f]);
        cells[f] = buf_text(&texts[f]);
    }
    document_texts(d, cells);
    for (size_t f = 0; f < kind->field_count; f++)
        buf_clear(&texts[f]);
    free(texts);
    free(cells);
}

static bool put_kind(struct document *d, struct model *m, const struct kind *kind,
                     const struct listing *listing, struct why *why)
{
    const char **heads = mem_new(kind->field_count, sizeof *heads);
    for (size_t f = 0; f < kind->field_count; f++)
        heads[f] = kind->fields[f].label[d->lang];
    struct record_reader *reader = record_reader_new_all(m, kind);
    bool done = true;
    document_table(d, heads, kind->field_count);
    for (size_t i = 0; i < listing->count && done; i++) {
        done = record_reader_go(reader, listing->ids[i], why);
        if (done)
            put_record(d, m, kind, reader);
    }
    document_break(d);
    record_reader_free(reader);
    free(heads);
    return done;
}

/* Adds the values of CELL, a list, divided by " / ". */
static void put_list(const char *cell, struct buf *out)
{
    struct cells values = {0};
    cells_parse(cell, &values);
    for (size_t i = 0; i < values.count; i++)
        buf_printf(out, "%s%s", i == 0 ? "" : " / ", values.items[i]);
    cells_clear(&values);
}

/* Adds a cell of a linked kind: a line for each linked record, "-" where it says
 * nothing, and nothing where none of them does. */
static void put_lines(const char *cell, bool lists, struct buf *out)
{
    struct cells values = {0};
    bool filled = false;
    cells_parse(cell, &values);
    for (size_t i = 0; i < values.count; i++)
        filled = filled || values.items[i][0] != '\0';
    for (size_t i = 0; filled && i < values.count; i++) {
        buf_puts(out, i == 0 ? "" : "\n");
        if (values.items[i][0] == '\0')
            buf_putc(out, '-');
        else if (lists)
            put_list(values.items[i], out);
        else
            buf_puts(out, values.items[i]);
    }
    cells_clear(&values);
}

/* Adds CELL of COLUMN of the register, which is made to be read back, for people. */
static void put_cell(const struct register_column *column, const char *cell, struct buf *out)
{
    const struct kind *kind = kinds_find(column->kind);
    bool list = column->derived == REGISTER_COUNTRIES ||
                (column->derived == REGISTER_STORED &&
                 kinds_is_list(&kind->fields[kinds_field(kind, column->field)]));
    if (register_group(column->kind) < REGISTER_GROUPS)
        put_lines(cell, list, out);
    else if (list)
        put_list(cell, out);
    else
        buf_puts(out, cell);
}

static void put_row(struct document *d, const struct span *row)
{
    struct buf *texts = mem_new(register_columns_count, sizeof *texts);
    const char **cells = mem_new(register_columns_count, sizeof *cells);
    for (size_t i = 0; i < register_columns_count; i++) {
        put_cell(&register_columns[i], row[i].text, &texts[i]);
        cells[i] = buf_text(&texts[i]);
    }
    document_texts(d, cells);
    for (size_t i = 0; i < register_columns_count; i++)
        buf_clear(&texts[i]);
    free(texts);
    free(cells);
}

static bool put_register(struct document *d, struct model *m, const struct listing *listing,
                         struct why *why)
{
    const char **heads = mem_new(register_columns_count, sizeof *heads);
    for (size_t i = 0; i < register_columns_count; i++)
        heads[i] = register_columns[i].label[d->lang];
    struct register_walk *walk = register_walk_new(m, d->lang);
    bool done = true;
    document_table(d, heads, register_columns_count);
    for (size_t i = 0; i < listing->count && done; i++) {
        const struct span *row = register_walk_row(walk, listing->ids[i], why);
        done = row != NULL;
        if (done)
            put_row(d, row);
    }
    document_break(d);
    register_walk_free(walk);
    free(heads);
    return done;
}

bool table_document_write(struct model *m, const struct kind *kind, enum document_format format,
                          FILE *out, struct why *why)
{
    const struct listing_query query = {.kind = kind == NULL ? kinds_find("category") : kind};
    struct listing listing = {0};
    struct document d;
    if (!listing_load(m, &query, &listing, why))
        return false;
    const char *title = kind == NULL ? words_in(why->lang, N_("Register of personal data"))
                                     : kind->label[why->lang];
    document_begin(&d, out, format, why->lang, title);
    document_heading(&d, 1, NULL, title);
    bool done =
        kind == NULL ? put_register(&d, m, &listing, why) : put_kind(&d, m, kind, &listing, why);
    document_end(&d);
    listing_clear(&listing);
    return done;
}
