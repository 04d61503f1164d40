/* See manual.h. The few lines of prose stand here; everything that can be
 * listed is listed from its table. */
#include "config.h"

#include "cli/manual.h"

#include "cli/commands.h"
#include "cli/review.h"
#include "model/buf.h"
#include "tui/actions.h"

#include <string.h>

/* Prints TEXT so that roff takes none of it for a request or an escape. */
static void put(FILE *out, const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", out);
    for (; *text != '\0'; text++)
        if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '-')
            fputs("\\-", out);
        else
            fputc(*text, out);
}

static void section(FILE *out, enum lang lang, const char *title)
{
    fprintf(out, ".SH ");
    put(out, words_in(lang, title));
    fputc('\n', out);
}

static void paragraph(FILE *out, enum lang lang, const char *text)
{
    fputs(".PP\n", out);
    put(out, words_in(lang, text));
    fputc('\n', out);
}

/* A term and what it means. */
static void entry(FILE *out, const char *term, const char *text)
{
    fputs(".TP\n.B ", out);
    put(out, term);
    fputc('\n', out);
    put(out, text);
    fputc('\n', out);
}

static void option_entry(FILE *out, enum lang lang, enum option_id id)
{
    const struct option_row *row = &options[id];
    struct buf term = {0};
    if (row->letter != 0)
        buf_printf(&term, "-%c, ", row->letter);
    buf_printf(&term, "--%s", row->name);
    if (row->argument != NULL)
        buf_printf(&term, " %s", row->argument);
    entry(out, buf_text(&term), words_in(lang, row->help));
    buf_clear(&term);
}

/* The parts of COMMAND, as entries of their own. */
static void print_parts(FILE *out, const struct command *command, enum lang lang)
{
    for (const struct review_part *part = command->parts; part != NULL && part->name != NULL;
         part++) {
        struct buf term = {0}, text = {0};
        buf_printf(&term, "%s %s %s", command->name, part->name, part->synopsis);
        buf_printf(&text, "%s%s%s", words_in(lang, part->help), part->whole == NULL ? "" : " ",
                   part->whole == NULL ? "" : words_in(lang, part->whole));
        entry(out, buf_text(&term), buf_text(&text));
        buf_clear(&term);
        buf_clear(&text);
    }
}

static void print_commands(FILE *out, enum lang lang)
{
    section(out, lang, N_("COMMANDS"));
    for (size_t i = 0; i < commands_count; i++) {
        const struct command *command = &commands[i];
        struct buf term = {0};
        buf_printf(&term, "%s %s", command->name, command->synopsis);
        entry(out, buf_text(&term), words_in(lang, command->help));
        if (command->take_count > 0)
            fputs(".RS\n", out);
        print_parts(out, command, lang);
        for (size_t t = 0; t < command->take_count; t++)
            option_entry(out, lang, command->takes[t]);
        if (command->take_count > 0)
            fputs(".RE\n", out);
        buf_clear(&term);
    }
}

static void print_options(FILE *out, enum lang lang)
{
    section(out, lang, N_("OPTIONS"));
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].global || i == OPTION_SCRIPT || i == OPTION_COMPLETION || i == OPTION_DOC)
            option_entry(out, lang, (enum option_id)i);
}

static void print_environment(FILE *out, enum lang lang)
{
    section(out, lang, N_("ENVIRONMENT"));
    entry(out, "DAICHO_FILE", words_in(lang, N_("The inventory where -f does not name one.")));
    entry(out, "DAICHO_USER",
          words_in(lang, N_("The person named in the journal; else the login name.")));
    entry(out, "DAICHO_NOW", words_in(lang, N_("A fixed clock, for tests.")));
    entry(out, "VISUAL, EDITOR", words_in(lang, N_("The editor for long texts.")));
    entry(out, "NO_COLOR", words_in(lang, N_("Set to anything: no colours.")));
    section(out, lang, N_("EXIT STATUS"));
    entry(out, "0", words_in(lang, N_("Done.")));
    entry(out, "1",
          words_in(lang, N_("Done, and something was found: a refused row of a plan, "
                            "a fault that verify names, what check finds.")));
    entry(out, "2", words_in(lang, N_("Wrong usage.")));
    entry(out, "3", words_in(lang, N_("The input was refused; nothing was changed.")));
    entry(out, "4", words_in(lang, N_("The inventory cannot be opened, created or written.")));
}

static void print_configuration(FILE *out, enum lang lang)
{
    struct buf term = {0}, names = {0};
    section(out, lang, N_("CONFIGURATION"));
    paragraph(out, lang,
              N_("Options, keys and colours stand in the file $XDG_CONFIG_HOME/daicho/config, else "
                 "~/.config/daicho/config, as lines of the form name = value; lines that begin "
                 "with # are comment. 'daicho config' prints such a file, from which a first one "
                 "can be made. A line that cannot be taken is told of and left out."));
    for (int i = 0; i < CONFIG_COUNT; i++) {
        buf_empty(&term);
        buf_printf(&term, "%s = %s", config_rows[i].name, config_rows[i].choices);
        entry(out, buf_text(&term), words_in(lang, config_rows[i].help));
    }
    entry(out, "key.ACTION = KEY ...",
          words_in(lang, N_("The keys of an action, in place of the built-in ones. Blanks divide "
                            "keys that do the same, a comma two that are pressed in turn.")));
    for (int role = 0; role < ROLE_COUNT; role++)
        buf_printf(&names, "%s%s", role == 0 ? "" : ", ", theme_role_name((enum role)role));
    buf_empty(&term);
    buf_printf(&term,
               words_in(lang, N_("The look of a kind of text, such as red on black bold. "
                                 "ROLE is one of: %s.")),
               buf_text(&names));
    entry(out, "colour.ROLE = LOOK", buf_text(&term));
    buf_clear(&term);
    buf_clear(&names);
}

/* Rules, and how a person writes one. */
static void print_rules(FILE *out, enum lang lang)
{
    static const char example[] = "title: 応募者の利用期限\n"
                                  "severity: warning\n"
                                  "law: 採用業務規程\n"
                                  "article: 12条\n"
                                  "message: 応募者のデータに利用期限がありません。\n"
                                  "mend: 利用期限を記入します。\n"
                                  "sql:\n"
                                  "SELECT 'category', t.id, 'use_until', NULL FROM category t\n"
                                  " WHERE instr(t.subjects, '応募者') > 0 AND t.use_until = ''\n";
    section(out, lang, N_("RULES"));
    paragraph(out, lang,
              N_("'daicho check' holds the records against rules, each of which names the law it "
                 "comes from. 'daicho check --list' prints them, 'daicho check --explain ID' one "
                 "with its source and its SELECT. Where a rule does not matter for a record, "
                 "'daicho check --waive ID RECORD --reason TEXT' switches it off there."));
    paragraph(out, lang,
              N_("A file NAME.rule in the folder $XDG_CONFIG_HOME/daicho/rules, else "
                 "~/.config/daicho/rules, is a rule of your own: lines of the form key: value, and "
                 "last the line sql: with a SELECT below it. title, severity (error, warning or "
                 "information) and sql are needed; id is the name of the file unless given; law, "
                 "article, message, mend, jurisdiction, source, from and until may be given. Lines "
                 "that begin with # are comment; one that begins with a blank goes on with the "
                 "value above it."));
    paragraph(out, lang,
              N_("The SELECT gives four columns: the kind of the record, its number, the field "
                 "that mends it, and a detail or NULL. It reads the tables of records, which have "
                 "the names of kinds and fields, and those of links, such as category_items "
                 "(source, target, position), and calls simple functions; :today is the day for "
                 "which is judged. A rule that asks for more or takes too long does not run and is "
                 "told of with its file and line; the others do."));
    fputs(".PP\n.nf\n", out);
    put(out, example);
    fputs(".fi\n", out);
}

static void print_snapshots(FILE *out, enum lang lang)
{
    static const char recipe[] =
        "daicho export --all --format json --as-of NAME |\n"
        "jq -r '.kinds | to_entries[] | .key as $kind\n"
        "  | .value[] | .code as $code | to_entries[] | .key as $column | .value\n"
        "  | if type == \"array\" then .[] elif . == null then empty\n"
        "    elif . == true then \"yes\" elif . == false then \"no\" else . end\n"
        "  | [$kind, $code, $column, tostring] | @tsv' |\n"
        "LC_ALL=C sort | sha256sum\n";
    section(out, lang, N_("SNAPSHOTS"));
    paragraph(
        out, lang,
        N_("'daicho snapshot NAME' seals the inventory as it is: the journal keeps who did so, "
           "when, why, and the hash of all records. 'daicho verify --full' makes each "
           "snapshot anew from the journal and names one that was forged."));
    paragraph(
        out, lang,
        N_("Where a moment is asked for ('daicho diff', --as-of) it is the name of a snapshot; "
           "a day, such as 2026-03-31 or 令和8年3月31日, which means its end where you are; a "
           "day with a time, such as \"2026-03-31 17:05\"; #12, right after that entry of the "
           "journal; or now. Texts that were redacted since are redacted in the past too."));
    paragraph(
        out, lang,
        N_("The hash is the SHA-256 of one line for each value: kind, code, column and value, "
           "divided by TAB, in the order of their bytes; a list has a line for each of its "
           "values, and what is empty has none. It can be made anew from the JSON export:"));
    fputs(".PP\n.nf\n", out);
    put(out, recipe);
    fputs(".fi\n", out);
}

static void print_topics(FILE *out, enum lang lang)
{
    print_configuration(out, lang);
    print_rules(out, lang);
    print_snapshots(out, lang);
    print_environment(out, lang);
}

void manual_print(FILE *out, enum lang lang)
{
    fprintf(out, ".TH DAICHO 1 \"\" \"daicho %s\"\n", PACKAGE_VERSION);
    section(out, lang, N_("NAME"));
    fputs("daicho \\- ", out);
    put(out, words_in(lang, N_("keep a company's record of processing of personal data")));
    fputc('\n', out);
    section(out, lang, N_("SYNOPSIS"));
    fputs(".B daicho\n[\\-f FILE] [COMMAND ...]\n", out);
    section(out, lang, N_("DESCRIPTION"));
    paragraph(out, lang,
              N_("daicho is a terminal program for the person who manages personal data in a "
                 "company. It keeps, in one SQLite file, which categories of personal data the "
                 "company holds, for which purposes, who receives them, who uses them jointly, "
                 "how long they are kept and where. Without a command it opens the screen."));
    paragraph(out, lang,
              N_("The inventory describes data; it never holds the data of a person. Text that "
                 "may be an individual number (my number) is refused. Every change is written to "
                 "a journal whose entries form a chain of hashes, and can be undone."));
    print_commands(out, lang);
    print_options(out, lang);
    section(out, lang, N_("KEYS"));
    paragraph(out, lang,
              N_("Two letters such as gc are pressed one after the other. Every key is also shown "
                 "by ? on the screen, and every command is found by its name with : there."));
    actions_print_manual(out, lang);
    print_topics(out, lang);
    section(out, lang, N_("FILES"));
    entry(out, "$XDG_DATA_HOME/daicho/inventory.daicho",
          words_in(lang, N_("The inventory that is used where none is named.")));
    entry(out, "$XDG_CONFIG_HOME/daicho/config", words_in(lang, N_("The configuration.")));
    entry(
        out, "$XDG_CONFIG_HOME/daicho/items.tsv",
        words_in(lang,
                 N_("Headers of rosters that 'daicho scan' is to know, one a line: the header, a "
                    "TAB, the item (- for no personal data), and if wanted a TAB and its class.")));
    entry(out, "$XDG_CONFIG_HOME/daicho/headers.tsv",
          words_in(lang, N_("Further words for the headers of imported files: lines of a header, "
                            "a TAB, and a field, such as category.department.")));
    entry(out, "$XDG_CONFIG_HOME/daicho/rules/",
          words_in(lang, N_("Rules of your own for 'daicho check'; see RULES.")));
    entry(out, "$XDG_CONFIG_HOME/daicho/mappings/",
          words_in(lang, N_("The mappings that imports were given, each used again for files "
                            "with the same header; they can be edited and deleted.")));
}
