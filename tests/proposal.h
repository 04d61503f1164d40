/*
 * proposal - what tests of three-way proposals share.
 */
#ifndef TESTS_PROPOSAL_H
#define TESTS_PROPOSAL_H

#include "tests/model.h"

#include "model/three_way.h"

struct proposal {
    struct model *m;
    const struct kind *kind; /* category */
    int64_t id;
    struct three_way *way;
    struct three_way_record *record; /* of the category; until the next one is added */
};

/* The category C-0001 with two items of four, and an empty proposal for it. */
struct proposal proposal_begin(void);

/* Verifies the inventory and frees all. */
void proposal_end(struct proposal *f);

/* Adds a cell to the category. */
struct three_way_cell *proposal_cell(struct proposal *f, const char *column, const char *base,
                                     const char *theirs, const char *mine);

/* Applies the proposal as APPLY says; false with WHY. */
bool proposal_apply(struct proposal *f, struct three_way_apply *apply, struct why *why);

#endif
