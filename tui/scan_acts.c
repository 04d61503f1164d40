/*
 * The actions on the screen of a scan: what the category is, which item a column
 * is, what is ticked. Carrying it out stands in scan_apply.c.
 */
#include "model/choices.h"
#include "model/mem.h"
#include "model/record.h"
#include "tui/dialog.h"
#include "tui/picker.h"
#include "tui/scan_screen_inside.h"

#include <stdlib.h>
#include <string.h>

static struct scan_screen *top_screen(struct app *app)
{
    return scan_screen_of(app->top);
}

/* Holds the file against the category CODE. What was ticked was meant for
 * another one. */
static enum outcome hold(struct app *app, const char *code)
{
    struct scan_screen *screen = top_screen(app);
    struct why why = app_why(app);
    if (!app_read(app))
        return REDRAW;
    if (!scan_hold(app->model, &screen->scan, code, &why))
        app_refuse(app, &why);
    app_read_end(app);
    screen->filter = SCAN_SHOW_ALL;
    screen->ticked_count = 0;
    scan_rows_make(screen);
    return REDRAW;
}

static enum outcome category_chosen(struct app *app, struct picker *picker)
{
    const char *code = picker_picked(picker);
    return code == NULL ? REDRAW : hold(app, code);
}

static enum outcome choose_category(struct app *app, const struct scan *scan)
{
    struct picker *picker =
        picker_new(words_in(app->lang, "Hold it against which category?"), category_chosen);
    picker_records(picker, kinds_find("category"), false);
    if (scan->id != 0)
        picker_focus(picker, scan->code);
    picker_open(app, picker);
    return REDRAW;
}

static enum outcome class_chosen(struct app *app, struct picker *picker)
{
    struct scan_screen *screen = top_screen(app);
    struct why why = app_why(app);
    if (picker_picked(picker) == NULL)
        return REDRAW;
    if (!scan_set_class(&screen->scan, picker_tagged(picker), picker_picked(picker), &why))
        app_refuse(app, &why);
    screen->decided = true;
    return REDRAW;
}

static void choose_class(struct app *app, struct scan_screen *screen, size_t number)
{
    const struct scan_item *item = &screen->scan.items[number];
    struct buf title = {0};
    buf_printf(&title, words_in(app->lang, "Class of %s"), item->name);
    struct picker *picker = picker_new(buf_text(&title), class_chosen);
    for (const struct choice *at = choices_item_class; at->value != NULL; at++)
        picker_add(picker, at->value, at->label[app->lang], "");
    if (item->class != NULL)
        picker_focus(picker, item->class);
    picker_tag(picker, number);
    picker_open(app, picker);
    buf_clear(&title);
}

/* The columns of item number FROM are the item NAME; it is ticked where the
 * category does not declare it, and one that is made is asked for its class. */
static void decide(struct app *app, struct scan_screen *screen, size_t from, const char *name)
{
    struct why why = app_why(app);
    size_t item = from;
    if (!app_read(app))
        return;
    bool done = scan_decide_item(app->model, &screen->scan, from, name, NULL, &item, &why);
    app_read_end(app);
    if (!done) {
        app_refuse(app, &why);
        return;
    }
    screen->decided = true;
    scan_screen_refresh(app, screen);
    if (screen->scan.items[item].standing == SCAN_UNDECLARED)
        scan_rows_tick(screen, item, true);
    scan_rows_focus(screen, item);
    if (screen->scan.items[item].id == 0 && screen->scan.items[item].class == NULL)
        choose_class(app, screen, item);
}

/* The name of the item CODE, for the caller to free; NULL where it is gone. */
static char *name_of(struct app *app, const char *code)
{
    struct why why = app_why(app);
    if (!app_read(app))
        return NULL;
    struct record *record = record_load_code(app->model, kinds_find("item"), code, &why);
    char *name = record == NULL ? NULL : mem_copy(record_value(record, "name"));
    if (record == NULL)
        app_refuse(app, &why);
    record_free(record);
    app_read_end(app);
    return name;
}

static enum outcome item_chosen(struct app *app, struct picker *picker)
{
    struct scan_screen *screen = top_screen(app);
    size_t from = picker_tagged(picker);
    if (picker_made(picker) != NULL) {
        decide(app, screen, from, picker_made(picker));
    } else if (picker_picked(picker) != NULL) {
        char *name = name_of(app, picker_picked(picker));
        if (name != NULL)
            decide(app, screen, from, name);
        free(name);
    }
    return REDRAW;
}

/* The first column of item number ITEM, but where its title is hidden. */
static const char *title_of(const struct scan *scan, size_t item)
{
    for (size_t c = 0; c < scan->files[0].count; c++)
        if (scan->files[0].columns[c].item == item && !scan->files[0].columns[c].hidden)
            return scan->files[0].columns[c].title;
    return "";
}

static enum outcome choose_item(struct app *app, struct scan_screen *screen, size_t number)
{
    const struct scan_item *item = &screen->scan.items[number];
    struct buf title = {0}, columns = {0};
    scan_put_columns(&screen->scan, number, app->lang, &columns);
    buf_printf(&title, words_in(app->lang, "Which item is: %s"), buf_text(&columns));
    struct picker *picker = picker_new(buf_text(&title), item_chosen);
    picker_records(picker, kinds_find("item"), false);
    picker_making(picker, false);
    picker_tag(picker, number);
    if (item->id != 0)
        picker_focus(picker, item->code);
    else if (item->offer[0] != '\0')
        picker_type(picker, item->offer);
    else
        picker_type(picker,
                    item->sort == ITEMS_ITEM ? item->name : title_of(&screen->scan, number));
    picker_open(app, picker);
    buf_clear(&title);
    buf_clear(&columns);
    return REDRAW;
}

static enum outcome never(struct app *app, const struct dialog_question *question, size_t button)
{
    (void)app;
    (void)question;
    (void)button;
    return REDRAW;
}

/* All that is known of the file, where the screen has too little room for it. */
static void tell_file(struct app *app, const struct scan_screen *screen)
{
    struct buf text = {0};
    scan_say_detail(app, screen, scan_rows_at(screen), &text);
    dialog_open(app, &(struct dialog_question){
                         .title = screen->scan.files[0].name,
                         .text = buf_text(&text),
                         .buttons = {{N_("Back"), NULL}},
                         .answer = never,
                     });
    buf_clear(&text);
}

enum outcome scan_act_header(struct app *app)
{
    scan_header_ask(app, top_screen(app));
    return REDRAW;
}

enum outcome scan_act_choose(struct app *app)
{
    struct scan_screen *screen = top_screen(app);
    struct scan_line line = scan_rows_at(screen);
    switch (line.type) {
    case SCAN_LINE_FILE:
        tell_file(app, screen);
        return REDRAW;
    case SCAN_LINE_CATEGORY:
        return choose_category(app, &screen->scan);
    case SCAN_LINE_LIKELY: {
        char *code = mem_copy(screen->scan.likely[line.number].code);
        enum outcome outcome = hold(app, code);
        free(code);
        return outcome;
    }
    case SCAN_LINE_COUNT:
        scan_count_ask(app, screen);
        return REDRAW;
    case SCAN_LINE_ITEM:
        return choose_item(app, screen, line.number);
    case SCAN_LINE_ABSENT:
        break;
    }
    app_say(app, ROLE_DIM, N_("The file has no column for it; there is nothing to choose."));
    return REDRAW;
}

static void turn_count(struct scan_screen *screen)
{
    if (screen->count != SCAN_COUNT_LEFT)
        screen->count = SCAN_COUNT_LEFT;
    else
        screen->count = screen->typed[0] != '\0' ? SCAN_COUNT_TYPED : SCAN_COUNT_ROWS;
    screen->decided = true;
}

static enum outcome tick_item(struct app *app, struct scan_screen *screen, size_t number)
{
    const struct scan_item *item = &screen->scan.items[number];
    switch (item->standing) {
    case SCAN_UNDECLARED:
        scan_rows_tick(screen, number, !scan_rows_ticked(screen, number));
        focus_move(&screen->focus, MOVE_DOWN, screen->line_count);
        break;
    case SCAN_UNKNOWN:
        return choose_item(app, screen, number);
    case SCAN_EXCLUDED:
        app_say(app, ROLE_WARNING,
                N_("The category says that %s is never collected. Change that first, or "
                   "see why the file has it."),
                item->name);
        break;
    case SCAN_DECLARED:
        app_say(app, ROLE_DIM, N_("The category declares it."));
        break;
    case SCAN_UNHELD:
        app_say(app, ROLE_WARNING, N_("Choose the category first, in the second line."));
        break;
    case SCAN_NOT_PERSONAL:
        app_say(app, ROLE_DIM,
                N_("No personal data by itself. %s says which item it is after all."),
                app_key_of(app, ON_SCAN, "scan-choose").text);
        break;
    }
    return REDRAW;
}

enum outcome scan_act_tick(struct app *app)
{
    struct scan_screen *screen = top_screen(app);
    struct scan_line line = scan_rows_at(screen);
    if (line.type == SCAN_LINE_ITEM)
        return tick_item(app, screen, line.number);
    if (line.type != SCAN_LINE_COUNT)
        return STAY;
    if (screen->count == SCAN_COUNT_LEFT && screen->typed[0] == '\0' &&
        screen->scan.files[0].told == ROSTER_LEDGER)
        scan_count_ask(app, screen);
    else
        turn_count(screen);
    return REDRAW;
}

enum outcome scan_act_tick_all(struct app *app)
{
    struct scan_screen *screen = top_screen(app);
    bool all = true;
    for (int step = 0; step < 2; step++)
        for (size_t i = 0; i < screen->scan.count; i++) {
            if (screen->scan.items[i].standing != SCAN_UNDECLARED)
                continue;
            if (step == 0)
                all = all && scan_rows_ticked(screen, i);
            else
                scan_rows_tick(screen, i, !all);
        }
    if (screen->scan.id == 0)
        scan_say_no_category(app, screen);
    return REDRAW;
}

enum outcome scan_act_class(struct app *app)
{
    struct scan_screen *screen = top_screen(app);
    struct scan_line line = scan_rows_at(screen);
    if (line.type != SCAN_LINE_ITEM || screen->scan.items[line.number].sort != ITEMS_ITEM) {
        app_say(app, ROLE_DIM, N_("Only an item of the file has a class."));
        return REDRAW;
    }
    const struct scan_item *item = &screen->scan.items[line.number];
    if (item->id != 0)
        app_say(app, ROLE_WARNING, N_("The inventory has the item %s; its class is changed there."),
                item->name);
    else
        choose_class(app, screen, line.number);
    return REDRAW;
}

/* To the next filter that shows anything, in steps of STEP. */
static enum outcome turn_filter(struct app *app, int step)
{
    struct scan_screen *screen = top_screen(app);
    int filter = (int)screen->filter;
    do
        filter = (filter + step + SCAN_FILTERS) % SCAN_FILTERS;
    while (filter != SCAN_SHOW_ALL && scan_rows_of(screen, (enum scan_filter)filter) == 0);
    scan_rows_filter(screen, (enum scan_filter)filter);
    return REDRAW;
}

enum outcome scan_act_next_filter(struct app *app)
{
    return turn_filter(app, 1);
}

enum outcome scan_act_previous_filter(struct app *app)
{
    return turn_filter(app, -1);
}

enum outcome scan_act_overrule(struct app *app)
{
    struct scan_screen *screen = top_screen(app);
    if (screen->refusal != NULL) {
        scan_say_no_category(app, screen);
        return REDRAW;
    }
    if (screen->scan.files[0].told == ROSTER_PERSONS) {
        app_say(app, ROLE_DIM,
                N_("It is taken for a roster already. The contrary cannot be said, since more "
                   "would be kept."));
        return REDRAW;
    }
    scan_overrule(&screen->scan, 0, app->lang);
    if (screen->count == SCAN_COUNT_LEFT)
        screen->count = SCAN_COUNT_ROWS;
    screen->decided = true;
    return REDRAW;
}
