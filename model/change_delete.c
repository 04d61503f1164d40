/*
 * Deleting a record. The model does by itself what a cascade would do: the
 * record's own links go with it; where other records refer to it, the deletion
 * is refused naming them, or carried through by emptying those references.
 */
#include "model/change.h"

#include "model/buf.h"
#include "model/bulk.h"
#include "model/cells.h"
#include "model/change_inside.h"
#include "model/inside.h"
#include "model/mentions.h"
#include "model/refer.h"

#include <stdlib.h>

enum { NAMED_AT_MOST = 12 };

static void name_referrer(struct model *m, const struct referrer *at, struct buf *out)
{
    struct buf title = {0};
    record_title(m, at->kind, at->id, &title);
    buf_printf(out, "%s %s (%s)", at->kind->label[m->lang], buf_text(&title),
               at->kind->fields[at->field].label[m->lang]);
    buf_clear(&title);
}

static bool refuse_referred(struct model *m, const char *title, const struct referrer *all,
                            size_t count, struct why *why)
{
    struct buf names = {0};
    for (size_t i = 0; i < count && i < NAMED_AT_MOST; i++) {
        buf_puts(&names, i == 0 ? "" : ", ");
        name_referrer(m, &all[i], &names);
    }
    if (count > NAMED_AT_MOST)
        buf_puts(&names, ", …");
    why_set(why,
            words_count(why->lang,
                        "%s was not deleted: %zu record refers to it: %s. Take the reference out "
                        "first, or delete with --force to empty it.",
                        "%s was not deleted: %zu records refer to it: %s. Take the references out "
                        "first, or delete with --force to empty them.",
                        count),
            title, count, buf_text(&names));
    buf_clear(&names);
    return false;
}

/* Empties the reference of one record by the ordinary save, so that its
 * revision tells of it. */
static bool let_go(struct model *m, const struct referrer *at, const char *code, struct why *why)
{
    struct record *record = record_load(m, at->kind, at->id, why);
    if (record == NULL)
        return false;
    struct cells codes = {0}, kept = {0};
    struct buf value = {0};
    if (at->kind->fields[at->field].type == TYPE_LINKS)
        cells_parse(record->values[at->field], &codes);
    for (size_t i = 0; i < codes.count; i++)
        if (i != cells_find(&codes, code))
            cells_add(&kept, codes.items[i]);
    cells_format(&kept, &value);
    record_put(record, at->field, buf_text(&value));
    bool done = record_save(m, record, why);
    cells_clear(&codes);
    cells_clear(&kept);
    buf_clear(&value);
    record_free(record);
    return done;
}

static void drop_row(struct model *m, const struct kind *kind, int64_t id)
{
    struct buf sql = {0};
    for (size_t f = 0; f < kind->field_count; f++)
        if (kind->fields[f].type == TYPE_LINKS) {
            char table[64];
            model_link_table(kind, &kind->fields[f], table);
            buf_empty(&sql);
            buf_printf(&sql, "DELETE FROM %s WHERE source = :id", table);
            struct statement *links = db_prepare(m->db, buf_text(&sql));
            db_bind_int(links, ":id", id);
            db_do(links);
        }
    buf_empty(&sql);
    buf_printf(&sql, "DELETE FROM %s WHERE id = :id", kind->name);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    db_bind_int(st, ":id", id);
    db_do(st);
    buf_clear(&sql);
}

/* A record may refer to itself (an edition of itself): that does not count. */
static size_t without_self(struct referrer *all, size_t count, const struct kind *kind, int64_t id)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (all[i].kind != kind || all[i].id != id)
            all[kept++] = all[i];
    return kept;
}

bool change_delete(struct model *m, const struct kind *kind, int64_t id, bool carry,
                   struct buf *named, struct why *why)
{
    struct buf title = {0};
    if (!record_title(m, kind, id, &title)) {
        if (db_ok(m->db, why))
            why_set(why, "This record of the kind %s is no longer there.", kind->label[why->lang]);
        return false;
    }
    size_t count;
    struct record *record = record_load(m, kind, id, why);
    struct referrer *all = refer_to(m, kind, id, &count);
    bool done = record != NULL && db_ok(m->db, why);
    count = without_self(all, count, kind, id);
    if (done && count > 0 && !carry)
        done = refuse_referred(m, title.text, all, count, why);
    for (size_t i = 0; i < count && done; i++) {
        if (named != NULL) {
            name_referrer(m, &all[i], named);
            buf_putc(named, '\n');
        }
        done = let_go(m, &all[i], record_value(record, "code"), why);
    }
    done = done && mentions_move(m, kind, record_value(record, "code"), NULL, named, why);
    if (done) {
        bulk_end_trust(m);
        if (m->bulk != NULL)
            bulk_free_code(m->bulk);
        drop_row(m, kind, id);
        done = db_ok(m->db, why) && change_flush(m, why);
    }
    record_free(record);
    free(all);
    buf_clear(&title);
    return done;
}
