/*
 * The blocks of stored texts: what a walk over them gives, how they grow and shrink, and
 * that nothing another program wrote into them, or into the journal that they follow, does
 * harm.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/past.h"
#include "model/refer.h"
#include "model/search.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

static const struct kind *item(void)
{
    return kinds_find("item");
}

static void begin(struct model *m)
{
    assert_true(change_begin(m, &(struct change_note){.what = "set", .about = "x"}, &why));
}

static void commit(struct model *m)
{
    assert_true(change_commit(m, NULL, &why));
}

/* Adds item X-NUMBER within the open change. */
static void put_item(struct model *m, size_t number, const char *remarks)
{
    struct record *record = record_new(item());
    char code[24];
    snprintf(code, sizeof code, "X-%05zu", number);
    record_put(record, kinds_field(item(), "code"), code);
    record_put(record, kinds_field(item(), "name"), "Item");
    record_put(record, kinds_field(item(), "remarks"), remarks);
    if (!record_save(m, record, &why))
        fail_msg("%s", why.text);
    record_free(record);
}

static void drop_item(struct model *m, const char *code)
{
    int64_t id = record_find(m, item(), code);
    assert_true(id > 0);
    assert_true(change_delete(m, item(), id, false, NULL, &why));
}

/* COUNT items from number FIRST on, as one edit. */
static void add_items(struct model *m, size_t first, size_t count)
{
    begin(m);
    for (size_t i = 0; i < count; i++)
        put_item(m, first + i, "");
    commit(m);
}

/* The codes of the items that FILTER finds, divided by blanks; the caller frees it. */
static char *found(struct model *m, const char *filter)
{
    struct listing_query query = {.kind = item(), .filter = filter};
    struct listing listing;
    struct buf text = {0};
    assert_true(listing_load(m, &query, &listing, &why));
    for (size_t i = 0; i < listing.count; i++) {
        buf_puts(&text, i == 0 ? "" : " ");
        refer_code(m, item(), listing.ids[i], &text);
    }
    listing_clear(&listing);
    return text.text == NULL ? mem_copy("") : buf_take(&text);
}

static void finds(struct model *m, const char *filter, const char *codes)
{
    char *all = found(m, filter);
    assert_string_equal(all, codes);
    free(all);
}

static int64_t end_of_journal(struct model *m)
{
    char head[65];
    int64_t seq;
    assert_true(journal_head(m, &seq, head, &why));
    return seq;
}

/* The fields of categories, a bit each, that a walk for FIELDS gives. Nothing more comes of
 * a block that has ended. */
static uint64_t fields_given(struct model *m, uint64_t fields)
{
    struct search_walk walk = {.kind = kinds_find("category"), .fields = fields};
    struct search_block block;
    struct search_texts texts;
    uint64_t given = 0;
    while (search_next(m, &walk, &block)) {
        while (search_field(m, &walk, &texts))
            given |= (uint64_t)1 << texts.field;
        assert_false(search_field(m, &walk, &texts));
        assert_int_equal(walk.after, block.ids[block.count - 1]);
    }
    search_pause(&walk);
    assert_true(db_ok(m->db, &why));
    return given;
}

static uint64_t bit(const char *column)
{
    return (uint64_t)1 << kinds_field(kinds_find("category"), column);
}

/* Whether few fields are wanted, which are looked up, many, which are read in their order,
 * or all, and whether the texts stand in the file or are made on the way. */
static void a_walk_gives_the_wanted_fields_that_have_texts(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, "category|name=Members\ncategory|name=Staff|remarks=Only here|persons=3\n");
    uint64_t has = bit("code") | bit("name") | bit("remarks") | bit("persons");
    uint64_t many = ((uint64_t)1 << kinds_find("category")->field_count) - 1 - bit("name");
    for (int made = 1; made >= 0; made--) {
        assert_true((fields_given(m, 0) & has) == has);
        assert_int_equal(fields_given(m, bit("name")), bit("name"));
        assert_int_equal(fields_given(m, many) & has, has - bit("name"));
        assert_true(db_run(m->db, "DELETE FROM search_text; UPDATE search SET made = 0"));
    }
    model_close(m);
}

/* A record that leaves a block whose texts are still to be made. */
static void a_block_without_texts_loses_a_record(void **state)
{
    (void)state;
    struct model *m = test_model();
    add_items(m, 0, 1000);
    assert_true(db_run(m->db, "DELETE FROM search_text; UPDATE search SET made = 0"));
    begin(m);
    drop_item(m, "X-00001");
    commit(m);
    finds(m, "x-0000", "X-00000 X-00002 X-00003 X-00004 X-00005 X-00006 X-00007 X-00008 X-00009");
    assert_true(search_sound(m));
    model_close(m);
}

/* The only text of a field goes as so many records come that the block is divided. */
static void a_field_without_texts_stays_so_in_all_parts_of_a_block(void **state)
{
    (void)state;
    struct model *m = test_model();
    begin(m);
    put_item(m, 0, "only here");
    commit(m);
    finds(m, "remarks:only", "X-00000");
    begin(m);
    drop_item(m, "X-00000");
    for (size_t i = 1; i <= 300; i++)
        put_item(m, i, "");
    commit(m);
    finds(m, "remarks:only", "");
    assert_true(search_sound(m));
    assert_true(journal_undo(m, 0, NULL, &why));
    finds(m, "remarks:only", "X-00000");
    assert_true(search_sound(m));
    model_close(m);
}

/* The last record of a block goes and comes back while others follow. */
static void a_record_comes_back_between_two_blocks(void **state)
{
    (void)state;
    struct model *m = test_model();
    add_items(m, 0, 600);
    begin(m);
    drop_item(m, "X-00255");
    commit(m);
    finds(m, "x-00255", "");
    assert_true(journal_undo(m, 0, NULL, &why));
    finds(m, "x-00255", "X-00255");
    assert_true(search_sound(m));
    model_close(m);
}

/* One edit of more records than a list is mended by. */
static void a_list_is_made_anew_where_many_records_changed(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct listing_query query = {.kind = item()};
    struct listing listing;
    assert_true(listing_load(m, &query, &listing, &why));
    for (size_t count = 10; count <= 1000; count *= 10) {
        int64_t since = end_of_journal(m);
        size_t before = listing.count;
        add_items(m, count, count);
        bool follows = listing_follow(m, &query, since, &listing);
        assert_true(count > 10 || follows);
        assert_true(count < 1000 || !follows);
        assert_int_equal(listing.count, before + (follows ? count : 0));
    }
    listing_clear(&listing);
    model_close(m);
}

/* Adds item X-NUMBER with LENGTH bytes of remarks. */
static void add_large(struct model *m, size_t number, size_t length)
{
    char *large = mem_new(length + 1, 1);
    memset(large, 'x', length);
    begin(m);
    put_item(m, number, large);
    commit(m);
    free(large);
}

/* More was changed since than is worth following text by text, and before that as well. */
static void the_past_between_large_texts_is_searched(void **state)
{
    (void)state;
    enum { LARGE = (8 << 20) + 4096 };
    struct model *m = test_model();
    begin(m);
    put_item(m, 1, "as it was");
    commit(m);
    add_large(m, 2, LARGE + 4096);
    int64_t then = end_of_journal(m);
    add_large(m, 3, LARGE);
    test_set(m, "item", "X-00001", "remarks", "as it is");
    struct model *past = past_open(m, then, &why);
    assert_non_null(past);
    finds(past, "remarks:\"as it was\"", "X-00001");
    finds(past, "", "X-00001 X-00002");
    past_close(past);
    model_close(m);
}

/* Another program wrote a table into the journal that holds no links: what else stands in
 * the entry is followed. */
static void a_list_follows_a_journal_that_names_no_table(void **state)
{
    static const char *const tables[] = {
        "x", "categories", "categoryXpurposes", "category_nosuch", "category_name", "Category"};
    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        struct model *m = test_model();
        struct listing_query query = {.kind = kinds_find("category"), .filter = "purposes:mail"};
        struct listing listing;
        struct buf sql = {0};
        test_add_lines(m, "purpose|name=Mail\ncategory|name=Members\ncategory|name=Staff\n");
        int64_t since = end_of_journal(m);
        assert_true(listing_load(m, &query, &listing, &why));
        assert_int_equal(listing.count, 0);
        test_set(m, "category", "C-0001", "purposes", "P-0001");
        buf_printf(&sql,
                   "UPDATE journal_part SET changes = CAST(replace(CAST(changes AS TEXT), "
                   "'category_purposes', '%s') AS BLOB) WHERE entry > %lld",
                   tables[i], (long long)since);
        assert_true(db_run(m->db, buf_text(&sql)));
        buf_clear(&sql);
        assert_true(listing_follow(m, &query, since, &listing));
        assert_int_equal(listing.count, 1);
        listing_clear(&listing);
        model_close(m);
    }
}

/* Each is written into the search tables by another program; what is in order there is still
 * found. */
static void blocks_that_another_program_wrote_do_no_harm(void **state)
{
    static const char *const damages[] = {
        "UPDATE search SET ids = CAST(ids || zeroblob(8 * 300) AS BLOB)",
        "INSERT INTO search (kind, first, ids, made) VALUES ('item', 9000, x'', 1)",
        "INSERT INTO search_text SELECT max(at) + 20, texts FROM search_text",
        "UPDATE search_text SET at = at + 40 WHERE at % 64 = 1",
    };
    (void)state;
    for (size_t i = 0; i < sizeof damages / sizeof damages[0]; i++) {
        struct model *m = test_model();
        add_items(m, 1, 3);
        if (!db_run(m->db, damages[i]))
            fail_msg("%s", damages[i]);
        assert_false(search_sound(m));
        finds(m, "code:x-00002", "X-00002");
        finds(m, "x-00002", "X-00002");
        assert_true(search_renew(m, &why));
        assert_true(search_sound(m));
        model_close(m);
    }
}

/* Many new records come in while a block leads that claims numbers they will get. */
static void many_new_records_are_found_behind_a_block_of_higher_numbers(void **state)
{
    (void)state;
    struct model *m = test_model();
    add_items(m, 1, 3);
    assert_true(db_run(m->db, "UPDATE search SET ids = CAST(ids || x'ffffffffffffff7f' AS BLOB)"));
    const struct change_note note = {.what = "import", .about = "x", .many = true};
    assert_true(change_begin(m, &note, &why));
    for (size_t i = 10; i < 110; i++)
        put_item(m, i, i == 50 ? "wanted" : "");
    commit(m);
    finds(m, "remarks:wanted", "X-00050");
    assert_true(search_renew(m, &why));
    finds(m, "remarks:wanted", "X-00050");
    assert_true(search_sound(m));
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_walk_gives_the_wanted_fields_that_have_texts),
        cmocka_unit_test(a_block_without_texts_loses_a_record),
        cmocka_unit_test(a_field_without_texts_stays_so_in_all_parts_of_a_block),
        cmocka_unit_test(a_record_comes_back_between_two_blocks),
        cmocka_unit_test(a_list_is_made_anew_where_many_records_changed),
        cmocka_unit_test(the_past_between_large_texts_is_searched),
        cmocka_unit_test(a_list_follows_a_journal_that_names_no_table),
        cmocka_unit_test(blocks_that_another_program_wrote_do_no_harm),
        cmocka_unit_test(many_new_records_are_found_behind_a_block_of_higher_numbers),
    };
    return cmocka_run_group_tests_name("search_blocks", tests, NULL, NULL);
}
