/*
 * See progress.h. Only the message line is painted, over what is shown: the
 * screens would read the inventory, which is being changed.
 */
#include "tui/progress.h"

#include "model/numbers.h"
#include "model/ticks.h"
#include "tui/frame.h"
#include "tui/waiting.h"

enum { SILENT_MS = 500, STEP_MS = 200 };

struct progress progress_new(struct app *app, const char *what)
{
    return (struct progress){.app = app, .what = what, .begun = ticks_ms()};
}

static void stop(struct progress *progress)
{
    progress->stopped = true;
    progress->app->given_up = true;
}

/* Looks whether the person gives up, or the terminal is gone. Other keys were
 * not meant for what is being done. */
static void look_at_keys(struct progress *progress)
{
    struct key key = {.type = KEYS_TICK};
    do {
        key_clear(&key);
        term_read(progress->app->term, &key, 0);
        if (key.type == KEYS_ESCAPE)
            stop(progress);
        if (key.type == KEYS_HANGUP || key.type == KEYS_RESIZE)
            app_key(progress->app, &key);
    } while (key.type != KEYS_TICK && !progress->app->quit);
    key_clear(&key);
    if (progress->app->quit)
        stop(progress);
}

/* Whether it is time to tell something. */
static bool is_time(struct progress *progress)
{
    long long now = ticks_ms();
    if (progress->app->term == NULL || now - progress->begun < SILENT_MS ||
        now - progress->told < STEP_MS)
        return false;
    progress->told = now;
    return true;
}

static void paint(struct app *app)
{
    frame_message(app);
    term_paint(app->term, app->canvas);
}

bool progress_tell(void *context, size_t done, size_t total)
{
    struct progress *progress = context;
    struct app *app = progress->app;
    struct buf ready = {0}, all = {0};
    if (!is_time(progress))
        return !progress->stopped;
    count_put((int64_t)done, &ready);
    count_put((int64_t)total, &all);
    app_say(app, ROLE_DIM, N_("%s: %s of %s. Esc gives it up."), progress->what, buf_text(&ready),
            buf_text(&all));
    buf_clear(&ready);
    buf_clear(&all);
    paint(app);
    look_at_keys(progress);
    if (progress->stopped)
        app_say(app, ROLE_DIM, N_("Given up. Nothing was changed."));
    return !progress->stopped;
}

/* The same from within SQLite, where no screen may be told anything: that the
 * window has another size, or is gone, is told when the work has ended. */
static void look_at_keys_aside(struct progress *progress)
{
    struct key key = {.type = KEYS_TICK};
    do {
        key_clear(&key);
        term_read(progress->app->term, &key, 0);
        if (key.type == KEYS_ESCAPE || key.type == KEYS_HANGUP)
            stop(progress);
        if (key.type == KEYS_HANGUP || key.type == KEYS_RESIZE)
            waiting_put_aside(progress->app, &key);
    } while (key.type != KEYS_TICK && key.type != KEYS_HANGUP);
    key_clear(&key);
}

bool progress_tell_time(void *context)
{
    struct progress *progress = context;
    struct app *app = progress->app;
    if (!is_time(progress))
        return !progress->stopped;
    app_say(app, ROLE_DIM, N_("%s .. %d s. Esc gives it up."), progress->what,
            (int)((progress->told - progress->begun) / 1000));
    paint(app);
    look_at_keys_aside(progress);
    return !progress->stopped;
}

void progress_show(const struct progress *progress)
{
    if (progress->app->term == NULL)
        return;
    app_say(progress->app, ROLE_DIM, "%s", progress->what);
    paint(progress->app);
    buf_empty(&progress->app->message);
}

void progress_end(struct progress *progress)
{
    if (progress->told > 0)
        buf_empty(&progress->app->message);
}
