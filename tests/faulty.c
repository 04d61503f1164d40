/*
 * See faulty.h. Nothing is really synced, which would only cost time: what the
 * system holds in memory outlives the process.
 */
#include "tests/faulty.h"

#include "model/db.h"
#include "model/mem.h"
#include "tests/faulty_power.h"
#include "tests/running.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum operation { OPEN, MAKE, READ, WRITE, TRUNCATE, SYNC, SIZE, LOCK, UNLOCK, ASK, DELETE, ACCESS };

struct faulty {
    sqlite3_vfs vfs, *system;
    enum fault fault;
    long left; /* operations before the fault */
    bool came;
    struct power *power; /* NULL where it stays on */
    bool noting;
    struct noted {
        enum operation operation;
        uint64_t place;
    } * noted;
    size_t count, capacity;
    struct faulty_place *places;
    size_t places_count, places_capacity;
};

/* What SQLite holds of an open file; the system's own follows behind it. */
struct file {
    sqlite3_file base;
    struct faulty *faulty;
    char *path; /* NULL: a nameless one */
    int flags;
    sqlite3_file *own;
};

static const struct {
    const char *name;
    bool kills;
    unsigned concerns; /* operations, a bit each */
} faults[FAULTS] = {
    [FAULT_NONE] = {"none", false, 0},
    [FAULT_ONCE] = {"fails once", false, ~0u},
    [FAULT_ON] = {"fails from then on", false, ~0u},
    [FAULT_LATE] = {"done and yet an error", false, 1u << WRITE | 1u << SYNC | 1u << DELETE},
    [FAULT_FULL_ONCE] = {"full once", false, 1u << WRITE},
    [FAULT_FULL] = {"full from then on", false, 1u << WRITE},
    [FAULT_HALF] = {"half a write", false, 1u << WRITE},
    [FAULT_READONLY] = {"read-only from then on", false,
                        1u << MAKE | 1u << WRITE | 1u << TRUNCATE | 1u << DELETE},
    [FAULT_CRASH] = {"crash", true,
                     1u << MAKE | 1u << WRITE | 1u << TRUNCATE | 1u << SYNC | 1u << DELETE},
    [FAULT_TEAR] = {"torn write and crash", true, 1u << WRITE},
    [FAULT_POWER] = {"power cut", true,
                     1u << MAKE | 1u << WRITE | 1u << TRUNCATE | 1u << SYNC | 1u << DELETE},
};

static const int errors[] = {
    [OPEN] = SQLITE_CANTOPEN,           [MAKE] = SQLITE_CANTOPEN,
    [READ] = SQLITE_IOERR_READ,         [WRITE] = SQLITE_IOERR_WRITE,
    [TRUNCATE] = SQLITE_IOERR_TRUNCATE, [SYNC] = SQLITE_IOERR_FSYNC,
    [SIZE] = SQLITE_IOERR_FSTAT,        [LOCK] = SQLITE_IOERR_LOCK,
    [UNLOCK] = SQLITE_IOERR_UNLOCK,     [ASK] = SQLITE_IOERR_CHECKRESERVEDLOCK,
    [DELETE] = SQLITE_IOERR_DELETE,     [ACCESS] = SQLITE_IOERR_ACCESS,
};

const char *faulty_name(enum fault fault)
{
    return faults[fault].name;
}

bool faulty_kills(enum fault fault)
{
    return faults[fault].kills;
}

static bool goes_on(enum fault fault)
{
    return fault == FAULT_ON || fault == FAULT_FULL || fault == FAULT_READONLY;
}

/* The place with hash PLACE; NULL: not met yet. */
static struct faulty_place *place_of(struct faulty *faulty, uint64_t place)
{
    for (size_t i = 0; i < faulty->places_count; i++)
        if (faulty->noted[faulty->places[i].first].place == place)
            return &faulty->places[i];
    return NULL;
}

/* Notes that OPERATION is done to a file of the sort that FLAGS say. */
static void note(struct faulty *faulty, enum operation operation, int flags)
{
    char other[32];
    snprintf(other, sizeof other, " %d %x", (int)operation, (unsigned)flags & 0xfff00);
    uint64_t hash = running_mix(running_hash(), other);
    struct faulty_place *place = place_of(faulty, hash);
    if (place == NULL) {
        faulty->places = mem_grow(faulty->places, faulty->places_count, &faulty->places_capacity,
                                  sizeof *faulty->places);
        place = &faulty->places[faulty->places_count++];
        place->first = faulty->count;
        place->statement = running_hash();
        snprintf(place->sql, sizeof place->sql, "%s", running_text());
    }
    place->last = faulty->count;
    faulty->noted =
        mem_grow(faulty->noted, faulty->count, &faulty->capacity, sizeof *faulty->noted);
    faulty->noted[faulty->count++] = (struct noted){operation, hash};
}

/* Whether OPERATION, which is about to be done to a file that was opened with FLAGS or
 * none, meets the fault. */
static bool meets(struct faulty *faulty, enum operation operation, int flags)
{
    if (faulty->noting)
        note(faulty, operation, flags);
    if ((faults[faulty->fault].concerns & 1u << operation) == 0)
        return false;
    if (faulty->came)
        return goes_on(faulty->fault);
    faulty->came = --faulty->left == 0;
    if (faulty->came && (faulty->fault == FAULT_CRASH || faulty->fault == FAULT_POWER)) {
        if (faulty->power != NULL)
            power_cut(faulty->power);
        _exit(FAULTY_DEAD);
    }
    return faulty->came;
}

/* The code by which OPERATION fails. */
static int error_of(const struct faulty *faulty, enum operation operation)
{
    if (faulty->fault == FAULT_FULL || faulty->fault == FAULT_FULL_ONCE)
        return SQLITE_FULL;
    if (faulty->fault == FAULT_READONLY && operation == MAKE)
        return SQLITE_READONLY_DIRECTORY;
    return errors[operation];
}

static struct file *of(sqlite3_file *base)
{
    return (struct file *)base;
}

static int on_close(sqlite3_file *base)
{
    struct file *file = of(base);
    int code = file->own->pMethods == NULL ? SQLITE_OK : file->own->pMethods->xClose(file->own);
    free(file->path);
    return code;
}

static int on_read(sqlite3_file *base, void *bytes, int count, sqlite3_int64 at)
{
    struct file *file = of(base);
    if (meets(file->faulty, READ, file->flags))
        return error_of(file->faulty, READ);
    return file->own->pMethods->xRead(file->own, bytes, count, at);
}

static int on_write(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 at)
{
    struct file *file = of(base);
    struct faulty *faulty = file->faulty;
    bool met = meets(faulty, WRITE, file->flags);
    int part = !met || faulty->fault == FAULT_LATE                          ? count
               : faulty->fault == FAULT_HALF || faulty->fault == FAULT_TEAR ? count / 2
                                                                            : 0;
    if (faulty->power != NULL && file->path != NULL)
        power_write(faulty->power, file->path, file->own, at, count);
    int code = part == 0 ? SQLITE_OK : file->own->pMethods->xWrite(file->own, bytes, part, at);
    if (met && faults[faulty->fault].kills)
        _exit(FAULTY_DEAD);
    return met ? error_of(faulty, WRITE) : code;
}

static int on_truncate(sqlite3_file *base, sqlite3_int64 size)
{
    struct file *file = of(base);
    if (meets(file->faulty, TRUNCATE, file->flags))
        return error_of(file->faulty, TRUNCATE);
    if (file->faulty->power != NULL && file->path != NULL)
        power_truncate(file->faulty->power, file->path, file->own, size);
    return file->own->pMethods->xTruncate(file->own, size);
}

static int on_sync(sqlite3_file *base, int flags)
{
    struct file *file = of(base);
    (void)flags;
    if (meets(file->faulty, SYNC, file->flags))
        return error_of(file->faulty, SYNC);
    if (file->faulty->power != NULL && file->path != NULL)
        power_sync(file->faulty->power, file->path, file->own);
    return SQLITE_OK;
}

static int on_size(sqlite3_file *base, sqlite3_int64 *size)
{
    struct file *file = of(base);
    if (meets(file->faulty, SIZE, file->flags))
        return error_of(file->faulty, SIZE);
    return file->own->pMethods->xFileSize(file->own, size);
}

static int on_lock(sqlite3_file *base, int lock)
{
    struct file *file = of(base);
    if (meets(file->faulty, LOCK, file->flags))
        return error_of(file->faulty, LOCK);
    return file->own->pMethods->xLock(file->own, lock);
}

/* A share that is gone holds no locks. */
static int on_unlock(sqlite3_file *base, int lock)
{
    struct file *file = of(base);
    bool met = meets(file->faulty, UNLOCK, file->flags);
    int code = file->own->pMethods->xUnlock(file->own, lock);
    return met ? error_of(file->faulty, UNLOCK) : code;
}

static int on_ask(sqlite3_file *base, int *reserved)
{
    struct file *file = of(base);
    if (meets(file->faulty, ASK, file->flags))
        return error_of(file->faulty, ASK);
    return file->own->pMethods->xCheckReservedLock(file->own, reserved);
}

static int on_control(sqlite3_file *base, int what, void *with)
{
    return of(base)->own->pMethods->xFileControl(of(base)->own, what, with);
}

static int on_sector(sqlite3_file *base)
{
    return of(base)->own->pMethods->xSectorSize(of(base)->own);
}

static int on_character(sqlite3_file *base)
{
    return of(base)->own->pMethods->xDeviceCharacteristics(of(base)->own);
}

/* Version 1: no shared memory, no mapped files; the program uses neither. */
static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = on_truncate,
    .xSync = on_sync,
    .xFileSize = on_size,
    .xLock = on_lock,
    .xUnlock = on_unlock,
    .xCheckReservedLock = on_ask,
    .xFileControl = on_control,
    .xSectorSize = on_sector,
    .xDeviceCharacteristics = on_character,
};

static struct faulty *behind(sqlite3_vfs *vfs)
{
    return vfs->pAppData;
}

static int on_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *given)
{
    struct faulty *faulty = behind(vfs);
    struct file *file = of(base);
    enum operation operation = (flags & SQLITE_OPEN_CREATE) != 0 ? MAKE : OPEN;
    bool readonly = faulty->fault == FAULT_READONLY && faulty->came;
    *file = (struct file){.faulty = faulty, .flags = flags, .own = (sqlite3_file *)(file + 1)};
    file->own->pMethods = NULL;
    if (meets(faulty, operation, flags))
        return error_of(faulty, operation);
    if (readonly)
        flags = (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY;
    bool made = path != NULL && operation == MAKE && access(path, F_OK) != 0;
    int code = faulty->system->xOpen(faulty->system, path, file->own, flags, given);
    if (code != SQLITE_OK)
        return code;
    file->base.pMethods = &methods;
    file->path = path == NULL ? NULL : mem_copy(path);
    if (faulty->power != NULL && path != NULL)
        power_open(faulty->power, path, file->own, made);
    return SQLITE_OK;
}

static int on_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
    struct faulty *faulty = behind(vfs);
    (void)sync;
    bool met = meets(faulty, DELETE, 0);
    int code = SQLITE_OK;
    if (!met || faulty->fault == FAULT_LATE)
        code = faulty->system->xDelete(faulty->system, path, 0);
    if (faulty->power != NULL)
        power_delete(faulty->power, path);
    return met ? error_of(faulty, DELETE) : code;
}

static int on_access(sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
    struct faulty *faulty = behind(vfs);
    if (meets(faulty, ACCESS, 0))
        return error_of(faulty, ACCESS);
    return faulty->system->xAccess(faulty->system, path, flags, result);
}

static int on_path(sqlite3_vfs *vfs, const char *path, int size, char *whole)
{
    sqlite3_vfs *system = behind(vfs)->system;
    return system->xFullPathname(system, path, size, whole);
}

struct faulty *faulty_new(void)
{
    struct faulty *faulty = mem_new(1, sizeof *faulty);
    faulty->system = sqlite3_vfs_find(NULL);
    faulty->vfs = *faulty->system;
    faulty->vfs.iVersion = 2;
    faulty->vfs.zName = "faulty";
    faulty->vfs.pNext = NULL;
    faulty->vfs.pAppData = faulty;
    faulty->vfs.szOsFile = (int)sizeof(struct file) + faulty->system->szOsFile;
    faulty->vfs.xOpen = on_open;
    faulty->vfs.xDelete = on_delete;
    faulty->vfs.xAccess = on_access;
    faulty->vfs.xFullPathname = on_path;
    if (sqlite3_vfs_register(&faulty->vfs, 1) != SQLITE_OK)
        bug("no VFS can be added");
    running_watch();
    return faulty;
}

void faulty_free(struct faulty *faulty)
{
    faulty_disarm(faulty);
    sqlite3_vfs_unregister(&faulty->vfs);
    sqlite3_vfs_register(faulty->system, 1);
    running_unwatch();
    free(faulty->noted);
    free(faulty->places);
    free(faulty);
}

void faulty_arm(struct faulty *faulty, enum fault fault, long nth, unsigned seed)
{
    faulty_disarm(faulty);
    faulty->fault = fault;
    faulty->left = nth;
    faulty->power = fault == FAULT_POWER ? power_new(seed) : NULL;
}

bool faulty_disarm(struct faulty *faulty)
{
    bool came = faulty->came;
    faulty->noting = false;
    power_free(faulty->power);
    faulty->power = NULL;
    faulty->fault = FAULT_NONE;
    faulty->came = false;
    return came;
}

void faulty_note(struct faulty *faulty)
{
    faulty_disarm(faulty);
    faulty->noting = true;
    faulty->count = 0;
    faulty->places_count = 0;
}

const struct faulty_place *faulty_noted(const struct faulty *faulty, size_t *count)
{
    *count = faulty->places_count;
    return faulty->places;
}

long faulty_nth(const struct faulty *faulty, enum fault fault, size_t at)
{
    unsigned concerns = faults[fault].concerns;
    long nth = 0;
    if ((concerns & 1u << faulty->noted[at].operation) == 0)
        return 0;
    for (size_t i = 0; i <= at; i++)
        nth += (concerns & 1u << faulty->noted[i].operation) != 0;
    return nth;
}
