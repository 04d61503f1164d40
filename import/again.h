/*
 * again - rows that an earlier import has read, and that are as they were.
 *
 * Most rows of a ledger that is imported again say what the inventory holds
 * already. Where a row has the same digest as one that was imported, and is read
 * in the same way, it is unchanged without its cells being read, its record
 * being found and compared, as long as no entry of the journal since has
 * touched the record, or what any name in the column may lead to: records of
 * the kinds that the columns refer to must not have come, gone or be called
 * otherwise. Where that cannot be told the row is read: the plan is the same.
 *
 * Only for rows that are set as soon as their record is found (load->row_by_row),
 * of kinds whose records have but a code and a name. A row with a note is always
 * read, so that the note is told again.
 */
#ifndef AGAIN_H
#define AGAIN_H

#include "model/seen.h"

struct load;
struct load_file;

/* What is known of the rows of a file. A zeroed one knows nothing. */
struct again {
    bool usable;               /* its rows may be known, and kept */
    bool linked;               /* its columns tell of linked records too */
    char context[DIGEST_TEXT]; /* how they are read */
    size_t *columns;           /* those that are read */
    size_t column_count;
    struct seen seen; /* the rows of an earlier import */
    bool *used;       /* by place in it: a row of the file is that one */
    size_t known;     /* how many are */
    bool complete;    /* all are, or were kept: see again_keep() */
};

/* Finds which rows of all files are known, once it is known how their cells are
 * read; see load_row.known and load->all_known. For load->row_by_row alone. */
void again_find(struct load *load);

/* Tells the plan of row ROW of FILE, which is known, that it is unchanged. False where
 * another row is about the same record, so that it must be read. */
bool again_tell(struct load *load, struct load_file *file, size_t row);

/* Whether the plan changes nothing. */
bool again_is_nothing(const struct load *load);

/* Keeps the rows for the next import: within the change, or behind its end where the
 * plan changes nothing, and nothing is committed. */
void again_keep(struct load *load);

/* Forgets what is known of the rows of FILE. */
void again_clear(struct load_file *file);

#endif
