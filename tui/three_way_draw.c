/*
 * Drawing the screen of three values. Where there is little room the base is left
 * out of the rows, so that the two to choose from can be read; the focused row
 * stands below in full.
 */
#include "tui/three_way_inside.h"

#include "model/mem.h"
#include "model/numbers.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

enum {
    LABEL_WIDTH = 18,
    BASE_LEAST = 56,  /* columns of a row for the base */
    BELOW_LEAST = 12, /* rows of the screen for the focused one in full */
    SIGN_WIDTH = 3
};

/* Where label and sides of a row stand. */
struct places {
    int label, x, width;
    bool base;
};

static struct places places_in(struct area inside)
{
    struct places places = {.base = inside.width >= BASE_LEAST};
    places.label = inside.width / 4 < LABEL_WIDTH ? inside.width / 4 : LABEL_WIDTH;
    places.x = inside.x + SIGN_WIDTH + places.label;
    places.width = (inside.width - places.label - SIGN_WIDTH) / (places.base ? 3 : 2);
    return places;
}

/* The value of a side in one line; for the caller to free. */
static char *line_of(struct app *app, const struct three_way_screen *screen,
                     const struct three_way_record *record, const struct three_way_cell *cell,
                     enum three_way_side side)
{
    struct buf text = {0};
    three_way_show(app->model, screen->plan.way, record, cell, side, &text);
    char *line = wrapped_in_one_line(buf_text(&text));
    buf_clear(&text);
    return line;
}

static const char *sign_of(const struct three_way_record *record, const struct three_way_cell *cell)
{
    if ((cell == NULL ? record->refused : cell->refused) != NULL)
        return "x";
    if ((cell == NULL ? record->choice : cell->choice) == THREE_WAY_UNDECIDED)
        return "?";
    return (cell == NULL ? record->class : cell->class) == THREE_WAY_CONFLICT ? "!" : "";
}

/* Draws a side; what will stand is marked. */
static void draw_side(struct app *app, int y, int x, int width, char *text, bool chosen,
                      bool focused)
{
    enum role role = focused ? ROLE_SELECTED : chosen ? ROLE_OK : ROLE_TEXT;
    canvas_put(app->canvas, y, x, 2, role, chosen ? "*" : "");
    canvas_put(app->canvas, y, x + 2, width - 3, role, text[0] == '\0' ? "-" : text);
    free(text);
}

static bool takes(const struct three_way_record *record, const struct three_way_cell *cell)
{
    return cell->choice == THREE_WAY_TAKE && record->choice == THREE_WAY_TAKE;
}

static void draw_cell(struct app *app, const struct three_way_screen *screen,
                      const struct three_way_row *row, int y, struct area inside, bool focused)
{
    const struct three_way_record *record = three_way_record_of(screen, row);
    const struct three_way_cell *cell = three_way_cell_of(screen, row);
    struct places places = places_in(inside);
    enum role role = focused                               ? ROLE_SELECTED
                     : cell->choice == THREE_WAY_UNDECIDED ? ROLE_WARNING
                     : cell->class == THREE_WAY_MENDED     ? ROLE_DIM
                                                           : ROLE_LABEL;
    int x = places.x;
    canvas_put(app->canvas, y, inside.x, SIGN_WIDTH, role, sign_of(record, cell));
    canvas_put(app->canvas, y, inside.x + SIGN_WIDTH, places.label - 1, role,
               record->kind->fields[cell->field].label[app->lang]);
    if (places.base) {
        draw_side(app, y, x, places.width, line_of(app, screen, record, cell, THREE_WAY_BASE),
                  false, focused);
        x += places.width;
    }
    bool joined = cell->class == THREE_WAY_JOINED && takes(record, cell);
    draw_side(app, y, x, places.width, line_of(app, screen, record, cell, THREE_WAY_OTHER),
              takes(record, cell), focused);
    draw_side(app, y, x + places.width, places.width,
              line_of(app, screen, record, cell, THREE_WAY_OWN),
              joined || cell->choice == THREE_WAY_KEEP, focused);
}

static void draw_record(struct app *app, const struct three_way_record *record, int y,
                        struct area inside, bool focused)
{
    struct buf text = {0};
    const char *decided = record->fate == THREE_WAY_EDITED   ? ""
                          : record->choice == THREE_WAY_TAKE ? words_in(app->lang, N_(" - taken"))
                          : record->choice == THREE_WAY_KEEP ? words_in(app->lang, N_(" - refused"))
                                                             : "";
    enum role role = focused                                 ? ROLE_SELECTED
                     : record->choice == THREE_WAY_UNDECIDED ? ROLE_WARNING
                                                             : ROLE_TITLE;
    buf_printf(&text, "%s %s (%s)%s", record->kind->label[app->lang], record->title,
               three_way_fate_words(record->fate, app->lang), decided);
    canvas_put(app->canvas, y, inside.x, SIGN_WIDTH - 1, role, sign_of(record, NULL));
    canvas_put(app->canvas, y, inside.x + SIGN_WIDTH - 1, inside.width - SIGN_WIDTH + 1, role,
               buf_text(&text));
    buf_clear(&text);
}

static void draw_row(struct app *app, const struct three_way_screen *screen, size_t i, int y,
                     struct area inside)
{
    const struct three_way_row *row = &screen->rows[i];
    bool focused = i == screen->focus.at;
    enum role role = focused ? ROLE_SELECTED : ROLE_TEXT;
    canvas_put(app->canvas, y, inside.x, inside.width, role, "");
    switch (row->line) {
    case LINE_GROUP:
        canvas_put(app->canvas, y, inside.x, inside.width, focused ? role : ROLE_LABEL,
                   screen->plan.way->groups[row->record].title);
        break;
    case LINE_NOTE:
        canvas_put(app->canvas, y, inside.x, SIGN_WIDTH, role, "-");
        canvas_put(app->canvas, y, inside.x + SIGN_WIDTH - 1, inside.width - SIGN_WIDTH + 1, role,
                   screen->plan.way->notes[row->record]);
        break;
    case LINE_RECORD:
        draw_record(app, three_way_record_of(screen, row), y, inside, focused);
        break;
    case LINE_CELL:
        draw_cell(app, screen, row, y, inside, focused);
        break;
    }
    if (focused)
        canvas_cursor(app->canvas, y, inside.x);
}

static void draw_heading(struct app *app, const struct three_way_screen *screen, struct area inside)
{
    struct places places = places_in(inside);
    int x = places.x + 2;
    for (size_t side = places.base ? 0 : 1; side < 3; side++, x += places.width)
        canvas_put(app->canvas, inside.y, x, places.width - 3, ROLE_TITLE, screen->labels[side]);
}

/* Begins a new line where OUT has one already. */
static void put_line(const char *text, struct buf *out)
{
    if (text != NULL)
        buf_printf(out, "%s%s", out->length == 0 ? "" : "\n", text);
}

static void put_side(struct app *app, const struct three_way_screen *screen,
                     const struct three_way_record *record, const struct three_way_cell *cell,
                     enum three_way_side side, const char *label, struct buf *out)
{
    put_line(label, out);
    buf_puts(out, ": ");
    size_t before = out->length;
    three_way_show(app->model, screen->plan.way, record, cell, side, out);
    if (out->length == before)
        buf_puts(out, words_in(app->lang, N_("(not stated)")));
}

/* What it becomes is told where it is neither side's. */
static void put_cell(struct app *app, const struct three_way_screen *screen,
                     const struct three_way_record *record, const struct three_way_cell *cell,
                     struct buf *out)
{
    static const enum three_way_side sides[] = {THREE_WAY_BASE, THREE_WAY_OTHER, THREE_WAY_OWN};
    put_line(cell->refused, out);
    put_line(cell->words, out);
    for (size_t i = 0; i < 3; i++)
        put_side(app, screen, record, cell, sides[i], screen->labels[i], out);
    if ((cell->choice == THREE_WAY_TAKE && strcmp(cell->merged, cell->theirs) != 0) ||
        (cell->choice == THREE_WAY_KEEP && strcmp(cell->kept, cell->mine) != 0))
        put_side(app, screen, record, cell, THREE_WAY_RESULT, words_in(app->lang, N_("Becomes")),
                 out);
}

/* What can be done with a file as a whole. */
static void put_group(struct app *app, struct buf *out)
{
    buf_printf(out,
               words_in(app->lang, N_("All of this: %s takes theirs, %s keeps mine. What only this "
                                      "side changed stays.")),
               app_key_of(app, ON_THREE_WAY, "three-way-theirs").text,
               app_key_of(app, ON_THREE_WAY, "three-way-mine").text);
}

/* The focused row in full, and its title. */
static void put_focused(struct app *app, const struct three_way_screen *screen, struct buf *title,
                        struct buf *out)
{
    const struct three_way_row *row = three_way_row(screen);
    const struct three_way_record *record = three_way_record_of(screen, row);
    const struct three_way_cell *cell = three_way_cell_of(screen, row);
    if (row != NULL && row->line == LINE_NOTE)
        buf_puts(out, screen->plan.way->notes[row->record]);
    if (row != NULL && row->line == LINE_GROUP)
        put_group(app, out);
    if (record == NULL)
        return;
    buf_printf(title, "%s %s", record->kind->label[app->lang], record->title);
    if (cell != NULL) {
        buf_printf(title, " - %s (%s)", record->kind->fields[cell->field].label[app->lang],
                   three_way_class_words(cell->class, app->lang));
        put_cell(app, screen, record, cell, out);
        return;
    }
    put_line(three_way_fate_words(record->fate, app->lang), out);
    put_line(record->refused, out);
    put_line(record->words, out);
}

static void draw_focused(struct app *app, struct three_way_screen *screen, struct area area,
                         enum role role)
{
    struct buf title = {0}, text = {0};
    struct area inside = {area.y + 1, area.x + 1, area.height - 2, area.width - 2};
    put_focused(app, screen, &title, &text);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, role, buf_text(&title), NULL);
    int rows = wrapped_rows(app->canvas, buf_text(&text), inside.width);
    int most = rows > inside.height ? rows - inside.height : 0;
    screen->read = screen->read < most ? screen->read : most;
    wrapped_draw(app->canvas, inside, ROLE_TEXT, buf_text(&text), screen->read);
    pane_more(app->canvas, inside, screen->read > 0, screen->read < most);
    buf_clear(&title);
    buf_clear(&text);
}

static void draw_box(struct app *app, const struct three_way_screen *screen, struct area area)
{
    struct three_way_counts counts;
    struct buf right = {0};
    three_way_count(screen->plan.way, &counts);
    buf_printf(&right, words_in(app->lang, N_("records %zu  taken %zu  conflicts %zu, open %zu")),
               counts.records, counts.taken, counts.conflicts, counts.undecided);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON, screen->title,
               buf_text(&right));
    buf_clear(&right);
}

static void draw_rows(struct app *app, struct three_way_screen *screen, struct area area)
{
    struct area inside = {area.y + 1, area.x + 1, area.height - 2, area.width - 2};
    draw_box(app, screen, area);
    draw_heading(app, screen, inside);
    inside.y++;
    inside.height--;
    focus_show(&screen->focus, inside, screen->count);
    for (size_t i = screen->focus.first; i < focus_end(&screen->focus, screen->count); i++)
        draw_row(app, screen, i, focus_y(&screen->focus, i), inside);
    focus_more(&screen->focus, app->canvas, screen->count);
}

void three_way_draw(struct app *app, struct pane *pane, struct area area)
{
    struct three_way_screen *screen = (struct three_way_screen *)pane;
    struct area above = area;
    if (!app_read(app))
        return;
    if (screen->whole) {
        screen->focus.page = area.height > 4 ? (size_t)area.height - 4 : 1;
        draw_focused(app, screen, area, ROLE_BORDER_ON);
        canvas_cursor(app->canvas, area.y + 1, area.x + 1);
    } else {
        int below = area.height < BELOW_LEAST ? 0 : area.height * 2 / 5;
        above.height -= below;
        draw_rows(app, screen, above);
        if (below > 0)
            draw_focused(app, screen,
                         (struct area){area.y + above.height, area.x, below, area.width},
                         ROLE_BORDER);
    }
    app_read_end(app);
}
