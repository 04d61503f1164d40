/*
 * See refused.h. The files are on the disk before the change is committed, so
 * that no row is lost between the inventory and the file, and at their places
 * only when it is, so that an older file survives an import that comes to
 * nothing.
 */
#include "import/refused.h"

#include "export/csv_writer.h"
#include "model/guard.h"

#include <stdlib.h>

void refused_path(const struct load_file *file, struct buf *path)
{
    buf_puts(path, file->path);
    if (file->sheet_named != NULL)
        buf_printf(path, ".%s", file->headers.kind->name);
    buf_puts(path, ".refused.csv");
}

bool refused_has(const struct load_file *file)
{
    for (size_t i = 0; i < file->count; i++)
        if (plan_outcome(file->plan, i) == PLAN_REFUSED)
            return true;
    return false;
}

/* The column of reasons of an earlier round is replaced, not repeated. */
static void write_cells(struct csv_writer *writer, const struct load_file *file, size_t row)
{
    size_t count = sheet_at(&file->sheet, row)->count;
    if (count < file->headers.count)
        count = file->headers.count;
    for (size_t i = 0; i < count; i++) {
        if (i == file->headers.reason)
            continue;
        const char *text = sheet_cell(&file->sheet, row, i);
        bool guarded =
            file->sheet.marked && (file->headers.own || file->headers.reason < file->headers.count);
        char *masked = guard_mask(guarded ? csv_writer_unguard(text) : text);
        csv_writer_cell(writer, masked);
        free(masked);
    }
}

/* "保存期間: …; 件数: …" */
static void put_reasons(const struct plan_row *row, struct buf *out)
{
    for (size_t i = 0; i < row->refusal_count; i++) {
        const struct plan_refusal *refusal = &row->refusals[i];
        buf_printf(out, "%s%s%s%s", i == 0 ? "" : "\n", refusal->column,
                   refusal->column[0] == '\0' ? "" : ": ", refusal->reason);
    }
}

static void write_rows(const struct load *load, const struct load_file *file, FILE *out)
{
    struct csv_writer writer;
    csv_writer_begin(&writer, out, CSV_EXCEL);
    /* A line of groups is needed for the header to be known again. */
    if (file->headers.lines.group < file->headers.row) {
        write_cells(&writer, file, file->headers.lines.group);
        csv_writer_end(&writer);
    }
    write_cells(&writer, file, file->headers.row);
    csv_writer_cell(&writer, headers_reason(load->options->lang));
    csv_writer_end(&writer);
    for (size_t i = 0; i < file->count; i++) {
        struct buf reasons = {0};
        if (plan_outcome(file->plan, i) != PLAN_REFUSED)
            continue;
        put_reasons(plan_at(file->plan, i), &reasons);
        write_cells(&writer, file, file->headers.row + 1 + i);
        csv_writer_cell(&writer, buf_text(&reasons));
        csv_writer_end(&writer);
        buf_clear(&reasons);
    }
    csv_writer_finish(&writer);
}

/* Writes the file of FILE to the disk, beside its place. */
static bool write_file(const struct load *load, struct load_file *file, struct why *why)
{
    struct buf path = {0};
    refused_path(file, &path);
    bool done = output_begin(&file->refused, path.text, load->options->force, load->m, why);
    if (done) {
        write_rows(load, file, file->refused.file);
        done = output_flush(file->refused.file, path.text, why);
    }
    buf_clear(&path);
    return done;
}

bool refused_write(struct load *load, struct why *why)
{
    bool done = true;
    for (size_t i = 0; i < load->count && done; i++)
        if (refused_has(&load->files[i]))
            done = write_file(load, &load->files[i], why);
    if (!done)
        refused_delete(load);
    return done;
}

bool refused_place(struct load *load, struct why *why)
{
    bool done = true;
    for (size_t i = 0; i < load->count; i++)
        if (load->files[i].refused.file != NULL)
            done = output_end(&load->files[i].refused, true, why) && done;
    return done;
}

void refused_delete(struct load *load)
{
    struct why ignored = {.lang = load->why.lang};
    for (size_t i = 0; i < load->count; i++)
        if (load->files[i].refused.file != NULL)
            output_end(&load->files[i].refused, false, &ignored);
}
