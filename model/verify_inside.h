/*
 * verify_inside - what the files of verify share.
 */
#ifndef VERIFY_INSIDE_H
#define VERIFY_INSIDE_H

#include "model/snapshots.h"
#include "model/verify.h"

/* The most that a counter of codes can hold: record_save.c reads fifteen digits. */
#define VERIFY_COUNTER_MOST INT64_C(999999999999999)

/* Adds a finding; FORMAT is English and is translated. */
void verify_finding(struct verify_report *report, enum lang lang, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Looks at how the pages of DB hang together; where they are damaged, adds a finding and marks
 * the report as cut short. False also where SQLite found another thing wrong. */
bool verify_pages(struct db *db, enum lang lang, struct verify_report *report);

/* Compares the schema of DB with the one that the migrations make. False with WHY
 * where that cannot be done; differences are findings. */
bool verify_schema(struct db *db, enum lang lang, struct verify_report *report, struct why *why);

/* Looks for records with numbers that daicho does not give: 0 means that there is none, and
 * walks over records begin above it. DB is of the version that is known here. */
void verify_numbers(struct db *db, enum lang lang, struct verify_report *report);

/* Replays the journal in a scratch database and compares the tables. False
 * with WHY where that cannot be done; differences are findings. */
bool verify_replay(struct model *m, struct verify_report *report, struct why *why);

/* Holds the table of snapshots against the journal. False with WHY where it cannot
 * be read; differences are findings. */
bool verify_snapshots(struct model *m, struct verify_report *report, struct why *why);

/* Replays the journal of M in SCRATCH, an empty inventory, and holds each snapshot
 * against what is there then. *FAILED is the entry that could not be applied, or 0.
 * False where a database failed, with WHY or an error that waits for db_ok(). */
bool verify_replay_snapshots(struct model *m, struct model *scratch, int64_t *failed,
                             struct verify_report *report, struct why *why);

#endif
