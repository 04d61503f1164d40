/*
 * promises - how many days a procedure promises, told by its words.
 *
 * The promise of a procedure is a sentence (procedure.promise): "within two weeks",
 * 受付から10日以内に回答します. The law itself names no number of days for a request: it is met
 * without delay (APPI Articles 32 to 35), a complaint suitably and quickly (Article 40).
 */
#ifndef PROMISES_H
#define PROMISES_H

#include "model/buf.h"

#include <stdbool.h>

/* Adds to ISO the only period of at most a year that stands in TEXT. False, ISO untouched, where
 * none does, or more than one, or where it is counted in business days, which no calendar here
 * knows for a firm. */
bool promise_period(const char *text, struct buf *iso);

#endif
