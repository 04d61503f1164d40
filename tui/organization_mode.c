/* See organization_mode.h. */
#include "tui/organization_mode.h"

#include "model/mem.h"
#include "model/record.h"
#include "model/refer.h"
#include "model/ticks.h"
#include "tui/draft.h"
#include "tui/past_mode.h"
#include "tui/picker.h"
#include "tui/progress.h"

#include <stdlib.h>
#include <string.h>

enum { WORK_MS = 4 }; /* how long a piece of work may take */

struct organization_mode {
    int64_t id;
    char *code, *name;
    struct scope *scope;
    struct scope *coming; /* while it is found anew, or NULL */
    bool gone;            /* it is not in the inventory any more */
};

static const struct kind *organization(void)
{
    return kinds_find("organization");
}

int64_t organization_mode_id(const struct app *app)
{
    return app->organization == NULL ? 0 : app->organization->id;
}

struct scope *organization_mode_scope(const struct app *app)
{
    return app->organization == NULL ? NULL : app->organization->scope;
}

bool organization_mode_has(const struct app *app, const struct kind *kind, int64_t id)
{
    const struct scope *scope = organization_mode_scope(app);
    return scope == NULL || scope_has(scope, kind, id);
}

unsigned organization_mode_serial(const struct app *app)
{
    return app->serial;
}

void organization_mode_put(const struct app *app, bool narrow, struct buf *out)
{
    buf_printf(out, "%s%s%s", app->organization->code, narrow ? "" : " ",
               narrow ? "" : app->organization->name);
}

static void free_mode(struct organization_mode *mode)
{
    scope_free(mode->scope);
    scope_free(mode->coming);
    free(mode->code);
    free(mode->name);
    free(mode);
}

void organization_mode_leave(struct app *app)
{
    if (app->organization == NULL)
        return;
    free_mode(app->organization);
    app->organization = NULL;
    app->serial++;
}

struct organization_mode *organization_mode_lay(struct app *app)
{
    struct organization_mode *mode = app->organization;
    app->organization = NULL;
    app->serial++;
    return mode;
}

void organization_mode_back(struct app *app, struct organization_mode *mode)
{
    organization_mode_leave(app);
    app->organization = mode;
    app->serial++;
    organization_mode_renew(app);
}

/* Reads code and name into MODE; false where the organization is gone, which the message
 * line says, or cannot be read: then they stay. */
static bool name_it(struct app *app, struct organization_mode *mode)
{
    struct why why = app_why(app);
    struct buf code = {0}, name = {0};
    size_t failures = model_failures(app->model);
    refer_code(app->model, organization(), mode->id, &code);
    bool there = code.length > 0 && record_name(app->model, organization(), mode->id, &name);
    if (there) {
        free(mode->code);
        free(mode->name);
        mode->code = buf_take(&code);
        mode->name = buf_take(&name);
    }
    mode->gone = !there && model_ok_since(app->model, failures, &why);
    if (mode->gone)
        app_say(app, ROLE_WARNING,
                N_("The organization is no longer there. All organizations are shown."));
    buf_clear(&code);
    buf_clear(&name);
    return there;
}

/* Finds what belongs to the organization of MODE, told on the way where that takes long;
 * false where it cannot be read or the person gave up, which the message line says. */
static bool find(struct app *app, struct organization_mode *mode)
{
    struct why why = app_why(app);
    if (!app_read(app))
        return false;
    struct progress progress =
        progress_new(app, words_in(app->lang, N_("Finding what belongs to the organization")));
    model_on_work(app->model, progress_tell_time, &progress);
    mode->scope = scope_load(app->model, mode->id, &why);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    bool found = mode->scope != NULL && name_it(app, mode);
    app_read_end(app);
    if (mode->scope == NULL)
        app_refuse(app, &why);
    return found;
}

enum outcome organization_mode_enter(struct app *app, int64_t id)
{
    struct organization_mode *mode = mem_new(1, sizeof *mode);
    mode->id = id;
    if (!find(app, mode)) {
        free_mode(mode);
        return REDRAW;
    }
    organization_mode_leave(app);
    app->organization = mode;
    app->serial++;
    app_say(app, ROLE_OK, N_("Only what belongs to %s %s is shown. %s shows all again."),
            mode->code, mode->name, app_key_of(app, ON_LIST, "organization").text);
    return RELOAD;
}

static enum outcome chosen(struct app *app, struct picker *picker)
{
    const char *code = picker_picked(picker);
    if (code == NULL || !app_read(app))
        return REDRAW;
    int64_t id = record_find(app->model, organization(), code);
    app_read_end(app);
    return id == 0 ? REDRAW : organization_mode_enter(app, id);
}

enum outcome organization_mode_act(struct app *app)
{
    if (app->organization != NULL) {
        organization_mode_leave(app);
        app_say(app, ROLE_OK, N_("All organizations are shown."));
        return RELOAD;
    }
    if (past_mode_on(app)) {
        app_say(app, ROLE_WARNING,
                N_("The inventory as it was is shown whole. Go back to the present first."));
        return REDRAW;
    }
    if (!app_read(app))
        return REDRAW;
    size_t count = scope_count(app->model);
    app_read_end(app);
    if (count < 2) {
        app_say(app, ROLE_WARNING,
                N_("There are not several organizations of which one could be shown alone."));
        return REDRAW;
    }
    struct picker *picker =
        picker_new(words_in(app->lang, N_("Show one organization alone")), chosen);
    picker_records(picker, organization(), false);
    picker_open(app, picker);
    return REDRAW;
}

void organization_mode_renew(struct app *app)
{
    struct organization_mode *mode = app->organization;
    if (mode == NULL)
        return;
    scope_free(mode->coming);
    mode->coming = scope_new(app->model, &mode->id, 1);
}

/* Takes what was found; whether other records are shown now. */
static bool take_coming(struct app *app)
{
    struct organization_mode *mode = app->organization;
    bool same = scope_same(mode->scope, mode->coming);
    name_it(app, mode);
    if (mode->gone) {
        organization_mode_leave(app);
        return true;
    }
    scope_free(same ? mode->coming : mode->scope);
    mode->scope = same ? mode->scope : mode->coming;
    mode->coming = NULL;
    app->serial += !same;
    return !same;
}

bool organization_mode_work(struct app *app)
{
    struct organization_mode *mode = app->organization;
    struct why why = app_why(app);
    bool other = false;
    if (mode == NULL || mode->coming == NULL || !app_read(app))
        return false;
    long long since = ticks_ms();
    bool read = true;
    while (read && !scope_done(mode->coming) && ticks_ms() - since < WORK_MS)
        read = scope_step(mode->coming, &why);
    bool more = read && !scope_done(mode->coming);
    if (read && !more)
        other = take_coming(app);
    app_read_end(app);
    if (!read) {
        app_unread(app, &why);
        scope_free(mode->coming);
        mode->coming = NULL;
    }
    if (other) {
        app_reload(app);
        app->news = true;
    }
    return more || other;
}

void organization_mode_fill(struct app *app, struct draft *draft)
{
    const struct kind *kind = draft->record->kind;
    size_t field = kinds_field(kind, "organization");
    /* That of a party says for which of ours it stands. */
    if (app->organization == NULL || draft->record->id != 0 || field == kind->field_count ||
        strcmp(kind->name, "party") == 0)
        return;
    draft_begin_with(draft, "organization", app->organization->code);
    app_say(app, ROLE_OK, N_("%s %s is filled in, as only what belongs to it is shown."),
            app->organization->code, app->organization->name);
}
