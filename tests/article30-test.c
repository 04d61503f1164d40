/*
 * The records of GDPR Article 30: the columns of the templates, which rows there are, and
 * what stands in them.
 */
#include "export/article30.h"
#include "export/article30_inside.h"
#include "model/buf.h"
#include "model/cells.h"
#include "model/scope.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* A record that was written: rows of cells. */
struct written {
    const struct article30_form *form;
    struct cells *rows;
    size_t count;
    struct article30_left left;
};

static void take(void *context, const char *const *cells)
{
    struct written *w = context;
    w->rows = realloc(w->rows, (w->count + 1) * sizeof *w->rows);
    assert_non_null(w->rows);
    w->rows[w->count] = (struct cells){0};
    for (size_t i = 0; i < w->form->count; i++)
        cells_add(&w->rows[w->count], cells[i]);
    w->count++;
}

static struct written write_record(struct model *m, enum article30_template template)
{
    struct written w = {.form = &article30_forms[template]};
    struct why why = {.lang = LANG_EN};
    assert_true(article30_each(m, template, LANG_EN, take, &w, &w.left, &why));
    return w;
}

static void clear_record(struct written *w)
{
    for (size_t i = 0; i < w->count; i++)
        cells_clear(&w->rows[i]);
    free(w->rows);
}

/* The cell of column KEY in row ROW. */
static const char *cell(const struct written *w, size_t row, const char *key)
{
    assert_true(row < w->count);
    for (size_t i = 0; i < w->form->count; i++)
        if (strcmp(w->form->columns[i].key, key) == 0)
            return w->rows[row].items[i];
    fail_msg("no column %s", key);
    return "";
}

static void test_the_columns_are_those_of_the_ico_in_their_order(void **state)
{
    (void)state;
    static const char *const heads[] = {
        "Business function",
        "Purpose of processing",
        "Name and contact details of joint controller (if applicable)",
        "Categories of individuals",
        "Categories of personal data",
        "Categories of recipients",
        "Link to contract with processor",
        "Names of third countries or international organisations that personal data are "
        "transferred to (if applicable)",
        "Safeguards for exceptional transfers of personal data to third countries or "
        "international organisations (if applicable)",
        "Retention schedule (if possible)",
        "General description of technical and organisational security measures (if possible)",
        "Article 6 lawful basis for processing personal data",
        "Article 9 condition for processing special category data",
        "Legitimate interests for the processing (if applicable)",
        "Link to record of legitimate interests assessment (if applicable)",
        "Rights available to individuals",
        "Existence of automated decision-making, including profiling (if applicable)",
        "The source of the personal data (if applicable)",
        "Link to record of consent",
        "Location of personal data",
        "Data Protection Impact Assessment required?",
        "Data Protection Impact Assessment progress",
        "Link to Data Protection Impact Assessment",
        "Has a personal data breach occurred?",
        "Link to record of personal data breach",
        "Data Protection Act 2018 Schedule 1 Condition for processing",
        "GDPR Article 6 lawful basis for processing",
        "Link to retention and erasure policy document",
        "Is personal data retained and erased in accordance with the policy document?",
        "Reasons for not adhering to policy document (if applicable)",
    };
    const struct article30_form *form = &article30_forms[ARTICLE30_ICO];
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        assert_string_equal(form->columns[i].head[LANG_EN], heads[i]);
}

/* Every paragraph of Article 30(1) and (2) has a column in each template. */
static void test_every_paragraph_has_a_column(void **state)
{
    (void)state;
    for (size_t t = 0; t < ARTICLE30_TEMPLATES; t++) {
        const struct article30_form *form = &article30_forms[t];
        struct cells keys = {0};
        for (char letter = 'a'; letter <= (form->processor ? 'd' : 'g'); letter++) {
            char paragraph[8];
            bool found = false;
            snprintf(paragraph, sizeof paragraph, "(%d)(%c)", form->processor ? 2 : 1, letter);
            for (size_t i = 0; i < form->count; i++)
                found = found || (strcmp(form->columns[i].paragraph, paragraph) == 0 &&
                                  form->columns[i].put != NULL);
            if (!found)
                fail_msg("%s has no column for %s", form->word, paragraph);
        }
        for (size_t i = 0; i < form->count; i++) {
            cells_add(&keys, form->columns[i].key);
            assert_string_not_equal(form->columns[i].head[LANG_JA], "");
        }
        assert_null(cells_repeated(&keys));
        cells_clear(&keys);
    }
}

static struct model *company(void)
{
    struct model *m = test_model();
    test_add(m, "organization", "name", "We", "address", "Tokyo", "manager", "The officer",
             "contact", "dpo@example.com", "eu_representative", "R GmbH", "jurisdictions", "JP; EU",
             NULL);
    test_add(m, "department", "name", "Sales", NULL);
    test_add(m, "item", "name", "Name", NULL);
    test_add(m, "item", "name", "Illness", "item_class", "sensitive", NULL);
    test_add(m, "party", "name", "Carrier", "country", "US", NULL);
    test_add(m, "party", "name", "Printer", "country", "FR", "address", "Paris", NULL);
    test_add(m, "party", "name", "Client", "contact", "client@example.com", NULL);
    test_add(m, "purpose", "name", "Deliver", "basis_eu", "contract", NULL);
    test_add(m, "purpose", "name", "Advertise", "basis_eu", "legitimate", "basis_note", "Our sales",
             NULL);
    test_add(m, "purpose", "name", "Answer", "applies_to_all", "yes", NULL);
    test_add(m, "category", "name", "Members", "organization", "O-0001", "department", "D-0001",
             "subjects", "Members of the club", "purposes", "P-0001; P-0002", "items",
             "I-0001; I-0002", NULL);
    test_add(m, "provision", "name", "To the carrier", "categories", "C-0001", "recipients",
             "PT-0001", "foreign_ground", "consent", "foreign_measures", "Clauses", NULL);
    test_add(m, "entrustment", "name", "Printing", "categories", "C-0001", "contractor", "PT-0002",
             "contract", "https://example.com/c.pdf", NULL);
    test_add(m, "retention", "name", "Kept", "categories", "C-0001", "items", "I-0002", "period",
             "P3Y", "event", "leaving", NULL);
    test_add(m, "procedure", "name", "Asking", "requests", "disclosure; correction", NULL);
    return m;
}

static void test_the_ico_has_a_row_for_each_purpose(void **state)
{
    (void)state;
    struct model *m = company();
    struct written w = write_record(m, ARTICLE30_ICO);
    assert_int_equal(w.count, 3);
    assert_string_equal(cell(&w, 0, "purpose"), "Deliver");
    assert_string_equal(cell(&w, 0, "article_6"), "Art. 6(1)(b)");
    assert_string_equal(cell(&w, 0, "legitimate_interests"), "");
    assert_string_equal(cell(&w, 1, "purpose"), "Advertise");
    assert_string_equal(cell(&w, 1, "legitimate_interests"), "Our sales");
    assert_string_equal(cell(&w, 2, "purpose"), "Answer");
    for (size_t i = 0; i < w.count; i++) {
        assert_string_equal(cell(&w, i, "business_function"), "Sales");
        assert_string_equal(cell(&w, i, "individuals"), "Members of the club");
        assert_string_equal(cell(&w, i, "personal_data"), "Name / Illness");
        assert_string_equal(cell(&w, i, "recipients"), "Sales\nCarrier\nPrinter");
        assert_string_equal(cell(&w, i, "contract"), "https://example.com/c.pdf");
        assert_string_equal(cell(&w, i, "retention"), "Illness; 3 years; leaving");
        assert_string_equal(cell(&w, i, "controller"), "We\nTokyo");
        assert_string_equal(cell(&w, i, "officer"), "The officer\ndpo@example.com");
        assert_string_equal(cell(&w, i, "representative"), "R GmbH");
        assert_string_equal(cell(&w, i, "rights"), "Disclosure\nCorrection, addition, deletion");
        assert_string_equal(cell(&w, i, "reference"), "C-0001 Members");
        assert_string_equal(cell(&w, i, "breach"), "");
    }
    clear_record(&w);
    model_close(m);
}

static void test_the_cnil_has_a_row_for_each_activity(void **state)
{
    (void)state;
    struct model *m = company();
    struct written w = write_record(m, ARTICLE30_CNIL);
    assert_int_equal(w.count, 1);
    assert_string_equal(cell(&w, 0, "activity"), "Members");
    assert_string_equal(cell(&w, 0, "purposes"), "Deliver\nAdvertise\nAnswer");
    test_holds(cell(&w, 0, "sensitive"), "Illness");
    assert_string_equal(cell(&w, 0, "internal_recipients"), "Sales");
    assert_string_equal(cell(&w, 0, "external_recipients"), "Carrier");
    assert_string_equal(cell(&w, 0, "contractors"), "Printer");
    clear_record(&w);
    model_close(m);
}

/* France is one for the ICO and none for the CNIL. The ground is one of Japanese law, and
 * its article has another meaning in the GDPR. */
static void test_third_countries_are_seen_from_the_authority(void **state)
{
    (void)state;
    struct model *m = company();
    struct written ico = write_record(m, ARTICLE30_ICO), cnil = write_record(m, ARTICLE30_CNIL);
    assert_string_equal(cell(&ico, 0, "third_countries"), "France\nUnited States");
    assert_string_equal(cell(&ico, 0, "safeguards"), "APPI: Art. 28(1) (consent)\nClauses");
    assert_string_equal(cell(&cnil, 0, "transfers"),
                        "United States\nAPPI: Art. 28(1) (consent)\nClauses");
    clear_record(&ico);
    clear_record(&cnil);
    model_close(m);
    assert_true(article30_is_third(ARTICLE30_CNIL, "GB"));
    assert_true(article30_is_third(ARTICLE30_CNIL, "JP"));
    assert_false(article30_is_third(ARTICLE30_CNIL, "NO"));
    assert_false(article30_is_third(ARTICLE30_ICO, "GB"));
    assert_false(article30_is_third(ARTICLE30_ICO, ""));
}

static void test_processors_have_a_row_for_each_controller(void **state)
{
    (void)state;
    struct model *m = company();
    test_add(m, "party", "name", "Other client", NULL);
    test_add(m, "category", "name", "Callers", "role", "processor", "description",
             "Answering calls", "acts_for", "PT-0003; PT-0004", NULL);
    for (int t = ARTICLE30_ICO_PROCESSOR; t < ARTICLE30_TEMPLATES; t += 2) {
        struct written w = write_record(m, (enum article30_template)t);
        assert_int_equal(w.count, 2);
        assert_string_equal(cell(&w, 0, "client"), "Client, client@example.com");
        assert_string_equal(cell(&w, 1, "client"), "Other client");
        /* What we do for ourselves is no part of it. */
        assert_string_equal(cell(&w, 0, "processing"), "Callers\nAnswering calls");
        clear_record(&w);
    }
    struct written w = write_record(m, ARTICLE30_CNIL);
    assert_int_equal(w.count, 1);
    clear_record(&w);
    model_close(m);
}

/* A group uses its data jointly, and the company itself is one of the users. */
static void test_a_joint_controller_is_never_the_company_itself(void **state)
{
    (void)state;
    struct model *m = company();
    test_add(m, "party", "name", "We as a user", "organization", "O-0001", NULL);
    test_add(m, "party", "name", "Sister", "address", "Osaka", NULL);
    test_add(m, "joint_use", "name", "Group", "categories", "C-0001", "users", "PT-0004; PT-0005",
             "responsible", "PT-0004", NULL);
    struct written ico = write_record(m, ARTICLE30_ICO), cnil = write_record(m, ARTICLE30_CNIL);
    assert_string_equal(cell(&ico, 0, "joint_controller"), "Sister, Osaka");
    assert_string_equal(cell(&cnil, 0, "external_recipients"), "Carrier\nSister");
    clear_record(&ico);
    clear_record(&cnil);
    model_close(m);
}

static void test_what_is_left_out_is_counted(void **state)
{
    (void)state;
    struct model *m = company();
    test_add(m, "organization", "name", "Japanese", "jurisdictions", "JP", NULL);
    test_add(m, "category", "name", "There", "organization", "O-0002", NULL);
    test_add(m, "category", "name", "Past", "organization", "O-0001", "status", "retired", NULL);
    test_add(m, "category", "name", "Counts", "organization", "O-0001", "data_class", "statistics",
             NULL);
    test_add(m, "category", "name", "Nobody's", NULL);
    struct written w = write_record(m, ARTICLE30_CNIL);
    assert_int_equal(w.count, 2);
    assert_string_equal(cell(&w, 1, "activity"), "Nobody's");
    assert_int_equal(w.left.elsewhere, 1);
    assert_int_equal(w.left.retired, 2);
    assert_false(w.left.unknown);
    clear_record(&w);
    /* Where no organization says so, nothing is left out for its law. */
    test_set(m, "organization", "O-0001", "jurisdictions", "JP");
    w = write_record(m, ARTICLE30_CNIL);
    assert_int_equal(w.count, 3);
    assert_true(w.left.unknown);
    clear_record(&w);
    model_close(m);
}

/* The record of RECORDS by TEMPLATE; clear_record() frees. */
static struct written record_of(const char *records, enum article30_template template)
{
    struct model *m = test_model();
    test_add_lines(m, records);
    struct written w = write_record(m, template);
    model_close(m);
    return w;
}

static void test_the_law_of_britain_counts_and_what_names_nobody_does_not(void **state)
{
    (void)state;
    struct written w =
        record_of("organization|code=O-1|name=Ltd|jurisdictions=UK\n"
                  "organization|code=O-2|name=KK|jurisdictions=JP\n"
                  "category|code=C-1|name=Staff|organization=O-1\n"
                  "category|code=C-2|name=Masked|organization=O-1|data_class=anonymized\n"
                  "category|code=C-3|name=Sums|organization=O-1|data_class=statistics\n"
                  "category|code=C-4|name=Whose\n"
                  "category|code=C-5|name=At home|organization=O-2\n",
                  ARTICLE30_ICO);
    assert_int_equal(w.count, 2);
    assert_false(w.left.unknown);
    assert_int_equal(w.left.retired, 2);
    assert_int_equal(w.left.elsewhere, 1);
    assert_string_equal(cell(&w, 0, "purpose"), "");
    clear_record(&w);
}

static void test_a_purpose_of_all_categories_stands_once(void **state)
{
    (void)state;
    struct written w = record_of("organization|code=O-1|name=Ltd|jurisdictions=UK\n"
                                 "purpose|code=P-1|name=All|applies_to_all=yes\n"
                                 "category|code=C-1|name=Staff|purposes=P-1\n",
                                 ARTICLE30_ICO);
    assert_int_equal(w.count, 1);
    assert_string_equal(cell(&w, 0, "purpose"), "All");
    clear_record(&w);
}

static void test_a_purpose_is_told_in_the_words_for_the_reader(void **state)
{
    (void)state;
    struct written w =
        record_of("organization|code=O-1|name=Ltd|jurisdictions=UK\n"
                  "purpose|code=P-1|name=a|wording=Named in notices.|wording_en=Told in English.\n"
                  "purpose|code=P-2|name=b|wording=Named alone.\npurpose|code=P-3|name=Called\n"
                  "category|code=C-1|name=Staff|purposes=P-1; P-2; P-3\n",
                  ARTICLE30_ICO);
    assert_int_equal(w.count, 3);
    assert_string_equal(cell(&w, 0, "purpose"), "Told in English.");
    assert_string_equal(cell(&w, 1, "purpose"), "Named alone.");
    assert_string_equal(cell(&w, 2, "purpose"), "Called");
    clear_record(&w);
}

/* However many companies there are, each has its own purposes that hold for all of its data,
 * and those that hold for all of them. */
static void test_the_purposes_of_many_companies_are_told_apart(void **state)
{
    (void)state;
    struct buf lines = {0};
    for (int i = 1; i <= SCOPE_MOST + 2; i++)
        buf_printf(&lines, "organization|code=O-%02d|name=Ltd %d|jurisdictions=UK\n", i, i);
    buf_puts(&lines, "purpose|code=P-1|name=All|applies_to_all=yes\n"
                     "purpose|code=P-2|name=First|applies_to_all=yes|organization=O-01\n"
                     "category|code=C-1|name=Staff|organization=O-01\n"
                     "category|code=C-2|name=Others|organization=O-64\n");
    struct written w = record_of(buf_text(&lines), ARTICLE30_ICO);
    assert_int_equal(w.count, 3);
    assert_string_equal(cell(&w, 0, "purpose"), "All");
    assert_string_equal(cell(&w, 1, "purpose"), "First");
    assert_string_equal(cell(&w, 2, "purpose"), "All");
    clear_record(&w);
    buf_clear(&lines);
}

/* Each country once, and what the transfers rest on beside it. */
static void test_transfers_name_each_country_once_with_its_grounds(void **state)
{
    (void)state;
    struct written w = record_of(
        "organization|code=O-1|name=Ltd|jurisdictions=UK\n"
        "party|code=PT-1|name=A|country=US\n"
        "party|code=PT-2|name=B|country=GB\n"
        "storage|code=S-1|name=Cloud|country=US|provider=PT-1\n"
        "storage|code=S-2|name=Box\n"
        "category|code=C-1|name=Staff|role=processor|storages=S-1; S-2\n"
        "provision|name=a|categories=C-1|recipients=PT-1; PT-2|foreign_measures=Clauses.\n"
        "entrustment|name=b|categories=C-1|contractor=PT-2|foreign_ground=consent\n"
        "entrustment|name=c|categories=C-1|foreign_ground=equivalent_measures\n",
        ARTICLE30_ICO_PROCESSOR);
    assert_int_equal(w.count, 1);
    bool found = false;
    for (size_t i = 0; i < w.form->count; i++) {
        const char *text = w.rows[0].items[i];
        assert_null(strstr(text, "United Kingdom"));
        assert_null(strstr(text, "United States\nUnited States"));
        found = found || strstr(text, "Clauses.\nAPPI: Art. 28(1) (consent)\nAPPI: ") != NULL;
    }
    assert_true(found);
    clear_record(&w);
}

static void test_grounds_without_a_country_are_told_too(void **state)
{
    (void)state;
    struct written w =
        record_of("organization|code=O-1|name=SA|jurisdictions=EU\n"
                  "organization|code=O-2|name=Other|jurisdictions=EU\n"
                  "party|code=PT-1|name=Joint one|organization=O-1|contact=a@example.com\n"
                  "party|code=PT-2|name=Joint two|organization=O-2|contact=b@example.com\n"
                  "category|code=C-1|name=Staff|organization=O-1\n"
                  "category|code=C-2|name=Nobody's\n"
                  "joint_use|name=x|categories=C-1; C-2|users=PT-1; PT-2|foreign_ground=consent\n",
                  ARTICLE30_CNIL);
    bool grounds = false;
    for (size_t r = 0; r < w.count; r++)
        for (size_t i = 0; i < w.form->count; i++)
            grounds = grounds || strcmp(w.rows[r].items[i], "APPI: Art. 28(1) (consent)") == 0;
    assert_int_equal(w.count, 2);
    assert_true(grounds);
    clear_record(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_law_of_britain_counts_and_what_names_nobody_does_not),
        cmocka_unit_test(test_a_purpose_of_all_categories_stands_once),
        cmocka_unit_test(test_a_purpose_is_told_in_the_words_for_the_reader),
        cmocka_unit_test(test_the_purposes_of_many_companies_are_told_apart),
        cmocka_unit_test(test_transfers_name_each_country_once_with_its_grounds),
        cmocka_unit_test(test_grounds_without_a_country_are_told_too),
        cmocka_unit_test(test_the_columns_are_those_of_the_ico_in_their_order),
        cmocka_unit_test(test_every_paragraph_has_a_column),
        cmocka_unit_test(test_the_ico_has_a_row_for_each_purpose),
        cmocka_unit_test(test_the_cnil_has_a_row_for_each_activity),
        cmocka_unit_test(test_third_countries_are_seen_from_the_authority),
        cmocka_unit_test(test_processors_have_a_row_for_each_controller),
        cmocka_unit_test(test_a_joint_controller_is_never_the_company_itself),
        cmocka_unit_test(test_what_is_left_out_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
