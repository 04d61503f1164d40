/* The gathered tables of rules, and the functions that read them. */
#include "model/rules.h"

#include "model/buf.h"

#include <string.h>
#include <strings.h>

const struct rule *const rules_tables[] = {
    rules_purpose,   rules_ground, rules_provision, rules_outside,   rules_notice, rules_ledger,
    rules_incidents, rules_gdpr,   rules_china,     rules_retention, NULL,
};

const struct rule *rules_find(const char *id)
{
    for (size_t i = 0; rules_tables[i] != NULL; i++)
        for (const struct rule *rule = rules_tables[i]; rule->id != NULL; rule++)
            if (strcasecmp(rule->id, id) == 0)
                return rule;
    return NULL;
}

bool rule_in_force(const struct rule *rule, const char *today)
{
    return (rule->from == NULL || strcmp(rule->from, today) <= 0) &&
           (rule->until == NULL || strcmp(today, rule->until) <= 0);
}

struct severity_words {
    const char *value, *name;
};

static const struct severity_words severities[] = {
    [SEVERITY_ERROR] = {"error", N_("Error")},
    [SEVERITY_WARNING] = {"warning", N_("Warning")},
    [SEVERITY_INFORMATION] = {"information", N_("Information")},
};

const char *severity_value(enum severity severity)
{
    return severities[severity].value;
}

const char *severity_name(enum severity severity, enum lang lang)
{
    return words_in(lang, severities[severity].name);
}

const char *certainty_words(char certainty, enum lang lang)
{
    switch (certainty) {
    case 'A':
        return words_in(lang, N_("the text of the law or the guideline was read"));
    case 'B':
        return words_in(lang, N_("another page states it; the text itself was not read"));
    case 'C':
        return words_in(lang, N_("not verified: information only"));
    default:
        return "";
    }
}

void rule_article(const struct rule *rule, enum lang lang, struct buf *out)
{
    if (rule->law[0] == '\0' || rule->article[0] == '\0')
        buf_puts(out, words_in(lang, rule->law[0] == '\0' ? rule->article : rule->law));
    else
        buf_printf(out, words_in(lang, N_("%1$s, %2$s")), words_in(lang, rule->law),
                   words_in(lang, rule->article));
}

void rule_since(const struct rule *rule, enum lang lang, struct buf *out)
{
    if (rule->from == NULL)
        return;
    if (strcmp(rule->from, RULE_DAY_OPEN) == 0)
        buf_puts(out, words_in(lang, N_(" (in force from a day still to be set)")));
    else
        buf_printf(out, words_in(lang, N_(" (in force from %s)")), rule->from);
}

const char *rule_from(const struct rule *rule, enum lang lang)
{
    if (rule->from == NULL)
        return "";
    return strcmp(rule->from, RULE_DAY_OPEN) == 0 ? words_in(lang, N_("a day still to be set"))
                                                  : rule->from;
}

void rule_sql(const struct rule *rule, struct buf *out)
{
    if (rule->make != NULL)
        rule->make(out);
    else
        buf_puts(out, rule->sql);
}
