/* See events.h. */
#include "model/events.h"

#include "model/buf.h"
#include "model/dates.h"
#include "model/fold.h"
#include "model/mem.h"

#include <stddef.h>
#include <string.h>

/* Words that tell an event; the first row of which `words` occur, and
 * `except` does not, is it. Read through fold_text(). */
/* clang-format off */
static const struct {
    enum event_kind kind;
    const char *words[2]; /* both occur; the second may be NULL */
    const char *except;   /* or NULL */
} known[] = {
    {EVENT_TAX_DEADLINE, {"1月10日", "翌年"}, NULL},
    {EVENT_TAX_DEADLINE, {"一月十日", "翌年"}, NULL},
    {EVENT_TAX_DEADLINE, {"10 january", "year after"}, NULL},
    {EVENT_FISCAL_YEAR, {"年度末", NULL}, NULL},
    {EVENT_FISCAL_YEAR, {"年度の末日", NULL}, NULL},
    {EVENT_FISCAL_YEAR, {"年度の終", NULL}, NULL},
    {EVENT_FISCAL_YEAR, {"年度終了", NULL}, NULL},
    {EVENT_FISCAL_YEAR, {"決算期末", NULL}, NULL},
    {EVENT_FISCAL_YEAR, {"決算日", NULL}, NULL},
    {EVENT_FISCAL_YEAR, {"fiscal year", "end"}, NULL},
    {EVENT_FISCAL_YEAR, {"financial year", "end"}, NULL},
    {EVENT_CALENDAR_YEAR, {"12月31日", NULL}, NULL},
    {EVENT_CALENDAR_YEAR, {"暦年", NULL}, NULL},
    {EVENT_CALENDAR_YEAR, {"年末", NULL}, "年末調整"},
    {EVENT_CALENDAR_YEAR, {"年の末日", NULL}, NULL},
    {EVENT_CALENDAR_YEAR, {"年の終わり", NULL}, NULL},
    {EVENT_CALENDAR_YEAR, {"calendar year", "end"}, NULL},
    {EVENT_CALENDAR_YEAR, {"end of the year", NULL}, NULL},
    {EVENT_CALENDAR_YEAR, {"31 december", NULL}, NULL},
    {EVENT_ENTRUSTMENT, {"委託", "終了"}, NULL},
    {EVENT_ENTRUSTMENT, {"委託", "満了"}, NULL},
    {EVENT_ENTRUSTMENT, {"entrustment", "end"}, NULL},
    {EVENT_OTHER, {"雇用契約", NULL}, NULL},
    {EVENT_OTHER, {"労働契約", NULL}, NULL},
    {EVENT_OTHER, {"employment contract", NULL}, NULL},
    {EVENT_CONTRACT, {"契約", "終了"}, NULL},
    {EVENT_CONTRACT, {"契約", "満了"}, NULL},
    {EVENT_CONTRACT, {"contract", "end"}, NULL},
    {EVENT_CONTRACT, {"contract", "terminat"}, NULL},
    {EVENT_CONTRACT, {"contract", "expir"}, NULL},
    {EVENT_HANDLING, {"取扱", "終了"}, NULL},
    {EVENT_HANDLING, {"取り扱い", "終了"}, NULL},
    {EVENT_HANDLING, {"handling", "end"}, NULL},
    {EVENT_HANDLING, {"processing", "end"}, NULL},
};
/* clang-format on */

/* Whether WORD, unfolded, occurs in the key TEXT. */
static bool occurs(const char *text, const char *word)
{
    struct buf key = {0};
    fold_text(word, &key);
    bool found = strstr(text, buf_text(&key)) != NULL;
    buf_clear(&key);
    return found;
}

/* "翌日から" and "の翌日", not 翌日曜. */
static bool is_day_after(const char *text)
{
    return (occurs(text, "翌日") && !occurs(text, "翌日曜")) || occurs(text, "the day after");
}

struct event event_read(const char *text)
{
    struct event event = {0};
    struct buf key = {0};
    fold_text(text, &key);
    const char *folded = buf_text(&key);
    event.day_after = is_day_after(folded);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        bool all = occurs(folded, known[i].words[0]) &&
                   (known[i].words[1] == NULL || occurs(folded, known[i].words[1]));
        if (!all || (known[i].except != NULL && occurs(folded, known[i].except)))
            continue;
        event.kind = known[i].kind;
        break;
    }
    buf_clear(&key);
    return event;
}

void event_in_year(enum event_kind kind, int year, int month, char iso[11])
{
    /* The deadline of the year's declarations lies in the next one. */
    bool deadline = kind == EVENT_TAX_DEADLINE;
    struct date date = {.year = deadline ? year + 1 : year,
                        .month = kind == EVENT_FISCAL_YEAR ? month
                                 : deadline                ? 1
                                                           : 12,
                        .day = deadline ? 10 : 31};
    while (!date_join(date, iso))
        if (--date.day < 28)
            bug("a year that is not kept");
}
