/*
 * changes_screen - what changed between two moments, with what the law asks for.
 *
 * The changes stand in groups by kind; below them all of the focused one. Enter
 * opens the record as it is now. What is shown is worked out once, when the screen
 * opens.
 */
#ifndef CHANGES_SCREEN_H
#define CHANGES_SCREEN_H

#include "tui/app.h"

/* Opens what changed from A to B (past_find()). Where that cannot be told, the
 * message line says why. */
void changes_screen_open(struct app *app, const char *a, const char *b);

/* Opens the record of the focused change, where this is the top screen. An action. */
enum outcome changes_screen_act_record(struct app *app);

#endif
