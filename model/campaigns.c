/* Rounds of stock-taking: finding and reading them. See campaigns.h. */
#include "model/campaigns.h"

#include "model/buf.h"
#include "model/campaigns_inside.h"
#include "model/choices.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/refer.h"
#include "model/scope.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rounds that a message names. */
enum { NAMED_MOST = 6 };

const char *review_outcome_value(enum review_outcome outcome)
{
    return outcome == REVIEW_OPEN ? "" : choices_review_outcome[outcome - 1].value;
}

const char *review_outcome_label(enum review_outcome outcome, enum lang lang)
{
    return outcome == REVIEW_OPEN ? words_in(lang, N_("Not answered"))
                                  : choices_review_outcome[outcome - 1].label[lang];
}

enum review_outcome review_outcome_read(const char *text)
{
    enum review_outcome outcome = REVIEW_OPEN;
    while (outcome < REVIEW_OUTCOMES && strcmp(text, review_outcome_value(outcome)) != 0 &&
           strcmp(text, review_outcome_label(outcome, LANG_EN)) != 0 &&
           strcmp(text, review_outcome_label(outcome, LANG_JA)) != 0)
        outcome++;
    return outcome;
}

void campaign_clear(struct campaign *campaign)
{
    free(campaign->code);
    free(campaign->name);
    free(campaign->approved_by);
    free(campaign->snapshot);
    *campaign = (struct campaign){0};
}

/* Where its code was changed, or it came by a merge, the journal does not name it: then the
 * reviews that nobody touched tell the entry by which they came. */
bool campaigns_read(struct model *m, int64_t id, struct campaign *campaign, struct why *why)
{
    *campaign = (struct campaign){0};
    model_begin_reading(m);
    struct statement *st = db_prepare(
        m->db, "SELECT code, name, started_on, due_on, approved_on, closed_on, "
               "approved_by, snapshot, coalesce((SELECT min(seq) FROM journal WHERE "
               "what = 'review' AND about = 'campaign/' || code), "
               "(SELECT min(r.rev) FROM review r WHERE r.campaign = campaign.id)) "
               "AS entry, (SELECT max(seq) FROM journal) AS head FROM campaign WHERE id = :id");
    db_bind_int(st, ":id", id);
    if (db_step(st)) {
        char *const days[] = {campaign->started_on, campaign->due_on, campaign->approved_on,
                              campaign->closed_on};
        campaign->id = id;
        campaign->code = mem_copy(db_text_at(st, 0));
        campaign->name = mem_copy(db_text_at(st, 1));
        for (int i = 0; i < 4; i++)
            snprintf(days[i], sizeof campaign->due_on, "%s", db_text_at(st, i + 2));
        campaign->approved_by = mem_copy(db_text_at(st, 6));
        campaign->snapshot = mem_copy(db_text_at(st, 7));
        campaign->entry = db_is_null(st, "entry") ? INT64_MAX : db_int(st, "entry");
        campaign->head = db_int(st, "head");
        db_done(st);
    }
    if (!db_ok(m->db, why)) {
        campaign_clear(campaign);
        return false;
    }
    if (campaign->id != 0)
        return true;
    return why_set(why, "There is no such review any more.");
}

bool campaigns_take_ids(struct model *m, struct statement *st, int64_t **ids, size_t *count,
                        struct why *why)
{
    size_t capacity = 0;
    *ids = NULL;
    *count = 0;
    while (db_step(st)) {
        *ids = mem_grow(*ids, *count, &capacity, sizeof **ids);
        (*ids)[(*count)++] = db_int_at(st, 0);
    }
    if (db_ok(m->db, why))
        return true;
    free(*ids);
    *ids = NULL;
    *count = 0;
    return false;
}

bool campaigns_list(struct model *m, int64_t **ids, size_t *count, struct why *why)
{
    model_begin_reading(m);
    struct statement *st =
        db_prepare(m->db, "SELECT id FROM campaign ORDER BY closed_on <> '', closed_on DESC, "
                          "due_on = '', due_on, code");
    return campaigns_take_ids(m, st, ids, count, why);
}

/* Says in WHY which rounds there are that are not closed: none, or several. */
static bool refuse_open(struct model *m, size_t open, struct why *why)
{
    struct buf names = {0};
    size_t named = 0;
    struct statement *st = db_prepare(m->db, "SELECT code, name FROM campaign WHERE closed_on = '' "
                                             "ORDER BY due_on, code LIMIT :most");
    db_bind_int(st, ":most", NAMED_MOST);
    for (; db_step(st); named++)
        buf_printf(&names, "%s%s %s", named == 0 ? "" : ", ", db_text_at(st, 0), db_text_at(st, 1));
    if (open > named)
        buf_puts(&names, " ..");
    if (open == 0 && scope_held(m) != 0)
        why_set(why, "No review of this organization is open.");
    else if (open == 0)
        why_set(why, "No review is open. 'daicho review start NAME --due DATE' starts one.");
    else
        why_set(why, "Several reviews are open: %s. Say which one is meant.", buf_text(&names));
    buf_clear(&names);
    return false;
}

bool campaigns_find(struct model *m, const char *name, struct campaign *campaign, struct why *why)
{
    int64_t id = 0;
    *campaign = (struct campaign){0};
    if (name != NULL) {
        id = refer_find(m, kinds_find("campaign"), name, why);
        if (id == 0)
            why_set(why, "There is no review \"%s\". 'daicho list campaign' shows them.", name);
        return id > 0 && campaigns_read(m, id, campaign, why);
    }
    model_begin_reading(m);
    struct statement *st = db_prepare(m->db, "SELECT max(id), count(*) FROM campaign "
                                             "WHERE closed_on = ''");
    size_t open = 0;
    if (db_step(st)) {
        id = db_int_at(st, 0);
        open = (size_t)db_int_at(st, 1);
        db_done(st);
    }
    if (!db_ok(m->db, why))
        return false;
    return open == 1 ? campaigns_read(m, id, campaign, why) : refuse_open(m, open, why);
}

bool campaigns_open(const struct campaign *campaign, struct why *why)
{
    if (campaign->closed_on[0] != '\0')
        return why_set(why, "%s %s was closed on %s; nothing in it is changed any more.",
                       campaign->code, campaign->name, campaign->closed_on);
    if (campaign->approved_on[0] == '\0')
        return true;
    return why_set(why,
                   "%s %s was approved on %s. To answer again, undo the approval first: 'daicho "
                   "history' shows its entry.",
                   campaign->code, campaign->name, campaign->approved_on);
}

bool campaigns_closable(const struct campaign *campaign, struct why *why)
{
    if (campaign->closed_on[0] != '\0')
        return campaigns_open(campaign, why);
    if (campaign->approved_on[0] != '\0')
        return true;
    return why_set(why, "%s %s was not approved yet. Approve it before it is closed.",
                   campaign->code, campaign->name);
}
