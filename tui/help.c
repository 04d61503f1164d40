/*
 * The help and the palette, filled from the table of actions for the place
 * from which they are called.
 */
#include "tui/help.h"

#include "model/glyphs.h"
#include "tui/actions.h"
#include "tui/picker.h"

#include <stdlib.h>
#include <string.h>

enum {
    KEYS_WIDTH = 16,
    KEYS_SHOWN = 3,
    AROUND = 8,     /* columns of the screen beside the text of a picker's row */
    TEXT_MOST = 68, /* columns of such a text on wide screens */
    HELP_LEAST = 12
};

static enum outcome chosen(struct app *app, struct picker *picker)
{
    const struct action *action = actions_named(picker_picked(picker));
    if (action == NULL || (action->where & app->top->context) == 0)
        return REDRAW;
    return app_act(app, action);
}

/* Adds the help of ACTION as rows, each of which stands for it: its keys and as
 * many lines as its sentence takes. */
static void add_help(struct app *app, struct picker *picker, const struct action *action,
                     enum context context)
{
    const char *help = words_in(app->lang, action->help);
    int width =
        app->canvas->columns - AROUND < TEXT_MOST ? app->canvas->columns - AROUND : TEXT_MOST;
    struct glyph_line *lines;
    struct buf keys = {0};
    width = width - KEYS_WIDTH - 1 < HELP_LEAST ? HELP_LEAST : width - KEYS_WIDTH - 1;
    size_t count = glyph_wrap(help, width, app->canvas->ambiguous, &lines);
    actions_keys(app->keymap, action, context, app->lang, KEYS_SHOWN, &keys);
    for (size_t i = 0; i < count; i++) {
        struct buf text = {0};
        glyph_pad(&text, i == 0 ? buf_text(&keys) : "", KEYS_WIDTH, app->canvas->ambiguous);
        buf_putc(&text, ' ');
        buf_add(&text, help + lines[i].start, lines[i].length);
        /* A blank at the break hangs over; the row would be cut for it. */
        while (text.length > 0 && text.text[text.length - 1] == ' ')
            text.text[--text.length] = '\0';
        picker_add(picker, action->name, buf_text(&text), "");
        buf_clear(&text);
    }
    buf_clear(&keys);
    free(lines);
}

enum outcome help_act_open(struct app *app)
{
    enum context context = app->top->context;
    struct picker *picker = picker_new(words_in(app->lang, "Help"), chosen);
    for (size_t i = 0; i < actions_count; i++)
        if ((actions[i].where & context) != 0)
            add_help(app, picker, &actions[i], context);
    picker_open(app, picker);
    return REDRAW;
}

enum outcome help_act_palette(struct app *app)
{
    enum context context = app->top->context;
    struct picker *picker = picker_new(words_in(app->lang, "Commands"), chosen);
    picker_ranked(picker);
    for (size_t i = 0; i < actions_count; i++) {
        struct buf right = {0};
        if ((actions[i].where & context) == 0 || strcmp(actions[i].name, "palette") == 0)
            continue;
        buf_printf(&right, "%s  ", actions[i].name);
        actions_keys(app->keymap, &actions[i], context, app->lang, 1, &right);
        picker_add(picker, actions[i].name, words_in(app->lang, actions[i].title),
                   buf_text(&right));
        buf_clear(&right);
    }
    picker_open(app, picker);
    return REDRAW;
}
