/*
 * Opening and closing a database with every guard that SQLite offers to a
 * program that may be handed a hostile file. What is set here was read back
 * and measured; checks of the whole file belong to verify.
 */
#include "model/db.h"

#include "model/db_guard.h"
#include "model/db_inside.h"
#include "model/db_row.h"
#include "model/mem.h"
#include "model/system.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char settings[] = "PRAGMA cell_size_check = ON;"
                               "PRAGMA mmap_size = 0;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA synchronous = EXTRA;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA cache_size = -65536;";

void db_read_through(struct db *db, bool through)
{
    db_run(db, through ? "PRAGMA cache_size = -4096" : "PRAGMA cache_size = -65536");
}

void db_write_many(struct db *db, bool many)
{
    db_run(db, many ? "PRAGMA cache_size = -8192" : "PRAGMA cache_size = -65536");
}

void db_check_references(struct db *db, bool check)
{
    db_note(db, sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, (int)check, NULL));
}

static void guard(sqlite3 *handle)
{
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 1);
}

/* Makes the empty file itself, so that nobody but its owner can ever read it
 * and an existing one is never touched; messages call it NAME. */
static bool create_file(const char *path, const char *name, struct why *why)
{
    int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file >= 0) {
        close(file);
        return true;
    }
    if (errno == EEXIST)
        return why_set_class(why, WHY_FILE,
                             "%s exists already and was not touched. Choose another name, or open "
                             "it with 'daicho -f %s'.",
                             name, name);
    return why_set_class(why, WHY_FILE,
                         "%s cannot be created: %s. Check that its folder exists and "
                         "can be written.",
                         name, system_words(why->lang, errno).text);
}

static bool refuse_path(const char *path, struct why *why)
{
    struct stat status;
    bool found = lstat(path, &status) == 0;
    if (!found && errno == ENOENT)
        return why_set_class(why, WHY_FILE,
                             "There is no file %s. Check its name, or make a new inventory with "
                             "'daicho -f %s init'.",
                             path, path);
    if (!found)
        return why_set_class(why, WHY_FILE, "%s cannot be opened: %s.", path,
                             system_words(why->lang, errno).text);
    if (S_ISLNK(status.st_mode))
        return why_set_class(why, WHY_FILE,
                             "%s is a symbolic link and was not followed. Give the path of the "
                             "file itself.",
                             path);
    if (!S_ISREG(status.st_mode))
        return why_set_class(why, WHY_FILE, "%s is not a file. Give the path of an inventory.",
                             path);
    return true;
}

/* SQLite refuses a link anywhere in the path; only the last part matters, so
 * the folder is resolved first. The caller frees the result. */
static char *resolve(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash == NULL ? mem_copy(".")
                                 : mem_copy_bytes(path, slash == path ? 1 : (size_t)(slash - path));
    char *real = realpath(folder, NULL);
    free(folder);
    if (real == NULL)
        return mem_copy(path);
    const char *base = slash == NULL ? path : slash + 1;
    size_t length = strlen(real) + strlen(base) + 2;
    char *whole = mem_new(length, 1);
    strcat(strcat(strcpy(whole, real), strcmp(real, "/") == 0 ? "" : "/"), base);
    free(real);
    return whole;
}

/* Opens what is at PATH now. */
static struct db *open_there(const char *path, enum db_open how, struct why *why)
{
    int access = how == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    /* There is one thread: no lock is to be taken for each value that is read. */
    access |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE;
    struct db *db = mem_new(1, sizeof *db);
    char *real = how == DB_MEMORY      ? mem_copy(":memory:")
                 : how == DB_TEMPORARY ? mem_copy("")
                                       : resolve(path);
    int code = sqlite3_open_v2(real, &db->handle, access, NULL);
    free(real);
    if (db->handle == NULL)
        mem_none();
    db_note(db, code);
    guard(db->handle);
    db_wait_begin(db);
    db_wait_count(db);
    db_row_begin(db);
    db_guard_ready(db);
    db_run(db, settings);
    db_note(db, sqlite3_prepare_v3(db->handle, "ROLLBACK", -1, SQLITE_PREPARE_PERSISTENT,
                                   &db->roll_back, NULL));
    if (db_ok(db, why))
        return db;
    db_close(db);
    return NULL;
}

struct db *db_open(const char *path, enum db_open how, struct why *why)
{
    if (how == DB_CREATE)
        return db_create(path, path, why);
    if ((how == DB_READ_WRITE || how == DB_READ) && !refuse_path(path, why))
        return NULL;
    return open_there(path, how, why);
}

struct db *db_create(const char *path, const char *name, struct why *why)
{
    struct db *db = NULL;
    if (create_file(path, name, why)) {
        db = open_there(path, DB_CREATE, why);
        if (db == NULL)
            unlink(path);
    }
    return db;
}

void db_close(struct db *db)
{
    if (db == NULL)
        return;
    for (size_t i = 0; i < DB_SLOTS; i++)
        while (db->slots[i] != NULL) {
            struct statement *st = db->slots[i];
            db->slots[i] = st->next;
            sqlite3_finalize(st->handle);
            free(st->sql);
            free(st);
        }
    free(db->kept);
    sqlite3_finalize(db->roll_back);
    if (sqlite3_close(db->handle) != SQLITE_OK)
        bug("a database closed while it is in use");
    free(db);
}
