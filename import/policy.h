/*
 * policy - a published text as headings, paragraphs, items of lists and rows
 * of tables.
 *
 * A privacy notice is read as its readers see it: HTML (Gumbo), Markdown with
 * its tables (cmark-gfm) or plain text, in any encoding that encoding.h knows.
 * What the text says is not judged here: drift.h holds it against the records.
 */
#ifndef POLICY_H
#define POLICY_H

#include "model/cells.h"
#include "model/why.h"

#include <stddef.h>

enum policy_role {
    POLICY_HEADING,
    POLICY_PARAGRAPH,
    POLICY_ITEM,   /* of a list */
    POLICY_HEADER, /* the row of a table that names its columns */
    POLICY_ROW
};

/* A block of the text. Places are counted from 1; 0 is none. */
struct policy_block {
    enum policy_role role;
    unsigned level;     /* of a heading: 1 the highest */
    size_t line;        /* of the file, from 1; 0 not known */
    char *text;         /* without line ends at its ends; a row: NULL */
    struct cells cells; /* of a header or a row */
    size_t heading;     /* the heading under which it stands; of a heading: the one above it */
    size_t lead;        /* of an item or a row: the paragraph that introduces it */
    size_t header;      /* of a row: the header of its table */
};

/* A zeroed one is empty; policy_clear() frees what it holds. */
struct policy {
    struct policy_block *blocks;
    size_t count, capacity;
    size_t last_heading;  /* from 1; 0: none yet */
    const char *form;     /* "HTML", "Markdown", "text" */
    const char *encoding; /* that was taken */
};

enum {
    POLICY_LIMIT = 8 * 1024 * 1024, /* bytes of a file: no notice is longer */
    POLICY_DEPTH = 5000             /* elements of HTML that stand in each other */
};

/* Reads the file at PATH in the encoding NAMED, or the one that is found where
 * it is NULL. False with WHY: it cannot be read, is too long, nested too
 * deeply, or holds no text. */
bool policy_read(const char *path, const char *named, struct policy *policy, struct why *why);

/* The same for text in memory; FORM is one of the forms above, or NULL for the
 * one that the text looks like. */
bool policy_take(const char *text, size_t length, const char *form, struct policy *policy,
                 struct why *why);

void policy_clear(struct policy *policy);

/* Adds the text of a block to OUT: of a row its cells, divided by " | ". */
void policy_text(const struct policy_block *block, struct buf *out);

#endif
