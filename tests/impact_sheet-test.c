/*
 * What the incident sheet says of a ledger: a table of records, what stands on the sheet,
 * and what does not. What the ledger does not know is said so, never left out.
 */
#include "export/impact_sheet.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST = 10 };

struct said {
    const char *records;
    const char *seeds[2]; /* "storage/ST-1" */
    bool narrow;
    const char *on; /* when it became known; NULL: today */
    const char *holds[MOST], *lacks[MOST];
};

#define COMPANY "organization|code=O-1|name=Sample Ltd\n"
#define STORAGE "storage|code=ST-1|name=Archive|country=JP\n"
#define CATEGORY "category|code=C-1|name=Members|storages=ST-1\n"

/* clang-format off */
#define SEED {"storage/ST-1"}

static const struct said table[] = {
    /* A head tells the items of its classes; of numbers, how many persons have one. */
    {COMPANY STORAGE
     "item|code=I-1|name=Illness|item_class=sensitive\n"
     "item|code=I-2|name=Creed|item_class=ordinary|sensitive_head=creed\n"
     "item|code=I-3|name=Card number|item_class=financial\n"
     "item|code=I-4|name=Number|item_class=individual_number\n"
     "category|code=C-1|name=Staff|items=I-1; I-2; I-3; I-4|storages=ST-1|persons=90|persons_on=2026-04-01\n",
     SEED, false, NULL,
     {"Hints: In the ledger: Illness [Special-care-required] / Creed [Special-care-required]\n",
      "Hints: In the ledger: Card number [Financial]\n",
      "By the ledger: by the counts of the ledger they are not more; please check\n"
      "    Hints: In the ledger: Number [Individual number]; 90 (data categories: 1)\n"},
     {"are left out of what follows"}},
    /* What is no personal data by its class is touched, but no head is asked of it. */
    {COMPANY STORAGE
     "item|code=I-1|name=Illness|item_class=sensitive\n"
     "item|code=I-2|name=Card number|item_class=financial\n"
     "category|code=C-1|name=Figures|data_class=statistics|items=I-1|storages=ST-1\n"
     "category|code=C-2|name=Payments|items=I-2|storages=ST-1\n",
     SEED, false, NULL,
     {"Data categories touched: 2; 1 of them are no personal data by their class and are not counted",
      "are left out of what follows. Please check whether the class holds for what got out.\n",
      "Special care-required items: Illness\n",
      "By the ledger: nothing of it stands in the ledger; please check\n- Damage to property"},
     {"In the ledger: Illness"}},
    /* The days of the duty: before it was law, and beyond the years whose holidays are known. */
    {COMPANY STORAGE CATEGORY, SEED, false, "2022-03-31",
     {"The days of the reports cannot be counted from this date.\n"}, {"Final report:"}},
    {COMPANY STORAGE CATEGORY, SEED, false, "2022-04-01",
     {"Preliminary report: promptly; about 3 to 5 days, which is 2022-04-03 to 2022-04-05\n"}, {NULL}},
    {COMPANY STORAGE CATEGORY, SEED, false, "2099-11-10",
     {"The days of the reports cannot be counted from this date.\n"}, {"Final report"}},
    {"organization|code=O-1|name=Sample GmbH|jurisdictions=EU\n" STORAGE CATEGORY, SEED, false, "9999-12-28",
     {"Supervisory authority: within 72 hours from the moment of knowing, every day counted: on 9999-12-31,",
      "The persons: without undue delay"}, {NULL}},
    {"organization|code=O-1|name=Sample GmbH|jurisdictions=EU\n" STORAGE CATEGORY, SEED, false, "9999-12-29",
     {"The persons: without undue delay"}, {"on 9999-12-31", "Supervisory authority: "}},
    /* Desks of the touched categories come first, each once, also where it is for any. */
    {COMPANY STORAGE CATEGORY
     "category|code=C-2|name=Others\n"
     "desk|code=DK-1|name=Anybody\n"
     "desk|code=DK-2|name=Members|mail=members@example.com|categories=C-1|fallback=yes\n"
     "desk|code=DK-3|name=Elsewhere|categories=C-2\n"
     "provision|code=V-1|name=Inquiries|categories=C-1\n",
     SEED, false, NULL,
     {"Through: DK-2 Members, members@example.com\n      DK-1 Anybody\n"},
     {"DK-3", "Anybody\n      DK-2", "no desk stands in the ledger"}},
    /* Laws of which the sheet does not tell the duties are named, once each. */
    {"organization|code=O-1|name=Sample Ltd|jurisdictions=JP; UK; CN\n"
     "organization|code=O-2|name=Sample Inc|jurisdictions=CN; other\n" STORAGE
     "category|code=C-1|name=Members|organization=O-1|storages=ST-1\n"
     "category|code=C-2|name=Guests|organization=O-2|storages=ST-1\n",
     SEED, false, NULL,
     {"- Authorities and persons by other laws: China / Other\n", "Supervisory authority (GDPR)"},
     {NULL}},
    /* A provision and a joint use of which nobody wrote to whom are holders of nobody's name. */
    {COMPANY STORAGE CATEGORY
     "provision|code=V-1|name=Inquiries|categories=C-1\n"
     "joint_use|code=J-1|name=Group|categories=C-1\n",
     SEED, false, NULL,
     {"Countries where the data is: Japan; not in the ledger of those who have it: 2\n"},
     {"contract with the recipient", "agreement between the joint users"}},
    /* Narrowed to what one record leads to is no narrowing. */
    {COMPANY STORAGE CATEGORY "item|code=I-1|name=Mail\n", SEED, true, NULL,
     {"Where it happened: Storage ST-1 Archive (data categories: 1)\n"}, {"Only what all of them lead to"}},
    {COMPANY STORAGE CATEGORY, {"storage/ST-1", "category/C-1"}, true, NULL,
     {"Data category C-1 Members (data categories: 1)\n  Only what all of them lead to is on this sheet.\n"}, {NULL}},
    /* An entrustment that has ended asks what became of the data. */
    {COMPANY STORAGE CATEGORY
     "party|code=PT-1|name=Printer\n"
     "entrustment|code=E-1|name=Letters|categories=C-1|contractor=PT-1|ended_on=2026-03-31\n",
     {"party/PT-1"}, false, "2026-04-01",
     {"Contractor PT-1 Printer (Entrustment E-1 Letters; ended on 2026-03-31; was all returned or deleted?)"},
     {NULL}},
};
/* clang-format on */

/* The sheet in English, for the caller to free. */
static char *sheet(struct model *m, const struct impact_query *query)
{
    struct why why = {.lang = LANG_EN};
    char *text = NULL;
    size_t length = 0;
    struct impact *impact = impact_new(m, query, &why);
    assert_non_null(impact);
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    assert_true(impact_sheet_document(m, impact, DOCUMENT_TXT, out, &why));
    assert_int_equal(fclose(out), 0);
    impact_free(impact);
    return text;
}

/* The record that KIND/CODE names. */
static struct impact_seed seed_of(struct model *m, const char *name)
{
    const char *code = strchr(name, '/') + 1;
    char kind[32] = "";
    assert_true((size_t)(code - name) < sizeof kind);
    memcpy(kind, name, (size_t)(code - name) - 1);
    struct impact_seed seed = {.kind = kinds_find(kind)};
    seed.id = record_find(m, seed.kind, code);
    return seed;
}

static void the_sheet_says_what_the_ledger_holds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        const struct said *row = &table[i];
        struct model *m = test_model();
        struct impact_seed seeds[2];
        struct impact_query query = {.seeds = seeds, .narrow = row->narrow, .on = row->on};
        test_add_lines(m, row->records);
        for (; query.count < 2 && row->seeds[query.count] != NULL; query.count++)
            seeds[query.count] = seed_of(m, row->seeds[query.count]);
        char *text = sheet(m, &query);
        for (size_t k = 0; k < MOST && row->holds[k] != NULL; k++)
            test_holds(text, row->holds[k]);
        for (size_t k = 0; k < MOST && row->lacks[k] != NULL; k++)
            if (strstr(text, row->lacks[k]) != NULL)
                fail_msg("row %zu says \"%s\":\n%s", i, row->lacks[k], text);
        free(text);
        model_close(m);
    }
}

/* A sheet that somebody has filled in is not lost to the next one. */
static void a_workbook_that_is_there_is_written_over_only_by_force(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    char folder[TEST_PATH], path[TEST_PATH];
    struct model *m = test_model();
    test_add_lines(m, COMPANY STORAGE CATEGORY);
    struct impact_seed seed = seed_of(m, "storage/ST-1");
    struct impact *impact = impact_new(m, &(struct impact_query){.seeds = &seed, .count = 1}, &why);
    assert_non_null(impact);
    test_folder(folder);
    test_write(folder, "sheet.xlsx", "filled in");
    test_path(folder, "sheet.xlsx", path);
    assert_false(impact_sheet_book(m, impact, path, false, &why));
    test_holds(why.text, "sheet.xlsx");
    char *kept = test_read(folder, "sheet.xlsx");
    assert_string_equal(kept, "filled in");
    free(kept);
    assert_true(impact_sheet_book(m, impact, path, true, &why));
    assert_int_equal(test_file_count(folder), 1);
    impact_free(impact);
    model_close(m);
    test_folder_delete(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sheet_says_what_the_ledger_holds),
        cmocka_unit_test(a_workbook_that_is_there_is_written_over_only_by_force),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
