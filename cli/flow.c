/* See flow.h. */
#include "cli/flow.h"

#include "export/flow_export.h"
#include "export/output.h"
#include "model/buf.h"
#include "model/journal.h"

#include <string.h>
#include <unistd.h>

static const struct {
    const char *name;
    enum flow_format format;
} formats[] = {{"dot", FLOW_DOT}, {"svg", FLOW_SVG}, {"png", FLOW_PNG}};

enum { FORMATS = sizeof formats / sizeof formats[0] };

static size_t find(const char *format)
{
    size_t at = 0;
    while (at < FORMATS && (format == NULL || strcmp(formats[at].name, format) != 0))
        at++;
    return at;
}

bool flow_is_format(const char *format)
{
    return find(format) < FORMATS;
}

static bool check(const struct arguments *given, enum flow_format format, struct why *why)
{
    static const enum option_id others[] = {OPTION_KIND, OPTION_REGISTER, OPTION_ALL, OPTION_EXCEL,
                                            OPTION_ENCODING};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (options_given(given, others[i]))
            return why_set_class(why, WHY_USAGE,
                                 "--format %s is the map of data flows and does not go with --%s.",
                                 given->values[OPTION_FORMAT], options[others[i]].name);
    if (format == FLOW_PNG && given->values[OPTION_OUTPUT] == NULL && isatty(STDOUT_FILENO))
        return why_set_class(why, WHY_USAGE,
                             "A picture is no text for a terminal: name a file with -o PATH.");
    return true;
}

static bool put_out(const char *path, bool force, const struct model *m, const struct buf *text,
                    struct why *why)
{
    struct output output = {.file = stdout};
    if (path != NULL && !output_begin(&output, path, force, m, why))
        return false;
    fwrite(buf_text(text), 1, text->length, output.file);
    return path == NULL ? output_flush(stdout, "-", why) : output_end(&output, true, why);
}

int flow_run(struct cli *cli, struct model *m, struct why *why)
{
    const struct arguments *given = &cli->arguments;
    enum flow_format format = formats[find(given->values[OPTION_FORMAT])].format;
    struct flow_map map = {0};
    struct buf text = {0};
    int64_t seq = 0;
    char head[65] = "";
    bool done =
        check(given, format, why) &&
        flow_make(m, given->values[OPTION_FILTER], given->values[OPTION_ORGANIZATION], &map, why) &&
        journal_head(m, &seq, head, why);
    model_release(m);
    done = done && flow_export(&map, format, why->lang, NULL, NULL, &text, why) &&
           put_out(given->values[OPTION_OUTPUT], options_given(given, OPTION_FORCE), m, &text, why);
    if (done && map.left_out > 0)
        commands_say(
            why->lang,
            N_("Left out, as they are retired or have ended: %zu (categories, contracts)."),
            map.left_out);
    if (done)
        commands_note(why->lang, N_("Head of the journal: entry %lld, %s"), (long long)seq,
                      head[0] == '\0' ? "-" : head);
    buf_clear(&text);
    flow_clear(&map);
    return done ? EXIT_DONE : commands_fail(why);
}
