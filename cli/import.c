/* import: foreign files into the inventory, with the plan for people. */
#include "cli/commands.h"

#include "cli/import_options.h"
#include "import/import.h"

#include <string.h>

static bool take_options(const struct cli *cli, struct import_options *how, struct why *why)
{
    const char *const *given = cli->arguments.values;
    *how = (struct import_options){
        .encoding = given[OPTION_ENCODING],
        .sheet = given[OPTION_SHEET],
        .mapping = given[OPTION_MAPPING],
        .save_mapping = given[OPTION_SAVE_MAPPING],
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
    return import_options_reading(&cli->arguments, &how->header_row, &how->delimiter, why);
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
