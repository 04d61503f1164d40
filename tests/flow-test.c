/*
 * The map of data flows: which places and ways are on it, and that nothing a
 * person typed can break the text that Graphviz reads.
 */
#include "export/flow_dot.h"
#include "export/flow_export.h"
#include "export/shelves.h"
#include "model/buf.h"
#include "tests/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* The map of M as DOT; for the caller to clear. */
static struct buf dot_of(struct model *m, const char *filter, const char *organization)
{
    struct flow_map map;
    struct why why = {.lang = LANG_EN};
    struct buf text = {0};
    assert_true(flow_make(m, filter, organization, &map, &why));
    flow_dot_write(&map, LANG_EN, &text);
    flow_clear(&map);
    return text;
}

static void holds(const struct buf *text, const char *words)
{
    if (strstr(buf_text(text), words) == NULL)
        fail_msg("\"%s\" is not in:\n%s", words, buf_text(text));
}

static void lacks(const struct buf *text, const char *words)
{
    if (strstr(buf_text(text), words) != NULL)
        fail_msg("\"%s\" is in:\n%s", words, buf_text(text));
}

/* Whether TEXT is DOT in which every quoted string ends in its own line. */
static void quotes_close(const struct buf *text)
{
    bool inside = false;
    for (const char *at = buf_text(text); *at != '\0'; at++) {
        if (inside && *at == '\\' && at[1] != '\0')
            at++;
        else if (*at == '"')
            inside = !inside;
        else if (*at == '\n' && inside)
            fail_msg("a quoted string runs over a line end");
    }
    assert_false(inside);
}

static void every_kind_of_flow_has_its_way(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "organization", "code", "O-1", "name", "Ours", NULL);
    test_add(m, "party", "code", "A", "name", "Contractor", "country", "JP", NULL);
    test_add(m, "party", "code", "B", "name", "Below it", "country", "US", NULL);
    test_add(m, "party", "code", "C", "name", "Recipient", NULL);
    test_add(m, "party", "code", "D", "name", "Ourselves", "organization", "O-1", NULL);
    test_add(m, "storage", "code", "S", "name", "Server", "country", "DE", "provider", "A",
             "provider_handles_data", "yes", NULL);
    test_add(m, "category", "code", "C-1", "name", "Members", "subjects", "Members", "organization",
             "O-1", "storages", "S", NULL);
    test_add(m, "acquisition", "name", "From C", "category", "C-1", "source", "C", NULL);
    test_add(m, "entrustment", "name", "Work", "categories", "C-1", "contractor", "A",
             "subcontractors", "B", NULL);
    test_add(m, "provision", "name", "Given", "categories", "C-1", "recipients", "C", "country",
             "FR", NULL);
    test_add(m, "joint_use", "name", "Shared", "categories", "C-1", "users", "C; D", NULL);
    test_add(m, "transmission", "name", "Tag", "site", "example.jp", "provider", "B", NULL);
    struct buf text = dot_of(m, NULL, NULL);
    holds(&text, "\"persons/1\" -> \"category/C-1\" [");
    holds(&text, "\"source/C\" -> \"category/C-1\" [");
    holds(&text, "\"category/C-1\" -> \"storage/S\" [");
    holds(&text, "\"storage/S\" -> \"party/A\" [");
    holds(&text, "\"category/C-1\" -> \"party/A\" [");
    holds(&text, "\"party/A\" -> \"party/B\" [");
    holds(&text, "\"category/C-1\" -> \"party/C\" [");
    holds(&text, "\"site/1\" -> \"party/B\" [");
    lacks(&text, "party/D");
    /* Countries: of the storage, of the party, and of the provision for a party that
     * has none of its own. */
    holds(&text, "cluster_DE");
    holds(&text, "cluster_US");
    holds(&text, "cluster_FR");
    holds(&text, "label=\"Abroad: Germany\"");
    lacks(&text, "cluster_JP");
    buf_clear(&text);
    text = dot_of(m, "code=C-1", NULL);
    lacks(&text, "site/1");
    buf_clear(&text);
    model_close(m);
}

static void categories_with_the_same_ways_stand_in_one_box(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "code", "I-1", "name", "Illness", "item_class", "sensitive", NULL);
    test_add(m, "storage", "code", "S", "name", "Server", NULL);
    test_add(m, "category", "code", "C-1", "name", "One", "subjects", "X", "storages", "S", NULL);
    test_add(m, "category", "code", "C-2", "name", "Two", "subjects", "X", "storages", "S", NULL);
    test_add(m, "category", "code", "C-3", "name", "Three", "subjects", "X", NULL);
    test_add(m, "category", "code", "C-4", "name", "Four", "subjects", "X", "storages", "S",
             "items", "I-1", NULL);
    struct buf text = dot_of(m, NULL, NULL);
    holds(&text, "C-1 One\\lC-2 Two\\l");
    lacks(&text, "\"category/C-2\"");
    holds(&text, "\"category/C-3\" [");
    holds(&text, "[Special-care-required]\\lC-4 Four");
    holds(&text, "peripheries=2");
    buf_clear(&text);
    model_close(m);
}

static void what_is_over_is_left_out_and_counted(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct why why = {.lang = LANG_EN};
    struct flow_map map;
    test_add(m, "party", "code", "A", "name", "Contractor", NULL);
    test_add(m, "category", "code", "C-1", "name", "One", NULL);
    test_add(m, "category", "code", "C-2", "name", "Gone", "status", "retired", NULL);
    test_add(m, "entrustment", "name", "Ended", "categories", "C-1", "contractor", "A", "ended_on",
             "2020-01-01", NULL);
    assert_true(flow_make(m, NULL, NULL, &map, &why));
    assert_int_equal(map.categories, 1);
    assert_int_equal(map.left_out, 2);
    assert_int_equal(map.way_count, 1);
    flow_clear(&map);
    model_close(m);
}

static void hostile_names_stay_within_their_labels(void **state)
{
    (void)state;
    static const char *const names[] = {
        "\"]; evil [label=\"x",       "ends with a backslash \\",
        "\\N \\G \\\" \\l",           "<b>bold</b> <table>",
        "&lt;x&gt; &amp; &#34;",      "two\nlines\r\nand more",
        "right \xe2\x80\xae to left", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
        "}; subgraph cluster_x {",    "a -> b; // c /* d */ # e",
    };
    struct model *m = test_model();
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        /* A name is one line; what persons are called may be anything. */
        struct buf code = {0};
        buf_printf(&code, "C\"%zu\\", i);
        test_add(m, "category", "code", buf_text(&code), "name", names[i], "subjects", names[i],
                 NULL);
        buf_clear(&code);
    }
    struct buf text = dot_of(m, NULL, NULL);
    quotes_close(&text);
    holds(&text, "\"category/C%220%5C\" [");
    holds(&text, "\\\"]; evil");
    holds(&text, "backslash \\\\");
    holds(&text, "&amp;lt;x&amp;gt; &amp;amp;");
    holds(&text, "<U+202E>");
    lacks(&text, "\xe2\x80\xae");
    buf_clear(&text);
    model_close(m);
}

static void long_names_are_broken_and_cut(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct buf name = {0};
    for (size_t i = 0; i < 200; i++)
        buf_puts(&name, "あ");
    test_add(m, "category", "code", "C-1", "name", buf_text(&name), NULL);
    struct buf text = dot_of(m, NULL, NULL);
    holds(&text, " ..\\l\"]");
    buf_clear(&name);
    buf_clear(&text);
    model_close(m);
}

static void an_empty_map_and_an_unknown_organization_are_refused(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct why why = {.lang = LANG_EN};
    struct flow_map map;
    assert_false(flow_make(m, NULL, NULL, &map, &why));
    assert_non_null(strstr(why.text, "no data category yet"));
    test_add(m, "category", "code", "C-1", "name", "One", NULL);
    assert_false(flow_make(m, "nothing-like-it", NULL, &map, &why));
    assert_non_null(strstr(why.text, "passes the filter"));
    assert_false(flow_make(m, NULL, "O-9", &map, &why));
    assert_non_null(strstr(why.text, "O-9"));
    model_close(m);
}

/* The text of the map of RECORDS; for the caller to clear. */
static struct buf map_of(const char *records, const char *organization)
{
    struct model *m = test_model();
    test_add_lines(m, records);
    struct buf text = dot_of(m, NULL, organization);
    model_close(m);
    return text;
}

static void a_way_is_drawn_once_for_each_country(void **state)
{
    (void)state;
    struct buf text = map_of("party|code=A|name=Recipient|country=US\n"
                             "category|code=C-1|name=One|subjects=Members\n"
                             "provision|name=a|categories=C-1|recipients=A|country=FR\n"
                             "provision|name=b|categories=C-1|recipients=A|country=FR\n"
                             "provision|name=c|categories=C-1|recipients=A|country=DE\n"
                             "provision|name=d|categories=C-1|recipients=A|country=US\n",
                             NULL);
    holds(&text, "label=\"France\"];\n");
    holds(&text, "label=\"Germany\"];\n");
    size_t ways = 0;
    for (const char *at = buf_text(&text); (at = strstr(at, "-> \"party/A\"")) != NULL; at++)
        ways++;
    assert_int_equal(ways, 3);
    buf_clear(&text);
}

static void only_categories_of_the_organization_are_on_its_map(void **state)
{
    (void)state;
    static const char records[] =
        "organization|code=O-1|name=One\norganization|code=O-2|name=Two\n"
        "organization|code=O-3|name=Three\n"
        "party|code=A|name=Group|organization=O-1\nparty|code=B|name=Other|organization=O-2\n"
        "party|code=D|name=Nobody's\n"
        "category|code=C-1|name=First|subjects=Members|organization=O-1\n"
        "category|code=C-2|name=Second|subjects=Staff|organization=O-2\n"
        "joint_use|name=x|categories=C-1; C-2|users=A; B; D\n"
        "transmission|name=t|site=example.jp|provider=D\n";
    struct buf text = map_of(records, "O-1");
    holds(&text, "category/C-1");
    lacks(&text, "category/C-2");
    holds(&text, "\"category/C-1\" -> \"party/B\"");
    lacks(&text, "party/A");
    lacks(&text, "example.jp");
    buf_clear(&text);
    struct model *m = test_model();
    struct why why = {.lang = LANG_EN};
    struct flow_map map;
    test_add_lines(m, records);
    assert_false(flow_make(m, NULL, "O-3", &map, &why));
    assert_non_null(strstr(why.text, "no data category passes the filter"));
    model_close(m);
}

static void contracts_to_come_and_half_told_ones_are_on_the_map(void **state)
{
    (void)state;
    struct buf text = map_of("party|code=A|name=Contractor\nparty|code=B|name=Below it\n"
                             "party|code=E|name=Seller|country=US\n"
                             "category|code=C-1|name=One|acts_for=E\n"
                             "entrustment|name=a|categories=C-1|contractor=A|subcontractors=B|"
                             "ended_on=2999-01-01\n"
                             "entrustment|name=b|categories=C-1|subcontractors=B\n"
                             "acquisition|name=c|category=C-1\nacquisition|name=d|source=E\n",
                             NULL);
    holds(&text, "\"category/C-1\" -> \"party/A\"");
    holds(&text, "\"party/A\" -> \"party/B\"");
    lacks(&text, "\"category/C-1\" -> \"party/B\"");
    holds(&text, "(not stated)");
    holds(&text, "Abroad: United States");
    buf_clear(&text);
}

static void what_is_sensitive_and_abroad_is_told_in_words(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct flow_map map;
    struct why why = {.lang = LANG_EN};
    struct buf text = {0};
    test_add_lines(
        m, "item|code=I-1|name=Illness|item_class=sensitive\n"
           "item|code=I-2|name=Name\n"
           "storage|code=S-1|name=Here|country=US\nstorage|code=S-2|name=There|country=US\n"
           "category|code=C-1|name=Care|subjects=Patients|items=I-1; I-2|storages=S-1; S-2\n");
    assert_true(flow_make(m, NULL, NULL, &map, &why));
    flow_tell(&map, LANG_EN, &text);
    holds(&text, "C-1 Care [Special-care-required]");
    holds(&text, "S-1 Here (United States)");
    buf_clear(&text);
    flow_dot_write(&map, LANG_EN, &text);
    char *frame = strstr(buf_text(&text), "cluster_US");
    assert_non_null(frame);
    assert_null(strstr(frame + 1, "cluster_US"));
    buf_clear(&text);
    flow_clear(&map);
    model_close(m);
}

/* Six lines are all of a label; a seventh is told by "..". */
static void a_label_of_six_lines_is_whole(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct buf name = {0};
    test_add(m, "category", "code", "C-1", "name", "x", "subjects", "Members", NULL);
    for (size_t i = 0; i < 80; i++)
        buf_puts(&name, "あ");
    test_set(m, "category", "C-1", "name", buf_text(&name));
    struct buf text = dot_of(m, NULL, NULL);
    lacks(&text, " ..\\l");
    buf_clear(&text);
    buf_clear(&name);
    model_close(m);
}

static void a_map_of_too_many_categories_is_refused(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct why why = {.lang = LANG_EN};
    struct flow_map map;
    assert_true(change_begin(m, &(struct change_note){.what = "import", .about = "x"}, &why));
    for (int i = 0; i <= FLOW_MOST_CATEGORIES; i++) {
        struct record *record = record_new(kinds_find("category"));
        record_put(record, kinds_field(record->kind, "name"), "x");
        assert_true(record_save(m, record, &why));
        record_free(record);
    }
    assert_true(change_commit(m, NULL, &why));
    assert_false(flow_make(m, NULL, NULL, &map, &why));
    holds(&(struct buf){.text = why.text}, "A map of 2001 data categories could not be read");
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_flow_has_its_way),
        cmocka_unit_test(categories_with_the_same_ways_stand_in_one_box),
        cmocka_unit_test(what_is_over_is_left_out_and_counted),
        cmocka_unit_test(hostile_names_stay_within_their_labels),
        cmocka_unit_test(long_names_are_broken_and_cut),
        cmocka_unit_test(a_way_is_drawn_once_for_each_country),
        cmocka_unit_test(only_categories_of_the_organization_are_on_its_map),
        cmocka_unit_test(contracts_to_come_and_half_told_ones_are_on_the_map),
        cmocka_unit_test(what_is_sensitive_and_abroad_is_told_in_words),
        cmocka_unit_test(a_label_of_six_lines_is_whole),
        cmocka_unit_test(a_map_of_too_many_categories_is_refused),
        cmocka_unit_test(an_empty_map_and_an_unknown_organization_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
