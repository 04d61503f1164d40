/* See offer.h. */
#include "cli/offer.h"

#include "cli/commands.h"
#include "model/buf.h"
#include "model/periods.h"
#include "model/statutes.h"

#include <string.h>

enum { NEAR_MOST = 5 };

/* Adds FIELD='VALUE' where the field of RECORD with COLUMN is empty. */
static void put_pair(const struct record *record, const char *column, const char *value,
                     struct buf *out)
{
    if (value[0] != '\0' && record_value(record, column)[0] == '\0')
        buf_printf(out, " '%s=%s'", column, value);
}

/* Adds the pairs with which RECORD would say what ROW does. */
static void put_pairs(const struct record *record, const struct statute *row, enum lang lang,
                      struct buf *out)
{
    const char *rule = record_value(record, "rule"), *bound = statutes_rule(row);
    const char *period = record_value(record, "period");
    struct buf law = {0};
    statutes_put_law(row, lang, &law);
    bool agrees = period[0] == '\0' || period_compare(period, row->period) == 0;
    if (agrees)
        put_pair(record, "rule", bound, out);
    if (agrees && (rule[0] == '\0' || strcmp(rule, bound) == 0)) {
        put_pair(record, "period", row->period, out);
        put_pair(record, "transitional_period", row->transitional, out);
    }
    put_pair(record, "law", buf_text(&law), out);
    put_pair(record, "event", row->event[lang], out);
    buf_clear(&law);
}

static void tell_row(const struct record *record, const struct statute *row, enum lang lang)
{
    struct buf period = {0}, pairs = {0}, law = {0};
    statutes_put_law(row, lang, &law);
    statutes_put_period(row, lang, &period);
    put_pairs(record, row, lang, &pairs);
    commands_say(lang, N_("%s: %s%s%s"), row->type[lang], buf_text(&law),
                 law.length > 0 ? words_in(lang, ", ") : "", buf_text(&period));
    if (row->certainty == 'C')
        commands_say(lang,
                     N_("That rests on a source that was not verified. Please check the law."));
    if (pairs.length > 0)
        commands_say(lang, N_("Nothing of it was filled in. To record it: daicho set %s%s"),
                     record_value(record, "code"), buf_text(&pairs));
    buf_clear(&period);
    buf_clear(&pairs);
    buf_clear(&law);
}

static void tell_near(const char *type, enum lang lang)
{
    const struct statute *near[NEAR_MOST];
    struct buf names = {0};
    size_t count = statutes_near(type, near, NEAR_MOST);
    for (size_t i = 0; i < count; i++)
        buf_printf(&names, "%s%s", i == 0 ? "" : words_in(lang, ", "), near[i]->type[lang]);
    if (count > 0)
        commands_say(lang, N_("The type of record is kept as typed. Near to it: %s."),
                     buf_text(&names));
    buf_clear(&names);
}

void offer_statute(const struct record *record, enum lang lang)
{
    const char *type = record_value(record, "record_type");
    const struct statute *row = statutes_find(type);
    if (row != NULL)
        tell_row(record, row, lang);
    else
        tell_near(type, lang);
}
