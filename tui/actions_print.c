/*
 * The table of actions in print: its parts, and them as the section of the
 * manual page and as tables in Markdown.
 */
#include "tui/actions.h"

#include <string.h>

/* clang-format off */

const struct action_part action_parts[] = {
    {.context = ON_LIST, .title = N_("In lists")},
    {.context = ON_FILTER, .title = N_("While a filter is typed")},
    {.context = ON_OVERVIEW, .title = N_("In the overview")},
    {.context = ON_RECORD, .title = N_("On a record")},
    {.context = ON_FORM, .title = N_("In forms")},
    {.context = ON_PICKER, .title = N_("In lists to choose from")},
    {.context = ON_TICKING, .title = N_("In lists from which several are chosen")},
    {.context = ON_LINKING, .title = N_("In lists from which links are chosen")},
    {.context = ON_DIALOG, .title = N_("In questions")},
    {.context = ON_LINE, .title = N_("Where a line is typed over a screen")},
    {.context = ON_FILES, .title = N_("Where a file is asked for")},
    {.context = ON_SCAN, .title = N_("When a roster is scanned")},
    {.context = ON_NOTICE, .title = N_("On the text of a notice")},
    {.context = ON_BULK, .title = N_("When several records are edited together")},
    {.context = ON_CONFLICT, .title = N_("Between two versions of a record")},
    {.context = ON_THREE_WAY, .title = N_("Where three versions are held against each other")},
    {.context = ON_HISTORY, .title = N_("In the history")},
    {.context = ON_COLUMNS, .title = N_("While columns are chosen")},
    {.context = ON_FREQUENCY, .title = N_("In the frequency view")},
    {.context = ON_FINDINGS, .title = N_("In the findings")},
    {.context = ON_DUE, .title = N_("In the disposal calendar")},
    {.context = ON_IMPACT, .title = N_("On what is touched by an incident")},
    {.context = ON_TRIAL, .title = N_("On what a trial does")},
    {.context = ON_REVIEW, .title = N_("In the annual review")},
    {.context = ON_REVIEW_LIST, .title = N_("In a department of the annual review")},
    {.context = ON_IMPORT, .title = N_("Importing: the file")},
    {.context = ON_IMPORT_COLUMNS, .title = N_("Importing: the columns")},
    {.context = ON_IMPORT_PLAN, .title = N_("Importing: the plan")},
    {.context = ON_SEQUENCE, .title = N_("After the first of two keys")},
    {.group = GROUP_WAYS, .title = N_("Finding one's way")},
    {.group = GROUP_MOVES, .title = N_("Moving; where text is typed, letters are text")},
    {.group = GROUP_EVERYWHERE, .title = N_("Everywhere")},
};

/* clang-format on */

const size_t action_parts_count = sizeof action_parts / sizeof action_parts[0];

bool actions_in_part(const struct action *action, const struct action_part *part)
{
    if (action->group != part->group)
        return false;
    return part->context == 0 || (action->where & part->context) != 0;
}

enum context actions_part_context(const struct action *action, const struct action_part *part)
{
    if (part->context != 0)
        return part->context;
    for (unsigned context = 1; context != 0; context <<= 1)
        if ((action->where & context) != 0 && !actions_typing((enum context)context))
            return (enum context)context;
    return ON_FORM;
}

/* Adds the keys of ACTION as PART tells them, else the way by its name. */
static void put_keys(const struct action *action, const struct action_part *part, enum lang lang,
                     struct buf *out)
{
    enum { ALL_KEYS = 20 };
    size_t length = out->length;
    actions_keys(NULL, action, actions_part_context(action, part), lang, ALL_KEYS, out);
    if (out->length == length)
        buf_printf(out, ":%s", action->name);
}

/* Writes TEXT so that nothing in it is taken for a command of the manual's
 * language, man(7). */
static void print_plain(FILE *file, const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", file);
    for (; *text != '\0'; text++) {
        if (*text == '\\')
            fputs("\\e", file);
        else if (*text == '-')
            fputs("\\-", file);
        else
            fputc(*text, file);
    }
}

static void print_action(FILE *file, const struct action *action, const struct action_part *part,
                         enum lang lang)
{
    struct buf keys = {0}, help = {0};
    put_keys(action, part, lang, &keys);
    actions_help(action, lang, &help);
    fputs(".TP\n\\fB", file);
    print_plain(file, buf_text(&keys));
    fputs("\\fR\n", file);
    print_plain(file, buf_text(&help));
    fputc('\n', file);
    buf_clear(&keys);
    buf_clear(&help);
}

void actions_print_manual(FILE *file, enum lang lang)
{
    for (size_t i = 0; i < action_parts_count; i++) {
        fputs(".SS ", file);
        print_plain(file, words_in(lang, action_parts[i].title));
        fputc('\n', file);
        for (size_t k = 0; k < actions_count; k++)
            if (actions_in_part(&actions[k], &action_parts[i]))
                print_action(file, &actions[k], &action_parts[i], lang);
    }
}

/* Writes TEXT as a cell of a table. */
static void print_cell(FILE *file, const char *text)
{
    for (; *text != '\0'; text++) {
        if (strchr("|\\`*_<[", *text) != NULL)
            fputc('\\', file);
        fputc(*text, file);
    }
}

static void print_row(FILE *file, const struct action *action, const struct action_part *part,
                      enum lang lang)
{
    struct buf keys = {0}, help = {0};
    put_keys(action, part, lang, &keys);
    actions_help(action, lang, &help);
    fputs("| ", file);
    print_cell(file, buf_text(&keys));
    fputs(" | ", file);
    print_cell(file, actions_title(action, lang));
    fputs(" | ", file);
    print_cell(file, buf_text(&help));
    fputs(" |\n", file);
    buf_clear(&keys);
    buf_clear(&help);
}

void actions_print_markdown(FILE *file, enum lang lang)
{
    for (size_t i = 0; i < action_parts_count; i++) {
        fprintf(file, "%s| %s | | %s |\n|---|---|---|\n", i == 0 ? "" : "\n",
                words_in(lang, N_("Keys")), words_in(lang, action_parts[i].title));
        for (size_t k = 0; k < actions_count; k++)
            if (actions_in_part(&actions[k], &action_parts[i]))
                print_row(file, &actions[k], &action_parts[i], lang);
    }
}
