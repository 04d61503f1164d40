/*
 * See wipe.h. M_PERTURB of glibc fills what is freed, but not the small blocks
 * that a thread keeps for itself (tcache): as many of each size are taken from
 * there as it can hold, cleared, and given back.
 */
#include "import/wipe.h"

#include "model/mem.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

enum {
    FILL = 0x5A,
    SMALL_LEAST = 24, /* what the smallest block can hold, and the steps from there on */
    SMALL_STEP = 16,
    SMALL_SIZES = 64,  /* that a thread keeps */
    SMALL_BLOCKS = 16, /* of each, more than it keeps */
    STACK_BYTES = 256 * 1024
};

void wipe_begin(void)
{
#ifdef M_PERTURB
    mallopt(M_PERTURB, FILL);
#endif
}

static void clear_small_blocks(void)
{
    void *blocks[SMALL_BLOCKS];
    for (size_t n = 0; n < SMALL_SIZES; n++) {
        size_t size = SMALL_LEAST + n * SMALL_STEP;
        for (size_t i = 0; i < SMALL_BLOCKS; i++) {
            blocks[i] = mem_resize(NULL, 1, size); /* calloc() takes none of them */
            explicit_bzero(blocks[i], size);
        }
        for (size_t i = 0; i < SMALL_BLOCKS; i++)
            free(blocks[i]);
    }
}

/* Clears the part of the stack that functions called before have used. */
static __attribute__((noinline)) void clear_stack(void)
{
    char used[STACK_BYTES];
    explicit_bzero(used, sizeof used);
}

void wipe_end(void)
{
    clear_small_blocks();
    clear_stack();
#ifdef M_PERTURB
    mallopt(M_PERTURB, 0);
#endif
}
