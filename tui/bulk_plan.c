/*
 * What editing together would do: planned anew whenever the order is another,
 * looked at while no key comes, and told in words.
 */
#include "model/glyphs.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "model/present.h"
#include "tui/bulk_inside.h"

#include <stdlib.h>
#include <string.h>

enum { PIECE = 200 /* records */, VALUE_MOST = 40 /* columns */, FROM_SHOWN = 12 };

void bulk_forget_plan(struct bulk *bulk)
{
    several_free(bulk->plan);
    free(bulk->refusal);
    free(bulk->planned);
    bulk->plan = NULL;
    bulk->refusal = bulk->planned = NULL;
    bulk->outdated = false;
}

/* Adds the value as typed or picked, and to MAKING the names of what is made for
 * it. */
static void add_value(const struct bulk *bulk, enum lang lang, struct buf *out,
                      struct cells *making)
{
    if (!bulk->other_end) {
        buf_puts(out, bulk->form.draft->fields[bulk->number].text);
        return;
    }
    const struct draft_end *end = &bulk->form.draft->ends[bulk->number];
    cells_format(&end->codes, out);
    for (size_t i = 0; i < end->made_count; i++) {
        struct buf title = {0};
        draft_title(end->made[i], lang, &title);
        cells_add(making, buf_text(&title));
        buf_clear(&title);
    }
}

static void plan(struct app *app, struct bulk *bulk, const char *value, const struct cells *making)
{
    struct why why = app_why(app);
    struct several_order order = {
        .kind = bulk_kind(bulk),
        .field = {bulk_kind(bulk), bulk->number},
        .other_end = bulk->other_end,
        .way = bulk->way,
        .value = value,
        .making = making,
    };
    if (bulk->other_end)
        order.field = bulk->form.draft->ends[bulk->number].through;
    bulk->plan = several_new(app->model, &order, bulk->ids, bulk->count, &why);
    if (bulk->plan == NULL)
        bulk->refusal = mem_copy(why.text);
}

void bulk_plan(struct app *app, struct bulk *bulk)
{
    struct buf value = {0}, order = {0};
    struct cells making = {0};
    if (!bulk->chosen || !app_read(app))
        return;
    add_value(bulk, app->lang, &value, &making);
    buf_printf(&order, "%d %d %zu %s\n", (int)bulk->way, bulk->other_end, bulk->number,
               buf_text(&value));
    cells_format(&making, &order);
    if (bulk->outdated && app->top == &bulk->form.pane)
        bulk_forget_plan(bulk);
    if (bulk->planned == NULL || strcmp(bulk->planned, buf_text(&order)) != 0) {
        bulk_forget_plan(bulk);
        plan(app, bulk, buf_text(&value), &making);
        bulk->planned = buf_take(&order);
    }
    app_read_end(app);
    buf_clear(&value);
    buf_clear(&order);
    cells_clear(&making);
}

bool bulk_look(struct app *app, struct bulk *bulk)
{
    struct why why = app_why(app);
    bulk_plan(app, bulk);
    if (bulk->plan == NULL || bulk->plan->looked == bulk->plan->count || !app_read(app))
        return false;
    bool read = several_look(app->model, bulk->plan, PIECE, &why);
    if (!read)
        app_unread(app, &why);
    app_read_end(app);
    return read && bulk->plan->looked < bulk->plan->count;
}

/* Adds VALUE of the plan's field in one line, a long one cut. */
static void add_short(struct app *app, const struct several *several, const char *value,
                      struct buf *out)
{
    struct buf text = {0};
    present_text(app->model, &several->field, value, app->lang, &text);
    for (char *end = text.text; end != NULL && (end = strchr(end, '\n')) != NULL;)
        *end = ' ';
    if (text.length == 0)
        buf_puts(out, words_in(app->lang, "(not stated)"));
    size_t length = glyph_cut(buf_text(&text), VALUE_MOST, app->canvas->ambiguous, NULL);
    buf_add(out, buf_text(&text), length);
    buf_puts(out, length < text.length ? ".." : "");
    buf_clear(&text);
}

/* Adds what a list gets; what else is in it stays, and need not be read. */
static void add_gain(struct app *app, const struct several *several,
                     const struct several_from *from, struct buf *out)
{
    struct cells before = {0}, after = {0}, gain = {0};
    struct buf cell = {0};
    cells_parse(from->before, &before);
    cells_parse(from->after, &after);
    for (size_t i = 0; i < after.count; i++)
        if (cells_find(&before, after.items[i]) == before.count)
            cells_add(&gain, after.items[i]);
    cells_format(&gain, &cell);
    buf_puts(out, "+ ");
    add_short(app, several, buf_text(&cell), out);
    cells_clear(&before);
    cells_clear(&after);
    cells_clear(&gain);
    buf_clear(&cell);
}

/* Adds the old values with what they become: "5 years -> 3 years (2)". */
static void add_from(struct app *app, const struct several *several, struct buf *out)
{
    size_t others = several->from_others;
    for (size_t i = 0; i < several->from_count; i++) {
        const struct several_from *from = &several->from[i];
        if (i >= FROM_SHOWN) {
            others += from->count;
            continue;
        }
        buf_puts(out, "\n- ");
        add_short(app, several, from->before, out);
        buf_puts(out, " -> ");
        if (several->order.way == SEVERAL_ADD)
            add_gain(app, several, from, out);
        else
            add_short(app, several, from->after, out);
        buf_printf(out, words_count(app->lang, " (%s record)", " (%s records)", from->count),
                   count_text((int64_t)from->count).text);
    }
    if (others > 0) {
        buf_puts(out, "\n- ");
        buf_printf(out, words_count(app->lang, "%s more record", "%s more records", others),
                   count_text((int64_t)others).text);
    }
}

static void add_refused(struct app *app, const struct several *several, struct buf *out)
{
    if (several->refused == 0)
        return;
    buf_puts(out, "\n");
    buf_printf(out,
               words_count(app->lang, "%s record cannot be changed and stays as it is:",
                           "%s records cannot be changed and stay as they are:", several->refused),
               count_text((int64_t)several->refused).text);
    for (size_t i = 0; i < several->refusal_count; i++) {
        const struct several_refused *refused = &several->refusals[i];
        buf_printf(out, "\n- %s%s%s", refused->title, refused->title[0] == '\0' ? "" : ": ",
                   refused->text);
    }
}

void bulk_preview(struct app *app, const struct bulk *bulk, struct buf *out)
{
    const struct several *several = bulk->plan;
    if (several == NULL)
        return;
    if (several->looked < several->count) {
        buf_printf(out, words_in(app->lang, "Looking at the records: %s of %s .."),
                   count_text((int64_t)several->looked).text,
                   count_text((int64_t)several->count).text);
        buf_puts(out, "\n");
    }
    buf_printf(
        out, words_count(app->lang, "%s record changes.", "%s records change.", several->changing),
        count_text((int64_t)several->changing).text);
    if (several->same > 0)
        buf_printf(
            out,
            words_count(app->lang, " %s stays as it is.", " %s stay as they are.", several->same),
            count_text((int64_t)several->same).text);
    add_from(app, several, out);
    add_refused(app, several, out);
}
