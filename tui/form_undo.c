/*
 * Undo and redo inside a form: the focus goes to what changes.
 */
#include "tui/form_inside.h"

static void go_to(struct app *app, struct form *form, const struct draft_place *place)
{
    const struct form_line *line = form_line(form);
    bool there =
        line->part == (place->end ? PART_END : PART_FIELD) && line->number == place->number;
    if (!there)
        form_leave_field(app, form);
    if (place->end) {
        form->touched[place->number] = true;
        form_lines_make(form);
        form_lines_focus_end(form, place->number);
    } else {
        form_lines_focus(form, place->number);
    }
}

/* What is right again loses its error. */
static void check_again(struct app *app, struct form *form)
{
    struct draft *draft = form->draft;
    for (size_t i = 0; i < draft->record->kind->field_count; i++)
        if (draft->errors[i] != NULL)
            draft_check(draft, i, app->lang);
}

static enum outcome show(struct app *app, const struct draft_place *place)
{
    struct form *form = (struct form *)app->top;
    check_again(app, form);
    go_to(app, form, place);
    return REDRAW;
}

enum outcome form_act_undo(struct app *app)
{
    struct form *form = (struct form *)app->top;
    struct draft_place place;
    if (draft_undo_back(form->undo, &place))
        return show(app, &place);
    app_say(app, ROLE_DIM, N_("Nothing more was done in this form."));
    return REDRAW;
}

enum outcome form_act_redo(struct app *app)
{
    struct form *form = (struct form *)app->top;
    struct draft_place place;
    if (draft_undo_again(form->undo, &place))
        return show(app, &place);
    app_say(app, ROLE_DIM, N_("Nothing more was taken back in this form."));
    return REDRAW;
}
