/*
 * Reading the aligned columns of a row: how many records they stand for, and
 * the value of each field of each. Where every column has at most one value
 * and no list stands within a list, the row means one record with all
 * recipients and all items; that is how people fill such sheets.
 */
#include "import/cells_read.h"
#include "import/linked.h"

#include "model/mem.h"

#include <stdlib.h>

/* A column of the linked kind in the row. */
struct part {
    size_t column; /* of the file */
    size_t field;  /* of the kind */
    bool list;     /* its field is a list by itself */
    bool nested;   /* one of its values is a list of several */
    char *text;
    struct cells values;
};

struct parts {
    struct part *items;
    size_t count, capacity;
};

static bool is_nested(const struct cells *values)
{
    bool nested = false;
    for (size_t i = 0; i < values->count && !nested; i++) {
        struct cells inner = {0};
        cells_parse(values->items[i], &inner);
        nested = inner.count > 1;
        cells_clear(&inner);
    }
    return nested;
}

/* The columns of KIND that the row fills, or empties on purpose. */
static struct parts gather(const struct load *load, const struct load_file *file, size_t row,
                           const struct kind *kind)
{
    struct parts parts = {0};
    struct buf scratch = {0};
    for (size_t i = 0; i < file->headers.count; i++) {
        const struct headers_target *target = &file->headers.targets[i];
        if (target->kind != kind || !load_is_field(file, i))
            continue;
        const char *text = load_text(file, row, i, &scratch);
        if (text[0] == '\0' && !load->options->empty_clears)
            continue;
        parts.items = mem_grow(parts.items, parts.count, &parts.capacity, sizeof *parts.items);
        struct part *part = &parts.items[parts.count++];
        *part = (struct part){.column = i,
                              .field = target->field,
                              .list = kinds_is_list(&kind->fields[target->field]),
                              .text = mem_copy(text)};
        cells_parse(text, &part->values);
        part->nested = part->list && is_nested(&part->values);
    }
    buf_clear(&scratch);
    return parts;
}

/* Puts the parts that are read when the others are behind them. */
static void order_parts(struct parts *parts, const struct kind *kind)
{
    size_t last = parts->count;
    for (size_t i = parts->count; i-- > 0;)
        if (cells_come_last(kind, parts->items[i].field)) {
            struct part part = parts->items[i];
            last--;
            for (size_t k = i; k < last; k++)
                parts->items[k] = parts->items[k + 1];
            parts->items[last] = part;
        }
}

static void parts_clear(struct parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        free(parts->items[i].text);
        cells_clear(&parts->items[i].values);
    }
    free(parts->items);
}

/* For how many records the row has values; *FLAT is whether a list counts as
 * the one value of one record. */
static size_t count_records(const struct parts *parts, bool own, bool *flat)
{
    size_t single = 0, lists = 0;
    bool nested = false;
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        size_t *most = part->list ? &lists : &single;
        if (part->values.count > *most)
            *most = part->values.count;
        nested = nested || part->nested;
    }
    /* Our own exports give every column of several records as many values. */
    *flat = single <= 1 && (own || !nested);
    if (*flat)
        return single > 0 || lists > 0;
    return single > 1 ? single : lists;
}

/* Refuses columns that have neither COUNT values nor one nor none. */
static bool check_counts(struct load *load, const struct load_file *file, size_t row,
                         const struct kind *kind, const struct parts *parts, size_t count)
{
    bool done = true;
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        if (part->values.count <= 1 || part->values.count == count)
            continue;
        why_set(&load->why,
                "%zu values stand here, but the columns of the kind %s have %zu. Give each as "
                "many, one for all, or none; write \\; for a semicolon that belongs to a value.",
                part->values.count, kind->label[load->why.lang], count);
        load_refuse(load, plan_row(file->plan, row), file->headers.targets[part->column].title,
                    &kind->fields[part->field], part->text);
        done = false;
    }
    return done;
}

/* The value of PART for record number I of several. */
static const char *value_for(const struct part *part, size_t i, bool flat)
{
    if (flat && part->list)
        return part->text;
    if (part->values.count == 0)
        return "";
    return part->values.items[part->values.count == 1 ? 0 : i];
}

/* Fields of RECORD that no column holds are told by the cells of others. */
static void take_told(struct linked_wish *wish, const struct record *record)
{
    for (size_t f = 0; f < record->kind->field_count; f++)
        if (!wish->given[f] && record->values[f][0] != '\0')
            wish->given[f] = wish->told[f] = true;
}

static void read_wish(struct load *load, const struct load_file *file, size_t row,
                      const struct kind *kind, struct linked_wish *wish)
{
    struct parts parts = gather(load, file, row, kind);
    bool flat;
    if (parts.count == 0)
        return;
    order_parts(&parts, kind);
    size_t count = count_records(&parts, file->headers.own, &flat);
    *wish = (struct linked_wish){.stated = parts.count > 0, .lists_only = parts.count > 0};
    wish->given = mem_new(kind->field_count, sizeof *wish->given);
    wish->told = mem_new(kind->field_count, sizeof *wish->told);
    for (size_t i = 0; i < parts.count; i++) {
        wish->given[parts.items[i].field] = true;
        wish->lists_only = wish->lists_only && parts.items[i].list;
    }
    if (flat || check_counts(load, file, row, kind, &parts, count)) {
        wish->records = mem_new(count + 1, sizeof *wish->records);
        wish->count = count;
    }
    for (size_t k = 0; k < wish->count; k++) {
        wish->records[k] = record_new(kind);
        for (size_t i = 0; i < parts.count; i++) {
            const struct part *part = &parts.items[i];
            const char *value = value_for(part, k, flat);
            struct cells_place at = {load, file, row, part->column};
            if (value[0] != '\0' && !cells_read(&at, wish->records[k], part->field, value))
                load_refuse(load, plan_row(file->plan, row),
                            file->headers.targets[part->column].title, &kind->fields[part->field],
                            value);
        }
    }
    for (size_t k = 0; k < wish->count; k++)
        take_told(wish, wish->records[k]);
    parts_clear(&parts);
}

/* Reads the media of the storages; how many there must be is known when the
 * storages are. */
static void read_media(struct load *load, const struct load_file *file, size_t row,
                       const struct kind *kind, struct cells *media)
{
    size_t field = kinds_field(kind, "medium");
    size_t column = headers_find(&file->headers, kind, field);
    if (column == file->headers.count)
        return;
    struct buf scratch = {0};
    struct cells values = {0};
    cells_parse(load_text(file, row, column, &scratch), &values);
    for (size_t i = 0; i < values.count; i++) {
        struct buf value = {0};
        if (!load_value(load, &kind->fields[field], values.items[i], &value))
            load_refuse(load, plan_row(file->plan, row), file->headers.targets[column].title,
                        &kind->fields[field], values.items[i]);
        cells_add(media, buf_text(&value));
        buf_clear(&value);
    }
    cells_clear(&values);
    buf_clear(&scratch);
}

void linked_read(struct load *load, struct load_file *file, size_t row, struct linked *linked)
{
    *linked = (struct linked){0};
    for (size_t i = 0; i < REGISTER_GROUPS; i++) {
        const struct kind *kind = kinds_find(register_groups[i].kind);
        if (register_groups[i].through == NULL)
            read_media(load, file, row, kind, &linked->media);
        else
            read_wish(load, file, row, kind, &linked->wishes[i]);
    }
}

void linked_clear(struct linked *linked)
{
    for (size_t i = 0; i < REGISTER_GROUPS; i++) {
        struct linked_wish *wish = &linked->wishes[i];
        for (size_t k = 0; k < wish->count; k++)
            record_free(wish->records[k]);
        free(wish->records);
        free(wish->given);
        free(wish->told);
    }
    cells_clear(&linked->media);
}
