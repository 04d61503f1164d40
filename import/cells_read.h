/*
 * cells_read - the text of one cell into the record of its row.
 *
 * Beyond what a form takes (model/check.h), a cell of a foreign file is read by
 * what is known of its column (column_way.h), and a period may tell the event it
 * runs from as well (model/periods_words.h).
 */
#ifndef CELLS_READ_H
#define CELLS_READ_H

#include "import/load.h"

/* A cell: its row, and the column of the file. */
struct cells_place {
    struct load *load;
    const struct load_file *file;
    size_t row, column;
};

/* Sets field number FIELD of RECORD, and what else the cell tells, to TEXT, which
 * stands at AT. What a person should know goes to the plan. False with
 * at->load->why. */
bool cells_read(const struct cells_place *at, struct record *record, size_t field,
                const char *text);

/* Whether cells for field number FIELD of KIND are read when the others of their
 * record are: they may add to the remarks, or are held against another field. */
bool cells_come_last(const struct kind *kind, size_t field);

#endif
