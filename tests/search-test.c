/*
 * The stored texts follow the records whatever happens to them; filters and
 * orders find in them what people see.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/filter.h"
#include "model/inside.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/redact.h"
#include "model/search.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

static void kinds_fit_into_texts(void **state)
{
    (void)state;
    for (size_t k = 0; k < kinds_count; k++)
        assert_true(kinds[k].field_count <= SEARCH_FIELDS);
}

/* The codes of what QUERY lists, divided by blanks; the caller frees it. */
static char *codes(struct model *m, struct listing_query query)
{
    struct listing listing;
    struct buf text = {0};
    assert_true(listing_load(m, &query, &listing, &why));
    for (size_t i = 0; i < listing.count; i++) {
        struct record *record = record_load(m, query.kind, listing.ids[i], &why);
        assert_non_null(record);
        buf_printf(&text, "%s%s", i == 0 ? "" : " ", record_value(record, "code"));
        record_free(record);
    }
    listing_clear(&listing);
    return text.text == NULL ? mem_copy("") : buf_take(&text);
}

static struct model *sample(void)
{
    struct model *m = test_model();
    test_add(m, "purpose", "name", "採用の検討", NULL);
    test_add(m, "purpose", "name", "連絡", NULL);
    test_add(m, "category", "name", "採用応募者", "persons", "320", "status", "draft", "purposes",
             "P-0001; P-0002", "reviewed_on", "2026-04-01", "remarks", "a \"b\" c", NULL);
    test_add(m, "category", "name", "ﾃﾞｰﾀ ＡＢＣ", "persons", "8000", "status", "approved",
             "reviewed_on", "2025-12-31", NULL);
    test_add(m, "category", "name", "会員", "persons", "12400", NULL);
    return m;
}

static void filters_find_what_people_see(void **state)
{
    (void)state;
    static const struct {
        const char *filter, *codes;
    } cases[] = {
        {"データ abc", "C-0002"},
        {"の検討", "C-0001"},
        {"!会員", "C-0001 C-0002"},
        {"！会員", "C-0001 C-0002"},
        {"12,400", "C-0003"},
        {"Draft", "C-0001"},
        {"下書き", "C-0001"},
        {"persons:8000", "C-0002"},
        {"persons：8000", "C-0002"},
        {"名称:応募", "C-0001"},
        {"name:連絡", ""},
        {"purposes:連絡", "C-0001"},
        {"purposes=連絡", "C-0001"},
        {"purposes=連", ""},
        {"purposes=", "C-0002 C-0003"},
        {"!purposes=", "C-0001"},
        {"status=承認", "C-0002"},
        {"status=approved", "C-0002"},
        {"status<approved", "C-0001"},
        {"persons>320", "C-0002 C-0003"},
        {"persons>=320", "C-0001 C-0002 C-0003"},
        {"persons<8,000", "C-0001"},
        {"reviewed_on<2026", "C-0002"},
        {"reviewed_on<=2026", "C-0001 C-0002"},
        {"reviewed_on>2025", "C-0001"},
        {"reviewed_on>=2026-04", "C-0001"},
        {"reviewed_on=2026", "C-0001"},
        {"reviewed_on=2026/4", "C-0001"},
        {"reviewed_on=2026-4", "C-0001"},
        {"reviewed_on=２０２６年４月", "C-0001"},
        {"reviewed_on=2026年", "C-0001"},
        {"reviewed_on=R8.4", "C-0001"},
        {"reviewed_on=令和8年", "C-0001"},
        {"reviewed_on>令和元年", "C-0001 C-0002"},
        {"reviewed_on<平成31年", ""},
        {"reviewed_on<2026/5", "C-0001 C-0002"},
        {"reviewed_on=令和8年4月1日", "C-0001"},
        {"reviewed_on<20x", "C-0001 C-0002 C-0003"},
        {"name=\"データ ABC\"", "C-0002"},
        {"\"データ abc\"", "C-0002"},
        {"\"!会員\"", ""},
        {"\"\"\"b\"\"\"", "C-0001"},
        {"name:", "C-0001 C-0002 C-0003"},
        {"!name:", "C-0001 C-0002 C-0003"},
        {"c-0002", "C-0002"},
        {"purp:連絡", "C-0001"},
        {"利用目:連絡", "C-0001"},
        {"Purposes-of-use:連絡", "C-0001"},
        {"last-reviewed-on<2026", "C-0002"},
        {"reviewed:2026", ""}, /* on what day, or by whom */
        {"pu:連絡", ""},
        {"!", "C-0001 C-0002 C-0003"},
        {"会員 ！", "C-0003"},
        {"\"!\"", ""},
        {"nosuch:会員", ""},
        {"nothing", ""},
        {"　", "C-0001 C-0002 C-0003"},
        {"", "C-0001 C-0002 C-0003"},
    };
    struct model *m = sample();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct listing_query query = {.kind = kinds_find("category"), .filter = cases[i].filter};
        char *found = codes(m, query);
        if (strcmp(found, cases[i].codes) != 0)
            print_error("filter %s\n", cases[i].filter);
        assert_string_equal(found, cases[i].codes);
        free(found);
    }
    model_close(m);
}

static void names_are_found_in_any_shape_of_their_kanji(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "party", "name", "髙橋システム", NULL);
    test_add(m, "party", "name", "渡辺倉庫", NULL);
    static const char *const cases[][2] = {
        {"高橋", "PT-0001"},
        {"髙槗", "PT-0001"},
        {"渡邉", "PT-0002"},
        {"name=渡邊倉庫", "PT-0002"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *found =
            codes(m, (struct listing_query){.kind = kinds_find("party"), .filter = cases[i][0]});
        assert_string_equal(found, cases[i][1]);
        free(found);
    }
    model_close(m);
}

static void words_of_filters_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *filter, *said;
        enum filter_sense sense;
    } cases[] = {
        {"会員", "会員", FILTER_GOOD},
        {"!status:draft", "not Status: draft", FILTER_GOOD},
        {"persons>=3", "Number of persons >= 3", FILTER_GOOD},
        {"purposes=", "Purposes of use: (not stated)", FILTER_GOOD},
        {"class-of:personal", "Class of data: personal", FILTER_GOOD},
        {"review:1", "review:1", FILTER_NO_FIELD},
        {"nosuch:1", "nosuch:1", FILTER_NO_FIELD},
        {"https://example.jp", "https://example.jp", FILTER_GOOD},
        {"10:30", "10:30", FILTER_GOOD},
        {"reviewed_on<soon", "Last reviewed on < soon", FILTER_NO_VALUE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct filter *filter = filter_new(kinds_find("category"), cases[i].filter);
        struct buf said = {0};
        assert_int_equal(filter_count(filter), 1);
        assert_int_equal(filter_say(filter, 0, LANG_EN, &said), cases[i].sense);
        assert_string_equal(buf_text(&said), cases[i].said);
        buf_clear(&said);
        filter_free(filter);
    }
}

static void a_quoted_value_is_one_word(void **state)
{
    (void)state;
    static const char *const values[] = {"",   "会員", "a b",    "a\"b",
                                         "!x", "a:b",  "あ　い", "Ａ：Ｂ"};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        struct model *m = test_model();
        struct buf filter = {0};
        test_add(m, "category", "name", "x", "remarks", values[i], NULL);
        test_add(m, "category", "name", "y", "remarks", "another", NULL);
        buf_puts(&filter, "remarks=");
        if (values[i][0] != '\0')
            filter_quote(values[i], &filter);
        struct listing_query query = {.kind = kinds_find("category"), .filter = buf_text(&filter)};
        char *found = codes(m, query);
        assert_string_equal(found, "C-0001");
        free(found);
        buf_clear(&filter);
        model_close(m);
    }
}

static void lists_are_sorted_by_what_a_value_means(void **state)
{
    (void)state;
    static const struct {
        const char *column;
        bool descending;
        const char *codes;
    } cases[] = {
        {NULL, false, "RT-0001 RT-0002 RT-0003 RT-0004"},
        {NULL, true, "RT-0004 RT-0003 RT-0002 RT-0001"},
        {"period", false, "RT-0002 RT-0003 RT-0001 RT-0004"},
        {"period", true, "RT-0001 RT-0003 RT-0002 RT-0004"},
        {"name", false, "RT-0003 RT-0001 RT-0004 RT-0002"},
        {"outcome", false, "RT-0002 RT-0001 RT-0003 RT-0004"},
    };
    struct model *m = test_model();
    test_add(m, "retention", "name", "い", "period", "P10Y", "outcome", "anonymize", NULL);
    test_add(m, "retention", "name", "カ", "period", "P6M", "outcome", "delete", NULL);
    test_add(m, "retention", "name", "ア", "period", "P2Y", NULL);
    test_add(m, "retention", "name", "イ", NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct listing_query query = {.kind = kinds_find("retention"),
                                      .sort = cases[i].column,
                                      .descending = cases[i].descending};
        char *found = codes(m, query);
        if (strcmp(found, cases[i].codes) != 0)
            print_error("case %zu\n", i);
        assert_string_equal(found, cases[i].codes);
        free(found);
    }
    model_close(m);
}

static void texts_follow_renames_links_deletions_and_undo(void **state)
{
    (void)state;
    struct model *m = sample();
    struct listing_query query = {.kind = kinds_find("category"), .filter = "問い合わせ"};
    assert_true(search_sound(m));
    test_set(m, "purpose", "P-0002", "name", "問い合わせ対応");
    assert_true(search_sound(m));
    char *found = codes(m, query);
    assert_string_equal(found, "C-0001");
    free(found);
    assert_true(journal_undo(m, 0, NULL, &why));
    assert_true(search_sound(m));
    found = codes(m, query);
    assert_string_equal(found, "");
    free(found);
    test_set(m, "category", "C-0001", "purposes", "P-0002");
    assert_true(search_sound(m));
    assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = "x"}, &why));
    assert_true(change_delete(m, kinds_find("purpose"),
                              record_find(m, kinds_find("purpose"), "P-0002"), true, NULL, &why));
    assert_true(change_commit(m, NULL, &why));
    assert_true(search_sound(m));
    while (journal_undo(m, 0, NULL, &why))
        assert_true(search_sound(m));
    assert_int_equal(db_number(m->db, "SELECT count(*) FROM search", 0, -1), 0);
    assert_int_equal(db_number(m->db, "SELECT count(*) FROM search_text", 0, -1), 0);
    model_close(m);
}

static void a_redacted_text_is_found_no_more(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct redacted result;
    const struct kind *kind = kinds_find("category");
    test_add(m, "category", "name", "x", "remarks", "the secret of Tanaka", NULL);
    assert_true(redact_field(m, kind, record_find(m, kind, "C-0001"), kinds_field(kind, "remarks"),
                             &result, &why));
    redact_clear(&result);
    assert_true(search_sound(m));
    assert_int_equal(db_number(m->db,
                               "SELECT count(*) FROM search_text WHERE instr(texts, 'tanaka') > 0",
                               0, -1),
                     0);
    model_close(m);
}

/* Records enough for many blocks, with codes that are not in order of age. */
static void add_many(struct model *m, size_t count)
{
    assert_true(change_begin(m, &(struct change_note){.what = "import", .about = "x"}, &why));
    for (size_t i = 0; i < count; i++) {
        struct record *record = record_new(kinds_find("item"));
        struct buf text = {0};
        buf_printf(&text, "X-%05zu", i * 7919 % count);
        assert_true(record_set(record, kinds_field(record->kind, "code"), buf_text(&text), &why));
        buf_empty(&text);
        buf_printf(&text, "item %zu of %zu", i % 97, i);
        assert_true(record_set(record, kinds_field(record->kind, "name"), buf_text(&text), &why));
        assert_true(record_save(m, record, &why));
        buf_clear(&text);
        record_free(record);
    }
    assert_true(change_commit(m, NULL, &why));
}

static void a_listing_made_in_pieces_is_the_same(void **state)
{
    (void)state;
    static const struct listing_query queries[] = {
        {.filter = ""},
        {.filter = "", .descending = true},
        {.filter = "item 9"},
        {.filter = "!9", .sort = "name", .descending = true},
        {.filter = "", .sort = "name"},
    };
    struct model *m = test_model();
    add_many(m, 5000);
    assert_true(search_sound(m));
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        struct listing_query query = queries[i];
        struct listing whole = {0}, pieces = {0};
        query.kind = kinds_find("item");
        assert_true(listing_load(m, &query, &whole, &why));
        struct listing_work *work = listing_start(m, &query);
        while (!listing_done(work)) {
            assert_true(listing_step(work, -1, &why));
            listing_take(work, &pieces);
            assert_true(pieces.count <= whole.count);
        }
        listing_take(work, &pieces);
        assert_int_equal(pieces.count, whole.count);
        assert_memory_equal(pieces.ids, whole.ids, whole.count * sizeof *whole.ids);
        listing_stop(work);
        listing_clear(&whole);
        listing_clear(&pieces);
    }
    model_close(m);
}

static int64_t end_of_journal(struct model *m)
{
    char head[65];
    int64_t seq;
    assert_true(journal_head(m, &seq, head, &why));
    return seq;
}

/* One edit by chance: add, rename, link, count, delete, undo, redo. */
static void edit_by_chance(struct model *m, unsigned *seed)
{
    static const char *const names[] = {"あ", "ア会員", "会員", "B", "b", "名簿", "𠮷野", "x"};
    static const char *const codes[] = {"C-0001", "C-0002", "C-0003", "a-1", "B-2"};
    const struct kind *category = kinds_find("category");
    const char *name = names[(*seed >> 8) % 8], *code = codes[(*seed >> 4) % 5];
    int64_t id = record_find(m, category, code);
    char persons[24];
    *seed = *seed * 1103515245u + 12345u;
    snprintf(persons, sizeof persons, "%u", *seed % 50);
    switch ((*seed >> 16) % 8) {
    case 0:
        if (id == 0)
            test_add(m, "category", "code", code, "name", name, "persons", persons, NULL);
        break;
    case 1:
        if (id != 0)
            test_set(m, "category", code, "name", name);
        break;
    case 2:
        if (id != 0)
            test_set(m, "category", code, "persons", persons);
        break;
    case 3:
        test_set(m, "purpose", "P-0001", "name", name);
        break;
    case 4:
        if (id != 0)
            test_set(m, "category", code, "purposes", *seed % 2 == 0 ? "P-0001" : "");
        break;
    case 5:
        if (id == 0)
            break;
        assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = "x"}, &why));
        assert_true(change_delete(m, category, id, true, NULL, &why));
        assert_true(change_commit(m, NULL, &why));
        break;
    case 6:
        journal_undo(m, 0, NULL, &why);
        break;
    default:
        journal_redo(m, NULL, &why);
    }
}

static void a_listing_follows_what_changes(void **state)
{
    (void)state;
    struct listing_query queries[] = {
        {.sort = NULL},
        {.descending = true},
        {.filter = "会員"},
        {.filter = "persons>10", .sort = "persons"},
        {.sort = "name", .descending = true},
        {.sort = "purposes"},
        {.filter = "purposes:会員 !b"},
    };
    enum { QUERIES = sizeof queries / sizeof queries[0], EDITS = 400 };
    struct listing followed[QUERIES] = {{0}};
    unsigned seed = 20261122;
    struct model *m = sample();
    int64_t since = end_of_journal(m);
    for (size_t q = 0; q < QUERIES; q++) {
        queries[q].kind = kinds_find("category");
        assert_true(listing_load(m, &queries[q], &followed[q], &why));
    }
    for (int i = 0; i < EDITS; i++) {
        edit_by_chance(m, &seed);
        if (i % 3 == 0)
            continue;
        for (size_t q = 0; q < QUERIES; q++) {
            struct listing right;
            assert_true(listing_follow(m, &queries[q], since, &followed[q]));
            assert_true(listing_load(m, &queries[q], &right, &why));
            assert_int_equal(followed[q].count, right.count);
            if (right.count > 0)
                assert_memory_equal(followed[q].ids, right.ids, right.count * sizeof *right.ids);
            listing_clear(&right);
        }
        since = end_of_journal(m);
    }
    for (size_t q = 0; q < QUERIES; q++)
        listing_clear(&followed[q]);
    model_close(m);
}

static void many_changes_are_not_followed(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct listing_query query = {.kind = kinds_find("item")};
    struct listing listing;
    int64_t since = end_of_journal(m);
    assert_true(listing_load(m, &query, &listing, &why));
    add_many(m, 5000);
    assert_false(listing_follow(m, &query, since, &listing));
    assert_int_equal(listing.count, 0);
    since = end_of_journal(m);
    assert_true(journal_event(m, "restore", "x", &why));
    assert_false(listing_follow(m, &query, since, &listing));
    assert_false(listing_follow(m, &query, since + 100, &listing));
    listing_clear(&listing);
    model_close(m);
}

static void texts_are_made_anew_where_they_are_missing(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct listing_query query = {.kind = kinds_find("item"), .filter = "x-00017"};
    add_many(m, 30000);
    db_run(m->db, "UPDATE search SET made = 0");
    db_run(m->db, "DELETE FROM search_text");
    char *found = codes(m, query);
    assert_string_equal(found, "X-00017");
    free(found);
    int64_t missing = db_number(m->db, "SELECT count(*) FROM search WHERE made = 0", 0, 0);
    test_set(m, "item", "X-00017", "remarks", "y");
    assert_true(missing > db_number(m->db, "SELECT count(*) FROM search WHERE made = 0", 0, 0));
    assert_true(search_renew(m, &why));
    assert_true(search_sound(m));
    model_close(m);
}

/* Deletes COUNT items from number FIRST on, every STEP-th, in one change. */
static void delete_some(struct model *m, size_t first, size_t count, size_t step)
{
    const struct kind *item = kinds_find("item");
    assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = "x"}, &why));
    for (size_t i = 0; i < count; i++) {
        char code[16];
        snprintf(code, sizeof code, "X-%05zu", first + i * step);
        int64_t id = record_find(m, item, code);
        assert_true(id == 0 || change_delete(m, item, id, true, NULL, &why));
    }
    assert_true(change_commit(m, NULL, &why));
}

static void blocks_follow_what_comes_and_goes_in_their_midst(void **state)
{
    (void)state;
    struct model *m = test_model();
    add_many(m, 1500);
    delete_some(m, 0, 1500 / 2, 2);
    assert_true(search_sound(m));
    delete_some(m, 1, 600, 1);
    assert_true(search_sound(m));
    test_set(m, "item", "X-00801", "remarks", "only here");
    assert_true(search_sound(m));
    test_set(m, "item", "X-00801", "remarks", "");
    assert_true(search_sound(m));
    /* What was deleted comes back between those that stayed. */
    while (journal_undo(m, 0, NULL, &why))
        assert_true(search_sound(m));
    while (journal_redo(m, NULL, &why))
        assert_true(search_sound(m));
    model_close(m);
}

static void a_damaged_block_does_no_harm_and_is_mended_by_a_save(void **state)
{
    (void)state;
    static const char *const damages[] = {"zeroblob(3)", "x'41'", "zeroblob(9000)", "x''",
                                          "CAST(replace(texts, x'00', 'a') AS BLOB)"};
    for (size_t i = 0; i < sizeof damages / sizeof damages[0]; i++) {
        struct model *m = test_model();
        struct listing_query query = {
            .kind = kinds_find("item"), .filter = "item 9 !x", .sort = "name"};
        struct buf sql = {0};
        add_many(m, 200);
        buf_printf(&sql, "UPDATE search_text SET texts = %s", damages[i]);
        assert_true(db_run(m->db, buf_text(&sql)));
        buf_clear(&sql);
        free(codes(m, query));
        query.filter = "";
        free(codes(m, query));
        test_set(m, "item", "X-00000", "remarks", "y");
        assert_true(search_sound(m));
        model_close(m);
    }
}

/* All tests here trust search_sound(): it must see each of these. */
static void what_does_not_hold_is_seen(void **state)
{
    static const char *const damages[] = {
        "UPDATE search_text SET texts = zeroblob(3)",
        "UPDATE search_text SET texts = CAST(replace(CAST(texts AS TEXT), 'x', 'y') AS BLOB)",
        "DELETE FROM search_text WHERE rowid = (SELECT max(rowid) FROM search_text)",
        "DELETE FROM search WHERE rowid = (SELECT max(rowid) FROM search)",
        "UPDATE search SET first = first - 1",
        "UPDATE search SET made = 2",
        "UPDATE search SET ids = zeroblob(9)",
        "UPDATE search SET ids = zeroblob(8 * 257)",
        "UPDATE search SET ids = CAST(substr(ids,9,8)||substr(ids,1,8)||substr(ids,17) AS BLOB)",
        "UPDATE search SET ids = substr(ids, 9)",
        "INSERT INTO search_text SELECT at + 64000, texts FROM search_text LIMIT 1",
    };
    (void)state;
    for (size_t i = 0; i < sizeof damages / sizeof damages[0]; i++) {
        struct model *m = test_model();
        add_many(m, 20);
        assert_true(search_sound(m));
        if (!db_run(m->db, damages[i]))
            fail_msg("%s", damages[i]);
        if (search_sound(m))
            fail_msg("not seen: %s", damages[i]);
        model_close(m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_fit_into_texts),
        cmocka_unit_test(filters_find_what_people_see),
        cmocka_unit_test(names_are_found_in_any_shape_of_their_kanji),
        cmocka_unit_test(words_of_filters_are_told),
        cmocka_unit_test(a_quoted_value_is_one_word),
        cmocka_unit_test(lists_are_sorted_by_what_a_value_means),
        cmocka_unit_test(texts_follow_renames_links_deletions_and_undo),
        cmocka_unit_test(a_redacted_text_is_found_no_more),
        cmocka_unit_test(a_listing_made_in_pieces_is_the_same),
        cmocka_unit_test(a_listing_follows_what_changes),
        cmocka_unit_test(many_changes_are_not_followed),
        cmocka_unit_test(texts_are_made_anew_where_they_are_missing),
        cmocka_unit_test(blocks_follow_what_comes_and_goes_in_their_midst),
        cmocka_unit_test(a_damaged_block_does_no_harm_and_is_mended_by_a_save),
        cmocka_unit_test(what_does_not_hold_is_seen),
    };
    return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
