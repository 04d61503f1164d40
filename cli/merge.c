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

/* What print_plan() tells. */
enum extent { TELL_OPEN, TELL_BRIEF, TELL_ALL };

static enum extent extent_of(const struct cli *cli)
{
    return options_given(&cli->arguments, OPTION_ALL) ? TELL_ALL : TELL_BRIEF;
}

static void print_plan(struct model *m, const struct merge *merge, enum extent extent)
{
    enum lang lang = model_lang(m);
    struct three_way_labels labels = {.base = words_in(lang, N_("before")),
                                      .theirs = words_in(lang, N_("there")),
                                      .mine = words_in(lang, N_("here"))};
    struct buf base = {0};
    merge_say_base(merge, lang, &base);
    puts(buf_text(&base));
    buf_clear(&base);
    if (extent == TELL_BRIEF)
        three_way_print_brief(m, merge->way, &labels);
    else
        three_way_print(m, merge->way, &labels, extent == TELL_OPEN);
}

/* Says that there is more to be told, where not all was. */
static void tell_more(const struct cli *cli, const struct merge *merge, enum lang lang)
{
    if (extent_of(cli) == TELL_BRIEF && three_way_has_more(merge->way))
        commands_say(lang, N_("--all tells each record and each code that is given anew."));
}

/* Tells what was merged as entry ENTRY. */
static void tell_merged(const struct cli *cli, struct model *m, const struct merge *merge,
                        bool json, int64_t entry)
{
    const struct three_way *way = merge->way;
    enum lang lang = model_lang(m);
    bool brief = extent_of(cli) == TELL_BRIEF;
    size_t notes = brief ? way->note_count - way->code_notes : way->note_count;
    for (size_t n = 0; n < notes && (brief || json); n++)
        commands_say(lang, "%s", way->notes[n]);
    if (!json && brief)
        three_way_print_kinds(way, lang);
    else if (!json)
        print_plan(m, merge, TELL_ALL);
    if (way->code_notes > 0)
        tell_more(cli, merge, lang);
    commands_say(lang, N_("Merged %s: entry %lld of the journal. 'daicho undo' takes it back."),
                 cli->arguments.words[1], (long long)entry);
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
        print_plan(m, merge, TELL_OPEN);
    if (!done && counts.undecided > 0)
        commands_say(why->lang, N_("Decide on the screen, or all conflicts for one side with "
                                   "--prefer mine or --prefer theirs."));
    if (!done)
        return commands_fail(why);
    tell_merged(cli, m, merge, json, entry);
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
        print_plan(m, merge, extent_of(cli));
    if (!json)
        tell_more(cli, merge, why->lang);
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
