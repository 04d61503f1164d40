/* review start, confirm, approve, close: what changes an annual review. */
#include "cli/review.h"

#include "model/dates.h"
#include "model/mem.h"
#include "model/numbers.h"

#include <stdlib.h>
#include <string.h>

int review_start(struct cli *cli, struct model *m, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    const char **departments = mem_new(given->given_count + 1, sizeof *departments);
    struct campaign_order order = {.name = review_word(cli),
                                   .due_on = given->values[OPTION_DUE],
                                   .departments = departments,
                                   .filter = given->values[OPTION_FILTER],
                                   .reason = given->values[OPTION_REASON]};
    struct campaign campaign = {0};
    struct buf organization = {0};
    size_t count;
    order.department_count = options_values(given, OPTION_DEPARTMENT, departments);
    bool done =
        order.due_on != NULL || why_set_class(why, WHY_USAGE,
                                              "A review needs --due DATE: the day by which the "
                                              "departments are to answer.");
    done = done && commands_organization(cli, m, &organization, why);
    order.organization = buf_text(&organization);
    done = done && campaigns_start(m, &order, &campaign, &count, why);
    if (done) {
        struct buf due = {0};
        date_format(campaign.due_on, why->lang, &due);
        puts(campaign.code);
        commands_say(why->lang, N_("The review %s began: %s data categories, due on %s."),
                     campaign.name, count_text((int64_t)count).text, buf_text(&due));
        buf_clear(&due);
    }
    if (done && organization.length == 0)
        commands_tell_together(m, why->lang);
    buf_clear(&organization);
    campaign_clear(&campaign);
    free(departments);
    return done ? EXIT_DONE : commands_fail(why);
}

/* What the words and options select; DEPARTMENTS has room for all. False with WHY
 * where they name nothing, or too much. */
static bool read_selection(const struct cli *cli, struct model *m, const char **departments,
                           struct campaign_selection *selection, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    *selection = (struct campaign_selection){.names = given->words + 2,
                                             .name_count = given->count - 2,
                                             .departments = departments,
                                             .filter = given->values[OPTION_FILTER]};
    selection->department_count = options_values(given, OPTION_DEPARTMENT, departments);
    if (options_given(given, OPTION_EDITED))
        selection->edited = EDITED_ONLY;
    if (!review_organization(cli, m, &selection->organization, why))
        return false;
    bool limited = selection->department_count > 0 || selection->filter != NULL ||
                   options_given(given, OPTION_EDITED);
    bool all = options_given(given, OPTION_ALL), one = selection->organization != 0;
    if (selection->name_count == 0 && !limited && !all && !one)
        return why_set_class(why, WHY_USAGE,
                             "Say which data categories: their codes, --organization, "
                             "--department, --filter, --edited or --all.");
    if ((selection->name_count > 0 && (limited || all || one)) || (all && limited))
        return why_set_class(why, WHY_USAGE,
                             "Codes, --all and the other options do not go "
                             "together: say either which ones, or all.");
    return !options_given(given, OPTION_EDITED) || options_given(given, OPTION_OUTCOME) ||
           why_set_class(why, WHY_USAGE,
                         "--edited needs --outcome: what was changed since the "
                         "review began is not confirmed as unchanged unasked.");
}

/* Of what is to be confirmed as unchanged, leaves out what was changed since the review
 * began, unless it was named; *LEFT is how many. */
static bool leave_edited(struct model *m, const struct campaign *campaign,
                         struct campaign_selection *selection, enum review_outcome outcome,
                         size_t *left, struct why *why)
{
    int64_t *ids = NULL;
    *left = 0;
    if (outcome != REVIEW_UNCHANGED || selection->name_count > 0 ||
        selection->edited == EDITED_ONLY)
        return true;
    selection->edited = EDITED_ONLY;
    bool done = campaigns_select(m, campaign, selection, &ids, left, why);
    free(ids);
    selection->edited = EDITED_NOT;
    return done;
}

/* Tells what became of COUNT reviews, and that LEFT were left open. */
static void tell(enum review_outcome outcome, size_t count, size_t left, enum lang lang)
{
    if (count == 0)
        commands_say(lang, N_("No open review was selected. Nothing was changed."));
    else
        commands_say(lang, N_("%s: %s data categories."), review_outcome_label(outcome, lang),
                     count_text((int64_t)count).text);
    if (left > 0)
        commands_say(lang,
                     N_("Left open: %s that were changed since the review began. Answer them with "
                        "--edited --outcome changed, or name them by their codes."),
                     count_text((int64_t)left).text);
}

int review_confirm(struct cli *cli, struct model *m, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    const char *named = given->values[OPTION_OUTCOME];
    struct campaign_answer answer = {.outcome = named == NULL ? REVIEW_UNCHANGED
                                                              : review_outcome_read(named),
                                     .reviewer = given->values[OPTION_REVIEWER],
                                     .comment = given->values[OPTION_COMMENT]};
    const char **departments = mem_new(given->given_count + 1, sizeof *departments);
    struct campaign_selection selection;
    struct campaign campaign = {0};
    int64_t *ids = NULL;
    size_t count = 0, left = 0;
    bool done = read_selection(cli, m, departments, &selection, why) &&
                review_campaign(cli, m, NULL, &campaign, why) && campaigns_open(&campaign, why) &&
                leave_edited(m, &campaign, &selection, answer.outcome, &left, why) &&
                campaigns_select(m, &campaign, &selection, &ids, &count, why) &&
                (count == 0 || campaigns_answer(m, &campaign, ids, count, &answer, NULL, why));
    if (done)
        tell(answer.outcome, count, left, why->lang);
    campaign_clear(&campaign);
    free(departments);
    free(ids);
    return done ? EXIT_DONE : commands_fail(why);
}

/* Reads the number of --open into *OPEN; 0 where it was not given. */
static bool read_open(const struct arguments *given, size_t *open, struct why *why)
{
    const char *text = given->values[OPTION_OPEN];
    char *end = NULL;
    *open = 0;
    if (text == NULL)
        return true;
    if (text[0] >= '1' && text[0] <= '9')
        *open = (size_t)strtoul(text, &end, 10);
    return (end != NULL && *end == '\0') ||
           why_set_class(why, WHY_USAGE, "--open takes the number of open reviews, not \"%s\".",
                         text);
}

int review_approve(struct cli *cli, struct model *m, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    struct campaign_approval approval = {.by = given->values[OPTION_BY],
                                         .reason = given->values[OPTION_REASON]};
    struct campaign campaign = {0};
    bool done = approval.by != NULL ||
                why_set_class(why, WHY_USAGE, "An approval needs --by NAME: who approves.");
    done = done && read_open(given, &approval.open, why) &&
           review_campaign(cli, m, review_word(cli), &campaign, why) &&
           campaigns_approve(m, &campaign, &approval, why);
    if (done)
        commands_say(why->lang, N_("Approved: %s %s."), campaign.code, campaign.name);
    campaign_clear(&campaign);
    return done ? EXIT_DONE : commands_fail(why);
}

int review_close(struct cli *cli, struct model *m, struct why *why)
{
    struct campaign campaign = {0};
    const char *snapshot = cli->arguments.values[OPTION_SNAPSHOT];
    bool done = review_campaign(cli, m, review_word(cli), &campaign, why) &&
                campaigns_close(m, &campaign, snapshot, cli->arguments.values[OPTION_REASON], why);
    if (done)
        commands_say(why->lang, N_("Closed: %s %s. Its result is sealed as the snapshot \"%s\"."),
                     campaign.code, campaign.name, snapshot == NULL ? campaign.name : snapshot);
    campaign_clear(&campaign);
    return done ? EXIT_DONE : commands_fail(why);
}
