/*
 * See sequence.h. The box stands at the foot of the screen and lists its keys
 * in columns; where they do not fit it is scrolled with the arrows.
 */
#include "tui/sequence.h"

#include "model/glyphs.h"
#include "model/mem.h"
#include "tui/actions.h"

#include <stdlib.h>

enum { BETWEEN = 2, FRAME = 2 };

struct sequence {
    struct pane pane;
    struct key first;
    size_t top, rows, page; /* rows of the box: the first shown, all, shown at once */
};

/* The columns that the widest entry takes, and how many entries there are. */
struct grid {
    int width;
    size_t count;
};

static const struct pane_ops ops;

void sequence_open(struct app *app, const struct key *first)
{
    struct sequence *sequence = mem_new(1, sizeof *sequence);
    sequence->pane.ops = &ops;
    sequence->pane.context = ON_SEQUENCE;
    sequence->first = *first;
    app_open(app, &sequence->pane);
}

static void sequence_free(struct pane *pane)
{
    free(pane);
}

/* Whether ACTION may follow; adds its key and its word. */
static bool entry_of(const struct app *app, const struct sequence *sequence,
                     const struct action *action, struct buf *out)
{
    struct key second;
    if (!actions_follows(app->keymap, action, sequence->pane.below->context, &sequence->first,
                         &second))
        return false;
    key_label(&second, app->lang, out);
    buf_printf(out, " %s", actions_title(action, app->lang));
    return true;
}

static struct grid measure(const struct app *app, const struct sequence *sequence)
{
    struct grid grid = {0};
    for (size_t i = 0; i < actions_count; i++) {
        struct buf entry = {0};
        if (entry_of(app, sequence, &actions[i], &entry)) {
            int width = canvas_width(app->canvas, buf_text(&entry)) + BETWEEN;
            grid.width = width > grid.width ? width : grid.width;
            grid.count++;
        }
        buf_clear(&entry);
    }
    return grid;
}

/* Draws the entries into INSIDE, column by column, in COLUMNS of them. */
static void draw_entries(struct app *app, const struct sequence *sequence, struct area inside,
                         struct grid grid)
{
    size_t number = 0;
    for (size_t i = 0; i < actions_count; i++) {
        struct buf entry = {0};
        if (entry_of(app, sequence, &actions[i], &entry)) {
            size_t row = number % sequence->rows, column = number / sequence->rows;
            int x = inside.x + 1 + (int)column * grid.width;
            number++;
            if (row >= sequence->top && row < sequence->top + sequence->page) {
                int y = inside.y + (int)(row - sequence->top);
                const char *text = buf_text(&entry);
                size_t key = glyph_next(text, NULL, app->canvas->ambiguous);
                canvas_put(app->canvas, y, x, grid.width - BETWEEN, ROLE_TEXT, text);
                canvas_role(app->canvas, y, x, glyph_width_bytes(text, key, app->canvas->ambiguous),
                            ROLE_KEY);
            }
        }
        buf_clear(&entry);
    }
}

static void sequence_draw(struct app *app, struct pane *pane, struct area area)
{
    struct sequence *sequence = (struct sequence *)pane;
    struct grid grid = measure(app, sequence);
    struct buf title = {0}, place = {0};
    int columns = grid.width == 0 ? 1 : (area.width - FRAME - 1 + BETWEEN) / grid.width;
    if (columns < 1)
        columns = 1;
    sequence->rows = (grid.count + (size_t)columns - 1) / (size_t)columns;
    struct area box = area;
    box.height =
        (int)sequence->rows + FRAME < area.height ? (int)sequence->rows + FRAME : area.height;
    box.y = area.y + area.height - box.height;
    sequence->page = (size_t)(box.height - FRAME);
    if (sequence->top + sequence->page > sequence->rows)
        sequence->top = sequence->rows - sequence->page;
    key_label(&sequence->first, app->lang, &title);
    buf_puts(&title, words_in(app->lang, " and then .."));
    if (sequence->page < sequence->rows)
        buf_printf(&place, "%zu/%zu", sequence->top + sequence->page, sequence->rows);
    canvas_fill(app->canvas, box, ROLE_TEXT);
    canvas_box(app->canvas, box.y, box.x, box.height, box.width, ROLE_BORDER_ON, buf_text(&title),
               place.length > 0 ? buf_text(&place) : NULL);
    draw_entries(app, sequence,
                 (struct area){box.y + 1, box.x + 1, box.height - FRAME, box.width - FRAME}, grid);
    canvas_cursor(app->canvas, box.y + 1, box.x + 1);
    buf_clear(&title);
    buf_clear(&place);
}

/* Scrolls by rows: no entry has the focus. */
static enum outcome sequence_move(struct app *app, struct pane *pane, enum move move)
{
    struct sequence *sequence = (struct sequence *)pane;
    (void)app;
    sequence->top = pane_moved(sequence->top, move, sequence->rows, sequence->page);
    return REDRAW;
}

static void say_unknown(struct app *app, const struct key *first, const struct key *second)
{
    struct buf keys = {0};
    key_label(first, app->lang, &keys);
    buf_putc(&keys, ' ');
    key_label(second, app->lang, &keys);
    app_say(app, ROLE_DIM, N_("The keys %s do nothing here. %s shows all keys."), buf_text(&keys),
            app_key_of(app, app->top->context, "help").text);
    buf_clear(&keys);
}

/* A letter follows the first key or gives it up; keys that have a meaning for
 * the box itself scroll, leave or help (actions.c). */
static enum outcome sequence_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct key first = ((struct sequence *)pane)->first;
    struct key second = key_to_command(key);
    const struct action *action =
        actions_on_keys(app->keymap, pane->below->context, &first, &second);
    bool mouse = key->type == KEYS_PRESS || key->type == KEYS_DOUBLE ||
                 key->type == KEYS_WHEEL_UP || key->type == KEYS_WHEEL_DOWN;
    bool letter = key->type == KEYS_TEXT && !key_is_japanese(key);
    if (action == NULL && key->type != KEYS_PASTE && !mouse &&
        (!letter || actions_on_key(app->keymap, ON_SEQUENCE, &second) != NULL))
        return PASS;
    app_take(app);
    sequence_free(pane);
    if (action != NULL) {
        app->key = second;
        return app_act(app, action);
    }
    if (key->type == KEYS_TEXT)
        say_unknown(app, &first, &second);
    return REDRAW;
}

static const struct pane_ops ops = {
    .overlay = true,
    .key = sequence_key,
    .move = sequence_move,
    .draw = sequence_draw,
    .free = sequence_free,
};
