/*
 * scope - which records belong to which organization.
 *
 * An inventory may hold several organizations: a company and its subsidiaries. A
 * data category belongs to one: that which it names, else that of its department.
 * Any other record, such as a purpose, a measure or a transmission, belongs to the
 * organization that it names itself and to those of the categories that it is linked
 * with; where neither tells, to those of the notice, desk, procedure or annual review to
 * which it belongs. Parties, items and storages belong to all whose records use them.
 * What leads to no organization belongs to every one, so that looking at one of them
 * hides nothing.
 *
 * That a party is one of our organizations (party.organization) makes it nobody's.
 *
 * It is found in pieces of some milliseconds: scope_new(), then scope_step() until
 * scope_done(); or at once by scope_load(). An organization is a bit, so that one
 * reading tells it for SCOPE_MOST of them.
 */
#ifndef SCOPE_H
#define SCOPE_H

#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct buf;
struct model;
struct scope;

enum { SCOPE_MOST = 62 };

/* The number of the organization that TEXT names: code, name or corporate number. 0
 * with WHY, which offers those that are nearly called so. */
int64_t scope_find(struct model *m, const char *text, struct why *why);

/* The organizations of M in the order of their codes, *COUNT of them; the caller frees. An
 * error waits for db_ok(). */
int64_t *scope_organizations(struct model *m, size_t *count);

/* How many organizations M has; an error waits for db_ok() and gives 0. */
size_t scope_count(struct model *m);

/* A scope in which the COUNT organizations IDS, at most SCOPE_MOST, are told apart;
 * all others are one. Nothing is read yet. M is used until scope_free(). */
struct scope *scope_new(struct model *m, const int64_t *ids, size_t count);

/* SCOPE once more, for a further scope_free(); NULL is let pass. */
struct scope *scope_share(struct scope *scope);

/* Whether all was read of both, and records belong alike by both. */
bool scope_same(const struct scope *one, const struct scope *other);

/* Frees SCOPE, unless it is shared with others; NULL is let pass. */
void scope_free(struct scope *scope);

/* Reads a piece; no statement stays open. False with WHY where the inventory cannot
 * be read: SCOPE is of no further use then. */
bool scope_step(struct scope *scope, struct why *why);

/* The same within a reading of the caller's, whom errors await. True once all is read. */
bool scope_read(struct scope *scope);

/* Whether all was read. */
bool scope_done(const struct scope *scope);

/* All pieces at once, for ORGANIZATION alone; NULL with WHY. */
struct scope *scope_load(struct model *m, int64_t organization, struct why *why);

/* A bit for each organization, in the order of scope_new(), that record ID of KIND
 * belongs to; all bits where it leads to none, or is not known. */
uint64_t scope_of(const struct scope *scope, const struct kind *kind, int64_t id);

/* Whether record ID of KIND belongs to the first organization of SCOPE. */
bool scope_has(const struct scope *scope, const struct kind *kind, int64_t id);

/* How many records of KIND belong to the first organization of SCOPE, and how many of
 * these to every one, since they lead to none. */
size_t scope_size(const struct scope *scope, const struct kind *kind, size_t *common);

/* A private copy of M, as past.h makes them, that holds what belongs to ORGANIZATION
 * and nothing else, the journal apart: all that reads an inventory reads it as any
 * other, and nothing can change it. Organizations that a party of it stands for stay
 * in it. Counts SIZES, which may be NULL. model_close() closes it. NULL with WHY. */
struct scope_sizes {
    size_t all, held; /* data categories of M and of the copy */
    size_t common;    /* of these, those that name no organization */
};
struct model *scope_copy(struct model *m, int64_t organization, struct scope_sizes *sizes,
                         struct why *why);

/* The organization of which M is such a copy; 0 where it is none. */
int64_t scope_held(const struct model *m);

/* Adds to OUT the filter (filter.h) that lets through the organizations that M is about:
 * the one of a copy, else "" for all. */
void scope_filter(struct model *m, struct buf *out);

#endif
