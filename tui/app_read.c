/* Reading the inventory for the display: the screens keep what they show where it cannot be
 * read. */
#include "tui/app.h"

#include "model/mem.h"

void app_unread(struct app *app, const struct why *why)
{
    app_refuse(app, why);
    app->unread = true;
}

bool app_read(struct app *app)
{
    struct why why = app_why(app);
    /* Each try waits for the other process: one a tick is enough. */
    if (app->unread && app->reading == 0)
        return false;
    if (app->reading == 0 && !model_hold(app->model, &why)) {
        model_release(app->model);
        app_unread(app, &why);
        return false;
    }
    if (app->reading == 0) {
        app->failures = model_failures(app->model);
        app->given_up = false;
    }
    app->reading++;
    return true;
}

void app_read_end(struct app *app)
{
    if (app->reading == 0)
        bug("a read ended that was not begun");
    app->reading--;
    if (app->reading > 0)
        return;
    struct why why = app_why(app);
    /* A part that is missing is read again by the next tick. */
    if (!app->given_up && !model_ok_since(app->model, app->failures, &why))
        app_unread(app, &why);
    model_release(app->model);
}

/* Has every screen read its records again, the lowest first. */
static void reload_from(struct app *app, struct pane *pane)
{
    if (pane->below != NULL)
        reload_from(app, pane->below);
    if (pane->ops->reload != NULL)
        pane->ops->reload(app, pane);
}

void app_reload(struct app *app)
{
    if (app_read(app)) {
        reload_from(app, app->top);
        app_read_end(app);
    }
}
