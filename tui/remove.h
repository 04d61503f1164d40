/*
 * remove - deleting records, after a question that names them and what is
 * linked to them.
 */
#ifndef REMOVE_H
#define REMOVE_H

#include "model/kinds.h"
#include "tui/app.h"

#include <stdint.h>

/* Asks whether record ID of KIND is to be deleted, and deletes it if so. */
void remove_ask(struct app *app, const struct kind *kind, int64_t id);

/* The same for the records of KIND that are marked in the list. */
void remove_ask_marked(struct app *app, const struct kind *kind);

#endif
