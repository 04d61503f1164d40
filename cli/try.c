/*
 * try: commands that edit, done in a scratch copy of the inventory (model/trial.h), and
 * what they do to findings, notices, reviews and flows of data (export/effects.h). What was
 * tried is thrown away, kept as one change, or saved as an inventory to discuss.
 */
#include "cli/try_script.h"

#include "cli/commands.h"
#include "cli/shown.h"
#include "cli/try_keep.h"
#include "export/effects.h"
#include "export/output.h"
#include "model/buf.h"
#include "model/mem.h"
#include "model/rules_own.h"
#include "model/trial.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    enum document_format format;
    bool json;
} formats[] = {
    {"text", DOCUMENT_TXT, false},
    {"html", DOCUMENT_HTML, false},
    {"md", DOCUMENT_MD, false},
    {"json", DOCUMENT_TXT, true},
};
enum { FORMATS = sizeof formats / sizeof formats[0] };

/* What stands on the command line is of the trial, or of the command that is tried; the
 * reason is of both. */
static bool is_own(enum option_id id)
{
    static const enum option_id own[] = {OPTION_KEEP,   OPTION_SAVE,   OPTION_COMMANDS,
                                         OPTION_FORMAT, OPTION_OUTPUT, OPTION_ORGANIZATION};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        if (own[i] == id)
            return true;
    return false;
}

/* Whether COMMAND, or NULL, takes the option ID. */
static bool takes(const struct command *command, enum option_id id)
{
    for (size_t i = 0; command != NULL && i < command->take_count; i++)
        if (command->takes[i] == id)
            return true;
    return false;
}

/* The rest of ARGUMENTS as the arguments of the command that is tried; options_clear()
 * frees. The reason of what is kept is for a command too that takes one. */
static struct arguments rest_of(const struct arguments *given)
{
    struct arguments rest = {
        .given = mem_new(given->given_count + 1, sizeof *rest.given),
        .words = mem_new(given->count + 1, sizeof *rest.words),
    };
    const struct command *command = commands_find(given->words[1]);
    bool keeps = options_given(given, OPTION_KEEP);
    for (size_t i = 0; i < given->given_count; i++) {
        enum option_id id = given->given[i].id;
        if (is_own(id) || (id == OPTION_REASON && keeps && !takes(command, id)))
            continue;
        rest.given[rest.given_count++] = given->given[i];
        rest.values[id] = given->given[i].value;
    }
    for (size_t i = 1; i < given->count; i++)
        rest.words[rest.count++] = given->words[i];
    return rest;
}

static bool refuse_command(const char *name, struct why *why)
{
    struct buf all = {0};
    for (size_t i = 0; i < commands_count; i++)
        if (commands[i].tries)
            buf_printf(&all, "%s%s", all.length == 0 ? "" : ", ", commands[i].name);
    why_set_class(why, WHY_USAGE, "\"%s\" cannot be tried. These commands can: %s.", name,
                  buf_text(&all));
    buf_clear(&all);
    return false;
}

/* Whether ARGUMENTS are those of COMMAND and write no file. */
static bool check_arguments(const struct command *command, const struct arguments *arguments,
                            struct why *why)
{
    static const enum option_id writing[] = {OPTION_OUTPUT, OPTION_SAVE_MAPPING,
                                             OPTION_ACCEPT_GOOD};
    if (!commands_check(command, arguments, why))
        return why_at(why, "%s", words_in(why->lang, N_("In what is tried")));
    for (size_t i = 0; i < sizeof writing / sizeof writing[0]; i++)
        if (options_given(arguments, writing[i]))
            return why_set_class(why, WHY_USAGE, "What is tried writes no file; leave out --%s.",
                                 options[writing[i]].name);
    return true;
}

/* Runs the command of ARGUMENTS in TRIAL; gives its exit status. */
static int run_one(const struct cli *cli, struct model *trial, const struct arguments *arguments,
                   struct why *why)
{
    const char *name = arguments->words[0];
    const struct command *command = commands_find(name);
    if (command == NULL || !command->tries) {
        refuse_command(name, why);
        return commands_fail(why);
    }
    if (!check_arguments(command, arguments, why))
        return commands_fail(why);
    struct cli inner = *cli;
    inner.arguments = *arguments;
    int kept = try_aside_begin();
    int status = command->run(&inner, trial, why);
    try_aside_end(kept);
    return status;
}

/* Whether the options on LINE are such as stand behind a command. */
static bool check_line(const struct arguments *arguments, struct why *why)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].global && i != OPTION_FORCE && arguments->values[i] != NULL)
            return why_set_class(why, WHY_USAGE,
                                 "--%s stands on the command line of 'daicho try', not in a "
                                 "script.",
                                 options[i].name);
    return arguments->count > 0 ||
           why_set_class(why, WHY_USAGE, "There is no command on this line.");
}

static int run_line(const struct cli *cli, struct model *trial, const struct try_line *line,
                    struct why *why)
{
    struct arguments arguments;
    bool sound = options_parse((int)line->count, line->words, &arguments, why) &&
                 check_line(&arguments, why);
    int status = sound ? run_one(cli, trial, &arguments, why) : commands_fail(why);
    options_clear(&arguments);
    return status;
}

static bool is_done(int status)
{
    return status == EXIT_DONE || status == EXIT_FINDINGS;
}

static int run_script(const struct cli *cli, struct model *trial, struct why *why)
{
    const char *path = cli->arguments.values[OPTION_COMMANDS];
    struct try_script script;
    int status = EXIT_DONE;
    if (!try_script_read(path, &script, why)) {
        try_script_clear(&script);
        return commands_fail(why);
    }
    for (size_t i = 0; i < script.count && is_done(status); i++) {
        status = run_line(cli, trial, &script.lines[i], why);
        if (!is_done(status))
            commands_say(why->lang,
                         N_("%s, line %zu: this command was not done. What came before it is "
                            "thrown away, and nothing was changed."),
                         path, script.lines[i].number);
    }
    try_script_clear(&script);
    return status;
}

/* Whether each option behind "daicho try" is its own or one of COMMAND, which is tried;
 * NULL is told later. */
static bool check_options_of(const struct command *command, const struct arguments *given,
                             struct why *why)
{
    for (size_t i = 0; command != NULL && i < given->given_count; i++) {
        enum option_id id = given->given[i].id;
        if (!options[id].global && !takes(command, id))
            return why_set_class(why, WHY_USAGE,
                                 "Neither 'daicho try' nor the command '%s' takes an option --%s.",
                                 command->name, options[id].name);
    }
    return true;
}

/* Does what is to be tried in TRIAL. */
static int run_all(const struct cli *cli, struct model *trial, struct why *why)
{
    if (options_given(&cli->arguments, OPTION_COMMANDS))
        return run_script(cli, trial, why);
    struct arguments arguments = rest_of(&cli->arguments);
    int status = check_options_of(commands_find(arguments.words[0]), &arguments, why)
                     ? run_one(cli, trial, &arguments, why)
                     : commands_fail(why);
    options_clear(&arguments);
    return status;
}

/* The row of the format that is asked for; FORMATS with WHY for another one. */
static size_t format_of(const struct arguments *given, struct why *why)
{
    const char *name = given->values[OPTION_FORMAT];
    size_t at = 0;
    while (at < FORMATS && strcmp(formats[at].name, name == NULL ? "text" : name) != 0)
        at++;
    if (at == FORMATS)
        why_set_class(why, WHY_USAGE, "--format takes %s here, not \"%s\".", "text, html, md, json",
                      name);
    return at;
}

static bool write_to(const struct effects *effects, size_t format, FILE *out, struct why *why)
{
    if (formats[format].json)
        return effects_json(effects, out, why);
    return effects_document(effects, formats[format].format, out, why);
}

/* The report on a trial: where it is to be printed its text, else NULL, as it was written. */
struct report {
    char *text;
    size_t length;
    struct buf sum; /* of it, in one sentence */
    size_t come;    /* findings */
};

static void clear_report(struct report *report)
{
    free(report->text);
    buf_clear(&report->sum);
}

/* Writes EFFECTS to the file that is named, else to the text of REPORT. */
static bool write_report(const struct cli *cli, struct model *trial, const struct effects *effects,
                         struct report *report, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    size_t format = format_of(given, why);
    struct output output;
    if (given->values[OPTION_OUTPUT] != NULL)
        return output_begin(&output, given->values[OPTION_OUTPUT],
                            options_given(given, OPTION_FORCE), trial, why) &&
               output_end(&output, write_to(effects, format, output.file, why), why);
    FILE *file = mem_text_begin(&report->text, &report->length);
    bool done = write_to(effects, format, file, why);
    mem_text_end(file, &report->text);
    return done;
}

/* Finds what the trial does, to one organization where that is named. */
static bool make_report(const struct cli *cli, struct model *trial, struct report *report,
                        struct why *why)
{
    struct buf folder = {0};
    struct effects_count count;
    struct model *held;
    if (!commands_hold(cli, trial, true, &held, why))
        return false;
    struct effects *effects =
        effects_new(trial, held, rules_own_folder(&folder) ? buf_text(&folder) : NULL, why);
    bool done = effects != NULL && write_report(cli, trial, effects, report, why);
    if (done) {
        effects_count(effects, &count);
        report->come = count.come;
        effects_put_sum(effects, why->lang, &report->sum);
    }
    effects_free(effects);
    model_close(held);
    buf_clear(&folder);
    return done;
}

/* Prints REPORT. Where something became of the trial, a reader who goes away does not end
 * the process, which has to tell that. */
static bool print_report(const struct cli *cli, const struct report *report, struct why *why)
{
    struct shown shown;
    if (try_keep_asked(&cli->arguments))
        signal(SIGPIPE, SIG_IGN);
    if (report->text != NULL) {
        shown_begin(&shown);
        fwrite(report->text, 1, report->length, shown.file);
        shown_end(&shown);
    }
    bool done = commands_flush(why);
    commands_note(why->lang, N_("%s"), buf_text(&report->sum));
    return done;
}

/* Tells what TRIAL does and what became of it; gives the exit status. */
static int conclude(const struct cli *cli, struct model *m, struct model *trial, struct why *why)
{
    struct report report = {0};
    struct try_end end;
    struct why unprinted = {.lang = why->lang};
    int status = EXIT_DONE;
    if (make_report(cli, trial, &report, why)) {
        bool done = try_keep_do(cli, m, trial, &end, why);
        bool printed = print_report(cli, &report, &unprinted);
        try_keep_tell(cli, m, &end, why->lang);
        if (!done || !printed)
            status = commands_fail(done ? &unprinted : why);
        else if (report.come > 0)
            status = EXIT_FINDINGS;
        try_keep_clear(&end);
    } else {
        status = commands_fail(why);
        if (try_keep_asked(&cli->arguments))
            commands_say(why->lang, N_("Nothing was kept."));
    }
    clear_report(&report);
    return status;
}

/* Whether the options go together. */
static bool check_options(const struct arguments *given, struct why *why)
{
    bool script = options_given(given, OPTION_COMMANDS);
    if (script == (given->count > 1))
        return why_set_class(why, WHY_USAGE,
                             "Give the command that is to be tried, or a file of commands with "
                             "--commands.");
    if (options_given(given, OPTION_KEEP) && options_given(given, OPTION_SAVE))
        return why_set_class(why, WHY_USAGE, "Give one of --keep and --save.");
    for (size_t i = 0; script && i < given->given_count; i++)
        if (!is_own(given->given[i].id) && !options[given->given[i].id].global &&
            given->given[i].id != OPTION_REASON)
            return why_set_class(why, WHY_USAGE,
                                 "--%s belongs to a command; write it on its line of the script.",
                                 options[given->given[i].id].name);
    if (script && options_given(given, OPTION_REASON) && !options_given(given, OPTION_KEEP))
        return why_set_class(why, WHY_USAGE, "--reason goes with --keep.");
    return format_of(given, why) < FORMATS;
}

int command_try(struct cli *cli, struct model *m, struct why *why)
{
    if (!check_options(&cli->arguments, why) ||
        (options_given(&cli->arguments, OPTION_KEEP) && !model_may_write(m, why)))
        return commands_fail(why);
    struct model *trial = trial_open(m, why);
    if (trial == NULL)
        return commands_fail(why);
    int status = run_all(cli, trial, why);
    if (is_done(status))
        status = conclude(cli, m, trial, why);
    trial_close(trial);
    return status;
}
