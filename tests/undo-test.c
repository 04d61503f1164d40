/*
 * What stands in the way of taking an entry of the journal back, and what does not.
 */
#include "tests/model.h"

#include "model/backup.h"
#include "model/buf.h"
#include "model/changeset.h"
#include "model/foreign.h"
#include "model/inside.h"
#include "model/merge.h"
#include "model/migrations.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

static void remove_record(struct model *m, const char *kind, const char *code)
{
    const struct kind *of = kinds_find(kind);
    assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = code}, &why));
    assert_true(change_delete(m, of, record_find(m, of, code), false, NULL, &why));
    assert_true(change_commit(m, NULL, &why));
}

static void a_link_that_stands_elsewhere_in_its_list_is_taken_out(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, "item|name=Address\nitem|name=Telephone\nitem|name=Birthday\n"
                      "category|name=Members|items=I-0001\n");
    test_set(m, "category", "C-0001", "items", "I-0001; I-0002");
    test_set(m, "category", "C-0001", "items", "I-0001; I-0002; I-0003");
    test_set(m, "category", "C-0001", "items", "I-0001; I-0003; I-0002");
    assert_true(journal_undo(m, 5, NULL, &why));
    test_value_is(m, "category", "C-0001", "items", "I-0001; I-0003");
    test_sound(m);
    assert_true(journal_undo(m, 6, NULL, &why));
    test_value_is(m, "category", "C-0001", "items", "I-0001");
    test_sound(m);
    model_close(m);
}

static void a_record_does_not_come_back_where_another_has_its_code(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Address", NULL);
    remove_record(m, "item", "I-0001");
    test_add(m, "item", "code", "I-0001", "name", "Telephone", NULL);
    assert_false(journal_undo(m, 2, NULL, &why));
    assert_non_null(strstr(why.text, "Entry 2 cannot be undone or redone alone"));
    test_value_is(m, "item", "I-0001", "name", "Telephone");
    test_sound(m);
    /* Once the code is free again it does. */
    test_set(m, "item", "I-0001", "code", "I-0009");
    assert_true(journal_undo(m, 2, NULL, &why));
    test_value_is(m, "item", "I-0001", "name", "Address");
    test_value_is(m, "item", "I-0009", "name", "Telephone");
    test_sound(m);
    model_close(m);
}

/* Has entry SEQ be of the form VERSION. */
static void set_version(struct model *m, int64_t seq, int version)
{
    struct statement *st =
        db_prepare(m->db, "UPDATE journal SET version = :version WHERE seq = :seq");
    db_bind_int(st, ":version", version);
    db_bind_int(st, ":seq", seq);
    db_do(st);
    assert_true(db_ok(m->db, &why));
}

static void an_entry_of_an_older_form_is_refused_and_nothing_changes(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Address", NULL);
    test_set(m, "item", "I-0001", "name", "Abode");
    set_version(m, 2, migrations[migrations_count - 1].undo_from - 1);
    assert_false(journal_undo(m, 2, NULL, &why));
    assert_string_equal(why.text, "Entry 2 was made with an older form of the inventory and can no "
                                  "longer be undone. Change the records by hand.");
    test_value_is(m, "item", "I-0001", "name", "Abode");
    /* Since the form of then nothing has come in the way. */
    set_version(m, 2, migrations[migrations_count - 1].undo_from);
    assert_true(journal_undo(m, 2, NULL, &why));
    test_value_is(m, "item", "I-0001", "name", "Address");
    model_close(m);
}

static void a_record_that_was_deleted_since_it_was_read_is_not_saved(void **state)
{
    (void)state;
    struct model *m = test_model();
    const struct kind *item = kinds_find("item");
    int64_t id = test_add(m, "item", "name", "Address", NULL);
    struct record *record = record_load(m, item, id, &why);
    assert_non_null(record);
    remove_record(m, "item", "I-0001");
    assert_true(record_set(record, kinds_field(item, "name"), "Abode", &why));
    assert_false(test_save(m, record, &(struct change_note){.what = "set", .about = ""}, &why));
    assert_int_equal(why.class, WHY_STALE);
    assert_string_equal(why.text, "I-0001 was deleted meanwhile. Nothing was saved; undo the "
                                  "deletion or add the record again.");
    /* As it says: then what was typed can be saved. */
    assert_true(journal_undo(m, 0, NULL, &why));
    struct record *again = record_load(m, item, id, &why);
    assert_non_null(again);
    assert_true(record_set(again, kinds_field(item, "name"), "Abode", &why));
    assert_true(test_save(m, again, &(struct change_note){.what = "set", .about = ""}, &why));
    test_value_is(m, "item", "I-0001", "name", "Abode");
    record_free(record);
    record_free(again);
    test_sound(m);
    model_close(m);
}

/* Merges into M a copy in which a name was changed and changed back. */
static void merge_a_copy_that_holds_the_same(struct model *m)
{
    char folder[] = "/tmp/daicho-undo-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/copy.daicho", folder);
    assert_true(backup_write(m, path, false, &why));
    const struct model_options options = {.lang = LANG_EN, .who = "sato"};
    struct model *copy = model_open(path, &options, &why);
    assert_non_null(copy);
    test_set(copy, "item", "I-0001", "name", "Abode");
    test_set(copy, "item", "I-0001", "name", "Address");
    model_close(copy);
    struct model *other = foreign_open(m, path, &why);
    assert_non_null(other);
    struct merge *merge = merge_new(m, other, "copy.daicho", &why);
    assert_non_null(merge);
    assert_int_equal(merge->news, 2);
    assert_true(merge_apply(m, merge, NULL, &why));
    merge_free(merge);
    foreign_close(other);
    unlink(path);
    assert_int_equal(rmdir(folder), 0);
}

/* It brought the journal of the other and changed nothing: so it can be taken back and
 * brought again like any other. */
static void a_merge_that_changed_no_record_is_undone_and_redone(void **state)
{
    (void)state;
    struct model *m = test_model();
    char before[65], after[65];
    test_add(m, "item", "name", "Address", NULL);
    test_digest(m, before);
    merge_a_copy_that_holds_the_same(m);
    int64_t entry = 0;
    for (int i = 0; i < 2; i++) {
        assert_true(journal_undo(m, 0, &entry, &why));
        assert_int_equal(entry, 2);
        assert_true(journal_redo(m, &entry, &why));
        assert_int_equal(entry, 2);
        test_digest(m, after);
        assert_string_equal(before, after);
        test_sound(m);
    }
    model_close(m);
}

/* Has entry SEQ say that it took the link from SOURCE to TARGET away, which stood at no place
 * of its list. */
static void forge_link(struct model *m, int64_t seq, int64_t source, int64_t target)
{
    struct buf changes = {0};
    changeset_put_table("category_items", 3, 2, &changes);
    buf_putc(&changes, 9); /* a deletion, by the program itself */
    buf_putc(&changes, 0);
    changeset_put_number(source, &changes);
    changeset_put_number(target, &changes);
    changeset_put_null(&changes);
    struct statement *st =
        db_prepare(m->db, "UPDATE journal_part SET changes = :changes WHERE entry = :seq");
    db_bind_blob(st, ":changes", changes.text, changes.length);
    db_bind_int(st, ":seq", seq);
    db_do(st);
    assert_true(db_ok(m->db, &why));
    buf_clear(&changes);
}

/* Another program wrote what no undo can bring back: it is refused, and not left out. */
static void a_link_that_cannot_stand_is_not_brought_back(void **state)
{
    (void)state;
    struct model *m = test_model();
    char before[65], after[65];
    int64_t item = test_add(m, "item", "name", "Address", NULL);
    int64_t category = test_add(m, "category", "name", "Members", "items", "I-0001", NULL);
    test_set(m, "category", "C-0001", "items", "");
    forge_link(m, 3, category, item);
    test_digest(m, before);
    assert_false(journal_undo(m, 3, NULL, &why));
    assert_non_null(strstr(why.text, "Entry 3 cannot be undone or redone alone"));
    test_digest(m, after);
    assert_string_equal(before, after);
    test_value_is(m, "category", "C-0001", "items", "");
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_that_stands_elsewhere_in_its_list_is_taken_out),
        cmocka_unit_test(a_record_does_not_come_back_where_another_has_its_code),
        cmocka_unit_test(an_entry_of_an_older_form_is_refused_and_nothing_changes),
        cmocka_unit_test(a_record_that_was_deleted_since_it_was_read_is_not_saved),
        cmocka_unit_test(a_merge_that_changed_no_record_is_undone_and_redone),
        cmocka_unit_test(a_link_that_cannot_stand_is_not_brought_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
