/*
 * Rows that an earlier import has read are known again, and never where that
 * would give another plan: each plan is made twice, by what was kept and by
 * reading every row, after whatever has happened to the inventory in between.
 */
#include "import/load.h"
#include "model/backup.h"
#include "model/change.h"
#include "model/inside.h"
#include "model/journal.h"
#include "model/mem.h"
#include "model/redact.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct import_options plain = {.lang = LANG_EN};
static const struct import_options dry = {.lang = LANG_EN, .dry_run = true};

/* The plan of the file NAME with each row and cell, for the caller to free; the error
 * where there is none. Adds to *KNOWN how many rows were not read. */
static char *tell(struct desk *d, const char *name, const struct import_options *options,
                  size_t *known)
{
    struct load load;
    struct plan plan;
    struct buf out = {0};
    char path[TEST_PATH];
    const char *paths[] = {path};
    test_path(d->folder, name, path);
    load_begin(&load, d->m, paths, 1, options, &plan);
    struct load_file *file = &load.files[0];
    bool done = load_read_words(&load) && load_read(&load, file) && load_check(&load, file);
    if (done)
        load_settle(&load, file);
    if (done && load_run(&load)) {
        char *told = test_plan(&plan);
        buf_puts(&out, told);
        free(told);
        test_plan_rows(&plan, &out);
        for (size_t i = 0; i < file->count; i++)
            *known += file->rows[i].known;
    } else {
        buf_puts(&out, load.why.text);
    }
    load_end(&load);
    plan_clear(&plan);
    return buf_take(&out);
}

/* Has what was kept not be found, or be found again. */
static void hide(struct desk *d, bool hidden)
{
    assert_true(db_run(d->m->db, hidden ? "UPDATE seen SET context = '-' || context"
                                        : "UPDATE seen SET context = substr(context, 2)"));
}

/* Stops the test unless the plan of the file NAME is the same by both ways; gives how
 * many rows were known. */
static size_t plan_both_ways(struct desk *d, const char *name, const struct import_options *options)
{
    size_t known = 0, none = 0;
    char *quick = tell(d, name, options, &known);
    hide(d, true);
    char *whole = tell(d, name, options, &none);
    hide(d, false);
    assert_int_equal(none, 0);
    test_same(quick, whole);
    free(quick);
    free(whole);
    return known;
}

/* Writes TEXT as a.csv, holds both ways together and gives how many rows are known. */
static size_t known_of(struct desk *d, const char *text)
{
    test_write(d->folder, "a.csv", text);
    return plan_both_ways(d, "a.csv", &dry);
}

static const char ledger[] = "code,name,persons,department,purposes,items,remarks\n"
                             "C-1,Members,12400,Sales,Service; Billing,Name; Address,old\n"
                             "C-2,Applicants,320,Personnel,Selection,Name,\n"
                             "C-3,Visitors,,Sales,Security,Face,\n";

static void open_ledger(struct desk *d)
{
    desk_imports(d, ledger, &plain, 3, 0, 0, 0);
    assert_int_equal(known_of(d, ledger), 3);
}

static void test_rows_are_known_again(void **state)
{
    struct desk *d = *state;
    open_ledger(d);
    /* Also in another order, with rows left out, changed, added, and repeated. */
    assert_int_equal(known_of(d, "code,name,persons,department,purposes,items,remarks\n"
                                 "C-3,Visitors,,Sales,Security,Face,\n"
                                 "C-2,Applicants,321,Personnel,Selection,Name,\n"
                                 "C-9,Callers,1,Sales,Service,Voice,\n"
                                 "C-1,Members,12400,Sales,Service; Billing,Name; Address,old\n"),
                     2);
    assert_int_equal(known_of(d, "code,name,persons,department,purposes,items,remarks\n"
                                 "C-1,Members,12400,Sales,Service; Billing,Name; Address,old\n"
                                 "C-1,Members,12400,Sales,Service; Billing,Name; Address,old\n"),
                     1);
    assert_int_equal(known_of(d, "code,name,persons,department,purposes,items,remarks\n"
                                 "C-1,Others,12400,Sales,Service; Billing,Name; Address,old\n"
                                 "C-1,Members,12400,Sales,Service; Billing,Name; Address,old\n"
                                 "C-3,Visitors,,Sales,Security,Face,\n"),
                     1);
    /* Read in another way, a row is another one. */
    assert_int_equal(known_of(d, "code,name,persons,department,purposes,remarks,items\n"
                                 "C-3,Visitors,,Sales,Security,Face,\n"),
                     0);
    test_write(d->folder, "a.csv", ledger);
    const struct import_options clears = {.lang = LANG_EN, .dry_run = true, .empty_clears = true};
    assert_int_equal(plan_both_ways(d, "a.csv", &clears), 0);
}

static void test_rows_are_known_by_name(void **state)
{
    static const char names[] = "name,persons,department\nMembers,12400,Sales\nStaff,7,Sales\n";
    struct desk *d = *state;
    desk_imports(d, names, &plain, 2, 0, 0, 0);
    assert_int_equal(known_of(d, names), 2);
    test_add(d->m, "category", "name", "Members", (char *)NULL);
    assert_int_equal(known_of(d, names), 0);
    /* The name of a row is the code of another's record. */
    desk_imports(d, "name,persons\nC-0005,1\nCustomers,2\n", &plain, 2, 0, 0, 0);
    known_of(d, "name,persons\nC-0005,1\nCustomers,2\n");
}

/* A row that was changed says what a known one is about: which of them is meant, the person
 * says, as if all had been read. */
static void test_of_rows_about_one_record_none_is_known(void **state)
{
    static const char names[] = "name,persons\nMembers,12400\nStaff,7\n";
    struct desk *d = *state;
    desk_imports(d, names, &plain, 2, 0, 0, 0);
    assert_int_equal(known_of(d, "name,persons\nMembers,5\nMembers,12400\nStaff,7\n"), 1);
    desk_imports(d, "name,persons\nMembers,5\nMembers,12400\nStaff,7\n", &plain, 0, 1, 1, 1);
    assert_int_equal(known_of(d, "name,persons\nC-0001,5\nMembers,12400\nStaff,7\n"), 1);
    desk_imports(d, "name,persons\nC-0001,5\nMembers,12400\nStaff,7\n", &plain, 0, 1, 1, 1);
    desk_holds(d, "category", "C-0001", "persons", "12400");
}

/* Of a record whose name is made of what it is for. */
static void test_rows_are_known_by_what_their_names_are_made_of(void **state)
{
    static const char text[] = "業務名,説明,個人情報の項目,利用目的,件数\n"
                               "採用,新卒,氏名,選考,320\n販売,通販,氏名,発送,12400\n";
    struct desk *d = *state;
    desk_imports(d, text, &plain, 2, 0, 0, 0);
    desk_holds(d, "category", "C-0001", "name", "採用 / 選考");
    assert_int_equal(known_of(d, text), 2);
    assert_int_equal(known_of(d, "業務名,説明,個人情報の項目,利用目的,件数\n"
                                 "中途採用,新卒,氏名,選考,320\n販売,通販,氏名,発送,12400\n"),
                     1);
}

static void test_cells_that_are_not_imported_do_not_matter(void **state)
{
    struct desk *d = *state;
    const struct import_options remarks = {
        .lang = LANG_EN, .dry_run = true, .unknown_to_remarks = true};
    desk_imports(d, "code,name,colour\nC-1,Members,red\n", &plain, 1, 0, 0, 0);
    assert_int_equal(known_of(d, "code,name,colour\nC-1,Members,blue\n"), 1);
    assert_int_equal(plan_both_ways(d, "a.csv", &remarks), 0);
    assert_int_equal(known_of(d, "code,name,colour\nC-1,Members,blue,more\n"), 0);
}

static void test_a_row_with_a_note_is_read_again(void **state)
{
    struct desk *d = *state;
    static const char text[] =
        "コード,名称,最終見直し日\nC-1,会員,平成32年4月1日\nC-2,職員,令和2年4月1日\n";
    desk_imports(d, text, &plain, 2, 0, 0, 0);
    assert_int_equal(known_of(d, text), 1);
}

/* What happens to the inventory, and how many rows of the ledger are known then. */
struct happening {
    const char *kind, *code, *column, *value;
    size_t known;
};

static void test_what_has_changed_is_read_again(void **state)
{
    static const struct happening all[] = {
        {"category", "C-1", "persons", "12500", 2}, /* the record itself */
        {"category", "C-1", "risk", "high", 2},     /* of which the file says nothing */
        {"department", "D-0001", "manager", "Sato", 3},
        {"department", "D-0001", "name", "Shops", 0},
        {"purpose", "P-0001", "code", "P-77", 0},
        {"item", "I-0001", "other_names", "Full name", 0},
    };
    struct desk *d = *state;
    open_ledger(d);
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        test_set(d->m, all[i].kind, all[i].code, all[i].column, all[i].value);
        assert_int_equal(known_of(d, ledger), all[i].known);
        assert_true(journal_undo(d->m, 0, NULL, &d->why));
        known_of(d, ledger);
        assert_true(journal_redo(d->m, NULL, &d->why));
        known_of(d, ledger);
        assert_true(journal_undo(d->m, 0, NULL, &d->why));
        /* What an import reads again it knows again. */
        size_t ignored = 0;
        free(tell(d, "a.csv", &plain, &ignored));
        assert_int_equal(known_of(d, ledger), 3);
    }
    test_add(d->m, "purpose", "name", "Billing", (char *)NULL);
    assert_int_equal(known_of(d, ledger), 0);
    test_sound(d->m);
}

static void delete_record(struct desk *d, const struct kind *kind, int64_t id)
{
    const struct change_note note = {.what = "delete", .about = "x"};
    assert_true(change_begin(d->m, &note, &d->why));
    assert_true(change_delete(d->m, kind, id, true, NULL, &d->why));
    assert_true(change_commit(d->m, NULL, &d->why));
}

static void test_what_was_deleted_is_read_again(void **state)
{
    struct desk *d = *state;
    const struct kind *category = kinds_find("category"), *item = kinds_find("item");
    open_ledger(d);
    delete_record(d, category, record_find(d->m, category, "C-2"));
    assert_int_equal(known_of(d, ledger), 2);
    assert_true(journal_undo(d->m, 0, NULL, &d->why));
    assert_int_equal(known_of(d, ledger), 2);
    delete_record(d, item, db_number(d->m->db, "SELECT max(id) FROM item", 0, 0));
    assert_int_equal(known_of(d, ledger), 0);
}

static void test_what_was_kept_may_be_missing(void **state)
{
    static const char *const losses[] = {
        "DELETE FROM seen", "DELETE FROM seen_rows", "UPDATE seen_rows SET rows = x'0123'",
        "UPDATE seen SET entry = 99", "UPDATE seen SET program = 'another'"};
    struct desk *d = *state;
    open_ledger(d);
    for (size_t i = 0; i < sizeof losses / sizeof losses[0]; i++) {
        assert_true(db_run(d->m->db, losses[i]));
        assert_true(db_run(d->m->db, "DELETE FROM seen_whole"));
        assert_int_equal(known_of(d, ledger), 0);
        desk_imports(d, ledger, &plain, 0, 0, 3, 0);
        assert_int_equal(known_of(d, ledger), 3);
    }
    /* What another build has kept is not kept for long. */
    assert_int_equal(
        db_number(d->m->db, "SELECT count(*) FROM seen WHERE program = 'another'", 0, -1), 0);
    test_sound(d->m);
}

static void test_an_import_that_was_undone_is_done_anew(void **state)
{
    struct desk *d = *state;
    open_ledger(d);
    assert_true(journal_undo(d->m, 0, NULL, &d->why));
    assert_int_equal(known_of(d, ledger), 0);
    assert_true(journal_redo(d->m, NULL, &d->why));
    known_of(d, ledger);
}

static void test_what_was_erased_is_not_kept(void **state)
{
    struct desk *d = *state;
    struct redacted redacted;
    open_ledger(d);
    const struct kind *kind = kinds_find("category");
    assert_true(redact_field(d->m, kind, record_find(d->m, kind, "C-1"),
                             kinds_field(kind, "remarks"), &redacted, &d->why));
    redact_clear(&redacted);
    assert_int_equal(db_number(d->m->db, "SELECT count(*) FROM seen_rows", 0, -1), 0);
    assert_int_equal(known_of(d, ledger), 0);
}

static void test_a_backup_knows_what_it_knew(void **state)
{
    struct desk *d = *state;
    struct buf kept = {0};
    char path[TEST_PATH], backup[TEST_PATH];
    test_path(d->folder, "a.daicho", path);
    test_path(d->folder, "b.daicho", backup);
    model_close(d->m);
    d->m = test_model_at(path);
    open_ledger(d);
    assert_true(backup_write(d->m, backup, false, &d->why));
    test_set(d->m, "department", "D-0001", "name", "Shops");
    desk_imports(d, ledger, &plain, 0, 2, 1, 0);
    assert_int_equal(known_of(d, ledger), 3);
    assert_true(backup_restore(d->m, backup, &kept, &d->why));
    buf_clear(&kept);
    assert_int_equal(known_of(d, ledger), 3);
    desk_imports(d, ledger, &plain, 0, 0, 3, 0);
}

static void test_linked_records_are_known_once_they_were_found_so(void **state)
{
    static const char text[] = "code,name,recipients,ground\nC-1,A,X; Y,law\nC-2,B,X,consent\n";
    struct desk *d = *state;
    desk_imports(d, text, &plain, 2, 0, 0, 0);
    assert_int_equal(known_of(d, text), 0);
    desk_imports(d, text, &plain, 0, 0, 2, 0);
    assert_int_equal(known_of(d, text), 2);
    int64_t id = db_number(d->m->db, "SELECT min(id) FROM provision", 0, 0);
    struct record *record = record_load(d->m, kinds_find("provision"), id, &d->why);
    assert_non_null(record);
    test_set(d->m, "provision", record_value(record, "code"), "remarks", "by courier");
    assert_int_equal(known_of(d, text), 0);
    record_free(record);
    desk_imports(d, text, &plain, 0, 0, 2, 0);
    assert_int_equal(known_of(d, text), 2);
    test_set(d->m, "party", "PT-0001", "name", "Other");
    assert_int_equal(known_of(d, text), 0);
}

/* Random histories. */

static const char *const departments[] = {"Sales", "Personnel", "Law", "", "D-0001"};
static const char *const purposes[] = {"Service", "Billing", "Service; Billing", "Selection", ""};
static const char *const items[] = {"Name", "Name; Address", "Face; Voice", "Full name", "I-0001"};
static const char *const counts[] = {"1", "20", "300", "", "4,000"};

static const char *pick(unsigned *seed, const char *const list[5])
{
    return list[test_random(seed, 5)];
}

/* Writes a ledger of what C-1 to C-9 are, mostly as it was before: a row of SEEDS
 * says what stands in it. */
static void write_ledger(struct desk *d, const char *name, unsigned seeds[9], bool coded)
{
    struct buf text = {0};
    buf_puts(&text, coded ? "code," : "");
    buf_puts(&text, "name,persons,department,purposes,items,remarks\n");
    for (size_t i = 0; i < 9; i++) {
        unsigned seed = seeds[i];
        if (coded)
            buf_printf(&text, "C-%zu,", i + 1);
        buf_printf(&text, "%s %zu,\"%s\",", coded ? "Coded" : "Named", i, pick(&seed, counts));
        buf_printf(&text, "%s,", pick(&seed, departments));
        buf_printf(&text, "%s,%s,r%zu\n", pick(&seed, purposes), pick(&seed, items),
                   test_random(&seed, 3));
    }
    test_write(d->folder, name, buf_text(&text));
    buf_clear(&text);
}

/* Sets a field of some record of a kind, where that can be. */
static void set_some(struct desk *d, unsigned *seed)
{
    static const struct {
        const char *kind, *column, *values[5];
    } fields[] = {
        {"category", "persons", {"1", "2", "3", "4", "5"}},
        {"category", "name", {"Coded 1", "Named 2", "Else", "Named 3", "Other"}},
        {"category", "purposes", {"", "P-0001", "P-0002", "P-0001; P-0002", "P-0003"}},
        {"department", "name", {"Sales", "Law", "Shops", "Personnel", "Board"}},
        {"department", "manager", {"Sato", "Ito", "Kato", "Abe", "Mori"}},
        {"item", "other_names", {"Full name", "Face", "", "Voice", "Nick"}},
        {"item", "remarks", {"a", "b", "c", "d", "e"}},
        {"purpose", "code", {"P-0007", "Billing", "P-0009", "P-0011", "P-0012"}},
        {"purpose", "name", {"Service", "Billing", "Selection", "P-0001", "More"}},
    };
    size_t at = test_random(seed, sizeof fields / sizeof fields[0]);
    const struct kind *kind = kinds_find(fields[at].kind);
    struct buf sql = {0};
    buf_printf(&sql, "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %zu", kind->name,
               test_random(seed, 4));
    int64_t id = db_number(d->m->db, buf_text(&sql), 0, 0);
    buf_clear(&sql);
    struct record *record = id == 0 ? NULL : record_load(d->m, kind, id, &d->why);
    const struct change_note note = {.what = "set", .about = "some"};
    if (record != NULL && record_set(record, kinds_field(kind, fields[at].column),
                                     pick(seed, fields[at].values), &d->why))
        test_save(d->m, record, &note, &d->why);
    record_free(record);
}

static void delete_some(struct desk *d, unsigned *seed)
{
    static const char *const kinds_of[] = {"category", "purpose", "item", "department"};
    const struct kind *kind = kinds_find(kinds_of[test_random(seed, 4)]);
    struct buf sql = {0};
    buf_printf(&sql, "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %zu", kind->name,
               test_random(seed, 5));
    int64_t id = db_number(d->m->db, buf_text(&sql), 0, 0);
    buf_clear(&sql);
    if (id != 0)
        delete_record(d, kind, id);
}

static void happen(struct desk *d, unsigned *seed)
{
    static const char *const twins[] = {"Service", "Billing", "Sales", "Else", "New"};
    switch (test_random(seed, 8)) {
    case 0:
        delete_some(d, seed);
        break;
    case 1:
        test_add(d->m, test_random(seed, 2) == 0 ? "purpose" : "department", "name",
                 pick(seed, twins), (char *)NULL);
        break;
    case 2:
        journal_undo(d->m, 0, NULL, &d->why);
        break;
    case 3:
        journal_redo(d->m, NULL, &d->why);
        break;
    default:
        set_some(d, seed);
    }
}

static void test_both_ways_give_one_plan_whatever_happens(void **state)
{
    struct desk *d = *state;
    const struct import_options good = {.lang = LANG_EN, .accept_good = true, .force = true};
    const struct import_options clears = {.lang = LANG_EN, .dry_run = true, .empty_clears = true};
    size_t known = 0;
    unsigned seed = 20261122, seeds[9];
    for (size_t i = 0; i < 9; i++)
        seeds[i] = (unsigned)i + 1;
    size_t steps = test_count("AGAIN_COUNT", 200);
    for (size_t step = 0; step < steps; step++) {
        bool coded = step % 2 == 0;
        if (test_random(&seed, 3) == 0)
            seeds[test_random(&seed, 9)] = (unsigned)test_random(&seed, 1000);
        write_ledger(d, "a.csv", seeds, coded);
        known += plan_both_ways(d, "a.csv", test_random(&seed, 4) == 0 ? &clears : &dry);
        if (test_random(&seed, 2) == 0)
            free(tell(d, "a.csv", &good, &known));
        if (test_random(&seed, 2) == 0)
            happen(d, &seed);
    }
    assert_true(known > steps);
    test_sound(d->m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows_are_known_again, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_rows_are_known_by_name, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_of_rows_about_one_record_none_is_known, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_rows_are_known_by_what_their_names_are_made_of,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_cells_that_are_not_imported_do_not_matter, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_row_with_a_note_is_read_again, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_what_has_changed_is_read_again, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_what_was_deleted_is_read_again, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_what_was_kept_may_be_missing, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_an_import_that_was_undone_is_done_anew, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_what_was_erased_is_not_kept, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_a_backup_knows_what_it_knew, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_linked_records_are_known_once_they_were_found_so,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_both_ways_give_one_plan_whatever_happens, desk_open,
                                        desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
