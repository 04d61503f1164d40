/*
 * Which sheet is read. A workbook often has sheets beside the ledger: notes
 * for filling it in, lists of choices, hidden ones of a program. None is
 * guessed where several are filled.
 */
#include "import/xlsx_inside.h"

#include "import/remedy.h"

#include <string.h>

/* Adds the sheets of BOOK for people: '1 "台帳", 2 "記入例", "設定" (hidden)'. */
static void put_sheets(const struct xlsx_book *book, enum lang lang, struct buf *out)
{
    size_t tab = 0;
    for (size_t i = 0; i < book->count; i++) {
        const struct xlsx_sheet *sheet = &book->sheets[i];
        buf_puts(out, i == 0 ? "" : words_in(lang, ", "));
        if (sheet->shown == XLSX_VISIBLE)
            buf_printf(out, "%zu ", ++tab);
        buf_printf(out, words_in(lang, "\"%s\""), sheet->name);
        if (sheet->shown != XLSX_VISIBLE)
            buf_printf(out, " (%s)", words_in(lang, "hidden"));
    }
}

/* Fills WHY with FORMAT, which takes the sheets. */
static bool refuse(const struct xlsx_book *book, const char *format, struct why *why)
{
    struct buf sheets = {0};
    put_sheets(book, why->lang, &sheets);
    why_set(why, format, buf_text(&sheets));
    buf_clear(&sheets);
    return why_remedy(why, REMEDY_SHEET);
}

/* The place of the sheet called NAME, else of the visible tab of that number;
 * book->count where there is none. */
static size_t find(const struct xlsx_book *book, const char *name)
{
    uint32_t number = 0;
    size_t i = 0;
    while (i < book->count && strcmp(book->sheets[i].name, name) != 0)
        i++;
    if (i < book->count || !xlsx_xml_number(name, UINT32_MAX, &number) || number == 0)
        return i;
    for (i = 0; i < book->count; i++)
        if (book->sheets[i].shown == XLSX_VISIBLE && --number == 0)
            return i;
    return i;
}

static bool choose_named(struct xlsx_book *book, const char *name, struct why *why)
{
    book->read = find(book, name);
    if (book->read == book->count)
        return refuse(book, N_("No sheet has that name or number. There are: %s."), why);
    if (book->sheets[book->read].part == NULL)
        return why_set(why, "The sheet \"%s\" has no cells, as it is a chart or a dialogue.",
                       book->sheets[book->read].name);
    return true;
}

bool xlsx_book_choose(struct xlsx_book *book, const char *name, struct why *why)
{
    size_t filled = 0;
    if (name != NULL)
        return choose_named(book, name, why);
    for (size_t i = 0; i < book->count; i++)
        if (book->sheets[i].shown == XLSX_VISIBLE && book->sheets[i].filled) {
            book->read = i;
            filled++;
        }
    if (filled > 1)
        return refuse(
            book, N_("Several sheets have content. Say which one is read. There are: %s."), why);
    if (filled == 0)
        return refuse(
            book,
            N_("No visible sheet has content. A hidden one is read where it is named. There are: "
               "%s."),
            why);
    return true;
}
