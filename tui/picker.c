/*
 * A picker: what it holds, its keys, how it ends. Its rows are found in
 * picker_rows.c and drawn in picker_draw.c.
 */
#include "tui/picker.h"

#include "model/mem.h"
#include "model/record.h"
#include "tui/picker_inside.h"
#include "tui/recent.h"

#include <stdlib.h>
#include <string.h>

static const struct pane_ops ops;

struct picker *picker_new(const char *title,
                          enum outcome (*done)(struct app *app, struct picker *picker))
{
    struct picker *picker = mem_new(1, sizeof *picker);
    picker->pane.ops = &ops;
    picker->pane.context = ON_PICKER;
    picker->title = mem_copy(title);
    picker->done = done;
    edit_init(&picker->filter, "", false);
    return picker;
}

static void picker_free(struct pane *pane)
{
    struct picker *picker = (struct picker *)pane;
    for (size_t i = 0; i < picker->row_count; i++) {
        free(picker->rows[i].id);
        free(picker->rows[i].text);
        free(picker->rows[i].right);
        free(picker->rows[i].note);
        free(picker->rows[i].words);
        free(picker->rows[i].keys);
    }
    free(picker->rows);
    free(picker->shown);
    listing_stop(picker->work);
    listing_clear(&picker->listing);
    cells_clear(&picker->head);
    cells_clear(&picker->before);
    cells_clear(&picker->chosen);
    edit_clear(&picker->filter);
    free(picker->title);
    free(picker->picked);
    free(picker->made);
    free(picker->refusal);
    free(picker);
}

static void add_row(struct picker *picker, enum picker_row_type type, const char *id,
                    const char *text, const char *right, const struct picker_extra *extra)
{
    picker->rows =
        mem_grow(picker->rows, picker->row_count, &picker->row_capacity, sizeof *picker->rows);
    picker->rows[picker->row_count++] = (struct picker_row){.type = type,
                                                            .id = mem_copy(id),
                                                            .text = mem_copy(text),
                                                            .right = mem_copy(right),
                                                            .note = mem_copy(extra->note),
                                                            .words = mem_copy(extra->words),
                                                            .keys = mem_copy(extra->keys)};
    picker->notes = picker->notes || extra->note != NULL;
}

void picker_add(struct picker *picker, const char *id, const char *text, const char *right)
{
    add_row(picker, ROW_PLAIN, id, text, right, &(struct picker_extra){0});
}

void picker_add_extra(struct picker *picker, const char *id, const char *text, const char *right,
                      const struct picker_extra *extra)
{
    add_row(picker, ROW_PLAIN, id, text, right, extra);
}

void picker_heading(struct picker *picker, const char *text)
{
    add_row(picker, ROW_HEADING, "", text, "", &(struct picker_extra){0});
}

void picker_remark(struct picker *picker, const char *text, const char *note)
{
    add_row(picker, ROW_REMARK, "", text, "", &(struct picker_extra){.note = note});
}

void picker_records(struct picker *picker, const struct kind *kind, bool none)
{
    picker->kind = kind;
    picker->none = none;
}

void picker_several(struct picker *picker, const struct cells *chosen)
{
    picker->several = true;
    picker->pane.context = ON_TICKING;
    for (size_t i = 0; i < chosen->count; i++) {
        cells_add(&picker->chosen, chosen->items[i]);
        cells_add(&picker->before, chosen->items[i]);
    }
}

void picker_unordered(struct picker *picker)
{
    picker->unordered = true;
    picker->pane.context = ON_LINKING;
}

void picker_fuzzy(struct picker *picker)
{
    picker->fuzzy = true;
}

void picker_making(struct picker *picker, bool always)
{
    picker->making = true;
    picker->making_always = always;
}

void picker_focus(struct picker *picker, const char *id)
{
    free(picker->picked);
    picker->picked = mem_copy(id);
}

void picker_type(struct picker *picker, const char *text)
{
    edit_set(&picker->filter, text);
}

void picker_tag(struct picker *picker, size_t tag)
{
    picker->tag = tag;
}

/* Moves to the row that picker_focus() named. */
static void go_to_focus(struct app *app, struct picker *picker)
{
    bool found = false;
    for (size_t i = 0; picker->picked != NULL && i < picker_count(picker) && !found; i++) {
        struct picker_seen seen = picker_look(app, picker, i);
        found = strcmp(seen.id, picker->picked) == 0;
        if (found)
            picker->focus.at = i;
        picker_seen_clear(&seen);
    }
    free(picker->picked);
    picker->picked = NULL;
}

void picker_open(struct app *app, struct picker *picker)
{
    app_open(app, &picker->pane);
    picker_find(app, picker);
    go_to_focus(app, picker);
}

const char *picker_picked(const struct picker *picker)
{
    return picker->picked;
}

const struct cells *picker_chosen(const struct picker *picker)
{
    return &picker->chosen;
}

const char *picker_made(const struct picker *picker)
{
    return picker->made;
}

size_t picker_tagged(const struct picker *picker)
{
    return picker->tag;
}

static void drop_chosen(struct cells *chosen, size_t at)
{
    free(chosen->items[at]);
    chosen->count--;
    memmove(&chosen->items[at], &chosen->items[at + 1],
            (chosen->count - at) * sizeof *chosen->items);
}

static void tick(struct picker *picker, const struct picker_seen *seen)
{
    picker->touched = true;
    if (seen->ticked)
        drop_chosen(&picker->chosen, seen->order);
    else
        cells_add(&picker->chosen, seen->id);
}

/* Remembers the records that were picked now, the first of them as the latest;
 * what is to be made is none yet. */
static void note_recent(struct app *app, const struct picker *picker)
{
    const struct cells *chosen = &picker->chosen;
    const char *fresh[RECENT_MOST];
    size_t count = 0;
    if (picker->kind == NULL)
        return;
    if (picker->picked != NULL && picker->picked[0] != '\0')
        fresh[count++] = picker->picked;
    for (size_t i = 0; i < chosen->count && count < RECENT_MOST; i++)
        if (cells_find(&picker->before, chosen->items[i]) == picker->before.count &&
            record_find(app->model, picker->kind, chosen->items[i]) != 0)
            fresh[count++] = chosen->items[i];
    while (count > 0)
        recent_note(app, picker->kind->name, fresh[--count]);
}

/* Leaves the stack and lets the screen below have the result. */
static enum outcome finish(struct app *app, struct picker *picker)
{
    note_recent(app, picker);
    app_take(app);
    enum outcome outcome = picker->done(app, picker);
    picker_free(&picker->pane);
    return outcome;
}

/* Several: where nothing was ticked by hand, the focused row is meant. */
static enum outcome take_several(struct app *app, struct picker *picker,
                                 const struct picker_seen *seen)
{
    if (seen->place == PLACE_MAKE && picker->making_always)
        picker->made = mem_copy(picker->filter.text);
    else if (seen->place == PLACE_MAKE || (!picker->touched && !seen->ticked))
        tick(picker, seen);
    return finish(app, picker);
}

enum outcome picker_act_take(struct app *app)
{
    struct picker *picker = (struct picker *)app->top;
    if (picker_count(picker) == 0) {
        /* The refusal is told where the rows would be. */
        if (picker->refusal != NULL)
            return STAY;
        if (picker->several && picker->touched)
            return finish(app, picker);
        app_say(app, ROLE_WARNING, N_("Nothing matches. Change what is typed, or press %s."),
                app_key_of(app, picker->pane.context, "leave-picker").text);
        return REDRAW;
    }
    struct picker_seen seen = picker_look(app, picker, picker->focus.at);
    enum outcome outcome;
    if (seen.place == PLACE_REMARK) {
        outcome = STAY;
    } else if (picker->several) {
        outcome = take_several(app, picker, &seen);
    } else {
        if (seen.place == PLACE_MAKE)
            picker->made = mem_copy(seen.id);
        else
            picker->picked = mem_copy(seen.id);
        outcome = finish(app, picker);
    }
    picker_seen_clear(&seen);
    return outcome;
}

enum outcome picker_act_tick(struct app *app)
{
    struct picker *picker = (struct picker *)app->top;
    if (!picker->several || picker_count(picker) == 0)
        return STAY;
    struct picker_seen seen = picker_look(app, picker, picker->focus.at);
    if (seen.place == PLACE_MAKE && picker->making_always) {
        picker_seen_clear(&seen);
        return picker_act_take(app);
    }
    tick(picker, &seen);
    /* What is made leaves the filter, so that the next can be typed. */
    if (seen.place == PLACE_MAKE) {
        edit_set(&picker->filter, "");
        picker_find(app, picker);
    } else {
        focus_move(&picker->focus, MOVE_DOWN, picker_count(picker));
    }
    picker_seen_clear(&seen);
    return REDRAW;
}

/* Moves the focused row, where it is chosen, one place in the order. */
static enum outcome reorder(struct app *app, bool later)
{
    struct picker *picker = (struct picker *)app->top;
    struct cells *chosen = &picker->chosen;
    if (!picker->several || picker->unordered || picker_count(picker) == 0)
        return STAY;
    struct picker_seen seen = picker_look(app, picker, picker->focus.at);
    if (seen.ticked && (later ? seen.order + 1 < chosen->count : seen.order > 0)) {
        size_t other = later ? seen.order + 1 : seen.order - 1;
        char *item = chosen->items[seen.order];
        chosen->items[seen.order] = chosen->items[other];
        chosen->items[other] = item;
        picker->touched = true;
        /* The chosen stand first, in their order, while nothing is typed. */
        if (picker->kind != NULL && picker->filter.length == 0) {
            picker_find(app, picker);
            picker->focus.at = other;
        }
    }
    picker_seen_clear(&seen);
    return REDRAW;
}

enum outcome picker_act_earlier(struct app *app)
{
    return reorder(app, false);
}

enum outcome picker_act_later(struct app *app)
{
    return reorder(app, true);
}

enum outcome picker_act_leave(struct app *app)
{
    (void)app;
    return CLOSE;
}

static enum outcome picker_move(struct app *app, struct pane *pane, enum move move)
{
    struct picker *picker = (struct picker *)pane;
    (void)app;
    focus_move(&picker->focus, move, picker_count(picker));
    picker->focus.at =
        picker_off_heading(picker, picker->focus.at, move == MOVE_UP || move == MOVE_PAGE_UP);
    return REDRAW;
}

static enum outcome picker_pressed(struct app *app, struct picker *picker, const struct key *key)
{
    size_t before = picker->focus.at;
    enum outcome pressed = focus_press(&picker->focus, key, picker_count(picker));
    if (pressed == REDRAW && picker_is_heading(picker, picker->focus.at)) {
        picker->focus.at = before;
        return STAY;
    }
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? picker_act_take(app) : pressed;
}

static enum outcome picker_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct picker *picker = (struct picker *)pane;
    if (key->type == KEYS_PRESS || key->type == KEYS_DOUBLE)
        return picker_pressed(app, picker, key);
    /* A blank ticks where nothing is typed; names that are typed hold blanks. */
    struct key command = key_to_command(key);
    if (picker->several && picker->filter.length == 0 && command.type == KEYS_TEXT &&
        command.point == ' ')
        return picker_act_tick(app);
    /* These move among the rows, not in what is typed. */
    if (key->type == KEYS_HOME || key->type == KEYS_END || key->type == KEYS_CTRL_UP ||
        key->type == KEYS_CTRL_DOWN)
        return PASS;
    char *before = mem_copy(picker->filter.text);
    bool taken = edit_key(&picker->filter, key, app->canvas->columns, 1, app->canvas->ambiguous);
    if (taken && strcmp(before, picker->filter.text) != 0) {
        picker->focus.at = 0;
        picker_find(app, picker);
    }
    free(before);
    return taken ? REDRAW : PASS;
}

static void picker_reload(struct app *app, struct pane *pane)
{
    picker_find(app, (struct picker *)pane);
}

static const struct pane_ops ops = {
    .overlay = true,
    .key = picker_key,
    .move = picker_move,
    .work = picker_work,
    .draw = picker_draw,
    .reload = picker_reload,
    .free = picker_free,
};
