/*
 * linked - what a row of the register says about linked records.
 *
 * The columns of one linked kind are aligned value by value: the first ground
 * belongs to the first recipients. Reading turns them into the records that
 * the category should have; applying compares these with those it has,
 * changes as few as possible, and makes or deletes the rest.
 */
#ifndef LINKED_H
#define LINKED_H

#include "import/load.h"

/* What a row wants of one linked kind. */
struct linked_wish {
    bool stated;     /* the row says something about this kind */
    bool *given;     /* by field: a column of the row holds it, or a cell of another tells it */
    bool *told;      /* by field: a cell of another column tells it, of one record at least */
    bool lists_only; /* nothing but lists is given */
    struct record **records; /* wanted; their values are canonical */
    size_t count;
};

struct linked {
    struct linked_wish wishes[REGISTER_GROUPS];
    struct cells media; /* of the storages: none, one for all, or one for each */
};

/* Reads what row ROW of FILE says. Cells that are wrong refuse the row in the
 * plan. linked_clear() frees. */
void linked_read(struct load *load, struct load_file *file, size_t row, struct linked *linked);

/* Makes the records linked to CATEGORY, a saved record, what LINKED wants, and
 * tells the plan what changed. */
void linked_apply(struct load *load, struct load_file *file, size_t row,
                  const struct record *category, struct linked *linked);

/* Adds the cells of the linked columns of FILE, as ROW has them, to OUT, one after
 * the other. */
void linked_cells(struct load *load, const struct load_file *file, const struct register_row *row,
                  struct cells *out);

/* Tells PLAN which of these cells differ between OLD and NEW, as people read
 * them; OLD is empty where the row's record is new. */
void linked_tell(const struct load *load, const struct load_file *file, struct plan_row *plan,
                 const struct cells *old, const struct cells *new);

/* Whether RECORD, one of a linked kind, belongs to several categories through its field
 * number THROUGH. */
bool linked_is_shared(const struct record *record, size_t through);

/* Frees what LINKED holds. */
void linked_clear(struct linked *linked);

#endif
