/*
 * table_leaf - records and the register as sheets of a workbook: one row a record, one
 * column a field, dates and counts as what they are.
 *
 * For programs, the cells are those of the CSV (kind_export.h, register_export.h), so
 * that an import makes equal records of them. For people, references go by name,
 * periods and countries are in words, and columns without any entry are left out;
 * how many is told.
 */
#ifndef TABLE_LEAF_H
#define TABLE_LEAF_H

#include "export/leaf.h"
#include "model/kinds.h"
#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>

struct model;

/* How sheets are written. */
struct table_look {
    bool for_people;
    const char *header, *right; /* above each page that is printed, or NULL */
    const char *const *columns; /* for kinds: these fields in this order, empty or not; NULL:
                                   all */
    const char *about;          /* a sentence above the headings, or NULL */
};

/* What became of it. */
struct table_leaf {
    struct leaf *leaf;
    size_t rows, columns;
    size_t left_out; /* columns without any entry */
};

/* Writes the sentence of LOOK, where it has one. */
void table_leaf_begin(struct leaf *leaf, const struct table_look *look);

/* Adds a sheet with all records of KIND to BOOK, in the language of WHY. False with WHY
 * where the inventory cannot be read; what the workbook refuses waits for its end. */
bool table_leaf_kind(struct model *m, struct workbook *book, const struct kind *kind,
                     const struct table_look *look, struct table_leaf *told, struct why *why);

/* The same for the register, which is printed on A3. */
bool table_leaf_register(struct model *m, struct workbook *book, const struct table_look *look,
                         struct table_leaf *told, struct why *why);

/* Writes the value of FIELD as a cell of the row at which LEAF stands: a date, a number,
 * or the text that TEXT holds. */
void table_leaf_value(struct leaf *leaf, size_t column, const struct field *field,
                      const char *value, const char *text);

/* The bounds of the width of a column with values of TYPE; NARROW where many stand side by
 * side on paper. */
void table_leaf_width(struct leaf *leaf, size_t column, enum type type, bool narrow);

/* Whether FIELD takes one of some values, choices or yes and no: *LIST is what a drop-down
 * (leaf_dropdown()) offers for it in LANG. */
bool table_leaf_offers(struct workbook *book, const struct field *field, enum lang lang,
                       size_t *list);

/* Once LEAF is written: its filter, and how it is printed: on one page side by side
 * where it can be read then, else on as many of A3 as it takes, with the first two columns
 * on each. Nothing smaller than LEAST is taken. */
void table_leaf_end(struct leaf *leaf, enum leaf_paper least, const struct table_look *look);

/* How much memory a workbook with the records of ONLY, or of all kinds where that is NULL,
 * is to take. False with WHY where the inventory cannot be read. */
bool table_leaf_memory(struct model *m, const struct kind *only, enum workbook_memory *memory,
                       struct why *why);

/* A workbook with one kind, with the register, or with a sheet for each kind; PATH and
 * FORCE are as for workbook_begin(). False with WHY, and nothing is written. */
bool table_book_kind(struct model *m, const struct kind *kind, const char *path, bool force,
                     struct why *why);
bool table_book_register(struct model *m, const char *path, bool force, struct why *why);
bool table_book_all(struct model *m, const char *path, bool force, struct why *why);

#endif
