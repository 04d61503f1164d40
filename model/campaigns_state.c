/* How a round stands, by department; and single reviews of it. See campaigns.h. */
#include "model/campaigns.h"

#include "model/campaigns_inside.h"
#include "model/dates.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/rising.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void campaign_state_clear(struct campaign_state *state)
{
    for (size_t i = 0; i < state->count; i++) {
        free(state->departments[i].code);
        free(state->departments[i].name);
    }
    free(state->departments);
    campaign_clear(&state->campaign);
    *state = (struct campaign_state){0};
}

static void count_in(struct campaign_tally *tally, const char *outcome, size_t reviews)
{
    enum review_outcome of = review_outcome_read(outcome);
    tally->total += reviews;
    if (of < REVIEW_OUTCOMES)
        tally->of[of] += reviews;
}

/* The sums by department and outcome are read from the index alone. */
static void read_departments(struct model *m, struct campaign_state *state)
{
    size_t capacity = 0;
    int64_t last = -1;
    struct statement *st = db_prepare(
        m->db,
        "SELECT coalesce(r.department, 0), coalesce(d.code, ''), coalesce(d.name, ''), "
        "r.outcome, r.reviews FROM (SELECT department, outcome, count(*) AS reviews "
        "FROM review WHERE campaign = :id GROUP BY department, outcome) r "
        "LEFT JOIN department d ON d.id = r.department ORDER BY d.code IS NULL, d.code, d.id");
    db_bind_int(st, ":id", state->campaign.id);
    while (db_step(st)) {
        int64_t id = db_int_at(st, 0);
        if (state->count == 0 || id != last) {
            state->departments =
                mem_grow(state->departments, state->count, &capacity, sizeof *state->departments);
            state->departments[state->count++] = (struct campaign_department){
                .id = id, .code = mem_copy(db_text_at(st, 1)), .name = mem_copy(db_text_at(st, 2))};
        }
        last = id;
        count_in(&state->departments[state->count - 1].tally, db_text_at(st, 3),
                 (size_t)db_int_at(st, 4));
        count_in(&state->tally, db_text_at(st, 3), (size_t)db_int_at(st, 4));
    }
}

bool campaigns_state(struct model *m, int64_t id, struct campaign_state *state, struct why *why)
{
    *state = (struct campaign_state){0};
    if (!campaigns_read(m, id, &state->campaign, why))
        return false;
    const struct campaign *campaign = &state->campaign;
    history_today(m, state->today);
    read_departments(m, state);
    if (date_valid(campaign->due_on))
        state->days_left = date_days(campaign->due_on) - date_days(state->today);
    state->overdue =
        state->days_left < 0 && state->tally.of[REVIEW_OPEN] > 0 && campaign->closed_on[0] == '\0';
    if (db_ok(m->db, why))
        return true;
    campaign_state_clear(state);
    return false;
}

bool campaigns_tally(struct model *m, int64_t id, struct campaign_tally *tally, struct why *why)
{
    *tally = (struct campaign_tally){0};
    model_begin_reading(m);
    struct statement *st = db_prepare(m->db, "SELECT outcome, count(*) FROM review "
                                             "WHERE campaign = :id GROUP BY outcome");
    db_bind_int(st, ":id", id);
    while (db_step(st))
        count_in(tally, db_text_at(st, 0), (size_t)db_int_at(st, 1));
    return db_ok(m->db, why);
}

/* Adds the reviews of the department that COUNT stands at. */
static void count_department(struct model *m, struct campaign_count *count)
{
    struct statement *st =
        db_prepare(m->db, "SELECT outcome, count(*) FROM review WHERE campaign = :id "
                          "AND department IS nullif(:department, 0) GROUP BY outcome");
    db_bind_int(st, ":id", count->campaign);
    db_bind_int(st, ":department", count->department);
    while (db_step(st))
        count_in(&count->tally, db_text_at(st, 0), (size_t)db_int_at(st, 1));
}

bool campaigns_count_begin(struct model *m, struct campaign_count *count, struct why *why)
{
    *count = (struct campaign_count){0};
    model_begin_reading(m);
    struct statement *st = db_prepare(m->db, "SELECT id, due_on FROM campaign WHERE closed_on = '' "
                                             "ORDER BY due_on = '', due_on, code LIMIT 1");
    if (db_step(st)) {
        count->campaign = db_int_at(st, 0);
        snprintf(count->due_on, sizeof count->due_on, "%s", db_text_at(st, 1));
        db_done(st);
        count_department(m, count);
    }
    count->done = count->campaign == 0;
    return db_ok(m->db, why);
}

bool campaigns_count_step(struct model *m, struct campaign_count *count, struct why *why)
{
    model_begin_reading(m);
    struct statement *st =
        db_prepare(m->db, "SELECT min(department) FROM review WHERE campaign = :id "
                          "AND " RISING("department"));
    db_bind_int(st, ":id", count->campaign);
    db_bind_int(st, ":after", count->department);
    count->department = 0;
    if (db_step(st)) {
        count->department = db_int_at(st, 0);
        db_done(st);
    }
    count->done = count->department == 0;
    if (!count->done)
        count_department(m, count);
    return db_ok(m->db, why);
}

bool campaigns_reviews(struct model *m, int64_t id, int64_t department, bool open, int64_t **ids,
                       size_t *count, struct why *why)
{
    model_begin_reading(m);
    struct statement *st = db_prepare(
        m->db, "SELECT r.id FROM review r LEFT JOIN category c ON c.id = r.category "
               "WHERE r.campaign = :id AND (:department = -1 OR "
               "coalesce(r.department, 0) = :department) AND (:open = 0 OR r.outcome = '') "
               "ORDER BY c.code IS NULL, c.code, r.code");
    db_bind_int(st, ":id", id);
    db_bind_int(st, ":department", department);
    db_bind_int(st, ":open", open);
    return campaigns_take_ids(m, st, ids, count, why);
}

bool campaigns_review(struct model *m, const struct campaign *campaign, int64_t id,
                      struct campaign_review *review, struct why *why)
{
    *review = (struct campaign_review){0};
    model_begin_reading(m);
    struct statement *st = db_prepare(
        m->db, "SELECT coalesce(c.id, 0), coalesce(c.code, ''), coalesce(c.name, r.name), "
               "r.outcome, r.reviewed_on, r.reviewer, r.comment, " REVIEW_EDITED " AS edited "
               "FROM review r LEFT JOIN category c ON c.id = r.category WHERE r.id = :id");
    db_bind_int(st, ":id", id);
    db_bind_int(st, ":entry", campaign->entry);
    if (db_step(st)) {
        *review = (struct campaign_review){.id = id,
                                           .category = db_int_at(st, 0),
                                           .code = mem_copy(db_text_at(st, 1)),
                                           .name = mem_copy(db_text_at(st, 2)),
                                           .outcome = review_outcome_read(db_text_at(st, 3)),
                                           .reviewer = mem_copy(db_text_at(st, 5)),
                                           .comment = mem_copy(db_text_at(st, 6)),
                                           .edited = db_int(st, "edited") != 0};
        snprintf(review->reviewed_on, sizeof review->reviewed_on, "%s", db_text_at(st, 4));
        db_done(st);
    }
    if (!db_ok(m->db, why)) {
        campaign_review_clear(review);
        return false;
    }
    if (review->id != 0)
        return true;
    return why_set(why, "There is no such review any more.");
}

void campaign_review_clear(struct campaign_review *review)
{
    free(review->code);
    free(review->name);
    free(review->reviewer);
    free(review->comment);
    *review = (struct campaign_review){0};
}
