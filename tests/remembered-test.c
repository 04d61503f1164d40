/*
 * What is remembered so that it need not be read again, titles of records and rows of files,
 * and what the journal says of the time since: where it cannot be told, it is read anew.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/changeset.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/seen.h"
#include "model/since.h"
#include "model/titles.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

static const char context[DIGEST_TEXT] =
    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

static int64_t end_of_journal(struct model *m)
{
    char head[65];
    int64_t seq;
    assert_true(journal_head(m, &seq, head, &why));
    return seq;
}

/* More titles than are kept at a time: they are let go of, and read again. */
static void titles_that_were_let_go_are_read_again(void **state)
{
    enum { MANY = 17000 };
    (void)state;
    struct model *m = test_model();
    const struct kind *item = kinds_find("item");
    assert_true(db_run(m->db,
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                       "17000) INSERT INTO item (id, rev, code, name) SELECT i, 1, 'X-' || i, "
                       "'Name ' || i FROM n"));
    struct titles *titles = titles_new();
    const struct title *first = titles_find_id(m, titles, item, 1);
    titles_trim(titles);
    assert_ptr_equal(titles_find(m, titles, item, "X-1"), first);
    for (int64_t id = 1; id <= MANY; id++)
        assert_non_null(titles_find_id(m, titles, item, id));
    titles_trim(titles);
    test_set(m, "item", "X-1", "name", "Another");
    first = titles_find(m, titles, item, "X-1");
    assert_string_equal(first->name, "Another");
    assert_string_equal(titles_find_id(m, titles, item, MANY)->code, "X-17000");
    titles_free(titles);
    model_close(m);
}

/* Digests that agree in one half, in both orders, and in the other half. */
static void rows_are_told_apart_by_their_whole_digest(void **state)
{
    struct seen_row rows[] = {{{1, 1}, 10}, {{1, 2}, 11}, {{2, 1}, 12}, {{2, 2}, 13}};
    enum { ROWS = sizeof rows / sizeof rows[0] };
    (void)state;
    struct model *m = test_model();
    struct seen kept = {.rows = rows, .count = ROWS, .entry = end_of_journal(m)}, seen;
    seen_keep(m, context, &kept);
    seen_load(m, context, NULL, 0, &seen);
    assert_int_equal(seen.count, ROWS);
    for (size_t i = ROWS; i > 0; i--) {
        size_t at = seen_find(&seen, rows[i - 1].digest);
        assert_int_equal(at, i - 1);
        assert_int_equal(seen.rows[at].id, rows[i - 1].id);
    }
    assert_int_equal(seen_find(&seen, (struct seen_digest){1, 3}), ROWS);
    assert_int_equal(seen_find(&seen, (struct seen_digest){3, 1}), ROWS);
    seen_clear(&seen);
    model_close(m);
}

/* Whether a file of one row is known, and a whole one. */
static void knows(struct model *m, bool wanted)
{
    struct seen seen;
    struct buf told = {0};
    size_t rows;
    model_begin_reading(m);
    seen_load(m, context, NULL, 0, &seen);
    assert_int_equal(seen.count, wanted ? 1 : 0);
    assert_int_equal(seen_whole_find(m, context, end_of_journal(m), &rows, &told), wanted);
    assert_true(db_ok(m->db, &why));
    seen_clear(&seen);
    buf_clear(&told);
}

/* Another process is just writing: what was read is not kept, which is no failure, and who
 * writes is not waited for. */
static void nothing_is_kept_while_another_writes(void **state)
{
    char path[] = "/tmp/daicho-remembered-XXXXXX";
    struct seen_row row = {{1, 1}, 10};
    (void)state;
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    unlink(path);
    const struct model_options options = {.lang = LANG_EN, .who = "tester"};
    struct model *m = test_model_at(path), *other = model_open(path, &options, &why);
    assert_non_null(other);
    struct seen seen = {.rows = &row, .count = 1, .entry = end_of_journal(m)};
    assert_true(db_run(other->db, "BEGIN IMMEDIATE"));
    seen_keep(m, context, &seen);
    seen_whole_keep(m, context, seen.entry, 1, "told");
    assert_true(db_ok(m->db, &why));
    assert_true(db_run(other->db, "ROLLBACK"));
    knows(m, false);
    seen = (struct seen){.rows = &row, .count = 1, .entry = end_of_journal(m)};
    seen_keep(m, context, &seen);
    seen_whole_keep(m, context, seen.entry, 1, "told");
    knows(m, true);
    knows(other, true);
    model_close(other);
    model_close(m);
    unlink(path);
}

/* What another program wrote into the journal since: each makes it unknown what changed, or
 * is passed over where it is about no record. */
static void damage_since_is_told_or_passed_over(void **state)
{
    static const struct {
        const char *damage;
        bool known;
    } cases[] = {
        {"SELECT 1", true},
        {"UPDATE journal_part SET changes = CAST(replace(CAST(changes AS TEXT), 'purpose', "
         "'nosuch') AS BLOB) WHERE entry = 3",
         true},
        {"UPDATE journal_part SET changes = CAST(changes || x'54ff' AS BLOB) WHERE entry = 3",
         false},
        {"UPDATE journal_part SET changes = CAST(changes || x'54ff' AS BLOB) WHERE entry IN (2, 3)",
         false},
    };
    const struct kind *item = kinds_find("item");
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct model *m = test_model();
        struct since since;
        test_add(m, "item", "name", "Address", NULL);
        int64_t id = test_add(m, "item", "name", "Telephone", NULL);
        test_add(m, "purpose", "name", "Delivery", NULL);
        if (!db_run(m->db, cases[i].damage))
            fail_msg("%s", cases[i].damage);
        assert_int_equal(since_read(m, 1, item, &since), cases[i].known);
        assert_int_equal(since.count, cases[i].known ? 1 : 0);
        if (cases[i].known) {
            assert_true(since_has(&since, id));
            assert_true(since.touched[kinds_index(item)]);
            assert_int_equal(since.touched[kinds_index(kinds_find("purpose"))], i == 0);
        }
        since_clear(&since);
        model_close(m);
    }
}

/* An update of item 7 with COLUMNS columns, of which the last is another text now. */
static void put_update(struct buf *out, size_t columns)
{
    changeset_put_table("item", columns, 1, out);
    buf_putc(out, 23); /* an update, by the program itself */
    buf_putc(out, 0);
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < columns; i++) {
            if (side == 0 && i == 0)
                changeset_put_number(7, out);
            else if (i == columns - 1)
                changeset_put_text(side == 0 ? "a" : "b", 1, out);
            else
                buf_putc(out, 0);
        }
}

/* Has items have 70 columns, of which the last is one that parties are called by. */
static void widen_items(struct model *m)
{
    int64_t have = db_number(m->db, "SELECT count(*) FROM pragma_table_info('item')", 0, 0);
    for (int64_t i = have; i < 70; i++) {
        char sql[80];
        snprintf(sql, sizeof sql, "ALTER TABLE item ADD COLUMN x%d TEXT", (int)i);
        assert_true(db_run(m->db, i < 69 ? sql
                                         : "ALTER TABLE item ADD COLUMN corporate_number"
                                           " TEXT"));
    }
}

/* A journal, and then a table as well, in which items have more columns than any kind has
 * now: only by columns that are names a record is called otherwise. */
static void columns_that_no_kind_has_call_no_record(void **state)
{
    static const struct {
        size_t columns;
        bool wide, called;
    } cases[] = {{4, false, true},  {5, false, false}, {70, false, false},
                 {69, true, false}, {70, true, true},  {4, true, true}};
    const struct kind *item = kinds_find("item");
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct model *m = test_model();
        struct since since;
        struct buf changes = {0};
        test_add(m, "item", "name", "Address", NULL);
        test_set(m, "item", "I-0001", "remarks", "x");
        if (cases[i].wide)
            widen_items(m);
        put_update(&changes, cases[i].columns);
        struct statement *st =
            db_prepare(m->db, "UPDATE journal_part SET changes = :changes WHERE entry = 2");
        db_bind_blob(st, ":changes", changes.text, changes.length);
        db_do(st);
        assert_true(since_read(m, 1, item, &since));
        assert_int_equal(since.called[kinds_index(item)], cases[i].called);
        assert_true(since_has(&since, 7));
        since_clear(&since);
        buf_clear(&changes);
        model_close(m);
    }
}

/* To read them would take longer than what it spares. */
static void many_changes_since_are_not_read(void **state)
{
    enum { LARGE = 5 << 20 };
    (void)state;
    struct model *m = test_model();
    struct since since;
    test_add(m, "item", "name", "Address", NULL);
    int64_t before = end_of_journal(m);
    char *large = mem_new(LARGE + 1, 1);
    memset(large, 'x', LARGE);
    test_set(m, "item", "I-0001", "remarks", large);
    free(large);
    int64_t after = end_of_journal(m);
    test_set(m, "item", "I-0001", "name", "Abode");
    assert_false(since_read(m, before, kinds_find("item"), &since));
    assert_int_equal(since.count, 0);
    assert_true(since_read(m, after, kinds_find("item"), &since));
    assert_int_equal(since.count, 1);
    since_clear(&since);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_that_were_let_go_are_read_again),
        cmocka_unit_test(rows_are_told_apart_by_their_whole_digest),
        cmocka_unit_test(nothing_is_kept_while_another_writes),
        cmocka_unit_test(damage_since_is_told_or_passed_over),
        cmocka_unit_test(columns_that_no_kind_has_call_no_record),
        cmocka_unit_test(many_changes_since_are_not_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
