/*
 * load - an import while it runs, for the files of import/ only.
 *
 * The passes over the rows, in this order, each in a file of its own:
 *
 *     identify_rows()   finds or creates the record of each row
 *     ways_find()       finds how the cells of each column are read
 *     fields_set()      sets its fields and what is linked to it
 *     derived_check()   holds columns that are worked out against what is there
 *
 * Where no cell can name what a row defines, the fields of a row are set as soon
 * as its record is found (load->at_once): a new one is then written once, and those
 * that are there are read many at a time (ahead.h).
 */
#ifndef LOAD_H
#define LOAD_H

#include "export/output.h"
#include "import/again.h"
#include "import/ahead.h"
#include "import/codes.h"
#include "import/column_way.h"
#include "import/headers.h"
#include "import/import.h"
#include "import/mapping.h"
#include "import/names.h"
#include "import/whole.h"
#include "model/cells.h"
#include "model/record.h"

/* What is known of a row below the header while the passes run. Packed, since there may
 * be a million of them. */
struct __attribute__((packed)) load_row {
    int64_t id;     /* of its record; 0 where it has none */
    bool fresh : 1; /* the record was created for it */
    bool held : 1;  /* refused in an earlier round, and left alone since */
    bool known : 1; /* as it was in an earlier import, and its record too (again.h) */
    bool plain : 1; /* it was read without a note: the next import may know it */
};

/* How the cells of a column are read; see ways.h. */
struct load_column {
    struct column_way way;       /* what the person says */
    enum cells_split split;      /* CELLS_SPLIT_AUTO: the cells stand as they are */
    bool mixed;                  /* of yes and no: 1 or 0 beside other words */
    bool late;                   /* its cells come after the others of the row */
    const struct field *field;   /* whose values it holds; NULL: not looked at */
    const struct names *divided; /* load->divided */
    struct names kept;           /* texts that rather are names, though a divider stands in them */
};

enum { LOAD_HEAD = 40 };

struct load_file {
    const char *path;
    const char *sheet_named; /* of a workbook of ours (own_book.h); else NULL: borrowed */
    struct sheet sheet;
    size_t head_count; /* its first rows, before any was left out */
    struct headers headers;
    struct plan_file *plan;
    struct load_row *rows;
    struct load_column *columns;
    size_t count;
    size_t stated;         /* rows that state a code: counted by ways_find() */
    size_t first;          /* rows of the files before it: their rows are numbered on */
    struct names by_name;  /* rows that name their record by its name alone */
    struct output refused; /* the file of refused rows while it is written */
    struct names seen;     /* rows by the number of their record */
    struct again again;    /* rows of an earlier import */
    bool in_doubt;         /* how its cells are divided depends on names that are recorded */
    bool keep_mapping;     /* what the person chose is kept for the next file with the header */
};

/* A row among all files, by its number. */
struct load_place {
    struct load_file *file;
    size_t row;
};

/* Numbers of records by a text; 0 where several records have it. */
struct load_ids {
    struct names names; /* places in ids */
    int64_t *ids;
    size_t count, capacity;
};

enum load_fate {
    LOAD_FOUND,   /* it was there already */
    LOAD_CREATED, /* it was made, by a reference or as a linked record */
    LOAD_BARRED,  /* it was made, but a refused row defines it */
    LOAD_REMOVED  /* a linked record that no category has left */
};

/* A record that rows name or link. */
struct load_named {
    const struct kind *kind;
    char *code, *name;
    enum load_fate fate;
    size_t uses; /* place of the last one, plus 1 */
    size_t rows; /* of which the uses were counted and forgotten; see twins_count() */
    bool named;  /* one of these rows names it; else they only link it */
};

/* A row that names or links a record. */
struct load_use {
    size_t row;                /* its number among all files */
    size_t named;              /* place of the record */
    const struct field *field; /* the one that names it; NULL for a linked record */
    size_t next;               /* place of the use before it, plus 1; 0 for the first */
};

struct load {
    struct model *m;
    const struct import_options *options;
    struct plan *plan;
    struct load_file *files;
    size_t count;

    bool at_once;           /* identify_rows() sets the fields too */
    bool by_code;           /* and every row states a code: no two are about one record */
    bool row_by_row;        /* and no row is refused later: no column is worked out */
    struct record *pending; /* the new record of the row that is read, not saved yet */
    struct ahead ahead;     /* the records of the rows that come next */
    bool all_known;         /* and every row of the only file is known */
    int64_t head;           /* the last entry of the journal before the change */
    struct whole whole;     /* of the only file */

    struct header_file words; /* for headers, of the person */
    struct mapping mapping;   /* that the person named */

    size_t steps;         /* rows that passes of this round have dealt with */
    bool surveyed;        /* ways_find() has run */
    struct names divided; /* names of records that hold a divider; "" for each kind that was read */
    struct names refused; /* codes and names of refused rows: their numbers */

    /* What this round has found. */
    size_t row;            /* the number of the row that is read */
    struct names known;    /* names looked up: places in named */
    struct codes codes;    /* that rows state: their numbers */
    bool filled;           /* records of the files' kinds were there before */
    struct names made;     /* names of records that rows with new codes have made */
    struct load_ids keys;  /* values of the key */
    struct names zeroless; /* those that are numbers, or codes, without zeros before them */
    struct load_ids other; /* other names of the kinds that were asked for */
    struct load_named *named;
    size_t named_count, named_capacity;
    struct load_use *uses;
    size_t use_count, use_capacity;

    struct why why;  /* the last refusal */
    size_t failures; /* of statements, as the change was begun */
    bool broken;     /* the inventory cannot be written: why says it */
};

/* Reads what the person says about headers: their file of words and the
 * mapping of the options. */
bool load_read_words(struct load *load);

/* Begins to import the COUNT files at PATHS into M; all are borrowed until
 * load_end(). PLAN is filled, and stays for the caller to clear. */
void load_begin(struct load *load, struct model *m, const char *const *paths, size_t count,
                const struct import_options *options, struct plan *plan);
void load_end(struct load *load);

/* Forgets what was read of FILE, but not what its plan tells. */
void load_file_clear(struct load_file *file);

/* Reads FILE: its rows, what its columns are, which rows are no records. A
 * roster is refused: its plan says so, and its texts are wiped. */
bool load_read(struct load *load, struct load_file *file);

/* Whether the records of FILE, which was read, can be told by what is known of
 * its columns. */
bool load_check(struct load *load, struct load_file *file);

/* Tells the plan of FILE, which was read and checked, how it was understood, and
 * makes room for its rows; what was there before is forgotten. */
void load_settle(struct load *load, struct load_file *file);

/* Runs the passes over all files, which are settled, within one change, and
 * ends it as the options say. False with load->why, and nothing changed. */
bool load_run(struct load *load);

/* Tells who watches that a pass has dealt with one more row; load is broken
 * where they give up. */
void load_step(struct load *load);

/* Refuses an option that says nothing about any of the files, which were read. */
bool load_check_options(const struct load *load, struct why *why);

/* The text of column COLUMN in row ROW (from 0, below the header): of an export
 * of ours as it stands, without the guard of --excel; of a foreign file without
 * blanks at its ends, several values in our own form (ways.h), and empty where
 * it says that there is nothing (N/A, なし, －, -). SCRATCH holds it; borrowed until SCRATCH
 * changes. */
const char *load_text(const struct load_file *file, size_t row, size_t column, struct buf *scratch);

/* Whether row ROW says which code its record has. */
bool load_states_code(const struct load_file *file, size_t row);

/* Adds the canonical value of TEXT, a cell for FIELD, to OUT; names become
 * codes, and unknown ones records. False with load->why. */
bool load_value(struct load *load, const struct field *field, const char *text, struct buf *out);

/* Sets field number FIELD of RECORD to TEXT in the same way. */
bool load_set(struct load *load, struct record *record, size_t field, const char *text);

/* Keeps the names of KIND that hold a divider in load->divided. */
void load_divided(struct load *load, const struct kind *kind);

/* The row with NUMBER among all files. */
struct load_place load_place(const struct load *load, size_t number);

/* Whether the row with NUMBER among all files is refused. */
bool load_is_refused(const struct load *load, size_t number);

/* The number of the record of KIND called NAME by code, name or other name; 0
 * where there is none; -1 with load->why. Other names are read once. */
int64_t load_find(struct load *load, const struct kind *kind, const char *name);

/* Keeps the other names of RECORD, which was saved, for load_find(). */
void load_keep_other_names(struct load *load, const struct record *record);

/* Keeps the record ID for NAME of KIND in IDS; 0 where several have it. */
void load_ids_add(struct load_ids *ids, const struct kind *kind, const char *name, int64_t id);

/* Whether IDS has NAME of KIND; *ID is then its record, or 0. */
bool load_ids_find(const struct load_ids *ids, const struct kind *kind, const char *name,
                   int64_t *id);

/* Empties IDS. */
void load_ids_clear(struct load_ids *ids);

/* Keeps that the row that is read makes or removes RECORD, as FATE says. */
void load_tell(struct load *load, const struct record *record, enum load_fate fate);

/* Fills load->why: NAME in a cell for FIELD is defined by row NUMBER, which is
 * refused. */
void load_bar(struct load *load, const struct field *field, const char *name, size_t number);

/* Forgets what the round has found. */
void load_forget(struct load *load);

/* Refuses the row of ROW for load->why. TITLE is the header of the cell, ""
 * for the whole row; FIELD its field or NULL; VALUE what stands in it. */
void load_refuse(struct load *load, struct plan_row *row, const char *title,
                 const struct field *field, const char *value);

/* Whether column COLUMN of FILE may be read for field values: known, and not
 * derived. */
bool load_is_field(const struct load_file *file, size_t column);

/* Whether a cell of any file can name a record of KIND. */
bool load_names(const struct load *load, const struct kind *kind);

/* Leaves out of a dry run, once the order is known, what it need not write. */
void spare_writing(struct load *load);

/* Whether no cell names what a row defines, so that how cells are read does not depend on
 * the records of the rows. */
bool identify_apart(const struct load *load);

/* Finds whether fields can be set as soon as the record of a row is found: no
 * cell names what another row defines, and the rows are read in their order. It is known
 * how the cells of rows that are apart are read. */
void identify_order(struct load *load);

void identify_rows(struct load *load);

/* The text of field number FIELD of the row's kind in row ROW of FILE, "" where no
 * column holds it; a name may be made of several columns. SCRATCH holds it; borrowed
 * until that changes. */
const char *identify_text(const struct load_file *file, size_t row, size_t field,
                          struct buf *scratch);

/* The code by which row ROW of FILE calls its record where load->by_code is set, else
 * the name; in the same way. */
const char *identify_called(const struct load *load, const struct load_file *file, size_t row,
                            struct buf *scratch);

/* Tells the plan what the record of row ROW of FILE is called. */
void identify_tell(struct load_file *file, size_t row, const char *code, const char *name);

/* Keeps that record ID belongs to row ROW of FILE: no other row may be about it. */
void identify_keep(struct load *load, struct load_file *file, size_t row,
                   const struct record *record);

/* Whether row ROW of FILE has no more cells than the header, unless they are
 * empty; else it is refused. */
bool row_form_check(struct load *load, struct load_file *file, size_t row);

/* Notes what was not as it should be in how row ROW of FILE is written. */
void row_form_note(struct load *load, struct load_file *file, size_t row);

void fields_set(struct load *load);

/* The same for one row, where load->at_once is set. */
void fields_set_row(struct load *load, struct load_file *file, size_t row);

void derived_check(struct load *load);

#endif
