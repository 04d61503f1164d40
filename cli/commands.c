/* The table of commands, and what they share: help, messages, finding a kind
 * or a record by the words of the command line. */
#include "cli/commands.h"
#include "cli/review.h"

#include "export/output.h"
#include "import/remedy.h"
#include "model/buf.h"
#include "model/display.h"
#include "model/guard.h"
#include "model/kinds.h"
#include "model/mem.h"
#include "model/record.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* As many words as there are. */
enum { MANY = 1 << 30 };

/* clang-format off */
const struct command commands[] = {
    {.name = "init", .synopsis = "[--sample NAME]",
     .help = N_("Make a new inventory, empty or with a sample."),
     .takes = {OPTION_SAMPLE}, .take_count = 1, .run = command_init},
    {.name = "add", .synopsis = "[--reason TEXT] KIND FIELD=VALUE…",
     .help = N_("Add a record and print its code."),
     .least = 1, .most = MANY, .needs = NEEDS_MODEL, .takes = {OPTION_REASON}, .take_count = 1,
     .tries = true, .run = command_add},
    {.name = "set", .synopsis = "[--reason TEXT] CODE FIELD=VALUE…",
     .help = N_("Change fields of a record."),
     .least = 2, .most = MANY, .needs = NEEDS_MODEL, .takes = {OPTION_REASON}, .take_count = 1,
     .tries = true, .run = command_set},
    {.name = "delete", .synopsis = "[--reason TEXT] CODE…",
     .help = N_("Delete records; refused where others refer to them, unless --force empties those references."),
     .least = 1, .most = MANY, .needs = NEEDS_MODEL, .takes = {OPTION_REASON}, .take_count = 1,
     .tries = true, .run = command_delete},
    {.name = "import", .synopsis = "[--kind KIND] [--dry-run] [--accept-good] FILE…",
     .help = N_("Read ledger files into records: all or nothing, one undoable change."),
     .least = 1, .most = MANY, .needs = NEEDS_MODEL,
     .takes = {OPTION_KIND, OPTION_DRY_RUN, OPTION_ENCODING, OPTION_DELIMITER, OPTION_HEADER_ROW,
               OPTION_KEY, OPTION_EMPTY, OPTION_UNKNOWN, OPTION_ACCEPT_GOOD, OPTION_REASON,
               OPTION_SHEET, OPTION_MAPPING, OPTION_SAVE_MAPPING},
     .take_count = 13, .tries = true, .run = command_import},
    {.name = "scan", .synopsis = "[--category CODE [--accept | --items LIST]] FILE…",
     .help = N_("Hold the columns of rosters against a category; no cell is stored."),
     .least = 1, .most = MANY, .needs = NEEDS_MODEL,
     .takes = {OPTION_CATEGORY, OPTION_ACCEPT, OPTION_ITEMS, OPTION_PERSONS, OPTION_ENCODING,
               OPTION_DELIMITER, OPTION_SHEET, OPTION_HEADER_ROW, OPTION_FORMAT, OPTION_OUTPUT,
               OPTION_REASON},
     .take_count = 11, .tries = true, .run = command_scan},
    {.name = "export", .synopsis = "[--kind KIND | --register | --all | --article30 TEMPLATE] [--format csv|json|xlsx|html|md] [--organization CODE] [--excel [--encoding E]] [-o PATH] | --format dot|svg|png [--filter TEXT] [-o PATH]",
     .help = N_("Write records out: a kind, the register, or everything into a folder; or draw the map of data flows."),
     .needs = NEEDS_MODEL,
     .takes = {OPTION_KIND, OPTION_REGISTER, OPTION_ALL, OPTION_FORMAT, OPTION_EXCEL,
               OPTION_ENCODING, OPTION_OUTPUT, OPTION_AS_OF, OPTION_ORGANIZATION, OPTION_FILTER,
               OPTION_ARTICLE30},
     .take_count = 11, .reads = true, .organizations = ORGANIZATIONS_TOLD, .run = command_export},
    {.name = "evidence", .synopsis = "[--as-of DATE] [--organization CODE] -o PATH",
     .help = N_("Make a folder that an auditor can check without daicho: register, findings, reviews, changes, journal, checksums."),
     .needs = NEEDS_MODEL, .takes = {OPTION_OUTPUT, OPTION_AS_OF, OPTION_ORGANIZATION}, .take_count = 3, .organizations = ORGANIZATIONS_TOLD, .run = command_evidence},
    {.name = "list", .synopsis = "KIND [--organization CODE] [--filter TEXT] [--format text|csv|json] | organization --overview",
     .help = N_("List the records of a kind."),
     .least = 1, .most = 1, .needs = NEEDS_MODEL,
     .takes = {OPTION_FILTER, OPTION_FORMAT, OPTION_AS_OF, OPTION_ORGANIZATION, OPTION_OVERVIEW}, .take_count = 5, .reads = true, .organizations = ORGANIZATIONS_ONE, .run = command_list},
    {.name = "drift", .synopsis = "[--notice CODE] [--encoding E] [--format text|json] [--paragraphs] [--pin N=RECORDS] FILE",
     .help = N_("Hold a published policy (HTML, Markdown, text) against the records: what stands on one side only."),
     .least = 1, .most = 1, .needs = NEEDS_MODEL,
     .takes = {OPTION_NOTICE, OPTION_ENCODING, OPTION_FORMAT, OPTION_PARAGRAPHS, OPTION_PIN, OPTION_REASON},
     .take_count = 6, .run = command_drift},
    {.name = "show", .synopsis = "[--organization CODE] CODE",
     .help = N_("Show a record and all that is linked to it."),
     .least = 1, .most = 1, .needs = NEEDS_MODEL, .takes = {OPTION_AS_OF, OPTION_ORGANIZATION}, .take_count = 2, .reads = true,
     .organizations = ORGANIZATIONS_ONE, .run = command_show},
    {.name = "due", .synopsis = "[--organization CODE] [--until DATE] [--format text|json]",
     .help = N_("Show what is open of incidents and requests and by when, and when data may and has to be disposed of; status 1 where something is overdue."),
     .needs = NEEDS_MODEL, .takes = {OPTION_UNTIL, OPTION_FORMAT, OPTION_ORGANIZATION}, .take_count = 3, .reads = true, .organizations = ORGANIZATIONS_TOLD, .run = command_due},
    {.name = "check", .synopsis = "[--organization CODE] [--law-on DATE] [--rule ID] [--all] [--format text|json] | --list | --explain ID | --waive ID RECORD --reason TEXT [--until DATE]",
     .help = N_("Hold the records against the law: what is missing, by which article, and what mends it."),
     .most = 1, .needs = NEEDS_MODEL,
     .takes = {OPTION_LAW_ON, OPTION_RULE, OPTION_ALL, OPTION_FORMAT, OPTION_LIST, OPTION_EXPLAIN,
               OPTION_WAIVE, OPTION_REASON, OPTION_UNTIL, OPTION_AS_OF, OPTION_ORGANIZATION},
     .take_count = 11, .organizations = ORGANIZATIONS_ONE, .run = command_check},
    {.name = "impact", .synopsis = "[--storage S] [--party P] [--category C] [--item I] [--department D] [--entrustment E] [--date DATE] [--organization CODE] [--format text|html|md|xlsx|json] [-o PATH] [CODE…]",
     .help = N_("After a leak: what is touched, which report the law may ask for by when, whom to tell, who else has the data."),
     .most = MANY, .needs = NEEDS_MODEL,
     .takes = {OPTION_STORAGE, OPTION_PARTY, OPTION_CATEGORY, OPTION_ITEM, OPTION_DEPARTMENT,
               OPTION_ENTRUSTMENT, OPTION_NARROW, OPTION_DATE, OPTION_FORMAT, OPTION_OUTPUT, OPTION_AS_OF, OPTION_ORGANIZATION},
     .take_count = 12, .reads = true, .run = command_impact},
    {.name = "notice", .synopsis = "[--notice CODE] [--part PART] [--format md|html|txt] [--trace] [--publish DATE | --diff]",
     .help = N_("Write the texts that the law has a company publish; keep them as published; tell what changed since."),
     .needs = NEEDS_MODEL,
     .takes = {OPTION_ORGANIZATION, OPTION_NOTICE, OPTION_JURISDICTION, OPTION_PART, OPTION_FORMAT,
               OPTION_TRACE, OPTION_OUTPUT, OPTION_PUBLISH, OPTION_PLACE, OPTION_REVISED,
               OPTION_DIFF, OPTION_REASON},
     .take_count = 12, .run = command_notice},
    {.name = "review", .synopsis = "start NAME --due DATE | status | due | send -o DIR | receive FILE… | confirm CODE… | approve --by NAME | close",
     .help = N_("The annual review: who looks through which data categories by when, and what became of each."),
     .least = 1, .most = MANY, .needs = NEEDS_MODEL,
     .takes = {OPTION_CAMPAIGN, OPTION_FORMAT, OPTION_DUE, OPTION_ORGANIZATION, OPTION_DEPARTMENT,
               OPTION_FILTER, OPTION_ALL, OPTION_EDITED, OPTION_OUTCOME, OPTION_REVIEWER,
               OPTION_COMMENT, OPTION_BY, OPTION_OPEN, OPTION_REASON, OPTION_SNAPSHOT,
               OPTION_OUTPUT, OPTION_FORCE, OPTION_DRY_RUN, OPTION_PREFER},
     .take_count = 19, .parts = review_parts, .run = command_review},
    {.name = "snapshot", .synopsis = "[NAME [--reason TEXT]] [--format text|json]",
     .help = N_("Seal the inventory as it is now under a name, or list what was sealed."),
     .most = 1, .needs = NEEDS_MODEL, .takes = {OPTION_REASON, OPTION_FORMAT}, .take_count = 2,
     .run = command_snapshot},
    {.name = "diff", .synopsis = "A [B] [--kind KIND] [--organization CODE] [--format text|csv|json]",
     .help = N_("Show what came, went and changed between two moments, and what the law asks for; status 1 where they differ."),
     .least = 1, .most = 2, .needs = NEEDS_MODEL, .takes = {OPTION_KIND, OPTION_FORMAT, OPTION_ORGANIZATION}, .take_count = 3,
     .reads = true, .organizations = ORGANIZATIONS_TOLD, .run = command_diff},
    {.name = "history", .synopsis = "[--of CODE]",
     .help = N_("Show the journal: who changed what, when, from what to what."),
     .needs = NEEDS_MODEL, .takes = {OPTION_OF}, .take_count = 1, .reads = true, .run = command_history},
    {.name = "undo", .synopsis = "[ENTRY]",
     .help = N_("Undo the last change, or the entry of that number."),
     .most = 1, .needs = NEEDS_MODEL, .tries = true, .run = command_undo},
    {.name = "redo", .synopsis = "",
     .help = N_("Redo what was undone last."),
     .needs = NEEDS_MODEL, .tries = true, .run = command_redo},
    {.name = "verify", .synopsis = "[--full] [--head HASH]",
     .help = N_("Check file, schema, journal, and that the network is denied."),
     .needs = NEEDS_ANY_SCHEMA, .takes = {OPTION_FULL, OPTION_HEAD}, .take_count = 2,
     .run = command_verify},
    {.name = "merge", .synopsis = "[--dry-run] [--all] [--prefer mine|theirs] [--reason TEXT] FILE",
     .help = N_("Merge the inventory of another office, or a colleague's copy of this one."),
     .least = 1, .most = 1, .needs = NEEDS_MODEL,
     .takes = {OPTION_DRY_RUN, OPTION_PREFER, OPTION_FORMAT, OPTION_REASON, OPTION_ALL}, .take_count = 5,
     .tries = true, .run = command_merge},
    {.name = "try", .synopsis = "[--organization CODE] [--keep [--reason TEXT] | --save FILE] [--format text|html|md|json] [-o PATH] COMMAND [ARG…] | --commands FILE",
     .help = N_("Try a command that edits in a scratch copy, or many of a script, and tell what they do to findings, notices, reviews and data flows; status 1 where they bring findings."),
     .most = MANY, .needs = NEEDS_MODEL,
     .takes = {OPTION_KEEP, OPTION_SAVE, OPTION_COMMANDS, OPTION_FORMAT, OPTION_OUTPUT, OPTION_REASON, OPTION_ORGANIZATION},
     .take_count = 7, .runs = true, .run = command_try},
    {.name = "backup", .synopsis = "PATH",
     .help = N_("Write a verified copy of the inventory."),
     .least = 1, .most = 1, .needs = NEEDS_MODEL, .run = command_backup},
    {.name = "restore", .synopsis = "PATH",
     .help = N_("Bring a backup back; the present inventory is kept beside it."),
     .least = 1, .most = 1, .run = command_restore},
    {.name = "redact", .synopsis = "CODE FIELD",
     .help = N_("Erase a text that should never have been typed, from record, journal and file."),
     .least = 2, .most = 2, .needs = NEEDS_MODEL, .run = command_redact},
    {.name = "config", .synopsis = "[--check]",
     .help = N_("Print the configuration in force as a file to begin from, or what is wrong with it."),
     .takes = {OPTION_CHECK}, .take_count = 1, .run = command_config},
};
/* clang-format on */

const size_t commands_count = sizeof commands / sizeof commands[0];

const struct command *commands_find(const char *name)
{
    for (size_t i = 0; i < commands_count; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

bool commands_check(const struct command *command, const struct arguments *arguments,
                    struct why *why)
{
    size_t words = arguments->count - 1;
    if (words < command->least || words > command->most)
        return why_set_class(why, WHY_USAGE, "Usage: daicho [-f FILE] %s %s", command->name,
                             command->synopsis);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        bool taken = options[i].global || command->runs || arguments->values[i] == NULL;
        for (size_t t = 0; t < command->take_count && !taken; t++)
            taken = command->takes[t] == (enum option_id)i;
        if (!taken)
            return why_set_class(why, WHY_USAGE, "'daicho %s' takes no option --%s.", command->name,
                                 options[i].name);
    }
    return true;
}

/* A sentence on standard error: no individual number, no control character. Further
 * lines are indented, so that none that stems from a value looks like another sentence
 * of ours. */
static void say(const char *text)
{
    char *masked = guard_mask(text);
    struct buf out = {0};
    display_add_lines(&out, masked);
    fputs("daicho: ", stderr);
    for (const char *at = buf_text(&out); *at != '\0'; at++) {
        fputc(*at, stderr);
        if (at[0] == '\n' && at[1] != ' ' && at[1] != '\n' && at[1] != '\0')
            fputs("  ", stderr);
    }
    fputc('\n', stderr);
    buf_clear(&out);
    free(masked);
}

void commands_say(enum lang lang, const char *format, ...)
{
    struct buf text = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&text, words_in(lang, format), args);
    va_end(args);
    say(buf_text(&text));
    buf_clear(&text);
}

void commands_note(enum lang lang, const char *format, ...)
{
    va_list args;
    fputs("daicho: ", stderr);
    va_start(args, format);
    vfprintf(stderr, words_in(lang, format), args);
    va_end(args);
    fputc('\n', stderr);
}

int commands_fail(const struct why *why)
{
    struct buf text = {0};
    const char *option = remedy_option(why->remedy, why->lang);
    buf_printf(&text, "%s%s%s", why->text, option[0] == '\0' ? "" : "\n  ", option);
    say(text.text);
    buf_clear(&text);
    switch (why->class) {
    case WHY_INPUT:
    case WHY_STALE:
        return EXIT_REFUSED;
    case WHY_USAGE:
        return EXIT_USAGE;
    case WHY_FILE:
        break;
    }
    return EXIT_FILE;
}

bool commands_flush(struct why *why)
{
    return output_flush(stdout, words_in(why->lang, N_("Standard output")), why);
}

const struct kind *commands_kind(const char *text, struct why *why)
{
    const struct kind *kind = kinds_find(text);
    if (kind != NULL)
        return kind;
    struct buf names = {0};
    for (size_t i = 0; i < kinds_count; i++)
        buf_printf(&names, "%s%s", i == 0 ? "" : ", ", kinds[i].name);
    why_set_class(why, WHY_USAGE, "There is no kind \"%s\". The kinds are: %s.", text,
                  buf_text(&names));
    buf_clear(&names);
    return NULL;
}

/* Looks CODE up in every kind; more than one hit is ambiguous. */
static int64_t find_anywhere(struct model *m, const char *code, const struct kind **kind,
                             struct why *why)
{
    int64_t found = 0;
    struct buf places = {0};
    size_t failures = model_failures(m);
    for (size_t i = 0; i < kinds_count; i++) {
        int64_t id = record_find(m, &kinds[i], code);
        if (id == 0)
            continue;
        buf_printf(&places, "%s%s/%s", found == 0 ? "" : ", ", kinds[i].name, code);
        if (found == 0)
            *kind = &kinds[i];
        found = found == 0 ? id : -1;
    }
    /* What could not be read may be another record of that code. */
    if (!model_ok_since(m, failures, why))
        found = 0;
    else if (found == 0)
        why_set(why, "There is no record %s. 'daicho list KIND' shows the codes.", code);
    else if (found < 0)
        why_set(why, "Several kinds have a record %s. Name the kind as well: %s.", code,
                buf_text(&places));
    buf_clear(&places);
    return found > 0 ? found : 0;
}

int64_t commands_record(struct model *m, const char *text, const struct kind **kind,
                        struct why *why)
{
    const char *slash = strchr(text, '/');
    if (slash == NULL)
        return find_anywhere(m, text, kind, why);
    char *name = mem_copy_bytes(text, (size_t)(slash - text));
    *kind = commands_kind(name, why);
    free(name);
    if (*kind == NULL)
        return 0;
    size_t failures = model_failures(m);
    int64_t id = record_find(m, *kind, slash + 1);
    if (id == 0 && model_ok_since(m, failures, why))
        why_set(why, "There is no record %s of the kind %s. 'daicho list %s' shows all.", slash + 1,
                (*kind)->label[why->lang], (*kind)->name);
    return id;
}

static void print_option(FILE *out, enum option_id id, enum lang lang)
{
    const struct option_row *row = &options[id];
    char left[64];
    if (row->letter != 0)
        snprintf(left, sizeof left, "-%c, --%s%s%s", row->letter, row->name,
                 row->argument == NULL ? "" : " ", row->argument == NULL ? "" : row->argument);
    else
        snprintf(left, sizeof left, "    --%s%s%s", row->name, row->argument == NULL ? "" : " ",
                 row->argument == NULL ? "" : row->argument);
    fprintf(out, "  %-28s %s\n", left, words_in(lang, row->help));
}

static void print_command_help(FILE *out, const struct command *command, enum lang lang)
{
    fprintf(out, "daicho [-f FILE] %s %s\n\n%s\n", command->name, command->synopsis,
            words_in(lang, command->help));
    for (const struct review_part *part = command->parts; part != NULL && part->name != NULL;
         part++) {
        fprintf(out, "\n%s %s %s\n  %s\n", command->name, part->name, part->synopsis,
                words_in(lang, part->help));
        if (part->whole != NULL)
            fprintf(out, "  %s\n", words_in(lang, part->whole));
    }
    if (command->take_count > 0)
        fputc('\n', out);
    for (size_t i = 0; i < command->take_count; i++)
        print_option(out, command->takes[i], lang);
}

void commands_print_help(FILE *out, const struct command *command, enum lang lang)
{
    if (command != NULL) {
        print_command_help(out, command, lang);
        return;
    }
    fprintf(out, "%s\n\n%s\n  daicho [-f FILE] [COMMAND …]\n\n%s\n",
            words_in(lang, N_("daicho keeps a company's record of processing of personal data.")),
            words_in(lang, N_("Without a command it opens the screen.")),
            words_in(lang, N_("Commands:")));
    for (size_t i = 0; i < commands_count; i++)
        fprintf(out, "  %-10s %s\n", commands[i].name, words_in(lang, commands[i].help));
    fprintf(out, "\n%s\n", words_in(lang, N_("Options with every command:")));
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].global)
            print_option(out, (enum option_id)i, lang);
    fprintf(out, "\n%s\n%s\n",
            words_in(lang, N_("'daicho COMMAND --help' shows the options of a command.")),
            words_in(lang, N_("Exit status: 0 done; 1 done, with findings; 2 wrong usage; 3 input "
                              "refused, nothing changed; 4 the inventory cannot be opened, created "
                              "or written.")));
}
