/*
 * Notices as Markdown (CommonMark 0.31, with the tables and foot notes of GitHub
 * Flavored Markdown). Signs that mean something to it are escaped by a backslash;
 * addresses stand in angle brackets, in which nothing is escaped. See
 * notice_write.h.
 */
#include "export/notice_page.h"

#include <string.h>

/* Begins a line so that it is no heading, list, rule or code; *LINE and *LENGTH
 * are what is left of it. */
static void put_beginning(struct buf *out, const char **line, size_t *length)
{
    for (; *length > 0 && (**line == ' ' || **line == '\t'); (*length)--)
        (*line)++;
    size_t number = strspn(*line, "0123456789");
    bool counts = number > 0 && number < *length && strchr(".)", (*line)[number]) != NULL;
    bool signs = number == 0 && *length > 0 && strchr("#+-=~", **line) != NULL;
    if (counts)
        buf_add(out, *line, number);
    if (counts || signs)
        buf_putc(out, '\\');
    *line += counts ? number : 0;
    *length -= counts ? number : 0;
}

/* Adds LENGTH bytes of a line so that they read as they stand. */
static void put_escaped(struct buf *out, const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        size_t address = notice_address(line + i);
        if (address > 0 && address <= length - i) {
            buf_printf(out, "<%.*s>", (int)address, line + i);
            i += address - 1;
            continue;
        }
        if (line[i] == NOTICE_MISSING_BEGIN || line[i] == NOTICE_MISSING_END)
            continue;
        if (strchr("\\`*_[]<>|&", line[i]) != NULL)
            buf_putc(out, '\\');
        buf_putc(out, line[i]);
    }
}

/* Adds TEXT with BETWEEN its lines; where lines stay lines, their beginnings could
 * mean something. */
static void put_text(struct buf *out, const char *text, const char *between)
{
    bool lines = strchr(between, '\n') != NULL;
    const char *at = text, *line;
    size_t length;
    bool first = true;
    while (notice_line(&at, &line, &length)) {
        if (!first)
            buf_puts(out, between);
        if (lines)
            put_beginning(out, &line, &length);
        put_escaped(out, line, length);
        first = false;
    }
}

/* Adds the sign of a foot note, and its words to the foot. */
static void put_note(struct notice_page *page, const struct notice_element *element)
{
    struct buf words = {0};
    if (page->trace)
        notice_trace(element, page->lang, &words);
    if (words.length > 0) {
        page->notes++;
        buf_printf(page->out, "[^%zu]", page->notes);
        buf_printf(&page->foot, "[^%zu]: ", page->notes);
        put_escaped(&page->foot, buf_text(&words), words.length);
        buf_putc(&page->foot, '\n');
    }
    buf_clear(&words);
}

static void put_rule(struct buf *out, size_t columns)
{
    for (size_t i = 0; i < columns; i++)
        buf_puts(out, "| --- ");
    buf_puts(out, "|\n");
}

static void put_row(struct notice_page *page, const struct notice_element *element)
{
    for (size_t i = 0; i < element->texts.count; i++) {
        buf_puts(page->out, "| ");
        put_text(page->out, element->texts.items[i], "<br>");
        if (i == (element->shape == NOTICE_PAIR ? 1 : 0))
            put_note(page, element);
        buf_putc(page->out, ' ');
    }
    buf_puts(page->out, "|\n");
}

static void put_heading(struct notice_page *page, const struct notice_element *element,
                        const char *sign)
{
    buf_puts(page->out, sign);
    put_text(page->out, element->texts.items[0], " ");
    put_note(page, element);
    buf_puts(page->out, "\n\n");
}

static void put_element(struct notice_page *page, const struct notice_element *element)
{
    switch (element->shape) {
    case NOTICE_TITLE:
        put_heading(page, element, "# ");
        break;
    case NOTICE_HEADING:
        put_heading(page, element, "## ");
        break;
    case NOTICE_SUBHEADING:
        put_heading(page, element, "### ");
        break;
    case NOTICE_PARAGRAPH:
        put_text(page->out, element->texts.items[0], "\\\n");
        put_note(page, element);
        buf_puts(page->out, "\n\n");
        break;
    case NOTICE_ITEM:
        buf_puts(page->out, "- ");
        put_text(page->out, element->texts.items[0], "\\\n  ");
        put_note(page, element);
        buf_putc(page->out, '\n');
        break;
    case NOTICE_HEAD:
        put_row(page, element);
        put_rule(page->out, element->texts.count);
        break;
    case NOTICE_PAIR:
    case NOTICE_ROW:
        put_row(page, element);
        break;
    }
}

/* The head that a table of pairs needs in Markdown. */
static void begin_pairs(struct notice_page *page)
{
    buf_printf(page->out, "| %s | %s |\n", words_in(page->lang, N_("Particular")),
               words_in(page->lang, N_("Content")));
    put_rule(page->out, 2);
}

void notice_write_md(struct notice_page *page, const struct notice_text *text)
{
    if (page->out->length > 0)
        buf_putc(page->out, '\n');
    for (size_t i = 0; i < text->count; i++) {
        enum notice_open opens = notice_opens(&text->elements[i]);
        bool again = opens != page->open || text->elements[i].shape == NOTICE_HEAD;
        if (page->open != OPEN_NOTHING && again)
            buf_putc(page->out, '\n');
        if (opens == OPEN_PAIRS && again)
            begin_pairs(page);
        page->open = opens;
        put_element(page, &text->elements[i]);
    }
    page->open = OPEN_NOTHING;
}

void notice_end_md(struct notice_page *page)
{
    if (page->foot.length > 0)
        buf_printf(page->out, "\n%s", buf_text(&page->foot));
}
