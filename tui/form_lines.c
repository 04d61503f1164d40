/*
 * The lines of a form: which fields are seen, in sections, and the focus among
 * them. Fields keep the order of the table within their section.
 */
#include "model/mem.h"
#include "tui/form_inside.h"
#include "tui/views.h"

#include <stdlib.h>
#include <string.h>

static struct form_line *add(struct form *form, enum form_part part, int section)
{
    form->lines = mem_resize(form->lines, form->count + 1, sizeof *form->lines);
    form->lines[form->count] = (struct form_line){.part = part, .section = (enum section)section};
    return &form->lines[form->count++];
}

static bool is_filled(const struct draft *draft, size_t field)
{
    return draft->fields[field].length > 0;
}

/* Whether the field hides while its section is folded. One with an error never
 * does. */
static bool is_folded(const struct form *form, size_t field)
{
    const struct draft *draft = form->draft;
    return draft->record->kind->fields[field].folded && draft->errors[field] == NULL &&
           !draft_owned(draft, field);
}

static void add_section(struct form *form, int section)
{
    const struct kind *kind = form->draft->record->kind;
    size_t seen = 0, folded = 0, filled = 0;
    for (size_t i = 0; i < kind->field_count; i++) {
        if ((int)kind->fields[i].section != section)
            continue;
        if (is_folded(form, i)) {
            folded++;
            filled += is_filled(form->draft, i);
            if (!form->open[section])
                continue;
        }
        if (seen++ == 0)
            add(form, PART_HEADING, section);
        add(form, PART_FIELD, section)->number = i;
    }
    if (folded > 0 && !form->open[section]) {
        struct form_line *line = add(form, PART_FOLD, section);
        line->folded = folded;
        line->filled = filled;
        line->number = seen;
    }
}

/* The end of DRAFT by which records of the kind named NAME refer to it, where
 * several do the first; end_count where none does. */
static size_t find_end(const struct draft *draft, const char *name)
{
    size_t i = 0;
    while (i < draft->end_count && strcmp(draft->ends[i].through.kind->name, name) != 0)
        i++;
    return i;
}

static bool is_open_end(const struct form *form, size_t number)
{
    const struct draft *draft = form->draft;
    const struct view *view = views_of(draft->record->kind);
    const struct draft_end *end = &draft->ends[number];
    if (end->codes.count > 0 || end->made_count > 0 || form->touched[number])
        return true;
    for (size_t i = 0; i < VIEW_ENDS && view->ends[i] != NULL; i++)
        if (find_end(draft, view->ends[i]) == number)
            return true;
    return false;
}

/* First the ends that the view names, in its order, then the others. */
static void add_ends(struct form *form)
{
    const struct draft *draft = form->draft;
    const struct view *view = views_of(draft->record->kind);
    bool *added = mem_new(draft->end_count + 1, sizeof *added);
    size_t folded = 0;
    if (draft->end_count > 0)
        add(form, PART_HEADING, FORM_ENDS);
    for (size_t i = 0; i < VIEW_ENDS && view->ends[i] != NULL; i++) {
        size_t number = find_end(draft, view->ends[i]);
        if (number == draft->end_count)
            bug(view->ends[i]);
        add(form, PART_END, FORM_ENDS)->number = number;
        added[number] = true;
    }
    for (size_t i = 0; i < draft->end_count; i++) {
        bool shown = form->open[FORM_ENDS] || is_open_end(form, i);
        if (!added[i] && shown)
            add(form, PART_END, FORM_ENDS)->number = i;
        folded += !added[i] && !shown;
    }
    if (folded > 0)
        add(form, PART_END_FOLD, FORM_ENDS)->folded = folded;
    free(added);
}

static bool takes_focus(const struct form_line *line)
{
    return line->part != PART_HEADING;
}

static bool same(const struct form_line *a, const struct form_line *b)
{
    return a->part == b->part && a->section == b->section &&
           (a->number == b->number || a->part == PART_FOLD);
}

void form_lines_make(struct form *form)
{
    struct form_line before = {0};
    bool had = form->at < form->count;
    size_t at = form->at;
    if (had)
        before = form->lines[form->at];
    form->count = 0;
    for (int section = SECTION_BASIC; section <= SECTION_OTHER; section++)
        add_section(form, section);
    add_ends(form);
    form->at = 0;
    while (had && form->at < form->count && !same(&form->lines[form->at], &before))
        form->at++;
    if (form->at >= form->count)
        form->at = at < form->count ? at : form->count - 1;
    if (!takes_focus(&form->lines[form->at]))
        form_lines_step(form, true);
}

void form_lines_focus(struct form *form, size_t field)
{
    const struct field *row = &form->draft->record->kind->fields[field];
    if (is_folded(form, field))
        form->open[row->section] = true;
    form_lines_make(form);
    for (size_t i = 0; i < form->count; i++)
        if (form->lines[i].part == PART_FIELD && form->lines[i].number == field)
            form->at = i;
}

void form_lines_unfold(struct form *form)
{
    const struct kind *kind = form->draft->record->kind;
    const struct form_line line = *form_line(form);
    if (line.part != PART_FOLD && line.part != PART_END_FOLD)
        return;
    form->open[line.section] = true;
    form_lines_make(form);
    for (size_t i = 0; i < kind->field_count && line.part == PART_FOLD; i++)
        if (kind->fields[i].section == line.section && is_folded(form, i)) {
            form_lines_focus(form, i);
            return;
        }
}

bool form_lines_step(struct form *form, bool forward)
{
    size_t at = form->at;
    while (forward ? at + 1 < form->count : at > 0) {
        at = forward ? at + 1 : at - 1;
        if (takes_focus(&form->lines[at])) {
            form->at = at;
            return true;
        }
    }
    return false;
}

const struct form_line *form_line(const struct form *form)
{
    return &form->lines[form->at];
}

const struct field *form_field(const struct form *form)
{
    const struct form_line *line = form_line(form);
    return line->part == PART_FIELD ? &form->draft->record->kind->fields[line->number] : NULL;
}
