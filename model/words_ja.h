/*
 * words_ja - the Japanese catalogue as it stands in the program.
 *
 * The build turns po/ja.po into a GNU .mo file and that into po/ja_mo.c, an
 * array of its bytes. Only words.c and its test look into it.
 */
#ifndef WORDS_JA_H
#define WORDS_JA_H

#include <stddef.h>

extern const unsigned char words_ja_mo[];
extern const size_t words_ja_mo_size;

/* The translation of TEXT in the SIZE bytes of the catalogue MO, in the format
 * of GNU gettext's manual ("The Format of GNU MO Files"), either byte order;
 * of a plural entry, whose key is its singular, the first form. NULL where
 * there is none or where MO is not such a catalogue; never reads outside of
 * it. Borrowed from MO. */
const char *words_find(const unsigned char *mo, size_t size, const char *text);

#endif
