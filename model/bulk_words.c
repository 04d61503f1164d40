/* The words of new records in the journal; those of other changes history_words.c makes. */
#include "model/bulk_inside.h"

#include "model/buf.h"
#include "model/history.h"

#include <string.h>

/* Begins a line: of the record OP, or of the same as the line before. */
static void put_head(const struct record *record, const char *op, bool again, struct buf *words)
{
    if (!again) {
        const char *code = record_value(record, "code"), *name = record_value(record, "name");
        buf_puts(words, op);
        buf_putc(words, '\t');
        buf_puts(words, record->kind->name);
        buf_putc(words, '\t');
        history_put_text(code, strlen(code), words);
        buf_putc(words, '\t');
        history_put_text(name, strlen(name), words);
    }
    buf_putc(words, '\t');
}

void bulk_put_words(const struct record *record, const struct title *const *targets,
                    const size_t *first, struct buf *words)
{
    const struct kind *kind = record->kind;
    bool added = false, linked = false;
    for (int links = 0; links < 2; links++)
        for (size_t f = 0; f < kind->field_count; f++) {
            const struct field *field = &kind->fields[f];
            const char *value = record->values[f];
            if ((field->type == TYPE_LINKS) != (links == 1) || value[0] == '\0')
                continue;
            size_t count = kinds_is_reference(field) ? first[f + 1] - first[f] : 1;
            for (size_t i = 0; i < count; i++) {
                put_head(record, links == 1 ? "link" : "add", links == 1 ? linked : added, words);
                buf_puts(words, field->column);
                buf_puts(words, "\t\t");
                if (kinds_is_reference(field))
                    history_put_title(targets[first[f] + i], words);
                else
                    history_put_text(value, strlen(value), words);
                buf_putc(words, '\n');
                added = true;
                linked = links == 1;
            }
        }
}
