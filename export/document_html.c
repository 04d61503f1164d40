/*
 * Documents as HTML (HTML Living Standard). On narrow screens the cells of a row stand
 * below each other, each with the head of its column. See document.h.
 */
#include "export/document_inside.h"
#include "export/markup.h"
#include "export/svg_chart.h"
#include "model/glyphs.h"

#include <string.h>

/* What the file may load: nothing; and its own style. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

static const char style[] =
    "body{margin:0;color:#222;background:#fff;line-height:1.65;"
    "font-family:system-ui,\"Hiragino Sans\",\"Noto Sans CJK JP\",\"Yu "
    "Gothic\",Meiryo,sans-serif}\n"
    "main{max-width:64rem;margin:0 auto;padding:1rem 1.25rem 4rem}\n"
    "h1{font-size:1.8rem;line-height:1.35;margin:2rem 0 1rem}\n"
    "h2{font-size:1.35rem;margin:3.5rem 0 1rem;padding-bottom:.25rem;border-bottom:2px solid "
    "#345}\n"
    "h3{font-size:1.12rem;margin:2.5rem 0 .75rem;padding:.2rem .6rem;background:#eef1f4;"
    "border-left:.35rem solid #345}\n"
    "h4{font-size:1rem;margin:1.25rem 0 .35rem;color:#234}\n"
    "p,li,td,.pairs th,h1,h2,h3,h4,a{overflow-wrap:anywhere}\n"
    "a{color:#0b57a4}\n"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:.92rem}\n"
    "th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}\n"
    "th{background:#f2f4f6;font-weight:600}\n"
    ".short{white-space:nowrap}"
    ".pairs th{width:28%;font-weight:500}\n"
    ".scroll{overflow-x:auto}.broad{width:max-content}.broad td,.broad th{min-width:5rem;"
    "max-width:22rem}\n"
    "main:has(.broad){max-width:none}\n"
    "nav ul{list-style:none;margin:0;padding:0}nav ul ul{margin:0 0 .25rem 1.25rem;"
    "columns:18rem auto;font-size:.92rem}\n"
    "nav li{break-inside:avoid}\n"
    "figure{margin:1.25rem 0 .5rem}figcaption{font-weight:600;margin-bottom:.5rem}\n"
    "svg{display:block;width:100%;max-width:44rem;height:auto;font-family:inherit}\n"
    "@media(max-width:40rem){.rows thead{display:none}.rows,.rows tbody,.rows tr,.rows td,"
    ".pairs,.pairs tbody,.pairs tr,.pairs th,.pairs td{display:block;width:auto}"
    ".rows tr,.pairs tr{margin:0 0 .6rem;border:1px solid #bbb}"
    ".rows td,.pairs th,.pairs td{border:0}.rows td:empty{display:none}"
    ".rows td::before{content:attr(data-label);display:block;font-weight:600;font-size:.85rem;"
    "color:#456}.broad{width:100%}.broad td{max-width:none}}\n"
    "@page{size:A4;margin:16mm 14mm;@bottom-center{content:counter(page) \" / \" "
    "counter(pages);font-size:8pt}}\n"
    "@media print{html{font-size:12.5px}body{line-height:1.45}main{max-width:none;padding:0}"
    "a{color:inherit;text-decoration:none}h2{break-before:page;margin-top:0}"
    "#contents{break-before:auto;margin-top:2rem}"
    "h2,h3,h4,figcaption{break-after:avoid}tr,figure{break-inside:avoid}thead{display:"
    "table-header-group}th,h3{print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    "svg{max-width:150mm;print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    ".broad{width:100%}.broad thead{display:none}.broad,.broad tbody,.broad tr,.broad td{display:"
    "block}.broad tr{margin:0 0 5mm;border-top:1px solid #345;break-inside:auto}.broad td{border:0;"
    "max-width:none;padding:.5mm 0 .5mm 45mm;break-inside:avoid}.broad td:empty{display:none}"
    ".broad td::before{content:attr(data-label);display:inline-block;width:43mm;margin-left:-45mm;"
    "padding-right:2mm;font-weight:600;vertical-align:top}}\n";

/* More columns than a page has room for: on paper, and on narrow screens, such a table is
 * a list of what is filled, row by row. */
enum { BROAD = 10 };

/* Columns of a cell that stays in one line. */
enum { SHORT = 10 };

static void begin(struct document *d, const char *title)
{
    buf_printf(&d->text,
               "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
               "<meta name=\"referrer\" content=\"no-referrer\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
               d->lang == LANG_JA ? "ja" : "en");
    markup_html_plain(&d->text, title);
    buf_printf(&d->text, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
}

static void end(struct document *d)
{
    buf_puts(&d->text, "</main>\n</body>\n</html>\n");
}

static void heading(struct document *d, int level, const char *anchor, const char *text)
{
    if (anchor == NULL)
        buf_printf(&d->text, "<h%d>", level);
    else
        buf_printf(&d->text, "<h%d id=\"%s\">", level, anchor);
    markup_html(&d->text, text);
    buf_printf(&d->text, "</h%d>\n", level);
}

static void paragraph(struct document *d, const char *text)
{
    buf_puts(&d->text, "<p>");
    markup_html(&d->text, text);
    buf_puts(&d->text, "</p>\n");
}

static void open(struct document *d)
{
    if (d->open == DOCUMENT_LIST) {
        buf_puts(&d->text, "<nav>");
        d->depth = 0;
    } else if (d->open == DOCUMENT_PAIRS) {
        buf_puts(&d->text, "<table class=\"pairs\">\n<tbody>\n");
    } else {
        buf_puts(&d->text, d->columns < BROAD
                               ? "<table class=\"rows\">\n<thead><tr>"
                               : "<div class=\"scroll\"><table class=\"rows broad\">\n<thead><tr>");
        for (size_t i = 0; i < d->columns; i++) {
            buf_puts(&d->text, "<th scope=\"col\">");
            markup_html(&d->text, d->heads[i]);
            buf_puts(&d->text, "</th>");
        }
        buf_puts(&d->text, "</tr></thead>\n<tbody>\n");
    }
}

/* Brings the lists within each other from their depth to LEVEL; an item stays open
 * until the next of its level. */
static void nest(struct document *d, int level)
{
    while (d->depth > level) {
        buf_puts(&d->text, "</li></ul>");
        d->depth--;
    }
    if (d->depth == level && level > 0)
        buf_puts(&d->text, "</li>\n");
    while (d->depth < level) {
        buf_puts(&d->text, "<ul>\n");
        d->depth++;
        if (d->depth < level)
            buf_puts(&d->text, "<li>");
    }
}

static void close(struct document *d)
{
    bool broad = d->open == DOCUMENT_TABLE && d->columns >= BROAD;
    if (d->open == DOCUMENT_LIST) {
        nest(d, 0);
        buf_puts(&d->text, "</nav>\n");
    } else {
        buf_puts(&d->text, broad ? "</tbody>\n</table></div>\n" : "</tbody>\n</table>\n");
    }
}

static void link_to(struct document *d, const char *anchor, const char *text)
{
    buf_printf(&d->text, "<a href=\"#%s\">", anchor);
    markup_html_plain(&d->text, text);
    buf_puts(&d->text, "</a>");
}

static void entry(struct document *d, int level, const char *anchor, const char *text)
{
    nest(d, level);
    buf_puts(&d->text, "<li>");
    link_to(d, anchor, text);
}

/* Whether TEXT is a code, a number, a word or the like, which is not to be broken. */
static bool is_short(const char *text)
{
    return text[strcspn(text, " \n")] == '\0' && glyph_width(text, 1) <= SHORT;
}

static void row(struct document *d, const struct document_cell *cells)
{
    buf_puts(&d->text, "<tr>");
    for (size_t i = 0; i < d->columns; i++) {
        buf_puts(&d->text, is_short(cells[i].text) ? "<td class=\"short\" data-label=\""
                                                   : "<td data-label=\"");
        markup_html_plain(&d->text, d->heads[i]);
        buf_puts(&d->text, "\">");
        if (cells[i].anchor != NULL)
            link_to(d, cells[i].anchor, cells[i].text);
        else
            markup_html(&d->text, cells[i].text);
        buf_puts(&d->text, "</td>");
    }
    buf_puts(&d->text, "</tr>\n");
}

static void pair(struct document *d, const char *label, const char *text)
{
    buf_puts(&d->text, "<tr><th scope=\"row\">");
    markup_html(&d->text, label);
    buf_puts(&d->text, "</th><td>");
    markup_html(&d->text, text);
    buf_puts(&d->text, "</td></tr>\n");
}

static void chart(struct document *d, const struct figure *figure, const char *id)
{
    buf_puts(&d->text, "<figure>\n<figcaption>");
    markup_html(&d->text, figure->title);
    buf_puts(&d->text, "</figcaption>\n");
    svg_chart_write(figure, id, &d->text);
    buf_puts(&d->text, "</figure>\n");
}

const struct document_writer document_html = {
    .begin = begin,
    .end = end,
    .heading = heading,
    .paragraph = paragraph,
    .open = open,
    .close = close,
    .entry = entry,
    .row = row,
    .pair = pair,
    .chart = chart,
};
