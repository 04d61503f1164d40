/*
 * The functions that rules may use beside those of SQLite; rules.h says what each
 * gives. They only compute: none reads the inventory or writes anything.
 */
#include "model/rules_inside.h"

#include "model/countries.h"
#include "model/dates.h"
#include "model/expiry.h"
#include "model/fees.h"
#include "model/fold.h"
#include "model/guard.h"
#include "model/leak_days.h"
#include "model/mem.h"
#include "model/periods.h"
#include "model/promises.h"
#include "model/rules_items.h"
#include "model/rules_stated.h"

#include <stdlib.h>
#include <string.h>

/* The text of VALUE, "" where it is NULL. Borrowed. */
static const char *text_of(sqlite3_value *value)
{
    const unsigned char *text = sqlite3_value_text(value);
    return text == NULL ? "" : (const char *)text;
}

static void folded(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct buf out = {0};
    (void)count;
    fold_text(text_of(values[0]), &out);
    sqlite3_result_text(context, buf_text(&out), -1, SQLITE_TRANSIENT);
    buf_clear(&out);
}

static void has_number(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    sqlite3_result_int(context, guard_finds(text_of(values[0]), NULL, NULL));
}

static void is_vague(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    sqlite3_result_int(context, rules_is_vague(text_of(values[0])));
}

static void days_of_period(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    sqlite3_result_int64(context, period_days(text_of(values[0])));
}

/* A year of 365 days is 12 months, a rest of 30 days one. */
static void months_of_period(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    long days = period_days(text_of(values[0]));
    sqlite3_result_int64(context, days / 365 * 12 + days % 365 / 30);
}

/* NULL where the record is not stated. */
static void stated(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct buf out = {0};
    (void)count;
    if (stated_find(text_of(values[0]), text_of(values[1]), text_of(values[2]), text_of(values[3]),
                    &out))
        sqlite3_result_text(context, buf_text(&out), -1, SQLITE_TRANSIENT);
    buf_clear(&out);
}

/* What was not stated has not changed. */
static void restated(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    sqlite3_result_int(context, sqlite3_value_type(values[0]) != SQLITE_NULL &&
                                    !stated_same(text_of(values[0]), text_of(values[1])));
}

static void names_country(sqlite3_context *context, int count, sqlite3_value **values)
{
    const struct country *country = country_find(text_of(values[1]));
    (void)count;
    sqlite3_result_int(context, country != NULL && country_named(country, text_of(values[0])));
}

/* NULL where the name tells none. */
static void class_of_item(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const char *class = item_words_class(sqlite3_user_data(context), text_of(values[0]));
    if (class != NULL)
        sqlite3_result_text(context, class, -1, SQLITE_STATIC);
}

static void free_item_words(void *words)
{
    item_words_clear(words);
    free(words);
}

/* NULL where the first text is no day, or the days are not known. */
static void final_report_day(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct leak_days days;
    const char *known = text_of(values[0]);
    (void)count;
    if (date_valid(known) &&
        leak_days(known, strstr(text_of(values[1]), "wrongful") != NULL, &days))
        sqlite3_result_text(context, days.final_latest, -1, SQLITE_TRANSIENT);
}

static void promise_day(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct buf period = {0};
    char last[11];
    const char *received = text_of(values[0]);
    (void)count;
    if (date_valid(received) && promise_period(text_of(values[1]), &period) &&
        expiry_last(received, false, buf_text(&period), last))
        sqlite3_result_text(context, last, -1, SQLITE_TRANSIENT);
    buf_clear(&period);
}

static void no_fee(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    sqlite3_result_int(context, fee_is_none(text_of(values[0]), sqlite3_value_int(values[1]) != 0));
}

struct function {
    const char *name;
    int arguments;
    void (*run)(sqlite3_context *context, int count, sqlite3_value **values);
};

static const struct function functions[] = {
    {"folded", 1, folded},
    {"has_number", 1, has_number},
    {"vague", 1, is_vague},
    {"period_days", 1, days_of_period},
    {"period_months", 1, months_of_period},
    {"names_country", 2, names_country},
    {"stated", 4, stated},
    {"restated", 2, restated},
    {"final_report_day", 2, final_report_day},
    {"promise_day", 2, promise_day},
    {"no_fee", 2, no_fee},
};

void rules_registered(int code)
{
    if (code == SQLITE_NOMEM)
        mem_none();
    if (code != SQLITE_OK)
        bug("a function of rules that cannot be made");
}

void rules_functions(sqlite3 *handle)
{
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
        rules_registered(
            sqlite3_create_function_v2(handle, functions[i].name, functions[i].arguments,
                                       SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                       functions[i].run, NULL, NULL, NULL));
    rules_registered(sqlite3_create_function_v2(
        handle, "item_class", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
        mem_new(1, sizeof(struct item_words)), class_of_item, NULL, NULL, free_item_words));
}
