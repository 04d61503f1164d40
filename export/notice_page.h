/*
 * notice_page - what the writers of notices share, for notice_*.c only.
 */
#ifndef NOTICE_PAGE_H
#define NOTICE_PAGE_H

#include "export/markup.h"
#include "export/notice_write.h"

/* What stands open, so that the next element goes on with it or closes it. */
enum notice_open { OPEN_NOTHING, OPEN_LIST, OPEN_PAIRS, OPEN_TABLE };

struct notice_page {
    struct buf *out;
    bool trace;
    enum lang lang;
    enum notice_open open;
    const struct cells *heads; /* of the open table */
    size_t notes;              /* so far */
    struct buf foot;           /* their words */
};

/* What ELEMENT belongs to. */
enum notice_open notice_opens(const struct notice_element *element);

void notice_write_md(struct notice_page *page, const struct notice_text *text);
void notice_write_txt(struct notice_page *page, const struct notice_text *text);
void notice_write_html(struct notice_page *page, const struct notice_text *text);

/* Around all articles of an HTML file, and the foot notes of a page. */
void notice_begin_html(struct notice_page *page, const struct notice_text *text);
void notice_end_html(struct notice_page *page);
void notice_end_md(struct notice_page *page);

#endif
