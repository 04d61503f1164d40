/* What people read of a proposal: values, classes, fates. */
#include "model/three_way_inside.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/mentions.h"
#include "model/present.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

static int order_of(const struct three_way_name *name, const struct kind *kind, int64_t id)
{
    if (name->kind != kind)
        return name->kind < kind ? -1 : 1;
    return (name->id > id) - (name->id < id);
}

/* Where record ID of KIND stands among the names, or would stand. */
static size_t place_of(const struct three_way *way, const struct kind *kind, int64_t id)
{
    size_t low = 0, high = way->name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (order_of(&way->names[middle], kind, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void three_way_named(struct three_way *way, const struct kind *kind, int64_t id, const char *code,
                     const char *name)
{
    size_t at = place_of(way, kind, id);
    if (at < way->name_count && order_of(&way->names[at], kind, id) == 0)
        return;
    way->names = mem_grow(way->names, way->name_count, &way->name_capacity, sizeof *way->names);
    memmove(&way->names[at + 1], &way->names[at], (way->name_count - at) * sizeof *way->names);
    way->names[at] = (struct three_way_name){kind, id, mem_copy(code), mem_copy(name)};
    way->name_count++;
}

/* The name noted for record ID of KIND; NULL where none is. */
static const struct three_way_name *noted(const struct three_way *way, const struct kind *kind,
                                          int64_t id)
{
    size_t at = place_of(way, kind, id);
    bool found = at < way->name_count && order_of(&way->names[at], kind, id) == 0;
    return found ? &way->names[at] : NULL;
}

static void put_title(struct model *m, const struct three_way *way, const char *token,
                      struct buf *out)
{
    const struct kind *kind;
    int64_t id = three_way_meant(token, &kind);
    if (id == 0) {
        buf_puts(out, token);
        return;
    }
    if (record_title(m, kind, id, out))
        return;
    const struct three_way_name *name = noted(way, kind, id);
    if (name != NULL)
        buf_printf(out, "%s %s", name->code, name->name);
    else
        buf_printf(out, words_in(m->lang, N_("(a record of the kind %s that is not here)")),
                   kind->label[m->lang]);
}

/* The code of TOKEN, or its mention where FIELD is no reference. */
static void put_code(struct model *m, const struct three_way *way, const struct field *field,
                     const char *token, struct buf *out)
{
    const struct kind *kind;
    int64_t id = three_way_meant(token, &kind);
    if (id == 0) {
        buf_puts(out, token);
        return;
    }
    if (!kinds_is_reference(field))
        buf_printf(out, "%s/", kind->name);
    size_t bare = out->length;
    refer_code(m, kind, id, out);
    const struct three_way_name *name = noted(way, kind, id);
    if (out->length == bare && name != NULL)
        buf_puts(out, name->code);
}

static void put_titles(struct model *m, const struct three_way *way, const char *value,
                       struct buf *out)
{
    struct cells tokens = {0};
    cells_parse(value, &tokens);
    for (size_t i = 0; i < tokens.count; i++) {
        buf_puts(out, i == 0 ? "" : " / ");
        put_title(m, way, tokens.items[i], out);
    }
    cells_clear(&tokens);
}

static const char *value_on(const struct three_way_cell *cell, enum three_way_side side)
{
    switch (side) {
    case THREE_WAY_BASE:
        return cell->base;
    case THREE_WAY_OTHER:
        return cell->theirs;
    case THREE_WAY_OWN:
        return cell->mine;
    case THREE_WAY_RESULT:
        break;
    }
    return cell->choice == THREE_WAY_TAKE   ? cell->merged
           : cell->choice == THREE_WAY_KEEP ? cell->kept
                                            : cell->mine;
}

void three_way_show(struct model *m, const struct three_way *way,
                    const struct three_way_record *record, const struct three_way_cell *cell,
                    enum three_way_side side, struct buf *out)
{
    const struct field *field = &record->kind->fields[cell->field];
    const char *value = value_on(cell, side);
    if (kinds_is_reference(field) || mentions_in(record->kind, field))
        put_titles(m, way, value, out);
    else
        present_text(m, field, value, m->lang, out);
}

void three_way_value(struct model *m, const struct three_way *way,
                     const struct three_way_record *record, const struct three_way_cell *cell,
                     enum three_way_side side, struct buf *out)
{
    const struct field *field = &record->kind->fields[cell->field];
    const char *value = value_on(cell, side);
    struct cells tokens = {0}, codes = {0};
    if (!kinds_is_reference(field) && !mentions_in(record->kind, field)) {
        buf_puts(out, value);
        return;
    }
    cells_parse(value, &tokens);
    for (size_t i = 0; i < tokens.count; i++) {
        struct buf code = {0};
        put_code(m, way, field, tokens.items[i], &code);
        cells_add(&codes, buf_text(&code));
        buf_clear(&code);
    }
    cells_format(&codes, out);
    cells_clear(&tokens);
    cells_clear(&codes);
}

const char *three_way_class_words(enum three_way_class class, enum lang lang)
{
    static const char *const words[] = {
        [THREE_WAY_UNCHANGED] = N_("unchanged"),
        [THREE_WAY_THEIRS] = N_("changed there"),
        [THREE_WAY_MINE] = N_("changed here"),
        [THREE_WAY_ALIKE] = N_("changed alike on both sides"),
        [THREE_WAY_JOINED] = N_("both sides joined"),
        [THREE_WAY_MENDED] = N_("changed by the spreadsheet"),
        [THREE_WAY_CONFLICT] = N_("CONFLICT"),
    };
    return words_in(lang, words[class]);
}

const char *three_way_fate_words(enum three_way_fate fate, enum lang lang)
{
    static const char *const words[] = {
        [THREE_WAY_EDITED] = N_("edited"),
        [THREE_WAY_ADDED] = N_("added there"),
        [THREE_WAY_STRUCK] = N_("deleted there"),
        [THREE_WAY_RETURNED] = N_("deleted here, still used there"),
    };
    return words_in(lang, words[fate]);
}
