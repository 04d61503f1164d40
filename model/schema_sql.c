/*
 * A scratch database is migrated, and its statements are taken apart column by column:
 * so what is told is what there is, and a column that nothing explains is a bug().
 */
#include "model/schema_sql.h"

#include "model/db.h"
#include "model/kinds.h"
#include "model/mem.h"
#include "model/migrations.h"
#include "model/schema_words.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const char *const head[] = {
    "台帳ファイルのスキーマ / The schema of an inventory",
    "",
    "このファイルは daicho --print-doc database の出力です。台帳に問い合わせる人のためのもので、",
    "使い方と例は database.ja.md にあります。",
    "This file is what daicho --print-doc database prints, for people who query an inventory.",
    "How to do so, with examples, stands in database.en.md.",
    "",
    "・読むのは写しだけにし、書き込まないでください（daicho backup で写しを作れます）。",
    "  ほかのプログラムが書いた変更は変更履歴に残らず、daicho verify --full が改ざんとして示します。",
    "・独自の関数、照合順序、トリガー、ビューはありません。SQLite 3.37 以降ならそのまま読めます。",
    "・空の文字列は ''、空の数と参照は NULL です。日付は 2026-04-01、期間は P6M（ISO 8601）、",
    "  国は JP（ISO 3166-1）、はい・いいえは yes・no と記録します。複数の値は「; 」で区切ります。",
    "* Read copies only (daicho backup makes one), and write nothing: what another program",
    "  writes is in no journal, and daicho verify --full shows it as tampering.",
    "* There are no functions, collations, triggers or views of our own: SQLite 3.37 or newer",
    "  reads the file as it is.",
    "* A text that is empty is '', a number or reference that is empty is NULL. Dates are",
    "  2026-04-01, periods P6M (ISO 8601), countries JP (ISO 3166-1), yes and no are yes and",
    "  no. Several values are divided by \"; \".",
};
/* clang-format on */

/* Adds a line of comment: BEFORE, the Japanese and the English words. */
static void comment(struct buf *out, const char *before, const char *ja, const char *en)
{
    buf_printf(out, "%s%s%s%s\n", before, ja, *ja != '\0' && *en != '\0' ? " / " : "", en);
}

static void two_lines(struct buf *out, const char *before, const char *const words[2])
{
    comment(out, before, words[LANG_JA], "");
    comment(out, before, "", words[LANG_EN]);
}

static void put_help(struct buf *out, const char *before, const char *help)
{
    two_lines(out, before, (const char *const[2]){help, words_in(LANG_JA, help)});
}

/* How a value of FIELD is written, where that has to be told. */
static const char *form_of(const struct field *field)
{
    switch (field->type) {
    case TYPE_DATE:
        return " (2026-04-01)";
    case TYPE_PERIOD:
        return " (P6M)";
    case TYPE_FLAG:
        return " (yes, no, '')";
    case TYPE_COUNTRY:
        return " (ISO 3166-1)";
    case TYPE_CHOICES:
        return " (A; B)";
    case TYPE_REF:
    case TYPE_CODE:
    case TYPE_TEXT:
    case TYPE_NOTE:
    case TYPE_URL:
    case TYPE_COUNT:
    case TYPE_CHOICE:
    case TYPE_LINKS:
        break;
    }
    return "";
}

static void put_field(struct buf *out, const struct field *field)
{
    buf_printf(out, "  -- %s / %s%s\n", field->label[LANG_JA], field->label[LANG_EN],
               form_of(field));
    put_help(out, "  --   ", field->help);
    for (const struct choice *c = field->choices; c != NULL && c->value != NULL; c++)
        buf_printf(out, "  --     %s: %s / %s\n", c->value, c->label[LANG_JA], c->label[LANG_EN]);
}

/* What COLUMN of TABLE is, of which KIND or NULL are the records. */
static void put_column_words(struct buf *out, const struct kind *kind, const char *table,
                             const char *column)
{
    size_t field = kind == NULL ? 0 : kinds_field(kind, column);
    if (kind != NULL && field < kind->field_count) {
        put_field(out, &kind->fields[field]);
        return;
    }
    const struct schema_column *row = schema_column(table, column);
    if (row == NULL)
        bug("a column of the schema that schema_words.c does not tell");
    comment(out, "  -- ", row->words[LANG_JA], row->words[LANG_EN]);
}

/* The length of the definition at TEXT, up to a comma or bracket that belongs to none of
 * its own. */
static size_t definition_length(const char *text)
{
    int depth = 0;
    const char *at = text;
    for (; *at != '\0' && (depth > 0 || (*at != ',' && *at != ')')); at++)
        depth += (*at == '(') - (*at == ')');
    return (size_t)(at - text);
}

/* Adds the statement SQL that makes TABLE, a line for each column with its words. */
static void put_create(struct buf *out, const struct kind *kind, const char *table, const char *sql)
{
    const char *at = strchr(sql, '(') + 1;
    buf_printf(out, "CREATE TABLE %s (\n", table);
    for (bool more = true; more;) {
        at += strspn(at, " ");
        size_t length = definition_length(at);
        char *column = mem_copy_bytes(at, strcspn(at, " "));
        more = at[length] == ',';
        if (strcmp(column, "PRIMARY") != 0 && strcmp(column, "UNIQUE") != 0)
            put_column_words(out, kind, table, column);
        buf_printf(out, "  %.*s%s\n", (int)length, at, more ? "," : "");
        at += length + 1;
        free(column);
    }
    buf_printf(out, ")%s;\n", at);
}

/* Adds TABLE and what is indexed of it. */
static void put_table(struct buf *out, struct db *db, const struct kind *kind, const char *table)
{
    struct statement *st =
        db_prepare(db, "SELECT type, sql FROM sqlite_schema WHERE tbl_name = :table AND "
                       "sql IS NOT NULL ORDER BY type = 'index', name");
    db_bind_text(st, ":table", table);
    while (db_step(st))
        if (strcmp(db_text(st, "type"), "table") == 0)
            put_create(out, kind, table, db_text(st, "sql"));
        else
            buf_printf(out, "%s;\n", db_text(st, "sql"));
}

static void put_links(struct buf *out, struct db *db, const struct kind *kind,
                      const struct field *field)
{
    const struct kind *to = kinds_find(field->kind);
    struct buf table = {0};
    buf_printf(&table, "%s_%s", kind->name, field->column);
    buf_printf(out, "\n-- %s: %s -> %s / %s: %s -> %s\n", field->label[LANG_JA],
               kind->label[LANG_JA], to->label[LANG_JA], field->label[LANG_EN],
               kind->label[LANG_EN], to->label[LANG_EN]);
    put_help(out, "--   ", field->help);
    put_table(out, db, NULL, buf_text(&table));
    buf_clear(&table);
}

static void put_kind(struct buf *out, struct db *db, const struct kind *kind)
{
    buf_printf(out, "\n\n-- ==== %s / %s ====\n", kind->label[LANG_JA], kind->label[LANG_EN]);
    put_help(out, "-- ", kind->help);
    put_table(out, db, kind, kind->name);
    for (size_t i = 0; i < kind->field_count; i++)
        if (kind->fields[i].type == TYPE_LINKS)
            put_links(out, db, kind, &kind->fields[i]);
}

bool schema_sql_put(struct buf *out, struct why *why)
{
    struct db *db = db_open(NULL, DB_MEMORY, why);
    if (db == NULL || !migrations_replay(db, migrations_count, why)) {
        db_close(db);
        return false;
    }
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++)
        buf_printf(out, "--%s%s\n", head[i][0] == '\0' ? "" : " ", head[i]);
    buf_printf(out, "\nPRAGMA user_version = %d;\n", migrations_count);
    for (size_t i = 0; i < kinds_count; i++)
        put_kind(out, db, &kinds[i]);
    for (size_t i = 0; i < schema_tables_count; i++) {
        buf_printf(out, "\n\n-- ==== %s ====\n", schema_tables[i].name);
        two_lines(out, "-- ", schema_tables[i].words);
        put_table(out, db, NULL, schema_tables[i].name);
    }
    bool sound = db_ok(db, why);
    db_close(db);
    return sound;
}
