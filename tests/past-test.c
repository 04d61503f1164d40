/*
 * The inventory as it was: after any history whatever, the inventory as of each
 * entry is, byte for byte, what an export was right after that entry; and what a
 * person may call a moment is found.
 */
#include "tests/model.h"

#include "export/all_export.h"
#include "model/buf.h"
#include "model/differ.h"
#include "model/inside.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/past.h"
#include "model/redact.h"
#include "model/search.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* All of M as JSON, for the caller to free. */
static char *everything(struct model *m)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    assert_true(all_export_json(m, out, &why));
    fclose(out);
    return text;
}

static int64_t head_of(struct model *m)
{
    int64_t seq;
    char hash[65];
    assert_true(journal_head(m, &seq, hash, &why));
    return seq;
}

/* Puts the mark of a redaction in the place of SECRET. */
static void mask(char **text, const char *secret)
{
    struct buf out = {0};
    const char *at = *text;
    for (const char *found; (found = strstr(at, secret)) != NULL; at = found + strlen(secret)) {
        buf_add(&out, at, (size_t)(found - at));
        buf_puts(&out, "[redacted 抹消]");
    }
    buf_puts(&out, at);
    free(*text);
    *text = buf_take(&out);
}

/* What the inventory held after each entry. */
struct moments {
    char **states; /* by entry; [0] is the empty one */
    size_t count, capacity;
    int made; /* records and texts, so that none is like another */
};

static void note(struct model *m, struct moments *moments)
{
    while (moments->count <= (size_t)head_of(m)) {
        moments->states =
            mem_grow(moments->states, moments->count, &moments->capacity, sizeof *moments->states);
        moments->states[moments->count++] = everything(m);
    }
}

static void forget(struct moments *moments)
{
    for (size_t i = 0; i < moments->count; i++)
        free(moments->states[i]);
    free(moments->states);
}

static struct record *any_record(struct model *m, const struct kind *kind)
{
    struct listing all;
    const struct listing_query query = {.kind = kind};
    assert_true(listing_load(m, &query, &all, &why));
    struct record *record =
        all.count == 0 ? NULL : record_load(m, kind, all.ids[(size_t)rand() % all.count], &why);
    listing_clear(&all);
    return record;
}

/* The number by which the texts of RECORD are known; a new one where it has none. */
static int series_of(const struct record *record, struct moments *moments)
{
    int series = 0;
    if (sscanf(record_value(record, "remarks"), "secret %d ", &series) != 1)
        series = ++moments->made;
    return series;
}

/* Gives RECORD a name, remarks and some links. */
static void fill(struct model *m, struct record *record, struct moments *moments)
{
    char text[60];
    int series = series_of(record, moments);
    snprintf(text, sizeof text, "name %d", ++moments->made);
    assert_true(record_set(record, kinds_field(record->kind, "name"), text, &why));
    snprintf(text, sizeof text, "secret %d %d.", series, moments->made);
    assert_true(record_set(record, kinds_field(record->kind, "remarks"), text, &why));
    for (size_t f = 0; f < record->kind->field_count; f++) {
        const struct field *field = &record->kind->fields[f];
        struct record *target = kinds_is_reference(field) && rand() % 2 == 0
                                    ? any_record(m, kinds_find(field->kind))
                                    : NULL;
        if (target != NULL)
            assert_true(record_set(record, f, record_value(target, "code"), &why));
        record_free(target);
    }
}

static const char *const few[] = {"category", "purpose", "department", "party", "provision"};

static const struct kind *any_kind(void)
{
    return kinds_find(few[(size_t)rand() % (sizeof few / sizeof few[0])]);
}

static void edit(struct model *m, struct moments *moments)
{
    const struct kind *kind = any_kind();
    struct record *record = rand() % 3 == 0 ? NULL : any_record(m, kind);
    if (record == NULL)
        record = record_new(kind);
    fill(m, record, moments);
    assert_true(test_save(m, record, &(struct change_note){.what = "set", .about = "x"}, &why));
    record_free(record);
}

static void import(struct model *m, struct moments *moments)
{
    const struct kind *kind = any_kind();
    assert_true(
        change_begin(m, &(struct change_note){.what = "import", .about = "x", .many = true}, &why));
    for (int i = 0; i < 5; i++) {
        struct record *record = record_new(kind);
        fill(m, record, moments);
        assert_true(record_save(m, record, &why));
        record_free(record);
    }
    assert_true(change_commit(m, NULL, &why));
}

static void take_out(struct model *m)
{
    struct record *record = any_record(m, any_kind());
    if (record == NULL)
        return;
    assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = "x"}, &why));
    assert_true(change_delete(m, record->kind, record->id, true, NULL, &why));
    assert_true(change_commit(m, NULL, &why));
    record_free(record);
}

/* Erases the remarks of a record, which no other record had, from all moments. */
static void redact(struct model *m, struct moments *moments)
{
    struct record *record = any_record(m, any_kind());
    struct redacted redacted = {0};
    int series = 0;
    if (record == NULL || sscanf(record_value(record, "remarks"), "secret %d ", &series) != 1) {
        record_free(record);
        return;
    }
    assert_true(redact_field(m, record->kind, record->id, kinds_field(record->kind, "remarks"),
                             &redacted, &why));
    for (int n = 1; n <= moments->made; n++) {
        char secret[60];
        snprintf(secret, sizeof secret, "secret %d %d.", series, n);
        for (size_t i = 0; i < moments->count; i++)
            mask(&moments->states[i], secret);
    }
    redact_clear(&redacted);
    record_free(record);
}

static void do_something(struct model *m, struct moments *moments)
{
    struct why ignored = {.lang = LANG_EN};
    switch (rand() % 12) {
    case 0:
        import(m, moments);
        break;
    case 1:
        take_out(m);
        break;
    case 2:
        journal_undo(m, 1 + rand() % head_of(m), NULL, &ignored);
        break;
    case 3:
        journal_undo(m, 0, NULL, &ignored);
        break;
    case 4:
        journal_redo(m, NULL, &ignored);
        break;
    case 5:
        if (rand() % 3 == 0)
            redact(m, moments);
        break;
    case 6:
        assert_true(journal_event(m, "backup", "x", &why));
        break;
    default:
        edit(m, moments);
    }
    note(m, moments);
}

static void is_as_it_was(struct model *m, const struct moments *moments, int64_t entry)
{
    struct model *past = past_open(m, entry, &why);
    if (past == NULL)
        print_error("%s\n", why.text);
    assert_non_null(past);
    char *state = everything(past);
    assert_string_equal(state, moments->states[entry]);
    assert_int_equal(head_of(past), entry);
    assert_true(search_sound(past));
    free(state);
    past_close(past);
}

static void any_moment_of_any_history_is_as_it_was(void **state)
{
    (void)state;
    size_t histories = test_count("PAST_HISTORIES", 6);
    for (size_t history = 0; history < histories; history++) {
        struct moments moments = {0};
        struct model *m = test_model();
        srand((unsigned)history);
        note(m, &moments);
        edit(m, &moments);
        note(m, &moments);
        while (moments.count < 60)
            do_something(m, &moments);
        for (size_t entry = 0; entry < moments.count; entry++)
            is_as_it_was(m, &moments, (int64_t)entry);
        test_sound(m);
        forget(&moments);
        model_close(m);
    }
}

/* The difference of record ID of KIND; NULL where there is none. */
static const struct difference *find(const struct differences *all, const struct kind *kind,
                                     int64_t id)
{
    const struct difference *found = NULL;
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].kind == kind && all->items[i].id == id) {
            assert_null(found);
            found = &all->items[i];
        }
    return found;
}

/* Compares a record of both sides, field by field, with what FOUND says of it. */
static void field_by_field(const struct record *a, const struct record *b,
                           const struct difference *found)
{
    size_t differing = 0;
    for (size_t f = 0; f < a->kind->field_count; f++) {
        if (differ_same(&a->kind->fields[f], a->values[f], b->values[f]))
            continue;
        assert_non_null(found);
        assert_true(differing < found->count);
        assert_int_equal(found->fields[differing].field, f);
        assert_string_equal(found->fields[differing].before, a->values[f]);
        assert_string_equal(found->fields[differing].after, b->values[f]);
        differing++;
    }
    assert_int_equal(found == NULL ? 0 : found->count, differing);
    assert_true(found == NULL || found->change == DIFFER_CHANGED);
}

/* Holds what ALL says of the records of KIND in A against those of B; returns how
 * many of them differ. */
static size_t record_by_record(struct model *a, struct model *b, const struct kind *kind,
                               const struct differences *all, enum differ_change missing)
{
    struct listing listing;
    const struct listing_query query = {.kind = kind};
    struct why ignored = {.lang = LANG_EN};
    size_t differing = 0;
    assert_true(listing_load(a, &query, &listing, &why));
    for (size_t i = 0; i < listing.count; i++) {
        struct record *mine = record_load(a, kind, listing.ids[i], &why);
        struct record *other = record_load(b, kind, listing.ids[i], &ignored);
        const struct difference *found = find(all, kind, listing.ids[i]);
        if (other != NULL && missing == DIFFER_WENT)
            field_by_field(mine, other, found);
        else if (other == NULL)
            assert_true(found != NULL && found->change == missing &&
                        strcmp(found->code, record_value(mine, "code")) == 0);
        differing += other == NULL || (missing == DIFFER_WENT && found != NULL);
        record_free(mine);
        record_free(other);
    }
    listing_clear(&listing);
    return differing;
}

static void differs_as_it_should(struct model *m, int64_t from, int64_t to)
{
    struct model *a = past_open(m, from, &why), *b = past_open(m, to, &why);
    struct differences all;
    size_t differing = 0;
    assert_true(a != NULL && b != NULL && differ(a, b, NULL, &all, &why));
    for (size_t k = 0; k < kinds_count; k++)
        differing += record_by_record(a, b, &kinds[k], &all, DIFFER_WENT) +
                     record_by_record(b, a, &kinds[k], &all, DIFFER_CAME);
    assert_int_equal(all.count, differing);
    differ_clear(&all);
    past_close(a);
    past_close(b);
}

/* Between any two entries, in either order; entry 0 stands in no journal, so all
 * records are compared there. */
static void differences_are_those_of_a_plain_comparison(void **state)
{
    (void)state;
    struct moments moments = {0};
    struct model *m = test_model();
    srand(77);
    edit(m, &moments);
    note(m, &moments);
    while (moments.count < 50)
        do_something(m, &moments);
    for (int i = 0; i < 40; i++)
        differs_as_it_should(m, rand() % (int64_t)moments.count, rand() % (int64_t)moments.count);
    differs_as_it_should(m, 0, (int64_t)moments.count - 1);
    differs_as_it_should(m, (int64_t)moments.count - 1, 0);
    forget(&moments);
    model_close(m);
}

/* What another program wrote stands in no entry: the past is what the journal says. */
static void the_past_is_what_the_journal_says(void **state)
{
    (void)state;
    struct model *m = test_model();
    for (int i = 0; i < 4; i++)
        test_add(m, "category", "name", "one", NULL);
    test_set(m, "category", "C-0004", "name", "two");
    assert_true(db_run(m->db, "UPDATE category SET name = 'forged' WHERE code = 'C-0004'"));
    struct model *past = past_open(m, 4, &why);
    assert_non_null(past);
    test_value_is(past, "category", "C-0004", "name", "one");
    past_close(past);
    /* Where the journal itself is damaged, it says so. */
    assert_true(db_run(m->db, "UPDATE journal_part SET changes = x'00' WHERE entry IN (2, 5)"));
    assert_null(past_open(m, 3, &why));
    assert_non_null(strstr(why.text, "verify"));
    model_close(m);
}

static void is_found(struct model *m, const char *when, int64_t entry)
{
    int64_t found = -1;
    if (!past_find(m, when, &found, &why))
        print_error("%s: %s\n", when, why.text);
    assert_int_equal(found, entry);
}

/* Makes entry after entry at these times. */
static struct model *model_of_days(const char *const *times, size_t count)
{
    struct model *m = NULL;
    char path[] = "/tmp/daicho-past-XXXXXX";
    assert_non_null(mkdtemp(path));
    char file[64];
    snprintf(file, sizeof file, "%s/f.daicho", path);
    for (size_t i = 0; i < count; i++) {
        const struct model_options options = {.lang = LANG_EN, .who = "tester", .now = times[i]};
        model_close(m);
        m = i == 0 ? model_create(file, &options, &why) : model_open(file, &options, &why);
        assert_non_null(m);
        if (i + 1 < count)
            test_add(m, "category", "name", times[i], NULL);
    }
    unlink(file);
    rmdir(path);
    return m;
}

static void a_moment_is_called_as_people_call_it(void **state)
{
    (void)state;
    static const char *const times[] = {"2026-03-30T23:30:00Z", "2026-03-31T09:00:10Z",
                                        "2026-03-31T23:59:59Z", "2026-04-01T00:00:00Z",
                                        "2026-05-01T00:00:00Z"};
    struct model *m = model_of_days(times, 5);
    setenv("TZ", "UTC", 1);
    is_found(m, "2026-03-30", 1);
    is_found(m, "2026-03-31", 3);
    is_found(m, "令和8年3月31日", 3);
    is_found(m, "２０２６／３／３１", 3);
    is_found(m, "2026-03-31 09:00", 2);
    is_found(m, "2026-03-31 08:59", 1);
    is_found(m, "2026-03-31 09:00:09", 1);
    is_found(m, "2026-03-31 18:00:10 +0900", 2);
    is_found(m, "2026-03-31T18:00:09+09:00", 1);
    is_found(m, "2026-03-31T09:00:10Z", 2);
    is_found(m, "令和8年3月31日 9時1分", 2);
    is_found(m, "2027-01-01", 4);
    is_found(m, "now", 4);
    is_found(m, "  now ", 4);
    is_found(m, "#2", 2);
    is_found(m, "2026-03-31T09:00:10z", 2);
    is_found(m, "2026-03-31 09:00:10 Z", 2);
    is_found(m, "2026-03-30 19:00:10 -14:00", 2);
    is_found(m, "2026-03-30 19:00:09 -1400", 1);
    is_found(m, "2026-03-31 23:00:10 +14:00", 2);
    is_found(m, "2026-03-31 23:59:60", 4);
    /* A day ends where the person is. */
    setenv("TZ", "Asia/Tokyo", 1);
    is_found(m, "2026-03-31", 2);
    is_found(m, "2026-04-01", 4);
    setenv("TZ", "UTC", 1);
    model_close(m);
}

static void what_means_no_moment_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"yesterday",
                                        "2026-02-30",
                                        "#0",
                                        "#5",
                                        "#",
                                        "#2x",
                                        "",
                                        "2026-03-31 25:00",
                                        "2026-03-31 09:00 JST",
                                        "2026-03-29",
                                        "2026-03-31 09:60",
                                        "2026-03-31 09:-1",
                                        "2026-03-31 -9:00",
                                        "2026-03-31 09:00:61",
                                        "2026-03-31 09:00:-1",
                                        "2026-03-31 9時5",
                                        "2026-03-31 09",
                                        "2026-03-31T",
                                        "2026-03-31 09:00 +15:00",
                                        "2026-03-31 09:00 +09:60",
                                        "2026-03-31 09:00 +-9:00",
                                        "2026-03-31 09:00 +09:-5",
                                        "2026-03-31 09:00 +0900x",
                                        "2026-03-31 09:00 +09:00x",
                                        "2026-03-31 09:00 +09:00:",
                                        "2026-03-31 09:00 +090000",
                                        "2026-03-31 09:00 +09",
                                        "2026-03-31 09:00 *09:00"};
    static const char *const times[] = {"2026-03-30T23:30:00Z", "2026-05-01T00:00:00Z"};
    struct model *m = model_of_days(times, 2);
    int64_t entry;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        why.text[0] = '\0';
        assert_false(past_find(m, wrong[i], &entry, &why));
        assert_string_not_equal(why.text, "");
    }
    assert_null(past_open(m, 2, &why));
    assert_null(past_open(m, -1, &why));
    model_close(m);
    /* Before anything was recorded. */
    m = test_model();
    assert_false(past_find(m, "2026-03-31", &entry, &why));
    assert_string_equal(why.text,
                        "The journal has no entry yet, so there is nothing to go back to.");
    assert_true(past_find(m, "now", &entry, &why));
    assert_int_equal(entry, 0);
    model_close(m);
}

static void the_past_cannot_be_changed(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "category", "name", "one", NULL);
    test_set(m, "category", "C-0001", "name", "two");
    struct model *past = past_open(m, 1, &why);
    assert_non_null(past);
    assert_true(past_is(past));
    assert_false(past_is(m));
    assert_true(model_readonly(past));
    assert_false(change_begin(past, &(struct change_note){.what = "set", .about = "x"}, &why));
    assert_false(journal_undo(past, 1, NULL, &why));
    assert_false(journal_event(past, "backup", "x", &why));
    test_value_is(past, "category", "C-0001", "name", "one");
    /* The present goes on meanwhile and is not needed afterwards. */
    test_set(m, "category", "C-0001", "name", "three");
    model_close(m);
    test_value_is(past, "category", "C-0001", "name", "one");
    past_close(past);
}

/* SQLite copies nothing between pages of different sizes into a database in memory. */
static void pages_of_another_size_do_not_hide_the_past(void **state)
{
    char folder[] = "/tmp/daicho-past-XXXXXX", path[64];
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/x.daicho", folder);
    struct model *m = test_model_at(path);
    test_add(m, "category", "name", "one", NULL);
    assert_true(db_run(m->db, "PRAGMA page_size = 1024; VACUUM"));
    test_set(m, "category", "C-0001", "persons", "2");
    test_set(m, "category", "C-0001", "name", "two");
    struct model *past = past_open(m, 2, &why);
    if (past == NULL)
        fail_msg("%s", why.text);
    test_value_is(past, "category", "C-0001", "name", "one");
    past_close(past);
    model_close(m);
    unlink(path);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_moment_is_called_as_people_call_it),
        cmocka_unit_test(what_means_no_moment_is_refused),
        cmocka_unit_test(the_past_cannot_be_changed),
        cmocka_unit_test(pages_of_another_size_do_not_hide_the_past),
        cmocka_unit_test(the_past_is_what_the_journal_says),
        cmocka_unit_test(differences_are_those_of_a_plain_comparison),
        cmocka_unit_test(any_moment_of_any_history_is_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
