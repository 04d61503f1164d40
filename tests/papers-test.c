/*
 * What stands in the papers of the annual review, read back by our own reader.
 */
#include "export/papers.h"
#include "model/buf.h"
#include "model/scope.h"
#include "model/snapshots.h"
#include "tests/io.h"
#include "tests/model.h"
#include "tests/workbook.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Some records of most kinds that the papers speak of. */
static void fill(struct model *m)
{
    test_add(m, "organization", "code", "O-1", "name", "Example KK", "manager", "CPO",
             "jurisdictions", "JP", NULL);
    test_add(m, "department", "code", "D-1", "name", "Sales", NULL);
    test_add(m, "category", "code", "C-1", "name", "Members", "persons", "1200", "organization",
             "O-1", "department", "D-1", NULL);
    test_add(m, "category", "code", "C-2", "name", "=1+1", "remarks", "_x000D_", NULL);
    test_add(m, "retention", "name", "Vouchers", "categories", "C-1", "period", "P7Y", "rule",
             "floor", "event", "end of the year", "event_on", "2024-03-31", NULL);
    test_add(m, "party", "code", "PT-1", "name", "Tag KK", NULL);
    test_add(m, "transmission", "name", "Tag", "provider", "PT-1", "information", "pages seen",
             "our_purpose", "statistics", NULL);
    test_add(m, "campaign", "code", "RV-1", "name", "Year 2026", "started_on", "2026-04-01",
             "approved_on", "2026-05-01", "approved_by", "The CPO", NULL);
    test_add(m, "review", "name", "r", "campaign", "RV-1", "category", "C-1", "department", "D-1",
             "outcome", "changed", NULL);
}

/* Writes the papers of M to PATH, of FOLDER. */
static void write_papers(struct model *m, const char *folder, enum lang lang, char path[TEST_PATH])
{
    struct why why = {.lang = lang};
    test_path(folder, "papers.xlsx", path);
    assert_true(model_hold(m, &why));
    if (!papers_write(m, path, true, NULL, &why))
        fail_msg("%s", why.text);
    model_release(m);
}

/* Stops the test unless the sheet NAME of the workbook at PATH holds TEXT. */
static void sheet_holds(const char *path, const char *name, const char *text)
{
    char *rows = workbook_rows(path, name);
    test_holds(rows, text);
    free(rows);
}

static void test_each_sheet_tells_its_part(void **state)
{
    char path[TEST_PATH];
    struct model *m = test_model();
    fill(m);
    write_papers(m, *state, LANG_EN, path);
    sheet_holds(path, "Cover", "Organization|Example KK");
    sheet_holds(path, "Cover", "Personal-information protection manager|CPO");
    sheet_holds(path, "Cover", "Approved|2026-05-01 The CPO (Year 2026)");
    sheet_holds(path, "Cover", "Data categories in use|2\n");
    sheet_holds(path, "Cover", "Number of persons|1200\n");
    sheet_holds(path, "Cover", "Storage|There is no record.|||0|0");
    sheet_holds(path, "Register", "C-1|Members|Example KK|Sales|1200|");
    sheet_holds(path, "Register", "C-2|=1+1|");
    sheet_holds(path, "Register", "_x000D_");
    sheet_holds(path, "Findings", "|APPI, Art. 17(1)|Data category|");
    sheet_holds(path, "Findings", "C-1 Members|Purposes of use|");
    sheet_holds(path, "Findings", "|open\n");
    sheet_holds(path, "Ends of retention periods", "2031-03-31|minimum ends|C-1|Members|");
    sheet_holds(path, "External transmission", "|Tag|pages seen|Tag KK|statistics");
    sheet_holds(path, "External transmission", "Art. 27-12");
    sheet_holds(path, "Annual review", "RV-1|Year 2026|2026-04-01");
    sheet_holds(path, "Review of a category", "Year 2026|Members|Sales|Changed");
    sheet_holds(path, "Changes since the snapshot", "There is no earlier snapshot");
    sheet_holds(path, "Charts", "Members|1200\n");
    sheet_holds(path, "Charts", "7 years|1\n");
    sheet_holds(path, "Charts", "Department|Unchanged|Changed|To retire|Not answered\n");
    sheet_holds(path, "Charts", "Sales|0|1|0|0\n");
    model_close(m);
}

static void test_changes_are_told_since_the_snapshot_before(void **state)
{
    char path[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    fill(m);
    assert_true(snapshot_make(m, "last year", NULL, NULL, &why));
    write_papers(m, *state, LANG_EN, path);
    sheet_holds(path, "Changes since the snapshot", "There is no earlier snapshot");
    test_set(m, "category", "C-1", "persons", "1500");
    test_add(m, "provision", "code", "PV-1", "name", "Sold", "ground", "consent", "country", "US",
             NULL);
    assert_true(snapshot_make(m, "this year", NULL, NULL, &why));
    write_papers(m, *state, LANG_EN, path);
    sheet_holds(path, "Changes since the snapshot", "Since the snapshot \"last year\"");
    sheet_holds(path, "Changes since the snapshot",
                "Data category|C-1|Members|changed|Number of persons|1,200|1,500|");
    sheet_holds(path, "Changes since the snapshot",
                "|beforehand (APPI Art. 28(2), Rules Art. 17)\nrecord only (APPI Art. 27(1))\n");
    model_close(m);
}

static void test_an_empty_inventory_has_papers_too(void **state)
{
    char path[TEST_PATH];
    struct model *m = test_model();
    write_papers(m, *state, LANG_JA, path);
    sheet_holds(path, "表紙", "事業者|-");
    sheet_holds(path, "表紙", "データ区分|記録がありません。|||0|0");
    sheet_holds(path, "グラフ", "データ区分がありません。");
    model_close(m);
}

/* Where one record fills all there is, and another nothing. */
static void sheets_hold_every_column_that_one_record_fills(void **state)
{
    static const char *const filled =
        "C-1|Maps|For tests|Customers|Sample Ltd|Sales|Head of sales|";
    char path[TEST_PATH];
    struct model *m = test_model();
    test_add_lines(
        m,
        "organization|code=O-1|name=Sample Ltd\n"
        "department|code=D-1|name=Sales\n"
        "item|code=I-1|name=Illness|item_class=sensitive|sensitive_head=treatment|"
        "other_names=Disease|remarks=kept\n"
        "item|code=I-2|name=Mail\n"
        "party|code=PT-1|name=Printer|country=US\n"
        "party|code=PT-2|name=Post\n"
        "purpose|code=P-1|name=Offers\n"
        "storage|code=ST-1|name=Archive|medium=paper\n"
        "measure|code=ME-1|name=Doors\n"
        "category|code=C-1|name=Maps|description=For tests|subjects=Customers|organization=O-1|"
        "department=D-1|person_in_charge=Head of sales|role=processor|acts_for=PT-2|"
        "data_class=personal_data|persons=7|persons_on=2026-04-01|purposes=P-1|items=I-1|"
        "use_until=2030-03-31|storages=ST-1|access=Sales|measures=ME-1|status=approved|"
        "reviewed_on=2026-04-02|reviewed_by=The CPO|review_due_on=2027-04-01|remarks=none\n"
        "category|code=C-2|name=Guests\n"
        "acquisition|name=By mail|category=C-1|way=direct|source=PT-1|statement=shown|"
        "consent=obtained\n"
        "provision|name=Sold|categories=C-1|recipients=PT-1|ground=consent|items=I-1|means=paper\n"
        "entrustment|name=Letters|categories=C-1|contractor=PT-1|work=printing\n"
        "joint_use|name=Group|categories=C-1|users=PT-1|responsible=PT-2\n"
        "retention|name=Vouchers|categories=C-1|period=P7Y|event=end of the year|"
        "disposal_method=shredding\n");
    write_papers(m, *state, LANG_EN, path);
    sheet_holds(path, "Register", filled);
    sheet_holds(path, "Register", "|Next review due|Remarks\n2:C-1|");
    sheet_holds(path, "Item", "I-1|Illness|Special-care-required|");
    sheet_holds(path, "Item", "I-2|Mail\n");
    sheet_holds(path, "Party", "PT-1|Printer|United States\n");
    sheet_holds(path, "Party", "PT-2|Post\n");
    model_close(m);
}

/* Of a contract with an end the day is told, of one without that each has its own. */
static void a_period_from_the_end_of_contracts_tells_each(void **state)
{
    char path[TEST_PATH];
    struct model *m = test_model();
    test_add_lines(m, "party|code=PT-1|name=Printer\n"
                      "category|code=C-1|name=Maps\n"
                      "entrustment|code=E-1|name=Letters|categories=C-1|contractor=PT-1|"
                      "ended_on=2026-03-31\n"
                      "entrustment|code=E-2|name=Cards|categories=C-1|contractor=PT-1\n"
                      "retention|code=R-1|name=Contracts|categories=C-1|period=P5Y|"
                      "event=end of contract\n");
    write_papers(m, *state, LANG_EN, path);
    sheet_holds(path, "Ends of retention periods",
                "|5 years from 2026-03-31 (end of contract); E-1 Letters;");
    sheet_holds(path, "Ends of retention periods",
                "|no date|C-1|Maps||R-1 Contracts||5 years|end of contract||||5 years from each "
                "person's event: end of contract;");
    model_close(m);
}

/* The organizations beside it that stay in its copy are not compared with it. */
static void papers_of_one_organization_compare_none(void **state)
{
    char path[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    test_add_lines(m, "organization|code=O-1|name=One\n"
                      "organization|code=O-2|name=Two\n"
                      "party|code=PT-1|name=Two as a party|organization=O-2\n"
                      "category|code=C-1|name=Maps|organization=O-1\n"
                      "joint_use|code=J-1|name=Group|categories=C-1|users=PT-1\n");
    write_papers(m, *state, LANG_EN, path);
    sheet_holds(path, "Cover", "Organizations in figures|");
    struct model *only =
        scope_copy(m, record_find(m, kinds_find("organization"), "O-1"), NULL, &why);
    assert_non_null(only);
    write_papers(only, *state, LANG_EN, path);
    char *cover = workbook_rows(path, "Cover");
    test_holds(cover, "Organization|One\n");
    test_holds(cover, "Extent|Only what belongs to this organization");
    assert_null(strstr(cover, "Organizations in figures"));
    free(cover);
    model_close(only);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_each_sheet_tells_its_part, workbook_folder,
                                        workbook_folder_delete),
        cmocka_unit_test_setup_teardown(test_changes_are_told_since_the_snapshot_before,
                                        workbook_folder, workbook_folder_delete),
        cmocka_unit_test_setup_teardown(test_an_empty_inventory_has_papers_too, workbook_folder,
                                        workbook_folder_delete),
        cmocka_unit_test_setup_teardown(sheets_hold_every_column_that_one_record_fills,
                                        workbook_folder, workbook_folder_delete),
        cmocka_unit_test_setup_teardown(a_period_from_the_end_of_contracts_tells_each,
                                        workbook_folder, workbook_folder_delete),
        cmocka_unit_test_setup_teardown(papers_of_one_organization_compare_none, workbook_folder,
                                        workbook_folder_delete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
