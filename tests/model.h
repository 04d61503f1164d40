/*
 * model - what tests of the model share: a scratch inventory and short ways
 * to make, read and change records.
 */
#ifndef TESTS_MODEL_H
#define TESTS_MODEL_H

/* Some tests are built a second time with 1 here: every record that is saved is
 * then a part of its own in the journal. */
#ifndef TEST_PART_BYTES
#define TEST_PART_BYTES 0
#endif

#include "model/change.h"
#include "model/journal.h"
#include "model/model.h"
#include "model/record.h"

/* An empty inventory in memory, or in a fresh file at PATH; English messages,
 * person "tester". Stops the test where that fails. */
struct model *test_model(void);
struct model *test_model_at(const char *path);

/* Adds a record of the kind called KIND; PAIRS are column, value, …, NULL;
 * values as typed, references as codes. Returns its number. */
int64_t test_add(struct model *m, const char *kind, ...) __attribute__((sentinel));

/* Adds the records that LINES tells: a line each, the kind, then column=value, divided
 * by "|". */
void test_add_lines(struct model *m, const char *lines);

/* The whole of one edit of RECORD: begin, save, commit. Where it is refused,
 * RECORD is as it was. */
bool test_save(struct model *m, struct record *record, const struct change_note *note,
               struct why *why);

/* Sets COLUMN of record CODE as one change. Stops the test where refused. */
void test_set(struct model *m, const char *kind, const char *code, const char *column,
              const char *value);

/* The value of COLUMN of record CODE, for the caller to free; NULL where there
 * is no such record. */
char *test_value(struct model *m, const char *kind, const char *code, const char *column);

/* Stops the test unless COLUMN of record CODE is EXPECTED. */
void test_value_is(struct model *m, const char *kind, const char *code, const char *column,
                   const char *expected);

/* Stops the test unless the full verification of M finds nothing. */
void test_sound(struct model *m);

/* A hash of all records and links, that tells two states apart. */
void test_digest(struct model *m, char hex[65]);

/* How many rounds a test makes: the number in the environment variable NAME, by which
 * its long form ("make torture") is the same test; USUAL where it is unset. */
size_t test_count(const char *name, size_t usual);

#endif
