/*
 * past_inside - the private copies of an inventory, for past.c and scope_copy.c only.
 */
#ifndef PAST_INSIDE_H
#define PAST_INSIDE_H

#include "model/past.h"

/* A model on a new empty database, in memory and in a nameless file, that a copy of M
 * is to be made in. It knows M's language, person, clock and who is asked whether to go
 * on; nothing is synchronized and no reference checked in it. model_close() closes it.
 * NULL with WHY. */
struct model *past_begin(struct model *m, struct why *why);

#endif
