/* See failing.h. */
#include "tests/failing.h"

#include "tests/model.h"

#include "model/mem.h"

#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KNOWN = 4096, TIMES = 3 };

/* A sort of point: a statement by its text, begun or giving a row. */
struct sort {
    uint64_t hash;
    size_t met;
};

static struct {
    size_t at, seen;
    const char *first, *text; /* or NULL: see failing_at_text() */
    bool due; /* the point was reached: the statement that runs there breaks off next */
    bool struck, listing;
    size_t times; /* of each sort so many points are listed */
    struct sort sorts[KNOWN];
    size_t *points, count;
    char sql[200]; /* of the statement at the point */
} failing;

/* Whether this point is one of the first of its sort. */
static bool is_new(const char *text, unsigned event)
{
    uint64_t hash = 1469598103934665603u ^ event;
    for (; *text != '\0'; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    size_t i = hash % KNOWN;
    while (failing.sorts[i].met != 0 && failing.sorts[i].hash != hash)
        i = (i + 1) % KNOWN;
    failing.sorts[i].hash = hash;
    return ++failing.sorts[i].met <= failing.times;
}

/* Asked by SQLite while a statement runs whether to break it off. */
static int on_work(void *unused)
{
    (void)unused;
    failing.struck = failing.struck || failing.due;
    bool due = failing.due;
    failing.due = false;
    return due;
}

static bool begins_with(const char *sql, const char *text)
{
    return text != NULL && strncmp(sql, text, strlen(text)) == 0;
}

/* Whether SQL is the statement that failing_at_text() chose. */
static bool is_named(const char *sql)
{
    if (begins_with(sql, failing.first))
        failing.first = NULL;
    else if (failing.first == NULL && begins_with(sql, failing.text)) {
        failing.text = NULL;
        return true;
    }
    return false;
}

/* A statement that was left after its row cannot fail there any more: then the next one
 * that begins takes its place. A part of the model that asks SQLite for its own way of
 * being asked is overruled. */
static int on_event(unsigned event, void *db, void *statement, void *text)
{
    sqlite3_progress_handler(db, 1, on_work, NULL);
    const char *sql = event == SQLITE_TRACE_STMT ? text : sqlite3_sql(statement);
    if (sql == NULL)
        sql = "";
    /* SQLite takes back whatever the disk does, and its changesets look away where they end. */
    if (strncmp(sql, "ROLLBACK", 8) == 0 || strcmp(sql, "RELEASE changeset") == 0 ||
        strcmp(sql, "PRAGMA defer_foreign_keys = 0") == 0) {
        failing.due = false;
        return 0;
    }
    failing.seen++;
    failing.due =
        failing.due || failing.seen == failing.at || (event == SQLITE_TRACE_STMT && is_named(sql));
    if (failing.due)
        snprintf(failing.sql, sizeof failing.sql, "%s", sql);
    bool counts = failing.times > 1 || event == SQLITE_TRACE_STMT;
    if (failing.listing && counts && is_new(sql, event)) {
        failing.points = mem_resize(failing.points, failing.count + 1, sizeof *failing.points);
        failing.points[failing.count++] = failing.seen;
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

void failing_watch(void)
{
    sqlite3_auto_extension((void (*)(void))watch);
}

void failing_at(size_t point)
{
    failing.at = point;
    failing.first = failing.text = NULL;
    failing.seen = 0;
    failing.due = false;
    failing.struck = false;
}

void failing_at_text(const char *first, const char *text)
{
    failing_at(0);
    failing.first = first;
    failing.text = text;
}

bool failing_struck(void)
{
    return failing.struck;
}

const char *failing_what(void)
{
    return failing.sql;
}

static int compare(const void *a, const void *b)
{
    const size_t *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

/* Runs WORK and lists the first TIMES points of each sort. */
static void list(void (*work)(void *context), void *context, size_t times)
{
    failing.times = times;
    failing.points = NULL;
    failing.count = 0;
    failing_at(0);
    failing.listing = true;
    work(context);
    failing.listing = false;
}

/* Puts the points in order and leaves MOST of them, evenly. */
static size_t settle(size_t most, size_t **points)
{
    size_t kept = 0;
    if (failing.count > 0)
        qsort(failing.points, failing.count, sizeof *failing.points, compare);
    for (size_t i = 0; i < failing.count; i++)
        if (kept == 0 || failing.points[i] != failing.points[kept - 1])
            failing.points[kept++] = failing.points[i];
    if (kept > most)
        for (size_t i = 0; i < most; i++)
            failing.points[i] = failing.points[i * kept / most];
    *points = failing.points;
    return kept < most ? kept : most;
}

size_t failing_points(void (*work)(void *context), void *context, size_t most, size_t **points)
{
    memset(failing.sorts, 0, sizeof failing.sorts);
    list(work, context, TIMES);
    size_t firsts = failing.count, spread = firsts < most ? most - firsts : 0;
    failing.points = mem_resize(failing.points, firsts + spread + 1, sizeof *failing.points);
    for (size_t i = 0; i < spread; i++)
        failing.points[failing.count++] = 1 + i * failing.seen / spread;
    return settle(most, points);
}

size_t failing_statements(void (*work)(void *context), void *context, size_t most, const char *name,
                          size_t **points)
{
    if (test_count(name, 0) > 0)
        return failing_points(work, context, test_count(name, 0), points);
    list(work, context, 1);
    return settle(most, points);
}
