/* review: the annual review. What follows the command stands in the table. */
#include "cli/review.h"

#include "model/buf.h"
#include "model/scope.h"

#include <string.h>

/* As many words as there are. */
enum { MANY = 1 << 30 };

/* clang-format off */
const struct review_part review_parts[] = {
    {.name = "start", .synopsis = "NAME --due DATE [--organization O] [--department D]… [--filter F] [--reason TEXT]",
     .help = N_("Start a review of the data categories in its scope; retired ones are left out."),
     .least = 1, .most = 1,
     .takes = {OPTION_DUE, OPTION_ORGANIZATION, OPTION_DEPARTMENT, OPTION_FILTER, OPTION_REASON},
     .take_count = 5, .run = review_start},
    {.name = "send", .synopsis = "[REVIEW] -o DIR [--organization O] [--department D]… [--force] [--reason TEXT]",
     .help = N_("Write a workbook and a CSV for each department to answer in, into a folder."),
     .most = 1,
     .takes = {OPTION_CAMPAIGN, OPTION_OUTPUT, OPTION_DEPARTMENT, OPTION_FORCE, OPTION_REASON,
               OPTION_ORGANIZATION},
     .take_count = 6, .run = review_send_sheets},
    {.name = "receive",
     .synopsis = "[--campaign REVIEW] [--dry-run] [--prefer mine|theirs] [--reason TEXT] FILE…",
     .help = N_("Take the answers of departments: a merge of what was sent, the sheet and the inventory."),
     .whole = N_("All that the sheets hold is taken, of whichever organization it is."),
     .least = 1, .most = MANY,
     .takes = {OPTION_CAMPAIGN, OPTION_DRY_RUN, OPTION_PREFER, OPTION_REASON}, .take_count = 4,
     .run = review_receive},
    {.name = "status", .synopsis = "[REVIEW] [--organization CODE] [--format text|json]",
     .help = N_("Show how a review stands, by department; status 1 where answers are overdue."),
     .most = 1, .takes = {OPTION_CAMPAIGN, OPTION_FORMAT, OPTION_ORGANIZATION}, .take_count = 3,
     .organizations = ORGANIZATIONS_ONE, .run = review_status},
    {.name = "due", .synopsis = "[--organization CODE] [--format text|json]",
     .help = N_("Show which data categories are due for review soon, overdue, or neither reviewed nor planned; status 1 where some are overdue."),
     .takes = {OPTION_FORMAT, OPTION_ORGANIZATION}, .take_count = 2, .organizations = ORGANIZATIONS_TOLD,
     .run = review_due},
    {.name = "confirm",
     .synopsis = "CODE… | --organization O | --department D… | --filter F | --edited | --all [--outcome unchanged|changed|retire] [--reviewer NAME] [--comment TEXT]",
     .help = N_("Confirm data categories as unchanged, or say with --outcome what became of them."),
     .most = MANY,
     .takes = {OPTION_CAMPAIGN, OPTION_DEPARTMENT, OPTION_FILTER, OPTION_EDITED, OPTION_ALL,
               OPTION_OUTCOME, OPTION_REVIEWER, OPTION_COMMENT, OPTION_ORGANIZATION},
     .take_count = 9, .run = review_confirm},
    {.name = "approve", .synopsis = "[REVIEW] --by NAME [--open N --reason TEXT]",
     .help = N_("Approve a review; refused where answers are open, unless --open names how many."),
     .whole = N_("A review is approved and closed as a whole; start one for each organization where each has its own."),
     .most = 1, .takes = {OPTION_CAMPAIGN, OPTION_BY, OPTION_OPEN, OPTION_REASON}, .take_count = 4,
     .run = review_approve},
    {.name = "close", .synopsis = "[REVIEW] [--snapshot NAME] [--reason TEXT]",
     .help = N_("Close a review that was approved and seal its result; nothing in it is changed any more."),
     .whole = N_("A review is approved and closed as a whole; start one for each organization where each has its own."),
     .most = 1, .takes = {OPTION_CAMPAIGN, OPTION_REASON, OPTION_SNAPSHOT}, .take_count = 3, .run = review_close},
    {.name = NULL},
};
/* clang-format on */

static const struct review_part *find_part(const char *name, struct why *why)
{
    struct buf names = {0};
    for (size_t i = 0; review_parts[i].name != NULL; i++) {
        if (strcmp(review_parts[i].name, name) == 0) {
            buf_clear(&names);
            return &review_parts[i];
        }
        buf_printf(&names, "%s%s", i == 0 ? "" : ", ", review_parts[i].name);
    }
    why_set_class(why, WHY_USAGE, "'daicho review' knows no \"%s\". It knows: %s.", name,
                  buf_text(&names));
    buf_clear(&names);
    return NULL;
}

/* Whether the words and options given are those that PART takes. */
static bool check_part(const struct review_part *part, const struct arguments *given,
                       struct why *why)
{
    size_t words = given->count - 2;
    if (words < part->least || words > part->most)
        return why_set_class(why, WHY_USAGE, "Usage: daicho [-f FILE] review %s %s", part->name,
                             part->synopsis);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        bool taken = options[i].global || given->values[i] == NULL;
        for (size_t t = 0; t < part->take_count && !taken; t++)
            taken = part->takes[t] == (enum option_id)i;
        if (!taken && i == OPTION_ORGANIZATION && part->whole != NULL)
            return why_set_class(why, WHY_USAGE, "'daicho review %s' takes no option --%s. %s",
                                 part->name, options[i].name, words_in(why->lang, part->whole));
        if (!taken)
            return why_set_class(why, WHY_USAGE, "'daicho review %s' takes no option --%s.",
                                 part->name, options[i].name);
    }
    return true;
}

bool review_organization(const struct cli *cli, struct model *m, int64_t *id, struct why *why)
{
    const char *named = cli->arguments.values[OPTION_ORGANIZATION];
    *id = named == NULL ? 0 : scope_find(m, named, why);
    return named == NULL || *id != 0;
}

const char *review_word(const struct cli *cli)
{
    return cli->arguments.count > 2 ? cli->arguments.words[2] : NULL;
}

bool review_campaign(const struct cli *cli, struct model *m, const char *word,
                     struct campaign *campaign, struct why *why)
{
    const char *named = cli->arguments.values[OPTION_CAMPAIGN];
    if (named != NULL && word != NULL)
        return why_set_class(why, WHY_USAGE, "The review is named twice: \"%s\" and \"%s\".", word,
                             named);
    return campaigns_find(m, named != NULL ? named : word, campaign, why);
}

bool review_format(const struct cli *cli, bool *json, struct why *why)
{
    const char *format = cli->arguments.values[OPTION_FORMAT];
    *json = format != NULL && strcmp(format, "json") == 0;
    return format == NULL || *json || strcmp(format, "text") == 0 ||
           why_set_class(why, WHY_USAGE, "--format takes text or json here, not \"%s\".", format);
}

/* Runs PART on what belongs to one organization, where one is named. */
static int run_held(struct cli *cli, const struct review_part *part, struct model *m,
                    struct why *why)
{
    struct model *held = NULL;
    bool told = part->organizations == ORGANIZATIONS_TOLD;
    if (!commands_hold(cli, m, told, &held, why))
        return commands_fail(why);
    int status = part->run(cli, held == NULL ? m : held, why);
    model_close(held);
    return status;
}

int command_review(struct cli *cli, struct model *m, struct why *why)
{
    const struct review_part *part = find_part(cli->arguments.words[1], why);
    if (part == NULL || !check_part(part, &cli->arguments, why))
        return commands_fail(why);
    return part->organizations == ORGANIZATIONS_WHOLE ? part->run(cli, m, why)
                                                      : run_held(cli, part, m, why);
}
