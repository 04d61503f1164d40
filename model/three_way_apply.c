/*
 * Writing a proposal: all that is taken, in one change. Codes come first, so that
 * references find the records by the codes they will have; deletions last.
 */
#include "model/three_way_inside.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/change_inside.h"
#include "model/check.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/mentions.h"
#include "model/refer.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct writing {
    struct model *m;
    struct three_way *way;
    struct three_way_apply *apply;
    struct three_way_codes codes;
    const char **final; /* by record: the code that it gets, or NULL; borrowed from CODES */
};

/* Where it was refused, for the person to see. */
static bool refuse_at(struct writing *w, size_t r, size_t c, struct why *why)
{
    struct three_way_record *record = &w->way->records[r];
    char **refused = c == SIZE_MAX ? &record->refused : &record->cells[c].refused;
    w->apply->record = r;
    w->apply->cell = c;
    free(*refused);
    *refused = mem_copy(why->text);
    if (c == SIZE_MAX)
        return why_at(why, "%s", record->title);
    return why_at(why, "%s, %s", record->title,
                  record->kind->fields[record->cells[c].field].label[why->lang]);
}

static bool comes(const struct three_way_record *record)
{
    return (record->fate == THREE_WAY_ADDED || record->fate == THREE_WAY_RETURNED) &&
           record->choice == THREE_WAY_TAKE;
}

static bool goes(const struct three_way_record *record)
{
    return record->fate == THREE_WAY_STRUCK && record->choice == THREE_WAY_TAKE;
}

static bool writes(const struct three_way_record *record)
{
    bool any = comes(record) || goes(record);
    for (size_t c = 0; c < record->cell_count && !any; c++)
        any = three_way_writes(record, &record->cells[c]);
    return any;
}

static bool check_decided(const struct three_way *way, struct why *why)
{
    struct three_way_counts counts;
    three_way_count(way, &counts);
    if (counts.undecided == 0)
        return true;
    return why_set(why,
                   words_count(why->lang,
                               "%zu conflict is not decided yet. Nothing was changed; decide it.",
                               "%zu conflicts are not decided yet. Nothing was changed; decide "
                               "them.",
                               counts.undecided),
                   counts.undecided);
}

/* Whether record R is here as it was when the proposal was made. */
static bool check_fresh(struct writing *w, size_t r, struct why *why)
{
    const struct three_way_record *record = &w->way->records[r];
    int64_t rev = 0;
    struct statement *st =
        model_statement(w->m, "SELECT rev FROM %1$s WHERE id = :id", record->kind);
    db_bind_int(st, ":id", record->id);
    if (db_step(st)) {
        rev = db_int_at(st, 0);
        db_done(st);
    }
    if (!db_ok(w->m->db, why))
        return false;
    if (rev == record->rev)
        return true;
    why_set_class(why, WHY_STALE,
                  "The record was changed here since both were compared. Nothing was changed; "
                  "compare again.");
    return refuse_at(w, r, SIZE_MAX, why);
}

/* Settles all codes. */
static bool settle_codes(struct writing *w, struct why *why)
{
    if (!three_way_codes(w->m, w->way, &w->codes, why))
        return false;
    w->final = mem_new(w->way->record_count + 1, sizeof *w->final);
    for (size_t i = 0; i < w->codes.count; i++)
        if (w->codes.items[i].record != SIZE_MAX)
            w->final[w->codes.items[i].record] = w->codes.items[i].final;
    return true;
}

/* Makes record R with its code and plain values; references follow. */
static bool make(struct writing *w, size_t r, struct why *why)
{
    struct three_way_record *row = &w->way->records[r];
    struct record *record = record_new(row->kind);
    size_t code = kinds_field(row->kind, "code");
    bool done = true;
    for (size_t c = 0; c < row->cell_count && done; c++) {
        const struct three_way_cell *cell = &row->cells[c];
        const struct field *field = &row->kind->fields[cell->field];
        if (cell->field == code || kinds_is_reference(field) || mentions_in(row->kind, field) ||
            !three_way_writes(row, cell))
            continue;
        done = record_set(record, cell->field, cell->merged, why) || refuse_at(w, r, c, why);
    }
    done = done && (record_set(record, code, w->final[r] == NULL ? "" : w->final[r], why) ||
                    refuse_at(w, r, SIZE_MAX, why));
    if (done)
        done = record_save_numbered(w->m, record, row->id, why) || refuse_at(w, r, SIZE_MAX, why);
    record_free(record);
    return done;
}

/* The code of a record of the proposal, or of one that makes room for it. */
static bool give_code(struct writing *w, const struct three_way_code *code, struct why *why)
{
    bool struck = code->final[0] == '\0';
    if (code->now[0] == '\0' || struck || strcmp(code->now, code->final) == 0)
        return true;
    struct record *record = record_load(w->m, code->kind, code->id, why);
    bool done = record != NULL &&
                record_set(record, kinds_field(code->kind, "code"), code->final, why) &&
                record_save(w->m, record, why);
    record_free(record);
    return done || (code->record != SIZE_MAX && refuse_at(w, code->record, SIZE_MAX, why));
}

static bool give_codes(struct writing *w, struct why *why)
{
    bool done = true;
    for (size_t i = 0; i < w->codes.count && done; i++)
        done = give_code(w, &w->codes.items[i], why);
    return done;
}

/* Adds the code, or the mention, that TOKEN has now to ITEMS; nothing where its
 * record is gone by what was decided. */
static bool put_code(struct writing *w, const struct field *field, const char *token,
                     struct cells *items, struct why *why)
{
    const struct kind *kind;
    struct buf code = {0};
    int64_t id = three_way_meant(token, &kind);
    bool done = true;
    if (id == 0) {
        cells_add(items, token);
        return true;
    }
    if (!kinds_is_reference(field))
        buf_printf(&code, "%s/", kind->name);
    size_t bare = code.length;
    refer_code(w->m, kind, id, &code);
    const struct three_way_record *row =
        code.length > bare ? NULL : three_way_find(w->way, kind, id);
    if (code.length > bare)
        cells_add(items, buf_text(&code));
    else if (row != NULL && row->fate == THREE_WAY_ADDED)
        done = why_set(why,
                       "It refers to %s, which is not taken. Take that too, or keep this as "
                       "it is.",
                       row->title);
    buf_clear(&code);
    return done;
}

/* The value that CELL of ROW gives, as record_set() takes it. */
static bool value_of(struct writing *w, const struct three_way_record *row,
                     const struct three_way_cell *cell, struct buf *out, struct why *why)
{
    const struct field *field = &row->kind->fields[cell->field];
    const char *value = cell->choice == THREE_WAY_TAKE ? cell->merged : cell->kept;
    struct cells tokens = {0}, items = {0};
    bool done = true;
    if (!kinds_is_reference(field) && !mentions_in(row->kind, field)) {
        buf_puts(out, value);
        return true;
    }
    cells_parse(value, &tokens);
    for (size_t i = 0; i < tokens.count && done; i++)
        done = put_code(w, field, tokens.items[i], &items, why);
    if (field->type == TYPE_REF)
        buf_puts(out, items.count == 0 ? "" : items.items[0]);
    else
        cells_format(&items, out);
    cells_clear(&tokens);
    cells_clear(&items);
    return done;
}

/* Writes the cells of record R that are taken, the code apart. */
static bool write_cells(struct writing *w, size_t r, struct why *why)
{
    struct three_way_record *row = &w->way->records[r];
    size_t code = kinds_field(row->kind, "code");
    struct record *record = record_load(w->m, row->kind, row->id, why);
    bool done = record != NULL;
    for (size_t c = 0; c < row->cell_count && done; c++) {
        struct three_way_cell *cell = &row->cells[c];
        struct buf value = {0};
        if (cell->field != code && three_way_writes(row, cell))
            done = (value_of(w, row, cell, &value, why) &&
                    record_set(record, cell->field, buf_text(&value), why)) ||
                   refuse_at(w, r, c, why);
        buf_clear(&value);
    }
    if (done)
        done = record_save(w->m, record, why) || refuse_at(w, r, SIZE_MAX, why);
    record_free(record);
    return done;
}

static int by_number(const void *a, const void *b)
{
    const struct three_way_record *x = *(const struct three_way_record *const *)a;
    const struct three_way_record *y = *(const struct three_way_record *const *)b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* What goes, in order; the caller frees. */
static const struct three_way_record **sort_gone(const struct three_way *way, size_t *count)
{
    const struct three_way_record **gone = mem_new(way->record_count + 1, sizeof *gone);
    *count = 0;
    for (size_t r = 0; r < way->record_count; r++)
        if (goes(&way->records[r]))
            gone[(*count)++] = &way->records[r];
    qsort(gone, *count, sizeof *gone, by_number);
    return gone;
}

/* The first of the COUNT records GONE that the list KEPT refers to; NULL where there is
 * none. */
static const struct three_way_record *find_gone(const char *kept,
                                                const struct three_way_record **gone, size_t count)
{
    struct cells items = {0};
    const struct three_way_record **found = NULL;
    cells_parse(kept, &items);
    for (size_t i = 0; i < items.count && found == NULL; i++) {
        struct three_way_record wanted = {0};
        const struct three_way_record *key = &wanted;
        wanted.id = three_way_meant(items.items[i], &wanted.kind);
        if (wanted.id != 0)
            found = bsearch(&key, gone, count, sizeof *gone, by_number);
    }
    cells_clear(&items);
    return found == NULL ? NULL : *found;
}

/* Whether nobody decided to keep a reference of record R to one of those that go. */
static bool check_kept(struct writing *w, size_t r, const struct three_way_record **gone,
                       size_t count, struct why *why)
{
    const struct three_way_record *row = &w->way->records[r];
    for (size_t c = 0; c < row->cell_count && row->fate == THREE_WAY_EDITED; c++) {
        const struct three_way_cell *cell = &row->cells[c];
        const struct field *field = &row->kind->fields[cell->field];
        if (cell->choice != THREE_WAY_KEEP || cell->class == THREE_WAY_MINE ||
            (!kinds_is_reference(field) && !mentions_in(row->kind, field)))
            continue;
        const struct three_way_record *found = find_gone(cell->kept, gone, count);
        if (found == NULL)
            continue;
        why_set(why, "It refers to %s, which is to be deleted. Decide one of both otherwise.",
                found->title);
        return refuse_at(w, r, c, why);
    }
    return true;
}

static bool check_all_kept(struct writing *w, struct why *why)
{
    size_t count;
    const struct three_way_record **gone = sort_gone(w->way, &count);
    bool done = true;
    for (size_t r = 0; r < w->way->record_count && done && count > 0; r++)
        done = check_kept(w, r, gone, count, why);
    free(gone);
    return done;
}

static bool strike(struct writing *w, size_t r, struct why *why)
{
    struct three_way_record *row = &w->way->records[r];
    return change_delete(w->m, row->kind, row->id, true, NULL, why) ||
           refuse_at(w, r, SIZE_MAX, why);
}

static bool write_all(struct writing *w, struct why *why)
{
    const struct three_way *way = w->way;
    bool done = true;
    for (size_t r = 0; r < way->record_count && done; r++)
        if (writes(&way->records[r]))
            done = check_fresh(w, r, why);
    done = done && check_all_kept(w, why) && settle_codes(w, why) &&
           three_way_codes_free(w->m, &w->codes, why);
    for (size_t r = 0; r < way->record_count && done; r++)
        if (comes(&way->records[r]))
            done = make(w, r, why);
    done = done && give_codes(w, why);
    for (size_t r = 0; r < way->record_count && done; r++)
        if (writes(&way->records[r]) && !goes(&way->records[r]))
            done = write_cells(w, r, why);
    for (size_t r = 0; r < way->record_count && done; r++)
        if (goes(&way->records[r]))
            done = strike(w, r, why);
    return done;
}

static void forget_refusals(struct three_way *way)
{
    for (size_t r = 0; r < way->record_count; r++) {
        struct three_way_record *record = &way->records[r];
        free(record->refused);
        record->refused = NULL;
        for (size_t c = 0; c < record->cell_count; c++) {
            free(record->cells[c].refused);
            record->cells[c].refused = NULL;
        }
    }
}

bool three_way_apply(struct model *m, struct three_way *way, struct three_way_apply *apply,
                     struct why *why)
{
    struct writing w = {.m = m, .way = way, .apply = apply};
    apply->entry = 0;
    apply->record = apply->cell = SIZE_MAX;
    forget_refusals(way);
    if (!check_decided(way, why) || !change_begin(m, apply->note, why))
        return false;
    bool done = write_all(&w, why) && (apply->also == NULL || apply->also(m, apply->context, why));
    if (done)
        done = change_commit(m, &apply->entry, why);
    else
        change_cancel(m);
    three_way_codes_clear(&w.codes);
    free(w.final);
    return done;
}
