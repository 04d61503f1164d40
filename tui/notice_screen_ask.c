/* The line that is typed over the screen of a notice: a day, a place, words to
 * search for. See notice_screen_inside.h. */
#include "model/dates.h"
#include "model/mem.h"
#include "tui/line_box.h"
#include "tui/notice_screen_inside.h"

#include <stdlib.h>

enum { WIDTH_MOST = 64 };

struct notice_asking {
    struct pane pane;
    enum notice_asked asked;
    struct edit edit;
    char *refusal; /* why what was typed is not taken; NULL: not tried yet */
};

static const struct pane_ops ops;

void notice_screen_ask(struct app *app, enum notice_asked asked, const char *before)
{
    struct notice_asking *asking = mem_new(1, sizeof *asking);
    asking->pane.ops = &ops;
    asking->pane.context = ON_NOTICE_LINE;
    asking->asked = asked;
    edit_init(&asking->edit, before, false);
    app_open(app, &asking->pane);
}

static void asking_free(struct pane *pane)
{
    struct notice_asking *asking = (struct notice_asking *)pane;
    edit_clear(&asking->edit);
    free(asking->refusal);
    free(asking);
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

enum outcome notice_act_give(struct app *app)
{
    struct notice_asking *asking = (struct notice_asking *)app->top;
    struct notice_screen *screen = notice_screen_of(asking->pane.below);
    struct why why = app_why(app);
    const char *typed = asking->edit.text;
    enum notice_asked asked = asking->asked;
    if (asked == NOTICE_ASK_DAY && !take_day(screen, typed, &why)) {
        keep(&asking->refusal, why.text);
        return REDRAW;
    }
    if (asked == NOTICE_ASK_PLACE)
        keep(&screen->where, typed);
    if (asked == NOTICE_ASK_WORDS)
        keep(&screen->sought, typed);
    app_take(app);
    asking_free(&asking->pane);
    return go_on(app, screen, asked);
}

static enum outcome asking_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct notice_asking *asking = (struct notice_asking *)pane;
    if (!edit_key(&asking->edit, key, app->canvas->columns, 1, app->canvas->ambiguous))
        return PASS;
    free(asking->refusal);
    asking->refusal = NULL;
    return REDRAW;
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

static void asking_draw(struct app *app, struct pane *pane, struct area area)
{
    struct notice_asking *asking = (struct notice_asking *)pane;
    const struct line_box box = {.title = words_in(app->lang, boxes[asking->asked].title),
                                 .about = words_in(app->lang, boxes[asking->asked].about),
                                 .refusal = asking->refusal,
                                 .most = WIDTH_MOST};
    line_box_draw(app, &box, &asking->edit, area);
}

static const struct pane_ops ops = {
    .overlay = true,
    .key = asking_key,
    .draw = asking_draw,
    .free = asking_free,
};
