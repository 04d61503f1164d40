/*
 * json_schema - what the JSON exports look like, as a JSON Schema (draft 2020-12).
 *
 * It is printed from the tables of kinds and of the columns of the register, so that
 * it holds whatever they hold. doc/daicho.schema.json is this text. "title" and
 * "description" are the English label and help, "x-title-ja" is the Japanese label,
 * "x-refers-to" the kind whose codes stand in a reference, "x-article-30" the paragraph of
 * GDPR Article 30 that asks for a column.
 */
#ifndef JSON_SCHEMA_H
#define JSON_SCHEMA_H

#include <stdio.h>

/* Writes the schema of all that `export` and `impact` write as JSON to OUT. Errors of
 * writing are left to ferror(OUT). */
void json_schema_write(FILE *out);

#endif
