/*
 * The filters to which the numbers of the overview lead. Each lets through
 * what was counted there: the same dates decide in model/overview.c.
 */
#include "model/dates.h"
#include "model/periods.h"
#include "tui/overview_inside.h"

#include <stdio.h>
#include <string.h>

/* The status of which the overview counts no more than the number. */
static const char retired[] = "retired";

const struct kind *overview_category(void)
{
    return kinds_find("category");
}

struct spot overview_to_list(const struct kind *kind, char *filter)
{
    return (struct spot){.lead = LEAD_LIST, .kind = kind, .filter = filter};
}

/* How FIELD number NUMBER of KIND is called in a filter: by its label where
 * that is one word and no other field's. */
static const char *name_of(const struct kind *kind, size_t number, enum lang lang)
{
    const struct field *field = &kind->fields[number];
    const char *label = field->label[lang];
    bool word = label[strcspn(label, " :<=\"(!")] == '\0';
    return word && kinds_field_named(kind, label) == number ? label : field->column;
}

/* Adds a word of a filter on KIND to OUT: SIGN ("!" or ""), the field as people
 * call it, RELATION (":", "=", "<"), VALUE. */
static void put_word(const struct kind *kind, enum lang lang, const char *sign, const char *column,
                     const char *relation, const char *value, struct buf *out)
{
    bool quoted = value[0] != '\0' && (relation[0] == '=' || strchr(value, ' ') != NULL);
    const char *quote = quoted ? "\"" : "";
    buf_printf(out, "%s%s%s%s%s%s%s", out->length > 0 ? " " : "", sign,
               name_of(kind, kinds_field(kind, column), lang), relation, quote, value, quote);
}

static void put(enum lang lang, const char *sign, const char *column, const char *relation,
                const char *value, struct buf *out)
{
    put_word(overview_category(), lang, sign, column, relation, value, out);
}

static const char *status_label(const char *value, enum lang lang)
{
    const struct field *field =
        &overview_category()->fields[kinds_field(overview_category(), "status")];
    return kinds_choice(field, value)->label[lang];
}

/* The filter in OUT, without retired categories where there are some. */
static char *without_retired(const struct overview *overview, enum lang lang, struct buf *out)
{
    const struct field *field =
        &overview_category()->fields[kinds_field(overview_category(), "status")];
    size_t place = (size_t)(kinds_choice(field, retired) - field->choices);
    if (overview->statuses[place] > 0)
        put(lang, "!", "status", ":", status_label(retired, lang), out);
    return buf_take(out);
}

char *overview_filter_value(const struct overview *overview, enum lang lang, const char *column,
                            const char *value)
{
    struct buf out = {0};
    put(lang, "", column, value[0] == '\0' ? "=" : ":", value, &out);
    return strcmp(column, "status") == 0 ? buf_take(&out) : without_retired(overview, lang, &out);
}

char *overview_filter_period(const char *period, enum lang lang)
{
    struct buf out = {0}, text = {0};
    period_format(period, lang, &text);
    put_word(kinds_find("retention"), lang, "", "period", "=", buf_text(&text), &out);
    buf_clear(&text);
    return buf_take(&out);
}

/* Begins a filter by the date that is set for the review, or where none is,
 * by the last one: gives the column to go by, and the day before which a
 * review is overdue. */
static const char *begin(const struct overview *overview, enum lang lang, bool planned,
                         const char **limit, struct buf *out)
{
    *limit = planned ? overview->today : overview->year_ago;
    if (!planned)
        put(lang, "", "review_due_on", "=", "", out);
    return planned ? "review_due_on" : "reviewed_on";
}

char *overview_filter_overdue(const struct overview *overview, enum lang lang, bool planned)
{
    struct buf out = {0};
    const char *limit;
    const char *column = begin(overview, lang, planned, &limit, &out);
    put(lang, "", column, "<", limit, &out);
    return without_retired(overview, lang, &out);
}

void overview_month(const struct overview *overview, int month, int *year, int *number)
{
    struct date today = date_split(overview->today);
    int months = today.year * 12 + today.month - 1 + month;
    *year = months / 12;
    *number = months % 12 + 1;
}

char *overview_filter_month(const struct overview *overview, enum lang lang, bool planned,
                            int month)
{
    struct buf out = {0};
    const char *limit;
    char text[32];
    int year, number;
    const char *column = begin(overview, lang, planned, &limit, &out);
    overview_month(overview, month, &year, &number);
    snprintf(text, sizeof text, "%04d-%02d", planned ? year : year - 1, number);
    put(lang, "", column, ":", text, &out);
    if (month == 0)
        put(lang, "!", column, "<", limit, &out);
    return without_retired(overview, lang, &out);
}

char *overview_filter_later(const struct overview *overview, enum lang lang, bool planned)
{
    struct buf out = {0};
    const char *limit;
    char text[32];
    int year, number;
    const char *column = begin(overview, lang, planned, &limit, &out);
    overview_month(overview, OVERVIEW_MONTHS, &year, &number);
    snprintf(text, sizeof text, "%04d-%02d-01", planned ? year : year - 1, number);
    put(lang, "!", column, "=", "", &out);
    put(lang, "!", column, "<", text, &out);
    return without_retired(overview, lang, &out);
}

char *overview_filter_unreviewed(const struct overview *overview, enum lang lang)
{
    struct buf out = {0};
    put(lang, "", "review_due_on", "=", "", &out);
    put(lang, "", "reviewed_on", "=", "", &out);
    return without_retired(overview, lang, &out);
}

char *overview_filter_open(const struct kind *kind, enum lang lang)
{
    struct buf filter = {0};
    if (strcmp(kind->name, "incident") == 0) {
        const struct choice *closed =
            kinds_choice(&kind->fields[kinds_field(kind, "state")], "closed");
        put_word(kind, lang, "!", "state", "=", closed->label[lang], &filter);
    } else {
        put_word(kind, lang, "", "done_on", "=", "", &filter);
        put_word(kind, lang, "", "outcome", "=", "", &filter);
    }
    return buf_take(&filter);
}
