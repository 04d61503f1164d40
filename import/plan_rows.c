/*
 * The rows of a plan. Most say only that a record is new, and what it is called; a
 * ledger has a million of them. Those that were asked for last are open, all others
 * packed: what they say as texts, one after the other, each closed with a NUL.
 */
#include "import/plan.h"

#include "import/pack.h"
#include "model/buf.h"
#include "model/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What a byte tells of a row that is packed, beside its outcome. */
enum { OUTCOME_BITS = 7, HAS_NOTES = 8 };

/* Which texts a packed row has. */
enum { HAS_CODE = 1, HAS_NAME = 2, HAS_MORE = 4 };

struct open_rows {
    size_t block;
    size_t used; /* when it was asked for last */
    bool changed;
    struct plan_row rows[PLAN_BLOCK];
};

struct block {
    char *packed; /* NULL where no row says anything */
    size_t length;
    struct open_rows *open;
    unsigned char told[PLAN_BLOCK]; /* outcomes and whether there are notes, while packed */
};

/* From row ROW on, numbers are those of rows plus SHIFT. */
struct shift {
    size_t row, shift;
};

struct plan_rows {
    size_t count;
    struct block *blocks;
    struct open_rows *open[PLAN_OPEN];
    size_t open_count, asked;
    struct open_rows *last;
    struct shift *shifts;
    size_t shift_count, shift_capacity;
    struct pack pack;
    struct buf whole;
};

static size_t blocks_of(size_t count)
{
    return (count + PLAN_BLOCK - 1) / PLAN_BLOCK;
}

static void add_shift(struct plan_rows *rows, size_t row, size_t shift)
{
    rows->shifts =
        mem_grow(rows->shifts, rows->shift_count, &rows->shift_capacity, sizeof *rows->shifts);
    rows->shifts[rows->shift_count++] = (struct shift){row, shift};
}

/* Makes COUNT rows, of which FIRST is the number of the first. */
static struct plan_rows *make_rows(struct plan_file *file, size_t first, size_t count)
{
    struct plan_rows *rows = mem_new(1, sizeof *rows);
    rows->count = count;
    rows->blocks = mem_new(blocks_of(count), sizeof *rows->blocks);
    for (size_t i = 0; i < blocks_of(count); i++)
        memset(rows->blocks[i].told, PLAN_UNCHANGED, sizeof rows->blocks[i].told);
    add_shift(rows, 0, first);
    file->row_count = count;
    return file->rows = rows;
}

void plan_rows_make(struct plan_file *file, const struct sheet *sheet, size_t first, size_t count)
{
    struct plan_rows *rows = make_rows(file, count == 0 ? 1 : sheet_number(sheet, first), count);
    for (size_t i = 0; i < count; i++) {
        size_t shift = sheet_number(sheet, first + i) - i;
        if (rows->shifts[rows->shift_count - 1].shift != shift)
            add_shift(rows, i, shift);
    }
}

void plan_rows_same(struct plan_file *file, size_t count)
{
    make_rows(file, 2, count);
}

size_t plan_number(const struct plan_file *file, size_t row)
{
    const struct plan_rows *rows = file->rows;
    size_t from = 0, to = rows->shift_count;
    while (to - from > 1) {
        size_t middle = from + (to - from) / 2;
        if (rows->shifts[middle].row <= row)
            from = middle;
        else
            to = middle;
    }
    return row + rows->shifts[from].shift;
}

static size_t count_in(const struct plan_rows *rows, size_t block)
{
    size_t left = rows->count - block * PLAN_BLOCK;
    return left < PLAN_BLOCK ? left : PLAN_BLOCK;
}

static void put_text(const char *text, struct buf *out)
{
    buf_add(out, text, strlen(text) + 1);
}

static bool has_more(const struct plan_row *row)
{
    return row->cell_count > 0 || row->refusal_count > 0 || row->note_count > 0;
}

static void put_more(const struct plan_row *row, struct buf *out)
{
    const size_t counts[] = {row->cell_count, row->refusal_count, row->note_count};
    buf_add(out, (const char *)counts, sizeof counts);
    for (size_t i = 0; i < row->cell_count; i++) {
        put_text(row->cells[i].column, out);
        put_text(row->cells[i].old, out);
        put_text(row->cells[i].new, out);
    }
    for (size_t i = 0; i < row->refusal_count; i++) {
        put_text(row->refusals[i].column, out);
        put_text(row->refusals[i].value, out);
        put_text(row->refusals[i].reason, out);
        buf_add(out, (const char *)&row->refusals[i].sort, sizeof row->refusals[i].sort);
    }
    for (size_t i = 0; i < row->note_count; i++)
        put_text(row->notes[i], out);
}

/* Packs what the rows of OPEN say: which texts each has, all codes, all names, the
 * rest. */
static void pack_rows(struct plan_rows *rows, const struct open_rows *open)
{
    struct block *block = &rows->blocks[open->block];
    struct buf *out = &rows->whole;
    size_t count = count_in(rows, open->block);
    buf_empty(out);
    for (size_t i = 0; i < count; i++) {
        const struct plan_row *row = &open->rows[i];
        buf_putc(out, (char)((row->code != NULL ? HAS_CODE : 0) |
                             (row->name != NULL ? HAS_NAME : 0) | (has_more(row) ? HAS_MORE : 0)));
    }
    for (size_t i = 0; i < count; i++)
        if (open->rows[i].code != NULL)
            put_text(open->rows[i].code, out);
    for (size_t i = 0; i < count; i++)
        if (open->rows[i].name != NULL)
            put_text(open->rows[i].name, out);
    for (size_t i = 0; i < count; i++)
        if (has_more(&open->rows[i]))
            put_more(&open->rows[i], out);
    free(block->packed);
    block->packed = pack_bytes(&rows->pack, out->text, out->length, &block->length);
}

static char *take_text(const char **at)
{
    size_t length = strlen(*at);
    char *text = mem_copy_bytes(*at, length);
    *at += length + 1;
    return text;
}

static void take_more(struct plan_row *row, const char **at)
{
    size_t counts[3];
    memcpy(counts, *at, sizeof counts);
    *at += sizeof counts;
    for (size_t i = 0; i < counts[0]; i++) {
        row->cells = mem_grow(row->cells, row->cell_count, &row->cell_capacity, sizeof *row->cells);
        struct plan_cell *cell = &row->cells[row->cell_count++];
        cell->column = take_text(at);
        cell->old = take_text(at);
        cell->new = take_text(at);
    }
    for (size_t i = 0; i < counts[1]; i++) {
        row->refusals = mem_grow(row->refusals, row->refusal_count, &row->refusal_capacity,
                                 sizeof *row->refusals);
        struct plan_refusal *refusal = &row->refusals[row->refusal_count++];
        refusal->column = take_text(at);
        refusal->value = take_text(at);
        refusal->reason = take_text(at);
        memcpy(&refusal->sort, *at, sizeof refusal->sort);
        *at += sizeof refusal->sort;
    }
    for (size_t i = 0; i < counts[2]; i++) {
        row->notes = mem_grow(row->notes, row->note_count, &row->note_capacity, sizeof *row->notes);
        row->notes[row->note_count++] = take_text(at);
    }
}

/* Fills OPEN with its block. */
static void unpack_rows(const struct plan_file *file, struct open_rows *open)
{
    struct plan_rows *rows = file->rows;
    const struct block *block = &rows->blocks[open->block];
    size_t count = count_in(rows, open->block), first = open->block * PLAN_BLOCK;
    memset(open->rows, 0, sizeof open->rows);
    open->changed = false;
    for (size_t i = 0; i < count; i++) {
        open->rows[i].number = plan_number(file, first + i);
        open->rows[i].outcome = (enum plan_outcome)(block->told[i] & OUTCOME_BITS);
    }
    if (block->packed == NULL)
        return;
    pack_open(&rows->pack, block->packed, block->length, &rows->whole);
    const char *has = rows->whole.text, *at = has + count;
    for (size_t i = 0; i < count; i++)
        if (has[i] & HAS_CODE)
            open->rows[i].code = take_text(&at);
    for (size_t i = 0; i < count; i++)
        if (has[i] & HAS_NAME)
            open->rows[i].name = take_text(&at);
    for (size_t i = 0; i < count; i++)
        if (has[i] & HAS_MORE)
            take_more(&open->rows[i], &at);
}

/* Closes OPEN, packed before where it needs to be. */
static void close_rows(struct plan_rows *rows, struct open_rows *open)
{
    struct block *block = &rows->blocks[open->block];
    if (open->changed)
        pack_rows(rows, open);
    for (size_t i = 0; i < PLAN_BLOCK; i++) {
        const struct plan_row *row = &open->rows[i];
        block->told[i] = (unsigned char)(row->outcome | (row->note_count > 0 ? HAS_NOTES : 0));
        plan_row_clear(&open->rows[i]);
    }
    block->open = NULL;
}

static struct open_rows *open_rows(const struct plan_file *file, size_t block)
{
    struct plan_rows *rows = file->rows;
    struct open_rows *open = rows->last;
    if (open != NULL && open->block == block)
        return open;
    open = rows->blocks[block].open;
    if (open == NULL && rows->open_count < PLAN_OPEN) {
        open = rows->open[rows->open_count++] = mem_new(1, sizeof *open);
    } else if (open == NULL) {
        open = rows->open[0];
        for (size_t i = 1; i < rows->open_count; i++)
            if (rows->open[i]->used < open->used)
                open = rows->open[i];
        close_rows(rows, open);
    }
    if (rows->blocks[block].open == NULL) {
        open->block = block;
        unpack_rows(file, open);
        rows->blocks[block].open = open;
    }
    open->used = ++rows->asked;
    return rows->last = open;
}

const struct plan_row *plan_at(const struct plan_file *file, size_t row)
{
    return &open_rows(file, row / PLAN_BLOCK)->rows[row % PLAN_BLOCK];
}

struct plan_row *plan_row(const struct plan_file *file, size_t row)
{
    struct open_rows *open = open_rows(file, row / PLAN_BLOCK);
    open->changed = true;
    return &open->rows[row % PLAN_BLOCK];
}

enum plan_outcome plan_outcome(const struct plan_file *file, size_t row)
{
    const struct block *block = &file->rows->blocks[row / PLAN_BLOCK];
    return block->open != NULL ? block->open->rows[row % PLAN_BLOCK].outcome
                               : (enum plan_outcome)(block->told[row % PLAN_BLOCK] & OUTCOME_BITS);
}

size_t plan_next(const struct plan_file *file, size_t from, enum plan_outcome outcome)
{
    while (from < file->row_count && plan_outcome(file, from) != outcome)
        from++;
    return from;
}

/* Whether row ROW of FILE has a note. */
static bool has_notes(const struct plan_file *file, size_t row)
{
    const struct block *block = &file->rows->blocks[row / PLAN_BLOCK];
    return block->open != NULL ? block->open->rows[row % PLAN_BLOCK].note_count > 0
                               : (block->told[row % PLAN_BLOCK] & HAS_NOTES) != 0;
}

size_t plan_next_told(const struct plan_file *file, size_t from)
{
    while (from < file->row_count && plan_outcome(file, from) == PLAN_UNCHANGED &&
           !has_notes(file, from))
        from++;
    return from;
}

void plan_forget(const struct plan_file *file, size_t row)
{
    const struct block *block = &file->rows->blocks[row / PLAN_BLOCK];
    if (block->open != NULL || block->packed != NULL)
        plan_row_clear(plan_row(file, row));
}

void plan_rows_free(struct plan_file *file)
{
    struct plan_rows *rows = file->rows;
    if (rows == NULL)
        return;
    for (size_t i = 0; i < rows->open_count; i++) {
        for (size_t k = 0; k < PLAN_BLOCK; k++)
            plan_row_clear(&rows->open[i]->rows[k]);
        free(rows->open[i]);
    }
    for (size_t i = 0; i < blocks_of(rows->count); i++)
        free(rows->blocks[i].packed);
    free(rows->blocks);
    free(rows->shifts);
    pack_clear(&rows->pack);
    buf_clear(&rows->whole);
    free(rows);
    file->rows = NULL;
    file->row_count = 0;
}
