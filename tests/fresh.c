/*
 * fresh - an empty inventory, copied instead of made by all migrations again.
 *
 * Verify, merge and past make one or more for each file they look at, and a test one for
 * each case: most of the time of some tests, half of that of a fuzz target. What comes out
 * is the same each time: the first is made by the migrations. The linker puts these
 * functions before those of migrations.h (AM_LDFLAGS): all tests have them but those that
 * say that they need real migrations.
 */
#include "model/db.h"
#include "model/mem.h"
#include "model/migrations.h"
#include "tests/fuzz/standing.h"

#include <stdio.h>

/* Fuzz targets alone have these. */
#pragma weak standing_fill
#pragma weak __real_db_open
struct db *__real_db_open(const char *path, enum db_open how, struct why *why);

enum { VERSIONS = 32, PAGE = 4096, SMALL_PAGE = 512 };

bool __real_migrations_run(struct db *db, struct why *why);
bool __real_migrations_replay(struct db *db, int version, struct why *why);
bool __wrap_migrations_run(struct db *db, struct why *why);
bool __wrap_migrations_replay(struct db *db, int version, struct why *why);

/* Those that were made, by version and size of their pages. */
static struct db *kept[VERSIONS][2];

/* An empty inventory of VERSION with pages of PAGE bytes. */
static struct db *made(int version, int64_t page)
{
    struct db **one = &kept[version][page == SMALL_PAGE];
    struct why why = {.lang = LANG_EN};
    if (*one != NULL)
        return *one;
    *one = (__real_db_open != NULL ? __real_db_open : db_open)(NULL, DB_MEMORY, &why);
    if (*one == NULL ||
        !db_run(*one, page == SMALL_PAGE ? "PRAGMA page_size = 512" : "PRAGMA page_size = 4096") ||
        !__real_migrations_replay(*one, version, &why))
        bug("an empty inventory cannot be made");
    return *one;
}

/* Whether DB holds nothing and takes pages of one of both sizes. */
static bool is_empty(struct db *db)
{
    int64_t page = db_number(db, "PRAGMA page_size", 0, 0);
    return db_number(db, "PRAGMA user_version", 0, 1) == 0 &&
           db_number(db, "SELECT count(*) FROM sqlite_schema", 0, 1) == 0 &&
           (page == PAGE || page == SMALL_PAGE);
}

static bool copy(struct db *db, int version, struct why *why)
{
    char mark[64];
    int64_t id = db_number(db, "PRAGMA application_id", 0, 0);
    int64_t page = db_number(db, "PRAGMA page_size", 0, 0);
    snprintf(mark, sizeof mark, "PRAGMA application_id = %lld", (long long)id);
    return db_copy(db, made(version, page), why) &&
           (id == 0 || db_judge(db, db_run(db, mark), why));
}

static bool stands(struct db *db, int version)
{
    return standing_fill != NULL && standing_fill(db, version);
}

bool __wrap_migrations_replay(struct db *db, int version, struct why *why)
{
    if (stands(db, version))
        return true;
    return version > 0 && version < VERSIONS && version <= migrations_count && is_empty(db)
               ? copy(db, version, why)
               : __real_migrations_replay(db, version, why);
}

bool __wrap_migrations_run(struct db *db, struct why *why)
{
    if (stands(db, migrations_count))
        return true;
    return is_empty(db) ? copy(db, migrations_count, why) : __real_migrations_run(db, why);
}

/* Where the program runs on to its end, nothing is left. */
static void __attribute__((destructor)) close_kept(void)
{
    for (size_t i = 0; i < VERSIONS; i++) {
        db_close(kept[i][0]);
        db_close(kept[i][1]);
    }
}
