/*
 * The screen of a notice: its lines, wrapped, with a cursor over the rows. See
 * notice_screen.h.
 */
#include "tui/notice_screen.h"

#include "export/shelves.h"
#include "model/glyphs.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "model/record.h"
#include "tui/notice_screen_inside.h"
#include "tui/progress.h"

#include <stdlib.h>
#include <string.h>

static const struct pane_ops ops;

struct notice_screen *notice_screen_of(struct pane *pane)
{
    return (struct notice_screen *)pane;
}

/* The language of the notice; where it says none, that of the program. */
static enum lang lang_of(const struct app *app, const struct record *notice)
{
    const char *language = record_value(notice, "language");
    return strcmp(language, "ja") == 0   ? LANG_JA
           : strcmp(language, "en") == 0 ? LANG_EN
                                         : app->lang;
}

/* Makes the lines of the notice with that CODE. */
static bool make_lines(struct app *app, struct notice_screen *screen, struct shelves *shelves,
                       const char *code, struct notice_lines *lines, struct why *why)
{
    const struct notice_query query = {.notice = code};
    size_t count;
    struct notice_choice *choice = notice_choose(shelves, &query, &count, why);
    if (choice == NULL)
        return false;
    bool done;
    if (screen->difference) {
        struct notice_diff *diff = notice_compare(shelves, choice, why);
        done = diff != NULL;
        if (done)
            notice_lines_difference(lines, diff, app->lang);
        notice_diff_free(diff);
        screen->missing = 0;
    } else {
        struct notice_text *text =
            notice_make(shelves, choice, NOTICE_PARTS, lang_of(app, choice->notice), why);
        done = text != NULL;
        if (done) {
            notice_lines_text(lines, text);
            screen->missing = text->missing;
        }
        notice_free(text);
    }
    free(choice);
    return done;
}

/* Takes what the head of the screen says of the notice. */
static void take_names(struct notice_screen *screen, const struct record *notice)
{
    free(screen->title);
    free(screen->place);
    screen->title = mem_copy(record_value(notice, "name"));
    screen->place = mem_copy(record_value(notice, "place"));
}

static bool read_notice(struct app *app, struct notice_screen *screen, struct why *why)
{
    struct notice_lines lines = {0};
    struct record *notice = record_load(app->model, kinds_find("notice"), screen->id, why);
    if (notice == NULL)
        return false;
    struct progress progress = progress_new(app, words_in(app->lang, N_("Writing the notice")));
    struct shelves *shelves = shelves_new(app->model);
    model_on_work(app->model, progress_tell_time, &progress);
    bool done = make_lines(app, screen, shelves, record_value(notice, "code"), &lines, why);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    if (done) {
        notice_lines_clear(&screen->lines);
        screen->lines = lines;
        screen->width = 0;
        take_names(screen, notice);
    } else {
        notice_lines_clear(&lines);
    }
    shelves_free(shelves);
    record_free(notice);
    return done;
}

static void notice_reload(struct app *app, struct pane *pane)
{
    struct notice_screen *screen = notice_screen_of(pane);
    struct why why = app_why(app);
    if (!app_read(app))
        return;
    bool read = read_notice(app, screen, &why);
    app_read_end(app);
    if (read)
        screen->gone = false;
    else if (why.class == WHY_FILE)
        app_unread(app, &why);
    else
        screen->gone = true;
}

void notice_screen_open(struct app *app, int64_t id)
{
    if (!app_read(app))
        return;
    struct notice_screen *screen = mem_new(1, sizeof *screen);
    screen->pane.ops = &ops;
    screen->pane.context = ON_NOTICE;
    screen->id = id;
    app_open(app, &screen->pane);
    notice_reload(app, &screen->pane);
    app_read_end(app);
}

static void notice_screen_free(struct pane *pane)
{
    struct notice_screen *screen = notice_screen_of(pane);
    notice_lines_clear(&screen->lines);
    free(screen->rows);
    free(screen->title);
    free(screen->place);
    free(screen->sought);
    free(screen->on);
    free(screen->where);
    free(screen);
}

static void notice_title(struct app *app, struct pane *pane, struct buf *out)
{
    buf_puts(out,
             words_in(app->lang, notice_screen_of(pane)->difference ? N_("Since it was published")
                                                                    : N_("Text of the notice")));
}

/* Wraps the lines to WIDTH columns; the cursor stays on its line. */
static void wrap(struct app *app, struct notice_screen *screen, int width)
{
    size_t line = screen->focus.at < screen->row_count ? screen->rows[screen->focus.at].line : 0;
    size_t capacity = 0;
    if (width == screen->width)
        return;
    free(screen->rows);
    screen->rows = NULL;
    screen->row_count = 0;
    screen->focus.at = 0;
    for (size_t i = 0; i < screen->lines.count; i++) {
        const struct notice_line *of = &screen->lines.items[i];
        struct glyph_line *pieces = NULL;
        int room = width - of->indent < 8 ? 8 : width - of->indent;
        size_t count = glyph_wrap(of->text, room, app->canvas->ambiguous, &pieces);
        if (i == line)
            screen->focus.at = screen->row_count;
        for (size_t p = 0; p < count; p++) {
            screen->rows =
                mem_grow(screen->rows, screen->row_count, &capacity, sizeof *screen->rows);
            screen->rows[screen->row_count++] =
                (struct notice_row){i, pieces[p].start, pieces[p].length};
        }
        free(pieces);
    }
    screen->width = width;
}

static enum outcome notice_move(struct app *app, struct pane *pane, enum move move)
{
    struct notice_screen *screen = notice_screen_of(pane);
    (void)app;
    return focus_move(&screen->focus, move, screen->row_count);
}

static enum outcome notice_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct notice_screen *screen = notice_screen_of(pane);
    enum outcome pressed = focus_press(&screen->focus, key, screen->row_count);
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? notice_act_record(app) : pressed;
}

static void draw_row(struct app *app, const struct notice_screen *screen, size_t number, int y)
{
    const struct notice_row *row = &screen->rows[number];
    const struct notice_line *line = &screen->lines.items[row->line];
    const struct area inside = screen->focus.area;
    bool focused = number == screen->focus.at;
    char *text = mem_copy_bytes(line->text + row->start, row->length);
    enum role role = focused                           ? ROLE_SELECTED
                     : notice_screen_hit(screen, line) ? ROLE_MATCH
                                                       : line->role;
    if (focused) {
        canvas_fill(app->canvas, (struct area){y, inside.x, 1, inside.width}, role);
        canvas_cursor(app->canvas, y, inside.x);
    }
    canvas_put(app->canvas, y, inside.x, 2, role, focused ? ">" : line->missing ? "!" : "");
    canvas_put(app->canvas, y, inside.x + 2 + line->indent, inside.width - 2 - line->indent, role,
               text);
    free(text);
}

/* What the focused row comes from, below the text. */
static void draw_trace(struct app *app, const struct notice_screen *screen, int y)
{
    const struct area inside = screen->focus.area;
    const char *trace = NULL;
    if (screen->focus.at < screen->row_count && !screen->gone)
        trace = screen->lines.items[screen->rows[screen->focus.at].line].trace;
    canvas_rule(app->canvas, y, inside.x, inside.width, ROLE_BORDER_ON);
    canvas_put(app->canvas, y + 1, inside.x, inside.width, ROLE_DIM, trace == NULL ? "" : trace);
}

static void put_place(struct app *app, const struct notice_screen *screen, struct buf *out)
{
    if (screen->missing > 0) {
        buf_printf(out, words_in(app->lang, N_("Missing: %s")),
                   count_text((int64_t)screen->missing).text);
        buf_puts(out, "  ");
    }
    focus_put_place(&screen->focus, screen->row_count, out);
}

static void notice_draw(struct app *app, struct pane *pane, struct area area)
{
    struct notice_screen *screen = notice_screen_of(pane);
    struct buf place = {0};
    bool traced = area.height >= 9;
    struct area inside = {area.y + 1, area.x + 1, area.height - (traced ? 4 : 2), area.width - 2};
    wrap(app, screen, inside.width - 3);
    put_place(app, screen, &place);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON, screen->title,
               buf_text(&place));
    buf_clear(&place);
    focus_show(&screen->focus, inside, screen->row_count);
    canvas_cursor(app->canvas, inside.y, inside.x);
    if (screen->gone)
        canvas_printf(app->canvas, inside.y, inside.x + 1, inside.width - 1, ROLE_WARNING,
                      words_in(app->lang, "This record was deleted. %s goes back."),
                      app_key_of(app, ON_NOTICE, "back").text);
    size_t end = screen->gone ? 0 : focus_end(&screen->focus, screen->row_count);
    for (size_t i = screen->focus.first; i < end; i++)
        draw_row(app, screen, i, focus_y(&screen->focus, i));
    if (traced)
        draw_trace(app, screen, inside.y + inside.height);
}

static bool notice_offers(const struct pane *pane, const char *name)
{
    const struct notice_screen *screen = (const struct notice_screen *)pane;
    if (strncmp(name, "notice-", 7) == 0 && screen->gone)
        return false;
    if (strcmp(name, "notice-missing") == 0)
        return screen->missing > 0;
    if (strcmp(name, "notice-next") == 0 || strcmp(name, "notice-previous") == 0)
        return screen->sought != NULL;
    if (strcmp(name, "notice-record") == 0)
        return screen->focus.at < screen->row_count &&
               screen->lines.items[screen->rows[screen->focus.at].line].records.count > 0;
    return true;
}

static const struct pane_ops ops = {
    .title = notice_title,
    .key = notice_key,
    .move = notice_move,
    .draw = notice_draw,
    .reload = notice_reload,
    .offers = notice_offers,
    .free = notice_screen_free,
};
