/* See db_guard.h. */
#include "model/db_guard.h"

#include "model/db_inside.h"
#include "model/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The most bytes of a text, of a pattern, and of all memory that is taken while a
 * person's statement runs. instr() and replace() hold two texts against each other place
 * by place and cannot be stopped meanwhile: with texts of this length for a second or so. */
enum { TEXT_MOST = 256 * 1024, PATTERN_MOST = 1000, MEMORY_MOST = 256 * 1024 * 1024 };

/* Steps in a second of the processor, where they are as slow as is borne. */
enum { SLOWEST = 4000000 };

/* Functions that compute from what they are given. Those that make texts of any
 * length (printf, zeroblob) are left out. */
static const char *const functions[] = {"abs",
                                        "avg",
                                        "coalesce",
                                        "count",
                                        "date",
                                        "datetime",
                                        "dense_rank",
                                        "endless",
                                        "final_report_day",
                                        "folded",
                                        "glob",
                                        "group_concat",
                                        "has_number",
                                        "hex",
                                        "holds",
                                        "ifnull",
                                        "iif",
                                        "instr",
                                        "item_class",
                                        "julianday",
                                        "length",
                                        "like",
                                        "lower",
                                        "ltrim",
                                        "max",
                                        "min",
                                        "names_country",
                                        "no_fee",
                                        "nullif",
                                        "number_affair",
                                        "period_days",
                                        "period_months",
                                        "period_shorter",
                                        "promise_day",
                                        "purpose_for_all",
                                        "quote",
                                        "rank",
                                        "record_type_key",
                                        "replace",
                                        "restated",
                                        "round",
                                        "row_number",
                                        "rtrim",
                                        "sealed",
                                        "sealed_on",
                                        "sign",
                                        "stated",
                                        "statute_words",
                                        "strftime",
                                        "substr",
                                        "substring",
                                        "sum",
                                        "total",
                                        "trim",
                                        "typeof",
                                        "unicode",
                                        "upper",
                                        "vague",
                                        NULL};

static bool is_among(const char *const *list, const char *name)
{
    while (*list != NULL && strcmp(*list, name) != 0)
        list++;
    return *list != NULL;
}

static int refuse(struct db *db, const char *what, const char *name)
{
    if (db->guard.refused[0] == '\0')
        snprintf(db->guard.refused, sizeof db->guard.refused, "%s%s%s", what,
                 name == NULL ? "" : " ", name == NULL ? "" : name);
    return SQLITE_DENY;
}

/* A table of which no column is read may be a name that the statement itself gave:
 * SQLite asks for those too. */
static int on_read(struct db *db, const char *table, const char *column)
{
    if (db->guard.may_read(table) || (column[0] == '\0' && strncmp(table, "sqlite_", 7) != 0 &&
                                      strncmp(table, "pragma", 6) != 0))
        return SQLITE_OK;
    return refuse(db, "SELECT", table);
}

static int on_action(void *context, int action, const char *one, const char *two,
                     const char *database, const char *trigger)
{
    struct db *db = context;
    (void)database;
    (void)trigger;
    if (!db->guard.on)
        return SQLITE_OK;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_READ:
        return on_read(db, one, two);
    case SQLITE_FUNCTION:
        return is_among(functions, two) ? SQLITE_OK : refuse(db, two, NULL);
    case SQLITE_PRAGMA:
        return refuse(db, "PRAGMA", one);
    case SQLITE_ATTACH:
        return refuse(db, "ATTACH", NULL);
    case SQLITE_INSERT:
        return refuse(db, "INSERT", one);
    case SQLITE_UPDATE:
        return refuse(db, "UPDATE", one);
    case SQLITE_DELETE:
        return refuse(db, "DELETE", one);
    default:
        return refuse(db, "SQL", NULL);
    }
}

void db_guard_ready(struct db *db)
{
    sqlite3_set_authorizer(db->handle, on_action, db);
}

void db_guard_begin(struct db *db, bool (*may_read)(const char *table), int64_t steps)
{
    if (db->guard.on)
        bug("a guard within a guard");
    db->guard = (struct db_guard){.on = true,
                                  .may_read = may_read,
                                  .steps_left = steps,
                                  .until = clock() + CLOCKS_PER_SEC / 2 +
                                           (clock_t)(steps * CLOCKS_PER_SEC / SLOWEST),
                                  .length = sqlite3_limit(db->handle, SQLITE_LIMIT_LENGTH, -1)};
    sqlite3_limit(db->handle, SQLITE_LIMIT_LENGTH, TEXT_MOST);
    sqlite3_limit(db->handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, PATTERN_MOST);
    sqlite3_hard_heap_limit64(sqlite3_memory_used() + MEMORY_MOST);
}

bool db_guard_ran_out(const struct db *db)
{
    return (db->error & 0xff) == SQLITE_INTERRUPT && db->guard.steps_left <= 0;
}

static bool is_fault_of_the_statement(const struct db *db)
{
    switch (db->error & 0xff) {
    case SQLITE_INTERRUPT:
        return db_guard_ran_out(db);
    case SQLITE_NOMEM:
    case SQLITE_ERROR:
    case SQLITE_AUTH:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
        return true;
    default:
        return false;
    }
}

/* What the statement that failed is told. */
static bool explain(struct db *db, struct why *why)
{
    if (db->guard.refused[0] != '\0')
        return why_set(why,
                       "A rule only reads the tables of records and calls simple functions, and "
                       "this asks for more: %s.",
                       db->guard.refused);
    if ((db->error & 0xff) == SQLITE_NOMEM)
        return why_set(why, "It needs too much memory and was stopped.");
    if (db->guard.steps_left <= 0)
        return why_set(why, "It takes too long and was stopped. Look up further records by their "
                            "number or code.");
    return why_set(why, "SQLite does not understand it: %s.", db->message);
}

bool db_guard_end(struct db *db, struct why *why)
{
    bool fine = !db_failed(db) || !is_fault_of_the_statement(db);
    if (!fine) {
        explain(db, why);
        db_forget(db);
    }
    sqlite3_hard_heap_limit64(0);
    sqlite3_soft_heap_limit64(0);
    sqlite3_limit(db->handle, SQLITE_LIMIT_LENGTH, db->guard.length);
    sqlite3_limit(db->handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50000);
    db->guard.on = false;
    return fine;
}

/* Lines of SQL before byte OFFSET. */
static size_t lines_before(const char *sql, int offset)
{
    size_t lines = 0;
    for (int i = 0; i < offset && sql[i] != '\0'; i++)
        lines += sql[i] == '\n';
    return lines;
}

/* Whether anything but blanks and comments is left in TAIL. */
static bool has_more(struct db *db, const char *tail)
{
    sqlite3_stmt *rest = NULL;
    bool more = sqlite3_prepare_v2(db->handle, tail, -1, &rest, NULL) != SQLITE_OK || rest != NULL;
    sqlite3_finalize(rest);
    return more;
}

/* Whether HANDLE is what a rule may be. */
static bool is_fit(sqlite3_stmt *handle, int columns, const char *const parameters[],
                   struct why *why)
{
    if (handle == NULL)
        return why_set(why, "There is no statement. Write one SELECT.");
    if (sqlite3_stmt_readonly(handle) == 0 || sqlite3_stmt_isexplain(handle) != 0)
        return why_set(why, "It is no SELECT. A rule only reads.");
    if (sqlite3_column_count(handle) != columns)
        return why_set(why, "The SELECT gives %d columns instead of %d: kind, id, field, detail.",
                       sqlite3_column_count(handle), columns);
    for (int i = 1; i <= sqlite3_bind_parameter_count(handle); i++) {
        const char *name = sqlite3_bind_parameter_name(handle, i);
        if (name == NULL || !is_among(parameters, name))
            return why_set(why, "There is no parameter %s; :today alone is one.",
                           name == NULL ? "?" : name);
    }
    return true;
}

struct statement *db_guard_prepare(struct db *db, const char *sql, int columns,
                                   const char *const parameters[], size_t *line, struct why *why)
{
    const char *tail = "";
    sqlite3_stmt *handle = NULL;
    *line = 0;
    int code = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, &tail);
    if (code != SQLITE_OK) {
        *line = lines_before(sql, sqlite3_error_offset(db->handle));
        snprintf(db->message, sizeof db->message, "%s", sqlite3_errmsg(db->handle));
        explain(db, why);
        return NULL;
    }
    bool fit = is_fit(handle, columns, parameters, why);
    if (fit && has_more(db, tail)) {
        *line = lines_before(sql, (int)(tail - sql));
        fit = why_set(why, "There is more than one statement. A rule is a single SELECT.");
    }
    if (!fit) {
        sqlite3_finalize(handle);
        return NULL;
    }
    struct statement *st = mem_new(1, sizeof *st);
    *st = (struct statement){.db = db, .handle = handle};
    return st;
}

void db_guard_free(struct statement *st)
{
    if (st != NULL)
        sqlite3_finalize(st->handle);
    free(st);
}
