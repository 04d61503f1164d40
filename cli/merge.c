/*
 * merge: another inventory into this one. Conflicts are decided on the screen, or
 * all for one side with --prefer; without that nothing is changed where there are
 * any, and they are printed.
 */
#include "cli/commands.h"

#include "cli/three_way_print.h"
#include "model/buf.h"
#include "model/foreign.h"
#include "model/merge.h"

#include <inttypes.h>
#include <string.h>

static const char *base_name(enum merge_base base)
{
    static const char *const names[] = {[MERGE_SHARED] = "shared",
                                        [MERGE_OF_OURS] = "ours",
                                        [MERGE_OF_THEIRS] = "theirs",
                                        [MERGE_NONE] = "none"};
    return names[base];
}

static void write_json(struct model *m, const struct merge *merge, int64_t entry)
{
    struct json_writer writer;
    json_writer_begin(&writer, stdout);
    json_writer_open(&writer, NULL, '{');
    json_writer_text(&writer, "from", merge->from);
    json_writer_text(&writer, "base", base_name(merge->base));
    json_writer_number(&writer, "base_entry", merge->entry);
    json_writer_number(&writer, "new_entries", merge->news);
    json_writer_number(&writer, "entry", entry);
    three_way_write(m, merge->way, &writer);
    json_writer_close(&writer, '}');
    json_writer_end(&writer);
}

static void print_plan(struct model *m, const struct merge *merge, bool conflicts)
{
    enum lang lang = model_lang(m);
    struct three_way_labels labels = {.base = words_in(lang, N_("before")),
                                      .theirs = words_in(lang, N_("there")),
                                      .mine = words_in(lang, N_("here"))};
    struct buf base = {0};
    merge_say_base(merge, lang, &base);
    puts(buf_text(&base));
    buf_clear(&base);
    three_way_print(m, merge->way, &labels, conflicts);
}

/* Applies the proposal, or says what stands in the way. */
static int carry_out(struct cli *cli, struct model *m, struct merge *merge, bool json,
                     struct why *why)
{
    struct three_way_counts counts;
    int64_t entry = 0;
    three_way_count(merge->way, &counts);
    merge->reason = cli->arguments.values[OPTION_REASON];
    bool done = merge_apply(m, merge, &entry, why);
    if (json)
        write_json(m, merge, entry);
    else if (!done && counts.undecided > 0)
        print_plan(m, merge, true);
    if (!done && counts.undecided > 0)
        commands_say(why->lang, N_("Decide on the screen, or all conflicts for one side with "
                                   "--prefer mine or --prefer theirs."));
    if (!done)
        return commands_fail(why);
    for (size_t n = 0; n < merge->way->note_count; n++)
        commands_say(why->lang, "%s", merge->way->notes[n]);
    commands_say(why->lang,
                 N_("Merged %s: entry %lld of the journal. 'daicho undo' takes it back."),
                 cli->arguments.words[1], (long long)entry);
    return EXIT_DONE;
}

static int merge_file(struct cli *cli, struct model *m, struct merge *merge, struct why *why)
{
    const char *prefer = cli->arguments.values[OPTION_PREFER];
    const char *format = cli->arguments.values[OPTION_FORMAT];
    bool json = format != NULL && strcmp(format, "json") == 0;
    struct three_way_counts counts;
    if (prefer != NULL)
        three_way_settle(merge->way,
                         strcmp(prefer, "theirs") == 0 ? THREE_WAY_TAKE : THREE_WAY_KEEP);
    if (merge_is_empty(merge)) {
        if (json)
            write_json(m, merge, 0);
        commands_say(why->lang, N_("%s has nothing that is not here. Nothing was changed."),
                     cli->arguments.words[1]);
        return EXIT_DONE;
    }
    if (!options_given(&cli->arguments, OPTION_DRY_RUN))
        return carry_out(cli, m, merge, json, why);
    three_way_count(merge->way, &counts);
    if (json)
        write_json(m, merge, 0);
    else
        print_plan(m, merge, false);
    return counts.conflicts > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

int command_merge(struct cli *cli, struct model *m, struct why *why)
{
    const char *path = cli->arguments.words[1];
    const char *format = cli->arguments.values[OPTION_FORMAT];
    const char *name = strrchr(path, '/');
    if (format != NULL && strcmp(format, "json") != 0 && strcmp(format, "text") != 0) {
        why_set_class(why, WHY_USAGE, "merge prints text or json.");
        return commands_fail(why);
    }
    struct model *other = foreign_open(m, path, why);
    if (other == NULL)
        return commands_fail(why);
    struct merge *merge = merge_new(m, other, name == NULL ? path : name + 1, why);
    int status = merge == NULL ? commands_fail(why) : merge_file(cli, m, merge, why);
    merge_free(merge);
    foreign_close(other);
    return status;
}
