/*
 * Which record a row is about: by its code, the key that a person chose, a name or another
 * name; what is told where it may be about one that is called alike; and rows that name
 * what a refused row would have made. And what is known of exports of ours that other
 * programs saved: their guards, their encoding.
 */
#include "import/import.h"
#include "model/register.h"
#include "tests/io.h"
#include "tests/model.h"
#include "tests/workbook.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, desk_close)
#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct import_options plain = {.lang = LANG_EN};
static const struct import_options good = {.lang = LANG_EN, .accept_good = true};

/* A desk of which the configuration lies in its folder. */
static int begin(void **state)
{
    int failed = desk_open(state);
    setenv("XDG_CONFIG_HOME", ((struct desk *)*state)->folder, 1);
    return failed;
}

/* Expects that the last plan holds PART. */
static void expect_told(struct desk *d, const char *part)
{
    char *text = test_plan(&d->plan);
    test_holds(text, part);
    free(text);
}

static void expect_not_told(struct desk *d, const char *part)
{
    char *text = test_plan(&d->plan);
    if (strstr(text, part) != NULL)
        fail_msg("%s", text);
    free(text);
}

/* Imports the two texts as a.csv and b.csv. */
static void import_two(struct desk *d, const char *first, const char *second,
                       const struct import_options *options)
{
    plan_clear(&d->plan);
    test_write(d->folder, "a.csv", first);
    test_write(d->folder, "b.csv", second);
    if (!test_import(d->m, d->folder, (const char *const[]){"a.csv", "b.csv", NULL}, options,
                     &d->plan, &d->why))
        fail_msg("%s", d->why.text);
}

/* Adds an export of ours of KIND in LANG with one row, which begins with FIRST, its code and its
 * name, and has VALUE as COLUMN. */
static void put_own(const struct kind *kind, enum lang lang, const char *first, const char *column,
                    const char *value, struct buf *out)
{
    for (size_t i = 0; i < kind->field_count; i++)
        buf_printf(out, "%s%s", i == 0 ? "" : ",", kind->fields[i].label[lang]);
    buf_printf(out, "\n%s", first);
    for (size_t i = 2; i < kind->field_count; i++)
        buf_printf(out, ",%s", strcmp(kind->fields[i].column, column) == 0 ? value : "");
    buf_putc(out, '\n');
}

/* Imports such an export, of which the record is new. */
static void import_own(struct desk *d, const char *kind, const char *first, const char *column,
                       const char *value, const struct import_options *options)
{
    struct buf text = {0};
    put_own(kinds_find(kind), LANG_EN, first, column, value, &text);
    desk_imports(d, text.text, options, 1, 0, 0, 0);
    buf_clear(&text);
}

/* Rows with a key are found by it, those without by their names; a name that is the only
 * sign of one row is no sign of another one too. */
static void rows_are_found_by_a_key(void **state)
{
    struct desk *d = *state;
    const struct import_options options = {
        .lang = LANG_EN, .kind = kinds_find("party"), .key = "contact"};
    desk_imports(d, "code,name,contact\n,甲社,03-0000-0001\nPT-7,乙社,\n,丙社,\n", &options, 3, 0,
                 0, 0);
    desk_holds(d, "party", "PT-7", "name", "乙社");
    desk_imports(d, "name,contact\n甲商事,03-0000-0001\n", &options, 0, 1, 0, 0);
    desk_holds(d, "party", "PT-0008", "name", "甲商事");
    desk_imports(d, "name,contact\n丁社,\n丁社,03-0000-0004\n", &options, 1, 0, 0, 1);
    expect_told(d, "name: Row 2 has this name already. Join the rows, or give each a code.");
    import_two(d, "name,contact\n戊社,03-0000-0005\n", "name,contact\n甲社,03-0000-0001\n",
               &options);
    assert_int_equal(plan_count(&d->plan, PLAN_NEW), 1);
    assert_int_equal(plan_count(&d->plan, PLAN_CHANGED), 1);
    desk_holds(d, "party", "PT-0008", "name", "甲社");
}

/* A key that differs from that of one record by zeros alone is told; of several records
 * nobody can say which is meant. */
static void zeros_before_a_key_are_told(void **state)
{
    struct desk *d = *state;
    const struct import_options options = {
        .lang = LANG_EN, .kind = kinds_find("party"), .key = "contact", .dry_run = true};
    test_add(d->m, "party", "name", "甲社", "contact", "007", NULL);
    test_add(d->m, "party", "name", "乙社", "contact", "08", NULL);
    test_add(d->m, "party", "name", "丙社", "contact", "08", NULL);
    desk_imports(d, "name,contact\n丁社,7\n", &options, 1, 0, 0, 0);
    expect_told(d, "No record has \"7\", but PT-0001 甲社 has \"007\"");
    desk_imports(d, "name,contact\n丁社,8\n", &options, 1, 0, 0, 0);
    expect_not_told(d, "No record has");
    desk_imports(d, "name,contact\n丁社,08\n", &options, 0, 0, 0, 1);
    expect_told(d, "Several records have this value. Give the code of the one that is meant.");
}

static void a_new_record_needs_a_name(void **state)
{
    struct desk *d = *state;
    const struct import_options options = {.lang = LANG_EN, .kind = kinds_find("party")};
    desk_imports(d, "code,name\n,甲社\nPT-9,\n", &options, 1, 0, 0, 1);
    assert_string_equal(plan_at(&d->plan.files[0], 1)->refusals[0].column, "name");
    desk_imports(d, "code,name\nPT-8,甲社\nPT-9,\n", &options, 1, 0, 0, 1);
    assert_string_equal(plan_at(&d->plan.files[0], 1)->refusals[0].column, "name");
}

/* Another name that an earlier row of the file took away calls nobody any more. */
static void another_name_that_is_gone_finds_nobody(void **state)
{
    struct desk *d = *state;
    const struct import_options options = {.lang = LANG_EN, .kind = kinds_find("party")};
    test_add(d->m, "party", "name", "甲社", "other_names", "旧甲", NULL);
    desk_imports(d, "code,name,other names\nPT-9,丙社,\nPT-0001,甲社,新甲\n,旧甲,\n,新甲,\n",
                 &options, 2, 1, 0, 1);
    assert_string_equal(plan_at(&d->plan.files[0], 2)->code, "PT-0010");
    expect_told(d, "      Row 3 is about the same record. Join the rows.");
}

/* Rows that name what a refused row would have made are refused with it, by code or by
 * name; one that is refused for itself is told so alone. */
static void rows_fall_with_what_they_name(void **state)
{
    struct desk *d = *state;
    static const char departments[] = "Code,Name,Organization,Manager,Contact,Active,Remarks\n"
                                      "D 1,Sales,,,,yes,\nD-2,Staff,,,,perhaps,\n";
    import_two(d,
               "name,甲欄,department,persons\nA,a,Sales,1\nB,b,Staff,2\nC,c,Staff,many\nD,d,,4\n",
               departments, &good);
    assert_int_equal(plan_count(&d->plan, PLAN_NEW), 1);
    assert_int_equal(plan_count(&d->plan, PLAN_REFUSED), 5);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(plan_at(&d->plan.files[0], i)->refusal_count, 1);
    expect_told(d, "department: \"Sales\" stands in row 2 of ");
    expect_told(d, "department: \"Staff\" stands in row 3 of ");
    assert_string_equal(plan_at(&d->plan.files[0], 2)->refusals[0].column, "persons");
    assert_int_equal(desk_count(d, "department"), 0);
}

/* A code that a refused row states is kept for it: what is linked to others gets the next
 * one, and those are not refused. */
static void a_code_waits_for_its_refused_row(void **state)
{
    struct desk *d = *state;
    struct buf text = {0};
    put_own(kinds_find("entrustment"), LANG_EN, "EN-0001,first", "contract_on", "someday", &text);
    import_two(d, text.text, "code,name,委託先,外国\nC-1,A,甲社,\n", &good);
    assert_int_equal(plan_count(&d->plan, PLAN_NEW), 1);
    assert_int_equal(plan_count(&d->plan, PLAN_REFUSED), 1);
    desk_holds(d, "entrustment", "EN-0002", "contractor", "PT-0001");
    buf_clear(&text);
}

/* A row may undo what another one has made, and be refused later: then neither counts. */
static void what_a_refused_row_undid_is_refused_for_its_own_sake(void **state)
{
    struct desk *d = *state;
    struct buf text = {0};
    test_add(d->m, "party", "name", "乙社", "country", "US", NULL);
    put_own(kinds_find("entrustment"), LANG_EN, "EN-0005,first", "categories", "C-1", &text);
    import_two(d, text.text, "code,name,委託先,外国\nC-1,A,乙社,FR\nC-2,B,,\n", &good);
    assert_int_equal(plan_count(&d->plan, PLAN_NEW), 1);
    assert_int_equal(plan_at(&d->plan.files[0], 0)->refusal_count, 1);
    expect_told(d, "\"C-1\" stands in row 2 of ");
    assert_int_equal(desk_count(d, "entrustment"), 0);
    assert_int_equal(desk_count(d, "category"), 1);
    buf_clear(&text);
}

/* A code that another record has is refused in words that begin as the label of its field
 * does, and stay whole. */
static void a_code_of_another_record_is_refused(void **state)
{
    struct desk *d = *state;
    const struct import_options options = {
        .lang = LANG_JA, .kind = kinds_find("party"), .key = "contact"};
    test_add(d->m, "party", "name", "甲社", "contact", "03-0000-0001", NULL);
    test_add(d->m, "party", "name", "乙社", NULL);
    desk_imports(d, "コード,名称,連絡先\nPT-0002,甲社,03-0000-0001\n", &options, 0, 0, 0, 1);
    const struct plan_refusal *refusal = plan_at(&d->plan.files[0], 0)->refusals;
    assert_string_equal(refusal->column, "コード");
    test_holds(refusal->reason, "コード PT-0002 は別の記録（");
}

/* Texts of an export of ours are what they are, also where a spreadsheet would show the
 * same for a formula that failed; a mapping may still divide them. */
static void an_export_of_ours_is_taken_as_it_stands(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    struct import_options options = {.lang = LANG_EN, .kind = kinds_find("party")};
    desk_imports(d, "name\n#REF!\n", &options, 0, 0, 0, 1);
    expect_told(d, "is what a spreadsheet shows for a formula that has failed");
    import_own(d, "party", ",#REF!", "contact", "#N/A", &plain);
    desk_holds(d, "party", "PT-0001", "name", "#REF!");
    desk_holds(d, "party", "PT-0001", "contact", "#N/A");
    import_own(d, "category", ",A", "items", "住所、電話番号", &plain);
    desk_holds(d, "item", "I-0001", "name", "住所、電話番号");
    test_write(d->folder, "map.tsv", "daicho mapping\t1\nItems\tcategory.items\tsplit=touten\n");
    test_path(d->folder, "map.tsv", path);
    options = plain;
    options.mapping = path;
    import_own(d, "category", ",B", "items", "氏名、年齢", &options);
    desk_holds(d, "category", "C-0002", "items", "I-0002; I-0003");
}

/* What one cell told of a field is not emptied by the empty cell of that field. */
static void an_empty_cell_empties_nothing_that_is_told(void **state)
{
    struct desk *d = *state;
    const struct import_options clearing = {
        .lang = LANG_EN, .kind = kinds_find("retention"), .empty_clears = true};
    desk_imports(d, "name,period,event\nA,退職後5年,\n", &clearing, 1, 0, 0, 0);
    desk_holds(d, "retention", "RT-0001", "period", "P5Y");
    desk_holds(d, "retention", "RT-0001", "event", "退職");
    desk_imports(d, "name,period,event\nA,5年,\n", &clearing, 0, 1, 0, 0);
    desk_holds(d, "retention", "RT-0001", "event", "");
    /* A unit in the header is for figures of a period alone. */
    desk_imports(d, "name,保存期間（年）,外国（年）\nB,5,\nC,,2\n", &plain, 1, 0, 0, 1);
    expect_told(d, "B: retention 5 years");
    expect_told(d, "外国（年）: \"2\" is not a country that is known here.");
}

/* A mapping that cannot be kept is told; the import stands. */
static void a_mapping_that_cannot_be_kept_is_told(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    struct import_options options = plain;
    test_write(d->folder, "map.tsv", "daicho mapping\t1\n甲欄\tremarks\n");
    test_path(d->folder, "map.tsv", path);
    options.mapping = path;
    setenv("XDG_CONFIG_HOME", "/dev/null/config", 1);
    desk_imports(d, "name,甲欄\nA,a\n", &options, 1, 0, 0, 0);
    assert_int_equal(d->plan.state, PLAN_CARRIED);
    test_holds(d->plan.files[0].mapping_lost, "/dev/null/config/daicho/mappings cannot be made");
    desk_holds(d, "category", "C-0001", "remarks", "甲欄: a");
}

/* Nobody without a home has words for headers, and that is no fault. */
static void a_person_without_a_home_imports(void **state)
{
    struct desk *d = *state;
    char *home = getenv("HOME") == NULL ? NULL : strdup(getenv("HOME"));
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("HOME");
    desk_imports(d, "name\nA\n", &plain, 1, 0, 0, 0);
    if (home != NULL)
        setenv("HOME", home, 1);
    free(home);
}

static bool keep_told(void *context, size_t done, size_t total)
{
    size_t *told = context;
    told[0] = done;
    told[1] = total;
    return true;
}

/* What is told of the way that is done ends with all of it, and never beyond. */
static void the_last_that_is_told_is_all(void **state)
{
    struct desk *d = *state;
    struct buf text = {0};
    size_t told[2] = {0};
    struct import_options options = plain;
    options.watch = (struct import_watch){.tell = keep_told, .context = told};
    buf_puts(&text, "name\n");
    for (int i = 0; i < 64; i++)
        buf_printf(&text, "A %d\n", i);
    desk_imports(d, buf_text(&text), &options, 64, 0, 0, 0);
    assert_true(told[1] >= 64);
    assert_int_equal(told[0], told[1]);
    buf_clear(&text);
}

/* The text of WORDS in the encoding NAME as the file a.csv. */
static void write_in(struct desk *d, const char *name, const char *words)
{
    char path[TEST_PATH], bytes[2048], *in = (char *)words, *at = bytes;
    size_t left = strlen(words), room = sizeof bytes;
    iconv_t cd = iconv_open(name, "UTF-8");
    assert_int_equal(iconv(cd, &in, &left, &at, &room), 0);
    iconv_close(cd);
    test_path(d->folder, "b.csv", path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, sizeof bytes - room, file), sizeof bytes - room);
    assert_int_equal(fclose(file), 0);
}

static void import_b(struct desk *d, const struct import_options *options)
{
    plan_clear(&d->plan);
    if (!test_import(d->m, d->folder, (const char *const[]){"b.csv", NULL}, options, &d->plan,
                     &d->why))
        fail_msg("%s", d->why.text);
}

/* Writes a department, of which the remarks have an apostrophe before a formula, as the
 * workbook b.csv. */
static void write_workbook(struct desk *d)
{
    static const char *const cells[2][7] = {
        {"Code", "Name", "Organization", "Manager", "Contact", "Active", "Remarks"},
        {"D-9", "Sales", "", "", "", "yes", "'=1+2"}};
    struct buf rows = {0};
    for (size_t i = 0; i < 2; i++) {
        buf_printf(&rows, "<row r=\"%zu\">", i + 1);
        for (size_t k = 0; k < 7; k++)
            buf_printf(&rows, "<c r=\"%c%zu\" t=\"inlineStr\"><is><t>%s</t></is></c>",
                       (int)('A' + k), i + 1, cells[i][k]);
        buf_puts(&rows, "</row>");
    }
    const struct workbook book = {.rows = buf_text(&rows)};
    workbook_write(d->folder, "b.csv", &book);
    buf_clear(&rows);
}

/* A cell with an apostrophe before a formula, in a row of which nothing is known: whether
 * that is a guard of ours is open in each form that our plain exports do not have. */
static void an_apostrophe_may_be_a_guard_of_ours(void **state)
{
    struct desk *d = *state;
    static const char guarded[] = "1 cell begins with an apostrophe before a formula";
    struct import_options dry = plain;
    struct buf text = {0}, windows = {0};
    dry.dry_run = true;
    put_own(kinds_find("department"), LANG_JA, "D-9,会社", "remarks", "'=1+2", &text);
    desk_imports(d, text.text, &dry, 1, 0, 0, 0);
    expect_not_told(d, guarded);
    write_in(d, "CP932", text.text);
    import_b(d, &dry);
    assert_string_equal(d->plan.files[0].encoding, "CP932");
    expect_told(d, guarded);
    for (const char *at = text.text; *at != '\0'; at++)
        buf_printf(&windows, *at == '\n' ? "\r%c" : "%c", *at);
    desk_imports(d, windows.text, &dry, 1, 0, 0, 0);
    expect_told(d, guarded);
    write_workbook(d);
    import_b(d, &dry);
    assert_true(d->plan.files[0].is_workbook);
    expect_told(d, guarded);
    /* Refused rows without a code say nothing of their records. */
    desk_imports(d, "name,備考,Reason\nA,'=1+2,\n", &plain, 1, 0, 0, 0);
    expect_not_told(d, guarded);
    desk_holds(d, "category", "C-0001", "remarks", "'=1+2");
    buf_clear(&text);
    buf_clear(&windows);
}

/* An export of our register with one row, of which some columns hold CELLS. */
static void put_register(const char *const cells[][2], size_t count, struct buf *out)
{
    size_t found = 0;
    for (size_t i = 0; i < register_columns_count; i++)
        buf_printf(out, "%s%s", i == 0 ? "" : ",", register_columns[i].label[LANG_EN]);
    for (size_t i = 0; i < register_columns_count; i++) {
        bool here = found < count && strcmp(register_columns[i].column, cells[found][0]) == 0;
        buf_printf(out, "%s%s", i == 0 ? "\n" : ",", here ? cells[found++][1] : "");
    }
    assert_int_equal(found, count);
}

/* Cells of linked records and those that are worked out tell nothing of guards; a cell of
 * the record itself does so for all. */
static void guards_of_a_register_are_known_by_its_records(void **state)
{
    struct desk *d = *state;
    static const char *const cells[][2] = {
        {"code", "C-1"}, {"contractors", "'=甲社"}, {"remarks", "'=1+2"}};
    static const char *const wrong[][2] = {
        {"code", "C-1"}, {"countries", "'-"}, {"remarks", "'=1+2"}};
    struct buf saved = {0};
    desk_imports(d, "code,name,委託先,備考\nC-1,A,=甲社,=1+2\n", &plain, 1, 0, 0, 0);
    put_register(cells, COUNT(cells), &saved);
    desk_imports(d, buf_text(&saved), &plain, 0, 0, 1, 0);
    assert_int_equal(desk_count(d, "party"), 1);
    buf_empty(&saved);
    put_register(wrong, COUNT(wrong), &saved);
    desk_imports(d, buf_text(&saved), &plain, 0, 0, 0, 1);
    expect_told(d, "Foreign countries: \"-\" is not a country that is known here.");
    buf_clear(&saved);
}

/* Seven bits in the header and Japanese names in EUC-JP, which CP932 would read as
 * half-width kana: our exports are in CP932 only as we save them for Excel. */
static void an_export_that_was_saved_in_euc_is_read_in_it(void **state)
{
    struct desk *d = *state;
    write_in(d, "EUC-JP",
             "Code,Name,Organization,Manager,Contact,Active,Remarks\n"
             "D-1,いえのおかし,,,,yes,\n");
    import_b(d, &plain);
    assert_string_equal(d->plan.files[0].encoding, "EUC-JP");
    assert_true(d->plan.files[0].own);
    desk_holds(d, "department", "D-1", "name", "いえのおかし");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(rows_are_found_by_a_key),
        TEST(zeros_before_a_key_are_told),
        TEST(a_new_record_needs_a_name),
        TEST(another_name_that_is_gone_finds_nobody),
        TEST(rows_fall_with_what_they_name),
        TEST(a_code_waits_for_its_refused_row),
        TEST(what_a_refused_row_undid_is_refused_for_its_own_sake),
        TEST(a_code_of_another_record_is_refused),
        TEST(an_export_of_ours_is_taken_as_it_stands),
        TEST(an_empty_cell_empties_nothing_that_is_told),
        TEST(a_mapping_that_cannot_be_kept_is_told),
        TEST(a_person_without_a_home_imports),
        TEST(the_last_that_is_told_is_all),
        TEST(an_apostrophe_may_be_a_guard_of_ours),
        TEST(guards_of_a_register_are_known_by_its_records),
        TEST(an_export_that_was_saved_in_euc_is_read_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
