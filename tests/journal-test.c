/*
 * The journal as a person relies on it: undo takes back exactly what was done,
 * redo brings it back, what was changed since is never overwritten, and any
 * sequence of edits, undone, gives the start again.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/listing.h"
#include "model/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

static void undo_and_redo_bring_back_what_was(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "purpose", "name", "Selection", NULL);
    test_add(m, "category", "name", "Applicants", "persons", "320", "purposes", "P-0001", NULL);
    test_set(m, "category", "C-0001", "persons", "400");
    assert_true(journal_undo(m, 0, NULL, &why));
    test_value_is(m, "category", "C-0001", "persons", "320");
    test_value_is(m, "category", "C-0001", "purposes", "P-0001");
    assert_true(journal_undo(m, 0, NULL, &why));
    assert_null(test_value(m, "category", "C-0001", "name"));
    assert_true(journal_redo(m, NULL, &why));
    test_value_is(m, "category", "C-0001", "persons", "320");
    assert_true(journal_redo(m, NULL, &why));
    test_value_is(m, "category", "C-0001", "persons", "400");
    assert_false(journal_redo(m, NULL, &why));
    test_sound(m);
    model_close(m);
}

static void an_edit_ends_what_can_be_redone(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Name", NULL);
    test_set(m, "item", "I-0001", "name", "Full name");
    assert_true(journal_undo(m, 0, NULL, &why));
    test_set(m, "item", "I-0001", "remarks", "as on the form");
    assert_false(journal_redo(m, NULL, &why));
    assert_string_equal(why.text, "There is nothing to redo.");
    model_close(m);
}

static void an_older_entry_is_undone_where_nothing_is_in_the_way(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Name", NULL);
    test_set(m, "item", "I-0001", "remarks", "first");
    test_set(m, "item", "I-0001", "other_names", "Full name");
    assert_true(journal_undo(m, 2, NULL, &why));
    test_value_is(m, "item", "I-0001", "remarks", "");
    test_value_is(m, "item", "I-0001", "other_names", "Full name");
    test_sound(m);
    model_close(m);
}

static void an_older_entry_in_the_way_is_refused_by_name(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Name", NULL);
    test_set(m, "item", "I-0001", "remarks", "first");
    test_set(m, "item", "I-0001", "remarks", "second");
    assert_false(journal_undo(m, 2, NULL, &why));
    assert_non_null(strstr(why.text, "I-0001"));
    assert_non_null(strstr(why.text, "entry 3"));
    test_value_is(m, "item", "I-0001", "remarks", "second");
    test_add(m, "category", "name", "Members", "items", "I-0001", NULL);
    assert_false(journal_undo(m, 1, NULL, &why));
    test_value_is(m, "item", "I-0001", "remarks", "second");
    test_sound(m);
    model_close(m);
}

static void a_stale_save_is_refused_even_after_undo(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Name", NULL);
    struct record *mine = record_load_code(m, kinds_find("item"), "I-0001", &why);
    test_set(m, "item", "I-0001", "remarks", "theirs");
    assert_true(record_set(mine, kinds_field(mine->kind, "remarks"), "mine", &why));
    struct change_note note = {.what = "set", .about = "item/I-0001"};
    assert_false(test_save(m, mine, &note, &why));
    assert_int_equal(why.class, WHY_STALE);
    struct record *theirs;
    assert_true(record_stale(m, mine, &theirs));
    assert_string_equal(record_value(theirs, "remarks"), "theirs");
    record_free(theirs);
    assert_true(journal_undo(m, 0, NULL, &why));
    test_set(m, "item", "I-0001", "remarks", "others");
    assert_false(test_save(m, mine, &note, &why));
    record_free(mine);
    model_close(m);
}

static void the_history_names_every_field_old_and_new(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct history_lines lines;
    struct buf text = {0};
    test_add(m, "retention", "name", "Six months", "period", "6か月", NULL);
    test_set(m, "retention", "RT-0001", "period", "P1Y");
    assert_true(history_load(m, 2, 0, &lines, &why));
    assert_int_equal(lines.count, 1);
    history_say(&lines.items[0], LANG_JA, &text);
    assert_string_equal(text.text, "保存期間 RT-0001 Six months  保存期間: 6か月 → 1年");
    history_clear(&lines);
    buf_clear(&text);
    model_close(m);
}

/* Whether one of the changes of entry SEQ is told as SAID. */
static bool is_told(struct model *m, int64_t seq, const char *said)
{
    struct history_lines lines;
    struct buf text = {0};
    bool found = false;
    assert_true(history_load(m, seq, 0, &lines, &why));
    for (size_t i = 0; i < lines.count && !found; i++) {
        buf_empty(&text);
        history_say(&lines.items[i], LANG_EN, &text);
        found = strcmp(buf_text(&text), said) == 0;
    }
    history_clear(&lines);
    buf_clear(&text);
    return found;
}

static void the_history_tells_what_came_and_what_was_deleted(void **state)
{
    (void)state;
    struct model *m = test_model();
    const struct kind *item = kinds_find("item");
    test_add(m, "item", "name", "Fax number", NULL);
    assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = "x"}, &why));
    assert_true(change_delete(m, item, record_find(m, item, "I-0001"), true, NULL, &why));
    assert_true(change_commit(m, NULL, &why));
    assert_true(is_told(m, 1, "Item I-0001 Fax number  Name: Fax number"));
    assert_true(is_told(m, 2, "Item I-0001 Fax number  Name: Fax number (deleted)"));
    model_close(m);
}

static void moment_is(const char *at, bool exact, const char *expected)
{
    struct buf text = {0};
    history_moment(at, exact, &text);
    assert_string_equal(buf_text(&text), expected);
    buf_clear(&text);
}

static void moments_are_told_in_the_time_of_the_person(void **state)
{
    const char *zone = getenv("TZ");
    char *before = zone == NULL ? NULL : mem_copy(zone);
    (void)state;
    setenv("TZ", "JST-9", 1);
    tzset();
    moment_is("2026-11-22T20:18:05Z", false, "2026-11-23 05:18");
    moment_is("2026-11-22T20:18:05Z", true, "2026-11-23 05:18:05 +0900");
    moment_is("not a moment", true, "not a moment");
    if (before == NULL)
        unsetenv("TZ");
    else
        setenv("TZ", before, 1);
    tzset();
    free(before);
}

static void the_history_of_a_record_follows_its_codes(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct entries entries;
    test_add(m, "item", "name", "Name", NULL);
    test_add(m, "item", "name", "Address", NULL);
    test_set(m, "item", "I-0001", "code", "NAME-1");
    test_set(m, "item", "NAME-1", "remarks", "as on the form");
    assert_true(journal_list(m, "item", "NAME-1", 0, &entries, &why));
    assert_int_equal(entries.count, 3);
    journal_clear(&entries);
    assert_true(journal_list(m, NULL, "NAME-1", 0, &entries, &why));
    assert_int_equal(entries.count, 3);
    journal_clear(&entries);
    assert_true(journal_list(m, NULL, "name", 0, &entries, &why));
    assert_int_equal(entries.count, 0);
    journal_clear(&entries);
    /* The code is given back and taken away again. */
    test_set(m, "item", "NAME-1", "code", "I-0001");
    test_set(m, "item", "I-0001", "code", "NAME-2");
    assert_true(journal_list(m, "item", "NAME-2", 0, &entries, &why));
    assert_int_equal(entries.count, 5);
    journal_clear(&entries);
    model_close(m);
}

/* Columns that another program added have their own names; what they hold is told as far as
 * it can be read. */
static void columns_of_another_program_are_told_by_their_names(void **state)
{
    (void)state;
    struct model *m = test_model();
    assert_true(db_run(m->db, "ALTER TABLE item ADD COLUMN shelf INTEGER DEFAULT 7"));
    assert_true(db_run(m->db, "ALTER TABLE item ADD COLUMN depth REAL DEFAULT 1.5"));
    assert_true(db_run(m->db, "ALTER TABLE item ADD COLUMN photo BLOB DEFAULT x'0102'"));
    test_add(m, "item", "name", "Box", NULL);
    assert_true(is_told(m, 1, "Item I-0001 Box  shelf: 7"));
    assert_true(is_told(m, 1, "Item I-0001 Box  depth: 1.5"));
    assert_true(is_told(m, 1, "Item I-0001 Box  photo: ?"));
    assert_true(journal_undo(m, 0, NULL, &why));
    /* With more columns than can be told of, nothing could be undone any more. */
    for (int i = 0; i < 100; i++) {
        char sql[64];
        snprintf(sql, sizeof sql, "ALTER TABLE item ADD COLUMN more_%d INTEGER", i);
        assert_true(db_run(m->db, sql));
    }
    struct record *record = record_new(kinds_find("item"));
    record_put(record, kinds_field(record->kind, "name"), "Bag");
    assert_false(test_save(m, record, &(struct change_note){.what = "add", .about = ""}, &why));
    assert_int_equal(db_number(m->db, "SELECT count(*) FROM item", 0, -1), 0);
    assert_int_equal(db_number(m->db, "SELECT max(seq) FROM journal", 0, -1), 2);
    record_free(record);
    model_close(m);
}

/* The words may be those of another program: of a kind that is none here. */
static void changes_of_a_kind_that_is_none_are_told_as_they_stand(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct entries entries;
    test_add(m, "item", "name", "Box", NULL);
    test_set(m, "item", "I-0001", "code", "BOX");
    assert_true(db_run(m->db, "UPDATE journal_part SET words = replace(replace("
                              "'set|gadget|G-1|Lamp|colour|red|blue;set|gadget|G-1|Lamp|bulb|2|3;'"
                              ", '|', char(9)), ';', char(10)) || words WHERE entry = 2"));
    assert_true(is_told(m, 2, "gadget G-1 Lamp  bulb: 2 → 3"));
    assert_true(is_told(m, 2, "gadget G-1 Lamp  colour: red → blue"));
    assert_true(is_told(m, 2, "Item BOX Box  Code: I-0001 → BOX"));
    assert_true(journal_list(m, "item", "BOX", 0, &entries, &why));
    assert_int_equal(entries.count, 2);
    journal_clear(&entries);
    model_close(m);
}

/* Only what was done is told: a link taken out does not move the others. */
static void a_link_taken_out_is_one_line_of_history(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct history_lines lines;
    test_add(m, "item", "name", "a", NULL);
    test_add(m, "item", "name", "b", NULL);
    test_add(m, "item", "name", "c", NULL);
    test_add(m, "category", "name", "Members", "items", "I-0001; I-0002; I-0003", NULL);
    test_set(m, "category", "C-0001", "items", "I-0002; I-0003");
    assert_true(history_load(m, 5, 0, &lines, &why));
    assert_int_equal(lines.count, 1);
    assert_string_equal(lines.items[0].old, "I-0001 a");
    history_clear(&lines);
    test_set(m, "category", "C-0001", "items", "I-0003; I-0002");
    test_value_is(m, "category", "C-0001", "items", "I-0003; I-0002");
    model_close(m);
}

/* A change too large for memory is stored in parts; it is one entry all the
 * same. Each record here is linked to one of an earlier part. */
static void a_change_in_parts_is_undone_and_redone_whole(void **state)
{
    /* Where each record is a part of its own, a part need not be full. */
    enum { RECORDS = 24, BYTES = TEST_PART_BYTES > 0 ? 1 << 10 : 1 << 20 };
    (void)state;
    struct model *m = test_model();
    char *text = mem_new(BYTES + 1, 1);
    char start[65], end[65], again[65];
    memset(text, 'x', BYTES);
    test_digest(m, start);
    assert_true(change_begin(m, &(struct change_note){.what = "import", .about = ""}, &why));
    for (int i = 0; i < RECORDS; i++) {
        struct record *item = record_new(kinds_find("item"));
        struct record *category = record_new(kinds_find("category"));
        char name[24];
        snprintf(name, sizeof name, "n%d", i);
        assert_true(record_set(item, kinds_field(item->kind, "name"), name, &why));
        assert_true(record_set(item, kinds_field(item->kind, "remarks"), text, &why));
        assert_true(record_save(m, item, &why));
        assert_true(record_set(category, kinds_field(category->kind, "name"), name, &why));
        assert_true(record_set(category, kinds_field(category->kind, "items"),
                               i % 2 ? "I-0001" : record_value(item, "code"), &why));
        assert_true(record_save(m, category, &why));
        record_free(item);
        record_free(category);
    }
    int64_t entry;
    assert_true(change_commit(m, &entry, &why));
    assert_int_equal(entry, 1);
    test_digest(m, end);
    assert_true(journal_undo(m, 0, NULL, &why));
    test_digest(m, again);
    assert_string_equal(start, again);
    assert_true(journal_redo(m, NULL, &why));
    test_digest(m, again);
    assert_string_equal(end, again);
    test_sound(m);
    free(text);
    model_close(m);
}

/* One random edit of M: a record added, a field or links changed, a record
 * deleted with all that refers to it. */
static void random_edit(struct model *m)
{
    static const char *const simple[] = {"purpose", "item", "party", "storage", "retention"};
    const struct kind *kind = kinds_find(rand() % 2 == 0 ? "category" : simple[rand() % 5]);
    struct listing all;
    struct listing_query query = {.kind = kind};
    assert_true(listing_load(m, &query, &all, &why));
    struct record *record = all.count == 0 || rand() % 4 == 0
                                ? record_new(kind)
                                : record_load(m, kind, all.ids[(size_t)rand() % all.count], &why);
    listing_clear(&all);
    char text[40];
    snprintf(text, sizeof text, "n%d", rand() % 1000);
    if (record->id != 0 && rand() % 5 == 0) {
        assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = text}, &why));
        assert_true(change_delete(m, kind, record->id, true, NULL, &why));
        assert_true(change_commit(m, NULL, &why));
        record_free(record);
        return;
    }
    assert_true(record_set(record, kinds_field(kind, rand() % 2 ? "name" : "remarks"), text, &why));
    if (record_value(record, "name")[0] == '\0')
        assert_true(record_set(record, kinds_field(kind, "name"), text, &why));
    for (size_t f = 0; f < kind->field_count; f++) {
        if (kind->fields[f].type != TYPE_LINKS || rand() % 2 == 0)
            continue;
        struct listing targets;
        struct listing_query others = {.kind = kinds_find(kind->fields[f].kind)};
        struct cells codes = {0};
        struct buf cell = {0};
        assert_true(listing_load(m, &others, &targets, &why));
        for (size_t i = 0; i < targets.count && i < 4; i++) {
            struct record *target =
                record_load(m, others.kind, targets.ids[(size_t)rand() % targets.count], &why);
            if (cells_find(&codes, record_value(target, "code")) == codes.count)
                cells_add(&codes, record_value(target, "code"));
            record_free(target);
        }
        cells_format(&codes, &cell);
        assert_true(record_set(record, f, buf_text(&cell), &why));
        cells_clear(&codes);
        buf_clear(&cell);
        listing_clear(&targets);
    }
    assert_true(test_save(m, record, &(struct change_note){.what = "set", .about = text}, &why));
    record_free(record);
}

static void any_edits_undone_give_the_start_again(void **state)
{
    (void)state;
    size_t seeds = test_count("JOURNAL_SEEDS", 8);
    for (unsigned seed = 1; seed <= seeds; seed++) {
        struct model *m = test_model();
        char start[65], end[65], again[65];
        size_t undone = 0;
        srand(seed);
        for (int i = 0; i < 10; i++)
            random_edit(m);
        test_digest(m, start);
        int64_t head;
        char hash[65];
        assert_true(journal_head(m, &head, hash, &why));
        for (int i = 0; i < 60; i++)
            random_edit(m);
        test_digest(m, end);
        assert_string_not_equal(start, end);
        int64_t entry;
        do {
            assert_true(journal_undo(m, 0, &entry, &why));
            undone++;
        } while (entry > head + 1);
        test_digest(m, again);
        assert_string_equal(start, again);
        while (undone-- > 0)
            assert_true(journal_redo(m, NULL, &why));
        test_digest(m, again);
        assert_string_equal(end, again);
        test_sound(m);
        model_close(m);
    }
}

static bool count_call(void *context)
{
    ++*(size_t *)context;
    return true;
}

/* Goes on for as many calls as are left. */
static bool count_down(void *context)
{
    size_t *left = context;
    return *left > 0 && (*left)-- > 0;
}

/* One entry that adds COUNT records. */
static void add_together(struct model *m, size_t count)
{
    const struct kind *kind = kinds_find("item");
    struct why reason = {.lang = LANG_EN};
    struct change_note note = {.what = "add", .about = ""};
    assert_true(change_begin(m, &note, &reason));
    for (size_t i = 0; i < count; i++) {
        struct record *record = record_new(kind);
        char name[24];
        snprintf(name, sizeof name, "項目%zu", i);
        assert_true(record_set(record, kinds_field(kind, "name"), name, &reason));
        assert_true(record_save(m, record, &reason));
        record_free(record);
    }
    assert_true(change_commit(m, NULL, &reason));
}

/* Wherever it is given up, a long undo leaves all as it was, and the inventory
 * fit for the next one. */
static void long_work_can_be_given_up(void **state)
{
    enum { RECORDS = TEST_PART_BYTES > 0 ? 40 : 400 }; /* a part is a place to give up */
    (void)state;
    struct model *m = test_model();
    struct why reason = {.lang = LANG_EN};
    char before[65], after[65];
    size_t given_up = 0;
    bool done = false;
    add_together(m, RECORDS);
    test_digest(m, before);
    while (!done) {
        size_t left = given_up;
        model_on_work(m, count_down, &left);
        done = journal_undo(m, 0, NULL, &reason);
        model_on_work(m, NULL, NULL);
        if (done)
            break;
        given_up++;
        assert_string_equal(reason.text, "Given up. Nothing was changed.");
        test_digest(m, after);
        assert_string_equal(after, before);
        test_sound(m);
    }
    assert_true(given_up > 3);
    assert_int_equal(record_count(m, kinds_find("item")), 0);
    test_sound(m);
    model_close(m);
}

static void long_work_is_told_of(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct why reason = {.lang = LANG_EN};
    size_t calls = 0;
    for (int i = 0; i < 100; i++)
        test_add(m, "item", "name", "氏名", NULL);
    model_on_work(m, count_call, &calls);
    for (int i = 0; i < 100; i++)
        assert_true(journal_undo(m, 0, NULL, &reason));
    assert_true(calls > 1);
    model_on_work(m, NULL, NULL);
    calls = 0;
    assert_true(journal_redo(m, NULL, &reason));
    assert_int_equal(calls, 0);
    model_close(m);
}

/* Undoing out of order can leave an entry that is not undone alone: here its old
 * code was given back before. It is refused by name, and the undo that stands
 * in the way can be taken back first. */
static void an_undo_out_of_order_can_stand_in_the_way_of_another(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Name", NULL);
    test_add(m, "item", "name", "Address", NULL);
    test_set(m, "item", "I-0001", "code", "N-1");
    test_set(m, "item", "I-0002", "code", "I-0001");
    test_set(m, "item", "I-0001", "code", "A-1");
    assert_true(journal_undo(m, 3, NULL, &why));
    assert_false(journal_undo(m, 0, NULL, &why));
    assert_non_null(strstr(why.text, "Entry 5 cannot be undone"));
    assert_true(journal_undo(m, 6, NULL, &why));
    for (int i = 0; i < 5; i++)
        assert_true(journal_undo(m, 0, NULL, &why));
    assert_int_equal(record_count(m, kinds_find("item")), 0);
    test_sound(m);
    model_close(m);
}

/* One thing that a person does: an edit, an undo or redo of the last one, or an
 * undo of whatever entry of those after FIRST, where that is possible. */
static void random_step(struct model *m, int64_t first)
{
    int64_t head;
    char hash[65];
    assert_true(journal_head(m, &head, hash, &why));
    switch (rand() % 6) {
    case 0:
        journal_undo(m, 0, NULL, &why);
        break;
    case 1:
        journal_redo(m, NULL, &why);
        break;
    case 2:
    case 3:
        journal_undo(m, first + 1 + rand() % (head - first + 1), NULL, &why);
        break;
    default:
        random_edit(m);
    }
}

/* In whatever order entries were undone and redone: taken back from the last to
 * the first, each leads to the records as they were before it. */
static void what_was_done_in_any_order_goes_back_in_reverse(void **state)
{
    enum { STEPS = 120 };
    size_t seeds = test_count("JOURNAL_SEEDS", 8);
    (void)state;
    for (unsigned seed = 1; seed <= seeds; seed++) {
        struct model *m = test_model();
        char digests[STEPS + 32][65] = {{0}}, hash[65], now[65];
        int64_t first, head;
        srand(seed);
        for (int i = 0; i < 10; i++)
            random_edit(m);
        assert_true(journal_head(m, &first, hash, &why));
        test_digest(m, digests[first]);
        for (int i = 0; i < STEPS; i++) {
            random_step(m, first);
            assert_true(journal_head(m, &head, hash, &why));
            test_digest(m, digests[head]);
        }
        for (; head > first; head--) {
            if (!journal_undo(m, head, NULL, &why))
                fail_msg("seed %u: %s", seed, why.text);
            test_digest(m, now);
            if (strcmp(now, digests[head - 1]) != 0)
                fail_msg("seed %u: entry %lld", seed, (long long)head);
        }
        test_sound(m);
        model_close(m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(undo_and_redo_bring_back_what_was),
        cmocka_unit_test(an_edit_ends_what_can_be_redone),
        cmocka_unit_test(an_older_entry_is_undone_where_nothing_is_in_the_way),
        cmocka_unit_test(an_older_entry_in_the_way_is_refused_by_name),
        cmocka_unit_test(a_stale_save_is_refused_even_after_undo),
        cmocka_unit_test(the_history_names_every_field_old_and_new),
        cmocka_unit_test(the_history_tells_what_came_and_what_was_deleted),
        cmocka_unit_test(moments_are_told_in_the_time_of_the_person),
        cmocka_unit_test(the_history_of_a_record_follows_its_codes),
        cmocka_unit_test(columns_of_another_program_are_told_by_their_names),
        cmocka_unit_test(changes_of_a_kind_that_is_none_are_told_as_they_stand),
        cmocka_unit_test(a_link_taken_out_is_one_line_of_history),
        cmocka_unit_test(a_change_in_parts_is_undone_and_redone_whole),
        cmocka_unit_test(any_edits_undone_give_the_start_again),
        cmocka_unit_test(long_work_is_told_of),
        cmocka_unit_test(long_work_can_be_given_up),
        cmocka_unit_test(an_undo_out_of_order_can_stand_in_the_way_of_another),
        cmocka_unit_test(what_was_done_in_any_order_goes_back_in_reverse),
    };
    return cmocka_run_group_tests_name("journal", tests, NULL, NULL);
}
