/*
 * memory_fails - memory that fails when it is told to, for memory-test.c.
 *
 * A shared object that stands before the C library (LD_PRELOAD of ld.so(8)), so
 * that the program is the one that is shipped, and that what its libraries ask
 * for fails as well as what it asks for itself: zip, expat, xlsxwriter, ncurses,
 * zstd, iconv, the C library.
 *
 *   MEMORY_FAIL_AT=N     the Nth allocation fails, counted from 1; 0: none
 *   MEMORY_FAIL_HOW      once: only that one; on: all from there on; sqlite: those
 *                        that SQLite asks for from there on
 *   MEMORY_PLACES=FILE   a line for each place that asks for memory, which is a way
 *                        of calls: the first and the last allocation there, a mark
 *                        of the place that is the same in each run, 1 where SQLite
 *                        asks. FILE holds the number of allocations alone where
 *                        MEMORY_COUNT is set
 *   MEMORY_SIGNAL        SIGUSR1 has the Nth allocation after it fail
 *
 * Programs that are started by the program have all the memory they want.
 */
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum how { ONCE, ON, SQLITE };

/* Calls that tell one place from another; slots, a power of two. */
enum { CALLS = 16, PLACES = 1 << 17 };

struct place {
    uint64_t mark; /* 0: free */
    unsigned long first, last;
    bool sqlite;
};

/* The functions of the C library itself: this object asks for no memory. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static volatile unsigned long count, fail_at;
static unsigned long after_signal;
static enum how how;
/* The code of SQLite; of libraries that ask for others; and of some that go on with
 * nothing where they get nothing (libseccomp 2.5.4, libxlsxwriter 1.1.4 with its
 * minizip): what those ask for, or others for them, never fails here, since no caller
 * could answer for it. */
static const char *const named[] = {"libsqlite3", "libc.so",       "libz.so",
                                    "libseccomp", "libxlsxwriter", "libminizip"};
enum { SQLITE_CODE, C_LIBRARY, Z_LIBRARY, NAMED = sizeof named / sizeof named[0] };
static uintptr_t begins[NAMED], ends[NAMED];
static char file_name[256];
static bool tracing, inside;
static struct place places[PLACES];

static void note_place(bool sqlite)
{
    void *calls[CALLS];
    uint64_t mark = 1469598103934665603u;
    inside = true;
    int depth = backtrace(calls, CALLS);
    inside = false;
    for (int i = 2; i < depth; i++)
        mark = (mark ^ (uintptr_t)calls[i]) * 1099511628211u;
    size_t at = (size_t)(mark >> 20) % PLACES;
    while (places[at].mark != 0 && places[at].mark != mark)
        at = (at + 1) % PLACES;
    if (places[at].mark == 0)
        places[at] = (struct place){.mark = mark, .first = count, .sqlite = sqlite};
    places[at].last = count;
}

/* Which of the libraries FROM lies in; NAMED: none. */
static size_t code_of(uintptr_t from)
{
    size_t code = 0;
    while (code < NAMED && (from < begins[code] || from >= ends[code]))
        code++;
    return code;
}

/* Whether CODE asks for others. */
static bool is_between(size_t code)
{
    return code == C_LIBRARY || code == Z_LIBRARY;
}

/* Whether the C library or zlib asks on behalf of a library that goes on with nothing. */
static bool asks_for_deaf(void)
{
    void *calls[CALLS];
    inside = true;
    int depth = backtrace(calls, CALLS);
    inside = false;
    /* First come the calls of this object. */
    bool met = false;
    for (int i = 0; i < depth; i++) {
        size_t code = code_of((uintptr_t)calls[i]);
        if (met && !is_between(code))
            return code < NAMED && code != SQLITE_CODE;
        met = met || is_between(code);
    }
    return false;
}

static bool fails(const void *caller)
{
    size_t code = code_of((uintptr_t)caller);
    bool sqlite = code == SQLITE_CODE;
    if (inside || (code < NAMED && !is_between(code) && !sqlite))
        return false;
    count++;
    if (tracing)
        note_place(sqlite);
    if (fail_at == 0 || count < fail_at || (how == ONCE && count > fail_at) ||
        (how == SQLITE && !sqlite) || (is_between(code) && asks_for_deaf()))
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t number, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(number, size);
}

void *realloc(void *old, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    if (fails(__builtin_return_address(0)))
        return ENOMEM;
    *memory = __libc_memalign(alignment, size);
    return *memory == NULL ? ENOMEM : 0;
}

static int find_code(struct dl_phdr_info *info, size_t size, void *unused)
{
    (void)size;
    (void)unused;
    size_t code = 0;
    while (code < NAMED && strstr(info->dlpi_name, named[code]) == NULL)
        code++;
    for (int i = 0; i < info->dlpi_phnum && code < NAMED; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type != PT_LOAD || (part->p_flags & PF_X) == 0)
            continue;
        begins[code] = info->dlpi_addr + part->p_vaddr;
        ends[code] = begins[code] + part->p_memsz;
    }
    return 0;
}

static void on_signal(int number)
{
    (void)number;
    fail_at = count + after_signal;
}

static unsigned long number_in(const char *name)
{
    const char *text = getenv(name);
    return text == NULL ? 0 : strtoul(text, NULL, 10);
}

__attribute__((constructor)) static void begin(void)
{
    void *calls[CALLS];
    const char *word = getenv("MEMORY_FAIL_HOW"), *file = getenv("MEMORY_PLACES");
    unsigned long at = number_in("MEMORY_FAIL_AT");
    if (file != NULL)
        snprintf(file_name, sizeof file_name, "%s", file);
    if (word != NULL)
        how = strcmp(word, "on") == 0 ? ON : strcmp(word, "sqlite") == 0 ? SQLITE : ONCE;
    dl_iterate_phdr(find_code, NULL);
    unsetenv("LD_PRELOAD");
    /* The first call loads what it needs. */
    backtrace(calls, CALLS);
    tracing = file != NULL && getenv("MEMORY_COUNT") == NULL;
    count = 0;
    if (getenv("MEMORY_SIGNAL") != NULL) {
        after_signal = at;
        signal(SIGUSR1, on_signal);
    } else {
        fail_at = at;
    }
}

__attribute__((destructor)) static void end(void)
{
    char line[128];
    unsigned long counted = count;
    fail_at = 0;
    tracing = false;
    int file = file_name[0] == '\0' ? -1 : open(file_name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0)
        return;
    dprintf(file, "%lu\n", counted);
    for (size_t i = 0; i < PLACES; i++) {
        const struct place *place = &places[i];
        int length = snprintf(line, sizeof line, "%lu %lu %llx %d\n", place->first, place->last,
                              (unsigned long long)place->mark, place->sqlite);
        if (place->mark != 0 && write(file, line, (size_t)length) != length)
            break;
    }
    close(file);
}
