/*
 * script - driving the screens without a terminal.
 *
 * A script is a text of one command a line; blank lines and lines that begin
 * with '#' are left out:
 *
 *   size 80x24          gives the window that size
 *   lang ja             changes the language
 *   key NAME            presses a key (keys.h)
 *   keys NAME NAME …    presses several
 *   type TEXT           types the rest of the line, character by character
 *   paste TEXT          pastes it; \n is a line end
 *   action NAME         does an action (actions.h) as its key would
 *   field COLUMN        goes to a field of the form, or to the links from a kind
 *   save KIND/CODE COLUMN=VALUE
 *                       saves one field as another window would; a code that
 *                       is not there is added, names in links as well
 *   remove KIND/CODE    deletes a record as another window would
 *   teach               has the display tell what the last key did
 *   tick                lets the clock of the loop go on
 *   ask-reason          has every edit ask for its reason from now on
 *   crash               ends the program without a word and starts it anew:
 *                       open forms are offered as they were kept at the last tick
 *   show                writes the display between two lines of dashes
 *   show roles          the same with the roles of the cells and the cursor
 *   show cursor         writes the place of the cursor
 *   expect TEXT         fails where the display does not hold TEXT
 *
 * Golden tests, pictures of the manual and reports of faults are such scripts.
 */
#ifndef SCRIPT_H
#define SCRIPT_H

#include "model/why.h"
#include "tui/app.h"

#include <stdio.h>

/* Runs the script IN on APP and writes what it shows to OUT. False with WHY,
 * which names the line, where a command is not known or fails. */
bool script_run(struct app *app, FILE *in, FILE *out, struct why *why);

#endif
