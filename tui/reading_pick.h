/*
 * reading_pick - choosing how a text is read: its encoding, what divides its
 * cells. For the screens of an import and of a scan.
 */
#ifndef READING_PICK_H
#define READING_PICK_H

#include "tui/picker.h"

/* Asks for an encoding over the top screen; GIVEN (or NULL: as found) has the
 * focus. The id of what is picked (picker_picked()) is its name, "" for having it
 * found. */
void reading_pick_encoding(struct app *app, const char *given,
                           enum outcome (*done)(struct app *app, struct picker *picker));

/* The same for what divides cells, 0 for as found; the id is that character. */
void reading_pick_delimiter(struct app *app, char given,
                            enum outcome (*done)(struct app *app, struct picker *picker));

#endif
