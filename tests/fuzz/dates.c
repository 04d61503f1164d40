/*
 * dates - the text of one cell: days, periods, counts, flags, lists, a value of any type.
 *
 * What is taken is kept in a form that is taken again as itself, and so is what people
 * are shown of it, in both languages.
 */
#include "tests/fuzz/fuzz.h"

#include "import/cells_split.h"
#include "import/column_way.h"
#include "model/cells.h"
#include "model/check.h"
#include "model/dates.h"
#include "model/numbers.h"
#include "model/periods.h"
#include "model/periods_words.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>

static void hold_days(const char *iso)
{
    char back[11];
    fuzz_true(date_from_days(date_days(iso), back), "a day is counted");
    fuzz_same(back, iso, "a counted day is the same");
    fuzz_true(date_join(date_split(iso), back), "a day is joined");
    fuzz_same(back, iso, "a joined day is the same");
}

static void hold_date(const char *text)
{
    struct why why = {.lang = LANG_EN};
    char iso[11], back[11];
    if (!date_parse(text, iso, &why)) {
        fuzz_true(why.text[0] != '\0', "a refused day says why");
        return;
    }
    fuzz_true(date_valid(iso), "a day that is taken exists");
    hold_days(iso);
    for (int form = 0; form < 3; form++) {
        struct buf shown = {0};
        if (form < 2)
            date_format(iso, form == 0 ? LANG_EN : LANG_JA, &shown);
        else
            date_format_era(iso, &shown);
        fuzz_true(date_parse(buf_text(&shown), back, &why), "a day as it is shown is taken");
        fuzz_same(back, iso, "a day as it is shown is the same");
        buf_clear(&shown);
    }
}

/* A day of a column of which something is said. */
static void hold_date_of(const char *text, const struct date_way *way)
{
    struct why why = {.lang = LANG_EN};
    char iso[11];
    bool overran = false;
    if (date_read(text, way, iso, &overran, &why))
        fuzz_true(date_valid(iso), "a day of a column exists");
    else
        fuzz_true(why.text[0] != '\0', "a refused day of a column says why");
}

static void hold_period(const char *text)
{
    struct why why = {.lang = LANG_EN};
    struct buf iso = {0};
    long months, days;
    if (period_parse(text, &iso, &why)) {
        fuzz_true(period_parts(iso.text, &months, &days), "a period that is taken has parts");
        fuzz_true(months >= 0 && days >= 0 && period_days(iso.text) >= 0, "no part is negative");
        for (int lang = 0; lang < 2; lang++) {
            struct buf shown = {0}, back = {0};
            period_format(iso.text, (enum lang)lang, &shown);
            fuzz_true(period_parse(buf_text(&shown), &back, &why), "a shown period is taken");
            fuzz_same(buf_text(&back), iso.text, "a shown period is the same");
            fuzz_true(period_compare(back.text, iso.text) == 0, "a period is as long as itself");
            buf_clear(&shown);
            buf_clear(&back);
        }
    }
    buf_clear(&iso);
}

static void hold_period_words(const char *text)
{
    struct period_words words = {0};
    long months, days;
    bool read = period_words_read(text, &words);
    fuzz_true(
        read || (words.period.length == 0 && words.event.length == 0 && words.wording.length == 0),
        "a period in words that is not taken says nothing");
    if (words.period.length > 0)
        fuzz_true(period_parts(words.period.text, &months, &days), "it is a period");
    period_words_clear(&words);
}

static void hold_count(const char *text)
{
    struct why why = {.lang = LANG_EN};
    struct buf count = {0}, shown = {0}, back = {0};
    if (count_parse(text, &count, &why)) {
        fuzz_true(count.length > 0 && count.length <= 15 &&
                      strspn(count.text, "0123456789") == count.length,
                  "a count is of 1 to 15 digits");
        count_format(count.text, &shown);
        fuzz_true(count_parse(buf_text(&shown), &back, &why), "a shown count is taken");
        fuzz_same(buf_text(&back), count.text, "a shown count is the same");
    }
    buf_clear(&count);
    buf_clear(&shown);
    buf_clear(&back);
}

static void hold_cells(const char *text)
{
    struct cells cells = {0}, back = {0};
    struct buf cell = {0};
    cells_parse(text, &cells);
    cells_format(&cells, &cell);
    cells_parse(buf_text(&cell), &back);
    bool none = cells.count == 1 && cells.items[0][0] == '\0';
    fuzz_true(back.count == (none ? 0 : cells.count), "a list has as many values as before");
    for (size_t i = 0; i < back.count; i++)
        fuzz_same(back.items[i], cells.items[i], "a value of a list is the same");
    buf_clear(&cell);
    cells_clear(&cells);
    cells_clear(&back);
}

static void hold_splits(const char *text)
{
    unsigned marks = cells_split_marks(text);
    for (size_t i = CELLS_SPLIT_WHOLE; i < CELLS_SPLITS; i++) {
        enum cells_split how = (enum cells_split)i;
        struct cells values = {0};
        cells_split_cut(how, text, NULL, &values);
        for (size_t k = 0; k < values.count; k++)
            fuzz_true(values.items[k][0] != '\0' &&
                          utf8_valid(values.items[k], strlen(values.items[k]), NULL),
                      "a cut value is a text");
        fuzz_true(values.count < 2 || marks != 0, "a cell that can be cut has a mark");
        cells_clear(&values);
    }
}

static void hold_way(const char *text)
{
    struct why why = {.lang = LANG_EN};
    struct column_way way = {0}, back = {0};
    struct buf words = {0};
    if (column_way_parse(text, &way, &why)) {
        column_way_format(&way, &words);
        fuzz_true(column_way_parse(buf_text(&words), &back, &why), "a written way is taken");
        fuzz_true(back.split == way.split && back.era == way.era && back.serials == way.serials &&
                      back.about == way.about,
                  "a written way is the same");
    }
    buf_clear(&words);
}

/* A value of each type, by the first field that has it; of countries alone where the text
 * begins with '@', since they take a hundred times longer. */
static void hold_values(const char *text)
{
    const bool country = *text == '@';
    unsigned tried = country ? ~(1U << TYPE_COUNTRY) : 1U << TYPE_COUNTRY;
    text += country;
    for (size_t k = 0; k < kinds_count; k++)
        for (size_t f = 0; f < kinds[k].field_count; f++) {
            const struct field *field = &kinds[k].fields[f];
            struct why why = {.lang = LANG_JA};
            struct buf value = {0}, again = {0};
            if ((tried & 1U << field->type) != 0)
                continue;
            tried |= 1U << field->type;
            if (check_value(field, text, &value, &why) && value.length > 0) {
                fuzz_true(check_value(field, value.text, &again, &why), "a kept value is taken");
                fuzz_same(buf_text(&again), value.text, "a kept value is taken as itself");
            }
            buf_clear(&value);
            buf_clear(&again);
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = fuzz_text(data, size);
    /* Cells come from a file that was decoded. */
    if (utf8_valid(text, strlen(text), NULL)) {
        struct why why = {.lang = LANG_EN};
        struct buf flag = {0};
        hold_date(text);
        hold_date_of(text, &(struct date_way){.era = 'H', .overruns = true, .column = true});
        hold_date_of(text, &(struct date_way){.serials = true, .column = true});
        hold_period(text);
        hold_period_words(text);
        hold_count(text);
        fuzz_true(!flag_parse(text, &flag, &why) || strcmp(flag.text, "yes") == 0 ||
                      strcmp(flag.text, "no") == 0,
                  "a flag is yes or no");
        buf_clear(&flag);
        hold_cells(text);
        hold_splits(text);
        hold_way(text);
    }
    hold_values(text);
    free(text);
    return 0;
}
