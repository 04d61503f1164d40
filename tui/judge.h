/*
 * judge - what the law finds in the records, while the screen runs.
 *
 * One rulebook for all screens. Lists ask for the records that they show, forms
 * for theirs; around a save the records that it touches are judged twice, so
 * that the person sees what the save caused and cured.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include "model/findings.h"
#include "model/record.h"
#include "tui/app.h"

struct judge;

/* Frees JUDGE; NULL is let pass. */
void judge_free(struct judge *judge);

/* The rulebook of the day. Borrowed; outside of app_read() it is made where there is
 * none. NULL within the first app_read() of all. */
struct rulebook *judge_rulebook(struct app *app);

/* After midnight makes the rulebook anew and has every screen read again. */
void judge_tick(struct app *app);

/* Makes the rules ready one after the other while nobody waits; false when all are. */
bool judge_warm(struct app *app);

/* Whether they are all ready. */
bool judge_is_warm(const struct app *app);

/* Adds what RECORDS miss to FOUND, in its order. Stands between app_read() and
 * app_read_end(). False where it cannot be read, which app_unread() has told. */
bool judge_records(struct app *app, const struct concerned *records, struct findings *found);

/* The same for one record, which may be new: ID 0 misses nothing. */
bool judge_record(struct app *app, const struct kind *kind, int64_t id, struct findings *found);

/* Keeps what RECORD, as it is about to be saved, and the records linked to it
 * miss before that. Where it cannot be read, judge_after() tells of nothing. */
void judge_before(struct app *app, const struct record *record);

/* Judges the same records again, and the record that was saved as ID. */
void judge_after(struct app *app, const struct kind *kind, int64_t id);

/* Records changed: by the save that was judged, or by something else, such as taking
 * it back, after which nobody knows what it caused. */
void judge_changed(struct app *app);

/* What the last save caused, and what it cured. Borrowed until the next change. */
const struct findings *judge_caused(const struct app *app);
const struct findings *judge_cured(const struct app *app);

/* Adds both in a few words: " New findings: J04, J25. Cured: J01."; nothing where
 * there is neither. */
void judge_put_change(const struct app *app, struct buf *out);

/* The findings of FOUND, but those that an exception switches off, that are about record ID of
 * KIND, from place FROM on; the count of FOUND where there is no further one. */
size_t judge_next(const struct findings *found, const struct kind *kind, int64_t id, size_t from);

/* The role in which a finding of that severity is written. */
enum role judge_role(enum severity severity);

/* How sure RULE is, in a few words: the law was read, a page states it, neither. */
const char *judge_certainty(const struct rule *rule, enum lang lang);

/* Adds article and title: "! 27条5項3号 管理責任者の住所がない". */
void judge_put_line(const struct finding *finding, enum lang lang, struct buf *out);

#endif
