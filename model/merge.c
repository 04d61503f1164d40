/* See merge.h. Kind by kind the records of base, theirs and mine are walked side by
 * side in the order of their numbers; only those that differ are read. */
#include "model/merge_inside.h"
#include "model/merge_same.h"
#include "model/merge_sole.h"

#include "model/buf.h"
#include "model/change_inside.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/others.h"
#include "model/past.h"
#include "model/three_way_inside.h"

#include <stdlib.h>
#include <string.h>

struct walk {
    struct model *m, *base; /* base: NULL where there is none */
    struct merge *merge;
    struct merge_same *same;
    struct merge_sole sole;
    const struct kind *kind;
    int64_t id; /* of the record here */
    size_t group;
    struct why *why;
};

struct three_records {
    struct record *base, *theirs, *mine;
};

static bool read_one(struct model *m, const struct kind *kind, const struct merge_row *row,
                     struct record **record, struct why *why)
{
    *record = row == NULL ? NULL : record_load(m, kind, row->id, why);
    return row == NULL || *record != NULL;
}

static void free_three(struct three_records *three)
{
    record_free(three->base);
    record_free(three->theirs);
    record_free(three->mine);
}

/* Whether M is the file, or that as it was. */
static bool is_theirs(const struct walk *w, const struct model *m)
{
    return m == w->merge->other || (m == w->base && w->merge->base == MERGE_OF_THEIRS);
}

/* The value of field F of RECORD (NULL: none) in tokens, by the numbers here. */
static char *value_of(const struct walk *w, struct model *m, const struct record *record, size_t f)
{
    struct buf value = {0}, here = {0};
    if (record == NULL)
        return buf_take(&value);
    const struct field *field = &record->kind->fields[f];
    three_way_to_tokens(m, record->kind, field, record->values[f], &value);
    if (!is_theirs(w, m))
        return buf_take(&value);
    if (value.length == 0)
        merge_sole_put(&w->sole, m, record->kind, field, &value);
    merge_same_value(w->same, buf_text(&value), &here);
    buf_clear(&value);
    return buf_take(&here);
}

static bool same_records(const struct walk *w, struct model *a, const struct record *x,
                         struct model *b, const struct record *y)
{
    bool same = true;
    for (size_t f = 0; f < x->kind->field_count && same; f++) {
        char *one = value_of(w, a, x, f), *other = value_of(w, b, y, f);
        same = strcmp(one, other) == 0;
        free(one);
        free(other);
    }
    return same;
}

static struct three_way_record *propose(struct walk *w, const struct three_records *three,
                                        enum three_way_fate fate)
{
    const struct record *named = three->theirs != NULL ? three->theirs : three->base;
    return three_way_record(w->m, w->merge->way, w->group, w->kind, w->id, fate,
                            record_value(named, "code"), record_value(named, "name"));
}

/* Whether the record at which W stands is one with another one of the file. */
static bool is_joined(const struct walk *w)
{
    return merge_same_is(w->same, w->kind, w->id);
}

/* Adds the cells of RECORD that differ. Whether anything is to be decided or taken. */
static bool add_cells(struct walk *w, const struct three_records *three,
                      struct three_way_record *record)
{
    bool news = false, joined = is_joined(w);
    for (size_t f = 0; f < w->kind->field_count; f++) {
        /* What is one has the code that it has here. */
        if (joined && w->kind->fields[f].type == TYPE_CODE)
            continue;
        char *base = value_of(w, w->base, three->base, f);
        char *theirs = value_of(w, w->merge->other, three->theirs, f);
        char *mine = value_of(w, w->m, three->mine, f);
        const struct three_way_cell *cell = three_way_cell(w->m, record, f, base, theirs, mine);
        news = news ||
               (cell != NULL && cell->class != THREE_WAY_MINE && cell->class != THREE_WAY_ALIKE);
        free(base);
        free(theirs);
        free(mine);
    }
    return news;
}

static void put_conflict(struct three_way_record *record, struct buf *words)
{
    record->class = THREE_WAY_CONFLICT;
    record->choice = THREE_WAY_UNDECIDED;
    record->words = buf_take(words);
}

/* It is gone there and stands here as in the base, or was edited, or came into use. */
static void deleted_there(struct walk *w, const struct three_records *three)
{
    struct buf user = {0}, words = {0};
    enum lang lang = w->m->lang;
    struct three_way_record *record = propose(w, three, THREE_WAY_STRUCK);
    if (!same_records(w, w->base, three->base, w->m, three->mine))
        buf_puts(&words, words_in(lang, N_("Deleted there, edited here.")));
    else if (merge_newly_used(w->m, w->base, w->kind, record->id, &user))
        buf_printf(&words, words_in(lang, N_("Deleted there; here %s has come to use it.")),
                   buf_text(&user));
    if (words.length > 0)
        put_conflict(record, &words);
    buf_clear(&user);
}

/* It is gone here; there it was edited, or came into use, or nothing happened. */
static void deleted_here(struct walk *w, const struct three_records *three)
{
    struct buf user = {0}, words = {0};
    enum lang lang = w->m->lang;
    struct model *other = w->merge->other;
    if (!same_records(w, w->base, three->base, other, three->theirs))
        buf_puts(&words, words_in(lang, N_("Deleted here, edited there.")));
    else if (merge_newly_used(other, w->base, w->kind, three->theirs->id, &user))
        buf_printf(&words, words_in(lang, N_("Deleted here; there %s has come to use it.")),
                   buf_text(&user));
    if (words.length > 0) {
        struct three_way_record *record = propose(w, three, THREE_WAY_RETURNED);
        put_conflict(record, &words);
        add_cells(w, three, record);
    }
    buf_clear(&user);
}

/* What became of one record of the file or of the base. */
static void compare(struct walk *w, const struct three_records *three)
{
    if (three->theirs == NULL) {
        /* What both share stays for the others. */
        if (three->mine != NULL && !is_joined(w))
            deleted_there(w, three);
    } else if (three->mine == NULL && three->base != NULL) {
        deleted_here(w, three);
    } else {
        struct three_way_record *record =
            propose(w, three, three->mine == NULL ? THREE_WAY_ADDED : THREE_WAY_EDITED);
        if (!add_cells(w, three, record)) {
            three_way_clear_record(record);
            w->merge->way->record_count--;
        }
    }
    const struct record *known = three->theirs != NULL ? three->theirs : three->base;
    if (three->mine == NULL)
        three_way_named(w->merge->way, w->kind, w->id, record_value(known, "code"),
                        record_value(known, "name"));
}

static bool has(const struct merge_row *rows, size_t count, size_t at, int64_t id)
{
    return at < count && rows[at].here == id;
}

static int by_number_here(const void *a, const void *b)
{
    const struct merge_row *x = a, *y = b;
    return (x->here > y->here) - (x->here < y->here);
}

/* All records of the kind in M (NULL: none), in order of their numbers here. */
static struct merge_row *rows_of(const struct walk *w, struct model *m, size_t *count)
{
    struct merge_row *rows = merge_rows(m, w->kind, count);
    for (size_t i = 0; i < *count && is_theirs(w, m); i++)
        rows[i].here = merge_same_here(w->same, w->kind, rows[i].id);
    if (*count > 0)
        qsort(rows, *count, sizeof *rows, by_number_here);
    return rows;
}

/* Whether nothing happened to the record there since the base, told by its
 * revision, and it is still here. An undo may bring an older revision back. */
static bool unchanged_there(const struct walk *w, const struct merge_row *base,
                            const struct merge_row *theirs)
{
    return w->merge->base != MERGE_OF_OURS && theirs->rev == base->rev;
}

/* The record that is BASE, THEIRS and MINE, NULL where it is not. */
static bool compare_one(struct walk *w, const struct merge_row *base,
                        const struct merge_row *theirs, const struct merge_row *mine)
{
    struct three_records three = {0};
    bool done = read_one(w->base, w->kind, base, &three.base, w->why) &&
                read_one(w->merge->other, w->kind, theirs, &three.theirs, w->why) &&
                read_one(w->m, w->kind, mine, &three.mine, w->why);
    if (done)
        compare(w, &three);
    free_three(&three);
    return done;
}

static bool compare_kind(struct walk *w)
{
    size_t base_count, theirs_count, mine_count, b = 0, t = 0, o = 0;
    struct merge_row *base = rows_of(w, w->base, &base_count);
    struct merge_row *theirs = rows_of(w, w->merge->other, &theirs_count);
    struct merge_row *mine = rows_of(w, w->m, &mine_count);
    bool done = true;
    while (done && (b < base_count || t < theirs_count)) {
        int64_t id = b < base_count ? base[b].here : theirs[t].here;
        if (t < theirs_count && theirs[t].here < id)
            id = theirs[t].here;
        while (o < mine_count && mine[o].here < id)
            o++;
        w->id = id;
        bool in_base = has(base, base_count, b, id), there = has(theirs, theirs_count, t, id);
        bool here = has(mine, mine_count, o, id);
        if (!(in_base && there && here && unchanged_there(w, &base[b], &theirs[t])))
            done = compare_one(w, in_base ? &base[b] : NULL, there ? &theirs[t] : NULL,
                               here ? &mine[o] : NULL);
        b += in_base;
        t += there;
    }
    free(base);
    free(theirs);
    free(mine);
    return done;
}

static bool open_base(struct walk *w, struct merge *merge)
{
    if (merge->base == MERGE_NONE)
        return true;
    w->base = past_open(merge->base == MERGE_OF_OURS ? w->m : merge->other, merge->entry, w->why);
    return w->base != NULL;
}

/* Finds what is one on both sides, and what means the only organization of one. */
static bool find_same(struct walk *w)
{
    w->same = merge_same_new(w->m, w->merge, w->base, w->why);
    if (w->same != NULL)
        merge_sole_find(&w->sole, w->m, w->merge, w->base, w->same);
    return w->same != NULL;
}

struct merge *merge_new(struct model *m, struct model *other, const char *from, struct why *why)
{
    struct merge *merge = mem_new(1, sizeof *merge);
    merge->other = other;
    merge->from = from;
    merge->way = three_way_new();
    merge->way->new_codes = true;
    struct walk w = {.m = m, .merge = merge, .why = why};
    w.group = three_way_group(merge->way, from);
    model_begin_reading(m);
    size_t failures = model_failures(m), others_failures = model_failures(other);
    bool done = merge_find_base(m, merge, why) && open_base(&w, merge) && find_same(&w);
    for (size_t k = 0; k < kinds_count && done; k++) {
        w.kind = &kinds[k];
        done = compare_kind(&w);
    }
    if (done)
        merge_sole_fill(&w.sole, m, merge, w.group);
    if (done) {
        merge_same_note(m, w.same, merge);
        merge_sole_note(&w.sole, m, merge);
        merge_note_names(m, merge, w.sole.theirs != 0);
        merge_note_own(m, merge);
    }
    done = done && merge_note_codes(m, merge, why) && model_ok_since(m, failures, why) &&
           model_ok_since(other, others_failures, why) &&
           (w.base == NULL || model_ok_since(w.base, 0, why));
    past_close(w.base);
    merge_same_free(w.same);
    if (done)
        return merge;
    merge_free(merge);
    return NULL;
}

void merge_free(struct merge *merge)
{
    if (merge == NULL)
        return;
    three_way_free(merge->way);
    free(merge);
}

bool merge_is_empty(const struct merge *merge)
{
    return merge->news == 0 && merge->way->record_count == 0;
}

/* What is deleted may have come into use here since, which no revision of its own
 * tells. */
static bool check_unused(const struct model *m, const struct merge *merge, struct why *why)
{
    bool struck = false;
    for (size_t r = 0; r < merge->way->record_count && !struck; r++)
        struck = merge->way->records[r].fate == THREE_WAY_STRUCK &&
                 merge->way->records[r].choice == THREE_WAY_TAKE;
    if (!struck || m->seq == merge->head + 1)
        return true;
    return why_set_class(why, WHY_STALE,
                         "The inventory was changed here since both were compared, and a record "
                         "is to be deleted. Nothing was changed; compare again.");
}

bool merge_also(struct model *m, void *context, struct why *why)
{
    const struct merge *merge = context;
    if (!check_unused(m, merge, why))
        return false;
    /* Codes that were given there and are free again are given to nobody here. */
    for (size_t k = 0; k < kinds_count; k++) {
        int64_t last = record_read_counter(merge->other, &kinds[k]);
        if (last > 0)
            record_write_counter(m, &kinds[k], last);
    }
    return others_store(m, merge->other, merge->after, why);
}

bool merge_apply(struct model *m, struct merge *merge, int64_t *entry, struct why *why)
{
    struct change_note note = {.what = merge->what == NULL ? "merge" : merge->what,
                               .about = merge->from,
                               .why = merge->reason};
    struct three_way_apply apply = {.note = &note, .also = merge_also, .context = merge};
    bool done = three_way_apply(m, merge->way, &apply, why);
    if (entry != NULL)
        *entry = apply.entry;
    return done;
}
