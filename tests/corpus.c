#include "tests/corpus.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void corpus_find(const char *pattern, const char *package, glob_t *files)
{
    if (glob(pattern, 0, NULL, files) == 0)
        return;
    const char *ci = getenv("CI");
    bool failed = ci != NULL && strcmp(ci, "true") == 0;
    printf("%s is not there; it comes with the package %s (./bootstrap check installs it).\n",
           pattern, package);
    exit(failed ? 1 : 77);
}

static void take_all(FILE *in, const char *name, struct buf *out)
{
    char block[1 << 16];
    size_t got;
    if (in == NULL) {
        perror(name);
        exit(1);
    }
    while ((got = fread(block, 1, sizeof block, in)) > 0)
        buf_add(out, block, got);
}

void corpus_read(const char *path, struct buf *out)
{
    FILE *in = fopen(path, "rb");
    take_all(in, path, out);
    fclose(in);
}

void corpus_print(const char *command, struct buf *out)
{
    FILE *in = popen(command, "r");
    take_all(in, command, out);
    if (pclose(in) != 0) {
        printf("%s failed.\n", command);
        exit(1);
    }
}
