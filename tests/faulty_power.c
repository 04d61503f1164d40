/* See faulty_power.h. */
#include "tests/faulty_power.h"

#include "model/mem.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 512 };

struct piece {
    sqlite3_int64 number;
    unsigned char bytes[PIECE]; /* as they were synced; 0 behind the end */
};

struct kept {
    char *path;
    bool made; /* and not synced since: the folder may not know it */
    sqlite3_int64 size;
    struct piece *pieces;
    size_t count, capacity;
};

struct power {
    unsigned long long random;
    unsigned manner;
    struct kept *files;
    size_t count, capacity;
};

struct power *power_new(unsigned seed)
{
    struct power *power = mem_new(1, sizeof *power);
    power->manner = seed % 4;
    power->random = (seed + 1) * 0x9E3779B97F4A7C15u;
    return power;
}

static void forget(struct kept *file)
{
    free(file->path);
    free(file->pieces);
    *file = (struct kept){0};
}

void power_free(struct power *power)
{
    if (power == NULL)
        return;
    for (size_t i = 0; i < power->count; i++)
        forget(&power->files[i]);
    free(power->files);
    free(power);
}

static struct kept *find(struct power *power, const char *path)
{
    for (size_t i = 0; i < power->count; i++)
        if (power->files[i].path != NULL && strcmp(power->files[i].path, path) == 0)
            return &power->files[i];
    return NULL;
}

static sqlite3_int64 size_of(sqlite3_file *own)
{
    sqlite3_int64 size = 0;
    own->pMethods->xFileSize(own, &size);
    return size;
}

void power_open(struct power *power, const char *path, sqlite3_file *own, bool made)
{
    struct kept *file = find(power, path);
    if (file != NULL)
        return;
    power->files = mem_grow(power->files, power->count, &power->capacity, sizeof *power->files);
    power->files[power->count++] =
        (struct kept){.path = mem_copy(path), .made = made, .size = size_of(own)};
}

/* The file as it is kept; one that was opened before anybody looked begins here. */
static struct kept *known(struct power *power, const char *path, sqlite3_file *own)
{
    power_open(power, path, own, false);
    return find(power, path);
}

static void keep_piece(struct kept *file, sqlite3_file *own, sqlite3_int64 number)
{
    for (size_t i = file->count; i-- > 0;)
        if (file->pieces[i].number == number)
            return;
    file->pieces = mem_grow(file->pieces, file->count, &file->capacity, sizeof *file->pieces);
    struct piece *piece = &file->pieces[file->count++];
    *piece = (struct piece){.number = number};
    own->pMethods->xRead(own, piece->bytes, PIECE, number * PIECE);
}

void power_write(struct power *power, const char *path, sqlite3_file *own, sqlite3_int64 at,
                 int count)
{
    struct kept *file = known(power, path, own);
    for (sqlite3_int64 number = at / PIECE; number * PIECE < at + count; number++)
        keep_piece(file, own, number);
}

void power_truncate(struct power *power, const char *path, sqlite3_file *own, sqlite3_int64 size)
{
    sqlite3_int64 now = size_of(own);
    if (now > size)
        power_write(power, path, own, size, (int)(now - size));
}

void power_delete(struct power *power, const char *path)
{
    struct kept *file = find(power, path);
    if (file != NULL)
        forget(file);
}

void power_sync(struct power *power, const char *path, sqlite3_file *own)
{
    struct kept *file = known(power, path, own);
    file->made = false;
    file->size = size_of(own);
    file->count = 0;
}

/* Whether the disk had taken it: a thing that was written and not synced. */
static bool had_taken(struct power *power)
{
    power->random ^= power->random << 13;
    power->random ^= power->random >> 7;
    power->random ^= power->random << 17;
    return power->manner == 1 || (power->manner != 0 && (power->random >> 33) % 2 == 0);
}

static void put(int fd, const struct piece *piece)
{
    if (pwrite(fd, piece->bytes, PIECE, piece->number * PIECE) != PIECE)
        bug("a piece of a file cannot be put back");
}

static void cut_file(struct power *power, const struct kept *file)
{
    if (file->made && !had_taken(power)) {
        unlink(file->path);
        return;
    }
    int fd = open(file->path, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return;
    bool sized = had_taken(power);
    off_t size = sized ? lseek(fd, 0, SEEK_END) : (off_t)file->size;
    for (size_t i = 0; i < file->count; i++)
        if (!had_taken(power))
            put(fd, &file->pieces[i]);
    if (ftruncate(fd, size) != 0)
        bug("a file cannot be cut");
    close(fd);
}

void power_cut(struct power *power)
{
    for (size_t i = 0; i < power->count; i++)
        if (power->files[i].path != NULL)
            cut_file(power, &power->files[i]);
}
