/*
 * Two copies of an inventory are edited at random and merged, in either order: the
 * result is the same, no edit is lost without having been shown as a conflict, undo
 * gives back what was before, and all of it verifies.
 */
#include "tests/model.h"

#include "model/backup.h"
#include "model/buf.h"
#include "model/cells.h"
#include "model/foreign.h"
#include "model/listing.h"
#include "model/merge.h"
#include "model/past.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};
static const struct model_options options = {.lang = LANG_EN, .who = "tester"};

/* Files in a folder of their own. */
struct folder {
    char path[64];
    uint64_t random;
};

static uint32_t below(struct folder *f, uint32_t most)
{
    f->random ^= f->random << 13;
    f->random ^= f->random >> 7;
    f->random ^= f->random << 17;
    return (uint32_t)(f->random >> 33) % most;
}

static char *file_in(const struct folder *f, const char *name)
{
    struct buf path = {0};
    buf_printf(&path, "%s/%s", f->path, name);
    return buf_take(&path);
}

static struct folder folder(uint64_t seed)
{
    struct folder f = {.path = "/tmp/daicho-merge-XXXXXX", .random = seed * 0x9E3779B97F4A7C15 + 1};
    assert_non_null(mkdtemp(f.path));
    return f;
}

static void folder_end(struct folder *f)
{
    struct buf command = {0};
    buf_printf(&command, "rm -r %s", f->path);
    assert_int_equal(system(buf_text(&command)), 0);
    buf_clear(&command);
}

static struct model *open_in(const struct folder *f, const char *name)
{
    char *path = file_in(f, name);
    struct model *m = model_open(path, &options, &why);
    if (m == NULL)
        fail_msg("%s", why.text);
    free(path);
    return m;
}

static void copy_to(const struct folder *f, struct model *m, const char *name)
{
    char *path = file_in(f, name);
    if (!backup_write(m, path, false, &why))
        fail_msg("%s", why.text);
    free(path);
}

static struct model *foreign_in(const struct folder *f, struct model *m, const char *name)
{
    char *path = file_in(f, name);
    struct model *other = foreign_open(m, path, &why);
    if (other == NULL)
        fail_msg("%s", why.text);
    free(path);
    return other;
}

/* The kinds that are edited, with their text fields and links. */
static const struct {
    const char *kind;
    const char *texts[4];
    const char *links[3];
} edited[] = {
    {"item", {"name", "remarks"}, {NULL}},
    {"department", {"name", "remarks"}, {NULL}},
    {"category", {"name", "remarks", "persons"}, {"items", "department", "purposes"}},
    {"purpose", {"name", "wording"}, {NULL}},
    {"retention", {"name", "remarks"}, {"categories"}},
    {"waiver", {"name", "reason"}, {NULL}},
};
enum { EDITED = sizeof edited / sizeof edited[0] };

static int64_t pick(struct folder *f, struct model *m, const struct kind *kind)
{
    struct listing listing;
    struct listing_query query = {.kind = kind};
    assert_true(listing_load(m, &query, &listing, &why));
    int64_t id = listing.count == 0 ? 0 : listing.ids[below(f, (uint32_t)listing.count)];
    listing_clear(&listing);
    return id;
}

static void random_text(struct folder *f, const struct field *field, struct buf *out)
{
    if (field->type == TYPE_COUNT)
        buf_printf(out, "%u", below(f, 5) * 100);
    else
        buf_printf(out, "%s %u", field->label[LANG_EN], below(f, 6));
}

/* Codes of some records of the kind that FIELD leads to. */
static void random_links(struct folder *f, struct model *m, const struct field *field,
                         struct buf *out)
{
    const struct kind *kind = kinds_find(field->kind);
    struct cells codes = {0};
    for (uint32_t i = below(f, field->type == TYPE_REF ? 2 : 4); i > 0; i--) {
        int64_t id = pick(f, m, kind);
        struct record *record = id == 0 ? NULL : record_load(m, kind, id, &why);
        if (record != NULL && cells_find(&codes, record_value(record, "code")) == codes.count)
            cells_add(&codes, record_value(record, "code"));
        record_free(record);
    }
    cells_format(&codes, out);
    cells_clear(&codes);
}

static void set_random(struct folder *f, struct model *m, struct record *record, size_t e)
{
    struct buf value = {0};
    const char *column = edited[e].texts[below(f, edited[e].texts[2] == NULL ? 2 : 3)];
    if (edited[e].links[0] != NULL && below(f, 2) == 0)
        column = edited[e].links[below(f, edited[e].links[1] == NULL ? 1 : 3)];
    if (below(f, 6) == 0)
        column = "code";
    size_t field = kinds_field(record->kind, column);
    const struct field *row = &record->kind->fields[field];
    if (kinds_is_reference(row))
        random_links(f, m, row, &value);
    else if (row->type == TYPE_CODE)
        buf_printf(&value, "%s-%04u", record->kind->prefix, 1 + below(f, 12));
    else
        random_text(f, row, &value);
    assert_true(record_set(record, field, buf_text(&value), &why));
    buf_clear(&value);
}

/* One edit, which may be refused: a code in use. */
static void edit_once(struct folder *f, struct model *m)
{
    size_t e = below(f, EDITED);
    const struct kind *kind = kinds_find(edited[e].kind);
    int64_t id = pick(f, m, kind);
    if (below(f, 8) == 0 && id != 0) {
        assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = "x"}, &why));
        assert_true(change_delete(m, kind, id, true, NULL, &why));
        assert_true(change_commit(m, NULL, &why));
        return;
    }
    struct record *record =
        id == 0 || below(f, 4) == 0 ? record_new(kind) : record_load(m, kind, id, &why);
    if (record->id == 0) {
        struct buf name = {0};
        random_text(f, &kind->fields[kinds_field(kind, "name")], &name);
        assert_true(record_set(record, kinds_field(kind, "name"), buf_text(&name), &why));
        buf_clear(&name);
    }
    set_random(f, m, record, e);
    if (strcmp(kind->name, "waiver") == 0 && below(f, 2) == 0) {
        struct buf mention = {0};
        const struct kind *category = kinds_find("category");
        int64_t of = pick(f, m, category);
        struct record *named = of == 0 ? NULL : record_load(m, category, of, &why);
        if (named != NULL) {
            buf_printf(&mention, "category/%s", record_value(named, "code"));
            assert_true(record_set(record, kinds_field(kind, "record"), buf_text(&mention), &why));
        }
        record_free(named);
        buf_clear(&mention);
    }
    test_save(m, record, &(struct change_note){.what = "set", .about = "x"}, &why);
    record_free(record);
}

static void edit_often(struct folder *f, struct model *m, uint32_t times)
{
    for (uint32_t i = 0; i < times; i++) {
        edit_once(f, m);
        if (below(f, 12) == 0)
            journal_undo(m, 0, NULL, &why);
    }
}

/* Merges the file NAME into M; conflicts are decided by CHOICE. */
static struct merge *merge_with(struct model *m, struct model *other, enum three_way_choice choice)
{
    struct merge *merge = merge_new(m, other, "other.daicho", &why);
    if (merge == NULL)
        fail_msg("%s", why.text);
    three_way_settle(merge->way, choice);
    if (!merge_apply(m, merge, NULL, &why))
        fail_msg("%s", why.text);
    return merge;
}

/* The value of field F of record ID in M; NULL where there is none. For the caller
 * to free. */
static char *value_in(struct model *m, const struct kind *kind, int64_t id, size_t f)
{
    struct record *record = record_load(m, kind, id, &why);
    char *value = record == NULL ? NULL : strdup(record->values[f]);
    record_free(record);
    return value;
}

static bool shown(const struct merge *merge, const struct kind *kind, int64_t id, size_t f)
{
    for (size_t r = 0; r < merge->way->record_count; r++) {
        const struct three_way_record *record = &merge->way->records[r];
        if (record->kind != kind || record->id != id)
            continue;
        if (record->class == THREE_WAY_CONFLICT)
            return true;
        for (size_t c = 0; c < record->cell_count; c++)
            if (record->cells[c].field == f && record->cells[c].class == THREE_WAY_CONFLICT)
                return true;
    }
    return false;
}

struct four {
    struct model *base, *theirs, *mine, *result;
};

/* A text that one side changed is in the result, unless a conflict was shown. */
static void text_is_kept(const struct four *four, const struct merge *merge,
                         const struct kind *kind, int64_t id, size_t f)
{
    char *base = value_in(four->base, kind, id, f), *theirs = value_in(four->theirs, kind, id, f);
    char *mine = value_in(four->mine, kind, id, f), *result = value_in(four->result, kind, id, f);
    if (!shown(merge, kind, id, f)) {
        const char *expected = mine;
        if (mine == NULL || theirs == NULL)
            expected = base == NULL ? (mine == NULL ? theirs : mine) : NULL;
        else if (base == NULL || strcmp(theirs, base) != 0)
            expected = theirs;
        if (expected == NULL)
            assert_null(result);
        else
            assert_string_equal(result, expected);
        if (base != NULL && theirs != NULL && mine != NULL && strcmp(base, theirs) != 0 &&
            strcmp(base, mine) != 0)
            assert_string_equal(mine, theirs);
    }
    free(base);
    free(theirs);
    free(mine);
    free(result);
}

static void texts_are_kept(const struct four *four, const struct merge *merge)
{
    struct model *const all[] = {four->base, four->theirs, four->mine};
    for (size_t e = 0; e < EDITED; e++) {
        const struct kind *kind = kinds_find(edited[e].kind);
        for (int side = 0; side < 3; side++) {
            struct listing listing;
            struct listing_query query = {.kind = kind};
            assert_true(listing_load(all[side], &query, &listing, &why));
            for (size_t i = 0; i < listing.count; i++)
                for (int t = 0; t < 4 && edited[e].texts[t] != NULL; t++)
                    text_is_kept(four, merge, kind, listing.ids[i],
                                 kinds_field(kind, edited[e].texts[t]));
            listing_clear(&listing);
        }
    }
}

/* Files "base", "a" and "b": a random inventory and two copies, edited since. */
static void make_copies(struct folder *f)
{
    char *path = file_in(f, "base");
    struct model *m = test_model_at(path);
    free(path);
    edit_often(f, m, 20);
    copy_to(f, m, "a");
    copy_to(f, m, "b");
    model_close(m);
}

static void play(uint64_t seed)
{
    struct folder f = folder(seed);
    char before[65], merged[65], turned[65], after[65];
    make_copies(&f);
    struct model *a = open_in(&f, "a"), *b = open_in(&f, "b");
    edit_often(&f, a, 1 + below(&f, 14));
    edit_often(&f, b, 1 + below(&f, 14));
    copy_to(&f, a, "a0");
    copy_to(&f, b, "b0");
    test_digest(a, before);
    struct model *theirs = foreign_in(&f, a, "b0"), *mine = open_in(&f, "a0");
    struct merge *merge = merge_with(a, theirs, THREE_WAY_TAKE);
    test_sound(a);
    test_digest(a, merged);
    struct model *base = open_in(&f, "base");
    texts_are_kept(&(struct four){base, theirs, mine, a}, merge);
    model_close(base);
    model_close(mine);
    merge_free(merge);
    /* The other way round it is the same. */
    struct model *ours = foreign_in(&f, b, "a0");
    merge_free(merge_with(b, ours, THREE_WAY_KEEP));
    test_sound(b);
    test_digest(b, turned);
    assert_string_equal(merged, turned);
    foreign_close(ours);
    /* Once merged there is nothing more to merge. */
    merge = merge_new(a, theirs, "other.daicho", &why);
    assert_non_null(merge);
    assert_true(merge_is_empty(merge));
    merge_free(merge);
    foreign_close(theirs);
    assert_true(journal_undo(a, 0, NULL, &why));
    test_sound(a);
    test_digest(a, after);
    assert_string_equal(before, after);
    model_close(a);
    model_close(b);
    folder_end(&f);
}

static void copies_edited_at_random_merge_alike_in_either_order(void **state)
{
    size_t first = test_count("MERGE_SEED", 1), count = test_count("MERGE_COUNT", 16);
    (void)state;
    for (size_t seed = first; seed < first + count; seed++) {
        print_message("seed %zu\n", seed);
        play(seed);
    }
}

/* A merges B, B goes on, A merges it again: what was decided at first is no conflict
 * again, and no edit since is lost. */
static void a_second_merge_goes_on_from_the_first(void **state)
{
    (void)state;
    uint64_t last = 1000 + test_count("MERGE_COUNT", 10);
    for (uint64_t seed = 1000; seed < last; seed++) {
        struct folder f = folder(seed);
        make_copies(&f);
        struct model *a = open_in(&f, "a"), *b = open_in(&f, "b");
        edit_often(&f, a, 1 + below(&f, 8));
        edit_often(&f, b, 1 + below(&f, 8));
        copy_to(&f, b, "b0");
        struct model *theirs = foreign_in(&f, a, "b0");
        merge_free(merge_with(a, theirs, THREE_WAY_KEEP));
        foreign_close(theirs);
        edit_often(&f, a, below(&f, 5));
        edit_often(&f, b, 1 + below(&f, 5));
        copy_to(&f, a, "a1");
        copy_to(&f, b, "b1");
        theirs = foreign_in(&f, a, "b1");
        struct merge *merge = merge_with(a, theirs, THREE_WAY_TAKE);
        if (merge->news > 0)
            assert_true(merge->base == MERGE_OF_THEIRS || merge->base == MERGE_SHARED);
        struct model *base = open_in(&f, "b0"), *mine = open_in(&f, "a1");
        texts_are_kept(&(struct four){base, theirs, mine, a}, merge);
        test_sound(a);
        merge_free(merge);
        /* And back: the other has nothing of its own any more. */
        copy_to(&f, a, "a2");
        struct model *ours = foreign_in(&f, b, "a2");
        merge = merge_new(b, ours, "a2", &why);
        assert_non_null(merge);
        assert_int_equal(merge->base, MERGE_OF_OURS);
        for (size_t r = 0; r < merge->way->record_count; r++)
            assert_false(three_way_in_conflict(&merge->way->records[r]));
        assert_true(merge_apply(b, merge, NULL, &why));
        char one[65], other[65];
        test_digest(a, one);
        test_digest(b, other);
        assert_string_equal(one, other);
        merge_free(merge);
        foreign_close(ours);
        foreign_close(theirs);
        model_close(base);
        model_close(mine);
        model_close(a);
        model_close(b);
        folder_end(&f);
    }
}

/* A file, a copy of it as another one, both open for edits. */
struct pair {
    struct folder f;
    struct model *a, *b;
};

static struct pair pair(void)
{
    struct pair p = {.f = folder(7)};
    char *path = file_in(&p.f, "a");
    p.a = test_model_at(path);
    free(path);
    test_add(p.a, "item", "name", "Name", NULL);
    test_add(p.a, "item", "name", "Address", NULL);
    test_add(p.a, "category", "name", "Members", "items", "I-0001", NULL);
    copy_to(&p.f, p.a, "b");
    p.b = open_in(&p.f, "b");
    return p;
}

static void remove_item(struct model *m, const char *code)
{
    const struct kind *item = kinds_find("item");
    assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = code}, &why));
    assert_true(change_delete(m, item, record_find(m, item, code), true, NULL, &why));
    assert_true(change_commit(m, NULL, &why));
}

/* What A says of B before anything is decided; both are closed. */
static void the_only_conflict_is(struct pair *p, enum three_way_fate fate, const char *words,
                                 bool stays_if_kept)
{
    const struct kind *item = kinds_find("item");
    model_close(p->b);
    struct model *theirs = foreign_in(&p->f, p->a, "b");
    for (int take = 0; take < 2; take++) {
        struct merge *merge = merge_new(p->a, theirs, "b", &why);
        assert_non_null(merge);
        struct three_way_counts counts;
        three_way_count(merge->way, &counts);
        assert_int_equal(counts.conflicts, 1);
        const struct three_way_record *record = NULL;
        for (size_t r = 0; r < merge->way->record_count; r++)
            if (merge->way->records[r].class == THREE_WAY_CONFLICT)
                record = &merge->way->records[r];
        assert_non_null(record);
        assert_int_equal(record->fate, fate);
        assert_non_null(strstr(record->words, words));
        assert_false(merge_apply(p->a, merge, NULL, &why));
        three_way_settle(merge->way, take == 1 ? THREE_WAY_TAKE : THREE_WAY_KEEP);
        assert_true(merge_apply(p->a, merge, NULL, &why));
        test_sound(p->a);
        assert_int_equal(record_find(p->a, item, "I-0002") != 0,
                         take == 1 ? !stays_if_kept : stays_if_kept);
        assert_true(journal_undo(p->a, 0, NULL, &why));
        merge_free(merge);
    }
    foreign_close(theirs);
    model_close(p->a);
    folder_end(&p->f);
}

static void a_record_deleted_on_one_side_and_edited_on_the_other_is_a_conflict(void **state)
{
    (void)state;
    struct pair p = pair();
    test_set(p.a, "item", "I-0002", "remarks", "edited");
    remove_item(p.b, "I-0002");
    the_only_conflict_is(&p, THREE_WAY_STRUCK, "Deleted there, edited here", true);
    p = pair();
    remove_item(p.a, "I-0002");
    test_set(p.b, "item", "I-0002", "remarks", "edited");
    the_only_conflict_is(&p, THREE_WAY_RETURNED, "Deleted here, edited there", false);
}

static void a_record_deleted_on_one_side_and_used_on_the_other_is_a_conflict(void **state)
{
    (void)state;
    struct pair p = pair();
    test_set(p.a, "category", "C-0001", "items", "I-0001; I-0002");
    remove_item(p.b, "I-0002");
    the_only_conflict_is(&p, THREE_WAY_STRUCK, "C-0001 Members has come to use it", true);
    p = pair();
    remove_item(p.a, "I-0002");
    test_set(p.b, "category", "C-0001", "items", "I-0001; I-0002");
    the_only_conflict_is(&p, THREE_WAY_RETURNED, "C-0001 Members has come to use it", false);
    p = pair();
    test_add(p.a, "waiver", "name", "W", "record", "item/I-0002", NULL);
    remove_item(p.b, "I-0002");
    the_only_conflict_is(&p, THREE_WAY_STRUCK, "W has come to use it", true);
}

/* No revision of a record tells that another one has come to use it. */
static void a_deletion_is_not_taken_over_what_came_since(void **state)
{
    (void)state;
    struct pair p = pair();
    remove_item(p.b, "I-0002");
    model_close(p.b);
    struct model *theirs = foreign_in(&p.f, p.a, "b");
    struct merge *merge = merge_new(p.a, theirs, "b", &why);
    assert_non_null(merge);
    test_set(p.a, "category", "C-0001", "items", "I-0001; I-0002");
    assert_false(merge_apply(p.a, merge, NULL, &why));
    assert_int_equal(why.class, WHY_STALE);
    test_value_is(p.a, "category", "C-0001", "items", "I-0001; I-0002");
    merge_free(merge);
    foreign_close(theirs);
    model_close(p.a);
    folder_end(&p.f);
}

static void another_office_brings_new_records_and_notes(void **state)
{
    struct folder f = folder(9);
    char *path = file_in(&f, "a"), *other = file_in(&f, "b");
    struct model *a = test_model_at(path), *b = test_model_at(other);
    (void)state;
    test_add(a, "party", "name", "株式会社アオバ印刷", NULL);
    test_add(b, "party", "name", "㈱アオバ印刷", NULL);
    test_add(b, "party", "name", "Elsewhere", NULL);
    model_close(b);
    struct model *theirs = foreign_in(&f, a, "b");
    struct merge *merge = merge_with(a, theirs, THREE_WAY_UNDECIDED);
    assert_int_equal(merge->base, MERGE_NONE);
    assert_int_equal(merge->way->record_count, 2);
    assert_int_equal(merge->way->note_count, 2);
    assert_non_null(strstr(merge->way->notes[0], "may be the same"));
    assert_non_null(strstr(merge->way->notes[1], "-2"));
    assert_int_equal(record_count(a, kinds_find("party")), 3);
    test_value_is(a, "party", "PT-0001", "name", "株式会社アオバ印刷");
    test_value_is(a, "party", "PT-0001-2", "name", "㈱アオバ印刷");
    test_sound(a);
    merge_free(merge);
    foreign_close(theirs);
    model_close(a);
    free(path);
    free(other);
    folder_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_edited_at_random_merge_alike_in_either_order),
        cmocka_unit_test(a_second_merge_goes_on_from_the_first),
        cmocka_unit_test(a_record_deleted_on_one_side_and_edited_on_the_other_is_a_conflict),
        cmocka_unit_test(a_record_deleted_on_one_side_and_used_on_the_other_is_a_conflict),
        cmocka_unit_test(a_deletion_is_not_taken_over_what_came_since),
        cmocka_unit_test(another_office_brings_new_records_and_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
