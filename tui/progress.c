/*
 * See progress.h. Only the message line is painted, over what is shown: the
 * screens would read the inventory, which is being changed.
 */
#include "tui/progress.h"

#include "model/ticks.h"
#include "tui/frame.h"

enum { SILENT_MS = 500, STEP_MS = 200 };

struct progress progress_new(struct app *app, const char *what)
{
    return (struct progress){.app = app, .what = what, .begun = ticks_ms()};
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
            progress->stopped = true;
        if (key.type == KEYS_HANGUP || key.type == KEYS_RESIZE)
            app_key(progress->app, &key);
    } while (key.type != KEYS_TICK && !progress->app->quit);
    key_clear(&key);
    if (progress->app->quit)
        progress->stopped = true;
}

bool progress_tell(void *context, size_t done, size_t total)
{
    struct progress *progress = context;
    struct app *app = progress->app;
    long long now = ticks_ms();
    if (app->term == NULL || now - progress->begun < SILENT_MS || now - progress->told < STEP_MS)
        return !progress->stopped;
    progress->told = now;
    app_say(app, ROLE_DIM, N_("%s: %zu of %zu. Esc gives it up."), progress->what, done, total);
    frame_message(app);
    term_paint(app->term, app->canvas);
    look_at_keys(progress);
    return !progress->stopped;
}
