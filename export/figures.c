/* See figures.h: what the figures have in common. */
#include "export/figures_inside.h"

#include "model/buf.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* The place of record ID in TALLY, or where it belongs. */
static size_t place(const struct tally *tally, int64_t id)
{
    size_t from = 0, to = tally->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (tally->rows[middle].id < id)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* The sum of two numbers that are not negative, or the largest number. */
static int64_t sum_of(int64_t a, int64_t b)
{
    return a > INT64_MAX - b ? INT64_MAX : a + b;
}

void tally_add(struct tally *tally, int64_t id, const char *name, size_t series, int64_t number)
{
    size_t at = place(tally, id);
    if (at == tally->count || tally->rows[at].id != id) {
        tally->rows = mem_grow(tally->rows, tally->count, &tally->capacity, sizeof *tally->rows);
        memmove(&tally->rows[at + 1], &tally->rows[at], (tally->count - at) * sizeof *tally->rows);
        tally->rows[at] = (struct tally_row){.id = id, .bar = {.name = mem_copy(name)}};
        tally->count++;
    }
    int64_t *value = &tally->rows[at].bar.values[series];
    *value = sum_of(*value, number);
}

static double length(const struct figure_bar *bar)
{
    double sum = 0;
    for (size_t i = 0; i < FIGURE_SERIES; i++)
        sum += (double)bar->values[i];
    return sum;
}

/* The longest first, equal ones by number; what has no record last. */
static int compare(const void *a, const void *b)
{
    const struct tally_row *one = a, *other = b;
    int last = (one->id == 0) - (other->id == 0);
    if (last != 0)
        return last;
    double difference = length(&other->bar) - length(&one->bar);
    if (difference != 0)
        return difference > 0 ? 1 : -1;
    return (one->id > other->id) - (one->id < other->id);
}

/* Adds the bars from FIRST on to one, called after REST. */
static void join(struct tally *tally, size_t first, enum lang lang, const char *rest)
{
    struct figure_bar *joined = &tally->rows[first].bar;
    for (size_t i = first + 1; i < tally->count; i++) {
        for (size_t series = 0; series < FIGURE_SERIES; series++)
            joined->values[series] =
                sum_of(joined->values[series], tally->rows[i].bar.values[series]);
        free(tally->rows[i].bar.name);
    }
    struct buf name = {0};
    buf_printf(&name, words_in(lang, rest), tally->count - first);
    free(joined->name);
    joined->name = buf_take(&name);
    tally->count = first + 1;
}

void tally_take(struct tally *tally, enum lang lang, const char *rest, struct figure *figure)
{
    if (tally->count > 1)
        qsort(tally->rows, tally->count, sizeof *tally->rows, compare);
    if (tally->count > FIGURE_BARS + 1)
        join(tally, FIGURE_BARS, lang, rest);
    figure->bars = mem_new(tally->count + 1, sizeof *figure->bars);
    figure->count = tally->count;
    for (size_t i = 0; i < tally->count; i++)
        figure->bars[i] = tally->rows[i].bar;
    free(tally->rows);
    *tally = (struct tally){0};
}

void figure_note(struct figure *figure, const char *text)
{
    free(figure->note);
    figure->note = mem_copy(text);
}

void figures_clear(struct figure figures[])
{
    for (size_t i = 0; i < FIGURES; i++) {
        for (size_t bar = 0; bar < figures[i].count; bar++)
            free(figures[i].bars[bar].name);
        free(figures[i].bars);
        free(figures[i].note);
        figures[i] = (struct figure){0};
    }
}

bool figures_load(struct model *m, enum lang lang, struct figure figures[], struct why *why)
{
    for (size_t i = 0; i < FIGURES; i++)
        figures[i] = (struct figure){.note = mem_copy("")};
    if (figures_persons(m, lang, &figures[FIGURE_PERSONS], &figures[FIGURE_DEPARTMENTS], why) &&
        figure_retention(m, lang, &figures[FIGURE_RETENTION], why) &&
        figure_review(m, lang, &figures[FIGURE_REVIEW], why))
        return true;
    figures_clear(figures);
    return false;
}
