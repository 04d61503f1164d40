/* drift: a published policy held against the records. */
#include "cli/commands.h"

#include "import/drift.h"

#include <string.h>

static bool pin(struct model *m, struct drift *drift, const struct arguments *given,
                struct why *why)
{
    const char *what = given->values[OPTION_PIN];
    if (!model_may_write(m, why) || !drift_pin(m, drift, what, given->values[OPTION_REASON], why))
        return false;
    commands_say(why->lang, "Pinned: %s.", what);
    return true;
}

int command_drift(struct cli *cli, struct model *m, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    const char *format = given->values[OPTION_FORMAT];
    struct drift drift = {0};
    const struct drift_options how = {.lang = why->lang,
                                      .notice = given->values[OPTION_NOTICE],
                                      .encoding = given->values[OPTION_ENCODING]};
    if (format != NULL && strcmp(format, "csv") == 0) {
        why_set_class(why, WHY_USAGE, "--format takes text or json here, not \"csv\".");
        return commands_fail(why);
    }
    bool pins = options_given(given, OPTION_PIN);
    bool lists = options_given(given, OPTION_PARAGRAPHS);
    bool done =
        drift_read(m, given->words[1], &how, &drift, why) && (!pins || pin(m, &drift, given, why));
    if (done && lists)
        drift_print_paragraphs(&drift, stdout);
    else if (done && !pins && format != NULL && strcmp(format, "json") == 0)
        drift_json(&drift, stdout, why->lang);
    else if (done && !pins)
        drift_print(&drift, stdout, why->lang);
    int status = !done                                    ? commands_fail(why)
                 : !lists && !pins && drift.hit_count > 0 ? EXIT_FINDINGS
                                                          : EXIT_DONE;
    drift_clear(&drift);
    return status;
}
