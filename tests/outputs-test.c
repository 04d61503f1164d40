/*
 * Files that are written: what stands at their place, and what is left where they cannot
 * be. The folder of evidence is there whole or not at all.
 */
#include "export/all_export.h"
#include "export/evidence.h"
#include "export/output.h"
#include "model/mem.h"
#include "model/scope.h"
#include "tests/io.h"
#include "tests/model.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static bool write_one(struct desk *d, const char *path, bool force)
{
    struct output output;
    d->why = (struct why){.lang = LANG_EN};
    if (!output_begin(&output, path, force, d->m, &d->why))
        return false;
    fputs("new", output.file);
    return output_end(&output, true, &d->why);
}

static void test_only_a_regular_file_is_replaced(void **state)
{
    struct desk *d = *state;
    char folder[TEST_PATH], pipe[TEST_PATH], within[TEST_PATH], path[TEST_PATH];
    test_path(d->folder, "folder", folder);
    test_path(d->folder, "pipe", pipe);
    test_path(d->folder, "file/within", within);
    test_path(d->folder, "file", path);
    assert_int_equal(mkdir(folder, 0700), 0);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_true(write_one(d, path, false));
    const struct {
        const char *path;
        bool force;
        const char *words;
    } cases[] = {
        {folder, true, "is no regular file and was not overwritten. Choose another name."},
        {pipe, true, "is no regular file and was not overwritten. Choose another name."},
        {within, true, "cannot be written: "},
        {path, false, "exists already and was not overwritten. Choose another name, or use"},
    };
    int before = test_file_count(d->folder);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_false(write_one(d, cases[i].path, cases[i].force));
        test_holds(d->why.text, cases[i].words);
        assert_int_equal(test_file_count(d->folder), before);
    }
    assert_true(write_one(d, path, true));
}

static void test_the_inventory_is_never_replaced(void **state)
{
    struct desk *d = *state;
    struct model_options options = {.lang = LANG_EN, .who = "tester"};
    char path[TEST_PATH], other[TEST_PATH];
    test_path(d->folder, "a.daicho", path);
    test_path(d->folder, "linked", other);
    struct model *m = model_create(path, &options, &d->why);
    assert_non_null(m);
    assert_int_equal(link(path, other), 0);
    struct output output;
    assert_false(output_begin(&output, path, true, m, &d->why));
    test_holds(d->why.text, "belongs to the inventory that is open, and is never overwritten");
    assert_false(output_begin(&output, other, true, m, &d->why));
    test_holds(d->why.text, "belongs to the inventory that is open, and is never overwritten");
    model_close(m);
}

/* The same number of a file on another disk is another file. */
static void test_a_file_on_another_disk_is_replaced(void **state)
{
    struct desk *d = *state;
    struct model_options options = {.lang = LANG_EN, .who = "tester"};
    char path[TEST_PATH], other[] = "/dev/shm/daicho-XXXXXX";
    struct output output;
    test_path(d->folder, "a.daicho", path);
    struct model *m = model_create(path, &options, &d->why);
    assert_non_null(m);
    int file = mkstemp(other);
    if (file >= 0) {
        close(file);
        assert_true(output_begin(&output, other, true, m, &d->why));
        fputs("new", output.file);
        bool done = output_end(&output, true, &d->why);
        unlink(other);
        assert_true(done);
    }
    model_close(m);
}

/* Somebody else puts something there while it is written. */
static void test_what_comes_meanwhile_is_not_replaced(void **state)
{
    struct desk *d = *state;
    struct output output;
    char path[TEST_PATH];
    test_path(d->folder, "a", path);
    assert_true(output_begin(&output, path, false, d->m, &d->why));
    test_write(d->folder, "a", "theirs");
    assert_false(output_end(&output, true, &d->why));
    test_holds(d->why.text, "exists already and was not overwritten");
    char *theirs = test_read(d->folder, "a");
    assert_string_equal(theirs, "theirs");
    free(theirs);
    assert_true(output_begin(&output, path, true, d->m, &d->why));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_false(output_end(&output, true, &d->why));
    test_holds(d->why.text, "cannot be written: ");
    assert_int_equal(test_file_count(path), 0);
    assert_int_equal(test_file_count(d->folder), 1);
}

/* What a person, or another program, does while evidence is made: gives up at the step
 * number LIMIT, or does DEED then. */
struct meanwhile {
    const char *folder;
    int step, limit;
    void (*deed)(const char *folder);
};

static bool go_on(void *context)
{
    struct meanwhile *at = context;
    if (at->step++ != at->limit)
        return true;
    if (at->deed == NULL)
        return false;
    at->deed(at->folder);
    return true;
}

static const char records[] =
    "organization|code=O-1|name=Sample Ltd\n"
    "notice|code=NT-1|name=Policy|notice_type=privacy_notice\n"
    "publication|code=PB-1|name=Policy 1|notice=NT-1|published_on=2026-04-01|wording=Text.\n";

/* Makes evidence in the folder "out" of the folder of D. */
static bool make(struct desk *d, bool force, struct meanwhile *at, struct evidence_made *made)
{
    char folder[TEST_PATH];
    struct evidence_order order = {.m = d->m, .present = d->m, .folder = folder, .force = force};
    test_path(d->folder, "out", folder);
    if (at != NULL) {
        at->folder = folder;
        at->step = 0;
        order.go_on = go_on;
        order.context = at;
    }
    d->why = (struct why){.lang = LANG_EN};
    return evidence_make(&order, made, &d->why);
}

static void test_evidence_that_is_given_up_leaves_nothing(void **state)
{
    struct desk *d = *state;
    struct evidence_made made;
    char before[65], after[65], out[TEST_PATH];
    bool done = false;
    test_path(d->folder, "out", out);
    test_add_lines(d->m, records);
    test_digest(d->m, before);
    for (int limit = 0; !done; limit++) {
        struct meanwhile at = {.limit = limit};
        bool there = limit % 2 == 0;
        if (there)
            assert_int_equal(mkdir(out, 0700), 0);
        done = make(d, false, &at, &made);
        assert_true(limit > 10 || !done);
        if (!done) {
            test_holds(d->why.text, "given up; nothing of it was left");
            assert_int_equal(test_file_count(out), there ? 0 : -1);
        }
        if (there && !done)
            assert_int_equal(rmdir(out), 0);
    }
    test_digest(d->m, after);
    assert_string_equal(before, after);
}

static void test_without_graphviz_the_map_stands_as_text(void **state)
{
    struct desk *d = *state;
    struct evidence_made made;
    char path[TEST_PATH], *kept = mem_copy(getenv("PATH"));
    test_add_lines(d->m, "category|code=C-1|name=Maps|subjects=Visitors\n");
    assert_int_equal(setenv("PATH", "/nonexistent", 1), 0);
    bool done = make(d, false, NULL, &made);
    assert_int_equal(setenv("PATH", kept, 1), 0);
    free(kept);
    assert_true(done);
    assert_false(made.drawn);
    test_path(d->folder, "out/data-flows.dot", path);
    assert_int_equal(access(path, F_OK), 0);
    test_path(d->folder, "out/data-flows.svg", path);
    assert_int_not_equal(access(path, F_OK), 0);
}

static void remove_register(const char *folder)
{
    char path[TEST_PATH];
    test_path(folder, "register.csv", path);
    assert_int_equal(unlink(path), 0);
}

static void put_folder_for_register(const char *folder)
{
    char path[TEST_PATH];
    remove_register(folder);
    test_path(folder, "register.csv", path);
    assert_int_equal(mkdir(path, 0700), 0);
}

static void remove_notices(const char *folder)
{
    char path[TEST_PATH];
    test_path(folder, "notices", path);
    assert_int_equal(rmdir(path), 0);
}

/* How many times evidence of D asks whether to go on. */
static int count_steps(struct desk *d)
{
    struct evidence_made made;
    struct meanwhile at = {.limit = -1};
    assert_true(make(d, false, &at, &made));
    char out[TEST_PATH];
    test_path(d->folder, "out", out);
    test_folder_delete(out);
    return at.step;
}

static void test_a_file_that_is_gone_before_it_is_summed_is_told(void **state)
{
    struct desk *d = *state;
    struct evidence_made made;
    void (*const deeds[])(const char *) = {remove_register, put_folder_for_register};
    test_add_lines(d->m, records);
    int steps = count_steps(d);
    for (size_t i = 0; i < sizeof deeds / sizeof deeds[0]; i++) {
        struct meanwhile at = {.limit = steps - 1, .deed = deeds[i]};
        assert_false(make(d, false, &at, &made));
        test_holds(d->why.text, "register.csv cannot be read: ");
        test_folder_delete(d->folder);
        assert_int_equal(mkdir(d->folder, 0700), 0);
    }
}

static void test_evidence_is_made_anew_beside_what_others_put_there(void **state)
{
    struct desk *d = *state;
    struct evidence_made made;
    char out[TEST_PATH];
    test_path(d->folder, "out", out);
    test_add_lines(d->m, "organization|code=O-1|name=Sample Ltd\n");
    assert_true(make(d, true, NULL, &made));
    assert_int_equal(made.others, 0);
    assert_false(make(d, false, NULL, &made));
    test_holds(d->why.text, "is no empty folder");
    test_write(out, "note.txt", "theirs");
    assert_true(make(d, true, NULL, &made));
    assert_int_equal(made.others, 1);
    char *theirs = test_read(out, "note.txt");
    assert_string_equal(theirs, "theirs");
    free(theirs);
    struct meanwhile at = {.limit = test_file_count(out), .deed = remove_notices};
    assert_true(make(d, true, &at, &made));
    assert_int_equal(made.others, 1);
    /* Where it fails, SHA256SUMS tells of nothing that is not there. */
    at = (struct meanwhile){.limit = 3};
    assert_false(make(d, true, &at, &made));
    char *sums = test_read(out, "SHA256SUMS");
    assert_null(sums);
}

static void test_what_stands_in_the_place_of_a_folder_is_told(void **state)
{
    struct desk *d = *state;
    struct evidence_made made;
    char out[TEST_PATH];
    test_path(d->folder, "out", out);
    test_write(d->folder, "out", "a file");
    assert_false(make(d, true, NULL, &made));
    test_holds(d->why.text, "is no empty folder");
    assert_int_equal(unlink(out), 0);
    assert_int_equal(mkdir(out, 0700), 0);
    test_write(out, "records", "a file");
    assert_false(make(d, true, NULL, &made));
    test_holds(d->why.text, "out/records cannot be made: ");
    assert_int_equal(test_file_count(out), 1);
}

/* Whatever file it is: of the records, of the map, of what comes last. */
static void test_what_stands_in_the_place_of_a_file_is_told(void **state)
{
    struct desk *d = *state;
    static const char *const names[] = {"register.csv",      "records/category.csv",
                                        "notices/1-PB-1.md", "data-flows.dot",
                                        "README.en.txt",     "SHA256SUMS"};
    static const char *const folders[] = {"out", "out/records", "out/notices"};
    struct evidence_made made;
    char path[TEST_PATH], name[TEST_PATH];
    test_add_lines(d->m, records);
    test_add_lines(d->m, "publication|code=PB-2|name=Policy 2|notice=NT-1|wording=Text.\n"
                         "category|code=C-1|name=Maps|subjects=Visitors\n");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        for (size_t k = 0; k < 3; k++) {
            test_path(d->folder, folders[k], path);
            assert_int_equal(mkdir(path, 0700), 0);
        }
        snprintf(name, sizeof name, "out/%s", names[i]);
        test_path(d->folder, name, path);
        assert_int_equal(mkdir(path, 0700), 0);
        assert_false(make(d, true, NULL, &made));
        test_holds(d->why.text, names[i]);
        test_holds(d->why.text, "is no regular file and was not overwritten");
        assert_int_equal(test_file_count(path), 0);
        test_path(d->folder, "out/SHA256SUMS", path);
        assert_true(i + 1 == sizeof names / sizeof names[0] || access(path, F_OK) != 0);
        test_path(d->folder, "out", path);
        test_folder_delete(path);
    }
}

/* One that a contractor of it stands for is in its copy, and is no other's evidence. */
static void test_evidence_of_one_organization_names_no_other(void **state)
{
    struct desk *d = *state;
    struct evidence_made made;
    char folder[TEST_PATH];
    test_add_lines(d->m, "organization|code=O-1|name=Sample Ltd\n"
                         "organization|code=O-2|name=Sister Ltd\n"
                         "party|code=PT-2|name=Sister|organization=O-2\n"
                         "category|code=C-1|name=Maps|organization=O-1\n"
                         "entrustment|code=E-1|name=Work|categories=C-1|contractor=PT-2\n");
    int64_t one = record_find(d->m, kinds_find("organization"), "O-1");
    struct model *held = scope_copy(d->m, one, NULL, &d->why);
    assert_non_null(held);
    test_path(d->folder, "out", folder);
    const struct evidence_order order = {.m = held, .present = d->m, .folder = folder};
    assert_true(evidence_make(&order, &made, &d->why));
    char *readme = test_read(folder, "README.en.txt");
    test_holds(readme, "Sample Ltd");
    test_holds(readme, "Only what belongs to this organization.");
    assert_null(strstr(readme, "Sister Ltd"));
    free(readme);
    model_close(held);
}

/* Sets PATH to a folder within that of D in which the name of no file has room. */
static void deep_path(struct desk *d, char path[PATH_MAX])
{
    size_t length = strlen(d->folder), most = PATH_MAX - 6;
    memcpy(path, d->folder, length + 1);
    while (length < most) {
        size_t part = most - length - 1 < 200 ? most - length - 1 : 180;
        assert_true(length == strlen(d->folder) || mkdir(path, 0700) == 0);
        path[length] = '/';
        memset(path + length + 1, 'a', part);
        length += part + 1;
        path[length] = '\0';
    }
}

static void test_a_folder_in_which_no_file_has_room_is_as_it_was(void **state)
{
    struct desk *d = *state;
    char path[PATH_MAX];
    deep_path(d, path);
    assert_false(all_export_csv(d->m, path, LANG_EN, CSV_PLAIN, &d->why));
    assert_int_equal(d->why.class, WHY_FILE);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_false(all_export_csv(d->m, path, LANG_EN, CSV_PLAIN, &d->why));
    assert_int_equal(test_file_count(path), 0);
}

/* The code of a publication may be longer than the name of a file. */
static void test_a_published_text_is_kept_under_any_code(void **state)
{
    struct desk *d = *state;
    struct evidence_made made;
    char code[250] = {0}, path[TEST_PATH];
    memset(code, 'A', 120);
    test_add_lines(d->m, records);
    test_set(d->m, "publication", "PB-1", "code", code);
    assert_true(make(d, false, NULL, &made));
    test_path(d->folder, "out/notices", path);
    assert_int_equal(test_file_count(path), 1);
    test_path(d->folder, "out/notices/1.md", path);
    assert_int_equal(access(path, F_OK), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_only_a_regular_file_is_replaced, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_the_inventory_is_never_replaced, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_file_on_another_disk_is_replaced, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_what_comes_meanwhile_is_not_replaced, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_file_that_is_gone_before_it_is_summed_is_told,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_evidence_is_made_anew_beside_what_others_put_there,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_what_stands_in_the_place_of_a_folder_is_told,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_evidence_that_is_given_up_leaves_nothing, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_published_text_is_kept_under_any_code, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_without_graphviz_the_map_stands_as_text, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_what_stands_in_the_place_of_a_file_is_told, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_evidence_of_one_organization_names_no_other, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_folder_in_which_no_file_has_room_is_as_it_was,
                                        desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
