/*
 * The questions for a number, over the screen of a scan: how many persons there
 * are, which row is the header. One line that is typed.
 */
#include "model/mem.h"
#include "model/numbers.h"
#include "tui/line_box.h"
#include "tui/scan_screen_inside.h"

#include <stdlib.h>

enum { WIDTH_MOST = 56 };

struct scan_counting {
    struct pane pane;
    bool header; /* the row of the header is asked for, else the persons */
    struct edit edit;
    char *refusal; /* why what was typed is not taken; NULL: not tried yet */
};

static const struct pane_ops ops;

static void ask(struct app *app, bool header, const char *text)
{
    struct scan_counting *counting = mem_new(1, sizeof *counting);
    counting->pane.ops = &ops;
    counting->pane.context = ON_COUNT;
    counting->header = header;
    edit_init(&counting->edit, text, false);
    app_open(app, &counting->pane);
}

void scan_count_ask(struct app *app, const struct scan_screen *screen)
{
    char *persons = scan_screen_persons(screen);
    ask(app, false, persons);
    free(persons);
}

void scan_header_ask(struct app *app, const struct scan_screen *screen)
{
    struct buf row = {0};
    if (screen->how.header_row > 0)
        buf_printf(&row, "%zu", screen->how.header_row);
    ask(app, true, buf_text(&row));
    buf_clear(&row);
}

static void counting_free(struct pane *pane)
{
    struct scan_counting *counting = (struct scan_counting *)pane;
    edit_clear(&counting->edit);
    free(counting->refusal);
    free(counting);
}

/* Takes NUMBER, canonical, or "" for none; the box is off the stack. */
static enum outcome take(struct app *app, const struct scan_counting *counting, const char *number)
{
    struct scan_screen *screen = scan_screen_of(app->top);
    if (counting->header)
        return scan_read_header(app, (size_t)strtoull(number, NULL, 10));
    free(screen->typed);
    screen->typed = mem_copy(number);
    screen->count = SCAN_COUNT_TYPED;
    screen->decided = true;
    return REDRAW;
}

enum outcome scan_act_give_count(struct app *app)
{
    struct scan_counting *counting = (struct scan_counting *)app->top;
    struct why why = app_why(app);
    struct buf number = {0};
    bool none = counting->header && counting->edit.length == 0;
    if (!none && !count_parse(counting->edit.text, &number, &why)) {
        free(counting->refusal);
        counting->refusal = mem_copy(why.text);
        buf_clear(&number);
        return REDRAW;
    }
    app_take(app);
    enum outcome outcome = take(app, counting, buf_text(&number));
    counting_free(&counting->pane);
    buf_clear(&number);
    return outcome;
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
        .title = counting->header ? words_in(app->lang, "Which row is the header?")
                                  : words_in(app->lang, "Number of persons"),
        .about = counting->header
                     ? words_in(app->lang, "Its number, as a spreadsheet shows it. Empty: it is "
                                           "found.")
                     : words_in(app->lang, "The category gets it with the date of today."),
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
