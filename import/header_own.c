/* See header_own.h. */
#include "import/header_own.h"

#include "import/headers.h"

#include <limits.h>
#include <string.h>

/* The header that is looked at. */
struct header {
    const struct sheet *sheet;
    size_t row, reason;
};

size_t header_own_reason(const struct sheet *sheet, size_t row)
{
    size_t count = sheet_at(sheet, row)->count;
    const char *last = sheet_cell(sheet, row, count - 1);
    bool found =
        strcmp(last, headers_reason(LANG_JA)) == 0 || strcmp(last, headers_reason(LANG_EN)) == 0;
    return found ? count - 1 : count;
}

/* How many columns of the header have a name; that of reasons does not count. */
static size_t filled_columns(const struct header *header)
{
    size_t filled = 0;
    for (size_t i = 0; i < sheet_at(header->sheet, header->row)->count; i++)
        filled += i != header->reason && sheet_cell(header->sheet, header->row, i)[0] != '\0';
    return filled;
}

static bool has_column(const struct header *header, const char *name)
{
    size_t i = 0, count = sheet_at(header->sheet, header->row)->count;
    while (i < count && strcmp(sheet_cell(header->sheet, header->row, i), name) != 0)
        i++;
    return i < count;
}

/* Our exports are headed by the labels of one language or by column names. */
enum { NAMING_COLUMN = 2, NAMINGS = 3 };

/* Whether the header is that of our export of KIND, by this program or by one
 * that did not yet know the newest fields. */
static bool holds_kind(const struct header *header, const struct kind *kind, int naming)
{
    size_t held = 0;
    int newest_held = 0, oldest_missing = INT_MAX;
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        const char *name = naming == NAMING_COLUMN ? field->column : field->label[naming];
        if (has_column(header, name)) {
            held++;
            newest_held = field->since > newest_held ? field->since : newest_held;
        } else {
            oldest_missing = field->since < oldest_missing ? field->since : oldest_missing;
        }
    }
    return held == filled_columns(header) && newest_held < oldest_missing;
}

static bool holds_register(const struct header *header, int naming)
{
    bool held = register_columns_count == filled_columns(header);
    for (size_t i = 0; i < register_columns_count && held; i++) {
        const struct register_column *column = &register_columns[i];
        held = has_column(header, naming == NAMING_COLUMN ? column->column : column->label[naming]);
    }
    return held;
}

const struct kind *header_own_find(const struct sheet *sheet, size_t row, bool *is_register)
{
    const struct header header = {sheet, row, header_own_reason(sheet, row)};
    *is_register = false;
    for (int naming = 0; naming < NAMINGS; naming++) {
        for (size_t k = 0; k < kinds_count; k++)
            if (holds_kind(&header, &kinds[k], naming))
                return &kinds[k];
        *is_register = holds_register(&header, naming);
        if (*is_register)
            return kinds_find("category");
    }
    return NULL;
}
