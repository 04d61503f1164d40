/*
 * roster_words - the words by which a ledger is known, and the sentences that
 * say why a file was taken for what it is; for roster*.c only.
 *
 * The words of ledgers are the labels, column names and other headers of the
 * fields: what the import would map.
 */
#ifndef ROSTER_WORDS_H
#define ROSTER_WORDS_H

#include "import/roster.h"

struct roster_words {
    struct cells keys;  /* items_key() of each word */
    struct cells names; /* those of the field name */
    bool named;         /* they are of a kind that is no category */
};

/* The words of the register with the fields of categories, or where KIND is
 * another kind, of that. roster_words_clear() frees. */
void roster_words_load(struct roster_words *words, const struct kind *kind);
bool roster_words_has(const struct roster_words *words, const char *header);

/* Whether HEADER is a word for the names of records. */
bool roster_words_names(const struct roster_words *words, const char *header);

void roster_words_clear(struct roster_words *words);

/* Adds what the header of ROSTER says to its reasons; what its cells say: that
 * those of column COLUMN are MARKED, or that DIFFERENT of COUNT differ. */
void roster_words_say_header(struct roster *roster, enum lang lang);
void roster_words_say_cells(struct roster *roster, size_t column, bool marked, size_t different,
                            size_t count, enum lang lang);

#endif
