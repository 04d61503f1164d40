/*
 * Erasing a text: what goes with it, what stays because it is another's, and what
 * cannot be erased.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/redact.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* Erases COLUMN of the record CODE; the number of entries that were rewritten, -1 where it
 * was refused. */
static int erase(struct model *m, const char *kind_name, const char *code, const char *column)
{
    const struct kind *kind = kinds_find(kind_name);
    struct redacted result;
    why.text[0] = '\0';
    bool done =
        redact_field(m, kind, record_find(m, kind, code), kinds_field(kind, column), &result, &why);
    int entries = (int)result.entries;
    redact_clear(&result);
    return done ? entries : -1;
}

/* How many rows of the journal and of the categories hold TEXT. */
static int64_t holding(struct model *m, const char *text)
{
    struct buf sql = {0};
    buf_printf(&sql,
               "SELECT (SELECT count(*) FROM journal WHERE instr(about || why, '%s') > 0) + "
               "(SELECT count(*) FROM journal_part WHERE instr(words, '%s') > 0 OR "
               "instr(changes, CAST('%s' AS BLOB)) > 0) + "
               "(SELECT count(*) FROM category WHERE instr(name || remarks, '%s') > 0)",
               text, text, text, text);
    int64_t count = db_number(m->db, buf_text(&sql), 0, -1);
    buf_clear(&sql);
    return count;
}

static void set_because(struct model *m, const char *column, const char *value, const char *reason)
{
    struct record *record = record_load_code(m, kinds_find("category"), "C-0001", &why);
    assert_non_null(record);
    assert_true(record_set(record, kinds_field(record->kind, column), value, &why));
    assert_true(test_save(
        m, record, &(struct change_note){.what = "set", .about = "C-0001", .why = reason}, &why));
    record_free(record);
}

static void a_reason_that_repeats_the_text_goes_as_a_whole(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "category", "name", "Members", NULL);
    set_because(m, "remarks", "told by Aoyama", "Aoyama asked for it: told by Aoyama");
    set_because(m, "remarks", "seen by Midori", "as agreed");
    set_because(m, "remarks", "seen by both", "now seen by Midori");
    set_because(m, "name", "Guests", "told by Aoyama");
    assert_int_equal(erase(m, "category", "C-0001", "remarks"), 3);
    test_value_is(m, "category", "C-0001", "remarks", redact_mark);
    assert_int_equal(holding(m, "seen by Midori"), 0);
    /* The last reason is one of an entry that did not hold the text: it is told only. */
    assert_int_equal(holding(m, "told by Aoyama"), 1);
    assert_int_equal(
        db_number(m->db, "SELECT count(*) FROM journal WHERE why = 'as agreed'", 0, -1), 1);
    assert_int_equal(
        db_number(m->db, "SELECT count(*) FROM journal WHERE why = '[redacted 抹消]'", 0, -1), 2);
    test_sound(m);
    model_close(m);
}

/* That a text was erased is an entry of its own, which names those that were rewritten. */
static void what_was_rewritten_is_said(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct history_lines lines;
    struct buf said = {0};
    test_add(m, "category", "name", "Members", "remarks", "told by Aoyama", NULL);
    test_set(m, "category", "C-0001", "remarks", "seen by Midori");
    assert_int_equal(erase(m, "category", "C-0001", "remarks"), 2);
    int64_t last = db_number(m->db, "SELECT max(seq) FROM journal", 0, -1);
    assert_true(history_load(m, last, 0, &lines, &why));
    assert_true(lines.count > 1);
    for (size_t i = 0; i < lines.count; i++) {
        history_say(&lines.items[i], LANG_EN, &said);
        buf_putc(&said, '\n');
    }
    for (int64_t entry = last - 2; entry < last; entry++) {
        char words[64];
        snprintf(words, sizeof words, "entry %d was rewritten\n", (int)entry);
        assert_non_null(strstr(buf_text(&said), words));
    }
    history_clear(&lines);
    /* One line was asked for. */
    assert_true(history_load(m, last, 1, &lines, &why));
    assert_int_equal(lines.count, 1);
    history_clear(&lines);
    buf_clear(&said);
    model_close(m);
}

static void what_is_erased_already_or_was_never_there_is_refused(void **state)
{
    (void)state;
    struct model *m = test_model();
    char before[65], after[65];
    test_add(m, "category", "name", "Members", "remarks", "told by Aoyama", "persons", "12",
             "evidence", "https://www.example.co.jp/a", NULL);
    test_digest(m, before);
    assert_int_equal(erase(m, "category", "C-0001", "description"), -1);
    assert_string_equal(why.text, "Description: there is no text to erase, now or in the journal.");
    assert_int_equal(erase(m, "category", "C-0001", "persons"), -1);
    assert_string_equal(
        why.text, "Number of persons: only free text can be erased. Change the field instead.");
    assert_int_equal(erase(m, "category", "C-0404", "remarks"), -1);
    assert_string_not_equal(why.text, "");
    test_digest(m, after);
    assert_string_equal(before, after);
    assert_int_equal(erase(m, "category", "C-0001", "remarks"), 1);
    assert_int_equal(erase(m, "category", "C-0001", "remarks"), -1);
    assert_string_equal(why.text, "Remarks: there is no text to erase, now or in the journal.");
    assert_int_equal(erase(m, "category", "C-0001", "evidence"), 1);
    test_sound(m);
    model_close(m);
}

/* Two records may have one name: only the one that was asked for loses it. */
static void a_name_is_erased_where_it_means_the_record(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Aoyama", NULL);
    test_add(m, "item", "name", "Aoyama", NULL);
    test_add(m, "department", "name", "Aoyama", NULL);
    test_add(m, "category", "name", "Members", "items", "I-0001; I-0002", "department", "D-0001",
             NULL);
    test_set(m, "item", "I-0002", "code", "I-0005");
    assert_int_equal(erase(m, "item", "I-0005", "name"), 3);
    test_value_is(m, "item", "I-0005", "name", redact_mark);
    test_value_is(m, "item", "I-0001", "name", "Aoyama");
    struct history_lines lines;
    assert_true(history_load(m, 4, 0, &lines, &why));
    int ours = 0, others = 0;
    for (size_t i = 0; i < lines.count; i++) {
        const char *new = lines.items[i].new;
        assert_null(strstr(new, "I-0002 Aoyama"));
        ours += strstr(new, "I-0002 [redacted") != NULL;
        others += strcmp(new, "I-0001 Aoyama") == 0 || strcmp(new, "D-0001 Aoyama") == 0;
    }
    assert_int_equal(ours, 1);
    assert_int_equal(others, 2);
    history_clear(&lines);
    test_sound(m);
    model_close(m);
}

/* An entry of several parts is rewritten part by part, and is one entry. */
static void every_part_of_an_entry_loses_the_text(void **state)
{
    struct model_options options = {.lang = LANG_EN, .who = "tester", .part_bytes = 1};
    (void)state;
    struct model *m = model_scratch(&options, &why);
    assert_non_null(m);
    test_add(m, "category", "name", "Members", NULL);
    assert_true(change_begin(m, &(struct change_note){.what = "set", .about = "x"}, &why));
    struct record *record = record_load_code(m, kinds_find("category"), "C-0001", &why);
    static const char *const texts[] = {"told by Aoyama", "told by Midori", "told by both"};
    for (size_t i = 0; i < 3; i++) {
        assert_true(record_set(record, kinds_field(record->kind, "remarks"), texts[i], &why));
        assert_true(record_save(m, record, &why));
    }
    record_free(record);
    assert_true(change_commit(m, NULL, &why));
    assert_true(db_number(m->db, "SELECT count(*) FROM journal_part WHERE entry = 2", 0, 0) > 1);
    assert_int_equal(erase(m, "category", "C-0001", "remarks"), 1);
    assert_int_equal(holding(m, "told by"), 0);
    test_sound(m);
    model_close(m);
}

static void backups_are_named_that_were_made_since_the_text_came_in(void **state)
{
    (void)state;
    struct model *m = test_model();
    const struct kind *category = kinds_find("category");
    struct redacted result;
    test_add(m, "category", "name", "Members", NULL);
    assert_true(journal_event(m, "backup", "before.daicho", &why));
    test_set(m, "category", "C-0001", "remarks", "told by Aoyama");
    assert_true(journal_event(m, "backup", "since.daicho", &why));
    test_set(m, "category", "C-0001", "remarks", "another text");
    assert_true(journal_event(m, "restore", "later.daicho", &why));
    assert_true(redact_field(m, category, record_find(m, category, "C-0001"),
                             kinds_field(category, "remarks"), &result, &why));
    assert_int_equal(result.entries, 2);
    assert_string_equal(buf_text(&result.backups), "since.daicho\nlater.daicho\n");
    assert_string_equal(buf_text(&result.others), "");
    redact_clear(&result);
    test_sound(m);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reason_that_repeats_the_text_goes_as_a_whole),
        cmocka_unit_test(what_was_rewritten_is_said),
        cmocka_unit_test(what_is_erased_already_or_was_never_there_is_refused),
        cmocka_unit_test(a_name_is_erased_where_it_means_the_record),
        cmocka_unit_test(every_part_of_an_entry_loses_the_text),
        cmocka_unit_test(backups_are_named_that_were_made_since_the_text_came_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
