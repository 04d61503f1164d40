/*
 * See order.h. An entry holds the first bytes of its key as a number, so that
 * most comparisons touch nothing else; what follows stands in one arena. Runs
 * are merged when two neighbours are of like size.
 */
#define _GNU_SOURCE /* memmem(), of POSIX.1-2024 */

#include "model/order.h"

#include "model/buf.h"
#include "model/mem.h"
#include "model/periods.h"
#include "model/search.h"

#include <stdlib.h>
#include <string.h>

enum { KEY_MOST = 64, HEAD = 8, RUNS = 64 };

struct entry {
    uint64_t head; /* the first bytes of the key */
    uint64_t code; /* of the code's key, for entries that are equal */
    int64_t id;
    uint32_t tail; /* where the rest of the key stands in the arena; 0: there is none */
    bool empty;
};

struct order {
    const struct kind *kind;
    size_t field; /* field_count: the code */
    bool descending;
    struct entry *entries, *spare;
    size_t count, capacity, spare_capacity;
    size_t runs[RUNS]; /* where each begins */
    size_t run_count;
    size_t settled; /* entries that are in runs */
    struct buf arena;
    struct buf key;
};

/* Adds NUMBER so that its bytes compare as it does. */
static void put_number(uint64_t number, struct buf *out)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        buf_putc(out, (char)(number >> shift & 0xFF));
}

static uint64_t digits(const char *value, size_t length)
{
    uint64_t number = 0;
    for (size_t i = 0; i < length && value[i] >= '0' && value[i] <= '9'; i++)
        number = number * 10 + (uint64_t)(value[i] - '0');
    return number;
}

static size_t choice_place(const struct field *field, const char *value, size_t length)
{
    size_t i = 0;
    while (field->choices[i].value != NULL && (strlen(field->choices[i].value) != length ||
                                               memcmp(field->choices[i].value, value, length) != 0))
        i++;
    return i;
}

void order_key(const struct field *field, const char *value, size_t length, struct buf *out)
{
    switch (field->type) {
    case TYPE_COUNT:
        put_number(digits(value, length), out);
        break;
    case TYPE_PERIOD: {
        char iso[32] = "";
        memcpy(iso, value, length < sizeof iso ? length : sizeof iso - 1);
        put_number((uint64_t)period_days(iso), out);
        break;
    }
    case TYPE_CHOICE:
    case TYPE_CHOICES:
        put_number(choice_place(field, value, length), out);
        break;
    case TYPE_CODE:
    case TYPE_TEXT:
    case TYPE_NOTE:
    case TYPE_URL:
    case TYPE_DATE:
    case TYPE_FLAG:
    case TYPE_COUNTRY:
    case TYPE_REF:
    case TYPE_LINKS:
        buf_add(out, value, length);
        break;
    }
}

struct order *order_new(const struct kind *kind, size_t field, bool descending)
{
    struct order *order = mem_new(1, sizeof *order);
    order->kind = kind;
    order->field = field;
    order->descending = descending;
    buf_putc(&order->arena, '\0');
    return order;
}

void order_free(struct order *order)
{
    if (order == NULL)
        return;
    free(order->entries);
    free(order->spare);
    buf_clear(&order->arena);
    buf_clear(&order->key);
    free(order);
}

/* The first part of FIELD in TEXT, and its length; NULL where there is none. */
static const char *find_part(size_t field, const char *text, size_t length, size_t *part)
{
    const char marker[2] = {(char)SEARCH_PART, (char)(SEARCH_FIELD + field)};
    const char *at = memmem(text, length, marker, sizeof marker);
    if (at == NULL)
        return NULL;
    at += sizeof marker;
    *part = 0;
    while ((unsigned char)at[*part] > SEARCH_PART)
        ++*part;
    return at;
}

/* The number of the first eight bytes of KEY. */
static uint64_t head_of(const char *key, size_t length)
{
    uint64_t head = 0;
    for (size_t i = 0; i < HEAD; i++)
        head = head << 8 | (i < length ? (unsigned char)key[i] : 0);
    return head;
}

/* The code without what all codes of the program begin with ("c-"), behind a
 * byte that keeps the order among codes that do not. */
static void code_key(const struct kind *kind, const char *code, size_t length, struct buf *out)
{
    char prefix[16];
    size_t own = strlen(kind->prefix);
    for (size_t i = 0; i < own; i++)
        prefix[i] = (char)(kind->prefix[i] | 0x20);
    prefix[own] = '-';
    own++;
    int less = memcmp(code, prefix, length < own ? length : own);
    bool ours = less == 0 && length >= own;
    buf_putc(out, ours ? 2 : less < 0 || (less == 0 && length < own) ? 1 : 3);
    buf_add(out, ours ? code + own : code, ours ? length - own : length);
}

/* Puts the key of TEXT's field into order->key; false where it is empty. */
static bool take_key(struct order *order, size_t field, const char *text, size_t length)
{
    size_t part;
    const char *value = find_part(field, text, length, &part);
    buf_empty(&order->key);
    if (value == NULL)
        return false;
    if (order->kind->fields[field].type == TYPE_CODE)
        code_key(order->kind, value, part, &order->key);
    else
        order_key(&order->kind->fields[field], value, part, &order->key);
    return true;
}

void order_add(struct order *order, int64_t id, const char *text, size_t length)
{
    struct entry entry = {.id = id};
    size_t code = kinds_field(order->kind, "code");
    bool by_code = order->field == order->kind->field_count || order->field == code;
    if (!by_code) {
        take_key(order, code, text, length);
        entry.code = head_of(buf_text(&order->key), order->key.length);
    }
    entry.empty = !take_key(order, by_code ? code : order->field, text, length);
    entry.head = head_of(buf_text(&order->key), order->key.length);
    if (order->key.length > HEAD) {
        size_t rest = order->key.length - HEAD;
        entry.tail = (uint32_t)order->arena.length;
        buf_add(&order->arena, buf_text(&order->key) + HEAD,
                rest > KEY_MOST - HEAD ? KEY_MOST - HEAD : rest);
        buf_putc(&order->arena, '\0');
    }
    order->entries =
        mem_grow(order->entries, order->count, &order->capacity, sizeof *order->entries);
    order->entries[order->count++] = entry;
}

static int compare_keys(const struct order *order, const struct entry *a, const struct entry *b)
{
    if (a->head != b->head)
        return a->head < b->head ? -1 : 1;
    if (a->tail == 0 && b->tail == 0)
        return 0;
    return strcmp(order->arena.text + a->tail, order->arena.text + b->tail);
}

/* Whether A may stand before B. */
static bool in_order(const struct order *order, const struct entry *a, const struct entry *b)
{
    if (a->empty != b->empty)
        return b->empty;
    int difference = a->empty ? 0 : compare_keys(order, a, b);
    if (difference != 0)
        return (difference < 0) != order->descending;
    return a->code != b->code ? a->code < b->code : a->id <= b->id;
}

/* Merges the neighbours [LOW, MIDDLE) and [MIDDLE, HIGH). */
static void merge(struct order *order, size_t low, size_t middle, size_t high)
{
    struct entry *entries = order->entries;
    if (in_order(order, &entries[middle - 1], &entries[middle]))
        return;
    if (order->spare_capacity < middle - low) {
        order->spare_capacity = middle - low;
        order->spare = mem_resize(order->spare, order->spare_capacity, sizeof *order->spare);
    }
    memcpy(order->spare, &entries[low], (middle - low) * sizeof *entries);
    const struct entry *left = order->spare, *left_end = left + (middle - low);
    const struct entry *right = &entries[middle], *right_end = &entries[high];
    struct entry *out = &entries[low];
    while (left < left_end && right < right_end)
        *out++ = in_order(order, left, right) ? *left++ : *right++;
    memcpy(out, left, (size_t)(left_end - left) * sizeof *entries);
}

/* Sorts [LOW, HIGH). */
static void sort(struct order *order, size_t low, size_t high)
{
    size_t sorted = low + 1;
    while (sorted < high && in_order(order, &order->entries[sorted - 1], &order->entries[sorted]))
        sorted++;
    if (sorted >= high)
        return;
    for (size_t width = 1; width < high - low; width *= 2)
        for (size_t at = low; at + width < high; at += 2 * width)
            merge(order, at, at + width, at + 2 * width < high ? at + 2 * width : high);
}

/* Where run number RUN ends. */
static size_t run_end(const struct order *order, size_t run)
{
    return run + 1 < order->run_count ? order->runs[run + 1] : order->settled;
}

static void merge_last(struct order *order)
{
    size_t left = order->run_count - 2, right = order->run_count - 1;
    merge(order, order->runs[left], order->runs[right], run_end(order, right));
    order->run_count--;
}

void order_settle(struct order *order)
{
    if (order->settled == order->count)
        return;
    sort(order, order->settled, order->count);
    order->runs[order->run_count++] = order->settled;
    order->settled = order->count;
    while (order->run_count > 1) {
        size_t last = order->run_count - 1;
        size_t right = run_end(order, last) - order->runs[last];
        size_t left = order->runs[last] - order->runs[last - 1];
        if (left > 2 * right && order->run_count < RUNS)
            break;
        merge_last(order);
    }
}

size_t order_count(const struct order *order)
{
    return order->count;
}

void order_ids(struct order *order, int64_t *ids)
{
    order_settle(order);
    while (order->run_count > 1)
        merge_last(order);
    for (size_t i = 0; i < order->count; i++)
        ids[i] = order->entries[i].id;
}
