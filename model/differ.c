/* See differ.h. Both sides are walked in the order of the record numbers. */
#include "model/differ.h"

#include "model/cells.h"
#include "model/compare.h"
#include "model/inside.h"
#include "model/journal.h"
#include "model/mem.h"
#include "model/record_reader.h"
#include "model/since.h"
#include "model/titles.h"

#include <stdlib.h>
#include <string.h>

/* One of the two states while a kind of it is read. */
struct side {
    struct model *m;
    struct record_reader *reader;
    int64_t *ids; /* in rising order */
    size_t count, capacity, at;
};

struct differing {
    struct side before, after;
    bool known;          /* one stands in the journal of the other: */
    struct model *later; /* the one whose journal tells what was touched */
    int64_t since;       /* after this entry of it */
    const struct kind *kind;
    struct differences *out;
};

/* Whether the head of EARLIER is an entry of LATER's journal. */
static bool stands_in(struct model *earlier, struct model *later, int64_t *entry)
{
    struct why ignored = {0};
    struct entries found;
    char hash[65];
    if (!journal_head(earlier, entry, hash, &ignored) || *entry == 0 ||
        !journal_find(later, *entry, &found, &ignored))
        return false;
    bool same = found.count == 1 && strcmp(found.items[0].hash, hash) == 0;
    journal_clear(&found);
    return same;
}

static void find_journal(struct differing *d)
{
    d->later = d->after.m;
    d->known = stands_in(d->before.m, d->after.m, &d->since);
    if (d->known)
        return;
    d->later = d->before.m;
    d->known = stands_in(d->after.m, d->before.m, &d->since);
}

static void take_ids(struct side *side, struct statement *st)
{
    while (db_step(st)) {
        side->ids = mem_grow(side->ids, side->count, &side->capacity, sizeof *side->ids);
        side->ids[side->count++] = db_int_at(st, 0);
    }
}

/* The numbers of all records of the kind. */
static void read_all(struct side *side, const struct kind *kind)
{
    take_ids(side, model_statement(side->m, "SELECT id FROM %1$s ORDER BY id", kind));
}

/* Those of them that SINCE holds. */
static void read_touched(struct side *side, const struct kind *kind, const struct since *since)
{
    for (size_t i = 0; i < since->count; i++) {
        struct statement *st = model_statement(side->m, "SELECT id FROM %1$s WHERE id = :id", kind);
        db_bind_int(st, ":id", since->ids[i]);
        take_ids(side, st);
    }
}

static void read_sides(struct differing *d)
{
    struct since since = {0};
    if (d->known && since_read(d->later, d->since, d->kind, &since)) {
        read_touched(&d->before, d->kind, &since);
        read_touched(&d->after, d->kind, &since);
        since_clear(&since);
        return;
    }
    read_all(&d->before, d->kind);
    read_all(&d->after, d->kind);
}

bool differ_same(const struct field *field, const char *a, const char *b)
{
    struct cells left = {0}, right = {0};
    if (strcmp(a, b) == 0 || !kinds_is_list(field))
        return strcmp(a, b) == 0;
    cells_parse(a, &left);
    cells_parse(b, &right);
    bool same = left.count == right.count;
    if (same) {
        qsort(left.items, left.count, sizeof *left.items, compare_texts);
        qsort(right.items, right.count, sizeof *right.items, compare_texts);
    }
    for (size_t i = 0; i < left.count && same; i++)
        same = strcmp(left.items[i], right.items[i]) == 0;
    cells_clear(&left);
    cells_clear(&right);
    return same;
}

/* The numbers of the records to which FIELD refers, in order; the caller frees. */
static int64_t *targets_of(struct side *side, size_t field, size_t *count)
{
    struct title *const *titles = record_reader_targets(side->reader, field, count);
    int64_t *ids = mem_new(*count + 1, sizeof *ids);
    for (size_t i = 0; i < *count; i++)
        ids[i] = titles[i]->id;
    qsort(ids, *count, sizeof *ids, compare_numbers);
    return ids;
}

static bool same_targets(struct differing *d, size_t field)
{
    size_t count, other;
    int64_t *before = targets_of(&d->before, field, &count);
    int64_t *after = targets_of(&d->after, field, &other);
    bool same = count == other && memcmp(before, after, count * sizeof *before) == 0;
    free(before);
    free(after);
    return same;
}

static bool same_field(struct differing *d, size_t number)
{
    const struct field *field = &d->kind->fields[number];
    return kinds_is_reference(field)
               ? same_targets(d, number)
               : differ_same(field, record_reader_value(d->before.reader, number).text,
                             record_reader_value(d->after.reader, number).text);
}

static char *value_of(struct side *side, size_t field)
{
    struct span value = record_reader_value(side->reader, field);
    return mem_copy_bytes(value.text, value.length);
}

/* A new row of OUT for record ID, called as SIDE calls it. */
static struct difference *add(struct differing *d, struct side *side, int64_t id,
                              enum differ_change change)
{
    struct differences *out = d->out;
    out->items = mem_grow(out->items, out->count, &out->capacity, sizeof *out->items);
    struct difference *new = &out->items[out->count++];
    *new = (struct difference){.kind = d->kind,
                               .id = id,
                               .change = change,
                               .code = value_of(side, kinds_field(d->kind, "code")),
                               .name = value_of(side, kinds_field(d->kind, "name"))};
    return new;
}

/* Compares the record at which both readers stand. */
static void compare(struct differing *d, int64_t id)
{
    struct difference *difference = NULL;
    for (size_t f = 0; f < d->kind->field_count; f++) {
        if (same_field(d, f))
            continue;
        if (difference == NULL)
            difference = add(d, &d->after, id, DIFFER_CHANGED);
        difference->fields = mem_grow(difference->fields, difference->count, &difference->capacity,
                                      sizeof *difference->fields);
        difference->fields[difference->count++] =
            (struct differ_field){f, value_of(&d->before, f), value_of(&d->after, f)};
    }
}

/* Takes the next record of either side or of both. */
static bool step(struct differing *d, struct why *why)
{
    struct side *before = &d->before, *after = &d->after;
    bool old = before->at < before->count, new = after->at < after->count;
    int64_t id = !new || (old && before->ids[before->at] < after->ids[after->at])
                     ? before->ids[before->at]
                     : after->ids[after->at];
    old = old && before->ids[before->at] == id;
    new = new && after->ids[after->at] == id;
    if ((old && !record_reader_go(before->reader, id, why)) ||
        (new && !record_reader_go(after->reader, id, why)))
        return false;
    if (old && new)
        compare(d, id);
    else
        add(d, old ? before : after, id, old ? DIFFER_WENT : DIFFER_CAME);
    before->at += old;
    after->at += new;
    return true;
}

static void begin(struct side *side, const struct kind *kind)
{
    side->count = side->at = 0;
    side->reader = record_reader_new_all(side->m, kind);
}

static bool differ_kind(struct differing *d, struct why *why)
{
    begin(&d->before, d->kind);
    begin(&d->after, d->kind);
    read_sides(d);
    bool done = db_ok(d->before.m->db, why) && db_ok(d->after.m->db, why);
    while (done && (d->before.at < d->before.count || d->after.at < d->after.count))
        done = step(d, why);
    /* Values are read after a reader went to its record. */
    done = done && db_ok(d->before.m->db, why) && db_ok(d->after.m->db, why);
    record_reader_free(d->before.reader);
    record_reader_free(d->after.reader);
    return done;
}

static int compare_differences(const void *a, const void *b)
{
    const struct difference *x = a, *y = b;
    if (x->kind != y->kind)
        return (x->kind > y->kind) - (x->kind < y->kind);
    if (x->change != y->change)
        return (int)x->change - (int)y->change;
    return strcmp(x->code, y->code);
}

bool differ(struct model *before, struct model *after, const struct kind *kind,
            struct differences *out, struct why *why)
{
    struct differing d = {.before = {.m = before}, .after = {.m = after}, .out = out};
    bool done = true;
    *out = (struct differences){0};
    model_begin_reading(before);
    model_begin_reading(after);
    find_journal(&d);
    for (size_t k = 0; k < kinds_count && done; k++) {
        d.kind = &kinds[k];
        done = (kind != NULL && kind != d.kind) || differ_kind(&d, why);
    }
    free(d.before.ids);
    free(d.after.ids);
    if (!done)
        differ_clear(out);
    if (out->count > 0)
        qsort(out->items, out->count, sizeof *out->items, compare_differences);
    return done;
}

void differ_clear(struct differences *differences)
{
    for (size_t i = 0; i < differences->count; i++) {
        struct difference *item = &differences->items[i];
        for (size_t f = 0; f < item->count; f++) {
            free(item->fields[f].before);
            free(item->fields[f].after);
        }
        free(item->fields);
        free(item->code);
        free(item->name);
    }
    free(differences->items);
    *differences = (struct differences){0};
}
