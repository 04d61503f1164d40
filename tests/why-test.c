/*
 * Tests of why: what a person is told is translated, masked and whole
 * characters only.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/system.h"
#include "model/utf8.h"
#include "model/why.h"

#include <errno.h>
#include <string.h>

static void test_set(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN, .class = WHY_FILE};
    assert_false(why_set(&why, "Row %d holds \"%s\".", 7, "個人"));
    assert_string_equal(why.text, "Row 7 holds \"個人\".");
    assert_int_equal(why.class, WHY_INPUT);
    assert_false(why_set(&why, "Later."));
    assert_string_equal(why.text, "Later.");
}

static void test_set_class(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    assert_false(why_set_class(&why, WHY_STALE, "Changed by %s.", "山田"));
    assert_string_equal(why.text, "Changed by 山田.");
    assert_int_equal(why.class, WHY_STALE);
}

static void test_translated(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_JA};
    why_set(&why, "\"%s\" is negative. A count is 0 or more, such as 12400.", "-1");
    assert_string_equal(why.text,
                        "「-1」は負の数です。件数は 12400 のように0以上の数で入力してください。");
}

/* What is refused next has a remedy of its own. */
static void test_remedy(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    why_set(&why, "The record is not there.");
    assert_int_equal(why.remedy, 0);
    assert_false(why_remedy(&why, 3));
    why_at(&why, "row %d", 2);
    assert_int_equal(why.remedy, 3);
    assert_string_equal(why.text, "row 2: The record is not there.");
    why_set(&why, "The record is not there.");
    assert_int_equal(why.remedy, 0);
}

static void test_at(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    why_set_class(&why, WHY_FILE, "The day does not exist.");
    assert_false(why_at(&why, "row %d, %s", 42, "取得日"));
    assert_string_equal(why.text, "row 42, 取得日: The day does not exist.");
    assert_int_equal(why.class, WHY_FILE);
    assert_false(why_at(&why, "%s", "hr.csv"));
    assert_string_equal(why.text, "hr.csv: row 42, 取得日: The day does not exist.");
}

/* What the system refuses is said in the person's language too. */
static void test_system(void **state)
{
    (void)state;
    static const int common[] = {ENOENT, EACCES, EPERM,  EROFS,        ENOSPC,
                                 EDQUOT, EIO,    EISDIR, ENOTDIR,      EEXIST,
                                 EMFILE, ENFILE, EFBIG,  ENAMETOOLONG, ELOOP};
    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
        for (enum lang lang = 0; lang < 2; lang++) {
            struct system_words words = system_words(lang, common[i]);
            const char *text = words.text;
            bool japanese = false;
            for (; *text != '\0'; text++)
                japanese = japanese || (unsigned char)*text >= 0x80;
            assert_true(text > words.text);
            assert_int_equal(japanese, lang == LANG_JA);
        }
    assert_string_equal(system_words(LANG_JA, ENOSPC).text, "ディスクの空きがありません");
    assert_string_equal(system_words(LANG_EN, EXDEV).text,
                        "Invalid cross-device link (error 18 of the system)");
    assert_string_equal(system_words(LANG_JA, EXDEV).text,
                        "Invalid cross-device link（システムのエラー 18）");
}

static void test_masked(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    why_set(&why, "\"%s\" is no date.", "1234-5678-9018");
    assert_string_equal(why.text, "\"****-****-****\" is no date.");
    why_at(&why, "record %s", "１２３４５６７８９０１８");
    assert_string_equal(why.text, "record ************: \"****-****-****\" is no date.");
}

/* The reason may be built of itself. */
static void test_own_text(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    why_set(&why, "first");
    why_set(&why, "%s, second", why.text);
    assert_string_equal(why.text, "first, second");
}

static void test_cut_between_characters(void **state)
{
    (void)state;
    static const char unit[] = "個人情報";
    struct why why = {.lang = LANG_EN};
    for (size_t shift = 0; shift < 4; shift++) {
        char text[2000] = "xxxx";
        size_t length = shift;
        while (length + sizeof unit < sizeof text) {
            memcpy(text + length, unit, sizeof unit);
            length += sizeof unit - 1;
        }
        why_set(&why, "%s", text);
        size_t kept = strlen(why.text);
        assert_true(kept < sizeof why.text && kept + 4 > sizeof why.text);
        assert_true(utf8_valid(why.text, kept, NULL));
        assert_memory_equal(why.text, text, kept);
    }
}

/* A number over the place where the text is cut leaves none of its digits. */
static void test_masked_before_cut(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    char text[1100];
    memset(text, 'x', sizeof text);
    memcpy(text + sizeof why.text - 8, "123456789018", 13);
    why_set(&why, "%s", text);
    assert_null(strpbrk(why.text, "0123456789"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_set),
        cmocka_unit_test(test_set_class),
        cmocka_unit_test(test_translated),
        cmocka_unit_test(test_remedy),
        cmocka_unit_test(test_at),
        cmocka_unit_test(test_system),
        cmocka_unit_test(test_masked),
        cmocka_unit_test(test_own_text),
        cmocka_unit_test(test_cut_between_characters),
        cmocka_unit_test(test_masked_before_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
