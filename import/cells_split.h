/*
 * cells_split - the several values that one cell of a foreign file holds.
 *
 * Ledgers divide them in many ways: 氏名、住所; 氏名・住所; lines; 1: 氏名 2: 住所.
 * How a column does it is found over all its cells (ways.h) or set by the
 * person; here are the ways, and how a cell is cut by one of them. What stands
 * in brackets is never cut: 電話番号（自宅、携帯） is one value.
 */
#ifndef CELLS_SPLIT_H
#define CELLS_SPLIT_H

#include "model/cells.h"
#include "model/words.h"

#include <stdbool.h>

enum cells_split {
    CELLS_SPLIT_AUTO,      /* to be found */
    CELLS_SPLIT_WHOLE,     /* a cell is one value */
    CELLS_SPLIT_SEMICOLON, /* as in cells.h, with its escapes; and ； */
    CELLS_SPLIT_LINES, /* by lines, with or without ・ or - before each; or 1: … 2: …, ①…②… */
    /* The following cut lines and semicolons as well, */
    CELLS_SPLIT_TOUTEN, /* 、 and ， */
    /* and those below 、 too. */
    CELLS_SPLIT_COMMA,    /* , and ，, but 12,400 and "Aoba Co., Ltd." */
    CELLS_SPLIT_SLASH,    /* / and ／, but 1/2 and addresses of pages */
    CELLS_SPLIT_NAKAGURO, /* ・, but between katakana: アオバ・サービス */
    CELLS_SPLIT_DASH      /* " - " */
};
enum { CELLS_SPLITS = CELLS_SPLIT_DASH + 1 };

/* Whether a text is a name of its own, which is not cut. */
struct cells_split_names {
    bool (*has)(void *context, const char *text);
    void *context;
};

/* The name of HOW in files and messages: "auto", "whole", "lines", "touten", … */
const char *cells_split_name(enum cells_split how);

/* Sets HOW to the way that is called NAME; false where none is. */
bool cells_split_named(const char *name, enum cells_split *how);

/* How values are divided by HOW, for people: "at 、", "by lines". */
const char *cells_split_words(enum cells_split how, enum lang lang);

/* Adds the values of TEXT, cut by HOW, without blanks at their ends and without
 * empty ones, to VALUES. NAMES (or NULL) are not cut. */
void cells_split_cut(enum cells_split how, const char *text, const struct cells_split_names *names,
                     struct cells *values);

/* The ways, each as the bit 1 << way, by which TEXT may be cut: one look that
 * leaves none out. */
unsigned cells_split_marks(const char *text);

#endif
