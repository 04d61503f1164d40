/* See line_box.h. */
#include "tui/line_box.h"

#include "tui/wrapped.h"

enum { SIDES = 4, FRAME = 2 };

void line_box_draw(struct app *app, const struct line_box *box, struct edit *edit, struct area area)
{
    struct canvas *canvas = app->canvas;
    const char *text = box->refusal != NULL ? box->refusal : box->about;
    struct area frame = {.width = area.width - SIDES < box->most ? area.width - SIDES : box->most};
    int width = frame.width - SIDES;
    int rows = wrapped_rows(canvas, text, width);
    frame.height = rows + 1 + FRAME < area.height ? rows + 1 + FRAME : area.height;
    frame.y = area.y + (area.height - frame.height) / 3;
    frame.x = area.x + (area.width - frame.width) / 2;
    canvas_fill(canvas, frame, ROLE_TEXT);
    canvas_box(canvas, frame.y, frame.x, frame.height, frame.width, ROLE_BORDER_ON, box->title,
               NULL);
    wrapped_draw(canvas, (struct area){frame.y + 2, frame.x + 2, frame.height - FRAME - 1, width},
                 box->refusal != NULL ? ROLE_ERROR : ROLE_DIM, text, 0);
    edit_draw_line(edit, canvas, frame.y + 1, frame.x + 2, width, ROLE_FIELD_ON, true);
}
