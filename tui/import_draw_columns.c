/*
 * Drawing the columns of an import: a line for each, what the focused one is,
 * and how records are found.
 */
#include "import/column_way.h"
#include "model/guard.h"
#include "tui/import_inside.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

enum { SIGN = 3, CERTAINTY = 13, SAMPLES_LEAST = 16, DETAIL_ROWS = 5, LOW = 8, TITLE_MOST = 30 };

/* Where the parts of a line stand; a width of 0 leaves one out. */
struct places {
    int title, title_width, field, field_width, certainty, certainty_width, samples, samples_width;
};

static struct places places_in(struct area area)
{
    struct places places = {.title = area.x + SIGN};
    int room = area.width - SIGN - 1;
    bool wide = room >= 60;
    places.title_width = wide ? room * 3 / 10 : room / 2;
    if (places.title_width > TITLE_MOST)
        places.title_width = TITLE_MOST;
    places.field = places.title + places.title_width + 1;
    places.field_width = wide ? places.title_width : room - places.title_width - 1;
    if (!wide)
        return places;
    places.certainty = places.field + places.field_width + 1;
    places.certainty_width = CERTAINTY;
    places.samples = places.certainty + CERTAINTY + 1;
    places.samples_width = area.x + area.width - 1 - places.samples;
    if (places.samples_width < SAMPLES_LEAST / 2)
        places.samples_width = 0;
    return places;
}

/* The sign of a column, so that no colour is needed: what is to be looked at
 * has '?'. */
static char sign_of(const struct headers_target *target)
{
    if (target->use == HEADERS_FIELD)
        return target->certainty == HEADER_NORMALISED ? '~' : '=';
    if (target->use == HEADERS_REMARKS)
        return '+';
    return target->use == HEADERS_NOT_KNOWN && target->near_count > 0 ? '?' : '-';
}

static const char *certainty_words(const struct headers_target *target, enum lang lang)
{
    switch (target->certainty) {
    case HEADER_CHOSEN:
        return words_in(lang, "chosen");
    case HEADER_EXACT:
        return words_in(lang, "exact");
    case HEADER_SYNONYM:
        return words_in(lang, "another word");
    case HEADER_NORMALISED:
        return words_in(lang, "but for marks");
    case HEADER_PART:
    case HEADER_UNKNOWN:
        break;
    }
    return target->near_count > 0 && target->use == HEADERS_NOT_KNOWN
               ? words_in(lang, "like others")
               : "";
}

/* Where the cells of a column go. */
static void put_use(struct app *app, const struct importing *importing, size_t column,
                    struct buf *out)
{
    const struct headers *headers = intake_headers(importing->intake);
    const struct headers_target *target = &headers->targets[column];
    const struct header_place place = headers_place(target);
    bool all = intake_options(importing->intake)->unknown_to_remarks;
    if (target->use == HEADERS_FIELD)
        header_place_label(&place, headers->is_register, app->lang, out);
    else if (target->use == HEADERS_NUMBERS)
        buf_puts(out, words_in(app->lang, "(row numbers)"));
    else if (target->use == HEADERS_JOINED)
        buf_puts(out, words_in(app->lang, "(a part of the date)"));
    else if (headers_to_remarks(headers, column, all))
        buf_puts(out, words_in(app->lang, "(remarks)"));
    else
        buf_puts(out, words_in(app->lang, "(not imported)"));
}

static void put_samples(const struct importing *importing, size_t column, struct buf *out)
{
    const struct headers *headers = intake_headers(importing->intake);
    char *samples[PLAN_SAMPLES];
    size_t count = plan_samples(intake_sheet(importing->intake), headers->row, column, samples);
    for (size_t i = 0; i < count; i++) {
        char *line = wrapped_in_one_line(samples[i]);
        buf_printf(out, "%s%s", i == 0 ? "" : " / ", line);
        free(line);
        free(samples[i]);
    }
}

static void draw_column(struct app *app, const struct importing *importing, size_t column, int y,
                        struct area area)
{
    const struct headers_target *target = import_target(importing, column);
    struct places places = places_in(area);
    bool focused = column == importing->focus[IMPORT_COLUMNS].at;
    enum role role = focused ? ROLE_SELECTED : target->use == HEADERS_FIELD ? ROLE_TEXT : ROLE_DIM;
    struct buf use = {0}, samples = {0};
    char *title = guard_mask(target->title);
    char *line = wrapped_in_one_line(title);
    put_use(app, importing, column, &use);
    canvas_put(app->canvas, y, area.x, area.width, role, focused ? ">" : "");
    canvas_printf(app->canvas, y, area.x + 1, 1, role, "%c", sign_of(target));
    canvas_put(app->canvas, y, places.title, places.title_width, role, line);
    canvas_put(app->canvas, y, places.field, places.field_width, role, buf_text(&use));
    if (places.certainty_width > 0)
        canvas_put(app->canvas, y, places.certainty, places.certainty_width, role,
                   certainty_words(target, app->lang));
    if (places.samples_width > 0) {
        put_samples(importing, column, &samples);
        canvas_put(app->canvas, y, places.samples, places.samples_width, role, buf_text(&samples));
    }
    if (focused)
        canvas_cursor(app->canvas, y, area.x);
    free(title);
    free(line);
    buf_clear(&use);
    buf_clear(&samples);
}

static void draw_heading(struct app *app, struct area area)
{
    struct places places = places_in(area);
    canvas_put(app->canvas, area.y, area.x, area.width, ROLE_DIM, "");
    canvas_put(app->canvas, area.y, places.title, places.title_width, ROLE_DIM,
               words_in(app->lang, "Column"));
    canvas_put(app->canvas, area.y, places.field, places.field_width, ROLE_DIM,
               words_in(app->lang, "Goes to"));
    if (places.certainty_width > 0)
        canvas_put(app->canvas, area.y, places.certainty, places.certainty_width, ROLE_DIM,
                   words_in(app->lang, "How sure"));
    if (places.samples_width > 0)
        canvas_put(app->canvas, area.y, places.samples, places.samples_width, ROLE_DIM,
                   words_in(app->lang, "Cells"));
}

/* How the cells of the column are read: as the person says, or as they were found
 * to hold several values. */
static void put_split(struct app *app, const struct importing *importing,
                      const struct headers_target *target, struct buf *out)
{
    struct why ignored = {0};
    struct column_way way;
    const struct plan_file *file =
        &intake_told(importing->intake)->files[intake_file(importing->intake)];
    bool said = column_way_parse(target->options, &way, &ignored);
    if (said && (way.era != 0 || way.serials || way.about)) {
        buf_printf(out, words_in(app->lang, "How cells are read: %s"),
                   import_way_words(&way, app->lang));
        buf_putc(out, '\n');
    }
    if (said && way.split != CELLS_SPLIT_AUTO) {
        buf_printf(out, words_in(app->lang, "Several values: %s, as you said."),
                   cells_split_words(way.split, app->lang));
        buf_putc(out, '\n');
        return;
    }
    for (size_t i = 0; i < file->split_count; i++)
        if (strcmp(file->splits[i].title, target->title) == 0 && file->splits[i].cells > 0) {
            buf_printf(out, words_in(app->lang, "Several values: %s, as found in %zu cells."),
                       cells_split_words(file->splits[i].split, app->lang), file->splits[i].cells);
            buf_putc(out, '\n');
        }
}

/* All that is known of the focused column. */
static void put_detail(struct app *app, const struct importing *importing, struct buf *out)
{
    const struct headers *headers = intake_headers(importing->intake);
    const struct headers_target *target =
        import_target(importing, importing->focus[IMPORT_COLUMNS].at);
    char *title = guard_mask(target->title);
    buf_printf(out, "%s\n", title);
    free(title);
    if (target->taken_by != 0) {
        char *owner = guard_mask(headers->targets[target->taken_by - 1].title);
        buf_printf(out, words_in(app->lang, "The column \"%s\" has its field already."), owner);
        buf_putc(out, '\n');
        free(owner);
    }
    for (size_t i = 0; i < target->near_count; i++) {
        buf_printf(out, "%s",
                   i == 0 ? words_in(app->lang, "It may be: ") : words_in(app->lang, ", "));
        header_place_label(&target->near[i], headers->is_register, app->lang, out);
    }
    if (target->near_count > 0)
        buf_putc(out, '\n');
    put_split(app, importing, target, out);
    buf_printf(out, "%s: ", words_in(app->lang, "Cells"));
    put_samples(importing, importing->focus[IMPORT_COLUMNS].at, out);
}

/* The columns that names are made of. */
static void put_name_of(const struct app *app, const struct headers *headers, struct buf *out)
{
    for (size_t i = 0; i < HEADERS_NAME_PARTS; i++)
        if (headers->name_of[i] < headers->count) {
            char *title = guard_mask(headers->targets[headers->name_of[i]].title);
            buf_printf(out, "%s%s", i == 0 ? "" : words_in(app->lang, ", "), title);
            free(title);
        }
}

/* By what records are found, and what becomes of empty cells and columns that
 * are not known; or why records cannot be told. */
static void draw_options(struct app *app, const struct importing *importing, struct area *area)
{
    const struct import_options *options = intake_options(importing->intake);
    const struct headers *headers = intake_headers(importing->intake);
    struct area rows = {area->y, area->x + 1, area->height > LOW ? 3 : 1, area->width - 2};
    struct buf text = {0};
    size_t key = options->key == NULL ? 0 : kinds_field_named(headers->kind, options->key);
    buf_printf(&text, words_in(app->lang, "Header in row %zu."),
               sheet_at(intake_sheet(importing->intake), headers->row)->number);
    buf_printf(&text, words_in(app->lang, " Records are found by %s."),
               options->key == NULL               ? words_in(app->lang, "code, then name")
               : key < headers->kind->field_count ? headers->kind->fields[key].label[app->lang]
                                                  : options->key);
    if (headers->name_of[0] < headers->count) {
        struct buf names = {0};
        put_name_of(app, headers, &names);
        buf_printf(&text, words_in(app->lang, " Names are made of %s."), buf_text(&names));
        buf_clear(&names);
    }
    buf_puts(&text, options->empty_clears
                        ? words_in(app->lang, " Empty cells clear what is there.")
                        : words_in(app->lang, " Empty cells leave what is there."));
    bool refused = importing->refusal != NULL;
    int used = wrapped_draw(app->canvas, rows, refused ? ROLE_ERROR : ROLE_TEXT,
                            refused ? importing->refusal : buf_text(&text), 0);
    area->y += used;
    area->height -= used;
    buf_clear(&text);
}

void import_draw_columns(struct app *app, struct importing *importing, struct area area)
{
    size_t count = import_rows(importing);
    struct buf detail = {0};
    draw_options(app, importing, &area);
    put_detail(app, importing, &detail);
    import_draw_detail(app, &area, DETAIL_ROWS, buf_text(&detail));
    buf_clear(&detail);
    draw_heading(app, area);
    area.y++;
    area.height--;
    struct focus *focus = &importing->focus[IMPORT_COLUMNS];
    focus_show(focus, area, count);
    for (size_t i = focus->first; i < focus_end(focus, count); i++)
        draw_column(app, importing, i, focus_y(focus, i), area);
}
