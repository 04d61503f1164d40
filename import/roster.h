/*
 * roster - is a foreign file a roster or a ledger?
 *
 * The rows of a roster are persons, those of a ledger holdings of data. A
 * ledger is imported; of a roster nothing but its columns and their number may
 * be kept. The words of the header decide. Only where they do not, cells are
 * looked at: how many differ from each other, how many are marks (a ledger may
 * have a column for each item, with ○ and ×), what they look like. No cell is
 * kept for it, only numbers made from cells, and those until roster_clear().
 *
 *     roster_header(…)    the words of the header
 *     roster_row(…)       each row below, as far as it wants to see them
 *     roster_decide(…)    what it is, and why
 */
#ifndef ROSTER_H
#define ROSTER_H

#include "import/items.h"
#include "import/shape.h"
#include "import/sheet.h"
#include "model/cells.h"
#include "model/kinds.h"

enum roster_told {
    ROSTER_UNTOLD, /* neither words nor cells say anything */
    ROSTER_PERSONS,
    ROSTER_LEDGER
};

/* At most so many rows are looked at, in at most so many columns. */
enum { ROSTER_ROWS = 1000, ROSTER_COLUMNS = 256 };

struct roster_column {
    const struct items_entry *entry; /* what the header means; NULL where not known */
    bool ledger;                     /* it is the word of a field */
    bool naming;                     /* of the name of a holding, or of a person */
    struct roster_look *look;        /* what its cells look like; NULL where not looked at */
};

struct roster {
    struct roster_column *columns;
    size_t count;
    bool named;            /* the words of ledgers are those of another kind than categories */
    struct cells titles;   /* of the columns, as they may be shown (roster_title()) */
    size_t rows;           /* looked at */
    enum roster_told told; /* by the header; after roster_decide() by all */
    struct cells reasons;  /* sentences, after roster_decide() */
};

/* What the header CELL of column number COLUMN (from 0) may be called in public:
 * itself, or "column 3" where it is empty or looks like a value, which is said
 * in *HIDDEN. For the caller to free. */
char *roster_title(const char *cell, size_t column, enum lang lang, bool *hidden);

/* Reads the header. KIND is the kind whose ledger it may be, NULL for the
 * register. UNKNOWN: cells below headers that are not known are looked at in
 * any case. roster_clear() frees. */
void roster_header(struct roster *roster, const struct items *items, const char *const *cells,
                   size_t count, const struct kind *kind, bool unknown, enum lang lang);

/* Looks at a row of COUNT CELLS below the header, unless enough was seen. */
void roster_row(struct roster *roster, const char *const *cells, size_t count);

/* Decides, and fills the reasons. */
void roster_decide(struct roster *roster, enum lang lang);

/* What most cells of column COLUMN look like, where it is a shape of values;
 * else SHAPE_TEXT. */
enum shape roster_shape(const struct roster *roster, size_t column);

/* Frees what ROSTER holds. */
void roster_clear(struct roster *roster);

/* The header of SHEET, by place: of its first rows the one with the best score,
 * or the row that spreadsheets show as HEADER_ROW where that is not 0;
 * sheet->count where none can be one. */
size_t roster_find_header(const struct sheet *sheet, const struct items *items, size_t header_row);

/* Whether SHEET may be imported as a ledger of KIND (NULL: the register); ROW is
 * the place of its header, sheet->count where that is not known. False with
 * WHY: it is a roster, or the words of the person (items.tsv) cannot be read.
 * There is no way to import a roster all the same. */
bool roster_may_import(const struct sheet *sheet, size_t row, const struct kind *kind,
                       struct why *why);

#endif
