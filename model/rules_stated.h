/*
 * rules_stated - what a publication states, asked statement by statement.
 *
 * The statements of a publication are lines: part, record, field and text, divided
 * by tabulators (export/notice_stated.h writes them). A list within a text is
 * divided by " / ".
 */
#ifndef RULES_STATED_H
#define RULES_STATED_H

#include "model/buf.h"

#include <stdbool.h>

/* Adds to OUT what LINES state in PART of the field of a record ("joint_use/JU-0001"):
 * nothing where that field was empty. False where the record is not stated there. */
bool stated_find(const char *lines, const char *part, const char *record, const char *field,
                 struct buf *out);

/* Whether the lists A and B hold the same, in any order, blanks apart. */
bool stated_same(const char *a, const char *b);

#endif
