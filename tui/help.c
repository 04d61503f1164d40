/*
 * The help and the palette, filled from the table of actions for the place
 * from which they are called.
 */
#include "tui/help.h"

#include "model/glyphs.h"
#include "tui/actions.h"
#include "tui/picker.h"

#include <string.h>

enum { KEYS_WIDTH = 16, KEYS_SHOWN = 3 };

static enum outcome chosen(struct app *app, struct picker *picker)
{
    const struct action *action = actions_named(picker_picked(picker));
    if (action == NULL || (action->where & app->top->context) == 0)
        return REDRAW;
    return app_act(app, action);
}

enum outcome help_act_open(struct app *app)
{
    enum context context = app->top->context;
    struct picker *picker = picker_new(words_in(app->lang, "Help"), chosen);
    for (size_t i = 0; i < actions_count; i++) {
        struct buf keys = {0}, text = {0};
        if ((actions[i].where & context) == 0)
            continue;
        actions_keys(&actions[i], context, app->lang, KEYS_SHOWN, &keys);
        glyph_pad(&text, buf_text(&keys), KEYS_WIDTH, app->canvas->ambiguous);
        buf_putc(&text, ' ');
        buf_puts(&text, words_in(app->lang, actions[i].help));
        picker_add(picker, actions[i].name, buf_text(&text), "");
        buf_clear(&keys);
        buf_clear(&text);
    }
    picker_open(app, picker);
    return REDRAW;
}

enum outcome help_act_palette(struct app *app)
{
    enum context context = app->top->context;
    struct picker *picker = picker_new(words_in(app->lang, "Commands"), chosen);
    for (size_t i = 0; i < actions_count; i++) {
        struct buf right = {0};
        if ((actions[i].where & context) == 0 || strcmp(actions[i].name, "palette") == 0)
            continue;
        buf_printf(&right, "%s  ", actions[i].name);
        actions_keys(&actions[i], context, app->lang, 1, &right);
        picker_add(picker, actions[i].name, words_in(app->lang, actions[i].title),
                   buf_text(&right));
        buf_clear(&right);
    }
    picker_open(app, picker);
    return REDRAW;
}
