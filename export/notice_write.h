/*
 * notice_write - notices as Markdown, as one HTML file, and as plain text.
 *
 * The HTML file needs nothing beside it, names its language, can be read on a
 * phone, and escapes whatever the records hold.
 *
 * With a trace, each sentence, list item and row is followed by the records that
 * it was written from and the article that asks for it: in plain text a line
 *
 *     [purpose/P-0001, category/C-0001; APPI Arts. 21 and 32(1)(ii)]
 *
 * below it, elsewhere a note with a number and the same words at the end.
 */
#ifndef NOTICE_WRITE_H
#define NOTICE_WRITE_H

#include "export/notice.h"
#include "model/buf.h"

enum notice_format { NOTICE_MD, NOTICE_HTML, NOTICE_TXT };

/* Adds COUNT (at least one) notices, one after the other, to OUT. */
void notice_write(const struct notice_text *const *texts, size_t count, enum notice_format format,
                  bool trace, struct buf *out);

/* Adds the records and the article of ELEMENT in LANG: "category/C-0001; APPI …".
 * Nothing where it has neither. */
void notice_trace(const struct notice_element *element, enum lang lang, struct buf *out);

/* Adds TEXT without the signs around what is missing. */
void notice_plain(const char *text, struct buf *out);

#endif
