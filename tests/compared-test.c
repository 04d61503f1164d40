/*
 * Two inventories that are compared: what a merge points out of their names, what it takes
 * for a use of a record that is deleted, and how two states differ that went apart.
 */
#include "tests/model.h"

#include "model/backup.h"
#include "model/buf.h"
#include "model/differ.h"
#include "model/foreign.h"
#include "model/merge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* Ours, and a file that is compared with it. */
struct sides {
    char folder[40], path[64];
    struct model *m, *other;
    struct merge *merge;
};

/* Ours with LINES and a file with THEIRS, made apart. */
static struct sides apart(const char *lines, const char *theirs)
{
    struct sides s = {.folder = "/tmp/daicho-compared-XXXXXX", .m = test_model()};
    assert_non_null(mkdtemp(s.folder));
    snprintf(s.path, sizeof s.path, "%s/other.daicho", s.folder);
    struct model *m = test_model_at(s.path);
    test_add_lines(s.m, lines);
    test_add_lines(m, theirs);
    model_close(m);
    return s;
}

static void compare(struct sides *s)
{
    s->other = foreign_open(s->m, s->path, &why);
    assert_non_null(s->other);
    s->merge = merge_new(s->m, s->other, "other", &why);
    assert_non_null(s->merge);
}

static void end(struct sides *s)
{
    merge_free(s->merge);
    foreign_close(s->other);
    model_close(s->m);
    unlink(s->path);
    assert_int_equal(rmdir(s->folder), 0);
}

/* How many notes of the merge hold WORDS. */
static size_t noted(const struct sides *s, const char *words)
{
    size_t found = 0;
    for (size_t i = 0; i < s->merge->way->note_count; i++)
        found += strstr(s->merge->way->notes[i], words) != NULL;
    return found;
}

static void names_of_which_nothing_is_left_are_alike_to_none(void **state)
{
    (void)state;
    struct sides s =
        apart("item|name=。\nitem|name=Address\n", "item|name=、\nitem|name=ADDRESS\n");
    compare(&s);
    assert_int_equal(noted(&s, "may be the same"), 1);
    assert_int_equal(noted(&s, "I-0002 Address here may be the same"), 1);
    end(&s);
}

static void of_many_parties_called_like_an_organization_the_first_are_told(void **state)
{
    (void)state;
    struct buf theirs = {0};
    for (int i = 0; i < MERGE_NOTES + 5; i++)
        buf_puts(&theirs, "party|name=Example Ltd.\n");
    struct sides s = apart("organization|name=Example\n", buf_text(&theirs));
    compare(&s);
    assert_int_equal(noted(&s, "is called like our organization O-0001"), MERGE_NOTES);
    end(&s);
    buf_clear(&theirs);
}

static void a_party_that_says_which_organization_it_is_is_not_asked(void **state)
{
    (void)state;
    struct sides s = apart("organization|name=Example\norganization|name=Sample\n",
                           "organization|name=Branch\nparty|name=Example\n"
                           "party|name=Sample|organization=O-0001\n");
    compare(&s);
    assert_int_equal(noted(&s, "is called like our organization"), 1);
    assert_int_equal(noted(&s, "PT-0001 Example is called like our organization"), 1);
    end(&s);
}

/* A notice may name itself as the one that it belongs to; that is no use by another. */
static void a_record_that_names_itself_is_deleted_with_that(void **state)
{
    static const char *const uses[] = {"", "notice|code=N-2|name=Annex|parent=N-1\n"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct sides s = apart("notice|code=N-1|name=Notice\n", "");
        const struct kind *notice = kinds_find("notice");
        test_set(s.m, "notice", "N-1", "parent", "N-1");
        assert_int_equal(unlink(s.path), 0);
        assert_true(backup_write(s.m, s.path, false, &why));
        struct model *m =
            model_open(s.path, &(struct model_options){.lang = LANG_EN, .who = "sato"}, &why);
        assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = ""}, &why));
        assert_true(change_delete(m, notice, record_find(m, notice, "N-1"), true, NULL, &why));
        assert_true(change_commit(m, NULL, &why));
        model_close(m);
        test_add_lines(s.m, uses[i]);
        compare(&s);
        assert_int_equal(s.merge->way->record_count, 1);
        const struct three_way_record *record = &s.merge->way->records[0];
        assert_int_equal(record->fate, THREE_WAY_STRUCK);
        assert_true((record->class == THREE_WAY_CONFLICT) == (uses[i][0] != '\0'));
        if (uses[i][0] != '\0')
            assert_string_equal(record->words,
                                "Deleted there; here Notice N-2 Annex has come to use it.");
        end(&s);
    }
}

/* Where both wrote an entry of the same number, neither journal tells of the other: all
 * records are compared. */
static void two_states_that_went_apart_are_compared_whole(void **state)
{
    (void)state;
    struct differences all;
    struct sides s = apart("item|name=Name\nitem|name=Address\nitem|name=Phone\n", "");
    assert_int_equal(unlink(s.path), 0);
    assert_true(backup_write(s.m, s.path, false, &why));
    struct model *m =
        model_open(s.path, &(struct model_options){.lang = LANG_EN, .who = "sato"}, &why);
    assert_non_null(m);
    test_set(s.m, "item", "I-0001", "remarks", "ours");
    test_set(m, "item", "I-0002", "remarks", "theirs");
    test_add(m, "category", "name", "Members", NULL);
    test_set(s.m, "item", "I-0003", "name", "Telephone");
    for (int turned = 0; turned < 2; turned++) {
        assert_true(differ(turned ? m : s.m, turned ? s.m : m, NULL, &all, &why));
        assert_int_equal(all.count, 4);
        assert_string_equal(all.items[0].code, "C-0001");
        assert_int_equal(all.items[0].change, turned ? DIFFER_WENT : DIFFER_CAME);
        assert_string_equal(all.items[1].code, "I-0001");
        assert_string_equal(all.items[1].fields[0].before, turned ? "" : "ours");
        assert_string_equal(all.items[2].code, "I-0002");
        assert_string_equal(all.items[2].fields[0].after, turned ? "" : "theirs");
        assert_string_equal(all.items[3].fields[0].before, turned ? "Phone" : "Telephone");
        differ_clear(&all);
    }
    model_close(m);
    end(&s);
}

static void lists_are_the_same_in_any_order(void **state)
{
    static const struct {
        const char *a, *b;
        bool same;
    } cases[] = {
        {"I-1; I-2", "I-2; I-1", true},
        {"I-1; I-2", "I-1;I-2", true},
        {"I-1; I-2", "I-1", false},
        {"I-1; I-2", "I-1; I-3", false},
        {"", "I-1", false},
        {"I-1; I-1", "I-1; I-2", false},
    };
    (void)state;
    const struct kind *category = kinds_find("category");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct field *items = &category->fields[kinds_field(category, "items")];
        const struct field *name = &category->fields[kinds_field(category, "name")];
        assert_true(differ_same(items, cases[i].a, cases[i].b) == cases[i].same);
        assert_false(differ_same(name, cases[i].a, cases[i].b));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_which_nothing_is_left_are_alike_to_none),
        cmocka_unit_test(of_many_parties_called_like_an_organization_the_first_are_told),
        cmocka_unit_test(a_party_that_says_which_organization_it_is_is_not_asked),
        cmocka_unit_test(a_record_that_names_itself_is_deleted_with_that),
        cmocka_unit_test(two_states_that_went_apart_are_compared_whole),
        cmocka_unit_test(lists_are_the_same_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
