/*
 * Duplicating a record: a draft of a new one that begins with what another one
 * holds. What was reviewed, approved, counted or signed was so for the other
 * one alone and is left out; a choice of that sort begins anew with its first
 * value, such as a draft.
 */
#include "tui/draft.h"

#include "model/buf.h"

#include <string.h>

/* The text with which FIELD of a duplicate of RECORD begins. */
static void add_text(const struct record *record, size_t number, enum lang lang, struct buf *out)
{
    const struct field *field = &record->kind->fields[number];
    const char *value = record->values[number];
    if (field->type == TYPE_CODE)
        return;
    if (strcmp(field->column, "name") == 0)
        buf_printf(out, words_in(lang, "%s (copy)"), value);
    else if (!field->own)
        draft_text_of(field, value, lang, out);
    else if (field->type == TYPE_CHOICE && value[0] != '\0')
        buf_puts(out, field->choices[0].value);
}

/* A record may stand in any number of lists; what refers to one record alone
 * would be taken away from the other. */
static void take_ends(struct draft *copy, const struct draft *other)
{
    for (size_t i = 0; i < copy->end_count; i++) {
        const struct kinds_reference *through = &copy->ends[i].through;
        const struct cells *codes = &other->ends[i].codes;
        if (through->kind->fields[through->field].type != TYPE_LINKS)
            continue;
        for (size_t k = 0; k < codes->count; k++)
            cells_add(&copy->ends[i].codes, codes->items[k]);
    }
}

static void fill(struct draft *draft, size_t field, const char *text)
{
    edit_clear(&draft->fields[field]);
    edit_init(&draft->fields[field], text, draft->record->kind->fields[field].type == TYPE_NOTE);
}

void draft_fill(struct draft *draft, const char *column, const char *text)
{
    fill(draft, kinds_field(draft->record->kind, column), text);
}

struct draft *draft_copy(struct model *m, const struct kind *kind, int64_t id, struct why *why)
{
    struct draft *other = draft_new(m, kind, id, why);
    struct draft *copy = other == NULL ? NULL : draft_new(m, kind, 0, why);
    for (size_t i = 0; copy != NULL && i < kind->field_count; i++) {
        struct buf text = {0};
        add_text(other->record, i, why->lang, &text);
        fill(copy, i, buf_text(&text));
        buf_clear(&text);
    }
    if (copy != NULL)
        take_ends(copy, other);
    draft_free(other);
    return copy;
}
