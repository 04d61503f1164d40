/* See running.h. */
#include "tests/running.h"

#include <sqlite3.h>
#include <stdio.h>

static struct {
    uint64_t hash;
    char text[120];
} running;

uint64_t running_mix(uint64_t hash, const char *text)
{
    if (hash == 0)
        hash = 1469598103934665603u;
    for (; *text != '\0'; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash;
}

static int on_event(unsigned event, void *context, void *statement, void *unused)
{
    const char *sql = sqlite3_sql(statement);
    (void)event;
    (void)context;
    (void)unused;
    running.hash = running_mix(0, sql == NULL ? "" : sql);
    snprintf(running.text, sizeof running.text, "%s", sql == NULL ? "" : sql);
    return 0;
}

static int watch(sqlite3 *db, const char **message, const void *routines)
{
    (void)message;
    (void)routines;
    return sqlite3_trace_v2(db, SQLITE_TRACE_STMT | SQLITE_TRACE_ROW, on_event, NULL);
}

void running_watch(void)
{
    sqlite3_auto_extension((void (*)(void))watch);
}

void running_unwatch(void)
{
    sqlite3_cancel_auto_extension((void (*)(void))watch);
}

uint64_t running_hash(void)
{
    return running.hash;
}

const char *running_text(void)
{
    return running.text;
}
