/*
 * timeline_past - what can be done with a moment of the history: the inventory as it
 * was then, what changed since, a snapshot of it.
 */
#ifndef TIMELINE_PAST_H
#define TIMELINE_PAST_H

#include "tui/app.h"

/* Actions. As of the focused entry of the history; elsewhere a day or the name of a
 * snapshot is asked for; in the past it goes back to the present. */
enum outcome timeline_past_act_as_of(struct app *app);

/* What changed since the focused entry, or between it and the marked one. */
enum outcome timeline_past_act_changes(struct app *app);
enum outcome timeline_past_act_mark(struct app *app);

/* The snapshots alone or all entries; the same from other screens. */
enum outcome timeline_past_act_only(struct app *app);
enum outcome timeline_past_act_snapshots(struct app *app);

/* Asks for name and reason, and seals. */
enum outcome timeline_past_act_snapshot(struct app *app);

#endif
