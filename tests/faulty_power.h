/*
 * faulty_power - what of the files is lost when the power goes, for faulty.h alone.
 *
 * Of each file it keeps what stood in the pieces of 512 bytes that were written since
 * the last sync, and how long it was then.
 */
#ifndef TESTS_FAULTY_POWER_H
#define TESTS_FAULTY_POWER_H

#include "model/db.h"

struct power;

/* SEED chooses: of four one loses all that was not synced, one nothing, two some. */
struct power *power_new(unsigned seed);
void power_free(struct power *power);

/* The file at PATH, open as OWN, was opened; MADE: it was not there before. */
void power_open(struct power *power, const char *path, sqlite3_file *own, bool made);

/* It is to be written, truncated, deleted; it was synced. */
void power_write(struct power *power, const char *path, sqlite3_file *own, sqlite3_int64 at,
                 int count);
void power_truncate(struct power *power, const char *path, sqlite3_file *own, sqlite3_int64 size);
void power_delete(struct power *power, const char *path);
void power_sync(struct power *power, const char *path, sqlite3_file *own);

/* The power goes: the files are what the disk kept. The process is to end now. */
void power_cut(struct power *power);

#endif
