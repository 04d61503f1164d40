/* See notice_write.h. */
#include "export/notice_write.h"

#include "export/notice_page.h"

#include "model/display.h"

void notice_plain(const char *text, struct buf *out)
{
    for (; *text != '\0'; text++)
        if (*text != NOTICE_MISSING_BEGIN && *text != NOTICE_MISSING_END)
            buf_putc(out, *text);
}

void notice_trace(const struct notice_element *element, enum lang lang, struct buf *out)
{
    for (size_t i = 0; i < element->records.count; i++) {
        buf_puts(out, i == 0 ? "" : ", ");
        display_add(out, element->records.items[i]);
    }
    if (element->article != NULL)
        buf_printf(out, "%s%s", element->records.count == 0 ? "" : "; ",
                   words_in(lang, element->article));
}

enum notice_open notice_opens(const struct notice_element *element)
{
    switch (element->shape) {
    case NOTICE_ITEM:
        return OPEN_LIST;
    case NOTICE_PAIR:
        return OPEN_PAIRS;
    case NOTICE_HEAD:
    case NOTICE_ROW:
        return OPEN_TABLE;
    case NOTICE_TITLE:
    case NOTICE_HEADING:
    case NOTICE_SUBHEADING:
    case NOTICE_PARAGRAPH:
        break;
    }
    return OPEN_NOTHING;
}

void notice_write(const struct notice_text *const *texts, size_t count, enum notice_format format,
                  bool trace, struct buf *out)
{
    struct notice_page page = {.out = out, .trace = trace, .lang = texts[0]->lang};
    if (format == NOTICE_HTML)
        notice_begin_html(&page, texts[0]);
    for (size_t i = 0; i < count; i++) {
        if (format == NOTICE_HTML)
            notice_write_html(&page, texts[i]);
        else if (format == NOTICE_MD)
            notice_write_md(&page, texts[i]);
        else
            notice_write_txt(&page, texts[i]);
    }
    if (format == NOTICE_HTML)
        notice_end_html(&page);
    else if (format == NOTICE_MD)
        notice_end_md(&page);
    buf_clear(&page.foot);
}
