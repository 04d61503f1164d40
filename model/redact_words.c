/* The words of the journal without an erased text. See redact_inside.h. */
#include "model/redact_inside.h"

#include "model/buf.h"
#include "model/history.h"
#include "model/mem.h"
#include "model/redact.h"

#include <stdlib.h>
#include <string.h>

/* One of the erased texts itself. */
static bool is_erased(const struct redaction *r, const char *text)
{
    return cells_find(&r->texts, text) < r->texts.count;
}

/* Puts the mark for *TEXT, or for what follows a code of the record in it
 * where it is a title ("C-0001 name"). */
static bool mask_text(const struct redaction *r, char **text, bool title)
{
    size_t code = title ? strcspn(*text, " ") : 0;
    const char *name = title && (*text)[code] == ' ' ? *text + code + 1 : *text;
    if (!is_erased(r, name))
        return false;
    char *known = mem_copy_bytes(*text, code);
    bool ours = !title || cells_find(&r->codes, known) < r->codes.count;
    free(known);
    if (!ours)
        return false;
    struct buf masked = {0};
    buf_add(&masked, *text, (size_t)(name - *text));
    buf_puts(&masked, redact_mark);
    free(*text);
    *text = buf_take(&masked);
    return true;
}

/* Masks LINE where it tells of the record and field, or names the record. */
static bool mask_line(const struct redaction *r, struct history_line *line)
{
    const struct kind *kind = kinds_find(line->kind);
    bool is_name = strcmp(r->field->column, "name") == 0;
    bool ours = kind == r->kind && cells_find(&r->codes, line->code) < r->codes.count;
    bool masked = false;
    if (ours && strcmp(line->column, r->field->column) == 0) {
        masked = mask_text(r, &line->old, false);
        masked |= mask_text(r, &line->new, false);
    }
    if (ours && is_name)
        masked |= mask_text(r, &line->name, false);
    size_t number = kind == NULL ? 0 : kinds_field(kind, line->column);
    if (is_name && kind != NULL && number < kind->field_count &&
        kinds_is_reference(&kind->fields[number]) &&
        strcmp(kind->fields[number].kind, r->kind->name) == 0) {
        masked |= mask_text(r, &line->old, true);
        masked |= mask_text(r, &line->new, true);
    }
    return masked;
}

char *redact_words(const struct redaction *r, const char *words, bool *changed)
{
    struct buf out = {0};
    struct history_line line = {0};
    while (history_next(&words, &line)) {
        *changed |= mask_line(r, &line);
        history_put(&line, &out);
    }
    return buf_take(&out);
}
