/* What a column may go to, as people and files name it. See header_words.h. */
#include "import/header_words.h"

#include "model/guard.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool header_place_is(const struct header_place *a, const struct header_place *b)
{
    return a->kind == b->kind && a->derived == b->derived && a->field == b->field;
}

bool header_place_fits(const struct header_place *place, const struct kind *kind, bool is_register)
{
    if (place->derived != REGISTER_STORED)
        return is_register;
    if (place->kind == kind)
        return true;
    size_t group = register_group(place->kind->name);
    if (!is_register || group == REGISTER_GROUPS)
        return false;
    const char *column = place->kind->fields[place->field].column;
    if (register_groups[group].through == NULL)
        return strcmp(column, "medium") == 0;
    return strcmp(column, "code") != 0 && strcmp(column, "name") != 0 &&
           strcmp(column, register_groups[group].through) != 0;
}

/* The column of the register that is named TEXT; NULL where none is. */
static const struct register_column *column_named(const char *text)
{
    for (size_t i = 0; i < register_columns_count; i++)
        if (strcasecmp(register_columns[i].column, text) == 0 ||
            strcasecmp(register_columns[i].label[LANG_JA], text) == 0 ||
            strcasecmp(register_columns[i].label[LANG_EN], text) == 0)
            return &register_columns[i];
    return NULL;
}

/* Reads "kind.field"; false where TEXT is none. */
static bool parse_dotted(const char *text, struct header_place *place)
{
    const char *dot = strchr(text, '.');
    if (dot == NULL)
        return false;
    char *name = mem_copy_bytes(text, (size_t)(dot - text));
    const struct kind *kind = kinds_find(name);
    free(name);
    if (kind == NULL)
        return false;
    *place = (struct header_place){.kind = kind, .field = kinds_field_named(kind, dot + 1)};
    const struct register_column *column = column_named(dot + 1);
    bool derived = column != NULL && column->field == NULL && kinds_find(column->kind) == kind;
    if (place->field == kind->field_count && derived)
        *place = (struct header_place){.kind = kind, .derived = column->derived};
    return place->field < kind->field_count;
}

/* Finds the one field of any kind that is named TEXT. */
static size_t parse_any(const char *text, struct header_place *place)
{
    size_t found = 0;
    for (size_t i = 0; i < kinds_count; i++) {
        size_t field = kinds_field_named(&kinds[i], text);
        if (field == kinds[i].field_count)
            continue;
        *place = (struct header_place){.kind = &kinds[i], .field = field};
        found++;
    }
    return found;
}

bool header_place_parse(const char *text, const struct kind *kind, struct header_place *place,
                        struct why *why)
{
    const struct kind *category = kinds_find("category");
    const struct register_column *column =
        kind == NULL || kind == category ? column_named(text) : NULL;
    if (parse_dotted(text, place))
        return true;
    if (column != NULL) {
        *place =
            (struct header_place){.kind = kinds_find(column->kind), .derived = column->derived};
        if (column->field != NULL)
            place->field = kinds_field(place->kind, column->field);
        return true;
    }
    const struct kind *first = kind == NULL ? category : kind;
    *place = (struct header_place){.kind = first, .field = kinds_field_named(first, text)};
    if (place->field < first->field_count)
        return true;
    size_t found = kind == NULL ? parse_any(text, place) : 0;
    if (found == 1)
        return true;
    char *quote = guard_quote(text);
    if (found > 1)
        why_set(why, "\"%s\" is a field of several kinds. Name the kind too, such as %s.%s.", quote,
                place->kind->name, place->kind->fields[place->field].column);
    else
        why_set(why,
                "There is no field \"%s\". Expected: the label of a field, or kind.field, such as "
                "category.department.",
                quote);
    free(quote);
    return false;
}

/* The column of the register that shows PLACE; NULL where none does. */
static const struct register_column *column_of(const struct header_place *place)
{
    for (size_t i = 0; i < register_columns_count; i++) {
        const struct register_column *column = &register_columns[i];
        if (column->derived != place->derived || strcmp(column->kind, place->kind->name) != 0)
            continue;
        if (column->field == NULL ||
            strcmp(column->field, place->kind->fields[place->field].column) == 0)
            return column;
    }
    return NULL;
}

void header_place_name(const struct header_place *place, struct buf *out)
{
    const char *field = place->derived == REGISTER_STORED ? place->kind->fields[place->field].column
                                                          : column_of(place)->column;
    buf_printf(out, "%s.%s", place->kind->name, field);
}

void header_place_label(const struct header_place *place, bool is_register, enum lang lang,
                        struct buf *out)
{
    const struct register_column *column = is_register ? column_of(place) : NULL;
    if (column != NULL) {
        buf_puts(out, column->label[lang]);
        return;
    }
    if (is_register && register_group(place->kind->name) < REGISTER_GROUPS)
        buf_printf(out, "%s: ", place->kind->label[lang]);
    buf_puts(out, place->kind->fields[place->field].label[lang]);
}
