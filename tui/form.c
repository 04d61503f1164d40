/*
 * A form: opening, moving, keys and saving. Its lines are made in
 * form_lines.c and drawn in form_draw.c; what a field can do depends on its
 * type (field.h).
 */
#include "tui/form.h"

#include "model/mem.h"
#include "tui/field.h"
#include "tui/judge.h"
#include "tui/organization_mode.h"
#include "tui/suggest.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

static const struct pane_ops ops;

void form_begin(struct form *form, struct draft *draft)
{
    form->draft = draft;
    form->undo = draft_undo_new(draft);
    form->touched = mem_new(draft->end_count + 1, sizeof *form->touched);
    suggest_begin(form);
    form_lines_make(form);
}

void form_end(struct form *form)
{
    findings_clear(&form->found);
    form_names_free(form);
    draft_undo_free(form->undo);
    free(form->lines);
    free(form->touched);
    free(form->suggested);
}

/* What the law finds stands at the fields; the person sees it go when it is saved. */
static void judge(struct app *app, struct form *form)
{
    const struct record *record = form->draft->record;
    findings_clear(&form->found);
    judge_rulebook(app);
    if (record->id == 0 || !app_read(app))
        return;
    judge_record(app, record->kind, record->id, &form->found);
    app_read_end(app);
}

const struct finding *form_finding(const struct form *form, const struct form_line *line)
{
    const struct kind *kind = form->draft->record->kind;
    const struct finding *worst = NULL;
    const char *name = line->part == PART_FIELD ? kind->fields[line->number].column
                       : line->part == PART_END ? form->draft->ends[line->number].through.kind->name
                                                : "";
    for (size_t i = 0; i < form->found.count; i++) {
        const struct finding *finding = &form->found.list[i];
        /* What no field of its own mends names the name, which is not amiss. */
        if (finding->waiver == 0 && strcmp(finding_column(finding), name) == 0 &&
            strcmp(name, "name") != 0 &&
            (worst == NULL || finding->rule->severity < worst->rule->severity))
            worst = finding;
    }
    return worst;
}

static struct form *open_draft(struct app *app, struct draft *draft, struct draft_end *end)
{
    struct form *form = mem_new(1, sizeof *form);
    form->pane.ops = &ops;
    form->pane.context = ON_FORM;
    form->end = end;
    form_begin(form, draft);
    form_lines_focus(form, kinds_field(draft->record->kind, "name"));
    app_open(app, &form->pane);
    judge(app, form);
    return form;
}

void form_open(struct app *app, const struct kind *kind, int64_t id)
{
    struct why why = app_why(app);
    if (!app_read(app))
        return;
    struct draft *draft = draft_new(app->model, kind, id, &why);
    app_read_end(app);
    if (draft == NULL) {
        app_refuse(app, &why);
        return;
    }
    organization_mode_fill(app, draft);
    open_draft(app, draft, NULL);
}

void form_open_draft(struct app *app, struct draft *draft)
{
    open_draft(app, draft, NULL);
}

void form_open_copy(struct app *app, const struct kind *kind, int64_t id)
{
    struct why why = app_why(app);
    if (!app_read(app))
        return;
    struct draft *draft = draft_copy(app->model, kind, id, &why);
    if (draft == NULL)
        app_refuse(app, &why);
    else
        open_draft(app, draft, NULL);
    app_read_end(app);
}

void form_open_made(struct app *app, struct draft_end *end, struct draft *made, bool kept)
{
    open_draft(app, made, end)->kept = kept;
}

struct form *form_of(struct pane *pane)
{
    return pane->ops == &ops ? (struct form *)pane : NULL;
}

static void form_free(struct pane *pane)
{
    struct form *form = (struct form *)pane;
    free(form->content);
    form_end(form);
    if (form->end == NULL)
        draft_free(form->draft);
    free(form);
}

static void form_title(struct app *app, struct pane *pane, struct buf *out)
{
    const struct form *form = (const struct form *)pane;
    const char *label = form->draft->record->kind->label[app->lang];
    if (form->draft->record->id == 0)
        buf_printf(out, words_in(app->lang, "New: %s"), label);
    else
        buf_printf(out, words_in(app->lang, "Edit: %s"), label);
}

/* Others may save while the form is open: that is said once, and settled when
 * it is saved. */
static void form_reload(struct app *app, struct pane *pane)
{
    struct form *form = (struct form *)pane;
    struct record *newer = NULL;
    form_names_forget(form);
    judge(app, form);
    if (form->elsewhere || !record_stale(app->model, form->draft->record, &newer))
        return;
    form->elsewhere = true;
    app_say(app, ROLE_WARNING,
            newer == NULL ? N_("This record was deleted elsewhere meanwhile. It can be added "
                               "again when you save.")
                          : N_("This record was saved elsewhere meanwhile. Both versions are "
                               "shown when you save."));
    record_free(newer);
}

void form_leave_field(struct app *app, struct form *form)
{
    const struct form_line *line = form_line(form);
    if (line->part == PART_FIELD)
        draft_check(form->draft, line->number, app->lang);
}

/* Leaves the focused field for another one. */
static void go_on(struct app *app, struct form *form)
{
    form_leave_field(app, form);
    suggest_leave(app, form);
}

bool form_go(struct app *app, const char *name)
{
    struct form *form = (struct form *)app->top;
    if (app->top->ops != &ops)
        return false;
    const struct kind *kind = form->draft->record->kind;
    size_t field = kinds_field(kind, name);
    go_on(app, form);
    if (field < kind->field_count) {
        form_lines_focus(form, field);
        return true;
    }
    for (size_t i = 0; i < form->draft->end_count; i++) {
        if (strcmp(form->draft->ends[i].through.kind->name, name) != 0)
            continue;
        if (!form_lines_focus_end(form, i)) {
            form->open[SECTION_LINKED] = true;
            form_lines_make(form);
        }
        return form_lines_focus_end(form, i);
    }
    return false;
}

static enum outcome form_move(struct app *app, struct pane *pane, enum move move)
{
    struct form *form = (struct form *)pane;
    int steps = 1;
    bool forward = move == MOVE_DOWN || move == MOVE_PAGE_DOWN || move == MOVE_LAST;
    if (move == MOVE_PAGE_UP || move == MOVE_PAGE_DOWN)
        steps = form->page > 1 ? form->page - 1 : 1;
    if (move == MOVE_FIRST || move == MOVE_LAST)
        steps = (int)form->count;
    go_on(app, form);
    while (steps-- > 0 && form_lines_step(form, forward))
        ;
    return REDRAW;
}

/* The first letter of what is chosen, not typed, begins its picker. */
static enum outcome letter(struct app *app, struct form *form, const struct key *key)
{
    const struct form_line *line = form_line(form);
    const struct field *field = form_field(form);
    struct key command = key_to_command(key);
    struct buf text = {0};
    enum outcome outcome = PASS;
    if (key_is_mark(key))
        return STAY;
    if (key->type == KEYS_TEXT && command.point != ' ')
        buf_put_point(&text, key->point);
    if (key->type == KEYS_PASTE) {
        char *pasted = wrapped_in_one_line(key->text);
        buf_puts(&text, pasted);
        free(pasted);
    }
    if (text.length > 0 && line->part == PART_END)
        outcome = form_end_choose(app, form, line->number, buf_text(&text));
    else if (text.length > 0 && field != NULL && field_ops(field->type)->choose != NULL)
        outcome = field_ops(field->type)->choose(app, form, line->number, buf_text(&text));
    buf_clear(&text);
    return outcome;
}

/* A click brings the focus there, and in what is typed the edit point; a second
 * one does what Enter does. */
static enum outcome pressed(struct app *app, struct form *form, const struct key *key)
{
    size_t i = 0;
    while (i < form->count && key->y >= form->lines[i].y + form->lines[i].rows)
        i++;
    if (i == form->count || key->y < form->lines[i].y || key->y < form->first_y ||
        key->y >= form->first_y + form->page || form->lines[i].part == PART_HEADING)
        return STAY;
    bool here = i == form->at;
    if (!here)
        go_on(app, form);
    form->at = i;
    const struct field *field = form_field(form);
    if (field != NULL && field_ops(field->type)->choose == NULL) {
        struct edit *edit = &form->draft->fields[form->lines[i].number];
        if (!here && !edit->lines)
            edit->first = 0;
        edit_press(edit, key->y - form->lines[i].y, key->x - form->x, form->width,
                   app->canvas->ambiguous);
        return REDRAW;
    }
    return key->type == KEYS_DOUBLE ? form_act_choose(app) : REDRAW;
}

static enum outcome form_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct form *form = (struct form *)pane;
    const struct field *field = form_field(form);
    size_t number = form_line(form)->number;
    enum outcome outcome = PASS;
    draft_undo_note(form->undo, field == NULL ? form->draft->record->kind->field_count : number);
    if (key->type == KEYS_PRESS || key->type == KEYS_DOUBLE)
        return pressed(app, form, key);
    if (field != NULL && field_ops(field->type)->key != NULL)
        outcome = field_ops(field->type)->key(app, form, number, key);
    /* An error goes as soon as it is mended, but comes only on leaving. */
    if (outcome != PASS && form->draft->errors[number] != NULL)
        draft_check(form->draft, number, app->lang);
    return outcome == PASS ? letter(app, form, key) : outcome;
}

/* The form of the top screen. */
static struct form *top_form(struct app *app)
{
    return (struct form *)app->top;
}

enum outcome form_act_next(struct app *app)
{
    return form_move(app, app->top, MOVE_DOWN);
}

enum outcome form_act_previous(struct app *app)
{
    return form_move(app, app->top, MOVE_UP);
}

static enum outcome step_section(struct app *app, bool forward)
{
    go_on(app, top_form(app));
    form_lines_step_section(top_form(app), forward);
    return REDRAW;
}

enum outcome form_act_next_section(struct app *app)
{
    return step_section(app, true);
}

enum outcome form_act_previous_section(struct app *app)
{
    return step_section(app, false);
}

enum outcome form_act_choose(struct app *app)
{
    struct form *form = top_form(app);
    const struct form_line *line = form_line(form);
    switch (line->part) {
    case PART_FIELD: {
        if (form_field(form)->suggestion != SUGGEST_NOTHING)
            return suggest_choose(app, form, line->number);
        const struct field_ops *field = field_ops(form_field(form)->type);
        if (field->choose == NULL)
            return form_act_next(app);
        return field->choose(app, form, line->number, "");
    }
    case PART_END:
        return form_end_choose(app, form, line->number, "");
    case PART_FOLD:
    case PART_END_FOLD:
        form_lines_unfold(form);
        return REDRAW;
    case PART_HEADING:
        break;
    }
    return STAY;
}

static enum outcome turn(struct app *app, bool forward)
{
    struct form *form = top_form(app);
    const struct field *field = form_field(form);
    if (field == NULL || field_ops(field->type)->turn == NULL)
        return STAY;
    field_ops(field->type)->turn(form, form_line(form)->number, forward);
    return REDRAW;
}

enum outcome form_act_next_value(struct app *app)
{
    return turn(app, true);
}

enum outcome form_act_previous_value(struct app *app)
{
    return turn(app, false);
}

enum outcome form_act_empty(struct app *app)
{
    struct form *form = top_form(app);
    const struct form_line *line = form_line(form);
    const struct field *field = form_field(form);
    if (line->part == PART_END)
        return form_end_empty(form, line->number);
    if (field == NULL || field_ops(field->type)->empty == NULL)
        return STAY;
    field_ops(field->type)->empty(form, line->number);
    return REDRAW;
}

enum outcome form_act_unfold(struct app *app)
{
    struct form *form = top_form(app);
    bool open = true;
    for (size_t i = 0; i < form->count; i++)
        if (form->lines[i].part == PART_FOLD || form->lines[i].part == PART_END_FOLD)
            open = false;
    form_lines_unfold(form);
    for (int section = 0; section <= SECTION_LINKED; section++)
        form->open[section] = !open;
    form_lines_make(form);
    return REDRAW;
}

static const struct pane_ops ops = {
    .title = form_title,
    .key = form_key,
    .move = form_move,
    .draw = form_draw,
    .reload = form_reload,
    .free = form_free,
};
