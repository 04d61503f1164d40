/*
 * search_inside - the blocks of search.h as they are written, for search*.c
 * only.
 */
#ifndef SEARCH_INSIDE_H
#define SEARCH_INSIDE_H

#include "model/search.h"

/* Brings the blocks of KIND up to date for the COUNT records IDS, which rise:
 * what is there is written, what is gone is taken out. */
void search_store(struct model *m, const struct kind *kind, const int64_t *ids, size_t count);

/* Writes the texts of up to MOST blocks that have none. */
void search_mend(struct model *m, size_t most);

/* Adds a block of the COUNT records IDS, whose texts are left to be made. */
void search_add_empty(struct model *m, const struct kind *kind, const int64_t *ids, size_t count);

/* Adds a block of the COUNT records IDS, which are greater than all that are
 * there, with their texts COLUMNS. */
void search_add_block(struct model *m, const struct kind *kind, const int64_t *ids, size_t count,
                      const struct search_columns *columns);

/* Adds to OUT the parts of VALUE, which FIELD holds and which is no reference,
 * and the part of a name that one leads to, which is FOLDED already. */
void search_put_value(const struct field *field, const char *value, struct buf *out);
void search_put_folded(const char *folded, struct buf *out);

/* Reads the record numbers of a block. */
size_t search_ids(const void *bytes, size_t length, int64_t ids[SEARCH_BLOCK]);

/* The row of search_text that holds field number FIELD of block BLOCK. */
int64_t search_at(int64_t block, size_t field);

/* The number of the field that row AT of search_text holds of block BLOCK; SEARCH_FIELDS where
 * it holds none of it, as a damaged file may give what was not asked for. */
size_t search_field_at(int64_t block, int64_t at);

#endif
