/*
 * db_row - the rows of a statement as SQLite gives them, value by value at once.
 *
 * Asking for a row column by column costs more than reading it. The statement
 * of db_bind_row() hands its values over by a function of its own instead:
 *
 *     SELECT db_row(:row, t.id, t.name) FROM category t ORDER BY t.id
 *
 * The rows must come in the order of an index or of their numbers: where SQLite
 * has to sort them, the function would run before the sorting.
 */
#ifndef DB_ROW_H
#define DB_ROW_H

#include "model/buf.h"
#include "model/db.h"

/* A value: a number, a text, or neither where it is NULL. */
struct db_value {
    bool is_number;
    int64_t number;
    size_t at, length; /* of the text among the texts of the row */
};

/* A zeroed one can be bound; db_row_clear() frees what it holds. */
struct db_row {
    struct db_value *values;
    size_t count, capacity;
    struct buf texts; /* each closed with a NUL */
};

/* Makes the function known to DB, which was opened just now. */
void db_row_begin(struct db *db);

/* Has each step of ST fill ROW, whose place among the parameters is NAME. */
void db_bind_row(struct statement *st, const char *name, struct db_row *row);

/* The text of value I of ROW, "" where it is none. Borrowed until the next
 * step. */
static inline const char *db_row_text(const struct db_row *row, size_t i)
{
    return row->values[i].length == 0 ? "" : row->texts.text + row->values[i].at;
}

void db_row_clear(struct db_row *row);

#endif
