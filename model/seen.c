/*
 * See seen.h. The rows of a file stand in its order, in blobs of many rows each. Most
 * rows of the next file stand in the same order; for others a hash table is made of
 * the digests, which need no further hash.
 */
#include "model/seen.h"

#include "model/buf.h"
#include "model/build.h"
#include "model/change_inside.h"
#include "model/inside.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum {
    ROW_BYTES = 24,
    BLOCK_ROWS = 1024,
    FILES_MOST = 32, /* that are kept; the statements say it too */
    BLOCK_BITS = 20, /* of the number of a blob; the others are of the file */
};

struct seen_digest seen_digest(const void *bytes, size_t length, const char context[DIGEST_TEXT])
{
    XXH128_hash_t hash = XXH3_128bits_withSeed(bytes, length, strtoull(context + 48, NULL, 16));
    return (struct seen_digest){hash.high64, hash.low64};
}

static bool is_same(struct seen_digest a, struct seen_digest b)
{
    return a.high == b.high && a.low == b.low;
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

static void make_places(struct seen *seen)
{
    seen->capacity = 64;
    while (seen->capacity < seen->count * 2)
        seen->capacity *= 2;
    seen->places = mem_new(seen->capacity, sizeof *seen->places);
    for (size_t i = 0; i < seen->count; i++) {
        size_t at = seen->rows[i].digest.low & (seen->capacity - 1);
        while (seen->places[at] != 0)
            at = (at + 1) & (seen->capacity - 1);
        seen->places[at] = (uint32_t)i + 1;
    }
}

size_t seen_find(struct seen *seen, struct seen_digest digest)
{
    if (seen->next < seen->count && is_same(seen->rows[seen->next].digest, digest))
        return seen->next++;
    if (seen->places == NULL)
        make_places(seen);
    size_t at = digest.low & (seen->capacity - 1);
    while (seen->places[at] != 0 && !is_same(seen->rows[seen->places[at] - 1].digest, digest))
        at = (at + 1) & (seen->capacity - 1);
    if (seen->places[at] == 0)
        return seen->count;
    seen->next = seen->places[at];
    return seen->next - 1;
}

/* How many of the COUNT digests SOME rows of SEEN have. */
static size_t count_found(struct seen *seen, const struct seen_digest *some, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += seen_find(seen, some[i]) < seen->count;
    seen->next = 0;
    return found;
}

void seen_load(struct model *m, const char context[DIGEST_TEXT], const struct seen_digest *some,
               size_t count, struct seen *seen)
{
    struct seen files[FILES_MOST];
    size_t most = 0, file_count = 0;
    char program[BUILD_ID_TEXT];
    *seen = (struct seen){0};
    if (!build_id(program))
        return;
    struct statement *st =
        db_prepare(m->db, "SELECT file, entry FROM seen WHERE program = :program AND "
                          "context = :context ORDER BY file DESC LIMIT 32");
    db_bind_text(st, ":program", program);
    db_bind_text(st, ":context", context);
    while (db_step(st))
        files[file_count++] = (struct seen){.file = db_int_at(st, 0), .entry = db_int_at(st, 1)};
    for (size_t i = 0; i < file_count; i++) {
        load_rows(m, &files[i]);
        size_t found = file_count == 1 ? 1 : count_found(&files[i], some, count);
        if (found > most) {
            seen_clear(seen);
            *seen = files[i];
            most = found;
        } else {
            seen_clear(&files[i]);
        }
    }
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

/* Forgets what another build of the program has kept: this one may read it otherwise. */
static void drop_others(struct model *m, const char program[BUILD_ID_TEXT])
{
    int64_t file;
    do {
        struct statement *st =
            db_prepare(m->db, "SELECT max(file) FROM seen WHERE program <> :program");
        db_bind_text(st, ":program", program);
        file = db_step(st) ? db_int_at(st, 0) : 0;
        db_done(st);
        if (file != 0)
            drop(m, file, file);
    } while (file != 0 && !db_failed(m->db));
}

static void put(struct model *m, const char context[DIGEST_TEXT], struct seen *seen)
{
    char program[BUILD_ID_TEXT];
    if (!build_id(program))
        return;
    drop_others(m, program);
    if (seen->file != 0)
        drop(m, seen->file, seen->file);
    seen->file = db_number(m->db, "SELECT max(file) FROM seen", 0, 0) + 1;
    drop(m, seen->file, seen->file); /* rows that may have lost their file */
    struct statement *st =
        db_prepare(m->db, "INSERT INTO seen (file, program, context, entry) VALUES (:file, "
                          ":program, :context, :entry)");
    db_bind_int(st, ":file", seen->file);
    db_bind_text(st, ":program", program);
    db_bind_text(st, ":context", context);
    db_bind_int(st, ":entry", seen->entry);
    db_do(st);
    put_rows(m, seen);
    int64_t old =
        db_number(m->db, "SELECT file FROM seen ORDER BY file DESC LIMIT 1 OFFSET 32", 0, 0);
    if (old != 0)
        drop(m, 1, old);
}

/* Begins a change of its own, which the journal does not know. */
static bool begin_aside(struct model *m)
{
    model_begin_reading(m);
    /* Who keeps it up now writes something that matters more. */
    db_patience(m->db, 0);
    return db_run(m->db, "BEGIN IMMEDIATE");
}

static void end_aside(struct model *m)
{
    struct why ignored = {.lang = m->lang};
    if (!db_failed(m->db))
        db_run(m->db, "COMMIT");
    db_ok(m->db, &ignored);
    db_roll_back(m->db);
    db_patience(m->db, -1);
    db_forget(m->db);
}

void seen_keep(struct model *m, const char context[DIGEST_TEXT], struct seen *seen)
{
    if (change_is_open(m)) {
        seen->entry = m->seq;
        put(m, context, seen);
        return;
    }
    if (begin_aside(m))
        put(m, context, seen);
    end_aside(m);
}

/* What stands for an earlier entry is of no use any more. */
static void put_whole(struct model *m, int64_t entry, const char *digest, size_t rows,
                      const char *told)
{
    struct statement *st = db_prepare(m->db, "DELETE FROM seen_whole WHERE entry <> :entry OR "
                                             "digest = :digest");
    db_bind_int(st, ":entry", entry);
    db_bind_text(st, ":digest", digest);
    db_do(st);
    st = db_prepare(m->db, "INSERT INTO seen_whole (digest, entry, rows, told) VALUES (:digest, "
                           ":entry, :rows, :told)");
    db_bind_text(st, ":digest", digest);
    db_bind_int(st, ":entry", entry);
    db_bind_int(st, ":rows", (int64_t)rows);
    db_bind_text(st, ":told", told);
    db_do(st);
}

void seen_whole_keep(struct model *m, const char digest[DIGEST_TEXT], int64_t entry, size_t rows,
                     const char *told)
{
    if (change_is_open(m)) {
        put_whole(m, m->seq, digest, rows, told);
        return;
    }
    if (begin_aside(m))
        put_whole(m, entry, digest, rows, told);
    end_aside(m);
}

bool seen_whole_find(struct model *m, const char digest[DIGEST_TEXT], int64_t entry, size_t *rows,
                     struct buf *told)
{
    struct statement *st = db_prepare(m->db, "SELECT rows, told FROM seen_whole WHERE digest = "
                                             ":digest AND entry = :entry");
    db_bind_text(st, ":digest", digest);
    db_bind_int(st, ":entry", entry);
    bool found = db_step(st);
    if (found) {
        *rows = (size_t)db_int_at(st, 0);
        buf_puts(told, db_text_at(st, 1));
    }
    db_done(st);
    return found;
}

void seen_forget(struct model *m)
{
    db_run(m->db, "DELETE FROM seen_whole");
    db_run(m->db, "DELETE FROM seen_rows");
    db_run(m->db, "DELETE FROM seen");
}

void seen_clear(struct seen *seen)
{
    free(seen->rows);
    free(seen->places);
    *seen = (struct seen){0};
}
