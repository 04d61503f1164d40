/*
 * chord - one key, or two that are pressed in turn, as they are written.
 *
 * The table of actions and the configuration write keys alike: names (keys.h)
 * divided by blanks, of which each stands alone; a comma joins two that are
 * pressed one after the other: "esc ctrl-g g,c".
 */
#ifndef CHORD_H
#define CHORD_H

#include "tui/keys.h"

#include <stdbool.h>
#include <stddef.h>

enum { CHORD_BYTES = 32 }; /* longer than any two names */

struct chord {
    char name[CHORD_BYTES]; /* as it is written */
    struct key keys[2];
    size_t count; /* of keys; 0 where the name is of none that a keyboard has */
};

/* Cuts the next word of KEYS off and sets CHORD to it; its name is shortened where
 * it is longer than any key. False at the end. */
bool chord_read(const char **keys, struct chord *chord);

/* The same of KEYS that were checked: each word is a key. */
bool chord_next(const char **keys, struct chord *chord);

/* Whether CHORD is KEY alone. */
bool chord_is_key(const struct chord *chord, const struct key *key);

/* Adds CHORD for people: "Ctrl-Z", and two letters as they are typed: "gc". */
void chord_label(const struct chord *chord, enum lang lang, struct buf *out);

#endif
