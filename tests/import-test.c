/*
 * What becomes of the rows of foreign files: the plan, what the inventory
 * holds afterwards, and that nothing is changed where a row is refused.
 */
#include "import/import.h"
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

static void test_outcomes(void **state)
{
    struct desk *d = *state;
    desk_imports(d, "code,name,persons\nC-7,Members,\"12,400\"\n,Applicants,320\n", &plain, 2, 0, 0,
                 0);
    desk_holds(d, "category", "C-7", "persons", "12400");
    desk_holds(d, "category", "C-0008", "name", "Applicants");
    /* The same again, by code and by name; then one value differs. */
    desk_imports(d, "code,name,persons\nC-7,Members,\"12,400\"\n,Applicants,320\n", &plain, 0, 0, 2,
                 0);
    desk_imports(d, "name,persons\nApplicants,321\nMembers,12400\n", &plain, 0, 1, 1, 0);
    char *told = test_plan(&d->plan);
    test_holds(told, "row 2  changed  C-0008 Applicants\n      persons: 320 → 321\n");
    test_holds(told, "new 0 · changed 1 · unchanged 1 · refused 0");
    free(told);
    /* A row without a code may be new, and one with a code may rename. */
    desk_imports(d, "code,name\nC-7,Customers\n,Staff\n", &plain, 1, 1, 0, 0);
    desk_holds(d, "category", "C-7", "name", "Customers");
    desk_holds(d, "category", "C-7", "persons", "12400");
}

static void test_one_change(void **state)
{
    struct desk *d = *state;
    struct entries entries;
    desk_imports(d, "name,purposes,department\nA,X; Y,Sales\nB,X,Sales\n", &plain, 2, 0, 0, 0);
    assert_true(journal_list(d->m, NULL, NULL, 0, &entries, &d->why));
    assert_int_equal(entries.count, 1);
    assert_string_equal(entries.items[0].what, "import");
    assert_string_equal(entries.items[0].about, "a.csv");
    journal_clear(&entries);
    assert_true(journal_undo(d->m, 0, NULL, &d->why));
    assert_int_equal(
        desk_count(d, "category") + desk_count(d, "purpose") + desk_count(d, "department"), 0);
    /* An import that says nothing new leaves no entry. */
    assert_true(journal_redo(d->m, NULL, &d->why));
    desk_imports(d, "name,purposes\nA,X; Y\n", &plain, 0, 0, 1, 0);
    assert_true(journal_list(d->m, NULL, NULL, 0, &entries, &d->why));
    assert_int_equal(entries.count, 3);
    journal_clear(&entries);
}

static void test_refusals_are_named(void **state)
{
    struct desk *d = *state;
    char before[65], after[65];
    test_add(d->m, "category", "name", "First", (char *)NULL);
    test_digest(d->m, before);
    desk_imports(d,
                 "name,最終見直し日,Status\n"
                 "First,2026-04-01,approved\n"
                 "Second,令和六十年か,approved\n"
                 "Third,R6.4.1,\n"
                 "Fourth,2026-13-01,finished\n",
                 &plain, 1, 1, 0, 2);
    const struct plan_row *rows = plan_at(&d->plan.files[0], 0);
    assert_int_equal(d->plan.state, PLAN_HELD);
    assert_int_equal(rows[1].number, 3);
    assert_int_equal(rows[1].refusal_count, 1);
    assert_string_equal(rows[1].refusals[0].column, "最終見直し日");
    assert_string_equal(rows[1].refusals[0].value, "令和六十年か");
    /* Both wrong cells of one row are told. */
    assert_int_equal(rows[3].number, 5);
    assert_int_equal(rows[3].refusal_count, 2);
    assert_string_equal(rows[3].refusals[1].column, "Status");
    char *told = test_plan(&d->plan);
    test_holds(told, "row 3  refused  Second\n      最終見直し日: ");
    test_holds(told, "Status: \"finished\" is not one of the choices. Expected: Draft, In review");
    test_holds(told, "Nothing was changed. Correct the refused rows");
    free(told);
    test_digest(d->m, after);
    assert_string_equal(before, after);
}

static void test_dry_run(void **state)
{
    struct desk *d = *state;
    char before[65], after[65];
    const struct import_options dry = {.lang = LANG_EN, .dry_run = true};
    test_digest(d->m, before);
    desk_imports(d, "name,department\nA,Sales\n", &dry, 1, 0, 0, 0);
    assert_int_equal(d->plan.state, PLAN_DRY);
    assert_int_equal(d->plan.created.count, 1);
    assert_string_equal(d->plan.created.items[0].name, "Sales");
    assert_false(change_is_open(d->m));
    test_digest(d->m, after);
    assert_string_equal(before, after);
}

static void test_files_in_any_order(void **state)
{
    struct desk *d = *state;
    test_write(d->folder, "1.csv", "code,name,department,purposes\nC-1,Members,Sales,Service\n");
    test_write(d->folder, "2.csv",
               "Code,Name,Organization,Manager,Contact,Active,Remarks\nD-9,Sales,O-1,,,,\n");
    test_write(d->folder, "3.csv",
               "コード,名称,公表文の表現,公表文の表現(英語),公表文の見出し,公表順,全区分に共通,"
               "根拠(個人情報保護法),根拠(GDPR),根拠の補足,変更日,変更の通知・公表日,"
               "変更の通知・公表方法,停止の方法,停止の制約,備考\nP-5,Service,,,,,,,,,,,,,,\n");
    test_write(d->folder, "4.csv", "code,name,address\nO-1,Company,Tokyo\n");
    static const char *const orders[][5] = {{"1.csv", "2.csv", "3.csv", NULL},
                                            {"3.csv", "2.csv", "1.csv", NULL},
                                            {"2.csv", "1.csv", "3.csv", NULL}};
    const struct import_options organizations = {.lang = LANG_EN,
                                                 .kind = kinds_find("organization")};
    assert_true(test_import(d->m, d->folder, (const char *const[]){"4.csv", NULL}, &organizations,
                            &d->plan, &d->why));
    for (size_t i = 0; i < 3; i++) {
        plan_clear(&d->plan);
        if (!test_import(d->m, d->folder, orders[i], &plain, &d->plan, &d->why))
            fail_msg("%s", d->why.text);
        assert_int_equal(plan_count(&d->plan, PLAN_REFUSED), 0);
        assert_int_equal(d->plan.created.count, 0);
        desk_holds(d, "category", "C-1", "department", "D-9");
        desk_holds(d, "category", "C-1", "purposes", "P-5");
        desk_holds(d, "department", "D-9", "organization", "O-1");
        assert_true(journal_undo(d->m, 0, NULL, &d->why));
    }
}

static void test_created(void **state)
{
    struct desk *d = *state;
    test_add(d->m, "purpose", "name", "Known", (char *)NULL);
    desk_imports(d, "name,purposes,department\nA,Known; New,Sales\nB,New; P-0001,Sales\n", &plain,
                 2, 0, 0, 0);
    assert_int_equal(d->plan.created.count, 2);
    desk_holds(d, "category", "C-0001", "purposes", "P-0001; P-0002");
    desk_holds(d, "category", "C-0002", "purposes", "P-0002; P-0001");
    char *told = test_plan(&d->plan);
    test_holds(told, "Created, because a row names it:\n"
                     "  Purpose of use P-0002 New (2 rows)\n  Department D-0001 Sales (2 rows)\n");
    free(told);
}

static void test_ambiguous(void **state)
{
    struct desk *d = *state;
    test_add(d->m, "department", "name", "Sales", (char *)NULL);
    test_add(d->m, "department", "name", "Sales", (char *)NULL);
    desk_imports(d, "name,department\nA,Sales\n", &plain, 0, 0, 0, 1);
    test_holds(plan_at(&d->plan.files[0], 0)->refusals[0].reason, "D-0001 Sales, D-0002 Sales");
    const struct import_options departments = {.lang = LANG_EN, .kind = kinds_find("department")};
    desk_imports(d, "name,manager\nSales,Sato\n", &departments, 0, 0, 0, 1);
    desk_imports(d, "code,name,manager\nD-0001,Sales,Sato\nD-0002,Sales,Suzuki\n", &departments, 0,
                 2, 0, 0);
}

static void test_twice(void **state)
{
    struct desk *d = *state;
    desk_imports(d, "code,name\nC-1,A\nC-1,B\n", &plain, 1, 0, 0, 1);
    test_holds(plan_at(&d->plan.files[0], 1)->refusals[0].reason, "Row 2 is about the same record");
    desk_imports(d, "name\nA\nA\n", &plain, 1, 0, 0, 1);
    test_holds(plan_at(&d->plan.files[0], 1)->refusals[0].reason, "Row 2 has this name already");
    desk_imports(d, "code,name\n,A\nC-5,A\n", &plain, 1, 0, 0, 1);
    desk_imports(d, "code,name\nC-5,A\n,A\n", &plain, 1, 0, 0, 1);
    /* With codes of their own, records may be called alike. */
    desk_imports(d, "code,name\nC-5,A\nC-6,A\n", &plain, 2, 0, 0, 0);
}

/* A code that a row is given is never one that another row or file states. */
static void test_given_codes(void **state)
{
    struct desk *d = *state;
    const struct import_options items = {.lang = LANG_EN, .kind = kinds_find("item")};
    const struct import_options good = {.lang = LANG_EN, .accept_good = true};
    test_write(d->folder, "1.csv", "名称,種類\n氏名,通常\n");
    test_write(d->folder, "2.csv", "コード,名称,種類\nI-0001,病歴,要配慮個人情報\n");
    assert_true(test_import(d->m, d->folder, (const char *const[]){"1.csv", "2.csv", NULL}, &items,
                            &d->plan, &d->why));
    assert_int_equal(plan_count(&d->plan, PLAN_NEW), 2);
    desk_holds(d, "item", "I-0001", "name", "病歴");
    desk_holds(d, "item", "I-0002", "name", "氏名");
    desk_holds(d, "item", "I-0002", "item_class", "ordinary");
    desk_imports(d, "code,name\n,x5\nC-0001,x6\n", &plain, 2, 0, 0, 0);
    desk_holds(d, "category", "C-0001", "name", "x6");
    desk_holds(d, "category", "C-0002", "name", "x5");
    /* Not that of a refused row either: it is imported later. */
    desk_imports(d, "code,name,persons\n,x7,\nC-0003,x8,many\n", &good, 1, 0, 0, 1);
    desk_holds(d, "category", "C-0004", "name", "x7");
    desk_imports(d, "code,name,persons\nC-0003,x8,3\n", &plain, 1, 0, 0, 0);
}

static void test_codes_across_files(void **state)
{
    struct desk *d = *state;
    test_write(d->folder, "1.csv", "code,name\nC-1,Members\n");
    test_write(d->folder, "2.csv", "code,name\nC-2,Staff\nC-1,Visitors\n");
    assert_true(test_import(d->m, d->folder, (const char *const[]){"1.csv", "2.csv", NULL}, &plain,
                            &d->plan, &d->why));
    assert_int_equal(d->plan.state, PLAN_HELD);
    assert_int_equal(plan_count(&d->plan, PLAN_REFUSED), 1);
    test_holds(plan_at(&d->plan.files[1], 1)->refusals[0].reason, "Row 2 of ");
    test_holds(plan_at(&d->plan.files[1], 1)->refusals[0].reason, "/1.csv states the same code");
}

/* Many rows must not take time by their square: minutes instead of seconds. */
static void test_new_names(void **state)
{
    struct desk *d = *state;
    enum { ROWS = 40000, LIMIT = 25 };
    const struct import_options parties = {.lang = LANG_EN, .kind = kinds_find("party")};
    char path[TEST_PATH];
    test_path(d->folder, "big.csv", path);
    FILE *out = fopen(path, "w");
    fputs("name\n", out);
    for (int i = 0; i < ROWS; i++)
        fprintf(out, "party %d\n", i);
    assert_int_equal(fclose(out), 0);
    assert_true(desk_seconds(d, "big.csv", &parties) < LIMIT);
    assert_int_equal(plan_count(&d->plan, PLAN_NEW), ROWS);
}

/* Other names find records however many there are, and while they change. */
static void test_changed_other_names(void **state)
{
    struct desk *d = *state;
    const struct import_options parties = {.lang = LANG_EN, .kind = kinds_find("party")};
    test_add(d->m, "party", "name", "One", "other_names", "uno; eins", (char *)NULL);
    test_add(d->m, "party", "name", "Two", "other_names", "due", (char *)NULL);
    desk_imports(d,
                 "code,name,other_names,contact\nPT-0001,One,eins,\n,eins,,a\n,due,,b\n,uno,,c\n"
                 "PT-0009,Nine,nove; due,\n,nove,,d\n",
                 &parties, 2, 1, 0, 3);
    const struct plan_row *rows = plan_at(&d->plan.files[0], 0);
    test_holds(rows[1].refusals[0].reason, "Row 2 is about the same record");
    test_holds(rows[2].refusals[0].reason, "names several records of the kind Party");
    assert_int_equal(rows[3].outcome, PLAN_NEW);
    test_holds(rows[5].refusals[0].reason, "Row 6 is about the same record");
}

static void test_key(void **state)
{
    struct desk *d = *state;
    const struct import_options by_name_in_notices = {.lang = LANG_EN, .key = "公表名"};
    desk_imports(d, "name,public_name\nA,Alpha\nB,Beta\nC,Beta\n", &plain, 3, 0, 0, 0);
    desk_imports(d, "公表名,name,persons\nAlpha,A2,5\nGamma,D,6\nBeta,B,7\n,C,8\n",
                 &by_name_in_notices, 1, 2, 0, 1);
    test_holds(plan_at(&d->plan.files[0], 2)->refusals[0].reason,
               "Several records have this value");
    desk_imports(d, "公表名,name,persons\nAlpha,A2,5\nGamma,D,6\n,C,8\n", &by_name_in_notices, 1, 2,
                 0, 0);
    desk_holds(d, "category", "C-0001", "name", "A2");
    desk_holds(d, "category", "C-0003", "persons", "8");
    /* A new value of the key that two rows state is one record. */
    desk_imports(d, "公表名,name\nDelta,E\nDelta,F\n", &by_name_in_notices, 1, 0, 0, 1);
    assert_false(desk_run(d, "name,persons\nA,1\n", &by_name_in_notices));
    test_holds(d->why.text, "There is no column Name in notices");
    const struct import_options no_field = {.lang = LANG_EN, .key = "height"};
    assert_false(desk_run(d, "name\nA\n", &no_field));
    assert_int_equal(d->why.class, WHY_USAGE);
}

static void test_empty_cells(void **state)
{
    struct desk *d = *state;
    const struct import_options clears = {.lang = LANG_EN, .empty_clears = true};
    const char *first = "name,subjects,persons,purposes\nA,Customers,5,X; Y\n";
    const char *second = "name,subjects,persons,purposes\nA,,,\n";
    desk_imports(d, first, &plain, 1, 0, 0, 0);
    desk_imports(d, second, &plain, 0, 0, 1, 0);
    desk_holds(d, "category", "C-0001", "purposes", "P-0001; P-0002");
    desk_imports(d, second, &clears, 0, 1, 0, 0);
    desk_holds(d, "category", "C-0001", "subjects", "");
    desk_holds(d, "category", "C-0001", "persons", "");
    desk_holds(d, "category", "C-0001", "purposes", "");
    desk_holds(d, "category", "C-0001", "name", "A");
}

static void test_says_nothing(void **state)
{
    struct desk *d = *state;
    desk_imports(
        d, "name,subjects,department,persons,description\nA,N/A,なし,－,-\n　B　,ｎ／ａ,－,,- -\n",
        &plain, 2, 0, 0, 0);
    desk_holds(d, "category", "C-0001", "subjects", "");
    desk_holds(d, "category", "C-0001", "description", "");
    desk_holds(d, "category", "C-0002", "name", "B");
    desk_holds(d, "category", "C-0002", "description", "- -");
    assert_int_equal(desk_count(d, "department"), 0);
    /* なし is a choice of re-entrustment, and the answer no of a flag. */
    const struct import_options entrustments = {.lang = LANG_EN, .kind = kinds_find("entrustment")};
    desk_imports(d, "名称,再委託,契約条項を確認済み,委託先の国\nE,なし,なし,なし\n", &entrustments,
                 1, 0, 0, 0);
    desk_holds(d, "entrustment", "EN-0001", "subcontracting", "none");
    desk_holds(d, "entrustment", "EN-0001", "clauses_checked", "no");
    /* An export of ours means what it says. */
    desk_imports(d,
                 "Code,Name,Class,Head of sensitive data,Other names,Remarks\nI-1,N/A,,,なし,-\n",
                 &plain, 1, 0, 0, 0);
    desk_holds(d, "item", "I-1", "name", "N/A");
    desk_holds(d, "item", "I-1", "remarks", "-");
}

static void test_unknown_columns(void **state)
{
    struct desk *d = *state;
    const struct import_options remarks = {.lang = LANG_EN, .unknown_to_remarks = true};
    const char *text = "name,性別,備考,備考,\nA,男女,first,second,\nB,,,,\n";
    desk_imports(d, text, &plain, 2, 0, 0, 0);
    assert_int_equal(d->plan.files[0].column_count, 4);
    assert_int_equal(d->plan.files[0].columns[1].use, HEADERS_NOT_KNOWN);
    assert_string_equal(d->plan.files[0].columns[3].title, "備考 (2)");
    assert_string_equal(d->plan.files[0].columns[3].taken_by, "備考");
    desk_holds(d, "category", "C-0001", "remarks", "first");
    char *told = test_plan(&d->plan);
    test_holds(told, "  Columns not imported: 性別, 備考 (2)\n");
    free(told);
    desk_imports(d, text, &remarks, 0, 1, 1, 0);
    told = test_plan(&d->plan);
    test_holds(told, "  Columns added to the remarks: 性別, 備考 (2)\n");
    assert_null(strstr(told, "not imported"));
    free(told);
    desk_holds(d, "category", "C-0001", "remarks", "first\n性別: 男女\n備考 (2): second");
    /* Again: nothing is added twice, with and without a column of remarks. */
    desk_imports(d, text, &remarks, 0, 0, 2, 0);
    desk_imports(d, "name,性別\nA,男女\n", &remarks, 0, 0, 1, 0);
}

static void test_other_names(void **state)
{
    struct desk *d = *state;
    const struct import_options parties = {.lang = LANG_EN, .kind = kinds_find("party")};
    test_write(d->folder, "items.csv", "name,items\nA,tel\n");
    test_write(d->folder, "item.csv",
               "Code,Name,Class,Head of sensitive data,Other names,Remarks\n"
               "I-1,Telephone,,,tel; phone,\n");
    assert_true(test_import(d->m, d->folder, (const char *const[]){"items.csv", "item.csv", NULL},
                            &plain, &d->plan, &d->why));
    assert_int_equal(d->plan.created.count, 0);
    desk_holds(d, "category", "C-0001", "items", "I-1");
    /* A row that uses another name is about that record and does not rename it. */
    test_add(d->m, "party", "name", "Sample Inc.", "other_names", "Sample", (char *)NULL);
    desk_imports(d, "name,contact\nSample,desk\n", &parties, 0, 1, 0, 0);
    desk_holds(d, "party", "PT-0001", "name", "Sample Inc.");
    desk_holds(d, "party", "PT-0001", "contact", "desk");
}

static void test_individual_numbers(void **state)
{
    struct desk *d = *state;
    const struct import_options remarks = {.lang = LANG_EN, .unknown_to_remarks = true};
    static const char *const texts[] = {
        "name,subjects\nA,123456789018\n",      "name\n１２３４-５６７８-９０１８\n",
        "name,purposes\nA,X; 1234 5678 9018\n", "name,memo\nA,number 123456789018\n",
        "name,persons\nA,123456789018\n",       "name,status\nA,123456789018\n",
        "code,name\n123456789018,A\n",          "name,提供先\nA,123456789018\n",
        "name,起算\nA,123456789018\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        desk_imports(d, texts[i], &remarks, 0, 0, 0, 1);
        char *told = test_plan(&d->plan);
        if (strstr(told, "9018") != NULL || strstr(told, "９０１８") != NULL)
            fail_msg("the number is repeated:\n%s", told);
        free(told);
        assert_int_equal(plan_number(&d->plan.files[0], 0), 2);
    }
    /* A number without a right check digit is let in. */
    desk_imports(d, "name,subjects\nA,123456789019\n", &remarks, 1, 0, 0, 0);
}

static void test_bad_files(void **state)
{
    struct desk *d = *state;
    static const struct {
        const char *text, *part;
    } cases[] = {
        {"", "a.csv: The file is empty. Expected: a header row"},
        {"\n\n", "The file is empty"},
        {"name,persons\n", "no row below the header in row 1"},
        {"apples,pears\n1,2\n", "No column of the header in row 1 is known"},
        {"persons,purposes\n1,X\n", "No column says which record a row is about"},
        {"name,\"persons\nA,1\n", "opened in line 1"},
        {"name\n\x82\xFF\x80\n", "is wrong there"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_false(desk_run(d, cases[i].text, &plain));
        test_holds(d->why.text, cases[i].part);
        assert_int_equal(d->why.class, WHY_INPUT);
        assert_int_equal(d->plan.file_count, 0);
        assert_false(change_is_open(d->m));
    }
    assert_false(test_import(d->m, d->folder, (const char *const[]){"none.csv", NULL}, &plain,
                             &d->plan, &d->why));
    test_holds(d->why.text, "none.csv: The file cannot be opened");
}

/* An export of ours is in UTF-8, whatever it looks like; only a foreign file
 * may be in ISO-2022-JP. */
static void test_escapes(void **state)
{
    struct desk *d = *state;
    desk_imports(d,
                 "Code,Name,Class,Head of sensitive data,Other names,Remarks\n"
                 "I-1,x,,,,\x1B$B%F%9\nI-2,y,,,,\x1B$B%F%9\x1B(B\n",
                 &plain, 2, 0, 0, 0);
    assert_string_equal(d->plan.files[0].encoding, "UTF-8");
    desk_holds(d, "item", "I-1", "remarks", "\x1B$B%F%9");
    desk_holds(d, "item", "I-2", "remarks", "\x1B$B%F%9\x1B(B");
    desk_imports(d, "name,subjects\nA,\x1B$B%F%9\x1B(B\n", &plain, 1, 0, 0, 0);
    desk_holds(d, "category", "C-0001", "subjects", "テス");
    assert_false(desk_run(d, "name,subjects\nA,\x1B$B%F%9\n", &plain));
    test_holds(d->why.text, "not text in ISO-2022-JP: byte 17, in line 2, is wrong there (1B 24");
}

static void test_ragged(void **state)
{
    struct desk *d = *state;
    desk_imports(d, "name,persons\nA\nB,2,,\nC,3,4\n", &plain, 2, 0, 0, 1);
    test_holds(plan_at(&d->plan.files[0], 2)->refusals[0].reason,
               "The row has 3 cells, the header 2");
    test_holds(plan_at(&d->plan.files[0], 0)->notes[0],
               "Cells expected: 2, found: 1. Those from persons on were taken as empty.");
    assert_int_equal(plan_at(&d->plan.files[0], 1)->note_count, 0);
    desk_imports(d, "name,persons\nA,5\" disk\n", &plain, 0, 0, 0, 1);
    desk_imports(d, "name,subjects\nA,5\" disk\n", &plain, 1, 0, 0, 0);
    test_holds(plan_at(&d->plan.files[0], 0)->notes[0], "as Excel reads it");
    desk_holds(d, "category", "C-0001", "subjects", "5\" disk");
    desk_imports(d, "name,persons,,\nZ,1\n", &plain, 1, 0, 0, 0);
    assert_int_equal(plan_at(&d->plan.files[0], 0)->note_count, 0);
}

static void test_header_row(void **state)
{
    struct desk *d = *state;
    const struct import_options third = {.lang = LANG_EN, .header_row = 3};
    desk_imports(d, "Ledger of 2026,\n\nname,persons\nA,x\n", &third, 0, 0, 0, 1);
    assert_int_equal(plan_number(&d->plan.files[0], 0), 4);
    assert_int_equal(d->plan.files[0].left_count, 2);
    assert_int_equal(d->plan.files[0].left[0].reason, HEADER_LEFT_ABOVE);
    assert_int_equal(d->plan.files[0].left[1].first, 2);
    assert_int_equal(d->plan.files[0].left[1].reason, HEADER_LEFT_BLANK);
}

static void test_plan_is_harmless(void **state)
{
    struct desk *d = *state;
    desk_imports(d, "name,\x1B[2Jcolumn,persons\n\x1B]0;x\a,1,\xE2\x80\xAEmany\n", &plain, 0, 0, 0,
                 1);
    char *told = test_plan(&d->plan);
    for (const char *at = told; *at != '\0'; at++)
        assert_true(*at == '\n' || (unsigned char)*at >= 0x20);
    assert_null(strstr(told, "\xE2\x80\xAE"));
    test_holds(told, "<U+202E>");
    free(told);
}

static void test_large(void **state)
{
    struct desk *d = *state;
    /* Ten thousand rows, of which each names records that others name too. */
    enum { ROWS = 10000 };
    char path[TEST_PATH];
    test_path(d->folder, "big.csv", path);
    FILE *out = fopen(path, "w");
    fputs("name,department,purposes,persons\n", out);
    for (int i = 0; i < ROWS; i++)
        fprintf(out, "category %d,department %d,purpose %d; purpose %d,%d\n", i, i % 40, i % 300,
                300 + i % 7, i);
    assert_int_equal(fclose(out), 0);
    for (int round = 0; round < 2; round++) {
        plan_clear(&d->plan);
        assert_true(test_import(d->m, d->folder, (const char *const[]){"big.csv", NULL}, &plain,
                                &d->plan, &d->why));
        assert_int_equal(plan_count(&d->plan, round == 0 ? PLAN_NEW : PLAN_UNCHANGED), ROWS);
    }
    assert_int_equal(desk_count(d, "purpose"), 307);
    assert_int_equal(desk_count(d, "department"), 40);
}

/* Writes COUNT rows that state their codes, the last first, into a.csv; every row
 * whose number STEP divides has another count. */
static char *stated_rows(size_t count, size_t step)
{
    struct buf text = {0};
    buf_puts(&text, "code,name,department,persons,persons_on,purposes\n");
    for (size_t i = count; i > 0; i--)
        buf_printf(&text, "C-%zu,Name %zu,Sales %zu,%s,2024-04-01,Third %zu; First; Second %zu\n",
                   i, i, i % 7, i % step == 0 ? "320" : "321", i % 5, i % 11);
    return buf_take(&text);
}

static void test_many_stated_rows(void **state)
{
    struct desk *d = *state;
    enum { ROWS = 700 };
    char *first = stated_rows(ROWS, ROWS + 1), *second = stated_rows(ROWS + 5, 100);
    struct buf twice = {0};
    desk_imports(d, first, &plain, ROWS, 0, 0, 0);
    desk_imports(d, first, &plain, 0, 0, ROWS, 0);
    desk_imports(d, second, &plain, 5, 7, ROWS - 7, 0);
    desk_imports(d, second, &plain, 0, 0, ROWS + 5, 0);
    desk_holds(d, "category", "C-300", "persons", "320");
    desk_holds(d, "category", "C-301", "persons", "321");
    /* A code that is stated twice refuses its second row and no other. */
    buf_puts(&twice, first);
    buf_puts(&twice, "C-650,Name 650,Sales 6,321,2024-04-01,First\n");
    desk_imports(d, twice.text, &plain, 0, 7, ROWS - 7, 1);
    buf_clear(&twice);
    free(first);
    free(second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_outcomes, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_one_change, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_refusals_are_named, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_dry_run, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_files_in_any_order, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_created, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_ambiguous, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_twice, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_given_codes, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_codes_across_files, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_new_names, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_changed_other_names, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_key, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_empty_cells, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_says_nothing, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_unknown_columns, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_other_names, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_individual_numbers, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_bad_files, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_escapes, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_ragged, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_header_row, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_plan_is_harmless, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_large, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_many_stated_rows, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
