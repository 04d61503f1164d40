/*
 * The words of a changeset, made while its change is still open: record
 * numbers become codes and names as they are at that moment. One line a
 * changed field; see history.h for the form.
 */
#include "model/history.h"

#include "model/buf.h"
#include "model/changeset.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/record.h"
#include "model/titles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a table holds: the records of a kind, or the links of one of its fields. */
struct table {
    const struct kind *kind;
    const struct field *links; /* NULL for the records themselves */
    const struct kind *linked; /* what the links lead to */
    char columns[CHANGESET_COLUMNS][40];
    size_t count;
};

/* A record that the changeset itself deletes: its title stands only there. */
struct gone {
    const struct kind *kind;
    int64_t id;
    struct changeset_value code, name;
};

struct teller {
    struct model *m;
    struct table table;
    struct gone *gone; /* sorted by kind and id */
    size_t gone_count;
    struct titles *titles; /* of what links lead to, which is the same again and again */
    struct head {
        const struct kind *kind; /* NULL: none yet */
        int64_t id;
        struct buf text;
    } head; /* the title in the line before: the links of a record stand together */
    struct buf *out;
};

static bool find_table(const char *name, struct table *table)
{
    for (size_t k = 0; k < kinds_count; k++) {
        table->kind = &kinds[k];
        table->links = NULL;
        if (strcmp(kinds[k].name, name) == 0)
            return true;
        for (size_t f = 0; f < kinds[k].field_count; f++) {
            char links[64];
            table->links = &kinds[k].fields[f];
            model_link_table(&kinds[k], table->links, links);
            if (table->links->type != TYPE_LINKS || strcmp(links, name) != 0)
                continue;
            table->linked = kinds_find(table->links->kind);
            return true;
        }
    }
    return false;
}

/* The columns in the order of the file, which is not the order of the fields
 * once a migration has added some. */
static void load_columns(struct model *m, const char *name, struct table *table)
{
    struct statement *st =
        db_prepare(m->db, "SELECT name FROM pragma_table_info(:table) ORDER BY cid");
    db_bind_text(st, ":table", name);
    table->count = 0;
    while (db_step(st))
        if (table->count < CHANGESET_COLUMNS)
            snprintf(table->columns[table->count++], sizeof table->columns[0], "%s",
                     db_text_at(st, 0));
}

static int compare_gone(const void *a, const void *b)
{
    const struct gone *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

static const struct gone *find_gone(const struct teller *teller, const struct kind *kind,
                                    int64_t id)
{
    struct gone key = {.kind = kind, .id = id};
    return teller->gone_count == 0
               ? NULL
               : bsearch(&key, teller->gone, teller->gone_count, sizeof key, compare_gone);
}

/* Adds code and name of a record to OUT, with BETWEEN between them. */
static void put_title(struct teller *teller, const struct kind *kind, int64_t id,
                      const char *between, struct buf *out)
{
    const struct gone *gone = find_gone(teller, kind, id);
    struct buf title = {0};
    if (gone != NULL) {
        history_put_text(gone->code.bytes, gone->code.length, out);
        buf_puts(out, between);
        history_put_text(gone->name.bytes, gone->name.length, out);
    } else if (record_title(teller->m, kind, id, &title)) {
        size_t code = strcspn(title.text, " ");
        history_put_text(title.text, code, out);
        buf_puts(out, between);
        history_put_text(title.text + code + 1, title.length - code - 1, out);
    } else {
        buf_printf(out, "?%s", between);
    }
    buf_clear(&title);
}

void history_put_title(const struct title *title, struct buf *out)
{
    history_put_text(title->code, strlen(title->code), out);
    buf_putc(out, ' ');
    history_put_text(title->name, strlen(title->name), out);
}

/* Adds code and name of what a link leads to. */
static void put_linked(struct teller *teller, int64_t id)
{
    const struct kind *kind = teller->table.linked;
    const struct title *title = NULL;
    if (find_gone(teller, kind, id) == NULL) {
        titles_trim(teller->titles);
        title = titles_find_id(teller->m, teller->titles, kind, id);
    }
    if (title == NULL) {
        put_title(teller, kind, id, " ", teller->out);
        return;
    }
    history_put_title(title, teller->out);
}

/* Numbers with a fraction and bytes stand only in columns that another program added. */
static void put_value(struct teller *teller, const struct field *field,
                      const struct changeset_value *value)
{
    double fraction;
    switch (value->type) {
    case CHANGESET_INTEGER:
        if (field != NULL && field->type == TYPE_REF)
            put_title(teller, kinds_find(field->kind), value->number, " ", teller->out);
        else
            buf_printf(teller->out, "%lld", (long long)value->number);
        break;
    case CHANGESET_TEXT:
        history_put_text(value->bytes, value->length, teller->out);
        break;
    case CHANGESET_FLOAT:
        memcpy(&fraction, &value->number, sizeof fraction);
        buf_printf(teller->out, "%.15g", fraction);
        break;
    case CHANGESET_BLOB:
        buf_putc(teller->out, '?');
        break;
    case CHANGESET_ABSENT:
    case CHANGESET_NULL:
        break;
    }
}

static bool is_empty(const struct changeset_value *value)
{
    return value->type == CHANGESET_ABSENT || value->type == CHANGESET_NULL ||
           (value->type == CHANGESET_TEXT && value->length == 0);
}

static const struct changeset_value *
column_of(const struct table *table, const struct changeset_value *row, const char *column)
{
    size_t i = 0;
    while (i < table->count && strcmp(table->columns[i], column) != 0)
        i++;
    return &row[i];
}

/* Begins a line: operation, kind, code, name. */
static void put_head(struct teller *teller, const char *op, const struct changeset *walk)
{
    const struct changeset_value *row = walk->op == CHANGESET_INSERT ? walk->new : walk->old;
    const struct kind *kind = teller->table.kind;
    struct head *head = &teller->head;
    if (head->kind != kind || head->id != row[0].number) {
        head->kind = kind;
        head->id = row[0].number;
        buf_empty(&head->text);
        put_title(teller, kind, head->id, "\t", &head->text);
    }
    buf_puts(teller->out, op);
    buf_putc(teller->out, '\t');
    buf_puts(teller->out, kind->name);
    buf_putc(teller->out, '\t');
    buf_add(teller->out, head->text.text, head->text.length);
    buf_putc(teller->out, '\t');
}

static void say_row(struct teller *teller, const struct changeset *walk)
{
    static const char *const ops[] = {
        [CHANGESET_INSERT] = "add", [CHANGESET_DELETE] = "delete", [CHANGESET_UPDATE] = "set"};
    const struct table *table = &teller->table;
    bool again = false;
    for (size_t i = 2; i < table->count && i < walk->columns; i++) {
        const struct changeset_value *old = &walk->old[i], *new = &walk->new[i];
        bool part = walk->op == CHANGESET_UPDATE ? new->type != CHANGESET_ABSENT
                                                 : !is_empty(old) || !is_empty(new);
        if (!part)
            continue;
        size_t number = kinds_field(table->kind, table->columns[i]);
        const struct field *field =
            number == table->kind->field_count ? NULL : &table->kind->fields[number];
        if (again)
            buf_putc(teller->out, '\t');
        else
            put_head(teller, ops[walk->op], walk);
        again = true;
        buf_puts(teller->out, table->columns[i]);
        buf_putc(teller->out, '\t');
        put_value(teller, field, old);
        buf_putc(teller->out, '\t');
        put_value(teller, field, new);
        buf_putc(teller->out, '\n');
    }
}

static void say_link(struct teller *teller, const struct changeset *walk)
{
    static const char *const ops[] = {
        [CHANGESET_INSERT] = "link", [CHANGESET_DELETE] = "unlink", [CHANGESET_UPDATE] = "order"};
    const struct changeset_value *key = walk->op == CHANGESET_INSERT ? walk->new : walk->old;
    const struct field *links = teller->table.links;
    put_head(teller, ops[walk->op], walk);
    buf_puts(teller->out, links->column);
    buf_puts(teller->out, walk->op == CHANGESET_DELETE ? "\t" : "\t\t");
    put_linked(teller, key[1].number);
    buf_puts(teller->out, walk->op == CHANGESET_DELETE ? "\t\n" : "\n");
}

/* Calls DONE for each change, with the table it is on. False where the bytes
 * are no changeset. */
static bool each_change(struct teller *teller, const void *changes, size_t length,
                        void (*done)(struct teller *teller, const struct changeset *walk))
{
    struct changeset *walk = mem_new(1, sizeof *walk);
    const char *name = NULL;
    walk->at = changes;
    walk->end = walk->at + length;
    while (changeset_next(walk)) {
        if (walk->table != name) {
            name = walk->table;
            if (!find_table(name, &teller->table))
                bug("a table that no kind has");
            load_columns(teller->m, name, &teller->table);
        }
        done(teller, walk);
    }
    bool whole = !walk->broken;
    free(walk);
    return whole;
}

static void note_gone(struct teller *teller, const struct changeset *walk)
{
    const struct table *table = &teller->table;
    if (table->links != NULL || walk->op != CHANGESET_DELETE)
        return;
    /* Doubling at powers of two needs no second number. */
    if ((teller->gone_count & (teller->gone_count - 1)) == 0)
        teller->gone =
            mem_resize(teller->gone, teller->gone_count == 0 ? 1 : teller->gone_count * 2,
                       sizeof *teller->gone);
    teller->gone[teller->gone_count++] =
        (struct gone){table->kind, walk->old[0].number, *column_of(table, walk->old, "code"),
                      *column_of(table, walk->old, "name")};
}

static void say_change(struct teller *teller, const struct changeset *walk)
{
    if (teller->table.links == NULL)
        say_row(teller, walk);
    else
        say_link(teller, walk);
}

void history_words(struct model *m, const void *changes, size_t length, struct buf *out)
{
    struct teller *teller = mem_new(1, sizeof *teller);
    teller->m = m;
    teller->out = out;
    teller->titles = titles_new();
    bool whole = each_change(teller, changes, length, note_gone);
    if (teller->gone_count > 0)
        qsort(teller->gone, teller->gone_count, sizeof *teller->gone, compare_gone);
    if (whole)
        each_change(teller, changes, length, say_change);
    else
        db_note(m->db, SQLITE_CORRUPT);
    free(teller->gone);
    titles_free(teller->titles);
    buf_clear(&teller->head.text);
    free(teller);
}
