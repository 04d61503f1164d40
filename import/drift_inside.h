/*
 * drift_inside - what the parts of drift.h share.
 */
#ifndef DRIFT_INSIDE_H
#define DRIFT_INSIDE_H

#include "import/drift.h"

enum { DRIFT_NEAR = 40 }; /* from this score on a text is shown as near */

/* Adds TEXT to OUT as texts are compared: folded, without blanks and
 * punctuation. */
void drift_key(const char *text, struct buf *out);

/* The pairs of characters that follow each other in a key, sorted; of one character
 * that alone. Made once for what is compared with many. */
struct drift_shape {
    uint64_t *pairs;
    size_t count;
};
void drift_shape_make(const char *key, struct drift_shape *shape);
void drift_shape_clear(struct drift_shape *shape);

/* How near two are: 0 to 100, twice the pairs that both have by all pairs (Dice). What
 * cannot be more than ABOVE may be told as 0. */
int drift_shape_score(const struct drift_shape *a, const struct drift_shape *b, int above);

/* The same of two keys. */
int drift_score(const char *key, const char *other);

/* The best score of TEXT with the names of FACT, which has one at least; *NAME is
 * that name, borrowed. ABOVE where none is better than that. */
int drift_score_of(const struct drift_fact *fact, const struct drift_shape *text, int above,
                   const char **name);

/* Whether KEY states FACT: one of its names; of a period what it runs from too. */
bool drift_states(const struct drift_fact *fact, const char *key);

/* Whether what PART states is looked for where the policy tells of IN: purposes
 * and items of the categories wherever no other part begins. */
bool drift_goes_with(enum drift_part part, enum drift_part in);

/* Gathers what the notice CODE of the records states. CODE may be NULL. */
bool drift_gather(struct model *m, const char *code, struct drift *drift, struct why *why);

/* Holds the facts against the policy; a fact that was found already stays so. */
void drift_seek(struct drift *drift);

/* Holds the values of the policy against the facts, but for the blocks that have a
 * mark in PINNED. */
void drift_hold(struct drift *drift, const bool *pinned);

/* Makes one hit of two that stand alone on either side and are nearly the same. */
void drift_join(struct drift *drift);

/* Holds the pins against the policy: marks the blocks that are pinned and the
 * facts that they speak of. */
bool drift_pins(struct model *m, struct drift *drift, bool *pinned, struct why *why);

/* Adds a copy of HIT, whose texts stay the caller's; BLOCK (or NULL) is where it
 * stands in the policy. */
void drift_add(struct drift *drift, const struct drift_hit *hit, const struct policy_block *block);

/* The part of the policy in which BLOCK stands: that of the nearest heading that
 * names one. */
enum drift_part drift_part_of(const struct policy *policy, const struct policy_block *block);

#endif
