/*
 * Whatever comes in from outside, an import, the sheets of a review, a roster held
 * against a category, a pinned paragraph, is one change: where any statement fails in
 * between, it is refused with a reason and nothing was changed.
 *
 * IMPORT_FAULTS is how many points are tried of each.
 */
#include "tests/export_forms.h"
#include "tests/failing.h"
#include "tests/io.h"
#include "tests/model.h"

#include "export/review_send.h"
#include "import/drift.h"
#include "import/receive.h"
#include "import/scan.h"
#include "model/buf.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct model_options clock_options = {
    .lang = LANG_EN, .who = "tester", .now = "2026-11-22T09:00:00Z"};

/* Rows that make, change and link records of several kinds, and one that says too
 * little. */
static const char ledger[] =
    "Code,Name,Department,Persons,Counted on,Purposes of use,Items,Storage,Country of storage,"
    "Recipients,Means of provision,Contractors,Work entrusted,Retention period,From which event,"
    "Joint users,Remarks\n"
    "C-0001,会員,営業部,13000,2026-11-01,サービスの提供; 新しいご案内,氏名; 指紋,倉庫; Cloud,JP,"
    "新しい提供先,郵送,委託先A; 委託先B,発送; 印刷,5年,契約の終了,共同A,変更\n"
    ",新しい区分,人事部,120,2026-10-01,採用,氏名; 住所,金庫,JP,提供先B,手渡し,委託先A,発送,"
    "1年,退職,,追加\n"
    "C-0100,Customers,人事部,1300,2026-10-01,,I-0001,S-0100,US,,,,,7年,end of the year,,\n";

static const char roster[] = "社員番号,姓,名,電話番号,血液型,備考\n"
                             "1,見本,一,000-0000-0000,A,x\n2,見本,二,000-0000-0001,B,y\n";

static bool run_import(struct model *m, const char *folder, const char *name,
                       const struct import_options *options, struct why *why)
{
    struct plan plan = {0};
    bool done = test_import(m, folder, (const char *const[]){name, NULL}, options, &plan, why);
    if (done && plan.state != PLAN_CARRIED)
        done = why_set(why, "Rows are refused.");
    plan_clear(&plan);
    return done;
}

static bool import_ledger(struct model *m, const char *folder, struct why *why)
{
    const struct import_options options = {.lang = LANG_EN, .unknown_to_remarks = true};
    return run_import(m, folder, "ledger.csv", &options, why);
}

static bool receive_sheet(struct model *m, const char *folder, struct why *why)
{
    char path[TEST_PATH];
    struct campaign campaign = {0};
    struct receive *receive = NULL;
    test_path(folder, "answer.csv", path);
    if (campaigns_find(m, NULL, &campaign, why))
        receive = receive_read(m, &campaign, (const char *const[]){path}, 1, why);
    bool done = receive != NULL && receive_apply(m, &campaign, receive, NULL, NULL, why);
    receive_free(receive);
    campaign_clear(&campaign);
    return done;
}

static bool accept_roster(struct model *m, const char *folder, struct why *why)
{
    static const struct scan_accept all = {.reason = "stock-taking"};
    const struct scan_options options = {.lang = LANG_EN};
    struct scan scan = {0};
    char path[TEST_PATH];
    test_path(folder, "roster.csv", path);
    bool done = scan_read(m, (const char *const[]){path}, 1, &options, &scan, why) &&
                scan_likely(m, &scan, why) && scan_hold(m, &scan, "C-0100", why) &&
                scan_accept(m, &scan, &all, why);
    scan_clear(&scan);
    return done;
}

static bool pin_paragraph(struct model *m, const char *folder, struct why *why)
{
    const struct drift_options options = {.lang = LANG_EN};
    struct drift drift = {0};
    struct buf path = {0};
    (void)folder;
    buf_printf(&path, "%s/tests/data/policies/prose.txt", getenv("srcdir"));
    bool done = drift_read(m, buf_text(&path), &options, &drift, why) &&
                drift_pin(m, &drift, "2=category/C-0001; purpose/P-0001", NULL, why);
    drift_clear(&drift);
    buf_clear(&path);
    return done;
}

/* clang-format off */
static const struct way_in {
    const char *name;
    bool (*run)(struct model *m, const char *folder, struct why *why);
} ways_in[] = {
    {"import", import_ledger},
    {"sheet of a review", receive_sheet},
    {"roster", accept_roster},
    {"pin", pin_paragraph},
};
/* clang-format on */

struct run {
    const struct way_in *way;
    char folder[TEST_PATH];
    struct model *m;
    bool done;
    struct why why;
    size_t points, violations;
};

static void copy_inventory(const struct run *run, const char *from, const char *to)
{
    char paths[2][TEST_PATH];
    struct stat info;
    test_path(run->folder, from, paths[0]);
    test_path(run->folder, to, paths[1]);
    unlink(paths[1]);
    int in = open(paths[0], O_RDONLY | O_CLOEXEC);
    int out = open(paths[1], O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    assert_int_equal(fstat(in, &info), 0);
    assert_int_equal(sendfile(out, in, NULL, (size_t)info.st_size), info.st_size);
    close(in);
    close(out);
}

/* Opens a copy of the inventory as it was before all. */
static void open_copy(struct run *run)
{
    char path[TEST_PATH];
    model_close(run->m);
    copy_inventory(run, "inventory", "copy");
    test_path(run->folder, "copy", path);
    run->m = model_open(path, &clock_options, &run->why);
    assert_non_null(run->m);
}

static void take_in(void *context)
{
    struct run *run = context;
    run->why = (struct why){.lang = LANG_EN};
    run->done = run->way->run(run->m, run->folder, &run->why);
}

/* The way in was taken while a statement failed at POINT of an inventory with BEFORE. */
static void check_refused(struct run *run, size_t point, const char *before)
{
    char after[65];
    const char *what = NULL;
    test_digest(run->m, after);
    if (run->done)
        what = "was taken for done";
    else if (run->why.text[0] == '\0')
        what = "gives no reason";
    else if (strcmp(before, after) != 0)
        what = "changed the inventory";
    run->points++;
    run->violations += what != NULL;
    if (what != NULL)
        print_error("%s at %zu: %s (%s) %s\n", run->way->name, point, what, run->why.text,
                    failing_what());
    if (run->done || strcmp(before, after) != 0)
        open_copy(run);
}

static void try_statements(struct run *run)
{
    char before[65], after[65];
    size_t *points;
    open_copy(run);
    test_digest(run->m, before);
    size_t count = failing_points(take_in, run, failing_count("IMPORT_FAULTS", 12), &points);
    if (!run->done)
        fail_msg("%s: %s", run->way->name, run->why.text);
    test_digest(run->m, after);
    assert_string_not_equal(before, after);
    open_copy(run);
    for (size_t i = 0; i < count; i++) {
        failing_at(points[i]);
        take_in(run);
        bool struck = failing_struck();
        failing_at(0);
        if (struck)
            check_refused(run, points[i], before);
        else
            open_copy(run);
    }
    free(points);
}

/* Puts ANSWER in place of the first PART of TEXT, which the caller frees. */
static char *answered(const char *text, const char *part, const char *answer)
{
    struct buf out = {0};
    const char *at = strstr(text, part);
    assert_non_null(at);
    buf_add(&out, text, (size_t)(at - text));
    buf_puts(&out, answer);
    buf_puts(&out, at + strlen(part));
    return buf_take(&out);
}

/* The sheet of the departmentless categories, sent and answered. */
static void make_answer(struct run *run, struct model *m)
{
    char folder[TEST_PATH];
    struct campaign campaign = {0};
    size_t files;
    test_path(run->folder, "sheets", folder);
    const struct review_send how = {.folder = folder};
    if (!campaigns_find(m, NULL, &campaign, &run->why) ||
        !review_send(m, &campaign, &how, &files, &run->why))
        fail_msg("%s", run->why.text);
    campaign_clear(&campaign);
    char *sent = test_read(folder, "no department.csv");
    assert_non_null(sent);
    char *one = answered(sent, ",会員,,,", ",会員,Changed,see there,Sato");
    char *two = answered(one, ",通話録音・録画,,,", ",通話の録音,Unchanged,,Sato");
    test_write(run->folder, "answer.csv", two);
    free(sent);
    free(one);
    free(two);
}

static void where_a_statement_fails_nothing_is_taken_in(void **state)
{
    struct run run = {.why.lang = LANG_EN};
    (void)state;
    test_folder(run.folder);
    struct model *m = export_forms_inventory(run.folder);
    make_answer(&run, m);
    model_close(m);
    test_write(run.folder, "ledger.csv", ledger);
    test_write(run.folder, "roster.csv", roster);
    for (size_t i = 0; i < sizeof ways_in / sizeof ways_in[0]; i++) {
        run.way = &ways_in[i];
        try_statements(&run);
    }
    test_sound(run.m);
    model_close(run.m);
    test_folder_delete(run.folder);
    printf("%zu points, %zu violations\n", run.points, run.violations);
    assert_int_equal(run.violations, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_a_statement_fails_nothing_is_taken_in),
    };
    failing_watch();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
