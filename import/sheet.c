/*
 * See sheet.h. Places in the block of texts are kept as offsets, because the
 * block moves while it grows.
 */
#include "import/sheet.h"

#include "import/encoding.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Adds a cell with TEXT behind all others. */
static void add_cell(struct sheet *sheet, const char *text)
{
    sheet->cells =
        mem_grow(sheet->cells, sheet->cell_count, &sheet->cell_capacity, sizeof *sheet->cells);
    sheet->cells[sheet->cell_count++] = sheet->texts.length;
    buf_add(&sheet->texts, text, strlen(text) + 1);
}

bool sheet_add(void *context, const struct reader_row *row, struct why *why)
{
    (void)why;
    struct sheet *sheet = context;
    sheet->rows = mem_grow(sheet->rows, sheet->count, &sheet->row_capacity, sizeof *sheet->rows);
    sheet->rows[sheet->count++] = (struct sheet_row){.number = row->number,
                                                     .line = row->line,
                                                     .start = row->start,
                                                     .first = sheet->cell_count,
                                                     .count = row->count,
                                                     .mended = row->mended};
    for (size_t i = 0; i < row->count; i++) {
        sheet->apostrophes += row->cells[i][0] == '\'';
        add_cell(sheet, row->cells[i]);
    }
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

const char *sheet_cell(const struct sheet *sheet, size_t row, size_t cell)
{
    const struct sheet_row *at = &sheet->rows[row];
    return cell < at->count ? sheet->texts.text + sheet->cells[at->first + cell] : "";
}

/* Gives row number ROW cells of its own behind all others, COUNT of them. */
static void widen(struct sheet *sheet, size_t row, size_t count)
{
    struct sheet_row *at = &sheet->rows[row];
    size_t first = sheet->cell_count;
    for (size_t i = 0; i < count; i++) {
        add_cell(sheet, "");
        if (i < at->count)
            sheet->cells[first + i] = sheet->cells[at->first + i];
    }
    at->first = first;
    at->count = count;
}

void sheet_set(struct sheet *sheet, size_t row, size_t cell, const char *text)
{
    char *copy = mem_copy(text);
    if (cell >= sheet->rows[row].count)
        widen(sheet, row, cell + 1);
    sheet->cells[sheet->rows[row].first + cell] = sheet->texts.length;
    buf_add(&sheet->texts, copy, strlen(copy) + 1);
    free(copy);
}

void sheet_clear(struct sheet *sheet)
{
    free(sheet->rows);
    free(sheet->cells);
    buf_clear(&sheet->texts);
    xlsx_clear(&sheet->book);
    *sheet = (struct sheet){0};
}
