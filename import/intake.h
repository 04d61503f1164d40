/*
 * intake - an import of files that a person looks at step by step.
 *
 * The steps are those of import_run(), which takes them at once. The first three
 * are about one file, which intake_turn() chooses, the others about all:
 *
 *     intake_read()       the rows, the header, what the columns are
 *     intake_choose()     the person gives a column another field,
 *     intake_way()        or says how its cells are read
 *     intake_check()      whether records can be told by it
 *     intake_plan()       what would become of each row; nothing is changed
 *     intake_correct()    the person corrects a cell, in memory alone,
 *     intake_leave()      or leaves a row out, and intake_plan() comes anew
 *     intake_carry_out()  the same passes again, and the change is kept
 *
 * Each file is read as the person says of it alone. Rows are numbered from 0
 * among those below the headers of all files.
 */
#ifndef INTAKE_H
#define INTAKE_H

#include "import/headers.h"
#include "import/import.h"

struct intake;

/* What is said in texts: of a file, but for the key. */
enum intake_text { INTAKE_ENCODING, INTAKE_SHEET, INTAKE_KEY, INTAKE_TEXTS };

/* What else is said of how a file is read. */
struct intake_how {
    const struct kind *kind; /* of its records; NULL: an export of ours says it, else categories */
    char delimiter;          /* 0: found */
    size_t header_row;       /* as spreadsheets number rows; 0: found */
};

/* Begins with the COUNT files at PATHS, one at least, for M, which is borrowed;
 * nothing is read yet. The owner calls intake_close(). */
struct intake *intake_open(struct model *m, const char *const *paths, size_t count, enum lang lang);

/* Frees INTAKE; NULL is let pass. What was not carried out is gone. */
void intake_close(struct intake *intake);

/* How many files there are, and which one the steps are about; the first one,
 * before another one is turned to. */
size_t intake_files(const struct intake *intake);
size_t intake_file(const struct intake *intake);
void intake_turn(struct intake *intake, size_t file);

/* What is said of all files, to be changed before the next plan: but for texts,
 * struct intake_how, and what the steps themselves say. */
struct import_options *intake_options(struct intake *intake);

/* What is said of the file, to be changed before it is read. */
struct intake_how *intake_how(struct intake *intake);

/* Says a copy of TEXT, or with NULL has it found. */
void intake_say(struct intake *intake, enum intake_text which, const char *text);

/* What was said; NULL: nothing. */
const char *intake_said(const struct intake *intake, enum intake_text which);

/* Reads the file as was said. What was chosen for its columns is forgotten;
 * corrections of cells and rows that were left out are not. WATCH (NULL:
 * nobody, here and below) is asked whether to go on. False with WHY: see import_run(); rows that could be read are
 * there all the same, unless it is a roster. Where WATCH gave it up, the file
 * stands as it was read before, and so does what was said of it. */
bool intake_read(struct intake *intake, const struct import_watch *watch, struct why *why);

/* Whether the last reading found a roster, of which no cell was kept. */
bool intake_is_roster(const struct intake *intake);

/* The columns, NULL where the header was not understood; all that follows
 * borrows until the next step. */
const struct headers *intake_headers(const struct intake *intake);
const struct sheet *intake_sheet(const struct intake *intake);
const struct xlsx_book *intake_book(const struct intake *intake);
const char *intake_path(const struct intake *intake);

/* The first rows as they were read, before rows that are no records were left
 * out: how many there are, and one of them; COLUMN may be past its end. */
size_t intake_head_count(const struct intake *intake);
const struct rows_row *intake_head(const struct intake *intake, size_t row);
const char *intake_head_cell(const struct intake *intake, size_t row, size_t column);

/* headers_choose(); the mapping is then kept when the import is carried out. */
bool intake_choose(struct intake *intake, size_t column, enum headers_use use,
                   const struct header_place *place, struct why *why);

/* Has the cells of column COLUMN be read as OPTIONS (column_way.h) says. */
void intake_way(struct intake *intake, size_t column, const char *options);

/* Takes what the mapping in the file PATH says of the columns, which are
 * understood; it is kept like what the person chooses. False with WHY, and the
 * columns as before: see mapping_read() and mapping_apply(). */
bool intake_take_mapping(struct intake *intake, const char *path, struct why *why);

/* Writes what is known of the columns, which are understood, as a mapping to the
 * file PATH; what is there is replaced. False with WHY. */
bool intake_save_mapping(const struct intake *intake, const char *path, struct why *why);

/* Whether the person gave columns of any file another use, or said how they are
 * read, since it was read. */
bool intake_has_choices(const struct intake *intake);

/* Whether the records of the file can be told by what is known of its columns. */
bool intake_check(struct intake *intake, struct why *why);

/* Makes the plan; the inventory is as before. False with WHY: intake_check()
 * fails for a file, which is turned to; the inventory cannot be written, WATCH
 * gave it up. */
bool intake_plan(struct intake *intake, const struct import_watch *watch, struct why *why);

/* The plan of the last intake_plan() or intake_carry_out(). */
const struct plan *intake_told(const struct intake *intake);

/* Carries the import out as one change for REASON (or NULL). Where rows are
 * refused nothing is changed, unless ACCEPT_GOOD: then they go to a file beside
 * the one that was read. False with WHY, nothing changed. */
bool intake_carry_out(struct intake *intake, bool accept_good, const char *reason,
                      const struct import_watch *watch, struct why *why);

/* How many rows the plan tells of, what it tells of row ROW, borrowed as plan_at()
 * is, its outcome alone, and of which file that is. */
size_t intake_rows(const struct intake *intake);
const struct plan_row *intake_row(const struct intake *intake, size_t row);
enum plan_outcome intake_outcome(const struct intake *intake, size_t row);
size_t intake_row_file(const struct intake *intake, size_t row);

/* The column with the header TITLE in the file of row ROW; the number of its
 * columns where none has it. */
size_t intake_column(const struct intake *intake, size_t row, const char *title);

/* The cell of column COLUMN in row ROW, as it stands now. */
const char *intake_cell(const struct intake *intake, size_t row, size_t column);

/* Puts TEXT in its place; the file on the disk stays as it is. False with WHY
 * where no field may hold TEXT. */
bool intake_correct(struct intake *intake, size_t row, size_t column, const char *text,
                    struct why *why);

/* Leaves row ROW out, or takes it again. */
void intake_leave(struct intake *intake, size_t row, bool leave);
bool intake_is_left(const struct intake *intake, size_t row);

/* Whether the person corrected a cell of row ROW. */
bool intake_is_corrected(const struct intake *intake, size_t row);

/* How many cells were corrected and rows left out. */
size_t intake_corrections(const struct intake *intake);

/* Adds the path of the file that the refused rows of file number FILE go to; false
 * where it has none. */
bool intake_refused_path(const struct intake *intake, size_t file, struct buf *out);

#endif
