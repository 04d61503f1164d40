/*
 * See register_export.h. Each row is written before the next one is read.
 */
#include "export/register_export.h"

#include "export/json_writer.h"
#include "model/buf.h"
#include "model/cells.h"
#include "model/listing.h"
#include "model/register.h"
#include "model/register_walk.h"

#include <string.h>

bool register_export_csv(struct model *m, enum lang lang, struct csv_writer *writer,
                         struct why *why)
{
    const struct listing_query query = {.kind = kinds_find("category")};
    struct listing listing = {0};
    for (size_t i = 0; i < register_columns_count; i++)
        csv_writer_cell(writer, register_columns[i].label[lang]);
    csv_writer_end(writer);
    bool done = listing_load(m, &query, &listing, why);
    struct register_walk *walk = register_walk_new(m, lang);
    for (size_t i = 0; i < listing.count && done; i++) {
        const struct span *cells = register_walk_row(walk, listing.ids[i], why);
        done = cells != NULL;
        if (done) {
            csv_writer_cells(writer, cells, register_columns_count);
            csv_writer_end(writer);
        }
    }
    register_walk_free(walk);
    listing_clear(&listing);
    return done;
}

/* The field COLUMN of RECORD under KEY. */
static void json_field(struct json_writer *json, const char *key, const struct record *record,
                       const char *column)
{
    size_t field = kinds_field(record->kind, column);
    json_writer_field(json, key, &record->kind->fields[field], record->values[field]);
}

/* The array of the linked records of GROUP, with the fields that the register
 * shows of them. */
static void json_linked(struct json_writer *json, const struct register_group *group,
                        const struct register_linked *linked)
{
    json_writer_open(json, group->kind, '[');
    for (size_t i = 0; i < linked->count; i++) {
        const struct record *record = linked->records[i];
        json_writer_open(json, NULL, '{');
        json_writer_text(json, "code", record_value(record, "code"));
        json_writer_text(json, "name", record_value(record, "name"));
        for (size_t k = 0; k < register_columns_count; k++)
            if (strcmp(register_columns[k].kind, group->kind) == 0)
                json_field(json, register_columns[k].field, record, register_columns[k].field);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

static void json_row(struct json_writer *json, struct model *m, const struct register_row *row)
{
    json_writer_open(json, NULL, '{');
    for (size_t i = 0; i < register_columns_count; i++) {
        const struct register_column *column = &register_columns[i];
        struct cells countries = {0};
        if (register_group(column->kind) < REGISTER_GROUPS)
            continue;
        switch (column->derived) {
        case REGISTER_STORED:
            json_field(json, column->column, row->category, column->field);
            break;
        case REGISTER_SENSITIVE:
            json_writer_flag(json, column->column, register_sensitive(m, row));
            break;
        case REGISTER_COUNTRIES:
            register_countries(m, row, &countries);
            json_writer_list(json, column->column, &countries);
            cells_clear(&countries);
            break;
        }
    }
    for (size_t i = 0; i < REGISTER_GROUPS; i++)
        json_linked(json, &register_groups[i], &row->linked[i]);
    json_writer_close(json, '}');
}

bool register_export_json(struct model *m, FILE *out, struct why *why)
{
    const struct listing_query query = {.kind = kinds_find("category")};
    struct listing listing = {0};
    struct json_writer json;
    json_writer_begin(&json, out);
    json_writer_open(&json, NULL, '{');
    json_writer_open(&json, "register", '[');
    bool done = listing_load(m, &query, &listing, why);
    for (size_t i = 0; i < listing.count && done; i++) {
        struct register_row *row = register_load(m, listing.ids[i], why);
        done = row != NULL;
        if (done)
            json_row(&json, m, row);
        register_free(row);
    }
    listing_clear(&listing);
    json_writer_close(&json, ']');
    json_writer_close(&json, '}');
    json_writer_end(&json);
    return done;
}
