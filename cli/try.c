/*
 * try: commands that edit, done in a scratch copy of the inventory (model/trial.h), and
 * what they do to findings, notices, reviews and flows of data (export/effects.h). What was
 * tried is thrown away, kept as one change, or saved as an inventory to discuss.
 */
#include "cli/try_script.h"

#include "cli/commands.h"
#include "cli/shown.h"
#include "cli/three_way_print.h"
#include "export/effects.h"
#include "export/output.h"
#include "model/backup.h"
#include "model/buf.h"
#include "model/mem.h"
#include "model/merge.h"
#include "model/rules_own.h"
#include "model/trial.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
    static const enum option_id own[] = {OPTION_KEEP, OPTION_SAVE, OPTION_COMMANDS, OPTION_FORMAT,
                                         OPTION_OUTPUT};
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
        return false;
    for (size_t i = 0; i < sizeof writing / sizeof writing[0]; i++)
        if (options_given(arguments, writing[i]))
            return why_set_class(why, WHY_USAGE, "What is tried writes no file; leave out --%s.",
                                 options[writing[i]].name);
    return true;
}

/* What a command prints for itself, codes and plans, is a message here: standard output is
 * for the report. Returns the former one, for end_aside(). */
static int begin_aside(void)
{
    fflush(stdout);
    int kept = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
    if (kept >= 0)
        dup2(STDERR_FILENO, STDOUT_FILENO);
    return kept;
}

static void end_aside(int kept)
{
    if (kept < 0)
        return;
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
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
    int kept = begin_aside();
    int status = command->run(&inner, trial, why);
    end_aside(kept);
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

/* Does what is to be tried in TRIAL. */
static int run_all(const struct cli *cli, struct model *trial, struct why *why)
{
    if (options_given(&cli->arguments, OPTION_COMMANDS))
        return run_script(cli, trial, why);
    struct arguments arguments = rest_of(&cli->arguments);
    int status = run_one(cli, trial, &arguments, why);
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

static bool report(const struct cli *cli, struct model *trial, const struct effects *effects,
                   struct why *why)
{
    const struct arguments *given = &cli->arguments;
    size_t format = format_of(given, why);
    struct output output;
    struct shown shown;
    if (given->values[OPTION_OUTPUT] != NULL)
        return output_begin(&output, given->values[OPTION_OUTPUT],
                            options_given(given, OPTION_FORCE), trial, why) &&
               output_end(&output, write_to(effects, format, output.file, why), why);
    shown_begin(&shown);
    bool done = write_to(effects, format, shown.file, why);
    shown_end(&shown);
    return done && commands_flush(why);
}

/* Tells what was tried, and how much it brings in *COME. */
static bool tell(const struct cli *cli, struct model *trial, size_t *come, struct why *why)
{
    struct buf folder = {0}, sum = {0};
    struct effects *effects =
        effects_new(trial, rules_own_folder(&folder) ? buf_text(&folder) : NULL, why);
    bool done = effects != NULL && report(cli, trial, effects, why);
    if (done) {
        struct effects_count count;
        effects_count(effects, &count);
        *come = count.come;
        effects_put_sum(effects, why->lang, &sum);
        commands_note(why->lang, N_("%s"), buf_text(&sum));
    }
    effects_free(effects);
    buf_clear(&folder);
    buf_clear(&sum);
    return done;
}

/* Says what another process changed meanwhile that stands against the trial. */
static void print_conflicts(struct model *m, const struct merge *merge)
{
    enum lang lang = model_lang(m);
    const struct three_way_labels labels = {.base = words_in(lang, N_("as it was")),
                                            .theirs = words_in(lang, N_("tried")),
                                            .mine = words_in(lang, N_("now"))};
    int kept = begin_aside();
    three_way_print(m, merge->way, &labels, true);
    end_aside(kept);
    commands_say(lang, N_("The inventory was changed meanwhile. Run the same again: it is then "
                          "tried on the inventory as it is now."));
}

static bool apply(const struct cli *cli, struct model *m, struct merge *merge, const char *tried,
                  struct why *why)
{
    struct three_way_counts counts;
    int64_t entry = 0;
    three_way_count(merge->way, &counts);
    merge->what = "try";
    merge->from = tried;
    merge->reason = cli->arguments.values[OPTION_REASON];
    if (counts.undecided > 0)
        print_conflicts(m, merge);
    if (!merge_apply(m, merge, &entry, why))
        return false;
    for (size_t n = 0; n < merge->way->note_count; n++)
        commands_say(why->lang, "%s", merge->way->notes[n]);
    commands_say(why->lang, N_("Kept as entry %lld of the journal. 'daicho undo' takes it back."),
                 (long long)entry);
    return true;
}

static bool keep(const struct cli *cli, struct model *m, struct model *trial, struct why *why)
{
    struct buf tried = {0};
    struct merge *merge = trial_put_tried(trial, &tried, why) ? trial_merge(m, trial, why) : NULL;
    bool done = merge != NULL;
    if (done && merge->way->record_count == 0)
        commands_say(why->lang, N_("Nothing differs, so there is nothing to keep."));
    else if (done)
        done = apply(cli, m, merge, buf_text(&tried), why);
    merge_free(merge);
    buf_clear(&tried);
    return done;
}

static bool save(const struct cli *cli, struct model *trial, struct why *why)
{
    const char *path = cli->arguments.values[OPTION_SAVE];
    if (!backup_write(trial, path, options_given(&cli->arguments, OPTION_FORCE), why))
        return false;
    commands_say(why->lang,
                 N_("Saved as %s, an inventory that others can open. 'daicho merge' brings it "
                    "back as one change."),
                 path);
    return true;
}

static bool finish(const struct cli *cli, struct model *m, struct model *trial, struct why *why)
{
    if (options_given(&cli->arguments, OPTION_KEEP))
        return keep(cli, m, trial, why);
    return !options_given(&cli->arguments, OPTION_SAVE) || save(cli, trial, why);
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
    size_t come = 0;
    if (!check_options(&cli->arguments, why) ||
        (options_given(&cli->arguments, OPTION_KEEP) && !model_may_write(m, why)))
        return commands_fail(why);
    struct model *trial = trial_open(m, why);
    if (trial == NULL)
        return commands_fail(why);
    int status = run_all(cli, trial, why);
    if (is_done(status)) {
        bool done = tell(cli, trial, &come, why) && finish(cli, m, trial, why);
        status = !done ? commands_fail(why) : come > 0 ? EXIT_FINDINGS : EXIT_DONE;
    }
    trial_close(trial);
    return status;
}
