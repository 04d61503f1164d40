/*
 * What rules of retention ask beside the records: the statutory periods as a
 * table, and functions that compare periods and tell them in words.
 */
#include "model/rules_inside.h"

#include "model/periods.h"
#include "model/statutes.h"

#include <string.h>

/* Words of affairs for which an individual number may be used: those of
 * tax and social insurance, and those that name the number itself. */
static const char *const number_words[] = {
    "個人番号",
    "マイナンバー",
    "番号法",
    "源泉徴収",
    "支払調書",
    "法定調書",
    "年末調整",
    "扶養控除",
    "所得税",
    "住民税",
    "税務",
    "給与支払報告",
    "社会保険",
    "健康保険",
    "厚生年金",
    "年金",
    "雇用保険",
    "労働保険",
    "労災",
    "財形",
    "災害補償",
    "my number",
    "individual number",
    "withholding",
    "social insurance",
    "pension",
    "tax",
    "employment insurance",
};

/* The text of VALUE, "" where it is NULL. Borrowed. */
static const char *text_of(sqlite3_value *value)
{
    const unsigned char *text = sqlite3_value_text(value);
    return text == NULL ? "" : (const char *)text;
}

static void give(sqlite3_context *context, struct buf *text)
{
    sqlite3_result_text(context, buf_text(text), -1, SQLITE_TRANSIENT);
    buf_clear(text);
}

static void record_type_key(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct buf key = {0};
    (void)count;
    statutes_key(text_of(values[0]), &key);
    give(context, &key);
}

static void period_shorter(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *a = text_of(values[0]), *b = text_of(values[1]);
    (void)count;
    sqlite3_result_int(context,
                       period_days(a) > 0 && period_days(b) > 0 && period_compare(a, b) < 0);
}

static void endless(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    sqlite3_result_int(context, period_is_endless(text_of(values[0])));
}

static void number_affair(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct buf key = {0}, word = {0};
    bool found = false;
    (void)count;
    statutes_key(text_of(values[0]), &key);
    for (size_t i = 0; i < sizeof number_words / sizeof number_words[0] && !found; i++) {
        buf_empty(&word);
        statutes_key(number_words[i], &word);
        found = strstr(buf_text(&key), buf_text(&word)) != NULL;
    }
    buf_clear(&key);
    buf_clear(&word);
    sqlite3_result_int(context, found);
}

/* Law and period of the type of record, in the language of the messages. */
static void statute_words(sqlite3_context *context, int count, sqlite3_value **values)
{
    const struct model *m = sqlite3_user_data(context);
    const struct statute *row = statutes_find(text_of(values[0]));
    struct buf words = {0}, period = {0};
    (void)count;
    if (row != NULL) {
        statutes_put_period(row, m->lang, &period);
        buf_printf(&words, words_in(m->lang, N_("%s: %s, %s")), row->type[m->lang],
                   row->law[m->lang], buf_text(&period));
    }
    buf_clear(&period);
    give(context, &words);
}

struct function {
    const char *name;
    int arguments;
    void (*run)(sqlite3_context *context, int count, sqlite3_value **values);
};

void rules_statute_functions(struct model *m)
{
    static const struct function functions[] = {
        {"record_type_key", 1, record_type_key},
        {"period_shorter", 2, period_shorter},
        {"endless", 1, endless},
        {"number_affair", 1, number_affair},
        {"statute_words", 1, statute_words},
    };
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
        rules_registered(
            sqlite3_create_function_v2(db_handle(m->db), functions[i].name, functions[i].arguments,
                                       SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, m,
                                       functions[i].run, NULL, NULL, NULL));
}

static bool add_name(struct db *db, const struct statute *row, const char *name)
{
    static const char *const bounds[] = {
        [STATUTE_NONE] = "", [STATUTE_FLOOR] = "floor", [STATUTE_CEILING] = "ceiling"};
    struct buf key = {0};
    const char certainty[] = {row->sure.law > row->sure.period ? row->sure.law : row->sure.period,
                              '\0'};
    const char transitional[] = {row->sure.transitional, '\0'};
    statutes_key(name, &key);
    struct statement *st =
        db_prepare(db, "INSERT OR IGNORE INTO temp.statute VALUES (:name, :id, :bound, :period, "
                       ":transitional, :certainty, :transitional_certainty)");
    db_bind_text(st, ":name", buf_text(&key));
    db_bind_text(st, ":id", row->id);
    db_bind_text(st, ":bound", bounds[row->bound]);
    db_bind_text(st, ":period", row->period);
    db_bind_text(st, ":transitional", row->transitional);
    db_bind_text(st, ":certainty", certainty);
    db_bind_text(st, ":transitional_certainty", transitional);
    buf_clear(&key);
    return db_do(st);
}

bool rules_statute_table(struct db *db)
{
    bool done =
        db_run(db, "CREATE TEMP TABLE IF NOT EXISTS statute (name TEXT PRIMARY KEY NOT NULL,"
                   " id TEXT NOT NULL, bound TEXT NOT NULL, period TEXT NOT NULL,"
                   " transitional TEXT NOT NULL, certainty TEXT NOT NULL,"
                   " transitional_certainty TEXT NOT NULL) WITHOUT ROWID");
    struct buf name = {0};
    for (size_t i = 0; i < statutes_count && done; i++)
        for (size_t k = 0; done && statutes_name(&statutes[i], k, &name); k++)
            done = add_name(db, &statutes[i], buf_text(&name));
    buf_clear(&name);
    return done;
}
