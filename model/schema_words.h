/*
 * schema_words - what the tables and columns of the file hold that are no fields of a kind.
 *
 * The fields of kinds are told by kinds.c; here stand the tables beside them (the journal,
 * snapshots, texts to find by) and the columns that all tables of records have. A step of
 * the schema that adds such a table or column adds its row here; schema_sql.h stops where
 * one is missing.
 */
#ifndef SCHEMA_WORDS_H
#define SCHEMA_WORDS_H

#include <stddef.h>

struct schema_table {
    const char *name;
    const char *words[2]; /* by enum lang */
};

struct schema_column {
    const char *table; /* NULL: of any table that has no row of its own for it */
    const char *name;
    const char *words[2];
};

/* The tables that are no kinds and no links, in the order in which they are told. */
extern const struct schema_table schema_tables[];
extern const size_t schema_tables_count;

/* What column NAME of TABLE is; NULL where no row tells. */
const struct schema_column *schema_column(const char *table, const char *name);

#endif
