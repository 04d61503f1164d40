/*
 * three_way - base, theirs and mine: what another copy of the records says,
 * held against what stands here.
 *
 * A proposal is a list of records with the cells that differ. Each cell has
 * three values: as both sides began (base), as the other side has it (theirs),
 * as it stands here (mine). What only one side changed is decided already, what
 * both changed differently is a conflict and must be decided by a person.
 * Nothing is written before three_way_apply(), which makes one change.
 *
 * Values are canonical texts as in record.h, with one exception: a record that is
 * referred to is written as a token (its number), since the same code may mean
 * different records on both sides. three_way_cell() takes codes of this inventory
 * as well; three_way_show() gives what people read.
 *
 * Links and choices merge as sets: what either side added is in, what either side
 * took out is out. The order is that of the side that changed it. A conflict is
 * left only where both sides put the same values in different orders.
 */
#ifndef THREE_WAY_H
#define THREE_WAY_H

#include "model/record.h"

struct buf;

enum three_way_class {
    THREE_WAY_UNCHANGED,
    THREE_WAY_THEIRS, /* changed there only */
    THREE_WAY_MINE,   /* changed here only */
    THREE_WAY_ALIKE,  /* changed on both sides to the same */
    THREE_WAY_JOINED, /* a set that both sides changed, and both can be had */
    THREE_WAY_MENDED, /* differs only by what a spreadsheet does to a value */
    THREE_WAY_CONFLICT
};
enum { THREE_WAY_CLASSES = THREE_WAY_CONFLICT + 1 };

enum three_way_choice { THREE_WAY_UNDECIDED, THREE_WAY_TAKE, THREE_WAY_KEEP };

enum three_way_fate {
    THREE_WAY_EDITED,  /* the cells decide */
    THREE_WAY_ADDED,   /* new there */
    THREE_WAY_STRUCK,  /* deleted there */
    THREE_WAY_RETURNED /* deleted here, edited or needed there: to take it is to have it back */
};

enum three_way_side { THREE_WAY_BASE, THREE_WAY_OTHER, THREE_WAY_OWN, THREE_WAY_RESULT };

struct three_way_cell {
    size_t field;
    char *base, *theirs, *mine;
    char *merged; /* what to take it gives: theirs, or both sides' set */
    char *kept;   /* what to keep it gives: mine, or both sides' set in my order */
    enum three_way_class class;
    enum three_way_choice choice;
    char *words;   /* what a person should know of it (mended, a code given), or NULL */
    char *refused; /* why it was not taken at the last three_way_apply(), or NULL */
};

struct three_way_record {
    const struct kind *kind;
    int64_t id;  /* also of a new one: record_fresh_number() */
    int64_t rev; /* of the record here, 0 where it is not here */
    enum three_way_fate fate;
    enum three_way_class class;   /* of its coming or going; THREE_WAY_THEIRS or _CONFLICT */
    enum three_way_choice choice; /* of its coming or going; an edited one: TAKE */
    size_t group;
    char *title;   /* "C-0001 会員" */
    char *words;   /* what a person should know of it, or NULL */
    char *refused; /* as for a cell */
    struct three_way_cell *cells;
    size_t cell_count, cell_capacity;
};

/* A file or a department, which can be taken or refused whole. */
struct three_way_group {
    char *title;
};

/* A record by number, with the code and name by which the other side knows it. */
struct three_way_name {
    const struct kind *kind;
    int64_t id;
    char *code, *name;
};

struct three_way {
    struct three_way_group *groups;
    size_t group_count, group_capacity;
    struct three_way_record *records;
    size_t record_count, record_capacity;
    char **notes; /* sentences about the whole: names that are alike, codes given anew */
    size_t note_count, note_capacity;
    size_t code_notes; /* so many of them, the last ones, tell codes given anew, one each */
    size_t *recoded;   /* how many these are, told or not, by kinds_index() */
    bool new_codes;    /* of two records with one code the later gets a new one; else refused */

    struct three_way_name *names; /* belongs to three_way*.c */
    size_t name_count, name_capacity;
};

/* An empty proposal; three_way_free() frees it, and NULL. */
struct three_way *three_way_new(void);
void three_way_free(struct three_way *way);

/* Adds a group, its number is returned. */
size_t three_way_group(struct three_way *way, const char *title);

/* Adds record ID of KIND to GROUP. Its revision and title are read
 * from M; of one that is not here the title is made of CODE and NAME, by which
 * the other side knows it (or NULL). Borrowed until the next one is added. */
struct three_way_record *three_way_record(struct model *m, struct three_way *way, size_t group,
                                          const struct kind *kind, int64_t id,
                                          enum three_way_fate fate, const char *code,
                                          const char *name);

/* Adds a cell of RECORD with its three values, classified; a side that changed
 * alone is decided for it, but for a text that was erased here (redact.h): to bring
 * one in its place is a conflict. Nothing is added, and NULL returned, where theirs is
 * base and mine is base too. Borrowed until the next one is added. */
struct three_way_cell *three_way_cell(struct model *m, struct three_way_record *record,
                                      size_t field, const char *base, const char *theirs,
                                      const char *mine);

/* Marks CELL as differing only by what a spreadsheet did, told by WORDS (in the
 * language of the person): mine is kept unless decided otherwise. */
void three_way_mended(struct three_way_cell *cell, const char *words);

/* Adds a sentence about the whole. */
void three_way_note(struct three_way *way, const char *text);

/* Counts that a record of KIND gets another code, and adds TEXT, the sentence that tells it,
 * unless that is NULL. Other sentences are added before. */
void three_way_note_code(struct three_way *way, const struct kind *kind, const char *text);

/* Adds the token of record ID of KIND to OUT, as it stands in values. */
void three_way_token(const struct kind *kind, int64_t id, struct buf *out);

/* Notes by what code and name the other side knows record ID of KIND, for
 * three_way_show() where it is not here. */
void three_way_named(struct three_way *way, const struct kind *kind, int64_t id, const char *code,
                     const char *name);

/* Adds the value of CELL of RECORD on SIDE to OUT as people read it; references by
 * code and name. */
void three_way_show(struct model *m, const struct three_way *way,
                    const struct three_way_record *record, const struct three_way_cell *cell,
                    enum three_way_side side, struct buf *out);

/* Adds the same as a canonical value with codes, as JSON has it. */
void three_way_value(struct model *m, const struct three_way *way,
                     const struct three_way_record *record, const struct three_way_cell *cell,
                     enum three_way_side side, struct buf *out);

/* What a class or a fate is called. */
const char *three_way_class_words(enum three_way_class class, enum lang lang);
const char *three_way_fate_words(enum three_way_fate fate, enum lang lang);

struct three_way_counts {
    size_t records, added, struck, returned;
    size_t edited;                   /* records that are here, changed by the other side */
    size_t cells[THREE_WAY_CLASSES]; /* by class */
    size_t conflicts;                /* of cells and of records */
    size_t undecided;                /* of these */
    size_t taken;                    /* cells, comings and goings that would be written */
};
void three_way_count(const struct three_way *way, struct three_way_counts *counts);

/* The same of the records of KIND alone; NULL: of all. */
void three_way_count_kind(const struct three_way *way, const struct kind *kind,
                          struct three_way_counts *counts);

/* Decides: for one cell; for a record whole; for a group whole; for every conflict
 * that is undecided. Cells that only this side changed stay as they are. */
void three_way_choose(struct three_way_cell *cell, enum three_way_choice choice);
void three_way_choose_record(struct three_way_record *record, enum three_way_choice choice);
void three_way_choose_group(struct three_way *way, size_t group, enum three_way_choice choice);
void three_way_settle(struct three_way *way, enum three_way_choice choice);

/* Whether something about RECORD is a conflict; one that is undecided. */
bool three_way_in_conflict(const struct three_way_record *record);
bool three_way_open(const struct three_way_record *record);

/* Whether taking CELL of RECORD writes something, as it is decided now. */
bool three_way_writes(const struct three_way_record *record, const struct three_way_cell *cell);

struct change_note;

struct three_way_apply {
    const struct change_note *note;
    /* Called in the open change behind all records (or NULL): what belongs to the
     * same change. False with WHY gives the whole up. */
    bool (*also)(struct model *m, void *context, struct why *why);
    void *context;
    int64_t entry;       /* set: the journal entry, 0 where nothing had changed */
    size_t record, cell; /* set where it was refused: which, or SIZE_MAX */
};

/* Writes all that is taken as one change. False with WHY, nothing changed: a
 * conflict is undecided; a record was changed here since the proposal was made
 * (class WHY_STALE); a value is refused, which `refused` of the cell then tells. */
bool three_way_apply(struct model *m, struct three_way *way, struct three_way_apply *apply,
                     struct why *why);

#endif
