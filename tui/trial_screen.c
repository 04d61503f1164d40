/* See trial_screen.h. */
#include "tui/trial_screen.h"

#include "export/effects.h"
#include "export/output.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "model/record.h"
#include "model/rules_own.h"
#include "tui/file_pick.h"
#include "tui/page.h"
#include "tui/progress.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct trial_line {
    char *text;
    char *record; /* that the line is about, "party/PT-0001", or NULL */
    bool heading;
};

struct trial_lines {
    struct trial_line *list;
    size_t count, capacity;
};

struct trial_screen {
    struct pane pane;
    struct trial_lines lines;
    char *sum;
    bool stale; /* records have changed since the lines were made */
    size_t at, first, page;
    struct area rows_area;
};

static const struct pane_ops ops;

static const char *const endings[] = {".html", ".txt", ".md", ".json", NULL};
static const enum document_format forms[] = {DOCUMENT_HTML, DOCUMENT_TXT, DOCUMENT_MD};
enum { FORMS = sizeof forms / sizeof forms[0] };

static struct trial_screen *screen_of(struct app *app)
{
    if (app->top->ops != &ops)
        bug("the screen of what the trial does was expected");
    return (struct trial_screen *)app->top;
}

static void take_line(void *context, const struct document_line *line)
{
    struct trial_lines *lines = context;
    lines->list = mem_grow(lines->list, lines->count, &lines->capacity, sizeof *lines->list);
    lines->list[lines->count++] =
        (struct trial_line){.text = mem_copy(line->text),
                            .record = line->record == NULL ? NULL : mem_copy(line->record),
                            .heading = line->heading};
}

static void clear_lines(struct trial_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        free(lines->list[i].text);
        free(lines->list[i].record);
    }
    free(lines->list);
    *lines = (struct trial_lines){0};
}

/* Finds what the trial does, telling the person where it takes long. NULL with WHY. */
static struct effects *find(struct app *app, struct why *why)
{
    struct buf folder = {0};
    struct progress progress = progress_new(app, words_in(app->lang, N_("Finding what it does")));
    model_on_work(app->model, progress_tell_time, &progress);
    struct effects *effects =
        effects_new(app->model, rules_own_folder(&folder) ? buf_text(&folder) : NULL, why);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    buf_clear(&folder);
    return effects;
}

/* Makes the lines anew; where that fails those that are there stay. */
static bool compute(struct app *app, struct trial_screen *screen, struct why *why)
{
    struct trial_lines made = {0};
    struct document d;
    struct buf sum = {0};
    struct effects *effects = find(app, why);
    if (effects == NULL)
        return false;
    document_begin_lines(&d, take_line, &made, app->lang, effects_title(app->lang));
    bool done = effects_write(effects, &d, why);
    document_end(&d);
    effects_put_sum(effects, app->lang, &sum);
    effects_free(effects);
    if (done) {
        clear_lines(&screen->lines);
        free(screen->sum);
        screen->lines = made;
        screen->sum = buf_take(&sum);
        if (screen->at >= screen->lines.count)
            screen->at = screen->lines.count == 0 ? 0 : screen->lines.count - 1;
    } else {
        clear_lines(&made);
        buf_clear(&sum);
    }
    return done;
}

static void screen_free(struct pane *pane)
{
    struct trial_screen *screen = (struct trial_screen *)pane;
    clear_lines(&screen->lines);
    free(screen->sum);
    free(screen);
}

void trial_screen_open(struct app *app)
{
    struct why why = app_why(app);
    struct trial_screen *screen = mem_new(1, sizeof *screen);
    screen->pane.ops = &ops;
    screen->pane.context = ON_TRIAL;
    if (compute(app, screen, &why)) {
        app_open(app, &screen->pane);
        return;
    }
    app_refuse(app, &why);
    screen_free(&screen->pane);
}

/* The rules are made ready outside of what is held, which a reload is within. */
static void screen_reload(struct app *app, struct pane *pane)
{
    (void)app;
    ((struct trial_screen *)pane)->stale = true;
}

static bool screen_work(struct app *app, struct pane *pane)
{
    struct trial_screen *screen = (struct trial_screen *)pane;
    struct why why = app_why(app);
    if (!screen->stale || app->top != pane)
        return false;
    screen->stale = false;
    if (!compute(app, screen, &why))
        app_refuse(app, &why);
    app->news = true;
    return false;
}

enum outcome trial_screen_act_record(struct app *app)
{
    const struct trial_screen *screen = screen_of(app);
    const char *record =
        screen->at < screen->lines.count ? screen->lines.list[screen->at].record : NULL;
    const char *slash = record == NULL ? NULL : strchr(record, '/');
    if (slash == NULL || !app_read(app))
        return STAY;
    char *name = mem_copy_bytes(record, (size_t)(slash - record));
    const struct kind *kind = kinds_find(name);
    int64_t id = record_find(app->model, kind, slash + 1);
    free(name);
    app_read_end(app);
    if (id != 0)
        page_open(app, kind, id);
    else
        app_say(app, ROLE_DIM, N_("The trial has deleted this record."));
    return REDRAW;
}

/* Whether line AT begins a part: the first of its heading that says something. */
static bool begins_part(const struct trial_lines *lines, size_t at)
{
    const struct trial_line *line = &lines->list[at];
    return line->heading && line->text[0] != '\0' &&
           (at == 0 || !line[-1].heading || line[-1].text[0] == '\0');
}

/* Goes to the next part, STEP 1, or the one before, -1. */
static enum outcome go_part(struct app *app, int step)
{
    struct trial_screen *screen = screen_of(app);
    size_t at = screen->at;
    do
        at += (size_t)step;
    while (at < screen->lines.count && !begins_part(&screen->lines, at));
    if (at < screen->lines.count)
        screen->at = at;
    return REDRAW;
}

enum outcome trial_screen_act_next(struct app *app)
{
    return go_part(app, 1);
}

enum outcome trial_screen_act_previous(struct app *app)
{
    return go_part(app, -1);
}

/* The number of the form that the name of PATH ends with; false with WHY. */
static bool form_of(const char *path, size_t *form, struct why *why)
{
    const char *dot = strrchr(path, '.');
    for (*form = 0; endings[*form] != NULL; ++*form)
        if (dot != NULL && strcasecmp(dot, endings[*form]) == 0)
            return true;
    return why_set(why,
                   "The name says what is written: let it end with .html, .txt, .md or .json.");
}

static bool take_file(struct app *app, const struct file_picked *picked, size_t count,
                      void *context, struct why *why)
{
    size_t form = 0;
    struct output output;
    (void)count;
    (void)context;
    struct effects *effects = form_of(picked->path, &form, why) ? find(app, why) : NULL;
    bool done = effects != NULL && output_begin(&output, picked->path, true, app->model, why);
    if (done) {
        bool whole = form < FORMS ? effects_document(effects, forms[form], output.file, why)
                                  : effects_json(effects, output.file, why);
        done = output_end(&output, whole, why);
    }
    effects_free(effects);
    if (done)
        app_say(app, ROLE_OK, N_("What the trial does was written to %s."), picked->path);
    return done;
}

enum outcome trial_screen_act_write(struct app *app)
{
    file_pick_open(app, &(struct file_pick_order){
                            .title = effects_title(app->lang),
                            .about = words_in(app->lang, N_("For people .html, .txt or .md; for "
                                                            "programs .json.")),
                            .name = "trial.html",
                            .endings = endings,
                            .take = take_file,
                        });
    return REDRAW;
}

static void screen_title(struct app *app, struct pane *pane, struct buf *out)
{
    (void)pane;
    buf_puts(out, effects_title(app->lang));
}

static enum outcome screen_move(struct app *app, struct pane *pane, enum move move)
{
    struct trial_screen *screen = (struct trial_screen *)pane;
    (void)app;
    screen->at = pane_moved(screen->at, move, screen->lines.count, screen->page);
    return REDRAW;
}

static enum outcome screen_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct trial_screen *screen = (struct trial_screen *)pane;
    if (key->type != KEYS_PRESS && key->type != KEYS_DOUBLE)
        return PASS;
    if (!pane_row_at(key, screen->rows_area, screen->first, screen->lines.count, &screen->at))
        return STAY;
    return key->type == KEYS_DOUBLE ? trial_screen_act_record(app) : REDRAW;
}

static void draw_line(struct app *app, const struct trial_line *line, bool focused,
                      struct area inside, int y)
{
    enum role role = focused ? ROLE_SELECTED : line->heading ? ROLE_TITLE : ROLE_TEXT;
    canvas_put(app->canvas, y, inside.x, inside.width, role, focused ? ">" : "");
    canvas_put(app->canvas, y, inside.x + 1, inside.width - 1, role, line->text);
    if (focused)
        canvas_cursor(app->canvas, y, inside.x);
}

static void screen_draw(struct app *app, struct pane *pane, struct area area)
{
    struct trial_screen *screen = (struct trial_screen *)pane;
    struct trial_lines *lines = &screen->lines;
    struct area inside = {area.y + 1, area.x + 1, area.height - 2, area.width - 2};
    struct buf place = {0};
    buf_printf(&place, "%s/%s", count_text(lines->count == 0 ? 0 : (int64_t)screen->at + 1).text,
               count_text((int64_t)lines->count).text);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               effects_title(app->lang), buf_text(&place));
    buf_clear(&place);
    canvas_put(app->canvas, inside.y, inside.x + 1, inside.width - 1, ROLE_DIM, screen->sum);
    inside.y++;
    inside.height--;
    wrapped_detail(app->canvas, &inside,
                   screen->at < lines->count ? lines->list[screen->at].text : "");
    screen->rows_area = inside;
    screen->page = inside.height < 1 ? 1 : (size_t)inside.height;
    screen->first = pane_scrolled(screen->first, screen->at, lines->count, screen->page);
    canvas_cursor(app->canvas, inside.y, inside.x);
    for (size_t i = 0; i < screen->page && screen->first + i < lines->count; i++)
        draw_line(app, &lines->list[screen->first + i], screen->first + i == screen->at, inside,
                  inside.y + (int)i);
}

static bool screen_offers(const struct pane *pane, const char *name)
{
    const struct trial_screen *screen = (const struct trial_screen *)pane;
    return strcmp(name, "trial-record") != 0 ||
           (screen->at < screen->lines.count && screen->lines.list[screen->at].record != NULL);
}

static const struct pane_ops ops = {
    .title = screen_title,
    .key = screen_key,
    .move = screen_move,
    .draw = screen_draw,
    .reload = screen_reload,
    .work = screen_work,
    .offers = screen_offers,
    .free = screen_free,
};
