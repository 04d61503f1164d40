/*
 * session - the screen as it was left: which kind is shown, and of each kind
 * the filter, the order and the focused record.
 *
 * Kept in the state of the inventory (state.h) on leaving, when the terminal
 * is gone and now and then between; without a state nothing is kept. What is
 * no longer there (a record, a field) is passed over.
 */
#ifndef SESSION_H
#define SESSION_H

#include "tui/app.h"

/* Brings APP, which shows only its list, to where it was left. */
void session_restore(struct app *app);

/* Notes in the state where APP is; state_save() writes it. */
void session_keep(struct app *app);

/* Keeps and writes it where that was not done for a while; to be called while
 * no key comes. */
void session_tick(struct app *app);

#endif
