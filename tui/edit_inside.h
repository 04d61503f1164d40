/*
 * edit_inside - what the files of tui/edit share, and nobody else uses.
 */
#ifndef EDIT_INSIDE_H
#define EDIT_INSIDE_H

#include "model/glyphs.h"
#include "tui/edit.h"

/* Where MOVE brings the edit point from where it is. */
size_t edit_target(const struct edit *edit, enum edit_move move);

/* A cluster of the text, and where the text as shown has it. */
struct edit_piece {
    size_t raw;   /* byte in the text */
    size_t shown; /* byte in the text as shown */
};

/* A text as the screen shows it, after the display filter, broken into lines
 * where it is an area. The last piece is the end of the text. */
struct edit_shown {
    struct buf text;
    struct edit_piece *pieces;
    size_t count;
    size_t capacity;
    struct glyph_line *lines;
    size_t line_count;
    int ambiguous;
};

/* Fills SHOWN from EDIT at WIDTH columns (edit.h); a line is not broken. The
 * caller calls edit_shown_clear(). */
void edit_shown_make(struct edit_shown *shown, const struct edit *edit, int width, int ambiguous);

/* Frees what SHOWN holds. */
void edit_shown_clear(struct edit_shown *shown);

/* Where byte RAW of the text is shown: the byte, which may be the end. */
size_t edit_shown_byte(const struct edit_shown *shown, size_t raw);

/* The line and column at which byte RAW of the text is shown. At a break it
 * is the beginning of the next line. */
void edit_shown_find(const struct edit_shown *shown, size_t raw, size_t *line, int *column);

/* The byte of the text shown at COLUMN of LINE, or the last one before. */
size_t edit_shown_at(const struct edit_shown *shown, size_t line, int column);

#endif
