/*
 * bench-writes FROM TO: the least that SQLite needs for what an import has written.
 *
 * FROM is an inventory after the import of one ledger into an empty one. All its rows
 * go into TO, a new file with the same tables and indexes and the settings of daicho,
 * in one transaction and in the order of an import: each record with its links, then
 * journal, texts for searching and all else. Nothing is read from a ledger, looked up,
 * checked or put into words. FROM is gone over twice, once without writing: told is
 * what the second time costs more, as "seconds  CPU seconds  peak MiB" like
 * bench-ledger run.
 */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { TABLES_MOST = 256, EXIT_MISUSE = 2 };

/* A table that is copied; links stand behind those whose rows they begin at. */
struct table {
    char *name;
    bool links;
    sqlite3_stmt *from, *to; /* TO is NULL while nothing is written */
    bool row;                /* FROM stands on one that was not taken */
};

struct copy {
    sqlite3 *from, *to;
    struct table tables[TABLES_MOST];
    size_t count;
};

static void stop(sqlite3 *db)
{
    fprintf(stderr, "bench-writes: %s\n", sqlite3_errmsg(db));
    exit(EXIT_FAILURE);
}

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        stop(db);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *st;
    if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
        stop(db);
    return st;
}

/* Goes to the next row of TABLE. */
static void next(struct copy *copy, struct table *table)
{
    int code = sqlite3_step(table->from);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        stop(copy->from);
    table->row = code == SQLITE_ROW;
}

/* Takes the row on which TABLE stands. */
static void take(struct copy *copy, struct table *table)
{
    for (int i = 0; i < sqlite3_column_count(table->from); i++)
        if (table->to == NULL)
            sqlite3_column_bytes(table->from, i);
        else if (sqlite3_bind_value(table->to, i + 1, sqlite3_column_value(table->from, i)) !=
                 SQLITE_OK)
            stop(copy->to);
    if (table->to != NULL &&
        (sqlite3_step(table->to) != SQLITE_DONE || sqlite3_reset(table->to) != SQLITE_OK))
        stop(copy->to);
    next(copy, table);
}

/* Whether table AT holds the rows that others begin at. */
static bool has_links(const struct copy *copy, size_t at)
{
    return at + 1 < copy->count && copy->tables[at + 1].links;
}

/* Takes all rows of table AT, each with its links. */
static void take_table(struct copy *copy, size_t at)
{
    struct table *table = &copy->tables[at];
    while (table->row) {
        sqlite3_int64 id = sqlite3_column_int64(table->from, 0);
        take(copy, table);
        for (size_t i = at + 1; i < copy->count && copy->tables[i].links; i++)
            while (copy->tables[i].row && sqlite3_column_int64(copy->tables[i].from, 0) == id)
                take(copy, &copy->tables[i]);
    }
}

static sqlite3_stmt *insert(sqlite3 *db, const struct table *table)
{
    char sql[1024];
    int length = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", table->name);
    for (int i = 1; i < sqlite3_column_count(table->from); i++)
        length += snprintf(sql + length, sizeof sql - (size_t)length, ", ?");
    snprintf(sql + length, sizeof sql - (size_t)length, ")");
    return prepare(db, sql);
}

/* Goes over all tables, writing them where WRITING is set. */
static void go(struct copy *copy, bool writing)
{
    for (size_t i = 0; i < copy->count; i++) {
        struct table *table = &copy->tables[i];
        char sql[256];
        snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY 1", table->name);
        table->from = prepare(copy->from, sql);
        table->to = writing ? insert(copy->to, table) : NULL;
        next(copy, table);
    }
    /* What others refer to comes first. */
    for (int linking = 0; linking < 2; linking++)
        for (size_t i = 0; i < copy->count; i++)
            if (!copy->tables[i].links && has_links(copy, i) == linking)
                take_table(copy, i);
    for (size_t i = 0; i < copy->count; i++) {
        sqlite3_finalize(copy->tables[i].from);
        sqlite3_finalize(copy->tables[i].to);
    }
}

/* Makes the tables of FROM in TO, and learns their names. Links are known by their
 * key, and stand behind the records that they begin at: "category_purposes". */
static void make_tables(struct copy *copy)
{
    sqlite3_stmt *st = prepare(copy->from, "SELECT type = 'table', name, sql, "
                                           "sql LIKE '%PRIMARY KEY (source%' FROM sqlite_schema "
                                           "WHERE sql IS NOT NULL ORDER BY type = 'index', name");
    while (sqlite3_step(st) == SQLITE_ROW) {
        run(copy->to, (const char *)sqlite3_column_text(st, 2));
        if (sqlite3_column_int(st, 0) == 0)
            continue;
        if (copy->count == TABLES_MOST)
            exit(EXIT_FAILURE);
        struct table *table = &copy->tables[copy->count++];
        *table = (struct table){.name = strdup((const char *)sqlite3_column_text(st, 1)),
                                .links = sqlite3_column_int(st, 3) != 0};
    }
    sqlite3_finalize(st);
}

static double clock_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double cpu_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int main(int argc, char **argv)
{
    struct copy copy = {0};
    struct rusage usage;
    if (argc != 3) {
        fputs("usage: bench-writes FROM TO\n", stderr);
        return EXIT_MISUSE;
    }
    if (sqlite3_open_v2(argv[1], &copy.from, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        stop(copy.from);
    if (sqlite3_open(argv[2], &copy.to) != SQLITE_OK)
        stop(copy.to);
    run(copy.to, "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA synchronous = EXTRA;"
                 "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; BEGIN");
    make_tables(&copy);
    go(&copy, false);
    double start = clock_seconds(), cpu = cpu_seconds();
    go(&copy, false);
    double middle = clock_seconds(), middle_cpu = cpu_seconds();
    go(&copy, true);
    run(copy.to, "COMMIT");
    double end = clock_seconds(), end_cpu = cpu_seconds();
    getrusage(RUSAGE_SELF, &usage);
    printf("%.3f\t%.3f\t%.1f\n", end - middle - (middle - start),
           end_cpu - middle_cpu - (middle_cpu - cpu), (double)usage.ru_maxrss / 1024);
    for (size_t i = 0; i < copy.count; i++)
        free(copy.tables[i].name);
    sqlite3_close(copy.from);
    sqlite3_close(copy.to);
    return EXIT_SUCCESS;
}
