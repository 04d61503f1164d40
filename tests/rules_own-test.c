/*
 * Tests of rules that a person keeps as files: they run without a rebuild, they only
 * read, and what is wrong with one is told with its line while the others run.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/findings.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/rules_own.h"
#include "tests/io.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char good[] = "# ours\n"
                           "title: 備考なし\n"
                           "severity: warning\n"
                           "message: 備考が\n"
                           "  ありません。\n"
                           "sql:\n"
                           "-- a comment; it ends nothing\n"
                           "SELECT 'category', t.id, 'remarks', t.name FROM category t\n"
                           " WHERE t.remarks = '' AND :today > '2000-01-01';\n";

/* What is wrong with a rule TEXT beside a good one: its line and words, for the caller
 * to free; "" where it runs. */
static char *problem_of(const char *text)
{
    char folder[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct findings found = {0};
    size_t count;
    test_folder(folder);
    test_write(folder, "good.rule", good);
    test_write(folder, "other.rule", text);
    test_write(folder, "left.out", "nothing");
    struct model *m = test_model();
    test_add(m, "category", "code", "C-0001", "name", "x", NULL);
    struct rulebook *book =
        rulebook_new(m, &(struct rulebook_options){.today = "2026-11-22", .folder = folder});
    const struct rule *one = rulebook_find(book, "good"), *other = rulebook_find(book, "other");
    assert_non_null(one);
    assert_true(findings_all(book, one, &found, &why));
    assert_int_equal(found.count, 1);
    assert_true(other == NULL || findings_all(book, other, &found, &why));
    const struct rule_problem *all = rulebook_problems(book, &count);
    struct buf problem = {0};
    assert_true(count <= 1);
    if (count == 1) {
        assert_non_null(strstr(all[0].path, "other.rule"));
        buf_printf(&problem, "%zu %s", all[0].line, all[0].text);
    } else {
        buf_puts(&problem, "");
    }
    findings_clear(&found);
    rulebook_free(book);
    test_sound(m);
    model_close(m);
    test_folder_delete(folder);
    return buf_take(&problem);
}

static void refused(const char *text, const char *line_and_words)
{
    char *problem = problem_of(text);
    if (strncmp(problem, line_and_words, strcspn(line_and_words, " ") + 1) != 0 ||
        strstr(problem, line_and_words + strcspn(line_and_words, " ") + 1) == NULL)
        fail_msg("\"%s\" instead of \"%s\" for:\n%s", problem, line_and_words, text);
    free(problem);
}

#define HEAD "title: x\nseverity: error\nsql:\n"

static void a_rule_of_a_file_finds_records(void **state)
{
    char folder[TEST_PATH];
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct findings found = {0}, few = {0};
    struct concerned records = {0};
    test_folder(folder);
    test_write(folder, "ACME-1.rule", good);
    struct model *m = test_model();
    int64_t id = test_add(m, "category", "code", "C-0001", "name", "会員", NULL);
    test_add(m, "category", "code", "C-0002", "name", "x", "remarks", "y", NULL);
    struct rulebook *book = rulebook_new(m, &(struct rulebook_options){.folder = folder});
    const struct rule *rule = rulebook_find(book, "acme-1");
    assert_non_null(rule);
    assert_string_equal(rule->message, "備考が ありません。");
    assert_int_equal(rule->severity, SEVERITY_WARNING);
    assert_true(findings_all(book, rule, &found, &why));
    assert_int_equal(found.count, 1);
    assert_true(found.list[0].id == id);
    assert_string_equal(found.list[0].detail, "会員");
    concerned_add(&records, kinds_find("category"), id);
    assert_true(findings_of(book, &records, NULL, &few, &why));
    size_t same = 0;
    for (size_t i = 0; i < few.count; i++)
        same += few.list[i].rule == rule;
    assert_int_equal(same, 1);
    findings_clear(&found);
    findings_clear(&few);
    concerned_clear(&records);
    rulebook_free(book);
    model_close(m);
    test_folder_delete(folder);
}

static void a_rule_only_reads(void **state)
{
    (void)state;
    refused(HEAD "DELETE FROM category", "3 DELETE category");
    refused(HEAD "INSERT INTO category DEFAULT VALUES RETURNING 1,2,3,4", "3 INSERT category");
    refused(HEAD "UPDATE category SET name = 'x' RETURNING 1,2,3,4", "3 UPDATE category");
    refused(HEAD "ATTACH 'x.db' AS x", "3 ATTACH");
    refused(HEAD "DETACH main", "3 SQL");
    refused(HEAD "DROP TABLE category", "3 asks for more");
    refused(HEAD "CREATE TABLE x (y)", "3 asks for more");
    refused(HEAD "PRAGMA user_version", "3 PRAGMA user_version");
    refused(HEAD "SELECT 'category', cid, 'name', name FROM pragma_table_info('category')",
            "3 asks for more");
    refused(HEAD "SELECT 'category', count(*), 'name', NULL FROM pragma_table_info",
            "3 SELECT pragma_table_info");
    refused(HEAD "BEGIN", "3 asks for more");
    refused(HEAD "VACUUM INTO 'x'", "3 SELECT");
    refused(HEAD "SELECT 'category', t.id, 'name',\n load_extension('x') FROM category t",
            "5 load_extension");
    refused(HEAD "SELECT 'category', t.id, 'name', printf('%1000000000d', 1) FROM category t",
            "4 printf");
    /* The first of several is told. */
    refused(HEAD "SELECT 'category', t.id, 'name', randomblob(9) || printf('x') FROM category t",
            "4 for more: randomblob.");
    refused(HEAD "SELECT 'category', seq, 'name', why FROM journal", "3 SELECT journal");
    refused(HEAD "SELECT 'category', 1, 'name', sql FROM sqlite_master", "3 SELECT sqlite_master");
    refused(HEAD "SELECT 'category', 1, 'name', NULL FROM sqlite_master", "3 sqlite_master");
    refused(HEAD "EXPLAIN SELECT 1", "3 no SELECT");
}

static void a_rule_is_one_select_of_four_columns(void **state)
{
    (void)state;
    refused(HEAD "SELECT 1", "3 1 columns");
    refused(HEAD "SELECT 1, 2, 3, 4;\nSELECT 5", "4 more than one");
    refused(HEAD "SELECT 1, 2, 3, 4;\nDROP TABLE category", "4 more than one");
    refused(HEAD "SELECT 1, 2, 3, 4) UNION SELECT kind, id, field, detail FROM (SELECT 1",
            "4 syntax error");
    refused(HEAD, "3 no statement");
    refused(HEAD "-- nothing", "3 no statement");
    refused(HEAD "SELECT 'category', t.id,\n'name', NULL\nFRM category t", "6 syntax error");
    refused(HEAD "SELECT 'category', t.id, 'name', :kind FROM category t", "3 :kind");
    refused(HEAD "SELECT 'category', t.id, 'name', ? FROM category t", "3 no parameter");
    /* SQLite alone would end such a comment where the text ends. */
    refused(HEAD "SELECT 'category', t.id, 'name', NULL FROM category t /* of all",
            "3 incomplete input");
}

static void a_rule_that_fails_while_it_runs_is_told(void **state)
{
    (void)state;
    refused(HEAD "SELECT 'category', t.id, 'name', abs(t.id - t.id - 9223372036854775807 - 1)"
                 " FROM category t",
            "3 integer overflow");
    refused(HEAD "SELECT 'category', t.id, 'name', NULL FROM category t LIMIT 'x'",
            "3 datatype mismatch");
}

static void a_rule_that_does_not_end_is_stopped(void **state)
{
    (void)state;
    refused(HEAD "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                 " SELECT 'category', i, 'name', NULL FROM n WHERE i < 0",
            "3 too long");
    refused(HEAD "WITH RECURSIVE n (i) AS (SELECT hex('0123456789') UNION ALL"
                 " SELECT i || i FROM n, (VALUES (1), (2)) WHERE length(i) < 100000)"
                 " SELECT 'category', i, 'name', NULL FROM n WHERE i < 0 ORDER BY i",
            "3 too much memory");
}

/* SQLite cannot be stopped within one such call. */
static void a_rule_over_long_texts_is_stopped(void **state)
{
    (void)state;
    refused(HEAD "WITH RECURSIVE s (x) AS (SELECT 'aaaaaaaaaaaaaaaa' UNION ALL SELECT x || x FROM s"
                 " WHERE length(x) < 4000000) SELECT 'category', t.id, 'name', NULL FROM category t"
                 " WHERE instr((SELECT max(x) FROM s), (SELECT max(x) || 'b' FROM s)) > 0",
            "3 too big");
}

static void a_value_of_many_lines_is_read_at_once(void **state)
{
    struct buf text = {0};
    (void)state;
    buf_puts(&text, "title: x\n");
    while (text.length < 250000)
        buf_puts(&text, " a\n");
    clock_t begun = clock();
    refused(buf_text(&text), "0 sql:");
    assert_true((double)(clock() - begun) / CLOCKS_PER_SEC < 2);
    buf_clear(&text);
}

static void a_rule_that_is_too_slow_after_a_save_runs_over_all_records(void **state)
{
    char folder[TEST_PATH];
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct findings found = {0};
    struct concerned records = {0};
    size_t count;
    test_folder(folder);
    test_write(folder, "slow.rule",
               HEAD "SELECT 'category', t.id, 'name', NULL FROM category t WHERE (WITH RECURSIVE"
                    " n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
                    " SELECT count(*) FROM n) > 0");
    struct model *m = test_model();
    concerned_add(&records, kinds_find("category"),
                  test_add(m, "category", "code", "C-0001", "name", "x", NULL));
    struct rulebook *book = rulebook_new(m, &(struct rulebook_options){.folder = folder});
    for (int save = 0; save < 2; save++) {
        assert_true(findings_of(book, &records, NULL, &found, &why));
        rulebook_problems(book, &count);
        assert_int_equal(count, 0);
        findings_clear(&found);
    }
    assert_true(findings_all(book, rulebook_find(book, "slow"), &found, &why));
    rulebook_problems(book, &count);
    assert_int_equal(count, 0);
    assert_int_equal(found.count, 1);
    findings_clear(&found);
    concerned_clear(&records);
    rulebook_free(book);
    model_close(m);
    test_folder_delete(folder);
}

static void a_row_must_name_a_field_of_a_record(void **state)
{
    (void)state;
    refused(HEAD "SELECT 'categories', t.id, 'name', NULL FROM category t", "3 categories");
    refused(HEAD "SELECT 'category', t.id, 'nama', NULL FROM category t", "3 nama");
    refused(HEAD "SELECT 'category', t.id + 1, 'name', NULL FROM category t", "3 number");
    refused(HEAD "SELECT 'category', t.code, 'name', NULL FROM category t", "3 number");
}

/* Until the book is read anew. */
static void a_rule_that_broke_is_told_once_and_runs_no_more(void **state)
{
    char folder[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct findings found = {0};
    struct concerned records = {0};
    size_t count;
    (void)state;
    test_folder(folder);
    test_write(folder, "x.rule", HEAD "SELECT 'category', t.id, 'none', NULL FROM category t");
    struct model *m = test_model();
    concerned_add(&records, kinds_find("category"),
                  test_add(m, "category", "code", "C-0001", "name", "x", NULL));
    struct rulebook *book = rulebook_new(m, &(struct rulebook_options){.folder = folder});
    const struct rule *rule = rulebook_find(book, "x");
    for (int time = 0; time < 2; time++) {
        assert_true(findings_all(book, rule, &found, &why));
        assert_int_equal(found.count, 0);
        findings_clear(&found);
        assert_true(findings_of(book, &records, NULL, &found, &why));
        findings_clear(&found);
        rulebook_problems(book, &count);
        assert_int_equal(count, 1);
    }
    concerned_clear(&records);
    rulebook_free(book);
    model_close(m);
    test_folder_delete(folder);
}

/* How many records a rule finds whose statement ends with WHERE. */
static size_t found_where(const char *where)
{
    char folder[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct findings found = {0};
    struct buf text = {0};
    size_t problems;
    test_folder(folder);
    buf_printf(&text, HEAD "SELECT 'category', t.id, 'name', NULL FROM category t %s", where);
    test_write(folder, "x.rule", buf_text(&text));
    struct model *m = test_model();
    test_add(m, "category", "code", "C-0001", "name", "x", NULL);
    struct rulebook *book = rulebook_new(m, &(struct rulebook_options){.folder = folder});
    assert_true(findings_all(book, rulebook_find(book, "x"), &found, &why));
    rulebook_problems(book, &problems);
    assert_int_equal(problems, 0);
    size_t count = found.count;
    findings_clear(&found);
    buf_clear(&text);
    rulebook_free(book);
    model_close(m);
    test_folder_delete(folder);
    return count;
}

static void finds_where(const char *condition, size_t expected)
{
    struct buf where = {0};
    buf_printf(&where, "WHERE %s", condition);
    size_t count = found_where(buf_text(&where));
    if (count != expected)
        fail_msg("%zu instead of %zu: %s", count, expected, condition);
    buf_clear(&where);
}

static void what_a_rule_finds_twice_is_told_once(void **state)
{
    (void)state;
    assert_int_equal(found_where(""), 1);
    assert_int_equal(found_where("WHERE 0"), 0);
    assert_int_equal(found_where("UNION ALL SELECT 'category', t.id, 'name', NULL FROM category t"),
                     1);
}

/* Between the pieces, and what divides words in HTML or in a file of another system. */
static void a_list_is_restated_where_more_than_blanks_and_order_differ(void **state)
{
    (void)state;
    assert_int_equal(found_where("WHERE restated('a b / c', 'c / a b')"), 0);
    assert_int_equal(
        found_where("WHERE restated('a b / c', 'c / a' || CAST(x'090d0a' AS TEXT) || 'b')"), 0);
    assert_int_equal(found_where("WHERE restated('a b / c', 'a b')"), 1);
    assert_int_equal(found_where("WHERE restated('a b / c', 'a x / c')"), 1);
}

/* A function that is asked of nothing, or of what has no answer, finds no record. */
static void what_a_function_cannot_tell_finds_nothing(void **state)
{
    static const char *const nothing[] = {
        "holds(NULL)",
        "sealed(NULL, t.id, 'wording') IS NOT NULL",
        "sealed('purpose', t.id, NULL) IS NOT NULL",
        "sealed('purpose', t.id, 'remarks') IS NOT NULL",
        "endless(NULL)",
        "period_shorter(NULL, 'P1Y')",
        "period_shorter('P1Y', '')",
        "final_report_day('2022-03-31', '') IS NOT NULL",
        "promise_day('9999-12-15', '1か月以内') IS NOT NULL",
        "promise_day('2026-11-22', 'すぐに') IS NOT NULL",
    };
    static const char *const something[] = {
        "holds('JP')",
        "period_shorter('P1Y', 'P2Y')",
        "final_report_day('2026-11-22', '') = '2026-12-22'",
        "promise_day('2026-11-22', '1か月以内') = '2026-12-22'",
    };
    (void)state;
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++)
        finds_where(nothing[i], 0);
    for (size_t i = 0; i < sizeof something / sizeof something[0]; i++)
        finds_where(something[i], 1);
}

static size_t problems_in(const char *folder, const char *words)
{
    size_t count;
    struct model *m = test_model();
    struct rulebook *book = rulebook_new(m, &(struct rulebook_options){.folder = folder});
    const struct rule_problem *all = rulebook_problems(book, &count);
    if (count > 0 && strstr(all[0].text, words) == NULL)
        fail_msg("%s", all[0].text);
    rulebook_free(book);
    model_close(m);
    return count;
}

static void a_folder_that_cannot_be_read_is_told_and_a_missing_one_not(void **state)
{
    char folder[TEST_PATH], path[TEST_PATH], name[300];
    (void)state;
    test_folder(folder);
    test_path(folder, "none", path);
    assert_int_equal(problems_in(path, ""), 0);
    errno = EACCES; /* of whatever was done before; an empty folder is none of it */
    assert_int_equal(problems_in(folder, ""), 0);
    test_write(folder, "file", "");
    test_path(folder, "file", path);
    assert_int_equal(problems_in(path, ""), 0);
    snprintf(name, sizeof name, "/tmp/%0280d", 0);
    assert_int_equal(problems_in(name, "too long"), 1);
    test_folder_delete(folder);
}

/* A home that is no path of its own would mean a folder beside whatever is open. */
static void without_a_home_there_are_no_rules_of_our_own(void **state)
{
    (void)state;
    char *home = mem_copy(getenv("HOME") == NULL ? "/" : getenv("HOME"));
    struct buf folder = {0};
    setenv("XDG_CONFIG_HOME", "/config", 1);
    assert_true(rules_own_folder(&folder));
    assert_string_equal(buf_text(&folder), "/config/daicho/rules");
    buf_empty(&folder);
    setenv("XDG_CONFIG_HOME", "config", 1);
    setenv("HOME", "/home/x", 1);
    assert_true(rules_own_folder(&folder));
    assert_string_equal(buf_text(&folder), "/home/x/.config/daicho/rules");
    setenv("HOME", "x", 1);
    assert_false(rules_own_folder(&folder));
    unsetenv("HOME");
    assert_false(rules_own_folder(&folder));
    setenv("HOME", home, 1);
    unsetenv("XDG_CONFIG_HOME");
    buf_clear(&folder);
    free(home);
}

static void what_stands_wrong_in_a_file_is_told_with_its_line(void **state)
{
    (void)state;
    refused("title: x\nseverty: error\n" HEAD "SELECT 1", "2 severity");
    refused("title x\n", "1 key: value");
    refused("title: x\ntitle: y\n", "2 line 1 already");
    refused("title: x\nseverity: bad\nsql:\nSELECT 1", "2 bad");
    refused("title: x\nsql:\nSELECT 1", "0 severity");
    refused("severity: error\nsql:\nSELECT 1", "0 title");
    refused("title: x\nseverity: error\n", "0 sql:");
    refused("title: x\nseverity: error\nfrom: soon\nsql:\nSELECT 1", "3 soon");
    refused("id: J02\n" HEAD "SELECT 1, 2, 3, 4", "1 J02");
    refused("id: good\n" HEAD "SELECT 1, 2, 3, 4", "1 good.rule");
    refused("id: a b\n" HEAD "SELECT 1, 2, 3, 4", "1 a b");
    refused("id:\n" HEAD "SELECT 1, 2, 3, 4", "1 cannot be the id");
    refused("title: x\nseverity: error\nuntil: 2027-02-30\nsql:\nSELECT 1", "3 2027-02-30");
    /* With no key like it all are named. */
    refused("nonsense: x\n" HEAD "SELECT 1", "1 Did you mean: id, title, severity, jurisdiction");
    refused("title, message: x\n" HEAD "SELECT 1", "1 Did you mean: title, message?");
    refused("title: x\n\n \t\n\tgoes on\nseverity: bad\nsql:\nSELECT 1", "5 bad");
    refused(" title: x\n" HEAD "SELECT 1", "1 There is no key \" title\"");
    refused("\xff\xfe", "0 UTF-8");
    refused("", "0 sql:");
}

/* Writes LENGTH bytes, TEXT and then spaces, or zeros where ZEROS, to FOLDER/other.rule. */
static void write_padded(const char *folder, const char *text, size_t length, bool zeros)
{
    struct buf path = {0};
    buf_printf(&path, "%s/other.rule", folder);
    FILE *file = fopen(buf_text(&path), "w");
    assert_non_null(file);
    fputs(text, file);
    for (size_t i = strlen(text); i < length; i++)
        fputc(zeros ? '\0' : ' ', file);
    assert_int_equal(fclose(file), 0);
    buf_clear(&path);
}

/* What is said of the only rule of FOLDER; "" where it can run. */
static void said_is(const char *folder, const char *expected)
{
    size_t count;
    struct why why = {.lang = LANG_EN};
    struct findings found = {0};
    struct model *m = test_model();
    struct rulebook *book = rulebook_new(m, &(struct rulebook_options){.folder = folder});
    assert_true(findings_all(book, rulebook_find(book, "other"), &found, &why));
    const struct rule_problem *all = rulebook_problems(book, &count);
    assert_string_equal(count == 0 ? "" : all[0].text, expected);
    findings_clear(&found);
    rulebook_free(book);
    model_close(m);
}

static void a_file_that_can_be_no_rule_is_told_and_nothing_of_it_read(void **state)
{
    static const char text[] =
        HEAD "SELECT 'category', t.id, 'name', NULL FROM category t WHERE 0 --";
    enum { MOST = 256 * 1024 };
    char folder[TEST_PATH];
    struct buf link = {0};
    (void)state;
    test_folder(folder);
    write_padded(folder, text, MOST, false);
    said_is(folder, "");
    write_padded(folder, text, MOST + 1, false);
    said_is(folder, "The file is larger than 256 KiB, which no rule needs. Shorten it.");
    write_padded(folder, text, 3 * MOST, false);
    said_is(folder, "The file is larger than 256 KiB, which no rule needs. Shorten it.");
    write_padded(folder, text, sizeof text, true);
    said_is(folder, "The file is not UTF-8 text. Save it as UTF-8.");
    buf_printf(&link, "%s/other.rule", folder);
    assert_int_equal(unlink(buf_text(&link)), 0);
    assert_int_equal(symlink("/nowhere/at/all", buf_text(&link)), 0);
    said_is(folder, "The file cannot be read: there is no such file or folder.");
    assert_int_equal(unlink(buf_text(&link)), 0);
    assert_int_equal(mkdir(buf_text(&link), 0700), 0);
    said_is(folder, "The file cannot be read: this is a folder.");
    buf_clear(&link);
    test_folder_delete(folder);
}

static void what_a_rule_may_use_it_can_use(void **state)
{
    (void)state;
    static const char crlf[] = "title: x\r\nseverity: error\r\nfrom: 2027-04-01\r\n"
                               "sql: SELECT 'category', t.id, 'name', NULL FROM category t\r\n";
    static const char *const fine[] = {
        HEAD "SELECT 'category', t.id, 'name', NULL FROM category t WHERE EXISTS"
             " (SELECT 1 FROM category_law l WHERE l.category = t.id AND l.law = 'JP')",
        HEAD "SELECT 'category', t.id, 'name', NULL FROM category t"
             " WHERE NOT holds('EU', t.organization, t.department) AND has_number(t.remarks) = 0",
        HEAD "WITH x AS (SELECT source FROM category_items GROUP BY source HAVING count(*) > 5)"
             " SELECT 'category', t.id, 'items', NULL FROM category t, x WHERE t.id = x.source",
        HEAD "SELECT 'category', t.id, 'name', NULL FROM category t"
             " WHERE t.reviewed_on < date(:today, '-1 year') AND t.name LIKE '%員%'",
        HEAD "SELECT 'category', t.id, 'name', ':today' FROM category t -- :today",
        crlf,
    };
    for (size_t i = 0; i < sizeof fine / sizeof fine[0]; i++) {
        char *problem = problem_of(fine[i]);
        assert_string_equal(problem, "");
        free(problem);
    }
}

/* Whatever our rules may call, a person's may. */
static void every_function_of_rules_can_be_called(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct rulebook *book = rulebook_new(m, &(struct rulebook_options){0});
    struct statement *st = db_prepare(
        m->db, "SELECT name, narg FROM pragma_function_list WHERE builtin = 0 AND narg >= 0"
               " AND (flags & 0x200000) <> 0");
    size_t count = 0;
    for (; db_step(st); count++) {
        struct buf rule = {0};
        buf_printf(&rule, HEAD "SELECT 'category', t.id, 'name', %s(", db_text(st, "name"));
        for (int64_t i = 0; i < db_int(st, "narg"); i++)
            buf_puts(&rule, i == 0 ? "'x'" : ", 'x'");
        buf_puts(&rule, ") FROM category t");
        char *problem = problem_of(buf_text(&rule));
        assert_string_equal(problem, "");
        free(problem);
        buf_clear(&rule);
    }
    assert_true(count > 8);
    rulebook_free(book);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_of_a_file_finds_records),
        cmocka_unit_test(a_rule_only_reads),
        cmocka_unit_test(a_rule_is_one_select_of_four_columns),
        cmocka_unit_test(a_rule_that_fails_while_it_runs_is_told),
        cmocka_unit_test(a_rule_that_broke_is_told_once_and_runs_no_more),
        cmocka_unit_test(what_a_rule_finds_twice_is_told_once),
        cmocka_unit_test(a_list_is_restated_where_more_than_blanks_and_order_differ),
        cmocka_unit_test(what_a_function_cannot_tell_finds_nothing),
        cmocka_unit_test(a_folder_that_cannot_be_read_is_told_and_a_missing_one_not),
        cmocka_unit_test(without_a_home_there_are_no_rules_of_our_own),
        cmocka_unit_test(a_rule_that_does_not_end_is_stopped),
        cmocka_unit_test(a_rule_over_long_texts_is_stopped),
        cmocka_unit_test(a_value_of_many_lines_is_read_at_once),
        cmocka_unit_test(a_rule_that_is_too_slow_after_a_save_runs_over_all_records),
        cmocka_unit_test(a_row_must_name_a_field_of_a_record),
        cmocka_unit_test(what_stands_wrong_in_a_file_is_told_with_its_line),
        cmocka_unit_test(a_file_that_can_be_no_rule_is_told_and_nothing_of_it_read),
        cmocka_unit_test(what_a_rule_may_use_it_can_use),
        cmocka_unit_test(every_function_of_rules_can_be_called),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
