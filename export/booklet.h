/*
 * booklet - the whole record as one document to read: cover, contents, overview with
 * charts, the register with a section for each category, what is given to others, security,
 * retention, external transmission, notices, reviews, findings.
 *
 * Categories are read one by one, so that memory does not grow with their links.
 */
#ifndef BOOKLET_H
#define BOOKLET_H

#include "export/document.h"
#include "model/why.h"

struct model;
struct rulebook;

/* Writes the booklet of M as FORMAT in the language of WHY to OUT. BOOK judges the
 * records for it. False with WHY where the inventory
 * cannot be read. Errors of writing are left to output_flush() or output_end(). */
bool booklet_write(struct model *m, struct rulebook *book, enum document_format format, FILE *out,
                   struct why *why);

#endif
