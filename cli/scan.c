/* scan: rosters held against a category; the receipt says that no cell was
 * kept. */
#include "cli/commands.h"

#include "cli/import_options.h"
#include "export/output.h"
#include "import/scan.h"

#include <string.h>

static bool take_options(const struct cli *cli, struct scan_options *how, struct why *why)
{
    const char *const *given = cli->arguments.values;
    bool accepts = given[OPTION_ACCEPT] != NULL || given[OPTION_ITEMS] != NULL;
    *how = (struct scan_options){
        .encoding = given[OPTION_ENCODING], .sheet = given[OPTION_SHEET], .lang = why->lang};
    if (accepts && given[OPTION_CATEGORY] == NULL)
        return why_set_class(why, WHY_USAGE,
                             "Say with --category CODE which data category takes the items.");
    if (given[OPTION_PERSONS] != NULL && !accepts)
        return why_set_class(why, WHY_USAGE, "--persons goes with --accept or --items.");
    const char *format = given[OPTION_FORMAT];
    if (format != NULL && strcmp(format, "text") != 0 && strcmp(format, "json") != 0)
        return why_set_class(why, WHY_USAGE, "--format takes text or json here, not \"%s\".",
                             format);
    return import_options_reading(&cli->arguments, &how->header_row, &how->delimiter, why);
}

static bool hold(const struct cli *cli, struct model *m, struct scan *scan, struct why *why)
{
    const char *const *given = cli->arguments.values;
    if (given[OPTION_CATEGORY] == NULL)
        return scan_likely(m, scan, why);
    if (!scan_hold(m, scan, given[OPTION_CATEGORY], why))
        return false;
    const struct scan_accept accept = {.items = given[OPTION_ITEMS],
                                       .persons = given[OPTION_PERSONS],
                                       .reason = given[OPTION_REASON]};
    return (given[OPTION_ACCEPT] == NULL && given[OPTION_ITEMS] == NULL) ||
           scan_accept(m, scan, &accept, why);
}

static void write_to(const struct scan *scan, bool json, FILE *out, enum lang lang)
{
    if (json)
        scan_json(scan, out);
    else
        scan_print(scan, out, lang);
}

int command_scan(struct cli *cli, struct model *m, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    const char *format = given->values[OPTION_FORMAT], *path = given->values[OPTION_OUTPUT];
    bool json = format != NULL && strcmp(format, "json") == 0;
    struct scan_options how;
    struct scan scan = {0};
    struct output output;
    if (!take_options(cli, &how, why))
        return commands_fail(why);
    /* The file is begun first: where it cannot be written nothing is changed. */
    bool begun =
        path != NULL && output_begin(&output, path, options_given(given, OPTION_FORCE), m, why);
    bool done =
        (path == NULL || begun) &&
        scan_read(m, (const char *const *)given->words + 1, given->count - 1, &how, &scan, why) &&
        hold(cli, m, &scan, why);
    if (done)
        write_to(&scan, json, begun ? output.file : stdout, why->lang);
    if (begun)
        done = output_end(&output, done, why) && done;
    int status = !done                                      ? commands_fail(why)
                 : scan.id != 0 && scan_findings(&scan) > 0 ? EXIT_FINDINGS
                                                            : EXIT_DONE;
    scan_clear(&scan);
    return status;
}
