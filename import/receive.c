/* Reading the sheets of a review as a whole, and what is told; see receive.h. */
#include "import/receive_inside.h"

#include "model/buf.h"
#include "model/guard.h"
#include "model/mem.h"
#include "model/model.h"

#include <stdlib.h>
#include <string.h>

size_t receive_special(enum review_column_use use)
{
    size_t c = 0;
    while (review_columns[c].use != use)
        c++;
    return c;
}

const char *receive_cell(const struct receive_row *row, enum review_column_use use)
{
    const char *text = row->cells[receive_special(use)];
    return text == NULL ? "" : text;
}

void receive_tell(struct receiving *r, enum receive_sort sort, size_t file, size_t row,
                  const char *column, const char *text)
{
    struct receive *out = r->out;
    out->lines = mem_grow(out->lines, out->line_count, &out->line_capacity, sizeof *out->lines);
    out->lines[out->line_count++] =
        (struct receive_line){.sort = sort,
                              .file = file,
                              .row = row,
                              .column = guard_mask(column == NULL ? "" : column),
                              .text = guard_mask(text)};
}

void receive_refuse(struct receiving *r, const struct receive_row *row, size_t c)
{
    const char *title = row->titles[c] != NULL ? row->titles[c] : "";
    const struct register_column *cell = review_column_cell(&review_columns[c]);
    const char *reason = r->why->text;
    /* Checks begin with the label of the field; the line names the column. */
    if (cell != NULL) {
        struct buf label = {0};
        buf_printf(&label, "%s: ", review_column_field(cell)->label[r->why->lang]);
        if (strncmp(reason, label.text, label.length) == 0)
            reason += label.length;
        buf_clear(&label);
    }
    receive_tell(r, RECEIVE_REFUSED, row->file, row->number, title, reason);
}

size_t receive_count(const struct receive *receive, enum receive_sort sort)
{
    size_t count = 0;
    for (size_t i = 0; i < receive->line_count; i++)
        count += receive->lines[i].sort == sort;
    return count;
}

const char *receive_sort_words(enum receive_sort sort, enum lang lang)
{
    switch (sort) {
    case RECEIVE_REFUSED:
        return words_in(lang, "Cannot be taken");
    case RECEIVE_ASKED:
        return words_in(lang, "To be settled with the department");
    case RECEIVE_MENDED:
        return words_in(lang, "Done by the spreadsheet; the value that was sent stays");
    case RECEIVE_NOTED:
    case RECEIVE_SORTS:
        break;
    }
    return words_in(lang, "How the files were read");
}

void receive_put_line(const struct receive *receive, const struct receive_line *line,
                      enum lang lang, struct buf *out)
{
    const char *path = receive->paths[line->file], *slash = strrchr(path, '/');
    buf_puts(out, slash == NULL ? path : slash + 1);
    if (line->row > 0) {
        buf_puts(out, words_in(lang, ", "));
        buf_printf(out, words_in(lang, "row %zu"), line->row);
    }
    if (line->column[0] != '\0')
        buf_printf(out, "%s%s", words_in(lang, ", "), line->column);
    buf_printf(out, ": %s", line->text);
}

/* The same in one word, before a line that stands alone. */
static const char *short_words(enum receive_sort sort, enum lang lang)
{
    static const char *const words[] = {[RECEIVE_REFUSED] = N_("Refused"),
                                        [RECEIVE_ASKED] = N_("To be asked"),
                                        [RECEIVE_MENDED] = N_("Spreadsheet"),
                                        [RECEIVE_NOTED] = N_("File")};
    return words_in(lang, words[sort]);
}

void receive_note(struct receive *receive, enum lang lang)
{
    for (enum receive_sort sort = RECEIVE_REFUSED; sort < RECEIVE_SORTS; sort++)
        for (size_t i = 0; i < receive->line_count; i++) {
            struct buf note = {0}, line = {0};
            if (receive->lines[i].sort != sort)
                continue;
            receive_put_line(receive, &receive->lines[i], lang, &line);
            buf_printf(&note, "%s: %s", short_words(sort, lang), buf_text(&line));
            three_way_note(receive->way, buf_text(&note));
            buf_clear(&note);
            buf_clear(&line);
        }
}

int receive_review_compare(const void *a, const void *b)
{
    const struct receive_review *first = a, *second = b;
    return (first->category > second->category) - (first->category < second->category);
}

/* The reviews of the round. */
static bool read_reviews(struct receiving *r)
{
    int64_t *ids = NULL;
    size_t count = 0;
    bool done = campaigns_reviews(r->m, r->campaign->id, -1, false, &ids, &count, r->why);
    r->reviews = mem_new(count + 1, sizeof *r->reviews);
    for (size_t i = 0; i < count && done; i++) {
        struct record *record = record_load(r->m, kinds_find("review"), ids[i], r->why);
        done = record != NULL;
        if (!done)
            break;
        r->reviews[r->review_count++] = (struct receive_review){
            .review = ids[i],
            .category = record_find(r->m, kinds_find("category"), record_value(record, "category")),
            .department = mem_copy(record_value(record, "department")),
            .outcome = review_outcome_read(record_value(record, "outcome")),
            .sent = record_value(record, "sent_on")[0] != '\0'};
        record_free(record);
    }
    free(ids);
    qsort(r->reviews, r->review_count, sizeof *r->reviews, receive_review_compare);
    return done;
}

static void free_rows(struct receiving *r)
{
    for (size_t i = 0; i < r->row_count; i++) {
        for (size_t c = 0; c < review_columns_count; c++)
            free(r->rows[i].cells[c]);
        free(r->rows[i].cells);
    }
    free(r->rows);
    for (size_t i = 0; i < r->out->file_count; i++) {
        for (size_t c = 0; c < review_columns_count && r->heads[i].titles != NULL; c++)
            free(r->heads[i].titles[c]);
        free(r->heads[i].titles);
    }
    free(r->heads);
    for (size_t i = 0; i < r->review_count; i++)
        free(r->reviews[i].department);
    free(r->reviews);
    for (size_t i = 0; i < r->made_count; i++)
        free(r->made[i].name);
    free(r->made);
}

static struct receive *new_receive(const char *const *paths, size_t count)
{
    struct receive *receive = mem_new(1, sizeof *receive);
    receive->way = three_way_new();
    receive->paths = mem_new(count, sizeof *receive->paths);
    receive->file_count = count;
    for (size_t i = 0; i < count; i++) {
        const char *slash = strrchr(paths[i], '/');
        receive->paths[i] = mem_copy(paths[i]);
        three_way_group(receive->way, slash == NULL ? paths[i] : slash + 1);
    }
    return receive;
}

void receive_free(struct receive *receive)
{
    if (receive == NULL)
        return;
    for (size_t i = 0; i < receive->line_count; i++) {
        free(receive->lines[i].column);
        free(receive->lines[i].text);
    }
    for (size_t i = 0; i < receive->answer_count; i++) {
        free(receive->answers[i].reviewer);
        free(receive->answers[i].comment);
    }
    for (size_t i = 0; i < receive->file_count; i++)
        free(receive->paths[i]);
    three_way_free(receive->way);
    free(receive->owners);
    free(receive->paths);
    free(receive->lines);
    free(receive->answers);
    free(receive);
}

struct receive *receive_read(struct model *m, const struct campaign *campaign,
                             const char *const *paths, size_t count, struct why *why)
{
    struct receiving r = {.m = m,
                          .campaign = campaign,
                          .out = new_receive(paths, count),
                          .heads = mem_new(count, sizeof *r.heads),
                          .why = why};
    size_t failures = model_failures(m);
    bool done = campaigns_open(campaign, why) && read_reviews(&r);
    for (size_t i = 0; i < count && done; i++)
        done = receive_file(&r, i, paths[i]);
    if (done)
        receive_settle(&r);
    done = done && receive_compare(&r) && model_ok_since(m, failures, why);
    r.out->rows = r.row_count;
    free_rows(&r);
    if (done)
        return r.out;
    receive_free(r.out);
    return NULL;
}
