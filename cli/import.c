/* import: foreign files into the inventory, with the plan for people. */
#include "cli/commands.h"

#include "import/import.h"

#include <stdlib.h>
#include <string.h>

static bool take_number(const char *text, size_t *number, struct why *why)
{
    char *end;
    long value = strtol(text, &end, 10);
    if (*end != '\0' || value < 1)
        return why_set_class(why, WHY_USAGE, "--header-row takes a row number from 1, not \"%s\".",
                             text);
    *number = (size_t)value;
    return true;
}

static bool take_delimiter(const char *text, char *delimiter, struct why *why)
{
    if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0)
        *delimiter = '\t';
    else if (strlen(text) == 1 && strchr("\"\r\n", text[0]) == NULL)
        *delimiter = text[0];
    else
        return why_set_class(why, WHY_USAGE,
                             "--delimiter takes one character, such as \",\" or \"tab\".");
    return true;
}

static bool take_options(const struct cli *cli, struct import_options *how, struct why *why)
{
    const char *const *given = cli->arguments.values;
    *how = (struct import_options){
        .encoding = given[OPTION_ENCODING],
        .sheet = given[OPTION_SHEET],
        .key = given[OPTION_KEY],
        .empty_clears = given[OPTION_EMPTY] != NULL && strcmp(given[OPTION_EMPTY], "clear") == 0,
        .unknown_to_remarks =
            given[OPTION_UNKNOWN] != NULL && strcmp(given[OPTION_UNKNOWN], "remarks") == 0,
        .accept_good = given[OPTION_ACCEPT_GOOD] != NULL,
        .dry_run = given[OPTION_DRY_RUN] != NULL,
        .force = given[OPTION_FORCE] != NULL,
        .reason = given[OPTION_REASON],
        .lang = why->lang,
    };
    if (given[OPTION_KIND] != NULL) {
        how->kind = commands_kind(given[OPTION_KIND], why);
        if (how->kind == NULL)
            return false;
    }
    return (given[OPTION_HEADER_ROW] == NULL ||
            take_number(given[OPTION_HEADER_ROW], &how->header_row, why)) &&
           (given[OPTION_DELIMITER] == NULL ||
            take_delimiter(given[OPTION_DELIMITER], &how->delimiter, why));
}

int command_import(struct cli *cli, struct model *m, struct why *why)
{
    struct import_options how;
    struct plan plan = {0};
    if (!take_options(cli, &how, why) ||
        !import_run(m, (const char *const *)cli->arguments.words + 1, cli->arguments.count - 1,
                    &how, &plan, why))
        return commands_fail(why);
    bool refused = plan_count(&plan, PLAN_REFUSED) > 0;
    bool held = plan.state == PLAN_HELD;
    /* The plan is the result; where it is the reason why nothing was done, it
       is a message. */
    plan_print(&plan, held ? stderr : stdout, why->lang);
    plan_clear(&plan);
    if (held)
        return EXIT_REFUSED;
    return refused ? EXIT_FINDINGS : EXIT_DONE;
}
