/*
 * The rows of a picker: those in memory (picker_match.c), or the records of a
 * kind, whose names are read only when their row is shown.
 */
#include "model/check.h"
#include "model/compare.h"
#include "model/fold.h"
#include "model/mem.h"
#include "model/record.h"
#include "model/refer.h"
#include "tui/picker_inside.h"
#include "tui/recent.h"

#include <stdlib.h>
#include <string.h>

bool picker_is_heading(const struct picker *picker, size_t i)
{
    return picker->kind == NULL && picker->rows[picker->shown[i]].type == ROW_HEADING;
}

size_t picker_off_heading(const struct picker *picker, size_t at, bool up)
{
    size_t count = picker_count(picker);
    while (up && at > 0 && at < count && picker_is_heading(picker, at))
        at--;
    while (at < count && picker_is_heading(picker, at))
        at++;
    return at;
}

/* What a key waits for at most, and what a piece between keys takes, in
 * milliseconds. */
enum { AT_ONCE = 8, PIECE = 6 };

/* Takes the records out of the listing that stand at the head already. */
static void drop_head(struct app *app, struct picker *picker)
{
    struct listing *listing = &picker->listing;
    int64_t *head = mem_new(picker->head.count + 1, sizeof *head);
    size_t kept = 0;
    for (size_t i = 0; i < picker->head.count; i++)
        head[i] = record_find(app->model, picker->kind, picker->head.items[i]);
    qsort(head, picker->head.count, sizeof *head, compare_numbers);
    for (size_t i = 0; i < listing->count; i++)
        if (bsearch(&listing->ids[i], head, picker->head.count, sizeof *head, compare_numbers) ==
            NULL)
            listing->ids[kept++] = listing->ids[i];
    listing->count = kept;
    free(head);
}

/* Adds what was picked lately, and is still there, to the head. */
static void add_recent(struct app *app, struct picker *picker)
{
    const struct cells *codes = recent_get(app, picker->kind->name);
    for (size_t i = 0; i < codes->count; i++) {
        const char *code = codes->items[i];
        if (cells_find(&picker->chosen, code) < picker->chosen.count ||
            record_find(app->model, picker->kind, code) == 0)
            continue;
        cells_add(&picker->head, code);
        picker->recent++;
    }
}

/* Goes on for MS milliseconds; shows what was found at first, and all in the
 * end. */
static void look_on(struct app *app, struct picker *picker, long ms)
{
    struct why why = app_why(app);
    bool first = listing_seen(picker->work) == 0;
    bool read = listing_step(picker->work, ms, &why);
    if (!read)
        app_refuse(app, &why);
    bool done = !read || listing_done(picker->work);
    if (read && (first || done)) {
        listing_take(picker->work, &picker->listing);
        drop_head(app, picker);
    }
    if (!done)
        return;
    listing_stop(picker->work);
    picker->work = NULL;
}

bool picker_work(struct app *app, struct pane *pane)
{
    struct picker *picker = (struct picker *)pane;
    if (picker->work != NULL && app_read(app)) {
        look_on(app, picker, PIECE);
        app_read_end(app);
    }
    return picker->work != NULL;
}

static void find_records(struct app *app, struct picker *picker)
{
    struct listing_query query = {.kind = picker->kind, .filter = picker->filter.text};
    listing_clear(&picker->listing);
    listing_stop(picker->work);
    cells_clear(&picker->head);
    picker->recent = 0;
    if (picker->filter.length == 0) {
        for (size_t i = 0; i < picker->chosen.count; i++)
            cells_add(&picker->head, picker->chosen.items[i]);
        add_recent(app, picker);
    }
    picker->work = listing_start(app->model, &query);
    look_on(app, picker, AT_ONCE);
}

/* Whether what is typed is the name of a record, so that it need not be
 * made. */
static bool is_known(struct app *app, const struct picker *picker)
{
    struct why why = app_why(app);
    return cells_find(&picker->chosen, picker->filter.text) < picker->chosen.count ||
           refer_find(app->model, picker->kind, picker->filter.text, &why) != 0;
}

static bool has_text(const char *text)
{
    struct buf folded = {0};
    fold_text(text, &folded);
    bool found = folded.length > 0;
    buf_clear(&folded);
    return found;
}

/* Judges whether what is typed is offered to be made. */
static void find_making(struct app *app, struct picker *picker)
{
    struct why why = app_why(app);
    bool text = has_text(picker->filter.text);
    free(picker->refusal);
    picker->refusal = NULL;
    picker->making_now = picker->making_always || (picker->making && text);
    if (picker->making_now && !check_text(picker->filter.text, &why)) {
        picker->refusal = mem_copy(why.text);
        picker->making_now = false;
    }
    if (picker->making_now && !picker->making_always && is_known(app, picker))
        picker->making_now = false;
}

void picker_find(struct app *app, struct picker *picker)
{
    if (picker->kind == NULL) {
        picker_match(picker);
    } else {
        find_records(app, picker);
        find_making(app, picker);
    }
    size_t count = picker_count(picker);
    if (picker->focus.at >= count)
        picker->focus.at = count > 0 ? count - 1 : 0;
    picker->focus.at = picker_off_heading(picker, picker->focus.at, false);
}

static bool has_none(const struct picker *picker)
{
    return picker->none && picker->filter.length == 0;
}

size_t picker_count(const struct picker *picker)
{
    if (picker->kind == NULL)
        return picker->shown_count;
    return has_none(picker) + picker->head.count + picker->listing.count + picker->making_now;
}

/* Fills id and text of a record from its title, "C-0001 会員". */
static void look_at_record(struct app *app, const struct picker *picker, int64_t id,
                           struct picker_seen *seen)
{
    struct buf title = {0};
    if (!record_title(app->model, picker->kind, id, &title))
        buf_puts(&title, words_in(app->lang, "(deleted)"));
    seen->id = mem_copy_bytes(buf_text(&title), strcspn(buf_text(&title), " "));
    seen->text = buf_take(&title);
}

static void look_at_head(struct app *app, const struct picker *picker, const char *item,
                         struct picker_seen *seen)
{
    int64_t id = record_find(app->model, picker->kind, item);
    struct buf text = {0};
    if (id != 0) {
        look_at_record(app, picker, id, seen);
        return;
    }
    buf_printf(&text, "+ %s", item);
    seen->id = mem_copy(item);
    seen->text = buf_take(&text);
}

static void look_at_making(struct app *app, const struct picker *picker, struct picker_seen *seen)
{
    struct buf text = {0};
    if (picker->filter.length > 0)
        buf_printf(&text, words_in(app->lang, "+ Make \"%s\""), picker->filter.text);
    else
        buf_printf(&text, words_in(app->lang, "+ Make a new record: %s"),
                   picker->kind->label[app->lang]);
    seen->place = PLACE_MAKE;
    seen->id = mem_copy(picker->filter.text);
    seen->text = buf_take(&text);
}

static void look_among_records(struct app *app, const struct picker *picker, size_t i,
                               struct picker_seen *seen)
{
    if (has_none(picker) && i-- == 0) {
        seen->place = PLACE_NONE;
        seen->id = mem_copy("");
        seen->text = mem_copy(words_in(app->lang, "(not stated)"));
    } else if (i < picker->head.count) {
        seen->place = PLACE_CHOSEN;
        look_at_head(app, picker, picker->head.items[i], seen);
        if (i >= picker->head.count - picker->recent)
            seen->right = mem_copy(words_in(app->lang, "recent"));
    } else if (i - picker->head.count < picker->listing.count) {
        seen->place = PLACE_RECORD;
        look_at_record(app, picker, picker->listing.ids[i - picker->head.count], seen);
    } else {
        look_at_making(app, picker, seen);
    }
    if (seen->right == NULL)
        seen->right = mem_copy("");
}

struct picker_seen picker_look(struct app *app, const struct picker *picker, size_t i)
{
    struct picker_seen seen = {.place = PLACE_ROW, .note = ""};
    if (picker->kind == NULL) {
        const struct picker_row *row = &picker->rows[picker->shown[i]];
        seen.place = row->type == ROW_HEADING  ? PLACE_HEADING
                     : row->type == ROW_REMARK ? PLACE_REMARK
                                               : PLACE_ROW;
        seen.note = row->note;
        seen.id = mem_copy(row->id);
        seen.text = mem_copy(row->text);
        seen.right = mem_copy(row->right);
    } else {
        look_among_records(app, picker, i, &seen);
    }
    if (seen.place != PLACE_MAKE) {
        seen.order = cells_find(&picker->chosen, seen.id);
        seen.ticked = seen.order < picker->chosen.count;
    }
    return seen;
}

void picker_seen_clear(struct picker_seen *seen)
{
    free(seen->id);
    free(seen->text);
    free(seen->right);
}

void picker_add_field(struct picker *picker, const struct field *field, enum lang lang,
                      const char *right)
{
    enum lang other = lang == LANG_JA ? LANG_EN : LANG_JA;
    struct buf words = {0};
    buf_printf(&words, "%s\n%s", field->column, field->label[other]);
    picker_add_extra(picker, field->column, field->label[lang], right,
                     &(struct picker_extra){.words = buf_text(&words)});
    buf_clear(&words);
}
