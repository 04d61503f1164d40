/* See changes_screen.h. Rows are texts made once; the two inventories of the past
 * are closed before the screen shows. */
#include "tui/changes_screen.h"

#include "export/changes_write.h"
#include "model/buf.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "tui/focus.h"
#include "tui/page.h"
#include "tui/progress.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

/* A line: the head of a kind, or a change. */
struct change_line {
    char *text;
    enum role role;
    const struct kind *kind;
    int64_t id; /* of the record; 0 for a head */
    char *note; /* what else to think of, "" where nothing */
};

struct changes_screen {
    struct pane pane;
    char *span, *sum;
    struct change_line *lines;
    size_t count, capacity;
    struct focus focus;
};

static const struct pane_ops ops;

/* What a walk over the changes fills. */
struct filling {
    struct app *app;
    struct changes_screen *screen;
    const struct changes *changes;
    struct progress *progress;
    const struct kind *kind; /* of the row before */
};

static void add_line(struct changes_screen *screen, struct change_line line)
{
    screen->lines =
        mem_grow(screen->lines, screen->count, &screen->capacity, sizeof *screen->lines);
    screen->lines[screen->count++] = line;
}

static void add_kind(struct filling *f, const struct change_row *row)
{
    struct buf text = {0};
    f->kind = row->difference->kind;
    changes_put_kind(f->changes, (size_t)(row->difference - f->changes->all.items), f->app->lang,
                     &text);
    add_line(f->screen, (struct change_line){.text = buf_take(&text),
                                             .role = ROLE_TITLE,
                                             .kind = f->kind,
                                             .note = mem_copy("")});
}

enum role changes_screen_role(enum notice_timing timing)
{
    switch (timing) {
    case TIMING_NOT_PERMITTED:
        return ROLE_ERROR;
    case TIMING_BEFOREHAND:
    case TIMING_WITHOUT_DELAY:
        return ROLE_WARNING;
    case TIMING_RECORD:
    case TIMINGS:
        break;
    }
    return ROLE_TEXT;
}

static enum role role_of(const struct change_row *row)
{
    return changes_screen_role(row->rule_count == 0 ? TIMING_RECORD : row->rules[0]->timing);
}

static char *note_of(const struct change_row *row, enum lang lang)
{
    struct buf note = {0};
    for (size_t i = 0; i < row->rule_count; i++)
        if (row->rules[i]->note != NULL)
            buf_printf(&note, " %s", words_in(lang, row->rules[i]->note));
    return note.length == 0 ? mem_copy("") : buf_take(&note);
}

/* The lines of a row: that of its record, where it is the first of it, and its own. */
static bool add_row(void *context, const struct change_row *row)
{
    struct filling *f = context;
    struct buf text = {0};
    if (row->difference->kind != f->kind)
        add_kind(f, row);
    changes_put_row(row, f->app->lang, &text);
    for (char *at = text.text; *at != '\0';) {
        size_t length = strcspn(at, "\n");
        bool last = at[length] == '\0' || at[length + 1] == '\0';
        add_line(f->screen,
                 (struct change_line){.text = mem_copy_bytes(at, length),
                                      .role = last ? role_of(row) : ROLE_LABEL,
                                      .kind = row->difference->kind,
                                      .id = row->difference->id,
                                      .note = last ? note_of(row, f->app->lang) : mem_copy("")});
        at += length + (at[length] != '\0');
    }
    buf_clear(&text);
    return progress_tell_time(f->progress);
}

/* Makes all lines. False with WHY where the records cannot be read. */
static bool fill(struct filling *f, struct why *why)
{
    struct changes_sum sum;
    struct buf span = {0}, total = {0};
    bool done = changes_sum(f->changes, &sum, why) &&
                changes_each(f->changes, f->app->lang, add_row, f, why);
    changes_put_span(f->changes, f->app->lang, &span);
    if (done)
        changes_put_sum(&sum, f->app->lang, &total);
    f->screen->span = buf_take(&span);
    f->screen->sum = total.length == 0 ? mem_copy("") : buf_take(&total);
    return done;
}

static void screen_free(struct pane *pane)
{
    struct changes_screen *screen = (struct changes_screen *)pane;
    for (size_t i = 0; i < screen->count; i++) {
        free(screen->lines[i].text);
        free(screen->lines[i].note);
    }
    free(screen->lines);
    free(screen->span);
    free(screen->sum);
    free(screen);
}

/* Works out what SCREEN shows. */
static bool compute(struct app *app, struct changes_screen *screen, const char *a, const char *b,
                    struct why *why)
{
    struct changes changes;
    struct progress progress = progress_new(app, words_in(app->lang, N_("Comparing")));
    struct filling filling = {
        .app = app, .screen = screen, .changes = &changes, .progress = &progress};
    model_on_work(app->model, progress_tell_time, &progress);
    bool done = changes_load(app->model, a, b, NULL, &changes, why);
    done = done && fill(&filling, why);
    changes_clear(&changes);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    if (done && progress.stopped)
        return why_set(why, "Given up.");
    return done;
}

void changes_screen_open(struct app *app, const char *a, const char *b)
{
    struct why why = app_why(app);
    if (!app_read(app))
        return;
    struct changes_screen *screen = mem_new(1, sizeof *screen);
    screen->pane.ops = &ops;
    screen->pane.context = ON_HISTORY;
    bool done = compute(app, screen, a, b, &why);
    app_read_end(app);
    if (done) {
        app_open(app, &screen->pane);
        return;
    }
    app_refuse(app, &why);
    screen_free(&screen->pane);
}

enum outcome changes_screen_act_record(struct app *app)
{
    if (app->top->ops != &ops)
        return STAY;
    const struct changes_screen *screen = (const struct changes_screen *)app->top;
    if (screen->focus.at >= screen->count || screen->lines[screen->focus.at].id == 0)
        return STAY;
    page_open(app, screen->lines[screen->focus.at].kind, screen->lines[screen->focus.at].id);
    return REDRAW;
}

static void screen_title(struct app *app, struct pane *pane, struct buf *out)
{
    (void)pane;
    buf_puts(out, words_in(app->lang, "What changed"));
}

static enum outcome screen_move(struct app *app, struct pane *pane, enum move move)
{
    struct changes_screen *screen = (struct changes_screen *)pane;
    (void)app;
    return focus_move(&screen->focus, move, screen->count);
}

static enum outcome screen_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct changes_screen *screen = (struct changes_screen *)pane;
    enum outcome pressed = focus_press(&screen->focus, key, screen->count);
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? changes_screen_act_record(app) : pressed;
}

/* Draws all of the focused line at the end of INSIDE, which loses its rows. */
static void draw_detail(struct app *app, const struct changes_screen *screen, struct area *inside)
{
    struct buf text = {0};
    if (screen->focus.at < screen->count)
        buf_printf(&text, "%s%s", screen->lines[screen->focus.at].text,
                   screen->lines[screen->focus.at].note);
    wrapped_detail(app->canvas, inside, buf_text(&text));
    buf_clear(&text);
}

static void draw_line(struct app *app, const struct change_line *line, bool focused,
                      struct area inside, int y)
{
    canvas_put(app->canvas, y, inside.x, inside.width, focused ? ROLE_SELECTED : line->role,
               focused ? ">" : "");
    canvas_put(app->canvas, y, inside.x + 1, inside.width - 1, focused ? ROLE_SELECTED : line->role,
               line->text);
    if (focused)
        canvas_cursor(app->canvas, y, inside.x);
}

/* Draws between which moments, and what the law asks for in sum. */
static void draw_head(struct app *app, const struct changes_screen *screen, struct area *inside)
{
    canvas_put(app->canvas, inside->y, inside->x + 1, inside->width - 1, ROLE_TEXT, screen->span);
    canvas_put(app->canvas, inside->y + 1, inside->x + 1, inside->width - 1, ROLE_DIM,
               screen->count == 0 ? words_in(app->lang, "Nothing differs.") : screen->sum);
    inside->y += 2;
    inside->height -= 2;
}

static void screen_draw(struct app *app, struct pane *pane, struct area area)
{
    struct changes_screen *screen = (struct changes_screen *)pane;
    struct area inside = {area.y + 1, area.x + 1, area.height - 2, area.width - 2};
    struct buf place = {0};
    focus_put_place(&screen->focus, screen->count, &place);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               words_in(app->lang, "What changed"), buf_text(&place));
    buf_clear(&place);
    draw_head(app, screen, &inside);
    draw_detail(app, screen, &inside);
    focus_show(&screen->focus, inside, screen->count);
    canvas_cursor(app->canvas, inside.y, inside.x);
    for (size_t i = screen->focus.first; i < focus_end(&screen->focus, screen->count); i++)
        draw_line(app, &screen->lines[i], i == screen->focus.at, inside,
                  focus_y(&screen->focus, i));
}

/* What belongs to the entries of the history does nothing here. */
static bool screen_offers(const struct pane *pane, const char *name)
{
    static const char *const entries[] = {"undo-entry", "what-changed", "mark-entry",
                                          "only-snapshots"};
    const struct changes_screen *screen = (const struct changes_screen *)pane;
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++)
        if (strcmp(name, entries[i]) == 0)
            return false;
    return strcmp(name, "words") != 0 ||
           (screen->focus.at < screen->count && screen->lines[screen->focus.at].id != 0);
}

static const struct pane_ops ops = {
    .title = screen_title,
    .key = screen_key,
    .move = screen_move,
    .draw = screen_draw,
    .offers = screen_offers,
    .free = screen_free,
};
