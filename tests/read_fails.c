/*
 * read_fails - a disk that cannot be read when it is told so, for reading-test.c.
 *
 * A shared object that stands before the C library (LD_PRELOAD of ld.so(8)), so that the
 * program is the one that is shipped. SQLite reads by pread(2), and nothing else of the
 * program does.
 *
 *   READ_FAIL_AT=N     the Nth reading fails with EIO, counted from 1, and all that
 *                      follow; 0: none
 *   READ_COUNT=FILE    the number of readings goes there
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static unsigned long count, fail_at;

static ssize_t read_at(int file, void *bytes, size_t length, off_t at)
{
    count++;
    if (fail_at != 0 && count >= fail_at) {
        errno = EIO;
        return -1;
    }
    return syscall(SYS_pread64, file, bytes, length, at);
}

ssize_t pread(int file, void *bytes, size_t length, off_t at)
{
    return read_at(file, bytes, length, at);
}

ssize_t pread64(int file, void *bytes, size_t length, off_t at)
{
    return read_at(file, bytes, length, at);
}

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("READ_FAIL_AT");
    fail_at = at == NULL ? 0 : strtoul(at, NULL, 10);
    unsetenv("LD_PRELOAD");
}

__attribute__((destructor)) static void end(void)
{
    const char *name = getenv("READ_COUNT");
    int file = name == NULL ? -1 : open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0)
        return;
    dprintf(file, "%lu\n", count);
    close(file);
}
