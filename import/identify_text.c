/*
 * What a row calls its record, and how the plan calls it.
 */
#include "import/load.h"

#include "model/guard.h"

#include <stdlib.h>

/* Makes the name of the row of the columns that name it together. Their cells
 * stand as they are: how they are split depends on the other rows. */
static const char *make_name(const struct load_file *file, size_t row, struct buf *scratch)
{
    struct buf cell = {0}, parts = {0};
    const struct headers *headers = &file->headers;
    struct load_file whole = *file;
    whole.columns = NULL;
    for (size_t i = 0; i < HEADERS_NAME_PARTS; i++) {
        const char *text = "";
        if (headers->name_of[i] < headers->count)
            text = load_text(&whole, row, headers->name_of[i], &cell);
        buf_printf(&parts, "%s%s", parts.length > 0 && text[0] != '\0' ? " / " : "", text);
    }
    for (size_t i = 0; i < parts.length; i++)
        if (parts.text[i] == '\n')
            parts.text[i] = ' ';
    buf_empty(scratch);
    buf_puts(scratch, buf_text(&parts));
    buf_clear(&cell);
    buf_clear(&parts);
    return buf_text(scratch);
}

const char *identify_text(const struct load_file *file, size_t row, size_t field,
                          struct buf *scratch)
{
    const struct headers *headers = &file->headers;
    if (headers->name_of[0] < headers->count && field == kinds_field(headers->kind, "name"))
        return make_name(file, row, scratch);
    size_t at = headers_find(headers, headers->kind, field);
    return at == headers->count ? "" : load_text(file, row, at, scratch);
}

const char *identify_called(const struct load *load, const struct load_file *file, size_t row,
                            struct buf *scratch)
{
    size_t field = kinds_field(file->headers.kind, load->by_code ? "code" : "name");
    return identify_text(file, row, field, scratch);
}

void identify_tell(struct load_file *file, size_t row, const char *code, const char *name)
{
    struct plan_row *plan = plan_row(file->plan, row);
    free(plan->code);
    free(plan->name);
    plan->code = guard_mask(code);
    plan->name = guard_mask(name);
}
