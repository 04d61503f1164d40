/*
 * notice - the texts that the law has a company publish, written from the records.
 *
 * A notice is a list of elements: titles, headings, sentences, list items, rows
 * of tables. Each knows the records that it was written from and the article
 * that asks for it, so that every line can be traced (writers: notice_write.h).
 * What the law asks for and no record says stands as [Missing: …], never as a
 * guess.
 *
 * Which records stand in a notice: those that name it in their field "notices";
 * those that name none stand in the privacy notices of their organization. An
 * edition in another language (its parent has the same law) has what its
 * parent has. Retired categories stand in none, and measures that are not to be
 * published neither.
 */
#ifndef NOTICE_H
#define NOTICE_H

#include "export/markup.h"
#include "model/cells.h"
#include "model/record.h"

struct shelves;

enum notice_part {
    NOTICE_OTHER, /* what stands in no part: title, preamble, dates */
    NOTICE_ACQUISITION,
    NOTICE_PURPOSES,
    NOTICE_PROVISION,
    NOTICE_JOINT_USE,
    NOTICE_OPT_OUT,
    NOTICE_ENTRUSTMENT,
    NOTICE_FOREIGN,
    NOTICE_RETENTION,
    NOTICE_MEASURES,
    NOTICE_REQUESTS,
    NOTICE_TRANSMISSION,
    NOTICE_CONTACT,
    NOTICE_PARTS
};

/* The words of the command line, such as "joint-use"; that of NOTICE_OTHER is
 * "other". */
extern const char *const notice_part_words[NOTICE_PARTS];

/* The laws whose order a notice can follow; that of the EU holds for the UK. */
enum notice_law { NOTICE_JP, NOTICE_EU, NOTICE_CN, NOTICE_LAWS };

enum notice_shape {
    NOTICE_TITLE,
    NOTICE_HEADING,
    NOTICE_SUBHEADING,
    NOTICE_PARAGRAPH,
    NOTICE_ITEM, /* of a list; items that follow each other are one list */
    NOTICE_PAIR, /* of a table of labels and values */
    NOTICE_HEAD, /* begins a table */
    NOTICE_ROW   /* of the table begun last */
};

/* What stands around a missing part within the texts of elements. */
enum { NOTICE_MISSING_BEGIN = MARKUP_BEGIN, NOTICE_MISSING_END = MARKUP_END };

struct notice_element {
    enum notice_shape shape;
    enum notice_part part;
    struct cells texts;   /* one; of a pair two, of a row one a column. Lines end with LF */
    struct cells records; /* "category/C-0001" */
    const char *article;  /* English key of words_in(); NULL where no law asks for it */
};

/* A record that a part of the notice was written from. */
struct notice_use {
    enum notice_part part;
    const struct record *record; /* of the shelves */
    bool common;                 /* a statement of no organization: the notices of all make it */
};

struct notice_text {
    enum lang lang;
    enum notice_law law;
    const struct record *notice;       /* NULL where no record is it; of the shelves */
    const struct record *organization; /* NULL where there is none */
    struct notice_element *elements;
    size_t count, capacity;
    struct notice_use *uses; /* by part, kind and code, each once a part */
    size_t use_count, use_capacity;
    size_t missing;     /* how many parts are missing */
    size_t common;      /* how many uses are common */
    struct cells words; /* of our own, where they differ from those of a company */
};

/* What is asked for. Codes and words may be NULL. */
struct notice_query {
    const char *organization;
    const char *notice;
    const char *jurisdiction; /* a value of choices_law */
    enum lang lang;           /* of a notice and its editions in other languages, this one */
    bool every_language;      /* all of them */
};

/* A notice to be written: a record or, where ORGANIZATION has no privacy notice
 * under that law, none. */
struct notice_choice {
    const struct record *notice;
    const struct record *organization;
    enum notice_law law;
};

/* The notices that QUERY asks for: the one it names, or all of the organization
 * under that law (where the query names none, Japan's, unless others alone hold for
 * the organization), privacy notices first.
 * *COUNT is at least 1. The caller frees the array; the records stay the
 * shelves'. NULL with WHY where something that is named is not there, or several
 * organizations are and none is named. */
struct notice_choice *notice_choose(struct shelves *shelves, const struct notice_query *query,
                                    size_t *count, struct why *why);

/* Writes CHOICE in LANG, only PART of it unless that is NOTICE_PARTS. The text
 * lives as long as SHELVES at most; notice_free() frees it. NULL with WHY where
 * the inventory cannot be read. */
struct notice_text *notice_make(struct shelves *shelves, const struct notice_choice *choice,
                                enum notice_part part, enum lang lang, struct why *why);
void notice_free(struct notice_text *text);

#endif
