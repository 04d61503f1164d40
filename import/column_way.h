/*
 * column_way - what the person says about reading one column of a file.
 *
 * As words, which a mapping keeps: "split=touten dates=heisei counts=about".
 * What is not said is found, or refused with the remedy.
 */
#ifndef COLUMN_WAY_H
#define COLUMN_WAY_H

#include "import/cells_split.h"
#include "model/why.h"

/* A zeroed one says nothing. */
struct column_way {
    enum cells_split split;
    char era;     /* letter of the era of years without one; 0: not said (dates.h) */
    bool serials; /* numbers are days as Excel counts them */
    bool about;   /* 約500 is taken as 500, and the words go to the remarks */
};

/* Reads TEXT, words divided by blanks, into WAY: split=NAME (cells_split_name()),
 * dates=ERA or dates=serial, counts=about. False with WHY for any other. */
bool column_way_parse(const char *text, struct column_way *way, struct why *why);

/* Adds the words that column_way_parse() reads as WAY to OUT. */
void column_way_format(const struct column_way *way, struct buf *out);

#endif
