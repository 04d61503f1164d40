/*
 * table_document - a kind or the register as one table, HTML or Markdown, for people:
 * names in place of codes, dates and numbers as the language writes them. What is to be
 * read back is CSV or JSON.
 */
#ifndef TABLE_DOCUMENT_H
#define TABLE_DOCUMENT_H

#include "export/document.h"
#include "model/kinds.h"
#include "model/why.h"

struct model;

/* Writes all records of KIND, or the register where KIND is NULL, as FORMAT in the
 * language of WHY to OUT, one by one. False with WHY where the inventory cannot be read.
 * Errors of writing are left to output_flush() or output_end(). */
bool table_document_write(struct model *m, const struct kind *kind, enum document_format format,
                          FILE *out, struct why *why);

#endif
