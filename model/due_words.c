/* What is said of the lines of a calendar of disposal. */
#include "model/buf.h"
#include "model/due.h"
#include "model/mem.h"
#include "model/periods.h"

#include <string.h>

const char *due_standing(const struct due_line *line)
{
    static const char *const words[DUE_STATES] = {
        [DUE_COMING] = N_("disposal due"), [DUE_PASSED] = N_("minimum has ended"),
        [DUE_OVERDUE] = N_("overdue"),     [DUE_HELD] = N_("held by a minimum"),
        [DUE_UNDATED] = N_("no date"),
    };
    bool ends = line->state == DUE_COMING && line->what == DUE_MAY;
    return ends ? N_("minimum ends") : words[line->state];
}

/* How long, and from what, where there is no date. */
static void put_undated(const struct due_line *line, enum lang lang, struct buf *out)
{
    const struct due_rule *rule = line->rule;
    struct buf period = {0};
    period_format(rule->period, lang, &period);
    switch (line->undated) {
    case DUE_EACH:
        buf_printf(out, words_in(lang, "%s from each person's event: %s"), buf_text(&period),
                   rule->event);
        break;
    case DUE_NO_FISCAL_MONTH:
        buf_printf(
            out,
            words_in(lang, "%s from: %s; the month in which the fiscal year ends is not stated"),
            buf_text(&period), rule->event);
        break;
    case DUE_NO_END:
        buf_printf(out, words_in(lang, "%s from: %s; the end is not stated"), buf_text(&period),
                   rule->event);
        break;
    case DUE_NO_EVENT:
        buf_printf(out, words_in(lang, "%s; from which event is not stated"), buf_text(&period));
        break;
    case DUE_NO_PERIOD:
        if (rule->wording[0] != '\0')
            buf_puts(out, rule->wording);
        else if (rule->event[0] != '\0')
            buf_printf(out, words_in(lang, "no period is stated; from: %s"), rule->event);
        else
            buf_puts(out, words_in(lang, "no period is stated"));
        break;
    case DUE_DATED:
        bug("a line that has a date");
    }
    buf_clear(&period);
}

void due_put_more(const struct due_line *line, enum lang lang, struct buf *out)
{
    const struct due_rule *rule = line->rule;
    struct buf period = {0};
    period_format(line->full[0] != '\0' ? rule->transitional : rule->period, lang, &period);
    if (line->undated != DUE_DATED) {
        struct buf undated = {0};
        put_undated(line, lang, &undated);
        buf_printf(out, words_in(lang, "; %s"), buf_text(&undated));
        buf_clear(&undated);
    } else if (rule->event[0] != '\0')
        buf_printf(out, words_in(lang, "; %s from %s (%s)"), buf_text(&period), line->event_on,
                   rule->event);
    else
        buf_printf(out, words_in(lang, "; %s from %s"), buf_text(&period), line->event_on);
    if (line->source != NULL)
        buf_printf(out, words_in(lang, "; %s"), line->source);
    if (line->full[0] != '\0')
        buf_printf(out, words_in(lang, "; %s without the transitional rule"), line->full);
    if (line->held[0] != '\0')
        buf_printf(out, words_in(lang, "; a legal minimum runs until %s"), line->held);
    if (rule->rule[0] == '\0')
        buf_puts(out, words_in(lang, "; the kind of rule is not stated"));
    buf_clear(&period);
}
