/*
 * near - words that are nearly what was typed, to be offered and never taken.
 */
#ifndef NEAR_H
#define NEAR_H

#include <stdbool.h>

/* Whether TYPED is nearly WORD, both in any width, case and kana (fold.h): one
 * holds the other, or they differ by few characters for their length. Equal
 * ones are. */
bool near_is(const char *typed, const char *word);

#endif
