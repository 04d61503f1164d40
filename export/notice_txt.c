/* Notices as plain text: a row of a table is a block of lines. See notice_write.h. */
#include "export/notice_page.h"

#include "model/glyphs.h"

#include <string.h>

/* Adds TEXT, its further lines below the first with that INDENT. */
static void put_lines(struct notice_page *page, const char *text, const char *indent)
{
    const char *at = text, *line;
    size_t length;
    bool first = true;
    while (markup_line(&at, &line, &length)) {
        if (!first)
            buf_printf(page->out, "\n%s", indent);
        for (size_t i = 0; i < length; i++)
            if (line[i] != NOTICE_MISSING_BEGIN && line[i] != NOTICE_MISSING_END)
                buf_putc(page->out, line[i]);
        first = false;
    }
    buf_putc(page->out, '\n');
}

static void put_trace(struct notice_page *page, const struct notice_element *element,
                      const char *indent)
{
    struct buf words = {0};
    if (page->trace)
        notice_trace(element, page->lang, &words);
    if (words.length > 0)
        buf_printf(page->out, "%s[%s]\n", indent, buf_text(&words));
    buf_clear(&words);
}

static void put_underlined(struct notice_page *page, const char *text, char sign)
{
    struct buf plain = {0};
    notice_plain(text, &plain);
    buf_printf(page->out, "%s\n", buf_text(&plain));
    for (int i = glyph_width(buf_text(&plain), 1); i > 0; i--)
        buf_putc(page->out, sign);
    buf_putc(page->out, '\n');
    buf_clear(&plain);
}

/* "label: text", or the lines of TEXT below the label. */
static void put_pair(struct notice_page *page, const char *label, const char *text)
{
    bool several = strchr(text, '\n') != NULL;
    notice_plain(label, page->out);
    buf_puts(page->out, several ? ":\n  " : ": ");
    put_lines(page, text, "  ");
}

static void put_row(struct notice_page *page, const struct notice_element *element)
{
    for (size_t i = 0; i < element->texts.count; i++)
        if (element->texts.items[i][0] != '\0')
            put_pair(page, page->heads->items[i], element->texts.items[i]);
    put_trace(page, element, "");
    buf_putc(page->out, '\n');
}

static void put_element(struct notice_page *page, const struct notice_element *element)
{
    const struct cells *texts = &element->texts;
    switch (element->shape) {
    case NOTICE_TITLE:
        put_underlined(page, texts->items[0], '=');
        put_trace(page, element, "");
        buf_putc(page->out, '\n');
        break;
    case NOTICE_HEADING:
        put_underlined(page, texts->items[0], '-');
        buf_putc(page->out, '\n');
        break;
    case NOTICE_SUBHEADING:
        buf_puts(page->out, "== ");
        notice_plain(texts->items[0], page->out);
        buf_puts(page->out, " ==\n\n");
        break;
    case NOTICE_PARAGRAPH:
        put_lines(page, texts->items[0], "");
        put_trace(page, element, "");
        buf_putc(page->out, '\n');
        break;
    case NOTICE_ITEM:
        buf_puts(page->out, "- ");
        put_lines(page, texts->items[0], "  ");
        put_trace(page, element, "  ");
        break;
    case NOTICE_PAIR:
        put_pair(page, texts->items[0], texts->items[1]);
        put_trace(page, element, "  ");
        break;
    case NOTICE_HEAD:
        page->heads = texts;
        break;
    case NOTICE_ROW:
        put_row(page, element);
        break;
    }
}

void notice_write_txt(struct notice_page *page, const struct notice_text *text)
{
    if (page->out->length > 0)
        buf_putc(page->out, '\n');
    for (size_t i = 0; i < text->count; i++) {
        enum notice_open opens = notice_opens(&text->elements[i]);
        if ((page->open == OPEN_LIST || page->open == OPEN_PAIRS) && opens != page->open)
            buf_putc(page->out, '\n');
        page->open = opens;
        put_element(page, &text->elements[i]);
    }
    page->open = OPEN_NOTHING;
}
