/*
 * fuzzy - how well a few letters stand for a longer text.
 *
 * "gc" finds "go-category", "nk" "next-kind": the letters must occur in their
 * order, and those at the beginning of words and in runs count more. Texts and
 * letters are keys of fold.h, so that neither width, case nor kana matter.
 */
#ifndef FUZZY_H
#define FUZZY_H

enum { FUZZY_NONE = -1000000 };

/* How well TYPED stands for TEXT, both folded: more is better, FUZZY_NONE where
 * its letters do not occur in this order. Nothing typed stands for every text
 * with 0. Only the beginning of a very long TEXT is looked at. */
int fuzzy_score(const char *typed, const char *text);

#endif
