/*
 * since - what the journal tells of the time since one of its entries.
 *
 * For who keeps something that was worked out from the records: what no entry
 * has touched since is as it was. Undo and redo are entries like others. What
 * the journal does not record, steps of migrations.h and the erasing of
 * redact.h, is for the caller to know.
 */
#ifndef SINCE_H
#define SINCE_H

#include "model/kinds.h"

#include <stdint.h>

struct model;

struct since {
    bool *touched; /* by kind: a record of it, or a link of one, came, went or changed */
    bool *called;  /* by kind: a record came, went, or is called otherwise than before */
    int64_t *ids;  /* the records of one kind that were touched, in order, each once */
    size_t count, capacity;
};

/* Reads what the entries after ENTRY changed; the records of KIND are told one by
 * one. since_clear() frees. False, and SINCE empty, where that is not known: the
 * journal has no such entry, much has happened, or it cannot be read. */
bool since_read(struct model *m, int64_t entry, const struct kind *kind, struct since *since);

/* Whether record ID of that kind was touched. */
bool since_has(const struct since *since, int64_t id);

/* Frees what SINCE holds; it is empty again. */
void since_clear(struct since *since);

#endif
