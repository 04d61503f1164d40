/* See papers_out.h. */
#include "tui/papers_out.h"

#include "export/evidence.h"
#include "export/flow_export.h"
#include "export/output.h"
#include "model/history.h"
#include "model/mem.h"
#include "model/rules_own.h"
#include "tui/file_pick.h"
#include "tui/list.h"
#include "tui/past_mode.h"
#include "tui/progress.h"
#include "tui/views.h"

#include <string.h>
#include <strings.h>

static const char *const flow_endings[] = {".svg", ".png", ".dot", NULL};
static const char *const no_endings[] = {"", NULL};

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* The format that the name of PATH ends with. */
static bool format_of(const char *path, enum flow_format *format, struct why *why)
{
    static const enum flow_format formats[] = {FLOW_SVG, FLOW_PNG, FLOW_DOT};
    const char *dot = strrchr(base_name(path), '.');
    for (size_t i = 0; dot != NULL && flow_endings[i] != NULL; i++)
        if (strcasecmp(dot, flow_endings[i]) == 0) {
            *format = formats[i];
            return true;
        }
    return why_set(why, "The name says how the map is drawn: let it end with .svg, .png or .dot.");
}

/* The map, read at one moment; nothing is held while it is drawn. */
static bool read_map(struct app *app, const char *filter, struct flow_map *map, struct why *why)
{
    if (!model_hold(app->model, why))
        return false;
    bool done = flow_make(app->model, filter[0] == '\0' ? NULL : filter, NULL, map, why);
    model_release(app->model);
    return done;
}

static bool draw_to(struct app *app, const char *path, enum flow_format format,
                    const struct flow_map *map, struct why *why)
{
    struct progress progress = progress_new(app, words_in(app->lang, "Drawing the map"));
    struct buf drawn = {0};
    struct output output;
    bool done = flow_export(map, format, app->lang, progress_tell_time, &progress, &drawn, why);
    progress_end(&progress);
    /* Whether a file may be replaced was asked before. */
    if (done && (done = output_begin(&output, path, true, app->model, why))) {
        fwrite(buf_text(&drawn), 1, drawn.length, output.file);
        done = output_end(&output, true, why);
    }
    buf_clear(&drawn);
    return done;
}

static bool take_flow(struct app *app, const struct file_picked *picked, size_t count,
                      void *context, struct why *why)
{
    struct flow_map map = {0};
    enum flow_format format;
    (void)count;
    bool done = format_of(picked->path, &format, why) && read_map(app, context, &map, why) &&
                draw_to(app, picked->path, format, &map, why);
    if (done)
        app_say(app, ROLE_OK, N_("The map of %zu data categories was written to %s."),
                map.categories, base_name(picked->path));
    flow_clear(&map);
    return done;
}

enum outcome papers_act_flow(struct app *app)
{
    const struct pane *top = app->top;
    bool chosen = list_is(top) && strcmp(views[list_view_number(top)].kind, "category") == 0 &&
                  list_filter(top)[0] != '\0';
    file_pick_open(
        app, &(struct file_pick_order){
                 .title = words_in(app->lang, "Map of data flows"),
                 .about = chosen ? words_in(app->lang, "Of the data categories that the filter "
                                                       "lets through; .svg, .png or .dot.")
                                 : words_in(app->lang, "Of all data categories; .svg, .png or "
                                                       ".dot. A filter of their list chooses."),
                 .name = "data-flows.svg",
                 .endings = flow_endings,
                 .take = take_flow,
                 .context = mem_copy(chosen ? list_filter(top) : ""),
             });
    return REDRAW;
}

static bool take_evidence(struct app *app, const struct file_picked *picked, size_t count,
                          void *context, struct why *why)
{
    struct progress progress = progress_new(app, words_in(app->lang, "Making the evidence"));
    struct buf rules = {0};
    struct evidence_made made;
    const struct evidence_order order = {
        .m = app->model,
        .present = past_mode_present(app),
        .folder = picked->path,
        .rules_folder = rules_own_folder(&rules) ? buf_text(&rules) : NULL,
        .go_on = progress_tell_time,
        .context = &progress,
    };
    (void)count;
    (void)context;
    bool done = evidence_make(&order, &made, why);
    progress_end(&progress);
    buf_clear(&rules);
    if (done)
        app_say(app, ROLE_OK,
                N_("The evidence was written to %s: %zu files. Note the SHA-256 of SHA256SUMS, "
                   "which stands in the history."),
                base_name(picked->path), made.files);
    return done;
}

enum outcome papers_act_evidence(struct app *app)
{
    struct buf name = {0};
    char today[11];
    history_today(app->model, today);
    buf_printf(&name, "evidence-%s", today);
    file_pick_open(
        app, &(struct file_pick_order){
                 .title = words_in(app->lang, "Folder of evidence"),
                 .about = words_in(app->lang, "A new folder with register, findings, reviews, "
                                              "changes, journal and checksums, for an auditor."),
                 .name = buf_text(&name),
                 .endings = no_endings,
                 .take = take_evidence,
             });
    buf_clear(&name);
    return REDRAW;
}
