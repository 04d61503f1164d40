/*
 * A dialog: its text, which scrolls where it is long, and its buttons.
 */
#include "tui/dialog.h"

#include "model/mem.h"
#include "tui/wrapped.h"

#include <ctype.h>
#include <stdlib.h>

enum { WIDTH_MOST = 64, BUTTON_GAP = 2 };

struct dialog {
    struct pane pane;
    struct dialog_question question;
    char *title, *text;
    size_t button, button_count;
    size_t first, lines, page;         /* of the text, in wrapped lines */
    struct area shown[DIALOG_BUTTONS]; /* the buttons, at the last drawing */
};

static const struct pane_ops ops;

void dialog_open(struct app *app, const struct dialog_question *question)
{
    struct dialog *dialog = mem_new(1, sizeof *dialog);
    dialog->pane.ops = &ops;
    dialog->pane.context = ON_DIALOG;
    dialog->question = *question;
    dialog->title = mem_copy(question->title);
    dialog->text = mem_copy(question->text);
    dialog->question.title = dialog->title;
    dialog->question.text = dialog->text;
    while (dialog->button_count < DIALOG_BUTTONS &&
           question->buttons[dialog->button_count].label != NULL)
        dialog->button_count++;
    app_open(app, &dialog->pane);
}

static void dialog_free(struct pane *pane)
{
    struct dialog *dialog = (struct dialog *)pane;
    free(dialog->title);
    free(dialog->text);
    free(dialog);
}

static enum outcome choose(struct app *app, struct dialog *dialog, size_t button)
{
    if (button == 0)
        return CLOSE;
    app_take(app);
    enum outcome outcome = dialog->question.answer(app, &dialog->question, button);
    dialog_free(&dialog->pane);
    return outcome;
}

enum outcome dialog_act_take(struct app *app)
{
    struct dialog *dialog = (struct dialog *)app->top;
    return choose(app, dialog, dialog->button);
}

enum outcome dialog_act_next(struct app *app)
{
    struct dialog *dialog = (struct dialog *)app->top;
    dialog->button = (dialog->button + 1) % dialog->button_count;
    return REDRAW;
}

enum outcome dialog_act_previous(struct app *app)
{
    struct dialog *dialog = (struct dialog *)app->top;
    dialog->button = (dialog->button + dialog->button_count - 1) % dialog->button_count;
    return REDRAW;
}

enum outcome dialog_act_leave(struct app *app)
{
    (void)app;
    return CLOSE;
}

static enum outcome dialog_move(struct app *app, struct pane *pane, enum move move)
{
    struct dialog *dialog = (struct dialog *)pane;
    size_t most = dialog->lines > dialog->page ? dialog->lines - dialog->page : 0;
    (void)app;
    dialog->first = pane_moved(dialog->first, move, most + 1, dialog->page);
    return REDRAW;
}

static enum outcome dialog_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct dialog *dialog = (struct dialog *)pane;
    struct key command = key_to_command(key);
    size_t row;
    for (size_t i = 0; key->type == KEYS_PRESS && i < dialog->button_count; i++)
        if (pane_row_at(key, dialog->shown[i], 0, 1, &row))
            return choose(app, dialog, i);
    if (command.type != KEYS_TEXT || command.point > 0x7f)
        return PASS;
    for (size_t i = 1; i < dialog->button_count; i++)
        if (tolower((int)command.point) == dialog->question.buttons[i].key[0])
            return choose(app, dialog, i);
    return PASS;
}

/* Adds what stands on button number I. */
static void button_words(const struct app *app, const struct dialog *dialog, size_t i,
                         struct buf *out)
{
    const struct dialog_button *button = &dialog->question.buttons[i];
    buf_printf(out, "[ %s %s ]", button->key == NULL ? "Esc" : button->key,
               words_in(app->lang, button->label));
}

static int button_width(const struct app *app, const struct dialog *dialog, size_t i)
{
    struct buf words = {0};
    button_words(app, dialog, i, &words);
    int width = canvas_width(app->canvas, buf_text(&words));
    buf_clear(&words);
    return width;
}

/* Rows that the buttons need at WIDTH. */
static int button_rows(const struct app *app, const struct dialog *dialog, int width)
{
    int rows = 1, x = 0;
    for (size_t i = 0; i < dialog->button_count; i++) {
        int own = button_width(app, dialog, i);
        if (x > 0 && x + own > width) {
            rows++;
            x = 0;
        }
        x += own + BUTTON_GAP;
    }
    return rows;
}

static void draw_buttons(struct app *app, struct dialog *dialog, struct area inside)
{
    int y = inside.y + inside.height - button_rows(app, dialog, inside.width);
    int x = inside.x;
    for (size_t i = 0; i < dialog->button_count; i++) {
        struct buf words = {0};
        int width = button_width(app, dialog, i);
        bool on = i == dialog->button;
        button_words(app, dialog, i, &words);
        if (x > inside.x && x + width > inside.x + inside.width) {
            x = inside.x;
            y++;
        }
        dialog->shown[i] = (struct area){y, x, 1, width};
        canvas_put(app->canvas, y, x, width, on ? ROLE_SELECTED : ROLE_KEY, buf_text(&words));
        if (on)
            canvas_cursor(app->canvas, y, x);
        buf_clear(&words);
        x += width + BUTTON_GAP;
    }
}

static void dialog_draw(struct app *app, struct pane *pane, struct area area)
{
    struct dialog *dialog = (struct dialog *)pane;
    struct canvas *canvas = app->canvas;
    struct area box = {.width = area.width - 4 < WIDTH_MOST ? area.width - 4 : WIDTH_MOST};
    int width = box.width - 4;
    int buttons = button_rows(app, dialog, width);
    dialog->lines = (size_t)wrapped_rows(canvas, dialog->text, width);
    box.height = (int)dialog->lines + buttons + 3;
    if (box.height > area.height)
        box.height = area.height;
    box.y = area.y + (area.height - box.height) / 3;
    box.x = area.x + (area.width - box.width) / 2;
    int page = box.height - buttons - 2;
    if ((int)dialog->lines < page)
        page = (int)dialog->lines;
    dialog->page = page < 1 ? 1 : (size_t)page;
    canvas_fill(canvas, box, ROLE_TEXT);
    canvas_box(canvas, box.y, box.x, box.height, box.width, ROLE_BORDER_ON, dialog->title,
               dialog->lines > dialog->page ? words_in(app->lang, "more: Up, Down") : NULL);
    struct area text = {box.y + 1, box.x + 2, page, width};
    wrapped_draw(canvas, text, ROLE_TEXT, dialog->text, (int)dialog->first);
    pane_more(canvas, text, dialog->first > 0, dialog->first + dialog->page < dialog->lines);
    draw_buttons(app, dialog, (struct area){box.y + 1, box.x + 2, box.height - 2, width});
}

static const struct pane_ops ops = {
    .overlay = true,
    .key = dialog_key,
    .move = dialog_move,
    .draw = dialog_draw,
    .free = dialog_free,
};
