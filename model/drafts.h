/*
 * drafts - the texts of open forms, kept for the case that the program ends
 * before they are saved.
 *
 * They stand in the inventory itself, outside of the journal: nobody has saved
 * them yet. Each belongs to the person who typed it and is offered to nobody
 * else. It also carries the mark of the process that keeps it (alive.h): while
 * that runs, its form is open and the draft is not offered either. What the
 * content says is up to tui/draft_content.h; here it is a text.
 */
#ifndef DRAFTS_H
#define DRAFTS_H

#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct model;

enum {
    DRAFTS_MOST = 50,          /* as many are offered, the newest */
    DRAFTS_BYTES = 1024 * 1024 /* the longest content */
};

struct drafts_item {
    int64_t id;
    char *at; /* when it was kept: ISO 8601, UTC */
    const struct kind *kind;
    int64_t record; /* 0: a new one */
    int64_t rev;    /* of the record when its form was opened */
    char *content;
    char *machine; /* where it was kept; NULL: on this one */
};

struct drafts {
    struct drafts_item *items;
    size_t count;
};

enum drafts_put {
    DRAFTS_KEPT,
    DRAFTS_GONE,  /* it was kept before and is no longer there: thrown away, or its
                     record was redacted. It must not come back */
    DRAFTS_BUSY,  /* another process is saving: try again */
    DRAFTS_FAILED /* WHY tells */
};

/* Keeps ITEM, of which `at` and `machine` are not looked at, in place of the
 * draft with number *ID (0: of none), and sets *ID to its number. */
enum drafts_put drafts_put(struct model *m, const struct drafts_item *item, int64_t *id,
                           struct why *why);

/* Removes the draft with number ID; it need not be there. Within an open change
 * it goes when that is committed. */
bool drafts_remove(struct model *m, int64_t id, struct why *why);

/* The drafts of the person who works on M which no other process holds open,
 * the newest first. What no daicho would have written is left out.
 * drafts_clear() frees. */
bool drafts_list(struct model *m, struct drafts *drafts, struct why *why);
void drafts_clear(struct drafts *drafts);

/* Takes number I off the list. */
void drafts_leave_out(struct drafts *drafts, size_t i);

#endif
