/*
 * json_writer - JSON text (RFC 8259), written as it is told.
 *
 * The writer sets commas, line ends and escapes, so that the same records
 * always give the same bytes. Values are canonical: the text does not depend
 * on a language. Called in this order:
 *
 *     json_writer_open(w, NULL, '{');        {
 *     json_writer_text(w, "kind", "item");     "kind": "item",
 *     json_writer_open(w, "records", '[');     "records": [
 *     …                                        …
 *     json_writer_close(w, ']');               ]
 *     json_writer_close(w, '}');             }
 */
#ifndef JSON_WRITER_H
#define JSON_WRITER_H

#include "model/kinds.h"

#include <stdbool.h>
#include <stdio.h>

struct cells;

struct json_writer {
    FILE *out;
    int depth;
    bool begun; /* the open object or array has a value already */
};

/* Begins a document on OUT, which stays the caller's. Errors of writing are
 * left to ferror(OUT). */
void json_writer_begin(struct json_writer *writer, FILE *out);

/* Ends the document with a line end. */
void json_writer_end(struct json_writer *writer);

/* Opens an object '{' or array '['; KEY is its name in the object around it,
 * NULL in an array. */
void json_writer_open(struct json_writer *writer, const char *key, char bracket);
void json_writer_close(struct json_writer *writer, char bracket);

/* Writes a string; an empty VALUE is null. */
void json_writer_text(struct json_writer *writer, const char *key, const char *value);

/* Writes a whole number. */
void json_writer_number(struct json_writer *writer, const char *key, long long value);

/* Writes an array of strings in one line. */
void json_writer_list(struct json_writer *writer, const char *key, const struct cells *values);

/* Writes "yes" as true, "no" as false, an empty VALUE as null. */
void json_writer_flag(struct json_writer *writer, const char *key, const char *value);

/* Writes VALUE, a canonical value of FIELD, under KEY as its type asks: a count
 * is a number, a flag true or false, choices and links an array of values and
 * codes, everything else a string; null where it is empty. */
void json_writer_field(struct json_writer *writer, const char *key, const struct field *field,
                       const char *value);

/* Writes TEXT to OUT as a string of JSON alone, for lines that are not written by
 * a struct json_writer. */
void json_writer_string(FILE *out, const char *text);

#endif
