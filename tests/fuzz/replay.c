/*
 * replay - one target over inputs that are kept, without libFuzzer.
 *
 *     NAME-replay          the seeds of NAME and what was found for it, under $srcdir
 *     NAME-replay FILE…    these
 */
#include "model/buf.h"
#include "tests/fuzz/fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Most targets need none. */
#pragma weak LLVMFuzzerInitialize

static void replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    struct buf bytes = {0};
    char block[4096];
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
        buf_add(&bytes, block, got);
    fclose(file);
    /* Named first, so that the last name is that of the input that stops the program. */
    printf("%s\n", path);
    fflush(stdout);
    LLVMFuzzerTestOneInput((const uint8_t *)buf_text(&bytes), bytes.length);
    buf_clear(&bytes);
}

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Replays the files of FOLDER in the order of their names; gives how many there are. */
static size_t replay_folder(const char *folder)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, visible, alphasort);
    for (int i = 0; i < count; i++) {
        struct buf path = {0};
        buf_printf(&path, "%s/%s", folder, entries[i]->d_name);
        replay(buf_text(&path));
        buf_clear(&path);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return count < 0 ? 0 : (size_t)count;
}

static size_t replay_kept(const char *program)
{
    static const char *const kept[] = {"seeds", "found"};
    const char *slash = strrchr(program, '/');
    const char *name = slash != NULL ? slash + 1 : program;
    const char *srcdir = getenv("srcdir");
    size_t count = 0;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        struct buf folder = {0};
        buf_printf(&folder, "%s/tests/fuzz/%s/%.*s", srcdir != NULL ? srcdir : ".", kept[i],
                   (int)strcspn(name, "-"), name);
        count += replay_folder(buf_text(&folder));
        buf_clear(&folder);
    }
    return count;
}

int main(int argc, char **argv)
{
    if (LLVMFuzzerInitialize != NULL)
        LLVMFuzzerInitialize(&argc, &argv);
    size_t count = 0;
    for (int i = 1; i < argc; i++, count++)
        replay(argv[i]);
    if (argc == 1)
        count = replay_kept(argv[0]);
    printf("%zu points, 0 violations\n", count);
    return count > 0 ? 0 : 1;
}
