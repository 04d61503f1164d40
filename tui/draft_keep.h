/*
 * draft_keep - what is typed into a form outlives the program.
 *
 * While a form is open and was changed, its texts are kept in the inventory
 * (model/drafts.h) whenever a second passes without a key, and every few
 * seconds while keys keep coming; at once when the terminal is gone or the
 * program is asked to end. What is kept goes when the form is saved or left on
 * purpose. What is found at the next start is offered.
 *
 * Keeping never disturbs the person: it does not wait for other windows, and
 * what stands in its way is said once.
 */
#ifndef DRAFT_KEEP_H
#define DRAFT_KEEP_H

#include "tui/app.h"

struct form;

/* Keeps all open forms that have changed since they were kept. With PATIENT it
 * waits for other processes as a save does: there is no later. */
void draft_keep_all(struct app *app, bool patient);

/* The same, if MS milliseconds have passed since the last time. */
void draft_keep_due(struct app *app, int ms);

/* Removes what is kept of FORM, which is about to close. Where that fails it is
 * offered at the next start: too much is better than too little. */
void draft_keep_drop(struct app *app, struct form *form);

/* Offers what is kept of forms of earlier sessions; nothing where there is
 * none, or where the inventory can only be read. */
void draft_keep_offer(struct app *app);

/* The action: the same, but says where there is none. */
enum outcome draft_keep_act_list(struct app *app);

#endif
