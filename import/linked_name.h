/*
 * linked_name - what a linked record is called that a row of the register
 * makes: the row has no name for it, and people must find it again.
 */
#ifndef LINKED_NAME_H
#define LINKED_NAME_H

#include "model/record.h"

struct buf;

/* Adds a name for RECORD, which will be linked to CATEGORY, in LANG:
 * "採用応募者 → グループ各社", "採用応募者の保存期間 6か月". */
void linked_name(struct model *m, const struct record *category, const struct record *record,
                 enum lang lang, struct buf *out);

/* The same for a record of KIND that is to be made: CATEGORY is the name of the
 * category, TEXT what tells the record apart from others, as people read it. */
void linked_name_words(const struct kind *kind, const char *category, const char *text,
                       enum lang lang, struct buf *out);

/* The field that tells records of KIND, one of a group of the register, apart. */
size_t linked_name_field(const struct kind *kind);

#endif
