/*
 * history - what an entry of the journal changed, in words.
 *
 * Beside each recorded change stand its words, decoded when it was made:
 * one line a changed field, of seven texts divided by TAB (operation, kind,
 * code, name, column, old, new), with \t, \n and \\ for the characters
 * themselves. A line that begins with TAB has the operation, kind, code and name
 * of the line before: where many records are added, that halves the words. They
 * stay readable whatever the schema becomes.
 */
#ifndef HISTORY_H
#define HISTORY_H

#include "model/why.h"

#include <stddef.h>
#include <stdint.h>

struct model;
struct buf;
struct title;

struct history_line {
    char *op; /* "add", "set", "delete", "link", "unlink", "order" */
    char *kind, *code, *name, *column, *old, *new;
};

struct history_lines {
    struct history_line *items;
    size_t count;
};

/* The lines of entry SEQ, at most LIMIT (0: all), in the order of kinds, codes
 * and fields. history_clear() frees. */
bool history_load(struct model *m, int64_t seq, size_t limit, struct history_lines *lines,
                  struct why *why);
void history_clear(struct history_lines *lines);

/* The same of the words that ST gives, part by part, in its first column. An error
 * waits for db_ok(). */
struct statement;
void history_read(struct statement *st, size_t limit, struct history_lines *lines);

/* Takes the first line of *WORDS, which moves behind it, in the place of the one
 * before it in LINE, zeroed at first: true while there is one. At the end LINE
 * is zeroed again; history_line_clear() frees one that is left before. */
bool history_next(const char **words, struct history_line *line);
void history_line_clear(struct history_line *line);

/* Adds LINE as the words write it. */
void history_put(const struct history_line *line, struct buf *out);

/* Adds TEXT as the words write it, LENGTH bytes. */
void history_put_text(const char *text, size_t length, struct buf *out);

/* Adds code and name of TITLE, to which a record refers, in the same way. */
void history_put_title(const struct title *title, struct buf *out);

/* A line as a sentence for people: "データ区分 C-0001 会員  件数: 12,000 → 12,400". */
void history_say(const struct history_line *line, enum lang lang, struct buf *out);

/* What an entry did, for people: "change of データ区分 C-0001" from its `what`
 * and `about`. */
void history_title(const char *what, const char *about, enum lang lang, struct buf *out);

/* Adds the moment AT of an entry, ISO 8601 in UTC, as the person's own clock
 * shows it: "2026-11-22 18:11", with EXACT also seconds and zone. */
void history_moment(const char *at, bool exact, struct buf *out);

/* Sets TODAY to the day it is by the clock of M, ISO 8601, where the person is. */
void history_today(struct model *m, char today[11]);

/* Makes the words of a changeset while its change is still open. What cannot be told again,
 * as of a table to which another program added very many columns, is an error of the
 * database: it could not be undone either. */
void history_words(struct model *m, const void *changes, size_t length, struct buf *out);

#endif
