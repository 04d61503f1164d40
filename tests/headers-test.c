/*
 * Which form a file has and which column is which field: our own exports, the
 * register, and sheets that departments made up themselves.
 */
#include "import/header_unit.h"
#include "import/headers.h"
#include "tests/io.h"
#include "tests/model.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Where rows are added, and the number of the next one. */
struct making {
    struct sheet *sheet;
    size_t number;
};

static bool add_row(void *context, const struct reader_row *row, struct why *why)
{
    const struct making *making = context;
    struct reader_row numbered = *row;
    numbered.number = making->number;
    return sheet_add(making->sheet, &numbered, why);
}

/* Makes a sheet of ROWS, cells divided by '|', ending with NULL. */
static void make(const char *const *rows, struct sheet *sheet)
{
    struct why why = {.lang = LANG_EN};
    *sheet = (struct sheet){0};
    for (size_t i = 0; rows[i] != NULL; i++) {
        struct making making = {sheet, i + 1};
        const struct reader_sink sink = {.row = add_row, .context = &making};
        struct reader_found found;
        assert_true(reader_run(rows[i], strlen(rows[i]), '|', &sink, &found, &why));
    }
}

struct known_case {
    const char *header;
    const char *kind;   /* that the person named, or NULL */
    const char *fields; /* what each column is: kind.column, "-" for none, "=" for derived */
};

/* clang-format off */

static const struct known_case known_cases[] = {
    {"コード|名称|利用目的", NULL, "category.code category.name category.purposes"},
    {"Code|NAME|Purposes of use", NULL, "category.code category.name category.purposes"},
    {"code|name|purposes", NULL, "category.code category.name category.purposes"},
    {" 名称 |ｺｰﾄﾞ|ＮＡＭＥ", NULL, "category.name category.code -"},
    {"名称|取得の\n形態|取得元", NULL, "category.name acquisition.way acquisition.source"},
    {"名称|提供先|提供の根拠|提供する項目|提供手段", NULL, "category.name provision.recipients provision.ground provision.items provision.means"},
    {"名称|委託先|委託業務|共同利用者|共同利用の管理責任者", NULL, "category.name entrustment.contractor entrustment.work joint_use.users joint_use.responsible"},
    {"名称|保存期間|起算|廃棄方法|保管場所|媒体", NULL, "category.name retention.period retention.event retention.disposal_method category.storages storage.medium"},
    {"name|sensitive|外国", NULL, "category.name = ="},
    /* fields of a category that the register does not show */
    {"名称|リスク|取扱開始日", NULL, "category.name category.risk category.started_on"},
    /* words of other ledgers */
    {"No|個人情報の種類|利用目的|管理部門", NULL, "category.code category.name category.purposes category.department"},
    {"名称|備考|備考|性別|", NULL, "category.name category.remarks - - -"},
    {"コード|名称|国|名称", "party", "party.code party.name party.country -"},
    {"名称|利用目的|提供先", "party", "party.name - -"},
};

/* clang-format on */

static void describe(const struct headers *headers, struct buf *out)
{
    for (size_t i = 0; i < headers->count; i++) {
        const struct headers_target *target = &headers->targets[i];
        buf_puts(out, i == 0 ? "" : " ");
        if (target->kind == NULL)
            buf_puts(out, "-");
        else if (target->derived != REGISTER_STORED)
            buf_puts(out, "=");
        else
            buf_printf(out, "%s.%s", target->kind->name,
                       target->kind->fields[target->field].column);
    }
}

static void test_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof known_cases / sizeof known_cases[0]; i++) {
        struct why why = {.lang = LANG_EN};
        struct sheet sheet;
        struct headers headers;
        struct buf row = {0}, found = {0};
        /* In quotation marks, as a header may go over two lines. */
        buf_putc(&row, '"');
        for (const char *at = known_cases[i].header; *at != '\0'; at++)
            buf_add(&row, *at == '|' ? "\"|\"" : at, *at == '|' ? 3 : 1);
        buf_putc(&row, '"');
        make((const char *const[]){row.text, "x|y|z", NULL}, &sheet);
        const struct kind *kind =
            known_cases[i].kind == NULL ? NULL : kinds_find(known_cases[i].kind);
        if (!headers_read(&sheet, 0, kind, &headers, &why))
            fail_msg("%s: %s", known_cases[i].header, why.text);
        describe(&headers, &found);
        assert_string_equal(buf_text(&found), known_cases[i].fields);
        assert_false(headers.own);
        headers_clear(&headers);
        sheet_clear(&sheet);
        buf_clear(&row);
        buf_clear(&found);
    }
}

static void put_header(struct buf *out, const char *name)
{
    buf_printf(out, "%s%s", out->length == 0 ? "" : "|", name);
}

/* Reads a sheet with HEADER; expects an export of ours of KIND. */
static void expect_own(const char *header, const char *kind, bool is_register)
{
    struct why why = {.lang = LANG_EN};
    struct sheet sheet;
    struct headers headers;
    make((const char *const[]){header, NULL}, &sheet);
    if (!headers_read(&sheet, 0, NULL, &headers, &why))
        fail_msg("%s: %s", header, why.text);
    assert_true(headers.own);
    assert_string_equal(headers.kind->name, kind);
    assert_int_equal(headers.is_register, is_register);
    for (size_t i = 0; i < headers.count; i++)
        assert_true(headers.targets[i].kind != NULL || i == headers.reason);
    headers_clear(&headers);
    sheet_clear(&sheet);
}

static void test_own(void **state)
{
    (void)state;
    for (int naming = 0; naming < 3; naming++) {
        struct buf header = {0};
        for (size_t k = 0; k < kinds_count; k++) {
            buf_empty(&header);
            for (size_t f = 0; f < kinds[k].field_count; f++)
                put_header(&header, naming == 2 ? kinds[k].fields[f].column
                                                : kinds[k].fields[f].label[naming]);
            expect_own(buf_text(&header), kinds[k].name, false);
        }
        buf_empty(&header);
        for (size_t i = 0; i < register_columns_count; i++)
            put_header(&header, naming == 2 ? register_columns[i].column
                                            : register_columns[i].label[naming]);
        expect_own(buf_text(&header), "category", true);
        /* The rows that were refused of such a file are still ours. */
        put_header(&header, headers_reason(LANG_EN));
        expect_own(buf_text(&header), "category", true);
        buf_clear(&header);
    }
}

struct refusal_case {
    const char *rows[3];
    size_t header_row;
    const char *part;
};

/* clang-format off */

static const struct refusal_case refusal_cases[] = {
    {{NULL}, 0, "The file is empty. Expected: a header row"},
    {{"名称|項目", NULL}, 0, "no row below the header in row 1"},
    {{"社員|上司", "a|b", NULL}, 0, "No column of the header in row 1 is known"},
    {{"社員|上司", "a|b", NULL}, 0, "Expected for the kind Data category: Code, Name, Description"},
    {{"題", "名称", NULL}, 7, "no header in row 7"},
};

/* clang-format on */

static void test_refusals(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refusal_cases / sizeof refusal_cases[0]; i++) {
        struct why why = {.lang = LANG_EN};
        struct sheet sheet;
        struct headers headers;
        make(refusal_cases[i].rows, &sheet);
        assert_false(headers_read(&sheet, refusal_cases[i].header_row, NULL, &headers, &why));
        test_holds(why.text, refusal_cases[i].part);
        sheet_clear(&sheet);
    }
}

static void test_header_row(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct sheet sheet;
    struct headers headers;
    make((const char *const[]){"個人情報管理台帳", "", "名称|項目", "会員|氏名", NULL}, &sheet);
    assert_true(headers_read(&sheet, 3, NULL, &headers, &why));
    assert_int_equal(sheet_at(&sheet, headers.row)->number, 3);
    assert_int_equal(headers_find(&headers, kinds_find("category"),
                                  kinds_field(kinds_find("category"), "items")),
                     1);
    headers_clear(&headers);
    sheet_clear(&sheet);
}

static void test_titles(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct sheet sheet;
    struct headers headers;
    make((const char *const[]){"名称|備考||備考", "a|b|c|d", NULL}, &sheet);
    assert_true(headers_read(&sheet, 0, NULL, &headers, &why));
    assert_string_equal(headers.targets[1].title, "備考");
    assert_string_equal(headers.targets[2].title, "column C");
    assert_string_equal(headers.targets[3].title, "備考 (2)");
    headers_clear(&headers);
    sheet_clear(&sheet);
}

/* An export made before a field was added is still known as ours; one that
 * lacks a field of the first schema is not. */
static void test_older_exports(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    for (size_t k = 0; k < kinds_count; k++) {
        struct buf older = {0}, less = {0};
        struct sheet sheet;
        struct headers headers;
        for (size_t f = 0; f < kinds[k].field_count; f++) {
            const struct field *field = &kinds[k].fields[f];
            if (field->since == 0)
                put_header(&older, field->label[LANG_JA]);
            if (strcmp(field->column, "remarks") != 0)
                put_header(&less, field->label[LANG_JA]);
        }
        expect_own(buf_text(&older), kinds[k].name, false);
        make((const char *const[]){buf_text(&less), "C-0001", NULL}, &sheet);
        assert_true(headers_read(&sheet, 0, &kinds[k], &headers, &why));
        assert_false(headers.own);
        headers_clear(&headers);
        sheet_clear(&sheet);
        buf_clear(&older);
        buf_clear(&less);
    }
}

static void test_other_kind(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct sheet sheet;
    struct headers headers;
    struct buf header = {0};
    const struct kind *kind = kinds_find("item");
    for (size_t f = 0; f < kind->field_count; f++)
        put_header(&header, kind->fields[f].label[LANG_JA]);
    make((const char *const[]){buf_text(&header), NULL}, &sheet);
    assert_false(headers_read(&sheet, 0, kinds_find("party"), &headers, &why));
    test_holds(why.text, "our own export of the kind Item, but --kind says Party");
    sheet_clear(&sheet);
    buf_clear(&header);
}

struct row_case {
    const char *what;
    const char *rows[12];
    size_t header_row; /* that the person named, or 0 */
    size_t header;     /* the number of the row that must be taken */
    const char *fields;
    const char *left; /* "1-2a 9t": numbers and reasons; see reasons[] */
    size_t records;
};

/* By enum header_left_reason. */
static const char reasons[] = "agbtnsor";

/* clang-format off */

static const struct row_case row_cases[] = {
    {"title rows above", {"個人情報管理台帳||", "2026年度||人事部", "No|個人情報の種類|利用目的", "1|応募者情報|採用"},
     0, 3, "category.code category.name category.purposes", "1-2a", 1},
    {"a blank row and a note above", {"台帳|", "", "※ 記入例を参照|", "名称|項目", "会員|氏名"},
     0, 4, "category.name category.items", "1a 2b 3a", 1},
    {"a line of groups", {"名称|保管||廃棄方法", "|場所|方法|", "会員|金庫|紙|溶解"},
     0, 2, "category.name category.storages storage.medium retention.disposal_method", "", 1},
    {"a group that is the field", {"名称|委託先||備考", "|名称|業務|", "会員|Ａ社|発送|"},
     0, 2, "category.name entrustment.contractor entrustment.work category.remarks", "", 1},
    {"a group that is a linked kind", {"名称|第三者提供||委託|", "|提供先|提供手段|委託先|契約日", "会員|大学|郵送|Ａ社|2024-04-01"},
     0, 2, "category.name provision.recipients provision.means entrustment.contractor entrustment.contract_on", "", 1},
    {"groups that are mere headings", {"基本情報||取扱い|", "名称|項目|利用目的|取扱部署", "会員|氏名|発送|総務部"},
     0, 2, "category.name category.items category.purposes category.department", "1a", 1},
    {"four lines that describe the columns", {"名称|件数|取扱部署", "文字列|数値|文字列", "最大50文字|9桁以内|最大20文字", "会員|100|総務部", "必須|任意|任意", "応募者|20|人事部"},
     0, 1, "category.name category.persons category.department", "2-5g", 1},
    {"lines of description above", {"文字列|数値", "必須|任意", "名称|件数", "会員|1"},
     0, 3, "category.name category.persons", "1-2a", 1},
    {"totals, notes, blanks below", {"名称|件数|備考", "会員|10|", "人事部 小　計|10|", "応募者|5|", "合計：|１５件|", "", "　|　|", "※ 件数は概数||", "注１ 退会者を含む||", "（注）年1回見直す||", "以上||"},
     0, 1, "category.name category.persons category.remarks", "3t 5t 6-7b 8-11n", 2},
    {"samples, numbers of columns, rows that were only numbered", {"No|名称|項目", "①|②|③", "例|会員情報|氏名", "（例）|応募者|氏名", "1|会員|氏名", "2||", "3||"},
     0, 1, "category.code category.name category.items", "2g 3-4s 6-7o", 1},
    {"names that look like samples", {"名称|項目", "例会参加者|氏名", "サンプル請求者|氏名", "2024|氏名"},
     0, 1, "category.name category.items", "", 3},
    {"names that look like totals and notes", {"名称|項目|備考", "合計|氏名|", "注文履歴||", "計画書|氏名|", "以上の会員|氏名|"},
     0, 1, "category.name category.items category.remarks", "", 4},
    {"the header on every page", {"名称|件数", "会員|1", "名称|件数", "応募者|2"},
     0, 1, "category.name category.persons", "3r", 2},
    {"a row that the person named", {"名称|件数", "件数|名称", "2|会員"},
     2, 2, "category.persons category.name", "1a", 1},
    {"a line of particulars above", {"取扱部署|人事部|責任者|部長|更新日|2026-04-01", "名称|項目|利用目的", "会員|氏名|発送"},
     0, 2, "category.name category.items category.purposes", "1a", 1},
    {"a record that holds more words of headers", {"名称|項目|備考|x", "利用目的|件数|保管場所|保存期間", "会員|氏名||"},
     0, 1, "category.name category.items category.remarks -", "", 2},
    {"a record that holds words of headers", {"名称|項目|備考", "利用目的|件数|保管場所", "会員|氏名|"},
     0, 1, "category.name category.items category.remarks", "", 2},
};

/* clang-format on */

static void describe_left(const struct headers *headers, struct buf *out)
{
    for (size_t i = 0; i < headers->left.count; i++) {
        const struct header_left *left = &headers->left.items[i];
        buf_printf(out, "%s%zu", i == 0 ? "" : " ", left->first);
        if (left->last > left->first)
            buf_printf(out, "-%zu", left->last);
        buf_putc(out, reasons[left->reason]);
    }
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof row_cases / sizeof row_cases[0]; i++) {
        const struct row_case *c = &row_cases[i];
        struct why why = {.lang = LANG_EN};
        struct sheet sheet;
        struct headers headers;
        struct buf found = {0}, left = {0};
        make(c->rows, &sheet);
        if (!headers_read(&sheet, c->header_row, NULL, &headers, &why))
            fail_msg("%s: %s", c->what, why.text);
        headers_leave(&sheet, &headers);
        describe(&headers, &found);
        describe_left(&headers, &left);
        if (sheet_at(&sheet, headers.row)->number != c->header ||
            strcmp(buf_text(&found), c->fields) != 0 || strcmp(buf_text(&left), c->left) != 0 ||
            sheet.count - headers.row - 1 != c->records)
            fail_msg("%s: header %zu, %s, left %s, %zu records", c->what,
                     sheet_at(&sheet, headers.row)->number, buf_text(&found), buf_text(&left),
                     sheet.count - headers.row - 1);
        headers_clear(&headers);
        sheet_clear(&sheet);
        buf_clear(&found);
        buf_clear(&left);
    }
}

/* The better match has the field, wherever it stands; the other says so. */
static void test_certainty(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct sheet sheet;
    struct headers headers;
    make((const char *const[]){"個人情報の種類|名称|保存期間（年）|個人情報の保管先", "a|b|c|d",
                               NULL},
         &sheet);
    assert_true(headers_read(&sheet, 0, NULL, &headers, &why));
    assert_int_equal(headers.targets[0].use, HEADERS_NOT_KNOWN);
    assert_int_equal(headers.targets[0].taken_by, 2);
    assert_int_equal(headers.targets[1].certainty, HEADER_EXACT);
    assert_int_equal(headers.targets[2].certainty, HEADER_NORMALISED);
    assert_int_equal(headers.targets[3].certainty, HEADER_PART);
    assert_null(headers.targets[3].kind);
    for (size_t i = 0; i < headers.targets[2].near_count; i++)
        assert_false(headers.targets[2].near[i].kind == headers.targets[2].kind &&
                     headers.targets[2].near[i].field == headers.targets[2].field);
    assert_true(headers.targets[3].near_count > 0);
    headers_clear(&headers);
    sheet_clear(&sheet);
}

/* Units that a header states. */
static void test_units(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct sheet sheet;
    struct headers headers;
    make((const char *const[]){"名称|保存期間（年）|件数（千件）", "会員|5|12", NULL}, &sheet);
    assert_true(headers_read(&sheet, 0, NULL, &headers, &why));
    assert_string_equal(headers.targets[1].unit, "年");
    /* Thousands are offered, never taken for a count. */
    assert_int_equal(headers.targets[2].use, HEADERS_NOT_KNOWN);
    assert_int_equal(headers.targets[2].certainty, HEADER_PART);
    headers_clear(&headers);
    sheet_clear(&sheet);
    assert_string_equal(header_unit_time("保管期間\n（単位：ヶ月）"), "か月");
    assert_string_equal(header_unit_time("Retention (required) [years]"), "年");
    assert_string_equal(header_unit_time("保存期間（原則）"), "");
    assert_true(header_unit_multiplies("件数(単位:千人)"));
    assert_false(header_unit_multiplies("件数（件）"));
}

/* As a screen does it: what a person chooses is checked again. */
static void test_choosing(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct sheet sheet;
    struct headers headers;
    struct header_place name, code, party;
    const struct kind *category = kinds_find("category");
    make((const char *const[]){"名称|社内の番号|備考", "a|b|c", NULL}, &sheet);
    assert_true(headers_read(&sheet, 0, NULL, &headers, &why));
    assert_true(header_place_parse("名称", category, &name, &why));
    assert_true(header_place_parse("コード", category, &code, &why));
    assert_true(header_place_parse("party.country", category, &party, &why));
    assert_false(headers_choose(&headers, 1, HEADERS_FIELD, &name, &why));
    test_holds(why.text, "The column \"名称\" goes to this field already");
    assert_false(headers_choose(&headers, 1, HEADERS_FIELD, &party, &why));
    test_holds(why.text, "party.country cannot be set");
    assert_true(headers_choose(&headers, 1, HEADERS_FIELD, &code, &why));
    assert_int_equal(headers.targets[1].certainty, HEADER_CHOSEN);
    assert_int_equal(headers_find(&headers, category, kinds_field(category, "code")), 1);
    assert_true(headers_choose(&headers, 0, HEADERS_IGNORED, NULL, &why));
    assert_true(headers_choose(&headers, 2, HEADERS_FIELD, &name, &why));
    headers_clear(&headers);
    sheet_clear(&sheet);
}

static void test_candidates(void **state)
{
    (void)state;
    struct sheet sheet;
    struct header_words words = {0};
    struct header_lines found[HEADER_CANDIDATES];
    make((const char *const[]){"名称の一覧", "名称|x", "名称|項目|y", "会員|氏名|", NULL}, &sheet);
    header_words_build(&words, kinds_find("category"), true, NULL);
    assert_int_equal(header_rows_candidates(&sheet, &words, found), 2);
    assert_int_equal(sheet_at(&sheet, found[0].row)->number, 3);
    assert_int_equal(found[0].known, 2);
    assert_int_equal(sheet_at(&sheet, found[1].row)->number, 2);
    header_words_clear(&words);
    sheet_clear(&sheet);
}

/* Whatever stands in a sheet: each row is header, left out, or a record, and
 * each field has one column. */
static void test_any_sheet(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",       "名称", "項目",       "保管",   "場所",     "方法",
        "委託先", "業務", "※ 注",       "合計",   "12,400",   "必須",
        "任意",   "備考", "　",         "No",     "利用目的", "（１）項目",
        "(",      "【】", "①",          "文字列", "a)",       "保存期間（年",
        "氏名",   "x",    "第三者提供", "提供先", "注１",     "*"};
    unsigned seed = 4;
    size_t rounds = test_count("HEADERS_SHEETS", 2000);
    for (size_t round = 0; round < rounds; round++) {
        struct why why = {.lang = LANG_EN};
        struct sheet sheet = {0};
        struct headers headers;
        size_t count = 1 + test_random(&seed, 8), number = 0, blank = 0;
        for (size_t i = 0; i < count; i++) {
            const char *cells[6];
            struct reader_row row = {.cells = cells, .count = 1 + test_random(&seed, 6)};
            for (size_t k = 0; k < row.count; k++)
                cells[k] = texts[test_random(&seed, sizeof texts / sizeof texts[0])];
            size_t gap = test_random(&seed, 8) == 0;
            number += gap + 1;
            blank += gap;
            row.number = number;
            assert_true(sheet_add(&sheet, &row, &why));
        }
        const struct headers_how how = {.header_row = 0};
        assert_true(headers_understand(&sheet, &how, &headers, &why));
        headers_leave(&sheet, &headers);
        size_t left = 0;
        for (size_t i = 0; i < headers.left.count; i++)
            left += headers.left.items[i].last - headers.left.items[i].first + 1;
        size_t lines = headers.row - headers.lines.group + 1;
        assert_int_equal(lines + left + (sheet.count - headers.row - 1), count + blank);
        for (size_t i = 0; i < headers.count; i++)
            for (size_t k = 0; k < i; k++)
                assert_false(headers.targets[i].use == HEADERS_FIELD &&
                             headers.targets[k].use == HEADERS_FIELD &&
                             headers.targets[i].kind == headers.targets[k].kind &&
                             headers.targets[i].field == headers.targets[k].field);
        headers_clear(&headers);
        sheet_clear(&sheet);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known),         cmocka_unit_test(test_own),
        cmocka_unit_test(test_refusals),      cmocka_unit_test(test_header_row),
        cmocka_unit_test(test_titles),        cmocka_unit_test(test_other_kind),
        cmocka_unit_test(test_older_exports), cmocka_unit_test(test_rows),
        cmocka_unit_test(test_certainty),     cmocka_unit_test(test_choosing),
        cmocka_unit_test(test_units),         cmocka_unit_test(test_candidates),
        cmocka_unit_test(test_any_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
