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

/* Under which heading help, manual and README tell of an action. */
enum action_group {
    GROUP_HERE, /* what belongs to its screens alone */
    GROUP_WAYS, /* ways to other screens */
    GROUP_MOVES,
    GROUP_EVERYWHERE
};
struct keymap;

struct action {
    const char *name;  /* stable: scripts and key maps use it */
    const char *keys;  /* as chord.h says, the usual one first */
    unsigned where;    /* enum context, several */
    const char *title; /* a word or two for foot line and palette; NULL with `kind` */
    const char *help;  /* one sentence; NULL with `kind` */
    const char *kind;  /* the kind of records it shows, which names it; else NULL */
    enum action_group group;
    int footer;   /* 1 stands in the foot line first, 9 last, 0 never */
    bool edits;   /* refused where the inventory can only be read */
    bool lasting; /* makes what is for others or for good: refused in a trial (trial_mode.h) */
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

/* The action on the keys FIRST and SECOND, pressed one after the other; NULL
 * where there is none. */
const struct action *actions_on_keys(const struct keymap *map, enum context context,
                                     const struct key *first, const struct key *second);

/* Whether KEY is the first of two that do something together in CONTEXT. */
bool actions_begins(const struct keymap *map, enum context context, const struct key *key);

/* Whether ACTION is done in CONTEXT by FIRST and another key, to which SECOND
 * is set then. */
bool actions_follows(const struct keymap *map, const struct action *action, enum context context,
                     const struct key *first, struct key *second);

/* The word or two, and adds the sentence, that say in LANG what ACTION does. */
const char *actions_title(const struct action *action, enum lang lang);
void actions_help(const struct action *action, enum lang lang, struct buf *out);

/* Whether letters are text in CONTEXT, so that actions there have only their
 * other keys. */
bool actions_typing(enum context context);

/* Adds the keys of ACTION by MAP that work in CONTEXT as people read them, the
 * first LIMIT of them; of a run such as 1 to 9, where LIMIT is more than one,
 * the last as well. */
void actions_keys(const struct keymap *map, const struct action *action, enum context context,
                  enum lang lang, size_t limit, struct buf *out);

/* Adds the keys of ACTION in CONTEXT of which the last was KEY, as people read
 * them, else the first of its keys. */
void actions_keys_done(const struct keymap *map, const struct action *action, enum context context,
                       enum lang lang, const struct key *key, struct buf *out);

/* Adds the keys of ACTION in CONTEXT in the ways in which people type them, one
 * a line: "Ctrl-Z", "^z", "C-z". */
void actions_keys_typed(const struct keymap *map, const struct action *action, enum context context,
                        enum lang lang, struct buf *out);

/* A part of the table as help, manual and README show it: the actions that
 * belong to one context, or those of a group. */
struct action_part {
    enum action_group group;
    enum context context; /* with GROUP_HERE, else 0 */
    const char *title;
};

extern const struct action_part action_parts[];
extern const size_t action_parts_count;

/* Whether PART holds ACTION. */
bool actions_in_part(const struct action *action, const struct action_part *part);

/* The context for which PART tells the keys of ACTION: that of most keys. */
enum context actions_part_context(const struct action *action, const struct action_part *part);

/* Writes the keys as tables in Markdown, and as the section of the manual page
 * in man(7) format. Errors are left to ferror(). */
void actions_print_markdown(FILE *file, enum lang lang);
void actions_print_manual(FILE *file, enum lang lang);

#endif
