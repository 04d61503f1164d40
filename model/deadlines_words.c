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

/* A promise that was made, COUNTED or of which no days can be. */
static void put_promise(const struct deadline *line, bool counted, enum lang lang, struct buf *out)
{
    if (counted)
        buf_printf(out, words_in(lang, "promised: %s"), line->promise);
    else
        buf_printf(out,
                   words_in(lang, "without delay (APPI Arts. 32 to 35); no days can be counted "
                                  "from the promise: %s"),
                   line->promise);
}

static void put_basis(const struct deadline *line, enum lang lang, struct buf *out)
{
    const char *words = "";
    switch (line->basis) {
    case DEADLINE_BY_LAW:
        put_law(line, lang, out);
        return;
    case DEADLINE_BY_PROMISE:
    case DEADLINE_NOT_COUNTABLE:
        put_promise(line, line->basis == DEADLINE_BY_PROMISE, lang, out);
        return;
    case DEADLINE_BY_DATE:
        words = N_("the day that was set");
        break;
    case DEADLINE_BY_GDPR:
        words = N_("one month (GDPR Art. 12(3), where it applies)");
        break;
    case DEADLINE_NO_NUMBER:
        words = N_("promptly, as the situation asks; the law names no number of days (APPI Art. "
                   "26(2))");
        break;
    case DEADLINE_NO_START:
        words = line->what == DEADLINE_ANSWER ? N_("the day of receipt is not recorded")
                                              : N_("the day of knowing is not recorded");
        break;
    case DEADLINE_OUT_OF_RANGE:
        words = N_("the day is not computed for these years");
        break;
    case DEADLINE_NOT_PROMISED:
        words = N_("without delay (APPI Arts. 32 to 35); no number of days is promised");
        break;
    case DEADLINE_NOTHING:
        words = N_("neither a report nor a notification is open");
        break;
    }
    buf_puts(out, words_in(lang, words));
}

void deadline_put_basis(const struct deadline *line, enum lang lang, struct buf *out)
{
    put_basis(line, lang, out);
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
