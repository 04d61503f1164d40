/*
 * What filters compare: values of each type as they are typed, by sign, blank and
 * quotation mark of either width.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/filter.h"
#include "model/inside.h"
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
    test_add(m, "category", "code", "C-1", "name", "Payroll", "role", "processor", NULL);
    test_add(m, "category", "code", "C-2", "name", "Staff", "role", "controller", NULL);
    test_add(m, "acquisition", "code", "A-1", "name", "Form", "category", "C-1", "way",
             "direct_written", NULL);
    test_add(m, "acquisition", "code", "A-2", "name", "Talk", "category", "C-1", "way", "direct",
             NULL);
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
        /* A value that is the beginning of another is not that one. */
        {"acquisition", "way:直接書面", "A-1"},
        {"acquisition", "way:直接", "A-1 A-2"},
        {"acquisition", "way=direct", "A-2"},
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

/* A name of a field may be begun only: its first words, also those that other ledgers have. */
static void fields_are_known_by_how_any_of_their_names_begins(void **state)
{
    static const struct row rows[] = {
        {"category", "受託区=受託者", "C-1"},        /* 受託区分, the first of its headers */
        {"category", "controller-or=管理者", "C-2"}, /* the last of them */
        {"category", "rol=Processor", "C-1"},
        {"category", "r=Processor", ""}, /* too short for a name */
    };
    (void)state;
    struct model *m = sample();
    check_rows(m, rows, sizeof rows / sizeof rows[0]);
    model_close(m);
}

/* Bytes that are no text may come from a configuration or a terminal. */
static void bytes_that_are_no_text_are_searched_for_as_they_stand(void **state)
{
    static const struct row rows[] = {
        {"party", "\xEF\xBC`", ""},
        {"party", "\xEF\xBC", ""},
        {"party", "country\xEF\xBC`JP", ""},
        {"party", "!\xEF\xBC`", "PT-1 PT-2 PT-3"},
    };
    (void)state;
    struct model *m = sample();
    check_rows(m, rows, sizeof rows / sizeof rows[0]);
    model_close(m);
}

static void a_quoted_value_that_is_empty_finds_what_has_none(void **state)
{
    struct buf filter = {0};
    (void)state;
    struct model *m = sample();
    buf_puts(&filter, "country=");
    filter_quote("", &filter);
    check_rows(m, &(struct row){"party", buf_text(&filter), "PT-3"}, 1);
    buf_clear(&filter);
    model_close(m);
}

/* Another program may have written more texts than a block has records. */
static void texts_of_no_record_find_none(void **state)
{
    static const struct row row = {"party", "abroad", "PT-1 PT-2 PT-3"};
    (void)state;
    struct model *m = sample();
    assert_true(db_run(m->db, "UPDATE search_text SET texts = CAST(replace(replace(hex("
                              "zeroblob(500)), '00', 'abroad '), ' ', x'00') AS BLOB)"));
    check_rows(m, &row, 1);
    model_close(m);
}

static void a_listing_that_is_whole_stays_as_it_is(void **state)
{
    struct listing listing = {0};
    struct listing_query query = {.kind = kinds_find("party"), .filter = "country="};
    (void)state;
    struct model *m = sample();
    struct listing_work *work = listing_start(m, &query);
    for (int i = 0; i < 2; i++) {
        assert_true(listing_step(work, 0, &why));
        assert_true(listing_done(work));
        assert_int_equal(listing_seen(work), 3);
        assert_int_equal(listing_found(work), 1);
    }
    listing_take(work, &listing);
    assert_int_equal(listing.count, 1);
    listing_clear(&listing);
    listing_stop(work);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_compared_as_what_they_mean),
        cmocka_unit_test(signs_and_blanks_are_of_either_width),
        cmocka_unit_test(fields_are_known_by_how_any_of_their_names_begins),
        cmocka_unit_test(bytes_that_are_no_text_are_searched_for_as_they_stand),
        cmocka_unit_test(a_quoted_value_that_is_empty_finds_what_has_none),
        cmocka_unit_test(texts_of_no_record_find_none),
        cmocka_unit_test(a_listing_that_is_whole_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
