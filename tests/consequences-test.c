/*
 * What the law asks where records came, went or changed: by what a record says
 * itself, and by those that name it. Changes are told in this order and way to
 * people, to scripts and on the screen.
 */
#include "export/changes_write.h"
#include "export/csv_writer.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Two companies and two parties of which one each is told of in a notice: O-1 gives its
 * category by opt-out and answers for a joint use, as PT-1. */
static struct model *base(void)
{
    struct model *m = test_model();
    test_add(m, "organization", "code", "O-1", "name", "One", NULL);
    test_add(m, "organization", "code", "O-2", "name", "Two", NULL);
    test_add(m, "party", "code", "PT-1", "name", "Group One", "organization", "O-1", NULL);
    test_add(m, "party", "code", "PT-2", "name", "Group Two", "organization", "O-2", NULL);
    test_add(m, "purpose", "code", "P-1", "name", "Offers", "wording", "To offer.", NULL);
    test_add(m, "category", "code", "C-1", "name", "Maps", "organization", "O-1", NULL);
    test_add(m, "category", "code", "C-2", "name", "Staff", "organization", "O-2", NULL);
    test_add(m, "provision", "code", "PV-1", "name", "Listed", "categories", "C-1", "ground",
             "opt_out", NULL);
    test_add(m, "provision", "code", "PV-2", "name", "Asked", "categories", "C-2", "ground",
             "consent", NULL);
    test_add(m, "provision", "code", "PV-3", "name", "Abroad", "country", "US", NULL);
    test_add(m, "entrustment", "code", "EN-1", "name", "Work", "contractor", "PT-2", NULL);
    test_add(m, "joint_use", "code", "JU-1", "name", "Group", "responsible", "PT-1", "users",
             "PT-2", NULL);
    test_add(m, "joint_use", "code", "JU-2", "name", "Circle", "responsible", "PT-1", NULL);
    test_add(m, "storage", "code", "S-1", "name", "Here", "country", "JP", NULL);
    test_add(m, "storage", "code", "S-2", "name", "There", "country", "US", NULL);
    test_add(m, "measure", "code", "ME-1", "name", "Doors", "publication", "published", NULL);
    test_add(m, "measure", "code", "ME-2", "name", "Keys", "publication", "withheld", NULL);
    return m;
}

typedef bool writer(const struct changes *changes, FILE *out, struct why *why);

static bool write_csv(const struct changes *changes, FILE *out, struct why *why)
{
    struct csv_writer csv;
    csv_writer_begin(&csv, out, CSV_PLAIN);
    bool done = changes_write_csv(changes, &csv, why);
    csv_writer_finish(&csv);
    return done;
}

/* What WRITE makes of all that changed in M after ENTRY; the caller frees. */
static char *written(struct model *m, int64_t entry, writer *write)
{
    struct changes changes;
    struct why why = {.lang = LANG_EN};
    char from[32], *text = NULL;
    size_t length;
    snprintf(from, sizeof from, "#%lld", (long long)entry);
    assert_true(model_hold(m, &why));
    if (!changes_load(m, from, "now", NULL, &changes, &why))
        fail_msg("%s", why.text);
    FILE *out = open_memstream(&text, &length);
    assert_true(write(&changes, out, &why));
    fclose(out);
    changes_clear(&changes);
    model_release(m);
    return text;
}

static int64_t newest(struct model *m)
{
    struct why why = {.lang = LANG_EN};
    int64_t entry;
    char hash[65];
    assert_true(journal_head(m, &entry, hash, &why));
    return entry;
}

static void delete_record(struct model *m, const char *kind, const char *code)
{
    struct why why = {.lang = LANG_EN};
    const struct change_note note = {.what = "delete", .about = code};
    int64_t id = record_find(m, kinds_find(kind), code);
    assert_true(change_begin(m, &note, &why));
    assert_true(change_delete(m, kinds_find(kind), id, false, NULL, &why));
    assert_true(change_commit(m, NULL, &why));
}

static void test_a_change_of_a_record_asks_for_what_it_says_itself(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct {
        const char *kind, *code, *column, *value, *holds;
    } cases[] = {
        {"organization", "O-1", "name", "Other",
         "[without delay, and filed with the commission (APPI Art. 27(3)) / "
         "without delay (APPI Art. 27(6)) / without delay (APPI Art. 32(1)(i))] Name: One -> Other\n"},
        {"organization", "O-2", "name", "Other", "[without delay (APPI Art. 32(1)(i))] Name"},
        {"organization", "O-2", "remarks", "a\nb", "[record only] Remarks: (nothing) -> a b\n"},
        {"party", "PT-1", "address", "Kobe", "[without delay (APPI Art. 27(6))] Address"},
        {"party", "PT-2", "address", "Kobe", "[record only] Address"},
        {"provision", "PV-1", "means", "paper",
         "[beforehand, and filed with the commission (APPI Art. 27(2) and (3), Rules Art. 11(4))]"},
        {"provision", "PV-1", "name", "Else", "[record only (APPI Art. 27(2))] Name"},
        {"provision", "PV-2", "means", "paper", "[record only (APPI Art. 27(1))]"},
        {"provision", "PV-2", "country", "US", "[beforehand (APPI Art. 28(2), Rules Art. 17)]"},
        {"provision", "PV-3", "country", "JP", "[beforehand (APPI Art. 28(2), Rules Art. 17)]"},
        {"provision", "PV-2", "country", "JP", "[record only] "},
        {"entrustment", "EN-1", "country_unknown_reason", "not known yet",
         "[beforehand (APPI Art. 28(2), Rules Art. 17)]"},
        {"joint_use", "JU-1", "foreign_ground", "consent", "[beforehand (APPI Art. 28(2), Rules Art. 17)]"},
        {"joint_use", "JU-1", "scope", "all", "[as a rule not permitted (APPI Art. 27(6))]"},
        {"joint_use", "JU-1", "users", "PT-1",
         "[as a rule not permitted (APPI Art. 27(6))] Joint users: - PT-2 Group Two  + PT-1 Group One\n"},
        {"joint_use", "JU-2", "name", "Ring", "[record only] Name: Circle -> Ring\n"},
        {"joint_use", "JU-1", "users", "", "Joint users: - PT-2 Group Two\n"},
        {"storage", "S-1", "country", "", "[record only] Country"},
        {"storage", "S-1", "country", "DE", "[without delay (APPI Art. 32(1)(iv), Order Art. 10)] Country"},
        {"storage", "S-2", "country", "JP", "[without delay (APPI Art. 32(1)(iv), Order Art. 10)] Country"},
        {"measure", "ME-1", "public_wording", "Locked.", "[without delay (APPI Art. 32(1)(iv), Order Art. 10)]"},
        {"measure", "ME-2", "public_wording", "Kept.", "[record only]"},
        {"purpose", "P-1", "wording", "To sell.", "[without delay (APPI Arts. 17(2) and 21(3))]"},
    };
    /* clang-format on */
    struct why why = {.lang = LANG_EN};
    struct model *m = base();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t entry = newest(m);
        test_set(m, cases[i].kind, cases[i].code, cases[i].column, cases[i].value);
        char *text = written(m, entry, changes_write_text);
        test_holds(text, cases[i].holds);
        free(text);
        assert_true(journal_undo(m, 0, NULL, &why));
    }
    model_close(m);
}

static void test_what_comes_and_goes_is_told_by_kind_and_added_up(void **state)
{
    (void)state;
    struct model *m = base();
    int64_t entry = newest(m);
    test_add(m, "provision", "code", "PV-4", "name", "New", "ground", "opt_out", NULL);
    test_add(m, "provision", "code", "PV-5", "name", "Far", "ground", "consent", "country", "US",
             NULL);
    test_set(m, "joint_use", "JU-1", "scope", "all");
    delete_record(m, "measure", "ME-1");
    test_set(m, "measure", "ME-2", "remarks", "kept");
    char *text = written(m, entry, changes_write_text);
    test_holds(text, "as a rule not permitted: 1  beforehand: 2  without delay: 1  record only: 1"
                     "  filed with the commission too: 1\n");
    test_holds(text, "Provision to third parties (added 2, deleted 0, changed 0)\n"
                     "  + PV-4 New  [beforehand, and filed with the commission");
    test_holds(text, "  + PV-5 Far  [beforehand (APPI Art. 28(2), Rules Art. 17) / record only "
                     "(APPI Art. 27(1))]\n");
    test_holds(text, "(added 0, deleted 1, changed 1)\n  - ME-1 Doors  [without delay");
    free(text);
    model_close(m);
}

static void test_scripts_read_the_same_of_it(void **state)
{
    (void)state;
    struct model *m = base();
    int64_t entry = newest(m);
    test_set(m, "provision", "PV-1", "means", "paper");
    delete_record(m, "measure", "ME-1");
    char *json = written(m, entry, changes_write_json);
    test_holds(json, "\"change\": \"went\"");
    test_holds(json, "\"field\": \"means\"");
    test_holds(json, "\"filing\": true");
    test_holds(json, "\"filing\": false");
    test_holds(json, "\"timing\": \"beforehand\"");
    char *csv = written(m, entry, write_csv);
    test_holds(csv, "PV-1,Listed,changed,Means,,paper,"
                    "\"beforehand, and filed with the commission (");
    test_holds(csv, ",ME-1,Doors,deleted,,,,\"without delay (");
    free(json);
    free(csv);
    model_close(m);
}

/* A clause stands in every part of a notice, whatever fields that part asks of others. */
static void test_a_record_of_every_kind_of_the_table_is_told(void **state)
{
    (void)state;
    struct model *m = base();
    int64_t entry = newest(m);
    size_t added = 0, told = 0;
    for (size_t i = 0; i < notice_timing_count; i++) {
        const char *kind = notice_timings[i].kind;
        if (record_find(m, kinds_find(kind), "X-9") != 0)
            continue;
        test_add(m, kind, "code", "X-9", "name", "New", NULL);
        added++;
    }
    char *text = written(m, entry, changes_write_text);
    for (const char *at = text; (at = strstr(at, "  + X-9 New  [")) != NULL; at++)
        told++;
    assert_int_equal(told, added);
    free(text);
    model_close(m);
}

/* A walk over changes that ends at the first. */
static bool take_one(void *context, const struct change_row *row)
{
    (void)row;
    ++*(size_t *)context;
    return false;
}

static void test_a_walk_ends_where_it_is_told_to(void **state)
{
    (void)state;
    struct model *m = base();
    struct why why = {.lang = LANG_EN};
    struct changes changes;
    size_t taken = 0;
    int64_t entry = newest(m);
    char from[32];
    test_set(m, "organization", "O-1", "name", "Other");
    test_set(m, "organization", "O-1", "address", "Kobe");
    test_set(m, "organization", "O-2", "name", "Another");
    snprintf(from, sizeof from, "#%lld", (long long)entry);
    assert_true(model_hold(m, &why));
    assert_true(changes_load(m, from, "now", kinds_find("organization"), &changes, &why));
    assert_true(changes_each(&changes, LANG_EN, take_one, &taken, &why));
    assert_int_equal(taken, 1);
    changes_clear(&changes);
    model_release(m);
    model_close(m);
}

static void test_a_moment_that_is_not_there_is_refused(void **state)
{
    (void)state;
    struct model *m = base();
    struct why why = {.lang = LANG_EN};
    struct changes changes;
    assert_false(changes_load(m, "last year", "now", NULL, &changes, &why));
    test_holds(why.text, "last year");
    assert_false(changes_load(m, "#1", "#999999", NULL, &changes, &why));
    test_holds(why.text, "999999");
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_change_of_a_record_asks_for_what_it_says_itself),
        cmocka_unit_test(test_what_comes_and_goes_is_told_by_kind_and_added_up),
        cmocka_unit_test(test_scripts_read_the_same_of_it),
        cmocka_unit_test(test_a_record_of_every_kind_of_the_table_is_told),
        cmocka_unit_test(test_a_walk_ends_where_it_is_told_to),
        cmocka_unit_test(test_a_moment_that_is_not_there_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
