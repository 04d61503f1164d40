/*
 * impact_schema - the definition "impact" of the JSON schema: what `daicho impact --format json`
 * writes (impact_sheet.h).
 */
#ifndef IMPACT_SCHEMA_H
#define IMPACT_SCHEMA_H

struct json_writer;

/* Writes the member "impact" into the open object of definitions. */
void impact_schema_write(struct json_writer *json);

#endif
