/*
 * The frequency view: what it counts, its keys. Drawing is in
 * breakdown_draw.c. The records are counted while no key comes; where they
 * are counted again, the old figures stay until the new ones are there.
 */
#include "tui/breakdown.h"

#include "model/mem.h"
#include "tui/breakdown_inside.h"
#include "tui/list.h"

#include <stdlib.h>
#include <string.h>

static const struct pane_ops ops;

static const struct field *field_of(const struct breakdown *breakdown)
{
    return &breakdown->kind->fields[breakdown->field];
}

/* Does a piece of the counting. False where nothing is left to do, or the
 * records cannot be read now. */
static bool piece(struct app *app, struct breakdown *breakdown)
{
    struct frequency *frequency = breakdown->next == NULL ? breakdown->shown : breakdown->next;
    struct why why = app_why(app);
    if (frequency_is_done(frequency) || !app_read(app))
        return false;
    bool done = frequency_piece(app->model, frequency, &why);
    if (!done)
        app_unread(app, &why);
    app_read_end(app);
    return done;
}

/* Puts what was counted anew in place of the old; the focus stays on its
 * value. */
static void take_next(struct breakdown *breakdown)
{
    const struct frequency *old = breakdown->shown;
    size_t rows = frequency_rows(breakdown->next), place = 0;
    if (breakdown->focus.at < frequency_rows(old)) {
        const char *value = frequency_row(old, breakdown->focus.at).value;
        while (place < rows && strcmp(frequency_row(breakdown->next, place).value, value) != 0)
            place++;
        if (place < rows)
            breakdown->focus.at = place;
    }
    if (breakdown->focus.at >= rows)
        breakdown->focus.at = rows > 0 ? rows - 1 : 0;
    frequency_free(breakdown->shown);
    breakdown->shown = breakdown->next;
    breakdown->next = NULL;
}

static bool breakdown_work(struct app *app, struct pane *pane)
{
    struct breakdown *breakdown = (struct breakdown *)pane;
    if (piece(app, breakdown))
        return true;
    if (breakdown->next != NULL && frequency_is_done(breakdown->next))
        take_next(breakdown);
    return false;
}

/* Begins to count; with ANEW what is shown goes away at once. A first piece is
 * done here: of most inventories that is all. */
static void begin(struct app *app, struct breakdown *breakdown, bool anew)
{
    struct pane *list = list_below(app);
    if (list_total(list) < 0)
        list_filtered(app, list);
    const struct listing *listing = list_filter(list)[0] == '\0' ? NULL : list_filtered(app, list);
    struct frequency *frequency = frequency_new(&(struct frequency_query){
        .kind = breakdown->kind,
        .field = breakdown->field,
        .by = breakdown->ways[breakdown->way],
        .all = listing == NULL,
        .ids = listing == NULL ? NULL : listing->ids,
        .count = listing == NULL ? (size_t)list_total(list) : listing->count,
    });
    frequency_arrange(frequency, breakdown->by_value);
    frequency_free(breakdown->next);
    breakdown->next = NULL;
    if (anew) {
        frequency_free(breakdown->shown);
        breakdown->shown = frequency;
        breakdown->focus.at = breakdown->focus.first = 0;
    } else {
        breakdown->next = frequency;
    }
    piece(app, breakdown);
    if (breakdown->next != NULL && frequency_is_done(breakdown->next))
        take_next(breakdown);
}

static void breakdown_reload(struct app *app, struct pane *pane)
{
    struct breakdown *breakdown = (struct breakdown *)pane;
    begin(app, breakdown, !frequency_is_counted(breakdown->shown));
}

void breakdown_show(struct app *app, const struct kind *kind, size_t field)
{
    struct breakdown *breakdown = (struct breakdown *)app->top;
    if (app->top->ops != &ops) {
        breakdown = mem_new(1, sizeof *breakdown);
        breakdown->pane.ops = &ops;
        breakdown->pane.context = ON_FREQUENCY;
        breakdown->kind = kind;
        app_open(app, &breakdown->pane);
    }
    breakdown->field = field;
    breakdown->way_count = frequency_ways(field_of(breakdown), breakdown->ways);
    breakdown->way = 0;
    begin(app, breakdown, true);
}

size_t breakdown_field(const struct pane *pane, const struct kind *kind)
{
    return pane->ops == &ops ? ((const struct breakdown *)pane)->field : kind->field_count;
}

static void breakdown_free(struct pane *pane)
{
    struct breakdown *breakdown = (struct breakdown *)pane;
    frequency_free(breakdown->shown);
    frequency_free(breakdown->next);
    free(breakdown);
}

static void breakdown_title(struct app *app, struct pane *pane, struct buf *out)
{
    buf_printf(out, "%s: %s", words_in(app->lang, "Frequency"),
               field_of((const struct breakdown *)pane)->label[app->lang]);
}

/* Adds the filter in force, with a quotation mark closed that was left open. */
static void put_present_filter(const char *filter, struct buf *out)
{
    bool open = false;
    for (const char *at = filter; *at != '\0'; at++)
        open = open != (*at == '"');
    buf_printf(out, "%s%s%s", filter, open ? "\"" : "", filter[0] == '\0' ? "" : " ");
}

enum outcome breakdown_act_open(struct app *app)
{
    struct breakdown *breakdown = (struct breakdown *)app->top;
    struct buf filter = {0}, word = {0};
    if (breakdown->focus.at >= frequency_rows(breakdown->shown))
        return STAY;
    frequency_filter(breakdown->kind, breakdown->field, breakdown->ways[breakdown->way],
                     frequency_row(breakdown->shown, breakdown->focus.at).value, app->lang, &word);
    put_present_filter(list_filter(list_below(app)), &filter);
    buf_puts(&filter, buf_text(&word));
    list_show_filtered(app, breakdown->kind, buf_text(&filter));
    buf_clear(&filter);
    buf_clear(&word);
    return CLOSE;
}

enum outcome breakdown_act_turn(struct app *app)
{
    struct breakdown *breakdown = (struct breakdown *)app->top;
    breakdown->by_value = !breakdown->by_value;
    frequency_arrange(breakdown->shown, breakdown->by_value);
    if (breakdown->next != NULL)
        frequency_arrange(breakdown->next, breakdown->by_value);
    breakdown->focus.at = breakdown->focus.first = 0;
    return REDRAW;
}

enum outcome breakdown_act_group(struct app *app)
{
    struct breakdown *breakdown = (struct breakdown *)app->top;
    if (breakdown->way_count < 2) {
        app_say(app, ROLE_WARNING,
                N_("Only dates and numbers can be grouped; these values are counted one by one."));
        return REDRAW;
    }
    breakdown->way = (breakdown->way + 1) % breakdown->way_count;
    begin(app, breakdown, true);
    return REDRAW;
}

static enum outcome breakdown_move(struct app *app, struct pane *pane, enum move move)
{
    struct breakdown *breakdown = (struct breakdown *)pane;
    (void)app;
    return focus_move(&breakdown->focus, move, frequency_rows(breakdown->shown));
}

static enum outcome breakdown_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct breakdown *breakdown = (struct breakdown *)pane;
    enum outcome pressed = focus_press(&breakdown->focus, key, frequency_rows(breakdown->shown));
    if (pressed == STAY && key->y == breakdown->focus.area.y - 1)
        return breakdown_act_turn(app); /* the heading */
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? breakdown_act_open(app) : pressed;
}

static bool breakdown_offers(const struct pane *pane, const char *name)
{
    const struct breakdown *breakdown = (const struct breakdown *)pane;
    if (strcmp(name, "frequency-group") == 0)
        return breakdown->way_count > 1;
    return strcmp(name, "frequency-open") != 0 ||
           breakdown->focus.at < frequency_rows(breakdown->shown);
}

static const struct pane_ops ops = {
    .title = breakdown_title,
    .key = breakdown_key,
    .move = breakdown_move,
    .draw = breakdown_draw,
    .reload = breakdown_reload,
    .work = breakdown_work,
    .offers = breakdown_offers,
    .free = breakdown_free,
};
