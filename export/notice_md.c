/*
 * Notices as Markdown (CommonMark 0.31, with the tables and foot notes of GitHub
 * Flavored Markdown). See notice_write.h.
 */
#include "export/notice_page.h"

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
        markup_md_bytes(&page->foot, buf_text(&words), words.length);
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
        markup_md(page->out, element->texts.items[i], "<br>");
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
    markup_md(page->out, element->texts.items[0], " ");
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
        markup_md(page->out, element->texts.items[0], "\\\n");
        put_note(page, element);
        buf_puts(page->out, "\n\n");
        break;
    case NOTICE_ITEM:
        buf_puts(page->out, "- ");
        markup_md(page->out, element->texts.items[0], "\\\n  ");
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
