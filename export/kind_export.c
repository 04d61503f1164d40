/*
 * See kind_export.h. Records are read one by one, so that the memory needed
 * does not grow with the inventory.
 */
#include "export/kind_export.h"

#include "model/buf.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/present.h"
#include "model/record_reader.h"

#include <stdlib.h>

/* A row of cells for people who read LANG. */
struct row {
    const struct kind *kind;
    enum lang lang;
    struct span *cells;
    struct buf *texts; /* of cells that do not stand in the record as they are */
};

static void write_row(struct row *row, struct record_reader *reader, struct csv_writer *writer)
{
    for (size_t f = 0; f < row->kind->field_count; f++) {
        const struct field *field = &row->kind->fields[f];
        struct span *cell = &row->cells[f];
        *cell = record_reader_value(reader, f);
        if (cell->length == 0 || present_is_plain(field->type))
            continue;
        buf_empty(&row->texts[f]);
        present_cell(field, cell->text, row->lang, &row->texts[f]);
        *cell = (struct span){buf_text(&row->texts[f]), row->texts[f].length};
    }
    csv_writer_cells(writer, row->cells, row->kind->field_count);
    csv_writer_end(writer);
}

static bool write_rows(struct model *m, struct row *row, const struct listing *listing,
                       struct csv_writer *writer, struct why *why)
{
    bool done = true;
    struct record_reader *reader = record_reader_new_all(m, row->kind);
    row->cells = mem_new(row->kind->field_count, sizeof *row->cells);
    row->texts = mem_new(row->kind->field_count, sizeof *row->texts);
    for (size_t i = 0; i < listing->count && done; i++) {
        done = record_reader_go(reader, listing->ids[i], why);
        if (done)
            write_row(row, reader, writer);
    }
    for (size_t f = 0; f < row->kind->field_count; f++)
        buf_clear(&row->texts[f]);
    free(row->texts);
    free(row->cells);
    record_reader_free(reader);
    return done;
}

bool kind_export_csv(struct model *m, const struct kind *kind, const char *filter, enum lang lang,
                     struct csv_writer *writer, struct why *why)
{
    const struct listing_query query = {.kind = kind, .filter = filter};
    struct listing listing = {0};
    struct row row = {.kind = kind, .lang = lang};
    for (size_t f = 0; f < kind->field_count; f++)
        csv_writer_cell(writer, kind->fields[f].label[lang]);
    csv_writer_end(writer);
    bool done =
        listing_load(m, &query, &listing, why) && write_rows(m, &row, &listing, writer, why);
    listing_clear(&listing);
    return done;
}

struct writing {
    const struct kind *kind;
    struct json_writer *writer;
};

static void write_record(void *context, struct record_reader *reader, int64_t id)
{
    const struct writing *writing = context;
    (void)id;
    json_writer_open(writing->writer, NULL, '{');
    for (size_t f = 0; f < writing->kind->field_count; f++)
        json_writer_field(writing->writer, writing->kind->fields[f].column,
                          &writing->kind->fields[f], record_reader_value(reader, f).text);
    json_writer_close(writing->writer, '}');
}

bool kind_export_records(struct model *m, const struct kind *kind, const char *filter,
                         const char *key, struct json_writer *writer, struct why *why)
{
    const struct listing_query query = {.kind = kind, .filter = filter};
    struct writing writing = {.kind = kind, .writer = writer};
    json_writer_open(writer, key, '[');
    bool done = record_reader_each(m, &query, write_record, &writing, why);
    json_writer_close(writer, ']');
    return done;
}

bool kind_export_json(struct model *m, const struct kind *kind, const char *filter, FILE *out,
                      struct why *why)
{
    struct json_writer writer;
    json_writer_begin(&writer, out);
    json_writer_open(&writer, NULL, '{');
    json_writer_text(&writer, "kind", kind->name);
    bool done = kind_export_records(m, kind, filter, "records", &writer, why);
    json_writer_close(&writer, '}');
    json_writer_end(&writer);
    return done;
}
