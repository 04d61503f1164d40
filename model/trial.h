/*
 * trial - a scratch copy of an inventory, in which changes are tried.
 *
 * A model of its own that holds what the inventory held at one moment, with its journal:
 * all that edits or reads an inventory does so there as in any other. Like one of the past
 * (past.h) it lives in memory and in a nameless temporary file, which is gone with the
 * process however that ends, so that the inventory stays as it is until it is kept.
 *
 * What is kept is merged (merge.h): both journals are the same up to the entry from which
 * it was made, so the inventory may have been edited meanwhile. A trial written to a file
 * (backup.h) is an inventory that can be merged later in the same way.
 */
#ifndef TRIAL_H
#define TRIAL_H

#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct merge;
struct model;

/* A trial of M, for trial_close(). It knows M's language, person, clock and who is asked
 * whether to go on (model_on_work()). M is not needed afterwards. NULL with WHY: M is one
 * of the past, or of a newer program, or cannot be copied. */
struct model *trial_open(struct model *m, struct why *why);

/* Closes it; what was tried is gone. M may be NULL. */
void trial_close(struct model *m);

/* How many entries its journal has got since it was made. */
size_t trial_edits(struct model *trial);

/* The inventory from which TRIAL was made, as it was then, for past_close(); its clock
 * stands where that of TRIAL does, so that days are told alike. NULL with WHY. */
struct model *trial_base(struct model *trial, struct why *why);

/* Holds TRIAL against M, the inventory that it was made of, as merge_new() does: what both
 * changed differently since is a conflict. merge_free() frees it. NULL with WHY. */
struct merge *trial_merge(struct model *m, struct model *trial, struct why *why);

/* Adds what was tried, entry by entry: "Change Data category C-0001; Delete E-0002", such
 * as the journal tells it of the one change that keeps it. False with WHY where it cannot
 * be read. */
bool trial_put_tried(struct model *trial, struct buf *out, struct why *why);

#endif
