/*
 * hostile - texts that somebody wrote to do harm where they are shown, and an
 * inventory in which every text is one of them.
 *
 * For hostile-test.c, and for hostile.sh, which asks hostile-test for the inventory.
 */
#ifndef TESTS_HOSTILE_H
#define TESTS_HOSTILE_H

#include "model/model.h"
#include "model/record.h"

#include <stdbool.h>

/* The texts, each valid UTF-8 without NUL; NULL after the last. */
extern const char *const hostile_texts[];

/* How many there are. */
size_t hostile_count(void);

/* What came of offering texts to fields. */
struct hostile_tally {
    size_t offered; /* a text to a field */
    size_t refused; /* with a reason */
    size_t mute;    /* without one, or with one that repeats harm: violations */
    size_t altered; /* taken, but not as it was: violations */
};

/* Offers each text to each field of each kind, saving nothing; counts in TALLY. */
void hostile_offer(struct hostile_tally *tally);

/* Adds COUNT records of each kind to M, every field full of a text that it takes; they
 * refer to each other. With as many as there are texts, the most, the record of a text
 * has it in every field; else the texts go round the fields. */
void hostile_fill(struct model *m, size_t count);

/* Whether SHOWN, as it goes to a terminal, holds nothing that a terminal would act on
 * or that hides or turns what is read. Line ends are allowed with LINES. */
bool hostile_harmless(const char *shown, bool lines);

#endif
