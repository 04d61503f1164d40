/*
 * keymap - the keys that a person gave to actions.
 *
 * The table of actions (actions.h) has the built-in keys; a key map holds what
 * the configuration says instead. Whoever asks for the keys of an action asks
 * keymap_keys(). Keys are written as in the table (chord.h).
 */
#ifndef KEYMAP_H
#define KEYMAP_H

#include "model/why.h"
#include "tui/keys.h"

#include <stdbool.h>
#include <stddef.h>

struct action;
struct keymap;

/* A map that changes nothing; the owner calls keymap_free(), which takes NULL. */
struct keymap *keymap_new(void);
void keymap_free(struct keymap *map);

/* The keys of ACTION that are in force; the built-in ones where MAP is NULL.
 * Borrowed until MAP changes. */
const char *keymap_keys(const struct keymap *map, const struct action *action);

/* Gives ACTION the keys KEYS, as line LINE of the configuration says; empty
 * leaves it to the palette. False with WHY, and nothing changed, where a word
 * is no key, where it would do nothing as it writes or edits text, or where
 * the action could not be reached any more. Clashes are found by
 * keymap_settle(). */
bool keymap_set(struct keymap *map, const struct action *action, const char *keys, unsigned line,
                struct why *why);

/* Looks for a key that stands for two actions in one place. Takes the later of
 * the two lines back, sets LINE to its number, and returns false with WHY;
 * true where there is none. To be called until it is true. */
bool keymap_settle(struct keymap *map, unsigned *line, struct why *why);

/* Which of the keys of ACTION is KEY: 0 is the first; SIZE_MAX where it is none. */
size_t keymap_place(const struct keymap *map, const struct action *action, const struct key *key);

#endif
