/* See own_book.h. */
#include "import/own_book.h"

#include "import/xlsx.h"
#include "model/mem.h"

#include <stdlib.h>

static void add(struct own_books *books, const char *path, const char *sheet)
{
    books->paths = mem_grow(books->paths, books->count, &books->capacity, sizeof *books->paths);
    books->sheets =
        mem_grow(books->sheets, books->count, &books->sheet_capacity, sizeof *books->sheets);
    books->paths[books->count] = path;
    books->sheets[books->count++] = sheet == NULL ? NULL : mem_copy(sheet);
}

/* Whether SHEET of a workbook is read where nobody chooses. */
static bool is_read(const struct xlsx_sheet *sheet)
{
    return sheet->shown == XLSX_VISIBLE && sheet->filled;
}

/* Whether the sheets of BOOK that are read are several, and each is called as a kind. */
static bool is_own(const struct xlsx_book *book)
{
    size_t own = 0;
    for (size_t i = 0; i < book->count; i++) {
        if (!is_read(&book->sheets[i]))
            continue;
        if (kinds_find(book->sheets[i].name) == NULL)
            return false;
        own++;
    }
    return own > 1;
}

/* Adds the workbook at PATH, sheet by sheet where it is ours. */
static void add_book(struct own_books *books, const char *path)
{
    struct why ignored = {.lang = LANG_EN};
    struct xlsx_book book = {0};
    if (!xlsx_look(path, &book, &ignored) || !is_own(&book)) {
        add(books, path, NULL);
    } else {
        for (size_t i = 0; i < book.count; i++)
            if (is_read(&book.sheets[i]))
                add(books, path, book.sheets[i].name);
    }
    xlsx_clear(&book);
}

void own_books_open(const char *const *paths, size_t count, const struct import_options *options,
                    struct own_books *books)
{
    bool chosen = options->sheet != NULL || options->kind != NULL || options->mapping != NULL ||
                  options->save_mapping != NULL || options->header_row != 0;
    *books = (struct own_books){0};
    for (size_t i = 0; i < count; i++)
        if (!chosen && xlsx_magic(paths[i]) == XLSX_ARCHIVE)
            add_book(books, paths[i]);
        else
            add(books, paths[i], NULL);
}

void own_books_clear(struct own_books *books)
{
    for (size_t i = 0; i < books->count; i++)
        free(books->sheets[i]);
    free(books->paths);
    free(books->sheets);
    *books = (struct own_books){0};
}
