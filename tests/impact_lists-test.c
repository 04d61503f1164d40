/*
 * The lists of the incident sheet: what it says of each data category, of its items and of
 * who else has the data, where the ledger tells much, little, or something that is over;
 * and the same as JSON.
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

static struct why why = {.lang = LANG_EN};

/* What LINES, the records, are written as where the storage S-1 is touched, known ON, for
 * the caller to free. */
static char *written(const char *lines, const char *on, bool json)
{
    struct model *m = test_model();
    struct impact_seed seed = {.kind = kinds_find("storage")};
    const struct impact_query query = {.seeds = &seed, .count = 1, .on = on};
    char *text = NULL;
    size_t length;
    test_add_lines(m, "storage|code=S-1|name=Cloud\n");
    test_add_lines(m, lines);
    seed.id = record_find(m, seed.kind, "S-1");
    assert_true(model_hold(m, &why));
    struct impact *impact = impact_new(m, &query, &why);
    assert_non_null(impact);
    FILE *out = open_memstream(&text, &length);
    if (json)
        impact_json_write(impact, out);
    else
        assert_true(impact_sheet_document(m, impact, DOCUMENT_TXT, out, &why));
    fclose(out);
    impact_free(impact);
    model_release(m);
    model_close(m);
    return text;
}

static void the_list_of_categories_says_what_the_ledger_tells_of_each(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct {
        const char *lines, *holds;
    } cases[] = {
        {"category|code=C-1|name=A|storages=S-1|persons_on=2026-04-01\n",
         "    Number of persons: unknown\n"},
        {"category|code=C-1|name=A|storages=S-1|persons=1200|persons_on=2026-04-01\n",
         "    Number of persons: 1,200 (2026-04-01)\n"},
        {"item|code=I-1|name=Mail\nitem|code=I-2|name=Photo\n"
         "category|code=C-1|name=A|storages=S-1|items=I-1|optional_items=I-1; I-2\n",
         "    Items: Mail / Photo\n"},
        {"category|code=C-1|name=A|storages=S-1\n", "    Items: none in the ledger\n"},
        {"category|code=C-1|name=A|storages=S-1\n"
         "retention|code=R-1|name=Law|categories=C-1|period=P3Y|event=End of use\n"
         "retention|code=R-2|name=Custom|categories=C-1|wording=as long as asked for\n",
         "    Retention: R-1 Law: 3 years (End of use)\n      R-2 Custom: as long as asked for\n"},
        {"category|code=C-1|name=A|storages=S-1\nprovision|code=PV-1|name=Listed|categories=C-1\n",
         "      Recipient PV-1 Listed\n"},
        {"category|code=C-1|name=A|storages=S-1\nprovision|code=PV-1|name=Listed|categories=C-1\n"
         "party|code=PT-1|name=Help\nparty|code=PT-2|name=Post\n"
         "entrustment|code=E-1|name=a|categories=C-1|contractor=PT-1\n"
         "entrustment|code=E-2|name=b|categories=C-1|contractor=PT-2\n"
         "entrustment|code=E-3|name=c|categories=C-1|contractor=PT-1\n"
         "provision|code=PV-2|name=Asked|categories=C-1\n",
         "    Who has it: Place of storage S-1 Cloud\n      Contractor PT-1 Help\n"
         "      Contractor PT-2 Post\n      Recipient PV-1 Listed\n      Recipient PV-2 Asked\n"},
        {"category|code=C-1|name=A|storages=S-1|data_class=statistics\n",
         "    To be noted: not counted as personal data by its class; please check\n"},
        {"category|code=C-1|name=A|storages=S-1|minors=yes|facial_features=yes\n",
         "    To be noted: includes persons under 16\n      includes facial-feature data\n"},
        {"category|code=C-1|name=A|storages=S-1|status=retired\n",
         "    To be noted: the handling has ended; is the data disposed of?\n"},
        {"category|code=C-1|name=A|storages=S-1|ended_on=2026-01-31\n",
         "    To be noted: the handling has ended; is the data disposed of?\n"},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text = written(cases[i].lines, "2026-11-20", false);
        const char *list = strstr(text, "\nData categories touched\n-");
        assert_non_null(list);
        test_holds(list, "\n- C-1 A\n    Why it is touched: Place of storage S-1 Cloud\n");
        test_holds(list, cases[i].holds);
        free(text);
    }
}

static void who_has_the_data_is_told_by_the_record_where_no_party_is_named(void **state)
{
    (void)state;
    char *text = written("category|code=C-1|name=A|storages=S-1\n"
                         "provision|code=PV-1|name=Listed|categories=C-1\n"
                         "joint_use|code=JU-1|name=Group|categories=C-1\n",
                         "2026-11-20", false);
    const char *holders = strstr(text, "\nWho has the same data\n");
    assert_non_null(holders);
    test_holds(holders, "\n- Recipient PV-1 Listed\n");
    test_holds(holders, "\n- Joint user JU-1 Group\n");
    free(text);
}

static void json_has_no_days_from_before_the_duty_and_says_what_does_not_count(void **state)
{
    (void)state;
    static const char lines[] = "organization|code=O-1|name=One\n"
                                "category|code=C-1|name=A|storages=S-1|data_class=statistics\n";
    char *json = written(lines, "2022-03-31", true);
    test_holds(json, "\"counted\": false,");
    test_holds(json, "\"preliminary_from\": null,");
    test_holds(json, "\"final\": null,");
    test_holds(json, "\"final_wrongful\": null,");
    free(json);
    json = written(lines, "2022-04-01", true);
    test_holds(json, "\"preliminary_from\": \"2022-04-03\",");
    test_holds(json, "\"final_wrongful\": \"2022-05-30\",");
    free(json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_list_of_categories_says_what_the_ledger_tells_of_each),
        cmocka_unit_test(who_has_the_data_is_told_by_the_record_where_no_party_is_named),
        cmocka_unit_test(json_has_no_days_from_before_the_duty_and_says_what_does_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
