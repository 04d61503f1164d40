/*
 * verify_inside - what verify.c and verify_replay.c share.
 */
#ifndef VERIFY_INSIDE_H
#define VERIFY_INSIDE_H

#include "model/verify.h"

/* Adds a finding; FORMAT is English and is translated. */
void verify_finding(struct verify_report *report, enum lang lang, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Compares the schema of DB with the one that the migrations make. False with WHY
 * where that cannot be done; differences are findings. */
bool verify_schema(struct db *db, enum lang lang, struct verify_report *report, struct why *why);

/* Replays the journal in a scratch database and compares the tables. False
 * with WHY where that cannot be done; differences are findings. */
bool verify_replay(struct model *m, struct verify_report *report, struct why *why);

#endif
