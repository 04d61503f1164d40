/*
 * See all_export.h: kind by kind, in the order of the kinds table.
 */
#include "export/all_export.h"

#include "export/kind_export.h"
#include "export/output.h"
#include "model/buf.h"

static bool write_kind(struct model *m, const char *folder, const struct kind *kind, enum lang lang,
                       bool excel, struct why *why)
{
    struct buf path = {0};
    buf_printf(&path, "%s/%s.csv", folder, kind->name);
    FILE *out = output_open(path.text, false, why);
    bool done = out != NULL;
    if (done) {
        bool read = kind_export_csv(m, kind, NULL, lang, excel, out, why);
        /* Closed in either case; the first reason is the one that is told. */
        struct why ignored = {.lang = why->lang};
        done = output_close(out, path.text, read ? why : &ignored) && read;
    }
    buf_clear(&path);
    return done;
}

bool all_export_csv(struct model *m, const char *path, enum lang lang, bool excel, struct why *why)
{
    if (!output_folder(path, why))
        return false;
    for (size_t i = 0; i < kinds_count; i++)
        if (!write_kind(m, path, &kinds[i], lang, excel, why))
            return false;
    return true;
}

bool all_export_json(struct model *m, FILE *out, struct why *why)
{
    struct json_writer writer;
    json_writer_begin(&writer, out);
    json_writer_open(&writer, NULL, '{');
    json_writer_open(&writer, "kinds", '{');
    bool done = true;
    for (size_t i = 0; i < kinds_count && done; i++)
        done = kind_export_records(m, &kinds[i], NULL, kinds[i].name, &writer, why);
    json_writer_close(&writer, '}');
    json_writer_close(&writer, '}');
    json_writer_end(&writer);
    return done;
}
