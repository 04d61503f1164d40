/*
 * law_document - what daicho knows of the law, with its sources, for people to read and
 * doubt: the rules of `daicho check`, and the statutory periods that are offered for types
 * of record. doc/rules.*.md and doc/statutes.*.md are these texts.
 */
#ifndef LAW_DOCUMENT_H
#define LAW_DOCUMENT_H

#include "model/words.h"

#include <stdio.h>

/* Writes them as Markdown in LANG to OUT. Errors of writing are left to ferror(OUT). */
void law_document_rules(FILE *out, enum lang lang);
void law_document_statutes(FILE *out, enum lang lang);

#endif
