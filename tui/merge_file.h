/*
 * merge_file - asking for another inventory and merging it on the screen.
 */
#ifndef MERGE_FILE_H
#define MERGE_FILE_H

#include "tui/app.h"

/* Action. */
enum outcome merge_file_act_open(struct app *app);

#endif
