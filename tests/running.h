/*
 * running - which statement of the program runs now, for tests that choose the places
 * at which something fails: a place is a statement by its text, not the number of the
 * operation, of which thousands come from the same line.
 */
#ifndef TESTS_RUNNING_H
#define TESTS_RUNNING_H

#include <stdint.h>

/* Follows the statements of every database that is opened from now on. */
void running_watch(void);

/* No more of those that are opened later. */
void running_unwatch(void);

/* The statement that was begun or gave a row last: a hash of its text, and how the text
 * begins, borrowed until the next one. */
uint64_t running_hash(void);
const char *running_text(void);

/* A hash of TEXT that goes on from HASH; 0 begins. */
uint64_t running_mix(uint64_t hash, const char *text);

#endif
