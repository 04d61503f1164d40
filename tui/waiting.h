/*
 * waiting - the screen while another process holds the inventory.
 *
 * A save or a read that has to wait says so before half a second has passed,
 * and Esc gives it up. Other keys typed meanwhile are done afterwards, in their
 * order.
 */
#ifndef WAITING_H
#define WAITING_H

#include "tui/app.h"

/* From now on waits are told on the terminal of APP; until waiting_end(). */
void waiting_begin(struct app *app);
void waiting_end(struct app *app);

/* Takes the oldest key that was typed during a wait; false where there is none.
 * The caller calls key_clear(). */
bool waiting_key(struct app *app, struct key *key);

/* Has KEY, whose text goes with it, done after the wait: while SQLite is at work
 * no screen may be told of it. */
void waiting_put_aside(struct app *app, const struct key *key);

#endif
