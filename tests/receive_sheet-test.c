/*
 * The files that departments send back, as their programs and their hands left them:
 * which sheet it is, where the header stands, which category a row is about, and what
 * is said where that cannot be told.
 */
#include "tests/received.h"
#include "tests/workbook.h"

#include "export/review_send.h"
#include "model/record_mark.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])
#define TEST(function) cmocka_unit_test_setup_teardown(function, received_open, received_close)

/* A file, and what is told of it, as received_says() has it. */
struct file {
    const char *text;
    const char *says[6];
};

static void check_files(struct received *s, const struct file *files, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++)
        wrong += !received_says(s, files[i].text, files[i].says, COUNT(files[i].says));
    assert_int_equal(wrong, 0);
}

#define HEAD "Record number,State sent,Code,Name,Answer"

/* clang-format off */

static void the_header_is_found_wherever_it_stands(void **state)
{
    static const struct file files[] = {
        {"Sheet of the review,,,,\n\nPlease fill in,,,,\n" HEAD ",Remarks\n{C-1},{sent},C-1,Members,changed,new\n",
         {"  remarks: as before > new ("}},
        {HEAD ",Remarks\n{C-1},{sent},C-1,Members,changed,new\n" HEAD ",Remarks\n,,,,,\n{C-2},{sent},C-2,Calls,no change,\n",
         {"  remarks: as before > new (", "!refused", "!C-2 Calls was sent"}},
        {HEAD ",Remarks\n{C-1},{sent},C-1,Members,changed,new\nCode,Name,Answer,Remarks,,\n",
         {"refused: a.csv, row 3, Record number: The record number is damaged."}},
        {"記録番号,送付時の状態,コード,名称,回答,備考\n{C-1},{sent},C-1,Members,変更あり,新しい\n", {"  remarks: as before > 新しい ("}},
        {HEAD ",Name\n{C-1},{sent},C-1,Members,changed,Other\n", {"noted: a.csv: The column \"Name\" belongs to no review and was not read."}},
        {"Code,Name,Remarks\nC-1,Members,new\n", {"noted: a.csv, row 2, Code: The record number is missing; the row was found by its code."}},
        {"Code,Name\nC-1,Members\n", {"a.csv: No header of a review was found: columns such as Record number, Answer and Code."}},
        {"Name,Remarks,Counted on\nMembers,new,2024-04-01\n", {"a.csv: No header of a review was found"}},
        {"", {"a.csv: No header of a review was found"}},
    };
    check_files(*state, files, COUNT(files));
}

static void renamed_columns_are_known_by_what_stands_in_them(void **state)
{
    static const struct file files[] = {
        {"ID,When,Code,Name,Answer,個人情報の利用目的,Colour,\n,,,,,,,\n{C-1},{sent},C-1,Members,changed,News,red,\n",
         {"noted: a.csv: The column \"ID\" was read as Record number.", "The column \"When\" was read as State sent.",
          "The column \"Colour\" belongs to no review and was not read.", "edited category C-1 Members\n", "!was found by its code", "!The column \"\""}},
        {"Code,Name,Answer,事業者,要配慮の有無,個人情報の保管先,根拠\nC-1,Members,changed,a,b,c,d\n",
         {"The column \"事業者\" belongs to no review", "The column \"要配慮の有無\" belongs to no review",
          "The column \"個人情報の保管先\" belongs to no review", "The column \"根拠\" belongs to no review"}},
        {"ID,Code,Name,Answer,種類\nx,C-1,Members,changed,y\n", {"The column \"ID\" belongs to no review and was not read."}},
        {"Code,Name,Answer,,\nC-1,Members,changed,{C-1},\nCode,Name,Answer,,\n", {"The column \"\" was read as Record number.", "!refused"}},
        {"Code,Name,Answer,,\nC-1,Members,changed,{C-1},{sent}\n", {"The column \"\" was read as Record number."}},
    };
    check_files(*state, files, COUNT(files));
}

/* clang-format on */

/* The header stands in one of the first sixty rows, and a column is known by what stands in
 * one of the sixty below it. */
static void the_header_and_marks_are_looked_for_in_the_first_rows(void **state)
{
    for (size_t above = 59; above < 61; above++) {
        struct buf sheet = {0}, column = {0};
        for (size_t i = 0; i < above; i++)
            buf_puts(&sheet, "Please fill in,,\n");
        buf_puts(&sheet, HEAD ",Remarks\n{C-1},{sent},C-1,Members,changed,new\n");
        buf_puts(&column, "Code,Name,Answer,Serial\n");
        for (size_t i = 1; i < above; i++)
            buf_puts(&column, "C-1,Members,no change,\n");
        buf_puts(&column, "C-1,Members,no change,{C-1}\n");
        const struct file files[] = {
            {buf_text(&sheet),
             {above < 60 ? "  remarks: as before > new (" : "No header of a review was found"}},
            {buf_text(&column),
             {above < 60 ? "The column \"Serial\" was read as Record number."
                         : "The column \"Serial\" belongs to no review and was not read."}},
        };
        check_files(*state, files, COUNT(files));
        buf_clear(&sheet);
        buf_clear(&column);
    }
}

/* clang-format off */

static void a_row_says_which_category_it_is_about(void **state)
{
    static const struct file files[] = {
        {HEAD "\nRK7Q2-9WMHC-X4TPE,{sent},C-1,Members,no change\n", {"Code: The record number is damaged; the row was found by its code."}},
        {HEAD "\nscribble,{sent},C-1,Members,no change\n", {"Code: The record number is damaged; the row was found by its code."}},
        {HEAD "\nscribble,{sent},,Members,no change\n", {"refused: a.csv, row 2, Record number: The record number is damaged."}},
        {HEAD "\n,{sent},C-99,Members,no change\n", {"refused: a.csv, row 2, Code: The code \"C-99\" is not in this review"}},
        {HEAD "\n,{sent},,,no change\n", {"refused: a.csv, row 2, Name: The row has neither a record number nor a name."}},
        {HEAD "\n,,,Members,no change\n", {"refused: a.csv, row 2, Name: There is a data category called \"Members\" already."}},
        {HEAD "\n,,,Visitors,changed\n", {"added category Visitors\n"}},
        {"Record number,Answer,Remarks\n,changed,new\n", {"refused: a.csv, row 2: The row has neither a record number nor a name."}},
        {HEAD "\n{C-1},{sent},C-2,Members,changed\n", {"asked: a.csv, row 2, Code: The cell is locked and was changed all the same"}},
        {HEAD "\n{C-1},{sent},C-1,Members,no change\n{C-1},{sent},C-1,Members,no change\n", {"Record number: The same row stands twice; it was read once."}},
        {HEAD "\n{C-1},{sent},C-1,Members,no change\n{C-1},{sent},C-1,Others,changed\n", {"refused: a.csv, row 3, Record number: Row 2 of ", "Join the rows."}},
    };
    check_files(*state, files, COUNT(files));
}

static void the_state_that_was_sent_must_be_one_of_the_journal(void **state)
{
    static const struct file files[] = {
        {HEAD ",Remarks\n{C-1},,C-1,Members,changed,new\n", {"noted: a.csv, row 2, State sent: The state that was sent is missing"}},
        {HEAD "\n{C-1},E99999R1,C-1,Members,no change\n", {"refused: a.csv, row 2, State sent: The journal has no entry of the state"}},
        {HEAD "\n{C-1},E0R1,C-1,Members,no change\n", {"refused: a.csv, row 2, State sent: The journal has no entry of the state"}},
        {HEAD "\n{C-1},E1R1,C-1,Members,no change\n", {"refused: a.csv, row 2, State sent: The data category was not there yet"}},
        {HEAD ",Remarks\n{C-1},{sent},C-1,Members,changed,new\n,,,Visitors,changed,\n{C-2},E24R1,C-2,Calls,changed,late\n",
         {"  remarks: as before > new (", "  remarks:  > late (", "added category Visitors\n"}},
    };
    check_files(*state, files, COUNT(files));
}

static void answers_are_held_against_the_cells_and_what_stands_here(void **state)
{
    static const struct file files[] = {
        {HEAD ",Remarks\n{C-1},{sent},C-1,Members,no change,new\n", {"Answer: The answer says that nothing changed, and cells were changed."}},
        {HEAD ",Remarks\n{C-1},{sent},C-1,Members,changed,as before\n", {"Answer: The answer says that something changed, and no cell was changed."}},
        {HEAD ",Remarks\n{C-1},{sent},C-1,Members,,new\n", {"Answer: Cells were changed, and there is no answer: the review stays open."}},
        {HEAD ",Remarks\n{C-1},{sent},C-1,Members,perhaps,as before\n", {"refused: a.csv, row 2, Answer: \"perhaps\" is no answer."}},
        {HEAD ",Comment\n{C-1},{sent},C-1,Members,no change,1234 5678 9018\n", {"refused: a.csv, row 2, Comment: "}},
        {HEAD ",Remarks\n{C-1},{sent},C-1,Members,no change, as before \n", {"mended: a.csv, row 2, Remarks: blanks at the ends: \"as before\" had been sent", "!edited"}},
        {HEAD ",Remarks\n{C-1},{sent},C-1,Members,no change,ａｓ before\n", {"mended: a.csv, row 2, Remarks: full-width", "  remarks: as before > ａｓ before ("}},
    };
    check_files(*state, files, COUNT(files));
}

/* clang-format on */

/* The files that were written into FOLDER, by name. */
static size_t sent_files(const char *folder, char names[8][TEST_PATH])
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);
    size_t files = 0;
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.' && files < 8)
            test_path(folder, entries[i]->d_name, names[files++]);
        free(entries[i]);
    }
    free(entries);
    return files;
}

static void send(struct received *s, char folder[TEST_PATH])
{
    size_t files;
    test_path(s->folder, "sent", folder);
    const struct review_send how = {.folder = folder};
    if (!review_send(s->m, &s->campaign, &how, &files, &s->why))
        fail_msg("%s", s->why.text);
}

static void what_comes_back_as_it_was_sent_proposes_nothing(void **state)
{
    struct received *s = *state;
    char folder[TEST_PATH], names[8][TEST_PATH];
    send(s, folder);
    size_t count = sent_files(folder, names);
    assert_int_equal(count, 4);
    for (size_t i = 0; i < count; i++) {
        const char *path = names[i];
        struct receive *receive = receive_read(s->m, &s->campaign, &path, 1, &s->why);
        if (receive == NULL)
            fail_msg("%s", s->why.text);
        assert_int_equal(receive->line_count, 0);
        assert_int_equal(receive->way->record_count, 0);
        assert_int_equal(receive->rows, strstr(path, "Sales") != NULL ? 2 : 1);
        receive_free(receive);
    }
}

/* A workbook as it came back: what stands in the cells of its second sheet, whether that
 * is called as daicho calls it, and what is told. */
static void the_marks_of_a_workbook_are_read_where_they_are(void **state)
{
    static const struct {
        const char *sheets, *second, *says[2];
    } cases[] = {
        {"<sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/>",
         "",
         {"The state that was sent is missing"}},
        {"<sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"daicho\" sheetId=\"2\" "
         "state=\"hidden\" r:id=\"rId2\"/>",
         "",
         {"The state that was sent is missing"}},
        {"<sheet name=\"daicho\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId2\"/><sheet "
         "name=\"A\" sheetId=\"1\" r:id=\"rId1\"/>",
         "<row><c t=\"str\"><v>scribble</v></c><c t=\"str\"><v>scribble</v></c></row>",
         {"The state that was sent is missing"}},
        {"<sheet name=\"daicho\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId2\"/><sheet "
         "name=\"A\" sheetId=\"1\" r:id=\"rId1\"/>",
         "<row><c t=\"str\"><v>scribble</v></c><c t=\"str\"><v>{sent}</v></c></row>",
         {"edited category C-1 Members\n", "!The state that was sent is missing"}},
    };
    struct received *s = *state;
    char *rows = received_fill(
        s, "<row><c t=\"str\"><v>Record number</v></c><c t=\"str\"><v>Answer</v></c><c t=\"str\">"
           "<v>Remarks</v></c></row><row><c t=\"str\"><v>{C-1}</v></c><c t=\"str\"><v>changed</v>"
           "</c><c t=\"str\"><v>new</v></c></row>");
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *second = received_fill(s, cases[i].second);
        const struct workbook workbook = {
            .rows = rows, .sheets = cases[i].sheets, .second = second};
        workbook_write(s->folder, "a.xlsx", &workbook);
        struct receive *receive = received_read(s, (const char *const[]){"a.xlsx"}, 1);
        if (receive == NULL)
            fail_msg("%s", s->why.text);
        char *told = received_told(s, receive);
        for (size_t k = 0; k < 2 && cases[i].says[k] != NULL; k++) {
            bool lacks = cases[i].says[k][0] == '!';
            if ((strstr(told, cases[i].says[k] + lacks) == NULL) != lacks)
                fail_msg("case %zu: %s", i, told);
        }
        free(told);
        receive_free(receive);
        free(second);
    }
    free(rows);
}

/* A roster before the sheet of answers is left alone. */
static void answers_are_found_behind_a_roster(void **state)
{
    struct received *s = *state;
    char *answers = received_fill(
        s, "<row><c t=\"str\"><v>Record number</v></c><c t=\"str\"><v>Answer</v></c><c t=\"str\">"
           "<v>Remarks</v></c></row><row><c t=\"str\"><v>{C-1}</v></c><c t=\"str\"><v>changed</v>"
           "</c><c t=\"str\"><v>new</v></c></row>");
    const struct workbook workbook = {
        .sheets = "<sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"B\" sheetId=\"2\" "
                  "r:id=\"rId2\"/>",
        .rows = "<row><c t=\"str\"><v>社員番号</v></c><c t=\"str\"><v>氏名</v></c><c t=\"str\">"
                "<v>生年月日</v></c></row><row><c t=\"str\"><v>1</v></c><c t=\"str\"><v>見本一</v>"
                "</c><c t=\"str\"><v>1980/1/2</v></c></row>",
        .second = answers};
    workbook_write(s->folder, "a.xlsx", &workbook);
    struct receive *receive = received_read(s, (const char *const[]){"a.xlsx"}, 1);
    if (receive == NULL)
        fail_msg("%s", s->why.text);
    assert_int_equal(receive->rows, 1);
    receive_free(receive);
    free(answers);
}

static void a_row_that_was_sent_and_is_missing_is_asked_about(void **state)
{
    static const struct file file = {
        HEAD "\n{C-1},{sent},C-1,Members,no change\n",
        {"asked: a.csv: C-2 Calls was sent, and no row is about it. Nothing is deleted for that",
         "!C-3"}};
    struct received *s = *state;
    char folder[TEST_PATH];
    send(s, folder);
    check_files(s, &file, 1);
}

static void a_category_that_is_gone_is_not_missed(void **state)
{
    static const struct file file = {HEAD "\n{C-1},{sent},C-1,Members,no change\n",
                                     {"!Nothing is deleted"}};
    struct received *s = *state;
    char folder[TEST_PATH];
    send(s, folder);
    const struct kind *kind = kinds_find("category");
    assert_true(change_begin(s->m, &(struct change_note){.what = "delete", .about = ""}, &s->why));
    assert_true(change_delete(s->m, kind, record_find(s->m, kind, "C-2"), true, NULL, &s->why));
    assert_true(change_commit(s->m, NULL, &s->why));
    check_files(s, &file, 1);
}

/* A department may send a sheet and a shorter one: what both have must be the same. */
static void a_row_in_two_files_is_held_by_the_columns_of_both(void **state)
{
    struct received *s = *state;
    received_write(s, "a.csv", HEAD ",Remarks\n{C-1},{sent},C-1,Members,changed,new\n");
    received_write(s, "b.csv", HEAD "\n{C-1},{sent},C-1,Members,changed\n");
    received_write(s, "c.csv", HEAD "\n{C-1},{sent},C-1,Members,no change\n");
    for (int turn = 0; turn < 2; turn++) {
        const char *const names[] = {turn == 0 ? "a.csv" : "b.csv", turn == 0 ? "b.csv" : "a.csv",
                                     "c.csv"};
        struct receive *receive = received_read(s, names, 3);
        assert_non_null(receive);
        char *told = received_told(s, receive);
        test_holds(told, "Record number: The same row stands twice; it was read once.");
        test_holds(told, "refused: c.csv, row 2, Record number: Row 2 of ");
        free(told);
        receive_free(receive);
    }
}

static void a_workbook_of_another_review_is_refused(void **state)
{
    struct received *s = *state;
    const struct campaign_order order = {.name = "2027", .due_on = "2028-03-31"};
    char folder[TEST_PATH], names[8][TEST_PATH];
    struct campaign other;
    size_t count;
    send(s, folder);
    assert_true(campaigns_start(s->m, &order, &other, &count, &s->why));
    assert_true(sent_files(folder, names) > 0);
    for (size_t i = 0; i < 4; i++) {
        const char *path = names[i];
        struct receive *receive = receive_read(s->m, &other, &path, 1, &s->why);
        bool workbook = strstr(path, ".xlsx") != NULL;
        assert_int_equal(receive == NULL, workbook);
        if (workbook)
            test_holds(s->why.text, "It belongs to another review than RV-0002 2027.");
        receive_free(receive);
    }
    campaign_clear(&other);
}

static void a_file_of_persons_or_none_at_all_is_refused(void **state)
{
    static const char roster[] = "社員番号,氏名,生年月日,住所,電話番号\n"
                                 "1,見本一,1980/1/2,見本町1,03-0000-0000\n"
                                 "2,見本二,1981/1/2,見本町2,03-0000-0001\n";
    /* A sheet of answers to which somebody added persons is one of them too. */
    static const char mixed[] = "Record number,Name,Answer,氏名,生年月日,性別,住所,電話番号\n"
                                "{C-1},Members,no change,見本一,1980/1/2,男,見本町1,03-0000-0000\n"
                                ",,,見本二,1981/1/2,女,見本町2,03-0000-0001\n";
    struct received *s = *state;
    const struct file files[] = {
        {roster, {"a.csv", "!No header of a review"}},
        {mixed, {"a.csv: This is a roster: its rows are persons.", "!見本"}},
    };
    check_files(s, files, COUNT(files));
    assert_null(received_read(s, (const char *const[]){"none.csv"}, 1));
    test_holds(s->why.text, "none.csv: The file cannot be opened");
    test_write(s->folder, "broken.xlsx", "PK\x03\x04 and so on");
    assert_null(received_read(s, (const char *const[]){"broken.xlsx"}, 1));
    test_holds(s->why.text, "broken.xlsx: The workbook is damaged");
}

static void an_answer_that_was_given_here_in_another_way_is_asked_about(void **state)
{
    static const struct file file = {HEAD "\n{C-1},{sent},C-1,Members,no change\n",
                                     {"asked: a.csv, row 2, Answer: Here it stands as To retire; "
                                      "the answer of the sheet, Unchanged, takes its place."}};
    struct received *s = *state;
    test_set(s->m, "review", "RR-0001", "outcome", "retire");
    check_files(s, &file, 1);
}

static void a_category_that_was_deleted_or_is_not_in_the_review_is_refused(void **state)
{
    static const struct file files[] = {
        {HEAD "\n{C-4},{sent},C-4,Late,no change\n", {"C-4 Late is not in this review."}},
        {HEAD "\nRZZZZ-ZZZZZ-ZZZZZ,{sent},C-77,Late,no change\n", {"refused: a.csv, row 2"}},
    };
    struct received *s = *state;
    test_add(s->m, "category", "code", "C-4", "name", "Late", NULL);
    check_files(s, files, COUNT(files));
    struct buf text = {0};
    buf_puts(&text, HEAD "\n");
    record_mark_put(999999, &text);
    buf_puts(&text, ",{sent},,Gone,no change\n");
    const struct file gone = {buf_text(&text), {"The record number belongs to no data category"}};
    check_files(s, &gone, 1);
    buf_clear(&text);
}

static void rows_of_very_many_states_are_refused(void **state)
{
    struct received *s = *state;
    struct buf text = {0};
    for (int i = 0; i < 41; i++) {
        char code[16];
        snprintf(code, sizeof code, "X-%02d", i);
        test_add(s->m, "category", "code", code, "name", code, NULL);
    }
    struct campaign_order order = {.name = "many", .due_on = "2027-03-31", .filter = "code:X-"};
    struct campaign other;
    size_t count;
    assert_true(campaigns_start(s->m, &order, &other, &count, &s->why));
    campaign_clear(&s->campaign);
    s->campaign = other;
    buf_puts(&text, HEAD "\n");
    for (int i = 0; i < 41; i++)
        buf_printf(&text, "{X-%02d},E%dR1,X-%02d,X-%02d,no change\n", i, (int)other.entry - i, i,
                   i);
    const struct file file = {buf_text(&text),
                              {"The rows were sent in more than 40 different states. Receive the "
                               "files a few at a time."}};
    check_files(s, &file, 1);
    buf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_header_is_found_wherever_it_stands),
        TEST(renamed_columns_are_known_by_what_stands_in_them),
        TEST(the_header_and_marks_are_looked_for_in_the_first_rows),
        TEST(a_row_says_which_category_it_is_about),
        TEST(the_state_that_was_sent_must_be_one_of_the_journal),
        TEST(answers_are_held_against_the_cells_and_what_stands_here),
        TEST(what_comes_back_as_it_was_sent_proposes_nothing),
        TEST(the_marks_of_a_workbook_are_read_where_they_are),
        TEST(answers_are_found_behind_a_roster),
        TEST(a_row_that_was_sent_and_is_missing_is_asked_about),
        TEST(a_category_that_is_gone_is_not_missed),
        TEST(a_row_in_two_files_is_held_by_the_columns_of_both),
        TEST(a_workbook_of_another_review_is_refused),
        TEST(a_file_of_persons_or_none_at_all_is_refused),
        TEST(an_answer_that_was_given_here_in_another_way_is_asked_about),
        TEST(a_category_that_was_deleted_or_is_not_in_the_review_is_refused),
        TEST(rows_of_very_many_states_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
