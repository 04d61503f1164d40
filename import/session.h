/*
 * session - an import of one file that a person looks at step by step.
 *
 * The steps are those of import_run(), which takes them at once:
 *
 *     session_read()       the rows, the header, what the columns are
 *     session_choose()     the person gives a column another field,
 *     session_way()        or says how its cells are read
 *     session_check()      whether records can be told by it
 *     session_plan()       what would become of each row; nothing is changed
 *     session_correct()    the person corrects a cell, in memory alone,
 *     session_leave()      or leaves a row out, and session_plan() comes anew
 *     session_carry_out()  the same passes again, and the change is kept
 */
#ifndef SESSION_IMPORT_H
#define SESSION_IMPORT_H

#include "import/headers.h"
#include "import/import.h"

struct import_session;

/* Options that are texts. */
enum session_text { SESSION_ENCODING, SESSION_SHEET, SESSION_KEY, SESSION_TEXTS };

/* Begins with the file at PATH for M, which is borrowed; nothing is read yet.
 * The owner calls session_close(). */
struct import_session *session_open(struct model *m, const char *path, enum lang lang);

/* Frees SESSION; NULL is let pass. What was not carried out is gone. */
void session_close(struct import_session *session);

/* The options, to be changed before the next step: those that are no texts. */
struct import_options *session_options(struct import_session *session);

/* Sets an option to a copy of TEXT, or with NULL has it found. */
void session_say(struct import_session *session, enum session_text which, const char *text);

/* Reads the file as the options say. What was chosen for columns is forgotten;
 * corrections of cells and rows that were left out are not. False with WHY: see
 * import_run(); rows that could be read are there all the same, unless it is a
 * roster. */
bool session_read(struct import_session *session, struct why *why);

/* Whether the last reading found a roster, of which no cell was kept. */
bool session_is_roster(const struct import_session *session);

/* The columns, NULL where the header was not understood; all that follows
 * borrows until the next step. */
const struct headers *session_headers(const struct import_session *session);
const struct sheet *session_sheet(const struct import_session *session);
const struct xlsx_book *session_book(const struct import_session *session);
const char *session_path(const struct import_session *session);

/* The first rows as they were read, before rows that are no records were left
 * out: how many there are, and one of them; COLUMN may be past its end. */
size_t session_head_count(const struct import_session *session);
const struct sheet_row *session_head(const struct import_session *session, size_t row);
const char *session_head_cell(const struct import_session *session, size_t row, size_t column);

/* headers_choose(); the mapping is then kept when the import is carried out. */
bool session_choose(struct import_session *session, size_t column, enum headers_use use,
                    const struct header_place *place, struct why *why);

/* Has the cells of column COLUMN be read as OPTIONS (column_way.h) says. */
void session_way(struct import_session *session, size_t column, const char *options);

/* Whether the person gave columns another use, or said how they are read, since
 * the file was read. */
bool session_has_choices(const struct import_session *session);

/* Whether the records can be told by what is known of the columns. */
bool session_check(struct import_session *session, struct why *why);

/* Makes the plan; the inventory is as before. False with WHY: session_check()
 * fails, the inventory cannot be written, WATCH gave it up. */
bool session_plan(struct import_session *session, const struct import_watch *watch,
                  struct why *why);

/* The plan of the last session_plan() or session_carry_out(). */
const struct plan *session_told(const struct import_session *session);

/* Carries the import out as one change for REASON (or NULL). Where rows are
 * refused nothing is changed, unless ACCEPT_GOOD: then they go to a file beside
 * the one that was read. False with WHY, nothing changed. */
bool session_carry_out(struct import_session *session, bool accept_good, const char *reason,
                       const struct import_watch *watch, struct why *why);

/* The column with the header TITLE; the number of columns where none has it. */
size_t session_column(const struct import_session *session, const char *title);

/* The cell of column COLUMN in row ROW below the header, as it stands now. */
const char *session_cell(const struct import_session *session, size_t row, size_t column);

/* Puts TEXT in its place; the file on the disk stays as it is. False with WHY
 * where no field may hold TEXT. */
bool session_correct(struct import_session *session, size_t row, size_t column, const char *text,
                     struct why *why);

/* Leaves row ROW below the header out, or takes it again. */
void session_leave(struct import_session *session, size_t row, bool leave);
bool session_is_left(const struct import_session *session, size_t row);

/* How many cells were corrected and rows left out. */
size_t session_corrections(const struct import_session *session);

/* Adds the path of the file that refused rows go to. */
void session_refused_path(const struct import_session *session, struct buf *out);

#endif
