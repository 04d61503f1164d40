/*
 * The stack of screens and the loop. A key is offered to the top screen, then
 * to the table of actions; drawing happens in one place, after everything has
 * been done. No statement of the database is open while a key is awaited.
 */
#include "tui/app.h"

#include "model/mem.h"
#include "model/ticks.h"
#include "tui/actions.h"
#include "tui/draft_keep.h"
#include "tui/frame.h"
#include "tui/judge.h"
#include "tui/list.h"
#include "tui/organization_mode.h"
#include "tui/recent.h"
#include "tui/sequence.h"
#include "tui/session.h"
#include "tui/trial_mode.h"
#include "tui/waiting.h"
#include "tui/wrapped.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* How often other people's saves are looked for, and how long that may take where
 * nobody has asked for it. */
enum { TICK_MS = 1000, TICK_WAIT_MS = 200 };

enum { PAINTED_MS = 20 }; /* while work goes on and no key comes */

/* How often open forms are kept between two keys, and when even that moment did
 * not come. */
enum { KEEP_EVERY_MS = 3000, KEEP_LATEST_MS = 10000 };

void app_init(struct app *app, struct model *model, enum lang lang, int rows, int columns,
              int ambiguous)
{
    *app = (struct app){
        .model = model,
        .lang = lang,
        .canvas = canvas_new(rows, columns, ambiguous),
    };
    list_open(app);
}

void app_close_all(struct app *app)
{
    while (app->top != NULL) {
        struct pane *pane = app_take(app);
        pane->ops->free(pane);
    }
    if (app->overview != NULL)
        app->overview->ops->free(app->overview);
    app->overview = NULL;
    judge_free(app->judge);
    app->judge = NULL;
}

void app_clear(struct app *app)
{
    trial_mode_drop(app);
    app_close_all(app);
    organization_mode_leave(app);
    canvas_free(app->canvas);
    app->canvas = NULL;
    buf_clear(&app->message);
    buf_clear(&app->did);
    recent_free(app->recent);
    app->recent = NULL;
    free(app->folder);
    app->folder = NULL;
}

void app_open(struct app *app, struct pane *pane)
{
    pane->below = app->top;
    app->top = pane;
}

struct pane *app_take(struct app *app)
{
    struct pane *pane = app->top;
    app->top = pane->below;
    pane->below = NULL;
    return pane;
}

void app_say(struct app *app, enum role role, const char *format, ...)
{
    va_list args;
    buf_empty(&app->message);
    app->message_role = role;
    va_start(args, format);
    buf_vprintf(&app->message, words_in(app->lang, format), args);
    va_end(args);
}

void app_refuse(struct app *app, const struct why *why)
{
    buf_empty(&app->message);
    app->message_role = ROLE_ERROR;
    buf_puts(&app->message, why->text);
}

struct why app_why(const struct app *app)
{
    return (struct why){.lang = app->lang};
}

struct key_name app_key_of(const struct app *app, enum context context, const char *name)
{
    struct key_name key;
    struct buf text = {0};
    actions_keys(app->keymap, actions_named(name), context, app->lang, 1, &text);
    if (text.length == 0)
        buf_printf(&text, ":%s", name);
    snprintf(key.text, sizeof key.text, "%s", buf_text(&text));
    buf_clear(&text);
    return key;
}

void app_follow(struct app *app, enum outcome outcome)
{
    switch (outcome) {
    case PASS:
    case STAY:
    case REDRAW:
        break;
    case RELOAD:
        app->changed = true;
        break;
    case CLOSE: {
        struct pane *pane = app_take(app);
        pane->ops->free(pane);
        break;
    }
    case QUIT:
        app->quit = true;
        break;
    }
    if (app->top == NULL)
        app->quit = true;
    if (app->changed && !app->quit) {
        app->changed = false;
        judge_changed(app);
        organization_mode_renew(app);
        app_reload(app);
    }
}

/* Looks whether another process has saved, and reads what could not be read
 * before. */
static void look_elsewhere(struct app *app)
{
    bool unread = app->unread;
    app->unread = false;
    model_patience(app->model, TICK_WAIT_MS);
    bool reads = app_read(app);
    model_patience(app->model, -1);
    if (!reads) {
        app->unread = true;
        return;
    }
    bool changed = model_changed_elsewhere(app->model);
    app_read_end(app);
    if (changed)
        app_say(app, ROLE_OK, N_("Another window has saved; its changes are shown."));
    else if (unread)
        buf_empty(&app->message);
    if (changed || unread)
        app_follow(app, RELOAD);
}

/* What to say about a key that does nothing here. */
static enum outcome hint(struct app *app, const struct key *key)
{
    struct buf name = {0};
    if (key_is_japanese(key)) {
        app_say(app, ROLE_WARNING,
                N_("The input method is on. Switch it off for commands "
                   "(the Hankaku/Zenkaku key)."));
    } else if (key->type == KEYS_CTRL && tolower((int)key->point) == 'c') {
        app_say(app, ROLE_DIM,
                N_("Ctrl-C does nothing here. Esc goes back; on lists, y copies and q quits."));
    } else if (key->type == KEYS_PASTE) {
        app_say(app, ROLE_WARNING,
                N_("Nothing was pasted: that goes where text is typed. A table comes in as a CSV "
                   "file, with 'daicho import'."));
    } else if (key->type != KEYS_PRESS && key->type != KEYS_DOUBLE && key->type != KEYS_WHEEL_UP &&
               key->type != KEYS_WHEEL_DOWN) {
        key_label(key, app->lang, &name);
        app_say(app, ROLE_DIM, N_("The key %s does nothing here. %s shows all keys."),
                buf_text(&name), app_key_of(app, app->top->context, "help").text);
        buf_clear(&name);
    }
    return REDRAW;
}

/* Keeps the key and the name of ACTION for the message line: who chose it from
 * the palette learns its key. */
static void note_action(struct app *app, const struct action *action)
{
    app->action = action;
    buf_empty(&app->did);
    actions_keys_done(app->keymap, action, app->top->context, app->lang, &app->key, &app->did);
    if (app->did.length > 0)
        buf_printf(&app->did, "  %s", actions_title(action, app->lang));
}

enum outcome app_act(struct app *app, const struct action *action)
{
    note_action(app, action);
    struct why why = app_why(app);
    if ((action->edits && !model_may_write(app->model, &why)) ||
        (action->lasting && !trial_mode_lets(app, &why))) {
        app_refuse(app, &why);
        return REDRAW;
    }
    return action->run(app);
}

/* Does what the foot line names where KEY, of the mouse, is on it. A second
 * click there does the same again, and never what the first one has put in its
 * place. */
static enum outcome foot_pressed(struct app *app, const struct key *key)
{
    if (key->type != KEYS_PRESS && key->type != KEYS_DOUBLE)
        return PASS;
    const struct action *action = frame_action_at(app, key->y, key->x);
    if (action == NULL || (key->type == KEYS_DOUBLE && action != app->action))
        return PASS;
    app->key = (struct key){.type = KEYS_PRESS};
    return app_act(app, action);
}

static enum outcome key_pressed(struct app *app, const struct key *key)
{
    struct pane *top = app->top;
    enum outcome on_foot = foot_pressed(app, key);
    if (on_foot != PASS)
        return on_foot;
    enum outcome outcome = top->ops->key == NULL ? PASS : top->ops->key(app, top, key);
    if (outcome != PASS)
        return outcome;
    bool up = key->type == KEYS_WHEEL_UP;
    if ((up || key->type == KEYS_WHEEL_DOWN) && top->ops->move != NULL)
        return top->ops->move(app, top, up ? MOVE_UP : MOVE_DOWN);
    app->key = key_to_command(key);
    app->key.text = NULL;
    const struct action *action = actions_on_key(app->keymap, app->top->context, &app->key);
    if (action != NULL)
        return app_act(app, action);
    if (!actions_begins(app->keymap, app->top->context, &app->key))
        return hint(app, key);
    sequence_open(app, &app->key);
    return REDRAW;
}

static bool is_too_small(const struct app *app)
{
    return app->canvas->rows < APP_ROWS || app->canvas->columns < APP_COLUMNS;
}

/* Whether a form, or what is decided like one, stands open and would be lost. */
static bool has_form(const struct app *app)
{
    for (const struct pane *pane = app->top; pane != NULL; pane = pane->below)
        if (pane->context == ON_FORM || pane->context == ON_CONFLICT || pane->context == ON_BULK ||
            pane->context == ON_SCAN || pane->context == ON_THREE_WAY)
            return true;
    return false;
}

/* Where nothing of the screen is seen only leaving is left, if that loses nothing typed. */
static void key_unseen(struct app *app, const struct key *key)
{
    struct key command = key_to_command(key);
    bool q = command.type == KEYS_TEXT && command.point == 'q';
    bool ctrl_c = command.type == KEYS_CTRL && tolower((int)command.point) == 'c';
    if ((q || ctrl_c) && !has_form(app) && !trial_mode_on(app))
        app->quit = true;
}

/* Deals with what comes from no person: time, the window, the end. False where
 * KEY is something else. */
static bool dealt_with(struct app *app, const struct key *key)
{
    if (key->type == KEYS_TICK) {
        look_elsewhere(app);
        judge_tick(app);
        draft_keep_all(app, false);
    } else if (key->type == KEYS_RESIZE) {
        if (app->term != NULL)
            app->canvas->ambiguous = app->term->ambiguous;
        canvas_resize(app->canvas, key->y, key->x);
    } else if (key->type == KEYS_HANGUP) {
        /* Nobody is left to be asked for patience. */
        model_on_wait(app->model, NULL, NULL);
        draft_keep_all(app, true);
        app->quit = true;
    } else {
        return false;
    }
    return true;
}

void app_key(struct app *app, const struct key *key)
{
    if (dealt_with(app, key))
        return;
    if (is_too_small(app)) {
        key_unseen(app, key);
        return;
    }
    /* Why nothing could be read is said until it can be. */
    if (!app->unread)
        buf_empty(&app->message);
    buf_empty(&app->did);
    app_follow(app, key_pressed(app, key));
    if (app->term != NULL && !app->quit)
        draft_keep_due(app, KEEP_LATEST_MS);
}

static void draw_too_small(struct app *app)
{
    struct buf text = {0};
    buf_printf(&text,
               words_in(app->lang, "The window is too small. It needs %d columns and %d rows."),
               APP_COLUMNS, APP_ROWS);
    wrapped_draw(app->canvas, canvas_area(app->canvas), ROLE_TEXT, buf_text(&text), 0);
    buf_clear(&text);
}

/* Draws PANE after those below it that show around it. */
static void draw_from(struct app *app, struct pane *pane, struct area area)
{
    if (pane->ops->overlay)
        draw_from(app, pane->below, area);
    pane->ops->draw(app, pane, area);
}

void app_draw(struct app *app)
{
    canvas_clear(app->canvas);
    if (is_too_small(app)) {
        draw_too_small(app);
        return;
    }
    struct area area = frame_draw(app);
    draw_from(app, app->top, area);
    /* A long message must not cover what it is about. */
    int covered = frame_message_rows(app) - 1;
    if (app->canvas->cursor_y >= area.y + area.height - covered) {
        canvas_fill(app->canvas, area, ROLE_TEXT);
        area.height -= covered;
        draw_from(app, app->top, area);
    }
    frame_message(app);
}

bool app_work(struct app *app)
{
    if (app->term != NULL)
        draft_keep_due(app, KEEP_EVERY_MS);
    /* Where nothing can be read, a tick tries again; until then nothing can go on. */
    for (struct pane *pane = app->top; pane != NULL && !app->unread; pane = pane->below)
        if (pane->ops->work != NULL && pane->ops->work(app, pane))
            return !app->unread;
    return !app->unread && (organization_mode_work(app) || judge_warm(app));
}

void app_run(struct app *app, struct term *term)
{
    bool busy = true, idle = false;
    long long painted = 0;
    app->term = term;
    while (!app->quit) {
        struct key key = {.type = KEYS_TICK};
        /* Pieces of work are shorter than painting what little they change. */
        if (!busy || !idle || app->news || ticks_ms() - painted >= PAINTED_MS) {
            app->news = false;
            app_draw(app);
            term_paint(term, app->canvas);
            painted = ticks_ms();
        }
        if (!waiting_key(app, &key))
            term_read(term, &key, busy ? 0 : TICK_MS);
        idle = key.type == KEYS_TICK;
        if (idle)
            session_tick(app);
        if (!busy || !idle)
            app_key(app, &key);
        busy = !app->quit && (idle ? app_work(app) : true);
        key_clear(&key);
    }
    app->term = NULL;
}
