/*
 * differ - how two states of the inventory differ, record by record.
 *
 * Records are the same by their number, whatever they are called. Compared are
 * values: of a list (links, choices) which are in it, not their order; of what
 * refers to records, to which ones, not by what code they go. Revisions and
 * positions are no difference.
 *
 * Where one state stands in the journal of the other, only those records are
 * looked at that the journal has touched in between.
 */
#ifndef DIFFER_H
#define DIFFER_H

#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct model;

enum differ_change { DIFFER_CAME, DIFFER_WENT, DIFFER_CHANGED };

/* A field that changed, with its canonical values as record.h has them. */
struct differ_field {
    size_t field; /* its place in the kind */
    char *before, *after;
};

struct difference {
    const struct kind *kind;
    int64_t id;
    enum differ_change change;
    char *code, *name;           /* as it is called after, or was before it went */
    struct differ_field *fields; /* DIFFER_CHANGED, in the order of the kind; else none */
    size_t count, capacity;
};

struct differences {
    struct difference *items; /* in the order of kinds, of enum differ_change and of codes */
    size_t count, capacity;
};

/* Fills OUT with what is different in AFTER from BEFORE, of KIND only where it
 * is not NULL. Either may be a model of the past (past.h) or the present one, and
 * should be held (model_hold()) where it can change. differ_clear() frees OUT.
 * False with WHY where one cannot be read; OUT is empty then. */
bool differ(struct model *before, struct model *after, const struct kind *kind,
            struct differences *out, struct why *why);
void differ_clear(struct differences *differences);

/* Whether the values A and B of FIELD are the same: lists as sets. */
bool differ_same(const struct field *field, const char *a, const char *b);

#endif
