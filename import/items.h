/*
 * items - the dictionary of data items: what the header of a column of persons
 * means.
 *
 * A header is known by the words of the person (items.tsv), by the items of
 * the inventory and their other names, and by the table of the program
 * (model/items_table.c), in this order. Words are compared by a key: the search key
 * of the text (fold.h) without blanks, brackets, punctuation and 必須 or 任意 at
 * the end; then once more without numbers, so that 電話番号1 and 電話番号2 are
 * the one item 電話番号. A header that only contains a known word is never taken
 * for it: the word is offered.
 */
#ifndef ITEMS_H
#define ITEMS_H

#include "model/items_table.h"
#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>

struct items_word; /* inside */

struct items_words {
    struct items_word *items; /* those that come first are taken first */
    size_t count, capacity;
};

struct items {
    struct items_words own;       /* of the person and of the inventory */
    struct items_words table;     /* of the program */
    struct items_entry **entries; /* those of own */
    size_t entry_count, entry_capacity;
};

/* Begins with the table and the words of the person: the file PATH, or where
 * PATH is NULL items.tsv in the folder daicho of $XDG_CONFIG_HOME, which need not
 * be there. Its lines (tsv_lines.h) are a header, a TAB, the name of the item ("-":
 * not personal), and if wanted a TAB and its class by value or label.
 * items_clear() frees, also after a refusal. False with WHY, naming file and line. */
bool items_load(struct items *items, const char *path, struct why *why);

/* Adds WORD for the item NAME ("-": not personal); CLASS and HEAD as stored,
 * NULL or "" where not stated: then they are those of the table for NAME. */
void items_add(struct items *items, const char *word, const char *name, const char *class,
               const char *head);

/* Whether word number I of those that were added has KEY. */
bool items_own_is(const struct items *items, size_t i, const char *key);

/* What HEADER means; NULL where it is not known. */
const struct items_entry *items_find(const struct items *items, const char *header);

/* The class that HEADER alone tells of, whatever the person and the inventory call
 * the item; NULL: none. */
const char *items_header_class(const struct items *items, const char *header);

/* The entry with the longest word that HEADER, which is not known, contains;
 * NULL where there is none. */
const struct items_entry *items_offer(const struct items *items, const char *header);

/* Sets CLASS to the value of the class of items that TEXT names by value or
 * label; borrowed, lives as long as the program. False with WHY where none is. */
bool items_class(const char *text, const char **class, struct why *why);

/* Frees what ITEMS holds. */
void items_clear(struct items *items);

#endif
