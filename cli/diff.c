/*
 * diff: what came, went and changed between two moments, and what the law asks for
 * where it did. Status 1 where they differ.
 */
#include "cli/commands.h"
#include "cli/shown.h"

#include "export/changes_write.h"

#include <string.h>

static bool is_format(const char *format, const char *name)
{
    return format != NULL && strcmp(format, name) == 0;
}

static bool print(const struct changes *changes, const char *format, struct why *why)
{
    if (is_format(format, "json"))
        return changes_write_json(changes, stdout, why);
    if (!is_format(format, "csv"))
        return changes_write_text(changes, stdout, why);
    struct csv_writer writer;
    struct shown shown;
    shown_begin(&shown);
    csv_writer_begin(&writer, shown.file, CSV_PLAIN);
    bool done = changes_write_csv(changes, &writer, why);
    csv_writer_finish(&writer);
    shown_end(&shown);
    return done;
}

int command_diff(struct cli *cli, struct model *m, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    const char *format = given->values[OPTION_FORMAT], *name = given->values[OPTION_KIND];
    const struct kind *kind = name == NULL ? NULL : commands_kind(name, why);
    struct changes changes;
    if (name != NULL && kind == NULL)
        return commands_fail(why);
    if (format != NULL && !is_format(format, "text") && !is_format(format, "json") &&
        !is_format(format, "csv")) {
        why_set_class(why, WHY_USAGE, "--format takes text, csv or json here, not \"%s\".", format);
        return commands_fail(why);
    }
    if (!changes_load(m, given->words[1], given->count > 2 ? given->words[2] : "now", kind,
                      &changes, why))
        return commands_fail(why);
    bool differ = changes.all.count > 0;
    bool done = print(&changes, format, why);
    changes_clear(&changes);
    if (!done)
        return commands_fail(why);
    return differ ? EXIT_FINDINGS : EXIT_DONE;
}
