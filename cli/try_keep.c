/* See try_keep.h. */
#include "cli/try_keep.h"

#include "cli/three_way_print.h"
#include "model/backup.h"
#include "model/trial.h"

#include <fcntl.h>
#include <unistd.h>

bool try_keep_asked(const struct arguments *given)
{
    return options_given(given, OPTION_KEEP) || options_given(given, OPTION_SAVE);
}

int try_aside_begin(void)
{
    fflush(stdout);
    int kept = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
    if (kept >= 0)
        dup2(STDERR_FILENO, STDOUT_FILENO);
    return kept;
}

void try_aside_end(int kept)
{
    if (kept < 0)
        return;
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
}

static bool keep(const struct cli *cli, struct model *m, struct model *trial, struct try_end *end,
                 struct why *why)
{
    struct three_way_counts counts;
    end->merge = trial_put_tried(trial, &end->tried, why) ? trial_merge(m, trial, why) : NULL;
    if (end->merge == NULL || end->merge->way->record_count == 0)
        return end->merge != NULL;
    three_way_count(end->merge->way, &counts);
    end->undecided = counts.undecided;
    end->merge->what = "try";
    end->merge->from = buf_text(&end->tried);
    end->merge->reason = cli->arguments.values[OPTION_REASON];
    return merge_apply(m, end->merge, &end->entry, why);
}

bool try_keep_do(const struct cli *cli, struct model *m, struct model *trial, struct try_end *end,
                 struct why *why)
{
    const struct arguments *given = &cli->arguments;
    *end = (struct try_end){0};
    if (options_given(given, OPTION_KEEP))
        return keep(cli, m, trial, end, why);
    end->saved =
        options_given(given, OPTION_SAVE) &&
        backup_write(trial, given->values[OPTION_SAVE], options_given(given, OPTION_FORCE), why);
    return end->saved || !options_given(given, OPTION_SAVE);
}

/* Says what another process changed meanwhile that stands against the trial. */
static void print_conflicts(struct model *m, const struct merge *merge)
{
    enum lang lang = model_lang(m);
    const struct three_way_labels labels = {.base = words_in(lang, N_("as it was")),
                                            .theirs = words_in(lang, N_("tried")),
                                            .mine = words_in(lang, N_("now"))};
    int kept = try_aside_begin();
    three_way_print(m, merge->way, &labels, true);
    try_aside_end(kept);
    commands_say(lang, N_("The inventory was changed meanwhile. Run the same again: it is then "
                          "tried on the inventory as it is now."));
}

static void tell_kept(struct model *m, const struct try_end *end, enum lang lang)
{
    const struct three_way *way = end->merge->way;
    if (way->record_count == 0)
        commands_say(lang, N_("Nothing differs, so there is nothing to keep."));
    if (end->undecided > 0)
        print_conflicts(m, end->merge);
    if (end->entry == 0)
        return;
    for (size_t n = 0; n < way->note_count; n++)
        commands_say(lang, "%s", way->notes[n]);
    commands_say(lang, N_("Kept as entry %lld of the journal. 'daicho undo' takes it back."),
                 (long long)end->entry);
}

/* Says that the report may have told of less than was kept. */
static void tell_whole(const struct arguments *given, enum lang lang)
{
    if (options_given(given, OPTION_ORGANIZATION))
        commands_say(lang, N_("All that was tried is in it, also what belongs to other "
                              "organizations."));
}

void try_keep_tell(const struct cli *cli, struct model *m, const struct try_end *end,
                   enum lang lang)
{
    if (end->merge != NULL)
        tell_kept(m, end, lang);
    if (end->saved)
        commands_say(lang,
                     N_("Saved as %s, an inventory that others can open. 'daicho merge' brings it "
                        "back as one change."),
                     cli->arguments.values[OPTION_SAVE]);
    if (end->saved || end->entry != 0)
        tell_whole(&cli->arguments, lang);
}

void try_keep_clear(struct try_end *end)
{
    merge_free(end->merge);
    buf_clear(&end->tried);
}
