/*
 * Snapshots: sealed under a name of their own, left alone by undo, and whatever
 * another program does to one is found.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/change_inside.h"
#include "model/content.h"
#include "model/inside.h"
#include "model/listing.h"
#include "model/past.h"
#include "model/redact.h"
#include "model/search.h"
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

static struct why why = {.lang = LANG_EN};

/* An inventory with two snapshots: "first" of entry 2, "second" of entry 4. */
static void make(struct model *m)
{
    test_add(m, "purpose", "name", "contact", NULL);
    assert_true(snapshot_make(m, " first ", "the year 2025", NULL, &why));
    test_add(m, "category", "name", "members", "purposes", "P-0001", NULL);
    assert_true(snapshot_make(m, "second", NULL, NULL, &why));
    test_set(m, "category", "C-0001", "name", "customers");
}

static void a_snapshot_knows_who_why_and_what(void **state)
{
    (void)state;
    struct snapshots all;
    struct model *m = test_model();
    make(m);
    assert_true(snapshots_list(m, &all, &why));
    assert_int_equal(all.count, 2);
    assert_string_equal(all.items[0].name, "second");
    assert_string_equal(all.items[1].name, "first");
    assert_string_equal(all.items[1].why, "the year 2025");
    assert_string_equal(all.items[1].who, "tester");
    assert_int_equal(all.items[1].entry, 2);
    assert_false(all.items[1].redacted);
    for (size_t i = 0; i < all.count; i++) {
        char content[65];
        int64_t entry;
        assert_true(past_find(m, all.items[i].name, &entry, &why));
        assert_int_equal(entry, all.items[i].entry);
        struct model *past = past_open(m, entry, &why);
        assert_non_null(past);
        assert_true(content_hash(past, content, &why));
        assert_string_equal(content, all.items[i].content);
        past_close(past);
    }
    assert_string_not_equal(all.items[0].content, all.items[1].content);
    snapshots_clear(&all);
    test_sound(m);
    model_close(m);
}

static void a_name_is_used_once_and_means_no_moment(void **state)
{
    (void)state;
    static const char *const wrong[] = {"first",      "first ",      "",           "  ",
                                        "now",        "#3",          "2026-03-31", "令和8年3月31日",
                                        "two\nlines", "123456789018"};
    struct model *m = test_model();
    struct entries before, after;
    make(m);
    assert_true(journal_list(m, NULL, NULL, 0, &before, &why));
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        why.text[0] = '\0';
        assert_false(snapshot_make(m, wrong[i], NULL, NULL, &why));
        assert_string_not_equal(why.text, "");
        assert_null(strstr(why.text, "123456789018"));
        assert_false(snapshot_name_ok(m, wrong[i], &why));
    }
    /* A name of 120 bytes is one. */
    char longest[122];
    memset(longest, 'n', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_false(snapshot_name_ok(m, longest, &why));
    assert_false(snapshot_make(m, longest, NULL, NULL, &why));
    longest[120] = '\0';
    assert_true(snapshot_name_ok(m, longest, &why));
    assert_false(snapshot_make(m, "third", "123456789018", NULL, &why));
    assert_true(journal_list(m, NULL, NULL, 0, &after, &why));
    assert_int_equal(before.count, after.count);
    journal_clear(&before);
    journal_clear(&after);
    model_close(m);
}

static void undo_leaves_snapshots_alone(void **state)
{
    (void)state;
    struct snapshots all;
    struct model *m = test_model();
    make(m);
    assert_false(journal_undo(m, 2, NULL, &why));
    assert_true(journal_undo(m, 0, NULL, &why));
    assert_true(journal_undo(m, 0, NULL, &why));
    assert_true(journal_redo(m, NULL, &why));
    assert_true(snapshots_list(m, &all, &why));
    assert_int_equal(all.count, 2);
    snapshots_clear(&all);
    test_sound(m);
    model_close(m);
}

/* The inventory as it is written is the same text whatever order things were put in. */
static void add_up(void *context, const char *bytes, size_t length)
{
    buf_add(context, bytes, length);
}

static void the_content_is_plain_text_in_order(void **state)
{
    (void)state;
    struct buf text = {0};
    struct model *m = test_model();
    test_add(m, "purpose", "name", "contact", NULL);
    test_add(m, "purpose", "name", "a \\ b", NULL);
    test_add(m, "category", "name", "members", "purposes", "P-0002; P-0001", "remarks", "one\ntwo",
             NULL);
    assert_true(content_write(m, add_up, &text, &why));
    assert_string_equal(buf_text(&text), "category\tC-0001\tcode\tC-0001\n"
                                         "category\tC-0001\tname\tmembers\n"
                                         "category\tC-0001\tpurposes\tP-0001\n"
                                         "category\tC-0001\tpurposes\tP-0002\n"
                                         "category\tC-0001\tremarks\tone\\ntwo\n"
                                         "purpose\tP-0001\tcode\tP-0001\n"
                                         "purpose\tP-0001\tname\tcontact\n"
                                         "purpose\tP-0002\tcode\tP-0002\n"
                                         "purpose\tP-0002\tname\ta \\\\ b\n");
    buf_clear(&text);
    model_close(m);
}

/* Runs SQL on a file as another program would; verifies in full, and holds that
 * the finding tells EXPECTED. */
static void tampered(const char *sql, const char *expected)
{
    char folder[] = "/tmp/daicho-snapshots-XXXXXX", path[64];
    struct verify_report report;
    sqlite3 *db;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/f.daicho", folder);
    struct model *m = test_model_at(path);
    make(m);
    model_close(m);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    m = model_open(path, &(struct model_options){.lang = LANG_EN, .who = "tester"}, &why);
    assert_non_null(m);
    assert_true(verify_run(m, true, NULL, &report, &why));
    if (strstr(buf_text(&report.text), expected) == NULL)
        print_error("%s: %s\n", sql, buf_text(&report.text));
    assert_non_null(strstr(buf_text(&report.text), expected));
    assert_true(report.findings > 0);
    buf_clear(&report.text);
    model_close(m);
    unlink(path);
    rmdir(folder);
}

static void a_forged_snapshot_is_named(void **state)
{
    (void)state;
    tampered("UPDATE snapshot SET content = replace(content, substr(content, 1, 1), 'x') "
             "WHERE name = 'first'",
             "\"first\" is not as entry 2");
    tampered("UPDATE snapshot SET name = 'other' WHERE name = 'second'",
             "\"other\" is not as entry 4");
    tampered("UPDATE snapshot SET entry = 3 WHERE name = 'second'", "\"second\" is not as entry 3");
    tampered("DELETE FROM snapshot WHERE name = 'second'", "entry 4 of the journal is not there");
    tampered("INSERT INTO snapshot VALUES (5, 'third', 'abc')", "\"third\" is not as entry 5");
    tampered("UPDATE journal_part SET words = replace(words, 'first', 'forged') WHERE entry = 2",
             "does not hold at entry 2");
}

/* An entry that fits the chain and yet does not say what the records were. */
static void a_false_hash_in_a_sound_chain_is_named(void **state)
{
    (void)state;
    char content[65];
    struct buf words = {0};
    struct verify_report report;
    struct model *m = test_model();
    test_add(m, "purpose", "name", "contact", NULL);
    memset(content, 'a', 64);
    content[64] = '\0';
    snapshots_words("first", content, &words);
    assert_true(change_begin(m, &(struct change_note){.what = "snapshot", .about = "first"}, &why));
    change_put_part(m, buf_text(&words), "", 0);
    struct statement *st =
        db_prepare(m->db, "INSERT INTO snapshot VALUES (:entry, 'first', :content)");
    db_bind_int(st, ":entry", m->seq);
    db_bind_text(st, ":content", content);
    assert_true(db_do(st));
    assert_true(change_commit_kind(m, "event", 0, NULL, &why));
    assert_true(verify_run(m, false, NULL, &report, &why));
    assert_int_equal(report.findings, 0);
    assert_true(verify_run(m, true, NULL, &report, &why));
    assert_non_null(strstr(buf_text(&report.text), "\"first\" does not have the content"));
    buf_clear(&report.text);
    buf_clear(&words);
    model_close(m);
}

/* The text is another since, which the journal tells; nothing is wrong. */
static void a_redaction_is_no_forgery(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct redacted redacted;
    struct verify_report report;
    struct snapshots all;
    const struct kind *kind = kinds_find("purpose");
    make(m);
    assert_true(redact_field(m, kind, record_find(m, kind, "P-0001"), kinds_field(kind, "name"),
                             &redacted, &why));
    redact_clear(&redacted);
    assert_true(snapshots_list(m, &all, &why));
    assert_true(all.items[0].redacted && all.items[1].redacted);
    snapshots_clear(&all);
    assert_true(verify_run(m, true, NULL, &report, &why));
    assert_string_equal(buf_text(&report.text), "");
    assert_int_equal(report.snapshots, 2);
    assert_int_equal(report.snapshots_redacted, 2);
    buf_clear(&report.text);
    model_close(m);
}

static size_t count_with(struct model *m, const char *filter)
{
    const struct listing_query query = {.kind = kinds_find("category"), .filter = filter};
    struct listing listing;
    assert_true(listing_load(m, &query, &listing, &why));
    size_t count = listing.count;
    listing_clear(&listing);
    return count;
}

/* What changed since is so much that the texts in which is searched are made anew. */
static void many_megabytes_ago_is_found_what_was_there(void **state)
{
    enum { BYTES = 8400000 };
    struct model *m = test_model();
    struct buf text = {0};
    int64_t entry;
    (void)state;
    make(m);
    for (size_t length = 0; length < BYTES; length += 10000)
        buf_printf(&text, "%010000d\n", 7);
    buf_puts(&text, "summer");
    test_set(m, "category", "C-0001", "remarks", buf_text(&text));
    buf_clear(&text);
    assert_true(snapshot_make(m, "third", NULL, NULL, &why));
    test_set(m, "category", "C-0001", "remarks", "autumn");
    assert_true(past_find(m, "third", &entry, &why));
    struct model *past = past_open(m, entry, &why);
    assert_non_null(past);
    assert_int_equal(count_with(past, "customers summer"), 1);
    assert_int_equal(count_with(past, "customers autumn"), 0);
    assert_int_equal(count_with(m, "customers autumn"), 1);
    assert_true(search_sound(past));
    past_close(past);
    model_close(m);
}

/* Where an entry can no longer be applied, what came after it is not judged. */
static void an_entry_that_cannot_be_applied_is_named_before_any_snapshot(void **state)
{
    (void)state;
    tampered("UPDATE journal_part SET changes = x'00' WHERE entry = 1", "entry 1");
    tampered("UPDATE journal_part SET changes = x'00' WHERE entry = 3", "entry 3");
    tampered("UPDATE journal_part SET changes = x'00' WHERE entry = 5", "entry 5");
}

/* Adds an entry that fits the chain and does once more what entry 1 did. */
static void forge_entry(struct model *m)
{
    struct buf changes = {0};
    size_t length;
    struct statement *st =
        db_prepare(m->db, "SELECT changes FROM journal_part WHERE entry = 1 AND part = 0");
    assert_true(db_step(st));
    const void *held = db_blob(st, "changes", &length);
    buf_add(&changes, held, length);
    db_done(st);
    assert_true(change_begin(m, &(struct change_note){.what = "set", .about = "x"}, &why));
    change_put_part(m, "", changes.text, changes.length);
    assert_true(change_commit(m, NULL, &why));
    buf_clear(&changes);
}

/* Only the full check tells it, whether snapshots were sealed behind it or before. */
static void an_entry_of_a_sound_chain_that_does_not_follow_is_named(void **state)
{
    (void)state;
    for (int before = 0; before < 3; before++)
        for (int after = 0; after < 3; after++) {
            struct verify_report report;
            char name[16], expected[96];
            struct model *m = test_model();
            test_add(m, "purpose", "name", "contact", NULL);
            for (int i = 0; i < before + after; i++) {
                if (i == before)
                    forge_entry(m);
                snprintf(name, sizeof name, "Sealed %d", i);
                assert_true(snapshot_make(m, name, NULL, NULL, &why));
            }
            if (after == 0)
                forge_entry(m);
            snprintf(expected, sizeof expected,
                     "Entry %d of the journal does not follow from the entries before it.\n",
                     before + 2);
            assert_true(verify_run(m, false, NULL, &report, &why));
            assert_string_equal(buf_text(&report.text), "");
            assert_true(verify_run(m, true, NULL, &report, &why));
            assert_string_equal(buf_text(&report.text), expected);
            buf_clear(&report.text);
            model_close(m);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_snapshot_knows_who_why_and_what),
        cmocka_unit_test(a_name_is_used_once_and_means_no_moment),
        cmocka_unit_test(undo_leaves_snapshots_alone),
        cmocka_unit_test(the_content_is_plain_text_in_order),
        cmocka_unit_test(a_forged_snapshot_is_named),
        cmocka_unit_test(a_false_hash_in_a_sound_chain_is_named),
        cmocka_unit_test(a_redaction_is_no_forgery),
        cmocka_unit_test(many_megabytes_ago_is_found_what_was_there),
        cmocka_unit_test(an_entry_that_cannot_be_applied_is_named_before_any_snapshot),
        cmocka_unit_test(an_entry_of_a_sound_chain_that_does_not_follow_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
