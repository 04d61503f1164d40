/*
 * intake - an import of one file that a person looks at step by step.
 *
 * The steps are those of import_run(), which takes them at once:
 *
 *     intake_read()       the rows, the header, what the columns are
 *     intake_choose()     the person gives a column another field,
 *     intake_way()        or says how its cells are read
 *     intake_check()      whether records can be told by it
 *     intake_plan()       what would become of each row; nothing is changed
 *     intake_correct()    the person corrects a cell, in memory alone,
 *     intake_leave()      or leaves a row out, and intake_plan() comes anew
 *     intake_carry_out()  the same passes again, and the change is kept
 */
#ifndef INTAKE_H
#define INTAKE_H

#include "import/headers.h"
#include "import/import.h"

struct intake;

/* Options that are texts. */
enum intake_text { INTAKE_ENCODING, INTAKE_SHEET, INTAKE_KEY, INTAKE_TEXTS };

/* Begins with the file at PATH for M, which is borrowed; nothing is read yet.
 * The owner calls intake_close(). */
struct intake *intake_open(struct model *m, const char *path, enum lang lang);

/* Frees INTAKE; NULL is let pass. What was not carried out is gone. */
void intake_close(struct intake *intake);

/* The options, to be changed before the next step: those that are no texts. */
struct import_options *intake_options(struct intake *intake);

/* Sets an option to a copy of TEXT, or with NULL has it found. */
void intake_say(struct intake *intake, enum intake_text which, const char *text);

/* Reads the file as the options say. What was chosen for columns is forgotten;
 * corrections of cells and rows that were left out are not. False with WHY: see
 * import_run(); rows that could be read are there all the same, unless it is a
 * roster. */
bool intake_read(struct intake *intake, struct why *why);

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

/* Whether the person gave columns another use, or said how they are read, since
 * the file was read. */
bool intake_has_choices(const struct intake *intake);

/* Whether the records can be told by what is known of the columns. */
bool intake_check(struct intake *intake, struct why *why);

/* Makes the plan; the inventory is as before. False with WHY: intake_check()
 * fails, the inventory cannot be written, WATCH gave it up. */
bool intake_plan(struct intake *intake, const struct import_watch *watch, struct why *why);

/* The plan of the last intake_plan() or intake_carry_out(). */
const struct plan *intake_told(const struct intake *intake);

/* Carries the import out as one change for REASON (or NULL). Where rows are
 * refused nothing is changed, unless ACCEPT_GOOD: then they go to a file beside
 * the one that was read. False with WHY, nothing changed. */
bool intake_carry_out(struct intake *intake, bool accept_good, const char *reason,
                      const struct import_watch *watch, struct why *why);

/* The column with the header TITLE; the number of columns where none has it. */
size_t intake_column(const struct intake *intake, const char *title);

/* The cell of column COLUMN in row ROW below the header, as it stands now. */
const char *intake_cell(const struct intake *intake, size_t row, size_t column);

/* Puts TEXT in its place; the file on the disk stays as it is. False with WHY
 * where no field may hold TEXT. */
bool intake_correct(struct intake *intake, size_t row, size_t column, const char *text,
                    struct why *why);

/* Leaves row ROW below the header out, or takes it again. */
void intake_leave(struct intake *intake, size_t row, bool leave);
bool intake_is_left(const struct intake *intake, size_t row);

/* Whether the person corrected a cell of row ROW below the header. */
bool intake_is_corrected(const struct intake *intake, size_t row);

/* How many cells were corrected and rows left out. */
size_t intake_corrections(const struct intake *intake);

/* Adds the path of the file that refused rows go to. */
void intake_refused_path(const struct intake *intake, struct buf *out);

#endif
