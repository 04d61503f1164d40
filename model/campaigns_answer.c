/*
 * Answers to reviews, approval and close of a round. What an answer writes is a few
 * columns of two rows, written as they are, so that a hundred thousand answers are one
 * quick change.
 */
#include "model/campaigns.h"

#include "model/buf.h"
#include "model/change.h"
#include "model/change_inside.h"
#include "model/check.h"
#include "model/dates.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/several.h"
#include "model/snapshots_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_INTERVAL = 366 }; /* days */

/* Sets NEXT to the day on which a category is to be reviewed again that was reviewed
 * on ON: as long after as DUE was after BEFORE. */
static void next_review(const char *before, const char *due, const char *on, char next[11])
{
    long days = date_valid(before) && date_valid(due) ? date_days(due) - date_days(before) : 0;
    bool kept = days > 0 && days <= LONGEST_INTERVAL && date_from_days(date_days(on) + days, next);
    if (!kept && !date_add_years(on, 1, next))
        next[0] = '\0';
}

/* The canonical form of TYPED in field COLUMN of KIND. */
static bool judge(const char *kind_name, const char *column, const char *typed, struct buf *out,
                  struct why *why)
{
    const struct kind *kind = kinds_find(kind_name);
    return check_value(&kind->fields[kinds_field(kind, column)], typed, out, why);
}

static void write_review(struct model *m, int64_t id, const struct campaign_answer *answer)
{
    struct statement *st =
        db_prepare(m->db, "UPDATE review SET rev = :rev, outcome = :outcome, reviewed_on = :on, "
                          "reviewer = :reviewer, comment = CASE :kept WHEN 1 THEN comment "
                          "ELSE :comment END WHERE id = :id");
    db_bind_int(st, ":rev", m->seq);
    db_bind_text(st, ":outcome", review_outcome_value(answer->outcome));
    db_bind_text(st, ":on", answer->on);
    db_bind_text(st, ":reviewer", answer->reviewer);
    db_bind_int(st, ":kept", answer->comment == NULL);
    db_bind_text(st, ":comment", answer->comment == NULL ? "" : answer->comment);
    db_bind_int(st, ":id", id);
    db_do(st);
}

/* Has the category of a review follow its answer, unless it was reviewed later. */
static void write_category(struct model *m, int64_t review, const struct campaign_answer *answer)
{
    char next[11];
    struct statement *st =
        db_prepare(m->db, "SELECT c.id, c.reviewed_on, c.review_due_on FROM review r "
                          "JOIN category c ON c.id = r.category WHERE r.id = :id");
    db_bind_int(st, ":id", review);
    if (!db_step(st))
        return;
    int64_t id = db_int_at(st, 0);
    bool later = strcmp(db_text_at(st, 1), answer->on) > 0;
    next_review(db_text_at(st, 1), db_text_at(st, 2), answer->on, next);
    db_done(st);
    if (later)
        return;
    st = db_prepare(m->db, "UPDATE category SET rev = :rev, reviewed_on = :on, "
                           "reviewed_by = :reviewer, review_due_on = :next WHERE id = :id");
    db_bind_int(st, ":rev", m->seq);
    db_bind_text(st, ":on", answer->on);
    db_bind_text(st, ":reviewer", answer->reviewer);
    db_bind_text(st, ":next", next);
    db_bind_int(st, ":id", id);
    db_do(st);
}

/* ANSWER with its texts as records have them: REVIEWER and COMMENT hold them. */
static bool settle(struct model *m, struct campaign_answer *answer, char today[11],
                   struct buf *reviewer, struct buf *comment, struct why *why)
{
    const char *typed = answer->reviewer == NULL ? "" : answer->reviewer;
    if (answer->outcome <= REVIEW_OPEN || answer->outcome >= REVIEW_OUTCOMES)
        bug("an answer without an outcome");
    history_today(m, today);
    if (!judge("review", "reviewer", typed, reviewer, why) ||
        (answer->comment != NULL && !judge("review", "comment", answer->comment, comment, why)))
        return false;
    if (reviewer->length == 0)
        buf_puts(reviewer, m->who);
    answer->reviewer = buf_text(reviewer);
    if (answer->comment != NULL)
        answer->comment = buf_text(comment);
    if (answer->on == NULL)
        answer->on = today;
    return true;
}

static bool put_settled(struct model *m, int64_t id, const struct campaign_answer *answer,
                        struct why *why)
{
    write_review(m, id, answer);
    write_category(m, id, answer);
    return change_flush(m, why);
}

bool campaigns_put(struct model *m, int64_t id, const struct campaign_answer *answer,
                   struct why *why)
{
    struct campaign_answer settled = *answer;
    struct buf reviewer = {0}, comment = {0};
    char today[11];
    bool done =
        settle(m, &settled, today, &reviewer, &comment, why) && put_settled(m, id, &settled, why);
    buf_clear(&reviewer);
    buf_clear(&comment);
    return done;
}

/* What the journal says an answer to COUNT reviews is about. */
static void put_about(struct model *m, const int64_t *ids, size_t count, struct buf *about)
{
    if (count != 1) {
        several_about(kinds_find("category"), count, about);
        return;
    }
    struct statement *st = db_prepare(m->db, "SELECT coalesce('category/' || c.code, 'review/' || "
                                             "r.code) FROM review r LEFT JOIN category c "
                                             "ON c.id = r.category WHERE r.id = :id");
    db_bind_int(st, ":id", ids[0]);
    if (db_step(st)) {
        buf_puts(about, db_text_at(st, 0));
        db_done(st);
    }
}

/* Begins a change of CAMPAIGN; it is read again within it, since another process may
 * have approved or closed it meanwhile. */
static bool begin(struct model *m, const struct campaign *campaign, const struct change_note *note,
                  struct campaign *now, struct why *why)
{
    *now = (struct campaign){0};
    return change_begin(m, note, why) && campaigns_read(m, campaign->id, now, why);
}

/* Commits where all is DONE, else gives up. */
static bool end(struct model *m, bool done, struct campaign *now, int64_t *entry, struct why *why)
{
    done = done && change_commit(m, entry, why);
    if (!done)
        change_cancel(m);
    campaign_clear(now);
    return done;
}

/* Refuses where review ID was touched or deleted since CAMPAIGN was read, or its category
 * was touched and is to be confirmed as unchanged. */
static bool still_as_read(struct model *m, const struct campaign *campaign, int64_t id,
                          enum review_outcome outcome, struct why *why)
{
    struct statement *st =
        db_prepare(m->db, "SELECT r.rev, coalesce(c.rev, 0), r.code, r.name FROM "
                          "review r LEFT JOIN category c ON c.id = r.category "
                          "WHERE r.id = :id");
    db_bind_int(st, ":id", id);
    if (!db_step(st))
        return db_ok(m->db, why) &&
               why_set_class(why, WHY_STALE, "There is no such review any more.");
    int64_t seen = outcome == REVIEW_UNCHANGED && db_int_at(st, 1) > db_int_at(st, 0)
                       ? db_int_at(st, 1)
                       : db_int_at(st, 0);
    bool same = seen <= campaign->head ||
                why_set_class(why, WHY_STALE,
                              "%s %s was answered or changed elsewhere meanwhile. Nothing was "
                              "changed; look at it again, then answer.",
                              db_text_at(st, 2), db_text_at(st, 3));
    db_done(st);
    return same;
}

bool campaigns_answer(struct model *m, const struct campaign *campaign, const int64_t *ids,
                      size_t count, const struct campaign_answer *answer, int64_t *entry,
                      struct why *why)
{
    struct campaign now = {0};
    struct campaign_answer settled = *answer;
    struct buf about = {0}, reviewer = {0}, comment = {0};
    char today[11];
    model_begin_reading(m);
    put_about(m, ids, count, &about);
    struct change_note note = {.what = answer->outcome == REVIEW_UNCHANGED ? "confirm" : "answer",
                               .about = buf_text(&about),
                               .why = answer->reason};
    bool done = db_ok(m->db, why) && begin(m, campaign, &note, &now, why) &&
                campaigns_open(&now, why) && settle(m, &settled, today, &reviewer, &comment, why);
    for (size_t i = 0; i < count && done; i++)
        done = still_as_read(m, campaign, ids[i], answer->outcome, why) &&
               put_settled(m, ids[i], &settled, why);
    done = end(m, done, &now, entry, why);
    buf_clear(&about);
    buf_clear(&reviewer);
    buf_clear(&comment);
    return done;
}

/* Whether the number of open reviews is the one that the person named. */
static bool open_as_named(struct model *m, const struct campaign *campaign,
                          const struct campaign_approval *approval, struct why *why)
{
    struct campaign_tally tally;
    if (!campaigns_tally(m, campaign->id, &tally, why))
        return false;
    size_t open = tally.of[REVIEW_OPEN];
    bool reasoned = approval->reason != NULL && approval->reason[0] != '\0';
    if (open != approval->open && approval->open == 0)
        return why_set(why,
                       "%zu of %zu reviews are not answered. Wait for them, or approve with a "
                       "reason and the number of those that are open.",
                       open, tally.total);
    if (open != approval->open)
        return why_set(why, "%zu reviews are not answered, not %zu. Nothing was approved.", open,
                       approval->open);
    if (open == 0 || reasoned)
        return true;
    return why_set(why, "To approve with open reviews needs a reason: an auditor will read it.");
}

/* Adds to the remarks of RECORD that so many reviews were open, and why. */
static bool note_open(struct record *record, const struct campaign_approval *approval,
                      struct why *why)
{
    size_t field = kinds_field(record->kind, "remarks");
    struct buf remarks = {0};
    buf_printf(&remarks, "%s%s", record->values[field],
               record->values[field][0] == '\0' ? "" : "\n");
    buf_printf(&remarks, words_in(why->lang, N_("Approved with %zu reviews not answered: %s")),
               approval->open, approval->reason);
    bool done = record_set(record, field, buf_text(&remarks), why);
    buf_clear(&remarks);
    return done;
}

static bool put(struct record *record, const char *column, const char *typed, struct why *why)
{
    return record_set(record, kinds_field(record->kind, column), typed, why);
}

/* The record of CAMPAIGN with today in COLUMN; NULL with WHY. */
static struct record *load_dated(struct model *m, const struct campaign *campaign,
                                 const char *column, struct why *why)
{
    char today[11];
    struct record *record = record_load(m, kinds_find("campaign"), campaign->id, why);
    if (record == NULL)
        return NULL;
    history_today(m, today);
    record_put(record, kinds_field(record->kind, column), today);
    return record;
}

bool campaigns_approve(struct model *m, const struct campaign *campaign,
                       const struct campaign_approval *approval, struct why *why)
{
    struct campaign now;
    struct record *record = NULL;
    struct buf about = {0};
    buf_printf(&about, "campaign/%s", campaign->code);
    struct change_note note = {
        .what = "approve", .about = buf_text(&about), .why = approval->reason};
    if (approval->by == NULL || approval->by[strspn(approval->by, " ")] == '\0') {
        buf_clear(&about);
        return why_set(why, "An approval names who approves.");
    }
    bool done = begin(m, campaign, &note, &now, why) && campaigns_open(&now, why) &&
                open_as_named(m, campaign, approval, why) &&
                (record = load_dated(m, campaign, "approved_on", why)) != NULL &&
                put(record, "approved_by", approval->by, why) &&
                (approval->open == 0 || note_open(record, approval, why)) &&
                record_save(m, record, why);
    done = end(m, done, &now, NULL, why);
    record_free(record);
    buf_clear(&about);
    return done;
}

bool campaigns_close(struct model *m, const struct campaign *campaign, const char *snapshot,
                     const char *reason, struct why *why)
{
    struct campaign now;
    struct record *record = NULL;
    struct buf about = {0};
    char *name = snapshots_name(snapshot == NULL ? campaign->name : snapshot);
    buf_printf(&about, "campaign/%s", campaign->code);
    struct change_note note = {.what = "close", .about = buf_text(&about), .why = reason};
    bool done = begin(m, campaign, &note, &now, why) && campaigns_closable(&now, why) &&
                (record = load_dated(m, campaign, "closed_on", why)) != NULL &&
                put(record, "snapshot", name, why) && record_save(m, record, why) &&
                snapshot_put(m, name, why);
    done = end(m, done, &now, NULL, why);
    record_free(record);
    buf_clear(&about);
    free(name);
    return done;
}
