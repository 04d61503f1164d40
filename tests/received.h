/*
 * received - what tests of the sheets of a review share: an inventory with a round that
 * has begun, files as departments send them back, and what is made of them as text.
 */
#ifndef TESTS_RECEIVED_H
#define TESTS_RECEIVED_H

#include "tests/io.h"
#include "tests/model.h"

#include "import/receive.h"
#include "model/buf.h"

/* Members (C-1) with a contractor for each of two works, two ways of acquisition, one
 * provision to two recipients and a retention that it shares with Calls (C-2); Staff
 * (C-3) with two provisions and no department. */
struct received {
    struct model *m;
    char folder[TEST_PATH];
    struct campaign campaign;
    struct why why;
};

/* For cmocka: sets *STATE to one, in which a round has begun; frees it. */
int received_open(void **state);
int received_close(void **state);

/* TEXT with the record number of C-1 for {C-1}, … and the state that was sent for
 * {sent}; for the caller to free. */
char *received_fill(struct received *s, const char *text);

/* Writes TEXT, filled, as the file NAME, and reads the COUNT files at NAMES. */
void received_write(struct received *s, const char *name, const char *text);
struct receive *received_read(struct received *s, const char *const *names, size_t count);

/* What is told of RECEIVE and what it proposes, a line each, for the caller to free:
 * "refused: a.csv, row 2, Persons: …", "edited C-1 Members", "  persons: 100 > 120". */
char *received_told(struct received *s, const struct receive *receive);

/* Whether what is told of the file TEXT alone, or the reason why it is not read, holds
 * each of the COUNT PARTS, up to a NULL, and none of those behind a '!'; prints it where
 * it does not. */
bool received_says(struct received *s, const char *text, const char *const *parts, size_t count);

#endif
