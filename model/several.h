/*
 * several - one change to many records.
 *
 * An order says which field of which records becomes what. It is looked at
 * first, record by record and in pieces, so that a person sees what it would
 * do: how many change, from which values, how many have the value already,
 * how many cannot be changed. Then it is carried out as part of one open
 * change (change.h), unless any of the records was changed meanwhile.
 *
 * The field is one of the records' own kind, or a list of links of another
 * kind that refers to them: the retention of a category is changed by taking
 * the category out of one retention record and adding it to another.
 */
#ifndef SEVERAL_H
#define SEVERAL_H

#include "model/cells.h"
#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct model;

enum several_way {
    SEVERAL_SET,      /* becomes the value; of a list, in place of all that is in it */
    SEVERAL_ADD,      /* lists: the values are added */
    SEVERAL_TAKE_OUT, /* lists: the values are taken out */
    SEVERAL_EMPTY
};

struct several_order {
    const struct kind *kind;      /* of the records */
    struct kinds_reference field; /* the field; its kind is KIND but for other ends */
    bool other_end;               /* it refers to the records, as TYPE_LINKS */
    enum several_way way;
    const char *value;          /* as typed; of references a cell of codes and of names of records
                                   that are made then. Copied */
    const struct cells *making; /* names of records that are made for it besides, or NULL: see
                                   several_apply(). Copied */
};

enum { SEVERAL_VALUES = 50, SEVERAL_REFUSALS = 20 };

/* An old value of records that change, with what it becomes, canonical. */
struct several_from {
    char *before, *after;
    size_t count;
};

/* A record that cannot be changed, "C-0001 会員", and why. */
struct several_refused {
    char *title, *text;
};

/* What an order would do, as far as it was looked at; to be read only. */
struct several {
    struct several_order order; /* without its value */
    struct field field;         /* as which the values are shown (present.h) */
    size_t count;               /* of the records */
    size_t looked;              /* of these, in their order */
    size_t changing, same, refused;
    struct several_from from[SEVERAL_VALUES];
    size_t from_count, from_others; /* of other old values, in records */
    struct several_refused refusals[SEVERAL_REFUSALS];
    size_t refusal_count;

    /* What follows belongs to several*.c. */
    int64_t *ids;
    uint64_t *stamps;     /* by record: tells one state of it from another */
    unsigned char *fates; /* by record */
    char *value;          /* canonical, where it is no list and no reference */
    struct cells items;   /* else the values: choices, codes, names; then those of `making` */
    size_t named;         /* of the items without those */
    bool makes;           /* there are such names, whatever codes they may look like */
    int64_t *item_revs;   /* by item of a reference, the revision of its record, 0 where it is
                             to be made */
};

/* Told now and then how far an order is; returns whether to go on. */
struct several_watch {
    bool (*tell)(void *context, size_t done, size_t total);
    void *context;
};

/* An order for the COUNT records IDS, which are copied, not looked at yet.
 * NULL with WHY where its value cannot be taken. several_free() frees it. */
struct several *several_new(struct model *m, const struct several_order *order, const int64_t *ids,
                            size_t count, struct why *why);
void several_free(struct several *several);

/* Looks at the next records, at most MOST. False with WHY where the inventory
 * cannot be read. All were looked at when `looked` is `count`. */
bool several_look(struct model *m, struct several *several, size_t most, struct why *why);

/* Carries the order out within the open change: all of it, or false with WHY,
 * then the caller gives the change up. MADE are the codes of records that were
 * made for it in this change, which count as values (or NULL). Refused where a
 * record was changed since it was looked at (class WHY_STALE), or where WATCH
 * (or NULL) wants no more. All must have been looked at; records that it
 * refused then stay as they are. */
bool several_apply(struct model *m, struct several *several, const struct cells *made,
                   const struct several_watch *watch, struct why *why);

/* Deletes the COUNT records IDS of KIND within the open change, with CARRY also
 * where others refer to them (change_delete()). */
bool several_delete(struct model *m, const struct kind *kind, const int64_t *ids, size_t count,
                    bool carry, const struct several_watch *watch, struct why *why);

/* Keeps those of the *COUNT numbers IDS, in rising order, of which there is a
 * record of KIND; *COUNT becomes less. False with WHY, nothing dropped, where
 * the inventory cannot be read. */
bool several_keep(struct model *m, const struct kind *kind, int64_t *ids, size_t *count,
                  struct why *why);

/* What the journal says that a change of COUNT records of KIND is about. */
void several_about(const struct kind *kind, size_t count, struct buf *out);

#endif
