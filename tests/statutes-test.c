/*
 * The table of statutory periods: every row is whole and told apart, names are
 * found as people type them, and near ones are offered and not taken.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/periods.h"
#include "model/rules.h"
#include "model/statutes.h"

#include <string.h>

static bool is_letter(char c)
{
    return c == 'A' || c == 'B' || c == 'C';
}

/* A cell says how sure it is exactly where it holds something; that there is no
 * period is something. */
static void cell_is_marked(const struct statute *row, const char *cell, char sure)
{
    if (cell[0] == '\0' ? sure != 0 : !is_letter(sure))
        fail_msg("%s: \"%s\" is marked %d", row->id, cell, sure);
}

static void every_row_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < statutes_count; i++) {
        const struct statute *row = &statutes[i];
        assert_true(row->id[0] != '\0' && is_letter(row->certainty));
        for (int lang = 0; lang < 2; lang++) {
            assert_true(row->type[lang][0] != '\0');
            assert_int_equal(row->law[lang][0] == '\0', row->law[0][0] == '\0');
            assert_int_equal(row->event[lang][0] == '\0', row->event[0][0] == '\0');
            assert_int_equal(row->note[lang][0] == '\0', row->note[0][0] == '\0');
            assert_int_equal(row->transitional_law[lang][0] == '\0', row->transitional[0] == '\0');
        }
        cell_is_marked(row, row->law[0], row->sure.law);
        cell_is_marked(row, row->event[0], row->sure.event);
        cell_is_marked(row, row->transitional, row->sure.transitional);
        assert_true(row->period[0] == '\0' || period_days(row->period) > 0);
        assert_true(is_letter(row->sure.period));
        assert_int_equal(row->bound == STATUTE_NONE, row->law[0][0] == '\0');
        assert_true(row->bound != STATUTE_FLOOR || row->period[0] != '\0');
        if (row->transitional[0] != '\0')
            assert_int_equal(period_compare(row->transitional, row->period), -1);
    }
}

static void every_name_leads_to_its_row_alone(void **state)
{
    (void)state;
    for (size_t i = 0; i < statutes_count; i++) {
        struct buf name = {0};
        for (size_t k = 0; statutes_name(&statutes[i], k, &name); k++)
            if (statutes_find(buf_text(&name)) != &statutes[i])
                fail_msg("%s of %s leads elsewhere", buf_text(&name), statutes[i].id);
        buf_clear(&name);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(statutes[i].id, statutes[k].id);
    }
}

/* Every row of section 7 of the study, and those that come back in it. */
static void all_rows_of_the_study_are_there(void **state)
{
    (void)state;
    static const struct {
        const char *type, *period, *transitional;
        enum statute_bound bound;
    } rows[] = {
        {"労働者名簿", "P5Y", "P3Y", STATUTE_FLOOR},
        {"賃金台帳", "P5Y", "P3Y", STATUTE_FLOOR},
        {"労働条件通知書", "P5Y", "P3Y", STATUTE_FLOOR},
        {"災害補償に関する書類", "P5Y", "P3Y", STATUTE_FLOOR},
        {"タイムカード", "P5Y", "P3Y", STATUTE_FLOOR},
        {"年次有給休暇管理簿", "P5Y", "P3Y", STATUTE_FLOOR},
        {"健康診断個人票", "P5Y", "", STATUTE_FLOOR},
        {"電離放射線健康診断個人票", "P30Y", "", STATUTE_FLOOR},
        {"石綿健康診断個人票", "P40Y", "", STATUTE_FLOOR},
        {"面接指導結果の記録", "P5Y", "", STATUTE_FLOOR},
        {"ストレスチェック", "P5Y", "", STATUTE_FLOOR},
        {"安全衛生委員会議事録", "P3Y", "", STATUTE_FLOOR},
        {"雇用保険の被保険者に関する書類", "P4Y", "", STATUTE_FLOOR},
        {"雇用保険に関する書類", "P2Y", "", STATUTE_FLOOR},
        {"労働保険料の徴収に関する書類", "P3Y", "", STATUTE_FLOOR},
        {"雇用保険被保険者関係届出事務等処理簿", "P4Y", "", STATUTE_FLOOR},
        {"労災に関する書類", "P3Y", "", STATUTE_FLOOR},
        {"健康保険に関する書類", "P2Y", "", STATUTE_FLOOR},
        {"厚生年金保険に関する書類", "P2Y", "", STATUTE_FLOOR},
        {"派遣元管理台帳", "P3Y", "", STATUTE_FLOOR},
        {"派遣先管理台帳", "P3Y", "", STATUTE_FLOOR},
        {"扶養控除等申告書", "P7Y", "", STATUTE_FLOOR},
        {"源泉徴収簿", "P7Y", "", STATUTE_FLOOR},
        {"会計帳簿", "P10Y", "", STATUTE_FLOOR},
        {"計算書類", "P10Y", "", STATUTE_FLOOR},
        {"株主総会議事録", "P10Y", "", STATUTE_FLOOR},
        {"取締役会議事録", "P10Y", "", STATUTE_FLOOR},
        {"法人税の帳簿書類", "P7Y", "", STATUTE_FLOOR},
        {"法人税の帳簿書類（欠損金の生じた事業年度）", "P10Y", "", STATUTE_FLOOR},
        {"障害者雇用に関する書類", "P3Y", "", STATUTE_FLOOR},
        {"履歴書(不採用)", "", "", STATUTE_NONE},
        {"第三者提供の記録（契約書等で代える場合）", "P1Y", "", STATUTE_FLOOR},
        {"第三者提供の記録（一括して作成する場合）", "P3Y", "", STATUTE_FLOOR},
        {"第三者提供の記録", "P3Y", "", STATUTE_FLOOR},
        {"第三者提供を受けた記録", "P3Y", "", STATUTE_FLOOR},
        {"個人番号", "", "", STATUTE_CEILING},
        {"通話録音", "", "", STATUTE_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct statute *row = statutes_find(rows[i].type);
        if (row == NULL)
            fail_msg("%s is not there", rows[i].type);
        assert_string_equal(row->period, rows[i].period);
        assert_string_equal(row->transitional, rows[i].transitional);
        assert_int_equal(row->bound, rows[i].bound);
    }
}

static void what_is_less_sure_is_marked(void **state)
{
    (void)state;
    assert_int_equal(statutes_find("扶養控除等申告書")->certainty, 'A');
    assert_int_equal(statutes_find("ストレスチェック")->certainty, 'C');
    assert_int_equal(statutes_find("賃金台帳")->sure.event, 'C');
    assert_int_equal(statutes_find("賃金台帳")->sure.transitional, 'A');
    assert_int_equal(statutes_find("年次有給休暇管理簿")->sure.transitional, 'C');
    assert_int_equal(statutes_find("取締役会議事録")->sure.law, 'C');
}

static void names_are_found_as_people_type_them(void **state)
{
    (void)state;
    const struct statute *wages = statutes_find("賃金台帳");
    assert_ptr_equal(statutes_find(" 賃金 台帳 "), wages);
    assert_ptr_equal(statutes_find("WAGE LEDGER"), wages);
    assert_ptr_equal(statutes_find("ＷＡＧＥ ledger"), wages);
    assert_ptr_equal(statutes_find("たいむかーど"), statutes_find("タイムカード"));
    assert_null(statutes_find("賃金"));
    assert_null(statutes_find(""));
    assert_null(statutes_find("会員名簿"));
}

static void near_names_are_offered_and_not_taken(void **state)
{
    (void)state;
    const struct statute *near[40];
    size_t count = statutes_near("賃金台張", near, 40);
    assert_true(count >= 1);
    bool wages = false;
    for (size_t i = 0; i < count; i++)
        wages = wages || strcmp(near[i]->id, "wage-ledger") == 0;
    assert_true(wages);
    assert_int_equal(statutes_near("賃金台帳", near, 40), 0);
    assert_int_equal(statutes_near("会員の写真", near, 40), 0);
    assert_int_equal(statutes_near("健康診断", near, 2), 2);
}

static void a_period_is_told_with_what_it_is(void **state)
{
    (void)state;
    static const struct {
        const char *type, *english, *japanese;
    } cases[] = {
        {"賃金台帳", "at least 5 years (for now 3 years)", "最短5年（当分の間3年）"},
        {"扶養控除等申告書", "at least 7 years", "最短7年"},
        {"通話録音", "no statutory period", "法定の期間なし"},
        {"個人番号", "maximum: as soon as possible once it is not needed",
         "最長: 不要になったらできるだけ速やかに"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf text = {0};
        statutes_put_period(statutes_find(cases[i].type), LANG_EN, &text);
        assert_string_equal(buf_text(&text), cases[i].english);
        buf_empty(&text);
        statutes_put_period(statutes_find(cases[i].type), LANG_JA, &text);
        assert_string_equal(buf_text(&text), cases[i].japanese);
        buf_clear(&text);
    }
}

/* No law of the table states so many years at most, but one may. */
static void a_period_that_is_a_maximum_is_told_as_such(void **state)
{
    (void)state;
    const struct statute row = {.bound = STATUTE_CEILING, .period = "P2Y", .transitional = ""};
    struct buf text = {0};
    statutes_put_period(&row, LANG_EN, &text);
    assert_string_equal(buf_text(&text), "at most 2 years");
    buf_empty(&text);
    statutes_put_period(&row, LANG_JA, &text);
    assert_string_equal(buf_text(&text), "最長2年");
    buf_clear(&text);
}

static void how_sure_a_row_is_is_told_in_words(void **state)
{
    (void)state;
    assert_string_equal(certainty_words('A', LANG_EN),
                        "the text of the law or the guideline was read");
    assert_string_equal(certainty_words('B', LANG_EN),
                        "another page states it; the text itself was not read");
    assert_string_equal(certainty_words('C', LANG_EN), "not verified: information only");
    assert_string_equal(certainty_words('C', LANG_JA), "未確認（情報としてのみ表示）");
    assert_string_equal(certainty_words('D', LANG_JA), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_whole),
        cmocka_unit_test(every_name_leads_to_its_row_alone),
        cmocka_unit_test(all_rows_of_the_study_are_there),
        cmocka_unit_test(what_is_less_sure_is_marked),
        cmocka_unit_test(names_are_found_as_people_type_them),
        cmocka_unit_test(near_names_are_offered_and_not_taken),
        cmocka_unit_test(a_period_is_told_with_what_it_is),
        cmocka_unit_test(a_period_that_is_a_maximum_is_told_as_such),
        cmocka_unit_test(how_sure_a_row_is_is_told_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
