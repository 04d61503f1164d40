/*
 * See xlsx.h: opens the workbook, finds its sheets, and reads one.
 */
#include "import/xlsx_inside.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum xlsx_magic xlsx_magic(const char *path)
{
    static const char archive[] = "PK\x03\x04", empty[] = "PK\x05\x06";
    static const char compound[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    char bytes[8] = "";
    struct stat info;
    /* What comes through a pipe can be read only once. */
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode))
        return XLSX_NONE;
    /* Without memory of its own: a workbook for which there is none is no text. */
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = file < 0 ? 0 : read(file, bytes, sizeof bytes);
    if (file >= 0)
        close(file);
    if (got >= 4 && (memcmp(bytes, archive, 4) == 0 || memcmp(bytes, empty, 4) == 0))
        return XLSX_ARCHIVE;
    return got == 8 && memcmp(bytes, compound, 8) == 0 ? XLSX_COMPOUND : XLSX_NONE;
}

bool xlsx_refuse_compound(struct why *why)
{
    return why_set(why, "The file is an old Excel workbook (.xls) or one that is protected with a "
                        "password. Open it in the spreadsheet program, take the password off, and "
                        "save it as an Excel workbook (.xlsx) or as CSV.");
}

/* Reads the sheets of BOOK, and which of them are filled. */
static bool look(struct xlsx_archive *archive, struct xlsx_parts *parts, struct xlsx_book *book,
                 struct why *why)
{
    bool done = xlsx_book_read(archive, parts, book, why);
    for (size_t i = 0; i < book->count && done; i++) {
        struct xlsx_sheet *sheet = &book->sheets[i];
        done = sheet->part == NULL || xlsx_rows_any(archive, sheet->part, &sheet->filled, why) ||
               why_at(why, "sheet \"%s\"", sheet->name);
    }
    return done;
}

static bool read_rows(struct xlsx_archive *archive, const struct xlsx_parts *parts,
                      const struct reader_sink *sink, struct reader_found *found,
                      struct xlsx_book *book, struct why *why)
{
    struct xlsx_strings strings = {0};
    struct xlsx_styles styles = {0};
    const struct xlsx_rows with = {
        .strings = &strings, .styles = &styles, .sink = sink, .found = found, .book = book};
    bool done = xlsx_strings_read(archive, parts->strings, &strings, why) &&
                xlsx_styles_read(archive, parts->styles, &styles, why) &&
                xlsx_rows_read(archive, &with, why);
    xlsx_strings_clear(&strings);
    xlsx_styles_clear(&styles);
    return done;
}

/* Reads the sheets, and the rows of the one that NAME means where SINK is not
 * NULL. */
static bool run(const char *path, const char *name, const struct reader_sink *sink,
                struct reader_found *found, struct xlsx_book *book, struct why *why)
{
    struct xlsx_archive archive;
    struct xlsx_parts parts = {0};
    *book = (struct xlsx_book){0};
    bool done = xlsx_archive_open(path, &archive, why) && look(&archive, &parts, book, why);
    if (done && sink != NULL)
        done = xlsx_book_choose(book, name, why) &&
               read_rows(&archive, &parts, sink, found, book, why);
    xlsx_parts_clear(&parts);
    xlsx_archive_close(&archive);
    if (!done)
        xlsx_clear(book);
    return done;
}

bool xlsx_look(const char *path, struct xlsx_book *book, struct why *why)
{
    return run(path, NULL, NULL, NULL, book, why);
}

bool xlsx_run(const char *path, const char *name, const struct reader_sink *sink,
              struct reader_found *found, struct xlsx_book *book, struct why *why)
{
    *found = (struct reader_found){0};
    return run(path, name, sink, found, book, why);
}

void xlsx_clear(struct xlsx_book *book)
{
    for (size_t i = 0; i < book->count; i++) {
        free(book->sheets[i].name);
        free(book->sheets[i].part);
    }
    free(book->sheets);
    free(book->merged);
    *book = (struct xlsx_book){0};
}

void xlsx_column_name(size_t column, struct buf *out)
{
    if (column > 26)
        xlsx_column_name((column - 1) / 26, out);
    buf_putc(out, (char)('A' + (column - 1) % 26));
}

void xlsx_cell_name(size_t row, size_t column, struct buf *out)
{
    xlsx_column_name(column, out);
    buf_printf(out, "%zu", row);
}
