/*
 * See rows.h. A packed block holds four numbers for each of its rows, then the texts
 * of the first column, of the second, and so on, each closed with a NUL.
 */
#include "import/rows.h"

#include "import/pack.h"
#include "model/buf.h"
#include "model/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What is said of a row in a packed block; the first two as steps from the row before. */
enum { FACT_NUMBER, FACT_LINE, FACT_COUNT, FACT_MENDED, FACTS };

struct open_block {
    size_t block; /* its number */
    size_t used;  /* when it was asked for last, as struct rows counts */
    bool changed; /* since it was packed */
    struct rows_row rows[ROWS_BLOCK];
    size_t count;
    struct buf texts; /* each closed with a NUL */
    size_t *cells;    /* where each begins */
    size_t cell_count, cell_capacity;
};

struct block {
    char *packed; /* NULL: never packed yet */
    size_t length;
    size_t number;           /* of its first row */
    bool gaps;               /* the rows are not numbered one after the other */
    struct open_block *open; /* NULL where it is not */
};

struct rows {
    struct block *blocks;
    size_t block_count, block_capacity;
    size_t count;
    size_t asked;
    struct open_block *open[ROWS_OPEN_MOST];
    size_t open_count;
    struct open_block *last; /* the one that was asked for last */
    struct pack pack;
    struct buf whole; /* a block that is packed */
};

struct rows *rows_new(void)
{
    return mem_new(1, sizeof(struct rows));
}

static void add_cell(struct open_block *open, const char *text, size_t length)
{
    open->cells =
        mem_grow(open->cells, open->cell_count, &open->cell_capacity, sizeof *open->cells);
    open->cells[open->cell_count++] = open->texts.length;
    buf_add(&open->texts, text, length + 1);
}

static const char *cell_of(const struct open_block *open, const struct rows_row *row, size_t cell)
{
    return open->texts.text + open->cells[row->first + cell];
}

static size_t most_cells(const struct open_block *open)
{
    size_t most = 0;
    for (size_t i = 0; i < open->count; i++)
        most = open->rows[i].count > most ? open->rows[i].count : most;
    return most;
}

static void put_facts(const struct open_block *open, struct buf *out)
{
    size_t number = 0, line = 0;
    for (size_t i = 0; i < open->count; i++) {
        const struct rows_row *row = &open->rows[i];
        const uint64_t facts[FACTS] = {[FACT_NUMBER] = row->number - number,
                                       [FACT_LINE] = row->line - line,
                                       [FACT_COUNT] = row->count,
                                       [FACT_MENDED] = row->mended};
        buf_add(out, (const char *)facts, sizeof facts);
        number = row->number;
        line = row->line;
    }
}

/* Packs OPEN. Numbers go as steps, which are the same in most rows. */
static void pack_block(struct rows *rows, const struct open_block *open)
{
    struct block *block = &rows->blocks[open->block];
    buf_empty(&rows->whole);
    put_facts(open, &rows->whole);
    for (size_t c = 0, most = most_cells(open); c < most; c++)
        for (size_t i = 0; i < open->count; i++)
            if (c < open->rows[i].count) {
                const char *text = cell_of(open, &open->rows[i], c);
                buf_add(&rows->whole, text, strlen(text) + 1);
            }
    free(block->packed);
    block->packed = pack_bytes(&rows->pack, rows->whole.text, rows->whole.length, &block->length);
}

/* Reads the facts of the rows of OPEN; gives the bytes they take. */
static size_t take_facts(struct open_block *open, const char *at)
{
    size_t number = 0, line = 0, cells = 0;
    for (size_t i = 0; i < open->count; i++) {
        uint64_t facts[FACTS];
        memcpy(facts, at + i * sizeof facts, sizeof facts);
        number += (size_t)facts[FACT_NUMBER];
        line += (size_t)facts[FACT_LINE];
        open->rows[i] = (struct rows_row){.number = number,
                                          .line = line,
                                          .count = (size_t)facts[FACT_COUNT],
                                          .mended = facts[FACT_MENDED] != 0,
                                          .first = cells};
        cells += open->rows[i].count;
    }
    if (cells > open->cell_capacity) {
        open->cells = mem_resize(open->cells, cells, sizeof *open->cells);
        open->cell_capacity = cells;
    }
    open->cell_count = cells;
    return open->count * FACTS * sizeof(uint64_t);
}

/* Fills OPEN with block number BLOCK. Its texts stay as they were packed. */
static void unpack(struct rows *rows, size_t block, struct open_block *open)
{
    const struct block *from = &rows->blocks[block];
    pack_open(&rows->pack, from->packed, from->length, &open->texts);
    size_t left = rows->count - block * ROWS_BLOCK;
    open->block = block;
    open->changed = false;
    open->count = left < ROWS_BLOCK ? left : ROWS_BLOCK;
    size_t at = take_facts(open, open->texts.text);
    for (size_t c = 0, most = most_cells(open); c < most; c++)
        for (size_t i = 0; i < open->count; i++)
            if (c < open->rows[i].count) {
                open->cells[open->rows[i].first + c] = at;
                at += strlen(open->texts.text + at) + 1;
            }
}

/* Whether the open blocks take as much as they may. */
static bool is_full(const struct rows *rows)
{
    size_t bytes = 0;
    for (size_t i = 0; i < rows->open_count; i++)
        bytes += rows->open[i]->texts.capacity +
                 rows->open[i]->cell_capacity * sizeof *rows->open[i]->cells;
    return rows->open_count == ROWS_OPEN_MOST ||
           (rows->open_count >= ROWS_OPEN && bytes >= ROWS_BYTES);
}

/* Room for block number BLOCK to be opened: that of the one that was asked for longest
 * ago, packed before where it needs to be, unless there is more. */
static struct open_block *make_room(struct rows *rows, size_t block)
{
    struct open_block *oldest = NULL;
    if (!is_full(rows)) {
        oldest = rows->open[rows->open_count++] = mem_new(1, sizeof *oldest);
    } else {
        for (size_t i = 0; i < rows->open_count; i++)
            if (oldest == NULL || rows->open[i]->used < oldest->used)
                oldest = rows->open[i];
        if (oldest->changed)
            pack_block(rows, oldest);
        rows->blocks[oldest->block].open = NULL;
    }
    oldest->block = block;
    return rows->blocks[block].open = oldest;
}

static struct open_block *open_block(struct rows *rows, size_t block)
{
    struct open_block *open = rows->last;
    if (open != NULL && open->block == block)
        return open;
    open = rows->blocks[block].open;
    if (open == NULL) {
        open = make_room(rows, block);
        unpack(rows, block, open);
    }
    open->used = ++rows->asked;
    return rows->last = open;
}

/* Opens a new block behind all others; its first row has NUMBER. */
static void begin_block(struct rows *rows, size_t number)
{
    rows->blocks =
        mem_grow(rows->blocks, rows->block_count, &rows->block_capacity, sizeof *rows->blocks);
    rows->blocks[rows->block_count++] = (struct block){.number = number};
    struct open_block *open = make_room(rows, rows->block_count - 1);
    buf_empty(&open->texts);
    open->count = open->cell_count = 0;
    open->used = ++rows->asked;
    rows->last = open;
}

void rows_add(struct rows *rows, const struct reader_row *row)
{
    if (rows->count % ROWS_BLOCK == 0)
        begin_block(rows, row->number);
    struct open_block *open = open_block(rows, rows->count / ROWS_BLOCK);
    struct block *block = &rows->blocks[open->block];
    block->gaps = block->gaps || row->number != block->number + open->count;
    open->changed = true;
    open->rows[open->count++] = (struct rows_row){.number = row->number,
                                                  .line = row->line,
                                                  .count = row->count,
                                                  .mended = row->mended,
                                                  .first = open->cell_count};
    for (size_t i = 0; i < row->count; i++)
        add_cell(open, row->cells[i], strlen(row->cells[i]));
    rows->count++;
}

const struct rows_row *rows_at(struct rows *rows, size_t place)
{
    return &open_block(rows, place / ROWS_BLOCK)->rows[place % ROWS_BLOCK];
}

size_t rows_number(struct rows *rows, size_t place)
{
    const struct block *block = &rows->blocks[place / ROWS_BLOCK];
    return block->gaps ? rows_at(rows, place)->number : block->number + place % ROWS_BLOCK;
}

const char *rows_cell(struct rows *rows, size_t place, size_t cell)
{
    const struct open_block *open = open_block(rows, place / ROWS_BLOCK);
    const struct rows_row *row = &open->rows[place % ROWS_BLOCK];
    return cell < row->count ? cell_of(open, row, cell) : "";
}

/* Gives ROW cells of its own behind all others, COUNT of them. */
static void widen(struct open_block *open, struct rows_row *row, size_t count)
{
    size_t first = open->cell_count;
    for (size_t i = 0; i < count; i++) {
        add_cell(open, "", 0);
        if (i < row->count)
            open->cells[first + i] = open->cells[row->first + i];
    }
    row->first = first;
    row->count = count;
}

void rows_set(struct rows *rows, size_t place, size_t cell, const char *text)
{
    struct open_block *open = open_block(rows, place / ROWS_BLOCK);
    struct rows_row *row = &open->rows[place % ROWS_BLOCK];
    char *copy = mem_copy(text); /* it may stand in the block itself */
    if (cell >= row->count)
        widen(open, row, cell + 1);
    open->cells[row->first + cell] = open->texts.length;
    buf_add(&open->texts, copy, strlen(copy) + 1);
    open->changed = true;
    free(copy);
}

static void wipe_buf(struct buf *buf)
{
    if (buf->text != NULL)
        explicit_bzero(buf->text, buf->capacity);
}

void rows_wipe(struct rows *rows)
{
    for (size_t i = 0; i < rows->block_count; i++)
        if (rows->blocks[i].packed != NULL)
            explicit_bzero(rows->blocks[i].packed, rows->blocks[i].length);
    for (size_t i = 0; i < rows->open_count; i++)
        wipe_buf(&rows->open[i]->texts);
    wipe_buf(&rows->whole);
    pack_wipe(&rows->pack);
}

void rows_free(struct rows *rows)
{
    if (rows == NULL)
        return;
    for (size_t i = 0; i < rows->block_count; i++)
        free(rows->blocks[i].packed);
    for (size_t i = 0; i < rows->open_count; i++) {
        buf_clear(&rows->open[i]->texts);
        free(rows->open[i]->cells);
        free(rows->open[i]);
    }
    free(rows->blocks);
    buf_clear(&rows->whole);
    pack_clear(&rows->pack);
    free(rows);
}
