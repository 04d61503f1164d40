/*
 * merge_hostile - an inventory that somebody made who knows all of daicho's file: its
 * records and its journal say anything, and the chain holds all the same.
 */
#ifndef FUZZ_MERGE_HOSTILE_H
#define FUZZ_MERGE_HOSTILE_H

#include "model/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is left of an input. HONEST: only records are written, as changes write them, so that
 * verify finds nothing. */
struct hostile {
    const uint8_t *at, *end;
    bool honest;
};

/* The next byte of INPUT, 0 behind its end. */
unsigned hostile_byte(struct hostile *input);

/* Does to M, of fuzz_inventory(), what INPUT says: rows of any table are written, put in
 * and taken out within changes that the journal records, and the journal itself is
 * rewritten, unless INPUT is honest. The hashes of its chain are then made anew where CHAINED. */
void hostile_write(struct model *m, struct hostile *input, bool chained);

#endif
