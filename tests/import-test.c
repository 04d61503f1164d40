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

/* An inventory and a folder of files for one test. */
struct desk {
    struct model *m;
    char folder[TEST_PATH];
    struct plan plan;
    struct why why;
};

static const struct import_options plain = {.lang = LANG_EN};

static int desk_open(void **state)
{
    struct desk *d = calloc(1, sizeof *d);
    d->m = test_model();
    d->why.lang = LANG_EN;
    test_folder(d->folder);
    *state = d;
    return 0;
}

static int desk_close(void **state)
{
    struct desk *d = *state;
    plan_clear(&d->plan);
    model_close(d->m);
    test_folder_delete(d->folder);
    free(d);
    return 0;
}

/* Imports TEXT as the file a.csv. */
static bool run(struct desk *d, const char *text, const struct import_options *options)
{
    plan_clear(&d->plan);
    test_write(d->folder, "a.csv", text);
    return test_import(d->m, d->folder, (const char *const[]){"a.csv", NULL}, options, &d->plan,
                       &d->why);
}

/* Imports TEXT and expects so many rows of each outcome. */
static void imports(struct desk *d, const char *text, const struct import_options *options,
                    size_t new, size_t changed, size_t unchanged, size_t refused)
{
    if (!run(d, text, options))
        fail_msg("%s", d->why.text);
    char *told = test_plan(&d->plan);
    if (plan_count(&d->plan, PLAN_NEW) != new || plan_count(&d->plan, PLAN_CHANGED) != changed ||
        plan_count(&d->plan, PLAN_UNCHANGED) != unchanged ||
        plan_count(&d->plan, PLAN_REFUSED) != refused)
        fail_msg("other outcomes than expected:\n%s", told);
    free(told);
}

static void holds_value(struct desk *d, const char *kind, const char *code, const char *column,
                        const char *value)
{
    char *found = test_value(d->m, kind, code, column);
    assert_non_null(found);
    assert_string_equal(found, value);
    free(found);
}

static int64_t count(struct desk *d, const char *kind)
{
    return record_count(d->m, kinds_find(kind));
}

static void test_outcomes(void **state)
{
    struct desk *d = *state;
    imports(d, "code,name,persons\nC-7,Members,\"12,400\"\n,Applicants,320\n", &plain, 2, 0, 0, 0);
    holds_value(d, "category", "C-7", "persons", "12400");
    holds_value(d, "category", "C-0008", "name", "Applicants");
    /* The same again, by code and by name; then one value differs. */
    imports(d, "code,name,persons\nC-7,Members,\"12,400\"\n,Applicants,320\n", &plain, 0, 0, 2, 0);
    imports(d, "name,persons\nApplicants,321\nMembers,12400\n", &plain, 0, 1, 1, 0);
    char *told = test_plan(&d->plan);
    test_holds(told, "row 2  changed  C-0008 Applicants\n      persons: 320 → 321\n");
    test_holds(told, "new 0 · changed 1 · unchanged 1 · refused 0");
    free(told);
    /* A row without a code may be new, and one with a code may rename. */
    imports(d, "code,name\nC-7,Customers\n,Staff\n", &plain, 1, 1, 0, 0);
    holds_value(d, "category", "C-7", "name", "Customers");
    holds_value(d, "category", "C-7", "persons", "12400");
}

static void test_one_change(void **state)
{
    struct desk *d = *state;
    struct entries entries;
    imports(d, "name,purposes,department\nA,X; Y,Sales\nB,X,Sales\n", &plain, 2, 0, 0, 0);
    assert_true(journal_list(d->m, NULL, NULL, 0, &entries, &d->why));
    assert_int_equal(entries.count, 1);
    assert_string_equal(entries.items[0].what, "import");
    assert_string_equal(entries.items[0].about, "a.csv");
    journal_clear(&entries);
    assert_true(journal_undo(d->m, 0, NULL, &d->why));
    assert_int_equal(count(d, "category") + count(d, "purpose") + count(d, "department"), 0);
    /* An import that says nothing new leaves no entry. */
    assert_true(journal_redo(d->m, NULL, &d->why));
    imports(d, "name,purposes\nA,X; Y\n", &plain, 0, 0, 1, 0);
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
    imports(d,
            "name,最終見直し日,Status\n"
            "First,2026-04-01,approved\n"
            "Second,令和六十年か,approved\n"
            "Third,R6.4.1,\n"
            "Fourth,2026-13-01,finished\n",
            &plain, 1, 1, 0, 2);
    const struct plan_row *rows = d->plan.files[0].rows;
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
    imports(d, "name,department\nA,Sales\n", &dry, 1, 0, 0, 0);
    assert_int_equal(d->plan.state, PLAN_DRY);
    assert_int_equal(d->plan.created.count, 1);
    assert_string_equal(d->plan.created.items[0].name, "Sales");
    assert_false(change_is_open(d->m));
    test_digest(d->m, after);
    assert_string_equal(before, after);
}

static void test_accept_good(void **state)
{
    struct desk *d = *state;
    struct import_options good = {.lang = LANG_EN, .accept_good = true};
    const char *text = "コード,name,メモ,件数\n"
                       "C-1,Good,=1+1,12\n"
                       "C-2,Bad,=2+2,many\n"
                       "C-3,Number,1234-5678-9018,3\n"
                       "C-4,\"Also, good\",,\n";
    imports(d, text, &good, 2, 0, 0, 2);
    assert_int_equal(d->plan.state, PLAN_CARRIED);
    assert_int_equal(count(d, "category"), 2);
    char *refused = test_read(d->folder, "a.csv.refused.csv");
    assert_non_null(refused);
    test_holds(refused, "\xEF\xBB\xBFコード,name,メモ,件数,Reason\r\nC-2,Bad,'=2+2,many,\"件数: ");
    assert_null(strstr(refused, "9018"));
    assert_null(strstr(refused, "Good"));
    free(refused);
    /* It is not overwritten, and then nothing is changed either. */
    assert_false(run(d, "name,件数\nFifth,5\nSixth,x\n", &good));
    test_holds(d->why.text, "a.csv.refused.csv exists already");
    assert_int_equal(count(d, "category"), 2);
    good.force = true;
    imports(d, "name,件数\nFifth,5\nSixth,x\n", &good, 1, 0, 0, 1);
}

static void test_refused_file_again(void **state)
{
    struct desk *d = *state;
    const struct import_options good = {
        .lang = LANG_EN, .accept_good = true, .unknown_to_remarks = true};
    imports(d, "name,persons,memo\nBad,many,=2+2\n", &good, 0, 0, 0, 1);
    char *refused = test_read(d->folder, "a.csv.refused.csv");
    char *many = strstr(refused, "many,");
    memcpy(many, "  12,", 5); /* the person mends the cell and keeps the reason */
    imports(d, refused, &good, 1, 0, 0, 0);
    holds_value(d, "category", "C-0001", "persons", "12");
    holds_value(d, "category", "C-0001", "remarks", "memo: =2+2");
    free(refused);
}

static void test_refused_reference(void **state)
{
    struct desk *d = *state;
    const struct import_options good = {.lang = LANG_EN, .accept_good = true};
    test_write(d->folder, "department.csv",
               "Code,Name,Organization,Manager,Contact,Active,Remarks\n"
               "D-1,Sales,,,,perhaps,\nD-2,Staff,,,,yes,\n");
    test_write(d->folder, "b.csv",
               "name,department\nBy code,D-1\nBy name,Sales\nElse,Staff\nAgain,Sales\n");
    assert_true(test_import(d->m, d->folder, (const char *const[]){"b.csv", "department.csv", NULL},
                            &good, &d->plan, &d->why));
    assert_int_equal(plan_count(&d->plan, PLAN_NEW), 2);
    assert_int_equal(plan_count(&d->plan, PLAN_REFUSED), 4);
    assert_int_equal(count(d, "department"), 1);
    assert_int_equal(count(d, "category"), 1);
    for (size_t i = 0; i < 4; i++)
        if (i != 2)
            test_holds(d->plan.files[0].rows[i].refusals[0].reason,
                       "/department.csv, which is refused");
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
        holds_value(d, "category", "C-1", "department", "D-9");
        holds_value(d, "category", "C-1", "purposes", "P-5");
        holds_value(d, "department", "D-9", "organization", "O-1");
        assert_true(journal_undo(d->m, 0, NULL, &d->why));
    }
}

static void test_created(void **state)
{
    struct desk *d = *state;
    test_add(d->m, "purpose", "name", "Known", (char *)NULL);
    imports(d, "name,purposes,department\nA,Known; New,Sales\nB,New; P-0001,Sales\n", &plain, 2, 0,
            0, 0);
    assert_int_equal(d->plan.created.count, 2);
    holds_value(d, "category", "C-0001", "purposes", "P-0001; P-0002");
    holds_value(d, "category", "C-0002", "purposes", "P-0002; P-0001");
    char *told = test_plan(&d->plan);
    test_holds(told, "Created, because a row names it:\n"
                     "  Purpose of use P-0002 New\n  Department D-0001 Sales\n");
    free(told);
}

static void test_ambiguous(void **state)
{
    struct desk *d = *state;
    test_add(d->m, "department", "name", "Sales", (char *)NULL);
    test_add(d->m, "department", "name", "Sales", (char *)NULL);
    imports(d, "name,department\nA,Sales\n", &plain, 0, 0, 0, 1);
    test_holds(d->plan.files[0].rows[0].refusals[0].reason, "D-0001 Sales, D-0002 Sales");
    const struct import_options departments = {.lang = LANG_EN, .kind = kinds_find("department")};
    imports(d, "name,manager\nSales,Sato\n", &departments, 0, 0, 0, 1);
    imports(d, "code,name,manager\nD-0001,Sales,Sato\nD-0002,Sales,Suzuki\n", &departments, 0, 2, 0,
            0);
}

static void test_twice(void **state)
{
    struct desk *d = *state;
    imports(d, "code,name\nC-1,A\nC-1,B\n", &plain, 1, 0, 0, 1);
    test_holds(d->plan.files[0].rows[1].refusals[0].reason, "Row 2 is about the same record");
    imports(d, "name\nA\nA\n", &plain, 1, 0, 0, 1);
    test_holds(d->plan.files[0].rows[1].refusals[0].reason, "Row 2 has this name already");
    imports(d, "code,name\n,A\nC-5,A\n", &plain, 1, 0, 0, 1);
    imports(d, "code,name\nC-5,A\n,A\n", &plain, 1, 0, 0, 1);
    /* With codes of their own, records may be called alike. */
    imports(d, "code,name\nC-5,A\nC-6,A\n", &plain, 2, 0, 0, 0);
}

static void test_key(void **state)
{
    struct desk *d = *state;
    const struct import_options by_name_in_notices = {.lang = LANG_EN, .key = "公表名"};
    imports(d, "name,public_name\nA,Alpha\nB,Beta\nC,Beta\n", &plain, 3, 0, 0, 0);
    imports(d, "公表名,name,persons\nAlpha,A2,5\nGamma,D,6\nBeta,B,7\n,C,8\n", &by_name_in_notices,
            1, 2, 0, 1);
    test_holds(d->plan.files[0].rows[2].refusals[0].reason, "Several records have this value");
    imports(d, "公表名,name,persons\nAlpha,A2,5\nGamma,D,6\n,C,8\n", &by_name_in_notices, 1, 2, 0,
            0);
    holds_value(d, "category", "C-0001", "name", "A2");
    holds_value(d, "category", "C-0003", "persons", "8");
    /* A new value of the key that two rows state is one record. */
    imports(d, "公表名,name\nDelta,E\nDelta,F\n", &by_name_in_notices, 1, 0, 0, 1);
    assert_false(run(d, "name,persons\nA,1\n", &by_name_in_notices));
    test_holds(d->why.text, "There is no column Name in notices");
    const struct import_options no_field = {.lang = LANG_EN, .key = "height"};
    assert_false(run(d, "name\nA\n", &no_field));
    assert_int_equal(d->why.class, WHY_USAGE);
}

static void test_empty_cells(void **state)
{
    struct desk *d = *state;
    const struct import_options clears = {.lang = LANG_EN, .empty_clears = true};
    const char *first = "name,subjects,persons,purposes\nA,Customers,5,X; Y\n";
    const char *second = "name,subjects,persons,purposes\nA,,,\n";
    imports(d, first, &plain, 1, 0, 0, 0);
    imports(d, second, &plain, 0, 0, 1, 0);
    holds_value(d, "category", "C-0001", "purposes", "P-0001; P-0002");
    imports(d, second, &clears, 0, 1, 0, 0);
    holds_value(d, "category", "C-0001", "subjects", "");
    holds_value(d, "category", "C-0001", "persons", "");
    holds_value(d, "category", "C-0001", "purposes", "");
    holds_value(d, "category", "C-0001", "name", "A");
}

static void test_says_nothing(void **state)
{
    struct desk *d = *state;
    imports(d,
            "name,subjects,department,persons,description\nA,N/A,なし,－,-\n　B　,ｎ／ａ,－,,- -\n",
            &plain, 2, 0, 0, 0);
    holds_value(d, "category", "C-0001", "subjects", "");
    holds_value(d, "category", "C-0001", "description", "");
    holds_value(d, "category", "C-0002", "name", "B");
    holds_value(d, "category", "C-0002", "description", "- -");
    assert_int_equal(count(d, "department"), 0);
    /* なし is a choice of re-entrustment, and the answer no of a flag. */
    const struct import_options entrustments = {.lang = LANG_EN, .kind = kinds_find("entrustment")};
    imports(d, "名称,再委託,契約条項を確認済み,委託先の国\nE,なし,なし,なし\n", &entrustments, 1, 0,
            0, 0);
    holds_value(d, "entrustment", "EN-0001", "subcontracting", "none");
    holds_value(d, "entrustment", "EN-0001", "clauses_checked", "no");
    /* An export of ours means what it says. */
    imports(d, "Code,Name,Class,Head of sensitive data,Other names,Remarks\nI-1,N/A,,,なし,-\n",
            &plain, 1, 0, 0, 0);
    holds_value(d, "item", "I-1", "name", "N/A");
    holds_value(d, "item", "I-1", "remarks", "-");
}

static void test_unknown_columns(void **state)
{
    struct desk *d = *state;
    const struct import_options remarks = {.lang = LANG_EN, .unknown_to_remarks = true};
    const char *text = "name,性別,備考,備考,\nA,男女,first,second,\nB,,,,\n";
    imports(d, text, &plain, 2, 0, 0, 0);
    assert_int_equal(d->plan.files[0].left_count, 2);
    assert_string_equal(d->plan.files[0].left_columns[0], "性別");
    assert_string_equal(d->plan.files[0].left_columns[1], "備考 (2)");
    holds_value(d, "category", "C-0001", "remarks", "first");
    imports(d, text, &remarks, 0, 1, 1, 0);
    holds_value(d, "category", "C-0001", "remarks", "first\n性別: 男女\n備考 (2): second");
    /* Again: nothing is added twice, with and without a column of remarks. */
    imports(d, text, &remarks, 0, 0, 2, 0);
    imports(d, "name,性別\nA,男女\n", &remarks, 0, 0, 1, 0);
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
    holds_value(d, "category", "C-0001", "items", "I-1");
    /* A row that uses another name is about that record and does not rename it. */
    test_add(d->m, "party", "name", "Sample Inc.", "other_names", "Sample", (char *)NULL);
    imports(d, "name,contact\nSample,desk\n", &parties, 0, 1, 0, 0);
    holds_value(d, "party", "PT-0001", "name", "Sample Inc.");
    holds_value(d, "party", "PT-0001", "contact", "desk");
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
        imports(d, texts[i], &remarks, 0, 0, 0, 1);
        char *told = test_plan(&d->plan);
        if (strstr(told, "9018") != NULL || strstr(told, "９０１８") != NULL)
            fail_msg("the number is repeated:\n%s", told);
        free(told);
        assert_int_equal(d->plan.files[0].rows[0].number, 2);
    }
    /* A number without a right check digit is let in. */
    imports(d, "name,subjects\nA,123456789019\n", &remarks, 1, 0, 0, 0);
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
        assert_false(run(d, cases[i].text, &plain));
        test_holds(d->why.text, cases[i].part);
        assert_int_equal(d->why.class, WHY_INPUT);
        assert_int_equal(d->plan.file_count, 0);
        assert_false(change_is_open(d->m));
    }
    assert_false(test_import(d->m, d->folder, (const char *const[]){"none.csv", NULL}, &plain,
                             &d->plan, &d->why));
    test_holds(d->why.text, "none.csv: The file cannot be opened");
}

static void test_ragged(void **state)
{
    struct desk *d = *state;
    imports(d, "name,persons\nA\nB,2,,\nC,3,4\n", &plain, 2, 0, 0, 1);
    test_holds(d->plan.files[0].rows[2].refusals[0].reason, "The row has 3 cells, the header 2");
    imports(d, "name,persons\nA,5\" disk\n", &plain, 0, 0, 0, 1);
    imports(d, "name,subjects\nA,5\" disk\n", &plain, 1, 0, 0, 0);
    test_holds(d->plan.files[0].rows[0].notes[0], "taken as text");
    holds_value(d, "category", "C-0001", "subjects", "5\" disk");
}

static void test_header_row(void **state)
{
    struct desk *d = *state;
    const struct import_options third = {.lang = LANG_EN, .header_row = 3};
    imports(d, "Ledger of 2026,\n\nname,persons\nA,x\n", &third, 0, 0, 0, 1);
    assert_int_equal(d->plan.files[0].rows[0].number, 4);
    assert_int_equal(d->plan.files[0].left_rows, 1);
}

static void test_plan_is_harmless(void **state)
{
    struct desk *d = *state;
    imports(d, "name,\x1B[2Jcolumn,persons\n\x1B]0;x\a,1,\xE2\x80\xAEmany\n", &plain, 0, 0, 0, 1);
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
    assert_int_equal(count(d, "purpose"), 307);
    assert_int_equal(count(d, "department"), 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_outcomes, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_one_change, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_refusals_are_named, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_dry_run, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_accept_good, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_refused_file_again, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_refused_reference, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_files_in_any_order, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_created, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_ambiguous, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_twice, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_key, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_empty_cells, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_says_nothing, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_unknown_columns, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_other_names, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_individual_numbers, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_bad_files, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_ragged, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_header_row, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_plan_is_harmless, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_large, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
