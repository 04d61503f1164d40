/*
 * snapshot: seals the inventory under a name, or lists what was sealed. The hash
 * of the content and the head of the journal are printed, so that they can be
 * noted elsewhere.
 */
#include "cli/commands.h"

#include "export/json_writer.h"
#include "model/buf.h"
#include "model/display.h"
#include "model/history.h"
#include "model/snapshots.h"

#include <string.h>

static void print_shown(const char *text)
{
    struct buf shown = {0};
    display_add(&shown, text);
    fputs(buf_text(&shown), stdout);
    buf_clear(&shown);
}

static void print_snapshot(const struct snapshot *snapshot, enum lang lang)
{
    struct buf moment = {0};
    history_moment(snapshot->at, true, &moment);
    print_shown(snapshot->name);
    printf("  %s  #%lld  ", buf_text(&moment), (long long)snapshot->entry);
    print_shown(snapshot->who);
    if (snapshot->redacted)
        printf("  %s", words_in(lang, N_("(a text was redacted)")));
    putchar('\n');
    if (snapshot->why[0] != '\0') {
        printf("    %s: ", words_in(lang, N_("Reason")));
        print_shown(snapshot->why);
        putchar('\n');
    }
    printf("    %s\n", snapshot->content);
    buf_clear(&moment);
}

static void print_json(const struct snapshots *all)
{
    struct json_writer json;
    json_writer_begin(&json, stdout);
    json_writer_open(&json, NULL, '{');
    json_writer_open(&json, "snapshots", '[');
    for (size_t i = 0; i < all->count; i++) {
        const struct snapshot *snapshot = &all->items[i];
        json_writer_open(&json, NULL, '{');
        json_writer_text(&json, "name", snapshot->name);
        json_writer_number(&json, "entry", snapshot->entry);
        json_writer_text(&json, "at", snapshot->at);
        json_writer_text(&json, "who", snapshot->who);
        json_writer_text(&json, "reason", snapshot->why);
        json_writer_text(&json, "content", snapshot->content);
        json_writer_text(&json, "head", snapshot->hash);
        json_writer_flag(&json, "redacted", snapshot->redacted ? "yes" : "no");
        json_writer_close(&json, '}');
    }
    json_writer_close(&json, ']');
    json_writer_close(&json, '}');
    json_writer_end(&json);
}

static int list(struct cli *cli, struct model *m, struct why *why)
{
    const char *format = cli->arguments.values[OPTION_FORMAT];
    struct snapshots all;
    if (options_given(&cli->arguments, OPTION_REASON)) {
        why_set_class(why, WHY_USAGE, "--reason goes with the name of a new snapshot.");
        return commands_fail(why);
    }
    if (format != NULL && strcmp(format, "text") != 0 && strcmp(format, "json") != 0) {
        why_set_class(why, WHY_USAGE, "--format takes text or json here, not \"%s\".", format);
        return commands_fail(why);
    }
    if (!snapshots_list(m, &all, why))
        return commands_fail(why);
    if (format != NULL && strcmp(format, "json") == 0)
        print_json(&all);
    else
        for (size_t i = 0; i < all.count; i++)
            print_snapshot(&all.items[i], why->lang);
    if (all.count == 0)
        commands_say(why->lang, N_("There is no snapshot yet. 'daicho snapshot NAME' makes one."));
    snapshots_clear(&all);
    return EXIT_DONE;
}

int command_snapshot(struct cli *cli, struct model *m, struct why *why)
{
    if (cli->arguments.count == 1)
        return list(cli, m, why);
    if (options_given(&cli->arguments, OPTION_FORMAT)) {
        why_set_class(why, WHY_USAGE, "--format goes with the list of snapshots.");
        return commands_fail(why);
    }
    struct snapshots all;
    if (!snapshot_make(m, cli->arguments.words[1], cli->arguments.values[OPTION_REASON], NULL,
                       why) ||
        !snapshots_list(m, &all, why))
        return commands_fail(why);
    print_snapshot(&all.items[0], why->lang);
    commands_note(why->lang, N_("Head of the journal: entry %lld, %s"),
                  (long long)all.items[0].entry, all.items[0].hash);
    snapshots_clear(&all);
    return EXIT_DONE;
}
