/*
 * The question for the number of persons, over the screen of a scan: one line
 * that is typed.
 */
#include "model/mem.h"
#include "model/numbers.h"
#include "tui/edit.h"
#include "tui/scan_screen_inside.h"
#include "tui/wrapped.h"

#include <stdlib.h>

enum { WIDTH_MOST = 56, SIDES = 4, FRAME = 2 };

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
    struct canvas *canvas = app->canvas;
    const char *text = counting->refusal != NULL
                           ? counting->refusal
                           : words_in(app->lang, "The category gets it with the date of today.");
    struct area box = {.width = area.width - SIDES < WIDTH_MOST ? area.width - SIDES : WIDTH_MOST};
    int width = box.width - SIDES;
    int rows = wrapped_rows(canvas, text, width);
    box.height = rows + 1 + FRAME < area.height ? rows + 1 + FRAME : area.height;
    box.y = area.y + (area.height - box.height) / 3;
    box.x = area.x + (area.width - box.width) / 2;
    canvas_fill(canvas, box, ROLE_TEXT);
    canvas_box(canvas, box.y, box.x, box.height, box.width, ROLE_BORDER_ON,
               words_in(app->lang, "Number of persons"), NULL);
    wrapped_draw(canvas, (struct area){box.y + 2, box.x + 2, box.height - FRAME - 1, width},
                 counting->refusal != NULL ? ROLE_ERROR : ROLE_DIM, text, 0);
    edit_draw_line(&counting->edit, canvas, box.y + 1, box.x + 2, width, ROLE_FIELD_ON, true);
}

static const struct pane_ops ops = {
    .overlay = true,
    .key = counting_key,
    .draw = counting_draw,
    .free = counting_free,
};
