/* The proposal and the answers as one change; see receive.h. */
#include "import/receive.h"

#include "model/buf.h"
#include "model/change.h"
#include "model/record.h"

#include <stdlib.h>
#include <string.h>

static bool writes(const struct three_way_record *record)
{
    if (record->fate != THREE_WAY_EDITED)
        return record->choice == THREE_WAY_TAKE;
    for (size_t c = 0; c < record->cell_count; c++)
        if (record->cells[c].choice == THREE_WAY_TAKE &&
            three_way_writes(record, &record->cells[c]))
            return true;
    return false;
}

/* Whether something of what the row of answer number PLACE says is taken. */
static bool is_edited(const struct receive *receive, size_t place)
{
    for (size_t i = 0; i < receive->owner_count; i++)
        if (receive->owners[i] == place + 1 && writes(&receive->way->records[i]))
            return true;
    return false;
}

/* The review of the category of ANSWER, which the proposal has made; 0 where it was not
 * taken. False with WHY. */
static bool make_review(struct model *m, const struct campaign *campaign,
                        const struct receive_answer *answer, int64_t *id, struct why *why)
{
    const struct kind *kind = kinds_find("review");
    struct why missing = {.lang = why->lang};
    struct record *category = record_load(m, kinds_find("category"), answer->category, &missing);
    *id = 0;
    if (category == NULL)
        return true;
    struct record *review = record_new(kind);
    record_put(review, kinds_field(kind, "name"), record_value(category, "name"));
    record_put(review, kinds_field(kind, "campaign"), campaign->code);
    record_put(review, kinds_field(kind, "category"), record_value(category, "code"));
    record_put(review, kinds_field(kind, "department"), record_value(category, "department"));
    bool done = record_save(m, review, why);
    *id = review->id;
    record_free(review);
    record_free(category);
    return done;
}

/* Whether the review says already what ANSWER says. */
static bool is_answered(const struct campaign_review *review, enum review_outcome outcome,
                        const struct receive_answer *answer)
{
    bool reviewer = answer->reviewer[0] == '\0' || strcmp(review->reviewer, answer->reviewer) == 0;
    return review->outcome == outcome && reviewer && strcmp(review->comment, answer->comment) == 0;
}

/* Whether REVIEW says what it said when ANSWER was read; one that was made now does. */
static bool check_fresh(const struct campaign_review *review, const struct receive_answer *answer,
                        struct why *why)
{
    if (answer->review == 0 || review->outcome == answer->was)
        return true;
    return why_set_class(
        why, WHY_STALE,
        "The review of %s %s was answered here since the sheets were read. Nothing "
        "was changed; read them again.",
        review->code, review->name);
}

static bool put_answer(struct model *m, const struct receive_answers *a, size_t place,
                       struct why *why)
{
    const struct receive_answer *answer = &a->receive->answers[place];
    bool edited = is_edited(a->receive, place);
    enum review_outcome outcome = answer->outcome;
    int64_t id = answer->review;
    if (id == 0 && !make_review(m, a->campaign, answer, &id, why))
        return false;
    bool fresh = answer->review == 0;
    if (id == 0 || (outcome == REVIEW_OPEN && !fresh))
        return true;
    if (fresh || (outcome == REVIEW_UNCHANGED && edited))
        outcome = outcome == REVIEW_RETIRE ? REVIEW_RETIRE : REVIEW_CHANGED;
    struct campaign_review review = {0};
    if (!campaigns_review(m, a->campaign, id, &review, why))
        return false;
    const struct campaign_answer put = {
        .outcome = outcome, .reviewer = answer->reviewer, .comment = answer->comment};
    bool done = check_fresh(&review, answer, why) &&
                (is_answered(&review, outcome, answer) || campaigns_put(m, id, &put, why));
    campaign_review_clear(&review);
    return done;
}

bool receive_also(struct model *m, void *context, struct why *why)
{
    const struct receive_answers *a = context;
    size_t refused = receive_count(a->receive, RECEIVE_REFUSED);
    if (refused > 0)
        return why_set(why,
                       words_count(why->lang,
                                   "%zu cell or row cannot be taken. Nothing was changed; have it "
                                   "corrected in the sheet.",
                                   "%zu cells or rows cannot be taken. Nothing was changed; have "
                                   "them corrected in the sheets.",
                                   refused),
                       refused);
    bool done = campaigns_open(a->campaign, why);
    for (size_t i = 0; i < a->receive->answer_count && done; i++)
        done = put_answer(m, a, i, why);
    return done;
}

bool receive_apply(struct model *m, const struct campaign *campaign, struct receive *receive,
                   const char *reason, int64_t *entry, struct why *why)
{
    struct buf about = {0};
    buf_printf(&about, "campaign/%s", campaign->code);
    const struct change_note note = {
        .what = RECEIVE_WHAT, .about = buf_text(&about), .why = reason};
    struct receive_answers answers = {campaign, receive};
    struct three_way_apply apply = {.note = &note, .also = receive_also, .context = &answers};
    bool done = three_way_apply(m, receive->way, &apply, why);
    if (entry != NULL)
        *entry = apply.entry;
    buf_clear(&about);
    return done;
}
