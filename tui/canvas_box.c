/*
 * See canvas.h. Lines and boxes, and the titles that stand in the upper side
 * of a box. Line characters have ambiguous width: where the terminal makes
 * them two columns wide, ASCII takes their place.
 */
#include "tui/canvas.h"

#include "model/buf.h"
#include "model/display.h"
#include "model/glyphs.h"

struct strokes {
    const char *horizontal, *vertical;
    const char *upper_left, *upper_right, *lower_left, *lower_right;
};

static const struct strokes *strokes_for(const struct canvas *canvas)
{
    static const struct strokes thin = {
        .horizontal = "─",
        .vertical = "│",
        .upper_left = "┌",
        .upper_right = "┐",
        .lower_left = "└",
        .lower_right = "┘",
    };
    static const struct strokes ascii = {
        .horizontal = "-",
        .vertical = "|",
        .upper_left = "+",
        .upper_right = "+",
        .lower_left = "+",
        .lower_right = "+",
    };
    return canvas->ambiguous == 2 ? &ascii : &thin;
}

static void run(struct canvas *canvas, int y, int x, int width, enum role role, const char *stroke)
{
    for (int i = 0; i < width; i++)
        canvas_clip(canvas, y, x + i, 1, role, stroke);
}

void canvas_rule(struct canvas *canvas, int y, int x, int width, enum role role)
{
    run(canvas, y, x, width, role, strokes_for(canvas)->horizontal);
}

/* The columns of TEXT as it will be shown, with a blank at each side; 0 where
 * there is none. */
static int title_width(const struct canvas *canvas, const char *text)
{
    if (text == NULL || text[0] == '\0')
        return 0;
    return canvas_width(canvas, text) + 2;
}

static void title(struct canvas *canvas, int y, int x, int width, const char *text)
{
    canvas_put(canvas, y, x, width, ROLE_TITLE, "");
    canvas_put(canvas, y, x + 1, width - 2, ROLE_TITLE, text);
}

/* The title TEXT cut to WIDTH: where a wide character that is cut off leaves a
 * column, the title ends before it. */
static void cut_title(struct canvas *canvas, int y, int x, int width, const char *text)
{
    struct buf shown = {0}, cut = {0};
    display_add(&shown, text);
    glyph_pad(&cut, buf_text(&shown), width - 2, canvas->ambiguous);
    while (cut.length > 0 && cut.text[cut.length - 1] == ' ')
        cut.text[--cut.length] = '\0';
    title(canvas, y, x, title_width(canvas, buf_text(&cut)), buf_text(&cut));
    buf_clear(&shown);
    buf_clear(&cut);
}

/* The right title has its room, up to half of the width: it is a place or a
 * state that is said nowhere else. The left one is cut, and alone where the
 * right one would take more. */
static void titles(struct canvas *canvas, int y, int x, int width, const char *left,
                   const char *right)
{
    int left_width = title_width(canvas, left);
    int right_width = title_width(canvas, right);
    if (right_width > 0 && (left_width + right_width <= width || right_width * 2 <= width)) {
        title(canvas, y, x + width - right_width, right_width, right);
        width -= right_width;
    }
    if (left_width <= width && left_width > 2)
        title(canvas, y, x, left_width, left);
    else if (left_width > width && width > 2)
        cut_title(canvas, y, x, width, left);
}

void canvas_box(struct canvas *canvas, int y, int x, int height, int width, enum role role,
                const char *title_text, const char *right_title)
{
    if (height < 2 || width < 2)
        return;
    const struct strokes *strokes = strokes_for(canvas);
    int bottom = y + height - 1;
    int right = x + width - 1;
    run(canvas, y, x + 1, width - 2, role, strokes->horizontal);
    run(canvas, bottom, x + 1, width - 2, role, strokes->horizontal);
    for (int row = y + 1; row < bottom; row++) {
        run(canvas, row, x, 1, role, strokes->vertical);
        run(canvas, row, right, 1, role, strokes->vertical);
    }
    run(canvas, y, x, 1, role, strokes->upper_left);
    run(canvas, y, right, 1, role, strokes->upper_right);
    run(canvas, bottom, x, 1, role, strokes->lower_left);
    run(canvas, bottom, right, 1, role, strokes->lower_right);
    titles(canvas, y, x + 1, width - 2, title_text, right_title);
}
