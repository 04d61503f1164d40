/*
 * due - what tests of the calendar of disposal share.
 */
#ifndef TESTS_DUE_H
#define TESTS_DUE_H

#include "tests/model.h"

struct buf;

/* An inventory on 2026-11-22 with the organization O-1, whose year ends in March,
 * and its category C-1. */
struct model *due_model(void);

/* The calendar up to UNTIL (NULL: a year), a line each: last day or "-", what,
 * state, rule. The caller clears it. */
void due_lines_of(struct model *m, const char *until, struct buf *out);

/* Stops the test unless these lines are EXPECTED. */
void due_lines_are(struct model *m, const char *until, const char *expected);

#endif
