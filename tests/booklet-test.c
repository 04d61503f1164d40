/*
 * Documents to read: HTML as Gumbo parses it and Markdown as cmark-gfm renders it are
 * well formed, load nothing, lead to places that exist, and show whatever the records
 * hold as it stands.
 */
#include "export/booklet.h"
#include "export/markup.h"
#include "export/svg_chart.h"
#include "export/table_document.h"
#include "model/buf.h"
#include "model/findings.h"
#include "tests/io.h"
#include "tests/model.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <gumbo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* What a page holds. */
struct page {
    GumboOutput *parsed;
    struct cells ids, targets; /* of elements, and of links within the page */
    struct buf text;           /* all that is shown */
    size_t headings, tables, rows, charts;
};

static const char *attribute(const GumboNode *node, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found == NULL ? NULL : found->value;
}

/* The elements that a document of ours is made of; SVG has no tags in Gumbo. */
static bool is_ours(const GumboElement *element)
{
    static const GumboTag tags[] = {
        GUMBO_TAG_HTML,  GUMBO_TAG_HEAD,  GUMBO_TAG_META, GUMBO_TAG_TITLE,  GUMBO_TAG_STYLE,
        GUMBO_TAG_BODY,  GUMBO_TAG_MAIN,  GUMBO_TAG_H1,   GUMBO_TAG_H2,     GUMBO_TAG_H3,
        GUMBO_TAG_H4,    GUMBO_TAG_P,     GUMBO_TAG_A,    GUMBO_TAG_BR,     GUMBO_TAG_TABLE,
        GUMBO_TAG_THEAD, GUMBO_TAG_TBODY, GUMBO_TAG_TR,   GUMBO_TAG_TH,     GUMBO_TAG_TD,
        GUMBO_TAG_UL,    GUMBO_TAG_LI,    GUMBO_TAG_NAV,  GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION,
        GUMBO_TAG_DIV,   GUMBO_TAG_SVG,   GUMBO_TAG_DESC,
    };
    if (element->tag_namespace == GUMBO_NAMESPACE_SVG)
        return true;
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (tags[i] == element->tag)
            return true;
    return false;
}

/* Nothing is loaded and nothing runs: no attribute names a resource or a script. */
static void loads_nothing(const GumboElement *element)
{
    for (unsigned i = 0; i < element->attributes.length; i++) {
        const GumboAttribute *at = element->attributes.data[i];
        if (strncmp(at->name, "on", 2) == 0 || strcmp(at->name, "src") == 0 ||
            strcmp(at->name, "style") == 0 || strstr(at->value, "javascript:") == at->value ||
            strstr(at->value, "url(") != NULL)
            fail_msg("attribute %s=\"%s\"", at->name, at->value);
    }
}

static void take_element(struct page *page, const GumboNode *node)
{
    const GumboElement *element = &node->v.element;
    const char *id = attribute(node, "id"), *target = attribute(node, "href");
    if (!is_ours(element))
        fail_msg("a foreign element: %.*s", (int)element->original_tag.length,
                 element->original_tag.data);
    loads_nothing(element);
    if (id != NULL)
        cells_add(&page->ids, id);
    if (target != NULL && target[0] == '#')
        cells_add(&page->targets, target + 1);
    else if (target != NULL && strncmp(target, "http", 4) != 0)
        fail_msg("a link to %s", target);
    page->headings += element->tag >= GUMBO_TAG_H1 && element->tag <= GUMBO_TAG_H4;
    page->tables += element->tag == GUMBO_TAG_TABLE;
    page->rows += element->tag == GUMBO_TAG_TR;
    page->charts += element->tag == GUMBO_TAG_SVG;
}

static void walk(struct page *page, const GumboNode *node)
{
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
        buf_puts(&page->text, node->v.text.text);
    if (node->type != GUMBO_NODE_ELEMENT)
        return;
    take_element(page, node);
    if (node->v.element.tag == GUMBO_TAG_STYLE)
        return;
    for (unsigned i = 0; i < node->v.element.children.length; i++)
        walk(page, node->v.element.children.data[i]);
}

/* Reads HTML, which is to be well formed. page_close() frees. */
static struct page page_open(const char *html)
{
    struct page page = {.parsed = gumbo_parse(html)};
    assert_int_equal(page.parsed->errors.length, 0);
    walk(&page, page.parsed->root);
    assert_null(cells_repeated(&page.ids));
    for (size_t i = 0; i < page.targets.count; i++)
        if (cells_find(&page.ids, page.targets.items[i]) == page.ids.count)
            fail_msg("nothing is at #%s", page.targets.items[i]);
    return page;
}

static void page_close(struct page *page)
{
    gumbo_destroy_output(&kGumboDefaultOptions, page->parsed);
    cells_clear(&page->ids);
    cells_clear(&page->targets);
    buf_clear(&page->text);
}

/* The booklet of M, for the caller to free. */
static char *booklet(struct model *m, enum document_format format, enum lang lang)
{
    struct why why = {.lang = lang};
    struct rulebook_options how = {0};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    struct rulebook *book = rulebook_new(m, &how);
    assert_true(booklet_write(m, book, format, out, &why));
    rulebook_free(book);
    fclose(out);
    return text;
}

static char *table(struct model *m, const char *kind, enum document_format format)
{
    struct why why = {.lang = LANG_EN};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_true(table_document_write(m, kind == NULL ? NULL : kinds_find(kind), format, out, &why));
    fclose(out);
    return text;
}

/* TEXT, Markdown, as a page of HTML. */
static char *rendered(const char *text)
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_UNSAFE);
    static const char *const names[] = {"table", "strikethrough", "autolink"};
    for (size_t i = 0; i < 3; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[i]));
    cmark_parser_feed(parser, text, strlen(text));
    cmark_node *root = cmark_parser_finish(parser);
    char *body =
        cmark_render_html(root, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser));
    struct buf page = {0};
    buf_printf(&page, "<!DOCTYPE html><html><head><title>t</title></head><body>%s</body></html>",
               body);
    free(body);
    cmark_node_free(root);
    cmark_parser_free(parser);
    return buf_take(&page);
}

static const char *const hostile[] = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</td></tr></table><iframe src=//example.com>",
    "a | b || c",
    "# no heading #",
    "[x](javascript:alert(1)) ![y](z.png)",
    "`code` ```fence``` ~~gone~~ **bold** _slant_",
    "&lt;b&gt; &amp; \\& &copy;",
    "--- *** === 1. 2) - + >",
    "<!-- no comment --> <?php ?> <![CDATA[x]]>",
    "</title></style></svg><svg onload=alert(1)>",
    "x\\",
};
enum { HOSTILE = sizeof hostile / sizeof hostile[0] };

/* An inventory in which every text is one of them. */
static struct model *hostile_model(void)
{
    struct model *m = test_model();
    for (size_t i = 0; i < HOSTILE; i++) {
        const char *text = hostile[i];
        struct buf lines = {0};
        buf_printf(&lines, "%s\n%s\n\n    %s\n- %s\n1. %s\n# %s", text, text, text, text, text,
                   text);
        test_add(m, "organization", "name", text, NULL);
        test_add(m, "category", "name", text, "description", buf_text(&lines), "subjects", text,
                 "persons", "10", NULL);
        test_add(m, "transmission", "name", text, "information", buf_text(&lines), NULL);
        buf_clear(&lines);
    }
    return m;
}

static void shows_hostile_texts(const struct page *page)
{
    for (size_t i = 0; i < HOSTILE; i++)
        test_holds(buf_text(&page->text), hostile[i]);
}

static void test_html_shows_hostile_texts_as_they_stand(void **state)
{
    (void)state;
    struct model *m = hostile_model();
    char *html[] = {booklet(m, DOCUMENT_HTML, LANG_EN), booklet(m, DOCUMENT_HTML, LANG_JA),
                    table(m, "category", DOCUMENT_HTML), table(m, NULL, DOCUMENT_HTML)};
    for (size_t i = 0; i < 4; i++) {
        struct page page = page_open(html[i]);
        shows_hostile_texts(&page);
        page_close(&page);
        free(html[i]);
    }
    model_close(m);
}

static void test_markdown_shows_hostile_texts_as_they_stand(void **state)
{
    (void)state;
    struct model *m = hostile_model();
    char *html = booklet(m, DOCUMENT_HTML, LANG_EN);
    char *text = booklet(m, DOCUMENT_MD, LANG_EN);
    char *made = rendered(text);
    struct page page = page_open(html), other = page_open(made);
    shows_hostile_texts(&other);
    assert_int_equal(other.targets.count, page.targets.count);
    assert_int_equal(other.charts, page.charts);
    /* Charts have a heading and a table of their own there, and pairs a head. */
    assert_int_equal(other.headings, page.headings + page.charts);
    assert_int_equal(other.tables, page.tables + page.charts);
    page_close(&page);
    page_close(&other);
    free(html);
    free(text);
    free(made);
    model_close(m);
}

static void test_what_turns_the_writing_appears_by_its_number(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "category", "name",
             "a\xE2\x80\xAE"
             "b",
             NULL);
    for (int format = DOCUMENT_HTML; format <= DOCUMENT_MD; format++) {
        char *text = booklet(m, (enum document_format)format, LANG_EN);
        assert_null(strstr(text, "\xE2\x80\xAE"));
        assert_non_null(strstr(text, "U+202E"));
        free(text);
    }
    model_close(m);
}

static void test_every_category_has_a_section_with_what_is_linked_to_it(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "purpose", "name", "Deliver", NULL);
    test_add(m, "party", "name", "Carrier", NULL);
    test_add(m, "category", "name", "Members", "purposes", "P-0001", "persons", "12400", NULL);
    test_add(m, "category", "name", "Guests", NULL);
    test_add(m, "entrustment", "name", "Parcels", "contractor", "PT-0001", "categories", "C-0001",
             "contract_on", "2025-04-01", NULL);
    test_add(m, "retention", "name", "Kept", "categories", "C-0001", "period", "P3Y", NULL);
    char *html = booklet(m, DOCUMENT_HTML, LANG_EN);
    struct page page = page_open(html);
    assert_int_not_equal(cells_find(&page.ids, "category-C-0001"), page.ids.count);
    assert_int_not_equal(cells_find(&page.ids, "category-C-0002"), page.ids.count);
    const char *from = strstr(html, "<h3 id=\"category-C-0001\">");
    const char *until = strstr(html, "<h3 id=\"category-C-0002\">");
    char *section = strndup(from, (size_t)(until - from));
    test_holds(section, "12,400");
    test_holds(section, "Deliver");
    test_holds(section, "EN-0001 Parcels");
    test_holds(section, "Carrier");
    test_holds(section, "2025-04-01");
    test_holds(section, "RT-0001 Kept");
    test_holds(section, "3 years");
    /* What nothing is recorded for is said. */
    test_holds(section, "Nothing is recorded here: ");
    test_holds(section, "Joint use");
    test_holds(until, "Purpose of use");
    free(section);
    page_close(&page);
    free(html);
    model_close(m);
}

/* Whatever is filled in a category and in what is linked to it, stands in its section. */
static void test_no_text_of_a_category_is_left_out(void **state)
{
    (void)state;
    static const char *const linked[] = {"acquisition", "provision", "joint_use", "entrustment",
                                         "retention"};
    struct model *m = test_model();
    const struct kind *category = kinds_find("category");
    struct cells values = {0};
    test_add(m, "category", "name", "Members", NULL);
    for (size_t i = 0; i < sizeof linked / sizeof linked[0]; i++)
        test_add(m, linked[i], "name", linked[i], i == 0 ? "category" : "categories", "C-0001",
                 NULL);
    for (size_t i = 0; i <= sizeof linked / sizeof linked[0]; i++) {
        const struct kind *kind = i == 0 ? category : kinds_find(linked[i - 1]);
        char code[16];
        snprintf(code, sizeof code, "%s-0001", kind->prefix);
        for (size_t f = 0; f < kind->field_count; f++) {
            struct buf value = {0};
            if (!kinds_is_text(&kind->fields[f]) || kind->fields[f].type == TYPE_CODE)
                continue;
            buf_printf(&value, "https://example.com/%s/%s", kind->name, kind->fields[f].column);
            test_set(m, kind->name, code, kind->fields[f].column, buf_text(&value));
            cells_add(&values, buf_text(&value));
            buf_clear(&value);
        }
    }
    char *html = booklet(m, DOCUMENT_HTML, LANG_EN);
    const char *section = strstr(html, "<h3 id=\"category-C-0001\">");
    char *only = strndup(section, (size_t)(strstr(section, "<h2") - section));
    for (size_t i = 0; i < values.count; i++)
        test_holds(only, values.items[i]);
    cells_clear(&values);
    free(only);
    free(html);
    model_close(m);
}

static void test_the_cover_names_the_last_approval(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "campaign", "name", "Running", NULL);
    test_add(m, "campaign", "name", "Older", "approved_on", "2025-03-31", "approved_by", "A", NULL);
    test_add(m, "campaign", "name", "Newer", "approved_on", "2026-03-31", "approved_by", "B", NULL);
    char *text = booklet(m, DOCUMENT_MD, LANG_EN);
    test_holds(text, "| Approved | 2026-03-31 B (Newer) |");
    free(text);
    model_close(m);
}

static void test_findings_stand_with_their_category_and_together(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "organization", "name", "We", "jurisdictions", "JP", NULL);
    test_add(m, "category", "name", "Members", "organization", "O-0001", NULL);
    char *html = booklet(m, DOCUMENT_HTML, LANG_EN);
    const char *section = strstr(html, "<h3 id=\"category-C-0001\">");
    assert_non_null(section);
    const char *first = strstr(section, "J01");
    assert_non_null(first);
    assert_non_null(strstr(strstr(html, "id=\"findings\">"), "J01"));
    free(html);
    /* Where a rule finds nothing, nothing is headed so. */
    test_add(m, "category", "name", "Former members", "organization", "O-0001", "status", "retired",
             NULL);
    test_add(m, "retention", "name", "Kept", "categories", "C-0002", "period", "P3Y", NULL);
    html = booklet(m, DOCUMENT_HTML, LANG_EN);
    section = strstr(html, "<h3 id=\"category-C-0002\">");
    assert_non_null(section);
    char *retired = strndup(section, (size_t)(strstr(section, "<h2") - section));
    assert_null(strstr(retired, "Findings"));
    free(retired);
    free(html);
    /* An exception switches it off, and is listed with its reason. */
    test_add(m, "waiver", "name", "No purpose", "rule", "J01", "record", "category/C-0001",
             "reason", "for a test", NULL);
    html = booklet(m, DOCUMENT_HTML, LANG_EN);
    section = strstr(html, "<h3 id=\"category-C-0001\">");
    char *only = strndup(section, (size_t)(strstr(section, "<h2") - section));
    assert_null(strstr(only, "J01"));
    free(only);
    assert_non_null(strstr(strstr(html, "id=\"findings\">"), "for a test"));
    free(html);
    model_close(m);
}

static void test_an_empty_inventory_is_a_document_too(void **state)
{
    (void)state;
    struct model *m = test_model();
    for (int lang = LANG_EN; lang <= LANG_JA; lang++) {
        char *html = booklet(m, DOCUMENT_HTML, (enum lang)lang);
        char *text = booklet(m, DOCUMENT_MD, (enum lang)lang);
        char *made = rendered(text);
        struct page page = page_open(html), other = page_open(made);
        assert_int_equal(page.targets.count, other.targets.count);
        page_close(&page);
        page_close(&other);
        free(html);
        free(text);
        free(made);
    }
    model_close(m);
}

static void test_codes_of_any_shape_have_anchors_of_their_own(void **state)
{
    (void)state;
    static const char *const codes[] = {"A 1", "A_201", "A-1",   "A_1",
                                        "A/1", "会員",  "\"1\"", "a-1"};
    struct cells anchors = {0};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        struct buf anchor = {0};
        document_anchor("category", codes[i], &anchor);
        assert_int_equal(strspn(buf_text(&anchor), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq"
                                                   "rstuvwxyz0123456789-_"),
                         anchor.length);
        cells_add(&anchors, buf_text(&anchor));
        buf_clear(&anchor);
    }
    assert_null(cells_repeated(&anchors));
    cells_clear(&anchors);
}

static void test_a_chart_says_its_numbers_in_figures_and_aloud(void **state)
{
    (void)state;
    char sales[] = "Sales", odd[] = "<b> & \"c\"";
    struct figure_bar bars[] = {{sales, {12400, 3}}, {odd, {0, 0}}};
    const struct figure figure = {.title = "Progress",
                                  .series = {"Done", "Open"},
                                  .series_count = 2,
                                  .bars = bars,
                                  .count = 2};
    struct buf svg = {0};
    svg_chart_write(&figure, "one", &svg);
    test_holds(buf_text(&svg), "aria-labelledby=\"one-t one-d\"");
    test_holds(buf_text(&svg), "<title id=\"one-t\">Progress</title>");
    test_holds(buf_text(&svg), "<desc id=\"one-d\">Sales: Done 12,400 / Open 3; "
                               "&lt;b&gt; &amp; &quot;c&quot;: Done 0 / Open 0</desc>");
    test_holds(buf_text(&svg), ">Done 12,400 / Open 3</text>");
    /* Markdown would end it at an empty line. */
    assert_null(strstr(buf_text(&svg), "\n\n"));
    buf_clear(&svg);
}

static void test_a_bar_of_wide_values_keeps_the_beginning_of_its_name(void **state)
{
    (void)state;
    char name[] = "Department of records";
    struct figure_bar bar = {name, {1000000000, 1000000000, 1000000000, 1000000000}};
    const struct figure figure = {.title = "Review",
                                  .series = {"Unchanged", "Changed", "To retire", "Not answered"},
                                  .series_count = 4,
                                  .bars = &bar,
                                  .count = 1};
    struct buf svg = {0};
    svg_chart_write(&figure, "one", &svg);
    test_holds(buf_text(&svg), "<g><title>Department of records</title><text");
    test_holds(buf_text(&svg), ">Department..</text>");
    test_holds(buf_text(&svg), "Not answered 1,000,000,000</text>");
    buf_clear(&svg);
}

static void test_a_table_for_people_has_no_signs_of_cells(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Name", NULL);
    test_add(m, "item", "name", "Mail; private", NULL);
    test_add(m, "party", "name", "University", NULL);
    test_add(m, "category", "name", "Members", "items", "I-0001; I-0002", NULL);
    test_add(m, "provision", "name", "One", "categories", "C-0001", "items", "I-0001; I-0002",
             NULL);
    test_add(m, "provision", "name", "Two", "categories", "C-0001", "recipients", "PT-0001", NULL);
    char *html = table(m, NULL, DOCUMENT_HTML);
    test_holds(html, ">Name / Mail; private</td>");
    test_holds(html, ">Name / Mail; private<br>-</td>");
    test_holds(html, ">-<br>University</td>");
    free(html);
    model_close(m);
}

/* Lists within lists are well formed at whatever level the first entry is. */
static void test_entries_may_begin_at_any_level(void **state)
{
    (void)state;
    struct document d;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    document_begin(&d, out, DOCUMENT_HTML, LANG_EN, "x");
    document_heading(&d, 1, "a", "A");
    document_entry(&d, 2, "a", "deep");
    document_entry(&d, 1, "a", "high");
    document_end(&d);
    fclose(out);
    struct page page = page_open(text);
    test_holds(text, "<ul>\n<li><ul>\n<li><a href=\"#a\">deep</a>");
    page_close(&page);
    free(text);
}

/* A chart has little room beside its bars: what is cut is told whole. */
static void test_a_long_name_in_a_chart_is_cut_and_told(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct buf name = {0};
    for (size_t i = 0; i < 60; i++)
        buf_puts(&name, "長い名前");
    test_add(m, "category", "code", "C-1", "name", buf_text(&name), "persons", "999999999999999",
             NULL);
    char *html = booklet(m, DOCUMENT_HTML, LANG_JA);
    struct buf title = {0};
    buf_printf(&title, "<g><title>%s</title>", buf_text(&name));
    test_holds(html, buf_text(&title));
    free(html);
    buf_clear(&name);
    buf_clear(&title);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries_may_begin_at_any_level),
        cmocka_unit_test(test_a_long_name_in_a_chart_is_cut_and_told),
        cmocka_unit_test(test_html_shows_hostile_texts_as_they_stand),
        cmocka_unit_test(test_markdown_shows_hostile_texts_as_they_stand),
        cmocka_unit_test(test_what_turns_the_writing_appears_by_its_number),
        cmocka_unit_test(test_every_category_has_a_section_with_what_is_linked_to_it),
        cmocka_unit_test(test_no_text_of_a_category_is_left_out),
        cmocka_unit_test(test_the_cover_names_the_last_approval),
        cmocka_unit_test(test_findings_stand_with_their_category_and_together),
        cmocka_unit_test(test_an_empty_inventory_is_a_document_too),
        cmocka_unit_test(test_codes_of_any_shape_have_anchors_of_their_own),
        cmocka_unit_test(test_a_chart_says_its_numbers_in_figures_and_aloud),
        cmocka_unit_test(test_a_bar_of_wide_values_keeps_the_beginning_of_its_name),
        cmocka_unit_test(test_a_table_for_people_has_no_signs_of_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
