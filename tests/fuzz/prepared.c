/*
 * prepared - what SQLite has prepared stays so when recorded changes are applied.
 *
 * sqlite3changeset_apply() has references looked at later while it runs, and changes of such
 * settings make SQLite prepare all statements of the connection anew: some hundred rules after
 * each undo, most of the time of a target that presses keys. Those of the inventory are looked
 * at later in any case, so the statements would come out as they are. SQLite as Debian builds
 * it lets its function be put aside; where it does not, all is as usual. The linker puts the
 * first function before that of sqlite3.h and shows the second to the library
 * (standing_wrapped).
 */
#define _GNU_SOURCE /* RTLD_NEXT */

#include "model/db.h"

#include <dlfcn.h>
#include <stdbool.h>

static bool applying;

int __real_sqlite3changeset_apply(
    sqlite3 *db, int size, void *changes, int (*filter)(void *context, const char *table),
    int (*conflict)(void *context, int what, sqlite3_changeset_iter *at), void *context);
int __wrap_sqlite3changeset_apply(
    sqlite3 *db, int size, void *changes, int (*filter)(void *context, const char *table),
    int (*conflict)(void *context, int what, sqlite3_changeset_iter *at), void *context);
void sqlite3ExpirePreparedStatements(sqlite3 *db, int code);

int __wrap_sqlite3changeset_apply(
    sqlite3 *db, int size, void *changes, int (*filter)(void *context, const char *table),
    int (*conflict)(void *context, int what, sqlite3_changeset_iter *at), void *context)
{
    applying = true;
    int code = __real_sqlite3changeset_apply(db, size, changes, filter, conflict, context);
    applying = false;
    return code;
}

void sqlite3ExpirePreparedStatements(sqlite3 *db, int code)
{
    static void (*usual)(sqlite3 * db, int code);
    if (applying)
        return;
    if (usual == NULL)
        *(void **)&usual = dlsym(RTLD_NEXT, "sqlite3ExpirePreparedStatements");
    usual(db, code);
}
