/*
 * refer - from what a person or a file calls a record to its code.
 *
 * A link cell is a code, else an exact name, else one of its other names, else
 * its corporate number. An unknown name can create the record; an ambiguous one
 * is refused.
 */
#ifndef REFER_H
#define REFER_H

#include "model/record.h"

struct buf;

enum refer_missing { REFER_REFUSE, REFER_CREATE };

/* Told of each record that was created, with its new code and its name. */
struct refer_watch {
    void (*created)(void *context, const struct kind *kind, const char *code, const char *name);
    void *context;
};

/* Turns CELL, what was typed into FIELD (a reference: one name; links: a cell
 * of names), into codes in OUT, the canonical value. With REFER_CREATE an
 * unknown name becomes a new record, within the open change, and WATCH (or
 * NULL) is told. False with WHY where a name is unknown or ambiguous. */
bool refer_cell(struct model *m, const struct field *field, const char *cell,
                enum refer_missing missing, const struct refer_watch *watch, struct buf *out,
                struct why *why);

/* The number of the record of KIND called NAME by code, name, other name or
 * corporate number (13 digits, with or without the T of an invoice number); 0
 * where there is none; -1 with WHY where there are several, or NAME is a
 * corporate number that no record has or that fails its check digit. */
int64_t refer_find(struct model *m, const struct kind *kind, const char *name, struct why *why);

/* The same by code or name alone: for who knows the other names already. */
int64_t refer_find_named(struct model *m, const struct kind *kind, const char *name,
                         struct why *why);

/* Whether NAME is one of the other names of record ID of KIND. */
bool refer_has_other_name(struct model *m, const struct kind *kind, int64_t id, const char *name);

/* Tells TAKE each other name of each record of KIND; NAME is borrowed for the
 * time of the call. False with WHY where the inventory cannot be read. */
bool refer_other_names(struct model *m, const struct kind *kind,
                       void (*take)(void *context, const struct kind *kind, int64_t id,
                                    const char *name),
                       void *context, struct why *why);

/* Tells TAKE the name and each other name of each record of KIND, with its code;
 * both are borrowed for the time of the call. False with WHY as above. */
bool refer_names(struct model *m, const struct kind *kind,
                 void (*take)(void *context, const char *code, const char *name), void *context,
                 struct why *why);

/* Adds the code of record ID of KIND to OUT; nothing where there is none. */
void refer_code(struct model *m, const struct kind *kind, int64_t id, struct buf *out);

/* What to call the record CODE of KIND so that refer_find() finds it again:
 * its name, or the code where the name is not its alone. Adds it to OUT. */
void refer_name(struct model *m, const struct kind *kind, const char *code, struct buf *out);

/* A record that refers to another: kind, number and the field it does it with. */
struct referrer {
    const struct kind *kind;
    int64_t id;
    size_t field;
};

/* All that refer to record ID of KIND; the caller frees the array. */
struct referrer *refer_to(struct model *m, const struct kind *kind, int64_t id, size_t *count);

/* The same, only through FIELD of kind FROM, in order of their codes. */
struct referrer *refer_through(struct model *m, const struct kind *from, size_t field, int64_t id,
                               size_t *count);

/* The first MOST of them, and in *ALL how many there are, at most REFER_COUNTED.
 * Where they are very many they are the oldest. */
enum { REFER_COUNTED = 100000 };
struct referrer *refer_some(struct model *m, const struct kind *from, size_t field, int64_t id,
                            size_t most, size_t *count, size_t *all);

#endif
