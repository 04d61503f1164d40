/*
 * The lines of a form: which fields are seen, in sections, and the focus among
 * them. Fields keep the order of the table within their section.
 */
#include "model/mem.h"
#include "tui/form_inside.h"
#include "tui/views.h"

#include <string.h>

/* A section while its lines are made: how many fields and links it has, of them
 * folded ones, and of these filled. */
struct tally {
    enum section section;
    size_t all, folded, folded_filled;
};

static struct form_line *add(struct form *form, enum form_part part, enum section section)
{
    form->lines = mem_grow(form->lines, form->count, &form->capacity, sizeof *form->lines);
    form->lines[form->count] = (struct form_line){.part = part, .section = section};
    return &form->lines[form->count++];
}

/* Whether the field hides while its section is folded. One with an error never
 * does. */
static bool is_folded(const struct form *form, size_t field)
{
    const struct draft *draft = form->draft;
    return draft->record->kind->fields[field].folded && draft->errors[field] == NULL &&
           !draft_owned(draft, field);
}

/* Where the links by end number NUMBER stand; NULL where the view does not name
 * them. Of several from one kind it means the first. */
static const struct view_end *view_end_of(const struct form *form, size_t number)
{
    const struct draft *draft = form->draft;
    const struct view *view = views_of(draft->record->kind);
    const char *name = draft->ends[number].through.kind->name;
    for (size_t i = 0; i < number; i++)
        if (strcmp(draft->ends[i].through.kind->name, name) == 0)
            return NULL;
    for (size_t i = 0; i < VIEW_ENDS && view->ends[i].kind != NULL; i++)
        if (strcmp(view->ends[i].kind, name) == 0)
            return &view->ends[i];
    return NULL;
}

enum section form_lines_end_section(const struct form *form, size_t end)
{
    const struct view_end *wanted = view_end_of(form, end);
    return wanted == NULL ? SECTION_LINKED : wanted->section;
}

static bool is_filled(const struct form *form, enum form_part part, size_t number)
{
    const struct draft *draft = form->draft;
    if (part == PART_FIELD)
        return draft->fields[number].length > 0 || draft_owned(draft, number);
    return draft->ends[number].codes.count + draft->ends[number].made_count > 0;
}

static void add_member(struct form *form, struct tally *tally, enum form_part part, size_t number,
                       bool folded)
{
    bool filled = is_filled(form, part, number);
    tally->all++;
    tally->folded += folded;
    tally->folded_filled += folded && filled;
    if (!folded || form->open[tally->section])
        add(form, part, tally->section)->number = number;
}

static void add_fields(struct form *form, struct tally *tally)
{
    const struct draft *draft = form->draft;
    const struct kind *kind = draft->record->kind;
    for (size_t i = 0; i < kind->field_count; i++)
        if (kind->fields[i].section == tally->section)
            add_member(form, tally, PART_FIELD, i, is_folded(form, i));
}

/* First the ends that the view puts there, in its order; last of all those that
 * it does not name. */
static void add_ends(struct form *form, struct tally *tally)
{
    const struct draft *draft = form->draft;
    const struct view *view = views_of(draft->record->kind);
    for (size_t at = 0; at <= VIEW_ENDS; at++) {
        const struct view_end *wanted = at < VIEW_ENDS ? &view->ends[at] : NULL;
        for (size_t i = 0; i < draft->end_count; i++) {
            bool folded = wanted == NULL && !is_filled(form, PART_END, i) && !form->touched[i];
            if (view_end_of(form, i) == wanted && tally->section == form_lines_end_section(form, i))
                add_member(form, tally, PART_END, i, folded);
        }
    }
}

static void add_section(struct form *form, enum section section)
{
    struct tally tally = {.section = section};
    size_t heading = form->count;
    add(form, PART_HEADING, section);
    add_fields(form, &tally);
    add_ends(form, &tally);
    form->lines[heading].all = tally.all;
    form->lines[heading].filled = form->open[section] ? 0 : tally.folded_filled;
    size_t seen = form->count - heading - 1;
    /* Where nothing of it is seen, the folded line names the section. */
    if (seen == 0)
        form->count = heading;
    if (tally.folded > 0 && !form->open[section]) {
        struct form_line *line =
            add(form, section == SECTION_LINKED ? PART_END_FOLD : PART_FOLD, section);
        line->all = tally.folded;
        line->filled = tally.folded_filled;
        line->number = seen;
    }
}

static bool takes_focus(const struct form_line *line)
{
    return line->part != PART_HEADING;
}

static bool same(const struct form_line *a, const struct form_line *b)
{
    return a->part == b->part && a->section == b->section &&
           (a->number == b->number || a->part == PART_FOLD || a->part == PART_END_FOLD);
}

void form_lines_make(struct form *form)
{
    struct form_line before = {0};
    bool had = form->at < form->count;
    size_t at = form->at;
    if (had)
        before = form->lines[form->at];
    form->count = 0;
    for (enum section section = SECTION_BASIC; section <= SECTION_LINKED; section++)
        add_section(form, section);
    form->at = 0;
    while (had && form->at < form->count && !same(&form->lines[form->at], &before))
        form->at++;
    if (form->at >= form->count)
        form->at = at < form->count ? at : form->count - 1;
    if (!takes_focus(&form->lines[form->at]))
        form_lines_step(form, true);
}

size_t form_lines_filled(const struct form *form, size_t heading)
{
    size_t filled = form->lines[heading].filled;
    for (size_t i = heading + 1; i < form->count && form->lines[i].part != PART_HEADING; i++) {
        const struct form_line *line = &form->lines[i];
        bool member = line->part == PART_FIELD || line->part == PART_END;
        if (line->section == form->lines[heading].section && member)
            filled += is_filled(form, line->part, line->number);
    }
    return filled;
}

void form_lines_focus(struct form *form, size_t field)
{
    const struct field *row = form_row(form, field);
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

bool form_lines_focus_end(struct form *form, size_t end)
{
    bool found = false;
    for (size_t i = 0; i < form->count && !found; i++) {
        found = form->lines[i].part == PART_END && form->lines[i].number == end;
        if (found)
            form->at = i;
    }
    return found;
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

/* The first line of the section of line AT that takes the focus. */
static size_t section_start(const struct form *form, size_t at)
{
    enum section section = form->lines[at].section;
    while (at > 0 && form->lines[at - 1].section == section)
        at--;
    return takes_focus(&form->lines[at]) ? at : at + 1;
}

bool form_lines_step_section(struct form *form, bool forward)
{
    size_t at = form->at;
    enum section section = form->lines[at].section;
    if (forward || section_start(form, at) == at) {
        while (forward ? at + 1 < form->count : at > 0) {
            at = forward ? at + 1 : at - 1;
            if (form->lines[at].section != section)
                break;
        }
        if (form->lines[at].section == section)
            return false;
    }
    form->at = section_start(form, at);
    return true;
}

const struct form_line *form_line(const struct form *form)
{
    return &form->lines[form->at];
}

const struct field *form_row(const struct form *form, size_t field)
{
    return &form->draft->record->kind->fields[field];
}

const struct field *form_field(const struct form *form)
{
    const struct form_line *line = form_line(form);
    return line->part == PART_FIELD ? form_row(form, line->number) : NULL;
}
