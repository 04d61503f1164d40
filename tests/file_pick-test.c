/*
 * Asking for a file: the list of a folder, filtering, completing, what is
 * entered, taken and refused.
 */
#include "model/buf.h"
#include "tests/workbook.h"
#include "tui/app.h"
#include "tui/file_pick.h"
#include "tui/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct room {
    char folder[TEST_PATH]; /* the home and the working folder */
    struct model *m;
    struct app app;
    char *path, *sheet; /* what was handed over last, the last of several; NULL: nothing */
    size_t count;       /* how many files that were */
    bool refuses;
};

static bool take(struct app *app, const struct file_picked *picked, size_t count, void *context,
                 struct why *why)
{
    struct room *room = *(struct room **)context;
    (void)app;
    free(room->path);
    free(room->sheet);
    room->count = count;
    picked += count - 1;
    room->path = strdup(picked->path);
    room->sheet = picked->sheet == NULL ? NULL : strdup(picked->sheet);
    return !room->refuses || why_set(why, "The file is empty. Expected: a header row with the "
                                          "names of the columns, and a row for each person.");
}

static void ask_as(struct room *room, struct file_pick_order order)
{
    struct room **context = malloc(sizeof *context);
    assert_non_null(context);
    *context = room;
    order.title = "FILE";
    order.about = "ABOUT";
    order.take = take;
    order.context = context;
    file_pick_open(&room->app, &order);
}

static void ask(struct room *room, const char *folder)
{
    ask_as(room, (struct file_pick_order){.folder = folder});
}

/* Does what the commands of SCRIPT say. */
static void run(struct room *room, const char *script)
{
    struct why why = {.lang = LANG_EN};
    FILE *in = fmemopen((void *)script, strlen(script), "r");
    FILE *out = fopen("/dev/null", "w");
    assert_non_null(in);
    assert_non_null(out);
    if (!script_run(&room->app, in, out, &why))
        fail_msg("%s", why.text);
    fclose(in);
    fclose(out);
}

/* The rows that show TEXT. */
static int shows(struct room *room, const char *text)
{
    struct buf shown = {0};
    int count = 0;
    app_draw(&room->app);
    canvas_text(room->app.canvas, &shown);
    for (const char *at = buf_text(&shown); (at = strstr(at, text)) != NULL; at += strlen(text))
        count++;
    buf_clear(&shown);
    return count;
}

static bool asks(const struct room *room)
{
    return room->app.top->context == ON_FILES;
}

static void assert_taken(struct room *room, const char *name)
{
    char path[TEST_PATH];
    test_path(room->folder, name, path);
    assert_non_null(room->path);
    char *real = realpath(room->path, NULL), *wanted = realpath(path, NULL);
    assert_non_null(real);
    assert_string_equal(real, wanted);
    free(real);
    free(wanted);
}

static void make_folder(struct room *room, const char *name)
{
    char path[TEST_PATH];
    test_path(room->folder, name, path);
    assert_int_equal(mkdir(path, 0700), 0);
}

static int begin(void **state)
{
    struct why why = {.lang = LANG_EN};
    struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct room *room = calloc(1, sizeof *room);
    assert_non_null(room);
    test_folder(room->folder);
    test_write(room->folder, "members.csv", "a,b\n1,2\n");
    test_write(room->folder, "Members-old.CSV", "a,b\n");
    test_write(room->folder, "会員名簿.tsv", "a\tb\n");
    test_write(room->folder, "notes.pdf", "x");
    test_write(room->folder, ".hidden.csv", "a\n");
    test_write(room->folder, "~$book.xlsx", "a\n");
    make_folder(room, "staff");
    test_write(room->folder, "staff/r.txt", "a,b\n");
    assert_int_equal(chdir(room->folder), 0);
    setenv("HOME", room->folder, 1);
    room->m = model_scratch(&options, &why);
    assert_non_null(room->m);
    app_init(&room->app, room->m, LANG_EN, 24, 80, 1);
    *state = room;
    return 0;
}

static int end(void **state)
{
    struct room *room = *state;
    app_clear(&room->app);
    model_close(room->m);
    assert_int_equal(chdir("/"), 0);
    test_folder_delete(room->folder);
    free(room->path);
    free(room->sheet);
    free(room);
    return 0;
}

static void it_begins_in_the_working_folder_with_tables_and_folders(void **state)
{
    struct room *room = *state;
    ask(room, NULL);
    assert_int_equal(shows(room, "FILE"), 1);
    assert_int_equal(shows(room, "ABOUT"), 1);
    assert_int_equal(shows(room, "~/"), 1);
    assert_int_equal(shows(room, "members.csv"), 1);
    assert_int_equal(shows(room, "Members-old.CSV"), 1);
    assert_int_equal(shows(room, "会員名簿.tsv"), 1);
    assert_int_equal(shows(room, "staff/"), 1);
    assert_int_equal(shows(room, "../"), 1);
    assert_int_equal(shows(room, "notes.pdf"), 0);
    assert_int_equal(shows(room, "hidden"), 0);
    assert_int_equal(shows(room, "~$"), 0);
    assert_int_equal(shows(room, "8 B"), 1);
    run(room, "key esc");
    assert_false(asks(room));
    assert_null(room->path);
}

static void typing_filters_and_enter_takes_the_focused_file(void **state)
{
    struct room *room = *state;
    ask(room, NULL);
    run(room, "type OLD");
    assert_int_equal(shows(room, "Members-old.CSV"), 1);
    assert_int_equal(shows(room, "members.csv"), 0);
    run(room, "key enter");
    assert_taken(room, "Members-old.CSV");
    assert_false(asks(room));
}

static void names_are_found_by_any_form_of_their_characters(void **state)
{
    struct room *room = *state;
    ask(room, NULL);
    run(room, "type ＭＥＭ\nexpect members.csv");
    assert_int_equal(shows(room, "会員"), 0);
    run(room, "key ctrl-u\ntype ~/.h\nexpect .hidden.csv");
}

static void tab_completes_what_all_names_have_in_common_then_the_focused_row(void **state)
{
    struct room *room = *state;
    ask(room, NULL);
    run(room, "type mem\nkey tab\nexpect ~/members.csv\nkey ctrl-u\ntype ~/st\nkey tab");
    assert_int_equal(shows(room, "~/staff/"), 1);
    assert_int_equal(shows(room, "r.txt"), 1);
    /* Nothing is in common: the focused row. */
    run(room, "key ctrl-u\ntype ~/\nkey down\nkey tab\nexpect ~/members.csv");
    run(room, "key enter");
    assert_taken(room, "members.csv");
}

static void a_folder_is_entered_and_left(void **state)
{
    struct room *room = *state;
    ask(room, NULL);
    run(room, "type staff\nkey enter\nexpect ~/staff/\nexpect r.txt");
    run(room, "key end\nkeys down down down\nkey enter");
    assert_int_equal(shows(room, "~/staff"), 0);
    assert_int_equal(shows(room, "members.csv"), 1);
    assert_true(asks(room));
    assert_null(room->path);
}

static void the_last_folder_is_remembered_in_the_session(void **state)
{
    struct room *room = *state;
    ask(room, NULL);
    run(room, "type staff/r.txt\nkey enter");
    assert_taken(room, "staff/r.txt");
    ask(room, NULL);
    assert_int_equal(shows(room, "~/staff/"), 1);
    run(room, "key esc");
    ask(room, "/");
    run(room, "type tmp\nexpect tmp/");
}

static void a_folder_without_a_table_says_so(void **state)
{
    struct room *room = *state;
    make_folder(room, "none");
    ask(room, "~/none");
    run(room, "expect No file here ends with .csv .tsv");
    run(room, "key ctrl-u\ntype ~/staff/\nexpect r.txt");
    assert_int_equal(shows(room, "No file here"), 0);
}

static void any_path_can_be_typed_whatever_its_ending(void **state)
{
    struct room *room = *state;
    ask(room, NULL);
    run(room, "type notes.pdf\nexpect No name matches\nkey enter");
    assert_taken(room, "notes.pdf");
}

static void a_refusal_is_said_and_leaves_the_path(void **state)
{
    struct room *room = *state;
    room->refuses = true;
    ask(room, NULL);
    run(room, "type members\nkey enter\nexpect The file is empty.");
    assert_true(asks(room));
    assert_int_equal(shows(room, "~/members"), 1);
    run(room, "key backspace");
    assert_int_equal(shows(room, "The file is empty."), 0);
    run(room, "size 40x10\nkey enter\nexpect The file is empty.\nexpect a row for each");
    run(room, "size 80x24\nkey ctrl-u\ntype ~/nothing.csv\nkey enter\nexpect cannot be opened");
    run(room, "key ctrl-u\ntype ~/nowhere/x.csv\nexpect The folder ~/nowhere/ cannot be opened");
    run(room, "key ctrl-u\ntype /dev/null\nkey enter\nexpect a device or a pipe");
    room->refuses = false;
    run(room, "key ctrl-u\ntype ~/members.csv\nkey enter");
    assert_false(asks(room));
}

static void a_dropped_path_takes_the_place_of_what_was_typed(void **state)
{
    struct room *room = *state;
    struct buf script = {0};
    ask(room, NULL);
    buf_printf(&script, "type old\npaste '%s/会員名簿.tsv' \nkey enter\n", room->folder);
    run(room, buf_text(&script));
    assert_taken(room, "会員名簿.tsv");
    buf_clear(&script);
}

static void a_slash_or_a_tilde_behind_a_folder_begins_anew(void **state)
{
    struct room *room = *state;
    struct buf script = {0};
    ask(room, "/usr/share");
    buf_printf(&script, "type %s/st\nexpect staff/\n", room->folder);
    run(room, buf_text(&script));
    assert_int_equal(shows(room, "/usr/share"), 0);
    assert_int_equal(shows(room, "//"), 0);
    run(room, "key ctrl-u\ntype /usr/share/~/mem\nexpect ~/mem\nexpect members.csv");
    assert_int_equal(shows(room, "/usr/share"), 0);
    /* Within the path, and where a name has begun, it is a character like others. */
    run(room, "key ctrl-u\ntype ~/a~b/\nexpect ~/a~b/\nkeys home delete\ntype ~\nexpect ~/a~b/");
    buf_clear(&script);
}

static const char two_sheets[] = "<sheet name=\"Staff\" sheetId=\"1\" r:id=\"rId1\"/>"
                                 "<sheet name=\"Hints\" sheetId=\"2\" r:id=\"rId2\"/>";
static const char cell[] = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

static void of_several_filled_sheets_one_is_asked_for(void **state)
{
    struct room *room = *state;
    workbook_write(room->folder, "book.xlsx",
                   &(struct workbook){.rows = cell, .second = cell, .sheets = two_sheets});
    workbook_write(room->folder, "one.xlsx", &(struct workbook){.rows = cell});
    ask(room, NULL);
    run(room, "type book.xlsx\nkey enter\nexpect Which sheet?\nexpect Staff\nkeys esc");
    assert_true(asks(room));
    assert_null(room->path);
    room->refuses = true;
    run(room, "keys enter down enter\nexpect The file is empty.");
    assert_taken(room, "book.xlsx");
    assert_string_equal(room->sheet, "Hints");
    room->refuses = false;
    run(room, "key ctrl-u\ntype ~/one.xlsx\nkey enter");
    assert_taken(room, "one.xlsx");
    assert_null(room->sheet);
    assert_false(asks(room));
}

static void several_files_are_marked_and_handed_over_together(void **state)
{
    struct room *room = *state;
    workbook_write(room->folder, "book.xlsx",
                   &(struct workbook){.rows = cell, .second = cell, .sheets = two_sheets});
    ask_as(room, (struct file_pick_order){.several = true});
    run(room, "keys space insert\nexpect * book.xlsx\nexpect * Members-old.CSV\nexpect 2 marked");
    /* The second time takes the mark off; a folder has none. */
    run(room, "keys up space\nexpect 1 marked\nkeys page-down space\nexpect Only files can be "
              "marked.\nexpect 1 marked");
    /* A folder is entered, the marks stay. */
    run(room, "type staff\nkey down\nkey enter\nexpect ~/staff/\nexpect 1 marked");
    run(room, "type r.t\nexpect r.txt\nkeys down space\nexpect 2 marked");
    /* Of a workbook it is asked which sheet is meant, before any is handed over. */
    run(room, "key enter\nexpect Which sheet of book.xlsx?");
    assert_null(room->path);
    run(room, "keys down enter");
    assert_false(asks(room));
    assert_int_equal(room->count, 2);
    assert_taken(room, "staff/r.txt");
    assert_null(room->sheet);
}

static void marking_the_last_file_leads_to_no_folder(void **state)
{
    struct room *room = *state;
    ask_as(room, (struct file_pick_order){.several = true});
    run(room, "type staff/\nexpect r.txt\nkey space\nexpect 1 marked\nexpect >* r.txt");
    run(room, "key enter");
    assert_false(asks(room));
    assert_int_equal(room->count, 1);
    assert_taken(room, "staff/r.txt");
    /* Who goes on to the folder means the folder. */
    ask_as(room, (struct file_pick_order){.several = true});
    run(room, "key ctrl-u\ntype ~/staff/\nkeys space down\nexpect >../\nkey enter\n"
              "expect 1 marked\nexpect members.csv");
    assert_true(asks(room));
}

static void what_is_typed_is_taken_with_the_marked_ones(void **state)
{
    struct room *room = *state;
    ask_as(room, (struct file_pick_order){.several = true});
    run(room, "type mem\nkey insert\nexpect 1 marked");
    /* A name that there is not is said, and not passed over. */
    run(room, "key ctrl-u\ntype ~/nothing.csv\nkey enter\nexpect cannot be opened");
    assert_null(room->path);
    run(room, "key ctrl-u\ntype ~/staff\nkey enter\nexpect ~/staff/\nexpect 1 marked");
    run(room, "type r.t\nkey enter");
    assert_int_equal(room->count, 2);
    assert_taken(room, "staff/r.txt");
}

static void a_blank_within_a_name_marks_nothing(void **state)
{
    struct room *room = *state;
    ask_as(room, (struct file_pick_order){.several = true});
    run(room, "type mem\nkey space\nexpect ~/mem ");
    assert_int_equal(shows(room, "marked"), 0);
    ask(room, NULL);
    run(room, "key insert\nexpect One file alone can be taken here.");
}

static void a_file_that_is_written_need_not_be_there(void **state)
{
    struct room *room = *state;
    ask_as(room, (struct file_pick_order){.name = "new.tsv"});
    run(room, "expect ~/new.tsv\nkey enter");
    assert_false(asks(room));
    assert_non_null(room->path);
    assert_non_null(strstr(room->path, "/new.tsv"));
    /* One that is there is replaced only when the person says so. */
    free(room->path);
    room->path = NULL;
    ask_as(room, (struct file_pick_order){.name = "members.csv"});
    run(room, "key enter\nexpect will be replaced\nkey esc");
    assert_null(room->path);
    assert_true(asks(room));
    run(room, "key enter\nkey r");
    assert_taken(room, "members.csv");
    assert_false(asks(room));
}

static void a_workbook_that_cannot_be_read_is_refused_with_its_remedy(void **state)
{
    struct room *room = *state;
    test_write(room->folder, "broken.xlsx", "PK\x03\x04 and no more");
    ask(room, NULL);
    run(room, "type broken\nkey enter\nexpect damaged");
    assert_true(asks(room));
    assert_null(room->path);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(it_begins_in_the_working_folder_with_tables_and_folders),
        TEST(typing_filters_and_enter_takes_the_focused_file),
        TEST(names_are_found_by_any_form_of_their_characters),
        TEST(tab_completes_what_all_names_have_in_common_then_the_focused_row),
        TEST(a_folder_is_entered_and_left),
        TEST(the_last_folder_is_remembered_in_the_session),
        TEST(a_folder_without_a_table_says_so),
        TEST(any_path_can_be_typed_whatever_its_ending),
        TEST(a_refusal_is_said_and_leaves_the_path),
        TEST(a_dropped_path_takes_the_place_of_what_was_typed),
        TEST(a_slash_or_a_tilde_behind_a_folder_begins_anew),
        TEST(of_several_filled_sheets_one_is_asked_for),
        TEST(several_files_are_marked_and_handed_over_together),
        TEST(marking_the_last_file_leads_to_no_folder),
        TEST(what_is_typed_is_taken_with_the_marked_ones),
        TEST(a_blank_within_a_name_marks_nothing),
        TEST(a_file_that_is_written_need_not_be_there),
        TEST(a_workbook_that_cannot_be_read_is_refused_with_its_remedy),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
