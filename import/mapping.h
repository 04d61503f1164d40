/*
 * mapping - which column goes where, as a file that people keep and correct.
 *
 * Lines of parts that TABs divide (tsv_lines.h):
 *
 *     daicho mapping  1
 *     header          5f0c…           of the header it was made for
 *     業務名           category.name
 *     社内メモ         remarks
 *     作業欄           ignore
 *     保管場所         category.storages   split=、
 *
 * The third part says how cells are read and is kept as it stands; "name" in it
 * makes the names of the records of the cells of these columns. A column
 * without a header is called "column:6". A mapping is kept in the person's
 * configuration, by a digest of the header: it says how that person reads the
 * sheets of a department, is worth a backup, and is no part of the record.
 */
#ifndef MAPPING_H
#define MAPPING_H

#include "import/headers.h"

enum { MAPPING_FINGERPRINT = 17 }; /* 16 hexadecimal digits and the NUL */

struct mapping_line {
    size_t number;
    char *title, *target, *options;
};

struct mapping {
    char *path;
    struct mapping_line *lines;
    size_t count, capacity;
};

/* Reads the mapping in the file PATH; mapping_clear() frees. False with WHY,
 * which names file and line: it cannot be read, is no mapping or of a later
 * form, or a line is not as above. */
bool mapping_read(const char *path, struct mapping *mapping, struct why *why);
void mapping_clear(struct mapping *mapping);

/* Gives the titles of MAPPING to WORDS, so that a header is found by them. */
void mapping_teach(const struct mapping *mapping, struct header_words *words);

/* Gives the columns of HEADERS, which are understood, what MAPPING says. False
 * with WHY, which names file and line: a column that the header lacks, a field
 * that there is not or that another column has. */
bool mapping_apply(const struct mapping *mapping, struct headers *headers, struct why *why);

/* Adds the path at which a mapping for HEADERS is kept:
 * $XDG_CONFIG_HOME/daicho/mappings/DIGEST.tsv. False where the environment
 * names no folder. */
bool mapping_path(const struct headers *headers, struct buf *out);

/* When a mapping was kept last or taken away, in nanoseconds; 0 where none ever was. */
int64_t mapping_changed(void);

/* Writes what HEADERS says as a mapping to the file PATH; what is there is
 * replaced where FORCE says so. M is the inventory that is open. False with
 * WHY. */
bool mapping_write(const struct headers *headers, const char *path, bool force,
                   const struct model *m, struct why *why);

/* Keeps what HEADERS says for the next file with that header. False with WHY. */
bool mapping_keep(const struct headers *headers, const struct model *m, struct why *why);

#endif
