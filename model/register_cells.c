/*
 * The cells of a row of the register: single values, aligned lists, and the
 * two columns that are worked out from what is linked.
 */
#include "model/compare.h"
#include "model/register.h"

#include "model/cells.h"
#include "model/countries.h"
#include "model/present.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

void register_value(struct model *m, const struct record *record, size_t field, enum lang lang,
                    struct buf *out)
{
    const struct field *def = &record->kind->fields[field];
    const char *value = record->values[field];
    if (!kinds_is_reference(def) || value[0] == '\0') {
        present_cell(def, value, lang, out);
        return;
    }
    const struct kind *kind = kinds_find(def->kind);
    if (def->type == TYPE_REF) {
        refer_name(m, kind, value, out);
        return;
    }
    struct cells codes = {0}, names = {0};
    cells_parse(value, &codes);
    for (size_t i = 0; i < codes.count; i++) {
        struct buf name = {0};
        refer_name(m, kind, codes.items[i], &name);
        cells_add(&names, buf_text(&name));
        buf_clear(&name);
    }
    cells_format(&names, out);
    cells_clear(&codes);
    cells_clear(&names);
}

/* The values of one field of all LINKED records. A list that stands alone is
 * written flat. */
static void put_aligned(struct model *m, const struct register_linked *linked, const char *column,
                        enum lang lang, struct buf *out)
{
    if (linked->count == 0)
        return;
    const struct kind *kind = linked->records[0]->kind;
    size_t field = kinds_field(kind, column);
    if (linked->count == 1 && kinds_is_list(&kind->fields[field])) {
        register_value(m, linked->records[0], field, lang, out);
        return;
    }
    struct cells values = {0};
    for (size_t i = 0; i < linked->count; i++) {
        struct buf value = {0};
        register_value(m, linked->records[i], field, lang, &value);
        cells_add(&values, buf_text(&value));
        buf_clear(&value);
    }
    cells_format(&values, out);
    cells_clear(&values);
}

/* A field of the record CODE of the kind named KIND; the caller frees it. */
static char *value_of(struct model *m, const char *kind, const char *code, const char *column)
{
    const struct kind *of = kinds_find(kind);
    struct buf value = {0};
    record_put_value(m, of, code, kinds_field(of, column), &value);
    return buf_take(&value);
}

const char *register_sensitive(struct model *m, const struct register_row *row)
{
    struct cells items = {0};
    bool sensitive = false, known = true;
    cells_parse(record_value(row->category, "items"), &items);
    for (size_t i = 0; i < items.count; i++) {
        char *class = value_of(m, "item", items.items[i], "item_class");
        sensitive = sensitive || strcmp(class, "sensitive") == 0;
        known = known && class[0] != '\0';
        free(class);
    }
    const char *answer = sensitive ? "yes" : items.count > 0 && known ? "no" : "";
    cells_clear(&items);
    return answer;
}

const char *register_sensitive_word(const char *answer, enum lang lang)
{
    static const char *const yes[] = {[LANG_EN] = "Yes", [LANG_JA] = "有"};
    static const char *const no[] = {[LANG_EN] = "No", [LANG_JA] = "無"};
    if (answer[0] == '\0')
        return "";
    return strcmp(answer, "yes") == 0 ? yes[lang] : no[lang];
}

static void add_country(struct cells *codes, const char *code)
{
    if (code[0] != '\0' && strcmp(code, "JP") != 0 && cells_find(codes, code) == codes->count)
        cells_add(codes, code);
}

/* The country stated in RECORD, else those of the parties of its field PARTY. */
static void add_countries(struct model *m, const struct record *record, const char *party,
                          struct cells *codes)
{
    const char *stated = record_value(record, "country");
    if (stated[0] != '\0') {
        add_country(codes, stated);
        return;
    }
    struct cells parties = {0};
    cells_parse(record_value(record, party), &parties);
    for (size_t i = 0; i < parties.count; i++) {
        char *country = value_of(m, "party", parties.items[i], "country");
        add_country(codes, country);
        free(country);
    }
    cells_clear(&parties);
}

void register_countries(struct model *m, const struct register_row *row, struct cells *codes)
{
    const struct register_linked *storages = &row->linked[register_group("storage")];
    const struct register_linked *entrustments = &row->linked[register_group("entrustment")];
    const struct register_linked *provisions = &row->linked[register_group("provision")];
    for (size_t i = 0; i < storages->count; i++)
        add_country(codes, record_value(storages->records[i], "country"));
    for (size_t i = 0; i < entrustments->count; i++)
        add_countries(m, entrustments->records[i], "contractor", codes);
    for (size_t i = 0; i < provisions->count; i++)
        add_countries(m, provisions->records[i], "recipients", codes);
    if (codes->count > 1)
        qsort(codes->items, codes->count, sizeof codes->items[0], compare_texts);
}

static void put_countries(struct model *m, const struct register_row *row, enum lang lang,
                          struct buf *out)
{
    struct cells codes = {0}, names = {0};
    register_countries(m, row, &codes);
    for (size_t i = 0; i < codes.count; i++)
        cells_add(&names, country_name(codes.items[i], lang));
    cells_format(&names, out);
    cells_clear(&codes);
    cells_clear(&names);
}

void register_cell(struct model *m, const struct register_row *row,
                   const struct register_column *column, enum lang lang, struct buf *out)
{
    switch (column->derived) {
    case REGISTER_SENSITIVE:
        buf_puts(out, register_sensitive_word(register_sensitive(m, row), lang));
        return;
    case REGISTER_COUNTRIES:
        put_countries(m, row, lang, out);
        return;
    case REGISTER_STORED:
        break;
    }
    size_t group = register_group(column->kind);
    if (group == REGISTER_GROUPS)
        register_value(m, row->category, kinds_field(row->category->kind, column->field), lang,
                       out);
    else
        put_aligned(m, &row->linked[group], column->field, lang, out);
}
