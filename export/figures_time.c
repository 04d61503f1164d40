/* See figures.h: categories by the length of their retention, and how far the latest
 * annual review has come. */
#include "export/figures_inside.h"

#include "model/buf.h"
#include "model/choices.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/overview.h"
#include "model/periods.h"
#include "model/record_reader.h"
#include "model/titles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLOUR_ONE = 0x1F4E9E };

/* Bars in the order of OVERVIEW: the shortest period first. */
static void take_periods(const struct overview *overview, enum lang lang, struct figure *figure)
{
    figure->bars = mem_new(overview->period_count + 1, sizeof *figure->bars);
    for (size_t i = 0; i < overview->period_count; i++) {
        const struct overview_period *period = &overview->periods[i];
        struct buf name = {0};
        if (period->period[0] == '\0')
            buf_puts(&name, words_in(lang, "Only words say how long"));
        else
            period_format(period->period, lang, &name);
        figure->bars[figure->count++] =
            (struct figure_bar){.name = buf_take(&name), .values = {period->categories}};
    }
    if (overview->unretained.total > 0)
        figure->bars[figure->count++] =
            (struct figure_bar){.name = mem_copy(words_in(lang, "No retention is stated")),
                                .values = {overview->unretained.total}};
}

bool figure_retention(struct model *m, enum lang lang, struct figure *figure, struct why *why)
{
    bool done = true;
    struct overview *overview = overview_new(m);
    while (done && !overview_done(overview))
        done = overview_step(m, overview, why);
    figure->title = words_in(lang, "Categories by length of retention");
    figure->names = words_in(lang, "Retention");
    figure->series[0] = words_in(lang, "Data categories");
    figure->colours[0] = COLOUR_ONE;
    figure->series_count = 1;
    if (done)
        take_periods(overview, lang, figure);
    overview_free(overview);
    if (done && figure->count == 0)
        figure_note(figure, words_in(lang, "There is no data category."));
    else if (done)
        figure_note(figure, words_in(lang, "A category with two periods counts for both."));
    return done;
}

/* A review and its fields. */
struct review {
    int64_t campaign;
    char *name;
};

/* Finds the review that was started last; number 0 where there is none. */
static bool find_campaign(struct model *m, struct review *latest, struct why *why)
{
    const struct kind *kind = kinds_find("campaign");
    const struct listing_query query = {.kind = kind};
    struct listing listing = {0};
    char started[16] = "";
    size_t on = kinds_field(kind, "started_on"), name = kinds_field(kind, "name");
    if (!listing_load(m, &query, &listing, why))
        return false;
    struct record_reader *reader = record_reader_new_all(m, kind);
    bool done = true;
    for (size_t i = 0; i < listing.count && done; i++) {
        done = record_reader_go(reader, listing.ids[i], why);
        if (!done)
            break;
        const char *day = record_reader_value(reader, on).text;
        if (latest->campaign != 0 && strcmp(day, started) < 0)
            continue;
        snprintf(started, sizeof started, "%s", day);
        free(latest->name);
        *latest = (struct review){listing.ids[i], mem_copy(record_reader_value(reader, name).text)};
    }
    record_reader_free(reader);
    listing_clear(&listing);
    return done;
}

/* The series of an answer: the outcomes in their order, then none. */
static size_t series_of(const char *outcome)
{
    size_t i = 0;
    while (choices_review_outcome[i].value != NULL &&
           strcmp(choices_review_outcome[i].value, outcome) != 0)
        i++;
    return i;
}

/* Counts the answers to CAMPAIGN by department. */
static bool count_answers(struct model *m, enum lang lang, int64_t campaign, struct tally *tally,
                          struct why *why)
{
    const struct kind *kind = kinds_find("review");
    const struct listing_query query = {.kind = kind};
    struct listing listing = {0};
    size_t of = kinds_field(kind, "campaign"), by = kinds_field(kind, "department"),
           outcome = kinds_field(kind, "outcome");
    if (!listing_load(m, &query, &listing, why))
        return false;
    struct record_reader *reader = record_reader_new_all(m, kind);
    bool done = true;
    for (size_t i = 0; i < listing.count && done; i++) {
        size_t count;
        done = record_reader_go(reader, listing.ids[i], why);
        if (!done)
            break;
        struct title *const *target = record_reader_targets(reader, of, &count);
        if (count == 0 || target[0]->id != campaign)
            continue;
        size_t series = series_of(record_reader_value(reader, outcome).text);
        target = record_reader_targets(reader, by, &count);
        tally_add(tally, count > 0 ? target[0]->id : 0,
                  count > 0 ? target[0]->name : words_in(lang, "No department"), series, 1);
    }
    record_reader_free(reader);
    listing_clear(&listing);
    return done;
}

bool figure_review(struct model *m, enum lang lang, struct figure *figure, struct why *why)
{
    /* By Okabe and Ito, "Color Universal Design": blue, orange, vermilion; grey. */
    static const unsigned colours[FIGURE_SERIES] = {0x0072B2, 0xE69F00, 0xD55E00, 0xBFBFBF};
    struct review latest = {0};
    struct tally tally = {0};
    figure->title = words_in(lang, "Progress of the annual review");
    figure->names = words_in(lang, "Department");
    for (size_t i = 0; choices_review_outcome[i].value != NULL; i++)
        figure->series[figure->series_count++] = choices_review_outcome[i].label[lang];
    figure->series[figure->series_count++] = words_in(lang, "Not answered");
    memcpy(figure->colours, colours, sizeof colours);
    bool done = find_campaign(m, &latest, why) &&
                (latest.campaign == 0 || count_answers(m, lang, latest.campaign, &tally, why));
    tally_take(&tally, lang, N_("%zu further departments"), figure);
    if (latest.campaign == 0) {
        figure_note(figure, words_in(lang, "There is no annual review."));
    } else {
        struct buf text = {0};
        buf_printf(&text, words_in(lang, "Annual review: %s."), latest.name);
        figure_note(figure, buf_text(&text));
        buf_clear(&text);
    }
    free(latest.name);
    return done;
}
