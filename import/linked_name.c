/*
 * The name follows the field that tells records of the kind apart: who
 * receives, who works, how long, in which way. Where that is empty the wording
 * is taken, else the name of the kind.
 */
#include "import/linked_name.h"

#include "model/cells.h"
#include "model/present.h"
#include "model/refer.h"

#include <string.h>

/* By kind: the field that tells its records apart, and the name with it: %1$s
 * is the category, %2$s the field as people read it. */
struct pattern {
    const char *kind;
    const char *column;
    const char *format;
};

static const struct pattern patterns[] = {
    {"acquisition", "way", N_("%1$s: acquisition (%2$s)")},
    {"provision", "recipients", N_("%1$s → %2$s")},
    {"entrustment", "contractor", N_("%1$s → %2$s")},
    {"joint_use", "users", N_("%1$s → %2$s")},
    {"retention", "period", N_("%1$s: retention %2$s")},
};

/* The records that VALUE of FIELD names, divided as in a sentence. */
static void put_names(struct model *m, const struct field *field, const char *value, enum lang lang,
                      struct buf *out)
{
    struct cells codes = {0};
    cells_parse(value, &codes);
    for (size_t i = 0; i < codes.count; i++) {
        buf_puts(out, i == 0 ? "" : words_in(lang, ", "));
        refer_name(m, kinds_find(field->kind), codes.items[i], out);
    }
    cells_clear(&codes);
}

static const struct pattern *pattern_of(const struct kind *kind)
{
    const struct pattern *pattern = patterns;
    while (strcmp(pattern->kind, kind->name) != 0)
        pattern++;
    return pattern;
}

size_t linked_name_field(const struct kind *kind)
{
    return kinds_field(kind, pattern_of(kind)->column);
}

void linked_name_words(const struct kind *kind, const char *category, const char *text,
                       enum lang lang, struct buf *out)
{
    if (text[0] == '\0')
        buf_printf(out, words_in(lang, "%1$s: %2$s"), category, kind->label[lang]);
    else
        buf_printf(out, words_in(lang, pattern_of(kind)->format), category, text);
}

void linked_name(struct model *m, const struct record *category, const struct record *record,
                 enum lang lang, struct buf *out)
{
    const struct kind *kind = record->kind;
    size_t number = linked_name_field(kind);
    const struct field *field = &kind->fields[number];
    struct buf text = {0};
    if (kinds_is_reference(field))
        put_names(m, field, record->values[number], lang, &text);
    else
        present_text(m, field, record->values[number], lang, &text);
    size_t wording = kinds_field(kind, "wording");
    if (text.length == 0 && wording < kind->field_count)
        buf_puts(&text, record->values[wording]);
    linked_name_words(kind, record_value(category, "name"), buf_text(&text), lang, out);
    buf_clear(&text);
}
