/* See content.h. Kinds and columns are put in the order of their names once;
 * records come in the order of their codes. */
#include "model/content.h"

#include "model/cells.h"
#include "model/compare.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/record_reader.h"

#include <stdlib.h>
#include <string.h>

struct content {
    struct model *m;
    const struct kind *kind;
    struct record_reader *reader;
    size_t *order;    /* the fields of the kind by column */
    struct buf code;  /* of the record, escaped */
    struct buf text;  /* a value, escaped */
    struct buf lines; /* of the record */
    void (*put)(void *context, const char *bytes, size_t length);
    void *context;
};

static int compare_kinds(const void *a, const void *b)
{
    return strcmp((*(const struct kind *const *)a)->name, (*(const struct kind *const *)b)->name);
}

/* The places of the fields of KIND by column; the caller frees. */
static size_t *order_fields(const struct kind *kind)
{
    size_t *order = mem_new(kind->field_count, sizeof *order);
    for (size_t i = 0; i < kind->field_count; i++) {
        size_t at = i;
        for (; at > 0 && strcmp(kind->fields[order[at - 1]].column, kind->fields[i].column) > 0;
             at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    return order;
}

static void put_escaped(const char *text, size_t length, struct buf *out)
{
    for (size_t i = 0; i < length; i++) {
        static const char special[] = "\\\t\n\r", letters[] = "\\tnr";
        const char *at = text[i] == '\0' ? NULL : strchr(special, text[i]);
        if (at != NULL)
            buf_putc(out, '\\');
        buf_putc(out, at != NULL ? letters[at - special] : text[i]);
    }
}

static void put_line(struct content *c, const struct field *field, const char *escaped)
{
    buf_printf(&c->lines, "%s\t%s\t%s\t%s\n", c->kind->name, buf_text(&c->code), field->column,
               escaped);
}

/* A line for each value of a list, in the order of the lines: escapes sort
 * otherwise than what they stand for. */
static void put_list(struct content *c, const struct field *field, const char *value)
{
    struct cells values = {0}, escaped = {0};
    cells_parse(value, &values);
    for (size_t i = 0; i < values.count; i++) {
        buf_empty(&c->text);
        put_escaped(values.items[i], strlen(values.items[i]), &c->text);
        cells_add(&escaped, buf_text(&c->text));
    }
    if (escaped.count > 0)
        qsort(escaped.items, escaped.count, sizeof *escaped.items, compare_texts);
    for (size_t i = 0; i < escaped.count; i++)
        put_line(c, field, escaped.items[i]);
    cells_clear(&values);
    cells_clear(&escaped);
}

static void put_record(struct content *c)
{
    struct span code = record_reader_value(c->reader, kinds_field(c->kind, "code"));
    buf_empty(&c->code);
    put_escaped(code.text, code.length, &c->code);
    for (size_t i = 0; i < c->kind->field_count; i++) {
        const struct field *field = &c->kind->fields[c->order[i]];
        struct span value = record_reader_value(c->reader, c->order[i]);
        if (value.length == 0)
            continue;
        if (kinds_is_list(field)) {
            put_list(c, field, value.text);
            continue;
        }
        buf_empty(&c->text);
        put_escaped(value.text, value.length, &c->text);
        put_line(c, field, buf_text(&c->text));
    }
    c->put(c->context, buf_text(&c->lines), c->lines.length);
    buf_empty(&c->lines);
}

static bool put_kind(struct content *c, struct why *why)
{
    bool done = true;
    c->order = order_fields(c->kind);
    c->reader = record_reader_new_all(c->m, c->kind);
    struct statement *st =
        model_statement(c->m, "SELECT id FROM %1$s ORDER BY code COLLATE BINARY", c->kind);
    while (done && db_step(st)) {
        done = record_reader_go(c->reader, db_int_at(st, 0), why);
        if (done)
            put_record(c);
    }
    db_done(st);
    record_reader_free(c->reader);
    free(c->order);
    return done && db_ok(c->m->db, why);
}

bool content_write(struct model *m, void (*put)(void *context, const char *bytes, size_t length),
                   void *context, struct why *why)
{
    struct content c = {.m = m, .put = put, .context = context};
    const struct kind **order = mem_new(kinds_count, sizeof *order);
    bool done = true;
    for (size_t i = 0; i < kinds_count; i++)
        order[i] = &kinds[i];
    qsort(order, kinds_count, sizeof *order, compare_kinds);
    for (size_t i = 0; i < kinds_count && done; i++) {
        c.kind = order[i];
        done = put_kind(&c, why);
    }
    free(order);
    buf_clear(&c.code);
    buf_clear(&c.text);
    buf_clear(&c.lines);
    return done;
}

static void add(void *digest, const char *bytes, size_t length)
{
    digest_raw(digest, bytes, length);
}

bool content_hash(struct model *m, char hex[DIGEST_TEXT], struct why *why)
{
    struct digest digest;
    digest_start(&digest);
    bool done = content_write(m, add, &digest, why);
    digest_end(&digest, hex);
    return done;
}
