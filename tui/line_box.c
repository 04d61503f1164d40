/* See line_box.h. */
#include "tui/line_box.h"

#include "model/buf.h"
#include "model/mem.h"
#include "tui/wrapped.h"

#include <stdlib.h>

enum { SIDES = 4, FRAME = 2 };

static enum outcome box_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct line_box *box = (struct line_box *)pane;
    if (!edit_key(&box->edit, key, app->canvas->columns, 1, app->canvas->ambiguous))
        return PASS;
    free(box->refusal);
    box->refusal = NULL;
    return REDRAW;
}

static void box_draw(struct app *app, struct pane *pane, struct area area)
{
    struct line_box *box = (struct line_box *)pane;
    struct canvas *canvas = app->canvas;
    struct buf title = {0}, about = {0};
    int most = box->line->most;
    box->line->words(app, box, &title, &about);
    const char *text = box->refusal != NULL ? box->refusal : buf_text(&about);
    struct area frame = {.width = area.width - SIDES < most ? area.width - SIDES : most};
    int width = frame.width - SIDES;
    int rows = wrapped_rows(canvas, text, width);
    frame.height = rows + 1 + FRAME < area.height ? rows + 1 + FRAME : area.height;
    frame.y = area.y + (area.height - frame.height) / 3;
    frame.x = area.x + (area.width - frame.width) / 2;
    canvas_fill(canvas, frame, ROLE_TEXT);
    canvas_box(canvas, frame.y, frame.x, frame.height, frame.width, ROLE_BORDER_ON,
               buf_text(&title), NULL);
    wrapped_draw(canvas, (struct area){frame.y + 2, frame.x + 2, frame.height - FRAME - 1, width},
                 box->refusal != NULL ? ROLE_ERROR : ROLE_DIM, text, 0);
    edit_draw_line(&box->edit, canvas, frame.y + 1, frame.x + 2, width, ROLE_FIELD_ON, true);
    buf_clear(&title);
    buf_clear(&about);
}

static void box_free(struct pane *pane)
{
    line_box_free((struct line_box *)pane);
}

static const struct pane_ops ops = {
    .overlay = true,
    .key = box_key,
    .draw = box_draw,
    .free = box_free,
};

void line_box_open(struct app *app, struct line_box *box, const struct line_ops *line,
                   const char *before)
{
    box->pane.ops = &ops;
    box->pane.context = ON_LINE;
    box->line = line;
    edit_init(&box->edit, before, false);
    app_open(app, &box->pane);
}

void line_box_refuse(struct line_box *box, const struct why *why)
{
    free(box->refusal);
    box->refusal = mem_copy(why->text);
}

void line_box_free(struct line_box *box)
{
    if (box->line->clear != NULL)
        box->line->clear(box);
    edit_clear(&box->edit);
    free(box->refusal);
    free(box);
}

enum outcome line_act_give(struct app *app)
{
    struct line_box *box = (struct line_box *)app->top;
    return box->line->give(app, box);
}

enum outcome line_act_leave(struct app *app)
{
    struct line_box *box = (struct line_box *)app->top;
    if (box->line->leave != NULL)
        box->line->leave(app, box);
    return CLOSE;
}
