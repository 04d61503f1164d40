/*
 * The sheets that departments get: what their files are called, to whom they go back, and
 * what is there where one of them cannot be written.
 */
#include "export/review_send.h"
#include "model/buf.h"
#include "model/mem.h"
#include "tests/io.h"
#include "tests/model.h"
#include "tests/workbook.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* An inventory in which a review of all categories was begun. */
struct round {
    struct model *m;
    char folder[TEST_PATH], out[TEST_PATH];
    struct campaign campaign;
    struct why why;
    size_t files;
};

static void start(struct round *round, const char *records)
{
    const struct campaign_order order = {.name = "2026", .due_on = "2027-03-31"};
    size_t count;
    *round = (struct round){.m = test_model(), .why = {.lang = LANG_EN}};
    test_folder(round->folder);
    test_path(round->folder, "out", round->out);
    test_add_lines(round->m, records);
    if (!campaigns_start(round->m, &order, &round->campaign, &count, &round->why))
        fail_msg("%s", round->why.text);
}

static void stop(struct round *round)
{
    campaign_clear(&round->campaign);
    model_close(round->m);
    test_folder_delete(round->folder);
}

static bool send_sheets(struct round *round, struct review_send how)
{
    how.folder = round->out;
    round->why = (struct why){.lang = LANG_EN};
    return review_send(round->m, &round->campaign, &how, &round->files, &round->why);
}

/* Stops the test unless the file NAME of the sheets is there. */
static void is_there(const struct round *round, const char *name)
{
    char path[TEST_PATH + 256];
    snprintf(path, sizeof path, "%s/%s", round->out, name);
    if (access(path, F_OK) != 0)
        fail_msg("%s is not there", name);
}

static void test_a_department_names_its_files_without_harm(void **state)
{
    (void)state;
    static const struct {
        const char *name, *file;
    } cases[] = {
        {"Sales", "D-1_Sales.csv"},
        {"../../etc/passwd", "D-1__._.._etc_passwd.csv"},
        {"a/b\\c:d*e?f\"g<h>i|j", "D-1_a_b_c_d_e_f_g_h_i_j.csv"},
        {"-rf", "D-1__rf.csv"},
        {"ends. . .", "D-1_ends.csv"},
        {"...", "D-1__.csv"},
        {" Sales", "D-1__Sales.csv"},
        {"Sales\tNorth", "D-1_Sales_North.csv"},
        {"a\xC2\x85"
         "b\xE2\x80\x8B"
         "c\xE2\x80\xAE"
         "d\xE2\x81\xA0"
         "e\xEF\xBB\xBF"
         "f\x7Fg\xEF\xBF\xBDh",
         "D-1_a_b_c_d_e_f_g_h.csv"},
        {"営業部\xE3\x80\x80第一\xC2\xA0課\xE2\x80\x90\xE2\x80\xB0\xE2\x82\xAC",
         "D-1_営業部\xE3\x80\x80第一\xC2\xA0課\xE2\x80\x90\xE2\x80\xB0\xE2\x82\xAC.csv"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct round round;
        start(&round, "department|code=D-1|name=Plain\ncategory|name=Maps|department=D-1\n");
        test_set(round.m, "department", "D-1", "name", cases[i].name);
        if (!send_sheets(&round, (struct review_send){0}))
            fail_msg("%s", round.why.text);
        assert_int_equal(test_file_count(round.out), 2);
        is_there(&round, cases[i].file);
        stop(&round);
    }
}

static void test_a_long_name_is_cut_and_two_of_a_name_are_told_apart(void **state)
{
    (void)state;
    struct round round;
    start(&round, "department|code=d-1|name=Sales\ndepartment|code=D-2|name=Long\n"
                  "category|name=A|department=d-1\ncategory|name=B|department=D-2\n"
                  "category|name=C\n");
    struct buf name = {0};
    while (name.length < 400)
        buf_puts(&name, "x");
    test_set(round.m, "department", "D-2", "name", buf_text(&name));
    buf_clear(&name);
    assert_true(send_sheets(&round, (struct review_send){0}));
    assert_int_equal(test_file_count(round.out), 6);
    assert_int_equal(round.files, 6);
    is_there(&round, "no department.csv");
    stop(&round);
}

/* Whom a sheet goes back to: the department's organization, else the only one. */
static void test_a_sheet_says_to_whom_it_goes_back(void **state)
{
    (void)state;
    static const struct {
        const char *organizations, *contact;
    } cases[] = {
        {"organization|code=HQ|name=Head|contact=hq@example.jp\n", "|hq@example.jp"},
        {"organization|code=HQ|name=Head|manager=The CPO|contact=hq@example.jp\n",
         "The CPO  hq@example.jp"},
        {"organization|code=O-0001|name=Head|contact=o@example.jp\n", "o@example.jp"},
        {"organization|code=A|name=One|contact=a@example.jp\n"
         "organization|code=O-0001|name=Two|contact=o@example.jp\n",
         NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct round round;
        struct buf records = {0};
        char path[TEST_PATH + 64];
        buf_printf(&records, "%sdepartment|code=D-1|name=Sales\ncategory|name=A|department=D-1\n",
                   cases[i].organizations);
        start(&round, buf_text(&records));
        buf_clear(&records);
        assert_true(send_sheets(&round, (struct review_send){0}));
        snprintf(path, sizeof path, "%s/D-1_Sales.xlsx", round.out);
        char *rows = workbook_rows(path, "Read first");
        if (cases[i].contact != NULL)
            test_holds(rows, cases[i].contact);
        else
            assert_null(strstr(rows, "@example.jp"));
        free(rows);
        stop(&round);
    }
}

static const char two_departments[] =
    "department|code=D-1|name=Sales\ndepartment|code=D-2|name=Staff\n"
    "department|code=D-3|name=Empty\ndepartment|code=D-4|name=Twin\n"
    "department|code=D-5|name=Twin\n"
    "category|code=C-1|name=A|department=D-1\ncategory|code=C-2|name=B|department=D-2\n";

static void test_only_departments_that_are_named_get_a_sheet(void **state)
{
    (void)state;
    static const char *const staff[] = {"Staff"};
    struct round round;
    start(&round, two_departments);
    assert_true(
        send_sheets(&round, (struct review_send){.departments = staff, .department_count = 1}));
    assert_int_equal(test_file_count(round.out), 2);
    is_there(&round, "D-2_Staff.xlsx");
    test_value_is(round.m, "review", "RR-0001", "sent_on", "");
    test_value_is(round.m, "review", "RR-0002", "sent_on", "2026-11-22");
    stop(&round);
}

static void test_a_department_that_has_nothing_in_the_review_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *name, *words;
    } cases[] = {
        {"Empty", "The department Empty has no data category in"},
        {"Nobody", "Nobody"},
        {"Twin", "Twin"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct round round;
        start(&round, two_departments);
        assert_false(send_sheets(
            &round, (struct review_send){.departments = &cases[i].name, .department_count = 1}));
        test_holds(round.why.text, cases[i].words);
        assert_int_equal(test_file_count(round.out), -1);
        stop(&round);
    }
}

static void delete_all(struct round *round)
{
    const struct change_note note = {.what = "delete", .about = "category"};
    const struct kind *kind = kinds_find("category");
    assert_true(change_begin(round->m, &note, &round->why));
    for (size_t i = 0; i < 2; i++) {
        int64_t id = record_find(round->m, kind, i == 0 ? "C-1" : "C-2");
        assert_true(change_delete(round->m, kind, id, true, NULL, &round->why));
    }
    assert_true(change_commit(round->m, NULL, &round->why));
}

static void test_where_nothing_is_left_to_send_nothing_is_made(void **state)
{
    (void)state;
    struct round round;
    start(&round, two_departments);
    delete_all(&round);
    assert_false(send_sheets(&round, (struct review_send){0}));
    test_holds(round.why.text, "There is no data category in");
    assert_int_equal(test_file_count(round.out), -1);
    stop(&round);
}

/* NAME of the sheets is a folder, so that no file can be put there. */
static void block(struct round *round, const char *name)
{
    char path[TEST_PATH + 64];
    assert_true(mkdir(round->out, 0700) == 0);
    snprintf(path, sizeof path, "%s/%s", round->out, name);
    assert_int_equal(mkdir(path, 0700), 0);
}

static void test_where_a_file_cannot_be_written_nothing_is_kept_as_sent(void **state)
{
    (void)state;
    static const char *const blocked[] = {"D-1_Sales.xlsx", "D-1_Sales.csv", "D-2_Staff.xlsx",
                                          "D-2_Staff.csv"};
    for (size_t i = 0; i < sizeof blocked / sizeof blocked[0]; i++) {
        struct round round;
        char before[65], after[65];
        start(&round, two_departments);
        block(&round, blocked[i]);
        test_digest(round.m, before);
        assert_false(send_sheets(&round, (struct review_send){0}));
        test_holds(round.why.text, "is no empty folder");
        assert_false(send_sheets(&round, (struct review_send){.force = true}));
        test_holds(round.why.text, blocked[i]);
        test_digest(round.m, after);
        assert_string_equal(before, after);
        stop(&round);
    }
}

static void test_sheets_are_sent_again_with_force(void **state)
{
    (void)state;
    struct round round;
    start(&round, two_departments);
    assert_true(send_sheets(&round, (struct review_send){.force = true}));
    assert_true(send_sheets(&round, (struct review_send){.force = true}));
    assert_int_equal(test_file_count(round.out), 4);
    test_folder_delete(round.out);
    test_write(round.folder, "out", "a file");
    assert_false(send_sheets(&round, (struct review_send){.force = true}));
    test_holds(round.why.text, "is no empty folder");
    stop(&round);
}

/* Puts a folder where the sheet of the next department goes. */
static void block_next(void *context, const char *code, const char *name, const char *path,
                       size_t rows)
{
    const struct round *round = context;
    char next[TEST_PATH + 64];
    (void)name;
    (void)rows;
    assert_non_null(strstr(path, code));
    snprintf(next, sizeof next, "%s/D-2_Staff.xlsx", round->out);
    assert_int_equal(mkdir(next, 0700), 0);
}

static void test_what_was_written_is_taken_back(void **state)
{
    (void)state;
    struct round round;
    start(&round, two_departments);
    assert_int_equal(mkdir(round.out, 0700), 0);
    assert_false(send_sheets(&round, (struct review_send){.told = block_next, .context = &round}));
    test_holds(round.why.text, "D-2_Staff.xlsx exists already");
    assert_int_equal(test_file_count(round.out), 1);
    stop(&round);
}

static void
test_a_round_of_one_organization_goes_back_to_it_and_a_closed_one_is_not_sent(void **state)
{
    (void)state;
    struct round round;
    const char *const organization = "O-2";
    const struct campaign_order order = {
        .name = "2027", .due_on = "2027-03-31", .organization = organization};
    size_t count;
    start(&round, "organization|code=O-1|name=One|contact=one@example.jp\n"
                  "organization|code=O-2|name=Two|contact=two@example.jp\n"
                  "department|code=D-1|name=Sales\n"
                  "category|name=A|department=D-1|organization=O-2\n");
    campaign_clear(&round.campaign);
    assert_true(campaigns_start(round.m, &order, &round.campaign, &count, &round.why));
    assert_true(send_sheets(&round, (struct review_send){0}));
    char path[TEST_PATH + 64];
    snprintf(path, sizeof path, "%s/D-1_Sales.xlsx", round.out);
    char *rows = workbook_rows(path, "Read first");
    test_holds(rows, "two@example.jp");
    free(rows);
    char *code = mem_copy(round.campaign.code);
    test_set(round.m, "campaign", code, "closed_on", "2026-11-22");
    campaign_clear(&round.campaign);
    assert_true(campaigns_find(round.m, code, &round.campaign, &round.why));
    free(code);
    assert_false(send_sheets(&round, (struct review_send){.force = true}));
    test_holds(round.why.text, "closed");
    stop(&round);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_department_names_its_files_without_harm),
        cmocka_unit_test(test_a_long_name_is_cut_and_two_of_a_name_are_told_apart),
        cmocka_unit_test(test_a_sheet_says_to_whom_it_goes_back),
        cmocka_unit_test(test_only_departments_that_are_named_get_a_sheet),
        cmocka_unit_test(test_a_department_that_has_nothing_in_the_review_is_refused),
        cmocka_unit_test(test_where_nothing_is_left_to_send_nothing_is_made),
        cmocka_unit_test(test_where_a_file_cannot_be_written_nothing_is_kept_as_sent),
        cmocka_unit_test(test_sheets_are_sent_again_with_force),
        cmocka_unit_test(test_what_was_written_is_taken_back),
        cmocka_unit_test(
            test_a_round_of_one_organization_goes_back_to_it_and_a_closed_one_is_not_sent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
