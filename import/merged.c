/* See merged.h. */
#include "import/merged.h"

#include "import/header_key.h"
#include "import/names.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

static size_t number_of(const struct sheet *sheet, size_t row)
{
    return sheet_at(sheet, row)->number;
}

/* The first row below the header whose number is not below NUMBER. */
static size_t row_from(const struct sheet *sheet, const struct headers *headers, size_t number)
{
    size_t low = headers->row + 1, high = sheet->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (number_of(sheet, middle) < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Fills the cells of RANGE; gives how many they are. */
static size_t fill(struct sheet *sheet, const struct headers *headers,
                   const struct xlsx_range *range)
{
    size_t row = row_from(sheet, headers, range->row), column = range->column - 1, filled = 0;
    bool below = range->row > number_of(sheet, headers->row) && column < headers->count;
    if (!below || row == sheet->count || number_of(sheet, row) != range->row ||
        header_is_blank(sheet_cell(sheet, row, column)))
        return 0;
    char *text = mem_copy(sheet_cell(sheet, row, column));
    for (row++; row < sheet->count && number_of(sheet, row) <= range->last_row; row++)
        if (sheet_cell(sheet, row, column)[0] == '\0') {
            sheet_set(sheet, row, column, text);
            filled++;
        }
    free(text);
    return filled;
}

void merged_fill(struct sheet *sheet, const struct headers *headers)
{
    for (size_t i = 0; i < sheet->book.merged_kept; i++)
        sheet->book.merged_filled += fill(sheet, headers, &sheet->book.merged[i]);
}

/* Whether people merge the cells of column COLUMN: it stands before the names, or
 * is a department. Remarks and the like are empty as they are. */
static bool is_grouping(const struct headers *headers, size_t column)
{
    const struct headers_target *target = &headers->targets[column];
    size_t name = headers_find(headers, headers->kind, kinds_field(headers->kind, "name"));
    if (headers->own || target->use != HEADERS_FIELD || target->derived != REGISTER_STORED)
        return false;
    if (headers->name_of[0] < headers->count)
        name = headers->name_of[0];
    const char *of = target->kind->fields[target->field].kind;
    return (name < headers->count && column < name) ||
           (of != NULL && strcmp(of, "department") == 0);
}

size_t merged_gaps(const struct sheet *sheet, const struct headers *headers, size_t column)
{
    enum { LEAST = 2, LOOKED_AT = 10000 };
    struct names seen = {0};
    size_t first = headers->row + 1, filled = 0, empty = 0;
    bool fits = is_grouping(headers, column) && first < sheet->count &&
                !header_is_blank(sheet_cell(sheet, first, column));
    for (size_t i = first; i < sheet->count && i - first < LOOKED_AT && fits; i++) {
        const char *text = sheet_cell(sheet, i, column);
        bool blank = header_is_blank(text);
        empty += blank;
        filled += !blank;
        fits = blank || names_add(&seen, headers->kind, text, i) == i;
    }
    names_clear(&seen);
    return fits && empty >= LEAST && empty >= filled ? empty : 0;
}
