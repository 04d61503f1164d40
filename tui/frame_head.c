/* The head line: what is shown, of when and of whom. See frame_inside.h. */
#include "tui/frame_inside.h"

#include "model/numbers.h"
#include "tui/list.h"
#include "tui/organization_mode.h"
#include "tui/overview.h"
#include "tui/past_mode.h"
#include "tui/trial_mode.h"
#include "tui/views.h"

#include <string.h>

enum {
    WIDE = 80,        /* columns from which it has room for a moment with its name */
    REVIEW_LEAST = 70 /* columns for the annual review */
};

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* Adds of when the inventory is that is shown. */
static void put_past(const struct app *app, struct buf *out)
{
    struct buf moment = {0};
    bool narrow = app->canvas->columns < WIDE;
    past_mode_put(app, narrow, &moment);
    buf_puts(out, " [");
    buf_printf(out, words_in(app->lang, N_("as of %s")), buf_text(&moment));
    if (!narrow)
        buf_printf(out, words_in(app->lang, N_("; %s: back to now")),
                   app_key_of(app, ON_LIST, "as-of").text);
    buf_putc(out, ']');
    buf_clear(&moment);
}

/* Adds that what is shown is tried alone. */
static void put_trial(const struct app *app, struct buf *out)
{
    buf_printf(out, " [%s", words_in(app->lang, N_("TRIAL")));
    if (app->canvas->columns >= WIDE && !past_mode_on(app) && organization_mode_id(app) == 0)
        buf_printf(out, words_in(app->lang, N_("; %s: what it does; %s: leave")),
                   app_key_of(app, ON_LIST, "trial").text, app_key_of(app, ON_LIST, "quit").text);
    buf_putc(out, ']');
}

/* Adds which organization alone is shown. */
static void put_organization(const struct app *app, struct buf *out)
{
    struct buf name = {0};
    bool narrow = app->canvas->columns < WIDE;
    organization_mode_put(app, narrow, &name);
    buf_puts(out, " [");
    buf_printf(out, words_in(app->lang, N_("only %s")), buf_text(&name));
    if (!narrow)
        buf_printf(out, words_in(app->lang, N_("; %s: all")),
                   app_key_of(app, ON_LIST, "organization").text);
    buf_putc(out, ']');
    buf_clear(&name);
}

void frame_head(struct app *app, const struct pane *base)
{
    struct canvas *canvas = app->canvas;
    struct buf left = {0}, right = {0};
    buf_printf(&left, " %s", words_in(app->lang, "daicho"));
    /* Before the name, which may be long and cut. */
    if (trial_mode_on(app))
        put_trial(app, &left);
    if (past_mode_on(app))
        put_past(app, &left);
    else if (model_readonly(app->model))
        buf_printf(&left, " [%s]", words_in(app->lang, "read only"));
    if (organization_mode_id(app) != 0)
        put_organization(app, &left);
    buf_printf(&left, " %s", base_name(model_path(app->model)));
    if (list_is(base)) {
        struct buf review = {0};
        list_put_review(base, app->lang, &review);
        if (review.length > 0 && canvas->columns >= REVIEW_LEAST)
            buf_printf(&right, "%s  ", buf_text(&review));
        buf_clear(&review);
        buf_printf(&right, "%s ", views_kind(&views[list_view_number(base)])->label[app->lang]);
        if (list_total(base) < 0)
            buf_puts(&right, "..");
        else
            count_put(list_total(base), &right);
        buf_putc(&right, ' ');
    }
    if (overview_is(base))
        overview_put_day(app, base, &right);
    int width = canvas_width(canvas, buf_text(&right));
    /* What is no longer so must not pass for the present, nor a part for the whole. */
    enum role role = past_mode_on(app) || trial_mode_on(app) || organization_mode_id(app) != 0
                         ? ROLE_WARNING
                         : ROLE_BAR;
    canvas_put(canvas, 0, 0, canvas->columns, role, "");
    canvas_put(canvas, 0, 0, canvas->columns - width - 1, role, buf_text(&left));
    canvas_put(canvas, 0, canvas->columns - width, width, role, buf_text(&right));
    buf_clear(&left);
    buf_clear(&right);
}
