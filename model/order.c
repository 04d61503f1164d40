/*
 * See order.h. An entry holds the first characters of its key in a few numbers,
 * 16 bits each, so that most comparisons touch nothing else; longer keys stand
 * in one arena. What comes together is sorted into a run; runs are merged in
 * pairs, at last to one, by a merge that can be left and gone on with.
 */
#include "model/order.h"

#include "model/buf.h"
#include "model/mem.h"
#include "model/periods.h"
#include "model/search.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    KEY_MOST = 96,   /* bytes */
    HEAD_CHARS = 16, /* characters of a key that its entry holds */
    HEAD_WORDS = HEAD_CHARS / 4,
    CODE_BYTES = 8,
    RUNS = 512,
    INSERTED_AT_ONCE = 8,   /* entries that are sorted by insertion */
    SETTLED_AT_ONCE = 32768 /* entries that are merged without asking for the time */
};

struct entry {
    uint64_t head[HEAD_WORDS]; /* rises in the order of the list; all ones: empty */
    uint64_t code;             /* the first bytes of the code's key, for entries that are equal */
    uint32_t record;           /* its place among the ids */
    uint32_t whole;            /* where the key stands in the arena; 0: the head is all of it */
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

/* Texts are folded, while some choices (JP) are written in capitals. */
static size_t choice_place(const struct field *field, const char *value, size_t length)
{
    size_t i = 0;
    while (field->choices[i].value != NULL &&
           (strlen(field->choices[i].value) != length ||
            strncasecmp(field->choices[i].value, value, length) != 0))
        i++;
    return i;
}

/* Whether the keys of FIELD are numbers. */
static bool is_number(const struct field *field)
{
    return field->type == TYPE_COUNT || field->type == TYPE_PERIOD || field->type == TYPE_CHOICE ||
           field->type == TYPE_CHOICES;
}

/* The key of VALUE in FIELD, which is_number(). */
static uint64_t number_of(const struct field *field, const char *value, size_t length)
{
    char iso[32] = "";
    if (field->type == TYPE_COUNT)
        return digits(value, length);
    if (field->type != TYPE_PERIOD)
        return choice_place(field, value, length);
    memcpy(iso, value, length < sizeof iso ? length : sizeof iso - 1);
    return (uint64_t)period_days(iso);
}

void order_key(const struct field *field, const char *value, size_t length, struct buf *out)
{
    if (is_number(field))
        put_number(number_of(field, value, length), out);
    else
        buf_add(out, value, length);
}

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

/* The number of the first bytes of KEY. */
static uint64_t first_bytes(const char *key, size_t length)
{
    uint64_t number = 0;
    for (size_t i = 0; i < CODE_BYTES; i++)
        number = number << 8 | (i < length ? (unsigned char)key[i] : 0);
    return number;
}

/* The character at KEY, behind which END stands; most are of three bytes. */
static uint32_t character(const char **key, const char *end)
{
    const unsigned char *at = (const unsigned char *)*key;
    uint32_t point = at[0];
    if (at[0] < 0x80) {
        *key += 1;
    } else if ((at[0] & 0xF0) == 0xE0 && end - *key >= 3) {
        point = (uint32_t)(at[0] & 0x0F) << 12 | (uint32_t)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
        *key += 3;
    } else {
        *key += utf8_next(*key, &point);
    }
    return point;
}

/* Puts the first characters of KEY into HEAD; true where they are all of it.
 * Beyond the basic plane all are alike. */
static bool put_head(const char *key, size_t length, uint64_t head[HEAD_WORDS])
{
    const char *end = key + length;
    for (size_t i = 0; i < HEAD_CHARS && key < end; i++) {
        uint32_t point = character(&key, end);
        head[i / 4] |= (uint64_t)(point > 0xFFFF ? 0xFFFF : point) << (48 - 16 * (i % 4));
        if (point > 0xFFFF)
            return false;
    }
    return key >= end;
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
    buf_putc(out, ours ? 2 : less <= 0 ? 1 : 3);
    buf_add(out, ours ? code + own : code, ours ? length - own : length);
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
    if (put_head(key, length, entry->head))
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
    bool number = is_number(field);
    if (value == NULL || length == 0) {
        memset(entry->head, 0xFF, sizeof entry->head);
        return;
    }
    if (number)
        entry->head[0] = number_of(field, value, length);
    else
        set_text(order, entry, value, length);
    for (size_t i = 0; i < (number ? 1 : HEAD_WORDS) && order->descending; i++)
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
        code_key(order->kind, code, length, &order->key);
    entry.code = first_bytes(buf_text(&order->key), order->key.length);
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
    for (size_t i = 1; i < HEAD_WORDS; i++)
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
