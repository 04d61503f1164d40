/* export --format dot|svg|png: the map of data flows. */
#include "cli/commands.h"
#include "cli/export.h"
#include "export/flow_export.h"
#include "model/buf.h"

#include <unistd.h>

static bool put_out(struct model *m, const struct export_job *job, FILE *out, struct why *why)
{
    const struct buf *drawn = job->context;
    (void)m;
    (void)why;
    fwrite(buf_text(drawn), 1, drawn->length, out);
    return true;
}

/* The inventory is let go before the map is drawn, which may take long. */
static bool export_flow(struct model *m, const struct export_job *job, enum flow_format format,
                        struct why *why)
{
    struct flow_map map = {0};
    struct buf drawn = {0};
    bool done = flow_make(m, job->given->values[OPTION_FILTER],
                          NULL, &map, why);
    model_release(m);
    done = done && flow_export(&map, format, why->lang, NULL, NULL, &drawn, why);
    struct export_job writing = *job;
    writing.context = &drawn;
    done = done && export_to(m, &writing, put_out, why);
    if (done && map.left_out > 0)
        commands_say(
            why->lang,
            N_("Left out, as they are retired or have ended: %zu (categories, contracts)."),
            map.left_out);
    buf_clear(&drawn);
    flow_clear(&map);
    return done;
}

bool export_as_dot(struct model *m, const struct export_job *job, struct why *why)
{
    return export_flow(m, job, FLOW_DOT, why);
}

bool export_as_svg(struct model *m, const struct export_job *job, struct why *why)
{
    return export_flow(m, job, FLOW_SVG, why);
}

bool export_as_png(struct model *m, const struct export_job *job, struct why *why)
{
    if (job->path == NULL && isatty(STDOUT_FILENO))
        return why_set_class(why, WHY_USAGE,
                             "A picture is no text for a terminal: name a file with -o PATH.");
    return export_flow(m, job, FLOW_PNG, why);
}
