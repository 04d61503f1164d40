/*
 * See edit.h. The text, its changes and their undoing: every change is one
 * replacement of a range of bytes, kept as a step with what it took away and
 * what it put there. Moving is in edit_move.c, keys are in edit_keys.c.
 */
#include "tui/edit.h"

#include "model/mem.h"
#include "tui/edit_inside.h"

#include <stdlib.h>
#include <string.h>

struct edit_step {
    size_t from;    /* where */
    char *removed;  /* what stood there */
    char *added;    /* what stands there now */
    size_t at_then; /* the edit point before */
};

/* Makes room for a text of LENGTH bytes. */
static void reserve(struct edit *edit, size_t length)
{
    if (length < edit->capacity)
        return;
    edit->capacity = length + length / 2 + 64;
    edit->text = mem_resize(edit->text, edit->capacity, 1);
}

void edit_init(struct edit *edit, const char *text, bool lines)
{
    *edit = (struct edit){.lines = lines, .goal = -1};
    size_t length = text == NULL ? 0 : strlen(text);
    reserve(edit, length);
    if (length > 0)
        memcpy(edit->text, text, length);
    edit->text[length] = '\0';
    edit->length = length;
    edit->at = length;
}

static void forget_steps(struct edit *edit, size_t from)
{
    for (size_t i = from; i < edit->step_count; i++) {
        free(edit->steps[i].removed);
        free(edit->steps[i].added);
    }
    edit->step_count = from;
}

void edit_clear(struct edit *edit)
{
    forget_steps(edit, 0);
    free(edit->steps);
    free(edit->text);
    *edit = (struct edit){.goal = -1};
}

/* Replaces REMOVED bytes from FROM by TEXT and puts the edit point after it;
 * where TEXT joined the cluster that follows, after that cluster. */
static void replace(struct edit *edit, size_t from, size_t removed, const char *text)
{
    size_t added = strlen(text);
    size_t rest = edit->length - from - removed;
    reserve(edit, from + added + rest);
    memmove(edit->text + from + added, edit->text + from + removed, rest + 1);
    memcpy(edit->text + from, text, added);
    edit->length = from + added + rest;
    size_t at = from + added;
    size_t start = glyph_cluster_before(edit->text, at);
    size_t end = start + glyph_cluster(edit->text + start);
    edit->at = at > 0 && end > at ? end : at;
    edit->goal = -1;
}

/* Adds TEXT, just typed, to the last step, so that a word is undone as one. */
static bool join_step(struct edit *edit, size_t from, const char *text)
{
    if (!edit->joining || edit->steps_done == 0)
        return false;
    struct edit_step *last = &edit->steps[edit->steps_done - 1];
    size_t length = strlen(last->added);
    if (last->from + length != from)
        return false;
    size_t more = strlen(text);
    last->added = mem_resize(last->added, length + more + 1, 1);
    memcpy(last->added + length, text, more + 1);
    return true;
}

/* One change by the person: TEXT instead of REMOVED bytes from FROM. */
static void change(struct edit *edit, size_t from, size_t removed, const char *text)
{
    if (removed == 0 && text[0] == '\0')
        return;
    forget_steps(edit, edit->steps_done);
    if (removed > 0 || !join_step(edit, from, text)) {
        edit->steps =
            mem_grow(edit->steps, edit->step_count, &edit->step_capacity, sizeof *edit->steps);
        edit->steps[edit->step_count++] = (struct edit_step){
            .from = from,
            .removed = mem_copy_bytes(edit->text + from, removed),
            .added = mem_copy(text),
            .at_then = edit->at,
        };
        edit->steps_done = edit->step_count;
    }
    replace(edit, from, removed, text);
    edit->joining = false;
}

void edit_set(struct edit *edit, const char *text)
{
    if (strcmp(edit->text, text) != 0)
        change(edit, 0, edit->length, text);
    edit->at = edit->length;
    edit->goal = -1;
    edit->joining = false;
}

/* TEXT with its line ends and tabs as EDIT takes them: LF and tab in an area;
 * in a line, into which a row of cells is pasted, a blank, and none at the end. */
static char *with_line_ends(const struct edit *edit, const char *text)
{
    struct buf buf = {0};
    for (const char *p = text; *p != '\0'; p++) {
        if (p[0] == '\r' && p[1] == '\n')
            continue;
        bool line_end = *p == '\r' || *p == '\n';
        bool apart = !edit->lines && (line_end || *p == '\t');
        if (apart && p[strspn(p, "\r\n\t")] == '\0')
            break;
        buf_putc(&buf, apart ? ' ' : line_end ? '\n' : *p);
    }
    return buf_take(&buf);
}

void edit_insert(struct edit *edit, const char *text)
{
    char *inserted = with_line_ends(edit, text);
    bool typed = glyph_cluster(inserted) == strlen(inserted);
    edit->joining = edit->joining && typed;
    change(edit, edit->at, 0, inserted);
    edit->joining = typed && strspn(inserted, " \t\n") == 0;
    free(inserted);
}

/* Where Backspace deletes from: the cluster before, or the mark at its end
 * where that is a half-width one (U+FF9E, U+FF9F). */
static size_t backspace_target(const struct edit *edit)
{
    static const char *const marks[] = {"\uFF9E", "\uFF9F"};
    size_t start = edit_target(edit, EDIT_LEFT);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t length = strlen(marks[i]);
        if (edit->at - start > length &&
            memcmp(edit->text + edit->at - length, marks[i], length) == 0)
            return edit->at - length;
    }
    return start;
}

void edit_delete(struct edit *edit, enum edit_move move)
{
    size_t to = move == EDIT_LEFT ? backspace_target(edit) : edit_target(edit, move);
    if (move == EDIT_END && to == edit->at)
        to = edit_target(edit, EDIT_RIGHT);
    if (to < edit->at)
        change(edit, to, edit->at - to, "");
    else
        change(edit, edit->at, to - edit->at, "");
    edit->joining = false;
}

bool edit_undo(struct edit *edit)
{
    if (edit->steps_done == 0)
        return false;
    const struct edit_step *step = &edit->steps[--edit->steps_done];
    replace(edit, step->from, strlen(step->added), step->removed);
    edit->at = step->at_then;
    edit->joining = false;
    return true;
}

bool edit_redo(struct edit *edit)
{
    if (edit->steps_done == edit->step_count)
        return false;
    const struct edit_step *step = &edit->steps[edit->steps_done++];
    replace(edit, step->from, strlen(step->removed), step->added);
    edit->joining = false;
    return true;
}

void edit_rest(struct edit *edit)
{
    edit->joining = false;
}

void edit_forget_undone(struct edit *edit)
{
    forget_steps(edit, edit->steps_done);
}
