/*
 * remove - deleting a record, after a question that names it and what is
 * linked to it.
 */
#ifndef REMOVE_H
#define REMOVE_H

#include "model/kinds.h"
#include "tui/app.h"

#include <stdint.h>

/* Asks whether record ID of KIND is to be deleted, and deletes it if so. */
void remove_ask(struct app *app, const struct kind *kind, int64_t id);

#endif
