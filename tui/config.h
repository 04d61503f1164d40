/*
 * config - what a person set in $XDG_CONFIG_HOME/daicho/config.
 *
 * Lines (config_file.h) are those of the table of options (config.c), of
 * "key.ACTION" (actions.h, keymap.h) and of "colour.ROLE" (theme.h).
 * A line that cannot be taken is left out and told of: a mistake in the file
 * keeps nobody from the inventory.
 */
#ifndef CONFIG_H
#define CONFIG_H

#include "model/words.h"
#include "tui/theme.h"
#include "tui/tui.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum config_option {
    CONFIG_LANG,
    CONFIG_MOUSE,
    CONFIG_AMBIGUOUS,
    CONFIG_REASON,
    CONFIG_THEME,
    CONFIG_COUNT /* how many there are */
};

struct config_row {
    const char *name;
    const char *choices; /* the words it may be, divided by '|'; the first is the usual one */
    const char *help;    /* English key of words_in() */
};

extern const struct config_row config_rows[CONFIG_COUNT];

struct config_finding {
    unsigned line; /* 0: the file as a whole */
    char *text;    /* with file and line, without individual numbers */
};

struct config {
    enum lang lang;              /* of messages, and of all that is printed */
    char *path;                  /* of the file; NULL where the environment gives none */
    size_t chosen[CONFIG_COUNT]; /* which of the choices */
    struct theme theme;
    struct keymap *keymap;
    struct config_finding *findings; /* in the order of lines */
    size_t finding_count, finding_capacity;
};

/* Reads the file PATH, or where PATH is NULL the one that the environment
 * names; where there is none, all is as usual. LANG is the language, FIXED
 * where the file cannot change it. The owner calls config_clear(). */
void config_load(struct config *config, const char *path, enum lang lang, bool fixed);

/* Frees what CONFIG holds. A zeroed one may be given. */
void config_clear(struct config *config);

/* Whether WORD, which must be one of the choices, is the one chosen for OPTION. */
bool config_is(const struct config *config, enum config_option option, const char *word);

/* Puts what CONFIG says about the screen into OPTIONS, which borrow from it. */
void config_apply(const struct config *config, struct tui_options *options);

/* Adds what the screen shows first of the findings: the first, and how many
 * there are; nothing where there are none. */
void config_notice(const struct config *config, struct buf *out);

/* Writes CONFIG as a file that config_load() reads: every option, key and
 * colour with what it is for; what is as usual stands commented out. Errors
 * are left to ferror(). */
void config_print(const struct config *config, FILE *out);

#endif
