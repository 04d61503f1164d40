/*
 * The help and the palette, filled from the table of actions for the place
 * from which they are called.
 */
#include "tui/help.h"

#include "model/cells.h"
#include "model/glyphs.h"
#include "tui/actions.h"
#include "tui/picker.h"
#include "tui/state.h"
#include "tui/views.h"

#include <stdlib.h>
#include <string.h>

enum { KEYS_WIDTH = 18, KEYS_WIDTH_NARROW = 10, NARROW = 60, KEYS_SHOWN = 4, RECENT_MOST = 8 };

static const char recent_key[] = "palette.recent";

/* What the signs on the screen mean. */
static const struct {
    const char *sign, *meaning;
} signs[] = {
    {">", N_("The focused row; in a form the focused field.")},
    {"*", N_("Behind a field: it is required. Before a row: it is marked.")},
    {"!", N_("Something is missing or wrong here.")},
    {"+", N_("Folded fields, or a record that will be made.")},
    {"^ v", N_("Before a column: it is sorted upwards or downwards. At the right: there is more "
               "above or below.")},
    {"1. 2.", N_("The order in which rows were chosen.")},
    {"3/12", N_("The third of twelve.")},
    {"..", N_("A text that goes on; on the record it is shown in full.")},
    {"<U+202E>", N_("A character that would not be seen, by its number.")},
    {"< >", N_("At the ends of the second line: it goes on there.")},
};

static const struct {
    const char *what, *meaning;
} mouse[] = {
    {N_("Click"), N_("Moves to a row or a tab, or presses a button; twice opens or takes it.")},
    {N_("Wheel"), N_("Moves up and down.")},
    {N_("Shift-Drag"), N_("Selects text as in any other program, for copying.")},
};

/* The column in which keys and signs stand in the help. */
static int keys_width(const struct app *app)
{
    return app->canvas->columns < NARROW ? KEYS_WIDTH_NARROW : KEYS_WIDTH;
}

/* Adds LEFT, filled to the column of the keys, and TEXT. */
static void put_line(const struct app *app, const char *left, const char *text, struct buf *out)
{
    glyph_pad(out, left, keys_width(app), app->canvas->ambiguous);
    buf_printf(out, " %s", text);
}

/* Adds what else finds ACTION: its name, and its words in the other language. */
static void put_words(const struct action *action, enum lang lang, struct buf *out)
{
    enum lang other = lang == LANG_JA ? LANG_EN : LANG_JA;
    const struct kind *kind = action->kind == NULL ? NULL : kinds_find(action->kind);
    buf_printf(out, "%s\n%s", action->name, actions_title(action, other));
    if (kind != NULL)
        buf_printf(out, "\n%s\n%s", kind->label[lang], kind->label[other]);
}

/* Adds the row TEXT, RIGHT for ACTION with all that finds it in CONTEXT. */
static void add_action(struct app *app, struct picker *picker, const struct action *action,
                       enum context context, const char *text, const char *right)
{
    struct buf note = {0}, words = {0}, keys = {0};
    actions_help(action, app->lang, &note);
    put_words(action, app->lang, &words);
    actions_keys_typed(app->keymap, action, context, app->lang, &keys);
    /* Who types the whole name means this action, as with a key. */
    buf_printf(&keys, "%s\n", actions_title(action, app->lang));
    picker_add_extra(picker, action->name, text, right,
                     &(struct picker_extra){.note = buf_text(&note),
                                            .words = buf_text(&words),
                                            .keys = buf_text(&keys)});
    buf_clear(&note);
    buf_clear(&words);
    buf_clear(&keys);
}

/* A command that was chosen is among the latest from now on. */
static void remember(struct app *app, const char *name)
{
    struct buf names = {0};
    const char *old = state_get(app->state, recent_key);
    buf_puts(&names, name);
    for (int i = 1; i < RECENT_MOST && old != NULL && *old != '\0';) {
        size_t length = strcspn(old, " ");
        if (length != strlen(name) || strncmp(old, name, length) != 0) {
            buf_putc(&names, ' ');
            buf_add(&names, old, length);
            i++;
        }
        old += length + (old[length] == ' ');
    }
    state_set(app->state, recent_key, buf_text(&names));
    buf_clear(&names);
}

static enum outcome chosen(struct app *app, struct picker *picker)
{
    const struct action *action = actions_named(picker_picked(picker));
    if (action == NULL)
        return REDRAW;
    if ((action->where & app->top->context) == 0) {
        app_say(app, ROLE_DIM, N_("%s: this cannot be done here, only on the screens it is for."),
                actions_title(action, app->lang));
        return REDRAW;
    }
    remember(app, action->name);
    return app_act(app, action);
}

/* Adds as many keys of ACTION as its column of the help has room for. */
static void put_keys(const struct app *app, const struct action *action, enum context context,
                     struct buf *out)
{
    for (size_t limit = KEYS_SHOWN; limit > 0; limit--) {
        buf_empty(out);
        actions_keys(app->keymap, action, context, app->lang, limit, out);
        if (glyph_width(buf_text(out), app->canvas->ambiguous) <= keys_width(app))
            return;
    }
}

/* Adds ACTION as the help tells it: its keys and its sentence. */
static void add_help(struct app *app, struct picker *picker, const struct action *action,
                     enum context context)
{
    struct buf keys = {0}, help = {0}, text = {0};
    put_keys(app, action, context, &keys);
    if (keys.length == 0)
        buf_printf(&keys, ":%s", action->name);
    actions_help(action, app->lang, &help);
    put_line(app, buf_text(&keys), buf_text(&help), &text);
    add_action(app, picker, action, context, buf_text(&text), "");
    buf_clear(&keys);
    buf_clear(&help);
    buf_clear(&text);
}

/* Adds PART as it is on a screen of CONTEXT: a part of other screens without
 * what can be done here too and was told already. */
static void add_part(struct app *app, struct picker *picker, const struct action_part *part,
                     enum context context)
{
    bool elsewhere = part->context != 0 && part->context != context;
    picker_heading(picker, words_in(app->lang, part->title));
    for (size_t i = 0; i < actions_count; i++) {
        bool here = (actions[i].where & context) != 0;
        if (actions_in_part(&actions[i], part) && here != elsewhere)
            add_help(app, picker, &actions[i], elsewhere ? part->context : context);
    }
}

static void add_signs(struct app *app, struct picker *picker)
{
    picker_heading(picker, words_in(app->lang, "Signs on the screen"));
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        struct buf text = {0};
        const char *meaning = words_in(app->lang, signs[i].meaning);
        put_line(app, signs[i].sign, meaning, &text);
        picker_remark(picker, buf_text(&text), meaning);
        buf_clear(&text);
    }
    picker_heading(picker, words_in(app->lang, "The mouse"));
    for (size_t i = 0; i < sizeof mouse / sizeof mouse[0]; i++) {
        struct buf text = {0};
        const char *meaning = words_in(app->lang, mouse[i].meaning);
        put_line(app, words_in(app->lang, mouse[i].what), meaning, &text);
        picker_remark(picker, buf_text(&text), meaning);
        buf_clear(&text);
    }
}

enum outcome help_act_open(struct app *app)
{
    /* Help between two keys is about the screen on which they are pressed. */
    if (app->top->context == ON_SEQUENCE)
        app_follow(app, CLOSE);
    enum context context = app->top->context;
    struct picker *picker = picker_new(words_in(app->lang, "Help"), chosen);
    for (size_t i = 0; i < action_parts_count; i++)
        if (action_parts[i].context == 0 || action_parts[i].context == context)
            add_part(app, picker, &action_parts[i], context);
    add_signs(app, picker);
    for (size_t i = 0; i < action_parts_count; i++)
        if (action_parts[i].context != 0 && action_parts[i].context != context)
            add_part(app, picker, &action_parts[i], context);
    picker_open(app, picker);
    return REDRAW;
}

/* Adds ACTION as the palette shows it: its name and its key at the right. */
static void add_command(struct app *app, struct picker *picker, const struct action *action,
                        enum context context)
{
    struct buf right = {0}, keys = {0};
    actions_keys(app->keymap, action, context, app->lang, 1, &keys);
    /* On small screens the name, which finds it too, would leave no room. */
    if (app->canvas->columns >= NARROW)
        buf_printf(&right, "%s  ", action->name);
    glyph_pad(&right, buf_text(&keys), KEYS_WIDTH_NARROW, app->canvas->ambiguous);
    add_action(app, picker, action, context, actions_title(action, app->lang), buf_text(&right));
    buf_clear(&right);
    buf_clear(&keys);
}

static bool is_command(const struct action *action, enum context context)
{
    return (action->where & context) != 0 && strcmp(action->name, "palette") != 0;
}

/* Adds the commands used last; their names go to NAMES. */
static void add_recent(struct app *app, struct picker *picker, enum context context,
                       struct cells *names)
{
    const char *recent = state_get(app->state, recent_key);
    while (recent != NULL && *recent != '\0') {
        size_t length = strcspn(recent, " ");
        char name[32];
        snprintf(name, sizeof name, "%.*s", (int)length, recent);
        const struct action *action = actions_named(name);
        if (action != NULL && is_command(action, context) &&
            cells_find(names, name) == names->count) {
            if (names->count == 0)
                picker_heading(picker, words_in(app->lang, "Used lately"));
            add_command(app, picker, action, context);
            cells_add(names, name);
        }
        recent += length + (recent[length] == ' ');
    }
    if (names->count > 0)
        picker_heading(picker, words_in(app->lang, "All commands"));
}

enum outcome help_act_palette(struct app *app)
{
    enum context context = app->top->context;
    struct cells recent = {0};
    struct picker *picker = picker_new(words_in(app->lang, "Commands"), chosen);
    picker_fuzzy(picker);
    add_recent(app, picker, context, &recent);
    for (size_t i = 0; i < actions_count; i++)
        if (is_command(&actions[i], context) &&
            cells_find(&recent, actions[i].name) == recent.count)
            add_command(app, picker, &actions[i], context);
    cells_clear(&recent);
    picker_open(app, picker);
    return REDRAW;
}
