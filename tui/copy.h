/*
 * copy - records as text, for the clipboard of the person's own machine.
 */
#ifndef COPY_H
#define COPY_H

#include "model/kinds.h"
#include "tui/app.h"

#include <stdbool.h>
#include <stdint.h>

/* Adds record ID of KIND to OUT: "label: value" lines for what is filled and for
 * what refers to it, in the language of APP, individual numbers masked. False
 * with WHY where it cannot be read. */
bool copy_text(struct app *app, const struct kind *kind, int64_t id, struct buf *out,
               struct why *why);

/* Copies the COUNT records IDS of KIND to the clipboard of the terminal, or with
 * CODES their codes alone, and says so, or why not, in the message line. */
void copy_records(struct app *app, const struct kind *kind, const int64_t *ids, size_t count,
                  bool codes);

#endif
