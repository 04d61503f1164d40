/*
 * reason - why an edit is made, in the person's words.
 *
 * Where the option asks for it, every edit is held back until one line was
 * typed, which goes into the journal with the change (change_note.why) and is
 * shown in the history.
 */
#ifndef REASON_H
#define REASON_H

#include "tui/app.h"

/* Asks for a reason over the top screen, beginning with BEFORE (or NULL), and
 * then calls DONE with it while that screen is the top one again. Where the
 * option is off DONE is called at once with NULL. DONE returns what must follow
 * for that screen. Esc goes back to it, and DONE is not called.
 *
 * CONTEXT is for DONE: memory of mem_new(), or NULL; it is freed here in the
 * end. */
enum outcome reason_ask(struct app *app, const char *before,
                        enum outcome (*done)(struct app *app, const char *reason, void *context),
                        void *context);

/* What is asked in the place of a reason; texts in the language of the program,
 * borrowed. */
struct reason_question {
    const char *title, *about;
    bool optional; /* nothing may be typed */

    /* Whether LINE is taken; false with WHY, and the box stays open. NULL: any is. */
    bool (*taken)(struct app *app, const char *line, struct why *why);
};

/* Asks for one line in the same way, whatever the option: DONE gets it. */
enum outcome reason_ask_line(struct app *app, const struct reason_question *question,
                             enum outcome (*done)(struct app *app, const char *line, void *context),
                             void *context);

#endif
