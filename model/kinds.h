/*
 * kinds - what a record is.
 *
 * Every kind of record is one table of field rows (kinds.c). SQL, forms,
 * lists, CSV columns, search, validation and the wording of the history come
 * from these rows and from nowhere else: a new field is a new row, a
 * migration and its translations. The functions here only read the table.
 */
#ifndef KINDS_H
#define KINDS_H

#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

/* How a value is checked, stored, shown and edited. */
enum type {
    TYPE_CODE,    /* short name of a record, unique within its kind */
    TYPE_TEXT,    /* free text, a line */
    TYPE_NOTE,    /* free text of several lines */
    TYPE_URL,     /* absolute URL, or a path on a file server */
    TYPE_DATE,    /* ISO 8601 date */
    TYPE_PERIOD,  /* ISO 8601 duration in years, months, weeks, days */
    TYPE_COUNT,   /* whole number, not negative */
    TYPE_FLAG,    /* yes, no, or not known */
    TYPE_COUNTRY, /* ISO 3166-1 alpha-2 */
    TYPE_CHOICE,  /* one value of a list */
    TYPE_CHOICES, /* several values of a list, a cell */
    TYPE_REF,     /* one record of another kind */
    TYPE_LINKS    /* several records of another kind, in order */
};

/* The parts of a form, in the order of the ledger's own questions. */
enum section {
    SECTION_BASIC,
    SECTION_WHO,
    SECTION_WHAT,
    SECTION_WHY,
    SECTION_OBTAINED,
    SECTION_TO_WHOM,
    SECTION_FOREIGN,
    SECTION_RECORDS,
    SECTION_OPT_OUT,
    SECTION_HOW_LONG,
    SECTION_WHERE,
    SECTION_PROTECTED,
    SECTION_PUBLIC,
    SECTION_REVIEW,
    SECTION_DONE,
    SECTION_OTHER,
    SECTION_LINKED /* holds no field: records of other kinds that refer to this one */
};

/* What a form offers for a text; any other can be typed. */
enum suggestion {
    SUGGEST_NOTHING,
    SUGGEST_STATUTES /* the types of record that the law has kept (statutes.h) */
};

struct choice {
    const char *value; /* as stored */
    const char *label[2];
};

struct field {
    const char *column;
    enum type type;
    const char *label[2];         /* by enum lang; the header of exports */
    const char *kind;             /* TYPE_REF, TYPE_LINKS: the kind referred to */
    const struct choice *choices; /* TYPE_CHOICE, TYPE_CHOICES: ends with a row of NULL */
    enum section section;
    enum suggestion suggestion;
    bool required;
    bool folded;         /* stands in a part of the form that opens folded */
    bool impersonal;     /* refuses what looks like a mail address or telephone number */
    bool own;            /* done or found for this record alone: a duplicate begins without it */
    int since;           /* the migration that brought it; 0 for the first schema */
    const char *headers; /* other headers it is known by, divided by '|'; may be NULL */
    const char *help;    /* one sentence, English key of words_in() */
};

struct kind {
    const char *name; /* also the table's */
    const char *label[2];
    const char *prefix; /* of codes given by the program: C gives C-0001 */
    const char *help;   /* one sentence, English key of words_in() */
    const struct field *fields;
    size_t field_count;
};

extern const struct kind kinds[];
extern const size_t kinds_count;

/* The kind of that name, or label in either language; NULL where there is none. */
const struct kind *kinds_find(const char *name);

/* The place of KIND in the table. */
size_t kinds_index(const struct kind *kind);

/* The place in KIND of the field with that column; KIND->field_count where
 * there is none. */
size_t kinds_field(const struct kind *kind, const char *column);

/* The place in KIND of the field named TEXT: column, label in either
 * language, or one of its other headers; KIND->field_count where none is. */
size_t kinds_field_named(const struct kind *kind, const char *text);

/* The place in KIND of the only field of which such a name begins with TEXT,
 * width, case and kana apart, '-' for a blank; KIND->field_count where there is
 * none, or more than one, or TEXT is too short to tell. */
size_t kinds_field_begun(const struct kind *kind, const char *text);

/* The choice of FIELD that is TEXT: value, or label in either language; NULL
 * where none is. */
const struct choice *kinds_choice(const struct field *field, const char *text);

/* Whether the field's value is a list: TYPE_LINKS and TYPE_CHOICES. */
bool kinds_is_list(const struct field *field);

/* Whether the field refers to records: TYPE_REF and TYPE_LINKS. */
bool kinds_is_reference(const struct field *field);

/* Whether a person may type anything: code, text, note, URL. */
bool kinds_is_text(const struct field *field);

/* The name of a section of forms. */
const char *kinds_section(enum section section, enum lang lang);

/* Every field of any kind that refers to KIND, one after the other: START is
 * {NULL, 0} for the first; false where there is no further one. */
struct kinds_reference {
    const struct kind *kind;
    size_t field;
};
bool kinds_referring(const struct kind *kind, struct kinds_reference *at);

#endif
