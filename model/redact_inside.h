/*
 * redact_inside - what the files of model/redact*.c share.
 */
#ifndef REDACT_INSIDE_H
#define REDACT_INSIDE_H

#include "model/buf.h"
#include "model/cells.h"
#include "model/kinds.h"

#include <stdbool.h>
#include <stdint.h>

struct model;

/* What is erased, and where it was found. */
struct redaction {
    struct model *m;
    const struct kind *kind;
    const struct field *field;
    int64_t id;
    size_t column;       /* in the table's own order */
    struct cells texts;  /* all that the field ever held */
    struct cells codes;  /* all that the record was ever called by */
    struct buf list;     /* ",3,7": the entries rewritten */
    int64_t first, last; /* of them */
    struct cells merges; /* whose journals were rewritten */
    size_t count;
};

/* Adds to OTHERS lines that name where else TEXT, which the open change erases,
 * stands: records, entries of the journal, unsaved forms. */
void redact_name_others(struct model *m, const char *text, struct buf *others);

/* WORDS, of an entry, with the erased texts masked; *CHANGED is set where there were
 * any. The caller frees the result. */
char *redact_words(const struct redaction *r, const char *words, bool *changed);

#endif
