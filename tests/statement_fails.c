/*
 * statement_fails - one statement of SQLite that fails when it is told to, for
 * unread.sh.
 *
 * A shared object that stands before the libraries (LD_PRELOAD of ld.so(8)), so that
 * the program is the one that is shipped. Points are as in failing.h: each run of a
 * statement and each row that one gives.
 *
 *   STATEMENT_FAIL_AT=N     the statement at point N breaks off, counted from 1; 0: none
 *   STATEMENT_TOLD=FILE     the number of points, then the statement that failed
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct {
    size_t at, seen;
    int due;
    char sql[200];
} failing;

static int on_work(void *unused)
{
    (void)unused;
    int due = failing.due;
    failing.due = 0;
    return due;
}

static int on_event(unsigned event, void *db, void *statement, void *text)
{
    sqlite3_progress_handler(db, 1, on_work, NULL);
    const char *sql = event == SQLITE_TRACE_STMT ? text : sqlite3_sql(statement);
    if (sql == NULL || strncmp(sql, "ROLLBACK", 8) == 0) {
        failing.due = 0;
        return 0;
    }
    if (++failing.seen == failing.at) {
        failing.due = 1;
        snprintf(failing.sql, sizeof failing.sql, "%s", sql);
    }
    return 0;
}

static int watch(sqlite3 *db, const char **message, const void *routines)
{
    (void)message;
    (void)routines;
    sqlite3_progress_handler(db, 1, on_work, NULL);
    return sqlite3_trace_v2(db, SQLITE_TRACE_STMT | SQLITE_TRACE_ROW, on_event, db);
}

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("STATEMENT_FAIL_AT");
    failing.at = at == NULL ? 0 : strtoul(at, NULL, 10);
    sqlite3_auto_extension((void (*)(void))watch);
}

__attribute__((destructor)) static void end(void)
{
    const char *told = getenv("STATEMENT_TOLD");
    FILE *file = told == NULL ? NULL : fopen(told, "w");
    if (file == NULL)
        return;
    fprintf(file, "%zu\n%s\n", failing.seen, failing.sql);
    fclose(file);
}
