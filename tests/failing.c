/* See failing.h. */
#include "tests/failing.h"

#include "tests/model.h"

#include "model/mem.h"

#include <execinfo.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A point is a count, or the address to which a call returns, which is larger. */
enum { COUNT_MOST = 1 << 30 };

enum { KNOWN = 16384, TIMES = 3, FRAMES = 64 };

/* A sort of point: a statement by its text, begun or giving a row; or a call. */
struct sort {
    uint64_t hash;
    size_t met;
};

static struct {
    size_t at, seen;
    size_t call;              /* or 0; the first statement within it is the point */
    const char *first, *text; /* or NULL: see failing_at_text() */
    bool due; /* the point was reached: the statement that runs there breaks off next */
    bool struck, listing;
    size_t times; /* of each sort so many points are listed; 0: calls are */
    struct sort sorts[KNOWN];
    size_t *points, count;
    char sql[200]; /* of the statement at the point */
} failing;

/* How often this sort was met, with now. */
static size_t meet(uint64_t hash)
{
    size_t i = hash % KNOWN;
    while (failing.sorts[i].met != 0 && failing.sorts[i].hash != hash)
        i = (i + 1) % KNOWN;
    failing.sorts[i].hash = hash;
    return ++failing.sorts[i].met;
}

static size_t meet_text(const char *text, unsigned event)
{
    uint64_t hash = 1469598103934665603u ^ event;
    for (; *text != '\0'; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return meet(hash);
}

/* A call on the way to this statement that was not met before; 0 where there is none. */
static size_t new_call(void)
{
    void *frames[FRAMES];
    int count = backtrace(frames, FRAMES);
    size_t call = 0;
    for (int i = 0; i < count; i++)
        if (meet((uint64_t)(uintptr_t)frames[i] * 1099511628211u) == 1)
            call = (size_t)(uintptr_t)frames[i];
    return call;
}

static bool is_within(size_t call)
{
    void *frames[FRAMES];
    int count = call == 0 ? 0 : backtrace(frames, FRAMES);
    for (int i = 0; i < count; i++)
        if ((size_t)(uintptr_t)frames[i] == call)
            return true;
    return false;
}

static void add_point(size_t point)
{
    failing.points = mem_resize(failing.points, failing.count + 1, sizeof *failing.points);
    failing.points[failing.count++] = point;
}

/* Notes the statement or row that is there as a point, where it is of a new sort. */
static void list_point(const char *sql, unsigned event)
{
    if (failing.times > 0 && meet_text(sql, event) <= failing.times)
        add_point(failing.seen);
    size_t call = failing.times == 0 && event == SQLITE_TRACE_STMT ? new_call() : 0;
    if (call != 0)
        add_point(call);
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
    bool begins = event == SQLITE_TRACE_STMT;
    bool called = begins && is_within(failing.call);
    if (called)
        failing.call = 0;
    failing.due = failing.due || called || failing.seen == failing.at || (begins && is_named(sql));
    if (failing.due)
        snprintf(failing.sql, sizeof failing.sql, "%s", sql);
    if (failing.listing)
        list_point(sql, event);
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
    bool is_call = point > COUNT_MOST;
    failing.at = is_call ? 0 : point;
    failing.call = is_call ? point : 0;
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

size_t failing_calls(void (*work)(void *context), void *context, size_t most, const char *name,
                     size_t **points)
{
    if (test_count(name, 0) > 0)
        return failing_points(work, context, test_count(name, 0), points);
    list(work, context, 0);
    return settle(most, points);
}
