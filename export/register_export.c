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

/* The array of the linked records of group number GROUP, with the fields that the
 * register shows of them. */
static void json_linked(struct json_writer *json, const struct register_walk *walk, size_t group)
{
    const struct kind *kind = kinds_find(register_groups[group].kind);
    json_writer_open(json, kind->name, '[');
    for (size_t i = 0; i < register_walk_count(walk, group); i++) {
        struct register_walk_record record = register_walk_linked(walk, group, i);
        size_t at = 0;
        json_writer_open(json, NULL, '{');
        json_writer_text(json, "code", record.code);
        json_writer_text(json, "name", record.name);
        for (size_t k = 0; k < register_columns_count; k++)
            if (strcmp(register_columns[k].kind, kind->name) == 0)
                json_writer_field(json, register_columns[k].field,
                                  &kind->fields[kinds_field(kind, register_columns[k].field)],
                                  record.values[at++]);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

static void json_countries(struct json_writer *json, const char *key, const char *codes)
{
    struct cells list = {0};
    cells_parse(codes, &list);
    json_writer_list(json, key, &list);
    cells_clear(&list);
}

static void json_row(struct json_writer *json, const struct register_walk *walk,
                     const struct span *cells)
{
    const struct kind *kind = kinds_find("category");
    json_writer_open(json, NULL, '{');
    for (size_t i = 0; i < register_columns_count; i++) {
        const struct register_column *column = &register_columns[i];
        if (register_group(column->kind) < REGISTER_GROUPS)
            continue;
        switch (column->derived) {
        case REGISTER_STORED:
            json_writer_field(json, column->column, &kind->fields[kinds_field(kind, column->field)],
                              cells[i].text);
            break;
        case REGISTER_SENSITIVE:
            json_writer_flag(json, column->column, cells[i].text);
            break;
        case REGISTER_COUNTRIES:
            json_countries(json, column->column, cells[i].text);
            break;
        }
    }
    for (size_t i = 0; i < REGISTER_GROUPS; i++)
        json_linked(json, walk, i);
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
    struct register_walk *walk = register_walk_new_canonical(m);
    for (size_t i = 0; i < listing.count && done; i++) {
        const struct span *cells = register_walk_row(walk, listing.ids[i], why);
        done = cells != NULL;
        if (done)
            json_row(&json, walk, cells);
    }
    register_walk_free(walk);
    listing_clear(&listing);
    json_writer_close(&json, ']');
    json_writer_close(&json, '}');
    json_writer_end(&json);
    return done;
}
