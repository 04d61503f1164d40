/*
 * mem - memory that is there, or the program ends.
 *
 * Out of memory is not a thing a person can cure in a form, so these never
 * return NULL: they end the program through mem_none(), and what was saved before
 * is safe in the file.
 */
#ifndef MEM_H
#define MEM_H

#include <stddef.h>
#include <stdio.h>

/* Zeroed memory for COUNT things of SIZE bytes; the caller frees it. */
void *mem_new(size_t count, size_t size);

/* OLD (or NULL) made to hold COUNT things of SIZE bytes; what is new is not
 * set. The caller frees it. */
void *mem_resize(void *old, size_t count, size_t size);

/* A copy of TEXT (NULL gives an empty text); the caller frees it. */
char *mem_copy(const char *text);

/* A copy of the first LENGTH bytes of TEXT, closed with a NUL; the caller
 * frees it. */
char *mem_copy_bytes(const char *text, size_t length);

/* Makes room in an array for one more: returns ITEMS, moved where COUNT has
 * reached *CAPACITY, which then grows. The caller frees it. */
void *mem_grow(void *items, size_t count, size_t *capacity, size_t size);

/* A file whose text stands in *TEXT, *LENGTH bytes, once mem_text_end() has closed it; the
 * caller frees the text. */
FILE *mem_text_begin(char **text, size_t *length);
void mem_text_end(FILE *file, char *const *text);

/* Ends the program with exit status 4 after saying the message; the screen
 * restores the terminal by atexit(). */
void die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* die() that says, in both languages, that there is no memory and what holds of the
 * inventory. Also for what a library gives back only where it had none. */
void mem_none(void) __attribute__((noreturn));

/* Ends the program by abort(): a mistake of the program, with its place. */
void bug_at(const char *file, int line, const char *what) __attribute__((noreturn));
#define bug(what) bug_at(__FILE__, __LINE__, what)

#endif
