/*
 * review receive: the answers of departments. Conflicts are decided on the screen, or
 * all for one side with --prefer; without that nothing is changed where there are any.
 */
#include "cli/review.h"

#include "cli/three_way_print.h"
#include "import/receive.h"
#include "model/buf.h"
#include "model/display.h"
#include "model/numbers.h"

#include <string.h>

/* Prints the lines of SORT below their heading. */
static void print_lines(const struct receive *receive, enum receive_sort sort, enum lang lang)
{
    if (receive_count(receive, sort) == 0)
        return;
    printf("%s\n", receive_sort_words(sort, lang));
    for (size_t i = 0; i < receive->line_count; i++) {
        struct buf line = {0}, shown = {0};
        if (receive->lines[i].sort != sort)
            continue;
        receive_put_line(receive, &receive->lines[i], lang, &line);
        display_add(&shown, buf_text(&line));
        printf("  %s\n", buf_text(&shown));
        buf_clear(&line);
        buf_clear(&shown);
    }
}

/* How many rows were read, and what they answer. */
static void print_answers(const struct receive *receive, enum lang lang)
{
    size_t counts[REVIEW_OUTCOMES + 1] = {0};
    for (size_t i = 0; i < receive->answer_count; i++)
        counts[receive->answers[i].outcome]++;
    printf(words_count(lang, "%s row was read.", "%s rows were read.", receive->rows),
           count_text((int64_t)receive->rows).text);
    for (enum review_outcome o = REVIEW_OPEN; o < REVIEW_OUTCOMES; o++)
        printf("  %s: %s", review_outcome_label(o, lang), count_text((int64_t)counts[o]).text);
    putchar('\n');
}

static void print_plan(struct model *m, const struct receive *receive, bool conflicts)
{
    enum lang lang = model_lang(m);
    const struct three_way_labels labels = {.base = words_in(lang, N_("sent")),
                                            .theirs = words_in(lang, N_("answered")),
                                            .mine = words_in(lang, N_("here"))};
    print_answers(receive, lang);
    for (enum receive_sort sort = RECEIVE_REFUSED; sort < RECEIVE_SORTS; sort++)
        print_lines(receive, sort, lang);
    three_way_print(m, receive->way, &labels, conflicts);
}

static int carry_out(struct cli *cli, struct model *m, const struct campaign *campaign,
                     struct receive *receive, struct why *why)
{
    struct three_way_counts counts;
    int64_t entry = 0;
    three_way_count(receive->way, &counts);
    bool done =
        receive_apply(m, campaign, receive, cli->arguments.values[OPTION_REASON], &entry, why);
    print_plan(m, receive, !done && counts.undecided > 0);
    if (!done && counts.undecided > 0)
        commands_say(why->lang, N_("Decide on the screen, or all conflicts for one side with "
                                   "--prefer mine or --prefer theirs."));
    if (!done)
        return commands_fail(why);
    if (entry == 0)
        commands_say(why->lang, N_("The sheets say nothing that is not here. Nothing was "
                                   "changed."));
    else
        commands_say(why->lang,
                     N_("The answers to %s %s were taken: entry %lld of the journal. 'daicho undo' "
                        "takes them back."),
                     campaign->code, campaign->name, (long long)entry);
    return receive_count(receive, RECEIVE_ASKED) > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

static int take(struct cli *cli, struct model *m, const struct campaign *campaign,
                struct receive *receive, struct why *why)
{
    const char *prefer = cli->arguments.values[OPTION_PREFER];
    struct three_way_counts counts;
    if (prefer != NULL)
        three_way_settle(receive->way,
                         strcmp(prefer, "theirs") == 0 ? THREE_WAY_TAKE : THREE_WAY_KEEP);
    if (!options_given(&cli->arguments, OPTION_DRY_RUN))
        return carry_out(cli, m, campaign, receive, why);
    print_plan(m, receive, false);
    three_way_count(receive->way, &counts);
    bool found = counts.undecided > 0 || receive_count(receive, RECEIVE_REFUSED) > 0 ||
                 receive_count(receive, RECEIVE_ASKED) > 0;
    return found ? EXIT_FINDINGS : EXIT_DONE;
}

int review_receive(struct cli *cli, struct model *m, struct why *why)
{
    struct campaign campaign = {0};
    struct receive *receive = NULL;
    bool done = review_campaign(cli, m, NULL, &campaign, why);
    if (done)
        receive = receive_read(m, &campaign, (const char *const *)cli->arguments.words + 2,
                               cli->arguments.count - 2, why);
    int status = receive == NULL ? commands_fail(why) : take(cli, m, &campaign, receive, why);
    receive_free(receive);
    campaign_clear(&campaign);
    return status;
}
