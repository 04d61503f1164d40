/*
 * replay - what the journal recorded, applied to another database.
 *
 * For verify, which makes the inventory anew from its first entry, and for the
 * inventory as it was. Nothing is overwritten: a change that does not meet what
 * it expects ends the replay.
 */
#ifndef REPLAY_H
#define REPLAY_H

#include <stdbool.h>
#include <stdint.h>

struct db;
struct model;

/* Applies to TO what the entries of M's journal after FROM up to UPTO recorded,
 * in their order. False where that ends early: *FAILED is the entry that could
 * not be applied, or 0 where an error of either database waits for db_ok(). */
bool replay_forwards(struct model *m, struct db *to, int64_t from, int64_t upto, int64_t *failed);

/* Takes from TO what the entries after DOWNTO recorded, the newest first. */
bool replay_backwards(struct model *m, struct db *to, int64_t downto, int64_t *failed);

#endif
