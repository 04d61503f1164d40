/* The line that is typed over the screen of a notice: a day, a place, words to
 * search for. See notice_screen_inside.h. */
#include "model/dates.h"
#include "model/mem.h"
#include "tui/line_box.h"
#include "tui/notice_screen_inside.h"

#include <stdlib.h>

enum { WIDTH_MOST = 64 };

struct notice_asking {
    struct line_box box;
    enum notice_asked asked;
};

static const struct line_ops ops;

void notice_screen_ask(struct app *app, enum notice_asked asked, const char *before)
{
    struct notice_asking *asking = mem_new(1, sizeof *asking);
    asking->asked = asked;
    line_box_open(app, &asking->box, &ops, before);
}

static void keep(char **text, const char *typed)
{
    free(*text);
    *text = mem_copy(typed);
}

/* Takes what was typed into SCREEN, which is the top one; false with WHY. */
static bool take_day(struct notice_screen *screen, const char *typed, struct why *why)
{
    char iso[11];
    if (!date_parse(typed, iso, why))
        return false;
    keep(&screen->on, iso);
    return true;
}

static enum outcome go_on(struct app *app, struct notice_screen *screen, enum notice_asked asked)
{
    switch (asked) {
    case NOTICE_ASK_DAY:
        notice_screen_ask(app, NOTICE_ASK_PLACE, screen->place);
        break;
    case NOTICE_ASK_PLACE:
        notice_screen_confirm(app, screen);
        break;
    case NOTICE_ASK_WORDS:
        return notice_act_next_hit(app);
    }
    return REDRAW;
}

static enum outcome give(struct app *app, struct line_box *box)
{
    struct notice_screen *screen = notice_screen_of(box->pane.below);
    struct why why = app_why(app);
    const char *typed = box->edit.text;
    enum notice_asked asked = ((const struct notice_asking *)box)->asked;
    if (asked == NOTICE_ASK_DAY && !take_day(screen, typed, &why)) {
        line_box_refuse(box, &why);
        return REDRAW;
    }
    if (asked == NOTICE_ASK_PLACE)
        keep(&screen->where, typed);
    if (asked == NOTICE_ASK_WORDS)
        keep(&screen->sought, typed);
    app_take(app);
    line_box_free(box);
    return go_on(app, screen, asked);
}

/* clang-format off */
static const struct {
    const char *title, *about; /* English keys */
} boxes[] = {
    [NOTICE_ASK_DAY] = {N_("Keep as published"), N_("The day on which the text was published.")},
    [NOTICE_ASK_PLACE] = {N_("Keep as published"), N_("The page on which it was published; may stay empty.")},
    [NOTICE_ASK_WORDS] = {N_("Search in the text"), N_("Words to look for; width, case and kana apart.")},
};
/* clang-format on */

static void put_words(struct app *app, struct line_box *box, struct buf *title, struct buf *about)
{
    enum notice_asked asked = ((const struct notice_asking *)box)->asked;
    buf_puts(title, words_in(app->lang, boxes[asked].title));
    buf_puts(about, words_in(app->lang, boxes[asked].about));
}

static const struct line_ops ops = {.most = WIDTH_MOST, .words = put_words, .give = give};
