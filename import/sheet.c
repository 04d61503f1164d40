/* See sheet.h. */
#include "import/sheet.h"

#include "import/encoding.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

bool sheet_add(void *context, const struct reader_row *row, struct why *why)
{
    (void)why;
    struct sheet *sheet = context;
    if (sheet->cells == NULL)
        sheet->cells = rows_new();
    sheet->rows = mem_grow(sheet->rows, sheet->count, &sheet->row_capacity, sizeof *sheet->rows);
    sheet->rows[sheet->count] = (uint32_t)sheet->count;
    sheet->count++;
    rows_add(sheet->cells, row);
    return true;
}

/* Whether TEXT may be in CP932: it is, or it is ASCII alone, which does not
 * tell. */
static bool may_be_cp932(const struct encoding_text *text)
{
    size_t i = 0;
    while (i < text->length && (unsigned char)text->text[i] < 0x80)
        i++;
    return i == text->length || strcmp(text->name, "CP932") == 0;
}

static bool read_text(const char *path, const struct sheet_source *source, struct sheet *sheet,
                      struct why *why)
{
    struct encoding_text text;
    if (!encoding_read(path, source->encoding, &text, why))
        return false;
    const struct reader_sink sink = {.row = sheet_add, .context = sheet};
    bool done = reader_run(text.text, text.length, source->delimiter, &sink, &sheet->found, why);
    sheet->encoding = text.name;
    sheet->marked = sheet->found.crlf && (text.bom || may_be_cp932(&text));
    encoding_clear(&text);
    return done;
}

static bool read_workbook(const char *path, const struct sheet_source *source, struct sheet *sheet,
                          struct why *why)
{
    const struct reader_sink sink = {.row = sheet_add, .context = sheet};
    sheet->is_workbook = true;
    sheet->encoding = "";
    return xlsx_run(path, source->sheet, &sink, &sheet->found, &sheet->book, why);
}

bool sheet_read(const char *path, const struct sheet_source *source, struct sheet *sheet,
                struct why *why)
{
    *sheet = (struct sheet){0};
    enum xlsx_magic magic = xlsx_magic(path);
    bool done = magic == XLSX_COMPOUND  ? xlsx_refuse_compound(why)
                : magic == XLSX_ARCHIVE ? read_workbook(path, source, sheet, why)
                                        : read_text(path, source, sheet, why);
    if (!done)
        sheet_clear(sheet);
    return done;
}

const struct rows_row *sheet_at(const struct sheet *sheet, size_t row)
{
    return rows_at(sheet->cells, sheet->rows[row]);
}

size_t sheet_find(const struct sheet *sheet, size_t number)
{
    size_t from = 0, to = sheet->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (sheet_at(sheet, middle)->number < number)
            from = middle + 1;
        else
            to = middle;
    }
    return from < sheet->count && sheet_at(sheet, from)->number == number ? from : sheet->count;
}

const char *sheet_cell(const struct sheet *sheet, size_t row, size_t cell)
{
    return rows_cell(sheet->cells, sheet->rows[row], cell);
}

void sheet_set(struct sheet *sheet, size_t row, size_t cell, const char *text)
{
    rows_set(sheet->cells, sheet->rows[row], cell, text);
}

void sheet_wipe(struct sheet *sheet)
{
    if (sheet->cells != NULL)
        rows_wipe(sheet->cells);
}

void sheet_clear(struct sheet *sheet)
{
    free(sheet->rows);
    rows_free(sheet->cells);
    xlsx_clear(&sheet->book);
    *sheet = (struct sheet){0};
}
