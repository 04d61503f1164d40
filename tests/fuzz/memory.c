/* See memory.h. SQLite has a file system in memory ("memdb"), of which sqlite3.h says
 * how its files are read and written. */
#define _GNU_SOURCE /* mkostemp() */

#include "tests/fuzz/memory.h"

#include "tests/fuzz/fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct db *memory_open(void)
{
    struct why why = {.lang = LANG_EN};
    char path[FUZZ_PATH];
    sqlite3_initialize();
    sqlite3_vfs *usual = sqlite3_vfs_find(NULL), *memory = sqlite3_vfs_find("memdb");
    /* A name that is there, and a file in memory of the same name. */
    snprintf(path, sizeof path, "/tmp/daicho-fuzz-XXXXXX");
    int file = mkostemp(path, O_CLOEXEC);
    fuzz_true(file >= 0 && memory != NULL, "a file can be made");
    close(file);
    sqlite3_vfs_register(memory, 1);
    struct db *db = db_open(path, DB_READ_WRITE, &why);
    sqlite3_vfs_register(usual, 1);
    unlink(path);
    fuzz_true(db != NULL, why.text);
    return db;
}

sqlite3 *memory_open_bare(const char *name)
{
    sqlite3 *handle = NULL;
    int how = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    fuzz_true(sqlite3_open_v2(name, &handle, how, "memdb") == SQLITE_OK, "a database is opened");
    return handle;
}

static sqlite3_file *file_of(sqlite3 *handle)
{
    sqlite3_file *file = NULL;
    int code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    fuzz_true(code == SQLITE_OK && file != NULL && file->pMethods != NULL, "there is a file");
    return file;
}

size_t memory_length(sqlite3 *handle)
{
    sqlite3_int64 length = 0;
    sqlite3_file *file = file_of(handle);
    fuzz_true(file->pMethods->xFileSize(file, &length) == SQLITE_OK, "a file has a length");
    return (size_t)length;
}

void memory_read(sqlite3 *handle, void *bytes, size_t length)
{
    sqlite3_file *file = file_of(handle);
    fuzz_true(sqlite3_get_autocommit(handle) != 0 &&
                  file->pMethods->xRead(file, bytes, (int)length, 0) == SQLITE_OK,
              "a file can be read");
}

void memory_write(sqlite3 *handle, const void *bytes, size_t length)
{
    sqlite3_file *file = file_of(handle);
    bool written =
        sqlite3_get_autocommit(handle) != 0 &&
        file->pMethods->xLock(file, SQLITE_LOCK_EXCLUSIVE) == SQLITE_OK &&
        (length == 0 || file->pMethods->xWrite(file, bytes, (int)length, 0) == SQLITE_OK) &&
        file->pMethods->xTruncate(file, (sqlite3_int64)length) == SQLITE_OK &&
        file->pMethods->xUnlock(file, SQLITE_LOCK_NONE) == SQLITE_OK;
    fuzz_true(written &&
                  sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESET_CACHE, NULL) == SQLITE_OK,
              "a file can be written");
}
