/*
 * scan - what a roster holds: its columns, its rows, and what the inventory
 * says of them.
 *
 * The rows of a roster are persons, so nothing of it may be kept but the names
 * of its columns and their number. The steps are separate, so that a screen can
 * show what each has found:
 *
 *     scan_read()    files into columns, items and counts; no cell is kept
 *     scan_hold()    the items against what a category declares, or
 *     scan_likely()  the categories that declare most of them
 *     scan_decide()  which item a column is; scan_decide_item(), scan_set_class()
 *     scan_refresh() the same after the inventory was changed
 *     scan_accept()  items and count into the category, as one change
 *     scan_print(), scan_json()  the receipt
 *
 * A header that looks like a value (a date, a telephone number) is hidden; a
 * file without a header is refused without a word of it.
 */
#ifndef SCAN_H
#define SCAN_H

#include "import/roster.h"
#include "model/digest.h"

#include <stdint.h>
#include <stdio.h>

struct model;

struct scan_options {
    const char *encoding;         /* NULL: found */
    char delimiter;               /* 0: found */
    const char *sheet;            /* of a workbook, by name or number; NULL: its only filled one */
    size_t header_row;            /* as spreadsheets number rows; 0: found */
    const char *words;            /* the file of further words; NULL: items.tsv of the person */
    enum lang lang;               /* of reasons, titles and names of items */
    bool on_screen;               /* refusals do not name the file, which the person sees */
    bool (*going)(void *context); /* asked now and then whether to go on; NULL: no matter what */
    void *context;                /* for going() */
};

struct scan_column {
    char *title; /* as the file has it; "column 3" where it is empty or hidden */
    bool hidden; /* it looks like a value */
    size_t item; /* its place among the items */
};

struct scan_file {
    char *name; /* without folders */
    long long bytes;
    const char *encoding; /* NULL for a workbook */
    size_t sheet;         /* of a workbook, counted from 1; its name could be a person's */
    char delimiter;
    size_t header_row;        /* as spreadsheets number rows */
    char digest[DIGEST_TEXT]; /* SHA-256 of the titles, as they stand here */
    enum roster_told told;
    struct cells reasons; /* sentences: why it was taken for that */
    struct scan_column *columns;
    size_t count;
    size_t rows;      /* below the header: persons, if it is a roster */
    size_t notes;     /* rows of totals, notes and explanations, which are not counted */
    size_t long_rows; /* rows with more cells than the header */
    bool headless;    /* it holds rows, and none of them can be its header: it was refused */
};

/* What is found for an item of the columns. */
enum scan_standing {
    SCAN_UNHELD,       /* it was held against nothing */
    SCAN_NOT_PERSONAL, /* no item: an amount, a serial number */
    SCAN_UNKNOWN,      /* the header is not known: a person decides */
    SCAN_DECLARED,     /* the category declares it */
    SCAN_UNDECLARED,   /* it does not */
    SCAN_EXCLUDED      /* it says that the item is never collected */
};

/* One item, in whatever columns of whatever files it stands. */
struct scan_item {
    enum items_sort sort;
    char *name;       /* of the item; of what is none, the first title */
    char *class;      /* NULL: not stated */
    char *likely;     /* the class that its header tells of where none is stated, or NULL */
    char *head;       /* of sensitive data, or NULL */
    char *offer;      /* unknown: the item that the header reminds of; "" for none */
    enum shape shape; /* unknown: what the cells look like */
    int64_t id;       /* of its record; 0 where there is none */
    char *code;       /* of its record; "" */
    char *key;        /* inside: of its name, for header_key_letters() */
    enum scan_standing standing;
    bool added; /* by scan_accept() */
};

struct scan_absent {
    char *code, *name;
};

/* A category that declares some of the items. */
struct scan_likely {
    char *code, *name;
    size_t shared;   /* of the items of the files */
    size_t declared; /* that it declares */
};

struct scan {
    struct items words; /* the dictionary */
    struct scan_file *files;
    size_t file_count;
    struct scan_item *items;
    size_t count, capacity;

    char today[11]; /* of the counts, by the clock of the inventory */
    int64_t id;     /* of the category; 0 where none was named */
    char *code, *name;
    char *persons, *persons_on; /* what it says before; "" */
    struct scan_absent *absent; /* declared, and in no file */
    size_t absent_count, absent_capacity;
    struct scan_likely *likely; /* the best first */
    size_t likely_count, likely_capacity;
    bool accepted; /* by scan_accept() */
    int64_t entry; /* of the journal; 0 where there was nothing to change */
    char *counted; /* the number of persons that it set; "" where it left it */
};

/* Reads the COUNT files at PATHS into SCAN, which scan_clear() frees also after
 * a refusal. M is asked for the names of its items. False with WHY: a file
 * cannot be read, has no header or no known word in it; a line of the person's
 * words is wrong; the inventory cannot be read. */
bool scan_read(struct model *m, const char *const *paths, size_t count,
               const struct scan_options *options, struct scan *scan, struct why *why);

/* Holds SCAN against the category called CATEGORY by code or name. False with
 * WHY where there is none. */
bool scan_hold(struct model *m, struct scan *scan, const char *category, struct why *why);

/* Finds the categories that share most with SCAN, at most SCAN_LIKELY. */
enum { SCAN_LIKELY = 5 };
bool scan_likely(struct model *m, struct scan *scan, struct why *why);

/* Says that the columns called TITLE, and those of their group, are the item
 * NAME of CLASS (value or label; NULL: as the inventory or the dictionary has
 * it). *ITEM is its place. False with WHY: no such column or class, or
 * the inventory has the item with another class. */
bool scan_decide(struct model *m, struct scan *scan, const char *title, const char *name,
                 const char *class, size_t *item, struct why *why);

/* The same of the columns of item number FROM. */
bool scan_decide_item(struct model *m, struct scan *scan, size_t from, const char *name,
                      const char *class, size_t *item, struct why *why);

/* Gives item number ITEM, which the inventory does not have yet, the class CLASS,
 * a value of choices_item_class. False with WHY where the inventory has it: its
 * class is stated there. */
bool scan_set_class(struct scan *scan, size_t item, const char *class, struct why *why);

/* Says that the rows of file number FILE are persons after all, of which nothing
 * but their number is kept. There is no way to say the contrary. */
void scan_overrule(struct scan *scan, size_t file, enum lang lang);

/* Reads anew what the inventory says of the items, after it was changed or
 * columns were decided: against the category of scan_hold(), or where there is
 * none, or it was deleted, as scan_likely() does. False with WHY where it cannot
 * be read. */
bool scan_refresh(struct model *m, struct scan *scan, struct why *why);

struct scan_accept {
    const char *items;   /* a cell: names of items of the files, or HEADER=ITEM or
                            HEADER=ITEM=CLASS as for scan_decide(); NULL: all not declared */
    const bool *chosen;  /* by item, for all of the files: those of it instead; NULL: ITEMS says */
    const char *persons; /* a count, or "keep" to leave it; NULL: the rows of the files */
    const char *reason;  /* for the journal; NULL */
};

/* Adds items to the category that scan_hold() named and sets its count and
 * date, as one change. Items are found by name or other name, or made. False
 * with WHY, and nothing changed: an item is not in the files, is one that the
 * category never collects; the files have different numbers of rows and no
 * count is given; the inventory cannot be written. What was decided of columns
 * stays decided. */
bool scan_accept(struct model *m, struct scan *scan, const struct scan_accept *accept,
                 struct why *why);

/* How many items are not declared, or never to be collected, and were not
 * added. */
size_t scan_findings(const struct scan *scan);

/* Whether all files have the same number of rows. */
bool scan_counts_agree(const struct scan *scan);

/* How many columns of all files are of item number ITEM. */
size_t scan_item_columns(const struct scan *scan, size_t item);

/* Adds the titles of those columns, with their files where there are several. */
void scan_put_columns(const struct scan *scan, size_t item, enum lang lang, struct buf *out);

/* What a file was taken for, in words. */
const char *scan_told_words(enum roster_told told, enum lang lang);

/* The class that ITEM has or likely has; NULL where nothing tells of one. */
const char *scan_item_class(const struct scan_item *item);

/* What the law asks to be looked at where an item is of CLASS (may be NULL):
 * individual numbers, special-care-required information; NULL for others. */
const char *scan_class_warning(const char *class, enum lang lang);

/* Adds it as a line for each such class among the items. */
void scan_put_warnings(const struct scan *scan, enum lang lang, struct buf *out);

/* Writes the receipt for people, or as JSON (the same in every language but for
 * titles and reasons). Errors are left to ferror(). */
void scan_print(const struct scan *scan, FILE *out, enum lang lang);
void scan_json(const struct scan *scan, FILE *out);

/* Frees what SCAN holds. */
void scan_clear(struct scan *scan);

#endif
