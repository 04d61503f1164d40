/*
 * faults - one action after the other under every fault of the disk (faulty.h).
 *
 * Each trial begins with the same files. Afterwards the inventory must be what it was
 * before the action or what the action makes of it, nothing between; what was reported
 * must agree; the window that did it must go on; the full verification must pass.
 */
#ifndef TESTS_FAULTS_H
#define TESTS_FAULTS_H

#include "tests/faulty.h"
#include "tests/io.h"
#include "tests/sound.h"

struct stage;

/* What a trial works on. */
struct trial {
    struct model *m; /* NULL where the action opens the inventory itself */
    char folder[TEST_PATH], path[TEST_PATH];
    const struct stage *stage;
};

struct action {
    const char *name;
    const char *fixture; /* of tests/data, SQL of an older inventory; NULL: an inventory of ours */
    void (*prepare)(struct model *m, const char *folder); /* or NULL */
    bool (*act)(struct trial *trial, struct why *why);
    size_t part_bytes; /* see model_options */
    bool spills;       /* has little memory, so that pages are written on the way */
    bool opens;        /* the inventory is opened by it */
    bool slow;         /* only some of its statements are tried where not all are wanted */
    const char *aside; /* a file that it makes: whole or absent */
};

/* Which operations an action is tried at. */
enum stage_choice {
    STAGE_STATEMENTS, /* one of each statement that no earlier action ran, and a few of each
                         action; operations and faults in turn */
    STAGE_PLACES,     /* of each place the first and the last, under every fault */
    STAGE_STEP        /* every STEPth, whatever its place, under every fault */
};

/* How far the trials of this program are. */
struct stage {
    struct faulty *faulty;
    char folder[TEST_PATH];
    enum stage_choice choice;
    long step;
    size_t turn, points, violations;
    struct sound sound;
    uint64_t *tried; /* statements */
    size_t tried_count, tried_capacity;
};

/* FAULTS_PLACES and FAULTS_STEP choose other operations than STAGE_STATEMENTS does. */
void stage_open(struct stage *stage);

/* Prints "N points, M violations" and stops the test where there is one. */
void stage_close(struct stage *stage);

/* Tries ACTION under the faults that are chosen. */
void stage_try(struct stage *stage, const struct action *action);

/* Counts a violation and says it: ACTION, the fault and its number come before it. */
void stage_violation(struct stage *stage, const char *action, enum fault fault, long nth,
                     const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The inventory that actions work on: thirty data categories with items, purposes and
 * a department, a round of stock-taking, a snapshot and an edit that was undone. */
void stage_fill(struct model *m);

#endif
