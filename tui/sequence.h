/*
 * sequence - keys that are pressed one after the other.
 *
 * After a key that begins such a sequence ("g") a small box lists what may
 * follow; the next key does it and closes the box. Any other key closes it with
 * a word, so that nobody is left waiting.
 */
#ifndef SEQUENCE_H
#define SEQUENCE_H

#include "tui/app.h"

/* Waits for the key that is to follow FIRST on the top screen. */
void sequence_open(struct app *app, const struct key *first);

#endif
