/*
 * words - every string a person reads, in the language asked for.
 *
 * The English text is the key; the translations come from po/ja.po, built
 * into the program, so that they need neither an installed catalogue nor a
 * system locale (a fresh machine has only C.UTF-8). The language is always an
 * argument: no hidden state decides what a function prints.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stddef.h>

enum lang { LANG_EN, LANG_JA };

/* Marks a string in a static table for translation; the reader of the table
 * passes it to words_in(). */
#define N_(text) text

/* The text in LANG for the English TEXT; TEXT itself where there is no
 * translation. Borrowed, lives as long as the program. */
const char *words_in(enum lang lang, const char *text) __attribute__((format_arg(2)));

/* The text in LANG for N things: ONE or MANY in English. Borrowed. */
const char *words_count(enum lang lang, const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(2), format_arg(3)));

/* The language that the environment asks for (LC_ALL, LC_MESSAGES, LANG). */
enum lang words_from_environment(void);

/* The language named TEXT ("ja", "en"); false where it is neither. */
int words_language(const char *text, enum lang *lang);

#endif
