/*
 * compare - orders for qsort() and bsearch().
 */
#ifndef COMPARE_H
#define COMPARE_H

/* Of int64_t, the lowest first. */
int compare_numbers(const void *a, const void *b);

/* Of char *, byte by byte. */
int compare_texts(const void *a, const void *b);

#endif
