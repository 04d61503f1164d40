/*
 * See refer.h. Names are looked up exactly: what merely looks alike is for the
 * person to decide, never taken.
 */
#include "model/refer.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/fold.h"
#include "model/guard.h"
#include "model/inside.h"
#include "model/titles.h"

#include <stdlib.h>
#include <string.h>

/* Records of KIND with that NAME; up to two numbers in IDS. */
static size_t find_named(struct model *m, const struct kind *kind, const char *name, int64_t ids[2])
{
    size_t count = 0;
    struct statement *st =
        model_statement(m, "SELECT id FROM %1$s WHERE name = :name LIMIT 2", kind);
    db_bind_text(st, ":name", name);
    while (db_step(st))
        ids[count++] = db_int_at(st, 0);
    return count;
}

static bool has_other_names(const struct kind *kind)
{
    return kinds_field(kind, "other_names") != kind->field_count;
}

static bool is_among(const char *other_names, const char *name)
{
    struct cells names = {0};
    cells_parse(other_names, &names);
    bool found = cells_find(&names, name) < names.count;
    cells_clear(&names);
    return found;
}

/* The same for the records that have NAME among their other names. */
static size_t find_other_named(struct model *m, const struct kind *kind, const char *name,
                               int64_t ids[2])
{
    struct buf sql = {0};
    size_t count = 0;
    if (!has_other_names(kind))
        return 0;
    buf_printf(&sql, "SELECT id, other_names FROM %s WHERE instr(other_names, :name) > 0",
               kind->name);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_text(st, ":name", name);
    while (db_step(st) && count < 2)
        if (is_among(db_text_at(st, 1), name))
            ids[count++] = db_int_at(st, 0);
    db_done(st);
    return count;
}

static bool refuse_several(struct model *m, const struct kind *kind, const char *name,
                           const int64_t ids[2], struct why *why)
{
    struct buf first = {0}, second = {0};
    record_title(m, kind, ids[0], &first);
    record_title(m, kind, ids[1], &second);
    why_set(why, "\"%s\" names several records of the kind %s: %s, %s. Give the code.", name,
            kind->label[why->lang], buf_text(&first), buf_text(&second));
    buf_clear(&first);
    buf_clear(&second);
    return false;
}

/* Whether NAME is 13 digits of any width, with or without a T before them, as on
 * invoices (Consumption Tax Act, Article 57-2); DIGITS are then these. */
static bool is_corporate(const char *name, char digits[14])
{
    struct buf key = {0};
    fold_text(name, &key);
    const char *text = buf_text(&key);
    text += *text == 't';
    bool corporate = strlen(text) == 13 && strspn(text, "0123456789") == 13;
    if (corporate)
        memcpy(digits, text, 14);
    buf_clear(&key);
    return corporate;
}

/* Finds the records of KIND with the corporate number NAME, up to two, as
 * find_named(). False with WHY where NAME is such a number and none has it. */
static bool find_corporate(struct model *m, const struct kind *kind, const char *name,
                           int64_t ids[2], size_t *count, struct why *why)
{
    char digits[14];
    if (kinds_field(kind, "corporate_number") == kind->field_count || !is_corporate(name, digits))
        return true;
    if (!guard_corporate_valid(digits))
        return why_set(why,
                       "\"%s\" is no corporate number: its check digit is wrong. Check the digits.",
                       name);
    struct buf sql = {0};
    buf_printf(&sql,
               "SELECT id FROM %s WHERE corporate_number IN (:digits, 'T' || :digits) LIMIT 2",
               kind->name);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_text(st, ":digits", digits);
    while (db_step(st))
        ids[(*count)++] = db_int_at(st, 0);
    if (*count > 0 || db_failed(m->db))
        return true;
    return why_set(why,
                   "No record of the kind %s has the corporate number %s. Give its name, or add it "
                   "with this number first.",
                   kind->label[why->lang], digits);
}

/* The records called NAME, up to two, as find_named(). False with WHY where NAME cannot
 * name one; an error of the database waits. */
static bool seek(struct model *m, const struct kind *kind, const char *name, bool others,
                 int64_t ids[2], size_t *count, struct why *why)
{
    ids[0] = record_find(m, kind, name);
    *count = ids[0] != 0 ? 1 : find_named(m, kind, name, ids);
    if (*count == 0 && others)
        *count = find_other_named(m, kind, name, ids);
    return *count > 0 || find_corporate(m, kind, name, ids, count, why);
}

static int64_t find(struct model *m, const struct kind *kind, const char *name, bool others,
                    struct why *why)
{
    int64_t ids[2];
    size_t count;
    if (!seek(m, kind, name, others, ids, &count, why) || !db_ok(m->db, why))
        return -1;
    if (count < 2)
        return count == 0 ? 0 : ids[0];
    refuse_several(m, kind, name, ids, why);
    return -1;
}

int64_t refer_find(struct model *m, const struct kind *kind, const char *name, struct why *why)
{
    return find(m, kind, name, true, why);
}

int64_t refer_find_named(struct model *m, const struct kind *kind, const char *name,
                         struct why *why)
{
    return find(m, kind, name, false, why);
}

bool refer_has_other_name(struct model *m, const struct kind *kind, int64_t id, const char *name)
{
    struct buf sql = {0};
    bool found = false;
    if (!has_other_names(kind))
        return false;
    buf_printf(&sql, "SELECT other_names FROM %s WHERE id = :id", kind->name);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_int(st, ":id", id);
    if (db_step(st)) {
        found = is_among(db_text_at(st, 0), name);
        db_done(st);
    }
    return found;
}

bool refer_other_names(struct model *m, const struct kind *kind,
                       void (*take)(void *context, const struct kind *kind, int64_t id,
                                    const char *name),
                       void *context, struct why *why)
{
    struct buf sql = {0};
    if (!has_other_names(kind))
        return true;
    buf_printf(&sql, "SELECT id, other_names FROM %s WHERE other_names <> ''", kind->name);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    buf_clear(&sql);
    while (db_step(st)) {
        struct cells names = {0};
        cells_parse(db_text_at(st, 1), &names);
        for (size_t i = 0; i < names.count; i++)
            take(context, kind, db_int_at(st, 0), names.items[i]);
        cells_clear(&names);
    }
    return db_ok(m->db, why);
}

bool refer_names(struct model *m, const struct kind *kind,
                 void (*take)(void *context, const char *code, const char *name), void *context,
                 struct why *why)
{
    struct buf sql = {0};
    buf_printf(&sql, "SELECT code, name, %s FROM %s", has_other_names(kind) ? "other_names" : "''",
               kind->name);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    buf_clear(&sql);
    while (db_step(st)) {
        struct cells names = {0};
        take(context, db_text_at(st, 0), db_text_at(st, 1));
        cells_parse(db_text_at(st, 2), &names);
        for (size_t i = 0; i < names.count; i++)
            take(context, db_text_at(st, 0), names.items[i]);
        cells_clear(&names);
    }
    return db_ok(m->db, why);
}

static bool create(struct model *m, const struct kind *kind, const char *name,
                   const struct refer_watch *watch, int64_t *id, struct why *why)
{
    struct record *record = record_new(kind);
    bool done =
        record_set(record, kinds_field(kind, "name"), name, why) && record_save(m, record, why);
    *id = record->id;
    if (done && watch != NULL && watch->created != NULL)
        watch->created(watch->context, kind, record_value(record, "code"), name);
    record_free(record);
    return done;
}

void refer_code(struct model *m, const struct kind *kind, int64_t id, struct buf *out)
{
    struct statement *st = model_statement(m, "SELECT code FROM %1$s WHERE id = :id", kind);
    db_bind_int(st, ":id", id);
    if (db_step(st)) {
        buf_puts(out, db_text_at(st, 0));
        db_done(st);
    }
}

static void put_code(struct model *m, const struct kind *kind, int64_t id, struct cells *codes)
{
    struct buf code = {0};
    refer_code(m, kind, id, &code);
    if (code.length > 0 && cells_find(codes, code.text) == codes->count)
        cells_add(codes, code.text);
    buf_clear(&code);
}

bool refer_cell(struct model *m, const struct field *field, const char *cell,
                enum refer_missing missing, const struct refer_watch *watch, struct buf *out,
                struct why *why)
{
    const struct kind *kind = kinds_find(field->kind);
    struct cells names = {0}, codes = {0};
    bool done = true;
    if (field->type == TYPE_LINKS)
        cells_parse(cell, &names);
    else if (cell[0] != '\0')
        cells_add(&names, cell);
    for (size_t i = 0; i < names.count && done; i++) {
        if (names.items[i][0] == '\0')
            continue;
        int64_t id = refer_find(m, kind, names.items[i], why);
        if (id == 0 && missing == REFER_CREATE)
            done = create(m, kind, names.items[i], watch, &id, why);
        else if (id == 0)
            done = why_set(why,
                           "There is no \"%s\" of the kind %s. Give its code or exact name, "
                           "or add it first.",
                           names.items[i], kind->label[why->lang]);
        else
            done = id > 0;
        if (done)
            put_code(m, kind, id, &codes);
        /* A code that could not be read would be a link that is lost. */
        done = done && db_ok(m->db, why);
    }
    if (done) {
        if (field->type == TYPE_LINKS)
            cells_format(&codes, out);
        else
            buf_puts(out, codes.count == 0 ? "" : codes.items[0]);
    } else {
        why_at(why, "%s", field->label[why->lang]);
    }
    cells_clear(&names);
    cells_clear(&codes);
    return done;
}

static void put_name(struct model *m, const struct kind *kind, const char *code, struct buf *out)
{
    struct why why = {.lang = m->lang};
    int64_t id = record_find(m, kind, code);
    struct buf title = {0};
    if (id != 0 && record_title(m, kind, id, &title)) {
        const char *name = title.text + strcspn(title.text, " ") + 1;
        int64_t ids[2];
        size_t count;
        bool alone = seek(m, kind, name, true, ids, &count, &why) && count == 1 && ids[0] == id;
        buf_puts(out, alone ? name : code);
    } else {
        buf_puts(out, code);
    }
    buf_clear(&title);
}

void refer_name(struct model *m, const struct kind *kind, const char *code, struct buf *out)
{
    /* Within a change names come, so what is called by its name now may not be
     * alone with it later. */
    struct title *title = NULL;
    if (m->held) {
        titles_trim(model_titles(m));
        title = titles_find(m, model_titles(m), kind, code);
    }
    if (title == NULL) {
        put_name(m, kind, code, out);
        return;
    }
    if (title->called != NULL) {
        buf_puts(out, title->called);
        return;
    }
    struct buf called = {0};
    put_name(m, kind, code, &called);
    buf_puts(out, buf_text(&called));
    /* After an error it may be wrong, and is not to be called so again. */
    if (!db_failed(m->db))
        title->called = buf_take(&called);
    buf_clear(&called);
}
