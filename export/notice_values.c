/* What stands in fields, as notices say it. See notice_inside.h. */
#include "export/notice_inside.h"

#include "model/mem.h"
#include "model/present.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

bool writing_flag(const struct record *record, const char *column)
{
    return writing_is(record, column, "yes");
}

bool writing_is(const struct record *record, const char *column, const char *value)
{
    return strcmp(record_value(record, column), value) == 0;
}

bool writing_empty(const struct record *record, const char *column)
{
    return record_value(record, column)[0] == '\0';
}

/* The fields that hold a record's words in notices, the first that is filled
 * counts; then comes the name. */
struct naming {
    const char *kind;
    const char *columns[2][2]; /* by enum lang */
};

/* clang-format off */
static const struct naming namings[] = {
    {"category", {[LANG_EN] = {"public_name", NULL}, [LANG_JA] = {"public_name", NULL}}},
    {"purpose", {[LANG_EN] = {"wording_en", "wording"}, [LANG_JA] = {"wording", NULL}}},
};
/* clang-format on */

const char *writing_name(const struct writing *w, const struct record *record)
{
    for (size_t i = 0; i < sizeof namings / sizeof namings[0]; i++) {
        if (strcmp(namings[i].kind, record->kind->name) != 0)
            continue;
        for (size_t c = 0; c < 2 && namings[i].columns[w->lang][c] != NULL; c++)
            if (!writing_empty(record, namings[i].columns[w->lang][c]))
                return record_value(record, namings[i].columns[w->lang][c]);
    }
    return record_value(record, "name");
}

/* The place of a clause or purpose in notices; what has none comes last. */
static long place_of(const struct record *record)
{
    const char *position = record_value(record, "position");
    return position[0] == '\0' ? LONG_MAX : strtol(position, NULL, 10);
}

void writing_sort(const struct record **records, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct record *record = records[i];
        size_t at = i;
        for (; at > 0 && place_of(records[at - 1]) > place_of(record); at--)
            records[at] = records[at - 1];
        records[at] = record;
    }
}

const struct record **writing_targets(struct writing *w, const struct record *record,
                                      const char *column, size_t *count)
{
    const struct field *field = &record->kind->fields[kinds_field(record->kind, column)];
    struct cells codes = {0};
    if (field->type == TYPE_LINKS)
        cells_parse(record_value(record, column), &codes);
    else
        cells_add(&codes, record_value(record, column));
    const struct record **targets = mem_new(codes.count + 1, sizeof *targets);
    *count = 0;
    for (size_t i = 0; i < codes.count; i++) {
        const struct record *target = shelves_find(w->shelves, field->kind, codes.items[i]);
        if (target != NULL &&
            (strcmp(field->kind, "category") != 0 || writing_has_category(w, target)))
            targets[(*count)++] = target;
    }
    cells_clear(&codes);
    return targets;
}

void writing_join(const struct writing *w, struct buf *out, const char *what)
{
    if (what[0] == '\0')
        return;
    if (out->length > 0)
        buf_puts(out, words_in(w->lang, ", "));
    buf_puts(out, what);
}

static void put_choices(const struct writing *w, const struct field *field, const char *value,
                        struct buf *out)
{
    struct cells values = {0};
    cells_parse(value, &values);
    for (size_t i = 0; i < values.count; i++) {
        const struct choice *choice = kinds_choice(field, values.items[i]);
        writing_join(w, out, choice == NULL ? values.items[i] : choice->label[w->lang]);
    }
    cells_clear(&values);
}

void writing_value(struct writing *w, const struct record *record, const char *column,
                   struct buf *out)
{
    const struct field *field = &record->kind->fields[kinds_field(record->kind, column)];
    if (field->type == TYPE_CHOICES) {
        put_choices(w, field, record_value(record, column), out);
        return;
    }
    if (!kinds_is_reference(field)) {
        struct buf text = {0};
        present_text(shelves_model(w->shelves), field, record_value(record, column), w->lang,
                     &text);
        writing_join(w, out, buf_text(&text));
        buf_clear(&text);
        return;
    }
    size_t count;
    const struct record **targets = writing_targets(w, record, column, &count);
    for (size_t i = 0; i < count; i++)
        writing_join(w, out, writing_name(w, targets[i]));
    free(targets);
}

void writing_lines(struct writing *w, const struct record *record, const char *column,
                   struct buf *out)
{
    size_t count;
    const struct record **targets = writing_targets(w, record, column, &count);
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s%s", out->length == 0 ? "" : "\n", writing_name(w, targets[i]));
    free(targets);
}

void writing_items(struct writing *w, const struct record *record, struct buf *out)
{
    writing_value(w, record, "items", out);
    if (!writing_empty(record, "items_wording"))
        buf_printf(out, "%s%s", out->length > 0 ? "\n" : "", record_value(record, "items_wording"));
}
