/*
 * The annual review in the head line of the list: counted while no key comes, a
 * department at a time; what was counted last is shown until then.
 */
#include "tui/list_inside.h"

#include "model/dates.h"
#include "model/numbers.h"

bool list_count_review(struct app *app, struct list *list)
{
    struct why why = app_why(app);
    bool begun = list->counting.campaign != 0;
    if (list->counted || !app_read(app))
        return false;
    bool read = begun ? campaigns_count_step(app->model, &list->counting, &why)
                      : campaigns_count_begin(app->model, &list->counting, &why);
    app_read_end(app);
    if (!read) {
        app_unread(app, &why);
        return false;
    }
    if (!list->counting.done)
        return true;
    app->news = app->news || list->counting.campaign != 0 || list->review.campaign != 0;
    list->review = list->counting;
    list->counting = (struct campaign_count){0};
    list->counted = true;
    return false;
}

void list_put_review(const struct pane *pane, enum lang lang, struct buf *out)
{
    const struct campaign_count *review = &((const struct list *)pane)->review;
    const struct campaign_tally *tally = &review->tally;
    struct buf due = {0};
    if (review->campaign == 0)
        return;
    date_format(review->due_on, lang, &due);
    buf_printf(out, words_in(lang, N_("review %s/%s done")),
               count_text((int64_t)(tally->total - tally->of[REVIEW_OPEN])).text,
               count_text((int64_t)tally->total).text);
    if (due.length > 0)
        buf_printf(out, words_in(lang, N_(" (due %s)")), buf_text(&due));
    buf_clear(&due);
}
