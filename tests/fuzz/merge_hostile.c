/* See merge_hostile.h. */
#include "tests/fuzz/merge_hostile.h"

#include "model/chain.h"
#include "model/change.h"
#include "model/inside.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/inventory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TABLES = 120, COLUMNS = 96, NAME = 64, SQL = 8192, OPS_MOST = 24, LONG = 3000, KEPT = 2048 };

/* The tables of a file with their columns. */
struct table {
    char name[NAME], columns[COLUMNS][NAME];
    size_t count;
    bool linked; /* a table of links: source, target, position */
};

struct tables {
    struct table list[TABLES];
    size_t count;
};

static const int64_t numbers[] = {0, 1, -1, 2, 7, 14, 99, INT32_MAX, INT64_MAX, INT64_MIN};

static const char *const texts[] = {
    "",
    "C-0001",
    "I-0002",
    "C-999999999999999",
    "category",
    "JP; EU",
    "yes",
    "privacy_notice",
    "2026-02-30",
    "2026-04-01",
    "P5Y",
    "会員",
    "か\xE3\x82\x99",
    "\x1B[2J",
    "a\tb\nc\\",
    "\xE2\x80\xAE",
    "\xFF\xFE",
    "=1+1",
    "123456789018",
    "; ; ",
    "edit",
    "undo",
    "redo",
    "event",
    "merge",
    "redact",
    "set",
    "2026-11-22T07:18:00Z",
    "9999-99-99T99:99:99Z",
    "set\tcategory\tC-0001\t会員\tpersons\t1\t2\n",
    "redact\tjournal\t3\t\t\t\tx\n",
    "0000000000000000000000000000000000000000000000000000000000000000",
};

enum { NUMBERS = sizeof numbers / sizeof *numbers, TEXTS = sizeof texts / sizeof *texts };

unsigned hostile_byte(struct hostile *input)
{
    return input->at < input->end ? *input->at++ : 0;
}

static void read_columns(sqlite3 *handle, struct table *table)
{
    sqlite3_stmt *st = NULL;
    sqlite3_prepare_v2(handle, "SELECT name FROM pragma_table_info(?)", -1, &st, NULL);
    sqlite3_bind_text(st, 1, table->name, -1, SQLITE_STATIC);
    while (sqlite3_step(st) == SQLITE_ROW && table->count < COLUMNS)
        snprintf(table->columns[table->count++], NAME, "%s",
                 (const char *)sqlite3_column_text(st, 0));
    sqlite3_finalize(st);
    table->linked = strcmp(table->columns[0], "source") == 0;
}

static const struct tables *tables_of(sqlite3 *handle)
{
    static struct tables tables;
    sqlite3_stmt *st = NULL;
    if (tables.count > 0)
        return &tables;
    sqlite3_prepare_v2(handle,
                       "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                       "'sqlite!_%' ESCAPE '!' ORDER BY name",
                       -1, &st, NULL);
    while (sqlite3_step(st) == SQLITE_ROW && tables.count < TABLES) {
        struct table *table = &tables.list[tables.count++];
        snprintf(table->name, NAME, "%s", (const char *)sqlite3_column_text(st, 0));
        read_columns(handle, table);
    }
    sqlite3_finalize(st);
    fuzz_true(tables.count > 0 && tables.count < TABLES, "there are tables");
    return &tables;
}

/* Binds the next value of INPUT: a number, one of a record, a text of ours or its own. */
static void bind(sqlite3_stmt *st, int place, struct hostile *input)
{
    enum { IDS = 0x10, OURS = 0x50, NOTHING = 0x80, MANY, OWN, BYTES = 0xE0, LENGTH = 0x1F };
    static char many[LONG];
    unsigned byte = hostile_byte(input);
    size_t left = (size_t)(input->end - input->at);
    size_t length = (byte & LENGTH) < left ? byte & LENGTH : left;
    if (byte < IDS) {
        sqlite3_bind_int64(st, place, numbers[byte % NUMBERS]);
    } else if (byte < OURS) {
        sqlite3_bind_int64(st, place, FUZZ_FIRST_ID + byte - IDS);
    } else if (byte < NOTHING) {
        sqlite3_bind_text(st, place, texts[(byte - OURS) % TEXTS], -1, SQLITE_STATIC);
    } else if (byte == NOTHING) {
        sqlite3_bind_null(st, place);
    } else if (byte == MANY) {
        memset(many, 'a', sizeof many);
        sqlite3_bind_text(st, place, many, sizeof many, SQLITE_STATIC);
    } else {
        if (byte < BYTES)
            sqlite3_bind_text(st, place, (const char *)input->at, (int)length, SQLITE_TRANSIENT);
        else
            sqlite3_bind_blob(st, place, input->at, (int)length, SQLITE_TRANSIENT);
        input->at += length;
    }
}

/* The statement of SQL, kept for the next time; NULL where SQLite refuses it. */
static sqlite3_stmt *prepare(sqlite3 *handle, const char *sql)
{
    static struct {
        sqlite3 *handle;
        sqlite3_stmt *st;
    } kept[KEPT];
    size_t slot = (size_t)(uintptr_t)handle;
    for (const char *at = sql; *at != '\0'; at++)
        slot = slot * 31 + (unsigned char)*at;
    slot %= KEPT;
    if (kept[slot].st != NULL && kept[slot].handle == handle &&
        strcmp(sqlite3_sql(kept[slot].st), sql) == 0)
        return kept[slot].st;
    sqlite3_finalize(kept[slot].st);
    kept[slot].handle = handle;
    sqlite3_prepare_v2(handle, sql, -1, &kept[slot].st, NULL);
    return kept[slot].st;
}

/* Runs SQL, whose first place takes a value and second a number; what SQLite refuses is
 * left out. */
static void run(sqlite3 *handle, const char *sql, struct hostile *input, unsigned number)
{
    sqlite3_stmt *st = prepare(handle, sql);
    if (st == NULL)
        return;
    int places = sqlite3_bind_parameter_count(st);
    if (places >= 1)
        bind(st, 1, input);
    if (places >= 2)
        sqlite3_bind_int64(st, 2, number);
    sqlite3_step(st);
    sqlite3_reset(st);
    sqlite3_clear_bindings(st);
}

static const struct table *table_named(sqlite3 *handle, const char *name)
{
    const struct tables *tables = tables_of(handle);
    size_t i = 0;
    while (i < tables->count && strcmp(tables->list[i].name, name) != 0)
        i++;
    fuzz_true(i < tables->count, "a table is there");
    return &tables->list[i];
}

/* A column of TABLE; of what is honest none that the program sets by itself. */
static const char *pick_column(const struct table *table, struct hostile *input)
{
    size_t own = !input->honest ? 0 : table->linked ? 2 : 3;
    return table->columns[own + hostile_byte(input) % (table->count - own)];
}

/* Sets a column of one row of TABLE. */
static void update(sqlite3 *handle, const struct table *table, struct hostile *input)
{
    char sql[SQL];
    const char *column = pick_column(table, input);
    const char *key = table->linked ? "(source, target)" : "(rowid)";
    const char *keys = table->linked ? "source, target" : "rowid";
    unsigned row = hostile_byte(input);
    snprintf(sql, sizeof sql,
             "UPDATE %s SET %s = ?1 WHERE %s IN (SELECT %s FROM %s ORDER BY 1 LIMIT 1 OFFSET "
             "?2 %% max(1, (SELECT count(*) FROM %s)))",
             table->name, column, key, keys, table->name, table->name);
    run(handle, sql, input, row);
}

static void delete (sqlite3 *handle, const struct table *table, struct hostile *input)
{
    char sql[SQL];
    const char *key = table->linked ? "(source, target)" : "(rowid)";
    const char *keys = table->linked ? "source, target" : "rowid";
    snprintf(sql, sizeof sql,
             "DELETE FROM %s WHERE %s IN (SELECT %s FROM %s ORDER BY 1 LIMIT 1 OFFSET %u)",
             table->name, key, keys, table->name, hostile_byte(input));
    run(handle, sql, input, 0);
}

/* Puts a record in, with one more column set, or a link. */
static void insert(sqlite3 *handle, const struct table *table, struct hostile *input)
{
    char sql[SQL];
    unsigned one = hostile_byte(input), two = hostile_byte(input);
    const char *column = table->columns[two % table->count];
    if (table->linked)
        snprintf(sql, sizeof sql,
                 "INSERT INTO %s (source, target, position) VALUES (%lld, %lld, ?1)", table->name,
                 (long long)(FUZZ_FIRST_ID + one), (long long)(FUZZ_FIRST_ID + two));
    else
        snprintf(sql, sizeof sql,
                 "INSERT INTO %s (id, rev, code, name, %s) VALUES (%lld, 1, 'X-%04u', 'x', ?1)",
                 table->name, column, (long long)(FUZZ_FIRST_ID + one), one);
    run(handle, sql, input, 0);
}

/* Changes a byte of what was recorded. */
static void patch(sqlite3 *handle, const struct table *table, struct hostile *input)
{
    char sql[SQL];
    unsigned entry = hostile_byte(input), at = hostile_byte(input), byte = hostile_byte(input);
    snprintf(sql, sizeof sql,
             "UPDATE %s SET changes = CAST(substr(changes, 1, %u) || x'%02x' || "
             "substr(changes, %u) AS BLOB) WHERE entry = %u",
             table->name, at, byte, at + 2, entry);
    run(handle, sql, input, 0);
}

static void end_entry(struct model *m)
{
    struct why why = {.lang = LANG_EN};
    if (change_is_open(m) && !change_commit(m, NULL, &why))
        change_cancel(m);
    db_forget(m->db);
}

static void begin_entry(struct model *m)
{
    static const struct change_note note = {.what = "set", .about = "category/C-0001", .why = "x"};
    struct why why = {.lang = LANG_EN};
    fuzz_count_evenly(m);
    /* Behind the last number there is none: what follows is written without a change. */
    fuzz_true(change_begin(m, &note, &why) || why.class == WHY_FILE, why.text);
}

/* Makes the hashes of all entries anew. */
static void chain(struct model *m)
{
    char previous[DIGEST_TEXT] = "", content[DIGEST_TEXT], hash[DIGEST_TEXT];
    db_run(m->db, "BEGIN");
    struct statement *st = db_prepare(m->db, "SELECT * FROM journal ORDER BY seq");
    while (db_step(st)) {
        struct chain_entry entry = {.seq = db_int(st, "seq"),
                                    .at = db_text(st, "at"),
                                    .kind = db_text(st, "kind"),
                                    .target = db_int(st, "target"),
                                    .version = db_int(st, "version"),
                                    .content = db_text(st, "content"),
                                    .previous = previous};
        if (db_is_null(st, "redacted_by") && chain_content_now(m->db, entry.seq, content))
            entry.content = content;
        chain_hash(&entry, hash);
        struct statement *set =
            db_prepare(m->db, "UPDATE journal SET content = :content, previous = :previous, "
                              "hash = :hash WHERE seq = :seq");
        db_bind_text(set, ":content", entry.content);
        db_bind_text(set, ":previous", previous);
        db_bind_text(set, ":hash", hash);
        db_bind_int(set, ":seq", entry.seq);
        db_do(set);
        snprintf(previous, sizeof previous, "%s", hash);
    }
    db_forget(m->db);
    db_run(m->db, "COMMIT");
    db_forget(m->db);
}

/* Whether the journal records what becomes of TABLE. */
static bool is_recorded(const struct table *table)
{
    return table->linked || kinds_find(table->name) != NULL;
}

/* A table; of what is honest one that the journal records. */
static const struct table *pick_table(sqlite3 *handle, struct hostile *input)
{
    const struct tables *tables = tables_of(handle);
    size_t i = hostile_byte(input) % tables->count;
    while (input->honest && !is_recorded(&tables->list[i]))
        i = (i + 1) % tables->count;
    return &tables->list[i];
}

/* Does WHAT to TABLE: within the open change what is recorded, else beside it, since a
 * change that records nothing is given up. */
static void act_on(struct model *m, const struct table *table, struct hostile *input,
                   void (*what)(sqlite3 *, const struct table *, struct hostile *))
{
    bool recorded = is_recorded(table);
    if (!recorded)
        end_entry(m);
    what(db_handle(m->db), table, input);
    if (!recorded)
        begin_entry(m);
}

static void act(struct model *m, struct hostile *input)
{
    enum { UPDATE_CATEGORY, UPDATE_ANY, INSERT, DELETE, NEXT, JOURNAL, PARTS, PATCH, ACTS };
    sqlite3 *handle = db_handle(m->db);
    switch (hostile_byte(input) % (input->honest ? JOURNAL : ACTS)) {
    case UPDATE_CATEGORY:
        act_on(m, table_named(handle, "category"), input, update);
        break;
    case UPDATE_ANY:
        act_on(m, pick_table(handle, input), input, update);
        break;
    case INSERT:
        act_on(m, pick_table(handle, input), input, insert);
        break;
    case DELETE:
        act_on(m, pick_table(handle, input), input, delete);
        break;
    case NEXT:
        end_entry(m);
        begin_entry(m);
        break;
    case JOURNAL:
        act_on(m, table_named(handle, "journal"), input, update);
        break;
    case PARTS:
        act_on(m, table_named(handle, "journal_part"), input, update);
        break;
    case PATCH:
        act_on(m, table_named(handle, "journal_part"), input, patch);
        break;
    }
}

void hostile_write(struct model *m, struct hostile *input, bool chained)
{
    begin_entry(m);
    for (int i = 0; i < OPS_MOST && input->at < input->end; i++)
        act(m, input);
    end_entry(m);
    if (chained && !input->honest)
        chain(m);
    fuzz_true(db_idle(m->db), "what was done is in the file");
}
