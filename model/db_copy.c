/*
 * All or some rows of one database into another. What is copied whole is held for
 * reading meanwhile, so the copy is of one moment and never begins again.
 */
#include "model/buf.h"
#include "model/db_inside.h"

/* Pages between two questions whether to go on: some megabytes. */
enum { PAGES_AT_ONCE = 2000 };

static bool goes_on(const struct db *db)
{
    return db->on_work == NULL || db->on_work(db->work_context);
}

/* Copies what is left; gives the code of SQLite. */
static int copy_pages(sqlite3_backup *backup, const struct db *from)
{
    int code;
    while ((code = sqlite3_backup_step(backup, PAGES_AT_ONCE)) == SQLITE_OK)
        if (!goes_on(from))
            return SQLITE_INTERRUPT;
    return code;
}

/* Ends the reading of FROM, also where an error waits, which WHY then tells. */
static bool let_go(struct db *from, struct why *why)
{
    bool read = db_ok(from, why);
    db_roll_back(from);
    return read;
}

bool db_copy(struct db *to, struct db *from, struct why *why)
{
    bool hold = db_idle(from);
    /* A failed ROLLBACK for lack of memory leaves a transaction open. */
    db_roll_back(to);
    if (hold && (!db_run(from, "BEGIN") || db_number(from, "PRAGMA user_version", 0, -1) < 0))
        return let_go(from, why);
    sqlite3_backup *backup = sqlite3_backup_init(to->handle, "main", from->handle, "main");
    if (backup == NULL) {
        db_note(to, sqlite3_errcode(to->handle));
    } else {
        int code = copy_pages(backup, from);
        int end = sqlite3_backup_finish(backup);
        db_note(to, code == SQLITE_DONE ? end : code);
    }
    bool done = db_ok(to, why);
    if (hold && !let_go(from, done ? why : &(struct why){.lang = why->lang}))
        return false;
    return done && db_ok(from, why);
}

void db_copy_rows(struct db *to, struct db *from, const char *table, const char *key, int64_t last)
{
    struct buf read = {0}, write = {0};
    buf_printf(&read, "SELECT * FROM %s WHERE %s <= :last ORDER BY %s", table, key, key);
    struct statement *rows = db_prepare(from, buf_text(&read));
    db_bind_int(rows, ":last", last);
    int columns = rows->handle == NULL ? 0 : sqlite3_column_count(rows->handle);
    buf_printf(&write, "INSERT INTO %s VALUES (", table);
    for (int i = 0; i < columns; i++)
        buf_puts(&write, i == 0 ? "?" : ", ?");
    buf_puts(&write, ")");
    while (!db_failed(to) && db_step(rows)) {
        struct statement *row = db_prepare(to, buf_text(&write));
        for (int i = 0; i < columns && row->handle != NULL; i++)
            db_note(to,
                    sqlite3_bind_value(row->handle, i + 1, sqlite3_column_value(rows->handle, i)));
        db_do(row);
    }
    db_done(rows);
    buf_clear(&read);
    buf_clear(&write);
}
