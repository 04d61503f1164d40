/*
 * sound - what an inventory holds after something failed, and whether it is sound.
 */
#ifndef TESTS_SOUND_H
#define TESTS_SOUND_H

#include "model/db.h"
#include "model/digest.h"
#include "model/model.h"

/* What an inventory is, as far as what is done to it changes it. */
struct state {
    char all[DIGEST_TEXT];   /* of every row but those that are made by reading */
    char whole[DIGEST_TEXT]; /* of every row and of the schema, where sound_read() asked */
    int64_t version, entries;
    char content[DIGEST_TEXT], drafts[DIGEST_TEXT];
};

/* States that were verified in full; {0} is none. */
struct sound {
    struct state *known;
    size_t count, capacity;
};

/* Reads all rows through DB, of whatever version they are: STATE has all and version. */
bool sound_digest(sqlite3 *db, struct state *state);

/* The same of the file at PATH, through a connection of its own, which also rolls back
 * what was left. */
bool sound_file(const char *path, struct state *state);

/* What M shows: STATE has entries, content and drafts. */
bool sound_shown(struct model *m, struct state *state, struct why *why);

/* Opens the file at PATH as the program does, reads all of STATE, and verifies it in full;
 * what is row by row what was verified before need not be verified again. */
bool sound_read(struct sound *sound, const char *path, struct state *state, struct why *why);

void sound_clear(struct sound *sound);

#endif
