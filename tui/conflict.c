/*
 * Choosing between two versions of a record, and going on with the form from
 * the result. The form's texts change only when all is settled.
 */
#include "tui/conflict.h"

#include "model/check.h"
#include "model/mem.h"
#include "model/present.h"
#include "tui/dialog.h"
#include "tui/field.h"
#include "tui/focus.h"

#include <stdlib.h>
#include <string.h>

enum {
    LABEL_WIDTH = 16,
    BELOW_ROWS = 8,
    BELOW_LEAST = 14,
    BEFORE_LEAST = 56 /* columns of a row for the text before */
};

enum side { SIDE_OPEN, SIDE_THEIRS, SIDE_MINE };

struct row {
    size_t field;
    enum side side;
    char *base, *theirs, *mine; /* for people */
};

struct conflict {
    struct pane pane;
    struct form *form;    /* the screen below */
    struct record *newer; /* the record as it is now */
    struct row *rows;
    size_t count;
    struct focus focus;
};

static const struct pane_ops ops;

static char *for_people(struct app *app, const struct field *field, const char *value)
{
    struct buf text = {0};
    present_text(app->model, field, value, app->lang, &text);
    return text.text == NULL ? mem_copy("") : buf_take(&text);
}

/* TEXT as typed into FIELD, for people; as it stands where it is wrong. */
static char *as_understood(struct app *app, const struct field *field, const char *text)
{
    struct why why = app_why(app);
    struct buf value = {0};
    bool good = check_value(field, text, &value, &why);
    char *words = good ? for_people(app, field, buf_text(&value)) : mem_copy(text);
    buf_clear(&value);
    return words;
}

/* Adds a row where either side changed field number I, unless both made the
 * same of it. */
static void compare(struct app *app, struct conflict *conflict, size_t i)
{
    const struct draft *draft = conflict->form->draft;
    const struct field *field = &conflict->newer->kind->fields[i];
    struct buf theirs = {0};
    draft_text_of(field, conflict->newer->values[i], app->lang, &theirs);
    bool by_them = strcmp(buf_text(&theirs), draft->initial[i]) != 0;
    bool by_me = strcmp(draft->fields[i].text, draft->initial[i]) != 0;
    bool equal = strcmp(buf_text(&theirs), draft->fields[i].text) == 0;
    buf_clear(&theirs);
    if ((!by_them && !by_me) || (by_them && by_me && equal))
        return;
    conflict->rows = mem_resize(conflict->rows, conflict->count + 1, sizeof *conflict->rows);
    conflict->rows[conflict->count++] = (struct row){
        .field = i,
        .side = by_them && by_me ? SIDE_OPEN
                : by_me          ? SIDE_MINE
                                 : SIDE_THEIRS,
        .base = for_people(app, field, draft->record->base[i]),
        .theirs = for_people(app, field, conflict->newer->values[i]),
        .mine = as_understood(app, field, draft->fields[i].text),
    };
}

static enum outcome add_again(struct app *app, const struct dialog_question *question,
                              size_t button)
{
    struct form *form = (struct form *)app->top;
    (void)button;
    draft_rebase(form->draft, record_new(question->kind), app->lang);
    for (size_t i = 0; i < form->draft->end_count; i++)
        cells_clear(&form->draft->ends[i].base);
    return form_save(app, form);
}

static void ask_deleted(struct app *app, const struct form *form)
{
    dialog_open(app, &(struct dialog_question){
                         .title = words_in(app->lang, "Deleted meanwhile"),
                         .text = words_in(app->lang, "This record was deleted elsewhere while it "
                                                     "was open here. It can be added again as "
                                                     "it stands in the form."),
                         .buttons = {{N_("Back to the form"), NULL}, {N_("Add again"), "y"}},
                         .answer = add_again,
                         .kind = form->draft->record->kind,
                     });
}

/* Opens the screen for FORM, whose record is NEWER by now. */
static void open_versions(struct app *app, struct form *form, struct record *newer)
{
    struct conflict *conflict = mem_new(1, sizeof *conflict);
    conflict->pane.ops = &ops;
    conflict->pane.context = ON_CONFLICT;
    conflict->form = form;
    conflict->newer = newer;
    for (size_t i = 0; i < newer->kind->field_count; i++)
        compare(app, conflict, i);
    app_open(app, &conflict->pane);
    app_say(app, ROLE_WARNING,
            N_("It was saved elsewhere meanwhile, and is not saved here yet. Choose, then save."));
}

bool conflict_open(struct app *app, struct form *form)
{
    struct record *newer = NULL;
    if (!app_read(app))
        return false;
    bool stale = record_stale(app->model, form->draft->record, &newer);
    if (stale && newer != NULL)
        open_versions(app, form, newer);
    else if (stale)
        ask_deleted(app, form);
    app_read_end(app);
    return stale;
}

static void conflict_free(struct pane *pane)
{
    struct conflict *conflict = (struct conflict *)pane;
    for (size_t i = 0; i < conflict->count; i++) {
        free(conflict->rows[i].base);
        free(conflict->rows[i].theirs);
        free(conflict->rows[i].mine);
    }
    free(conflict->rows);
    record_free(conflict->newer);
    free(conflict);
}

static void conflict_title(struct app *app, struct pane *pane, struct buf *out)
{
    (void)pane;
    buf_puts(out, words_in(app->lang, "Two versions"));
}

static enum outcome conflict_move(struct app *app, struct pane *pane, enum move move)
{
    struct conflict *conflict = (struct conflict *)pane;
    (void)app;
    return focus_move(&conflict->focus, move, conflict->count);
}

enum outcome conflict_act_turn(struct app *app)
{
    struct conflict *conflict = (struct conflict *)app->top;
    if (conflict->focus.at >= conflict->count)
        return STAY;
    struct row *row = &conflict->rows[conflict->focus.at];
    row->side = row->side == SIDE_MINE ? SIDE_THEIRS : SIDE_MINE;
    return REDRAW;
}

static enum outcome choose_all(struct app *app, enum side side)
{
    struct conflict *conflict = (struct conflict *)app->top;
    for (size_t i = 0; i < conflict->count; i++)
        conflict->rows[i].side = side;
    return REDRAW;
}

enum outcome conflict_act_mine(struct app *app)
{
    return choose_all(app, SIDE_MINE);
}

enum outcome conflict_act_theirs(struct app *app)
{
    return choose_all(app, SIDE_THEIRS);
}

enum outcome conflict_act_settle(struct app *app)
{
    struct conflict *conflict = (struct conflict *)app->top;
    struct form *form = conflict->form;
    for (size_t i = 0; i < conflict->count; i++)
        if (conflict->rows[i].side == SIDE_OPEN) {
            conflict->focus.at = i;
            app_say(app, ROLE_WARNING,
                    N_("Both sides changed this field. Choose with %s, %s or %s."),
                    app_key_of(app, ON_CONFLICT, "take-side").text,
                    app_key_of(app, ON_CONFLICT, "all-mine").text,
                    app_key_of(app, ON_CONFLICT, "all-theirs").text);
            return REDRAW;
        }
    for (size_t i = 0; i < conflict->count; i++) {
        const struct row *row = &conflict->rows[i];
        struct buf text = {0};
        if (row->side != SIDE_THEIRS)
            continue;
        draft_text_of(&conflict->newer->kind->fields[row->field],
                      conflict->newer->values[row->field], app->lang, &text);
        edit_set(&form->draft->fields[row->field], buf_text(&text));
        buf_clear(&text);
    }
    draft_rebase(form->draft, conflict->newer, app->lang);
    conflict->newer = NULL;
    form->elsewhere = false;
    app_follow(app, CLOSE);
    return form_save(app, form);
}

/* Where label and sides of a row stand. Where there is little room the text
 * before is left out, so that the two to choose from can be read. */
struct places {
    int label, x, width;
    bool before;
};

static struct places places_in(struct area inside)
{
    struct places places = {.before = inside.width >= BEFORE_LEAST};
    places.label = inside.width / 4 < LABEL_WIDTH ? inside.width / 4 : LABEL_WIDTH;
    places.x = inside.x + 2 + places.label;
    places.width = (inside.width - places.label - 2) / (places.before ? 3 : 2);
    return places;
}

/* Draws one side of a row; the chosen one is marked. */
static void draw_side(struct app *app, int y, int x, int width, const char *text, bool chosen,
                      bool focused)
{
    enum role role = focused ? ROLE_SELECTED : chosen ? ROLE_OK : ROLE_DIM;
    canvas_put(app->canvas, y, x, 2, role, chosen ? "*" : "");
    canvas_put(app->canvas, y, x + 2, width - 3, role, text);
}

static void draw_row(struct app *app, const struct conflict *conflict, size_t i, int y,
                     struct area inside)
{
    const struct row *row = &conflict->rows[i];
    const struct field *field = &conflict->newer->kind->fields[row->field];
    bool focused = i == conflict->focus.at;
    enum role role = focused ? ROLE_SELECTED : ROLE_LABEL;
    struct places places = places_in(inside);
    int x = places.x, side = places.width;
    canvas_put(app->canvas, y, inside.x, inside.width, focused ? ROLE_SELECTED : ROLE_TEXT, "");
    canvas_put(app->canvas, y, inside.x, 2, role,
               row->side == SIDE_OPEN ? "?"
               : focused              ? ">"
                                      : "");
    canvas_put(app->canvas, y, inside.x + 2, places.label, role, field->label[app->lang]);
    if (places.before) {
        draw_side(app, y, x, side, row->base, false, focused);
        x += side;
    }
    draw_side(app, y, x, side, row->theirs, row->side == SIDE_THEIRS, focused);
    draw_side(app, y, x + side, side, row->mine, row->side == SIDE_MINE, focused);
    if (focused)
        canvas_cursor(app->canvas, y, inside.x);
}

static void draw_heading(struct app *app, struct area inside)
{
    struct places places = places_in(inside);
    int x = places.x + 2, width = places.width - 3;
    if (places.before) {
        canvas_put(app->canvas, inside.y, x, width, ROLE_TITLE, words_in(app->lang, "Before"));
        x += places.width;
    }
    canvas_put(app->canvas, inside.y, x, width, ROLE_TITLE, words_in(app->lang, "Theirs"));
    canvas_put(app->canvas, inside.y, x + places.width, width, ROLE_TITLE,
               words_in(app->lang, "Mine"));
}

/* The whole texts of the focused row. */
static void draw_below(struct app *app, const struct conflict *conflict, struct area area)
{
    if (conflict->focus.at >= conflict->count)
        return;
    const struct row *row = &conflict->rows[conflict->focus.at];
    const char *labels[] = {N_("Before"), N_("Theirs"), N_("Mine")};
    const char *texts[] = {row->base, row->theirs, row->mine};
    int y = area.y + 1;
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER,
               conflict->newer->kind->fields[row->field].label[app->lang], NULL);
    for (size_t i = 0; i < 3; i++) {
        int width = area.width - 4 - LABEL_WIDTH;
        int rows = field_text_rows(app, texts[i], width) > 2 ? 2 : 1;
        canvas_put(app->canvas, y, area.x + 2, LABEL_WIDTH - 1, ROLE_LABEL,
                   words_in(app->lang, labels[i]));
        field_draw_text(app, (struct area){y, area.x + 2 + LABEL_WIDTH, rows, width}, false,
                        texts[i]);
        y += rows;
    }
}

static void conflict_draw(struct app *app, struct pane *pane, struct area area)
{
    struct conflict *conflict = (struct conflict *)pane;
    struct area above = area;
    struct buf title = {0};
    if (area.height >= BELOW_LEAST) {
        above.height = area.height - BELOW_ROWS;
        draw_below(app, conflict,
                   (struct area){above.y + above.height, area.x, BELOW_ROWS, area.width});
    }
    draft_title(conflict->form->draft, app->lang, &title);
    canvas_box(app->canvas, above.y, above.x, above.height, above.width, ROLE_BORDER_ON,
               buf_text(&title), words_in(app->lang, "Two versions"));
    buf_clear(&title);
    struct area inside = {above.y + 1, above.x + 1, above.height - 2, above.width - 2};
    draw_heading(app, inside);
    focus_show(&conflict->focus,
               (struct area){inside.y + 1, inside.x, inside.height - 1, inside.width},
               conflict->count);
    for (size_t i = conflict->focus.first; i < focus_end(&conflict->focus, conflict->count); i++)
        draw_row(app, conflict, i, focus_y(&conflict->focus, i), inside);
}

static enum outcome conflict_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct conflict *conflict = (struct conflict *)pane;
    enum outcome pressed = focus_press(&conflict->focus, key, conflict->count);
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? conflict_act_turn(app) : pressed;
}

static const struct pane_ops ops = {
    .title = conflict_title,
    .key = conflict_key,
    .move = conflict_move,
    .draw = conflict_draw,
    .free = conflict_free,
};
