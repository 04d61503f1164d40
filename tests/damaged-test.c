/*
 * Files whose bytes are damaged, as no program writes them, and that can be opened all the
 * same: what goes through all records comes to an end, and nothing takes the damage for a
 * mistake of the program.
 */
#include "tests/io.h"
#include "tests/model.h"

#include "model/buf.h"
#include "model/db_inside.h"
#include "model/deadlines.h"
#include "model/due.h"
#include "model/findings.h"
#include "model/foreign.h"
#include "model/frequency.h"
#include "model/inside.h"
#include "model/journal.h"
#include "model/overview.h"
#include "model/scope.h"
#include "model/several.h"
#include "model/verify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Of a file ("Database File Format", 1.3 and 1.6). */
enum { PAGE_SIZE = 16, PAGES = 28, ENCODING = 56, INNER = 5, INNER_HEAD = 12, CELLS = 3 };
enum { CONTENT = 5, LAST_PAGE = 8, CELL = 6 };

/* A table whose rows could be read this often: through so many inner pages, each of which
 * leads to the next in so many ways. */
enum { LEVELS = 16, WAYS = 6 };

/* Records of each kind; all numbers have as many bytes, so that pages hold as many rows. Of
 * departments there are more, for walks that take PIECE at once. */
enum { RECORDS = 2600, FIRST = 1000, MANY = 20500, FIRST_OF_MANY = 20000, PIECE = 20000 };

/* A walk that does not end is to end the test. */
enum { ENDLESS_SECONDS = 120 };

static const char *const walked[] = {"retention", "category", "incident", "entrustment"};

enum { WALKED = sizeof walked / sizeof *walked };

static struct why why = {.lang = LANG_EN};
static char folder[TEST_PATH], path[TEST_PATH];

static unsigned number_at(const unsigned char *at, int bytes)
{
    unsigned number = 0;
    for (int i = 0; i < bytes; i++)
        number = number << 8 | at[i];
    return number;
}

/* The last number of the page that the cell AT of an inner page leads to. */
static unsigned last_of(const unsigned char *at)
{
    unsigned number = 0;
    const unsigned char *byte = at + 4;
    for (; *byte >= 0x80; byte++)
        number = (number | (*byte & 0x7Fu)) << 7;
    return number | *byte;
}

/* Makes COUNT copies of record 1 of KIND, under the numbers from ID on. */
static void multiply(sqlite3 *db, const char *kind, int id, int count)
{
    struct buf sql = {0};
    sqlite3_stmt *st = NULL;
    buf_printf(&sql,
               "SELECT group_concat(CASE name WHEN 'id' THEN 'n.i' "
               "WHEN 'code' THEN '''X-'' || n.i' ELSE 't.' || name END) "
               "FROM pragma_table_info('%s')",
               kind);
    assert_int_equal(sqlite3_prepare_v2(db, buf_text(&sql), -1, &st, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    buf_empty(&sql);
    buf_printf(&sql,
               "WITH RECURSIVE n(i) AS (SELECT %d UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
               "INSERT INTO %s SELECT %s FROM n, %s t WHERE t.code NOT LIKE 'X-%%'; "
               "DELETE FROM %s WHERE code NOT LIKE 'X-%%'",
               id, id + count - 1, kind, (const char *)sqlite3_column_text(st, 0), kind, kind);
    assert_int_equal(sqlite3_exec(db, buf_text(&sql), NULL, NULL, NULL), SQLITE_OK);
    sqlite3_finalize(st);
    buf_clear(&sql);
}

static unsigned root_of(sqlite3 *db, const char *table)
{
    sqlite3_stmt *st = NULL;
    assert_int_equal(
        sqlite3_prepare_v2(db, "SELECT rootpage FROM sqlite_schema WHERE name = ?", -1, &st, NULL),
        SQLITE_OK);
    sqlite3_bind_text(st, 1, table, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    unsigned root = (unsigned)sqlite3_column_int(st, 0);
    sqlite3_finalize(st);
    return root;
}

static void put_number(unsigned char *at, int bytes, unsigned number)
{
    while (bytes-- > 0) {
        at[bytes] = (unsigned char)number;
        number >>= 8;
    }
}

/* An inner page that leads to page CHILD in all its ways. */
static void make_inner(unsigned char *page, unsigned size, unsigned child)
{
    memset(page, 0, size);
    page[0] = INNER;
    put_number(page + CELLS, 2, WAYS);
    put_number(page + CONTENT, 2, size - WAYS * CELL);
    put_number(page + LAST_PAGE, 4, child);
    for (unsigned i = 0; i < WAYS; i++) {
        unsigned at = size - (i + 1) * CELL;
        put_number(page + INNER_HEAD + 2 * i, 2, at);
        put_number(page + at, 4, child);
        page[at + 4] = 0xFF;
        page[at + 5] = (unsigned char)(1 + i);
    }
}

/* The one page of the table of ROOT is moved behind inner pages. */
static void knot(unsigned root)
{
    FILE *file = fopen(path, "r+b");
    unsigned char number[4], page[1 << 16];
    assert_non_null(file);
    assert_int_equal(fseek(file, PAGE_SIZE, SEEK_SET), 0);
    assert_int_equal(fread(number, 2, 1, file), 1);
    unsigned size = number_at(number, 2);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    unsigned last = (unsigned)((unsigned long)ftell(file) / size);
    assert_int_equal(fseek(file, (long)size * (root - 1), SEEK_SET), 0);
    assert_int_equal(fread(page, size, 1, file), 1);
    assert_int_equal(fseek(file, (long)size * last, SEEK_SET), 0);
    assert_int_equal(fwrite(page, size, 1, file), 1);
    for (unsigned i = 1; i < LEVELS; i++) {
        make_inner(page, size, last + i);
        assert_int_equal(fwrite(page, size, 1, file), 1);
    }
    make_inner(page, size, last + LEVELS);
    assert_int_equal(fseek(file, (long)size * (root - 1), SEEK_SET), 0);
    assert_int_equal(fwrite(page, size, 1, file), 1);
    put_number(number, 4, last + LEVELS);
    assert_int_equal(fseek(file, PAGES, SEEK_SET), 0);
    assert_int_equal(fwrite(number, 4, 1, file), 1);
    assert_int_equal(fclose(file), 0);
}

/* An inventory whose table TABLE nobody can read to its end. */
static void make_knotted(const char *table)
{
    sqlite3 *db = NULL;
    struct model *m = test_model_at(path);
    test_add(m, "department", "name", "人事部", NULL);
    test_add(m, "category", "name", "会員", NULL);
    model_close(m);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    unsigned root = root_of(db, table);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    knot(root);
}

/* An inventory of many records of the kinds that are walked; ROOTS are their tables'. */
static void make_file(unsigned roots[WALKED])
{
    struct model *m = test_model_at(path);
    sqlite3 *db = NULL;
    test_add(m, "organization", "name", "親会社", NULL); /* a group, whose parts are counted */
    test_add(m, "organization", "name", "子会社", NULL);
    test_add(m, "retention", "name", "退会から3年", "period", "P3Y", NULL);
    test_add(m, "category", "name", "会員", NULL);
    test_add(m, "incident", "name", "誤送信", "known_on", "2026-11-20", NULL);
    test_add(m, "party", "name", "委託先", NULL);
    test_add(m, "entrustment", "name", "発送", "contractor", "PT-0001", NULL);
    model_close(m);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    for (size_t i = 0; i < WALKED; i++)
        multiply(db, walked[i], FIRST, RECORDS);
    for (size_t i = 0; i < WALKED; i++)
        roots[i] = root_of(db, walked[i]);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* Has the first page of the TABLES tables of ROOTS stand where the record with number PLACE
 * belongs, and that one first: a walk whose piece ends there comes to numbers that it began
 * with. */
static void put_out_of_order(const unsigned *roots, size_t tables, unsigned place)
{
    FILE *file = fopen(path, "r+b");
    unsigned char head[INNER_HEAD], page[1 << 16];
    assert_non_null(file);
    assert_int_equal(fseek(file, PAGE_SIZE, SEEK_SET), 0);
    assert_int_equal(fread(head, 2, 1, file), 1);
    unsigned size = number_at(head, 2);
    for (size_t i = 0; i < tables; i++) {
        assert_int_equal(fseek(file, (long)size * (roots[i] - 1), SEEK_SET), 0);
        assert_int_equal(fread(page, size, 1, file), 1);
        assert_int_equal(page[0], INNER);
        unsigned count = number_at(page + CELLS, 2);
        assert_true(count > 10);
        unsigned char *one = page + number_at(page + INNER_HEAD, 2), *two = one;
        for (unsigned k = 0; k < count && last_of(two) < place; k++)
            two = page + number_at(page + INNER_HEAD + 2 * k, 2);
        unsigned char kept[4];
        memcpy(kept, one, 4);
        memcpy(one, two, 4);
        memcpy(two, kept, 4);
        assert_int_equal(fseek(file, (long)size * (roots[i] - 1), SEEK_SET), 0);
        assert_int_equal(fwrite(page, size, 1, file), 1);
    }
    fclose(file);
}

static struct model *open_damaged(void)
{
    const struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z", .readonly = true};
    struct model *m = model_open(path, &options, &why);
    assert_non_null(m);
    return m;
}

static void walk_overview(struct model *m)
{
    struct overview *overview = overview_new(m);
    while (!overview_done(overview) && overview_step(m, overview, &why))
        continue;
    overview_free(overview);
}

static void walk_due(struct model *m)
{
    struct due *due = due_new(m, NULL);
    while (!due_done(due) && due_step(m, due, &why))
        continue;
    due_free(due);
}

static void walk_deadlines(struct model *m)
{
    deadlines_free(deadlines_load(m, &why));
}

static void walk_findings(struct model *m)
{
    struct findings found = {0};
    struct rulebook *book = rulebook_new(m, &(struct rulebook_options){.today = "2026-11-22"});
    findings_all(book, NULL, &found, &why);
    findings_clear(&found);
    rulebook_free(book);
}

static void walk_values(struct model *m)
{
    for (size_t i = 0; i < WALKED; i++) {
        const struct kind *kind = kinds_find(walked[i]);
        struct frequency *frequency =
            frequency_new(&(struct frequency_query){.kind = kind, .all = true, .count = RECORDS});
        while (!frequency_is_done(frequency) && frequency_piece(m, frequency, &why))
            continue;
        frequency_free(frequency);
    }
}

static void walks_end_where_records_are_out_of_order(void **state)
{
    (void)state;
    static void (*const walks[])(struct model * m) = {walk_overview, walk_due, walk_deadlines,
                                                      walk_findings, walk_values};
    static const unsigned pieces[] = {200, 500, 2000}; /* of those walks */
    alarm(ENDLESS_SECONDS);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        unsigned roots[WALKED];
        make_file(roots);
        put_out_of_order(roots, WALKED, FIRST + pieces[i] - 1);
        struct model *m = open_damaged();
        for (size_t k = 0; k < sizeof walks / sizeof *walks; k++)
            walks[k](m);
        model_close(m);
        unlink(path);
    }
    alarm(0);
}

/* What belongs to an organization is read in larger pieces. */
static void organizations_are_told_apart_where_records_are_out_of_order(void **state)
{
    (void)state;
    sqlite3 *db = NULL;
    alarm(ENDLESS_SECONDS);
    struct model *m = test_model_at(path);
    int64_t id = test_add(m, "organization", "name", "会社", NULL);
    test_add(m, "department", "name", "人事部", NULL);
    model_close(m);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    multiply(db, "department", FIRST_OF_MANY, MANY);
    unsigned root = root_of(db, "department");
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    put_out_of_order(&root, 1, FIRST_OF_MANY + PIECE - 1);
    m = open_damaged();
    struct scope *scope = scope_load(m, id, &why);
    assert_non_null(scope);
    assert_true(scope_has(scope, kinds_find("organization"), id));
    assert_true(scope_has(scope, kinds_find("department"), FIRST_OF_MANY + PIECE / 2));
    scope_free(scope);
    model_close(m);
    unlink(path);
    alarm(0);
}

static const char *const knotted[] = {"department", "category", "journal", "counter"};

static void knotted_pages_are_named(void **state)
{
    (void)state;
    alarm(ENDLESS_SECONDS);
    for (size_t i = 0; i < sizeof knotted / sizeof *knotted; i++) {
        struct verify_report report;
        make_knotted(knotted[i]);
        struct model *m = open_damaged(), *own = test_model();
        assert_true(verify_run(m, true, NULL, &report, &why));
        assert_int_equal(report.findings, 1);
        assert_non_null(strstr(buf_text(&report.text), "The pages of the file are damaged"));
        assert_null(foreign_open(own, path, &why));
        assert_non_null(strstr(why.text, "The pages of the file are damaged"));
        buf_clear(&report.text);
        model_close(own);
        model_close(m);
        unlink(path);
    }
    alarm(0);
}

/* The one record that is there comes again and again, as often as no marks are. */
static void a_record_that_comes_again_is_marked_once(void **state)
{
    (void)state;
    enum { MARKED = 1100 };
    int64_t ids[MARKED];
    size_t count = MARKED;
    alarm(ENDLESS_SECONDS);
    make_knotted("category");
    struct model *m = open_damaged();
    for (size_t i = 0; i < MARKED; i++)
        ids[i] = (int64_t)i + 1;
    int64_t id = db_number(m->db, "SELECT id FROM category LIMIT 1", 0, 0);
    assert_true(id > 0);
    if (id > MARKED)
        ids[MARKED - 1] = id;
    assert_false(several_keep(m, kinds_find("category"), ids, &count, &why));
    assert_non_null(strstr(why.text, "damaged"));
    assert_int_equal(count, MARKED);
    model_close(m);
    unlink(path);
    alarm(0);
}

/* Also of the own file, which is not looked at whole when it is opened. */
static void what_has_no_end_is_ended(void **state)
{
    (void)state;
    struct entries entries;
    alarm(ENDLESS_SECONDS);
    make_knotted("journal");
    struct model *m = open_damaged();
    assert_false(journal_list(m, NULL, NULL, 0, &entries, &why));
    assert_non_null(strstr(why.text, "damaged"));
    assert_int_equal(db_number(m->db, "SELECT count(+seq) FROM journal", 0, -1), -1);
    assert_false(db_ok(m->db, &why));
    assert_non_null(strstr(why.text, "damaged"));
    model_close(m);
    unlink(path);
    alarm(0);
}

/* SQLite takes an encoding of 0 modulo 4 for UTF-8 where it is the first that a connection
 * reads, and calls it an error where it is not. */
static void an_unknown_encoding_is_damage(void **state)
{
    (void)state;
    struct model *m = test_model_at(path);
    test_add(m, "category", "name", "会員", NULL);
    model_close(m);
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, ENCODING, SEEK_SET), 0);
    assert_int_equal(fwrite("\0\0\0\x20", 4, 1, file), 1);
    fclose(file);
    struct model *scratch = test_model();
    m = open_damaged();
    assert_true(db_copy(scratch->db, m->db, &why));
    assert_int_equal(db_number(scratch->db, "SELECT count(*) FROM storage", 0, -1), -1);
    assert_false(db_ok(scratch->db, &why));
    assert_non_null(strstr(why.text, "damaged"));
    model_close(scratch);
    model_close(m);
    unlink(path);
}

static int begin(void **state)
{
    (void)state;
    test_folder(folder);
    test_path(folder, "x.daicho", path);
    return 0;
}

static int end(void **state)
{
    (void)state;
    test_folder_delete(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walks_end_where_records_are_out_of_order),
        cmocka_unit_test(organizations_are_told_apart_where_records_are_out_of_order),
        cmocka_unit_test(knotted_pages_are_named),
        cmocka_unit_test(a_record_that_comes_again_is_marked_once),
        cmocka_unit_test(what_has_no_end_is_ended),
        cmocka_unit_test(an_unknown_encoding_is_damage),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
