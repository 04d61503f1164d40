/* See aside.h. */
#include "tui/aside.h"

#include "tui/list.h"
#include "tui/organization_mode.h"
#include "tui/views.h"

const struct kind *aside_kind(struct app *app)
{
    return views_kind(&views[list_view_number(list_below(app))]);
}

void aside_lay(struct app *app, struct aside *aside, struct model *model, const struct kind *kind)
{
    *aside = (struct aside){.model = app->model,
                            .top = app->top,
                            .overview = app->overview,
                            .judge = app->judge,
                            .organization = organization_mode_lay(app)};
    app->model = model;
    app->top = NULL;
    app->overview = NULL;
    app->judge = NULL;
    list_open(app);
    list_show(app, app->top, kind, 0);
}

struct model *aside_back(struct app *app, const struct aside *aside)
{
    struct model *shown = app->model;
    app_close_all(app);
    app->model = aside->model;
    app->top = aside->top;
    app->overview = aside->overview;
    app->judge = aside->judge;
    organization_mode_back(app, aside->organization);
    return shown;
}
