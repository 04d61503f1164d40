/*
 * How long data is kept, and how it is protected (APPI Arts. 22, 23 and
 * 32(1)(iv), Order Art. 10). Of measures only the wording for notices is told,
 * never the content, and of those that are withheld nothing. See
 * notice_inside.h.
 */
#include "export/notice_inside.h"

#include "model/countries.h"

#include <stdlib.h>
#include <string.h>

enum {
    KEPT_NAME,
    KEPT_CATEGORIES,
    KEPT_ITEMS,
    KEPT_RECORD,
    KEPT_PERIOD,
    KEPT_EVENT,
    KEPT_OUTCOME,
    KEPT_METHOD,
    KEPT_EXCEPTION,
    KEPT_LAW
};

static void write_retention(struct writing *w, struct grid *grid, const struct record *retention)
{
    struct buf period = {0};
    grid_row(grid, DUTY_RETENTION);
    grid_from(grid, retention);
    grid_cell(grid, KEPT_NAME, record_value(retention, "name"));
    grid_field(grid, KEPT_CATEGORIES, retention, "categories");
    grid_field(grid, KEPT_ITEMS, retention, "items");
    grid_field(grid, KEPT_RECORD, retention, "record_type");
    writing_value(w, retention, "period", &period);
    writing_join(w, &period, record_value(retention, "wording"));
    if (period.length == 0)
        writing_missing_field(w, retention, "period", &period);
    grid_cell(grid, KEPT_PERIOD, buf_text(&period));
    grid_field(grid, KEPT_EVENT, retention, "event");
    grid_field(grid, KEPT_OUTCOME, retention, "outcome");
    grid_field(grid, KEPT_METHOD, retention, "disposal_method");
    grid_field(grid, KEPT_EXCEPTION, retention, "exception");
    grid_field(grid, KEPT_LAW, retention, "law");
    buf_clear(&period);
}

void notice_retention(struct writing *w)
{
    static const char *const heads[] = {N_("What is kept"),
                                        N_("Personal information"),
                                        N_("Items"),
                                        N_("Type of record"),
                                        N_("For how long"),
                                        N_("Counted from"),
                                        N_("At the end"),
                                        N_("How it is disposed of"),
                                        N_("Except"),
                                        N_("Under"),
                                        NULL};
    size_t count;
    const struct record **all = writing_standing(w, "retention", &count);
    struct grid grid;
    grid_begin(&grid, w, heads);
    for (size_t i = 0; i < count; i++)
        write_retention(w, &grid, all[i]);
    grid_end(&grid);
    if (count == 0 && w->whole && w->law != NOTICE_JP)
        writing_pair_needed(w, N_("For how long"), "", NULL, DUTY_RETENTION);
    free(all);
}

/* The published measures of one class, as list items; a measure without a
 * wording is missing, since its content stays inside. */
static void write_class(struct writing *w, const struct record **measures, size_t count,
                        const char *class, const char *label)
{
    writing_subheading(w, label);
    for (size_t i = 0; i < count; i++) {
        struct buf text = {0};
        if (!writing_is(measures[i], "publication", "published") ||
            !writing_is(measures[i], "measure_class", class))
            continue;
        buf_puts(&text, record_value(measures[i], "public_wording"));
        if (text.length == 0)
            writing_missing(w, record_value(measures[i], "name"), &text);
        writing_text(w, NOTICE_ITEM, buf_text(&text));
        writing_from(w, measures[i]);
        writing_duty(w, DUTY_MEASURES);
        buf_clear(&text);
    }
}

/* That the rest is told on request: in the words of the records, else in ours. */
static void write_on_request(struct writing *w, const struct record **measures, size_t count)
{
    const struct record *silent = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!writing_is(measures[i], "publication", "on_request"))
            continue;
        if (writing_empty(measures[i], "public_wording")) {
            silent = measures[i];
            continue;
        }
        writing_text(w, NOTICE_PARAGRAPH, record_value(measures[i], "public_wording"));
        writing_from(w, measures[i]);
        writing_duty(w, DUTY_MEASURES);
    }
    if (silent == NULL)
        return;
    writing_say(w, N_("We tell you of our other security measures without delay when you ask."));
    writing_from(w, silent);
    writing_duty(w, DUTY_MEASURES);
}

/* The foreign countries in which data of the notice is stored. */
static void write_environment(struct writing *w)
{
    size_t count;
    const struct record **categories = writing_standing(w, "category", &count);
    struct cells seen = {0};
    for (size_t i = 0; i < count; i++) {
        size_t places;
        const struct record **storages = writing_targets(w, categories[i], "storages", &places);
        for (size_t s = 0; s < places; s++) {
            const char *code = record_value(storages[s], "country");
            if (code[0] == '\0' || strcmp(code, "JP") == 0 || cells_find(&seen, code) < seen.count)
                continue;
            cells_add(&seen, code);
            writing_pair(w, N_("Foreign country in which data is stored"),
                         country_name(code, w->lang), storages[s], DUTY_ENVIRONMENT);
        }
        free(storages);
    }
    cells_clear(&seen);
    free(categories);
}

static size_t count_published(const struct record **measures, size_t count)
{
    size_t published = 0;
    for (size_t i = 0; i < count; i++)
        published += writing_is(measures[i], "publication", "published") ||
                     writing_is(measures[i], "publication", "on_request");
    return published;
}

void notice_measures(struct writing *w)
{
    size_t count;
    const struct record **measures = writing_standing(w, "measure", &count);
    const struct kind *kind = kinds_find("measure");
    const struct field *class = &kind->fields[kinds_field(kind, "measure_class")];
    for (const struct choice *choice = class->choices; choice->value != NULL; choice++)
        write_class(w, measures, count, choice->value, choice->label[w->lang]);
    write_class(w, measures, count, "", writing_words(w, N_("Other measures")));
    writing_subheading(w, NULL);
    if (count_published(measures, count) == 0 && w->whole)
        writing_pair_needed(w, N_("Security measures"), "", w->organization, DUTY_MEASURES);
    writing_subheading(w, writing_words(w, N_("Storage in foreign countries")));
    if (w->whole)
        write_environment(w);
    writing_subheading(w, writing_words(w, N_("Details")));
    write_on_request(w, measures, count);
    free(measures);
}
