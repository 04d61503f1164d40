/*
 * The question for the number of persons, over the screen of a scan: one line
 * that is typed.
 */
#include "model/mem.h"
#include "model/numbers.h"
#include "tui/line_box.h"
#include "tui/scan_screen_inside.h"

#include <stdlib.h>

enum { WIDTH_MOST = 56 };

struct scan_counting {
    struct pane pane;
    struct edit edit;
    char *refusal; /* why what was typed is not taken; NULL: not tried yet */
};

static const struct pane_ops ops;

void scan_count_ask(struct app *app, const struct scan_screen *screen)
{
    struct scan_counting *counting = mem_new(1, sizeof *counting);
    char *persons = scan_screen_persons(screen);
    counting->pane.ops = &ops;
    counting->pane.context = ON_COUNT;
    edit_init(&counting->edit, persons, false);
    free(persons);
    app_open(app, &counting->pane);
}

static void counting_free(struct pane *pane)
{
    struct scan_counting *counting = (struct scan_counting *)pane;
    edit_clear(&counting->edit);
    free(counting->refusal);
    free(counting);
}

enum outcome scan_act_give_count(struct app *app)
{
    struct scan_counting *counting = (struct scan_counting *)app->top;
    struct scan_screen *screen = scan_screen_of(counting->pane.below);
    struct why why = app_why(app);
    struct buf number = {0};
    if (!count_parse(counting->edit.text, &number, &why)) {
        free(counting->refusal);
        counting->refusal = mem_copy(why.text);
        buf_clear(&number);
        return REDRAW;
    }
    free(screen->typed);
    screen->typed = buf_take(&number);
    screen->count = SCAN_COUNT_TYPED;
    screen->decided = true;
    return CLOSE;
}

static enum outcome counting_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct scan_counting *counting = (struct scan_counting *)pane;
    if (!edit_key(&counting->edit, key, app->canvas->columns, 1, app->canvas->ambiguous))
        return PASS;
    free(counting->refusal);
    counting->refusal = NULL;
    return REDRAW;
}

static void counting_draw(struct app *app, struct pane *pane, struct area area)
{
    struct scan_counting *counting = (struct scan_counting *)pane;
    const struct line_box box = {
        .title = words_in(app->lang, "Number of persons"),
        .about = words_in(app->lang, "The category gets it with the date of today."),
        .refusal = counting->refusal,
        .most = WIDTH_MOST};
    line_box_draw(app, &box, &counting->edit, area);
}

static const struct pane_ops ops = {
    .overlay = true,
    .key = counting_key,
    .draw = counting_draw,
    .free = counting_free,
};
