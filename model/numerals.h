/*
 * numerals - whole numbers in digits or in Japanese numerals.
 */
#ifndef NUMERALS_H
#define NUMERALS_H

#include <stddef.h>

/* Reads the number with which TEXT begins: ASCII digits, Japanese numerals by
 * place (二〇二四) or with 十, 百 and 千 (三十一, 二千二十四). Sets VALUE (at most
 * nine digits) and gives the bytes taken; 0 where TEXT begins with no number
 * or with one that is longer or malformed. */
size_t numeral_read(const char *text, long *value);

#endif
