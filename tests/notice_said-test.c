/*
 * What a notice says of records, part by part: a table of records, what stands in the
 * text, and what does not. What is missing is marked, never guessed.
 */
#include "export/notice_write.h"
#include "export/shelves.h"
#include "model/buf.h"
#include "tests/model.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST = 8 };

struct said {
    enum notice_part part;
    const char *law; /* the jurisdiction that is asked for; NULL: none */
    const char *records;
    const char *holds[MOST], *lacks[MOST];
};

#define COMPANY "organization|code=O-1|name=Sample Ltd|jurisdictions=JP; EU\n"

/* clang-format off */
static const struct said table[] = {
    {NOTICE_ACQUISITION, NULL,
     COMPANY
     "item|code=I-1|name=Illness\n"
     "item|code=I-2|name=Creed\n"
     "party|code=PT-1|name=Client\n"
     "category|code=C-1|name=Masked|data_class=pseudonymized|description=for study|class_condition=as agreed\n"
     "category|code=C-2|name=Open|data_class=anonymized|excluded_items=I-1\n"
     "category|code=C-3|name=Cookies|data_class=related_information|excluded_items=I-1\n"
     "category|code=C-4|name=Handled|role=processor|acts_for=PT-1|excluded_items=I-2|class_condition=by contract\n"
     "category|code=C-5|name=For others|role=processor|excluded_items=I-1|exclusion_exception=by law\n"
     "acquisition|name=On a form|category=C-1|consent=opt_in\n"
     "acquisition|name=By a doctor|category=C-1|sensitive_ground=law|consent=obtained\n"
     "acquisition|name=By asking|category=C-1|consent=not_needed\n",
     {"for study\n", "Pseudonymized information\n", "as agreed", "Anonymized information",
      "Handled on behalf of others (for: Client)", "by contract\n",
      "With the consent of the person"},
     {"Unchanged"}},
    {NOTICE_PROVISION, NULL,
     COMPANY
     "party|code=PT-1|name=Buyer\n"
     "purpose|code=P-1|name=Offers|wording=To offer.\n"
     "item|code=I-1|name=Name\n"
     "provision|name=Matched|ground=related_information|items=I-1|form=hashed|matched=yes|refusable=yes\n"
     "provision|name=Blurred|ground=anonymized|items=I-1|form=plain|refusable=no\n"
     "provision|name=Sold|ground=consent|purposes=P-1|recipients=PT-1|items=I-1|form=plain|matched=yes\n"
     "provision|name=Asked by a court|ground=law\n"
     "provision|name=Rescue|ground=life|occasion=in an emergency|recipients=PT-1\n"
     "provision|name=Planned|ground=consent|purposes=P-1\n"
     "provision|name=Listed|ground=opt_out\n",
     {"Once the consent of the person was confirmed", "As anonymized information", "Irreversibly transformed",
      "You can refuse and still use the service.", "It cannot be refused.", "Asked by a court",
      "in an emergency (to: Buyer)", "To offer."},
     {"Form in which it is given: As it is", "Listed"}},
    {NOTICE_OPT_OUT, NULL,
     "provision|name=Listed|ground=opt_out|means=paper\n",
     {"[Missing: Name]", "[Missing: Address]", "[Missing: Representative]", "Means of provision: paper"}, {NULL}},
    {NOTICE_OPT_OUT, NULL,
     COMPANY "provision|name=Listed|ground=opt_out|opt_out_from=2026-04-01\n",
     {"Name: Sample Ltd", "[Missing: Address]", "[Missing: Means of provision]", "begin: 2026-04-01"}, {"[Missing: Name]"}},
    {NOTICE_FOREIGN, NULL,
     COMPANY
     "party|code=PT-1|name=Here|country=JP\n"
     "party|code=PT-2|name=There|country=US\n"
     "party|code=PT-3|name=There too|country=US\n"
     "party|code=PT-4|name=Nowhere\n"
     "provision|name=To three|recipients=PT-1; PT-2; PT-3|foreign_ground=consent|foreign_system=None of its own.\n"
     "provision|name=To Germany|country=DE|recipients=PT-2|foreign_ground=equivalent_country\n"
     "provision|name=At home|recipients=PT-1\n"
     "entrustment|name=Likewise|contractor=PT-2|foreign_ground=consent|foreign_system=None of its own.\n"
     "entrustment|name=Unknown|contractor=PT-4|country_unknown_reason=not decided|foreign_substitute=Asia\n"
     "entrustment|name=Unsaid|contractor=PT-4|foreign_ground=consent\n"
     "entrustment|name=Measured|contractor=PT-4|country=FR|foreign_measures=All of ours.\n"
     "joint_use|name=Silent|users=PT-2|foreign_missing_reason=They do not tell.\n",
     {"To three\n  Likewise", "Country: United States\n", "It cannot be named beforehand.", "not decided",
      "[Missing: Country]", "All of ours.", "They do not tell.", "Country: Germany"},
     {"At home", "Japan\n", "United States / United States"}},
    {NOTICE_RETENTION, NULL,
     COMPANY "retention|name=Vouchers|period=P7Y\nretention|name=Letters|wording=until read\nretention|name=Rest\n",
     {"7 years", "until read", "[Missing: Period]"}, {NULL}},
    {NOTICE_RETENTION, "EU", COMPANY, {"[Missing: For how long]"}, {NULL}},
    {NOTICE_MEASURES, NULL,
     COMPANY
     "storage|code=S-1|name=Here|country=JP\n"
     "storage|code=S-2|name=There|country=US\n"
     "storage|code=S-3|name=There too|country=US\n"
     "storage|code=S-4|name=Somewhere\n"
     "category|name=Maps|storages=S-1; S-2; S-3; S-4\n"
     "measure|name=Doors|publication=published|measure_class=physical\n"
     "measure|name=Asked|publication=on_request|public_wording=Ask us for the rest.\n"
     "measure|name=Silent|publication=on_request\n"
     "measure|name=Silent too|publication=on_request\n"
     "measure|name=Hidden|publication=withheld|public_wording=Never told.\n",
     {"[Missing: Doors]", "Ask us for the rest.", "We tell you of our other security measures",
      "Foreign country in which data is stored: United States\n"},
     {"Japan", "Never told.", "[Missing: Security measures]"}},
    {NOTICE_TRANSMISSION, NULL,
     COMPANY
     "party|code=PT-1|name=Tag KK\n"
     "transmission|name=Needed|ground=necessary\n"
     "transmission|name=Ours|ground=first_party|policy_pages=https://example.jp/ours\n"
     "transmission|name=Counted|provider=PT-1|information=pages|our_purpose=statistics|policy_pages=https://example.jp/tag\n"
     "transmission|name=Bare|their_purpose=ads|policy_pages=https://example.jp/bare\n",
     {"See the provider's privacy policy.", "[Missing: Provider]", "ads", "Needed", "https://example.jp/ours"},
     {NULL}},
    {NOTICE_TRANSMISSION, NULL,
     COMPANY "notice|code=NT-1|name=Page|notice_type=transmission|jurisdiction=JP\n",
     {NULL}, {NULL}},
    {NOTICE_REQUESTS, NULL,
     COMPANY
     "desk|code=DK-1|name=Desk A|telephone=03-0000-0000\n"
     "procedure|name=Asked by letter|requests=disclosure|method=by letter\n"
     "procedure|name=Asked at a desk|requests=correction|desk=DK-1\n"
     "procedure|name=Asked somehow|requests=suspension\n",
     {"by letter", "Desk: Desk A", "How to ask: [Missing: How to ask]", "[Missing: Notification of purposes]"},
     {"[Missing: Correction"}},
    {NOTICE_REQUESTS, "EU",
     "organization|code=O-1|name=Sample Ltd|jurisdictions=EU\nprocedure|name=By letter|requests=disclosure|method=by letter\n",
     {"You have the right to request access", "by letter"}, {"Missing"}},
    {NOTICE_CONTACT, NULL,
     "organization|code=O-1|name=Sample Ltd|representative=The President|manager=Personal-information protection manager|"
     "contact=privacy@example.jp|certified_body=The Body\n"
     "desk|name=A|mail=a@example.jp\ndesk|name=B|page=https://example.jp/b\ndesk|name=C|address=Kobe\n"
     "desk|name=D\ndesk|name=E|as_printed=yes|fallback=yes\ndesk|name=F|fallback=yes|telephone=03-0000-0000\n",
     {"[Missing: contact]", "See the contact printed on what we sent you.\n", "Turn to this desk",
      "Representative: The President", "The Body", "[Missing: Where it takes complaints]"},
     {"manager: Personal-information"}},
    {NOTICE_CONTACT, NULL,
     "organization|code=O-1|name=Sample Ltd|page=https://example.jp/us|manager=個人情報保護管理者\n",
     {"They stand on this page: https://example.jp/us", "[Missing: Where complaints are taken]"}, {"管理者"}},
    {NOTICE_CONTACT, "EU",
     "organization|code=O-1|name=Sample Ltd|jurisdictions=EU|manager=The DPO|eu_representative=Rep GmbH|certified_body=The Body\n",
     {"Data protection officer: The DPO", "Rep GmbH"}, {"The Body"}},
    {NOTICE_CONTACT, NULL, "category|name=Maps\n",
     {"[Missing: Name]", "[Missing: Address]", "[Missing: Representative]"}, {NULL}},
    {NOTICE_PURPOSES, NULL,
     COMPANY
     "purpose|code=P-1|name=All|wording=For everything.|applies_to_all=yes\n"
     "purpose|code=P-2|name=Grouped|wording=For a group.|heading=Group\n"
     "purpose|code=P-3|name=Own|wording=For itself.|how_to_stop=Tell us.\n"
     "purpose|code=P-4|name=Unused|wording=For nobody.|heading=Group|how_to_stop=Never.\n"
     "category|name=Maps|purposes=P-1; P-2; P-3|automated_decisions=Scores.\n"
     "category|name=None\n",
     {"All personal information", "For everything.", "For a group.", "Group", "For itself.", "Tell us."},
     {"For nobody.", "Never.", "[Missing: purposes of use]"}},
    {NOTICE_PURPOSES, NULL,
     COMPANY
     "purpose|code=P-2|name=Grouped|wording=For a group.|heading=Group\n"
     "category|name=Maps|purposes=P-2\n"
     "category|name=None\n",
     {"For a group.", "Maps", "[Missing: purposes of use]"}, {NULL}},
    {NOTICE_JOINT_USE, NULL,
     COMPANY
     "party|code=PT-1|name=Lead|page=https://example.jp/lead\n"
     "party|code=PT-2|name=Chief|page=https://example.jp/chief|representative=The Head\n"
     "joint_use|name=Group|responsible=PT-1\njoint_use|name=Circle|responsible=PT-2\njoint_use|name=Loose\n",
     {"They stand on this page: https://example.jp/lead", "The Head", "[Missing: Its address]",
      "[Missing: Party responsible for management]"},
     {"https://example.jp/chief"}},
    {NOTICE_ENTRUSTMENT, NULL,
     COMPANY
     "party|code=PT-1|name=Contractor\n"
     "entrustment|name=Over|contractor=PT-1|ended_on=2001-01-01\n"
     "entrustment|name=To come|contractor=PT-1|ended_on=2999-01-01|work=printing\n",
     {"printing"}, {"Over"}},
    {NOTICE_PARTS, NULL,
     COMPANY
     "notice|code=NT-1|name=Policy|notice_type=privacy_notice|organization=O-1|signatory=The President|made_on=2026-04-01\n"
     "clause|name=First|notice=NT-1|topic=scope|heading=Scope\n"
     "clause|name=Second|notice=NT-1|topic=scope|heading=Scope|wording=All sites.\n"
     "clause|name=Third|notice=NT-1|topic=scope|wording=All shops.\n",
     {"Sample Ltd\nThe President", "Made on 2026-04-01", "[Missing: First]", "All sites.", "All shops.",
      "handles personal information as follows."},
     {NULL}},
    {NOTICE_PARTS, NULL, "measure|name=Doors\n",
     {"[Missing: name of the business]", "[Missing: Name]"}, {NULL}},
    {NOTICE_PARTS, NULL,
     COMPANY
     "notice|code=NT-1|name=Policy|notice_type=privacy_notice\n"
     "notice|code=NT-2|name=Shop page|notice_type=other\n"
     "clause|name=First|notice=NT-1|topic=preamble|wording=Welcome.\n"
     "category|code=C-1|name=Maps\n"
     "acquisition|name=In the shop|category=C-1|statement_place=Shop page\n"
     "acquisition|name=By mail|category=C-1|statement_place=Policy\n"
     "acquisition|name=By hand|category=C-1|statement_place=On the form\n",
     {"Welcome.", "By mail", "By hand"}, {"handles personal information", "In the shop"}},
};

/* The same of a notice, or of the first notice of an organization. */
static const struct {
    const char *notice, *organization;
    struct said said;
} asked[] = {
    /* A notice of one subject says that subject, and nothing of the rights of the person. */
    {"NT-1", NULL,
     {NOTICE_TRANSMISSION, NULL,
      COMPANY "notice|code=NT-1|name=Tags|notice_type=transmission|jurisdiction=JP\n",
      {"Information sent: [Missing: Information sent]"}, {"is sent to the outside"}}},
    {"NT-1", NULL,
     {NOTICE_REQUESTS, NULL,
      COMPANY
      "notice|code=NT-1|name=Cookies|notice_type=policy|jurisdiction=EU\n"
      "procedure|name=By letter|requests=disclosure|method=by letter|notices=NT-1\n",
      {"by letter"}, {"You have the right to request access", "Missing"}}},
    /* A purpose of every category of another company holds for none of ours. */
    {NULL, "O-1",
     {NOTICE_PURPOSES, NULL,
      COMPANY
      "organization|code=O-2|name=Sister Ltd\n"
      "purpose|code=P-1|name=All|wording=For everything.|applies_to_all=yes\n"
      "category|name=Maps|organization=O-1\n"
      "category|name=Staff|organization=O-2|purposes=P-1\n",
      {"Maps", "[Missing: purposes of use]"}, {"For everything.", "Staff"}}},
};
/* clang-format on */

/* What the first notice of ORGANIZATION says that is asked for, or NOTICE, where they are not
 * NULL; the caller frees. */
static char *notice_of(struct model *m, const struct said *said, const char *notice,
                       const char *organization)
{
    struct why why = {.lang = LANG_EN};
    struct shelves *shelves = shelves_new(m);
    size_t count;
    struct notice_choice *choices = notice_choose(
        shelves,
        &(struct notice_query){
            .jurisdiction = said->law, .notice = notice, .organization = organization},
        &count, &why);
    assert_non_null(choices);
    struct notice_text *text = notice_make(shelves, &choices[0], said->part, LANG_EN, &why);
    assert_non_null(text);
    struct buf out = {0};
    if (text->count > 0)
        notice_write((const struct notice_text *const *)&text, 1, NOTICE_TXT, false, &out);
    notice_free(text);
    free(choices);
    shelves_free(shelves);
    return buf_take(&out);
}

/* Adds an element of SHAPE with TEXT to ELEMENTS. */
static void put_element(struct notice_text *text, enum notice_shape shape, const char *words)
{
    struct notice_element *element = &text->elements[text->count++];
    *element = (struct notice_element){.shape = shape};
    cells_add(&element->texts, words);
}

/* How often PART stands in TEXT. */
static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at++)
        count++;
    return count;
}

static void test_two_tables_that_follow_each_other_stay_two(void **state)
{
    (void)state;
    struct notice_element elements[4];
    struct notice_text text = {.lang = LANG_EN, .elements = elements};
    const struct notice_text *const texts[] = {&text};
    struct buf html = {0}, md = {0}, empty = {0};
    notice_write(texts, 1, NOTICE_HTML, false, &empty);
    assert_non_null(strstr(buf_text(&empty), "<title>daicho</title>"));
    put_element(&text, NOTICE_HEAD, "First");
    put_element(&text, NOTICE_ROW, "1");
    put_element(&text, NOTICE_HEAD, "Second");
    put_element(&text, NOTICE_ROW, "2");
    notice_write(texts, 1, NOTICE_HTML, false, &html);
    notice_write(texts, 1, NOTICE_MD, false, &md);
    assert_int_equal(count_of(buf_text(&html), "<table"), 2);
    assert_non_null(strstr(buf_text(&html), "<title>First</title>"));
    assert_int_equal(count_of(buf_text(&md), "| --- |\n"), 2);
    for (size_t i = 0; i < text.count; i++)
        cells_clear(&elements[i].texts);
    buf_clear(&html);
    buf_clear(&md);
    buf_clear(&empty);
}

/* How many of WORDS do not stand in TEXT, or do where STANDS is not set; names them. */
static size_t count_wrong(const char *text, const char *const words[MOST], bool stands)
{
    size_t wrong = 0;
    for (size_t i = 0; i < MOST && words[i] != NULL; i++)
        if ((strstr(text, words[i]) != NULL) != stands) {
            print_error("\"%s\" %s in:\n", words[i], stands ? "is not" : "is");
            wrong++;
        }
    return wrong;
}

/* Makes what SAID is of; how many words of it are wrong. */
static size_t says_wrong(const struct said *said, const char *notice, const char *organization)
{
    struct model *m = test_model();
    test_add_lines(m, said->records);
    char *text = notice_of(m, said, notice, organization);
    size_t wrong = count_wrong(text, said->holds, true) + count_wrong(text, said->lacks, false);
    if (wrong > 0)
        print_error("%s\n", text);
    free(text);
    model_close(m);
    return wrong;
}

static void test_each_part_says_what_the_records_say(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        wrong += says_wrong(&table[i], NULL, NULL);
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++)
        wrong += says_wrong(&asked[i].said, asked[i].notice, asked[i].organization);
    assert_int_equal(wrong, 0);
}

/* Whoever typed the wording may have ended it with an empty line. */
static void line_ends_after_a_wording_leave_the_notice_as_it_is(void **state)
{
    (void)state;
    const struct said said = {.part = NOTICE_PARTS};
    struct model *m = test_model();
    test_add_lines(m, COMPANY "purpose|code=P-1|name=Own|wording=For itself.\n"
                              "category|name=Maps|purposes=P-1\n");
    char *before = notice_of(m, &said, NULL, NULL);
    test_set(m, "purpose", "P-1", "wording", "For itself.\n\n");
    char *after = notice_of(m, &said, NULL, NULL);
    assert_string_equal(before, after);
    assert_non_null(strstr(before, "For itself.\n"));
    free(before);
    free(after);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_tables_that_follow_each_other_stay_two),
        cmocka_unit_test(test_each_part_says_what_the_records_say),
        cmocka_unit_test(line_ends_after_a_wording_leave_the_notice_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
