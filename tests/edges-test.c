/*
 * The shortest texts, the last values and the rarest signs that the readers of the model
 * take, and the next ones that they refuse.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/changeset.h"
#include "model/countries.h"
#include "model/dates.h"
#include "model/display.h"
#include "model/glyphs.h"
#include "model/guard.h"
#include "model/history.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "model/periods_words.h"
#include "model/review_columns.h"
#include "model/urls.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static struct why why = {.lang = LANG_EN};

static void counts_are_whole_numbers_in_any_writing(void **state)
{
    static const char *const rows[][2] = {
        {"1.2万", "12000"},
        {"1.2345万", "12345"},
        {"1.23450万", "12345"},
        {"1.23456万", NULL},
        {"1.万", NULL},
        {"1.2345678億", "123456780"},
        {"1.00000000億", "100000000"},
        {"1.000000000億", NULL},
        {"2千5百", "2500"},
        {"2千35", "2035"},
        {"1千10百", NULL},
        {"1百2千", NULL},
        {"9千9百99", "9999"},
        {"1千1000", NULL},
        {"1万9999", "19999"},
        {"1万10000", NULL},
        {"1億1万", "100010000"},
        {"1万1億", NULL},
        {"12名", "12"},
        {"12 名", "12"},
        {"1,234", "1234"},
        {"1,23", NULL},
        {"1234,567", NULL},
        {"0", "0"},
        {"1.5", NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf canonical = {0};
        bool taken = count_parse(rows[i][0], &canonical, &why);
        if (taken != (rows[i][1] != NULL) ||
            (taken && strcmp(buf_text(&canonical), rows[i][1]) != 0))
            fail_msg("%s became %s", rows[i][0], taken ? buf_text(&canonical) : "nothing");
        buf_clear(&canonical);
    }
}

static void a_refused_count_says_what_it_was_taken_for(void **state)
{
    static const char *const rows[][2] = {
        {"10~20", "is a range"},
        {"10名~20名", "is a range"},
        {"10件から20件", "is a range"},
        {"10人-20人", "is a range"},
        {"10 to 20", "is a range"},
        {"a10~20", "not a"},
        {"~20", "not a"},
        {"10~many", "not a"},
        {"-5", "is negative"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf canonical = {0};
        assert_false(count_parse(rows[i][0], &canonical, &why));
        if (strstr(why.text, rows[i][1]) == NULL)
            fail_msg("%s: %s", rows[i][0], why.text);
        buf_clear(&canonical);
    }
}

static void words_beside_a_period_are_its_event(void **state)
{
    static const char *const rows[][3] = {
        {"退会後3年", "P3Y", "退会"},
        {"\u3000退会後\t3年\r\n", "P3Y", "退会"},
        {"3年(退会後)", "P3Y", "退会"},
        {"3年（退会後）", "P3Y", "退会"},
        {"3年(退会後", NULL, NULL},
        {"(退会後)3年", NULL, NULL},
        {"いつか(退会後)", NULL, NULL},
        {"3 years after the end", "P3Y", "the end"},
        {"6 years post-employment", "P6Y", "post-employment"},
        {"6 years post employment", "P6Y", "post employment"},
        {"6 years posted", NULL, NULL},
        {"some years post-employment", NULL, NULL},
        {"some years after the end", NULL, NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct period_words words = {0};
        bool taken = period_words_read(rows[i][0], &words);
        const char *period = taken ? buf_text(&words.period) : "";
        const char *event = taken ? buf_text(&words.event) : "";
        if (rows[i][1] == NULL ? period[0] != '\0' && event[0] != '\0'
                               : strcmp(period, rows[i][1]) != 0 || strcmp(event, rows[i][2]) != 0)
            fail_msg("%s became %s from %s", rows[i][0], period, event);
        period_words_clear(&words);
    }
    /* An event of any length; a period of 256 bytes at most. */
    struct buf long_text = {0};
    struct period_words words = {0};
    for (int i = 0; i < 500; i++)
        buf_puts(&long_text, "会");
    buf_puts(&long_text, "後3年");
    assert_true(period_words_read(buf_text(&long_text), &words));
    assert_string_equal(buf_text(&words.period), "P3Y");
    assert_int_equal(words.event.length, 1500);
    period_words_clear(&words);
    buf_clear(&long_text);
}

static void a_date_says_what_is_missing(void **state)
{
    static const char *const rows[][2] = {
        {"2024年4月", "not a whole date"},   {"2024-4", "not a whole date"},
        {"2024年", "not a whole date"},      {"2024年4", "is not a date"},
        {"2024-4-", "is not a date"},        {"2024年4月1", "is not a date"},
        {"2024-4月1", "is not a date"},      {"2024年4-1", "is not a date"},
        {"2024-04-01 09:00", "time of day"}, {"2024/4.1", "is not a date"},
        {"18263", "is not a date"},          {"73051", "is not a date"},
        {"1872-12-31 9時", "time of day"},
    };
    char iso[11];
    struct buf era = {0};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_false(date_parse(rows[i][0], iso, &why));
        if (strstr(why.text, rows[i][1]) == NULL)
            fail_msg("%s: %s", rows[i][0], why.text);
    }
    date_format_era("1872-12-31", &era);
    assert_string_equal(buf_text(&era), "1872年12月31日");
    buf_empty(&era);
    date_format_era("1989-01-08", &era);
    assert_string_equal(buf_text(&era), "平成元年1月8日");
    buf_clear(&era);
    assert_false(date_add_years("2024-02-29", -10000, iso));
    assert_true(date_add_years("2024-02-29", -1, iso));
    assert_string_equal(iso, "2023-02-28");
}

static void what_cannot_be_seen_is_shown_as_a_number(void **state)
{
    static const char *const rows[][2] = {
        {"a\x7F"
         "b",
         "a<U+007F>b"},
        {"a\xC2\x85"
         "b",
         "a<U+0085>b"},
        {"\uFFFE", "<U+FFFE>"},
        {"\U0001FFFF", "<U+1FFFF>"},
        {"\uFDD0\uFDEF", "<U+FDD0><U+FDEF>"},
        {"\uFDCF\uFDF0", "\uFDCF\uFDF0"},
        {"a \uFE0F", "a <U+FE0F>"},
        {"\u2003\uFE0F", "\u2003<U+FE0F>"},
        {"\u202F\uFE0F", "\u202F<U+FE0F>"},
        {"\u205F\uFE0F", "\u205F<U+FE0F>"},
        {"\u00A0\uFE0F", "\u00A0<U+FE0F>"},
        {"\u3000\uFE0F", "\u3000<U+FE0F>"},
        {"a\uFE0F", "a\uFE0F"},
        {"a\nb", "a<U+000A>b"},
        {"a\xFF", "a<0xFF>"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf shown = {0};
        display_add(&shown, rows[i][0]);
        assert_string_equal(buf_text(&shown), rows[i][1]);
        buf_clear(&shown);
    }
}

static void keycaps_and_disputed_marks_have_a_width(void **state)
{
    static const struct {
        const char *text;
        int width;
    } rows[] = {{"#\uFE0F", 2}, {"*\uFE0F", 2}, {"1\uFE0F", 2}, {"9\uFE0F", 2}, {"+\uFE0F", 1},
                {"a\uFE0F", 1}, {"\t", 0},      {"a\u0301", 1}, {"", 0},        {"#\u0301", 1}};
    uint32_t points[GLYPH_POINTS];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        int columns = -1;
        glyph_next(rows[i].text, &columns, 1);
        if (columns != rows[i].width)
            fail_msg("%zu: %d columns", i, columns);
    }
    assert_int_equal(glyph_points("\u2665\uFE0E", points, 1), 1);
    assert_int_equal(glyph_points("\u2665\uFE0F", points, 1), 1);
    assert_int_equal(glyph_points("e\u0301", points, 1), 1);
    assert_int_equal(points[0], 0xE9);
    assert_int_equal(glyph_cluster_before("", 0), 0);
    assert_int_equal(glyph_cluster_before("a\u0301", 3), 0);
    assert_int_equal(glyph_cluster_before("ab", 2), 1);
}

static void individual_numbers_are_found_in_any_disguise(void **state)
{
    static const char *const numbers[] = {"1234\u00A05678\u00A09018", "1234\u20035678\u20039018",
                                          "1234\uFE635678\uFE639018", "1234\u22125678\u22129018",
                                          "1234\u30005678\u30009018", "1234\u20155678\u20159018"};
    (void)state;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        char *masked = guard_mask(numbers[i]);
        assert_null(strpbrk(masked, "0123456789"));
        assert_true(guard_finds(numbers[i], NULL, NULL));
        free(masked);
    }
    assert_false(guard_finds("1234\u200B.5678.9018", NULL, NULL));
    /* One that begins within another, shorter one: the longer decides. */
    char *masked = guard_mask("123456789018 123456789018");
    assert_null(strpbrk(masked, "0123456789"));
    free(masked);
}

static void addresses_are_whole(void **state)
{
    static const struct {
        const char *text;
        bool taken;
    } rows[] = {
        {"https://www.example.co.jp/a", true},
        {"https://", false},
        {"https:///a", false},
        {"https://?a", false},
        {"https://#a", false},
        {"https://:80", false},
        {"\\\\server\\share", true},
        {"\\\\server\\share\\a", true},
        {"\\\\server\\\\share", false},
        {"\\\\server\\", false},
        {"\\\\\\share", false},
        {"\\\\server", false},
        {"mailto:a@example.co.jp", true},
        {"mailto:a@", false},
        {"mailto:@example.co.jp", false},
        {"mailto:a@?subject=x", false},
        {"mailto:a", false},
        {"file:", false},
        {"https://a.example/\u00A0", false},
        {"https://a.example/\xC2\x85", false},
        {"https://a.example/\xC2\x9F", false},
        {"https://a.example/\x7F", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (url_check(rows[i].text, &why) != rows[i].taken)
            fail_msg("%s is %s", rows[i].text, rows[i].taken ? "refused" : "taken");
}

static void a_misspelt_country_is_offered_in_the_persons_language(void **state)
{
    struct why ja = {.lang = LANG_JA};
    char code[3];
    (void)state;
    assert_false(country_parse("Germny", code, &why));
    assert_non_null(strstr(why.text, "Is it meant as: Germany?"));
    assert_false(country_parse("Germny", code, &ja));
    assert_non_null(strstr(ja.text, "ドイツ"));
    /* Three at most. */
    assert_false(country_parse("Niger a", code, &why));
    size_t offered = 1;
    for (const char *at = why.text; (at = strstr(at, ", ")) != NULL; at++)
        offered++;
    assert_true(offered <= 4);
}

static void the_state_of_a_sheet_is_read_to_its_end(void **state)
{
    static const char *const wrong[] = {"",
                                        "E",
                                        "E1",
                                        "E1R",
                                        "E1R2x",
                                        "ER2",
                                        "1R2",
                                        "E1x2",
                                        "E-1R2",
                                        "E1234567890123456789R2",
                                        "E1R1234567890123456789"};
    int64_t entry = 7, rev = 7;
    (void)state;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        assert_false(review_base_read(wrong[i], &entry, &rev));
        assert_int_equal(entry + rev, 14);
    }
    assert_true(review_base_read("Ｅ１２Ｒ３", &entry, &rev));
    assert_int_equal(entry, 12);
    assert_int_equal(rev, 3);
    assert_true(review_base_read("E123456789012345678R2", &entry, &rev));
    assert_true(entry == 123456789012345678);
}

/* Stops the test unless the line WORDS, as the journal keeps it, is said so. */
static void says(const char *words, const char *expected)
{
    struct history_line line = {0};
    struct buf said = {0};
    assert_true(history_next(&words, &line));
    history_say(&line, LANG_EN, &said);
    assert_string_equal(buf_text(&said), expected);
    history_line_clear(&line);
    buf_clear(&said);
}

/* Entries of a newer program, or of kinds and fields that are no more. */
static void what_history_does_not_know_is_said_as_it_stands(void **state)
{
    (void)state;
    says("set\trobot\tR-1\tSeven\tcolour\tred\t\n", "robot R-1 Seven  colour: red → (not stated)");
    says("set\titem\tR-1\tSeven\tcolour\tred\t\n", "Item R-1 Seven  colour: red → (not stated)");
    says("unlink\titem\tR-1\tSeven\tcolour\tred\t\n", "Item R-1 Seven  colour: - red");
    says("order\titem\tR-1\tSeven\tcolour\t\tblue\n",
         "Item R-1 Seven  colour: blue moved in the order");
    says("set\treview\tRR-1\tMembers\toutcome\t\tunchanged\n",
         "Members was confirmed unchanged (RR-1)");
    says("set\treview\tRR-1\tMembers\toutcome\t\tunheard-of\n",
         "Review of a category RR-1 Members  Outcome: (not stated) → unheard-of");
    says("set\treview\tRR-1\tMembers\toutcome\tchanged\tunchanged\n",
         "Review of a category RR-1 Members  Outcome: Changed → Unchanged");
}

static void titles_of_the_journal_name_what_they_can(void **state)
{
    static const char *const rows[][3] = {
        {"add", "", "Add"},
        {"add", "item/I-0001", "Add Item I-0001"},
        {"add", "robot/R-1", "Add robot/R-1"},
        {"set", "item: 1 record", "Change Item (1 record)"},
        {"set", "item: 1200 records", "Change Item (1,200 records)"},
        {"set", "robot: 2 records", "Change robot: 2 records"},
        {"set", "item: 2 things", "Change item: 2 things"},
        {"dance", "slowly", "dance slowly"},
    };
    struct buf text = {0};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        buf_empty(&text);
        history_title(rows[i][0], rows[i][1], LANG_EN, &text);
        assert_string_equal(buf_text(&text), rows[i][2]);
    }
    buf_empty(&text);
    history_moment("some day", false, &text);
    assert_string_equal(buf_text(&text), "some day");
    buf_clear(&text);
}

/* Lines that were cut, as a damaged file may have them, end and read nothing beyond. */
static void a_line_of_history_that_was_cut_is_read_to_its_end(void **state)
{
    static const char *const cut[] = {"set", "set\titem\tI-1", "set\titem\tI-1\tx\\"};
    (void)state;
    for (size_t i = 0; i < COUNT(cut); i++) {
        const char *words = cut[i];
        struct history_line line = {0};
        assert_true(history_next(&words, &line));
        assert_string_equal(line.op, "set");
        assert_string_equal(line.new, "");
        assert_string_equal(line.name, i == 2 ? "x\\" : "");
        assert_false(history_next(&words, &line));
        assert_null(line.op);
    }
}

/* Reads BYTES to the end; how many changes there are, -1 where they are broken. */
static int changes_in(const char *bytes, size_t length)
{
    struct changeset *walk = mem_new(1, sizeof *walk);
    int count = 0;
    walk->at = (const unsigned char *)bytes;
    walk->end = walk->at + length;
    while (changeset_next(walk))
        count++;
    bool broken = walk->broken;
    free(walk);
    return broken ? -1 : count;
}

static void recorded_bytes_that_mean_nothing_are_told_as_broken(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        int changes;
    } rows[] = {
        {"", 0, 0},
        {"T\1\1t\0", 5, 0},
        {"T\1\1t\0\x12\0\1\0\0\0\0\0\0\0\7", 16, 1},
        /* a real number, a blob and nothing */
        {"T\3\1\0\0t\0\x12\0\2\0\0\0\0\0\0\0\7\4\1x\5", 22, 1},
        {"T\0t\0", 4, -1},
        {"T\1\1\0", 4, -1},
        {"T\1\1t", 4, -1},
        {"T\1\1t\0\x12\0\6", 8, -1},
        {"T\1\1t\0\x13\0\5", 8, -1},
        {"T\1\1t\0\x12\0", 7, -1},
        {"T\1\1t\0\x17\0\5", 8, -1},
        {"T\1\1t\0\x09\0\5", 8, 1},
        {"\x12\0\5", 3, -1},
        {"T\x80", 2, -1},
        {"T\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 10, -1},
        {"T\1\1t\0\x12\0\3\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 17, -1},
        {"T\1\1t\0\x12\0\3\2x", 10, -1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (changes_in(rows[i].bytes, rows[i].length) != rows[i].changes)
            fail_msg("%zu has %d", i, changes_in(rows[i].bytes, rows[i].length));
    /* A key that is a text names no row; numbers, blobs and texts pass the mask untouched. */
    static const char mixed[] = "T\4\1\0\0\0t\0\x12\0\3\1a\2\0\0\0\0\0\0\0\1\4\1x\3\1s"
                                "\x12\0\1\0\0\0\0\0\0\0\7\2\0\0\0\0\0\0\0\1\4\1x\3\1s";
    struct buf masked = {0};
    assert_int_equal(changeset_mask(mixed, sizeof mixed - 1, "t", 7, 3, "##", &masked), 1);
    assert_int_equal(masked.length, sizeof mixed);
    assert_memory_equal(masked.text, mixed, sizeof mixed - 3);
    assert_memory_equal(masked.text + masked.length - 3, "\2##", 3);
    buf_clear(&masked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_whole_numbers_in_any_writing),
        cmocka_unit_test(a_refused_count_says_what_it_was_taken_for),
        cmocka_unit_test(words_beside_a_period_are_its_event),
        cmocka_unit_test(a_date_says_what_is_missing),
        cmocka_unit_test(what_cannot_be_seen_is_shown_as_a_number),
        cmocka_unit_test(keycaps_and_disputed_marks_have_a_width),
        cmocka_unit_test(individual_numbers_are_found_in_any_disguise),
        cmocka_unit_test(addresses_are_whole),
        cmocka_unit_test(a_misspelt_country_is_offered_in_the_persons_language),
        cmocka_unit_test(the_state_of_a_sheet_is_read_to_its_end),
        cmocka_unit_test(what_history_does_not_know_is_said_as_it_stands),
        cmocka_unit_test(titles_of_the_journal_name_what_they_can),
        cmocka_unit_test(a_line_of_history_that_was_cut_is_read_to_its_end),
        cmocka_unit_test(recorded_bytes_that_mean_nothing_are_told_as_broken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
