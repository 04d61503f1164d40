/* What is said of deadlines. */
#include "model/dates.h"
#include "model/deadlines.h"
#include "model/mem.h"

#include <stdio.h>

const char *deadline_what_name(enum deadline_what what)
{
    switch (what) {
    case DEADLINE_PRELIMINARY:
        return N_("Preliminary report");
    case DEADLINE_FINAL:
        return N_("Final report");
    case DEADLINE_PERSONS:
        return N_("Notify the persons");
    case DEADLINE_AUTHORITY:
        return N_("Tell the authority (GDPR)");
    case DEADLINE_HIGH_RISK:
        return N_("Tell the persons (GDPR)");
    case DEADLINE_INCIDENT:
        return N_("Open incident");
    case DEADLINE_ANSWER:
        return N_("Answer the request");
    }
    bug("a deadline of nothing");
}

const char *deadline_standing(enum deadline_state state)
{
    switch (state) {
    case DEADLINE_OVERDUE:
        return N_("overdue");
    case DEADLINE_WEEK:
        return N_("within 7 days");
    case DEADLINE_LATER:
        return N_("later");
    case DEADLINE_UNDATED:
        return N_("no date");
    case DEADLINE_STATES:
        break;
    }
    bug("a state that is none");
}

/* The basis of a deadline of law. */
static void put_law(const struct deadline *line, enum lang lang, struct buf *out)
{
    if (line->what == DEADLINE_PRELIMINARY)
        buf_puts(out, words_in(lang, "about 3 to 5 days from knowing (APPI Art. 26(1), guideline "
                                     "3-5-3-3)"));
    else
        buf_printf(out,
                   words_in(lang, "%d days, that of knowing counted (APPI Art. 26(1), Rules "
                                  "Art. 8(2))"),
                   line->final_days);
}

/* An English key; "" for what is told apart. */
static const char *plain_basis(enum deadline_basis basis, enum deadline_what what)
{
    switch (basis) {
    case DEADLINE_BY_DATE:
        return N_("the day that was set");
    case DEADLINE_BY_GDPR:
        return N_("one month (GDPR Art. 12(3), where it applies)");
    case DEADLINE_BY_HOURS:
        return N_(
            "72 hours from the moment of knowing, every day counted, so at that hour of the day "
            "(GDPR Art. 33(1), unless a risk is unlikely); please check");
    case DEADLINE_NO_NUMBER:
        if (what == DEADLINE_HIGH_RISK)
            return N_("without undue delay where a high risk is likely; the law names no number of "
                      "days (GDPR Art. 34(1)); please check");
        return N_("promptly, as the situation asks; the law names no number of days (APPI Art. "
                  "26(2))");
    case DEADLINE_NO_START:
        return what == DEADLINE_ANSWER ? N_("the day of receipt is not recorded")
                                       : N_("the day of knowing is not recorded");
    case DEADLINE_OUT_OF_RANGE:
        return N_("the day is not computed for these years");
    case DEADLINE_NOTHING:
        return N_("neither a report nor a notification is open");
    case DEADLINE_OTHER_LAW:
        return N_(
            "neither the APPI nor the GDPR holds by the ledger; the days of other laws are not "
            "computed, please check");
    case DEADLINE_BY_LAW:
    case DEADLINE_BY_PROMISE:
    case DEADLINE_NOT_PROMISED:
    case DEADLINE_NOT_COUNTABLE:
        break;
    }
    return "";
}

/* What the law asks of an answer for which no days are promised. */
static void put_unpromised(const struct deadline *line, enum lang lang, struct buf *out)
{
    static const char *const asked[] = {
        [DEADLINE_ASKED_OF_CLAIMS] = N_("without delay (APPI Arts. 32 to 35)"),
        [DEADLINE_ASKED_OF_COMPLAINTS] = N_("suitably and quickly (APPI Art. 40(1)), please check"),
        [DEADLINE_ASKED_OF_WITHDRAWALS] =
            N_("the APPI has no article of its own for a withdrawal of consent, please check"),
        [DEADLINE_ASKED_ELSEWHERE] = N_("as the law that holds asks, please check"),
    };
    const char *law = words_in(lang, asked[line->asked]);
    if (line->basis == DEADLINE_NOT_PROMISED)
        buf_printf(out, words_in(lang, "%s; no number of days is promised"), law);
    else
        buf_printf(out, words_in(lang, "%s; no days can be counted from the promise: %s"), law,
                   line->promise);
}

void deadline_put_basis(const struct deadline *line, enum lang lang, struct buf *out)
{
    if (line->basis == DEADLINE_BY_LAW)
        put_law(line, lang, out);
    else if (line->basis == DEADLINE_BY_PROMISE)
        buf_printf(out, words_in(lang, "promised: %s"), line->promise);
    else if (line->basis == DEADLINE_NOT_PROMISED || line->basis == DEADLINE_NOT_COUNTABLE)
        put_unpromised(line, lang, out);
    else
        buf_puts(out, words_in(lang, plain_basis(line->basis, line->what)));
    if (line->what <= DEADLINE_PERSONS && !line->judged)
        buf_puts(out, words_in(lang, "; whether it is to be reported is not recorded, please "
                                     "check"));
}

void deadline_put(const struct deadline *line, enum lang lang, struct buf *out)
{
    struct buf day = {0}, basis = {0};
    date_format(line->day, lang, &day);
    deadline_put_basis(line, lang, &basis);
    const char *standing = words_in(lang, deadline_standing(line->state));
    if (line->state == DEADLINE_UNDATED)
        buf_puts(out, buf_text(&basis));
    else
        buf_printf(out, words_in(lang, "%s (%s): %s"), buf_text(&day), standing, buf_text(&basis));
    buf_clear(&day);
    buf_clear(&basis);
}
