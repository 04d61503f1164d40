/*
 * Long cells take time in proportion to their length: texts of one sign or word again and
 * again, as long as a cell may be, are read by all that reads cells.
 */
#include "import/cells_split.h"
#include "import/header_key.h"
#include "import/reader.h"
#include "model/cells.h"
#include "model/check.h"
#include "model/dates.h"
#include "model/guard.h"
#include "model/numbers.h"
#include "model/periods.h"
#include "model/periods_words.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Bytes of a text, the largest cell of Excel, and seconds of the processor that reading it
 * may take: in proportion to the square of its length it took 4 to 40. */
enum { BYTES = 32767, SECONDS = 2 };

/* clang-format off */

static const char *const words[] = {
    "(",  "（", "「", "()", "（）", "[",   "・", "･",  "/",   "／", ",",    "，", "、", ";", "；",
    "\\", "\"", "-",  " - ", "1: ", "①",   "1.", "\n", "・\n", " ",  "\u3000", "0", "９", "年", "月",
    "千", "億", "か月", "後",  "以内", "P1Y", "1Y", "=",  "'",   "@",  "://",  "a", "漢", "ア・", "\u0301",
    "\u200B", "1-", "123456789012 ", "%", "は", " post", "; \\", "1,", "約", "〜", "（後）", "令和"};

/* clang-format on */

/* WORD again and again, BYTES of it or so many times as many. */
static char *text_of(const char *word, size_t times)
{
    struct buf text = {0};
    while (text.length < BYTES * times)
        buf_puts(&text, word);
    return buf_take(&text);
}

static bool never(void *context, const char *text)
{
    (void)context;
    return strcmp(text, "never") == 0;
}

static void do_splits(const char *text)
{
    const struct cells_split_names names = {.has = never};
    for (size_t how = CELLS_SPLIT_WHOLE; how < CELLS_SPLITS; how++) {
        struct cells values = {0};
        cells_split_cut((enum cells_split)how, text, how % 2 == 0 ? &names : NULL, &values);
        cells_clear(&values);
    }
}

static void do_list(const char *text)
{
    struct cells cells = {0};
    cells_parse(text, &cells);
    cells_repeated(&cells);
    cells_clear(&cells);
}

static void do_values(const char *text)
{
    unsigned tried = 0;
    for (size_t k = 0; k < kinds_count; k++)
        for (size_t f = 0; f < kinds[k].field_count; f++) {
            const struct field *field = &kinds[k].fields[f];
            struct why why = {.lang = LANG_EN};
            struct buf value = {0};
            if ((tried & 1U << field->type) == 0)
                check_value(field, text, &value, &why);
            tried |= 1U << field->type;
            buf_clear(&value);
        }
}

static void do_dates(const char *text)
{
    struct why why = {.lang = LANG_EN};
    struct buf iso = {0};
    struct period_words periods = {0};
    char day[11];
    date_parse(text, day, &why);
    period_parse(text, &iso, &why);
    period_words_read(text, &periods);
    period_words_clear(&periods);
    buf_empty(&iso);
    count_parse(text, &iso, &why);
    buf_empty(&iso);
    flag_parse(text, &iso, &why);
    buf_clear(&iso);
}

static void do_keys(const char *text)
{
    free(header_key(text));
    free(guard_mask(text));
    free(guard_quote(text));
    free(check_clean(text));
}

static bool ignore(void *context, const struct reader_row *row, struct why *why)
{
    (void)context;
    (void)row;
    (void)why;
    return true;
}

static void do_rows(const char *text)
{
    static const char delimiters[] = {0, '\t', ';'};
    for (size_t i = 0; i < sizeof delimiters; i++) {
        struct why why = {.lang = LANG_EN};
        struct reader_found found;
        reader_run(text, strlen(text), delimiters[i], &(struct reader_sink){ignore, NULL}, &found,
                   &why);
    }
}

static const struct {
    const char *name;
    void (*read)(const char *text);
} readers[] = {{"splits", do_splits}, {"list", do_list}, {"values", do_values},
               {"dates", do_dates},   {"keys", do_keys}, {"rows", do_rows}};

static void test_long_cells_are_read_in_proportion(void **state)
{
    (void)state;
    const char *asked = getenv("LONG_TIMES"); /* for longer texts */
    size_t times = asked == NULL ? 1 : strtoul(asked, NULL, 10), points = 0, slow = 0;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        char *text = text_of(words[i], times);
        for (size_t k = 0; k < sizeof readers / sizeof readers[0]; k++, points++) {
            clock_t begun = clock();
            readers[k].read(text);
            double seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
            if (seconds <= (double)(SECONDS * times))
                continue;
            print_error("<%s> again and again: %s take %.1f s\n", words[i], readers[k].name,
                        seconds);
            slow++;
        }
        free(text);
    }
    print_message("%zu points, %zu violations\n", points, slow);
    assert_int_equal(slow, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_long_cells_are_read_in_proportion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
