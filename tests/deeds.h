/*
 * deeds - what a person can have the model do, one after the other, for tests that
 * disturb it: each does one thing to the same small inventory, or reads one thing of it.
 */
#ifndef TESTS_DEEDS_H
#define TESTS_DEEDS_H

#include "model/buf.h"
#include "model/model.h"

/* An inventory in memory with a bit of everything, on 2026-11-22, and a copy of it in
 * a file that another person edited since. */
struct scene {
    struct model *m;
    char folder[40], other[64];
};

struct deed {
    const char *name;
    /* Does it and puts what it gives into OUT. False with WHY where it is refused, which
     * leaves the inventory as it was. */
    bool (*run)(const struct scene *scene, struct buf *out, struct why *why);
};

/* Those that write, and those that only read. */
extern const struct deed deeds_that_write[], deeds_that_read[];
extern const size_t deeds_that_write_count, deeds_that_read_count;

/* The scene; stops the test where it cannot be made. */
struct scene scene_begin(void);
void scene_end(struct scene *scene);

#endif
