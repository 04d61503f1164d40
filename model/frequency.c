/*
 * Counting values. The records are read in the order of their numbers, a few
 * thousand after the last; where a list is filtered, those that are not in it
 * are passed over. Order stands in frequency_order.c, words in
 * frequency_words.c.
 */
#include "model/frequency.h"

#include "model/cells.h"
#include "model/compare.h"
#include "model/frequency_inside.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/rising.h"

#include <stdlib.h>
#include <string.h>

enum {
    PIECE_RECORDS = 2000,
    PIECE_LINKED = 500,    /* where each record has rows of its own to look up */
    PIECE_STEPS = 20000,   /* of arranging */
    ARRANGED_ALWAYS = 500, /* rows that are arranged after each piece */
    TEXTS_MOST = 32 * 1024 * 1024,
    SLOTS_LEAST = 64
};

static bool in_order(const int64_t *ids, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (ids[i - 1] > ids[i])
            return false;
    return true;
}

static void take_ids(struct frequency *frequency, const int64_t *ids, size_t count)
{
    frequency->ids = mem_new(count + 1, sizeof *ids);
    frequency->id_count = count;
    for (size_t i = 0; i < count; i++)
        frequency->ids[i] = ids[i];
    if (!in_order(frequency->ids, count))
        qsort(frequency->ids, count, sizeof *ids, compare_numbers);
}

struct frequency *frequency_new(const struct frequency_query *query)
{
    struct frequency *frequency = mem_new(1, sizeof *frequency);
    frequency->kind = query->kind;
    frequency->field = query->field;
    frequency->by = query->by;
    frequency->total = query->count;
    frequency->texts_most = query->most == 0 ? TEXTS_MOST : query->most;
    frequency->slot_count = SLOTS_LEAST;
    frequency->slots = mem_new(frequency->slot_count, sizeof *frequency->slots);
    if (!query->all)
        take_ids(frequency, query->ids, query->count);
    return frequency;
}

void frequency_free(struct frequency *frequency)
{
    if (frequency == NULL)
        return;
    free(frequency->ids);
    buf_clear(&frequency->texts);
    free(frequency->rows);
    free(frequency->slots);
    free(frequency->order);
    free(frequency->arranging.to);
    free(frequency);
}

/* FNV-1a, 32 bits. */
static uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261U;
    for (; *text != '\0'; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619U;
    return hash;
}

/* The slot in which VALUE stands or would stand. */
static uint32_t *slot_of(const struct frequency *frequency, const char *value)
{
    size_t i = hash_of(value) & (frequency->slot_count - 1);
    while (frequency->slots[i] != 0 &&
           strcmp(frequency->texts.text + frequency->rows[frequency->slots[i] - 1].value, value) !=
               0)
        i = (i + 1) & (frequency->slot_count - 1);
    return &frequency->slots[i];
}

static void grow_slots(struct frequency *frequency)
{
    free(frequency->slots);
    frequency->slot_count *= 2;
    frequency->slots = mem_new(frequency->slot_count, sizeof *frequency->slots);
    for (size_t i = 0; i < frequency->row_count; i++)
        *slot_of(frequency, frequency->texts.text + frequency->rows[i].value) = (uint32_t)i + 1;
}

/* Adds a row for VALUE, which stands in none. */
static uint32_t *add_row(struct frequency *frequency, const char *value)
{
    if (frequency->row_count * 2 >= frequency->slot_count)
        grow_slots(frequency);
    uint32_t *slot = slot_of(frequency, value);
    frequency->rows = mem_grow(frequency->rows, frequency->row_count, &frequency->row_capacity,
                               sizeof *frequency->rows);
    frequency->order = mem_grow(frequency->order, frequency->row_count, &frequency->order_capacity,
                                sizeof *frequency->order);
    frequency->rows[frequency->row_count] = (struct counted){.value = frequency->texts.length};
    frequency->order[frequency->row_count] = (uint32_t)frequency->row_count;
    buf_add(&frequency->texts, value, strlen(value) + 1);
    *slot = (uint32_t)++frequency->row_count;
    return slot;
}

/* Counts record ID for VALUE, once. */
static void count_value(struct frequency *frequency, int64_t id, const char *value)
{
    uint32_t *slot = slot_of(frequency, value);
    if (*slot == 0 && frequency->texts.length + strlen(value) + 1 > frequency->texts_most) {
        frequency->others++;
        return;
    }
    if (*slot == 0)
        slot = add_row(frequency, value);
    struct counted *row = &frequency->rows[*slot - 1];
    row->count += row->last != id;
    row->last = id;
    if (row->count > frequency->highest)
        frequency->highest = row->count;
}

/* Counts record ID for what TEXT, a value as it is kept, is taken as. */
static void count_text(struct frequency *frequency, int64_t id, const char *text)
{
    size_t length = strlen(text);
    char *part = NULL;
    switch (frequency->by) {
    case FREQUENCY_BY_VALUE:
        break;
    case FREQUENCY_BY_RANGE: /* its beginning: 12400 is from 10000 */
        part = mem_copy(text);
        for (size_t i = 0; i < length && text[0] != '0'; i++)
            part[i] = i == 0 ? '1' : '0';
        break;
    case FREQUENCY_BY_MONTH:
        part = mem_copy_bytes(text, length < 10 ? length : 7);
        break;
    case FREQUENCY_BY_YEAR:
        part = mem_copy_bytes(text, length < 10 ? length : 4);
        break;
    }
    count_value(frequency, id, part == NULL ? text : part);
    free(part);
}

static void count_cell(struct frequency *frequency, int64_t id, const char *text)
{
    struct cells values = {0};
    cells_parse(text, &values);
    for (size_t i = 0; i < values.count; i++)
        count_value(frequency, id, values.items[i]);
    if (values.count == 0)
        count_value(frequency, id, "");
    cells_clear(&values);
}

/* Adds the SELECT of a piece: number and value of :most records after :after,
 * of links a row each. */
static void put_select(const struct frequency *frequency, struct buf *sql)
{
    const struct kind *kind = frequency->kind;
    const struct field *field = &kind->fields[frequency->field];
    bool links = field->type == TYPE_LINKS, one = field->type == TYPE_REF;
    buf_puts(sql, "SELECT t.id, ");
    if (links || one)
        buf_puts(sql, "r.name");
    else
        buf_printf(sql, "t.%s", field->column);
    buf_printf(sql,
               " FROM (SELECT id%s%s FROM %s WHERE " RISING("id") " ORDER BY id LIMIT :most) t",
               links ? "" : ", ", links ? "" : field->column, kind->name);
    if (links) {
        char table[64];
        model_link_table(kind, field, table);
        buf_printf(sql, " LEFT JOIN %s l ON l.source = t.id LEFT JOIN %s r ON r.id = l.target",
                   table, field->kind);
    } else if (one) {
        buf_printf(sql, " LEFT JOIN %s r ON r.id = t.%s", field->kind, field->column);
    }
    buf_puts(sql, " ORDER BY t.id");
}

/* Whether record ID is one of those to count. The numbers come in order. */
static bool is_wanted(struct frequency *frequency, int64_t id)
{
    while (frequency->id_next < frequency->id_count && frequency->ids[frequency->id_next] < id)
        frequency->id_next++;
    return frequency->ids == NULL ||
           (frequency->id_next < frequency->id_count && frequency->ids[frequency->id_next] == id);
}

/* Counts what ST gives; returns how many records that were, wanted or not. */
static size_t count_rows(struct frequency *frequency, struct statement *st)
{
    enum type type = frequency->kind->fields[frequency->field].type;
    size_t read = 0;
    while (db_step(st)) {
        int64_t id = db_int_at(st, 0);
        bool wanted = is_wanted(frequency, id);
        if (id != frequency->after) {
            read++;
            frequency->records += wanted;
            frequency->after = id;
        }
        if (!wanted)
            continue;
        if (type == TYPE_CHOICES)
            count_cell(frequency, id, db_text_at(st, 1));
        else
            count_text(frequency, id, db_text_at(st, 1));
    }
    return read;
}

static bool count_piece(struct model *m, struct frequency *frequency, struct why *why)
{
    enum type type = frequency->kind->fields[frequency->field].type;
    size_t most = type == TYPE_LINKS || type == TYPE_REF ? PIECE_LINKED : PIECE_RECORDS;
    struct buf sql = {0};
    /* What lies between the records of a filtered list need not be read. */
    if (frequency->id_next < frequency->id_count &&
        frequency->ids[frequency->id_next] > frequency->after + 1)
        frequency->after = frequency->ids[frequency->id_next] - 1;
    model_begin_reading(m);
    put_select(frequency, &sql);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_int(st, ":after", frequency->after);
    db_bind_int(st, ":most", (int64_t)most);
    size_t read = count_rows(frequency, st);
    if (!db_ok(m->db, why))
        return false;
    frequency->ended = read < most || (frequency->ids != NULL &&
                                       frequency->after >= frequency->ids[frequency->id_count - 1]);
    if (frequency->ended)
        frequency->total = frequency->records;
    if (frequency->ended || frequency->row_count <= ARRANGED_ALWAYS)
        frequency_order_begin(frequency);
    if (frequency->row_count <= ARRANGED_ALWAYS)
        frequency_order_piece(frequency, SIZE_MAX);
    return true;
}

bool frequency_piece(struct model *m, struct frequency *frequency, struct why *why)
{
    if (frequency->ids != NULL && frequency->id_count == 0)
        frequency->ended = true;
    if (!frequency->ended)
        return count_piece(m, frequency, why);
    frequency_order_piece(frequency, PIECE_STEPS);
    return true;
}

bool frequency_is_counted(const struct frequency *frequency)
{
    return frequency->ended;
}

bool frequency_is_done(const struct frequency *frequency)
{
    return frequency->ended && !frequency->arranging.on;
}

void frequency_arrange(struct frequency *frequency, bool by_value)
{
    frequency->by_value = by_value;
    frequency_order_begin(frequency);
    frequency_order_piece(frequency, PIECE_STEPS);
}

size_t frequency_records(const struct frequency *frequency)
{
    return frequency->records;
}

size_t frequency_total(const struct frequency *frequency)
{
    return frequency->total;
}

size_t frequency_rows(const struct frequency *frequency)
{
    return frequency->row_count;
}

struct frequency_row frequency_row(const struct frequency *frequency, size_t i)
{
    if (i >= frequency->row_count)
        bug("a row of a frequency that is not there");
    const struct counted *row = &frequency->rows[frequency->order[i]];
    return (struct frequency_row){.value = frequency->texts.text + row->value, .count = row->count};
}

size_t frequency_values(const struct frequency *frequency)
{
    return frequency->row_count - (*slot_of(frequency, "") != 0);
}

size_t frequency_highest(const struct frequency *frequency)
{
    return frequency->highest;
}

size_t frequency_others(const struct frequency *frequency)
{
    return frequency->others;
}
