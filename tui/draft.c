/*
 * Drafts: making, changing and checking them. Saving is in draft_save.c.
 */
#include "tui/draft.h"

#include "model/buf.h"
#include "model/check.h"
#include "model/guard.h"
#include "model/mem.h"
#include "model/present.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

/* Reads the codes of the records that refer to the draft's record by END. */
static void load_end(struct model *m, const struct draft *draft, struct draft_end *end)
{
    size_t count = 0;
    if (draft->record->id == 0)
        return;
    struct referrer *from =
        refer_through(m, end->through.kind, end->through.field, draft->record->id, &count);
    for (size_t i = 0; i < count; i++) {
        struct buf title = {0};
        if (record_title(m, from[i].kind, from[i].id, &title)) {
            char *code = mem_copy_bytes(title.text, strcspn(title.text, " "));
            cells_add(&end->base, code);
            cells_add(&end->codes, code);
            free(code);
        }
        buf_clear(&title);
    }
    free(from);
}

static void load_ends(struct model *m, struct draft *draft)
{
    struct kinds_reference at = {0};
    while (kinds_referring(draft->record->kind, &at)) {
        draft->ends = mem_resize(draft->ends, draft->end_count + 1, sizeof *draft->ends);
        draft->ends[draft->end_count] = (struct draft_end){.through = at};
        load_end(m, draft, &draft->ends[draft->end_count]);
        draft->end_count++;
    }
}

void draft_text_of(const struct field *field, const char *value, enum lang lang, struct buf *out)
{
    bool worded = field->type == TYPE_PERIOD || field->type == TYPE_COUNTRY;
    if (worded && value[0] != '\0')
        present_text(NULL, field, value, lang, out);
    else
        buf_puts(out, value);
}

static void set_initial(struct draft *draft, enum lang lang)
{
    const struct kind *kind = draft->record->kind;
    for (size_t i = 0; i < kind->field_count; i++) {
        struct buf text = {0};
        draft_text_of(&kind->fields[i], draft->record->base[i], lang, &text);
        free(draft->initial[i]);
        draft->initial[i] = mem_copy(buf_text(&text));
        buf_clear(&text);
    }
}

void draft_begin_with(struct draft *draft, const char *column, const char *value)
{
    size_t field = kinds_field(draft->record->kind, column);
    edit_clear(&draft->fields[field]);
    edit_init(&draft->fields[field], value, false);
    free(draft->initial[field]);
    draft->initial[field] = mem_copy(value);
}

struct draft *draft_new(struct model *m, const struct kind *kind, int64_t id, struct why *why)
{
    struct record *record = id == 0 ? record_new(kind) : record_load(m, kind, id, why);
    if (record == NULL)
        return NULL;
    struct draft *draft = mem_new(1, sizeof *draft);
    draft->record = record;
    draft->fields = mem_new(kind->field_count, sizeof *draft->fields);
    draft->errors = mem_new(kind->field_count, sizeof *draft->errors);
    draft->initial = mem_new(kind->field_count, sizeof *draft->initial);
    set_initial(draft, why->lang);
    for (size_t i = 0; i < kind->field_count; i++)
        edit_init(&draft->fields[i], draft->initial[i], kind->fields[i].type == TYPE_NOTE);
    load_ends(m, draft);
    return draft;
}

void draft_free(struct draft *draft)
{
    if (draft == NULL)
        return;
    for (size_t i = 0; i < draft->record->kind->field_count; i++) {
        edit_clear(&draft->fields[i]);
        free(draft->errors[i]);
        free(draft->initial[i]);
    }
    for (size_t i = 0; i < draft->end_count; i++) {
        struct draft_end *end = &draft->ends[i];
        cells_clear(&end->base);
        cells_clear(&end->codes);
        for (size_t k = 0; k < end->owned_count; k++)
            draft_free(end->owned[k]);
        free(end->owned);
        free(end->made);
    }
    free(draft->ends);
    free(draft->reason);
    free(draft->fields);
    free(draft->errors);
    free(draft->initial);
    record_free(draft->record);
    free(draft);
}

struct draft *draft_make(struct model *m, struct draft *owner, struct draft_end *end,
                         enum lang lang)
{
    struct why why = {.lang = lang};
    struct draft *made = draft_new(m, end->through.kind, 0, &why);
    made->owner = owner;
    made->owner_field = end->through.field;
    end->made = mem_resize(end->made, end->made_count + 1, sizeof *end->made);
    end->made[end->made_count++] = made;
    end->owned = mem_resize(end->owned, end->owned_count + 1, sizeof *end->owned);
    end->owned[end->owned_count++] = made;
    return made;
}

void draft_drop(struct draft_end *end, struct draft *made)
{
    size_t kept = 0;
    for (size_t i = 0; i < end->made_count; i++)
        if (end->made[i] != made)
            end->made[kept++] = end->made[i];
    if (kept == end->made_count)
        bug("a draft that is not of this end");
    end->made_count = kept;
}

const char *draft_text(const struct draft *draft, const char *column)
{
    size_t field = kinds_field(draft->record->kind, column);
    if (field == draft->record->kind->field_count)
        bug(column);
    return draft->fields[field].text;
}

void draft_title(const struct draft *draft, enum lang lang, struct buf *out)
{
    const char *code = draft_text(draft, "code");
    const char *name = draft_text(draft, "name");
    struct buf typed = {0};
    if (code[0] == '\0' && name[0] == '\0')
        buf_puts(out, draft->record->kind->label[lang]);
    else
        buf_printf(&typed, "%s%s%s", code, code[0] == '\0' || name[0] == '\0' ? "" : " ", name);
    char *masked = guard_mask(buf_text(&typed));
    buf_puts(out, masked);
    free(masked);
    buf_clear(&typed);
}

bool draft_owned(const struct draft *draft, size_t field)
{
    return draft->owner != NULL && field == draft->owner_field;
}

/* Whether END has other records than were read. They mostly stand where they
 * stood, so few of them are searched for. */
static bool end_changed(const struct draft_end *end)
{
    if (end->made_count > 0 || end->codes.count != end->base.count)
        return true;
    for (size_t i = 0; i < end->codes.count; i++)
        if (strcmp(end->codes.items[i], end->base.items[i]) != 0 &&
            cells_find(&end->base, end->codes.items[i]) == end->base.count)
            return true;
    return false;
}

bool draft_changed(const struct draft *draft)
{
    for (size_t i = 0; i < draft->record->kind->field_count; i++)
        if (strcmp(draft->fields[i].text, draft->initial[i]) != 0)
            return true;
    for (size_t i = 0; i < draft->end_count; i++)
        if (end_changed(&draft->ends[i]))
            return true;
    return false;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

/* The message of a check names the field first, as commands need it; at the
 * field itself that would be said twice. */
static const char *without_label(const char *text, const struct field *field, enum lang lang)
{
    size_t length = strlen(field->label[lang]);
    if (strncmp(text, field->label[lang], length) == 0 && strncmp(text + length, ": ", 2) == 0)
        return text + length + 2;
    return text;
}

void draft_blame(struct draft *draft, size_t field, const struct why *why)
{
    const struct field *row = &draft->record->kind->fields[field];
    free(draft->errors[field]);
    draft->errors[field] = mem_copy(without_label(why->text, row, why->lang));
}

bool draft_check(struct draft *draft, size_t field, enum lang lang)
{
    const struct field *row = &draft->record->kind->fields[field];
    const char *text = draft->fields[field].text;
    struct why why = {.lang = lang};
    struct buf value = {0};
    bool good = true;
    free(draft->errors[field]);
    draft->errors[field] = NULL;
    if (kinds_is_reference(row))
        good = check_text(text, &why);
    else if (row->required && is_blank(text))
        good = why_set(&why, "This field is needed. Enter a value.");
    else
        good = check_value(row, text, &value, &why);
    if (!good)
        draft_blame(draft, field, &why);
    buf_clear(&value);
    return good;
}

bool draft_check_all(struct draft *draft, enum lang lang, size_t *field)
{
    size_t count = draft->record->kind->field_count;
    *field = count;
    for (size_t i = 0; i < count; i++)
        if (!draft_check(draft, i, lang) && *field == count)
            *field = i;
    return *field == count;
}

void draft_rebase(struct draft *draft, struct record *newer, enum lang lang)
{
    record_free(draft->record);
    draft->record = newer;
    set_initial(draft, lang);
}
