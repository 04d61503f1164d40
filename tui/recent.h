/*
 * recent - what this person picked last.
 *
 * A few codes or other ids under a key, the latest first: of this session, and
 * through tui/state.h of earlier ones. Whoever shows them leaves out what is no
 * longer there.
 */
#ifndef RECENT_H
#define RECENT_H

#include "model/cells.h"
#include "tui/app.h"

struct recent;

enum { RECENT_MOST = 8 };

/* Puts ID first under KEY (letters, '_' and '.'). */
void recent_note(struct app *app, const char *key, const char *id);

/* The ids under KEY. Borrowed until the next call here; never NULL. */
const struct cells *recent_get(struct app *app, const char *key);

/* Frees RECENT; NULL is let pass. */
void recent_free(struct recent *recent);

#endif
