/*
 * The second step of an import: where the columns go, how their cells are read,
 * by what rows find their records. Each change is checked at once.
 */
#include "import/column_way.h"
#include "model/dates.h"
#include "model/guard.h"
#include "model/mem.h"
#include "tui/import_inside.h"
#include "tui/picker.h"

#include <stdlib.h>
#include <string.h>

/* The ids of rows that are no fields. */
static const char left_out[] = "-", remarks[] = "+";

static enum outcome field_chosen(struct app *app, struct picker *picker)
{
    struct importing *importing = import_top(app);
    const char *id = picker_picked(picker);
    struct header_place place = {0};
    struct why why = app_why(app);
    enum headers_use use = HEADERS_FIELD;
    if (id == NULL)
        return REDRAW;
    if (strcmp(id, left_out) == 0)
        use = HEADERS_IGNORED;
    else if (strcmp(id, remarks) == 0)
        use = HEADERS_REMARKS;
    else if (!header_place_parse(id, NULL, &place, &why))
        bug("a field that was offered cannot be read");
    if (!intake_choose(importing->intake, importing->focus[IMPORT_COLUMNS].at, use, &place, &why)) {
        app_refuse(app, &why);
        return REDRAW;
    }
    import_check(app, importing);
    return REDRAW;
}

/* The header of the column that has PLACE already, or "". */
static char *owner_of(const struct headers *headers, const struct header_place *place)
{
    for (size_t i = 0; i < headers->count; i++) {
        const struct header_place other = headers_place(&headers->targets[i]);
        if (other.kind != NULL && header_place_is(&other, place))
            return guard_mask(headers->targets[i].title);
    }
    return mem_copy("");
}

static void add_place(struct app *app, const struct headers *headers, struct picker *picker,
                      const struct header_place *place)
{
    struct buf id = {0}, label = {0};
    char *owner = owner_of(headers, place);
    header_place_name(place, &id);
    header_place_label(place, headers->is_register, app->lang, &label);
    picker_add_extra(picker, buf_text(&id), buf_text(&label), owner,
                     &(struct picker_extra){.words = buf_text(&id)});
    free(owner);
    buf_clear(&id);
    buf_clear(&label);
}

/* The fields that rows may have, under the kinds that they belong to. */
static void add_fields(struct app *app, const struct headers *headers, struct picker *picker)
{
    const struct kind *last = NULL;
    size_t count = headers->is_register ? register_columns_count : headers->kind->field_count;
    for (size_t i = 0; i < count; i++) {
        struct header_place place = {headers->kind, i, REGISTER_STORED};
        if (headers->is_register) {
            const struct register_column *column = &register_columns[i];
            if (column->derived != REGISTER_STORED)
                continue;
            place.kind = kinds_find(column->kind);
            place.field = kinds_field(place.kind, column->field);
        }
        if (place.kind != last)
            picker_heading(picker, place.kind->label[app->lang]);
        last = place.kind;
        add_place(app, headers, picker, &place);
    }
}

enum outcome import_act_choose(struct app *app)
{
    const struct importing *importing = import_top(app);
    const struct headers *headers = intake_headers(importing->intake);
    if (import_rows(importing) == 0 || headers->own)
        return STAY;
    const struct headers_target *target =
        import_target(importing, importing->focus[IMPORT_COLUMNS].at);
    char *title = guard_mask(target->title);
    struct picker *picker = picker_new(title, field_chosen);
    free(title);
    if (target->near_count > 0)
        picker_heading(picker, words_in(app->lang, "It may be"));
    for (size_t i = 0; i < target->near_count; i++)
        add_place(app, headers, picker, &target->near[i]);
    picker_heading(picker, words_in(app->lang, "No field"));
    picker_add(picker, left_out, words_in(app->lang, "Do not import"), "");
    picker_add(picker, remarks, words_in(app->lang, "Into the remarks"), "");
    add_fields(app, headers, picker);
    if (target->use == HEADERS_FIELD) {
        const struct header_place place = headers_place(target);
        struct buf id = {0};
        header_place_name(&place, &id);
        picker_focus(picker, buf_text(&id));
        buf_clear(&id);
    }
    picker_open(app, picker);
    return REDRAW;
}

/* Adds what names are made of, which stands beside how cells are read. */
static void keep_name(const char *before, struct buf *options)
{
    struct why ignored = {0};
    struct column_way way;
    struct buf plain = {0};
    if (column_way_parse(before, &way, &ignored))
        column_way_format(&way, &plain);
    if (strlen(before) > plain.length && strstr(before, "name") != NULL)
        buf_printf(options, "%sname", options->length == 0 ? "" : " ");
    buf_clear(&plain);
}

static enum outcome way_chosen(struct app *app, struct picker *picker)
{
    struct importing *importing = import_top(app);
    size_t column = importing->focus[IMPORT_COLUMNS].at;
    const char *id = picker_picked(picker);
    struct buf options = {0};
    if (id == NULL)
        return REDRAW;
    buf_puts(&options, id);
    keep_name(import_target(importing, column)->options, &options);
    intake_way(importing->intake, column, buf_text(&options));
    buf_clear(&options);
    import_check(app, importing);
    return REDRAW;
}

static void add_way(struct app *app, struct picker *picker, const struct column_way *way)
{
    struct buf id = {0};
    column_way_format(way, &id);
    picker_add(picker, buf_text(&id), import_way_words(way, app->lang), "");
    buf_clear(&id);
}

/* The eras by the names that date_era() reads. */
static const struct {
    const char *name, *words;
} eras[] = {{"reiwa", N_("years are those of Reiwa")},
            {"heisei", N_("years are those of Heisei")},
            {"showa", N_("years are those of Showa")}};

enum { ERAS = sizeof eras / sizeof eras[0] };

const char *import_way_words(const struct column_way *way, enum lang lang)
{
    for (size_t i = 0; i < ERAS; i++)
        if (way->era != 0 && way->era == date_era(eras[i].name))
            return words_in(lang, eras[i].words);
    if (way->serials)
        return words_in(lang, "numbers are days as Excel counts them");
    if (way->about)
        return words_in(lang, "about 500 is 500, and the words go to the remarks");
    return cells_split_words(way->split, lang);
}

static void add_splits(struct app *app, struct picker *picker)
{
    for (int i = CELLS_SPLIT_WHOLE; i < CELLS_SPLITS; i++)
        add_way(app, picker, &(struct column_way){.split = (enum cells_split)i});
}

static void add_dates(struct app *app, struct picker *picker)
{
    for (size_t i = 0; i < ERAS; i++)
        add_way(app, picker, &(struct column_way){.era = date_era(eras[i].name)});
    add_way(app, picker, &(struct column_way){.serials = true});
}

enum outcome import_act_way(struct app *app)
{
    const struct importing *importing = import_top(app);
    if (import_rows(importing) == 0)
        return STAY;
    const struct headers_target *target =
        import_target(importing, importing->focus[IMPORT_COLUMNS].at);
    const struct field *field = target->use == HEADERS_FIELD && target->derived == REGISTER_STORED
                                    ? &target->kind->fields[target->field]
                                    : NULL;
    bool list = field != NULL && (kinds_is_list(field) || kinds_is_reference(field));
    if (!list && (field == NULL || (field->type != TYPE_DATE && field->type != TYPE_COUNT))) {
        app_say(app, ROLE_WARNING,
                N_("There is nothing to choose for the cells of this column: they are read as "
                   "they stand."));
        return REDRAW;
    }
    struct picker *picker = picker_new(words_in(app->lang, "How cells are read"), way_chosen);
    picker_add(picker, "", words_in(app->lang, "As found"), "");
    if (list)
        add_splits(app, picker);
    else if (field->type == TYPE_DATE)
        add_dates(app, picker);
    else
        add_way(app, picker, &(struct column_way){.about = true});
    picker_focus(picker, target->options);
    picker_open(app, picker);
    return REDRAW;
}

static enum outcome key_chosen(struct app *app, struct picker *picker)
{
    struct importing *importing = import_top(app);
    const char *id = picker_picked(picker);
    if (id == NULL)
        return REDRAW;
    intake_say(importing->intake, INTAKE_KEY, id[0] == '\0' ? NULL : id);
    import_check(app, importing);
    return REDRAW;
}

enum outcome import_act_key(struct app *app)
{
    const struct importing *importing = import_top(app);
    const struct headers *headers = intake_headers(importing->intake);
    const char *given = intake_said(importing->intake, INTAKE_KEY);
    struct picker *picker =
        picker_new(words_in(app->lang, "Rows find their record by"), key_chosen);
    picker_add(picker, "", words_in(app->lang, "code, then name"), "");
    for (size_t i = 0; i < headers->count; i++) {
        const struct headers_target *target = &headers->targets[i];
        if (target->use == HEADERS_FIELD && target->kind == headers->kind &&
            target->derived == REGISTER_STORED)
            picker_add_field(picker, &target->kind->fields[target->field], app->lang,
                             target->title);
    }
    picker_focus(picker, given == NULL ? "" : given);
    picker_open(app, picker);
    return REDRAW;
}

enum outcome import_act_empty(struct app *app)
{
    struct importing *importing = import_top(app);
    struct import_options *options = intake_options(importing->intake);
    options->empty_clears = !options->empty_clears;
    importing->planned = false;
    return REDRAW;
}

enum outcome import_act_remarks(struct app *app)
{
    struct importing *importing = import_top(app);
    struct import_options *options = intake_options(importing->intake);
    options->unknown_to_remarks = !options->unknown_to_remarks;
    import_check(app, importing);
    return REDRAW;
}
