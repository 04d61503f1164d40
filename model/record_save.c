/*
 * Saving a record within an open change: the checks that need the database,
 * the columns that changed, the links that came, went or moved. Every saved
 * record takes the number of the journal entry as its revision, so a revision
 * names one state of a record and never comes back for another.
 */
#include "model/record.h"

#include "model/buf.h"
#include "model/bulk.h"
#include "model/cells.h"
#include "model/change_inside.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/mentions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The number in a code that looks like one of the program's, else 0. */
static int64_t code_number(const struct kind *kind, const char *code)
{
    size_t prefix = strlen(kind->prefix);
    if (strncmp(code, kind->prefix, prefix) != 0 || code[prefix] != '-')
        return 0;
    const char *digits = code + prefix + 1;
    size_t length = strspn(digits, "0123456789");
    return length > 0 && length < 16 && digits[length] == '\0' ? strtoll(digits, NULL, 10) : 0;
}

void record_write_counter(struct model *m, const struct kind *kind, int64_t last)
{
    struct statement *st =
        db_prepare(m->db, "INSERT INTO counter (kind, last) VALUES (:kind, :last) ON CONFLICT "
                          "(kind) DO UPDATE SET last = max(last, excluded.last)");
    db_bind_text(st, ":kind", kind->name);
    db_bind_int(st, ":last", last);
    db_do(st);
}

int64_t record_read_counter(struct model *m, const struct kind *kind)
{
    struct statement *st = db_prepare(m->db, "SELECT last FROM counter WHERE kind = :kind");
    db_bind_text(st, ":kind", kind->name);
    int64_t last = 0;
    if (db_step(st)) {
        last = db_int_at(st, 0);
        db_done(st);
    }
    return last;
}

static void count_code(struct model *m, const struct kind *kind, int64_t number)
{
    if (m->bulk != NULL)
        bulk_count_code(m, kind, number);
    else
        record_write_counter(m, kind, number);
}

static void give_code(struct model *m, struct record *record, size_t field)
{
    int64_t number =
        m->bulk != NULL ? bulk_last_code(m, record->kind) : record_read_counter(m, record->kind);
    char code[64];
    do
        snprintf(code, sizeof code, "%s-%04lld", record->kind->prefix, (long long)++number);
    while (record_find(m, record->kind, code) != 0);
    record_put(record, field, code);
}

static bool settle_code(struct model *m, struct record *record, struct why *why)
{
    size_t field = kinds_field(record->kind, "code");
    if (record->values[field][0] == '\0' && record->id != 0)
        record_put(record, field, record->base[field]);
    bool given = record->values[field][0] == '\0';
    if (given)
        give_code(m, record, field);
    const char *code = record->values[field];
    int64_t other = given ? 0 : record_find(m, record->kind, code);
    if (other != 0 && other != record->id)
        return why_set(why,
                       "The code %s is in use by another record of the kind %s. Choose "
                       "another code, or leave it empty.",
                       code, record->kind->label[why->lang]);
    int64_t number = code_number(record->kind, code);
    if (number > 0 && record_differs(record, field))
        count_code(m, record->kind, number);
    return true;
}

void record_reserve_code(struct model *m, const struct kind *kind, const char *code)
{
    int64_t number = code_number(kind, code);
    if (number > 0)
        count_code(m, kind, number);
}

bool record_complete(const struct record *record, struct why *why)
{
    for (size_t i = 0; i < record->kind->field_count; i++)
        if (record->kind->fields[i].required && record->values[i][0] == '\0')
            return why_set(why, "%s: this field is needed. Enter a value.",
                           record->kind->fields[i].label[why->lang]);
    return true;
}

static bool check_fresh(struct model *m, const struct record *record, struct why *why)
{
    int64_t rev = -1;
    struct statement *st = model_statement(m, "SELECT rev FROM %1$s WHERE id = :id", record->kind);
    db_bind_int(st, ":id", record->id);
    if (db_step(st)) {
        rev = db_int_at(st, 0);
        db_done(st);
    }
    if (rev == record->rev || db_failed(m->db))
        return true;
    if (rev == -1)
        return why_set_class(why, WHY_STALE,
                             "%s was deleted meanwhile. Nothing was saved; undo the deletion or "
                             "add the record again.",
                             record->base[kinds_field(record->kind, "code")]);
    return why_set_class(why, WHY_STALE,
                         "%s was changed meanwhile by another save. Nothing was saved; read it "
                         "again and decide between both versions.",
                         record->base[kinds_field(record->kind, "code")]);
}

/* Binds field number I to ":fI". A reference becomes a record number. */
static bool bind_field(struct model *m, struct statement *st, const struct record *record, size_t i,
                       struct why *why)
{
    const struct field *field = &record->kind->fields[i];
    const char *value = record->values[i];
    char name[24];
    snprintf(name, sizeof name, ":f%zu", i);
    if (field->type == TYPE_COUNT || field->type == TYPE_REF) {
        if (value[0] == '\0') {
            db_bind_null(st, name);
            return true;
        }
        int64_t number = field->type == TYPE_COUNT ? strtoll(value, NULL, 10)
                                                   : record_find(m, kinds_find(field->kind), value);
        if (number == 0 && field->type == TYPE_REF) {
            if (db_ok(m->db, why))
                why_set(why, "%s: there is no record %s of the kind %s.", field->label[why->lang],
                        value, kinds_find(field->kind)->label[why->lang]);
            return false;
        }
        db_bind_int(st, name, number);
        return true;
    }
    db_bind_text(st, name, value);
    return true;
}

/* Writes the row of RECORD; a new one gets NUMBER, or with 0 one of its own. */
static bool write_row(struct model *m, struct record *record, int64_t number, struct why *why)
{
    const struct kind *kind = record->kind;
    bool fresh = record->id == 0;
    struct buf sql = {0}, values = {0};
    buf_printf(&sql, fresh ? "INSERT INTO %s (id, rev" : "UPDATE %s SET rev = :rev", kind->name);
    for (size_t i = 0; i < kind->field_count; i++) {
        if (kind->fields[i].type == TYPE_LINKS || !record_differs(record, i))
            continue;
        if (fresh) {
            buf_printf(&sql, ", %s", kind->fields[i].column);
            buf_printf(&values, ", :f%zu", i);
        } else {
            buf_printf(&sql, ", %s = :f%zu", kind->fields[i].column, i);
        }
    }
    if (fresh)
        buf_printf(&sql, ") VALUES (:id, :rev%s)", buf_text(&values));
    else
        buf_puts(&sql, " WHERE id = :id");
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    buf_clear(&sql);
    buf_clear(&values);
    if (fresh)
        record->id = number != 0 ? number : model_new_id(m);
    db_bind_int(st, ":id", record->id);
    db_bind_int(st, ":rev", m->seq);
    bool bound = true;
    for (size_t i = 0; i < kind->field_count && bound; i++)
        if (kind->fields[i].type != TYPE_LINKS && record_differs(record, i))
            bound = bind_field(m, st, record, i, why);
    return bound && (db_do(st) || db_ok(m->db, why));
}

/* The statement of FORMAT on the links of field NUMBER of RECORD, bound to the
 * one that leads to TARGET. */
static struct statement *link_row(struct model *m, const char *format, const struct record *record,
                                  size_t number, int64_t target)
{
    struct statement *st =
        model_link_statement(m, format, record->kind, &record->kind->fields[number]);
    db_bind_int(st, ":source", record->id);
    db_bind_int(st, ":target", target);
    return st;
}

/* The position of a link, -1 where there is none. */
static int64_t link_position(struct model *m, const struct record *record, size_t number,
                             int64_t target)
{
    struct statement *st =
        link_row(m, "SELECT position FROM %1$s WHERE source = :source AND target = :target", record,
                 number, target);
    if (!db_step(st))
        return -1;
    int64_t position = db_int_at(st, 0);
    db_done(st);
    return position;
}

static void link_put(struct model *m, const struct record *record, size_t number, int64_t target,
                     int64_t position)
{
    struct statement *st =
        link_row(m,
                 "INSERT INTO %1$s (source, target, position) VALUES (:source, :target, :position) "
                 "ON CONFLICT (source, target) DO UPDATE SET position = excluded.position "
                 "WHERE position <> excluded.position",
                 record, number, target);
    db_bind_int(st, ":position", position);
    db_do(st);
}

static void link_drop(struct model *m, const struct record *record, size_t number, int64_t target)
{
    db_do(link_row(m, "DELETE FROM %1$s WHERE source = :source AND target = :target", record,
                   number, target));
}

/* Puts the link behind position LAST and returns its own. One that stands
 * behind LAST already stays where it is, so that a link taken out moves no
 * other in the history. */
static int64_t keep_order(struct model *m, const struct record *record, size_t number,
                          int64_t target, int64_t last)
{
    int64_t position = link_position(m, record, number, target);
    if (position > last)
        return position;
    link_put(m, record, number, target, last + 1);
    return last + 1;
}

static bool write_links(struct model *m, struct record *record, size_t number, struct why *why)
{
    const struct field *field = &record->kind->fields[number];
    const struct kind *target_kind = kinds_find(field->kind);
    struct cells before = {0}, after = {0}, gone = {0};
    int64_t last = -1;
    bool done = true;
    cells_parse(record->base[number], &before);
    cells_parse(record->values[number], &after);
    cells_subtract(&before, &after, &gone);
    for (size_t i = 0; i < gone.count; i++)
        link_drop(m, record, number, record_find(m, target_kind, gone.items[i]));
    const char *twice = cells_repeated(&after);
    if (twice != NULL)
        done = why_set(why, "%s: %s stands in it twice.", field->label[why->lang], twice);
    for (size_t i = 0; i < after.count && done; i++) {
        int64_t target = record_find(m, target_kind, after.items[i]);
        if (target == 0)
            done = db_ok(m->db, why) &&
                   why_set(why, "%s: there is no record %s of the kind %s.",
                           field->label[why->lang], after.items[i], target_kind->label[why->lang]);
        else
            last = keep_order(m, record, number, target, last);
    }
    cells_clear(&before);
    cells_clear(&after);
    cells_clear(&gone);
    return done && db_ok(m->db, why);
}

static bool write_record(struct model *m, struct record *record, int64_t number, struct why *why)
{
    bulk_end_trust(m);
    if (m->bulk != NULL && record_differs(record, kinds_field(record->kind, "code")))
        bulk_free_code(m->bulk);
    else if (m->bulk != NULL && record_differs(record, kinds_field(record->kind, "name")))
        bulk_forget_titles(m->bulk);
    bool written = write_row(m, record, number, why);
    for (size_t i = 0; i < record->kind->field_count && written; i++)
        if (record->kind->fields[i].type == TYPE_LINKS && record_differs(record, i))
            written = write_links(m, record, i, why);
    return written;
}

static void take_as_base(struct model *m, struct record *record)
{
    record->rev = m->seq;
    for (size_t i = 0; i < record->kind->field_count; i++) {
        if (record_differs(record, i))
            record_put_base(record, i, record->values[i]);
    }
}

/* What names RECORD by its code in words follows a new one. */
static bool keep_mentions(struct model *m, const struct record *record, struct why *why)
{
    size_t field = kinds_field(record->kind, "code");
    return !record_differs(record, field) ||
           mentions_move(m, record->kind, record->base[field], record->values[field], NULL, why);
}

bool record_save(struct model *m, struct record *record, struct why *why)
{
    return record_save_numbered(m, record, 0, why);
}

bool record_save_numbered(struct model *m, struct record *record, int64_t number, struct why *why)
{
    if (!change_is_open(m))
        bug("a record saved outside of a change");
    if (record->id != 0 && !record_changed(record))
        return true;
    if (record->id != 0 && !check_fresh(m, record, why))
        return false;
    int64_t id = record->id;
    bool saved =
        record_complete(record, why) && settle_code(m, record, why) &&
        (id == 0 && number == 0 && m->bulk != NULL ? bulk_add(m, record, why)
                                                   : write_record(m, record, number, why)) &&
        (id == 0 || keep_mentions(m, record, why));
    if (!saved) {
        /* The caller gives the change up, so a new record has no number yet. */
        record->id = id;
        return db_judge(m->db, false, why);
    }
    take_as_base(m, record);
    return change_flush(m, why);
}

int64_t record_fresh_number(struct model *m)
{
    return model_new_id(m);
}
