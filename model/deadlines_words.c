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
    case DEADLINE_NO_NUMBER:
        return N_("promptly, as the situation asks; the law names no number of days (APPI Art. "
                  "26(2))");
    case DEADLINE_NO_START:
        return what == DEADLINE_ANSWER ? N_("the day of receipt is not recorded")
                                       : N_("the day of knowing is not recorded");
    case DEADLINE_OUT_OF_RANGE:
        return N_("the day is not computed for these years");
    case DEADLINE_NOT_PROMISED:
        return N_("without delay (APPI Arts. 32 to 35); no number of days is promised");
    case DEADLINE_NOTHING:
        return N_("neither a report nor a notification is open");
    case DEADLINE_BY_LAW:
    case DEADLINE_BY_PROMISE:
    case DEADLINE_NOT_COUNTABLE:
        break;
    }
    return "";
}

void deadline_put_basis(const struct deadline *line, enum lang lang, struct buf *out)
{
    if (line->basis == DEADLINE_BY_LAW)
        put_law(line, lang, out);
    else if (line->basis == DEADLINE_BY_PROMISE)
        buf_printf(out, words_in(lang, "promised: %s"), line->promise);
    else if (line->basis == DEADLINE_NOT_COUNTABLE)
        buf_printf(out,
                   words_in(lang, "without delay (APPI Arts. 32 to 35); no days can be counted "
                                  "from the promise: %s"),
                   line->promise);
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
