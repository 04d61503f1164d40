/*
 * The screen of one record: the lines of detail.h with a cursor, and the
 * links behind them.
 */
#include "tui/page.h"

#include "model/mem.h"
#include "model/record.h"
#include "tui/copy.h"
#include "tui/detail.h"
#include "tui/form.h"
#include "tui/impact_screen.h"
#include "tui/judge_screen.h"
#include "tui/list.h"
#include "tui/notice_screen.h"
#include "tui/picker.h"
#include "tui/remove.h"
#include "tui/scan_screen.h"
#include "tui/timeline.h"

#include <stdlib.h>
#include <string.h>

struct page {
    struct pane pane;
    const struct kind *kind;
    int64_t id;
    struct detail detail; /* its id is 0 where nothing was read */
    bool gone;            /* the record was deleted */
    size_t at;            /* the line with the cursor */
    struct area inside;   /* where the lines stand, at the last drawing */
};

static const struct pane_ops ops;

static void page_reload(struct app *app, struct pane *pane)
{
    struct page *page = (struct page *)pane;
    struct why why = app_why(app);
    bool read = detail_load(app, &page->detail, page->kind, page->id, &why);
    page->gone = read ? false : why.class == WHY_FILE ? page->gone : true;
    if (page->at >= page->detail.count)
        page->at = page->detail.count > 0 ? page->detail.count - 1 : 0;
}

void page_open(struct app *app, const struct kind *kind, int64_t id)
{
    if (!app_read(app))
        return;
    struct page *page = mem_new(1, sizeof *page);
    page->pane.ops = &ops;
    page->pane.context = ON_RECORD;
    page->kind = kind;
    page->id = id;
    app_open(app, &page->pane);
    page_reload(app, &page->pane);
    app_read_end(app);
}

static void page_free(struct pane *pane)
{
    struct page *page = (struct page *)pane;
    detail_clear(&page->detail);
    free(page);
}

static void page_title(struct app *app, struct pane *pane, struct buf *out)
{
    const struct page *page = (const struct page *)pane;
    if (page->gone)
        buf_puts(out, words_in(app->lang, "(deleted)"));
    else if (page->detail.title != NULL)
        buf_puts(out, page->detail.title);
}

static enum outcome page_move(struct app *app, struct pane *pane, enum move move)
{
    struct page *page = (struct page *)pane;
    (void)app;
    page->at = pane_moved(page->at, move, page->detail.count,
                          page->inside.height < 1 ? 1 : (size_t)page->inside.height);
    return REDRAW;
}

static enum outcome page_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct page *page = (struct page *)pane;
    if (key->type != KEYS_PRESS && key->type != KEYS_DOUBLE)
        return PASS;
    size_t line = detail_at(app, &page->detail, page->inside, key->y);
    if (line == page->detail.count)
        return STAY;
    page->at = line;
    return key->type == KEYS_DOUBLE ? page_act_follow(app) : REDRAW;
}

static void page_draw(struct app *app, struct pane *pane, struct area area)
{
    struct page *page = (struct page *)pane;
    struct buf place = {0};
    struct area inside = {area.y + 1, area.x + 2, area.height - 2, area.width - 4};
    size_t count = page->detail.count;
    buf_printf(&place, "%s %zu/%zu", page->kind->label[app->lang], count == 0 ? 0 : page->at + 1,
               count);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               page->detail.title, buf_text(&place));
    buf_clear(&place);
    page->inside = inside;
    canvas_cursor(app->canvas, inside.y, inside.x);
    if (page->gone)
        canvas_printf(app->canvas, inside.y, inside.x, inside.width, ROLE_WARNING,
                      words_in(app->lang, "This record was deleted. %s goes back."),
                      app_key_of(app, ON_RECORD, "back").text);
    else if (page->detail.id == 0)
        canvas_put(app->canvas, inside.y, inside.x, inside.width, ROLE_DIM,
                   words_in(app->lang, "The inventory cannot be read at the moment."));
    else if (count == 0)
        canvas_printf(app->canvas, inside.y, inside.x, inside.width, ROLE_DIM,
                      words_in(app->lang, "Nothing is filled in yet. Press %s to edit."),
                      app_key_of(app, ON_RECORD, "edit").text);
    detail_draw(app, &page->detail, inside, (long)page->at);
}

enum outcome page_act_findings(struct app *app)
{
    const struct page *page = (const struct page *)app->top;
    judge_screen_open(app, page->kind, page->id);
    return REDRAW;
}

enum outcome page_act_impact(struct app *app)
{
    const struct page *page = (const struct page *)app->top;
    impact_screen_open(app, page->kind, &page->id, 1);
    return REDRAW;
}

static enum outcome link_chosen(struct app *app, struct picker *picker)
{
    struct page *page = (struct page *)app->top;
    const char *number = picker_picked(picker);
    if (number == NULL || page->at >= page->detail.count)
        return REDRAW;
    const struct detail_line *line = &page->detail.lines[page->at];
    size_t i = strtoul(number, NULL, 10);
    if (i < line->link_count)
        page_open(app, line->links[i].kind, line->links[i].id);
    return REDRAW;
}

static void ask_link(struct app *app, const struct detail_line *line)
{
    if (!app_read(app))
        return;
    struct picker *picker = picker_new(words_in(app->lang, "Go to"), link_chosen);
    for (size_t i = 0; i < line->link_count; i++) {
        struct buf number = {0}, title = {0};
        buf_printf(&number, "%zu", i);
        record_title(app->model, line->links[i].kind, line->links[i].id, &title);
        picker_add(picker, buf_text(&number), buf_text(&title),
                   line->links[i].kind->label[app->lang]);
        buf_clear(&number);
        buf_clear(&title);
    }
    app_read_end(app);
    picker_open(app, picker);
}

enum outcome page_act_follow(struct app *app)
{
    struct page *page = (struct page *)app->top;
    const struct detail_line *line = NULL;
    if (page->at < page->detail.count)
        line = &page->detail.lines[page->at];
    if (line == NULL || line->link_count == 0) {
        app_say(app, ROLE_DIM, N_("This line leads to no other record. %s edits."),
                app_key_of(app, ON_RECORD, "edit").text);
        return REDRAW;
    }
    if (line->link_count == 1)
        page_open(app, line->links[0].kind, line->links[0].id);
    else
        ask_link(app, line);
    return REDRAW;
}

static bool is_category(const struct page *page)
{
    return !page->gone && strcmp(page->kind->name, "category") == 0;
}

static bool is_gone(struct app *app, const struct page *page)
{
    if (!page->gone)
        return false;
    app_say(app, ROLE_WARNING, N_("This record was deleted. %s takes the deletion back."),
            app_key_of(app, ON_RECORD, "undo").text);
    return true;
}

enum outcome page_act_edit(struct app *app)
{
    struct page *page = (struct page *)app->top;
    if (!is_gone(app, page))
        form_open(app, page->kind, page->id);
    return REDRAW;
}

enum outcome page_act_delete(struct app *app)
{
    struct page *page = (struct page *)app->top;
    if (!is_gone(app, page))
        remove_ask(app, page->kind, page->id);
    return REDRAW;
}

enum outcome page_act_history(struct app *app)
{
    struct page *page = (struct page *)app->top;
    struct why why = app_why(app);
    if (!app_read(app))
        return REDRAW;
    struct record *record = record_load(app->model, page->kind, page->id, &why);
    if (record == NULL)
        app_refuse(app, &why);
    else
        timeline_open(app, page->kind, record_value(record, "code"));
    record_free(record);
    app_read_end(app);
    return REDRAW;
}

enum outcome page_act_scan(struct app *app)
{
    struct page *page = (struct page *)app->top;
    scan_screen_ask(app, is_category(page) ? page->id : 0);
    return REDRAW;
}

static bool is_notice(const struct page *page)
{
    return !page->gone && strcmp(page->kind->name, "notice") == 0;
}

enum outcome page_act_notice(struct app *app)
{
    struct page *page = (struct page *)app->top;
    if (is_notice(page))
        notice_screen_open(app, page->id);
    else
        app_say(app, ROLE_DIM, N_("Only notices have a text; go to their list for it."));
    return REDRAW;
}

enum outcome page_act_copy(struct app *app)
{
    struct page *page = (struct page *)app->top;
    if (!is_gone(app, page))
        copy_records(app, page->kind, &page->id, 1, false);
    return REDRAW;
}

enum outcome page_act_copy_code(struct app *app)
{
    struct page *page = (struct page *)app->top;
    if (!is_gone(app, page))
        copy_records(app, page->kind, &page->id, 1, true);
    return REDRAW;
}

enum outcome page_act_duplicate(struct app *app)
{
    struct page *page = (struct page *)app->top;
    if (!is_gone(app, page))
        form_open_copy(app, page->kind, page->id);
    return REDRAW;
}

/* Back to the list, at this record. */
enum outcome page_act_home(struct app *app)
{
    struct page *page = (struct page *)app->top;
    const struct kind *kind = page->kind;
    int64_t id = page->id;
    while (app->top->below != NULL)
        app_follow(app, CLOSE);
    list_show(app, app->top, kind, id);
    return REDRAW;
}

static bool page_offers(const struct pane *pane, const char *name)
{
    static const char *const on_record[] = {"follow", "edit",      "delete",   "history",
                                            "copy",   "copy-code", "duplicate"};
    const struct page *page = (const struct page *)pane;
    for (size_t i = 0; i < sizeof on_record / sizeof on_record[0]; i++)
        if (strcmp(name, on_record[i]) == 0)
            return !page->gone;
    if (strcmp(name, "notice-text") == 0)
        return is_notice(page);
    return strcmp(name, "scan") != 0 || is_category(page);
}

static const struct pane_ops ops = {
    .title = page_title,
    .key = page_key,
    .move = page_move,
    .draw = page_draw,
    .reload = page_reload,
    .offers = page_offers,
    .free = page_free,
};
