/*
 * See waiting.h. What is called while SQLite waits must not use the inventory,
 * so nothing is drawn anew: the sentence is put over what the terminal shows.
 */
#include "tui/waiting.h"

#include "model/mem.h"
#include "tui/frame.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN_AFTER_MS = 300, WAIT_MOST_MS = 30 * 1000 };

struct waiting {
    struct key *keys;
    size_t count, capacity;
};

/* Puts the sentence over the display; the canvas and the message of APP, which
 * may be half drawn, stay as they are. */
static void show(struct app *app)
{
    struct app over = *app;
    const struct canvas *shown = term_shown(app->term);
    if (shown == NULL)
        return;
    over.canvas = canvas_new(shown->rows, shown->columns, shown->ambiguous);
    memcpy(over.canvas->cells, shown->cells,
           (size_t)shown->rows * (size_t)shown->columns * sizeof *shown->cells);
    canvas_cursor(over.canvas, shown->cursor_y, shown->cursor_x);
    over.message = (struct buf){0};
    app_say(&over, ROLE_WARNING, N_("Another window is saving. Waiting; Esc gives up."));
    frame_message(&over);
    term_paint(app->term, over.canvas);
    canvas_free(over.canvas);
    buf_clear(&over.message);
}

void waiting_put_aside(struct app *app, const struct key *key)
{
    struct waiting *waiting = app->waiting;
    waiting->keys =
        mem_grow(waiting->keys, waiting->count, &waiting->capacity, sizeof *waiting->keys);
    waiting->keys[waiting->count++] = *key;
}

static bool go_on(void *context, int ms)
{
    struct app *app = context;
    if (ms < SHOWN_AFTER_MS)
        return true;
    show(app);
    for (;;) {
        struct key key;
        term_read(app->term, &key, 0);
        if (key.type == KEYS_TICK)
            return ms < WAIT_MOST_MS;
        if (key.type == KEYS_ESCAPE)
            return false;
        waiting_put_aside(app, &key);
        if (key.type == KEYS_HANGUP)
            return false;
    }
}

void waiting_begin(struct app *app)
{
    app->waiting = mem_new(1, sizeof *app->waiting);
    model_on_wait(app->model, go_on, app);
}

void waiting_end(struct app *app)
{
    struct key key;
    model_on_wait(app->model, NULL, NULL);
    while (waiting_key(app, &key))
        key_clear(&key);
    if (app->waiting != NULL)
        free(app->waiting->keys);
    free(app->waiting);
    app->waiting = NULL;
}

bool waiting_key(struct app *app, struct key *key)
{
    struct waiting *waiting = app->waiting;
    if (waiting == NULL || waiting->count == 0)
        return false;
    *key = waiting->keys[0];
    waiting->count--;
    memmove(waiting->keys, waiting->keys + 1, waiting->count * sizeof *waiting->keys);
    return true;
}
