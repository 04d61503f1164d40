/* See header_numbers.h. */
#include "import/header_numbers.h"

#include "model/buf.h"
#include "model/fold.h"

#include <stdlib.h>
#include <string.h>

enum { DIGITS = 7 }; /* of the number of rows that a spreadsheet may have */

/* The number that TEXT is, in digits of any width; 0 where it is none. */
static unsigned long number_of(const char *text)
{
    struct buf folded = {0};
    fold_text(text, &folded);
    const char *digits = buf_text(&folded);
    size_t length = strspn(digits, "0123456789");
    bool plain = length > 0 && length <= DIGITS && digits[length] == '\0' && digits[0] != '0';
    unsigned long number = plain ? strtoul(digits, NULL, 10) : 0;
    buf_clear(&folded);
    return number;
}

bool header_numbers_is(const char *text)
{
    return number_of(text) != 0;
}

static bool has(const struct headers *headers, const char *column)
{
    const struct kind *kind = headers->kind;
    return headers_find(headers, kind, kinds_field(kind, column)) < headers->count;
}

/* Whether names will be there when the column of codes is not. */
static bool is_named(const struct headers *headers)
{
    return has(headers, "name") || headers->name_of[0] < headers->count ||
           (headers->is_register && has(headers, "items") && has(headers, "purposes"));
}

size_t header_numbers_find(const struct sheet *sheet, const struct headers *headers)
{
    const struct kind *kind = headers->kind;
    size_t column = headers_find(headers, kind, kinds_field(kind, "code"));
    if (headers->own || !is_named(headers) || column == headers->count ||
        headers->targets[column].certainty == HEADER_CHOSEN)
        return headers->count;
    bool refused = headers->reason < headers->count;
    unsigned long last = 0;
    for (size_t i = headers->row + 1; i < sheet->count; i++) {
        unsigned long number = number_of(sheet_cell(sheet, i, column));
        if (number <= last || (!refused && number != last + 1))
            return headers->count;
        last = number;
    }
    return last == 0 ? headers->count : column;
}

void header_numbers_leave(const struct sheet *sheet, struct headers *headers, size_t column)
{
    struct headers_target *target = &headers->targets[column];
    const struct header_place code = headers_place(target);
    target->kind = NULL;
    target->use = HEADERS_NUMBERS;
    target->certainty = HEADER_UNKNOWN;
    for (size_t i = 0; i < headers->count; i++) {
        struct headers_target *next = &headers->targets[i];
        if (next->taken_by != column + 1)
            continue;
        *next = (struct headers_target){.title = next->title,
                                        .options = next->options,
                                        .unit = next->unit,
                                        .kind = code.kind,
                                        .field = code.field,
                                        .derived = code.derived,
                                        .use = HEADERS_FIELD,
                                        .certainty = HEADER_SYNONYM,
                                        .source = HEADER_BY_TABLE};
        break;
    }
    for (size_t i = 0; i < headers->count; i++)
        if (headers->targets[i].taken_by == column + 1)
            headers->targets[i].taken_by = headers_find(headers, code.kind, code.field) + 1;
    headers_find_name(headers);
    headers_part_names(sheet, headers);
}
