/*
 * brackets - which brackets of a text close each other.
 */
#ifndef BRACKETS_H
#define BRACKETS_H

#include <stdint.h>

/* For each byte of TEXT: the place behind the bracket that closes the one which opens
 * there; 0 where none opens, or it is never closed. Brackets of one form are counted alone.
 * The caller frees it; NULL where no bracket opens in TEXT. */
uint32_t *brackets_match(const char *text);

#endif
