/* See present.h. A value that is no longer among the choices is shown as it
 * stands: nothing is hidden from the person. */
#include "model/present.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/countries.h"
#include "model/dates.h"
#include "model/inside.h"
#include "model/numbers.h"
#include "model/periods.h"

#include <string.h>

static const char *choice_label(const struct field *field, const char *value, enum lang lang)
{
    const struct choice *choice = kinds_choice(field, value);
    return choice == NULL ? value : choice->label[lang];
}

/* The labels of a cell of choices, as a cell again or divided by " / ". */
static void put_choices(const struct field *field, const char *value, enum lang lang, bool cell,
                        struct buf *out)
{
    struct cells values = {0}, labels = {0};
    cells_parse(value, &values);
    for (size_t i = 0; i < values.count; i++) {
        const char *label = choice_label(field, values.items[i], lang);
        if (cell)
            cells_add(&labels, label);
        else
            buf_printf(out, "%s%s", i == 0 ? "" : " / ", label);
    }
    cells_format(&labels, out);
    cells_clear(&values);
    cells_clear(&labels);
}

bool present_is_plain(enum type type)
{
    return type != TYPE_CHOICE && type != TYPE_CHOICES && type != TYPE_FLAG;
}

void present_cell(const struct field *field, const char *value, enum lang lang, struct buf *out)
{
    if (value[0] == '\0')
        return;
    switch (field->type) {
    case TYPE_CHOICE:
        buf_puts(out, choice_label(field, value, lang));
        break;
    case TYPE_CHOICES:
        put_choices(field, value, lang, true, out);
        break;
    case TYPE_FLAG:
        flag_format(value, lang, out);
        break;
    case TYPE_CODE:
    case TYPE_TEXT:
    case TYPE_NOTE:
    case TYPE_URL:
    case TYPE_DATE:
    case TYPE_PERIOD:
    case TYPE_COUNT:
    case TYPE_COUNTRY:
    case TYPE_REF:
    case TYPE_LINKS:
        buf_puts(out, value);
        break;
    }
}

static void put_name(struct model *m, const struct kind *kind, const char *code, struct buf *out)
{
    struct buf sql = {0};
    buf_printf(&sql, "SELECT name FROM %s WHERE code = :code", kind->name);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    db_bind_text(st, ":code", code);
    if (db_step(st)) {
        buf_puts(out, db_text_at(st, 0));
        db_done(st);
    } else {
        buf_puts(out, code);
    }
    buf_clear(&sql);
}

static void put_names(struct model *m, const struct field *field, const char *value,
                      struct buf *out)
{
    struct cells codes = {0};
    if (field->type == TYPE_LINKS)
        cells_parse(value, &codes);
    else
        cells_add(&codes, value);
    for (size_t i = 0; i < codes.count; i++) {
        buf_puts(out, i == 0 ? "" : " / ");
        put_name(m, kinds_find(field->kind), codes.items[i], out);
    }
    cells_clear(&codes);
}

void present_text(struct model *m, const struct field *field, const char *value, enum lang lang,
                  struct buf *out)
{
    if (value[0] == '\0')
        return;
    switch (field->type) {
    case TYPE_DATE:
        date_format(value, lang, out);
        break;
    case TYPE_PERIOD:
        period_format(value, lang, out);
        break;
    case TYPE_COUNT:
        count_format(value, out);
        break;
    case TYPE_COUNTRY:
        buf_puts(out, country_name(value, lang));
        break;
    case TYPE_CHOICES:
        put_choices(field, value, lang, false, out);
        break;
    case TYPE_REF:
    case TYPE_LINKS:
        put_names(m, field, value, out);
        break;
    case TYPE_CHOICE:
    case TYPE_FLAG:
    case TYPE_CODE:
    case TYPE_TEXT:
    case TYPE_NOTE:
    case TYPE_URL:
        present_cell(field, value, lang, out);
        break;
    }
}
