/*
 * Every kind of tampering that a walk over the schema can think of: in each table
 * each column of a row changed in several ways, rows deleted, put in twice, exchanged,
 * and what the journal, the snapshots and the schema itself allow besides. After each,
 * verify finds it, or it stands below among what cannot be noticed.
 *
 * TAMPER_EVERY tries every so manieth point (default 211; 1: all), TAMPER_TABLE only those
 * of one table.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/chain.h"
#include "model/db.h"
#include "model/drafts.h"
#include "model/foreign.h"
#include "model/inside.h"
#include "model/merge.h"
#include "model/seen.h"
#include "model/snapshots.h"
#include "model/verify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { EVERY = 211, PART_BYTES = 600 };

static struct why why = {.lang = LANG_EN};
static const struct model_options options = {
    .lang = LANG_EN, .who = "tester", .part_bytes = PART_BYTES, .any_schema = true};

/* What follows from nothing else in the file, so that nobody can tell what it was: forms
 * that are still open, what was read of files, the last numbers given in codes (of which
 * only the least is known). No record and no entry rests on it. */
static const char *const unnoticed[] = {"draft", "seen", "seen_rows", "seen_whole", "counter"};

struct place {
    char folder[32], path[64], whole[64], other[64];
    struct buf bytes; /* of the untouched inventory */
    int every, points, tried, violations;
};

static void put_bytes(const char *path, const struct buf *bytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(buf_text(bytes), 1, bytes->length, file), bytes->length);
    assert_int_equal(fclose(file), 0);
}

static void get_bytes(const char *path, struct buf *bytes)
{
    char block[8192];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t count; (count = fread(block, 1, sizeof block, file)) > 0;)
        buf_add(bytes, block, count);
    assert_int_equal(fclose(file), 0);
}

/* One record of every kind that needs no more than a name, and links between some. */
static void add_records(struct model *m)
{
    for (size_t k = 0; k < kinds_count; k++)
        for (int i = 0; i < 2; i++) {
            struct record *record = record_new(&kinds[k]);
            struct buf name = {0};
            buf_printf(&name, "%s %d", kinds[k].name, i);
            assert_true(record_set(record, kinds_field(&kinds[k], "name"), buf_text(&name), &why));
            buf_clear(&name);
            bool saved =
                test_save(m, record, &(struct change_note){.what = "add", .about = "it"}, &why);
            if (!saved)
                print_message("%s: %s\n", kinds[k].name, why.text);
            record_free(record);
        }
}

/* Links each field that can be linked to two records. */
static void add_links(struct model *m)
{
    for (size_t k = 0; k < kinds_count; k++)
        for (size_t f = 0; f < kinds[k].field_count; f++) {
            const struct field *field = &kinds[k].fields[f];
            struct buf codes = {0}, code = {0};
            if (field->type != TYPE_LINKS)
                continue;
            const char *prefix = kinds_find(field->kind)->prefix;
            buf_printf(&codes, "%s-0001; %s-0002", prefix, prefix);
            buf_printf(&code, "%s-0001", kinds[k].prefix);
            struct record *record = record_load_code(m, &kinds[k], buf_text(&code), &why);
            if (record != NULL && record_set(record, f, buf_text(&codes), &why))
                test_save(m, record, &(struct change_note){.what = "set", .about = "it"}, &why);
            if (record != NULL)
                record_free(record);
            buf_clear(&codes);
            buf_clear(&code);
        }
}

/* Takes what was added in a copy of the inventory, so that its journal is kept. */
static void merge_other(struct place *place, struct model *m)
{
    struct buf bytes = {0};
    get_bytes(place->path, &bytes);
    put_bytes(place->other, &bytes);
    buf_clear(&bytes);
    struct model *branch = model_open(place->other, &options, &why);
    assert_non_null(branch);
    test_add(branch, "item", "name", "of the branch", "remarks", "one", NULL);
    test_add(branch, "item", "name", "of the branch too", NULL);
    model_close(branch);
    struct model *other = foreign_open(m, place->other, &why);
    if (other == NULL)
        fail_msg("%s", why.text);
    struct merge *merge = merge_new(m, other, "other.daicho", &why);
    assert_non_null(merge);
    assert_true(merge_apply(m, merge, NULL, &why));
    merge_free(merge);
    foreign_close(other);
}

/* What is kept beside the journal. */
static void add_beside(struct model *m)
{
    char digest[65];
    struct seen_row row = {.digest = {1, 2}, .id = 3};
    struct seen seen = {.entry = 1, .rows = &row, .count = 1};
    struct drafts_item item = {.kind = kinds_find("category"), .content = (char *)"field name 1:x"};
    int64_t id = 0, entry;
    assert_int_equal(drafts_put(m, &item, &id, &why), DRAFTS_KEPT);
    assert_true(journal_head(m, &entry, digest, &why));
    seen_keep(m, digest, &seen);
    seen_whole_keep(m, digest, entry, 1, "told");
}

/* An inventory that has something in every table. */
static void make_inventory(struct place *place)
{
    struct model *m = model_create(place->path, &options, &why);
    assert_non_null(m);
    add_records(m);
    add_links(m);
    test_set(m, "category", "C-0001", "remarks", "備考");
    assert_true(snapshot_make(m, "first", "", NULL, &why));
    test_set(m, "category", "C-0002", "remarks", "another");
    assert_true(snapshot_make(m, "second", "", NULL, &why));
    assert_true(journal_undo(m, 0, NULL, &why));
    merge_other(place, m);
    add_beside(m);
    model_close(m);
    get_bytes(place->path, &place->bytes);
}

static int make_place(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    place->every = (int)test_count("TAMPER_EVERY", EVERY);
    strcpy(place->folder, "/tmp/daicho-tamper-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->path, sizeof place->path, "%s/a.daicho", place->folder);
    snprintf(place->other, sizeof place->other, "%s/b.daicho", place->folder);
    make_inventory(place);
    *state = place;
    return 0;
}

static int clear_place(void **state)
{
    struct place *place = *state;
    unlink(place->path);
    unlink(place->other);
    int result = rmdir(place->folder);
    print_message("%d points, %d violations\n", place->tried, place->violations);
    buf_clear(&place->bytes);
    free(place);
    return result;
}

/* Puts the untouched inventory at its path and changes it with SQL, as another program
 * could; false where SQLite itself refuses. */
static bool tamper(struct place *place, const char *sql)
{
    sqlite3 *db;
    put_bytes(place->path, &place->bytes);
    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
    int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    int64_t changes = sqlite3_total_changes64(db);
    sqlite3_close(db);
    return code == SQLITE_OK && changes > 0;
}

/* What the full check finds, in LANG; NULL where the file does not open. For the caller
 * to free. */
static char *find(const struct place *place, enum lang lang, const char *head)
{
    struct verify_report report;
    struct model_options any = options;
    any.lang = why.lang = lang;
    struct model *m = model_open(place->path, &any, &why);
    if (m == NULL)
        return strdup(why.text);
    if (!verify_run(m, true, head, &report, &why))
        buf_puts(&report.text, why.text);
    model_close(m);
    return buf_take(&report.text);
}

/* Fails unless verify finds what SQL does, which EXPECTED tells; NULL: in any words. */
static void try(struct place *place, const char *sql, const char *expected)
{
    if (place->points++ % place->every != 0 || !tamper(place, sql))
        return;
    place->tried++;
    char *text = find(place, place->tried % 2 == 0 ? LANG_JA : LANG_EN, NULL);
    if (text[0] == '\0' || (expected != NULL && strstr(text, expected) == NULL)) {
        print_error("%s: \"%s\"\n", sql, text);
        place->violations++;
    }
    free(text);
}

/* A column of a table, as the schema tells of it. */
struct column {
    char name[64], type[16];
    int key; /* its place in the primary key, or 0 */
};

struct table {
    const char *name;
    struct column columns[64];
    size_t count;
};

static void read_table(sqlite3 *db, const char *name, struct table *table)
{
    sqlite3_stmt *st;
    *table = (struct table){.name = name};
    assert_int_equal(
        sqlite3_prepare_v2(db, "SELECT name, type, pk FROM pragma_table_info(?)", -1, &st, NULL),
        SQLITE_OK);
    sqlite3_bind_text(st, 1, name, -1, SQLITE_STATIC);
    while (sqlite3_step(st) == SQLITE_ROW) {
        struct column *column = &table->columns[table->count++];
        assert_true(table->count <= 64);
        snprintf(column->name, sizeof column->name, "%s", sqlite3_column_text(st, 0));
        snprintf(column->type, sizeof column->type, "%s", sqlite3_column_text(st, 1));
        column->key = sqlite3_column_int(st, 2);
    }
    sqlite3_finalize(st);
}

/* Adds the condition that names the row at place OFFSET in the order of the key. */
static void put_row(const struct table *table, int offset, struct buf *sql)
{
    const char *divide = "(";
    struct buf keys = {0};
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].key > 0) {
            buf_printf(&keys, "%s%s", divide, table->columns[i].name);
            divide = ", ";
        }
    buf_puts(&keys, ")");
    buf_printf(sql, " WHERE %s IN (SELECT %.*s FROM %s ORDER BY %.*s LIMIT 1 OFFSET %d)",
               buf_text(&keys), (int)keys.length - 2, buf_text(&keys) + 1, table->name,
               (int)keys.length - 2, buf_text(&keys) + 1, offset);
    buf_clear(&keys);
}

/* The ways in which a value can be another, by its type; %1$s is the column. */
static const char *const numbers[] = {"coalesce(%1$s, 0) + 1", "coalesce(%1$s, 0) - 1",
                                      "CASE WHEN %1$s IS NULL THEN 0 ELSE NULL END", "-%1$s",
                                      "9223372036854775807"};
static const char *const texts[] = {"%1$s || 'x'",
                                    "%1$s || char(0) || 'x'",
                                    "char(0) || %1$s || char(0)",
                                    "CASE WHEN %1$s = '' THEN ' ' ELSE '' END",
                                    "substr(%1$s, 2)",
                                    "upper(%1$s) || lower(%1$s)"};
static const char *const blobs[] = {
    "CAST(%1$s || x'00' AS BLOB)", "x''", "substr(%1$s, 1, length(%1$s) - 1)",
    ("CAST(substr(%1$s, 1, length(%1$s) / 2) || x'7f' || substr(%1$s, length(%1$s) / 2 + 2) AS "
     "BLOB)")};

static void try_values(struct place *place, const struct table *table, int row)
{
    for (size_t i = 0; i < table->count; i++) {
        const struct column *column = &table->columns[i];
        bool number = strcmp(column->type, "INTEGER") == 0;
        bool text = strcmp(column->type, "TEXT") == 0;
        const char *const *ways = number ? numbers : text ? texts : blobs;
        size_t count = number ? sizeof numbers / sizeof numbers[0]
                       : text ? sizeof texts / sizeof texts[0]
                              : sizeof blobs / sizeof blobs[0];
        for (size_t w = 0; w < count; w++) {
            struct buf sql = {0};
            buf_printf(&sql, "UPDATE %s SET %s = ", table->name, column->name);
            buf_printf(&sql, ways[w], column->name);
            put_row(table, row, &sql);
            buf_printf(&sql, " AND %s IS NOT ", column->name);
            buf_printf(&sql, ways[w], column->name);
            try(place, buf_text(&sql), NULL);
            buf_clear(&sql);
        }
    }
}

/* A row goes; a row comes a second time under another key. */
static void try_rows(struct place *place, const struct table *table, int row)
{
    struct buf sql = {0};
    buf_printf(&sql, "DELETE FROM %s", table->name);
    put_row(table, row, &sql);
    try(place, buf_text(&sql), NULL);
    buf_empty(&sql);
    buf_printf(&sql, "INSERT INTO %s SELECT ", table->name);
    for (size_t i = 0; i < table->count; i++) {
        const struct column *column = &table->columns[i];
        const char *divide = i == 0 ? "" : ", ";
        bool unique = strcmp(column->name, "code") == 0 || strcmp(column->name, "name") == 0;
        if (strcmp(column->type, "INTEGER") == 0 && (column->key > 0 || unique))
            buf_printf(&sql, "%s%s + 1000003", divide, column->name);
        else if (column->key > 0 || unique)
            buf_printf(&sql, "%s%s || '-2'", divide, column->name);
        else
            buf_printf(&sql, "%s%s", divide, column->name);
    }
    buf_printf(&sql, " FROM %s", table->name);
    put_row(table, row, &sql);
    try(place, buf_text(&sql), NULL);
    buf_clear(&sql);
}

/* The values of the first two rows change places, column by column. */
static void try_exchange(struct place *place, const struct table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        const char *column = table->columns[i].name;
        struct buf sql = {0}, first = {0}, second = {0};
        if (table->columns[i].key > 0)
            continue;
        put_row(table, 0, &first);
        put_row(table, 1, &second);
        buf_printf(&sql,
                   "CREATE TEMP TABLE kept AS SELECT (SELECT %2$s FROM %1$s%3$s) AS a, (SELECT "
                   "%2$s FROM %1$s%4$s) AS b; UPDATE OR FAIL %1$s SET %2$s = (SELECT b FROM "
                   "kept)%3$s AND (SELECT a IS NOT b FROM kept); UPDATE %1$s SET %2$s = (SELECT a "
                   "FROM kept)%4$s AND (SELECT a IS NOT b FROM kept)",
                   table->name, column, buf_text(&first), buf_text(&second));
        try(place, buf_text(&sql), NULL);
        buf_clear(&sql);
        buf_clear(&first);
        buf_clear(&second);
    }
}

static bool is_unnoticed(const char *table)
{
    bool found = false;
    for (size_t i = 0; i < sizeof unnoticed / sizeof unnoticed[0]; i++)
        found = found || strcmp(unnoticed[i], table) == 0;
    return found;
}

static int64_t count_rows(sqlite3 *db, const char *table)
{
    char sql[128];
    sqlite3_stmt *st;
    snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", table);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    int64_t count = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return count;
}

static void every_table_tells_what_was_done_to_it(void **state)
{
    struct place *place = *state;
    sqlite3 *db;
    sqlite3_stmt *st;
    const char *only = getenv("TAMPER_TABLE");
    char *sound = find(place, LANG_EN, NULL);
    assert_string_equal(sound, "");
    free(sound);
    snprintf(place->whole, sizeof place->whole, "%s/whole", place->folder);
    put_bytes(place->whole, &place->bytes);
    assert_int_equal(sqlite3_open(place->whole, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'table'",
                                        -1, &st, NULL),
                     SQLITE_OK);
    while (sqlite3_step(st) == SQLITE_ROW) {
        struct table table;
        const char *name = (const char *)sqlite3_column_text(st, 0);
        int64_t rows = count_rows(db, name);
        if (rows == 0)
            fail_msg("nothing stands in %s", name);
        if (is_unnoticed(name) || (only != NULL && strcmp(only, name) != 0))
            continue;
        read_table(db, name, &table);
        for (int row = 0; row < (rows > 1 ? 2 : 1); row++) {
            /* The first and the last. */
            int at = row == 0 ? 0 : (int)rows - 1;
            try_values(place, &table, at);
            try_rows(place, &table, at);
        }
        if (rows > 1)
            try_exchange(place, &table);
    }
    sqlite3_finalize(st);
    sqlite3_close(db);
    unlink(place->whole);
    assert_int_equal(place->violations, 0);
}

/* The last numbers given in codes: what the records need is known, no more. */
static void a_counter_that_codes_contradict_is_named(void **state)
{
    struct place *place = *state;
    place->every = 1;
    try(place, "DELETE FROM counter WHERE kind = 'category'", "category");
    try(place, "UPDATE counter SET last = 1 WHERE kind = 'category'", "category");
    try(place, "UPDATE counter SET last = -1 WHERE kind = 'pin'", "pin");
    try(place, "UPDATE counter SET last = 1000000000000000 WHERE kind = 'pin'", "pin");
    try(place, "UPDATE counter SET kind = 'pen' WHERE kind = 'pin'", "pen");
    try(place, "UPDATE counter SET kind = kind || char(0) WHERE kind = 'pin'", "pin");
    try(place, "INSERT INTO counter VALUES ('pen', 3)", "pen");
    assert_int_equal(place->violations, 0);
}

/* What the words of the finding must name. */
static void what_and_where_are_named(void **state)
{
    static const struct {
        const char *sql, *named;
    } cases[] = {
        {"UPDATE category SET remarks = 'x' WHERE code = 'C-0002'", "C-0002"},
        {"UPDATE category SET rev = rev + 1 WHERE code = 'C-0002'", "rev"},
        {"UPDATE category SET id = id + 1 WHERE code = 'C-0002'", "category"},
        {"INSERT INTO item (id, rev, code, name) VALUES (5, 1, 'X-0777', 'x')", "X-0777"},
        {"DELETE FROM clause WHERE code = 'CL-0002'", "CL-0002"},
        {"DELETE FROM category_items WHERE position = 0", "C-0001"},
        {"INSERT INTO category_items SELECT (SELECT id FROM category WHERE code = 'C-0002'), "
         "target, position FROM category_items LIMIT 1",
         "C-0002"},
        {"UPDATE category_items SET position = 1 - position", "position"},
        {"UPDATE journal SET who = 'someone' WHERE seq = 7", "7"},
        {"UPDATE journal SET at = '2020-01-01T00:00:00Z' WHERE seq = 7", "7"},
        {"DELETE FROM journal WHERE seq = 7; DELETE FROM journal_part WHERE entry = 7", "7"},
        {"DELETE FROM journal_part WHERE entry = 7", "7"},
        {"INSERT INTO journal_part SELECT entry, 1, words, changes FROM journal_part WHERE entry "
         "= 7",
         "7"},
        {"INSERT INTO journal_part SELECT 100000, 0, words, changes FROM journal_part WHERE entry "
         "= 7",
         ""},
        {"UPDATE journal SET seq = -7 WHERE seq = 7; UPDATE journal SET seq = 7 WHERE seq = 8; "
         "UPDATE journal SET seq = 8 WHERE seq = -7",
         "7"},
        {"UPDATE journal_part SET entry = -7 WHERE entry = 7; UPDATE journal_part SET entry = 7 "
         "WHERE entry = 8; UPDATE journal_part SET entry = 8 WHERE entry = -7",
         "7"},
        {"UPDATE journal SET hash = lower(hex(randomblob(32))) WHERE seq = 7", "7"},
        {"UPDATE snapshot SET name = 'erste' WHERE name = 'first'", "erste"},
        {"UPDATE snapshot SET content = lower(hex(randomblob(32))) WHERE name = 'first'", "first"},
        {"DELETE FROM other_entry", ""},
        {"UPDATE search SET ids = CAST(ids || x'00' AS BLOB) WHERE kind = 'item'", ""},
        {"UPDATE search_text SET texts = CAST(x'00' AS BLOB)", ""},
        {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'DEFAULT ''''', "
         "'DEFAULT ''x''') WHERE name = 'item'",
         "item"},
        {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '''redo'', ', "
         "'''redo'', ''done'', ') WHERE name = 'journal'",
         "journal"},
        {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') "
         "WHERE name = 'item'",
         "item"},
        {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'id INTEGER "
         "PRIMARY KEY', 'id INTEGER') WHERE name = 'party'",
         "party"},
        {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql || char(0) || 'x' WHERE "
         "name = 'item'",
         "item"},
        {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = CAST(sql AS BLOB) WHERE name "
         "= 'item'",
         "item"},
        {"DROP TABLE party; UPDATE item SET rev = rev", "party"},
        {"CREATE TRIGGER t AFTER UPDATE ON item BEGIN SELECT 1; END; UPDATE item SET rev = rev",
         "t"},
        {"CREATE VIEW v AS SELECT 1; UPDATE item SET rev = rev", "v"},
        {"PRAGMA application_id = 1; UPDATE item SET rev = rev", "a.daicho"},
        {"PRAGMA user_version = 6; UPDATE item SET rev = rev", "campaign"},
        {"PRAGMA user_version = 0; UPDATE item SET rev = rev", "a.daicho"},
        {"PRAGMA user_version = -1; UPDATE item SET rev = rev", "a.daicho"},
        {"PRAGMA user_version = 99; UPDATE item SET rev = rev", "99"},
    };
    struct place *place = *state;
    place->every = 1;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int before = place->tried;
        try(place, cases[i].sql, cases[i].named);
        if (place->tried == before)
            print_error("not done: %s\n", cases[i].sql);
        assert_int_equal(place->tried, before + 1);
    }
    assert_int_equal(place->violations, 0);
}

/* Makes the content and the hash of each entry anew, as a forger who knows the program
 * could: from then on only a head that is kept elsewhere tells. */
static void compute_anew(const char *path)
{
    struct db *db = db_open(path, DB_READ_WRITE, &why);
    char previous[DIGEST_TEXT] = "", content[DIGEST_TEXT], hash[DIGEST_TEXT];
    int64_t last = db_number(db, "SELECT max(seq) FROM journal", 0, 0);
    for (int64_t seq = 1; seq <= last; seq++) {
        assert_true(chain_content_now(db, seq, content));
        struct statement *st = db_prepare(db, "SELECT * FROM journal WHERE seq = :seq");
        db_bind_int(st, ":seq", seq);
        assert_true(db_step(st));
        struct chain_entry entry = {.seq = seq,
                                    .at = db_text(st, "at"),
                                    .kind = db_text(st, "kind"),
                                    .target = db_int(st, "target"),
                                    .version = db_int(st, "version"),
                                    .content = content,
                                    .previous = previous};
        chain_hash(&entry, hash);
        db_done(st);
        st = db_prepare(db, "UPDATE journal SET content = :content, previous = :previous, hash = "
                            ":hash WHERE seq = :seq");
        db_bind_text(st, ":content", content);
        db_bind_text(st, ":previous", previous);
        db_bind_text(st, ":hash", hash);
        db_bind_int(st, ":seq", seq);
        assert_true(db_do(st));
        memcpy(previous, hash, sizeof previous);
    }
    db_close(db);
}

/* Holds that verify finds nothing at PLACE by itself, and with HEAD says that it is gone. */
static void only_the_head_tells(struct place *place, const char *head)
{
    char *text = find(place, LANG_EN, NULL);
    assert_string_equal(text, "");
    free(text);
    text = find(place, LANG_EN, head);
    assert_non_null(strstr(text, "head that was given"));
    free(text);
    text = find(place, LANG_JA, head);
    assert_string_not_equal(text, "");
    free(text);
    place->points++;
    place->tried++;
}

static void a_chain_computed_anew_shows_by_the_head(void **state)
{
    struct place *place = *state;
    char head[65];
    int64_t seq;
    put_bytes(place->path, &place->bytes);
    struct model *m = model_open(place->path, &options, &why);
    assert_true(journal_head(m, &seq, head, &why));
    model_close(m);
    assert_true(tamper(place, "UPDATE journal SET who = 'nobody' WHERE seq = 2"));
    compute_anew(place->path);
    only_the_head_tells(place, head);
    /* The end is cut off: the last entry is the merge, which is taken out with all that it
       brought. */
    assert_true(tamper(place, "CREATE TEMP TABLE last AS SELECT max(seq) AS seq FROM journal;"
                              "DELETE FROM other_entry; DELETE FROM other_part;"
                              "DELETE FROM item WHERE name LIKE 'of the branch%';"
                              "DELETE FROM journal_part WHERE entry = (SELECT seq FROM last);"
                              "DELETE FROM journal WHERE seq = (SELECT seq FROM last);"
                              "DELETE FROM search_text; UPDATE search SET made = 0;"
                              "UPDATE search SET ids = substr(ids, 1, 16) WHERE kind = 'item'"));
    only_the_head_tells(place, head);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_table_tells_what_was_done_to_it),
        cmocka_unit_test(a_counter_that_codes_contradict_is_named),
        cmocka_unit_test(what_and_where_are_named),
        cmocka_unit_test(a_chain_computed_anew_shows_by_the_head),
    };
    return cmocka_run_group_tests_name("tamper", tests, make_place, clear_place);
}
