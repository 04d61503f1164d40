/*
 * shelves - the records of whole kinds in memory, by their codes.
 *
 * A document is written from many records that refer to each other. Each kind
 * is read when it is first asked for, in the order of the codes, and stays.
 */
#ifndef SHELVES_H
#define SHELVES_H

#include "model/record.h"

struct model;
struct shelves;

/* Empty shelves for M; shelves_free() frees them and all records on them. */
struct shelves *shelves_new(struct model *m);
void shelves_free(struct shelves *shelves);

/* All records of the kind called NAME, in the order of their codes; *COUNT of
 * them. After an error none, see shelves_ok(). */
struct record *const *shelves_all(struct shelves *shelves, const char *name, size_t *count);

/* The record CODE of the kind called NAME; NULL where there is none, or CODE is
 * empty. */
const struct record *shelves_find(struct shelves *shelves, const char *name, const char *code);

/* Whether RECORD belongs to ORGANIZATION (model/scope.h). */
bool shelves_belongs(struct shelves *shelves, const struct record *organization,
                     const struct record *record);

/* Whether RECORD leads to no organization, so that it belongs to ORGANIZATION and to each
 * other: false where there is one only. */
bool shelves_common(struct shelves *shelves, const struct record *organization,
                    const struct record *record);

/* Whether all that was asked for could be read; else false with WHY. */
bool shelves_ok(const struct shelves *shelves, struct why *why);

/* The inventory that they were read from. */
struct model *shelves_model(const struct shelves *shelves);

#endif
