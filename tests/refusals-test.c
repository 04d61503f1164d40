/*
 * Files on a system that refuses some of its calls: a file system without hard links takes
 * them nevertheless; where the disk fails, nothing of a file is at its place.
 */
#include "export/evidence.h"
#include "export/graphviz.h"
#include "export/leaf.h"
#include "export/output.h"
#include "model/backup.h"
#include "tests/io.h"
#include "tests/model.h"
#include "tests/refusing.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Writes the file "a" of the folder of D. */
static bool write_file(struct desk *d)
{
    struct output output;
    char path[TEST_PATH];
    test_path(d->folder, "a", path);
    if (!output_begin(&output, path, false, d->m, &d->why))
        return false;
    fputs("new", output.file);
    return output_end(&output, true, &d->why);
}

static bool takes_a_file(void *context)
{
    struct desk *d = context;
    char *text = write_file(d) ? test_read(d->folder, "a") : NULL;
    bool taken = text != NULL && strcmp(text, "new") == 0 && test_file_count(d->folder) == 1;
    free(text);
    return taken;
}

/* Another program puts its own there in between. */
static bool keeps_what_came(void *context)
{
    struct desk *d = context;
    struct output output;
    char path[TEST_PATH];
    test_path(d->folder, "a", path);
    bool begun = output_begin(&output, path, false, d->m, &d->why);
    test_write(d->folder, "a", "theirs");
    bool refused = begun && !output_end(&output, true, &d->why);
    char *text = test_read(d->folder, "a");
    bool kept = strcmp(text, "theirs") == 0 && test_file_count(d->folder) == 1;
    free(text);
    return refused && kept && strstr(d->why.text, "exists already") != NULL;
}

static bool tells_and_leaves_nothing(void *context)
{
    struct desk *d = context;
    return !write_file(d) && strstr(d->why.text, "/a ") != NULL && test_file_count(d->folder) == 0;
}

static void test_a_file_system_without_hard_links_takes_files(void **state)
{
    static const int errors[] = {EPERM, EOPNOTSUPP, ENOSYS};
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) {
        const struct refusal refusal = {REFUSED_LINK, errors[i]};
        assert_true(refusing(&refusal, 1, takes_a_file, *state));
        struct desk *d = *state;
        char path[TEST_PATH];
        test_path(d->folder, "a", path);
        assert_int_equal(unlink(path), 0);
        assert_true(refusing(&refusal, 1, keeps_what_came, *state));
        assert_int_equal(unlink(path), 0);
    }
}

static void test_where_the_disk_fails_nothing_is_at_the_place(void **state)
{
    static const struct refusal cases[][2] = {
        {{REFUSED_LINK, EIO}, {REFUSED_LINK, EIO}},
        {{REFUSED_LINK, EPERM}, {REFUSED_RENAME, EIO}},
        {{REFUSED_SYNC, EIO}, {REFUSED_SYNC, EIO}},
        {{REFUSED_SYNC, ENOSPC}, {REFUSED_CLOSE, EIO}},
        {{REFUSED_CLOSE, EIO}, {REFUSED_CLOSE, EIO}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (!refusing(cases[i], 2, tells_and_leaves_nothing, *state))
            fail_msg("case %zu", i);
}

static bool backs_up(void *context)
{
    struct desk *d = context;
    char path[TEST_PATH];
    test_path(d->folder, "backup", path);
    bool done = backup_write(d->m, path, false, &d->why);
    return done && access(path, F_OK) == 0 && test_file_count(d->folder) == 1 &&
           !backup_write(d->m, path, false, &d->why);
}

static bool makes_no_inventory(void *context)
{
    struct desk *d = context;
    char path[TEST_PATH];
    test_path(d->folder, "new.daicho", path);
    return model_create(path, &(struct model_options){.lang = LANG_EN}, &d->why) == NULL &&
           strstr(d->why.text, "/new.daicho cannot be written: ") != NULL &&
           test_file_count(d->folder) == 0;
}

static void test_an_inventory_that_cannot_take_its_place_is_none(void **state)
{
    static const struct refusal cases[][2] = {{{REFUSED_LINK, EIO}, {REFUSED_LINK, EIO}},
                                              {{REFUSED_LINK, EPERM}, {REFUSED_RENAME, EIO}}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_true(refusing(cases[i], 2, makes_no_inventory, *state));
}

/* As on a memory stick. */
static void test_a_file_system_without_hard_links_takes_a_backup(void **state)
{
    const struct refusal refusal = {REFUSED_LINK, EPERM};
    assert_true(refusing(&refusal, 1, backs_up, *state));
}

static bool makes_no_evidence(void *context)
{
    struct desk *d = context;
    char folder[TEST_PATH];
    struct evidence_made made;
    test_path(d->folder, "out", folder);
    const struct evidence_order order = {
        .m = d->m, .present = d->m, .folder = folder, .force = true};
    return !evidence_make(&order, &made, &d->why) &&
           strstr(d->why.text, "cannot be made: ") != NULL;
}

static bool begins_no_workbook(void *context)
{
    struct desk *d = context;
    char path[TEST_PATH];
    test_path(d->folder, "b.xlsx", path);
    return workbook_begin(path, false, d->m, WORKBOOK_FLAT, &d->why) == NULL &&
           strstr(d->why.text, "b.xlsx cannot be written: ") != NULL &&
           test_file_count(d->folder) == 0;
}

static void test_where_no_folder_can_be_made_that_is_told(void **state)
{
    const struct refusal refusal = {REFUSED_MKDIR, EACCES};
    assert_true(refusing(&refusal, 1, begins_no_workbook, *state));
    assert_true(refusing(&refusal, 1, makes_no_evidence, *state));
}

/* The folder is there, those within it cannot be made. */
static void test_evidence_needs_its_folders(void **state)
{
    struct desk *d = *state;
    const struct refusal refusal = {REFUSED_MKDIR, EACCES};
    char folder[TEST_PATH];
    struct evidence_made made;
    test_path(d->folder, "out", folder);
    const struct evidence_order order = {.m = d->m, .present = d->m, .folder = folder};
    assert_true(evidence_make(&order, &made, &d->why));
    assert_true(refusing(&refusal, 1, makes_no_evidence, d));
}

/* Where no more files can be opened standard error stays as it is. */
static bool writes_a_workbook(void *context)
{
    struct desk *d = context;
    char path[TEST_PATH];
    test_path(d->folder, "b.xlsx", path);
    struct workbook *book = workbook_begin(path, false, d->m, WORKBOOK_FLAT, &d->why);
    leaf_text(workbook_leaf(book, "A"), 0, "a", STYLE_TEXT);
    return workbook_end(book, true, &d->why) && access(path, F_OK) == 0;
}

static void test_a_workbook_is_written_where_its_messages_cannot_be_hidden(void **state)
{
    const struct refusal refusal = {REFUSED_DUP, EMFILE};
    assert_true(refusing(&refusal, 1, writes_a_workbook, *state));
}

static bool draws_nothing(void *context)
{
    struct why why = {.lang = LANG_EN};
    struct buf out = {0};
    const struct graphviz_query query = {.program = "true", .format = "svg"};
    (void)context;
    return !graphviz_draw("digraph {}", &query, &out, &why) && out.length == 0 &&
           strstr(why.text, "Graphviz was not started: ") != NULL;
}

static void test_where_no_program_can_be_started_that_is_told(void **state)
{
    const struct refusal refusal = {REFUSED_FORK, EAGAIN};
    assert_true(refusing(&refusal, 1, draws_nothing, *state));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_file_system_without_hard_links_takes_files,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_where_the_disk_fails_nothing_is_at_the_place,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_an_inventory_that_cannot_take_its_place_is_none,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_a_file_system_without_hard_links_takes_a_backup,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_where_no_folder_can_be_made_that_is_told, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_evidence_needs_its_folders, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(
            test_a_workbook_is_written_where_its_messages_cannot_be_hidden, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_where_no_program_can_be_started_that_is_told,
                                        desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
