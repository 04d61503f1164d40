/*
 * model - an inventory that is open.
 *
 * Everything else in model/ works on a struct model: one SQLite file, the
 * person who works on it, the clock, the language of messages.
 */
#ifndef MODEL_H
#define MODEL_H

#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct model;

struct model_options {
    enum lang lang;
    const char *who; /* the person named in the journal; borrowed */
    const char *now; /* a fixed clock for tests, ISO 8601, or NULL; borrowed */
    bool readonly;   /* open for reading only */
    bool any_schema; /* open what another program has changed too: for verify_run() alone */

    /* Bytes of changes that are held in memory before they are stored as a part
     * of their entry; 0: the usual. Tests have it small. */
    size_t part_bytes;

    /* As for model_on_wait(), from the beginning; NULL: three seconds. */
    bool (*on_wait)(void *context, int ms);
    void *wait_context;

    /* Called now and then while an older file is copied and brought up to date; false gives
     * it up, and the file is as it was. NULL: nobody. */
    bool (*on_upgrade)(void *context);
    void *upgrade_context;
};

/* Opens the inventory at PATH, migrating an older one after a verified copy
 * beside it. NULL with WHY where it is not an inventory, newer than the
 * program, or cannot be opened. */
struct model *model_open(const char *path, const struct model_options *options, struct why *why);

/* Creates an empty inventory at PATH, mode 0600, which must not exist; its
 * folder must. NULL with WHY. */
struct model *model_create(const char *path, const struct model_options *options, struct why *why);

/* An empty inventory in memory, for tests and trials. */
struct model *model_scratch(const struct model_options *options, struct why *why);

/* Closes; an open change is given up. M may be NULL. */
void model_close(struct model *m);

/* Has GO_ON decide how long to wait for another process that holds the
 * inventory: it is called many times a second with the milliseconds waited and
 * must not use M. NULL: three seconds. */
void model_on_wait(struct model *m, bool (*go_on)(void *context, int ms), void *context);

/* Has GO_ON called now and then while the inventory is read or changed, for work
 * of which nobody knows how long it takes; it must not use M. Where it returns
 * false the work fails with a WHY that says so, and an open change is taken
 * back whole. NULL: no more. */
void model_on_work(struct model *m, bool (*go_on)(void *context), void *context);

/* Waits MS milliseconds at most from now on, without asking anybody: for what
 * no person has asked for. -1: as before. */
void model_patience(struct model *m, int ms);

/* Whether the inventory can only be read. */
bool model_readonly(struct model *m);

/* Whether the inventory can be changed; false with WHY, which says why not and
 * what to do. */
bool model_may_write(struct model *m, struct why *why);

/* Where it is. Borrowed. */
const char *model_path(const struct model *m);

/* The language of its messages. */
enum lang model_lang(const struct model *m);

/* Holds the inventory at one moment, so that several reads agree with each
 * other: an export is of one state, whatever other processes save meanwhile.
 * They wait to save as long as it is held, so never hold while a person
 * thinks. False with WHY where it cannot be read. */
bool model_hold(struct model *m, struct why *why);
void model_release(struct model *m);

/* How many statements of M failed so far, and whether none did since there were
 * FAILURES. Single lookups give nothing where they fail; whoever writes many of them
 * down, or shows them, asks at the end whether all could be read. What was given up
 * (model_on_work()) counts too. M may be NULL. False with WHY. */
size_t model_failures(const struct model *m);
bool model_ok_since(const struct model *m, size_t failures, struct why *why);

/* Whether another process has saved since the last call. */
bool model_changed_elsewhere(struct model *m);

/* The present moment by the model's clock, "2026-11-22T07:18:00Z". */
void model_now(const struct model *m, char text[21]);

#endif
