/* How a row of a file is written, apart from what it says. See load.h. */
#include "import/load.h"

bool row_form_check(struct load *load, struct load_file *file, size_t row)
{
    const struct headers *headers = &file->headers;
    const struct sheet *sheet = &file->sheet;
    size_t at = headers->row + 1 + row;
    for (size_t i = headers->count; i < sheet_at(sheet, at)->count; i++)
        if (sheet_cell(sheet, at, i)[0] != '\0') {
            why_set(&load->why,
                    "The row has %zu cells, the header %zu. See whether a comma "
                    "stands in a cell without quotation marks.",
                    sheet_at(sheet, at)->count, headers->count);
            load_refuse(load, plan_row(file->plan, row), "", NULL, sheet_cell(sheet, at, i));
            return false;
        }
    return true;
}

void row_form_note(struct load *load, struct load_file *file, size_t row)
{
    const struct headers *headers = &file->headers;
    const struct sheet *sheet = &file->sheet;
    const struct rows_row *cells = sheet_at(sheet, headers->row + 1 + row);
    struct plan_row *plan = plan_row(file->plan, row);
    enum lang lang = load->options->lang;
    size_t expected = headers->reason; /* the last column, where it is there */
    while (expected > 0 && sheet_cell(sheet, headers->row, expected - 1)[0] == '\0')
        expected--;
    if (cells->mended)
        plan_note(plan, words_in(lang, "A quotation mark stands where it should not; the row "
                                       "was read as Excel reads it."));
    /* A workbook keeps no empty cells; only text has a number of them to hold. */
    if (sheet->found.delimiter == 0 || cells->count >= expected)
        return;
    struct buf note = {0};
    buf_printf(&note,
               words_in(lang, "Cells expected: %zu, found: %zu. Those from %s on were taken as "
                              "empty."),
               expected, cells->count, headers->targets[cells->count].title);
    plan_note(plan, buf_text(&note));
    buf_clear(&note);
}
