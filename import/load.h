/*
 * load - an import while it runs, for the files of import/ only.
 *
 * The passes over the rows, in this order, each in a file of its own:
 *
 *     identify_rows()   finds or creates the record of each row
 *     fields_set()      sets its fields and what is linked to it
 *     derived_check()   holds columns that are worked out against what is there
 */
#ifndef LOAD_H
#define LOAD_H

#include "import/headers.h"
#include "import/import.h"
#include "import/names.h"
#include "model/cells.h"
#include "model/record.h"

/* What is known of a row below the header while the passes run. */
struct load_row {
    int64_t id; /* of its record; 0 where it has none */
    bool fresh; /* the record was created for it */
    bool held;  /* refused in an earlier round, and left alone since */
};

struct load_file {
    const char *path;
    struct sheet sheet;
    struct headers headers;
    struct plan_file *plan;
    struct load_row *rows;
    size_t count;
    struct names by_name; /* rows that name their record by its name alone */
    struct names seen;    /* rows by the number of their record */
};

/* A row that is refused, for those that refer to its record. */
struct load_place {
    size_t file, row;
};

struct load {
    struct model *m;
    const struct import_options *options;
    struct plan *plan;
    struct load_file *files;
    size_t count;

    struct names refused; /* codes and names of refused rows: places */
    struct load_place *places;
    size_t place_count, place_capacity;

    struct names known; /* names looked up in this round: codes */
    struct cells codes;

    struct names keys; /* values of the key: key_ids, 0 where several records have it */
    int64_t *key_ids;
    size_t key_count, key_capacity;

    bool barred;    /* the record just created is one that a refused row defines */
    struct why why; /* the last refusal */
    bool broken;    /* the inventory cannot be written: why says it */
};

/* The text of column COLUMN in row ROW (from 0, below the header): of an export
 * of ours as it stands, without the guard of --excel; of a foreign file without
 * blanks at its ends, and empty where it says that there is nothing (N/A, なし,
 * －, -). SCRATCH holds it; borrowed until SCRATCH changes. */
const char *load_text(const struct load_file *file, size_t row, size_t column, struct buf *scratch);

/* Adds the canonical value of TEXT, a cell for FIELD, to OUT; names become
 * codes, and unknown ones records. False with load->why. */
bool load_value(struct load *load, const struct field *field, const char *text, struct buf *out);

/* Sets field number FIELD of RECORD to TEXT in the same way. */
bool load_set(struct load *load, struct record *record, size_t field, const char *text);

/* Refuses the row of ROW for load->why. TITLE is the header of the cell, ""
 * for the whole row; FIELD its field or NULL; VALUE what stands in it. */
void load_refuse(struct load *load, struct plan_row *row, const char *title,
                 const struct field *field, const char *value);

/* Whether column COLUMN of FILE may be read for field values: known, and not
 * derived. */
bool load_is_field(const struct load_file *file, size_t column);

void identify_rows(struct load *load);
void fields_set(struct load *load);
void derived_check(struct load *load);

#endif
