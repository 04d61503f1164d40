/*
 * markup - texts of people within HTML and Markdown.
 *
 * Whatever a record holds reads there as it stands: it begins no tag, heading,
 * list, link or table of its own. Web addresses become links; only http and https
 * are addresses. What stands between the two marks is emphasized in HTML, and the
 * marks themselves are never written.
 *
 * HTML: HTML Living Standard. Markdown: CommonMark 0.31 with the extensions of GitHub
 * Flavored Markdown: signs that mean something to it are escaped by a backslash,
 * addresses stand in angle brackets, in which nothing is escaped.
 */
#ifndef MARKUP_H
#define MARKUP_H

#include "model/buf.h"

#include <stdbool.h>

/* Around what is emphasized. */
enum { MARKUP_BEGIN = 2, MARKUP_END = 3 };

/* The length of the web address that TEXT begins with; 0 where it does with none. */
size_t markup_address(const char *text);

/* The lines of TEXT one after the other: the length of that at *AT, and *AT behind
 * it; false after the last. */
bool markup_line(const char **at, const char **line, size_t *length);

/* Adds TEXT with links and line ends. */
void markup_html(struct buf *out, const char *text);

/* Adds TEXT as an attribute or the content of an element of SVG holds it: without
 * links, marks and line ends. */
void markup_html_plain(struct buf *out, const char *text);

/* Adds LENGTH bytes of a line so that they read as they stand. */
void markup_md_bytes(struct buf *out, const char *line, size_t length);

/* Adds TEXT in one line as the words of a link, which hold no other link. */
void markup_md_plain(struct buf *out, const char *text);

/* Adds TEXT with BETWEEN its lines; where lines stay lines, what their beginnings
 * could mean is escaped too. */
void markup_md(struct buf *out, const char *text, const char *between);

#endif
