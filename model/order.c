/*
 * See order.h. An entry holds the first characters of its key in a few numbers,
 * 16 bits each, so that most comparisons touch nothing else; longer keys stand
 * in one arena. What comes together is sorted into a run; runs are merged in
 * pairs, at last to one, by a merge that can be left and gone on with.
 */
#include "model/order_inside.h"

#include "model/buf.h"
#include "model/mem.h"
#include "model/search.h"

#include <stdlib.h>
#include <string.h>

enum {
    KEY_MOST = 96, /* bytes */
    RUNS = 512,
    INSERTED_AT_ONCE = 8,   /* entries that are sorted by insertion */
    SETTLED_AT_ONCE = 32768 /* entries that are merged without asking for the time */
};

struct entry {
    uint64_t head[ORDER_HEAD_WORDS]; /* rises in the order of the list; all ones: empty */
    uint64_t code;   /* the first bytes of the code's key, for entries that are equal */
    uint32_t record; /* its place among the ids */
    uint32_t whole;  /* where the key stands in the arena; 0: the head is all of it */
};

struct order {
    const struct kind *kind;
    size_t code;  /* the field of the code */
    size_t field; /* of the order; field_count: the code */
    bool descending;
    int64_t *ids; /* as they were added */
    struct entry *entries, *spare;
    size_t count, capacity, id_capacity, spare_capacity;
    size_t runs[RUNS]; /* where each begins */
    size_t run_count;
    size_t settled; /* entries that are in runs */
    size_t pair;    /* the run that is merged with the next one */
    struct {
        const struct entry *left, *left_end, *right, *right_end;
        struct entry *out; /* NULL: no merge is going on */
    } merging;
    struct buf arena;
    struct buf key;
};

struct order *order_new(const struct kind *kind, size_t field, bool descending)
{
    struct order *order = mem_new(1, sizeof *order);
    order->kind = kind;
    order->code = kinds_field(kind, "code");
    order->field = field;
    order->descending = descending;
    buf_putc(&order->arena, '\0');
    return order;
}

void order_free(struct order *order)
{
    if (order == NULL)
        return;
    free(order->ids);
    free(order->entries);
    free(order->spare);
    buf_clear(&order->arena);
    buf_clear(&order->key);
    free(order);
}

uint64_t order_fields(const struct order *order)
{
    uint64_t code = (uint64_t)1 << order->code;
    return order->field == order->kind->field_count ? code : code | (uint64_t)1 << order->field;
}

/* The first value in TEXT, and its length; NULL where there is none. */
static const char *first_value(const char *text, size_t *length)
{
    *length = 0;
    if (text[0] != SEARCH_PART)
        return NULL;
    while ((unsigned char)text[1 + *length] > SEARCH_PART)
        ++*length;
    return text + 1;
}

/* Sets the head of ENTRY to that of the KEY of a text, and keeps all of it in
 * the arena where it is longer. */
static void set_text(struct order *order, struct entry *entry, const char *key, size_t length)
{
    if (order_key_head(key, length, entry->head))
        return;
    entry->whole = (uint32_t)order->arena.length;
    buf_add(&order->arena, key, length > KEY_MOST ? KEY_MOST : length);
    buf_putc(&order->arena, '\0');
}

/* Sets the head of ENTRY to the key of VALUE in FIELD; NULL or nothing comes
 * last either way. */
static void set_head(struct order *order, struct entry *entry, const struct field *field,
                     const char *value, size_t length)
{
    bool number = order_key_is_number(field);
    if (value == NULL || length == 0) {
        memset(entry->head, 0xFF, sizeof entry->head);
        return;
    }
    if (number)
        entry->head[0] = order_key_number(field, value, length);
    else
        set_text(order, entry, value, length);
    for (size_t i = 0; i < (number ? 1 : ORDER_HEAD_WORDS) && order->descending; i++)
        entry->head[i] = ~entry->head[i];
}

void order_add(struct order *order, const struct order_record *record)
{
    struct entry entry = {.record = (uint32_t)order->count};
    const struct field *fields = order->kind->fields;
    size_t length;
    const char *code = first_value(record->code, &length);
    buf_empty(&order->key);
    if (code != NULL)
        order_key_code(order->kind, code, length, &order->key);
    entry.code = order_key_first(buf_text(&order->key), order->key.length);
    if (order->field == order->kind->field_count) {
        set_head(order, &entry, &fields[order->code], buf_text(&order->key), order->key.length);
    } else {
        const char *value = first_value(record->value, &length);
        set_head(order, &entry, &fields[order->field], value, length);
    }
    order->ids = mem_grow(order->ids, order->count, &order->id_capacity, sizeof *order->ids);
    order->ids[order->count] = record->id;
    order->entries =
        mem_grow(order->entries, order->count, &order->capacity, sizeof *order->entries);
    order->entries[order->count++] = entry;
}

/* Whether A may stand before B, where the first numbers of their heads are the
 * same. */
static bool in_order_beyond(const struct order *order, const struct entry *a, const struct entry *b)
{
    for (size_t i = 1; i < ORDER_HEAD_WORDS; i++)
        if (a->head[i] != b->head[i])
            return a->head[i] < b->head[i];
    /* What has no more than its head comes first, with an empty text. */
    int difference = strcmp(order->arena.text + a->whole, order->arena.text + b->whole);
    if (difference != 0)
        return (difference < 0) != order->descending;
    return a->code != b->code ? a->code < b->code : order->ids[a->record] <= order->ids[b->record];
}

/* Whether A may stand before B. */
static inline bool in_order(const struct order *order, const struct entry *a, const struct entry *b)
{
    return a->head[0] == b->head[0] ? in_order_beyond(order, a, b) : a->head[0] < b->head[0];
}

/* Begins to merge the neighbours [LOW, MIDDLE) and [MIDDLE, HIGH). */
static void merge_begin(struct order *order, size_t low, size_t middle, size_t high)
{
    struct entry *entries = order->entries;
    if (in_order(order, &entries[middle - 1], &entries[middle]))
        return;
    if (order->spare_capacity < middle - low) {
        order->spare_capacity = middle - low;
        order->spare = mem_resize(order->spare, order->spare_capacity, sizeof *order->spare);
    }
    memcpy(order->spare, &entries[low], (middle - low) * sizeof *entries);
    order->merging.left = order->spare;
    order->merging.left_end = order->spare + (middle - low);
    order->merging.right = &entries[middle];
    order->merging.right_end = &entries[high];
    order->merging.out = &entries[low];
}

/* Goes on with the merge by MOST entries; true where it is finished. */
static bool merge_go_on(struct order *order, size_t most)
{
    const struct entry *left = order->merging.left, *left_end = order->merging.left_end;
    const struct entry *right = order->merging.right, *right_end = order->merging.right_end;
    struct entry *out = order->merging.out;
    if (out == NULL)
        return true;
    /* Without a branch that cannot be foretold. */
    while (left < left_end && right < right_end && most-- > 0) {
        bool first = in_order(order, left, right);
        *out++ = *(first ? left : right);
        left += first;
        right += !first;
    }
    order->merging.left = left;
    order->merging.right = right;
    order->merging.out = out;
    if (left < left_end && right < right_end)
        return false;
    memcpy(out, left, (size_t)(left_end - left) * sizeof *out);
    order->merging.out = NULL;
    return true;
}

static void merge(struct order *order, size_t low, size_t middle, size_t high)
{
    merge_begin(order, low, middle, high);
    merge_go_on(order, SIZE_MAX);
}

/* Sorts a few entries, [LOW, HIGH). */
static void insert(struct order *order, size_t low, size_t high)
{
    struct entry *entries = order->entries;
    for (size_t i = low + 1; i < high; i++) {
        struct entry entry = entries[i];
        size_t at = i;
        for (; at > low && !in_order(order, &entries[at - 1], &entry); at--)
            entries[at] = entries[at - 1];
        entries[at] = entry;
    }
}

/* Sorts [LOW, HIGH). */
static void sort(struct order *order, size_t low, size_t high)
{
    size_t sorted = low + 1;
    while (sorted < high && in_order(order, &order->entries[sorted - 1], &order->entries[sorted]))
        sorted++;
    if (sorted >= high)
        return;
    for (size_t at = low; at < high; at += INSERTED_AT_ONCE)
        insert(order, at, at + INSERTED_AT_ONCE < high ? at + INSERTED_AT_ONCE : high);
    for (size_t width = INSERTED_AT_ONCE; width < high - low; width *= 2)
        for (size_t at = low; at + width < high; at += 2 * width)
            merge(order, at, at + width, at + 2 * width < high ? at + 2 * width : high);
}

/* Where run number RUN ends. */
static size_t run_end(const struct order *order, size_t run)
{
    return run + 1 < order->run_count ? order->runs[run + 1] : order->settled;
}

/* Makes one of run RUN and the next, which were merged. */
static void join(struct order *order, size_t run)
{
    order->run_count--;
    memmove(&order->runs[run + 1], &order->runs[run + 2],
            (order->run_count - run - 1) * sizeof *order->runs);
}

void order_settle(struct order *order)
{
    if (order->settled == order->count)
        return;
    sort(order, order->settled, order->count);
    order->runs[order->run_count++] = order->settled;
    order->settled = order->count;
    while (order->run_count > 1) {
        size_t run = order->run_count - 2;
        size_t low = order->runs[run], high = run_end(order, run + 1);
        if (high - low > SETTLED_AT_ONCE && order->run_count < RUNS)
            break;
        merge(order, low, order->runs[run + 1], high);
        join(order, run);
    }
}

bool order_merge(struct order *order, size_t most)
{
    while (order->run_count > 1) {
        if (order->merging.out == NULL) {
            if (order->pair + 1 >= order->run_count)
                order->pair = 0;
            merge_begin(order, order->runs[order->pair], order->runs[order->pair + 1],
                        run_end(order, order->pair + 1));
        }
        if (!merge_go_on(order, most))
            return false;
        join(order, order->pair++);
        if (most != SIZE_MAX)
            return order->run_count <= 1;
    }
    return true;
}

bool order_precedes(struct order *order, const struct order_record *a, const struct order_record *b)
{
    order->count = 0;
    buf_empty(&order->arena);
    buf_putc(&order->arena, '\0');
    order_add(order, a);
    order_add(order, b);
    bool precedes = in_order(order, &order->entries[0], &order->entries[1]);
    order->count = 0;
    return precedes;
}

size_t order_count(const struct order *order)
{
    return order->count;
}

void order_ids(struct order *order, int64_t *ids)
{
    order_merge(order, SIZE_MAX);
    for (size_t i = 0; i < order->count; i++)
        ids[i] = order->ids[order->entries[i].record];
}
