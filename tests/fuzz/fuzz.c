/* See fuzz.h. */
#define _GNU_SOURCE /* memfd_create() */

#include "tests/fuzz/fuzz.h"

#include "model/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void fuzz_true(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "fuzz: this does not hold: %s\n", what);
    abort();
}

void fuzz_same(const char *a, const char *b, const char *what)
{
    if (a == b || (a != NULL && b != NULL && strcmp(a, b) == 0))
        return;
    fprintf(stderr, "fuzz: <%s> and <%s> differ\n", a != NULL ? a : "NULL", b != NULL ? b : "NULL");
    fuzz_true(false, what);
}

char *fuzz_text(const uint8_t *data, size_t size)
{
    return mem_copy_bytes((const char *)data, size);
}

int fuzz_file(const void *data, size_t size, char path[FUZZ_PATH])
{
    int file = memfd_create("fuzz", 0);
    if (file < 0 || write(file, data, size) != (ssize_t)size) {
        perror("fuzz: a file in memory");
        abort();
    }
    snprintf(path, FUZZ_PATH, "/proc/self/fd/%d", file);
    return file;
}
