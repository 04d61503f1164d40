/*
 * items_table - what items of personal data are called, and which class each is.
 *
 * The import holds the headers of rosters against it (import/items.h); a rule asks
 * for the class of an item that has none (model/rules_items.h).
 */
#ifndef ITEMS_TABLE_H
#define ITEMS_TABLE_H

#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

/* What a known header says about the rows below it. */
enum items_sign {
    ITEMS_NO_SIGN, /* nothing: ledgers have such columns too */
    ITEMS_CONTACT, /* they may be persons, or companies: address, telephone, … */
    ITEMS_PERSON   /* they are persons: name, date of birth, number of an employee, … */
};

enum items_sort {
    ITEMS_ITEM,         /* an item of personal data */
    ITEMS_NOT_PERSONAL, /* looks alike and is none: an amount, a serial number */
    ITEMS_OPEN          /* a known word that says nothing of what stands below: remarks */
};

struct items_entry {
    const char *words;   /* headers, divided by '|' */
    const char *name[2]; /* of the item, by enum lang; NULL where it is none */
    const char *class;   /* a value of choices_item_class; NULL: to be decided */
    const char *head;    /* a value of choices_item_sensitive_head, or NULL */
    enum items_sort sort;
    enum items_sign sign;
    bool part; /* the words are particular enough to be offered for a longer header */
};

extern const struct items_entry items_table[];
extern const size_t items_table_count;

#endif
