/*
 * The file of an inventory itself, after anything has happened to it. The first byte
 * says what is done with the file, and which of the rules are run; the second whether the rest is
 * SQL ('S'), run by somebody who knows no mercy, or bytes that are changed: pairs of a place, three
 * bytes, and what stands there then, a byte. Whatever it is:
 *
 *  - to open, verify, list, export, check or merge it ends, with a reason or without;
 *  - what is only read stays as it was, byte for byte;
 *  - where verify --full finds nothing, all of it can be read.
 */
#define _GNU_SOURCE /* strcasestr() */

#include "export/kind_export.h"
#include "export/register_export.h"
#include "model/buf.h"
#include "model/findings.h"
#include "model/foreign.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/journal.h"
#include "model/journal_raw.h"
#include "model/listing.h"
#include "model/merge.h"
#include "model/verify.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/inventory.h"
#include "tests/fuzz/memory.h"
#include "tests/fuzz/standing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the first byte asks for; others read a part of it. */
enum { OP_VERIFY = 3, OP_MERGE, OP_WORK, OPS };

/* To prepare all rules takes longer than everything else: an input runs one of so many. */
enum { SLICES = 32 };

/* Of the header of a file: what changes with its schema. */
enum { COOKIE = 40, COOKIE_BYTES = 4 };

enum { OP = 0, FORM = 1, REST = 2, PATCH = 4, STEPS_MOST = 200000, HEAP_MOST = 64 << 20 };

struct image {
    unsigned char *bytes;
    size_t length;
};

static int allow(void *context, int action, const char *one, const char *two, const char *database,
                 const char *trigger)
{
    (void)context, (void)one, (void)two, (void)database, (void)trigger;
    return action == SQLITE_ATTACH || action == SQLITE_DETACH ? SQLITE_DENY : SQLITE_OK;
}

static int enough(void *context)
{
    return --*(int *)context <= 0;
}

/* Whether SQL may leave its connection other than it was, whatever becomes of the file. */
static bool unsettles(const char *sql)
{
    static const char *const words[] = {"pragma", "temp", "schema", "attach"};
    bool found = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !found; i++)
        found = strcasestr(sql, words[i]) != NULL;
    return found;
}

/* A connection without any of the guards of daicho. */
static sqlite3 *open_bare(int *left)
{
    sqlite3 *handle = memory_open_bare("/daicho-hostile");
    sqlite3_db_config(handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
    sqlite3_set_authorizer(handle, allow, NULL);
    sqlite3_progress_handler(handle, 1000, enough, left);
    return handle;
}

/* Runs SQL on a copy of IMAGE. The connection is kept while nothing but rows changes. */
static struct image after_sql(const struct image *image, const char *sql)
{
    static sqlite3 *handle;
    static int left;
    struct image after;
    if (handle == NULL)
        handle = open_bare(&left);
    left = STEPS_MOST / 1000;
    memory_write(handle, image->bytes, image->length);
    sqlite3_hard_heap_limit64(HEAP_MOST);
    sqlite3_exec(handle, sql, NULL, NULL, NULL);
    sqlite3_hard_heap_limit64(0);
    bool idle = sqlite3_get_autocommit(handle) != 0;
    if (!idle)
        sqlite3_exec(handle, "ROLLBACK", NULL, NULL, NULL);
    after.length = memory_length(handle);
    after.bytes = malloc(after.length + 1);
    if (after.length > 0)
        memory_read(handle, after.bytes, after.length);
    bool settled = !unsettles(sql) && idle && standing_is_alike(after.bytes, after.length) &&
                   memcmp(after.bytes + COOKIE, image->bytes + COOKIE, COOKIE_BYTES) == 0;
    if (!settled) {
        sqlite3_close(handle);
        handle = NULL;
    }
    return after;
}

static struct image after_patches(const struct image *image, const uint8_t *data, size_t size)
{
    struct image after = {malloc(image->length), image->length};
    memcpy(after.bytes, image->bytes, image->length);
    for (size_t i = 0; i + PATCH <= size; i += PATCH) {
        size_t at = (size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2];
        after.bytes[at % image->length] = data[i + 3];
    }
    return after;
}

static void take_entry(void *context, const struct raw_entry *entry)
{
    *(size_t *)context += strlen(entry->hash);
}

static void take_part(void *context, const struct raw_entry *entry, const struct raw_part *part)
{
    (void)entry;
    *(size_t *)context += strlen(part->words);
}

/* Reads the journal in all its forms. */
static bool read_journal(struct model *m, size_t slice, struct why *why)
{
    (void)slice;
    struct entries entries = {0};
    size_t read = 0;
    const struct raw_tell tell = {.context = &read, .entry = take_entry, .part = take_part};
    bool done = journal_raw(m, &tell, why) && journal_raw_others(m, &tell, why) &&
                journal_list(m, NULL, NULL, 0, &entries, why);
    for (size_t i = 0; i < entries.count && done; i++) {
        struct history_lines lines = {0};
        done = history_load(m, entries.items[i].seq, 0, &lines, why);
        if (done)
            history_clear(&lines);
    }
    journal_clear(&entries);
    return done;
}

static bool read_records(struct model *m, size_t slice, struct why *why)
{
    (void)slice;
    char *text = NULL;
    size_t length = 0;
    bool done = true;
    FILE *out = open_memstream(&text, &length);
    for (size_t k = 0; k < kinds_count && done; k++) {
        struct listing listing = {0};
        const struct listing_query query = {.kind = &kinds[k], .sort = "name"};
        done = listing_load(m, &query, &listing, why);
        if (done)
            listing_clear(&listing);
        done = done && kind_export_json(m, &kinds[k], NULL, out, why);
    }
    done = done && register_export_json(m, out, why);
    fclose(out);
    free(text);
    return done;
}

static bool judge(struct model *m, size_t slice, struct why *why)
{
    struct findings found = {0};
    struct rulebook *book =
        rulebook_new(m, &(struct rulebook_options){.today = "2026-11-22", .folder = NULL});
    const struct rule *const *rules = rulebook_rules(book);
    bool done = true;
    for (size_t i = 0; rules[i] != NULL && done; i++)
        if (i % SLICES == slice)
            done = findings_all(book, rules[i], &found, why);
    findings_clear(&found);
    rulebook_free(book);
    return done;
}

static struct model *open_to_read(const char *path)
{
    struct why why = {.lang = LANG_EN};
    const struct model_options options = {
        .lang = LANG_JA, .who = "tester", .now = "2026-11-22T07:18:00Z", .readonly = true};
    return model_open(path, &options, &why);
}

static bool (*const parts[])(struct model *m, size_t slice,
                             struct why *why) = {read_records, read_journal, judge};

enum { PARTS = sizeof parts / sizeof *parts };

static void read_part(const char *path, size_t part, size_t slice)
{
    struct why why = {.lang = LANG_EN};
    struct model *m = open_to_read(path);
    if (m != NULL)
        parts[part](m, slice, &why);
    model_close(m);
}

/* All parts of what verify --full finds nothing in can be read. */
static void verify(const char *path, size_t slice)
{
    struct why why = {.lang = LANG_EN};
    struct verify_report report = {0};
    struct model *m = open_to_read(path);
    if (m == NULL)
        return;
    bool sound = verify_run(m, true, NULL, &report, &why) && report.findings == 0;
    buf_clear(&report.text);
    for (size_t i = 0; i < PARTS && sound; i++)
        fuzz_true(parts[i](m, slice, &why), why.text);
    model_close(m);
}

/* Brings the file into M, which is given up again. */
static void merge(struct model *m, struct fuzz_state *before, const char *path)
{
    struct why why = {.lang = LANG_EN};
    struct model *other = foreign_open(m, path, &why);
    struct merge *merge = other == NULL ? NULL : merge_new(m, other, "other", &why);
    if (merge != NULL) {
        three_way_settle(merge->way, THREE_WAY_TAKE);
        if (merge_apply(m, merge, NULL, &why))
            fuzz_restore(m, before);
        merge_free(merge);
    }
    foreign_close(other);
}

/* Opens the file to work with it, which brings an older one up to date. */
static void work(const char *path)
{
    struct why why = {.lang = LANG_EN};
    const struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct model *m = model_open(path, &options, &why);
    if (m != NULL) {
        journal_undo(m, 0, NULL, &why);
        journal_redo(m, NULL, &why);
    }
    model_close(m);
    for (int version = 0; version < 10; version++) {
        char copy[160];
        snprintf(copy, sizeof copy, "%s.version-%d", path, version);
        unlink(copy);
    }
}

static void same_file(const char *path, const struct image *image)
{
    static unsigned char bytes[1 << 20];
    FILE *file = fopen(path, "rb");
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    fuzz_true(length == (image->length < sizeof bytes ? image->length : sizeof bytes) &&
                  memcmp(bytes, image->bytes, length) == 0,
              "a file that is only read stays as it was");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct model *m;
    static struct fuzz_state *before;
    static struct image image;
    if (m == NULL) {
        sqlite3_int64 length = 0;
        m = fuzz_inventory();
        before = fuzz_keep(m);
        image.bytes = sqlite3_serialize(db_handle(m->db), "main", &length, 0);
        image.length = (size_t)length;
    }
    if (size < REST)
        return 0;
    char *sql = fuzz_text(data + REST, size - REST);
    struct image after = data[FORM] == 'S' ? after_sql(&image, sql)
                                           : after_patches(&image, data + REST, size - REST);
    free(sql);
    const char *path = fuzz_file_named("x.daicho", after.bytes, after.length, NULL);
    unsigned op = data[OP] % OPS;
    standing_file(path, after.bytes, after.length, op);
    size_t slice = data[OP] / OPS % SLICES;
    if (op == OP_VERIFY)
        verify(path, slice);
    else if (op == OP_MERGE)
        merge(m, before, path);
    else if (op == OP_WORK)
        work(path);
    else
        read_part(path, op % PARTS, slice);
    if (op != OP_WORK)
        same_file(path, &after);
    free(after.bytes);
    return 0;
}
