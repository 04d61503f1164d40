/*
 * The door: reads the command line, finds the inventory and the person, shuts
 * the network out, and hands over to the command or to the screen.
 */
#include "config.h"

#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/first.h"
#include "cli/manual.h"
#include "cli/sandbox.h"
#include "export/json_schema.h"
#include "export/law_document.h"
#include "model/buf.h"
#include "model/folders.h"
#include "model/history.h"
#include "model/mem.h"
#include "model/past.h"
#include "model/schema_sql.h"
#include "model/ticks.h"
#include "tui/actions.h"
#include "tui/tui.h"

#include <libgen.h>
#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The inventory: option, environment, or the usual folder. For the caller to
 * free. */
static char *find_file(const struct arguments *arguments)
{
    const char *named = arguments->values[OPTION_FILE];
    if (named == NULL)
        named = getenv("DAICHO_FILE");
    if (named != NULL && named[0] != '\0')
        return mem_copy(named);
    struct buf path = {0};
    if (!folders_add("XDG_DATA_HOME", ".local/share", &path))
        buf_puts(&path, "./.local/share");
    buf_puts(&path, "/daicho/inventory.daicho");
    return buf_take(&path);
}

static const char *find_person(void)
{
    const char *named = getenv("DAICHO_USER");
    if (named != NULL && named[0] != '\0')
        return named;
    const struct passwd *user = getpwuid(getuid());
    return user == NULL ? "?" : user->pw_name;
}

/* The folder of the running program, where a build tree has its samples. */
static char *find_own_folder(void)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return mem_copy(".");
    path[length] = '\0';
    return mem_copy(dirname(path));
}

/* What could not be written to standard output was not done. */
static int finish_output(int status, enum lang lang)
{
    struct why why = {.lang = lang};
    bool told = status == EXIT_FILE;
    return told || commands_flush(&why) ? status : commands_fail(&why);
}

/* Runs COMMAND. What it has told is not whole where a part of it could not be read. */
static int run_watched(struct cli *cli, struct model *m, const struct command *command,
                       struct why *why)
{
    size_t failures = command->needs == NEEDS_MODEL ? model_failures(m) : 0;
    int status = command->run(cli, m, why);
    struct why unread = {.lang = why->lang};
    bool done = status == EXIT_DONE || status == EXIT_FINDINGS;
    if (!done || command->needs != NEEDS_MODEL || model_ok_since(m, failures, &unread))
        return status;
    if (command->reads)
        return commands_fail(&unread);
    commands_fail(&unread);
    commands_say(why->lang,
                 N_("Something could not be read meanwhile, so that parts of what is told "
                    "may be missing. 'daicho history' shows what was saved; run "
                    "'daicho verify', and try again."));
    return EXIT_FILE;
}

/* Holds the inventory at one moment. What is printed waits in memory until it
 * is let go, so that a pager left open keeps nobody from saving. */
static int run_reading(struct cli *cli, struct model *m, const struct command *command,
                       struct why *why)
{
    enum { WAITING_BYTES = 16 * 1024 * 1024 };
    if (!model_hold(m, why))
        return commands_fail(why);
    char *waiting = mem_new(WAITING_BYTES, 1);
    setvbuf(stdout, waiting, _IOFBF, WAITING_BYTES);
    int status = run_watched(cli, m, command, why);
    model_release(m);
    status = finish_output(status, why->lang);
    setvbuf(stdout, NULL, _IONBF, 0);
    free(waiting);
    return status;
}

/* Waits for another process as long as is usual, and says so meanwhile. */
static bool wait_on(void *context, int ms)
{
    enum { SAID_AFTER_MS = 1000, WAIT_MOST_MS = 3000 };
    struct cli *cli = context;
    if (ms >= SAID_AFTER_MS && !cli->waited) {
        cli->waited = true;
        commands_say(cli->options.lang, N_("Another window is saving; waiting .."));
    }
    return ms < WAIT_MOST_MS;
}

/* Tells for how long the inventory is brought up to date, in one line of the terminal. */
static bool upgrade_on(void *context)
{
    enum { SAID_EVERY_MS = 1000 };
    struct cli *cli = context;
    long long now = ticks_ms();
    if (cli->upgrade_begun == 0)
        cli->upgrade_begun = cli->upgrade_told = now;
    if (now - cli->upgrade_told < SAID_EVERY_MS || !isatty(STDERR_FILENO))
        return true;
    cli->upgrade_told = now;
    fputc('\r', stderr);
    fprintf(stderr,
            words_in(cli->options.lang,
                     N_("Bringing the inventory up to date: %d s. Ctrl-C gives it up.")),
            (int)((now - cli->upgrade_begun) / 1000));
    fflush(stderr);
    return true;
}

static struct model *open_inventory(struct cli *cli, struct why *why)
{
    struct model *m = model_open(cli->file, &cli->options, why);
    if (cli->upgrade_told > cli->upgrade_begun)
        fputc('\n', stderr);
    return m;
}

/* Puts the inventory as it was in the place of *M, which is closed; says of when it
 * is. False with WHY. */
static bool go_back(struct cli *cli, struct model **m, struct why *why)
{
    struct past_when when;
    struct buf moment = {0};
    bool found = past_find_when(*m, cli->arguments.values[OPTION_AS_OF], &when, why);
    if (found && when.now)
        return true;
    struct model *past = found ? past_open_when(*m, &when, why) : NULL;
    model_close(*m);
    *m = past;
    if (past == NULL)
        return false;
    history_moment(when.at, false, &moment);
    commands_note(why->lang, N_("The inventory as of %s, entry %lld of the journal."),
                  buf_text(&moment), (long long)when.entry);
    buf_clear(&moment);
    return true;
}

/* Puts what belongs to the organization that is named in the place of *M, which is
 * closed. False with WHY. */
static bool hold_to(const struct cli *cli, const struct command *command, struct model **m,
                    struct why *why)
{
    struct model *held;
    bool told = command->organizations == ORGANIZATIONS_TOLD;
    bool done = commands_hold(cli, *m, told, &held, why);
    if (done && held == NULL)
        return true;
    model_close(*m);
    *m = held;
    return done;
}

static int run_command(struct cli *cli, const struct command *command, struct why *why)
{
    struct model *m = NULL;
    if (!commands_check(command, &cli->arguments, why))
        return commands_fail(why);
    if (command->needs != NEEDS_NOTHING) {
        cli->options.any_schema = command->needs == NEEDS_ANY_SCHEMA;
        m = open_inventory(cli, why);
        if (m == NULL)
            return commands_fail(why);
    }
    if ((options_given(&cli->arguments, OPTION_AS_OF) && !go_back(cli, &m, why)) ||
        (command->organizations != ORGANIZATIONS_WHOLE && !hold_to(cli, command, &m, why)))
        return commands_fail(why);
    int status =
        command->reads ? run_reading(cli, m, command, why) : run_watched(cli, m, command, why);
    model_close(m);
    return status;
}

static int run_screen(struct cli *cli, struct why *why)
{
    struct tui_options how = {.script = cli->arguments.values[OPTION_SCRIPT]};
    int status = EXIT_DONE;
    config_apply(&cli->config, &how);
    if (first_is(cli) && !first_begin(cli, &how, why, &status))
        return status;
    struct model *m = open_inventory(cli, why);
    if (m == NULL)
        return commands_fail(why);
    struct buf notice = {0};
    config_notice(&cli->config, &notice);
    how.notice = notice.length > 0 ? buf_text(&notice) : NULL;
    status = tui_run(m, &how);
    buf_clear(&notice);
    model_close(m);
    commands_findings(&cli->config);
    return status;
}

/* Prints a text of doc/. */
static bool print_doc(const char *which, struct why *why)
{
    struct buf sql = {0};
    if (strcmp(which, "rules") == 0) {
        law_document_rules(stdout, why->lang);
        return true;
    }
    if (strcmp(which, "statutes") == 0) {
        law_document_statutes(stdout, why->lang);
        return true;
    }
    bool done = schema_sql_put(&sql, why);
    fputs(buf_text(&sql), stdout);
    buf_clear(&sql);
    return done;
}

/* Prints what an option asks for from the tables of the program; false where
 * none does. */
static bool print_asked(const struct arguments *given, enum lang lang)
{
    if (options_given(given, OPTION_MANUAL))
        manual_print(stdout, lang);
    else if (options_given(given, OPTION_KEYS))
        actions_print_markdown(stdout, lang);
    else if (options_given(given, OPTION_COMPLETION))
        completion_print(stdout, given->values[OPTION_COMPLETION], lang);
    else if (options_given(given, OPTION_SCHEMA))
        json_schema_write(stdout);
    else
        return false;
    return true;
}

static int run(struct cli *cli, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    const struct command *command = given->count == 0 ? NULL : commands_find(given->words[0]);
    if (given->count > 0 && command == NULL) {
        why_set_class(why, WHY_USAGE, "There is no command \"%s\". 'daicho --help' shows all.",
                      given->words[0]);
        return commands_fail(why);
    }
    if (options_given(given, OPTION_HELP)) {
        commands_print_help(stdout, command, cli->options.lang);
        return EXIT_DONE;
    }
    if (options_given(given, OPTION_VERSION)) {
        printf("daicho %s\n", PACKAGE_VERSION);
        return EXIT_DONE;
    }
    if (print_asked(given, cli->options.lang))
        return EXIT_DONE;
    if (options_given(given, OPTION_DOC))
        return print_doc(given->values[OPTION_DOC], why) ? EXIT_DONE : commands_fail(why);
    return command == NULL ? run_screen(cli, why) : run_command(cli, command, why);
}

/* The language: option, configuration, or environment. Everything else in the
 * configuration is for the screen. */
static void find_language(struct cli *cli, struct why *why)
{
    const char *named = cli->arguments.values[OPTION_LANG];
    bool fixed = named != NULL && words_language(named, &why->lang);
    config_load(&cli->config, NULL, why->lang, fixed);
    why->lang = cli->config.lang;
    cli->options.lang = why->lang;
}

int main(int argc, char **argv)
{
    struct cli cli = {0};
    struct why why = {.lang = words_from_environment()};
    sandbox_fill_descriptors();
    setvbuf(stdout, NULL, _IOLBF, 0);
    umask(077);
    sandbox_enter();
    bool sound = options_parse(argc, argv, &cli.arguments, &why);
    find_language(&cli, &why);
    cli.options.on_wait = wait_on;
    cli.options.wait_context = &cli;
    cli.options.on_upgrade = upgrade_on;
    cli.options.upgrade_context = &cli;
    int status = EXIT_USAGE;
    char *own = find_own_folder();
    cli.own = own;
    char now[21];
    const char *clock = getenv("DAICHO_NOW");
    if (sound && clock != NULL && clock[0] != '\0') {
        sound = clock_parse(clock, now, &why);
        cli.options.now = now;
    }
    if (sound) {
        cli.options.who = find_person();
        cli.options.readonly = options_given(&cli.arguments, OPTION_READONLY);
        cli.file = find_file(&cli.arguments);
        status = run(&cli, &why);
    } else {
        commands_fail(&why);
    }
    status = finish_output(status, why.lang);
    options_clear(&cli.arguments);
    config_clear(&cli.config);
    free(cli.file);
    free(own);
    return status;
}
