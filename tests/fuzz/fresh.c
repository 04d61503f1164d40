/*
 * fresh - an empty inventory, copied instead of made by all migrations again.
 *
 * Verify, merge and past make one or more for each file they look at, which cost half of
 * the time that a target has; what comes out is the same whatever the input was. fuzz.mk
 * has the linker put these functions before those of migrations.h.
 */
#include "model/db.h"
#include "model/migrations.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>

enum { VERSIONS = 32, PAGE = 4096 };

bool __real_migrations_run(struct db *db, struct why *why);
bool __real_migrations_replay(struct db *db, int version, struct why *why);
bool __wrap_migrations_run(struct db *db, struct why *why);
bool __wrap_migrations_replay(struct db *db, int version, struct why *why);

/* An empty inventory of VERSION. */
static struct db *made(int version)
{
    static struct db *kept[VERSIONS];
    struct why why = {.lang = LANG_EN};
    if (kept[version] != NULL)
        return kept[version];
    kept[version] = db_open(NULL, DB_MEMORY, &why);
    fuzz_true(kept[version] != NULL && __real_migrations_replay(kept[version], version, &why),
              "an empty inventory can be made");
    return kept[version];
}

/* Whether DB holds nothing and takes pages of the usual size. */
static bool is_empty(struct db *db)
{
    return db_number(db, "PRAGMA user_version", 0, 1) == 0 &&
           db_number(db, "SELECT count(*) FROM sqlite_schema", 0, 1) == 0 &&
           db_number(db, "PRAGMA page_size", 0, 0) == PAGE;
}

static bool copy(struct db *db, int version, struct why *why)
{
    char mark[64];
    int64_t id = db_number(db, "PRAGMA application_id", 0, 0);
    snprintf(mark, sizeof mark, "PRAGMA application_id = %lld", (long long)id);
    return db_copy(db, made(version), why) && (id == 0 || db_run(db, mark));
}

bool __wrap_migrations_replay(struct db *db, int version, struct why *why)
{
    return version > 0 && version < VERSIONS && version <= migrations_count && is_empty(db)
               ? copy(db, version, why)
               : __real_migrations_replay(db, version, why);
}

bool __wrap_migrations_run(struct db *db, struct why *why)
{
    return is_empty(db) ? copy(db, migrations_count, why) : __real_migrations_run(db, why);
}
