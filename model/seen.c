/*
 * See seen.h. The rows of a file stand by their digests, in blobs of many rows
 * each, so that their order in the next file does not matter. Digests are spread
 * evenly: a table of where those with the same first bits begin finds one at
 * once.
 */
#include "model/seen.h"

#include "model/buf.h"
#include "model/change_inside.h"
#include "model/inside.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum {
    ROW_BYTES = 24,
    BLOCK_ROWS = 1024,
    FILES_MOST = 32,  /* that are kept; the statements say it too */
    BLOCK_BITS = 20,  /* of the number of a blob; the others are of the file */
    ROWS_A_PLACE = 4, /* about so many have the same first bits */
};

struct seen_digest seen_digest(const void *bytes, size_t length, const char context[DIGEST_TEXT])
{
    XXH128_hash_t hash = XXH3_128bits_withSeed(bytes, length, strtoull(context + 48, NULL, 16));
    return (struct seen_digest){hash.high64, hash.low64};
}

static int compare(struct seen_digest a, struct seen_digest b)
{
    if (a.high != b.high)
        return a.high < b.high ? -1 : 1;
    return (a.low > b.low) - (a.low < b.low);
}

static int compare_rows(const void *a, const void *b)
{
    const struct seen_row *x = a, *y = b;
    return compare(x->digest, y->digest);
}

/* Numbers stand with their highest byte first, whatever the machine. */
static void put_number(uint64_t number, struct buf *out)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        buf_putc(out, (char)(number >> shift & 0xff));
}

static uint64_t get_number(const unsigned char *bytes)
{
    uint64_t number = 0;
    for (int i = 0; i < 8; i++)
        number = number << 8 | bytes[i];
    return number;
}

static void take_rows(struct seen *seen, const unsigned char *bytes, size_t length)
{
    size_t count = length / ROW_BYTES;
    seen->rows = mem_resize(seen->rows, seen->count + count, sizeof *seen->rows);
    for (size_t i = 0; i < count; i++, bytes += ROW_BYTES)
        seen->rows[seen->count++] = (struct seen_row){{get_number(bytes), get_number(bytes + 8)},
                                                      (int64_t)get_number(bytes + 16)};
}

static int64_t first_block(int64_t file)
{
    return file << BLOCK_BITS;
}

static void load_rows(struct model *m, struct seen *seen)
{
    struct statement *st =
        db_prepare(m->db, "SELECT rows FROM seen_rows WHERE at BETWEEN :first AND :last ORDER BY "
                          "at");
    db_bind_int(st, ":first", first_block(seen->file));
    db_bind_int(st, ":last", first_block(seen->file + 1) - 1);
    while (db_step(st)) {
        size_t length;
        const void *bytes = db_blob_at(st, 0, &length);
        take_rows(seen, bytes, length);
    }
}

/* Makes the table by which seen_find() finds rows. */
static void make_places(struct seen *seen)
{
    unsigned bits = 0;
    while (bits < 30 && (size_t)ROWS_A_PLACE << bits < seen->count)
        bits++;
    seen->shift = 63 - bits; /* and one bit more, since no number may be moved by 64 */
    size_t places = (size_t)2 << bits, at = 0;
    seen->first = mem_new(places + 1, sizeof *seen->first);
    for (size_t i = 0; i < seen->count; i++)
        for (size_t place = (size_t)(seen->rows[i].digest.high >> seen->shift); at <= place; at++)
            seen->first[at] = (uint32_t)i;
    for (; at <= places; at++)
        seen->first[at] = (uint32_t)seen->count;
}

size_t seen_find(const struct seen *seen, struct seen_digest digest)
{
    if (seen->count == 0)
        return 0;
    size_t place = (size_t)(digest.high >> seen->shift);
    for (size_t i = seen->first[place]; i < seen->first[place + 1]; i++)
        if (compare(seen->rows[i].digest, digest) == 0)
            return i;
    return seen->count;
}

/* How many of the COUNT digests SOME rows of SEEN have. */
static size_t count_found(const struct seen *seen, const struct seen_digest *some, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += seen_find(seen, some[i]) < seen->count;
    return found;
}

void seen_load(struct model *m, const char context[DIGEST_TEXT], const struct seen_digest *some,
               size_t count, struct seen *seen)
{
    struct seen files[FILES_MOST] = {0};
    size_t best = 0, most = 0, file_count = 0;
    struct statement *st = db_prepare(
        m->db, "SELECT file, entry FROM seen WHERE context = :context ORDER BY file DESC LIMIT 32");
    *seen = (struct seen){0};
    db_bind_text(st, ":context", context);
    while (db_step(st))
        files[file_count++] = (struct seen){.file = db_int_at(st, 0), .entry = db_int_at(st, 1)};
    for (size_t i = 0; i < file_count; i++) {
        load_rows(m, &files[i]);
        make_places(&files[i]);
        size_t found = count_found(&files[i], some, count);
        if (found > most) {
            if (most > 0)
                seen_clear(&files[best]);
            best = i;
            most = found;
        } else {
            seen_clear(&files[i]);
        }
    }
    if (most > 0)
        *seen = files[best];
}

static void put_rows(struct model *m, const struct seen *seen)
{
    struct buf bytes = {0};
    for (size_t i = 0; i < seen->count;) {
        int64_t at = first_block(seen->file) + (int64_t)(i / BLOCK_ROWS);
        buf_empty(&bytes);
        do {
            put_number(seen->rows[i].digest.high, &bytes);
            put_number(seen->rows[i].digest.low, &bytes);
            put_number((uint64_t)seen->rows[i].id, &bytes);
        } while (++i < seen->count && i % BLOCK_ROWS != 0);
        struct statement *st =
            db_prepare(m->db, "INSERT INTO seen_rows (at, rows) VALUES (:at, :rows)");
        db_bind_int(st, ":at", at);
        db_bind_blob(st, ":rows", bytes.text, bytes.length);
        db_do(st);
    }
    buf_clear(&bytes);
}

/* Runs SQL, a DELETE of what lies from :first to :last. */
static void erase(struct model *m, const char *sql, int64_t first, int64_t last)
{
    struct statement *st = db_prepare(m->db, sql);
    db_bind_int(st, ":first", first);
    db_bind_int(st, ":last", last);
    db_do(st);
}

/* Forgets the files with the numbers FIRST to LAST. */
static void drop(struct model *m, int64_t first, int64_t last)
{
    erase(m, "DELETE FROM seen_rows WHERE at BETWEEN :first AND :last", first_block(first),
          first_block(last + 1) - 1);
    erase(m, "DELETE FROM seen WHERE file BETWEEN :first AND :last", first, last);
}

static void put(struct model *m, const char context[DIGEST_TEXT], struct seen *seen)
{
    if (seen->file != 0)
        drop(m, seen->file, seen->file);
    seen->file = db_number(m->db, "SELECT max(file) FROM seen", 0, 0) + 1;
    struct statement *st = db_prepare(
        m->db, "INSERT INTO seen (file, context, entry) VALUES (:file, :context, :entry)");
    db_bind_int(st, ":file", seen->file);
    db_bind_text(st, ":context", context);
    db_bind_int(st, ":entry", seen->entry);
    db_do(st);
    qsort(seen->rows, seen->count, sizeof *seen->rows, compare_rows);
    put_rows(m, seen);
    int64_t old =
        db_number(m->db, "SELECT file FROM seen ORDER BY file DESC LIMIT 1 OFFSET 32", 0, 0);
    if (old != 0)
        drop(m, 1, old);
}

void seen_keep(struct model *m, const char context[DIGEST_TEXT], struct seen *seen)
{
    struct why ignored = {.lang = m->lang};
    if (change_is_open(m)) {
        seen->entry = m->seq;
        put(m, context, seen);
        return;
    }
    model_begin_reading(m);
    /* Who keeps it up now writes something that matters more. */
    db_patience(m->db, 0);
    if (db_run(m->db, "BEGIN IMMEDIATE"))
        put(m, context, seen);
    if (!db_failed(m->db))
        db_run(m->db, "COMMIT");
    db_ok(m->db, &ignored);
    if (!db_idle(m->db))
        db_run(m->db, "ROLLBACK");
    db_patience(m->db, -1);
    db_forget(m->db);
}

void seen_forget(struct model *m)
{
    db_run(m->db, "DELETE FROM seen_rows");
    db_run(m->db, "DELETE FROM seen");
}

void seen_clear(struct seen *seen)
{
    free(seen->rows);
    free(seen->first);
    *seen = (struct seen){0};
}
