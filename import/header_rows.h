/*
 * header_rows - where in a sheet the header stands, and which rows are no
 * records.
 *
 * People put titles, notes and blank rows above the header, name groups of
 * columns in a line above it (保管 over 場所 and 方法), and describe the columns
 * in lines below it (type, length, sample, must be filled in). Below the
 * records stand totals and notes. All of these are found here, each with the
 * reason, so that a plan can show what was left out.
 */
#ifndef HEADER_ROWS_H
#define HEADER_ROWS_H

#include "import/header_words.h"
#include "import/sheet.h"

/* Why a row is no record. */
enum header_left_reason {
    HEADER_LEFT_ABOVE,    /* stands above the header */
    HEADER_LEFT_GUIDE,    /* describes the columns */
    HEADER_LEFT_BLANK,    /* holds nothing but blanks, or nothing */
    HEADER_LEFT_TOTAL,    /* 合計, 小計 */
    HEADER_LEFT_NOTE,     /* ※, 注 */
    HEADER_LEFT_SAMPLE,   /* 例, 記入例 */
    HEADER_LEFT_NUMBER,   /* a row that was numbered and not filled in */
    HEADER_LEFT_REPEATED, /* the header again, as on every printed page */
    HEADER_LEFT_REASONS
};

/* Rows that follow each other, by the numbers that spreadsheets show. */
struct header_left {
    size_t first, last;
    enum header_left_reason reason;
};

struct header_lefts {
    struct header_left *items;
    size_t count, capacity;
};

/* The lines of a header, as places of rows in the sheet. */
struct header_lines {
    size_t group;  /* the line that names groups of columns; that of row where there is none */
    size_t row;    /* the line with the columns */
    size_t known;  /* how many columns are known, each field once */
    size_t filled; /* how many have a text */
};

/* The columns of the header LINES of SHEET. */
size_t header_lines_width(const struct sheet *sheet, const struct header_lines *lines);

/* Adds the text of column COLUMN of the header LINES as people read it, with the name
 * of its group: "保管 場所". */
void header_lines_title(const struct sheet *sheet, const struct header_lines *lines, size_t column,
                        struct buf *out);

/* What is known of column COLUMN of the header LINES: the word, or NULL, and
 * how certain it is; that of a date for the first of its parts. TITLE, which may be
 * NULL, gets header_lines_title(). */
const struct header_word *header_lines_find(const struct sheet *sheet,
                                            const struct header_lines *lines, size_t column,
                                            const struct header_words *words,
                                            enum header_certainty *certainty, struct buf *title);

/* Finds the header among the first rows of SHEET, which has some, by the words
 * that are known: the row with most of them, with the line of groups above it
 * where that makes more known. Below a row of which most is known no other is
 * looked for, since records may hold such words too. The first row where none
 * is known. */
struct header_lines header_rows_find(const struct sheet *sheet, const struct header_words *words);

/* The same for the row at place ROW, which the person named. */
struct header_lines header_rows_at(const struct sheet *sheet, const struct header_words *words,
                                   size_t row);

enum { HEADER_CANDIDATES = 5 };

/* Fills OUT with the rows that could be the header, the best first, for a
 * person to choose; gives how many there are. */
size_t header_rows_candidates(const struct sheet *sheet, const struct header_words *words,
                              struct header_lines out[HEADER_CANDIDATES]);

/* Tells LEFT which rows of SHEET with the header LINES are no records, and
 * takes those below the header out of SHEET. header_lefts_clear() frees. */
void header_rows_leave(struct sheet *sheet, const struct header_lines *lines,
                       struct header_lefts *left);

/* Whether row ROW of SHEET adds up what stands above: 合計 or 人事部小計, and
 * nothing but figures. */
bool header_rows_is_total(const struct sheet *sheet, size_t row);

void header_lefts_clear(struct header_lefts *left);

#endif
