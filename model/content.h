/*
 * content - all records as one text, of which a snapshot keeps the hash.
 *
 * One line for each value, divided by TAB: kind, code of the record, column,
 * value; the lines in the order of their bytes (LC_ALL=C sort). In a value \\, \t,
 * \n and \r stand for backslash, TAB and the two line ends. Values are those of
 * the JSON export: of a list (links as codes, choices) a line for each, flags
 * yes or no, counts in digits. What is empty has no line, so a field that a later
 * version adds alters no hash. The hash is the SHA-256 of all lines, in UTF-8.
 *
 * So anybody can make it anew from 'daicho export --all --format json', with jq:
 *
 *     jq -r '.kinds | to_entries[] | .key as $kind | .value[] | .code as $code
 *         | to_entries[] | .key as $column | .value
 *         | if type == "array" then .[] elif . == null then empty
 *           elif . == true then "yes" elif . == false then "no" else . end
 *         | [$kind, $code, $column, tostring] | @tsv' | LC_ALL=C sort | sha256sum
 */
#ifndef CONTENT_H
#define CONTENT_H

#include "model/why.h"

#include <stddef.h>

struct model;

/* Gives the text to PUT, in pieces; CONTEXT is passed on. False with WHY where M
 * cannot be read. */
bool content_write(struct model *m, void (*put)(void *context, const char *bytes, size_t length),
                   void *context, struct why *why);

/* Its SHA-256 in hexadecimal digits. */
bool content_hash(struct model *m, char hex[65], struct why *why);

#endif
