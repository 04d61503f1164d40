/*
 * corpus - tests on texts that nobody here wrote.
 *
 * They come from packages that ./bootstrap check installs. In CI (CI=true) a
 * corpus that is missing is a failure; elsewhere its test is skipped.
 */
#ifndef TESTS_CORPUS_H
#define TESTS_CORPUS_H

#include "model/buf.h"

#include <glob.h>

/* The files that PATTERN names, of the Debian package PACKAGE; globfree() frees
 * them. Ends the program where there are none: it failed in CI, else it was
 * skipped (77). */
void corpus_find(const char *pattern, const char *package, glob_t *files);

/* Adds what stands in the file PATH, or ends the program. */
void corpus_read(const char *path, struct buf *out);

/* Adds what COMMAND prints, or ends the program. */
void corpus_print(const char *command, struct buf *out);

#endif
