/*
 * The lines around a screen. The tab line shows as many tabs as fit around
 * the present one; the foot line takes its words from the table of actions,
 * the most important ones where there is little room.
 */
#include "tui/frame_inside.h"

#include "tui/actions.h"
#include "tui/keymap.h"
#include "tui/list.h"
#include "tui/overview.h"
#include "tui/views.h"
#include "tui/wrapped.h"

#include <string.h>

enum {
    FOOTER_LAST = 9,
    FOOTER_SHOWN = 24,
    FOOTER_BETWEEN = 2,
    MESSAGE_ROWS = 4
};

/* Adds the words on tab number I. */
static void tab_words(const struct app *app, size_t i, struct buf *out)
{
    if (i < 9)
        buf_printf(out, " %zu %s ", i + 1, views[i].tab[app->lang]);
    else
        buf_printf(out, " %s ", views[i].tab[app->lang]);
}

static int tab_width(const struct app *app, size_t i)
{
    struct buf words = {0};
    tab_words(app, i, &words);
    int width = canvas_width(app->canvas, buf_text(&words));
    buf_clear(&words);
    return width;
}

/* The tab of the overview stands behind those of the kinds, at the right end. */
static void put_overview(const struct app *app, struct buf *out)
{
    buf_printf(out, " 0 %s ", words_in(app->lang, "Overview"));
}

/* The column at which it begins; the tabs of the kinds end before it. */
static int overview_left(const struct app *app)
{
    struct buf words = {0};
    put_overview(app, &words);
    int width = canvas_width(app->canvas, buf_text(&words));
    buf_clear(&words);
    return app->canvas->columns - width - 1;
}

/* The number of the tab shown on PANE, the list or the overview. */
static size_t tab_on(const struct pane *pane)
{
    return overview_is(pane) ? views_count : list_view_number(pane);
}

/* The first tab to show so that tab ON fits: as far left as possible. */
static size_t first_tab(const struct app *app, size_t on)
{
    int room = overview_left(app) - 2;
    size_t first = on;
    if (on == views_count)
        return 0;
    room -= tab_width(app, on);
    if (on + 1 < views_count)
        room -= tab_width(app, on + 1);
    while (first > 0 && tab_width(app, first - 1) <= room) {
        first--;
        room -= tab_width(app, first);
    }
    return first;
}

static void draw_tabs(struct app *app, size_t on)
{
    struct canvas *canvas = app->canvas;
    size_t first = first_tab(app, on);
    int x = 1, end = overview_left(app);
    struct buf last = {0};
    canvas_put(canvas, 1, 0, canvas->columns, ROLE_TAB, first > 0 ? "<" : "");
    for (size_t i = first; i < views_count; i++) {
        struct buf words = {0};
        int width = tab_width(app, i);
        tab_words(app, i, &words);
        bool fits = x + width < end;
        if (fits)
            canvas_put(canvas, 1, x, width, i == on ? ROLE_TAB_ON : ROLE_TAB, buf_text(&words));
        else
            canvas_put(canvas, 1, end - 1, 1, ROLE_TAB, ">");
        buf_clear(&words);
        if (!fits)
            break;
        x += width;
    }
    put_overview(app, &last);
    canvas_put(canvas, 1, end, canvas->columns - 1 - end,
               on == views_count ? ROLE_TAB_ON : ROLE_TAB, buf_text(&last));
    buf_clear(&last);
}

const struct kind *frame_tab_at(struct app *app, int x)
{
    int left = 1;
    for (size_t i = first_tab(app, tab_on(app->top)); i < views_count; i++) {
        int right = left + tab_width(app, i);
        if (right >= overview_left(app))
            return NULL;
        if (x >= left && x < right)
            return views_kind(&views[i]);
        left = right;
    }
    return NULL;
}

bool frame_overview_at(struct app *app, int x)
{
    return x >= overview_left(app) && x < app->canvas->columns - 1;
}

/* Adds the names of the screens from the list, or the overview that stands on
 * it, to PANE, but for overlays. */
static void add_crumbs(struct app *app, struct pane *pane, struct buf *out)
{
    if (pane->below != NULL && !overview_is(pane))
        add_crumbs(app, pane->below, out);
    if (pane->ops->title == NULL || pane->ops->overlay)
        return;
    if (out->length > 0)
        buf_puts(out, " > ");
    pane->ops->title(app, pane, out);
}

/* The name in CRUMB, "C-0001 会員 > ...", with the blank before it; NULL where
 * CRUMB does not begin with a code and a blank. */
static const char *name_behind_code(const char *crumb)
{
    const char *letters = crumb + strspn(crumb, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    size_t digits = *letters == '-' ? strspn(letters + 1, "0123456789") : 0;
    const char *end = letters + 1 + digits;
    return letters > crumb && digits > 0 && *end == ' ' ? end : NULL;
}

/* Takes the name out of the first record of CRUMBS that has both code and name,
 * but for the last crumb, which says where one is. */
static bool shorten_crumbs(struct buf *crumbs)
{
    char *next;
    for (char *at = crumbs->text; (next = strstr(at, " > ")) != NULL; at = next + 3) {
        const char *name = name_behind_code(at);
        if (name == NULL || name >= next)
            continue;
        size_t cut = (size_t)(next - name);
        memmove(next - cut, next, strlen(next) + 1);
        crumbs->length -= cut;
        return true;
    }
    return false;
}

static void draw_crumbs(struct app *app)
{
    struct canvas *canvas = app->canvas;
    struct buf crumbs = {0};
    int room = canvas->columns - 2;
    add_crumbs(app, app->top, &crumbs);
    while (canvas_width(canvas, buf_text(&crumbs)) > room && shorten_crumbs(&crumbs))
        continue;
    /* The end of a long way says more than its beginning. */
    const char *text = buf_text(&crumbs);
    const char *next;
    while (canvas_width(canvas, text) > room && (next = strstr(text, " > ")) != NULL)
        text = next + 3;
    bool cut = text > buf_text(&crumbs);
    canvas_put(canvas, 1, 0, canvas->columns, ROLE_TAB, cut ? "<" : "");
    canvas_put(canvas, 1, 1 + cut, canvas->columns - 2 - cut, ROLE_TAB, text);
    buf_clear(&crumbs);
}

static void footer_entry(const struct app *app, const struct action *action, struct buf *keys,
                         const char **title)
{
    const char *names = keymap_keys(app->keymap, action);
    actions_keys(app->keymap, action, app->top->context, app->lang, 1, keys);
    if (strcspn(names, " ") == 5 && strncmp(names, "enter", 5) == 0) {
        /* The longest and commonest key, by the sign that is printed on it. */
        buf_empty(keys);
        buf_puts(keys, "↵");
    }
    *title = actions_title(action, app->lang);
}

static int footer_width(const struct app *app, const struct action *action)
{
    struct buf keys = {0};
    const char *title;
    footer_entry(app, action, &keys, &title);
    int width = canvas_width(app->canvas, buf_text(&keys)) + 1 + canvas_width(app->canvas, title) +
                FOOTER_BETWEEN;
    buf_clear(&keys);
    return width;
}

/* Whether ACTION does anything on the top screen as it is now. */
static bool is_offered(const struct app *app, const struct action *action)
{
    const struct pane *top = app->top;
    if ((action->where & top->context) == 0 || (action->edits && model_readonly(app->model)))
        return false;
    /* Elsewhere it only goes back, and the key for that is shown. */
    if (strcmp(action->name, "quit") == 0)
        return top->below == NULL || overview_is(top);
    return top->ops->offers == NULL || top->ops->offers(top, action->name);
}

/* The actions that fit into the foot line, into SHOWN by priority; returns how
 * many. */
static size_t footer_fitting(const struct app *app, const struct action *shown[FOOTER_SHOWN])
{
    size_t count = 0;
    int room = app->canvas->columns - 1;
    bool fits = true;
    /* What is short does not push itself before what matters more. */
    for (int rank = 1; rank <= FOOTER_LAST && fits; rank++)
        for (size_t i = 0; i < actions_count && count < FOOTER_SHOWN; i++) {
            const struct action *action = &actions[i];
            if (action->footer != rank || !is_offered(app, action))
                continue;
            int width = footer_width(app, action);
            if (width > room + 1) {
                fits = false;
                continue;
            }
            room -= width;
            shown[count++] = action;
        }
    return count;
}

/* The actions of the foot line in the order of the table, in which they stand;
 * returns how many. */
static size_t footer_actions(const struct app *app, const struct action *ordered[FOOTER_SHOWN])
{
    const struct action *shown[FOOTER_SHOWN];
    size_t fitting = footer_fitting(app, shown), count = 0;
    for (size_t i = 0; i < actions_count; i++)
        for (size_t k = 0; k < fitting; k++)
            if (shown[k] == &actions[i])
                ordered[count++] = shown[k];
    return count;
}

static void draw_footer(struct app *app)
{
    struct canvas *canvas = app->canvas;
    const struct action *shown[FOOTER_SHOWN];
    size_t count = footer_actions(app, shown);
    int x = 1, y = canvas->rows - 1;
    canvas_put(canvas, y, 0, canvas->columns, ROLE_BAR, "");
    for (size_t i = 0; i < count; i++) {
        struct buf keys = {0};
        const char *title;
        footer_entry(app, shown[i], &keys, &title);
        x += canvas_clip(canvas, y, x, canvas->columns - x, ROLE_KEY, buf_text(&keys)) + 1;
        x += canvas_clip(canvas, y, x, canvas->columns - x, ROLE_BAR, title) + FOOTER_BETWEEN;
        buf_clear(&keys);
    }
}

const struct action *frame_action_at(const struct app *app, int y, int x)
{
    const struct action *shown[FOOTER_SHOWN];
    size_t count = y == app->canvas->rows - 1 ? footer_actions(app, shown) : 0;
    int left = 1;
    for (size_t i = 0; i < count && x >= left; i++) {
        int right = left + footer_width(app, shown[i]);
        if (x < right - FOOTER_BETWEEN)
            return shown[i];
        left = right;
    }
    return NULL;
}

struct area frame_draw(struct app *app)
{
    struct canvas *canvas = app->canvas;
    struct pane *base = app->top;
    while (base->ops->overlay)
        base = base->below;
    frame_head(app, base);
    if (list_is(base) || overview_is(base))
        draw_tabs(app, tab_on(base));
    else
        draw_crumbs(app);
    draw_footer(app);
    return (struct area){.y = 2, .x = 0, .height = canvas->rows - 4, .width = canvas->columns};
}

/* At the right of the message line, where no message stands: the last key and
 * what it did. */
static void draw_did(struct app *app)
{
    struct canvas *canvas = app->canvas;
    int width = canvas_width(canvas, buf_text(&app->did));
    if (!app->names_keys || width == 0 || width > canvas->columns - 2)
        return;
    canvas_put(canvas, canvas->rows - 2, canvas->columns - width - 1, width, ROLE_DIM,
               buf_text(&app->did));
}

int frame_message_rows(const struct app *app)
{
    int rows = wrapped_rows(app->canvas, buf_text(&app->message), app->canvas->columns - 2);
    return rows > MESSAGE_ROWS ? MESSAGE_ROWS : rows;
}

void frame_message(struct app *app)
{
    struct canvas *canvas = app->canvas;
    const char *text = buf_text(&app->message);
    if (text[0] == '\0') {
        draw_did(app);
        return;
    }
    int rows = frame_message_rows(app);
    struct area area = {canvas->rows - 1 - rows, 0, rows, canvas->columns};
    canvas_fill(canvas, area, app->message_role);
    area.x = 1;
    area.width -= 2;
    wrapped_draw(canvas, area, app->message_role, text, 0);
}
