/*
 * See kind_export.h. Records are read one by one, so that the memory needed
 * does not grow with the inventory.
 */
#include "export/kind_export.h"

#include "model/buf.h"
#include "model/listing.h"
#include "model/present.h"

bool kind_export_csv(struct model *m, const struct kind *kind, const char *filter, enum lang lang,
                     struct csv_writer *writer, struct why *why)
{
    const struct listing_query query = {.kind = kind, .filter = filter};
    struct listing listing = {0};
    struct buf cell = {0};
    bool done = listing_load(m, &query, &listing, why);
    for (size_t f = 0; f < kind->field_count; f++)
        csv_writer_cell(writer, kind->fields[f].label[lang]);
    csv_writer_end(writer);
    for (size_t i = 0; i < listing.count && done; i++) {
        struct record *record = record_load(m, kind, listing.ids[i], why);
        done = record != NULL;
        for (size_t f = 0; done && f < kind->field_count; f++) {
            buf_empty(&cell);
            present_cell(&kind->fields[f], record->values[f], lang, &cell);
            csv_writer_cell(writer, buf_text(&cell));
        }
        if (done)
            csv_writer_end(writer);
        record_free(record);
    }
    buf_clear(&cell);
    listing_clear(&listing);
    return done;
}

bool kind_export_records(struct model *m, const struct kind *kind, const char *filter,
                         const char *key, struct json_writer *writer, struct why *why)
{
    const struct listing_query query = {.kind = kind, .filter = filter};
    struct listing listing = {0};
    bool done = listing_load(m, &query, &listing, why);
    json_writer_open(writer, key, '[');
    for (size_t i = 0; i < listing.count && done; i++) {
        struct record *record = record_load(m, kind, listing.ids[i], why);
        done = record != NULL;
        if (!done)
            break;
        json_writer_open(writer, NULL, '{');
        for (size_t f = 0; f < kind->field_count; f++)
            json_writer_field(writer, kind->fields[f].column, record, f);
        json_writer_close(writer, '}');
        record_free(record);
    }
    json_writer_close(writer, ']');
    listing_clear(&listing);
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
