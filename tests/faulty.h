/*
 * faulty - a VFS of SQLite for tests, by which the disk fails at a chosen moment.
 *
 * It wraps the system's own and counts what passes through it since it was armed.
 * At the Nth operation that a fault can concern (of a crash: those that alter
 * files) it fails, fills, tears or ends the process. The machine that loses its
 * power keeps of each file what was synced, and of what was written since an
 * arbitrary part, 512 bytes at a time and in any order; a file that was made and
 * never synced may be gone.
 */
#ifndef TESTS_FAULTY_H
#define TESTS_FAULTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum fault {
    FAULT_NONE,
    FAULT_ONCE,      /* the operation fails */
    FAULT_ON,        /* it and all that follow, until it is disarmed: a share that goes away */
    FAULT_LATE,      /* it is done, and yet an error is reported */
    FAULT_FULL_ONCE, /* a write finds the disk full */
    FAULT_FULL,      /* so do all that follow */
    FAULT_HALF,      /* a write stops half-way with an error */
    FAULT_READONLY,  /* from it on nothing can be made, written or deleted */
    FAULT_CRASH,     /* the process ends before the operation, with FAULTY_DEAD */
    FAULT_TEAR,      /* it ends within a write, of which a part was done */
    FAULT_POWER,     /* the machine ends before it */
    FAULTS
};

enum { FAULTY_DEAD = 77 };

struct faulty;

/* Makes it what every database is opened with from now on, until faulty_free(). */
struct faulty *faulty_new(void);
void faulty_free(struct faulty *faulty);

/* Has FAULT come at operation NTH (from 1) of those that it concerns, counted from
 * here. SEED chooses what a machine without power keeps. */
void faulty_arm(struct faulty *faulty, enum fault fault, long nth, unsigned seed);

/* From now on all goes well again. Whether the fault had come. */
bool faulty_disarm(struct faulty *faulty);

/* A place of the program from which the disk is reached: a statement by its text, an
 * operation, and a sort of file. */
struct faulty_place {
    size_t first, last; /* among the operations that were noted, from 0 */
    uint64_t statement; /* a hash of its text */
    char sql[120];      /* how it begins */
};

/* Notes all operations from here until faulty_disarm(). */
void faulty_note(struct faulty *faulty);

/* The places that they came from, COUNT of them in the order of their first operation,
 * borrowed until faulty_note(). */
const struct faulty_place *faulty_noted(const struct faulty *faulty, size_t *count);

/* Operation AT of those that were noted, as faulty_arm() counts it for FAULT; 0 where it
 * does not concern FAULT. */
long faulty_nth(const struct faulty *faulty, enum fault fault, size_t at);

/* What FAULT is called in messages. */
const char *faulty_name(enum fault fault);

/* Whether the process ends by FAULT. */
bool faulty_kills(enum fault fault);

#endif
