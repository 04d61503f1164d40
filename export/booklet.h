/*
 * booklet - the whole record as one document to read: cover, contents, overview with
 * charts, the register with a section for each category, what is given to others,
 * retention, external transmission, reviews, findings.
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
 * records for it; NULL leaves the findings out. False with WHY where the inventory
 * cannot be read. Errors of writing are left to output_flush() or output_end(). */
bool booklet_write(struct model *m, struct rulebook *book, enum document_format format, FILE *out,
                   struct why *why);

#endif
