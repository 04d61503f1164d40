/*
 * inventory - what fuzz targets that need records share: a small inventory in a file in
 * memory, brought back after each input, and bytes as a file with a name.
 */
#ifndef FUZZ_INVENTORY_H
#define FUZZ_INVENTORY_H

#include "model/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The number of the first record is one more: above those of real records, which hold the
 * time. */
#define FUZZ_FIRST_ID (INT64_C(1) << 62)

/* A new inventory with some records of many kinds, links between them,
 * edits and an undo in its journal. Its clock stands. */
struct model *fuzz_inventory(void);

/* Has the next sixteen records of M get the same numbers in every run: inputs that are
 * kept name them. */
void fuzz_count_evenly(struct model *m);

/* What an inventory holds, its journal and all. */
struct fuzz_state;

/* What M, of fuzz_inventory(), holds now. Never freed. */
struct fuzz_state *fuzz_keep(struct model *m);

/* Makes M, of fuzz_inventory(), hold what was kept of it or of another. Its file is
 * written past SQLite, which takes that for the work of another program: what SQLite
 * has prepared stays, which a copy by its own means would not leave. */
void fuzz_restore(struct model *m, struct fuzz_state *kept);

/* What M, of fuzz_inventory(), holds now, as a file NAME: as fuzz_file_named(). */
const char *fuzz_file_of(struct model *m, const char *name, const void **bytes, size_t *length);

/* Makes TO hold what FROM holds; both are of fuzz_inventory(). */
void fuzz_copy(struct model *to, struct model *from);

/* Whether M was written to since *CHANGES, SQLite's count of changed rows, was set;
 * it is brought up to date. */
bool fuzz_changed(struct model *m, int64_t *changes);

/* The path of a file NAME with the SIZE bytes of DATA, in a folder of its own in
 * memory, which is gone at the end; *FOLDER (or NULL) is that folder. One NAME a
 * program. */
const char *fuzz_file_named(const char *name, const void *data, size_t size, const char **folder);

#endif
