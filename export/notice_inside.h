/*
 * notice_inside - how the parts of a notice are written, for notice*.c only.
 *
 * A part is a function that takes a struct writing and adds elements. Headings
 * wait until something stands below them, so a part without anything to say
 * leaves no trace. What is said of a record names it by writing_from().
 */
#ifndef NOTICE_INSIDE_H
#define NOTICE_INSIDE_H

#include "export/notice.h"
#include "export/shelves.h"
#include "model/buf.h"

/* What the law asks a notice to state; the articles stand in notice_articles.c. */
enum notice_duty {
    DUTY_PARTICULARS,
    DUTY_MANAGER,
    DUTY_CERTIFIED_BODY,
    DUTY_CATEGORIES,
    DUTY_SOURCE,
    DUTY_SENSITIVE,
    DUTY_CONSENT,
    DUTY_VOLUNTARINESS,
    DUTY_PURPOSES,
    DUTY_BASIS,
    DUTY_AUTOMATED,
    DUTY_PROVISION,
    DUTY_RELATED_INFORMATION,
    DUTY_ANONYMIZED,
    DUTY_OPT_OUT,
    DUTY_JOINT_USE,
    DUTY_ENTRUSTMENT,
    DUTY_FOREIGN,
    DUTY_RETENTION,
    DUTY_MEASURES,
    DUTY_ENVIRONMENT,
    DUTY_TRANSMISSION,
    DUTY_REQUESTS,
    DUTY_COMPLAINT,
    DUTIES
};

/* English key of the article of LAW that asks for DUTY; NULL where none does. */
const char *notice_article(enum notice_duty duty, enum notice_law law);

/* The notice of which NOTICE is an edition in another language: its parent, where
 * that has the same law; else NULL. */
const struct record *notice_language_parent(struct shelves *shelves, const struct record *notice);

struct writing {
    struct notice_text *text;
    struct shelves *shelves;
    enum lang lang;
    enum notice_law law;
    const struct record *notice, *organization;
    const struct record *parent; /* where the notice is an edition in another language, else NULL */
    bool whole;                  /* a privacy notice: it has every part */
    bool numbered;               /* headings are */
    int number;                  /* of the last heading */
    enum notice_part part;
    const char *heading; /* waits: English key; or NULL */
    char *subheading;    /* waits; or NULL */
    char *stood;         /* the last heading of the section, which is not said again; or NULL */
    char today[11];
};

/* --- notice_writing.c: elements --- */

/* Has a heading stand above what is written next: an English key, or a text; NULL
 * for none. */
void writing_heading(struct writing *w, const char *key);
void writing_subheading(struct writing *w, const char *text);

/* Adds an empty element; writing_cell() gives it its texts. */
void writing_put(struct writing *w, enum notice_shape shape);
void writing_cell(struct writing *w, const char *text);

/* Adds a paragraph or item with that text; writing_say() with the words of an
 * English key. */
void writing_text(struct writing *w, enum notice_shape shape, const char *text);
void writing_say(struct writing *w, const char *key);

/* Says that the last element was written from RECORD (NULL is let pass), and
 * that the law asks for it. */
void writing_from(struct writing *w, const struct record *record);
void writing_duty(struct writing *w, enum notice_duty duty);

/* The words of an English key. */
const char *writing_words(const struct writing *w, const char *key);

/* Adds to OUT that WHAT is missing: a text, or the label of a field. */
void writing_missing(struct writing *w, const char *what, struct buf *out);
void writing_missing_field(struct writing *w, const struct record *record, const char *column,
                           struct buf *out);

/* Adds a pair with TEXT, or, where that is empty, nothing; _needed: that it is
 * missing. */
void writing_pair(struct writing *w, const char *key, const char *text, const struct record *record,
                  enum notice_duty duty);
void writing_pair_needed(struct writing *w, const char *key, const char *text,
                         const struct record *record, enum notice_duty duty);

/* Adds a pair with what stands in COLUMN of RECORD, or nothing. */
void writing_pair_field(struct writing *w, const char *key, const struct record *record,
                        const char *column, enum notice_duty duty);

/* Adds a pair with the purposes of RECORD, each on a line and traced, or that they
 * are missing. */
void writing_pair_purposes(struct writing *w, const char *key, const struct record *record,
                           enum notice_duty duty);

/* What readers learn of a ground. */
struct notice_ground {
    const char *value; /* of the choice; NULL ends the list */
    const char *words; /* English key */
};

/* Adds a pair with the words of the ground that COLUMN of RECORD holds, or nothing. */
void writing_pair_ground(struct writing *w, const struct notice_ground *grounds,
                         const struct record *record, const char *column, enum notice_duty duty);

/* --- notice_values.c: what stands in fields --- */

/* Adds what COLUMN of RECORD holds, as notices say it: names of what it refers
 * to with the divider of the language. */
void writing_value(struct writing *w, const struct record *record, const char *column,
                   struct buf *out);

/* The same, each of several values on a line of its own. */
void writing_lines(struct writing *w, const struct record *record, const char *column,
                   struct buf *out);

/* Adds the items of RECORD, and the words that complete the list. */
void writing_items(struct writing *w, const struct record *record, struct buf *out);

/* Adds WHAT, divided from what OUT holds already. */
void writing_join(const struct writing *w, struct buf *out, const char *what);

/* Whether that flag is set; whether the value is that choice. */
bool writing_flag(const struct record *record, const char *column);
bool writing_is(const struct record *record, const char *column, const char *value);

/* Whether the text of COLUMN is empty. */
bool writing_empty(const struct record *record, const char *column);

/* The name of a record in notices; the wording of a purpose. Borrowed. */
const char *writing_name(const struct writing *w, const struct record *record);

/* The records that COLUMN of RECORD refers to; the caller frees the array. */
const struct record **writing_targets(struct writing *w, const struct record *record,
                                      const char *column, size_t *count);

/* Sorts clauses or purposes by their place in notices; those with the same stay as
 * they are. */
void writing_sort(const struct record **records, size_t count);

/* --- notice_stands.c: which records stand in the notice --- */

/* The records of the kind called NAME that stand in the notice, in the order of
 * their codes; the caller frees the array. */
const struct record **writing_standing(struct writing *w, const char *name, size_t *count);

/* Whether RECORD belongs to the organization of the notice. */
bool writing_is_ours(const struct writing *w, const struct record *record);

/* Whether CATEGORY is one of those of which the notice speaks: not retired, and of
 * its organization or of none. */
bool writing_has_category(struct writing *w, const struct record *category);

/* --- notice_clauses.c --- */

/* Writes the clauses of the notice whose topic is TOPIC, under their headings. */
void writing_clauses(struct writing *w, const char *topic);

/* --- notice_grid.c: tables --- */

enum { GRID_COLUMNS = 10 };

/* A table that leaves out the columns in which no row has anything. */
struct grid {
    struct writing *w;
    size_t columns;
    const char *keys[GRID_COLUMNS]; /* of the heads, English keys */
    struct grid_row *rows;
    size_t count, capacity;
};

/* Begins a table with those heads; ends with NULL. */
void grid_begin(struct grid *grid, struct writing *w, const char *const *keys);

/* Begins a row, which the law asks for; names a record that it was written from. */
void grid_row(struct grid *grid, enum notice_duty duty);
void grid_from(struct grid *grid, const struct record *record);

/* Gives column COLUMN of the row a text; or what stands in a field of RECORD. */
void grid_cell(struct grid *grid, size_t column, const char *text);
void grid_field(struct grid *grid, size_t column, const struct record *record, const char *field);

/* Writes the table where it has rows, and frees what GRID holds. */
void grid_end(struct grid *grid);

/* --- the parts --- */

void notice_preamble(struct writing *w);
void notice_particulars(struct writing *w);
void notice_acquisition(struct writing *w);
void notice_voluntariness(struct writing *w);
void notice_purposes(struct writing *w);
void notice_automated(struct writing *w);
void notice_provision(struct writing *w);
void notice_opt_out(struct writing *w);
void notice_joint_use(struct writing *w);
void notice_entrustment(struct writing *w);
void notice_foreign(struct writing *w);
void notice_retention(struct writing *w);
void notice_measures(struct writing *w);
void notice_transmission(struct writing *w);
void notice_requests(struct writing *w);
void notice_desks(struct writing *w);
void notice_last_clauses(struct writing *w);
void notice_closing(struct writing *w);

#endif
