/*
 * See mem.h. Sizes are checked for overflow here, so that callers multiply
 * nothing themselves.
 */
#include "model/mem.h"

#include "model/words.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t mem_size(size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        bug("a size that no machine has");
    return count * size == 0 ? 1 : count * size;
}

void *mem_new(size_t count, size_t size)
{
    void *memory = calloc(1, mem_size(count, size));
    if (memory == NULL)
        mem_none();
    return memory;
}

void *mem_resize(void *old, size_t count, size_t size)
{
    void *memory = realloc(old, mem_size(count, size));
    if (memory == NULL)
        mem_none();
    return memory;
}

char *mem_copy(const char *text)
{
    return text == NULL ? mem_copy_bytes("", 0) : mem_copy_bytes(text, strlen(text));
}

char *mem_copy_bytes(const char *text, size_t length)
{
    char *copy = mem_resize(NULL, length + 1, 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void *mem_grow(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity == 0 ? 8 : *capacity * 2;
    return mem_resize(items, *capacity, size);
}

FILE *mem_text_begin(char **text, size_t *length)
{
    FILE *file = open_memstream(text, length);
    if (file == NULL)
        mem_none();
    return file;
}

void mem_text_end(FILE *file, char *const *text)
{
    /* The C library may close it without a word where there is no memory for the text. */
    if (fclose(file) != 0 || *text == NULL)
        mem_none();
}

void die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(4);
}

void mem_none(void)
{
    static const char said[] = N_("out of memory. What was said to be saved is in the inventory, "
                                  "and nothing else was changed. Close other programs and start "
                                  "daicho again.");
    /* Which language was asked for is not known this far down. */
    die("daicho: %s\ndaicho: %s", words_in(LANG_EN, said), words_in(LANG_JA, said));
}

void bug_at(const char *file, int line, const char *what)
{
    fprintf(stderr, "daicho: bug at %s:%d: %s\n", file, line, what);
    abort();
}
