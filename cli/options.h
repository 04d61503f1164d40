/*
 * options - what stands on the command line.
 *
 * One table of all options (options.c); each command names those it takes.
 * Options may stand before or after the command.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "model/why.h"

#include <stddef.h>

enum option_id {
    OPTION_FILE,
    OPTION_LANG,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_FORCE,
    OPTION_SAMPLE,
    OPTION_KIND,
    OPTION_DRY_RUN,
    OPTION_ENCODING,
    OPTION_DELIMITER,
    OPTION_SHEET,
    OPTION_HEADER_ROW,
    OPTION_MAPPING,
    OPTION_SAVE_MAPPING,
    OPTION_KEY,
    OPTION_EMPTY,
    OPTION_UNKNOWN,
    OPTION_ACCEPT_GOOD,
    OPTION_REGISTER,
    OPTION_ALL,
    OPTION_FORMAT,
    OPTION_EXCEL,
    OPTION_OUTPUT,
    OPTION_FILTER,
    OPTION_OF,
    OPTION_CATEGORY,
    OPTION_ACCEPT,
    OPTION_ITEMS,
    OPTION_PERSONS,
    OPTION_FULL,
    OPTION_HEAD,
    OPTION_CHECK,
    OPTION_LAW_ON,
    OPTION_RULE,
    OPTION_LIST,
    OPTION_EXPLAIN,
    OPTION_WAIVE,
    OPTION_UNTIL,
    OPTION_READONLY,
    OPTION_ORGANIZATION,
    OPTION_NOTICE,
    OPTION_JURISDICTION,
    OPTION_PART,
    OPTION_TRACE,
    OPTION_PUBLISH,
    OPTION_PLACE,
    OPTION_REVISED,
    OPTION_DIFF,
    OPTION_REASON,
    OPTION_PREFER,
    OPTION_PIN,
    OPTION_PARAGRAPHS,
    OPTION_AS_OF,
    OPTION_CAMPAIGN,
    OPTION_DUE,
    OPTION_DEPARTMENT,
    OPTION_EDITED,
    OPTION_OUTCOME,
    OPTION_REVIEWER,
    OPTION_COMMENT,
    OPTION_BY,
    OPTION_OPEN,
    OPTION_SNAPSHOT,
    OPTION_STORAGE,
    OPTION_PARTY,
    OPTION_ITEM,
    OPTION_ENTRUSTMENT,
    OPTION_DATE,
    OPTION_NARROW,
    OPTION_KEEP,
    OPTION_SAVE,
    OPTION_COMMANDS,
    OPTION_SCRIPT,
    OPTION_MANUAL,
    OPTION_KEYS,
    OPTION_COMPLETION,
    OPTION_SCHEMA,
    OPTION_DOC,
    OPTION_OVERVIEW,
    OPTION_ARTICLE30,
    OPTION_COUNT
};

struct option_row {
    const char *name;     /* without the dashes */
    char letter;          /* the short form, or 0 */
    const char *argument; /* what it takes, for the help; NULL where nothing */
    const char *choices;  /* the words it may be, divided by '|'; NULL for any */
    const char *help;     /* English key of words_in() */
    bool global;          /* taken with every command */
};

extern const struct option_row options[OPTION_COUNT];

/* An option as it was given. */
struct given {
    enum option_id id;
    const char *value;
};

struct arguments {
    const char *values[OPTION_COUNT]; /* NULL where not given; "" for one without argument; of
                                         one given again the last */
    struct given *given;              /* all, in their order */
    size_t given_count;
    const char **words;               /* the command and what follows it */
    size_t count;
};

/* Sorts ARGC words of ARGV into ARGUMENTS; the strings stay the caller's. False
 * with WHY (class WHY_USAGE) for an unknown option or a missing argument.
 * options_clear() frees. */
bool options_parse(int argc, char **argv, struct arguments *arguments, struct why *why);
void options_clear(struct arguments *arguments);

/* The values of an option that may be given several times: how many, the first of them
 * in the caller's VALUES, which has room for ARGUMENTS->given_count. */
size_t options_values(const struct arguments *arguments, enum option_id id, const char **values);

/* Whether the option was given. */
bool options_given(const struct arguments *arguments, enum option_id id);

#endif
