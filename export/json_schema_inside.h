/* json_schema_inside - what the files of the JSON schema share. See json_schema.h. */
#ifndef JSON_SCHEMA_INSIDE_H
#define JSON_SCHEMA_INSIDE_H

#include <stdbool.h>

struct json_writer;

/* Writes "type": TYPE, or that and null. */
void json_schema_type(struct json_writer *json, const char *type, bool nullable);

#endif
