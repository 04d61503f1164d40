/*
 * commands - the commands of daicho.
 *
 * One table (commands.c): name, what it takes, one sentence, its options, its
 * function. The help, the manual page and the check of options are made from
 * it; adding a command is adding a row.
 */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "cli/options.h"
#include "model/kinds.h"
#include "model/model.h"
#include "tui/config.h"

#include <stdio.h>

/* Exit statuses, a contract with scripts. */
enum {
    EXIT_DONE = 0,
    EXIT_FINDINGS = 1, /* done, and something was found */
    EXIT_USAGE = 2,
    EXIT_REFUSED = 3, /* the input was refused, nothing was changed */
    EXIT_FILE = 4     /* the inventory cannot be opened, created or written */
};

struct cli {
    struct arguments arguments;
    struct model_options options;
    struct config config;
    char *file;      /* the inventory */
    const char *own; /* the folder that the program runs from, for its samples */
    bool waited;     /* it was said that another process is waited for */

    /* By ticks_ms(): when the inventory was first told to be brought up to date, and when
       the person was told last; 0: not yet. */
    long long upgrade_begun, upgrade_told;
};

enum needs {
    NEEDS_NOTHING,
    NEEDS_MODEL,
    NEEDS_ANY_SCHEMA /* an inventory, also one that another program has changed */
};

/* What --organization does. */
enum organizations {
    ORGANIZATIONS_WHOLE, /* nothing, or what the command makes of it */
    ORGANIZATIONS_ONE,   /* the command sees what belongs to that one alone */
    ORGANIZATIONS_TOLD   /* and without it is said where it is about several together */
};

struct review_part;

struct command {
    const char *name;
    const char *synopsis; /* what follows the name */
    const char *help;     /* English key of words_in() */
    size_t least, most;   /* how many words may stand behind the name */
    enum needs needs;
    bool reads; /* only reads: the inventory is held at one moment */
    enum organizations organizations;
    bool tries; /* edits records, and can be done in a scratch copy by 'daicho try' */
    bool runs;  /* runs another command, whose options it takes too */
    enum option_id takes[24];
    size_t take_count;
    const struct review_part *parts; /* what follows it (review.h); NULL: nothing of its own */
    /* Runs it; M is open where it is needed. Returns the exit status; where
       WHY was filled, commands_fail() gives it. */
    int (*run)(struct cli *cli, struct model *m, struct why *why);
};

extern const struct command commands[];
extern const size_t commands_count;

/* The command of that name, NULL where there is none. */
const struct command *commands_find(const char *name);

/* Whether as many words and those options are in ARGUMENTS as COMMAND takes; else false
 * with WHY. */
bool commands_check(const struct command *command, const struct arguments *arguments,
                    struct why *why);

/* Says WHY on standard error and gives the exit status of its class. */
int commands_fail(const struct why *why);

/* Whether all that was printed so far went out; false with WHY. */
bool commands_flush(struct why *why);

/* Says a line on standard error, harmless for the terminal. */
void commands_say(enum lang lang, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same for a line of the program's own words and hashes, which no mask may
 * touch. */
void commands_note(enum lang lang, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says on standard error what is wrong with the configuration. */
void commands_findings(const struct config *config);

/* Says on standard error which files of the person's own rules are wrong and left out of
 * BOOK; returns how many. */
struct rulebook;
size_t commands_rule_problems(const struct rulebook *book, enum lang lang);

/* The kind named by TEXT; NULL with WHY (class WHY_USAGE). */
const struct kind *commands_kind(const char *text, struct why *why);

/* The record that CODE or KIND/CODE names; 0 with WHY where there is none or
 * where several kinds have it. */
int64_t commands_record(struct model *m, const char *text, const struct kind **kind,
                        struct why *why);

/* Where --organization was given opens *HELD, a copy of what belongs to that
 * organization, for model_close(), and says so. Where it was not, *HELD is NULL, and TOLD
 * has commands_tell_together() say its line. False with WHY: there is no such
 * organization. */
bool commands_hold(const struct cli *cli, struct model *m, bool told, struct model **held,
                   struct why *why);

/* list organization --overview: a line for each organization. False with WHY. */
bool commands_overview(struct cli *cli, struct model *m, struct why *why);

/* Says on standard error that what is told is about several organizations together, where
 * M has several. */
void commands_tell_together(struct model *m, enum lang lang);

/* The code of the organization that --organization names, in OUT; empty where it was
 * not given. False with WHY. */
bool commands_organization(const struct cli *cli, struct model *m, struct buf *out,
                           struct why *why);

/* Prints the help of the program, or of COMMAND. */
void commands_print_help(FILE *out, const struct command *command, enum lang lang);

/* One function a row of the table. */
int command_init(struct cli *cli, struct model *m, struct why *why);
int command_add(struct cli *cli, struct model *m, struct why *why);
int command_set(struct cli *cli, struct model *m, struct why *why);
int command_delete(struct cli *cli, struct model *m, struct why *why);
int command_impact(struct cli *cli, struct model *m, struct why *why);
int command_import(struct cli *cli, struct model *m, struct why *why);
int command_scan(struct cli *cli, struct model *m, struct why *why);
int command_drift(struct cli *cli, struct model *m, struct why *why);
int command_evidence(struct cli *cli, struct model *m, struct why *why);
int command_export(struct cli *cli, struct model *m, struct why *why);
int command_list(struct cli *cli, struct model *m, struct why *why);
int command_show(struct cli *cli, struct model *m, struct why *why);
int command_due(struct cli *cli, struct model *m, struct why *why);
int command_check(struct cli *cli, struct model *m, struct why *why);
int command_notice(struct cli *cli, struct model *m, struct why *why);
int command_review(struct cli *cli, struct model *m, struct why *why);
int command_history(struct cli *cli, struct model *m, struct why *why);
int command_undo(struct cli *cli, struct model *m, struct why *why);
int command_redo(struct cli *cli, struct model *m, struct why *why);
int command_verify(struct cli *cli, struct model *m, struct why *why);
int command_merge(struct cli *cli, struct model *m, struct why *why);
int command_backup(struct cli *cli, struct model *m, struct why *why);
int command_restore(struct cli *cli, struct model *m, struct why *why);
int command_snapshot(struct cli *cli, struct model *m, struct why *why);
int command_diff(struct cli *cli, struct model *m, struct why *why);
int command_try(struct cli *cli, struct model *m, struct why *why);
int command_config(struct cli *cli, struct model *m, struct why *why);
int command_redact(struct cli *cli, struct model *m, struct why *why);

#endif
