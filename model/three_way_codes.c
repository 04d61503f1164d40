/*
 * The codes of what a proposal writes. Of two records that want one code, the one
 * with the lower record number has it; the other gets the code with "-2" behind
 * it, or the next number that no record of the result wants. Nothing of it depends
 * on which side merges.
 */
#include "model/three_way_inside.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static struct three_way_code *add_code(struct three_way_codes *codes, const struct kind *kind,
                                       int64_t id, size_t record, const char *now,
                                       const char *wanted)
{
    codes->items = mem_grow(codes->items, codes->count, &codes->capacity, sizeof *codes->items);
    struct three_way_code *code = &codes->items[codes->count++];
    *code = (struct three_way_code){
        .kind = kind, .id = id, .record = record, .now = mem_copy(now), .wanted = mem_copy(wanted)};
    return code;
}

static const struct three_way_cell *code_cell(const struct three_way_record *record)
{
    size_t field = kinds_field(record->kind, "code");
    for (size_t c = 0; c < record->cell_count; c++)
        if (record->cells[c].field == field)
            return &record->cells[c];
    return NULL;
}

/* The codes that the records of WAY want: of those that come, and of those whose
 * code is changed. What is deleted wants none. */
static void gather(struct model *m, const struct three_way *way, struct three_way_codes *codes)
{
    for (size_t r = 0; r < way->record_count; r++) {
        const struct three_way_record *record = &way->records[r];
        const struct three_way_cell *cell = code_cell(record);
        struct buf now = {0};
        bool struck = record->fate == THREE_WAY_STRUCK && record->choice == THREE_WAY_TAKE;
        if (struck || (cell != NULL && three_way_writes(record, cell))) {
            struct statement *st =
                model_statement(m, "SELECT code FROM %1$s WHERE id = :id", record->kind);
            db_bind_int(st, ":id", record->id);
            if (db_step(st)) {
                buf_puts(&now, db_text_at(st, 0));
                db_done(st);
            }
            /* A code is no set: it is written only where it is taken. */
            add_code(codes, record->kind, record->id, r, buf_text(&now),
                     struck ? "" : cell->merged);
        }
        buf_clear(&now);
    }
}

static int by_code(const void *a, const void *b)
{
    const struct three_way_code *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return strcmp(x->wanted, y->wanted);
}

static int by_code_and_number(const void *a, const void *b)
{
    const struct three_way_code *x = a, *y = b;
    int code = by_code(a, b);
    return code != 0 ? code : (x->id > y->id) - (x->id < y->id);
}

static int by_number(const void *a, const void *b)
{
    const struct three_way_key *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* Notes which records are gathered already. */
static void note_leaving(struct three_way_codes *codes)
{
    codes->leaving = mem_new(codes->count + 1, sizeof *codes->leaving);
    for (size_t i = 0; i < codes->count; i++)
        codes->leaving[i] = (struct three_way_key){codes->items[i].kind, codes->items[i].id};
    codes->leaving_count = codes->count;
    qsort(codes->leaving, codes->leaving_count, sizeof *codes->leaving, by_number);
}

static bool leaves(const struct three_way_codes *codes, const struct kind *kind, int64_t id)
{
    const struct three_way_key key = {kind, id};
    return bsearch(&key, codes->leaving, codes->leaving_count, sizeof key, by_number) != NULL;
}

/* Adds the records outside of WAY that have a code which one of WAY wants. CODES are in
 * order: each code is asked for once. */
static void gather_holders(struct model *m, struct three_way_codes *codes)
{
    size_t count = codes->count;
    for (size_t i = 0; i < count; i++) {
        const struct kind *kind = codes->items[i].kind;
        if (codes->items[i].wanted[0] == '\0' ||
            (i > 0 && by_code(&codes->items[i - 1], &codes->items[i]) == 0))
            continue;
        int64_t holder = record_find(m, kind, codes->items[i].wanted);
        if (holder != 0 && !leaves(codes, kind, holder))
            add_code(codes, kind, holder, SIZE_MAX, codes->items[i].wanted, codes->items[i].wanted);
    }
}

static void sort(struct three_way_codes *codes)
{
    if (codes->count > 0)
        qsort(codes->items, codes->count, sizeof *codes->items, by_code_and_number);
}

/* Whether a record of the result wants CODE; CODES are in order. */
static bool is_wanted(struct model *m, const struct three_way_codes *codes, const struct kind *kind,
                      const char *code)
{
    struct three_way_code wanted = {.kind = kind, .wanted = (char *)code};
    if (bsearch(&wanted, codes->items, codes->count, sizeof wanted, by_code) != NULL)
        return true;
    int64_t holder = record_find(m, kind, code);
    return holder != 0 && !leaves(codes, kind, holder);
}

/* Whether one of those that want the same as number I was given CODE. Those that
 * want another code are never given it: what stands before the last number
 * differs. */
static bool is_given(const struct three_way_codes *codes, size_t i, const char *code)
{
    bool given = false;
    for (size_t k = i; k > 0 && !given && by_code(&codes->items[k - 1], &codes->items[i]) == 0; k--)
        given = strcmp(codes->items[k - 1].final, code) == 0;
    return given;
}

static char *next_code(struct model *m, const struct three_way_codes *codes, size_t i)
{
    const struct three_way_code *of = &codes->items[i];
    struct buf code = {0};
    for (unsigned number = 2; code.length == 0 || is_given(codes, i, code.text) ||
                              is_wanted(m, codes, of->kind, code.text);
         number++) {
        buf_empty(&code);
        buf_printf(&code, "%s-%u", of->wanted, number);
    }
    return buf_take(&code);
}

bool three_way_codes(struct model *m, const struct three_way *way, struct three_way_codes *codes,
                     struct why *why)
{
    *codes = (struct three_way_codes){0};
    gather(m, way, codes);
    note_leaving(codes);
    sort(codes);
    if (way->new_codes) {
        gather_holders(m, codes);
        sort(codes);
    }
    for (size_t i = 0; i < codes->count; i++) {
        struct three_way_code *code = &codes->items[i];
        bool later =
            way->new_codes && i > 0 && code->wanted[0] != '\0' && by_code(code, code - 1) == 0;
        code->final = later ? next_code(m, codes, i) : mem_copy(code->wanted);
    }
    if (db_ok(m->db, why))
        return true;
    three_way_codes_clear(codes);
    return false;
}

void three_way_codes_clear(struct three_way_codes *codes)
{
    for (size_t i = 0; i < codes->count; i++) {
        free(codes->items[i].now);
        free(codes->items[i].wanted);
        free(codes->items[i].final);
    }
    free(codes->items);
    free(codes->leaving);
    *codes = (struct three_way_codes){0};
}
