/* See article30_export.h. */
#include "export/article30_export.h"

#include "export/json_writer.h"
#include "export/table_leaf.h"
#include "model/mem.h"

#include <stdlib.h>

/* The heads of FORM; free_heads() frees. */
static char **heads_of(const struct article30_form *form, enum lang lang)
{
    char **heads = mem_new(form->count, sizeof *heads);
    for (size_t i = 0; i < form->count; i++) {
        struct buf head = {0};
        article30_head(&form->columns[i], lang, &head);
        heads[i] = buf_take(&head);
    }
    return heads;
}

static void free_heads(const struct article30_form *form, char **heads)
{
    for (size_t i = 0; i < form->count; i++)
        free(heads[i]);
    free(heads);
}

struct csv_target {
    struct csv_writer writer;
    size_t columns;
};

static void take_csv(void *context, const char *const *cells)
{
    struct csv_target *target = context;
    for (size_t i = 0; i < target->columns; i++)
        csv_writer_cell(&target->writer, cells[i]);
    csv_writer_end(&target->writer);
}

bool article30_csv(struct model *m, enum article30_template template, enum csv_form form, FILE *out,
                   struct article30_left *left, struct why *why)
{
    const struct article30_form *columns = &article30_forms[template];
    struct csv_target target = {.columns = columns->count};
    char **heads = heads_of(columns, why->lang);
    csv_writer_begin(&target.writer, out, form);
    take_csv(&target, (const char *const *)heads);
    bool done = article30_each(m, template, why->lang, take_csv, &target, left, why);
    csv_writer_finish(&target.writer);
    free_heads(columns, heads);
    return done;
}

struct json_target {
    struct json_writer writer;
    const struct article30_form *form;
};

static void take_json(void *context, const char *const *cells)
{
    struct json_target *target = context;
    json_writer_open(&target->writer, NULL, '{');
    for (size_t i = 0; i < target->form->count; i++)
        json_writer_text(&target->writer, target->form->columns[i].key, cells[i]);
    json_writer_close(&target->writer, '}');
}

bool article30_json(struct model *m, enum article30_template template, FILE *out,
                    struct article30_left *left, struct why *why)
{
    struct json_target target = {.form = &article30_forms[template]};
    json_writer_begin(&target.writer, out);
    json_writer_open(&target.writer, NULL, '{');
    json_writer_text(&target.writer, "article30", target.form->word);
    json_writer_open(&target.writer, "records", '[');
    bool done = article30_each(m, template, why->lang, take_json, &target, left, why);
    json_writer_close(&target.writer, ']');
    json_writer_close(&target.writer, '}');
    json_writer_end(&target.writer);
    return done;
}

static void take_row(void *context, const char *const *cells)
{
    document_texts(context, cells);
}

bool article30_document(struct model *m, enum article30_template template,
                        enum document_format format, FILE *out, struct article30_left *left,
                        struct why *why)
{
    const struct article30_form *form = &article30_forms[template];
    const char *title = form->title[why->lang];
    struct document d;
    char **heads = heads_of(form, why->lang);
    document_begin(&d, out, format, why->lang, title);
    document_heading(&d, 1, NULL, title);
    document_table(&d, (const char *const *)heads, form->count);
    bool done = article30_each(m, template, why->lang, take_row, &d, left, why);
    document_end(&d);
    free_heads(form, heads);
    return done;
}

struct book_target {
    struct leaf *leaf;
    size_t columns;
};

static void take_leaf(void *context, const char *const *cells)
{
    const struct book_target *target = context;
    for (size_t i = 0; i < target->columns; i++)
        leaf_text(target->leaf, i, cells[i], STYLE_TEXT);
    leaf_next(target->leaf);
}

bool article30_book(struct model *m, enum article30_template template, const char *path, bool force,
                    struct article30_left *left, struct why *why)
{
    const struct article30_form *form = &article30_forms[template];
    const struct table_look look = {.header = form->title[why->lang]};
    struct workbook *book = workbook_begin(path, force, m, WORKBOOK_SMALL, why);
    if (book == NULL)
        return false;
    workbook_about(book, form->title[why->lang], NULL);
    struct book_target target = {workbook_leaf(book, "Article 30"), form->count};
    char **heads = heads_of(form, why->lang);
    leaf_headings(target.leaf, (const char *const *)heads, form->count, 2);
    bool done = article30_each(m, template, why->lang, take_leaf, &target, left, why);
    table_leaf_end(target.leaf, LEAF_A3, &look);
    free_heads(form, heads);
    return workbook_end(book, done, why);
}
