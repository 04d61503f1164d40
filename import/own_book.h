/*
 * own_book - workbooks as `export --all` writes them: each sheet is called as a kind of
 * records and holds its records.
 *
 * To an import each of these sheets is a file of its own, so that one workbook brings a
 * whole inventory. Any other workbook with several sheets stays one file, of which
 * the person chooses the sheet (xlsx.h).
 */
#ifndef OWN_BOOK_H
#define OWN_BOOK_H

#include "import/import.h"

/* What is read, in order: a path, and a sheet of it or NULL. */
struct own_books {
    const char **paths; /* borrowed from whoever named them */
    char **sheets;
    size_t count, capacity, sheet_capacity;
};

/* Puts the COUNT files at PATHS into BOOKS, our workbooks sheet by sheet unless OPTIONS
 * say what is read of them. own_books_clear() frees. What cannot be read is one file:
 * who reads it tells why. */
void own_books_open(const char *const *paths, size_t count, const struct import_options *options,
                    struct own_books *books);
void own_books_clear(struct own_books *books);

#endif
