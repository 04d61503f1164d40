/*
 * guard - no individual number enters the inventory or a message.
 *
 * The record of processing holds no individual numbers (マイナンバー): Personal
 * Information Protection Commission, Guideline on the Number Act for
 * businesses, annex C-c. An individual number is 12 digits, the last of which
 * is a check digit (ordinance of the Ministry of Internal Affairs and
 * Communications No. 85 of 2014, article 5).
 *
 * Found are 12 digits that pass the check and are not all the same, in whatever
 * form digits are written (full-width, mathematical; in circles or raised, which
 * otherwise are marks and no part of what they stand at): in one run that is not
 * longer, or in neighbouring runs divided by one hyphen or blank of any usual
 * kind, where the dividers are all alike or the runs are 4-4-4 digits. Characters
 * without width do not count.
 */
#ifndef GUARD_H
#define GUARD_H

#include <stdbool.h>
#include <stddef.h>

/* Whether TEXT holds an individual number; OFFSET and LENGTH (or NULL) are set
 * to the bytes of the first, dividers included. */
bool guard_finds(const char *text, size_t *offset, size_t *length);

/* A copy of TEXT in which each digit of every individual number is "*"; the
 * caller frees it. */
char *guard_mask(const char *text);

/* What somebody typed, as a message may repeat it: masked, then cut to some 60
 * bytes with ".." at the end; the caller frees it. */
char *guard_quote(const char *typed);

/* Whether DIGITS13 is a corporate number (法人番号): 13 ASCII digits, the first
 * of which is the check digit (ordinance of the Ministry of Finance No. 70 of
 * 2014, article 2). */
bool guard_corporate_valid(const char *digits13);

#endif
