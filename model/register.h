/*
 * register - the ledger as one table: a row for each category, with what is
 * linked to it.
 *
 * The columns are a table, read by import and export alike: a further column
 * is a further row. Where several records of a linked kind belong to a
 * category, each column of that kind has one value for each of them, in the
 * order of their codes and divided as in cells.h; a value that is a list by
 * itself is then a list within the list.
 */
#ifndef REGISTER_H
#define REGISTER_H

#include "model/record.h"

struct buf;
struct cells;

/* Columns that no field holds; they are written, and read back as a check. */
enum register_derived {
    REGISTER_STORED,
    REGISTER_SENSITIVE, /* from the classes of the items */
    REGISTER_COUNTRIES  /* from storages, contractors and recipients */
};

struct register_column {
    const char *column;
    const char *label[2]; /* by enum lang */
    const char *kind;     /* "category", or a linked kind of register_groups */
    const char *field;    /* its column there; NULL where derived */
    enum register_derived derived;
};

extern const struct register_column register_columns[];
extern const size_t register_columns_count;

/* A kind whose records stand in the row of the category they are linked to. */
struct register_group {
    const char *kind;
    const char *through; /* its column that leads to the category; NULL for storages,
                            which the category itself names */
};

enum { REGISTER_GROUPS = 6 };
extern const struct register_group register_groups[REGISTER_GROUPS];

/* The place of the kind named KIND in register_groups; REGISTER_GROUPS where
 * it is none of them. */
size_t register_group(const char *kind);

/* The records of one group that belong to a category. */
struct register_linked {
    struct record **records; /* by code; storages in the order of the category */
    size_t count;
};

struct register_row {
    struct record *category;
    struct register_linked linked[REGISTER_GROUPS];
};

/* Category ID and all that is linked to it; NULL with WHY where it cannot be
 * read. register_free() frees it. */
struct register_row *register_load(struct model *m, int64_t id, struct why *why);
void register_free(struct register_row *row);

/* Adds the value of field number FIELD of RECORD as the register shows it:
 * references by name, labels of choices in LANG, ISO dates and periods. */
void register_value(struct model *m, const struct record *record, size_t field, enum lang lang,
                    struct buf *out);

/* Adds the cell of COLUMN in ROW. */
void register_cell(struct model *m, const struct register_row *row,
                   const struct register_column *column, enum lang lang, struct buf *out);

/* Whether the category of ROW holds sensitive data (APPI Article 2(3)): "yes"
 * where one of its items is of that class, "no" where all items have another
 * class, "" where that is not known. */
const char *register_sensitive(struct model *m, const struct register_row *row);

/* Adds the codes of the foreign countries of ROW to CODES, sorted: where its
 * storages are, where contractors and recipients are (APPI Articles 23, 28). */
void register_countries(struct model *m, const struct register_row *row, struct cells *codes);

/* The word for a known answer of register_sensitive() in LANG; "" for none. */
const char *register_sensitive_word(const char *answer, enum lang lang);

#endif
