/*
 * delimiter - what divides the cells of a foreign file.
 *
 * Comma, TAB and semicolon are told apart by counting them outside of
 * quotation marks: the right one gives most rows the same number of cells.
 */
#ifndef DELIMITER_H
#define DELIMITER_H

#include <stddef.h>

/* So many bytes of a text are looked at. */
enum { DELIMITER_LOOK = 1 << 20 };

/* The delimiter of the first rows of TEXT, UTF-8 of LENGTH bytes closed with
 * a NUL: ',', '\t' or ';'; a comma where nothing speaks for another. */
char delimiter_find(const char *text, size_t length);

/* The delimiter that a first line "sep=;" names, as Excel writes and obeys
 * it; 0 where TEXT does not begin with such a line. */
char delimiter_stated(const char *text);

#endif
