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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_flow_has_its_way),
        cmocka_unit_test(categories_with_the_same_ways_stand_in_one_box),
        cmocka_unit_test(what_is_over_is_left_out_and_counted),
        cmocka_unit_test(hostile_names_stay_within_their_labels),
        cmocka_unit_test(long_names_are_broken_and_cut),
        cmocka_unit_test(an_empty_map_and_an_unknown_organization_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
