/* See sheet.h. */
#include "import/sheet.h"

#include "import/encoding.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

bool sheet_add(void *context, const struct reader_row *row, struct why *why)
{
    struct sheet *sheet = context;
    if (sheet->count == SHEET_ROWS)
        return why_set(why,
                       "Row %zu: up to %d rows of a file are read. Divide it into several files.",
                       row->number, SHEET_ROWS);
    if (sheet->cells == NULL)
        sheet->cells = rows_new();
    for (size_t i = 0; i < row->count; i++)
        sheet->apostrophes += row->cells[i][0] == '\'';
    sheet->count++;
    rows_add(sheet->cells, row);
    return true;
}

/* A sheet that is filled while somebody is asked whether to go on. */
struct filling {
    struct sheet *sheet;
    const struct sheet_source *source;
};

static bool add_asking(void *context, const struct reader_row *row, struct why *why)
{
    enum { ASKING_ROWS = 4096 };
    const struct filling *filling = context;
    const struct sheet_source *source = filling->source;
    if (filling->sheet->count % ASKING_ROWS == ASKING_ROWS - 1 && source->going != NULL &&
        !source->going(source->context))
        return why_set(why, "Given up. Nothing was changed.");
    return sheet_add(filling->sheet, row, why);
}

static bool more_text(void *reading, struct buf *text, struct why *why)
{
    return encoding_next(reading, text, why);
}

static bool read_text(const char *path, const struct sheet_source *source, struct sheet *sheet,
                      struct why *why)
{
    struct source file;
    struct encoding encoding;
    if (!source_open(&file, path, why))
        return false;
    bool done = encoding_find(&file, source->encoding, &encoding, why);
    if (done) {
        struct encoding_reading reading;
        const struct reader_source text = {.more = more_text, .context = &reading};
        struct filling filling = {sheet, source};
        const struct reader_sink sink = {.row = add_asking, .context = &filling};
        encoding_begin(&reading, &file, &encoding);
        done = reader_read(&text, source->delimiter, &sink, &sheet->found, why);
        /* ASCII alone may be CP932 too. */
        bool narrow = reading.ascii || strcmp(encoding.name, "CP932") == 0;
        sheet->encoding = encoding.name;
        sheet->marked = sheet->found.crlf && (encoding.mark > 0 || narrow);
        encoding_end(&reading);
    }
    source_close(&file);
    return done;
}

static bool read_workbook(const char *path, const struct sheet_source *source, struct sheet *sheet,
                          struct why *why)
{
    struct filling filling = {sheet, source};
    const struct reader_sink sink = {.row = add_asking, .context = &filling};
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
    if (!done) {
        /* It may be a roster, of which nothing stays in memory. */
        sheet_wipe(sheet);
        sheet_clear(sheet);
    }
    return done;
}

static size_t place_of(const struct sheet *sheet, size_t row)
{
    return sheet->rows == NULL ? row : sheet->rows[row];
}

void sheet_move(struct sheet *sheet, size_t row, size_t from)
{
    if (row == from)
        return;
    if (sheet->rows == NULL) {
        sheet->rows = mem_new(sheet->count, sizeof *sheet->rows);
        for (size_t i = 0; i < sheet->count; i++)
            sheet->rows[i] = (uint32_t)i;
    }
    sheet->rows[row] = sheet->rows[from];
}

const struct rows_row *sheet_at(const struct sheet *sheet, size_t row)
{
    return rows_at(sheet->cells, place_of(sheet, row));
}

size_t sheet_number(const struct sheet *sheet, size_t row)
{
    return rows_number(sheet->cells, place_of(sheet, row));
}

size_t sheet_find(const struct sheet *sheet, size_t number)
{
    size_t from = 0, to = sheet->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (sheet_number(sheet, middle) < number)
            from = middle + 1;
        else
            to = middle;
    }
    return from < sheet->count && sheet_number(sheet, from) == number ? from : sheet->count;
}

const char *sheet_cell(const struct sheet *sheet, size_t row, size_t cell)
{
    return rows_cell(sheet->cells, place_of(sheet, row), cell);
}

void sheet_set(struct sheet *sheet, size_t row, size_t cell, const char *text)
{
    rows_set(sheet->cells, place_of(sheet, row), cell, text);
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
