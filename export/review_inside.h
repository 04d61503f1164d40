/*
 * review_inside - one sheet of an annual review, for the files of review_send.h only.
 */
#ifndef REVIEW_INSIDE_H
#define REVIEW_INSIDE_H

#include "model/review_columns.h"

struct cells;

/* A row: its cells by place in review_columns, in one block for the caller to free. */
struct review_sheet_row {
    char **cells;
};

/* All texts are borrowed but the rows. */
struct review_sheet {
    struct model *m;
    enum lang lang;
    const struct campaign *campaign;
    const char *code, *name;       /* of the department; "" without one */
    const char *company;           /* "" where it is not known */
    const char *manager, *contact; /* to whom the sheet goes back; may be "" */
    const char *today;
    int64_t entry; /* of the journal: the state that is sent */
    struct review_sheet_row *rows;
    size_t count;
};

/* The empty rows below the last one, for data that is not in the ledger yet. */
enum { REVIEW_SPARE_ROWS = 10 };

/* Writes SHEET as a workbook to PATH. */
bool review_book_write(const struct review_sheet *sheet, const char *path, bool force,
                       struct why *why);

/* The same as CSV for Excel. */
bool review_csv_write(const struct review_sheet *sheet, const char *path, bool force,
                      struct why *why);

/* What the drop-down of COLUMN offers: adds the labels to LABELS. */
void review_offers(const struct review_column *column, enum lang lang, struct cells *labels);

/* What stands in COLUMN of an empty row: the department, else nothing. */
const char *review_spare_cell(const struct review_sheet *sheet, const struct review_column *column);

#endif
