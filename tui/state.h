/*
 * state - what the screen remembers of an inventory between sessions: the
 * view, filters, columns, what was picked last.
 *
 * Pairs of key and value in a file of the person, one file an inventory:
 * $XDG_STATE_HOME/daicho/NAME-HASH.state (else ~/.local/state). It is a
 * convenience: whatever is wrong with the file, the screen opens without it,
 * and nothing in it is ever taken for a record. A value that holds an
 * individual number is not kept.
 */
#ifndef STATE_H
#define STATE_H

#include <stdbool.h>

struct state;

/* What is remembered of the inventory at INVENTORY (its path). Empty where
 * nothing is, or where it cannot be read. state_free() frees it. */
struct state *state_open(const char *inventory);

/* Frees STATE without writing; NULL is let pass. */
void state_free(struct state *state);

/* The value of KEY; NULL where there is none or STATE is NULL. Borrowed until
 * KEY is set. */
const char *state_get(const struct state *state, const char *key);

/* Sets KEY, small letters with ".", "_" and "-", to VALUE; NULL or "" forgets it. Where STATE is
 * NULL it does nothing. */
void state_set(struct state *state, const char *key, const char *value);

/* Writes what has changed since the last time; false where that failed, which
 * nobody needs to be told. */
bool state_save(struct state *state);

#endif
