/*
 * drive - the figures of the bench, and what is common to driving both
 * programs. The keys of each stand in a file of its own: drive_daicho.c,
 * drive_visidata.c. A key that changes its meaning is to be changed there.
 */
#ifndef BENCH_DRIVE_H
#define BENCH_DRIVE_H

#include "tests/bench/figures.h"
#include "tests/bench/watch.h"

struct drive {
    const char *program; /* its path */
    const char *file;    /* the inventory, or the same records as CSV */
    long count;          /* of categories */
    const char *only;    /* the names of the parts to run, or NULL for all */
    struct watch watch;
};

/* How often each figure is taken. */
enum {
    DRIVE_STARTS = 10,
    DRIVE_MOVES = 250, /* each way */
    DRIVE_PAGES = 100, /* each way */
    DRIVE_JUMPS = 25,  /* each way */
    DRIVE_SORTS = 5,   /* by each column */
    DRIVE_FORMS = 20,
    DRIVE_SAVES = 20
};

/* A part of the bench: what belongs together. */
struct drive_part {
    const char *name;
    void (*run)(struct drive *drive);
};

/* Runs PARTS, closed with a name of NULL, or those that DRIVE wants only, and
 * prints the memory before and after them for PROGRAM. */
void drive_parts(struct drive *drive, const char *program, const struct drive_part parts[]);

/* Words to filter by, closed with NULL: common, two that must both occur,
 * rare, in no record. */
extern const char *const drive_words[];

/* Runs everything on DRIVE and prints the figures on standard output. */
void drive_daicho(struct drive *drive);
void drive_visidata(struct drive *drive);

/* Moves TIMES by DOWN, as often back by UP: the focus goes as far with each
 * as with the first. LIMIT keeps it within the list. */
void drive_moves(struct drive *drive, struct figure *figure, int times, const char *down,
                 const char *up);

/* Jumps to the end by LAST and back by FIRST. */
void drive_jumps(struct drive *drive, struct figure *figure, const char *last, const char *first);

/* Opens and leaves the form of one category after the other by these keys. */
void drive_forms(struct drive *drive, struct figure *opening, const char *open,
                 struct figure *leaving, const char *leave);

/* Goes to the first category by FIRST where the focus is elsewhere. */
void drive_first(struct drive *drive, const char *first);

#endif
