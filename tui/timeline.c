/*
 * The journal on the screen, and undo and redo from anywhere. Entries are
 * read a thousand at a time, the older ones when the focus reaches the end.
 */
#include "tui/timeline_inside.h"

#include "model/glyphs.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "model/others.h"
#include "model/record.h"
#include "tui/changes_screen.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/progress.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

enum { ENTRIES_STEP = 1000, WORDS_MOST = 500, WHO_WIDTH = 12, TIME_WIDTH = 17, NAME_MOST = 40 };

static const struct pane_ops ops;

static void forget_words(struct timeline *timeline)
{
    history_clear(&timeline->words);
    timeline->words_of = 0;
}

static void timeline_reload(struct app *app, struct pane *pane)
{
    struct timeline *timeline = (struct timeline *)pane;
    struct why why = app_why(app);
    struct entries entries = {0};
    if (!app_read(app))
        return;
    const char *kind = timeline->kind == NULL ? NULL : timeline->kind->name;
    bool read = timeline->snapshots ? timeline_read_snapshots(app, &entries, &why)
                                    : journal_list(app->model, kind, timeline->code,
                                                   timeline->limit, &entries, &why);
    /* Below them what came with merged files. */
    if (read && !timeline->snapshots && entries.count < timeline->limit)
        read = others_list(app->model, kind, timeline->code, &entries, &why);
    app_read_end(app);
    if (!read) {
        app_unread(app, &why);
        journal_clear(&entries);
        return;
    }
    forget_words(timeline);
    journal_clear(&timeline->entries);
    timeline->entries = entries;
    timeline->read = true;
    if (timeline->focus.at >= timeline->entries.count)
        timeline->focus.at = timeline->entries.count > 0 ? timeline->entries.count - 1 : 0;
}

static void open(struct app *app, const struct kind *kind, const char *code, bool snapshots)
{
    if (!app_read(app))
        return;
    struct timeline *timeline = mem_new(1, sizeof *timeline);
    timeline->pane.ops = &ops;
    timeline->pane.context = ON_HISTORY;
    timeline->kind = kind;
    timeline->code = code == NULL ? NULL : mem_copy(code);
    timeline->snapshots = snapshots;
    timeline->limit = ENTRIES_STEP;
    app_open(app, &timeline->pane);
    timeline_reload(app, &timeline->pane);
    app_read_end(app);
}

void timeline_open(struct app *app, const struct kind *kind, const char *code)
{
    open(app, kind, code, false);
}

void timeline_open_snapshots(struct app *app)
{
    open(app, NULL, NULL, true);
}

struct timeline *timeline_top(struct app *app)
{
    return app->top->ops == &ops ? (struct timeline *)app->top : NULL;
}

const struct entry *timeline_focused(const struct timeline *timeline)
{
    return timeline->focus.at < timeline->entries.count
               ? &timeline->entries.items[timeline->focus.at]
               : NULL;
}

static void timeline_free(struct pane *pane)
{
    struct timeline *timeline = (struct timeline *)pane;
    forget_words(timeline);
    journal_clear(&timeline->entries);
    free(timeline->code);
    free(timeline);
}

static const char *title_of(const struct timeline *timeline)
{
    return timeline->snapshots ? N_("Snapshots") : N_("History");
}

static void timeline_title(struct app *app, struct pane *pane, struct buf *out)
{
    const struct timeline *timeline = (const struct timeline *)pane;
    buf_puts(out, words_in(app->lang, title_of(timeline)));
    if (timeline->code != NULL)
        buf_printf(out, " %s", timeline->code);
}

static enum outcome timeline_move(struct app *app, struct pane *pane, enum move move)
{
    struct timeline *timeline = (struct timeline *)pane;
    focus_move(&timeline->focus, move, timeline->entries.count);
    bool at_end = timeline->focus.at + 1 == timeline->entries.count;
    if (at_end && !timeline->snapshots && timeline->entries.count == timeline->limit) {
        timeline->limit += ENTRIES_STEP;
        timeline_reload(app, pane);
    }
    return REDRAW;
}

/* Adds what ENTRY did, with the state in which it stands. */
static void add_title(struct app *app, const struct entry *entry, struct buf *out)
{
    if (entry->from != NULL)
        buf_printf(out, words_in(app->lang, N_("[from %s] ")), entry->from);
    history_title(entry->what, entry->about, app->lang, out);
    if (entry->undone)
        buf_printf(out, " [%s]", words_in(app->lang, "undone"));
    if (entry->redacted)
        buf_printf(out, " [%s]", words_in(app->lang, "redacted"));
    if (entry->why[0] != '\0')
        buf_printf(out, ": %s", entry->why);
}

static void draw_entry(struct app *app, const struct timeline *timeline, size_t i,
                       struct area inside, int y)
{
    const struct entry *entry = &timeline->entries.items[i];
    bool focused = i == timeline->focus.at;
    enum role role = focused ? ROLE_SELECTED : entry->undone ? ROLE_DIM : ROLE_TEXT;
    struct buf time = {0}, title = {0};
    int x = inside.x + 1;
    history_moment(entry->at, false, &time);
    add_title(app, entry, &title);
    canvas_put(app->canvas, y, inside.x, inside.width, role,
               entry->merge == 0 && entry->seq == timeline->marked ? "*"
               : focused                                           ? ">"
                                                                   : "");
    x += canvas_printf(app->canvas, y, x, 7, role, "%5lld", (long long)entry->seq) + 1;
    canvas_put(app->canvas, y, x, TIME_WIDTH, role, buf_text(&time));
    x += TIME_WIDTH;
    if (inside.width >= 60) {
        canvas_put(app->canvas, y, x, WHO_WIDTH, role, entry->who);
        x += WHO_WIDTH + 1;
    }
    canvas_put(app->canvas, y, x, inside.x + inside.width - x, role, buf_text(&title));
    if (focused)
        canvas_cursor(app->canvas, y, inside.x);
    buf_clear(&time);
    buf_clear(&title);
}

/* Reads the words of the focused entry, when they were not. */
static void load_words(struct app *app, struct timeline *timeline)
{
    struct why why = app_why(app);
    struct history_lines words = {0};
    if (timeline->focus.at >= timeline->entries.count)
        return;
    const struct entry *entry = &timeline->entries.items[timeline->focus.at];
    if (timeline->words_of == timeline->focus.at + 1)
        return;
    /* Those of another entry would pass for its own. */
    forget_words(timeline);
    if (!app_read(app))
        return;
    if (others_lines(app->model, entry, WORDS_MOST, &words, &why)) {
        timeline->words = words;
        timeline->words_of = timeline->focus.at + 1;
    } else {
        history_clear(&words);
        app_unread(app, &why);
    }
    app_read_end(app);
}

static void draw_words(struct app *app, struct timeline *timeline, struct area area)
{
    load_words(app, timeline);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER,
               words_in(app->lang, "What changed"), NULL);
    for (int i = 0; i < area.height - 2 && (size_t)i < timeline->words.count; i++) {
        struct buf said = {0};
        history_say(&timeline->words.items[i], app->lang, &said);
        char *line = wrapped_in_one_line(buf_text(&said));
        canvas_put(app->canvas, area.y + 1 + i, area.x + 2, area.width - 4, ROLE_TEXT, line);
        free(line);
        buf_clear(&said);
    }
}

static const char *nothing_in(const struct timeline *timeline)
{
    return timeline->snapshots ? N_("There is no snapshot yet.") : N_("Nothing was changed yet.");
}

static void timeline_draw(struct app *app, struct pane *pane, struct area area)
{
    struct timeline *timeline = (struct timeline *)pane;
    struct area above = area, below = area;
    struct buf place = {0};
    size_t count = timeline->entries.count;
    if (area.height >= 12) {
        above.height = area.height * 55 / 100;
        below.y = area.y + above.height;
        below.height = area.height - above.height;
    }
    focus_put_place(&timeline->focus, count, &place);
    canvas_box(app->canvas, above.y, above.x, above.height, above.width, ROLE_BORDER_ON,
               words_in(app->lang, title_of(timeline)), buf_text(&place));
    buf_clear(&place);
    struct area inside = {above.y + 1, above.x + 1, above.height - 2, above.width - 2};
    focus_show(&timeline->focus, inside, count);
    if (above.height < area.height)
        draw_words(app, timeline, below);
    canvas_cursor(app->canvas, inside.y, inside.x);
    if (count == 0)
        canvas_put(app->canvas, inside.y, inside.x + 1, inside.width - 1, ROLE_DIM,
                   words_in(app->lang, timeline->read
                                           ? nothing_in(timeline)
                                           : N_("The inventory cannot be read at the moment.")));
    for (size_t i = timeline->focus.first; i < focus_end(&timeline->focus, count); i++)
        draw_entry(app, timeline, i, inside, focus_y(&timeline->focus, i));
}

/* Adds what ENTRY did, short: an import names its whole file. */
static void name_entry(struct app *app, const struct entry *entry, struct buf *out)
{
    struct buf title = {0};
    history_title(entry->what, entry->about, app->lang, &title);
    if (glyph_width(buf_text(&title), app->canvas->ambiguous) > NAME_MOST)
        glyph_pad(out, buf_text(&title), NAME_MOST, app->canvas->ambiguous);
    else
        buf_puts(out, buf_text(&title));
    buf_clear(&title);
}

/* Has the list focus the record that the deletion ENTRY took away, now that it
 * is back. */
static void want_restored(struct app *app, const struct entry *entry)
{
    const char *slash = strchr(entry->about, '/');
    if (strcmp(entry->what, "delete") != 0 || slash == NULL)
        return;
    char *name = mem_copy_bytes(entry->about, (size_t)(slash - entry->about));
    const struct kind *kind = kinds_find(name);
    int64_t id = kind == NULL ? 0 : record_find(app->model, kind, slash + 1);
    if (id != 0)
        list_want(app, kind, id);
    free(name);
}

/* Tells what became of entry DONE: AGAIN, or as it stands now, since what was
 * undone may itself be an undo. */
static void tell_of(struct app *app, int64_t done, bool again)
{
    struct why why = app_why(app);
    struct entries entries = {0};
    struct buf name = {0};
    if (journal_find(app->model, done, &entries, &why) && entries.count == 1) {
        name_entry(app, &entries.items[0], &name);
        again = again || !entries.items[0].undone;
        if (!again)
            want_restored(app, &entries.items[0]);
    }
    if (again)
        app_say(app, ROLE_OK, N_("Done again: %s."), buf_text(&name));
    else
        app_say(app, ROLE_OK, N_("Undone (%s does it again): %s"),
                app_key_of(app, app->top->context, "redo").text, buf_text(&name));
    buf_clear(&name);
    journal_clear(&entries);
}

/* Undoes entry SEQ, 0 for the last that stands; with AGAIN does again what was
 * undone last. */
static enum outcome go_back(struct app *app, int64_t seq, bool again)
{
    struct why why = app_why(app);
    int64_t entry = 0;
    struct progress progress =
        progress_new(app, words_in(app->lang, again ? N_("Redoing") : N_("Undoing")));
    model_on_work(app->model, progress_tell_time, &progress);
    bool done = again ? journal_redo(app->model, &entry, &why)
                      : journal_undo(app->model, seq, &entry, &why);
    model_on_work(app->model, NULL, NULL);
    if (!done) {
        app_refuse(app, &why);
        return REDRAW;
    }
    tell_of(app, entry, again);
    return RELOAD;
}

enum outcome timeline_act_undo(struct app *app)
{
    return go_back(app, 0, false);
}

enum outcome timeline_act_redo(struct app *app)
{
    return go_back(app, 0, true);
}

enum outcome timeline_act_undo_chosen(struct app *app)
{
    const struct timeline *timeline = timeline_top(app);
    const struct entry *entry = timeline == NULL ? NULL : timeline_focused(timeline);
    if (entry != NULL && entry->merge != 0) {
        app_say(app, ROLE_WARNING,
                N_("This entry is of another journal. Undo entry %lld, by which it was merged."),
                (long long)entry->merge);
        return REDRAW;
    }
    return entry == NULL ? STAY : go_back(app, entry->seq, false);
}

enum outcome timeline_act_words(struct app *app)
{
    struct timeline *timeline = timeline_top(app);
    struct buf text = {0}, title = {0};
    if (timeline == NULL)
        return changes_screen_act_record(app);
    if (timeline->focus.at >= timeline->entries.count)
        return STAY;
    load_words(app, timeline);
    for (size_t i = 0; i < timeline->words.count; i++) {
        buf_puts(&text, i == 0 ? "" : "\n");
        history_say(&timeline->words.items[i], app->lang, &text);
    }
    if (timeline->words.count == 0)
        buf_puts(&text, words_in(app->lang, "This entry changed no record."));
    add_title(app, &timeline->entries.items[timeline->focus.at], &title);
    dialog_open(app, &(struct dialog_question){.title = buf_text(&title),
                                               .text = buf_text(&text),
                                               .buttons = {{N_("Close"), NULL}}});
    buf_clear(&text);
    buf_clear(&title);
    return REDRAW;
}

static enum outcome timeline_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct timeline *timeline = (struct timeline *)pane;
    enum outcome pressed = focus_press(&timeline->focus, key, timeline->entries.count);
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? timeline_act_words(app) : pressed;
}

static bool timeline_offers(const struct pane *pane, const char *name)
{
    const struct timeline *timeline = (const struct timeline *)pane;
    bool on_entry = strcmp(name, "words") == 0 || strcmp(name, "undo-entry") == 0 ||
                    strcmp(name, "what-changed") == 0;
    return !on_entry || timeline->focus.at < timeline->entries.count;
}

static const struct pane_ops ops = {
    .title = timeline_title,
    .key = timeline_key,
    .move = timeline_move,
    .draw = timeline_draw,
    .reload = timeline_reload,
    .offers = timeline_offers,
    .free = timeline_free,
};
