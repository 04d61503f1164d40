/*
 * progress - telling how far a long piece of work is, in the message line.
 *
 * For work that has to be done in one go, such as a change: it calls
 * progress_tell() now and then. What takes less than half a second is not
 * told. Esc gives up.
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "tui/app.h"

#include <stddef.h>

struct progress {
    struct app *app;  /* borrowed */
    const char *what; /* what is being done, in the language of the program; borrowed */
    long long begun;  /* milliseconds of a clock that never goes back */
    long long told;
    bool stopped; /* the person wants no more */
};

/* Begins to watch WHAT. */
struct progress progress_new(struct app *app, const char *what);

/* Tells, where it is time, for how long CONTEXT, a struct progress, is at work:
 * for what cannot be counted (model_on_work()). Returns whether to go on. */
bool progress_tell_time(void *context);

/* Tells at once what is being done, for work that can tell nothing on its way. */
void progress_show(const struct progress *progress);

/* Takes the last of what was told off the message line. */
void progress_end(struct progress *progress);

/* Tells, where it is time, that DONE of TOTAL are done. CONTEXT is a struct
 * progress. Returns whether to go on. */
bool progress_tell(void *context, size_t done, size_t total);

#endif
