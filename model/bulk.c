/*
 * See bulk.h. The changes are kept by table, as a changeset wants them.
 */
#include "model/bulk_inside.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/change_inside.h"
#include "model/changeset.h"
#include "model/fold.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/search.h"
#include "model/titles.h"

#include <stdlib.h>
#include <string.h>

/* The columns of the table of a kind that are no fields. */
enum { COLUMN_ID, COLUMN_REV, FIRST_FIELD };

struct bulk_kind {
    size_t columns;           /* of its table, 0: not read yet */
    size_t *fields;           /* by column: the number of the field */
    struct buf rows;          /* new rows, as a changeset has them */
    struct buf *links;        /* by field: new links in the same way */
    struct search_new *texts; /* of its new records, NULL: none yet */
    int64_t last;             /* number given in a code; -1: not read yet */
    bool counted;             /* it is greater than the one stored */
    bool spared;              /* its new records are not written */
    struct title spare;       /* of the last of these; code NULL: none yet */
};

struct bulk {
    struct bulk_kind *kinds;
    struct titles *titles;
    struct buf words;
    size_t bytes; /* of all rows and links */
    bool trusted; /* SQLite does not check references */
    bool freed;   /* what the session has recorded freed a code */

    /* What the record that is added refers to, field after field. */
    const struct title **targets;
    size_t target_count, target_capacity;
    size_t first[CHANGESET_COLUMNS]; /* by field, and behind the last one */
};

struct bulk *bulk_new(void)
{
    struct bulk *bulk = mem_new(1, sizeof *bulk);
    bulk->kinds = mem_new(kinds_count, sizeof *bulk->kinds);
    bulk->titles = titles_new();
    for (size_t k = 0; k < kinds_count; k++) {
        bulk->kinds[k].links = mem_new(kinds[k].field_count, sizeof *bulk->kinds[k].links);
        bulk->kinds[k].last = -1;
    }
    return bulk;
}

static void clear_spare(struct title *spare)
{
    free(spare->code);
    free(spare->name);
    free(spare->folded);
}

void bulk_free(struct bulk *bulk)
{
    if (bulk == NULL)
        return;
    for (size_t k = 0; k < kinds_count; k++) {
        for (size_t f = 0; f < kinds[k].field_count; f++)
            buf_clear(&bulk->kinds[k].links[f]);
        buf_clear(&bulk->kinds[k].rows);
        if (bulk->kinds[k].texts != NULL)
            search_clear(&bulk->kinds[k].texts->columns);
        free(bulk->kinds[k].texts);
        clear_spare(&bulk->kinds[k].spare);
        free(bulk->kinds[k].links);
        free(bulk->kinds[k].fields);
    }
    titles_free(bulk->titles);
    buf_clear(&bulk->words);
    free(bulk->targets);
    free(bulk->kinds);
    free(bulk);
}

struct titles *bulk_titles(struct bulk *bulk)
{
    return bulk->titles;
}

void bulk_begin_trust(struct model *m)
{
    db_check_references(m->db, false);
    m->bulk->trusted = true;
}

void bulk_end_trust(struct model *m)
{
    if (m->bulk == NULL || !m->bulk->trusted)
        return;
    db_check_references(m->db, true);
    m->bulk->trusted = false;
}

void bulk_forget_titles(struct bulk *bulk)
{
    titles_forget(bulk->titles);
}

void bulk_free_code(struct bulk *bulk)
{
    bulk_forget_titles(bulk);
    bulk->freed = true;
}

void bulk_spare(struct bulk *bulk, const struct kind *kind)
{
    bulk->kinds[kinds_index(kind)].spared = true;
}

bool bulk_has_spared(const struct bulk *bulk)
{
    bool any = false;
    for (size_t k = 0; k < kinds_count; k++)
        any = any || bulk->kinds[k].spare.code != NULL;
    return any;
}

size_t bulk_bytes(const struct bulk *bulk)
{
    return bulk->bytes + bulk->words.length;
}

int64_t bulk_last_code(struct model *m, const struct kind *kind)
{
    struct bulk_kind *of = &m->bulk->kinds[kinds_index(kind)];
    if (of->last < 0)
        of->last = record_read_counter(m, kind);
    return of->last;
}

void bulk_count_code(struct model *m, const struct kind *kind, int64_t number)
{
    struct bulk_kind *of = &m->bulk->kinds[kinds_index(kind)];
    if (number <= bulk_last_code(m, kind))
        return;
    of->last = number;
    of->counted = true;
}

static bool find_target(struct model *m, const struct field *field, const char *code,
                        struct why *why)
{
    struct bulk *bulk = m->bulk;
    const struct kind *kind = kinds_find(field->kind);
    const struct title *title = &bulk->kinds[kinds_index(kind)].spare;
    if (title->code == NULL || strcmp(title->code, code) != 0)
        title = titles_find(m, bulk->titles, kind, code);
    if (title == NULL) {
        if (db_ok(m->db, why))
            why_set(why, "%s: there is no record %s of the kind %s.", field->label[why->lang], code,
                    kind->label[why->lang]);
        return false;
    }
    bulk->targets =
        mem_grow(bulk->targets, bulk->target_count, &bulk->target_capacity, sizeof *bulk->targets);
    bulk->targets[bulk->target_count++] = title;
    return true;
}

static bool find_links(struct model *m, const struct field *field, const char *cell,
                       struct why *why)
{
    struct cells codes = {0};
    cells_parse(cell, &codes);
    const char *twice = codes.count < 2 ? NULL : cells_repeated(&codes);
    bool done =
        twice == NULL || why_set(why, "%s: %s stands in it twice.", field->label[why->lang], twice);
    for (size_t i = 0; i < codes.count && done; i++)
        done = find_target(m, field, codes.items[i], why);
    cells_clear(&codes);
    return done;
}

/* Finds all that RECORD refers to. */
static bool find_targets(struct model *m, const struct record *record, struct why *why)
{
    struct bulk *bulk = m->bulk;
    bool done = true;
    bulk->target_count = 0;
    titles_trim(bulk->titles);
    for (size_t f = 0; f < record->kind->field_count && done; f++) {
        const struct field *field = &record->kind->fields[f];
        const char *value = record->values[f];
        bulk->first[f] = bulk->target_count;
        if (value[0] != '\0' && field->type == TYPE_REF)
            done = find_target(m, field, value, why);
        else if (value[0] != '\0' && field->type == TYPE_LINKS)
            done = find_links(m, field, value, why);
    }
    bulk->first[record->kind->field_count] = bulk->target_count;
    return done;
}

/* Reads the order of the columns in the table of KIND. */
static void read_columns(struct model *m, const struct kind *kind, struct bulk_kind *of)
{
    struct statement *st =
        db_prepare(m->db, "SELECT name FROM pragma_table_info(:table) ORDER BY cid");
    of->fields = mem_new(CHANGESET_COLUMNS, sizeof *of->fields);
    db_bind_text(st, ":table", kind->name);
    for (of->columns = 0; db_step(st); of->columns++) {
        size_t field = kinds_field(kind, db_text_at(st, 0));
        if (of->columns >= FIRST_FIELD && field == kind->field_count)
            bug("a column without a field");
        of->fields[of->columns] = field;
    }
}

static struct statement *insert_row(struct model *m, const struct kind *kind, size_t columns)
{
    static const char what[] = "a whole row";
    struct statement *st = db_kept(m->db, what, kind);
    struct buf sql = {0};
    if (st != NULL)
        return st;
    buf_printf(&sql, "INSERT INTO %s VALUES (", kind->name);
    for (size_t i = 0; i < columns; i++)
        buf_puts(&sql, i == 0 ? "?" : ", ?");
    buf_putc(&sql, ')');
    st = db_keep(m->db, what, kind, buf_text(&sql));
    buf_clear(&sql);
    return st;
}

static void put_number(struct statement *st, size_t column, int64_t number, struct buf *row)
{
    db_bind_int_at(st, (int)column + 1, number);
    changeset_put_number(number, row);
}

/* Puts field F of RECORD into COLUMN. */
static void put_field(const struct bulk *bulk, const struct record *record, size_t f,
                      struct statement *st, size_t column, struct buf *row)
{
    const char *value = record->values[f];
    enum type type = record->kind->fields[f].type;
    bool number = type == TYPE_COUNT || type == TYPE_REF;
    if (number && value[0] == '\0') {
        db_bind_null_at(st, (int)column + 1);
        changeset_put_null(row);
    } else if (number) {
        put_number(st, column,
                   type == TYPE_REF ? bulk->targets[bulk->first[f]]->id : strtoll(value, NULL, 10),
                   row);
    } else {
        size_t length = strlen(value);
        db_bind_text_at(st, (int)column + 1, value, length);
        changeset_put_text(value, length, row);
    }
}

static void put_row(struct model *m, const struct record *record)
{
    struct bulk_kind *of = &m->bulk->kinds[kinds_index(record->kind)];
    size_t before = of->rows.length;
    if (of->columns == 0)
        read_columns(m, record->kind, of);
    struct statement *st = insert_row(m, record->kind, of->columns);
    changeset_put_insert(&of->rows);
    put_number(st, COLUMN_ID, record->id, &of->rows);
    put_number(st, COLUMN_REV, m->seq, &of->rows);
    for (size_t i = FIRST_FIELD; i < of->columns; i++)
        put_field(m->bulk, record, of->fields[i], st, i, &of->rows);
    db_do(st);
    m->bulk->bytes += of->rows.length - before;
}

static void put_links(struct model *m, const struct record *record, size_t f)
{
    struct bulk *bulk = m->bulk;
    struct buf *links = &bulk->kinds[kinds_index(record->kind)].links[f];
    size_t before = links->length;
    for (size_t i = bulk->first[f]; i < bulk->first[f + 1]; i++) {
        struct statement *st =
            model_link_statement(m, "INSERT INTO %1$s (source, target, position) VALUES (?, ?, ?)",
                                 record->kind, &record->kind->fields[f]);
        changeset_put_insert(links);
        put_number(st, 0, record->id, links);
        put_number(st, 1, bulk->targets[i]->id, links);
        put_number(st, 2, (int64_t)(i - bulk->first[f]), links);
        db_do(st);
    }
    bulk->bytes += links->length - before;
}

static void put_texts(struct model *m, const struct record *record)
{
    struct bulk_kind *of = &m->bulk->kinds[kinds_index(record->kind)];
    if (of->texts == NULL) {
        of->texts = mem_new(1, sizeof *of->texts);
        of->texts->kind = record->kind;
    }
    search_add(m, of->texts, record, m->bulk->targets, m->bulk->first);
}

/* Keeps RECORD, which is not written, for what refers to it next. */
static void spare(struct bulk *bulk, const struct record *record)
{
    struct title *last = &bulk->kinds[kinds_index(record->kind)].spare;
    const char *name = record_value(record, "name");
    struct buf folded = {0};
    fold_text(name, &folded);
    clear_spare(last);
    *last = (struct title){.kind = record->kind,
                           .id = record->id,
                           .code = mem_copy(record_value(record, "code")),
                           .name = mem_copy(name),
                           .folded = buf_take(&folded)};
}

bool bulk_add(struct model *m, struct record *record, struct why *why)
{
    if (m->bulk->freed)
        change_part(m);
    if (!find_targets(m, record, why))
        return false;
    record->id = model_new_id(m);
    if (m->bulk->kinds[kinds_index(record->kind)].spared) {
        spare(m->bulk, record);
        return true;
    }
    sqlite3session_enable(m->session, 0);
    put_row(m, record);
    for (size_t f = 0; f < record->kind->field_count; f++)
        if (record->kind->fields[f].type == TYPE_LINKS)
            put_links(m, record, f);
    sqlite3session_enable(m->session, 1);
    bulk_put_words(record, m->bulk->targets, m->bulk->first, &m->bulk->words);
    put_texts(m, record);
    return db_ok(m->db, why);
}

/* Moves the rows of TABLE to the end of CHANGES. Its first KEYS columns are the
 * key. */
static void move_rows(const char *table, size_t columns, size_t keys, struct buf *rows,
                      struct buf *changes)
{
    if (rows->length == 0)
        return;
    changeset_put_table(table, columns, keys, changes);
    buf_add(changes, rows->text, rows->length);
    buf_empty(rows);
}

void bulk_take(struct model *m, struct buf *changes, struct buf *words)
{
    struct bulk *bulk = m->bulk;
    for (size_t k = 0; k < kinds_count; k++) {
        struct bulk_kind *of = &bulk->kinds[k];
        if (of->texts != NULL)
            search_add_end(m, of->texts);
        if (of->counted)
            record_write_counter(m, &kinds[k], of->last);
        of->counted = false;
        move_rows(kinds[k].name, of->columns, 1, &of->rows, changes);
        for (size_t f = 0; f < kinds[k].field_count; f++) {
            char table[64];
            model_link_table(&kinds[k], &kinds[k].fields[f], table);
            move_rows(table, 3, 2, &of->links[f], changes);
        }
    }
    buf_add(words, buf_text(&bulk->words), bulk->words.length);
    buf_empty(&bulk->words);
    bulk->bytes = 0;
    bulk->freed = false;
}
