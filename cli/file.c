/* init, verify, backup, restore, redact: the inventory as a file. */
#include "cli/file.h"

#include "cli/samples.h"
#include "cli/sandbox.h"
#include "model/backup.h"
#include "model/buf.h"
#include "model/display.h"
#include "model/guard.h"
#include "model/journal.h"
#include "model/mem.h"
#include "model/redact.h"
#include "model/verify.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Makes the folders of the usual place; a folder that the person named must
 * exist, since a mistyped path should not grow a tree. */
static void make_folders(const struct cli *cli)
{
    const char *named = getenv("DAICHO_FILE");
    if (cli->arguments.values[OPTION_FILE] != NULL || (named != NULL && named[0] != '\0'))
        return;
    for (char *at = strchr(cli->file + 1, '/'); at != NULL; at = strchr(at + 1, '/')) {
        *at = '\0';
        mkdir(cli->file, 0700);
        *at = '/';
    }
}

bool file_make(struct cli *cli, const char *sample, struct why *why)
{
    if (sample != NULL && !samples_exists(cli, sample, why))
        return false;
    make_folders(cli);
    struct model *m = model_create(cli->file, &cli->options, why);
    if (m == NULL)
        return false;
    bool done = sample == NULL || samples_load(cli, sample, m, why);
    model_close(m);
    if (!done)
        unlink(cli->file);
    return done;
}

int command_init(struct cli *cli, struct model *unused, struct why *why)
{
    (void)unused;
    if (!file_make(cli, cli->arguments.values[OPTION_SAMPLE], why))
        return commands_fail(why);
    commands_say(why->lang, N_("Made %s."), cli->file);
    return EXIT_DONE;
}

/* False where it should be denied and is not. */
static bool print_network(enum lang lang)
{
    switch (sandbox_try()) {
    case SANDBOX_HOLDS:
        puts(words_in(lang, N_("Network: denied (tried).")));
        break;
    case SANDBOX_OPEN:
        puts(words_in(lang, N_("Network: the filter that should deny it does not hold.")));
        return false;
    case SANDBOX_NOT_BUILT:
        puts(words_in(lang, N_("Network: this build has no filter that denies it.")));
        break;
    }
    return true;
}

/* Whoever alters a file can also call it newer: what was not looked at is not told as
 * sound, nor as wrong. */
static void print_result(const struct verify_report *report, bool full, bool denied, enum lang lang)
{
    if (denied && report->newer != 0 && report->findings == 1)
        puts(words_in(lang, N_("Nothing wrong was found, but not all could be checked. Run 'daicho "
                               "verify' of the newer version.")));
    else if (!denied || report->findings > 0)
        puts(words_in(lang, N_("Something is wrong with this inventory; see above.")));
    else if (full)
        puts(words_in(lang, N_("Sound: file, schema, journal, and the records follow from it.")));
    else
        puts(words_in(lang, N_("Sound: file, schema, journal.")));
}

/* A hostile file chooses its own names, so they are made harmless. */
static void print_findings(const char *text)
{
    char *masked = guard_mask(text);
    struct buf shown = {0};
    display_add_lines(&shown, masked);
    fputs(buf_text(&shown), stdout);
    buf_clear(&shown);
    free(masked);
}

static void print_snapshots(const struct verify_report *report, enum lang lang)
{
    if (report->snapshots > 0)
        printf(words_in(lang, N_("Snapshots: %zu.\n")), report->snapshots);
    if (report->snapshots_redacted > 0)
        printf(words_count(lang,
                           "The content of %zu snapshot is another one since a text of before it "
                           "was redacted.\n",
                           "The content of %zu snapshots is another one since texts of before "
                           "them were redacted.\n",
                           report->snapshots_redacted),
               report->snapshots_redacted);
}

static bool is_hash(const char *text)
{
    return strlen(text) == 64 && text[strspn(text, "0123456789abcdefABCDEF")] == '\0';
}

int command_verify(struct cli *cli, struct model *m, struct why *why)
{
    struct verify_report report;
    bool full = options_given(&cli->arguments, OPTION_FULL);
    const char *head = cli->arguments.values[OPTION_HEAD];
    if (head != NULL && !is_hash(head)) {
        why_set_class(why, WHY_USAGE,
                      "--head takes the 64 hexadecimal digits that an export or verify printed.");
        return commands_fail(why);
    }
    if (!verify_run(m, full, head, &report, why)) {
        buf_clear(&report.text);
        return commands_fail(why);
    }
    enum lang lang = why->lang;
    print_findings(buf_text(&report.text));
    if (!report.cut_short)
        printf(words_in(lang, N_("Journal: %lld entries, head %s\n")), (long long)report.entries,
               report.head[0] == '\0' ? "-" : report.head);
    if (report.gaps > 0)
        printf(words_count(lang, "Redactions: %zu entry has a marked gap.\n",
                           "Redactions: %zu entries have a marked gap.\n", report.gaps),
               report.gaps);
    print_snapshots(&report, lang);
    bool denied = print_network(lang);
    print_result(&report, full, denied, lang);
    buf_clear(&report.text);
    return denied && report.findings == 0 ? EXIT_DONE : EXIT_FINDINGS;
}

/* The path as it can be found again from anywhere. For the caller to free. */
static char *absolute(const char *path)
{
    char *real = realpath(path, NULL);
    return real == NULL ? mem_copy(path) : real;
}

int command_backup(struct cli *cli, struct model *m, struct why *why)
{
    const char *path = cli->arguments.words[1];
    if (!backup_write(m, path, options_given(&cli->arguments, OPTION_FORCE), why))
        return commands_fail(why);
    commands_say(why->lang, N_("Wrote %s and verified it."), path);
    if (model_readonly(m))
        return EXIT_DONE;
    char *where = absolute(path);
    bool noted = journal_event(m, "backup", where, why);
    free(where);
    return noted ? EXIT_DONE : commands_fail(why);
}

int command_restore(struct cli *cli, struct model *unused, struct why *why)
{
    struct buf kept = {0};
    (void)unused;
    bool done = backup_replace(cli->file, cli->arguments.words[1], &cli->options, &kept, why);
    if (done && kept.length > 0)
        commands_say(why->lang, N_("Restored. What was there before is kept as %s."),
                     buf_text(&kept));
    else if (done)
        commands_say(why->lang, N_("Restored %s."), cli->file);
    buf_clear(&kept);
    return done ? EXIT_DONE : commands_fail(why);
}

/* A record that is gone cannot be redacted by that code: says how it can. */
static void explain_gone(struct model *m, const char *text, struct why *why)
{
    const char *slash = strchr(text, '/');
    struct entries entries = {0};
    struct why ignored = {.lang = why->lang};
    if (journal_list(m, NULL, slash == NULL ? text : slash + 1, 1, &entries, &ignored) &&
        entries.count > 0)
        why_set(why,
                "%s was deleted or has another code now ('daicho history --of CODE' tells), and "
                "the journal still holds its texts. Redact it by its new code; or undo the "
                "deletion, redact the field, then delete the record again.",
                text);
    journal_clear(&entries);
}

int command_redact(struct cli *cli, struct model *m, struct why *why)
{
    const struct kind *kind = NULL;
    int64_t id = commands_record(m, cli->arguments.words[1], &kind, why);
    if (id == 0) {
        /* Of several records of that code, the first kind stands in KIND. */
        bool missing = kind == NULL || strchr(cli->arguments.words[1], '/') != NULL;
        if (missing && why->class == WHY_INPUT)
            explain_gone(m, cli->arguments.words[1], why);
        return commands_fail(why);
    }
    size_t field = kinds_field_named(kind, cli->arguments.words[2]);
    if (field == kind->field_count) {
        why_set_class(why, WHY_USAGE, "The kind %s has no field \"%s\".", kind->label[why->lang],
                      cli->arguments.words[2]);
        return commands_fail(why);
    }
    struct redacted result;
    bool done = redact_field(m, kind, id, field, &result, why);
    if (done) {
        commands_say(why->lang, N_("Erased from the record and from %zu entries of the journal."),
                     result.entries);
        if (result.backups.length > 0)
            commands_say(why->lang,
                         N_("These backups still hold the text; delete or replace them:\n%s"),
                         buf_text(&result.backups));
        if (result.others.length > 0)
            commands_say(why->lang,
                         N_("The same text still stands elsewhere; redact it there as well:\n%s"),
                         buf_text(&result.others));
    }
    redact_clear(&result);
    return done ? EXIT_DONE : commands_fail(why);
}
