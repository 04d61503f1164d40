/*
 * clock - the moment that DAICHO_NOW sets, for tests.
 */
#ifndef CLOCK_H
#define CLOCK_H

#include "model/why.h"

/* Reads TEXT, a date (2026-11-22) or a moment of ISO 8601 (2026-11-22T18:00,
 * with seconds and a zone or without: UTC), into UTC "2026-11-22T09:00:00Z".
 * False with WHY, class WHY_USAGE. */
bool clock_parse(const char *text, char utc[21], struct why *why);

#endif
