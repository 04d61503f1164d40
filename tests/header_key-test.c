/*
 * The keys by which headers meet: what people put about a word is taken off, and what
 * belongs to it stays.
 */
#include "import/header_key.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

struct row {
    const char *text, *key;
};

static void check(const struct row *rows, size_t count, char *(*make)(const char *text))
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        char *key = make(rows[i].text);
        if (strcmp(key, rows[i].key) != 0) {
            print_error("%s: %s and not %s\n", rows[i].text, key, rows[i].key);
            wrong++;
        }
        free(key);
    }
    assert_int_equal(wrong, 0);
}

static void surroundings_are_taken_off_the_bare_key(void **state)
{
    static const struct row rows[] = {
        {"業務名", "業務名"},
        {"①業務名", "業務名"},
        {"⓪業務名", "業務名"},
        {"❶業務名", "業務名"},
        {"㈠業務名", "業務名"},
        {"㊀業務名", "業務名"},
        {"①\n　業務名", "業務名"},
        {"1. 業務名", "業務名"},
        {"2-1) 業務名", "業務名"},
        {"a) name", "name"},
        {"{) name", "{)name"},
        {"16歳未満", "16歳未満"},
        {"業務名（必須）", "業務名"},
        {"（業務名）", "業務名"},
        {"業務名※1", "業務名"},
        {"業務名 必須:", "業務名"},
        {"data-subjects", "datasubjects"},
        {"{-name", "{-name"},
        {"氏名・住所", "氏名・住所"},
        {"・氏名", "氏名"},
    };
    (void)state;
    check(rows, COUNT(rows), header_key_bare);
}

static char *letters(const char *text)
{
    return header_key_letters(text, false);
}

static char *plain_letters(const char *text)
{
    return header_key_letters(text, true);
}

static void letters_alone_make_the_key_of_letters(void **state)
{
    static const struct row rows[] = {
        {"電話番号1", "電話番号1"}, {"〇印", "〇印"},   {"々", "々"},
        {"〒（自宅）", "〒自宅"},   {"※氏名■", "氏名"}, {"***", ""},
        {"氏名必須", "氏名"},
    };
    static const struct row plain[] = {{"電話番号1", "電話番号"}, {"２", ""}};
    (void)state;
    check(rows, COUNT(rows), letters);
    check(plain, COUNT(plain), plain_letters);
}

static void what_stands_in_brackets_has_a_key_of_its_own(void **state)
{
    static const struct row rows[] = {
        {"保存期間（年）", "年"}, {"保存期間", ""}, {"保存期間（年", ""}, {"（）年[月]", "月"}};
    (void)state;
    check(rows, COUNT(rows), header_key_inside);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(surroundings_are_taken_off_the_bare_key),
        cmocka_unit_test(letters_alone_make_the_key_of_letters),
        cmocka_unit_test(what_stands_in_brackets_has_a_key_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
