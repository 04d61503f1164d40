/* What is done on the screen of a notice. See notice_screen.h. */
#include "export/notice_publish.h"
#include "export/shelves.h"
#include "model/fold.h"
#include "model/history.h"
#include "model/mem.h"
#include "model/record.h"
#include "tui/dialog.h"
#include "tui/notice_screen_inside.h"
#include "tui/page.h"
#include "tui/picker.h"
#include "tui/reason.h"

#include <stdlib.h>
#include <string.h>

static struct notice_screen *top_screen(struct app *app)
{
    return notice_screen_of(app->top);
}

/* The number and kind of the record called NAME, "category/C-0001"; 0 where there
 * is none. */
static int64_t find(struct app *app, const char *name, const struct kind **kind)
{
    const char *slash = strchr(name, '/');
    char *of = mem_copy_bytes(name, strcspn(name, "/"));
    *kind = kinds_find(of);
    free(of);
    return *kind == NULL || slash == NULL ? 0 : record_find(app->model, *kind, slash + 1);
}

static void open_record(struct app *app, const char *name)
{
    const struct kind *kind;
    if (!app_read(app))
        return;
    int64_t id = find(app, name, &kind);
    app_read_end(app);
    if (id != 0)
        page_open(app, kind, id);
    else
        app_say(app, ROLE_WARNING, N_("The record %s is not there any more."), name);
}

static enum outcome record_chosen(struct app *app, struct picker *picker)
{
    const char *name = picker_picked(picker);
    if (name != NULL)
        open_record(app, name);
    return REDRAW;
}

static void ask_record(struct app *app, const struct cells *records)
{
    if (!app_read(app))
        return;
    struct picker *picker = picker_new(words_in(app->lang, "Go to"), record_chosen);
    for (size_t i = 0; i < records->count; i++) {
        struct buf title = {0};
        const struct kind *kind;
        int64_t id = find(app, records->items[i], &kind);
        if (id != 0 && record_title(app->model, kind, id, &title))
            picker_add(picker, records->items[i], buf_text(&title), kind->label[app->lang]);
        buf_clear(&title);
    }
    app_read_end(app);
    picker_open(app, picker);
}

enum outcome notice_act_record(struct app *app)
{
    const struct notice_screen *screen = top_screen(app);
    if (screen->focus.at >= screen->row_count)
        return STAY;
    const struct cells *records = &screen->lines.items[screen->rows[screen->focus.at].line].records;
    if (records->count == 0)
        app_say(app, ROLE_DIM, N_("This row comes from no record."));
    else if (records->count == 1)
        open_record(app, records->items[0]);
    else
        ask_record(app, records);
    return REDRAW;
}

bool notice_screen_seek(struct notice_screen *screen, bool back,
                        bool (*fits)(const struct notice_screen *screen,
                                     const struct notice_line *line))
{
    size_t count = screen->row_count;
    size_t line = count == 0 ? 0 : screen->rows[screen->focus.at].line;
    for (size_t i = 1; i <= count; i++) {
        size_t at = (screen->focus.at + (back ? count - i : i)) % count;
        const struct notice_row *row = &screen->rows[at];
        bool begins = row->start == 0 && (row->line != line || i == count);
        if (begins && fits(screen, &screen->lines.items[row->line])) {
            screen->focus.at = at;
            return true;
        }
    }
    return false;
}

static bool is_missing(const struct notice_screen *screen, const struct notice_line *line)
{
    (void)screen;
    return line->missing;
}

enum outcome notice_act_missing(struct app *app)
{
    if (!notice_screen_seek(top_screen(app), false, is_missing))
        app_say(app, ROLE_OK, N_("Nothing is missing in this text."));
    return REDRAW;
}

bool notice_screen_hit(const struct notice_screen *screen, const struct notice_line *line)
{
    struct buf text = {0}, sought = {0};
    if (screen->sought == NULL)
        return false;
    fold_text(line->text, &text);
    fold_text(screen->sought, &sought);
    bool hit = sought.length > 0 && fold_contains(buf_text(&text), buf_text(&sought));
    buf_clear(&text);
    buf_clear(&sought);
    return hit;
}

static enum outcome go_to_hit(struct app *app, bool back)
{
    struct notice_screen *screen = top_screen(app);
    if (screen->sought == NULL)
        return notice_act_search(app);
    if (!notice_screen_seek(screen, back, notice_screen_hit))
        app_say(app, ROLE_WARNING, N_("\"%s\" does not stand in this text."), screen->sought);
    return REDRAW;
}

enum outcome notice_act_next_hit(struct app *app)
{
    return go_to_hit(app, false);
}

enum outcome notice_act_previous_hit(struct app *app)
{
    return go_to_hit(app, true);
}

enum outcome notice_act_search(struct app *app)
{
    const struct notice_screen *screen = top_screen(app);
    notice_screen_ask(app, NOTICE_ASK_WORDS, screen->sought == NULL ? "" : screen->sought);
    return REDRAW;
}

enum outcome notice_act_difference(struct app *app)
{
    struct notice_screen *screen = top_screen(app);
    screen->difference = !screen->difference;
    screen->focus.at = screen->focus.first = screen->row_count = 0;
    screen->pane.ops->reload(app, &screen->pane);
    return REDRAW;
}

enum outcome notice_act_publish(struct app *app)
{
    char today[11];
    history_today(app->model, today);
    notice_screen_ask(app, NOTICE_ASK_DAY, today);
    return REDRAW;
}

/* The notice on SCREEN is kept as published. */
static bool publish(struct app *app, const struct notice_screen *screen,
                    const struct notice_publishing *how, struct buf *code, struct why *why)
{
    struct record *notice = record_load(app->model, kinds_find("notice"), screen->id, why);
    if (notice == NULL)
        return false;
    const struct notice_query query = {.notice = record_value(notice, "code")};
    struct shelves *shelves = shelves_new(app->model);
    size_t count, missing;
    struct notice_choice *choice = notice_choose(shelves, &query, &count, why);
    struct notice_publishing with = *how;
    if (strcmp(record_value(notice, "language"), "ja") == 0)
        with.lang = LANG_JA;
    else if (strcmp(record_value(notice, "language"), "en") == 0)
        with.lang = LANG_EN;
    bool done = choice != NULL && notice_publish(shelves, choice, &with, code, &missing, why);
    free(choice);
    shelves_free(shelves);
    record_free(notice);
    return done;
}

static enum outcome publish_with_reason(struct app *app, const char *reason, void *context)
{
    struct notice_screen *screen = top_screen(app);
    const bool *revised = context;
    const struct notice_publishing how = {.on = screen->on,
                                          .place = screen->where,
                                          .reason = reason,
                                          .revised = *revised,
                                          .lang = app->lang};
    struct why why = app_why(app);
    struct buf code = {0};
    bool done = publish(app, screen, &how, &code, &why);
    if (done)
        app_say(app, ROLE_OK, N_("Kept as published: %s."), buf_text(&code));
    else
        app_refuse(app, &why);
    buf_clear(&code);
    return done ? RELOAD : REDRAW;
}

static enum outcome confirmed(struct app *app, const struct dialog_question *question,
                              size_t button)
{
    bool *revised = mem_new(1, sizeof *revised);
    (void)question;
    *revised = button == 2;
    return reason_ask(app, NULL, publish_with_reason, revised);
}

void notice_screen_confirm(struct app *app, struct notice_screen *screen)
{
    struct buf text = {0};
    buf_printf(&text,
               words_in(app->lang, N_("The text as it stands now is kept as published on "
                                      "%s. Parts missing: %zu.")),
               screen->on, screen->missing);
    if (screen->where[0] != '\0')
        buf_printf(&text, "\n%s", screen->where);
    dialog_open(app, &(struct dialog_question){
                         .title = screen->title,
                         .text = buf_text(&text),
                         .buttons = {{N_("Cancel"), NULL},
                                     {N_("Keep it"), "k"},
                                     {N_("Keep it and set the date of revision"), "r"}},
                         .answer = confirmed});
    buf_clear(&text);
}
