/*
 * fuzz - what the targets of libFuzzer share.
 *
 * Each target is one file NAME.c with LLVMFuzzerTestOneInput(), which states what
 * holds for every input. Its seeds stand in seeds/NAME, the words of its language in
 * NAME.dict, inputs that once failed in found/NAME, flags of libFuzzer in NAME.options.
 *
 *     make fuzz      builds all with clang and runs them (fuzz.sh)
 *     NAME-replay    a test of make check: the target over its seeds and found inputs,
 *                    by whatever compiler (replay.c)
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The target: returns 0. DATA is not closed with a NUL. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Optional: called once before the first input. */
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* Stops the program unless HOLDS, saying WHAT should. */
void fuzz_true(bool holds, const char *what);

/* The same for two texts, either of which may be NULL. */
void fuzz_same(const char *a, const char *b, const char *what);

/* DATA as a text closed with a NUL, for the caller to free. Further NULs may stand in it. */
char *fuzz_text(const uint8_t *data, size_t size);

/* A file that stands in memory alone, with the SIZE bytes at DATA: sets PATH, by which
 * this process opens it. To be closed with close(). */
enum { FUZZ_PATH = 64 };
int fuzz_file(const void *data, size_t size, char path[FUZZ_PATH]);

#endif
