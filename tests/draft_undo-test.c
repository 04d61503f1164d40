/*
 * Undo and redo of a draft: in the order in which it was done, whatever the
 * field, and never anything lost.
 */
#include "model/mem.h"
#include "model/model.h"
#include "tui/draft_undo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct bench {
    struct model *m;
    struct draft *draft;
    struct draft_undo *undo;
};

static int set_up(void **state)
{
    struct why why = {.lang = LANG_EN};
    struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct bench *bench = mem_new(1, sizeof *bench);
    bench->m = model_scratch(&options, &why);
    bench->draft = draft_new(bench->m, kinds_find("category"), 0, &why);
    bench->undo = draft_undo_new(bench->draft);
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    draft_undo_free(bench->undo);
    draft_free(bench->draft);
    model_close(bench->m);
    free(bench);
    return 0;
}

static size_t field(const struct bench *bench, const char *column)
{
    return kinds_field(bench->draft->record->kind, column);
}

/* Types each character of TEXT as a key of its own. */
static void type(struct bench *bench, const char *column, const char *text)
{
    size_t number = field(bench, column);
    for (; *text != '\0'; text++) {
        char letter[] = {*text, '\0'};
        draft_undo_note(bench->undo, number);
        edit_insert(&bench->draft->fields[number], letter);
    }
}

/* Sets the value of a choice or link, as pickers do. */
static void choose(struct bench *bench, const char *column, const char *value)
{
    draft_undo_note(bench->undo, field(bench, column));
    edit_set(&bench->draft->fields[field(bench, column)], value);
}

static struct draft_end *end_of(struct bench *bench, const char *kind)
{
    struct draft_end *end = bench->draft->ends;
    while (strcmp(end->through.kind->name, kind) != 0)
        end++;
    return end;
}

static void back(struct bench *bench, const char *column)
{
    struct draft_place place;
    assert_true(draft_undo_back(bench->undo, &place));
    assert_false(place.end);
    assert_int_equal(place.number, field(bench, column));
}

static void again(struct bench *bench, const char *column)
{
    struct draft_place place;
    assert_true(draft_undo_again(bench->undo, &place));
    assert_false(place.end);
    assert_int_equal(place.number, field(bench, column));
}

static void is(struct bench *bench, const char *column, const char *text)
{
    assert_string_equal(draft_text(bench->draft, column), text);
}

static void nothing_is_left_to_undo(struct bench *bench)
{
    struct draft_place place;
    assert_false(draft_undo_back(bench->undo, &place));
}

static void fields_are_undone_in_the_order_of_what_was_done(void **state)
{
    struct bench *bench = *state;
    type(bench, "name", "Applicants");
    choose(bench, "status", "draft");
    type(bench, "name", "!");
    choose(bench, "items", "Name; Address");
    choose(bench, "items", "");
    back(bench, "items");
    is(bench, "items", "Name; Address");
    back(bench, "items");
    back(bench, "name");
    is(bench, "name", "Applicants");
    back(bench, "status");
    is(bench, "status", "");
    back(bench, "name");
    is(bench, "name", "");
    nothing_is_left_to_undo(bench);
    again(bench, "name");
    again(bench, "status");
    again(bench, "name");
    again(bench, "items");
    again(bench, "items");
    is(bench, "name", "Applicants!");
    is(bench, "status", "draft");
    is(bench, "items", "");
    struct draft_place place;
    assert_false(draft_undo_again(bench->undo, &place));
}

static void typing_is_undone_by_words(void **state)
{
    struct bench *bench = *state;
    type(bench, "subjects", "one two");
    back(bench, "subjects");
    is(bench, "subjects", "one ");
    back(bench, "subjects");
    is(bench, "subjects", "");
    nothing_is_left_to_undo(bench);
}

/* Back in a field, what is typed there does not join what was typed before
 * other fields were. */
static void typing_joins_only_while_the_focus_stays(void **state)
{
    struct bench *bench = *state;
    type(bench, "name", "a");
    type(bench, "subjects", "b");
    type(bench, "name", "c");
    back(bench, "name");
    is(bench, "name", "a");
    back(bench, "subjects");
    is(bench, "subjects", "");
    back(bench, "name");
    is(bench, "name", "");
}

static void a_new_edit_drops_what_could_be_redone(void **state)
{
    struct bench *bench = *state;
    struct draft_place place;
    type(bench, "name", "a");
    type(bench, "subjects", "b");
    back(bench, "subjects");
    back(bench, "name");
    type(bench, "name", "c");
    assert_false(draft_undo_again(bench->undo, &place));
    is(bench, "name", "c");
    is(bench, "subjects", "");
    back(bench, "name");
    again(bench, "name");
    is(bench, "name", "c");
    type(bench, "subjects", "d");
    back(bench, "subjects");
    again(bench, "subjects");
    is(bench, "subjects", "d");
}

/* What one action did to several fields is one step: the first is shown. */
static void an_action_on_several_fields_is_one_step(void **state)
{
    struct bench *bench = *state;
    type(bench, "name", "mine");
    draft_undo_note(bench->undo, field(bench, "name"));
    edit_set(&bench->draft->fields[field(bench, "name")], "theirs");
    edit_set(&bench->draft->fields[field(bench, "persons")], "12");
    back(bench, "name");
    is(bench, "name", "mine");
    is(bench, "persons", "");
    again(bench, "name");
    is(bench, "name", "theirs");
    is(bench, "persons", "12");
}

static void links_of_the_other_ends_come_back(void **state)
{
    struct bench *bench = *state;
    struct draft_place place;
    struct draft_end *end = end_of(bench, "entrustment");
    cells_add(&end->codes, "EN-0001");
    draft_undo_note(bench->undo, 0);
    cells_add(&end->codes, "EN-0002");
    assert_true(draft_undo_back(bench->undo, &place));
    assert_true(place.end);
    assert_ptr_equal(&bench->draft->ends[place.number], end);
    assert_int_equal(end->codes.count, 1);
    assert_true(draft_undo_back(bench->undo, &place));
    assert_int_equal(end->codes.count, 0);
    assert_true(draft_undo_again(bench->undo, &place));
    assert_true(draft_undo_again(bench->undo, &place));
    assert_int_equal(end->codes.count, 2);
    assert_string_equal(end->codes.items[1], "EN-0002");
}

/* A record that was made with this one and thrown away again is as it was. */
static void made_records_come_back_with_what_was_typed(void **state)
{
    struct bench *bench = *state;
    struct draft_place place;
    struct draft_end *end = end_of(bench, "retention");
    struct draft *made = draft_make(bench->m, bench->draft, end, LANG_EN);
    edit_set(&made->fields[kinds_field(made->record->kind, "name")], "Six months");
    draft_undo_note(bench->undo, 0);
    draft_drop(end, made);
    assert_int_equal(end->made_count, 0);
    assert_true(draft_undo_back(bench->undo, &place));
    assert_int_equal(end->made_count, 1);
    assert_string_equal(draft_text(end->made[0], "name"), "Six months");
    assert_true(draft_undo_back(bench->undo, &place));
    assert_int_equal(end->made_count, 0);
    assert_false(draft_changed(bench->draft));
}

/* What came and went between two keys was nothing. */
static void what_was_given_up_at_once_is_no_step(void **state)
{
    struct bench *bench = *state;
    struct draft_end *end = end_of(bench, "retention");
    draft_undo_note(bench->undo, 0);
    draft_drop(end, draft_make(bench->m, bench->draft, end, LANG_EN));
    nothing_is_left_to_undo(bench);
}

/* Whatever is done: undone to the beginning all is as it was, done again all is
 * as it became. */
static void any_order_leads_back_and_forth(void **state)
{
    struct bench *bench = *state;
    static const char *const columns[] = {"name", "subjects", "status", "items", "description"};
    enum { COLUMNS = sizeof columns / sizeof columns[0] };
    struct draft_place place;
    unsigned seed = 7;
    for (int i = 0; i < 3000; i++) {
        seed = seed * 1103515245u + 12345u;
        const char *column = columns[(seed >> 8) % COLUMNS];
        struct edit *edit = &bench->draft->fields[field(bench, column)];
        switch ((seed >> 16) % 6) {
        case 0:
            draft_undo_back(bench->undo, &place);
            break;
        case 1:
            draft_undo_again(bench->undo, &place);
            break;
        case 2:
            choose(bench, column, "台帳");
            break;
        case 3:
            draft_undo_note(bench->undo, field(bench, column));
            edit_delete(edit, EDIT_LEFT);
            break;
        default:
            type(bench, column, "a");
        }
    }
    char *after[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++)
        after[i] = mem_copy(draft_text(bench->draft, columns[i]));
    /* To note what was done last drops what could be redone. */
    draft_undo_note(bench->undo, 0);
    size_t steps = 0;
    while (draft_undo_back(bench->undo, &place))
        steps++;
    assert_false(draft_changed(bench->draft));
    for (; steps > 0; steps--)
        assert_true(draft_undo_again(bench->undo, &place));
    for (size_t i = 0; i < COLUMNS; i++) {
        is(bench, columns[i], after[i]);
        free(after[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(fields_are_undone_in_the_order_of_what_was_done, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(typing_is_undone_by_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(typing_joins_only_while_the_focus_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_new_edit_drops_what_could_be_redone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_action_on_several_fields_is_one_step, set_up, tear_down),
        cmocka_unit_test_setup_teardown(links_of_the_other_ends_come_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(made_records_come_back_with_what_was_typed, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_was_given_up_at_once_is_no_step, set_up, tear_down),
        cmocka_unit_test_setup_teardown(any_order_leads_back_and_forth, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("draft_undo", tests, NULL, NULL);
}
