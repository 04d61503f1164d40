/* See guards.h. */
#include "import/guards.h"

#include "export/csv_writer.h"

#include <string.h>

enum verdict { OPEN, GUARDED, PLAIN };

/* What the record of row ROW, by its code, says of TEXT in column COLUMN. */
static enum verdict ask(const struct load *load, const struct load_file *file, size_t row,
                        size_t column, const char *text)
{
    const struct headers *headers = &file->headers;
    const struct headers_target *target = &headers->targets[column];
    size_t code = headers_find(headers, headers->kind, kinds_field(headers->kind, "code"));
    struct why ignored = {.lang = LANG_EN};
    enum verdict verdict = OPEN;
    if (target->kind != headers->kind || !load_is_field(file, column) || code == headers->count)
        return OPEN;
    int64_t id = record_find(load->m, headers->kind, sheet_cell(&file->sheet, row, code));
    struct record *record = id == 0 ? NULL : record_load(load->m, headers->kind, id, &ignored);
    if (record != NULL && strcmp(record->values[target->field], text) == 0)
        verdict = PLAIN;
    else if (record != NULL && strcmp(record->values[target->field], csv_writer_unguard(text)) == 0)
        verdict = GUARDED;
    record_free(record);
    return verdict;
}

/* Whether SHEET is in the form of our plain exports, which have no guards. */
static bool is_plain(const struct sheet *sheet)
{
    return !sheet->is_workbook && strcmp(sheet->encoding, "UTF-8") == 0 && !sheet->found.crlf &&
           sheet->found.delimiter == ',';
}

void guards_find(const struct load *load, struct load_file *file)
{
    const struct headers *headers = &file->headers;
    struct sheet *sheet = &file->sheet;
    enum verdict verdict = OPEN;
    size_t found = 0;
    bool ours = headers->own || headers->reason < headers->count;
    if (!ours || sheet->marked || sheet->apostrophes == 0)
        return;
    for (size_t row = headers->row + 1; row < sheet->count && verdict == OPEN; row++)
        for (size_t i = 0; i < headers->count && verdict == OPEN; i++) {
            const char *text = sheet_cell(sheet, row, i);
            if (csv_writer_unguard(text) == text)
                continue;
            found++;
            verdict = ask(load, file, row, i, text);
        }
    sheet->marked = verdict == GUARDED;
    file->plan->guarded = verdict == OPEN && !is_plain(sheet) ? found : 0;
}
