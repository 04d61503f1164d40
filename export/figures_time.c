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
    figure->series[0] = words_in(lang, "Number of data categories");
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

/* The answers to the review that was started last. */
struct counting {
    enum lang lang;
    int64_t campaign; /* 0: there is none */
    char started[16], *name;
    struct tally tally;
};

/* Keeps the review that was started last. */
static void keep_latest(void *context, struct record_reader *reader, int64_t id)
{
    struct counting *latest = context;
    const struct kind *kind = kinds_find("campaign");
    const char *day = record_reader_value(reader, kinds_field(kind, "started_on")).text;
    if (latest->campaign != 0 && strcmp(day, latest->started) < 0)
        return;
    free(latest->name);
    latest->campaign = id;
    snprintf(latest->started, sizeof latest->started, "%s", day);
    latest->name = mem_copy(record_reader_value(reader, kinds_field(kind, "name")).text);
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

/* Counts an answer to the latest review by department. */
static void count_answer(void *context, struct record_reader *reader, int64_t id)
{
    struct counting *counting = context;
    const struct kind *kind = kinds_find("review");
    size_t count;
    (void)id;
    struct title *const *target =
        record_reader_targets(reader, kinds_field(kind, "campaign"), &count);
    if (count == 0 || target[0]->id != counting->campaign)
        return;
    size_t series = series_of(record_reader_value(reader, kinds_field(kind, "outcome")).text);
    target = record_reader_targets(reader, kinds_field(kind, "department"), &count);
    tally_add(&counting->tally, count > 0 ? target[0]->id : 0,
              count > 0 ? target[0]->name : words_in(counting->lang, "No department"), series, 1);
}

bool figure_review(struct model *m, enum lang lang, struct figure *figure, struct why *why)
{
    /* By Okabe and Ito, "Color Universal Design": blue, orange, vermilion; grey. */
    static const unsigned colours[FIGURE_SERIES] = {0x0072B2, 0xE69F00, 0xD55E00, 0xBFBFBF};
    const struct listing_query reviews = {.kind = kinds_find("campaign")};
    const struct listing_query answers = {.kind = kinds_find("review")};
    struct counting counting = {.lang = lang};
    figure->title = words_in(lang, "Progress of the annual review");
    figure->names = words_in(lang, "Department");
    for (size_t i = 0; choices_review_outcome[i].value != NULL; i++)
        figure->series[figure->series_count++] = choices_review_outcome[i].label[lang];
    figure->series[figure->series_count++] = words_in(lang, "Not answered");
    memcpy(figure->colours, colours, sizeof colours);
    bool done =
        record_reader_each(m, &reviews, keep_latest, &counting, why) &&
        (counting.campaign == 0 || record_reader_each(m, &answers, count_answer, &counting, why));
    tally_take(&counting.tally, lang, N_("%zu further departments"), figure);
    if (counting.campaign == 0) {
        figure_note(figure, words_in(lang, "There is no annual review."));
    } else {
        struct buf text = {0};
        buf_printf(&text, words_in(lang, "Annual review: %s."), counting.name);
        figure_note(figure, buf_text(&text));
        buf_clear(&text);
    }
    free(counting.name);
    return done;
}
