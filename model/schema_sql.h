/*
 * schema_sql - the schema of the file as SQL, with comments for people who query it.
 *
 * The statements are those that the migrations make; labels and help come from the
 * tables of kinds and of schema_words.h, in Japanese and English. doc/schema.sql is this
 * text, and tests/schema.sh holds both together.
 */
#ifndef SCHEMA_SQL_H
#define SCHEMA_SQL_H

#include "model/buf.h"
#include "model/why.h"

/* Adds the schema to OUT: statements that make an empty file of the same form. False with
 * WHY where the scratch database for it cannot be had. */
bool schema_sql_put(struct buf *out, struct why *why);

#endif
