/* impact_screen_inside - what the screen of what is touched is made of, for
 * impact_screen*.c only. */
#ifndef IMPACT_SCREEN_INSIDE_H
#define IMPACT_SCREEN_INSIDE_H

#include "model/impact.h"
#include "tui/impact_screen.h"
#include "tui/report.h"

struct impact_screen {
    struct pane pane;
    struct impact_seed *seeds;
    size_t seed_count;
    bool narrow;
    char known[11]; /* the day that was typed; "" where none was */
    struct report report;
};

/* Finds what the records of SCREEN touch; impact_free() frees. NULL with WHY. The
 * inventory is held, or is read within app_read(). */
struct impact *impact_screen_find(struct app *app, const struct impact_screen *screen,
                                  struct why *why);

/* Opens the form of an incident that begins with what SCREEN shows. */
enum outcome impact_screen_record(struct app *app, const struct impact_screen *screen);

/* Asks for the file to which the sheet of SCREEN is written. */
void impact_screen_write(struct app *app, const struct impact_screen *screen);

/* The screen on top of APP. */
struct impact_screen *impact_screen_top(struct app *app);

#endif
