/*
 * frequency_inside - what a count of values is made of, for frequency*.c only.
 */
#ifndef FREQUENCY_INSIDE_H
#define FREQUENCY_INSIDE_H

#include "model/frequency.h"

struct counted {
    size_t value; /* where it begins in `texts` */
    size_t count;
    int64_t last; /* the record that was counted last */
};

/* A merge sort that can be left off after any step. */
struct arranging {
    bool on;
    uint32_t *to;               /* what the present pass writes */
    size_t width;               /* of the runs that are in order */
    size_t left, one, other, k; /* the pair of runs: its begin, the places in both, in `to` */
};

struct frequency {
    const struct kind *kind;
    size_t field;
    enum frequency_by by;

    int64_t *ids; /* in order; NULL for all */
    size_t id_count, id_next;
    int64_t after; /* the record up to which all are counted */
    size_t records, total;
    bool ended;

    struct buf texts; /* the values, each closed with a NUL */
    size_t texts_most;
    struct counted *rows;
    size_t row_count, row_capacity;
    uint32_t *slots; /* a table of the rows by the hash of their value: place + 1, 0 none */
    size_t slot_count;
    size_t others, highest;

    uint32_t *order; /* of the rows */
    size_t order_capacity;
    bool by_value;
    struct arranging arranging;
};

/* Begins to bring the rows into order; goes on for STEPS steps. */
void frequency_order_begin(struct frequency *frequency);
void frequency_order_piece(struct frequency *frequency, size_t steps);

#endif
