/*
 * check - what was typed, judged by the type of its field.
 *
 * The one place where typed text becomes a canonical value, for forms,
 * commands and imports alike.
 */
#ifndef CHECK_H
#define CHECK_H

#include "model/kinds.h"
#include "model/why.h"

struct buf;

/* Adds the canonical value of TYPED to OUT. Blanks alone are empty. For
 * references the codes are taken as they are. False with WHY: the field, what
 * was found and what was expected. Every text is held against the individual
 * numbers (Guideline on the Number Act, annex C-c: the record of processing
 * holds none). */
bool check_value(const struct field *field, const char *typed, struct buf *out, struct why *why);

/* TEXT, such as the name of a file or a person, in a form that may be kept:
 * individual numbers masked, control characters and broken bytes shown as
 * <U+001B>. The caller frees it. */
char *check_clean(const char *text);

/* Whether TEXT, typed outside of a record (a reason, a name), may be kept:
 * valid UTF-8 without an individual number. */
bool check_text(const char *text, struct why *why);

#endif
