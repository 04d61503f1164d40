/*
 * The import assistant in the program as it is shipped: a ledger as a department
 * saved it from Excel becomes one change, without leaving the screen.
 */
#include "tests/window.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const char ctrl_s[] = "\x13";
static const char all_out[] = "\x01\x0b"; /* to the beginning, and all behind it */

/* Title rows, a date that is none, a status that is none, a column that nobody
 * knows. */
static const char ledger[] = "個人情報取扱台帳,,,,\r\n"
                             "2026年度 人事部,,,,\r\n"
                             "個人情報の名称,件数,最終見直し日,状態,社内だけの欄\r\n"
                             "採用応募者,320,令和7年4月1日,承認,毎年見直す\r\n"
                             "退職者,45,令和7年13月1日,検討,\r\n"
                             "合計,365,,,\r\n";

/* Writes TEXT, UTF-8, as CP932 to the file NAME in PLACE. */
static void write_cp932(const struct place *place, const char *name, const char *text)
{
    char path[96], bytes[1024], *in = (char *)text, *out = bytes;
    size_t left = strlen(text), room = sizeof bytes;
    iconv_t converter = iconv_open("CP932", "UTF-8");
    assert_true(converter != (iconv_t)-1);
    assert_int_equal(iconv(converter, &in, &left, &out, &room), 0);
    iconv_close(converter);
    snprintf(path, sizeof path, "%s/%s", place->folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fwrite(bytes, 1, (size_t)(out - bytes), file);
    assert_int_equal(fclose(file), 0);
}

/* Opens the assistant with the file NAME of PLACE. */
static void open_file(struct vt *vt, const struct place *place, const char *name)
{
    vt_send(vt, "I");
    vt_wait_for(vt, "Import a file");
    vt_send(vt, "\x15");
    vt_send(vt, place->folder);
    vt_send(vt, "/");
    vt_send(vt, name);
    vt_wait_for(vt, name);
    vt_send(vt, "\r");
}

/* Writes the ledger to PLACE, opens a window, and goes to the columns of it. */
static void begin(struct vt *vt, const struct place *place)
{
    write_cp932(place, "jinji.csv", ledger);
    window_open(vt, place);
    open_file(vt, place, "jinji.csv");
    vt_wait_for(vt, "CP932");
    vt_wait_for(vt, "row 3, 4 of 5 columns are known");
    vt_send(vt, "\r");
    vt_wait_for(vt, "How sure");
}

/* Has the last column go to the description. */
static void choose_description(struct vt *vt)
{
    vt_send(vt, "\033[F\r");
    vt_wait_for(vt, "type to filter");
    vt_send(vt, "description");
    vt_wait_for(vt, "Description");
    vt_send(vt, "\r");
    vt_wait_for(vt, "chosen");
}

/* Puts TEXT in place of the focused cell, of which PART is shown. */
static void correct(struct vt *vt, const char *part, const char *text)
{
    vt_send(vt, "\r");
    vt_wait_for(vt, part);
    vt_wait_for(vt, "Go on  Esc Cancel");
    vt_send(vt, all_out);
    vt_send(vt, text);
    vt_wait_for(vt, text);
    vt_send(vt, "\r");
}

/* Clicks in COLUMN of the row in which TEXT stands when all is shown. */
static void press(struct vt *vt, const char *text, int column)
{
    window_settle(vt);
    vt_mouse(vt, vt_wait_for(vt, text), column, 1);
}

static void a_ledger_of_a_department_comes_in(void **state)
{
    const struct place *place = *state;
    struct vt vt;
    begin(&vt, place);
    /* The column that is not known goes where the person says. */
    choose_description(&vt);
    vt_send(&vt, "p");
    vt_wait_for(&vt, "[!refused 1]");
    place_assert_count(place, "category", "採用", 0);
    /* Each of the two cells is corrected where it stands. */
    vt_send(&vt, "j");
    correct(&vt, "令和7年13月1日", "令和7年12月1日");
    vt_wait_for(&vt, ">       状態: ");
    correct(&vt, "検討", "Approved");
    vt_wait_for(&vt, "+new 2");
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Imported: 2 new, 0 changed.");
    place_assert_count(place, "category", "採用", 1);
    place_assert_count(place, "category", "退職者", 1);
    place_assert_sound(place);
    vt_send(&vt, "u");
    vt_wait_for(&vt, "Undone");
    place_assert_count(place, "category", "採用", 0);
    place_assert_count(place, "category", "退職者", 0);
    place_assert_count(place, "category", "Members", 1);
    /* The same header is known from now on. */
    open_file(&vt, place, "jinji.csv");
    vt_wait_for(&vt, "row 3, 5 of 5 columns are known");
    vt_send(&vt, "\033");
    vt_wait_for(&vt, "/ Filter");
    window_quit(&vt);
    place_assert_sound(place);
}

static void the_mouse_chooses_rows_and_outcomes(void **state)
{
    const struct place *place = *state;
    struct vt vt;
    begin(&vt, place);
    press(&vt, "最終見直し日", 10);
    vt_wait_for(&vt, ">= 最終見直し日");
    vt_send(&vt, "p");
    vt_wait_for(&vt, "[!refused 1]");
    press(&vt, "[!refused 1]", 3);
    vt_wait_for(&vt, "[Rows 2]");
    vt_send(&vt, "q");
    vt_wait_for(&vt, "How sure");
    vt_send(&vt, "q");
    vt_wait_for(&vt, "Read as");
    vt_send(&vt, "q");
    vt_wait_for(&vt, "/ Filter");
    window_quit(&vt);
    place_assert_count(place, "category", "採用", 0);
}

/* Rows that are not corrected go to a file beside the one that was read. */
static void the_good_rows_alone_are_taken(void **state)
{
    const struct place *place = *state;
    char path[128];
    struct vt vt;
    snprintf(path, sizeof path, "%s/jinji.csv.refused.csv", place->folder);
    begin(&vt, place);
    vt_send(&vt, "p");
    vt_wait_for(&vt, "[!refused 1]");
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Take the good rows");
    vt_send(&vt, "\033");
    vt_wait_for(&vt, "Ctrl-S Import");
    assert_int_not_equal(access(path, F_OK), 0);
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Take the good rows");
    vt_send(&vt, "g");
    vt_wait_for(&vt, "Imported: 1 new, 0 changed.");
    vt_wait_for(&vt, "1 row was refused");
    assert_int_equal(access(path, F_OK), 0);
    place_assert_count(place, "category", "採用", 1);
    place_assert_count(place, "category", "退職者", 0);
    window_quit(&vt);
    place_assert_sound(place);
}

/* Where the columns go is written to a file, and taken from it for a file with
 * another header. */
static void a_mapping_is_written_and_taken(void **state)
{
    const struct place *place = *state;
    char path[128];
    struct vt vt;
    snprintf(path, sizeof path, "%s/jinji.mapping.tsv", place->folder);
    begin(&vt, place);
    choose_description(&vt);
    vt_send(&vt, "M");
    vt_wait_for(&vt, "jinji.mapping.tsv");
    vt_send(&vt, "\r");
    vt_wait_for(&vt, "was written to jinji.mapping.tsv");
    assert_int_equal(access(path, F_OK), 0);
    /* What was chosen is lost with the file, and comes back with the mapping. */
    vt_send(&vt, "qf");
    vt_wait_for(&vt, "Leave this file");
    vt_send(&vt, "y");
    vt_wait_for(&vt, "Import a file");
    vt_send(&vt, "jinji.csv\r");
    vt_wait_for(&vt, "4 of 5 columns are known");
    vt_send(&vt, "\r");
    vt_wait_for(&vt, "How sure");
    vt_send(&vt, "m");
    vt_wait_for(&vt, "Take a mapping");
    vt_send(&vt, "jinji.m\r");
    vt_wait_for(&vt, "was taken from jinji.mapping.tsv");
    vt_wait_for(&vt, "Description");
    vt_send(&vt, "q");
    vt_wait_for(&vt, "5 of 5 columns are known");
    vt_send(&vt, "q");
    vt_wait_for(&vt, "Leave this file");
    vt_send(&vt, "y");
    vt_wait_for(&vt, "/ Filter");
    window_quit(&vt);
    place_assert_sound(place);
}

/* Two ledgers are one plan and one change; the list shows the first new record. */
static void two_ledgers_are_one_change(void **state)
{
    const struct place *place = *state;
    struct vt vt;
    write_cp932(place, "jinji.csv", "個人情報の名称,件数\r\n採用応募者,320\r\n");
    write_cp932(place, "soumu.csv", "総務部,\r\n個人情報の名称,件数\r\n来訪者,約8\r\n");
    window_open(&vt, place);
    vt_send(&vt, "I");
    vt_wait_for(&vt, "Import a file");
    vt_send(&vt, place->folder);
    vt_send(&vt, "/jinji");
    vt_wait_for(&vt, "1/1");
    vt_send(&vt, "\033[2~");
    vt_wait_for(&vt, "1 marked");
    vt_send(&vt, "\025");
    vt_send(&vt, place->folder);
    vt_send(&vt, "/soumu.csv\r");
    vt_wait_for(&vt, "jinji.csv (file 1 of 2)");
    vt_send(&vt, "\r");
    vt_wait_for(&vt, "How sure");
    vt_send(&vt, "p");
    vt_wait_for(&vt, "Before the plan: soumu.csv");
    vt_wait_for(&vt, "soumu.csv (file 2 of 2)");
    vt_send(&vt, "\r");
    vt_wait_for(&vt, "How sure");
    vt_send(&vt, "p");
    vt_wait_for(&vt, "[!refused 1]");
    vt_wait_for(&vt, "soumu.csv, row 3");
    correct(&vt, "約8", "8");
    vt_wait_for(&vt, "+new 2");
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Imported: 2 new, 0 changed. u takes it back.");
    vt_wait_for(&vt, ">C-0002");
    place_assert_count(place, "category", "来訪者", 1);
    vt_send(&vt, "u");
    vt_wait_for(&vt, "Undone");
    place_assert_count(place, "category", "来訪者", 0);
    place_assert_count(place, "category", "採用応募者", 0);
    window_quit(&vt);
    place_assert_sound(place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_ledger_of_a_department_comes_in, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(the_good_rows_alone_are_taken, place_make, place_remove),
        cmocka_unit_test_setup_teardown(a_mapping_is_written_and_taken, place_make, place_remove),
        cmocka_unit_test_setup_teardown(two_ledgers_are_one_change, place_make, place_remove),
        cmocka_unit_test_setup_teardown(the_mouse_chooses_rows_and_outcomes, place_make,
                                        place_remove),
    };
    return cmocka_run_group_tests_name("import_screen", tests, NULL, NULL);
}
