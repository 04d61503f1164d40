/*
 * See cells.h. The codec is a pair of inverses; that it is one is what the
 * tests are about.
 */
#include "model/cells.h"

#include "model/compare.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Takes TEXT as a value; CELLS frees it. */
static void take(struct cells *cells, char *text)
{
    cells->items = mem_grow(cells->items, cells->count, &cells->capacity, sizeof cells->items[0]);
    cells->items[cells->count++] = text;
}

/* The value at TEXT, up to a semicolon that divides, for the caller to free; *END is
 * what stands behind it. */
static char *value_at(const char *text, const char **end)
{
    size_t length = strcspn(text, ";\\");
    *end = text + length;
    if (text[length] != '\\')
        return mem_copy_bytes(text, length);
    struct buf value = {0};
    for (; *text != '\0' && *text != ';'; text++) {
        if (*text == '\\' && (text[1] == ';' || text[1] == '\\'))
            text++;
        buf_putc(&value, *text);
    }
    *end = text;
    return buf_take(&value);
}

void cells_parse(const char *text, struct cells *cells)
{
    if (*text == '\0')
        return;
    take(cells, value_at(text, &text));
    while (*text == ';') {
        text += text[1] == ' ' ? 2 : 1;
        take(cells, value_at(text, &text));
    }
}

void cells_add(struct cells *cells, const char *value)
{
    take(cells, mem_copy(value));
}

void cells_put(const char *value, struct buf *out)
{
    for (size_t plain; *value != '\0'; value += plain) {
        plain = strcspn(value, ";\\");
        if (plain == 0) {
            buf_putc(out, '\\');
            plain = 1;
        }
        buf_add(out, value, plain);
    }
}

void cells_format(const struct cells *cells, struct buf *out)
{
    for (size_t i = 0; i < cells->count; i++) {
        if (i > 0)
            buf_puts(out, "; ");
        cells_put(cells->items[i], out);
    }
}

size_t cells_find(const struct cells *cells, const char *value)
{
    size_t i = 0;
    while (i < cells->count && strcmp(cells->items[i], value) != 0)
        i++;
    return i;
}

/* The values in order; the caller frees the array. */
static char **sorted(const struct cells *cells)
{
    char **items = mem_new(cells->count + 1, sizeof *items);
    for (size_t i = 0; i < cells->count; i++)
        items[i] = cells->items[i];
    qsort(items, cells->count, sizeof *items, compare_texts);
    return items;
}

void cells_subtract(const struct cells *list, const struct cells *other, struct cells *out)
{
    char **others = sorted(other);
    for (size_t i = 0; i < list->count; i++)
        if (bsearch(&list->items[i], others, other->count, sizeof *others, compare_texts) == NULL)
            cells_add(out, list->items[i]);
    free(others);
}

const char *cells_repeated(const struct cells *cells)
{
    char **items = sorted(cells);
    const char *repeated = NULL;
    for (size_t i = 1; i < cells->count && repeated == NULL; i++)
        if (strcmp(items[i - 1], items[i]) == 0)
            repeated = items[i];
    free(items);
    return repeated;
}

void cells_clear(struct cells *cells)
{
    for (size_t i = 0; i < cells->count; i++)
        free(cells->items[i]);
    free(cells->items);
    *cells = (struct cells){0};
}
