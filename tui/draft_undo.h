/*
 * draft_undo - what was done to a draft, taken back and done again in order.
 *
 * Each text keeps its own steps (edit.h); here stands the order among the
 * fields, and what became of the other ends. Nobody has to tell what he does:
 * draft_undo_note() looks at what has changed since it looked last, so that
 * all that one key or action did is one step.
 */
#ifndef DRAFT_UNDO_H
#define DRAFT_UNDO_H

#include "tui/draft.h"

struct draft_undo;

/* Something of a draft that changes: field number NUMBER, or that end. */
struct draft_place {
    bool end;
    size_t number;
};

/* Begins with DRAFT as it stands, which is borrowed and must outlive it. The
 * owner calls draft_undo_free(); NULL is allowed there. */
struct draft_undo *draft_undo_new(struct draft *draft);
void draft_undo_free(struct draft_undo *undo);

/* Takes what has changed since the last call as one step; what was taken back
 * before can no longer be done again then. The person is at field number FIELD
 * (the count of fields: at none): what is typed next in any other begins a
 * step of its own. */
void draft_undo_note(struct draft_undo *undo, size_t field);

/* Takes the last step back, or does it again; what changed since the last note
 * is a step too. PLACE is what changed, the first where there are several.
 * False where there is nothing. */
bool draft_undo_back(struct draft_undo *undo, struct draft_place *place);
bool draft_undo_again(struct draft_undo *undo, struct draft_place *place);

#endif
