/*
 * HTML and Markdown for policy.h. Gumbo parses as browsers do (WHATWG HTML);
 * what the walk adds is what a reader sees as a block. Markdown is turned into
 * HTML by cmark-gfm, the reference implementation of GitHub's, so that both
 * take one way.
 */
#include "import/policy_inside.h"

#include "model/buf.h"
#include "model/mem.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <gumbo.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Where the walk stands. */
struct walk {
    struct policy *policy;
    struct buf text; /* of the block that is open */
    size_t line;     /* where that began */
    enum policy_role role;
    bool bold, plain; /* whether the text of the block has bold, and other, parts */
    struct cells row;
    unsigned list_level; /* of the terms of the list of definitions, as headings */
    bool in_table, in_row, in_cell, all_headers, first_row;
    bool marked; /* the lines of blocks are those of the Markdown, given in an attribute */
};

static void walk_node(struct walk *walk, const GumboNode *node, bool bold);

/* What a reader does not see, or what stands about the text. A template is no element
 * to Gumbo. */
static bool is_left_out(GumboTag tag)
{
    return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_NOSCRIPT ||
           tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_SELECT ||
           tag == GUMBO_TAG_BUTTON;
}

static bool is_inline(GumboTag tag)
{
    static const GumboTag tags[] = {
        GUMBO_TAG_A,     GUMBO_TAG_B,     GUMBO_TAG_I,    GUMBO_TAG_EM,    GUMBO_TAG_STRONG,
        GUMBO_TAG_SPAN,  GUMBO_TAG_SMALL, GUMBO_TAG_SUB,  GUMBO_TAG_SUP,   GUMBO_TAG_CODE,
        GUMBO_TAG_U,     GUMBO_TAG_FONT,  GUMBO_TAG_ABBR, GUMBO_TAG_MARK,  GUMBO_TAG_TIME,
        GUMBO_TAG_RUBY,  GUMBO_TAG_Q,     GUMBO_TAG_CITE, GUMBO_TAG_LABEL, GUMBO_TAG_WBR,
        GUMBO_TAG_INPUT, GUMBO_TAG_IMG,   GUMBO_TAG_S,    GUMBO_TAG_KBD};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (tags[i] == tag)
            return true;
    return false;
}

/* Ends the block that is open. A short one that is bold throughout is what its
 * writer takes for a heading. */
static void end_block(struct walk *walk)
{
    const char *text = buf_text(&walk->text);
    enum { SHORT = 120 }; /* bytes: 40 characters of Japanese */
    if (walk->role == POLICY_PARAGRAPH && walk->bold && !walk->plain && walk->text.length <= SHORT)
        policy_add(walk->policy, POLICY_HEADING, 7, walk->line, text);
    else if (walk->role == POLICY_PARAGRAPH && strchr(text, '\n') != NULL)
        policy_lines(walk->policy, text, walk->line, true);
    else
        policy_add(walk->policy, walk->role, 0, walk->line, text);
    buf_empty(&walk->text);
    walk->bold = walk->plain = false;
}

static size_t line_of(const struct walk *walk, const GumboNode *node)
{
    const GumboAttribute *place =
        walk->marked ? gumbo_get_attribute(&node->v.element.attributes, "data-sourcepos") : NULL;
    return place != NULL ? strtoul(place->value, NULL, 10) : node->v.element.start_pos.line;
}

static void walk_children(struct walk *walk, const GumboNode *node, bool bold)
{
    const GumboVector *children = &node->v.element.children;
    for (unsigned i = 0; i < children->length; i++)
        walk_node(walk, children->data[i], bold);
}

/* What stands in NODE is a block of ROLE of its own. */
static void walk_block(struct walk *walk, const GumboNode *node, enum policy_role role, bool bold)
{
    enum policy_role outer = walk->role;
    end_block(walk);
    walk->role = role;
    walk->line = line_of(walk, node);
    walk_children(walk, node, bold);
    end_block(walk);
    walk->role = outer;
}

static void walk_heading(struct walk *walk, const GumboNode *node, unsigned level)
{
    end_block(walk);
    walk_children(walk, node, false);
    policy_add(walk->policy, POLICY_HEADING, level, line_of(walk, node), buf_text(&walk->text));
    buf_empty(&walk->text);
    walk->bold = walk->plain = false;
}

/* A row of a table; a table within a cell is part of the cell's text. */
static void walk_row(struct walk *walk, const GumboNode *node)
{
    walk->in_row = walk->all_headers = true;
    walk_children(walk, node, false);
    walk->in_row = false;
    if (walk->row.count > 0)
        policy_add_row(walk->policy, walk->all_headers ? POLICY_HEADER : POLICY_ROW,
                       line_of(walk, node), walk->first_row, &walk->row);
    walk->first_row = false;
}

static void walk_cell(struct walk *walk, const GumboNode *node)
{
    walk->all_headers = walk->all_headers && node->v.element.tag == GUMBO_TAG_TH;
    walk->in_cell = true;
    walk_children(walk, node, false);
    walk->in_cell = false;
    cells_add(&walk->row, buf_text(&walk->text));
    buf_empty(&walk->text);
}

static void walk_table(struct walk *walk, const GumboNode *node, bool bold)
{
    if (walk->in_table) {
        walk_children(walk, node, bold);
        return;
    }
    end_block(walk);
    walk->in_table = walk->first_row = true;
    walk_children(walk, node, bold);
    walk->in_table = false;
    buf_empty(&walk->text);
}

static bool is_element(const GumboNode *node, GumboTag tag)
{
    return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag;
}

/* Whether what NODE, a term, is explained by holds blocks of its own: a reader sees
 * a part of the text below a heading. */
static bool opens_part(const GumboNode *node)
{
    const GumboVector *all = &node->parent->v.element.children;
    size_t i = node->index_within_parent + 1;
    while (i < all->length && !is_element(all->data[i], GUMBO_TAG_DD))
        i++;
    if (i == all->length)
        return false;
    const GumboVector *within = &((const GumboNode *)all->data[i])->v.element.children;
    for (unsigned k = 0; k < within->length; k++) {
        const GumboNode *child = within->data[k];
        if (child->type == GUMBO_NODE_ELEMENT && !is_inline(child->v.element.tag) &&
            child->v.element.tag != GUMBO_TAG_BR)
            return true;
    }
    return false;
}

/* A list of definitions: its terms stand below the heading that is open. */
static void walk_definitions(struct walk *walk, const GumboNode *node, bool bold)
{
    unsigned outer = walk->list_level;
    walk->list_level = 1;
    for (size_t i = walk->policy->count; i > 0 && walk->list_level == 1; i--)
        if (walk->policy->blocks[i - 1].role == POLICY_HEADING)
            walk->list_level = walk->policy->blocks[i - 1].level + 1;
    walk_block(walk, node, POLICY_PARAGRAPH, bold);
    walk->list_level = outer;
}

static void walk_element(struct walk *walk, const GumboNode *node, bool bold)
{
    GumboTag tag = node->v.element.tag;
    if (is_left_out(tag))
        return;
    if (tag == GUMBO_TAG_BR)
        buf_putc(&walk->text, '\n');
    else if (is_inline(tag))
        walk_children(walk, node, bold || tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG);
    else if (tag == GUMBO_TAG_TABLE)
        walk_table(walk, node, bold);
    else if (tag == GUMBO_TAG_TR && walk->in_table && !walk->in_row)
        walk_row(walk, node);
    else if ((tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && walk->in_row && !walk->in_cell)
        walk_cell(walk, node);
    else if (walk->in_row) {
        buf_putc(&walk->text, '\n');
        walk_children(walk, node, bold);
        buf_putc(&walk->text, '\n');
    } else if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6)
        walk_heading(walk, node, (unsigned)(tag - GUMBO_TAG_H1) + 1);
    else if (tag == GUMBO_TAG_DL)
        walk_definitions(walk, node, bold);
    else if (tag == GUMBO_TAG_DT && walk->list_level > 0 && opens_part(node))
        walk_heading(walk, node, walk->list_level);
    else
        walk_block(
            walk, node,
            tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD ? POLICY_ITEM
            : tag == GUMBO_TAG_P || tag == GUMBO_TAG_DT || tag == GUMBO_TAG_UL ||
                    tag == GUMBO_TAG_OL
                ? (walk->role == POLICY_ITEM && tag == GUMBO_TAG_P ? POLICY_ITEM : POLICY_PARAGRAPH)
                : walk->role,
            bold);
}

static void walk_node(struct walk *walk, const GumboNode *node, bool bold)
{
    if (node->type == GUMBO_NODE_ELEMENT) {
        walk_element(walk, node, bold);
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) {
        if (walk->text.length == 0 && !walk->marked)
            walk->line = node->v.text.start_pos.line;
        walk->bold = walk->bold || bold;
        walk->plain = walk->plain || !bold;
        /* Line ends of the source are blanks to a reader. */
        for (const char *at = node->v.text.text; *at != '\0'; at++)
            buf_putc(&walk->text, *at == '\n' || *at == '\r' ? ' ' : *at);
    } else if (node->type == GUMBO_NODE_WHITESPACE) {
        buf_putc(&walk->text, ' ');
    }
}

static bool is_void(const char *name, size_t length)
{
    static const char *const names[] = {"area",  "base", "br",   "col",   "embed",  "hr", "img",
                                        "input", "link", "meta", "param", "source", "wbr"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strlen(names[i]) == length && strncasecmp(names[i], name, length) == 0)
            return true;
    return false;
}

/* Gumbo frees its tree by recursion, so its depth is bounded before: by the tags
 * that were opened and not closed, counted by their names, since a closing tag
 * of another name closes nothing. */
static bool is_too_deep(const char *text)
{
    enum { NAMES = 4096 };
    size_t *opened = mem_new(NAMES, sizeof *opened), depth = 0;
    for (const char *at = strchr(text, '<'); at != NULL && depth <= POLICY_DEPTH;
         at = strchr(at + 1, '<')) {
        bool closes = at[1] == '/';
        const char *name = at + 1 + closes;
        size_t length = strcspn(name, " \t\r\n\f/>"), hash = 5381;
        if ((name[0] | 32) < 'a' || (name[0] | 32) > 'z' || is_void(name, length))
            continue;
        for (size_t i = 0; i < length; i++)
            hash = hash * 33 + (unsigned char)(name[i] | 32);
        size_t *count = &opened[hash % NAMES];
        if (!closes) {
            ++*count;
            depth++;
        } else if (*count > 0) {
            --*count;
            depth--;
        }
    }
    free(opened);
    return depth > POLICY_DEPTH;
}

static bool parse(struct policy *policy, const char *text, size_t length, bool marked,
                  struct why *why)
{
    if (is_too_deep(text))
        return why_set(why,
                       "More than %d elements stand in each other. Save the page as text and give "
                       "that.",
                       POLICY_DEPTH);
    GumboOutput *tree = gumbo_parse_with_options(&kGumboDefaultOptions, text, length);
    if (tree == NULL)
        mem_none();
    struct walk walk = {.policy = policy, .role = POLICY_PARAGRAPH, .line = 1, .marked = marked};
    walk_node(&walk, tree->root, false);
    end_block(&walk);
    buf_clear(&walk.text);
    cells_clear(&walk.row);
    gumbo_destroy_output(&kGumboDefaultOptions, tree);
    return true;
}

bool policy_html(struct policy *policy, const char *text, size_t length, struct why *why)
{
    return parse(policy, text, length, false, why);
}

bool policy_markdown(struct policy *policy, const char *text, size_t length, struct why *why)
{
    /* HTML within Markdown is kept: it is only read, by the parser above. */
    enum { HOW = CMARK_OPT_UNSAFE | CMARK_OPT_SOURCEPOS };
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(HOW);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, text, length);
    cmark_node *document = cmark_parser_finish(parser);
    char *html = cmark_render_html(document, HOW, cmark_parser_get_syntax_extensions(parser));
    bool done = parse(policy, html, strlen(html), true, why);
    free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
    return done;
}
