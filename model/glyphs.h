/*
 * glyphs - where a character begins and ends, and how wide it stands.
 *
 * Two units are told apart. A glyph is what one cell of a terminal holds: a
 * base character with its marks and variation selectors. A cluster is what a
 * person takes for one character (Unicode UAX #29): the cursor stops only
 * between clusters, and one of them may fill several glyphs (a family of
 * emoji, a flag).
 *
 * Widths are in columns: Unicode UAX #11 (East Asian Width), with the rules
 * of terminals added: marks take none, an emoji presentation (U+FE0F) two,
 * and so an emoji with a colour of skin.
 * AMBIGUOUS is the width, 1 or 2, of the characters that UAX #11 calls
 * ambiguous. All texts are UTF-8; a byte that is none counts as U+FFFD.
 * Control characters take no column: show texts through display_add() first.
 */
#ifndef GLYPHS_H
#define GLYPHS_H

#include "model/buf.h"

#include <stddef.h>
#include <stdint.h>

/* A line of a wrapped text: bytes START to START + LENGTH of it. */
struct glyph_line {
    size_t start;
    size_t length;
};

/* The columns of one code point: 0, 1 or 2. */
int glyph_point_width(uint32_t point, int ambiguous);

/* The bytes of the glyph at the beginning of TEXT; 0 at its end. COLUMNS (may
 * be NULL) is set to 0, 1 or 2. A mark without a base takes one column, as it
 * is shown on a blank. */
size_t glyph_next(const char *text, int *columns, int ambiguous);

/* The code points that bring GLYPH to a terminal; returns how many. Marks are
 * composed with their base where Unicode has a character for both in as many
 * columns, as some terminals give a mark a column of its own; what terminals
 * dispute the columns of (joiners, presentations, colours of skin) is left out,
 * and what is more than a cell of curses holds. */
enum { GLYPH_POINTS = 5 };
size_t glyph_points(const char *glyph, uint32_t points[GLYPH_POINTS], int ambiguous);

/* The bytes of the cluster at the beginning of TEXT; 0 at its end. CR LF is
 * one cluster. */
size_t glyph_cluster(const char *text);

/* Where the cluster begins that ends at byte AT of TEXT, or that AT stands
 * in; 0 where there is none before. */
size_t glyph_cluster_before(const char *text, size_t at);

/* The columns of a whole text without line breaks. */
int glyph_width(const char *text, int ambiguous);

/* The columns of the first LENGTH bytes of TEXT. */
int glyph_width_bytes(const char *text, size_t length, int ambiguous);

/* The bytes of TEXT that fit into COLUMNS, whole clusters only; USED (may be
 * NULL) is set to the columns they take. */
size_t glyph_cut(const char *text, int columns, int ambiguous, int *used);

/* Adds TEXT to BUF in exactly COLUMNS: filled with blanks, or cut with ".."
 * where it is longer (cut without where there are fewer than 4 columns). */
void glyph_pad(struct buf *buf, const char *text, int columns, int ambiguous);

/* Breaks TEXT into lines of at most COLUMNS (at least 1). LF and CR LF end a
 * line; Japanese breaks between characters but for the line-start and
 * line-end prohibitions (JIS X 4051, kinsoku); words of other scripts stay
 * whole where they fit. Blanks at a break hang over the end of their line, so
 * that every byte but a line end belongs to a line. There is always at least
 * one line, and after a final LF an empty one. Sets LINES to an array that
 * the caller frees; returns how many there are. */
size_t glyph_wrap(const char *text, int columns, int ambiguous, struct glyph_line **lines);

#endif
