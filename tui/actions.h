/*
 * actions - everything a person can do, in one table.
 *
 * One row an action: its name, its keys, where it applies, its words, its
 * function. The foot line, the help, the palette, scripts and the manual are
 * printed from it, so they cannot disagree; adding an action is adding a row.
 */
#ifndef ACTIONS_H
#define ACTIONS_H

#include "model/words.h"
#include "tui/pane.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct keymap;

struct action {
    const char *name;  /* stable: scripts and key maps use it */
    const char *keys;  /* names of keys (keys.h) divided by blanks, the usual one first */
    unsigned where;    /* enum context, several */
    const char *title; /* a word or two for foot line and palette */
    const char *help;  /* one sentence */
    int footer;        /* 1 stands in the foot line first, 9 last, 0 never */
    bool edits;        /* refused where the inventory can only be read */
    enum outcome (*run)(struct app *app);
};

extern const struct action actions[];
extern const size_t actions_count;

/* The action of that name; NULL where there is none. */
const struct action *actions_named(const char *name);

/* The action on KEY in CONTEXT by MAP (keymap.h; NULL for the built-in keys);
 * NULL where there is none. KEY has been through key_to_command(). */
const struct action *actions_on_key(const struct keymap *map, enum context context,
                                    const struct key *key);

/* Whether letters are text in CONTEXT, so that actions there have only their
 * other keys. */
bool actions_typing(enum context context);

/* Adds the keys of ACTION by MAP that work in CONTEXT as people read them, the
 * first LIMIT of them and, where LIMIT is more than one, the last. */
void actions_keys(const struct keymap *map, const struct action *action, enum context context,
                  enum lang lang, size_t limit, struct buf *out);

/* Writes the section on the built-in keys of the manual page in man(7) format. Errors are
 * left to ferror(). */
void actions_print_manual(FILE *file, enum lang lang);

#endif
