/*
 * What a plan says of a workbook: what of it is not read, and what may have
 * been meant otherwise than it is stored.
 */
#include "import/plan.h"

#include "model/buf.h"

#include <string.h>

/* The most ranges of merged cells that are named. */
enum { NAMED = 10 };

void plan_book_take(struct plan_file *file, struct xlsx_book *book)
{
    file->is_workbook = true;
    file->book = *book;
    *book = (struct xlsx_book){0};
}

/* Adds the name of the cell under the header TITLE in row NUMBER, "C5", to OUT,
 * where FILE is a workbook and has the column. */
static void cell_name(const struct plan_file *file, size_t number, const char *title,
                      struct buf *out)
{
    size_t i = 0;
    while (i < file->title_count && strcmp(file->titles[i], title) != 0)
        i++;
    if (file->is_workbook && i < file->title_count)
        xlsx_cell_name(number, i + 1, out);
}

/* Adds the sheets that are SHOWN so and not read, after HEADING; those that
 * anybody sees only where they are filled. */
static void say_sheets(const struct xlsx_book *book, enum xlsx_shown shown, const char *heading,
                       enum lang lang, struct buf *out)
{
    size_t count = 0;
    for (size_t i = 0; i < book->count; i++) {
        const struct xlsx_sheet *sheet = &book->sheets[i];
        if (i == book->read || sheet->shown != shown || (shown == XLSX_VISIBLE && !sheet->filled))
            continue;
        buf_puts(out, count++ == 0 ? heading : words_in(lang, ", "));
        buf_puts(out, sheet->name);
    }
    if (count > 0)
        buf_putc(out, '\n');
}

/* Says how many merged cells got the value of the first one, and whether ranges
 * were too many to be known. */
static void say_filled(const struct xlsx_book *book, enum lang lang, struct buf *out)
{
    if (book->merged_filled > 0)
        buf_printf(out,
                   words_count(lang, "%zu cell below the first of merged ones got its value.\n",
                               "%zu cells below the first of merged ones got its value.\n",
                               book->merged_filled),
                   book->merged_filled);
    if (book->merged_count > book->merged_kept)
        buf_printf(out,
                   words_in(lang, "Beyond %zu merged ranges, cells were taken as they stand.\n"),
                   book->merged_kept);
}

static void say_merged(const struct xlsx_book *book, enum lang lang, struct buf *out)
{
    size_t named = book->merged_kept < NAMED ? book->merged_kept : NAMED;
    if (named == 0)
        return;
    buf_puts(out, words_in(lang, "Merged cells, whose value stands in the first one only: "));
    for (size_t i = 0; i < named; i++) {
        const struct xlsx_range *range = &book->merged[i];
        buf_puts(out, i == 0 ? "" : words_in(lang, ", "));
        xlsx_cell_name(range->row, range->column, out);
        buf_putc(out, ':');
        xlsx_cell_name(range->last_row, range->last_column, out);
    }
    if (book->merged_count > named)
        buf_printf(out, words_in(lang, " and %zu more"), book->merged_count - named);
    buf_putc(out, '\n');
    say_filled(book, lang, out);
}

void plan_book_say(const struct xlsx_book *book, enum lang lang, struct buf *out)
{
    if (book->count == 0)
        return;
    if (book->sheets[book->read].shown != XLSX_VISIBLE)
        buf_printf(out, "%s\n", words_in(lang, "The sheet is hidden in the workbook."));
    say_sheets(book, XLSX_VISIBLE, words_in(lang, "Sheets with content that are not read: "), lang,
               out);
    say_sheets(book, XLSX_HIDDEN, words_in(lang, "Hidden sheets, not read: "), lang, out);
    say_sheets(book, XLSX_VERY_HIDDEN,
               words_in(lang, "Sheets hidden from the menus too, not read: "), lang, out);
    say_merged(book, lang, out);
    if (book->hidden_rows > 0) {
        buf_printf(out,
                   words_count(lang, "%zu row that the sheet hides is read too.",
                               "%zu rows that the sheet hides are read too.", book->hidden_rows),
                   book->hidden_rows);
        buf_putc(out, '\n');
    }
}

void plan_print_book(const struct plan_file *file, FILE *out, enum lang lang, struct buf *line)
{
    struct buf said = {0};
    plan_book_say(&file->book, lang, &said);
    for (const char *at = buf_text(&said); *at != '\0';) {
        size_t length = strcspn(at, "\n");
        buf_printf(line, "  %.*s", (int)length, at);
        plan_print_line(out, line);
        at += length + (at[length] == '\n');
    }
    buf_clear(&said);
}

void plan_put_cell(const struct plan_file *file, const struct plan_row *row, const char *column,
                   struct buf *line)
{
    struct buf name = {0};
    cell_name(file, row->number, column, &name);
    buf_printf(line, "      %s%s%s%s", buf_text(&name), name.length == 0 ? "" : " ", column,
               column[0] == '\0' ? "" : ": ");
    buf_clear(&name);
}
