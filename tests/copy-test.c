/*
 * A record as text for the clipboard, and as the beginning of another record.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "tui/copy.h"
#include "tui/draft.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* A category with all that a duplicate keeps and does not keep. */
static struct model *begin(int64_t *id)
{
    struct model *m = test_model();
    test_add(m, "item", "name", "氏名", NULL);
    test_add(m, "item", "name", "住所", NULL);
    *id = test_add(m, "category", "name", "会員", "persons", "12400", "items", "I-0002; I-0001",
                   "description", "一行目\n二行目", "status", "approved", "reviewed_on",
                   "2026-04-01", NULL);
    test_add(m, "retention", "name", "5年", "period", "5年", "event", "退会", "categories",
             "C-0001", NULL);
    test_add(m, "acquisition", "name", "申込", "category", "C-0001", NULL);
    return m;
}

static void check_text(struct model *m, int64_t id, enum lang lang, const char *expected)
{
    struct app app;
    struct buf text = {0};
    app_init(&app, m, lang, 24, 80, 1);
    assert_true(copy_text(&app, kinds_find("category"), id, &text, &why));
    assert_string_equal(buf_text(&text), expected);
    assert_false(copy_text(&app, kinds_find("category"), id + 1, &text, &why));
    copy_records(&app, kinds_find("category"), &id, 1, true);
    assert_int_equal(app.message_role, ROLE_WARNING);
    buf_clear(&text);
    app_clear(&app);
}

static void a_record_is_copied_as_labels_and_values(void **state)
{
    int64_t id;
    struct model *m = begin(&id);
    (void)state;
    check_text(m, id, LANG_JA,
               "データ区分: C-0001 会員\n説明: 一行目\n  二行目\n件数: 12,400\n項目: 住所 / 氏名\n"
               "状態: 承認\n最終見直し日: 2026年4月1日\n取得: 申込\n保存期間: 5年 (退会)\n");
    check_text(m, id, LANG_EN,
               "Data category: C-0001 会員\nDescription: 一行目\n  二行目\n"
               "Number of persons: 12,400\nItems: 住所 / 氏名\nStatus: Approved\n"
               "Last reviewed on: 2026-04-01\nAcquisition: 申込\nRetention: 5 years (退会)\n");
    model_close(m);
}

static void a_duplicate_leaves_out_what_was_found_for_the_other_alone(void **state)
{
    int64_t id, copied;
    struct model *m = begin(&id);
    struct draft *draft = draft_copy(m, kinds_find("category"), id, &why);
    (void)state;
    assert_non_null(draft);
    assert_int_equal(draft->record->id, 0);
    assert_true(draft_changed(draft));
    assert_int_equal(record_count(m, kinds_find("category")), 1);
    assert_true(draft_save(m, draft, &copied, NULL, &why));
    draft_free(draft);
    assert_int_not_equal(copied, id);
    test_value_is(m, "category", "C-0002", "name", "会員 (copy)");
    test_value_is(m, "category", "C-0002", "items", "I-0002; I-0001");
    test_value_is(m, "category", "C-0002", "description", "一行目\n二行目");
    test_value_is(m, "category", "C-0002", "status", "draft");
    test_value_is(m, "category", "C-0002", "persons", "");
    test_value_is(m, "category", "C-0002", "reviewed_on", "");
    test_value_is(m, "category", "C-0001", "status", "approved");
    test_value_is(m, "retention", "RT-0001", "categories", "C-0001; C-0002");
    test_value_is(m, "acquisition", "A-0001", "category", "C-0001");
    assert_null(draft_copy(m, kinds_find("category"), id + 1, &why));
    test_sound(m);
    model_close(m);
}

/* No kind is forgotten: what a duplicate begins with can be saved. */
static void records_of_every_kind_can_be_duplicated(void **state)
{
    struct model *m = test_model();
    (void)state;
    for (size_t k = 0; k < kinds_count; k++) {
        int64_t id = test_add(m, kinds[k].name, "name", "a", NULL);
        struct draft *draft = draft_copy(m, &kinds[k], id, &why);
        if (!draft_save(m, draft, &id, NULL, &why))
            fail_msg("%s: %s", kinds[k].name, why.text);
        draft_free(draft);
        assert_int_equal(record_count(m, &kinds[k]), 2);
    }
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_is_copied_as_labels_and_values),
        cmocka_unit_test(a_duplicate_leaves_out_what_was_found_for_the_other_alone),
        cmocka_unit_test(records_of_every_kind_can_be_duplicated),
    };
    return cmocka_run_group_tests_name("copy", tests, NULL, NULL);
}
