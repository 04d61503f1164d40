/*
 * register_inside - what register_walk.c and register_words.c share, and nobody
 * else: the records that rows of the register name, each read and put into words
 * once.
 */
#ifndef REGISTER_INSIDE_H
#define REGISTER_INSIDE_H

#include "model/cells.h"
#include "model/kinds.h"
#include "model/record_reader.h"
#include "model/titles.h"

#include <stdint.h>

/* A linked record, as the register shows it. */
struct register_words {
    struct register_words *next; /* of the same slot */
    size_t group;                /* in register_groups */
    int64_t id;
    char *code, *name;
    char **values;          /* as register_value() has them, one for each column of the group; or
                               canonical ones */
    struct cells countries; /* the codes of the foreign ones it brings in */
};

/* The words known so far. */
struct register_lexicon;

/* An empty one, for those who read LANG, or for programs with CANONICAL values: codes in
 * the place of names. register_lexicon_free() frees. */
struct register_lexicon *register_lexicon_new(struct model *m, enum lang lang, bool canonical);
void register_lexicon_free(struct register_lexicon *lexicon);

/* The titles that readers of M should use along with it. */
struct titles *register_lexicon_titles(struct register_lexicon *lexicon);

/* Forgets all where it has become much. What was borrowed is gone then. */
void register_lexicon_trim(struct register_lexicon *lexicon);

/* Record ID of GROUP; NULL where there is none, or after an error, which waits
 * for db_ok(). Borrowed. */
const struct register_words *register_words_find(struct register_lexicon *lexicon, size_t group,
                                                 int64_t id);

/* The value of the column COLUMN of TITLE, one and the same for its kind. */
const char *register_mark(struct register_lexicon *lexicon, struct title *title,
                          const char *column);

/* Adds the text of FIELD of KIND, not one of links, where READER stands. */
void register_put_value(struct register_lexicon *lexicon, struct record_reader *reader,
                        const struct kind *kind, size_t field, struct buf *out);

/* Adds the names of the links of FIELD where READER stands as a cell, and gives
 * what they are, as record_reader_targets(). */
struct title *const *register_put_links(struct register_lexicon *lexicon,
                                        struct record_reader *reader, size_t field, size_t *count,
                                        struct buf *out);

#endif
