/*
 * failing - databases of which one statement fails.
 *
 * Every database that is opened after failing_watch() has its work counted in points:
 * each run of a statement and each row that one gives. At the point that was chosen
 * SQLite is told to break off, so that this statement fails, whatever stands in its
 * cache, and everything after it works again: what forgets to look at the one error
 * goes on as if nothing were missing. Any part of the model may be open.
 */
#ifndef TESTS_FAILING_H
#define TESTS_FAILING_H

#include <stdbool.h>
#include <stddef.h>

/* Watches every database that is opened from now on. */
void failing_watch(void);

/* Begins to count anew; at POINT, which one of the functions below gave, a statement fails.
 * 0: none does. */
void failing_at(size_t point);

/* The same; the next statement fails that begins with TEXT, or the first of them behind
 * one that begins with FIRST, unless that is NULL. Both are borrowed. */
void failing_at_text(const char *first, const char *text);

/* Whether a statement failed. */
bool failing_struck(void);

/* The beginning of the statement that failed. */
const char *failing_what(void);

/* Runs WORK, in which nothing fails, and gives the points worth trying, at most MOST:
 * where a statement or its rows come for the first times, and some evenly spread.
 * Returns how many there are; the caller frees *POINTS. */
size_t failing_points(void (*work)(void *context), void *context, size_t most, size_t **points);

/* The same, of the calls in the program on the way from WORK to its statements: each that
 * no earlier WORK made is a point, at which the first statement within it fails. That is
 * how every call that can give a failure gives one. What the environment gives as NAME is
 * how many points of failing_points() are wanted instead. */
size_t failing_calls(void (*work)(void *context), void *context, size_t most, const char *name,
                     size_t **points);

#endif
