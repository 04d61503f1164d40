/* See options.h. The parser knows long options with "=" or a following word,
 * short ones with a following word, and "--" that ends them. */
#include "cli/options.h"

#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
const struct option_row options[OPTION_COUNT] = {
    [OPTION_FILE] = {"file", 'f', "FILE", NULL,
        N_("the inventory, also as first word where its name ends in .daicho; else $DAICHO_FILE, "
           "else $XDG_DATA_HOME/daicho/inventory.daicho"), true},
    [OPTION_LANG] = {"lang", 0, "ja|en", "ja|en", N_("the language of everything printed"), true},
    [OPTION_HELP] = {"help", 'h', NULL, NULL, N_("print this help, or that of the command"), true},
    [OPTION_VERSION] = {"version", 0, NULL, NULL, N_("print the version"), true},
    [OPTION_FORCE] = {"force", 0, NULL, NULL,
        N_("overwrite output files; with delete: empty the references to the record"), true},
    [OPTION_SAMPLE] = {"sample", 0, "NAME", "education|portal", N_("fill it with a sample: education, portal"), false},
    [OPTION_KIND] = {"kind", 0, "KIND", NULL, N_("the kind of the records"), false},
    [OPTION_DRY_RUN] = {"dry-run", 0, NULL, NULL, N_("print the plan and change nothing"), false},
    [OPTION_ENCODING] = {"encoding", 0, "E", NULL, N_("the encoding of the files, such as UTF-8 or CP932"), false},
    [OPTION_DELIMITER] = {"delimiter", 0, "C", NULL, N_("the character between cells"), false},
    [OPTION_SHEET] = {"sheet", 0, "S", NULL, N_("the sheet of a workbook: its name, or the number of its tab"), false},
    [OPTION_HEADER_ROW] = {"header-row", 0, "N", NULL, N_("the row that holds the headers"), false},
    [OPTION_MAPPING] = {"mapping", 0, "FILE", NULL, N_("which column is which field, as --save-mapping wrote it"), false},
    [OPTION_SAVE_MAPPING] = {"save-mapping", 0, "FILE", NULL,
        N_("write which column is which field, to be corrected and given to --mapping"), false},
    [OPTION_KEY] = {"key", 0, "FIELD", NULL, N_("the field by which rows and records are matched"), false},
    [OPTION_EMPTY] = {"empty", 0, "keep|clear", "keep|clear", N_("what an empty cell does to a record that is there"), false},
    [OPTION_UNKNOWN] = {"unknown", 0, "ignore|remarks", "ignore|remarks", N_("what becomes of columns that match no field"), false},
    [OPTION_ACCEPT_GOOD] = {"accept-good", 0, NULL, NULL,
        N_("load the good rows and write the others to FILE.refused.csv"), false},
    [OPTION_REGISTER] = {"register", 0, NULL, NULL, N_("one row a data category, with what is linked to it"), false},
    [OPTION_ALL] = {"all", 0, NULL, NULL, N_("everything: a folder with one file a kind; with check: what exceptions switch off too; with review: all that is open; with merge: tell each record"), false},
    [OPTION_FORMAT] = {"format", 0, "FORMAT", "text|csv|json|xlsx|md|html|txt|dot|svg|png",
        N_("the form of the output: text, csv, json, xlsx; of notices: md, html, txt; of the map of data flows: dot, svg, png"), false},
    [OPTION_EXCEL] = {"excel", 0, NULL, NULL, N_("CSV for spreadsheets: byte order mark, CRLF, guarded formulas"), false},
    [OPTION_OUTPUT] = {"output", 'o', "PATH", NULL, N_("where to write, instead of standard output"), false},
    [OPTION_FILTER] = {"filter", 0, "TEXT", NULL, N_("words that must occur; !word must not; field:word in that field"), false},
    [OPTION_OF] = {"of", 0, "CODE", NULL, N_("only what touched this record"), false},
    [OPTION_CATEGORY] = {"category", 0, "CODE", NULL, N_("the data category that is meant: with scan, that the files are held against"), false},
    [OPTION_ACCEPT] = {"accept", 0, NULL, NULL,
        N_("add all items that are not declared to the category, and set its number of persons"), false},
    [OPTION_ITEMS] = {"items", 0, "LIST", NULL,
        N_("add only these, divided by semicolons: ITEM, or HEADER=ITEM or HEADER=ITEM=CLASS for a column"), false},
    [OPTION_PERSONS] = {"persons", 0, "N|keep", NULL,
        N_("the number of persons to set instead of the number of rows; keep leaves it"), false},
    [OPTION_FULL] = {"full", 0, NULL, NULL, N_("replay the journal and compare it with the records"), false},
    [OPTION_HEAD] = {"head", 0, "HASH", NULL, N_("a head noted earlier, which the journal must contain"), false},
    [OPTION_CHECK] = {"check", 0, NULL, NULL, N_("print only what is wrong with the configuration"), false},
    [OPTION_LAW_ON] = {"law-on", 0, "DATE", NULL, N_("judge by the law and the day of that date"), false},
    [OPTION_RULE] = {"rule", 0, "ID", NULL, N_("only this rule, such as J02"), false},
    [OPTION_LIST] = {"list", 0, NULL, NULL, N_("print all rules"), false},
    [OPTION_EXPLAIN] = {"explain", 0, "ID", NULL, N_("print why a rule exists: law, source, what it looks for, what mends it"), false},
    [OPTION_WAIVE] = {"waive", 0, "ID", NULL, N_("switch the rule off for a record, with --reason"), false},
    [OPTION_UNTIL] = {"until", 0, "DATE", NULL,
        N_("the last day: of the calendar, one year from today where it is not given; of an exception, none"), false},
    [OPTION_READONLY] = {"readonly", 0, NULL, NULL, N_("open the inventory for reading only; every change is refused"), true},
    [OPTION_ORGANIZATION] = {"organization", 0, "CODE", NULL,
        N_("only what belongs to this organization, by code or name; all of them together where it is left out"), false},
    [OPTION_JURISDICTION] = {"jurisdiction", 0, "JP|EU|CN", "JP|EU|UK|CN", N_("the law whose notices are written; JP where it is left out"), false},
    [OPTION_PART] = {"part", 0, "PART",
        "all|acquisition|purposes|provision|joint-use|opt-out|entrustment|foreign|retention|measures|requests|transmission|contact",
        N_("only this part, such as joint-use"), false},
    [OPTION_TRACE] = {"trace", 0, NULL, NULL, N_("tell the records and the article behind each sentence and row"), false},
    [OPTION_PUBLISH] = {"publish", 0, "DATE", NULL, N_("keep the text as published on that day"), false},
    [OPTION_PLACE] = {"place", 0, "URL", NULL, N_("with --publish: where it was published"), false},
    [OPTION_REVISED] = {"revised", 0, NULL, NULL, N_("with --publish: that day becomes the date of revision of the notice too"), false},
    [OPTION_DIFF] = {"diff", 0, NULL, NULL, N_("what changed in the records since the text was published, and when the law has it told"), false},
    [OPTION_REASON] = {"reason", 0, "TEXT", NULL, N_("why this is changed; it is kept in the history"), false},
    [OPTION_PREFER] = {"prefer", 0, "mine|theirs", "mine|theirs", N_("decide all conflicts for this side"), false},
    [OPTION_NOTICE] = {"notice", 0, "CODE", NULL, N_("the notice that is meant, by its code"), false},
    [OPTION_PIN] = {"pin", 0, "N=RECORDS", NULL,
        N_("keep which records paragraph N speaks of, such as 12=category/C-0001; purpose/P-0002"), false},
    [OPTION_PARAGRAPHS] = {"paragraphs", 0, NULL, NULL, N_("print the paragraphs of the file with their numbers"), false},
    [OPTION_AS_OF] = {"as-of", 0, "WHEN", NULL,
        N_("the inventory as it was: the name of a snapshot, a day (its end), a day with a time, #12 for an entry of the journal"), false},
    [OPTION_CAMPAIGN] = {"campaign", 0, "REVIEW", NULL,
        N_("the annual review that is meant, by code or name; the only open one where it is left out"), false},
    [OPTION_DUE] = {"due", 0, "DATE", NULL, N_("the day by which the departments are to answer"), false},
    [OPTION_DEPARTMENT] = {"department", 0, "DEPARTMENT", NULL,
        N_("only the data categories of this department, by code or name; may be given several times"), false},
    [OPTION_EDITED] = {"edited", 0, NULL, NULL, N_("the open ones of which the data category was changed since the review began"), false},
    [OPTION_OUTCOME] = {"outcome", 0, "unchanged|changed|retire", "unchanged|changed|retire",
        N_("what became of the data categories; unchanged where it is left out"), false},
    [OPTION_REVIEWER] = {"reviewer", 0, "NAME", NULL, N_("who reviewed them; the person named in the journal where it is left out"), false},
    [OPTION_COMMENT] = {"comment", 0, "TEXT", NULL, N_("what the department says about it"), false},
    [OPTION_BY] = {"by", 0, "NAME", NULL, N_("who approves: name or title of the protection manager"), false},
    [OPTION_OPEN] = {"open", 0, "N", NULL, N_("approve although N reviews are not answered, with --reason"), false},
    [OPTION_SNAPSHOT] = {"snapshot", 0, "NAME", NULL, N_("the name under which the result is sealed; that of the review where it is left out"), false},
    [OPTION_STORAGE] = {"storage", 0, "STORAGE", NULL, N_("the storage where it happened, by code or name; may be given several times"), false},
    [OPTION_PARTY] = {"party", 0, "PARTY", NULL, N_("the party with which it happened, by code or name; may be given several times"), false},
    [OPTION_ITEM] = {"item", 0, "ITEM", NULL, N_("an item that is touched, by code or name; may be given several times"), false},
    [OPTION_ENTRUSTMENT] = {"entrustment", 0, "ENTRUSTMENT", NULL,
        N_("the entrustment that is touched, by code or name; may be given several times"), false},
    [OPTION_DATE] = {"date", 0, "DATE", NULL, N_("the day on which it became known; today where it is left out"), false},
    [OPTION_NARROW] = {"narrow", 0, NULL, NULL, N_("only the data categories that every one of the records leads to"), false},
    [OPTION_KEEP] = {"keep", 0, NULL, NULL, N_("make what was tried one change of the inventory, which one undo takes back"), false},
    [OPTION_SAVE] = {"save", 0, "FILE", NULL, N_("save the inventory as it was tried, for others to open and for merge to bring back"), false},
    [OPTION_COMMANDS] = {"commands", 0, "FILE", NULL, N_("try the commands of this file, one a line; - is standard input"), false},
    [OPTION_SCRIPT] = {"script", 0, "FILE", NULL, N_("drive the screen from a script and print what it shows"), false},
    [OPTION_MANUAL] = {"print-manual", 0, NULL, NULL, N_("print the manual page"), false},
    [OPTION_KEYS] = {"print-keys", 0, NULL, NULL, N_("print all keys as tables in Markdown"), false},
    [OPTION_COMPLETION] = {"print-completion", 0, "bash|fish|zsh", "bash|fish|zsh",
        N_("print the script with which a shell completes commands and options"), false},
    [OPTION_ARTICLE30] = {"article30", 0, "TEMPLATE", "ico|ico-processor|cnil|cnil-processor",
        N_("the record of GDPR Article 30 in the columns of this template: ico or cnil for controllers, with -processor for processors"), false},
    [OPTION_OVERVIEW] = {"overview", 0, NULL, NULL, N_("with list organization: what each organization holds, misses and has to do"), false},
    [OPTION_SCHEMA] = {"print-schema", 0, NULL, NULL, N_("print the JSON Schema of exports as JSON"), false},
    [OPTION_DOC] = {"print-doc", 0, "database|rules|statutes", "database|rules|statutes",
        N_("print the schema of the inventory as SQL with comments, or the rules or statutory periods with their sources in Markdown"), false},
};
/* clang-format on */

static enum option_id find_long(const char *name, size_t length)
{
    size_t i = 0;
    while (i < OPTION_COUNT &&
           (strlen(options[i].name) != length || strncmp(options[i].name, name, length) != 0))
        i++;
    return (enum option_id)i;
}

static enum option_id find_letter(char letter)
{
    size_t i = 0;
    while (i < OPTION_COUNT && options[i].letter != letter)
        i++;
    return (enum option_id)i;
}

/* Whether VALUE is one of CHOICES, which '|' divides. */
static bool among(const char *choices, const char *value)
{
    size_t length = strlen(value);
    for (const char *at = choices; *at != '\0';) {
        size_t part = strcspn(at, "|");
        if (part == length && strncmp(at, value, length) == 0)
            return true;
        at += part + (at[part] == '|');
    }
    return false;
}

static bool take(struct arguments *arguments, enum option_id id, const char *value, struct why *why)
{
    const struct option_row *row = &options[id];
    if (row->choices != NULL && !among(row->choices, value))
        return why_set_class(why, WHY_USAGE, "--%s takes %s, not \"%s\".", row->name, row->choices,
                             value);
    arguments->values[id] = value;
    arguments->given[arguments->given_count++] = (struct given){id, value};
    return true;
}

/* Reads the option at ARGV[*AT], and its argument behind it. */
static bool parse_option(int argc, char **argv, int *at, struct arguments *arguments,
                         struct why *why)
{
    const char *word = argv[*at];
    const char *equals = NULL;
    enum option_id id;
    if (word[1] == '-') {
        equals = strchr(word, '=');
        id = find_long(word + 2, equals == NULL ? strlen(word + 2) : (size_t)(equals - word - 2));
    } else {
        id = word[2] == '\0' ? find_letter(word[1]) : OPTION_COUNT;
    }
    if (id == OPTION_COUNT)
        return why_set_class(why, WHY_USAGE, "There is no option %s. 'daicho --help' shows all.",
                             word);
    if (options[id].argument == NULL) {
        if (equals != NULL)
            return why_set_class(why, WHY_USAGE, "--%s takes no argument.", options[id].name);
        return take(arguments, id, "", why);
    }
    if (equals != NULL)
        return take(arguments, id, equals + 1, why);
    if (*at + 1 >= argc)
        return why_set_class(why, WHY_USAGE, "%s wants an argument: %s.", word,
                             options[id].argument);
    return take(arguments, id, argv[++*at], why);
}

/* "daicho ledger.daicho", as a desktop opens a file: no command has such a name. */
static void take_file(struct arguments *arguments)
{
    static const char ending[] = ".daicho";
    const char *first = arguments->count > 0 ? arguments->words[0] : "";
    size_t length = strlen(first), tail = sizeof ending - 1;
    if (arguments->values[OPTION_FILE] != NULL || length <= tail ||
        strcmp(first + length - tail, ending) != 0)
        return;
    arguments->values[OPTION_FILE] = first;
    arguments->count--;
    memmove(arguments->words, arguments->words + 1,
            (arguments->count + 1) * sizeof *arguments->words);
}

bool options_parse(int argc, char **argv, struct arguments *arguments, struct why *why)
{
    *arguments = (struct arguments){0};
    arguments->words = mem_new((size_t)argc + 1, sizeof *arguments->words);
    arguments->given = mem_new((size_t)argc + 1, sizeof *arguments->given);
    bool ended = false;
    for (int i = 1; i < argc; i++) {
        if (!ended && strcmp(argv[i], "--") == 0)
            ended = true;
        else if (ended || argv[i][0] != '-' || argv[i][1] == '\0')
            arguments->words[arguments->count++] = argv[i];
        else if (!parse_option(argc, argv, &i, arguments, why))
            return false;
    }
    take_file(arguments);
    return true;
}

void options_clear(struct arguments *arguments)
{
    free(arguments->words);
    free(arguments->given);
    *arguments = (struct arguments){0};
}

size_t options_values(const struct arguments *arguments, enum option_id id, const char **values)
{
    size_t count = 0;
    for (size_t i = 0; i < arguments->given_count; i++)
        if (arguments->given[i].id == id)
            values[count++] = arguments->given[i].value;
    return count;
}

bool options_given(const struct arguments *arguments, enum option_id id)
{
    return arguments->values[id] != NULL;
}
