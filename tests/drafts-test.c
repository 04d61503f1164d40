/*
 * Drafts: what is kept of an unsaved form comes back as it was, to the person
 * who typed it alone, and leaves no trace when it goes. And what is read back
 * from a hostile or broken file harms nothing.
 */
#include "tests/model.h"

#include "model/alive.h"
#include "model/buf.h"
#include "model/db.h"
#include "model/drafts.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/redact.h"
#include "tui/app.h"
#include "tui/draft_content.h"
#include "tui/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

static int set_up(void **state)
{
    *state = test_model();
    return 0;
}

static int tear_down(void **state)
{
    test_sound(*state);
    model_close(*state);
    return 0;
}

static int64_t put(struct model *m, const char *kind, int64_t record, const char *content,
                   int64_t before)
{
    struct drafts_item item = {
        .kind = kinds_find(kind), .record = record, .content = mem_copy(content)};
    assert_int_equal(drafts_put(m, &item, &before, &why), DRAFTS_KEPT);
    free(item.content);
    return before;
}

static size_t count(struct model *m)
{
    struct drafts drafts;
    assert_true(drafts_list(m, &drafts, &why));
    size_t found = drafts.count;
    drafts_clear(&drafts);
    return found;
}

static void sql(struct model *m, const char *text)
{
    assert_true(db_run(m->db, text));
}

static void it_is_kept_outside_of_the_journal(void **state)
{
    struct model *m = *state;
    char before[65], after[65];
    int64_t seq = db_number(m->db, "SELECT count(*) FROM journal", 0, -1);
    test_digest(m, before);
    int64_t first = put(m, "category", 0, "one", 0);
    int64_t second = put(m, "category", 0, "two", first);
    assert_int_not_equal(first, second);
    struct drafts drafts;
    assert_true(drafts_list(m, &drafts, &why));
    assert_int_equal(drafts.count, 1);
    assert_string_equal(drafts.items[0].content, "two");
    assert_ptr_equal(drafts.items[0].kind, kinds_find("category"));
    assert_null(drafts.items[0].machine);
    drafts_clear(&drafts);
    assert_int_equal(db_number(m->db, "SELECT count(*) FROM journal", 0, -1), seq);
    test_digest(m, after);
    assert_string_equal(before, after);
    test_sound(m);
    assert_true(drafts_remove(m, second, &why));
    assert_int_equal(count(m), 0);
    assert_true(drafts_remove(m, second, &why));
}

static void one_that_was_taken_away_does_not_come_back(void **state)
{
    struct model *m = *state;
    struct drafts_item item = {.kind = kinds_find("category"), .content = (char *)"text"};
    int64_t id = put(m, "category", 0, "text", 0);
    assert_true(drafts_remove(m, id, &why));
    assert_int_equal(drafts_put(m, &item, &id, &why), DRAFTS_GONE);
    assert_int_equal(id, 0);
    assert_int_equal(count(m), 0);
}

static void one_that_goes_with_a_change_stays_where_that_is_given_up(void **state)
{
    struct model *m = *state;
    int64_t id = put(m, "category", 0, "text", 0);
    struct change_note note = {.what = "add", .about = "category"};
    assert_true(change_begin(m, &note, &why));
    assert_true(drafts_remove(m, id, &why));
    change_cancel(m);
    assert_int_equal(count(m), 1);
}

static void another_person_and_a_running_process_keep_theirs(void **state)
{
    struct model *m = *state;
    put(m, "category", 0, "text", 0);
    sql(m, "UPDATE draft SET who = 'somebody else'");
    assert_int_equal(count(m), 0);
    sql(m, "UPDATE draft SET who = 'tester'");
    assert_int_equal(count(m), 1);
    /* The mark of a child that waits, then of one that has ended and whose
     * parent does not know yet, then of one that is gone. */
    int ready[2], done[2];
    char mark[ALIVE_MARK_BYTES] = "";
    assert_int_equal(pipe(ready), 0);
    assert_int_equal(pipe(done), 0);
    pid_t child = fork();
    if (child == 0) {
        struct buf own = {0};
        char end;
        alive_mark(&own);
        if (write(ready[1], own.text, own.length + 1) < 0 || close(done[1]) != 0)
            _exit(1);
        _exit(read(done[0], &end, 1) == 0 ? 0 : 1);
    }
    assert_true(read(ready[0], mark, sizeof mark - 1) > 0);
    struct buf text = {0};
    buf_printf(&text, "UPDATE draft SET content = 'daicho-draft 1 %s' || char(10) || 'x'", mark);
    sql(m, buf_text(&text));
    buf_clear(&text);
    assert_int_equal(alive_judge(mark), ALIVE_RUNS);
    assert_int_equal(count(m), 0);
    close(done[1]);
    siginfo_t info;
    assert_int_equal(waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT), 0);
    assert_int_equal(alive_judge(mark), ALIVE_ENDED);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_int_equal(alive_judge(mark), ALIVE_ENDED);
    assert_int_equal(count(m), 1);
    close(ready[0]);
    close(ready[1]);
    close(done[0]);
}

/* Nobody can know here whether its form is still open there. */
static void a_draft_of_another_machine_is_offered_with_its_name(void **state)
{
    struct model *m = *state;
    struct drafts drafts;
    put(m, "category", 0, "typed there", 0);
    sql(m, "UPDATE draft SET content = 'daicho-draft 1 office-pc boot space 7 8' || char(10) || "
           "'typed there'");
    assert_true(drafts_list(m, &drafts, &why));
    assert_int_equal(drafts.count, 1);
    assert_string_equal(drafts.items[0].machine, "office-pc");
    assert_string_equal(drafts.items[0].content, "typed there");
    drafts_clear(&drafts);
    sql(m, "UPDATE draft SET at = '2026-11-22T07:18:0.Z'");
    assert_int_equal(count(m), 0);
}

static void a_mark_tells_processes_apart(void **state)
{
    struct buf own = {0}, other = {0}, machine = {0};
    (void)state;
    alive_mark(&own);
    assert_true(own.length < ALIVE_MARK_BYTES);
    assert_int_equal(alive_judge(buf_text(&own)), ALIVE_SELF);
    buf_printf(&other, "another-machine%s", strchr(buf_text(&own), ' '));
    assert_int_equal(alive_judge(buf_text(&other)), ALIVE_ELSEWHERE);
    alive_machine(buf_text(&other), &machine);
    assert_string_equal(buf_text(&machine), "another-machine");
    /* A later process with the number of this one. */
    buf_puts(&own, "7");
    assert_int_equal(alive_judge(buf_text(&own)), ALIVE_ENDED);
    assert_int_equal(alive_judge(""), ALIVE_ENDED);
    assert_int_equal(alive_judge("a b c -1 2"), ALIVE_ENDED);
    buf_clear(&own);
    buf_clear(&other);
    buf_clear(&machine);
}

static void what_no_daicho_wrote_is_not_offered(void **state)
{
    static const char *const rows[] = {
        "kind = 'nothing'",
        "at = 'yesterday'",
        "at = '2026-11-22'",
        "content = ''",
        "content = 'daicho-draft 1'",
        "content = 'other' || char(10)",
        "content = hex(zeroblob(1024 * 1024))",
        "content = 'daicho-draft 1 ' || hex(zeroblob(200)) || char(10)",
        "content = content || CAST(x'ff' AS TEXT)",
    };
    struct model *m = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf text = {0};
        sql(m, "DELETE FROM draft");
        put(m, "category", 0, "text", 0);
        buf_printf(&text, "UPDATE draft SET %s", rows[i]);
        sql(m, buf_text(&text));
        assert_int_equal(count(m), 0);
        buf_clear(&text);
    }
    char *long_one = mem_new(DRAFTS_BYTES + 2, 1);
    memset(long_one, 'x', DRAFTS_BYTES + 1);
    struct drafts_item item = {.kind = kinds_find("category"), .content = long_one};
    int64_t id = 0;
    assert_int_equal(drafts_put(m, &item, &id, &why), DRAFTS_FAILED);
    free(long_one);
}

static struct draft *open_draft(struct model *m, const char *kind, int64_t id)
{
    struct draft *draft = draft_new(m, kinds_find(kind), id, &why);
    assert_non_null(draft);
    return draft;
}

static void type(struct draft *draft, const char *column, const char *text)
{
    edit_set(&draft->fields[kinds_field(draft->record->kind, column)], text);
}

static struct draft_end *end_of(struct draft *draft, const char *kind)
{
    for (size_t i = 0; i < draft->end_count; i++)
        if (strcmp(draft->ends[i].through.kind->name, kind) == 0)
            return &draft->ends[i];
    fail_msg("no end %s", kind);
    return NULL;
}

static void everything_typed_comes_back(void **state)
{
    struct model *m = *state;
    int64_t id = test_add(m, "category", "name", "Members", NULL);
    test_add(m, "retention", "name", "Five years", "categories", "C-0001", NULL);
    test_add(m, "retention", "name", "Ten years", NULL);
    struct draft *draft = open_draft(m, "category", id);
    int64_t rev = draft->record->rev;
    type(draft, "name", "会員\xF3\xA0\x84\x80 \"a\"; b\\");
    type(draft, "remarks", "first\nsecond 12:34\n");
    type(draft, "items", "Name; Address\\; home");
    type(draft, "status", "approved");
    struct draft_end *end = end_of(draft, "retention");
    cells_clear(&end->codes);
    cells_add(&end->codes, "RT-0002");
    struct draft *made = draft_make(m, draft, end_of(draft, "provision"), LANG_EN);
    type(made, "name", "To the group");
    type(made, "recipients", "Group");
    struct buf content = {0}, again = {0};
    draft_content_put(draft, &content);
    draft_free(draft);

    struct draft_loss loss = {0};
    draft = open_draft(m, "category", id);
    draft_content_take(m, draft, buf_text(&content), rev, LANG_EN, &loss);
    assert_int_equal(loss.numbers.count + loss.unknown, 0);
    assert_string_equal(draft_text(draft, "name"), "会員\xF3\xA0\x84\x80 \"a\"; b\\");
    assert_string_equal(draft_text(draft, "remarks"), "first\nsecond 12:34\n");
    assert_string_equal(draft_text(draft, "status"), "approved");
    assert_int_equal(end_of(draft, "retention")->codes.count, 1);
    assert_string_equal(end_of(draft, "retention")->codes.items[0], "RT-0002");
    assert_int_equal(end_of(draft, "provision")->made_count, 1);
    assert_string_equal(draft_text(end_of(draft, "provision")->made[0], "recipients"), "Group");
    draft_content_put(draft, &again);
    assert_string_equal(buf_text(&content), buf_text(&again));
    assert_true(draft_changed(draft));
    assert_true(draft_save(m, draft, &id, NULL, &why));
    draft_free(draft);
    test_value_is(m, "retention", "RT-0001", "categories", "");
    test_value_is(m, "retention", "RT-0002", "categories", "C-0001");
    test_value_is(m, "provision", "PV-0001", "categories", "C-0001");
    test_value_is(m, "category", "C-0001", "items", "I-0001; I-0002");
    buf_clear(&content);
    buf_clear(&again);
}

static void an_individual_number_is_not_kept(void **state)
{
    struct model *m = *state;
    struct draft *draft = open_draft(m, "category", 0);
    type(draft, "name", "Members");
    type(draft, "remarks", "1234 5678 9018");
    struct draft *made = draft_make(m, draft, end_of(draft, "retention"), LANG_EN);
    type(made, "name", "１２３４５６７８９０１８");
    struct buf content = {0};
    draft_content_put(draft, &content);
    draft_free(draft);
    assert_null(strstr(buf_text(&content), "9018"));
    assert_null(strstr(buf_text(&content), "１８"));
    struct draft_loss loss = {0};
    draft = open_draft(m, "category", 0);
    draft_content_take(m, draft, buf_text(&content), 0, LANG_EN, &loss);
    assert_int_equal(loss.numbers.count, 2);
    assert_string_equal(loss.numbers.items[0], "Remarks");
    assert_string_equal(draft_text(draft, "name"), "Members");
    /* Nor is one taken from a file that somebody else has written. */
    draft_content_take(m, draft, "field remarks 12:123456789018\nend - 0:\n", 0, LANG_EN, &loss);
    assert_string_equal(draft_text(draft, "remarks"), "");
    draft_free(draft);
    cells_clear(&loss.numbers);
    buf_clear(&content);
}

/* What was saved meanwhile is not overwritten: the save is refused as stale, and
 * the base is what the person saw. */
static void a_record_saved_meanwhile_is_a_conflict(void **state)
{
    struct model *m = *state;
    int64_t id = test_add(m, "category", "name", "Members", "persons", "10", NULL);
    struct draft *draft = open_draft(m, "category", id);
    struct buf content = {0};
    int64_t rev = draft->record->rev;
    type(draft, "name", "Mine");
    draft_content_put(draft, &content);
    draft_free(draft);
    test_set(m, "category", "C-0001", "name", "Theirs");
    test_set(m, "category", "C-0001", "persons", "20");
    struct draft_loss loss = {0};
    draft = open_draft(m, "category", id);
    draft_content_take(m, draft, buf_text(&content), rev, LANG_EN, &loss);
    assert_string_equal(draft->initial[kinds_field(draft->record->kind, "name")], "Members");
    assert_string_equal(draft_text(draft, "persons"), "20");
    assert_false(draft_save(m, draft, &id, NULL, &why));
    assert_int_equal(why.class, WHY_STALE);
    draft_free(draft);
    test_value_is(m, "category", "C-0001", "name", "Theirs");
    buf_clear(&content);
}

static void a_hostile_draft_types_nothing_but_text(void **state)
{
    static const char *const contents[] = {
        "",
        "\n",
        "field",
        "field name",
        "field name 5:",
        "field name 5:ab",
        "field name -1:ab\n",
        "field name 9999999:ab\n",
        "field name 1:ab\n",
        "field name 99999999999999999999:a\n",
        "nothing name 1:a\n",
        "end - 0:\nfield name 1:a\n",
        "field name 1:\xFF\n",
        "made retention.nothing 0:\nfield name 1:a\nend - 0:\n",
        "made category.name 0:\nfield name 1:a\nend - 0:\n",
        "came retention.categories 7:RT-9999\n",
        "field status 7:nothing\n",
        "field nothing 1:a\n",
        "base name 3:abc\n",
        "number name 0:\n",
    };
    struct model *m = *state;
    for (size_t i = 0; i < sizeof contents / sizeof contents[0]; i++) {
        struct draft *draft = open_draft(m, "category", 0);
        struct draft_loss loss = {0};
        struct cells labels = {0};
        draft_content_take(m, draft, contents[i], 0, LANG_EN, &loss);
        draft_content_labels(draft->record->kind, contents[i], LANG_EN, &labels);
        assert_string_equal(draft_text(draft, "name"), "");
        assert_false(draft_changed(draft));
        cells_clear(&labels);
        cells_clear(&loss.numbers);
        draft_free(draft);
    }
}

/* Deeper and more than any form: it is bounded, and ends soon. */
static void a_bottomless_draft_is_bounded(void **state)
{
    struct model *m = *state;
    struct buf deep = {0}, wide = {0};
    struct draft_loss loss = {0};
    for (int i = 0; i < 20000; i++) {
        buf_puts(&deep, i % 2 == 0 ? "made provision.categories 0:\n"
                                   : "made transmission.provision 0:\n");
        buf_puts(&wide, "made retention.categories 0:\nend - 0:\n");
    }
    struct draft *draft = open_draft(m, "category", 0);
    draft_content_take(m, draft, buf_text(&deep), 0, LANG_EN, &loss);
    draft_content_take(m, draft, buf_text(&wide), 0, LANG_EN, &loss);
    assert_true(end_of(draft, "retention")->made_count <= 200);
    assert_true(loss.unknown > 0);
    draft_free(draft);
    buf_clear(&deep);
    buf_clear(&wide);
}

static void play(struct app *app, const char *commands)
{
    FILE *script = tmpfile();
    assert_non_null(script);
    fputs(commands, script);
    rewind(script);
    if (!script_run(app, script, stdout, &why))
        fail_msg("%s", why.text);
    fclose(script);
}

/* Where a draft cannot be written typing goes on, and it is said once. */
static void what_cannot_be_kept_is_said_once(void **state)
{
    struct model *m = *state;
    struct app app;
    app_init(&app, m, LANG_EN, 24, 80, 1);
    play(&app, "keys a\ntype Visitors\n");
    sql(m, "PRAGMA query_only = ON");
    play(&app, "tick\nexpect is safe only once it is saved\n"
               "type  and\ntick\nexpect Visitors and\n");
    assert_int_equal(app.message.length, 0);
    sql(m, "PRAGMA query_only = OFF");
    play(&app, "tick\n");
    assert_int_equal(db_number(m->db, "SELECT count(*) FROM draft", 0, 0), 1);
    /* Changed back, there is nothing to keep. */
    play(&app, "keys ctrl-u\ntick\n");
    assert_int_equal(db_number(m->db, "SELECT count(*) FROM draft", 0, 0), 0);
    app_clear(&app);
}

/* Whose text was erased behind an open form, it does not bring it back. */
static void a_form_does_not_bring_back_what_was_redacted(void **state)
{
    struct model *m = *state;
    struct app app;
    struct redacted result;
    int64_t id = test_add(m, "category", "name", "Members", "remarks", "a secret", NULL);
    size_t remarks = kinds_field(kinds_find("category"), "remarks");
    app_init(&app, m, LANG_EN, 24, 80, 1);
    play(&app, "keys e\nfield remarks\ntype  or two\n");
    assert_true(redact_field(m, kinds_find("category"), id, remarks, &result, &why));
    redact_clear(&result);
    play(&app, "tick\n");
    assert_int_equal(db_number(m->db, "SELECT count(*) FROM draft", 0, 0), 0);
    app_clear(&app);
}

/* Whether any byte sequence of the file at PATH is TEXT. */
static bool file_holds(const char *path, const char *text)
{
    struct buf all = {0};
    char part[4096];
    size_t length;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    while ((length = fread(part, 1, sizeof part, file)) > 0)
        buf_add(&all, part, length);
    fclose(file);
    bool found = false;
    for (size_t i = 0; i + strlen(text) <= all.length && !found; i++)
        found = memcmp(all.text + i, text, strlen(text)) == 0;
    buf_clear(&all);
    return found;
}

static void redaction_takes_the_drafts_of_the_record_too(void **state)
{
    char folder[] = "/tmp/daicho-drafts-XXXXXX", path[64];
    struct redacted result;
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.daicho", folder);
    struct model *m = test_model_at(path);
    int64_t id = test_add(m, "category", "name", "Members", "remarks", "Hanako's secret", NULL);
    size_t remarks = kinds_field(kinds_find("category"), "remarks");
    put(m, "category", id, "base remarks 15:Hanako's secret\nend - 0:\n", 0);
    put(m, "item", 0, "field remarks 15:Hanako's secret\nend - 0:\n", 0);
    assert_true(redact_field(m, kinds_find("category"), id, remarks, &result, &why));
    assert_int_equal(count(m), 1);
    assert_non_null(strstr(buf_text(&result.others), "an unsaved form of tester (item)"));
    redact_clear(&result);
    sql(m, "DELETE FROM draft");
    sql(m, "VACUUM");
    assert_false(file_holds(path, "Hanako"));
    /* Also where the text was typed but never saved. */
    id = test_add(m, "category", "name", "Guests", NULL);
    put(m, "category", id, "field remarks 15:Hanako's secret\nend - 0:\n", 0);
    assert_true(file_holds(path, "Hanako"));
    assert_true(redact_field(m, kinds_find("category"), id, remarks, &result, &why));
    redact_clear(&result);
    assert_int_equal(count(m), 0);
    assert_false(file_holds(path, "Hanako"));
    test_sound(m);
    model_close(m);
    unlink(path);
    assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_kept_outside_of_the_journal, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_that_was_taken_away_does_not_come_back, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(one_that_goes_with_a_change_stays_where_that_is_given_up,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_person_and_a_running_process_keep_theirs, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_draft_of_another_machine_is_offered_with_its_name, set_up,
                                        tear_down),
        cmocka_unit_test(a_mark_tells_processes_apart),
        cmocka_unit_test_setup_teardown(what_no_daicho_wrote_is_not_offered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(everything_typed_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_individual_number_is_not_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_record_saved_meanwhile_is_a_conflict, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_hostile_draft_types_nothing_but_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_bottomless_draft_is_bounded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_kept_is_said_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_form_does_not_bring_back_what_was_redacted, set_up,
                                        tear_down),
        cmocka_unit_test(redaction_takes_the_drafts_of_the_record_too),
    };
    return cmocka_run_group_tests_name("drafts", tests, NULL, NULL);
}
