/*
 * Which data category each row is about, which rows are missing, and what the rows
 * answer.
 */
#include "import/receive_inside.h"

#include "import/header_key.h"
#include "import/mended.h"
#include "model/cells.h"
#include "model/check.h"
#include "model/mem.h"
#include "model/record_mark.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

/* The place in review_columns of the column of the register called NAME. */
static size_t column_of(const char *name)
{
    size_t c = 0;
    while (review_columns[c].column == NULL || strcmp(review_columns[c].column, name) != 0)
        c++;
    return c;
}

/* The cell of the column NAME of the register without blanks at its ends; the caller
 * frees it. */
static char *tidy_cell(const struct receive_row *row, const char *name)
{
    struct buf out = {0};
    const char *text = row->cells[column_of(name)];
    mended_tidy(text == NULL ? "" : text, &out);
    return buf_take(&out);
}

static struct receive_review *find_review(struct receiving *r, int64_t category)
{
    const struct receive_review key = {.category = category};
    return category == 0
               ? NULL
               : bsearch(&key, r->reviews, r->review_count, sizeof key, receive_review_compare);
}

static void refuse(struct receiving *r, struct receive_row *row, size_t c)
{
    receive_refuse(r, row, c);
    row->left = true;
}

static void note(struct receiving *r, const struct receive_row *row, enum receive_sort sort,
                 size_t c, const char *text)
{
    receive_tell(r, sort, row->file, row->number, row->titles[c], text);
}

/* The category that the code of the row names, within the round; 0 for none. */
static int64_t find_by_code(struct receiving *r, const struct receive_row *row)
{
    char *code = tidy_cell(row, "code");
    int64_t id = code[0] == '\0' ? 0 : record_find(r->m, kinds_find("category"), code);
    free(code);
    return find_review(r, id) == NULL ? 0 : id;
}

/* A row without a good record number: by its code, else a new category. */
static void find_otherwise(struct receiving *r, struct receive_row *row, bool damaged)
{
    size_t record = receive_special(REVIEW_COLUMN_RECORD);
    char *code = tidy_cell(row, "code"), *name = tidy_cell(row, "name");
    row->category = find_by_code(r, row);
    if (row->category != 0) {
        note(r, row, RECEIVE_NOTED, column_of("code"),
             words_in(r->why->lang,
                      damaged ? N_("The record number is damaged; the row was found by its code.")
                              : N_("The record number is missing; the row was found by its "
                                   "code.")));
    } else if (damaged) {
        why_set(r->why, "The record number is damaged. Copy it from the sheet that was sent.");
        refuse(r, row, record);
    } else if (code[0] != '\0') {
        why_set(r->why,
                "The code \"%s\" is not in this review, and the record number is missing. Copy it "
                "from the sheet that was sent, or leave the code of new data empty.",
                code);
        refuse(r, row, column_of("code"));
    } else if (name[0] == '\0') {
        why_set(r->why, "The row has neither a record number nor a name.");
        refuse(r, row, column_of("name"));
    } else if (refer_find_named(r->m, kinds_find("category"), name, r->why) != 0) {
        why_set(r->why,
                "There is a data category called \"%s\" already. Copy its record number into the "
                "row, or give the new one another name.",
                name);
        refuse(r, row, column_of("name"));
    }
    free(code);
    free(name);
}

static void find_category(struct receiving *r, struct receive_row *row)
{
    size_t record = receive_special(REVIEW_COLUMN_RECORD);
    struct buf title = {0};
    int64_t id = 0;
    switch (record_mark_read(receive_cell(row, REVIEW_COLUMN_RECORD), &id)) {
    case RECORD_MARK_GOOD:
        row->category = id;
        if (find_review(r, id) != NULL)
            break;
        if (record_title(r->m, kinds_find("category"), id, &title))
            why_set(r->why, "%s is not in this review.", buf_text(&title));
        else
            why_set(r->why, "The record number belongs to no data category: it was deleted here "
                            "since, or the sheet comes from another inventory.");
        refuse(r, row, record);
        break;
    case RECORD_MARK_DAMAGED:
        find_otherwise(r, row, true);
        break;
    case RECORD_MARK_NONE:
        find_otherwise(r, row, !header_is_blank(receive_cell(row, REVIEW_COLUMN_RECORD)));
        break;
    }
    buf_clear(&title);
}

/* Whether rows A and B say the same in every column that both have. */
static bool is_same(const struct receive_row *a, const struct receive_row *b)
{
    for (size_t c = 0; c < review_columns_count; c++)
        if (a->cells[c] != NULL && b->cells[c] != NULL && strcmp(a->cells[c], b->cells[c]) != 0)
            return false;
    return true;
}

/* Keeps that ROW is about its category; a second row about it is refused. */
static void meet(struct receiving *r, struct receive_row *row)
{
    struct receive_review *review = find_review(r, row->category);
    if (!review->met) {
        review->met = true;
        review->row = (size_t)(row - r->rows);
        row->review = review->review;
        return;
    }
    const struct receive_row *other = &r->rows[review->row];
    row->left = true;
    if (is_same(row, other)) {
        note(r, row, RECEIVE_NOTED, receive_special(REVIEW_COLUMN_RECORD),
             words_in(r->why->lang, "The same row stands twice; it was read once."));
        return;
    }
    why_set(r->why, "Row %zu of %s is about the same data category. Join the rows.", other->number,
            r->out->paths[other->file]);
    refuse(r, row, receive_special(REVIEW_COLUMN_RECORD));
}

/* The state in which the row was sent: its own, else that of the file, else the
 * beginning of the review. */
static void find_base(struct receiving *r, struct receive_row *row)
{
    int64_t entry, rev;
    size_t base = receive_special(REVIEW_COLUMN_BASE);
    if (review_base_read(receive_cell(row, REVIEW_COLUMN_BASE), &entry, &rev)) {
        row->entry = entry;
        return;
    }
    if (row->entry > 0)
        return;
    row->entry = r->campaign->entry;
    receive_tell(r, RECEIVE_NOTED, row->file, row->number, row->titles[base],
                 words_in(r->why->lang, "The state that was sent is missing; the row was held "
                                        "against the beginning of the review."));
}

/* The text of a special column, which may be kept; NULL, and told, where it may not. */
static char *read_text(struct receiving *r, struct receive_row *row, enum review_column_use use,
                       const char *field)
{
    const struct kind *kind = kinds_find("review");
    struct buf tidy = {0}, value = {0};
    mended_tidy(receive_cell(row, use), &tidy);
    bool done =
        check_value(&kind->fields[kinds_field(kind, field)], buf_text(&tidy), &value, r->why);
    buf_clear(&tidy);
    if (done)
        return buf_take(&value);
    receive_refuse(r, row, receive_special(use));
    buf_clear(&value);
    return mem_copy("");
}

/* Who answers where the row names nobody: the department. */
static char *department_of(struct receiving *r, const struct receive_row *row)
{
    const struct receive_review *review = find_review(r, row->category);
    struct buf name = {0};
    if (review != NULL && review->department[0] != '\0')
        refer_name(r->m, kinds_find("department"), review->department, &name);
    return buf_take(&name);
}

/* Tells that the review was answered here in another way than the row does. */
static void tell_answered(struct receiving *r, const struct receive_row *row,
                          enum review_outcome answer)
{
    const struct receive_review *review = find_review(r, row->category);
    struct buf text = {0};
    if (review == NULL || answer == REVIEW_OPEN || answer == REVIEW_OUTCOMES ||
        review->outcome == REVIEW_OPEN || review->outcome == answer)
        return;
    buf_printf(&text,
               words_in(r->why->lang, "Here it stands as %1$s; the answer of the sheet, "
                                      "%2$s, takes its place."),
               review_outcome_label(review->outcome, r->why->lang),
               review_outcome_label(answer, r->why->lang));
    note(r, row, RECEIVE_ASKED, receive_special(REVIEW_COLUMN_ANSWER), buf_text(&text));
    buf_clear(&text);
}

static void add_answer(struct receiving *r, struct receive_row *row)
{
    struct receive *out = r->out;
    struct receive_answer answer = {
        .file = row->file, .row = row->number, .category = row->category, .review = row->review};
    const char *said = receive_cell(row, REVIEW_COLUMN_ANSWER);
    const struct receive_review *review = find_review(r, row->category);
    answer.was = review == NULL ? REVIEW_OPEN : review->outcome;
    answer.outcome = review_answer_read(said);
    answer.comment = read_text(r, row, REVIEW_COLUMN_COMMENT, "comment");
    answer.reviewer = read_text(r, row, REVIEW_COLUMN_REVIEWER, "reviewer");
    if (answer.reviewer[0] == '\0') {
        free(answer.reviewer);
        answer.reviewer = department_of(r, row);
    }
    if (answer.outcome == REVIEW_OUTCOMES) {
        why_set(r->why, "\"%s\" is no answer. Write %s, %s or %s.", said,
                review_outcome_label(REVIEW_UNCHANGED, r->why->lang),
                review_outcome_label(REVIEW_CHANGED, r->why->lang),
                review_outcome_label(REVIEW_RETIRE, r->why->lang));
        receive_refuse(r, row, receive_special(REVIEW_COLUMN_ANSWER));
    }
    tell_answered(r, row, answer.outcome);
    out->answers =
        mem_grow(out->answers, out->answer_count, &out->answer_capacity, sizeof *out->answers);
    row->answer = out->answer_count;
    out->answers[out->answer_count++] = answer;
}

/* The departments that the rows are about, and in turn the file of each. */
static struct cells find_departments(const struct receiving *r, size_t **files)
{
    struct cells departments = {0};
    size_t capacity = 0;
    *files = NULL;
    for (size_t i = 0; i < r->review_count; i++)
        if (r->reviews[i].met &&
            cells_find(&departments, r->reviews[i].department) == departments.count) {
            *files = mem_grow(*files, departments.count, &capacity, sizeof **files);
            (*files)[departments.count] = r->rows[r->reviews[i].row].file;
            cells_add(&departments, r->reviews[i].department);
        }
    return departments;
}

static void tell_missing(struct receiving *r, const struct receive_review *review, size_t file)
{
    struct buf title = {0}, text = {0};
    record_title(r->m, kinds_find("category"), review->category, &title);
    buf_printf(&text,
               words_in(r->why->lang, "%s was sent, and no row is about it. Nothing is deleted for "
                                      "that: ask whether it is no longer handled."),
               buf_text(&title));
    receive_tell(r, RECEIVE_ASKED, file, 0, NULL, buf_text(&text));
    buf_clear(&title);
    buf_clear(&text);
}

/* Tells which categories of the departments that answered stand in no row. */
static void tell_all_missing(struct receiving *r)
{
    size_t *files;
    struct cells departments = find_departments(r, &files);
    for (size_t i = 0; i < r->review_count; i++) {
        const struct receive_review *review = &r->reviews[i];
        size_t d = review->met || !review->sent || review->category == 0
                       ? departments.count
                       : cells_find(&departments, review->department);
        if (d < departments.count)
            tell_missing(r, review, files[d]);
    }
    cells_clear(&departments);
    free(files);
}

void receive_settle(struct receiving *r)
{
    for (size_t i = 0; i < r->row_count; i++) {
        struct receive_row *row = &r->rows[i];
        find_category(r, row);
        if (!row->left && row->category != 0)
            meet(r, row);
        if (!row->left && row->category != 0)
            find_base(r, row);
        if (!row->left)
            add_answer(r, row);
    }
    tell_all_missing(r);
}
