/* The workbook of one department; see review_send.h. */
#include "export/review_inside.h"

#include "export/leaf.h"
#include "model/cells.h"
#include "model/dates.h"
#include "model/mem.h"
#include "model/record_mark.h"

#include <stdlib.h>
#include <string.h>

/* What is told at the cells of a column. */
static const char *hint_of(const struct review_column *column, enum lang lang)
{
    if (column->use == REVIEW_COLUMN_ANSWER)
        return words_in(lang, "Choose one. Where cells are to be changed, change them in the row.");
    return words_in(lang, "Choose one; several are divided by a semicolon.");
}

void review_offers(const struct review_column *column, enum lang lang, struct cells *labels)
{
    const struct register_column *cell = review_column_cell(column);
    if (column->use == REVIEW_COLUMN_ANSWER)
        for (enum review_outcome o = REVIEW_UNCHANGED; o < REVIEW_OUTCOMES; o++)
            cells_add(labels, review_outcome_label(o, lang));
    if (cell == NULL || cell->derived != REGISTER_STORED)
        return;
    const struct field *field = review_column_field(cell);
    for (const struct choice *choice = field->choices; choice != NULL && choice->value != NULL;
         choice++)
        cells_add(labels, choice->label[lang]);
}

static void put_dropdown(const struct review_sheet *sheet, struct workbook *book, struct leaf *leaf,
                         size_t column, size_t first, size_t last)
{
    const struct review_column *of = &review_columns[column];
    struct cells labels = {0};
    review_offers(of, sheet->lang, &labels);
    if (labels.count > 0) {
        size_t list = workbook_list(book, (const char *const *)labels.items, labels.count);
        leaf_dropdown(leaf, column, first, last, list, of->use == REVIEW_COLUMN_ANSWER,
                      hint_of(of, sheet->lang));
    }
    cells_clear(&labels);
}

/* "株式会社青葉  人事部  期限 2027年3月31日" for the head of each page. */
static void put_head(const struct review_sheet *sheet, struct buf *left, struct buf *right)
{
    struct buf due = {0};
    buf_printf(left, "%s%s%s %s", sheet->company, sheet->company[0] == '\0' ? "" : "  ",
               sheet->code, sheet->name);
    date_format(sheet->campaign->due_on, sheet->lang, &due);
    buf_printf(right, "%s  ", sheet->campaign->name);
    buf_printf(right, words_in(sheet->lang, "due on %s"), buf_text(&due));
    buf_clear(&due);
}

static void write_rows(const struct review_sheet *sheet, struct leaf *leaf)
{
    for (size_t r = 0; r < sheet->count + REVIEW_SPARE_ROWS; r++) {
        for (size_t c = 0; c < review_columns_count; c++)
            leaf_text(leaf, c,
                      r < sheet->count ? sheet->rows[r].cells[c]
                                       : review_spare_cell(sheet, &review_columns[c]),
                      review_columns[c].locked ? STYLE_TEXT : STYLE_OPEN);
        leaf_next(leaf);
    }
}

static void write_sheet(const struct review_sheet *sheet, struct workbook *book, struct leaf *leaf)
{
    const char **heads = mem_new(review_columns_count, sizeof *heads);
    struct buf left = {0}, right = {0};
    for (size_t c = 0; c < review_columns_count; c++) {
        heads[c] = review_column_label(&review_columns[c], sheet->lang);
        leaf_width(leaf, c, review_columns[c].least, review_columns[c].most);
    }
    enum { FIXED = 4, PAGES_WIDE = 2 }; /* the last two of the fixed are code and name */
    leaf_headings(leaf, heads, review_columns_count, FIXED);
    size_t first = leaf_row(leaf);
    write_rows(sheet, leaf);
    size_t last = first + sheet->count + REVIEW_SPARE_ROWS - 1;
    for (size_t c = 0; c < review_columns_count; c++)
        put_dropdown(sheet, book, leaf, c, first, last);
    leaf_protect(leaf);
    put_head(sheet, &left, &right);
    leaf_print(leaf, &(struct leaf_print){.paper = LEAF_A3,
                                          .landscape = true,
                                          .header = buf_text(&left),
                                          .right = buf_text(&right),
                                          .wide = PAGES_WIDE,
                                          .repeat_first = FIXED - 2,
                                          .repeat_last = FIXED - 1});
    buf_clear(&left);
    buf_clear(&right);
    free(heads);
}

/* A sentence of the instructions, and the line below it. */
static void put_prose(struct leaf *leaf, size_t column, size_t columns, size_t lines,
                      const char *text, enum workbook_style style)
{
    leaf_across(leaf, column, columns, lines, text, style);
    leaf_next(leaf);
}

static void put_fact(struct leaf *leaf, const char *label, const char *value)
{
    if (value[0] == '\0')
        return;
    leaf_text(leaf, 0, label, STYLE_LABEL);
    leaf_across(leaf, 1, 2, 1, value, STYLE_TEXT);
    leaf_next(leaf);
}

static void put_facts(const struct review_sheet *sheet, struct leaf *leaf)
{
    struct buf department = {0}, due = {0}, today = {0}, to = {0};
    enum lang lang = sheet->lang;
    if (sheet->code[0] == '\0')
        buf_puts(&department, words_in(lang, "(no department)"));
    else
        buf_printf(&department, "%s %s", sheet->code, sheet->name);
    date_format(sheet->campaign->due_on, lang, &due);
    date_format(sheet->today, lang, &today);
    buf_printf(&to, "%s%s%s", sheet->manager,
               sheet->manager[0] != '\0' && sheet->contact[0] != '\0' ? "  " : "", sheet->contact);
    put_fact(leaf, kinds_find("organization")->label[lang], sheet->company);
    put_fact(leaf, kinds_find("department")->label[lang], buf_text(&department));
    put_fact(leaf, kinds_find("campaign")->label[lang], sheet->campaign->name);
    put_fact(leaf, words_in(lang, "Sent on"), buf_text(&today));
    put_fact(leaf, words_in(lang, "Answer by"), buf_text(&due));
    put_fact(leaf, words_in(lang, "Send it back to"), buf_text(&to));
    buf_clear(&department);
    buf_clear(&due);
    buf_clear(&today);
    buf_clear(&to);
}

static void write_guide(const struct review_sheet *sheet, struct leaf *leaf)
{
    static const struct {
        size_t lines;
        const char *text;
    } steps[] = {
        {3, N_("1. Each row of the next sheet is one category of personal data that your "
               "department handles. Read it through and choose an answer: unchanged, changed, "
               "or to retire where the data is no longer handled.")},
        {3, N_("2. Where something is no longer right, correct the cell itself. Shaded cells can "
               "be changed; the others say which record the row is about and are locked. The "
               "protection has no password and only guards against slips.")},
        {2, N_("3. Data that is not in the list goes into the empty rows at the end: at least "
               "its name, and what you know of the rest.")},
        {3, N_("4. Do not delete rows. Where data is no longer handled, choose the answer for it "
               "and say in the comment when and how it was disposed of.")},
        {2, N_("5. Several values in a cell are divided by a semicolon and a blank: Name; "
               "Address; Telephone number.")},
        {2, N_("6. Write your name or title under the reviewer, save the file and send it back.")},
    };
    enum lang lang = sheet->lang;
    leaf_width(leaf, 0, 18, 18);
    leaf_width(leaf, 1, 34, 34);
    leaf_width(leaf, 2, 34, 34);
    put_prose(leaf, 0, 3, 2, words_in(lang, "Annual review of the record of personal data"),
              STYLE_TITLE);
    leaf_next(leaf);
    put_facts(sheet, leaf);
    leaf_next(leaf);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        put_prose(leaf, 0, 3, steps[i].lines, words_in(lang, steps[i].text), STYLE_PROSE);
    leaf_next(leaf);
    put_prose(leaf, 0, 3, 3,
              words_in(lang, "Write no personal data into these sheets: only which kinds of data "
                             "there are, never the names, addresses or numbers of persons. Names "
                             "of those in charge are an exception."),
              STYLE_WARNING);
    leaf_protect(leaf);
    leaf_print(leaf, &(struct leaf_print){.paper = LEAF_A4,
                                          .header = sheet->company,
                                          .right = sheet->campaign->name});
}

/* What the program finds again when the columns of the rows are lost. */
static void write_marks(const struct review_sheet *sheet, struct leaf *leaf)
{
    struct buf mark = {0}, base = {0};
    record_mark_put(sheet->campaign->id, &mark);
    review_base_put(sheet->entry, 0, &base);
    leaf_text(leaf, 0, buf_text(&mark), STYLE_TEXT);
    leaf_text(leaf, 1, buf_text(&base), STYLE_TEXT);
    leaf_next(leaf);
    leaf_hide(leaf);
    buf_clear(&mark);
    buf_clear(&base);
}

bool review_book_write(const struct review_sheet *sheet, const char *path, bool force,
                       struct why *why)
{
    struct workbook *book = workbook_begin(path, force, sheet->m, WORKBOOK_SMALL, why);
    if (book == NULL)
        return false;
    struct buf title = {0};
    buf_printf(&title, "%s %s", sheet->campaign->name, sheet->name);
    workbook_about(book, buf_text(&title), sheet->company[0] == '\0' ? NULL : sheet->company);
    struct leaf *guide = workbook_leaf(book, words_in(sheet->lang, "Read first"));
    struct leaf *rows = workbook_leaf(book, words_in(sheet->lang, "Answers"));
    struct leaf *marks = workbook_leaf(book, REVIEW_MARKS_SHEET);
    write_guide(sheet, guide);
    write_sheet(sheet, book, rows);
    write_marks(sheet, marks);
    workbook_name(book, "daicho_review", marks, 0, 0, 0, 1);
    leaf_first(guide);
    buf_clear(&title);
    return workbook_end(book, true, why);
}
