/*
 * rules_items - the class of an item of personal data, told by its name.
 *
 * A name is known by the words of items_table.h, by the folded text without
 * blanks. What is told is an offer: only the person knows what the item holds.
 */
#ifndef RULES_ITEMS_H
#define RULES_ITEMS_H

#include <stddef.h>

struct item_words {
    struct item_word *list; /* by key */
    size_t count;
};

/* The value of the class of the item NAME ("sensitive"); NULL where the name is not
 * known or tells no class. WORDS begins zeroed; item_words_clear() frees what it
 * holds. */
const char *item_words_class(struct item_words *words, const char *name);
void item_words_clear(struct item_words *words);

#endif
