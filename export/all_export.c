/*
 * See all_export.h: kind by kind, in the order of the kinds table.
 */
#include "export/all_export.h"

#include "export/kind_export.h"
#include "export/output.h"
#include "model/buf.h"

#include <unistd.h>

static void path_of(const char *folder, const struct kind *kind, struct buf *path)
{
    buf_printf(path, "%s/%s.csv", folder, kind->name);
}

static bool write_kind(struct model *m, const char *folder, const struct kind *kind, enum lang lang,
                       enum csv_form form, struct why *why)
{
    struct buf path = {0};
    struct output output;
    path_of(folder, kind, &path);
    bool done = output_begin(&output, buf_text(&path), false, m, why);
    if (done) {
        struct csv_writer writer;
        csv_writer_begin(&writer, output.file, form);
        bool read = kind_export_csv(m, kind, NULL, lang, &writer, why);
        csv_writer_finish(&writer);
        done = output_end(&output, read, why);
    }
    buf_clear(&path);
    return done;
}

/* Deletes the files of the first COUNT kinds, and the folder where it was MADE
 * for them, so that the person can try again. */
static void take_back(const char *folder, size_t count, bool made)
{
    for (size_t i = 0; i < count; i++) {
        struct buf path = {0};
        path_of(folder, &kinds[i], &path);
        unlink(buf_text(&path));
        buf_clear(&path);
    }
    if (made)
        rmdir(folder);
}

bool all_export_csv(struct model *m, const char *path, enum lang lang, enum csv_form form,
                    struct why *why)
{
    bool made;
    if (!output_folder(path, &made, why))
        return false;
    for (size_t i = 0; i < kinds_count; i++)
        if (!write_kind(m, path, &kinds[i], lang, form, why)) {
            take_back(path, i, made);
            return false;
        }
    return true;
}

bool all_export_check(struct model *m, enum lang lang, const struct csv_check *check,
                      struct why *why)
{
    bool done = true;
    for (size_t i = 0; i < kinds_count && done; i++) {
        struct csv_writer writer;
        csv_writer_begin_check(&writer, NULL, check);
        done = kind_export_csv(m, &kinds[i], NULL, lang, &writer, why);
        csv_writer_finish(&writer);
    }
    return done;
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
