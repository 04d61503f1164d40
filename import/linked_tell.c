/* What an import changed in linked records, for the plan. See linked.h. */
#include "import/linked.h"

#include "model/present.h"

#include <string.h>

/* The column of a register that TARGET is; false where it belongs to the
 * category itself, is worked out, or is no field. */
static bool is_linked(const struct headers_target *target, struct register_column *column)
{
    if (target->kind == NULL || target->derived != REGISTER_STORED ||
        register_group(target->kind->name) == REGISTER_GROUPS)
        return false;
    *column = (struct register_column){.kind = target->kind->name,
                                       .field = target->kind->fields[target->field].column};
    return true;
}

void linked_cells(struct load *load, const struct load_file *file, const struct register_row *row,
                  struct cells *out)
{
    for (size_t i = 0; i < file->headers.count; i++) {
        struct register_column column;
        struct buf cell = {0};
        if (!is_linked(&file->headers.targets[i], &column))
            continue;
        register_cell(load->m, row, &column, load->options->lang, &cell);
        cells_add(out, buf_text(&cell));
        buf_clear(&cell);
    }
}

/* Adds the cell TEXT of FIELD as people read it; a value of a list is a list by
 * itself. */
static void put_shown(const struct load *load, const struct field *field, const char *text,
                      struct buf *out)
{
    struct cells values = {0};
    enum lang lang = load->options->lang;
    cells_parse(text, &values);
    for (size_t i = 0; i < values.count; i++) {
        struct cells parts = {0};
        buf_puts(out, i == 0 ? "" : " / ");
        if (kinds_is_list(field))
            cells_parse(values.items[i], &parts);
        else
            cells_add(&parts, values.items[i]);
        for (size_t k = 0; k < parts.count; k++) {
            buf_puts(out, k == 0 ? "" : words_in(lang, ", "));
            if (field->type == TYPE_PERIOD || field->type == TYPE_DATE)
                present_text(load->m, field, parts.items[k], lang, out);
            else
                buf_puts(out, parts.items[k]);
        }
        cells_clear(&parts);
    }
    cells_clear(&values);
}

void linked_tell(const struct load *load, const struct load_file *file, struct plan_row *plan,
                 const struct cells *old, const struct cells *new)
{
    size_t at = 0;
    for (size_t i = 0; i < file->headers.count; i++) {
        struct register_column column;
        if (!is_linked(&file->headers.targets[i], &column))
            continue;
        const char *before = old->count == 0 ? "" : old->items[at];
        if (strcmp(before, new->items[at]) != 0) {
            const struct headers_target *target = &file->headers.targets[i];
            const struct field *field = &target->kind->fields[target->field];
            struct buf was = {0}, is = {0};
            put_shown(load, field, before, &was);
            put_shown(load, field, new->items[at], &is);
            plan_change(plan, target->title, buf_text(&was), buf_text(&is));
            buf_clear(&was);
            buf_clear(&is);
        }
        at++;
    }
}
