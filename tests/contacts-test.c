/* What looks like a mail address or a telephone number, and what does not. */
#include "model/buf.h"
#include "model/check.h"
#include "model/contacts.h"
#include "model/kinds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void mail_addresses_and_telephone_numbers_are_found(void **state)
{
    static const char *const found[] = {"taro@example.com",
                                        "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ",
                                        "03-1234-5678",
                                        "０９０ー１２３４ー５６７８",
                                        "電話 090-1234-5678 へ",
                                        "+81 90 1234 5678",
                                        "電話0312345678",
                                        "受付 (03)1234-5678",
                                        "call 03-1234-5678 at noon"};
    (void)state;
    for (size_t i = 0; i < sizeof found / sizeof found[0]; i++) {
        if (!contact_finds(found[i]))
            print_error("%s\n", found[i]);
        assert_true(contact_finds(found[i]));
    }
}

static void numbers_of_papers_are_none(void **state)
{
    static const char *const none[] = {"",         "R-2026-0001",  "2026-11-16/3", "開示 12",
                                       "0001",     "R-0312345678", "請求第0042号", "2026 0001",
                                       "窓口@本社"};
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        if (contact_finds(none[i]))
            print_error("%s\n", none[i]);
        assert_false(contact_finds(none[i]));
    }
}

/* A request is known by a number; other names may hold such values, as those of desks do. */
static void only_a_field_that_names_no_person_refuses_them(void **state)
{
    struct why why = {.lang = LANG_EN};
    struct buf out = {0};
    const struct kind *request = kinds_find("request"), *desk = kinds_find("desk");
    (void)state;
    assert_false(check_value(&request->fields[1], "taro@example.com", &out, &why));
    assert_true(check_value(&request->fields[1], "R-2026-0001", &out, &why));
    assert_string_equal(buf_text(&out), "R-2026-0001");
    assert_true(check_value(&desk->fields[kinds_field(desk, "mail")], "a@example.com", &out, &why));
    buf_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mail_addresses_and_telephone_numbers_are_found),
        cmocka_unit_test(numbers_of_papers_are_none),
        cmocka_unit_test(only_a_field_that_names_no_person_refuses_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
