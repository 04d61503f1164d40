/*
 * What filters compare: values of each type as they are typed, by sign, blank and
 * quotation mark of either width.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/filter.h"
#include "model/listing.h"
#include "model/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

struct row {
    const char *kind, *filter;
    const char *codes;
};

static void check_rows(struct model *m, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct listing listing;
        struct buf codes = {0};
        struct listing_query query = {.kind = kinds_find(rows[i].kind), .filter = rows[i].filter};
        assert_true(listing_load(m, &query, &listing, &why));
        for (size_t k = 0; k < listing.count; k++) {
            struct record *record = record_load(m, query.kind, listing.ids[k], &why);
            buf_printf(&codes, "%s%s", k == 0 ? "" : " ", record_value(record, "code"));
            record_free(record);
        }
        if (strcmp(buf_text(&codes), rows[i].codes) != 0)
            fail_msg("%s %s gives %s", rows[i].kind, rows[i].filter, buf_text(&codes));
        listing_clear(&listing);
        buf_clear(&codes);
    }
}

static struct model *sample(void)
{
    struct model *m = test_model();
    test_add(m, "organization", "code", "O-1", "name", "One", "jurisdictions", "JP; EU", NULL);
    test_add(m, "organization", "code", "O-2", "name", "Two", "jurisdictions", "UK", NULL);
    test_add(m, "organization", "code", "O-3", "name", "Three", NULL);
    test_add(m, "party", "code", "PT-1", "name", "Abroad", "country", "US", "in_group", "yes",
             "page", "https://www.example.co.jp/a", NULL);
    test_add(m, "party", "code", "PT-2", "name", "At home", "country", "JP", "in_group", "no",
             "organization", "O-1", NULL);
    test_add(m, "party", "code", "PT-3", "name", "Nowhere", NULL);
    test_add(m, "retention", "code", "R-1", "name", "Short", "period", "P6M", NULL);
    test_add(m, "retention", "code", "R-2", "name", "Long", "period", "P7Y", NULL);
    test_add(m, "retention", "code", "R-3", "name", "Words", "wording", "as needed", NULL);
    return m;
}

static void values_are_compared_as_what_they_mean(void **state)
{
    static const struct row rows[] = {
        {"retention", "period=6か月", "R-1"},
        {"retention", "period>=1年", "R-2"},
        {"retention", "period<1年", "R-1"},
        {"retention", "period=", "R-3"},
        {"retention", "period=long", "R-1 R-2 R-3"},
        {"party", "country=アメリカ合衆国", "PT-1"},
        {"party", "country=JP", "PT-2"},
        {"party", "country=", "PT-3"},
        {"party", "country=Atlantis", "PT-1 PT-2 PT-3"},
        {"party", "in_group=はい", "PT-1"},
        {"party", "in_group=no", "PT-2"},
        {"party", "in_group=perhaps", "PT-1 PT-2 PT-3"},
        {"party", "page=https://www.example.co.jp/a", "PT-1"},
        {"party", "!page=", "PT-1"},
        {"party", "organization=One", "PT-2"},
        {"organization", "jurisdictions=日本", "O-1"},
        {"organization", "jurisdictions=EU", "O-1"},
        {"organization", "jurisdictions=UK", "O-2"},
        {"organization", "jurisdictions=Mars", "O-1 O-2 O-3"},
        {"organization", "!jurisdictions=UK", "O-1 O-3"},
    };
    (void)state;
    struct model *m = sample();
    check_rows(m, rows, sizeof rows / sizeof rows[0]);
    model_close(m);
}

static void signs_and_blanks_are_of_either_width(void **state)
{
    static const struct row rows[] = {
        {"party", "\tabroad\n", "PT-1"},
        {"party", "a\u3000b", "PT-1"},
        {"party", "a\tb", "PT-1"},
        {"party", "a\nb", "PT-1"},
        {"party", "ｃｏｕｎｔｒｙ＝ＪＰ", "PT-2"},
        {"party", "country＝JP", "PT-2"},
        {"party", "！country＝JP", "PT-1 PT-3"},
        {"party", "!", "PT-1 PT-2 PT-3"},
        {"party", "！", "PT-1 PT-2 PT-3"},
        {"party", "\"\"", "PT-1 PT-2 PT-3"},
        {"party", "", "PT-1 PT-2 PT-3"},
        {"party", "\"at home\"", "PT-2"},
        {"party", "name:\"at home\"", "PT-2"},
        {"party", "https://www", "PT-1"},
        {"party", "=", ""},
        {"party", "＞x", ""},
    };
    (void)state;
    struct model *m = sample();
    check_rows(m, rows, sizeof rows / sizeof rows[0]);
    model_close(m);
    filter_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_compared_as_what_they_mean),
        cmocka_unit_test(signs_and_blanks_are_of_either_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
