/* See suggest.h. */
#include "tui/suggest.h"

#include "model/mem.h"
#include "model/periods.h"
#include "model/statutes.h"
#include "tui/picker.h"

#include <stdlib.h>
#include <string.h>

enum { NEAR_MOST = 5 };

static struct edit *edit_of(struct form *form, const char *column)
{
    return &form->draft->fields[kinds_field(form->draft->record->kind, column)];
}

/* The field of FORM with the suggestion; the count of fields where none has one. */
static size_t suggesting(const struct form *form)
{
    const struct kind *kind = form->draft->record->kind;
    size_t field = 0;
    while (field < kind->field_count && kind->fields[field].suggestion == SUGGEST_NOTHING)
        field++;
    return field;
}

static void note_looked_up(struct form *form, const char *text)
{
    char *copy = mem_copy(text);
    free(form->suggested);
    form->suggested = copy;
}

void suggest_begin(struct form *form)
{
    size_t field = suggesting(form);
    if (field < form->draft->record->kind->field_count)
        note_looked_up(form, form->draft->fields[field].text);
}

/* What is brought in: the names of the fields, for the message. */
struct filling {
    struct app *app;
    struct form *form;
    struct buf fields;
};

/* Puts VALUE, canonical, into the field with COLUMN where that is empty. */
static void fill(struct filling *filling, const char *column, const char *value)
{
    const struct kind *kind = filling->form->draft->record->kind;
    const struct field *field = &kind->fields[kinds_field(kind, column)];
    struct edit *edit = edit_of(filling->form, column);
    struct buf text = {0};
    if (value[0] == '\0' || edit->length > 0)
        return;
    draft_text_of(field, value, filling->app->lang, &text);
    edit_set(edit, buf_text(&text));
    buf_clear(&text);
    if (field->folded)
        filling->form->open[field->section] = true;
    buf_printf(&filling->fields, "%s%s",
               filling->fields.length == 0 ? "" : words_in(filling->app->lang, ", "),
               field->label[filling->app->lang]);
}

/* Whether the period that was typed is that of ROW, or none was. */
static bool period_agrees(struct form *form, const struct statute *row)
{
    const char *typed = edit_of(form, "period")->text;
    struct buf iso = {0};
    struct why why = {.lang = LANG_EN};
    bool agrees = typed[0] == '\0' || (row->period[0] != '\0' && period_parse(typed, &iso, &why) &&
                                       period_compare(buf_text(&iso), row->period) == 0);
    buf_clear(&iso);
    return agrees;
}

/* A rule that is the law's own takes its period too; to one of our own only law
 * and event are brought, as its period is for us to set. */
static void fill_all(struct filling *filling, const struct statute *row)
{
    enum lang lang = filling->app->lang;
    const char *bound = statutes_rule(row);
    struct buf law = {0};
    if (period_agrees(filling->form, row))
        fill(filling, "rule", bound);
    if (bound[0] != '\0' && strcmp(edit_of(filling->form, "rule")->text, bound) == 0) {
        fill(filling, "period", row->period);
        fill(filling, "transitional_period", row->transitional);
    }
    statutes_put_law(row, lang, &law);
    fill(filling, "law", buf_text(&law));
    fill(filling, "event", row->event[lang]);
    buf_clear(&law);
}

/* Says what ROW is, and what was brought in. */
static void tell(struct filling *filling, const struct statute *row)
{
    struct app *app = filling->app;
    struct buf period = {0};
    bool unsure = row->certainty == 'C';
    statutes_put_period(row, app->lang, &period);
    if (filling->fields.length > 0)
        app_say(app, unsure ? ROLE_WARNING : ROLE_OK,
                unsure ? N_("%s: %s, from a source that was not verified. Filled in: %s. Please "
                            "check; %s takes it back.")
                       : N_("%s: %s. Filled in: %s. Please check; %s takes it back."),
                row->type[app->lang], buf_text(&period), buf_text(&filling->fields),
                app_key_of(app, ON_FORM, "undo-in-form").text);
    else
        app_say(app, unsure ? ROLE_WARNING : ROLE_DIM,
                unsure ? N_("%s: %s, from a source that was not verified. Please check.")
                       : N_("%s: %s. Please check."),
                row->type[app->lang], buf_text(&period));
    buf_clear(&period);
}

static void bring(struct app *app, struct form *form, const struct statute *row)
{
    struct filling filling = {.app = app, .form = form};
    fill_all(&filling, row);
    form_lines_make(form);
    tell(&filling, row);
    buf_clear(&filling.fields);
}

void suggest_leave(struct app *app, struct form *form)
{
    const struct form_line *line = form_line(form);
    const struct field *field = form_field(form);
    if (field == NULL || field->suggestion == SUGGEST_NOTHING)
        return;
    const char *text = form->draft->fields[line->number].text;
    if (form->suggested != NULL && strcmp(text, form->suggested) == 0)
        return;
    const struct statute *row = statutes_find(text);
    note_looked_up(form, text);
    if (row != NULL)
        bring(app, form, row);
}

static enum outcome chosen(struct app *app, struct picker *picker)
{
    struct form *form = (struct form *)app->top;
    const char *id = picker_picked(picker);
    size_t field = picker_tagged(picker), i = 0;
    while (i < statutes_count && (id == NULL || strcmp(statutes[i].id, id) != 0))
        i++;
    if (i == statutes_count)
        return STAY;
    edit_set(&form->draft->fields[field], statutes[i].type[app->lang]);
    note_looked_up(form, statutes[i].type[app->lang]);
    bring(app, form, &statutes[i]);
    return REDRAW;
}

/* Adds what stands below the rows while ROW has the focus. */
static void put_note(const struct statute *row, enum lang lang, struct buf *out)
{
    statutes_put_law(row, lang, out);
    if (row->event[lang][0] != '\0')
        buf_printf(out, words_in(lang, N_("; from: %s")), row->event[lang]);
    if (row->note[lang][0] != '\0')
        buf_printf(out, " %s", row->note[lang]);
    if (row->certainty == 'C')
        buf_printf(out, " %s", words_in(lang, N_("(rests on a source that was not verified)")));
}

static void add_row(struct picker *picker, const struct statute *row, enum lang lang)
{
    struct buf note = {0}, right = {0}, words = {0}, name = {0};
    put_note(row, lang, &note);
    statutes_put_period(row, lang, &right);
    for (size_t i = 0; statutes_name(row, i, &name); i++)
        buf_printf(&words, "%s\n", buf_text(&name));
    picker_add_extra(picker, row->id, row->type[lang], buf_text(&right),
                     &(struct picker_extra){.note = buf_text(&note), .words = buf_text(&words)});
    buf_clear(&note);
    buf_clear(&right);
    buf_clear(&words);
    buf_clear(&name);
}

/* What is near to the text that was typed stands first, under a heading of its
 * own. */
enum outcome suggest_choose(struct app *app, struct form *form, size_t field)
{
    const char *text = form->draft->fields[field].text;
    const struct statute *near[NEAR_MOST], *exact = statutes_find(text);
    size_t count = text[0] == '\0' ? 0 : statutes_near(text, near, NEAR_MOST);
    struct picker *picker =
        picker_new(form->draft->record->kind->fields[field].label[app->lang], chosen);
    if (count > 0)
        picker_heading(picker, words_in(app->lang, N_("Near to what is typed")));
    for (size_t i = 0; i < count; i++)
        add_row(picker, near[i], app->lang);
    if (count > 0)
        picker_heading(picker, words_in(app->lang, N_("All")));
    for (size_t i = 0; i < statutes_count; i++) {
        bool shown = false;
        for (size_t k = 0; k < count; k++)
            shown = shown || near[k] == &statutes[i];
        if (!shown)
            add_row(picker, &statutes[i], app->lang);
    }
    picker_fuzzy(picker);
    picker_tag(picker, field);
    if (exact != NULL)
        picker_focus(picker, exact->id);
    picker_open(app, picker);
    return REDRAW;
}
