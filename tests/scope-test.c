/*
 * Which records belong to which organization, and the copy that holds one of them
 * alone.
 */
#include "tests/model.h"

#include "model/inside.h"
#include "model/kinds.h"
#include "model/listing.h"
#include "model/past.h"
#include "model/scope.h"
#include "model/search.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* A holding (O-0001) and two subsidiaries that share some parties and items. */
static struct model *group(void)
{
    struct model *m = test_model();
    test_add_lines(
        m, "organization|name=Holding\norganization|name=Sales\norganization|name=Logistics\n"
           "department|name=Personnel|organization=O-0001\n"
           "department|name=Shop|organization=O-0002\n"
           "item|name=Name\nitem|name=Address\nitem|name=Diagnosis\nitem|name=Unused\n"
           "party|name=Carrier\nparty|name=Cloud\nparty|name=Sales|organization=O-0002\n"
           "party|name=Nobody's\n"
           "storage|name=Server|provider=PT-0002\nstorage|name=Cabinet\n"
           "measure|name=Keys\nmeasure|name=Training\n"
           "purpose|name=Recruiting\npurpose|name=Delivery\n"
           "category|name=Employees|organization=O-0001|department=D-0001|"
           "items=I-0001; I-0003|purposes=P-0001|storages=ST-0002|measures=MS-0001\n"
           "category|name=Members|department=D-0002|items=I-0001; I-0002|purposes=P-0002|"
           "storages=ST-0001\n"
           "category|name=Drivers|organization=O-0003|items=I-0001|storages=ST-0001\n"
           "entrustment|name=Shipping|categories=C-0002|contractor=PT-0001\n"
           "joint_use|name=Together|categories=C-0001; C-0003|users=PT-0003\n"
           "notice|name=Policy of Sales|organization=O-0002\n"
           "desk|name=Desk of Sales|organization=O-0002\n"
           "desk|name=Common desk|organization=O-0001|categories=C-0003\n"
           "procedure|name=Disclosure|desk=DK-0001\n"
           "clause|name=Scope|notice=NT-0001\n"
           "waiver|name=Not ours|rule=J01|record=category/C-0002|reason=Told\n"
           "incident|name=Lost phone|categories=C-0003|parties=PT-0001\n");
    return m;
}

static int64_t id_of(struct model *m, const char *kind, const char *code)
{
    int64_t id = record_find(m, kinds_find(kind), code);
    assert_true(id > 0);
    return id;
}

/* Whether the record is with the organizations whose numbers stand in WITH: "13" is the
 * first and the third, "*" each as it leads to none. */
static void belongs(struct model *m, const char *kind, const char *code, const char *with)
{
    size_t count;
    int64_t *ids = scope_organizations(m, &count);
    struct scope *scope = scope_new(m, ids, count);
    while (!scope_done(scope))
        assert_true(scope_step(scope, &why));
    uint64_t wanted = 0, of = scope_of(scope, kinds_find(kind), id_of(m, kind, code));
    for (const char *at = with; *at >= '1' && *at <= '9'; at++)
        wanted |= (uint64_t)1 << (*at - '1');
    if (of != (with[0] == '*' ? UINT64_MAX : wanted))
        fail_msg("%s/%s belongs to %llx, not to %s", kind, code, (unsigned long long)of, with);
    scope_free(scope);
    for (size_t i = 0; i < count; i++) {
        scope = scope_load(m, ids[i], &why);
        assert_non_null(scope);
        assert_int_equal(scope_has(scope, kinds_find(kind), id_of(m, kind, code)),
                         (of >> i & 1) != 0);
        scope_free(scope);
    }
    free(ids);
}

static void a_category_belongs_where_it_says_or_its_department(void **state)
{
    (void)state;
    struct model *m = group();
    belongs(m, "category", "C-0001", "1");
    belongs(m, "category", "C-0002", "2");
    belongs(m, "category", "C-0003", "3");
    test_set(m, "category", "C-0002", "organization", "O-0003");
    belongs(m, "category", "C-0002", "3");
    belongs(m, "department", "D-0002", "23");
    model_close(m);
}

static void what_is_shared_belongs_to_all_that_use_it(void **state)
{
    (void)state;
    struct model *m = group();
    belongs(m, "item", "I-0001", "123");
    belongs(m, "item", "I-0002", "2");
    belongs(m, "item", "I-0003", "1");
    belongs(m, "purpose", "P-0002", "2");
    belongs(m, "storage", "ST-0001", "23");
    belongs(m, "party", "PT-0001", "23"); /* contractor of one, in an incident of the other */
    belongs(m, "party", "PT-0002", "23"); /* it provides the storage of both */
    belongs(m, "joint_use", "JU-0001", "13");
    belongs(m, "entrustment", "EN-0001", "2");
    belongs(m, "measure", "MS-0001", "1");
    model_close(m);
}

static void standing_for_an_organization_is_not_belonging_to_it(void **state)
{
    (void)state;
    struct model *m = group();
    belongs(m, "party", "PT-0003", "13");
    model_close(m);
}

static void what_hangs_on_a_desk_or_notice_belongs_with_it(void **state)
{
    (void)state;
    struct model *m = group();
    belongs(m, "procedure", "PC-0001", "2");
    belongs(m, "clause", "CL-0001", "2");
    belongs(m, "desk", "DK-0002", "13");
    belongs(m, "incident", "IN-0001", "3");
    belongs(m, "waiver", "EX-0001", "2");
    model_close(m);
}

static void what_leads_to_none_belongs_to_every_one(void **state)
{
    (void)state;
    struct model *m = group();
    belongs(m, "item", "I-0004", "*");
    belongs(m, "party", "PT-0004", "*");
    belongs(m, "measure", "MS-0002", "*");
    test_set(m, "category", "C-0001", "organization", "");
    test_set(m, "category", "C-0001", "department", "");
    belongs(m, "category", "C-0001", "*");
    belongs(m, "item", "I-0003", "*");
    model_close(m);
}

static void more_than_are_told_apart_are_one_other(void **state)
{
    (void)state;
    struct model *m = group();
    struct scope *scope = scope_load(m, id_of(m, "organization", "O-0002"), &why);
    size_t common;
    assert_int_equal(scope_of(scope, kinds_find("category"), id_of(m, "category", "C-0002")), 1);
    assert_int_equal(scope_of(scope, kinds_find("category"), id_of(m, "category", "C-0001")),
                     (uint64_t)1 << SCOPE_MOST);
    assert_int_equal(scope_size(scope, kinds_find("item"), &common), 3);
    assert_int_equal(common, 1);
    scope_free(scope);
    model_close(m);
}

static void an_organization_is_found_and_near_ones_are_offered(void **state)
{
    (void)state;
    struct model *m = group();
    test_set(m, "organization", "O-0002", "corporate_number", "1010001000006");
    assert_int_equal(scope_find(m, "O-0002", &why), scope_find(m, "Sales", &why));
    assert_int_equal(scope_find(m, "O-0002", &why), scope_find(m, "1010001000006", &why));
    assert_int_equal(scope_find(m, "Salse", &why), 0);
    assert_non_null(strstr(why.text, "O-0002 Sales"));
    assert_null(strstr(why.text, "Holding"));
    /* By the code, and all that are near. */
    assert_int_equal(scope_find(m, "O-00002", &why), 0);
    assert_non_null(strstr(why.text, "O-0002 Sales"));
    test_add(m, "organization", "name", "Sale", NULL);
    assert_int_equal(scope_find(m, "Salse", &why), 0);
    assert_non_null(strstr(why.text, "O-0002 Sales, O-0004 Sale?"));
    assert_int_equal(scope_find(m, "Zzzzzzzzzzzz", &why), 0);
    assert_non_null(strstr(why.text, "daicho list organization"));
    model_close(m);
}

/* Whether COPY has the record. */
static bool has(struct model *copy, const char *kind, const char *code)
{
    return record_find(copy, kinds_find(kind), code) > 0;
}

static void a_copy_holds_one_organization_and_nothing_leads_out_of_it(void **state)
{
    (void)state;
    struct model *m = group();
    struct scope_sizes sizes;
    struct model *copy = scope_copy(m, id_of(m, "organization", "O-0003"), &sizes, &why);
    assert_non_null(copy);
    assert_int_equal(sizes.all, 3);
    assert_int_equal(sizes.held, 1);
    assert_int_equal(sizes.common, 0);
    assert_int_equal(record_count(copy, kinds_find("category")), 1);
    test_value_is(copy, "joint_use", "JU-0001", "categories", "C-0003");
    test_value_is(copy, "party", "PT-0003", "organization", "O-0002");
    assert_true(has(copy, "organization", "O-0002")); /* a party stands for it */
    assert_false(has(copy, "organization", "O-0001"));
    test_value_is(copy, "desk", "DK-0002", "organization", "");
    assert_false(has(copy, "item", "I-0002"));
    assert_false(has(copy, "entrustment", "EN-0001"));
    assert_false(has(copy, "waiver", "EX-0001"));
    assert_true(search_sound(copy));
    assert_int_equal(db_number(copy->db, "SELECT count(*) FROM pragma_foreign_key_check", 0, -1),
                     0);
    assert_true(model_readonly(copy));
    assert_false(model_may_write(copy, &why));
    assert_non_null(strstr(why.text, "Edit the whole inventory."));
    struct buf filter = {0};
    scope_filter(copy, &filter);
    assert_string_equal(buf_text(&filter), "code=O-0003");
    buf_empty(&filter);
    scope_filter(m, &filter);
    assert_string_equal(buf_text(&filter), "");
    buf_clear(&filter);
    assert_int_equal(scope_held(copy), id_of(m, "organization", "O-0003"));
    model_close(copy);
    assert_int_equal(record_count(m, kinds_find("category")), 3);
    test_sound(m);
    model_close(m);
}

static void the_past_of_a_copy_is_that_of_its_organization(void **state)
{
    (void)state;
    struct model *m = group();
    int64_t seq;
    char hash[65];
    assert_true(journal_head(m, &seq, hash, &why));
    test_set(m, "category", "C-0001", "persons", "7");
    test_set(m, "category", "C-0003", "persons", "8");
    struct model *copy = scope_copy(m, id_of(m, "organization", "O-0003"), NULL, &why);
    struct model *past = past_open(copy, seq, &why);
    assert_non_null(past);
    assert_true(past_is(past));
    assert_int_equal(record_count(past, kinds_find("category")), 1);
    test_value_is(past, "category", "C-0003", "persons", "");
    test_value_is(copy, "category", "C-0003", "persons", "8");
    past_close(past);
    past = past_open(copy, 1, &why); /* before the organization was there */
    assert_non_null(past);
    assert_int_equal(record_count(past, kinds_find("category")), 0);
    past_close(past);
    model_close(copy);
    model_close(m);
}

static void large_inventories_are_read_in_pieces(void **state)
{
    (void)state;
    enum { MANY = 21000 }; /* more than a piece */
    struct model *m = group();
    assert_true(db_run(m->db,
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                       "21000) INSERT INTO category (id, rev, code, name, organization) SELECT "
                       "1000 + i, 1, 'X-' || i, 'x', (SELECT id FROM organization WHERE code = "
                       "CASE i % 2 WHEN 0 THEN 'O-0002' ELSE 'O-0003' END) FROM n") &&
                db_run(m->db, "INSERT INTO category_items (source, target, position) SELECT id, "
                              "(SELECT id FROM item WHERE code = 'I-0004'), 0 FROM category WHERE "
                              "id BETWEEN 1001 AND 22000 AND id % 2 = 1"));
    struct scope *scope = scope_load(m, id_of(m, "organization", "O-0002"), &why);
    size_t common;
    assert_non_null(scope);
    assert_int_equal(scope_size(scope, kinds_find("category"), &common), 1 + MANY / 2);
    assert_false(scope_has(scope, kinds_find("item"), id_of(m, "item", "I-0004")));
    scope_free(scope);
    model_close(m);
}

/* How many records a list of the categories of Sales has. */
static void lists(struct model *m, const struct listing_query *query, size_t count)
{
    struct listing listing;
    assert_true(listing_load(m, query, &listing, &why));
    assert_int_equal(listing.count, count);
    listing_clear(&listing);
}

static void a_list_may_be_held_to_an_organization(void **state)
{
    (void)state;
    struct model *m = group();
    struct scope *scope = scope_load(m, id_of(m, "organization", "O-0002"), &why);
    struct listing_query query = {.kind = kinds_find("item"), .scope = scope};
    lists(m, &query, 3);
    query.sort = "name";
    lists(m, &query, 3);
    query.filter = "Diagnosis";
    lists(m, &query, 0);
    query.scope = NULL;
    lists(m, &query, 1);
    /* What came since is not known, and shown. */
    query = (struct listing_query){.kind = kinds_find("category"), .scope = scope};
    struct listing listing;
    int64_t seq;
    char hash[65];
    assert_true(listing_load(m, &query, &listing, &why));
    assert_true(journal_head(m, &seq, hash, &why));
    test_add(m, "category", "name", "New", "organization", "O-0002", NULL);
    test_set(m, "category", "C-0001", "persons", "3");
    assert_true(listing_follow(m, &query, seq, &listing));
    assert_int_equal(listing.count, 2);
    listing_clear(&listing);
    scope_free(scope);
    model_close(m);
}

static void scopes_that_are_alike_are_known(void **state)
{
    (void)state;
    struct model *m = group();
    int64_t sales = id_of(m, "organization", "O-0002");
    struct scope *one = scope_load(m, sales, &why), *other = scope_load(m, sales, &why);
    assert_true(scope_same(one, other));
    scope_free(scope_share(one)); /* still there */
    assert_true(scope_same(one, other));
    scope_free(other);
    test_set(m, "category", "C-0001", "organization", "O-0002");
    other = scope_load(m, sales, &why);
    assert_false(scope_same(one, other));
    scope_free(other);
    other = scope_new(m, &sales, 1);
    assert_false(scope_same(one, other));
    assert_false(scope_same(other, one));
    scope_free(other);
    scope_free(one);
    model_close(m);
}

static void scopes_with_as_many_others_are_not_alike(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, "organization|name=Sales\norganization|name=Factory\n"
                      "category|name=Members|organization=O-0001\n"
                      "category|name=Workers|organization=O-0002\n");
    size_t common;
    struct scope *one = scope_load(m, id_of(m, "organization", "O-0001"), &why);
    struct scope *other = scope_load(m, id_of(m, "organization", "O-0002"), &why);
    assert_int_equal(scope_size(one, kinds_find("category"), &common), 1);
    assert_int_equal(scope_size(other, kinds_find("category"), &common), 1);
    assert_false(scope_same(one, other));
    scope_free(one);
    scope_free(other);
    model_close(m);
}

/* As many items as before, but other ones. */
static void scopes_of_other_records_are_not_alike(void **state)
{
    (void)state;
    struct model *m = group();
    int64_t sales = id_of(m, "organization", "O-0002");
    struct scope *one = scope_load(m, sales, &why);
    assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = "x"}, &why));
    assert_true(
        change_delete(m, kinds_find("item"), id_of(m, "item", "I-0004"), false, NULL, &why));
    assert_true(change_commit(m, NULL, &why));
    test_add(m, "item", "name", "Unused as well", NULL);
    struct scope *other = scope_load(m, sales, &why);
    assert_false(scope_same(one, other));
    scope_free(other);
    scope_free(one);
    model_close(m);
}

/* Whatever step of the reading another edit comes between: what it made is hidden from
 * nobody, and all else belongs where it did. */
static void what_comes_and_goes_while_it_is_read_does_no_harm(void **state)
{
    (void)state;
    struct model *m = group();
    const struct kind *item = kinds_find("item");
    int64_t drivers = id_of(m, "organization", "O-0003");
    bool done = false;
    for (size_t steps = 0; !done; steps++) {
        struct scope *scope = scope_new(m, &drivers, 1);
        for (size_t i = 0; i < steps && !scope_done(scope); i++)
            assert_true(scope_step(scope, &why));
        done = scope_done(scope);
        int64_t id = test_add(m, "item", "code", "I-9", "name", "New", NULL);
        test_set(m, "category", "C-0003", "items", "I-0001; I-9");
        assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = "x"}, &why));
        assert_true(change_delete(m, kinds_find("waiver"), id_of(m, "waiver", "EX-0001"), false,
                                  NULL, &why));
        assert_true(change_commit(m, NULL, &why));
        while (!scope_done(scope))
            assert_true(scope_step(scope, &why));
        assert_true(scope_has(scope, item, id));
        assert_true(scope_has(scope, item, id_of(m, "item", "I-0001")));
        assert_false(scope_has(scope, item, id_of(m, "item", "I-0003")));
        assert_true(scope_has(scope, kinds_find("category"), id_of(m, "category", "C-0003")));
        assert_false(scope_has(scope, kinds_find("category"), id_of(m, "category", "C-0002")));
        scope_free(scope);
        for (int i = 0; i < 3; i++)
            assert_true(journal_undo(m, 0, NULL, &why));
    }
    model_close(m);
}

static void a_step_behind_the_last_changes_nothing(void **state)
{
    (void)state;
    struct model *m = group();
    int64_t sales = id_of(m, "organization", "O-0002");
    struct scope *one = scope_load(m, sales, &why), *other = scope_load(m, sales, &why);
    assert_true(scope_step(one, &why));
    assert_true(scope_done(one));
    assert_true(scope_same(one, other));
    scope_free(other);
    scope_free(one);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_category_belongs_where_it_says_or_its_department),
        cmocka_unit_test(what_is_shared_belongs_to_all_that_use_it),
        cmocka_unit_test(standing_for_an_organization_is_not_belonging_to_it),
        cmocka_unit_test(what_hangs_on_a_desk_or_notice_belongs_with_it),
        cmocka_unit_test(what_leads_to_none_belongs_to_every_one),
        cmocka_unit_test(more_than_are_told_apart_are_one_other),
        cmocka_unit_test(an_organization_is_found_and_near_ones_are_offered),
        cmocka_unit_test(a_copy_holds_one_organization_and_nothing_leads_out_of_it),
        cmocka_unit_test(the_past_of_a_copy_is_that_of_its_organization),
        cmocka_unit_test(large_inventories_are_read_in_pieces),
        cmocka_unit_test(a_list_may_be_held_to_an_organization),
        cmocka_unit_test(scopes_that_are_alike_are_known),
        cmocka_unit_test(scopes_with_as_many_others_are_not_alike),
        cmocka_unit_test(scopes_of_other_records_are_not_alike),
        cmocka_unit_test(what_comes_and_goes_while_it_is_read_does_no_harm),
        cmocka_unit_test(a_step_behind_the_last_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
