/* See policy.h. */
#include "import/policy_inside.h"

#include "import/drift_themes.h"
#include "import/encoding.h"
#include "model/buf.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char html_form[] = "HTML";
static const char markdown_form[] = "Markdown";
static const char text_form[] = "text";

/* The heading under which a block of LEVEL stands that follows the others: between a
 * heading and the one it stands under are none of a lower level. */
static size_t heading_above(const struct policy *policy, unsigned level)
{
    size_t i = policy->last_heading;
    while (i > 0 && policy->blocks[i - 1].level >= level)
        i = policy->blocks[i - 1].heading;
    return i;
}

/* The paragraph that introduces what follows: right before it, or before the
 * list of which it is a further item. */
static size_t lead_before(const struct policy *policy)
{
    if (policy->count == 0)
        return 0;
    const struct policy_block *last = &policy->blocks[policy->count - 1];
    if (last->role == POLICY_PARAGRAPH)
        return policy->count;
    return last->role == POLICY_ITEM ? last->lead : 0;
}

static struct policy_block *add_block(struct policy *policy, struct policy_block block)
{
    unsigned below = block.role == POLICY_HEADING ? block.level : (unsigned)-1;
    block.heading = heading_above(policy, below);
    if (block.role == POLICY_ITEM || block.role == POLICY_ROW || block.role == POLICY_HEADER)
        block.lead = lead_before(policy);
    policy->blocks =
        mem_grow(policy->blocks, policy->count, &policy->capacity, sizeof *policy->blocks);
    policy->blocks[policy->count++] = block;
    if (block.role == POLICY_HEADING)
        policy->last_heading = policy->count;
    return &policy->blocks[policy->count - 1];
}

/* TEXT with one blank for each run of blanks, one line end for each run that
 * holds some, none at the ends. */
static char *tidied(const char *text)
{
    struct buf out = {0};
    bool blank = false, end = false;
    for (size_t i = 0; text[i] != '\0'; i++) {
        static const char wide[] = "\xE3\x80\x80", hard[] = "\xC2\xA0";
        size_t length = strncmp(text + i, wide, 3) == 0   ? 3
                        : strncmp(text + i, hard, 2) == 0 ? 2
                                                          : 1;
        bool is_blank = length > 1 || strchr(" \t\r\n\f\v", text[i]) != NULL;
        if (is_blank) {
            blank = true;
            end = end || text[i] == '\n';
            i += length - 1;
            continue;
        }
        if (blank && out.length > 0)
            buf_putc(&out, end ? '\n' : ' ');
        blank = end = false;
        buf_putc(&out, text[i]);
    }
    return buf_take(&out);
}

void policy_add(struct policy *policy, enum policy_role role, unsigned level, size_t line,
                const char *text)
{
    char *copy = tidied(text);
    if (copy[0] == '\0') {
        free(copy);
        return;
    }
    add_block(policy,
              (struct policy_block){.role = role, .level = level, .line = line, .text = copy});
}

/* Whether each of CELLS is what heads of columns say: many pages mark them as plain
 * cells. */
static bool names_columns(const struct cells *cells)
{
    for (size_t i = 0; i < cells->count; i++)
        if (drift_label(cells->items[i]) == DRIFT_UNTOLD)
            return false;
    return cells->count > 1;
}

void policy_add_row(struct policy *policy, enum policy_role role, size_t line, bool first,
                    struct cells *cells)
{
    struct policy_block block = {.role = first && names_columns(cells) ? POLICY_HEADER : role,
                                 .line = line};
    size_t header = 0, lead = 0;
    if (!first && policy->count > 0) {
        const struct policy_block *last = &policy->blocks[policy->count - 1];
        header = last->role == POLICY_HEADER ? policy->count : last->header;
        lead = last->lead;
    }
    for (size_t i = 0; i < cells->count; i++) {
        char *text = tidied(cells->items[i]);
        cells_add(&block.cells, text);
        free(text);
    }
    cells_clear(cells);
    struct policy_block *added = add_block(policy, block);
    if (first)
        return;
    added->header = header;
    added->lead = lead;
}

void policy_text(const struct policy_block *block, struct buf *out)
{
    if (block->text != NULL)
        buf_puts(out, block->text);
    for (size_t i = 0; i < block->cells.count; i++)
        buf_printf(out, "%s%s", i == 0 ? "" : " | ", block->cells.items[i]);
}

/* Whether the LENGTH bytes of TEXT begin as HTML does: with a tag, after blanks. */
static bool looks_like_html(const char *text)
{
    static const char *const tags[] = {"<!doctype html", "<html",  "<head",    "<body",
                                       "<?xml",          "<div",   "<section", "<main",
                                       "<article",       "<table", "<h1",      "<p>"};
    text += strspn(text, " \t\r\n");
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (strncasecmp(text, tags[i], strlen(tags[i])) == 0)
            return true;
    return false;
}

/* Whether a line of TEXT is a heading or the rule of a table in Markdown. */
static bool looks_like_markdown(const char *text)
{
    for (const char *at = text, *end; at != NULL; at = end == NULL ? NULL : end + 1) {
        end = strchr(at, '\n');
        size_t marks = strspn(at, "#");
        if ((marks >= 1 && marks <= 6 && at[marks] == ' ') || strncmp(at, "|--", 3) == 0 ||
            strncmp(at, "| --", 4) == 0)
            return true;
    }
    return false;
}

static const char *form_of(const char *text, const char *path)
{
    const char *dot = path == NULL ? NULL : strrchr(path, '.');
    if (dot != NULL && (strcasecmp(dot, ".html") == 0 || strcasecmp(dot, ".htm") == 0))
        return html_form;
    if (dot != NULL && (strcasecmp(dot, ".md") == 0 || strcasecmp(dot, ".markdown") == 0))
        return markdown_form;
    if (looks_like_html(text))
        return html_form;
    return looks_like_markdown(text) ? markdown_form : text_form;
}

bool policy_take(const char *text, size_t length, const char *form, struct policy *policy,
                 struct why *why)
{
    if (length > POLICY_LIMIT)
        return why_set(why,
                       "The file has %zu MB, and a published text is read up to %d MB. Save the "
                       "page as text and give that.",
                       length / 1024 / 1024, POLICY_LIMIT / 1024 / 1024);
    if (memchr(text, '\0', length) != NULL)
        return why_set(why, "The file holds a NUL byte, so it is no text. Give the published text "
                            "as HTML, Markdown or plain text.");
    policy->form = form != NULL ? form : form_of(text, NULL);
    bool done = true;
    if (strcmp(policy->form, html_form) == 0)
        done = policy_html(policy, text, length, why);
    else if (strcmp(policy->form, markdown_form) == 0)
        done = policy_markdown(policy, text, length, why);
    else
        policy_lines(policy, text, 1, false);
    if (done && policy->count == 0)
        return why_set(why, "The file holds no text. Give the published text as HTML, Markdown or "
                            "plain text.");
    return done;
}

bool policy_read(const char *path, const char *named, struct policy *policy, struct why *why)
{
    struct encoding_text text;
    if (!encoding_read(path, named, &text, why))
        return why_at(why, "%s", path);
    bool done = policy_take(text.text, text.length, form_of(text.text, path), policy, why);
    policy->encoding = text.name;
    encoding_clear(&text);
    return done || why_at(why, "%s", path);
}

void policy_clear(struct policy *policy)
{
    for (size_t i = 0; i < policy->count; i++) {
        free(policy->blocks[i].text);
        cells_clear(&policy->blocks[i].cells);
    }
    free(policy->blocks);
    *policy = (struct policy){0};
}
