/*
 * countries - ISO 3166-1, with the names that people use.
 *
 * A country or territory is kept as its code of two letters. Both names stand
 * in the table (countries_table.c) and not in po/ja.po, as both are read in
 * either language.
 */
#ifndef COUNTRIES_H
#define COUNTRIES_H

#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>

enum { COUNTRY_OTHERS = 5 };

struct country {
    const char *code;                   /* ISO 3166-1 alpha-2 */
    const char *code3;                  /* ISO 3166-1 alpha-3 */
    const char *en;                     /* the usual name in English */
    const char *ja;                     /* the usual name in Japanese */
    const char *others[COUNTRY_OTHERS]; /* more names; NULL where there are no more */
};

/* In order of the codes. */
extern const struct country countries[];
extern const size_t countries_count;

/* The country called TYPED by a code or any of its names, in any width and
 * case (fold.h); NULL where there is none. */
const struct country *country_find(const char *typed);

/* The name of the country CODE in LANG; CODE itself where there is none. */
const char *country_name(const char *code, enum lang lang);

/* Whether TEXT names COUNTRY, in any width and case: by a name that is neither a part of
 * another word (タイ of リアルタイム) nor of another country's name (ギニア of 赤道ギニア).
 * Codes do not count. */
bool country_named(const struct country *country, const char *text);

/* Sets CODE to the country called TYPED. False with WHY where there is none. */
bool country_parse(const char *typed, char code[3], struct why *why);

#endif
