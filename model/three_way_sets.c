/*
 * Tokens, and what becomes of a cell of three values: a plain value is one
 * side's, a list is a set to which both sides add and from which both take.
 */
#include "model/three_way_inside.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/mentions.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { TOKEN_MARK = '\x01' };

bool three_way_is_list(const struct kind *kind, const struct field *field)
{
    return kinds_is_list(field) || mentions_in(kind, field);
}

void three_way_token(const struct kind *kind, int64_t id, struct buf *out)
{
    buf_printf(out, "%c%s/%" PRId64, TOKEN_MARK, kind->name, id);
}

int64_t three_way_meant(const char *token, const struct kind **kind)
{
    const char *slash = strchr(token, '/');
    if (token[0] != TOKEN_MARK || slash == NULL)
        return 0;
    char *name = mem_copy_bytes(token + 1, (size_t)(slash - token - 1));
    *kind = kinds_find(name);
    free(name);
    return *kind == NULL ? 0 : strtoll(slash + 1, NULL, 10);
}

/* One code, or one mention, as a token. */
static void put_token(struct model *m, const struct field *field, const char *item, struct buf *out)
{
    const struct kind *kind = NULL;
    int64_t id;
    if (item[0] == TOKEN_MARK) {
        buf_puts(out, item);
        return;
    }
    if (kinds_is_reference(field)) {
        kind = kinds_find(field->kind);
        id = record_find(m, kind, item);
    } else {
        id = mentions_find(m, item, &kind);
    }
    if (id == 0)
        buf_puts(out, item);
    else
        three_way_token(kind, id, out);
}

void three_way_to_tokens(struct model *m, const struct kind *kind, const struct field *field,
                         const char *value, struct buf *out)
{
    struct cells items = {0}, tokens = {0};
    if (value[0] == '\0')
        return;
    if (!kinds_is_reference(field) && !mentions_in(kind, field)) {
        buf_puts(out, value);
        return;
    }
    if (field->type == TYPE_REF) {
        put_token(m, field, value, out);
        return;
    }
    cells_parse(value, &items);
    for (size_t i = 0; i < items.count; i++) {
        struct buf token = {0};
        put_token(m, field, items.items[i], &token);
        cells_add(&tokens, buf_text(&token));
        buf_clear(&token);
    }
    cells_format(&tokens, out);
    cells_clear(&items);
    cells_clear(&tokens);
}

static bool has(const struct cells *cells, const char *item)
{
    return cells_find(cells, item) < cells->count;
}

/* Adds to OUT what of LIST both others have as well, in the order of LIST. */
static void kept_by_all(const struct cells *list, const struct cells *one,
                        const struct cells *other, struct cells *out)
{
    for (size_t i = 0; i < list->count; i++)
        if (has(one, list->items[i]) && has(other, list->items[i]))
            cells_add(out, list->items[i]);
}

static bool same(const struct cells *a, const struct cells *b)
{
    bool alike = a->count == b->count;
    for (size_t i = 0; i < a->count && alike; i++)
        alike = strcmp(a->items[i], b->items[i]) == 0;
    return alike;
}

/* Whether A stands before B where both were added: the order of choices, else
 * that of record numbers, so that it is the same from either side. */
static bool before(const struct field *field, const char *a, const char *b)
{
    if (field->choices != NULL) {
        const struct choice *x = kinds_choice(field, a), *y = kinds_choice(field, b);
        if (x != NULL && y != NULL)
            return x < y;
    }
    size_t long_a = strlen(a), long_b = strlen(b);
    return long_a != long_b ? long_a < long_b : strcmp(a, b) < 0;
}

/* Adds to OUT, sorted, what either side has added to BASE. */
static void put_added(const struct field *field, const struct cells *base,
                      const struct cells *theirs, const struct cells *mine, struct cells *out)
{
    size_t first = out->count;
    for (int side = 0; side < 2; side++) {
        const struct cells *from = side == 0 ? theirs : mine;
        for (size_t i = 0; i < from->count; i++)
            if (!has(base, from->items[i]) && !has(out, from->items[i]))
                cells_add(out, from->items[i]);
    }
    for (size_t i = first; i < out->count; i++)
        for (size_t j = i; j > first && before(field, out->items[j], out->items[j - 1]); j--) {
            char *moved = out->items[j];
            out->items[j] = out->items[j - 1];
            out->items[j - 1] = moved;
        }
}

static char *cell_of(const struct cells *cells)
{
    struct buf text = {0};
    cells_format(cells, &text);
    return buf_take(&text);
}

/* Both sides changed a list, each in its own way. */
static enum three_way_class merge_lists(const struct field *field, const struct cells *base,
                                        const struct cells *theirs, const struct cells *mine,
                                        char **merged, char **kept)
{
    struct cells in_base = {0}, in_theirs = {0}, in_mine = {0};
    kept_by_all(base, theirs, mine, &in_base);
    kept_by_all(theirs, base, mine, &in_theirs);
    kept_by_all(mine, base, theirs, &in_mine);
    bool moved_there = !same(&in_base, &in_theirs), moved_here = !same(&in_base, &in_mine);
    bool conflict = moved_there && moved_here && !same(&in_theirs, &in_mine);
    put_added(field, base, theirs, mine, &in_theirs);
    put_added(field, base, theirs, mine, &in_mine);
    *merged = cell_of(moved_there ? &in_theirs : &in_mine);
    *kept = cell_of(conflict ? &in_mine : mine);
    cells_clear(&in_base);
    cells_clear(&in_theirs);
    cells_clear(&in_mine);
    return conflict ? THREE_WAY_CONFLICT : THREE_WAY_JOINED;
}

enum three_way_class three_way_merge(const struct kind *kind, const struct field *field,
                                     const char *base, const char *theirs, const char *mine,
                                     char **merged, char **kept)
{
    bool there = strcmp(base, theirs) != 0, here = strcmp(base, mine) != 0;
    if (!there || !here || strcmp(theirs, mine) == 0 || !three_way_is_list(kind, field)) {
        *merged = mem_copy(theirs);
        *kept = mem_copy(mine);
        if (there && here)
            return strcmp(theirs, mine) == 0 ? THREE_WAY_ALIKE : THREE_WAY_CONFLICT;
        return there ? THREE_WAY_THEIRS : here ? THREE_WAY_MINE : THREE_WAY_UNCHANGED;
    }
    struct cells of_base = {0}, of_theirs = {0}, of_mine = {0};
    cells_parse(base, &of_base);
    cells_parse(theirs, &of_theirs);
    cells_parse(mine, &of_mine);
    enum three_way_class class = merge_lists(field, &of_base, &of_theirs, &of_mine, merged, kept);
    cells_clear(&of_base);
    cells_clear(&of_theirs);
    cells_clear(&of_mine);
    return class;
}
