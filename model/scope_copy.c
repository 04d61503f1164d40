/*
 * A copy of an inventory that holds what belongs to one organization. All is copied and
 * the rest deleted, which is what SQLite is quickest at; then what led to what is gone
 * leads nowhere.
 */
#include "model/scope.h"

#include "model/buf.h"
#include "model/filter.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/past_inside.h"
#include "model/refer.h"
#include "model/scope_inside.h"
#include "model/search.h"

#include <stdlib.h>
#include <string.h>

/* Whether a party that belongs to the organization stands for organization ID. */
static bool is_stood_for(const struct scope *scope, struct model *copy, int64_t id)
{
    struct statement *st = db_prepare(copy->db, "SELECT id FROM party WHERE organization = :id");
    bool found = false;
    db_bind_int(st, ":id", id);
    while (!found && db_step(st))
        found = scope_has(scope, kinds_find("party"), db_int_at(st, 0));
    if (found)
        db_done(st);
    return found;
}

static bool stays(const struct scope *scope, struct model *copy, const struct kind *kind, size_t at)
{
    const struct scope_kind *of = &scope->kinds[kinds_index(kind)];
    return (of->bits[at] & 1) != 0 ||
           (strcmp(kind->name, "organization") == 0 && is_stood_for(scope, copy, of->ids[at]));
}

/* Deletes the records of KIND that belong to others. */
static void delete_others(const struct scope *scope, struct model *copy, const struct kind *kind)
{
    const struct scope_kind *of = &scope->kinds[kinds_index(kind)];
    struct buf sql = {0};
    buf_printf(&sql, "DELETE FROM %s WHERE id = :id", kind->name);
    for (size_t i = 0; i < of->count; i++) {
        if (stays(scope, copy, kind, i))
            continue;
        struct statement *st = db_prepare(copy->db, buf_text(&sql));
        db_bind_int(st, ":id", of->ids[i]);
        db_do(st);
    }
    buf_clear(&sql);
}

/* Empties what in FIELD of KIND leads to what is gone, or stems from it. */
static void cut(struct model *copy, const struct kind *kind, const struct field *field)
{
    struct buf sql = {0};
    if (field->type == TYPE_LINKS)
        buf_printf(&sql,
                   "DELETE FROM %1$s_%2$s WHERE source NOT IN (SELECT id FROM %1$s) OR target NOT "
                   "IN (SELECT id FROM %3$s)",
                   kind->name, field->column, field->kind);
    else
        buf_printf(&sql,
                   "UPDATE %1$s SET %2$s = NULL WHERE %2$s IS NOT NULL AND %2$s NOT IN (SELECT id "
                   "FROM %3$s)",
                   kind->name, field->column, field->kind);
    db_run(copy->db, buf_text(&sql));
    buf_clear(&sql);
}

/* Leaves in COPY what belongs to the organization of SCOPE. */
static bool reduce(const struct scope *scope, struct model *copy, struct why *why)
{
    if (!db_run(copy->db, "BEGIN"))
        return db_ok(copy->db, why);
    for (size_t k = 0; k < kinds_count; k++)
        delete_others(scope, copy, &kinds[k]);
    for (size_t k = 0; k < kinds_count; k++)
        for (size_t f = 0; f < kinds[k].field_count; f++)
            if (kinds_is_reference(&kinds[k].fields[f]))
                cut(copy, &kinds[k], &kinds[k].fields[f]);
    db_run(copy->db, "DELETE FROM draft; DELETE FROM seen; DELETE FROM seen_rows");
    db_run(copy->db, "COMMIT");
    return db_ok(copy->db, why) && search_renew(copy, why);
}

int64_t scope_held(const struct model *m)
{
    return m->organization;
}

void scope_filter(struct model *m, struct buf *out)
{
    struct buf code = {0};
    if (m->organization != 0) {
        refer_code(m, kinds_find("organization"), m->organization, &code);
        buf_puts(out, "code=");
        filter_quote(buf_text(&code), out);
    }
    buf_clear(&code);
}

struct model *scope_copy(struct model *m, int64_t organization, struct scope_sizes *sizes,
                         struct why *why)
{
    bool hold = !m->held;
    model_begin_reading(m);
    if (hold && !model_hold(m, why))
        return NULL;
    struct scope *scope = scope_load(m, organization, why);
    struct model *copy = scope == NULL ? NULL : past_begin(m, why);
    bool done = copy != NULL && db_copy(copy->db, m->db, why) && reduce(scope, copy, why);
    if (done && sizes != NULL) {
        sizes->all = scope->kinds[kinds_index(kinds_find("category"))].count;
        sizes->held = scope_size(scope, kinds_find("category"), &sizes->common);
    }
    if (hold)
        model_release(m);
    scope_free(scope);
    if (!done) {
        model_close(copy);
        return NULL;
    }
    copy->past = m->past;
    copy->organization = organization;
    copy->seen_seq = m->seen_seq;
    return copy;
}
