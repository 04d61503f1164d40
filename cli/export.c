/*
 * export: a kind, the register, or everything. A file is complete or not
 * there; the head of the journal is said beside it, so that the paper can be
 * held against the journal later.
 */
#include "cli/commands.h"

#include "export/all_export.h"
#include "export/kind_export.h"
#include "export/output.h"
#include "export/register_export.h"
#include "model/journal.h"

#include <string.h>

enum selection { SELECT_KIND, SELECT_REGISTER, SELECT_ALL };

struct wanted {
    enum selection selection;
    const struct kind *kind;
    bool json, excel;
    const char *path; /* NULL: standard output */
};

static bool take_selection(const struct arguments *given, struct wanted *wanted, struct why *why)
{
    int selectors = (given->values[OPTION_KIND] != NULL) +
                    (given->values[OPTION_REGISTER] != NULL) + (given->values[OPTION_ALL] != NULL);
    if (selectors != 1)
        return why_set_class(why, WHY_USAGE,
                             "Say what to export: --kind KIND, --register, or --all.");
    wanted->selection = given->values[OPTION_ALL] != NULL        ? SELECT_ALL
                        : given->values[OPTION_REGISTER] != NULL ? SELECT_REGISTER
                                                                 : SELECT_KIND;
    if (wanted->selection == SELECT_KIND)
        wanted->kind = commands_kind(given->values[OPTION_KIND], why);
    return wanted->selection != SELECT_KIND || wanted->kind != NULL;
}

static bool take_options(const struct arguments *given, struct wanted *wanted, struct why *why)
{
    const char *format = given->values[OPTION_FORMAT];
    *wanted = (struct wanted){
        .json = format != NULL && strcmp(format, "json") == 0,
        .excel = given->values[OPTION_EXCEL] != NULL,
        .path = given->values[OPTION_OUTPUT],
    };
    if (format != NULL && !wanted->json && strcmp(format, "csv") != 0)
        return why_set_class(why, WHY_USAGE, "--format takes csv or json here, not \"%s\".",
                             format);
    if (wanted->json && wanted->excel)
        return why_set_class(why, WHY_USAGE, "--excel is a form of CSV and does not go with JSON.");
    if (!take_selection(given, wanted, why))
        return false;
    if (wanted->selection == SELECT_ALL && !wanted->json && wanted->path == NULL)
        return why_set_class(why, WHY_USAGE,
                             "--all writes a folder: name one that is new or empty with -o PATH.");
    return true;
}

static bool write_to(struct model *m, const struct wanted *wanted, FILE *out, struct why *why)
{
    switch (wanted->selection) {
    case SELECT_KIND:
        return wanted->json
                   ? kind_export_json(m, wanted->kind, NULL, out, why)
                   : kind_export_csv(m, wanted->kind, NULL, why->lang, wanted->excel, out, why);
    case SELECT_REGISTER:
        return wanted->json ? register_export_json(m, out, why)
                            : register_export_csv(m, why->lang, wanted->excel, out, why);
    case SELECT_ALL:
        break;
    }
    return all_export_json(m, out, why);
}

static bool write_out(struct model *m, const struct wanted *wanted, bool force, struct why *why)
{
    if (wanted->selection == SELECT_ALL && !wanted->json)
        return all_export_csv(m, wanted->path, why->lang, wanted->excel, why);
    if (wanted->path == NULL)
        return write_to(m, wanted, stdout, why) && output_flush(stdout, "-", why);
    struct output output;
    return output_begin(&output, wanted->path, force, m, why) &&
           output_end(&output, write_to(m, wanted, output.file, why), why);
}

int command_export(struct cli *cli, struct model *m, struct why *why)
{
    struct wanted wanted;
    int64_t seq = 0;
    char head[65] = "";
    bool force = options_given(&cli->arguments, OPTION_FORCE);
    if (!take_options(&cli->arguments, &wanted, why) || !write_out(m, &wanted, force, why) ||
        !journal_head(m, &seq, head, why))
        return commands_fail(why);
    commands_note(why->lang, N_("Head of the journal: entry %lld, %s"), (long long)seq,
                  head[0] == '\0' ? "-" : head);
    return EXIT_DONE;
}
