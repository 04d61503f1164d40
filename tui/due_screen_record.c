/*
 * Recording a disposal from the calendar: the form of its kind, begun with what
 * the line knows. When, by whom and with which certificate is for the person to
 * say; without a date the line stays.
 */
#include "model/cells.h"
#include "model/mem.h"
#include "model/record.h"
#include "model/refer.h"
#include "tui/draft.h"
#include "tui/due_screen_inside.h"
#include "tui/form.h"

#include <stdlib.h>

/* Adds the codes of the items to which the rule of LINE is limited, as a cell. */
static void put_items(struct app *app, const struct due_line *line, struct buf *out)
{
    struct cells codes = {0};
    for (size_t i = 0; i < line->rule->item_count; i++) {
        struct buf code = {0};
        refer_code(app->model, kinds_find("item"), line->rule->items[i], &code);
        if (code.length > 0)
            cells_add(&codes, code.text);
        buf_clear(&code);
    }
    cells_format(&codes, out);
    cells_clear(&codes);
}

/* Adds the code of the place in which the category of LINE is stored; nothing
 * where there are several: which of them was emptied is not known. */
static void put_storage(struct app *app, const struct due_line *line, struct buf *out)
{
    struct why why = app_why(app);
    struct record *category = record_load(app->model, kinds_find("category"), line->category, &why);
    struct cells codes = {0};
    if (category != NULL)
        cells_parse(record_value(category, "storages"), &codes);
    if (codes.count == 1)
        buf_puts(out, codes.items[0]);
    cells_clear(&codes);
    record_free(category);
}

static void fill(struct app *app, const struct due_line *line, struct draft *draft)
{
    struct buf name = {0}, items = {0}, storage = {0};
    buf_printf(&name, words_in(app->lang, N_("Disposal: %s")), line->category_name);
    put_items(app, line, &items);
    put_storage(app, line, &storage);
    draft_begin_with(draft, "name", buf_text(&name));
    draft_begin_with(draft, "category", line->category_code);
    draft_begin_with(draft, "items", buf_text(&items));
    draft_begin_with(draft, "storage", buf_text(&storage));
    draft_begin_with(draft, "method", line->rule->disposal_method);
    buf_clear(&name);
    buf_clear(&items);
    buf_clear(&storage);
}

enum outcome due_screen_record(struct app *app, const struct due_line *line)
{
    struct why why = app_why(app);
    if (!app_read(app))
        return REDRAW;
    struct draft *draft = draft_new(app->model, kinds_find("disposal"), 0, &why);
    if (draft != NULL)
        fill(app, line, draft);
    app_read_end(app);
    if (draft == NULL) {
        app_refuse(app, &why);
        return REDRAW;
    }
    form_open_draft(app, draft);
    form_go(app, "disposed_on");
    return REDRAW;
}
