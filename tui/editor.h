/*
 * editor - long text in the person's own editor.
 *
 * The text goes into a file of mode 0600 in a directory that only its owner
 * can enter, the editor of $VISUAL, else $EDITOR, else vi is run on it without a
 * shell, and the file is removed whatever happens; where the program is killed
 * meanwhile, by the next one that starts.
 */
#ifndef EDITOR_H
#define EDITOR_H

#include "model/why.h"
#include "tui/term.h"

#include <stdbool.h>

/* Lets a person edit TEXT; sets EDITED to the text afterwards, which the
 * caller frees. A line end that the editor put at the very end, where TEXT
 * had none, is taken off again. False with the reason in WHY, and EDITED
 * unset, where there is no place for the file, the editor cannot be started
 * or fails, or what it leaves is not UTF-8 text of at most 1 MiB. */
bool editor_edit(struct term *term, const char *text, char **edited, struct why *why);

/* Removes the texts that a process left behind which was killed while its editor was
 * open. To be called once, as the program starts. */
void editor_sweep(void);

#endif
