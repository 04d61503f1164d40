/*
 * See draft_undo.h. A change of a field is kept as how many steps of its text
 * it was; a change of an end as what it held before and after.
 */
#include "tui/draft_undo.h"

#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* What an end holds. The drafts are borrowed. */
struct held {
    struct cells codes;
    struct draft **made;
    size_t made_count;
};

struct change {
    struct draft_place place;
    size_t step;               /* the changes of one step have its number */
    size_t edits;              /* of a field: steps of its text */
    struct held before, after; /* of an end */
};

struct draft_undo {
    struct draft *draft;
    size_t *seen;      /* by field: the steps of its text at the last note */
    struct held *ends; /* by end: what it held at the last note */
    struct change *changes;
    size_t count, capacity;
    size_t done; /* changes before this are done, those after taken back */
    size_t step;
};

static size_t field_count(const struct draft_undo *undo)
{
    return undo->draft->record->kind->field_count;
}

static struct held hold(const struct cells *codes, struct draft *const *made, size_t count)
{
    struct held held = {.made = mem_new(count + 1, sizeof(struct draft *)), .made_count = count};
    for (size_t i = 0; i < codes->count; i++)
        cells_add(&held.codes, codes->items[i]);
    for (size_t i = 0; i < count; i++)
        held.made[i] = made[i];
    return held;
}

static void held_clear(struct held *held)
{
    cells_clear(&held->codes);
    free(held->made);
    *held = (struct held){0};
}

static bool holds(const struct draft_end *end, const struct held *held)
{
    if (end->codes.count != held->codes.count || end->made_count != held->made_count)
        return false;
    for (size_t i = 0; i < held->made_count; i++)
        if (end->made[i] != held->made[i])
            return false;
    for (size_t i = 0; i < held->codes.count; i++)
        if (strcmp(end->codes.items[i], held->codes.items[i]) != 0)
            return false;
    return true;
}

struct draft_undo *draft_undo_new(struct draft *draft)
{
    struct draft_undo *undo = mem_new(1, sizeof *undo);
    undo->draft = draft;
    undo->seen = mem_new(field_count(undo), sizeof *undo->seen);
    undo->ends = mem_new(draft->end_count + 1, sizeof *undo->ends);
    for (size_t i = 0; i < field_count(undo); i++)
        undo->seen[i] = draft->fields[i].steps_done;
    for (size_t i = 0; i < draft->end_count; i++) {
        const struct draft_end *end = &draft->ends[i];
        undo->ends[i] = hold(&end->codes, end->made, end->made_count);
    }
    return undo;
}

static void forget_changes(struct draft_undo *undo, size_t from)
{
    for (size_t i = from; i < undo->count; i++) {
        held_clear(&undo->changes[i].before);
        held_clear(&undo->changes[i].after);
    }
    undo->count = from;
}

void draft_undo_free(struct draft_undo *undo)
{
    if (undo == NULL)
        return;
    forget_changes(undo, 0);
    for (size_t i = 0; i < undo->draft->end_count; i++)
        held_clear(&undo->ends[i]);
    free(undo->changes);
    free(undo->seen);
    free(undo->ends);
    free(undo);
}

static void add(struct draft_undo *undo, struct change change)
{
    if (undo->done < undo->count) {
        forget_changes(undo, undo->done);
        for (size_t i = 0; i < field_count(undo); i++)
            edit_forget_undone(&undo->draft->fields[i]);
    }
    change.step = undo->step;
    undo->changes = mem_grow(undo->changes, undo->count, &undo->capacity, sizeof *undo->changes);
    undo->changes[undo->count++] = change;
    undo->done = undo->count;
}

static void note_field(struct draft_undo *undo, size_t i)
{
    size_t done = undo->draft->fields[i].steps_done;
    if (done > undo->seen[i])
        add(undo, (struct change){.place = {false, i}, .edits = done - undo->seen[i]});
    undo->seen[i] = done;
}

static void note_end(struct draft_undo *undo, size_t i)
{
    const struct draft_end *end = &undo->draft->ends[i];
    if (holds(end, &undo->ends[i]))
        return;
    struct held before = undo->ends[i];
    undo->ends[i] = hold(&end->codes, end->made, end->made_count);
    add(undo, (struct change){.place = {true, i},
                              .before = before,
                              .after = hold(&end->codes, end->made, end->made_count)});
}

void draft_undo_note(struct draft_undo *undo, size_t field)
{
    undo->step++;
    for (size_t i = 0; i < field_count(undo); i++) {
        note_field(undo, i);
        if (i != field)
            edit_rest(&undo->draft->fields[i]);
    }
    for (size_t i = 0; i < undo->draft->end_count; i++)
        note_end(undo, i);
}

static void put_end(struct draft_undo *undo, size_t number, const struct held *held)
{
    struct draft_end *end = &undo->draft->ends[number];
    struct held theirs = hold(&held->codes, held->made, held->made_count);
    cells_clear(&end->codes);
    free(end->made);
    end->codes = theirs.codes;
    end->made = theirs.made;
    end->made_count = theirs.made_count;
    held_clear(&undo->ends[number]);
    undo->ends[number] = hold(&held->codes, held->made, held->made_count);
}

static void apply(struct draft_undo *undo, const struct change *change, bool back)
{
    size_t number = change->place.number;
    if (change->place.end) {
        put_end(undo, number, back ? &change->before : &change->after);
        return;
    }
    struct edit *edit = &undo->draft->fields[number];
    for (size_t i = 0; i < change->edits; i++)
        if (!(back ? edit_undo(edit) : edit_redo(edit)))
            bug("a text has lost its steps");
    undo->seen[number] = edit->steps_done;
}

bool draft_undo_back(struct draft_undo *undo, struct draft_place *place)
{
    draft_undo_note(undo, field_count(undo));
    if (undo->done == 0)
        return false;
    size_t step = undo->changes[undo->done - 1].step;
    while (undo->done > 0 && undo->changes[undo->done - 1].step == step) {
        const struct change *change = &undo->changes[--undo->done];
        apply(undo, change, true);
        *place = change->place;
    }
    return true;
}

bool draft_undo_again(struct draft_undo *undo, struct draft_place *place)
{
    draft_undo_note(undo, field_count(undo));
    if (undo->done == undo->count)
        return false;
    size_t step = undo->changes[undo->done].step;
    *place = undo->changes[undo->done].place;
    while (undo->done < undo->count && undo->changes[undo->done].step == step)
        apply(undo, &undo->changes[undo->done++], false);
    return true;
}
