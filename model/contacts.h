/*
 * contacts - what looks like the mail address or the telephone number of somebody.
 *
 * The log of requests names no person: a request is known by its reference number. Rosters
 * that are scanned hold such values in their cells (import/shape.h).
 */
#ifndef CONTACTS_H
#define CONTACTS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the whole of FOLDED, as fold_text() gives it, is a mail address; a telephone
 * number, in the notation of Japan or with the code of a country. */
bool contact_is_mail(const char *folded);
bool contact_is_phone(const char *folded);

/* How many digits FOLDED has, where it holds nothing but digits and the characters ALSO;
 * else 0. */
size_t contact_digits(const char *folded, const char *also);

/* Whether TEXT holds either of them among other words, in any width of its characters. What
 * follows a Latin letter without a blank, such as R-0312345678, is no telephone number. */
bool contact_finds(const char *text);

#endif
