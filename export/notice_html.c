/*
 * Notices as one HTML file (HTML Living Standard) without scripts or anything
 * from elsewhere. On narrow screens the cells of a row stand below each other,
 * each with the head of its column. See notice_write.h.
 */
#include "export/notice_page.h"

static const char style[] =
    "body{margin:0;color:#222;background:#fff;line-height:1.8;"
    "font-family:system-ui,\"Hiragino Sans\",\"Noto Sans CJK JP\",\"Yu "
    "Gothic\",Meiryo,sans-serif}\n"
    "main{max-width:52rem;margin:0 auto;padding:1rem 1.25rem 4rem}\n"
    "article+article{margin-top:4rem;border-top:3px double #999}\n"
    "h1{font-size:1.6rem;line-height:1.4;margin:1.5rem 0}\n"
    "h2{font-size:1.25rem;margin:2.5rem 0 .75rem;padding-bottom:.25rem;border-bottom:2px solid "
    "#567}\n"
    "h3{font-size:1.05rem;margin:1.75rem 0 .5rem}\n"
    "p,li,td,th{overflow-wrap:anywhere}\n"
    "table{border-collapse:collapse;width:100%;margin:.75rem 0}\n"
    "th,td{border:1px solid #bbb;padding:.4rem .6rem;text-align:left;vertical-align:top}\n"
    "th{background:#f2f4f6;font-weight:600}\n"
    ".pairs th{width:30%}\n"
    "mark{background:#ffe58a;color:#7a1f00;font-weight:600}\n"
    "a{color:#0b57a4}\n"
    ".notes{margin-top:3rem;border-top:1px solid #999;font-size:.85rem}\n"
    "@media(max-width:40rem){.rows thead{display:none}.rows,.rows tbody,.rows tr,.rows td,"
    ".pairs,.pairs tbody,.pairs tr,.pairs th,.pairs td{display:block;width:auto}"
    ".rows tr,.pairs tr{margin:0 0 .75rem;border:1px solid #bbb}"
    ".rows td,.pairs th,.pairs td{border:0}"
    ".rows td:empty{display:none}"
    ".rows td::before{content:attr(data-label);display:block;font-weight:600;font-size:.85rem;"
    "color:#456}}\n"
    "@media print{main{max-width:none;padding:0}a{color:inherit}}\n";

static void put_note(struct notice_page *page, const struct notice_element *element)
{
    struct buf words = {0};
    if (page->trace)
        notice_trace(element, page->lang, &words);
    if (words.length > 0) {
        page->notes++;
        buf_printf(page->out, "<sup><a id=\"r%zu\" href=\"#n%zu\">%zu</a></sup>", page->notes,
                   page->notes, page->notes);
        buf_printf(&page->foot, "<li id=\"n%zu\"><a href=\"#r%zu\">%zu</a>: ", page->notes,
                   page->notes, page->notes);
        markup_html_plain(&page->foot, buf_text(&words));
        buf_puts(&page->foot, "</li>\n");
    }
    buf_clear(&words);
}

/* <TAG>text</TAG>, with its note. */
static void put_block(struct notice_page *page, const char *tag,
                      const struct notice_element *element)
{
    buf_printf(page->out, "<%s>", tag);
    markup_html(page->out, element->texts.items[0]);
    put_note(page, element);
    buf_printf(page->out, "</%s>\n", tag);
}

static void put_head(struct notice_page *page, const struct notice_element *element)
{
    page->heads = &element->texts;
    buf_puts(page->out, "<thead><tr>");
    for (size_t i = 0; i < element->texts.count; i++) {
        buf_puts(page->out, "<th scope=\"col\">");
        markup_html(page->out, element->texts.items[i]);
        buf_puts(page->out, "</th>");
    }
    buf_puts(page->out, "</tr></thead>\n<tbody>\n");
}

static void put_row(struct notice_page *page, const struct notice_element *element)
{
    buf_puts(page->out, "<tr>");
    for (size_t i = 0; i < element->texts.count; i++) {
        buf_puts(page->out, "<td data-label=\"");
        markup_html_plain(page->out, page->heads->items[i]);
        buf_puts(page->out, "\">");
        markup_html(page->out, element->texts.items[i]);
        if (i == 0)
            put_note(page, element);
        buf_puts(page->out, "</td>");
    }
    buf_puts(page->out, "</tr>\n");
}

static void put_pair(struct notice_page *page, const struct notice_element *element)
{
    buf_puts(page->out, "<tr><th scope=\"row\">");
    markup_html(page->out, element->texts.items[0]);
    buf_puts(page->out, "</th><td>");
    markup_html(page->out, element->texts.items[1]);
    put_note(page, element);
    buf_puts(page->out, "</td></tr>\n");
}

static void put_element(struct notice_page *page, const struct notice_element *element)
{
    switch (element->shape) {
    case NOTICE_TITLE:
        put_block(page, "h1", element);
        break;
    case NOTICE_HEADING:
        put_block(page, "h2", element);
        break;
    case NOTICE_SUBHEADING:
        put_block(page, "h3", element);
        break;
    case NOTICE_PARAGRAPH:
        put_block(page, "p", element);
        break;
    case NOTICE_ITEM:
        put_block(page, "li", element);
        break;
    case NOTICE_PAIR:
        put_pair(page, element);
        break;
    case NOTICE_HEAD:
        put_head(page, element);
        break;
    case NOTICE_ROW:
        put_row(page, element);
        break;
    }
}

/* clang-format off */
static const char *const begins[] = {
    [OPEN_NOTHING] = "", [OPEN_LIST] = "<ul>\n",
    [OPEN_PAIRS] = "<table class=\"pairs\">\n<tbody>\n", [OPEN_TABLE] = "<table class=\"rows\">\n",
};
static const char *const ends[] = {
    [OPEN_NOTHING] = "", [OPEN_LIST] = "</ul>\n",
    [OPEN_PAIRS] = "</tbody>\n</table>\n", [OPEN_TABLE] = "</tbody>\n</table>\n",
};
/* clang-format on */

void notice_write_html(struct notice_page *page, const struct notice_text *text)
{
    buf_puts(page->out, "<article>\n");
    for (size_t i = 0; i < text->count; i++) {
        enum notice_open opens = notice_opens(&text->elements[i]);
        if (opens != page->open || text->elements[i].shape == NOTICE_HEAD) {
            buf_puts(page->out, ends[page->open]);
            buf_puts(page->out, begins[opens]);
        }
        page->open = opens;
        put_element(page, &text->elements[i]);
    }
    buf_puts(page->out, ends[page->open]);
    page->open = OPEN_NOTHING;
    buf_puts(page->out, "</article>\n");
}

void notice_begin_html(struct notice_page *page, const struct notice_text *text)
{
    const char *title = text->notice != NULL ? record_value(text->notice, "name")
                        : text->count > 0    ? text->elements[0].texts.items[0]
                                             : "daicho";
    buf_printf(page->out,
               "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
               page->lang == LANG_JA ? "ja" : "en");
    markup_html_plain(page->out, title);
    buf_printf(page->out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
}

void notice_end_html(struct notice_page *page)
{
    if (page->foot.length > 0)
        buf_printf(page->out, "<section class=\"notes\">\n<ul>\n%s</ul>\n</section>\n",
                   buf_text(&page->foot));
    buf_puts(page->out, "</main>\n</body>\n</html>\n");
}
