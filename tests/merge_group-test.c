/*
 * Companies that kept inventories of their own come together in one: what they share is
 * one afterwards, what is theirs says so, and a later merge doubles nothing.
 */
#include "tests/model.h"

#include "model/backup.h"
#include "model/buf.h"
#include "model/foreign.h"
#include "model/merge.h"
#include "model/refer.h"
#include "model/scope.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* A holding and two subsidiaries, each with a file of its own. */
struct group {
    char folder[32];
    struct model *holding, *sales, *logistics;
};

static struct model *make(const struct group *g, const char *name, const char *lines)
{
    struct buf path = {0};
    buf_printf(&path, "%s/%s", g->folder, name);
    struct model *m = test_model_at(buf_text(&path));
    test_add_lines(m, lines);
    buf_clear(&path);
    return m;
}

static struct group begin(void)
{
    struct group g = {.folder = "/tmp/daicho-group-XXXXXX"};
    assert_non_null(mkdtemp(g.folder));
    g.holding = make(&g, "holding",
                     "organization|name=Holding|address=Tokyo\nitem|name=氏名\n"
                     "item|name=病歴|item_class=sensitive\n"
                     "party|name=株式会社運送|corporate_number=1010001000006\n"
                     "party|name=Cloud|country=US\n"
                     "category|name=Employees|items=I-0001; I-0002\n"
                     "purpose|name=Paying wages|applies_to_all=yes\nmeasure|name=Locks\n"
                     "entrustment|name=Payroll|categories=C-0001|contractor=PT-0002\n");
    g.sales = make(&g, "sales",
                   "organization|name=Sales\nitem|name=メール\nitem|name=氏名\n"
                   "party|name=㈱運送|corporate_number=1010001000006\nparty|name=Cloud\n"
                   "party|name=Printer\ncategory|name=Members|items=I-0002; I-0001|persons=10\n"
                   "entrustment|name=Shipping|categories=C-0001|contractor=PT-0001\n"
                   "entrustment|name=Hosting|categories=C-0001|contractor=PT-0002\n"
                   "purpose|name=Mail on goods|applies_to_all=yes\nmeasure|name=Training\n"
                   "transmission|name=Counter|site=shop\n");
    g.logistics = make(&g, "logistics",
                       "organization|name=Logistics\nitem|name=氏名\nparty|name=Cloud\n"
                       "category|name=Drivers|items=I-0001\n");
    return g;
}

static void end(struct group *g)
{
    struct buf command = {0};
    model_close(g->holding);
    model_close(g->sales);
    model_close(g->logistics);
    buf_printf(&command, "rm -r %s", g->folder);
    assert_int_equal(system(buf_text(&command)), 0);
    buf_clear(&command);
}

/* Merges a copy of FROM into TO, conflicts for PREFER; adds its notes to NOTES (or
 * NULL). */
static void merge_into(const struct group *g, struct model *to, struct model *from,
                       enum three_way_choice prefer, struct buf *notes)
{
    struct buf path = {0};
    buf_printf(&path, "%s/copy", g->folder);
    assert_true(backup_write(from, buf_text(&path), false, &why));
    struct model *other = foreign_open(to, buf_text(&path), &why);
    assert_non_null(other);
    struct merge *merge = merge_new(to, other, "copy", &why);
    if (merge == NULL)
        fail_msg("%s", why.text);
    three_way_settle(merge->way, prefer);
    for (size_t i = 0; i < merge->way->note_count && notes != NULL; i++)
        buf_printf(notes, "%s\n", merge->way->notes[i]);
    if (!merge_is_empty(merge) && !merge_apply(to, merge, NULL, &why))
        fail_msg("%s", why.text);
    merge_free(merge);
    foreign_close(other);
    unlink(buf_text(&path));
    buf_clear(&path);
    test_sound(to);
}

static int64_t count(struct model *m, const char *kind)
{
    return record_count(m, kinds_find(kind));
}

/* The code of the only record of that name. */
static char *code_of(struct model *m, const char *kind, const char *name)
{
    struct buf code = {0};
    int64_t id = refer_find(m, kinds_find(kind), name, &why);
    if (id <= 0)
        fail_msg("%s %s: %lld", kind, name, (long long)id);
    refer_code(m, kinds_find(kind), id, &code);
    return buf_take(&code);
}

/* Stops the test unless COLUMN of the record NAME leads to the record TARGET alone. */
static void leads(struct model *m, const char *kind, const char *name, const char *column,
                  const char *target_kind, const char *target)
{
    char *code = code_of(m, kind, name), *wanted = code_of(m, target_kind, target);
    test_value_is(m, kind, code, column, wanted);
    free(code);
    free(wanted);
}

static void what_companies_share_is_one_and_what_is_theirs_says_so(void **state)
{
    (void)state;
    struct group g = begin();
    struct buf notes = {0};
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, &notes);
    assert_non_null(strstr(buf_text(&notes), "㈱運送 of the file is PT-0001 株式会社運送 here"));
    assert_non_null(strstr(buf_text(&notes), "氏名 of the file is I-0001 氏名 here"));
    assert_non_null(strstr(buf_text(&notes), "two records have the code C-0001"));
    assert_non_null(strstr(buf_text(&notes), "What names no organization in the file is that of"));
    assert_non_null(strstr(buf_text(&notes), "What names no organization here is that of"));
    merge_into(&g, g.holding, g.logistics, THREE_WAY_KEEP, NULL);
    assert_int_equal(count(g.holding, "organization"), 3);
    assert_int_equal(count(g.holding, "party"), 3);
    assert_int_equal(count(g.holding, "item"), 3);
    leads(g.holding, "category", "Employees", "organization", "organization", "Holding");
    leads(g.holding, "category", "Members", "organization", "organization", "Sales");
    leads(g.holding, "category", "Drivers", "organization", "organization", "Logistics");
    leads(g.holding, "category", "Drivers", "items", "item", "氏名");
    leads(g.holding, "entrustment", "Shipping", "contractor", "party", "株式会社運送");
    leads(g.holding, "entrustment", "Hosting", "contractor", "party", "Cloud");
    test_value_is(g.holding, "party", "PT-0002", "country", "US");
    buf_clear(&notes);
    end(&g);
}

/* What the one says in its notices, and is linked with nothing, is not said by the other. */
static void what_is_linked_with_nothing_stays_with_its_company(void **state)
{
    (void)state;
    struct group g = begin();
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, NULL);
    leads(g.holding, "purpose", "Paying wages", "organization", "organization", "Holding");
    leads(g.holding, "purpose", "Mail on goods", "organization", "organization", "Sales");
    leads(g.holding, "measure", "Locks", "organization", "organization", "Holding");
    leads(g.holding, "measure", "Training", "organization", "organization", "Sales");
    leads(g.holding, "transmission", "Counter", "organization", "organization", "Sales");
    int64_t sales = refer_find(g.holding, kinds_find("organization"), "Sales", &why);
    struct model *only = scope_copy(g.holding, sales, NULL, &why);
    assert_non_null(only);
    assert_int_equal(count(only, "purpose"), 1);
    assert_int_equal(count(only, "measure"), 1);
    assert_int_equal(count(only, "transmission"), 1);
    leads(only, "measure", "Training", "organization", "organization", "Sales");
    model_close(only);
    end(&g);
}

static void a_second_merge_doubles_nothing(void **state)
{
    (void)state;
    struct group g = begin();
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, NULL);
    merge_into(&g, g.holding, g.logistics, THREE_WAY_KEEP, NULL);
    test_set(g.sales, "party", "PT-0002", "name", "Cloud Japan");
    test_set(g.sales, "category", "C-0001", "persons", "12");
    test_add_lines(g.sales, "item|name=病歴\ncategory|name=Guests|items=I-0002; I-0003\n"
                            "entrustment|name=Mail|categories=C-0002|contractor=PT-0002\n");
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, NULL);
    assert_int_equal(count(g.holding, "organization"), 3);
    assert_int_equal(count(g.holding, "party"), 3);
    assert_int_equal(count(g.holding, "item"), 3);
    assert_int_equal(count(g.holding, "category"), 4);
    test_value_is(g.holding, "party", "PT-0002", "name", "Cloud Japan");
    leads(g.holding, "entrustment", "Mail", "contractor", "party", "Cloud Japan");
    leads(g.holding, "category", "Guests", "organization", "organization", "Sales");
    char *members = code_of(g.holding, "category", "Members");
    test_value_is(g.holding, "category", members, "persons", "12");
    free(members);
    /* And a third time, after it was renamed on this side alone. */
    test_set(g.holding, "party", "PT-0002", "name", "Cloud Holdings");
    test_set(g.sales, "category", "C-0001", "persons", "13");
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, NULL);
    assert_int_equal(count(g.holding, "party"), 3);
    test_set(g.sales, "entrustment", "EN-0002", "remarks", "again");
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, NULL);
    assert_int_equal(count(g.holding, "party"), 3);
    test_value_is(g.holding, "party", "PT-0002", "name", "Cloud Holdings");
    leads(g.holding, "entrustment", "Hosting", "contractor", "party", "Cloud Holdings");
    end(&g);
}

static void what_is_shared_is_not_deleted_with_one_company(void **state)
{
    (void)state;
    struct group g = begin();
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, NULL);
    const struct kind *party = kinds_find("party");
    assert_true(change_begin(g.sales, &(struct change_note){.what = "delete", .about = ""}, &why));
    assert_true(
        change_delete(g.sales, party, record_find(g.sales, party, "PT-0002"), true, NULL, &why));
    assert_true(
        change_delete(g.sales, party, record_find(g.sales, party, "PT-0003"), true, NULL, &why));
    assert_true(change_commit(g.sales, NULL, &why));
    merge_into(&g, g.holding, g.sales, THREE_WAY_TAKE, NULL);
    test_value_is(g.holding, "party", "PT-0002", "name", "Cloud");
    assert_int_equal(count(g.holding, "party"), 2); /* the printer was theirs alone */
    leads(g.holding, "entrustment", "Payroll", "contractor", "party", "Cloud");
    char *hosting = code_of(g.holding, "entrustment", "Hosting");
    test_value_is(g.holding, "entrustment", hosting, "contractor", "");
    free(hosting);
    end(&g);
}

static void both_directions_double_and_delete_nothing(void **state)
{
    (void)state;
    struct group g = begin();
    merge_into(&g, g.sales, g.holding, THREE_WAY_TAKE, NULL);
    assert_int_equal(count(g.sales, "party"), 3);
    assert_int_equal(count(g.sales, "category"), 2);
    test_set(g.sales, "category", "C-0001", "remarks", "seen");
    merge_into(&g, g.holding, g.sales, THREE_WAY_TAKE, NULL);
    assert_int_equal(count(g.holding, "organization"), 2);
    assert_int_equal(count(g.holding, "party"), 3);
    assert_int_equal(count(g.holding, "item"), 3);
    assert_int_equal(count(g.holding, "category"), 2);
    leads(g.holding, "category", "Employees", "organization", "organization", "Holding");
    leads(g.holding, "category", "Members", "organization", "organization", "Sales");
    test_set(g.holding, "item", "I-0001", "remarks", "of the standard list");
    merge_into(&g, g.sales, g.holding, THREE_WAY_TAKE, NULL);
    assert_int_equal(count(g.sales, "item"), 3);
    char *name = code_of(g.sales, "item", "氏名");
    test_value_is(g.sales, "item", name, "remarks", "of the standard list");
    free(name);
    end(&g);
}

static void only_the_same_number_or_name_is_taken_for_the_same(void **state)
{
    (void)state;
    struct group g = begin();
    struct buf notes = {0};
    test_add_lines(g.holding, "party|name=株式会社アオバ\nparty|name=Twice\nparty|name=Numbered|"
                              "corporate_number=2010001000005\n");
    test_add_lines(g.sales, "party|name=㈱アオバ\nparty|name=Twice\nparty|name=Twice\n"
                            "party|name=Numbered|corporate_number=1010001000014\n");
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, &notes);
    /* Four there come beside the five here, the printer is the fifth. */
    assert_int_equal(count(g.holding, "party"), 5 + 5);
    assert_non_null(strstr(buf_text(&notes), "㈱アオバ of the file and PT-0003 株式会社アオバ here "
                                             "may be the same"));
    buf_clear(&notes);
    end(&g);
}

/* What each company has of its own is not asked about; a party that is one of them is. */
static void companies_are_known_among_the_parties_of_each_other(void **state)
{
    (void)state;
    struct group g = begin();
    struct buf notes = {0};
    test_add_lines(g.holding, "party|name=株式会社物流\nparty|name=Sales\ncategory|name=Members\n");
    test_add_lines(g.sales, "party|name=Holding\nparty|name=Logistics\n");
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, &notes);
    assert_non_null(strstr(buf_text(&notes), "Sales is called like our organization"));
    assert_non_null(strstr(buf_text(&notes), "Holding is called like our organization O-0001"));
    assert_non_null(strstr(buf_text(&notes), "fill in \"One of our organizations\""));
    assert_null(strstr(buf_text(&notes), "Logistics is called"));
    assert_null(strstr(buf_text(&notes), "Members here may be the same"));
    buf_empty(&notes);
    /* Once it is told, it is not asked again. */
    char *sales = code_of(g.holding, "party", "Sales");
    char *organization = code_of(g.holding, "organization", "Sales");
    test_set(g.holding, "party", sales, "organization", organization);
    merge_into(&g, g.holding, g.logistics, THREE_WAY_KEEP, &notes);
    assert_null(strstr(buf_text(&notes), "Sales is called"));
    assert_non_null(strstr(buf_text(&notes), "Logistics is called like our organization"));
    free(sales);
    free(organization);
    buf_clear(&notes);
    end(&g);
}

static void a_number_or_name_that_several_have_names_none(void **state)
{
    (void)state;
    struct group g = begin();
    struct buf notes = {0};
    test_add_lines(g.holding, "party|name=Alpha|corporate_number=2010001000005\n"
                              "party|name=Beta|corporate_number=T8000000000001\n"
                              "party|name=Gamma\n"
                              "party|name=Thrice\nparty|name=Thrice\nparty|name=Thrice\n");
    test_add_lines(g.sales, "party|name=One|corporate_number=2010001000005\n"
                            "party|name=Two|corporate_number=2010001000005\n"
                            "party|name=Three|corporate_number=2010001000005\n"
                            "party|name=ベータ|corporate_number=8000000000001\n"
                            "party|name=Gamma|corporate_number=7123456789012\n"
                            "party|name=Thrice\n");
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, &notes);
    /* Two were there; six came, and from the file the printer, the three and one more. */
    assert_int_equal(count(g.holding, "party"), 2 + 6 + 1 + 3 + 1);
    assert_non_null(strstr(buf_text(&notes), "ベータ of the file is PT-0004 Beta here"));
    assert_non_null(strstr(buf_text(&notes), "Gamma of the file is PT-0005 Gamma here"));
    buf_empty(&notes);
    /* The other way round as well. */
    merge_into(&g, g.logistics, g.sales, THREE_WAY_KEEP, NULL);
    test_add_lines(g.logistics, "party|name=Four|corporate_number=8000000000001\n");
    int64_t before = count(g.logistics, "party");
    merge_into(&g, g.logistics, g.holding, THREE_WAY_KEEP, &notes);
    assert_null(strstr(buf_text(&notes), "Beta of the file is"));
    assert_true(count(g.logistics, "party") > before);
    buf_clear(&notes);
    end(&g);
}

/* How often WORDS stand in TEXT. */
static size_t times(const char *text, const char *words)
{
    size_t found = 0;
    for (const char *at = text; (at = strstr(at, words)) != NULL; at++)
        found++;
    return found;
}

static void of_very_many_notes_of_a_sort_the_first_are_told(void **state)
{
    (void)state;
    struct group g = begin();
    struct buf here = {0}, there = {0}, notes = {0};
    for (int i = 0; i < MERGE_NOTES + 5; i++) {
        buf_printf(&here, "item|name=項目%d\nparty|name=株式会社%d号\n", i, i);
        buf_printf(&there, "item|name=項目%d\nparty|name=㈱%d号\n", i, i);
    }
    test_add_lines(g.holding, buf_text(&here));
    test_add_lines(g.sales, buf_text(&there));
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, &notes);
    assert_int_equal(times(buf_text(&notes), "of the file is"), MERGE_NOTES);
    assert_int_equal(times(buf_text(&notes), "may be the same"), MERGE_NOTES);
    assert_int_equal(times(buf_text(&notes), "two records have the code"), MERGE_NOTES);
    buf_clear(&here);
    buf_clear(&there);
    buf_clear(&notes);
    end(&g);
}

static void the_organization_of_a_file_is_recognized(void **state)
{
    (void)state;
    struct group g = begin();
    test_set(g.sales, "organization", "O-0001", "corporate_number", "1010001000006");
    test_add(g.holding, "organization", "name", "Sales Inc.", "corporate_number", "1010001000006",
             NULL);
    test_set(g.holding, "category", "C-0001", "organization", "O-0001");
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, NULL);
    assert_int_equal(count(g.holding, "organization"), 2);
    leads(g.holding, "category", "Members", "organization", "organization", "Sales Inc.");
    end(&g);
}

static void undo_of_such_a_merge_gives_back_what_was(void **state)
{
    (void)state;
    struct group g = begin();
    char before[65], after[65];
    test_digest(g.holding, before);
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, NULL);
    assert_true(journal_undo(g.holding, 0, NULL, &why));
    test_digest(g.holding, after);
    assert_string_equal(before, after);
    merge_into(&g, g.holding, g.sales, THREE_WAY_KEEP, NULL);
    assert_int_equal(count(g.holding, "party"), 3);
    end(&g);
}

static void contradictions_are_left_to_a_person(void **state)
{
    (void)state;
    struct group g = begin();
    test_set(g.sales, "party", "PT-0002", "country", "JP");
    struct buf path = {0};
    buf_printf(&path, "%s/copy", g.folder);
    assert_true(backup_write(g.sales, buf_text(&path), false, &why));
    struct model *other = foreign_open(g.holding, buf_text(&path), &why);
    struct merge *merge = merge_new(g.holding, other, "copy", &why);
    assert_non_null(merge);
    struct three_way_counts counts;
    three_way_count(merge->way, &counts);
    assert_int_equal(counts.conflicts, 2); /* its country, and the name of the carrier */
    assert_false(merge_apply(g.holding, merge, NULL, &why));
    merge_free(merge);
    foreign_close(other);
    buf_clear(&path);
    end(&g);
}

static void a_file_without_an_organization_is_told_of(void **state)
{
    (void)state;
    struct group g = begin();
    struct buf notes = {0};
    struct model *plain = make(&g, "plain", "category|name=Visitors\n");
    merge_into(&g, g.holding, plain, THREE_WAY_KEEP, &notes);
    assert_non_null(strstr(buf_text(&notes), "The file has no organization"));
    char *code = code_of(g.holding, "category", "Visitors");
    test_value_is(g.holding, "category", code, "organization", "");
    free(code);
    buf_clear(&notes);
    model_close(plain);
    end(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_companies_share_is_one_and_what_is_theirs_says_so),
        cmocka_unit_test(what_is_linked_with_nothing_stays_with_its_company),
        cmocka_unit_test(a_second_merge_doubles_nothing),
        cmocka_unit_test(what_is_shared_is_not_deleted_with_one_company),
        cmocka_unit_test(both_directions_double_and_delete_nothing),
        cmocka_unit_test(only_the_same_number_or_name_is_taken_for_the_same),
        cmocka_unit_test(companies_are_known_among_the_parties_of_each_other),
        cmocka_unit_test(a_number_or_name_that_several_have_names_none),
        cmocka_unit_test(of_very_many_notes_of_a_sort_the_first_are_told),
        cmocka_unit_test(the_organization_of_a_file_is_recognized),
        cmocka_unit_test(undo_of_such_a_merge_gives_back_what_was),
        cmocka_unit_test(contradictions_are_left_to_a_person),
        cmocka_unit_test(a_file_without_an_organization_is_told_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
