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
    struct line_box box;
    bool header; /* the row of the header is asked for, else the persons */
};

static const struct line_ops ops;

static void ask(struct app *app, bool header, const char *text)
{
    struct scan_counting *counting = mem_new(1, sizeof *counting);
    counting->header = header;
    line_box_open(app, &counting->box, &ops, text);
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

static enum outcome give(struct app *app, struct line_box *box)
{
    struct scan_counting *counting = (struct scan_counting *)box;
    struct why why = app_why(app);
    struct buf number = {0};
    bool none = counting->header && box->edit.length == 0;
    if (!none && !count_parse(box->edit.text, &number, &why)) {
        line_box_refuse(box, &why);
        buf_clear(&number);
        return REDRAW;
    }
    app_take(app);
    enum outcome outcome = take(app, counting, buf_text(&number));
    line_box_free(box);
    buf_clear(&number);
    return outcome;
}

static void put_words(struct app *app, struct line_box *box, struct buf *title, struct buf *about)
{
    bool header = ((const struct scan_counting *)box)->header;
    buf_puts(title, header ? words_in(app->lang, "Which row is the header?")
                           : words_in(app->lang, "Number of persons"));
    buf_puts(about, header ? words_in(app->lang, "Its number, as a spreadsheet shows it. Empty: "
                                                 "it is found.")
                           : words_in(app->lang, "The category gets it with the date of today."));
}

static const struct line_ops ops = {.most = WIDTH_MOST, .words = put_words, .give = give};
