/*
 * three_way_screen - what others changed, held against what stands here.
 *
 * One screen for every source (model/three_way.h): the file or department, its
 * records, and of each the fields that differ with base, theirs and mine side by
 * side; below, the focused one in full. What both sides changed is to be decided;
 * cells, records and files can be taken or refused. Nothing is written before
 * three-way-apply, which makes one change.
 */
#ifndef THREE_WAY_SCREEN_H
#define THREE_WAY_SCREEN_H

#include "model/change.h"
#include "model/three_way.h"
#include "tui/app.h"

struct three_way_plan {
    const char *title;                /* of the screen, in the language of the program; copied */
    const char *base, *theirs, *mine; /* what the three values are called; copied */
    struct three_way *way;            /* borrowed until FREE */
    struct change_note note;          /* its texts: borrowed until FREE; the reason is asked */

    /* As in struct three_way_apply; may be NULL. */
    bool (*also)(struct model *m, void *context, struct why *why);

    /* Called once it is applied, with the entry of the journal (0 where nothing had
     * changed), while the screen below is the top one; may be NULL: then a message
     * tells it. */
    void (*applied)(struct app *app, void *context, int64_t entry);

    /* Called in the end, whether it was applied or not, after the screen has let go
     * of WAY; may be NULL. */
    void (*free)(void *context);
    void *context;
};

/* Opens the screen for PLAN over the top screen. */
void three_way_screen_open(struct app *app, const struct three_way_plan *plan);

/* Actions. */
enum outcome three_way_act_theirs(struct app *app);
enum outcome three_way_act_mine(struct app *app);
enum outcome three_way_act_turn(struct app *app);
enum outcome three_way_act_record_theirs(struct app *app);
enum outcome three_way_act_record_mine(struct app *app);
enum outcome three_way_act_next(struct app *app);
enum outcome three_way_act_conflicts(struct app *app);
enum outcome three_way_act_whole(struct app *app);
enum outcome three_way_act_apply(struct app *app);
enum outcome three_way_act_leave(struct app *app);

#endif
