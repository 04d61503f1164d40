/*
 * Waiting for another process that holds the inventory: in short naps, between
 * which whoever shows something to a person may say so, or give up. And for SQLite at
 * work, which a damaged file could keep busy for ever: where its pages lead to one
 * another in many ways, a table of some pages has more rows than anybody can read.
 */
#include "model/db_inside.h"
#include "model/ticks.h"

#include <time.h>

enum { PATIENCE_MS = 3000, NAP_MOST_MS = 50 };

static void nap(int tried)
{
    int ms = 1 << (tried < 6 ? tried : 6);
    if (ms > NAP_MOST_MS)
        ms = NAP_MOST_MS;
    nanosleep(&(struct timespec){.tv_nsec = ms * 1000000L}, NULL);
}

/* Called by SQLite each time the lock is not to be had; TRIED counts from 0
 * for each lock. */
static int on_busy(void *context, int tried)
{
    struct db *db = context;
    if (tried == 0)
        db->wait_began = ticks_ms();
    int64_t waited = ticks_ms() - db->wait_began;
    if (db->patience >= 0     ? waited >= db->patience
        : db->on_wait == NULL ? waited >= PATIENCE_MS
                              : !db->on_wait(db->wait_context, (int)waited))
        return 0;
    nap(tried);
    return 1;
}

void db_wait_begin(struct db *db)
{
    db->patience = -1;
    sqlite3_busy_handler(db->handle, on_busy, db);
}

void db_on_wait(struct db *db, bool (*go_on)(void *context, int ms), void *context)
{
    db->on_wait = go_on;
    db->wait_context = context;
}

void db_patience(struct db *db, int ms)
{
    db->patience = ms;
}

/* Steps of SQLite between two calls: some tens of changed rows. One statement may take
 * so many for each byte of the file, but some in any case. */
enum { WORK_STEPS = 1000, STEPS_OF_A_BYTE = 100, STEPS_ANYWAY = 100000000 };

bool db_wait_endless(const struct statement *st)
{
    sqlite3_file *file = NULL;
    sqlite3_int64 bytes = 0;
    if (st->steps < STEPS_ANYWAY)
        return false;
    /* What stands in memory only, we wrote ourselves. */
    sqlite3_file_control(st->db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file != NULL && file->pMethods != NULL &&
           file->pMethods->xFileSize(file, &bytes) == SQLITE_OK &&
           st->steps / STEPS_OF_A_BYTE > bytes;
}

static int on_work(void *context)
{
    struct db *db = context;
    struct db_guard *guard = &db->guard;
    struct statement *st = db->stepping;
    if (st != NULL && (st->steps += WORK_STEPS) % STEPS_ANYWAY == 0 && db_wait_endless(st))
        return 1;
    if (guard->on && clock() > guard->until)
        guard->steps_left = 0;
    if (guard->on && (guard->steps_left -= WORK_STEPS) <= 0)
        return 1;
    return db->on_work != NULL && !db->on_work(db->work_context);
}

void db_wait_count(struct db *db)
{
    sqlite3_progress_handler(db->handle, WORK_STEPS, on_work, db);
}

void db_on_work(struct db *db, bool (*go_on)(void *context), void *context)
{
    db->on_work = go_on;
    db->work_context = context;
}

void db_work_like(struct db *db, const struct db *other)
{
    db_on_work(db, other->on_work, other->work_context);
}
