/*
 * Whatever comes in from outside, an import, the sheets of a review, a roster held
 * against a category, a pinned paragraph, is one change: where any statement fails in
 * between, it is refused with a reason and nothing was changed.
 *
 * IMPORT_FAULTS is how many points are tried of each; as it is, of each some of the
 * calls that none before had.
 */
#include "tests/export_forms.h"
#include "tests/failing.h"
#include "tests/io.h"
#include "tests/model.h"

#include "export/review_send.h"
#include "import/drift.h"
#include "import/intake.h"
#include "import/receive.h"
#include "import/scan.h"
#include "model/buf.h"
#include "model/content.h"
#include "model/digest.h"
#include "model/mem.h"

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

enum { USUAL = 20 };

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

/* Of which the second row is refused. */
static const char some[] = "Name,Department,Persons\n新しい一覧,営業部,5\n別の一覧,人事部,many\n";

static const char roster[] = "社員番号,姓,名,電話番号,血液型,備考\n"
                             "1,見本,一,000-0000-0000,A,x\n2,見本,二,000-0000-0001,B,y\n";

static bool run_import(struct model *m, const char *folder, const char *name,
                       const struct import_options *options, struct buf *told, struct why *why)
{
    struct plan plan = {0};
    bool done = test_import(m, folder, (const char *const[]){name, NULL}, options, &plan, why);
    if (done && plan.state != PLAN_CARRIED)
        done = why_set(why, "Rows are refused.");
    test_plan_rows(&plan, told);
    plan_clear(&plan);
    return done;
}

static bool import_ledger(struct model *m, const char *folder, struct buf *told, struct why *why)
{
    const struct import_options options = {.lang = LANG_EN, .unknown_to_remarks = true};
    return run_import(m, folder, "ledger.csv", &options, told, why);
}

/* Takes the good rows where one is refused. */
static bool accept_good(struct model *m, const char *folder, struct buf *told, struct why *why)
{
    const struct import_options options = {.lang = LANG_EN, .accept_good = true};
    char refused[TEST_PATH];
    test_path(folder, "some.refused.csv", refused);
    unlink(refused);
    return run_import(m, folder, "some.csv", &options, told, why);
}

/* The same as a screen does it, step by step. */
static bool import_by_steps(struct model *m, const char *folder, struct buf *told, struct why *why)
{
    static const struct import_watch nobody = {0};
    char path[TEST_PATH];
    test_path(folder, "ledger.csv", path);
    struct intake *intake = intake_open(m, (const char *const[]){path}, 1, LANG_EN);
    intake_options(intake)->unknown_to_remarks = true;
    bool done = intake_read(intake, &nobody, why) && intake_plan(intake, &nobody, why);
    if (done)
        test_plan_rows(intake_told(intake), told);
    done = done && intake_carry_out(intake, false, NULL, &nobody, why);
    if (done && intake_told(intake)->state != PLAN_CARRIED)
        done = why_set(why, "Rows are refused.");
    intake_close(intake);
    return done;
}

static bool receive_sheet(struct model *m, const char *folder, struct buf *told, struct why *why)
{
    (void)told;
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

static bool accept_roster(struct model *m, const char *folder, struct buf *told, struct why *why)
{
    (void)told;
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

static bool pin_paragraph(struct model *m, const char *folder, struct buf *told, struct why *why)
{
    const struct drift_options options = {.lang = LANG_EN};
    struct drift drift = {0};
    struct buf path = {0};
    (void)folder;
    (void)told;
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
    bool (*run)(struct model *m, const char *folder, struct buf *told, struct why *why);
} ways_in[] = {
    {"import", import_ledger},
    {"good rows", accept_good},
    {"import by steps", import_by_steps},
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
    struct buf told;
    char before[DIGEST_TEXT], after[DIGEST_TEXT]; /* the records without it, and with it */
    char *whole;                                  /* what it tells where nothing fails */
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
    buf_empty(&run->told);
    run->done = run->way->run(run->m, run->folder, &run->told, &run->why);
}

/* The records without their numbers, which are others each time. */
static void content_of(struct model *m, char hex[DIGEST_TEXT])
{
    struct why why = {.lang = LANG_EN};
    if (!content_hash(m, hex, &why))
        fail_msg("%s", why.text);
}

/* What is wrong where a statement failed in RUN, after which the records are NOW; NULL:
 * nothing. What was only read beforehand may be read anew, so that all is well. */
static const char *find_wrong(const struct run *run, const char *now)
{
    bool said = strstr(run->why.text, "The category was changed") != NULL;
    if (run->done)
        return strcmp(now, run->after) == 0 && strcmp(buf_text(&run->told), run->whole) == 0
                   ? NULL
                   : "was taken for done";
    if (run->why.text[0] == '\0')
        return "gives no reason";
    return strcmp(now, said ? run->after : run->before) == 0 ? NULL : "changed the inventory";
}

/* A statement failed at POINT while the way in was taken. */
static void check_refused(struct run *run, size_t point)
{
    char now[DIGEST_TEXT];
    content_of(run->m, now);
    const char *what = find_wrong(run, now);
    run->points++;
    run->violations += what != NULL;
    if (what != NULL)
        print_error("%s at %zu: %s (%s) %s\n", run->way->name, point, what, run->why.text,
                    failing_what());
    if (strcmp(run->before, now) != 0)
        open_copy(run);
}

static void try_statements(struct run *run)
{
    size_t *points;
    open_copy(run);
    content_of(run->m, run->before);
    size_t count = failing_calls(take_in, run, USUAL, "IMPORT_FAULTS", &points);
    if (!run->done)
        fail_msg("%s: %s", run->way->name, run->why.text);
    run->whole = mem_copy(buf_text(&run->told));
    content_of(run->m, run->after);
    assert_string_not_equal(run->before, run->after);
    open_copy(run);
    for (size_t i = 0; i < count; i++) {
        failing_at(points[i]);
        take_in(run);
        bool struck = failing_struck();
        failing_at(0);
        if (struck)
            check_refused(run, points[i]);
        else
            open_copy(run);
    }
    free(run->whole);
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

/* What a plan says of near names rests on looking for them. */
static void a_plan_for_which_a_name_could_not_be_looked_up_is_none(void **state)
{
    static const struct import_options dry = {.lang = LANG_EN, .dry_run = true};
    struct desk *d = *state;
    static const char text[] = "名称,委託先\n会員,㈱アオバ印刷\n";
    test_add(d->m, "party", "name", "株式会社アオバ印刷", NULL);
    failing_at_text(NULL, "SELECT code, name, other_names FROM party");
    bool done = desk_run(d, text, &dry);
    assert_true(failing_struck());
    failing_at(0);
    assert_false(done);
    assert_string_not_equal(d->why.text, "");
    assert_true(desk_run(d, text, &dry));
    char *plan = test_plan(&d->plan);
    test_holds(plan, "is it the same as PT-0001");
    free(plan);
}

/* What was done is told as done, also where it cannot be shown afterwards. */
static void what_a_roster_changed_is_told_where_it_cannot_be_read_again(void **state)
{
    static const struct scan_accept all = {.reason = "stock-taking"};
    const struct scan_options options = {.lang = LANG_EN};
    struct desk *d = *state;
    struct scan scan = {0};
    char path[TEST_PATH];
    test_add(d->m, "category", "code", "C-0100", "name", "Staff", NULL);
    test_write(d->folder, "roster.csv", roster);
    test_path(d->folder, "roster.csv", path);
    assert_true(scan_read(d->m, (const char *const[]){path}, 1, &options, &scan, &d->why));
    assert_true(scan_likely(d->m, &scan, &d->why));
    assert_true(scan_hold(d->m, &scan, "C-0100", &d->why));
    failing_at_text("COMMIT", "SELECT id FROM category WHERE code");
    assert_false(scan_accept(d->m, &scan, &all, &d->why));
    assert_true(failing_struck());
    failing_at(0);
    test_holds(d->why.text, "The category was changed");
    assert_true(scan.accepted);
    desk_holds(d, "category", "C-0100", "persons", "2");
    scan_clear(&scan);
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
    test_write(run.folder, "some.csv", some);
    test_write(run.folder, "roster.csv", roster);
    for (size_t i = 0; i < sizeof ways_in / sizeof ways_in[0]; i++) {
        run.way = &ways_in[i];
        try_statements(&run);
    }
    test_sound(run.m);
    model_close(run.m);
    buf_clear(&run.told);
    test_folder_delete(run.folder);
    printf("%zu points, %zu violations\n", run.points, run.violations);
    assert_int_equal(run.violations, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_a_statement_fails_nothing_is_taken_in),
        cmocka_unit_test_setup_teardown(a_plan_for_which_a_name_could_not_be_looked_up_is_none,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(what_a_roster_changed_is_told_where_it_cannot_be_read_again,
                                        desk_open, desk_close),
    };
    failing_watch();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
