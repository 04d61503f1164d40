/*
 * nothing - cells of foreign files that hold no value, though something is
 * written in them.
 */
#ifndef NOTHING_H
#define NOTHING_H

#include "model/kinds.h"

/* Whether TEXT in a column for FIELD (or NULL) says that there is nothing: N/A,
 * なし, －, -, and where names are expected 無 or × as well. A choice may be
 * called なし, and a flag means no by it. */
bool nothing_said(const struct field *field, const char *text);

/* Whether NAME, where the name of a record is expected, only says that there is
 * one: 有, あり, ○. */
bool nothing_named(const char *name);

#endif
