/* What is done with what is touched: the sheet as a file, and an incident that begins with
 * it. See impact_screen_inside.h. */
#include "export/impact_sheet.h"
#include "export/output.h"
#include "model/cells.h"
#include "model/mem.h"
#include "tui/draft.h"
#include "tui/file_pick.h"
#include "tui/form.h"
#include "tui/impact_screen_inside.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const endings[] = {".html", ".xlsx", ".txt", ".md", ".json", NULL};
static const struct {
    enum document_format format;
    bool json;
} forms[] = {
    {DOCUMENT_HTML, false}, {DOCUMENT_BOOK, false}, {DOCUMENT_TXT, false},
    {DOCUMENT_MD, false},   {DOCUMENT_TXT, true},
};

/* Writes the sheet of IMPACT to PATH; whether a file may be replaced was asked before. */
static bool write_form(struct app *app, const struct impact *impact, size_t form, const char *path,
                       struct why *why)
{
    struct output output;
    if (forms[form].format == DOCUMENT_BOOK)
        return impact_sheet_book(app->model, impact, path, true, why);
    if (!output_begin(&output, path, true, app->model, why))
        return false;
    bool done = true;
    if (forms[form].json)
        impact_json_write(impact, output.file);
    else
        done = impact_sheet_document(app->model, impact, forms[form].format, output.file, why);
    return output_end(&output, done, why);
}

/* The number of the form that the name of PATH ends with; false with WHY. */
static bool form_of(const char *path, size_t *form, struct why *why)
{
    const char *dot = strrchr(path, '.');
    for (*form = 0; endings[*form] != NULL; ++*form)
        if (dot != NULL && strcasecmp(dot, endings[*form]) == 0)
            return true;
    return why_set(why, "The name says what is written: let it end with .html, .xlsx, .txt, .md "
                        "or .json.");
}

static bool take_file(struct app *app, const struct file_picked *picked, size_t count,
                      void *context, struct why *why)
{
    size_t form = 0;
    (void)count;
    (void)context;
    if (!form_of(picked->path, &form, why) || !model_hold(app->model, why))
        return false;
    struct impact *impact = impact_screen_find(app, impact_screen_top(app), why);
    bool done = impact != NULL && write_form(app, impact, form, picked->path, why);
    impact_free(impact);
    model_release(app->model);
    if (done)
        app_say(app, ROLE_OK, N_("The incident sheet was written to %s."), picked->path);
    return done;
}

void impact_screen_write(struct app *app, const struct impact_screen *screen)
{
    (void)screen;
    file_pick_open(app,
                   &(struct file_pick_order){
                       .title = words_in(app->lang, N_("Incident sheet")),
                       .about = words_in(app->lang, N_("For people .html, .xlsx, .txt or .md; for "
                                                       "programs .json.")),
                       .name = "incident.html",
                       .endings = endings,
                       .take = take_file,
                   });
}

/* Adds the code of RECORD, where it is of the kind called KIND and not there yet. */
static void add_code(const struct record *record, const char *kind, struct cells *codes)
{
    if (record == NULL || strcmp(record->kind->name, kind) != 0)
        return;
    const char *code = record_value(record, "code");
    if (cells_find(codes, code) == codes->count)
        cells_add(codes, code);
}

/* Whether an incident begins with HOLDER: of a contract that was named with the contractor, of a
 * storage with its provider. */
static bool is_place(const struct impact_holder *holder)
{
    return (holder->seed && holder->role != IMPACT_CONTROLLER) ||
           (holder->behind &&
            (holder->role == IMPACT_CONTRACTOR || holder->role == IMPACT_PROVIDER));
}

/* Has DRAFT begin with the records of the kind called KIND at which it happened. */
static void begin_places(struct draft *draft, const char *column, const char *kind,
                         const struct impact *impact)
{
    struct cells codes = {0};
    struct buf cell = {0};
    for (size_t i = 0; i < impact->seed_count; i++)
        add_code(impact->seeds[i].record, kind, &codes);
    for (size_t i = 0; i < impact->holder_count; i++)
        if (is_place(&impact->holders[i])) {
            add_code(impact->holders[i].what, kind, &codes);
            add_code(impact->holders[i].via, kind, &codes);
        }
    cells_format(&codes, &cell);
    draft_begin_with(draft, column, buf_text(&cell));
    buf_clear(&cell);
    cells_clear(&codes);
}

static void begin_incident(struct app *app, const struct impact_screen *screen,
                           const struct impact *impact, struct draft *draft)
{
    struct cells codes = {0};
    struct buf name = {0}, cell = {0};
    buf_printf(&name, words_in(app->lang, N_("Incident: %s")),
               record_value(impact->seeds[0].record, "name"));
    for (size_t i = 0; i < impact->category_count; i++)
        cells_add(&codes, impact->categories[i].texts[IMPACT_CODE]);
    cells_format(&codes, &cell);
    draft_begin_with(draft, "name", buf_text(&name));
    draft_begin_with(draft, "known_on", screen->known);
    draft_begin_with(draft, "categories", buf_text(&cell));
    begin_places(draft, "storages", "storage", impact);
    begin_places(draft, "parties", "party", impact);
    buf_clear(&name);
    buf_clear(&cell);
    cells_clear(&codes);
}

enum outcome impact_screen_record(struct app *app, const struct impact_screen *screen)
{
    struct why why = app_why(app);
    if (!app_read(app))
        return REDRAW;
    struct impact *impact = impact_screen_find(app, screen, &why);
    struct draft *draft =
        impact == NULL ? NULL : draft_new(app->model, kinds_find("incident"), 0, &why);
    if (draft != NULL)
        begin_incident(app, screen, impact, draft);
    impact_free(impact);
    app_read_end(app);
    if (draft == NULL) {
        app_refuse(app, &why);
        return REDRAW;
    }
    form_open_draft(app, draft);
    form_go(app, "known_on");
    return REDRAW;
}
