/* The way back of references: which records refer to one. See refer.h. */
#include "model/refer.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Adds what stands behind SELECT for the records of FROM that refer to :id
 * through FIELD. */
static void put_referring(const struct kind *from, size_t field, struct buf *sql)
{
    char table[64];
    model_link_table(from, &from->fields[field], table);
    if (from->fields[field].type == TYPE_LINKS)
        buf_printf(sql, "FROM %s l JOIN %s t ON t.id = l.source WHERE l.target = :id", table,
                   from->name);
    else
        buf_printf(sql, "FROM %s t WHERE t.%s = :id", from->name, from->fields[field].column);
}

/* The rows of ST, bound, as referrers through FIELD of FROM. */
static struct referrer *read_referrers(struct statement *st, const struct kind *from, size_t field,
                                       size_t *count)
{
    struct referrer *found = NULL;
    size_t capacity = 0;
    *count = 0;
    while (db_step(st)) {
        found = mem_grow(found, *count, &capacity, sizeof *found);
        found[(*count)++] = (struct referrer){from, db_int_at(st, 0), field};
    }
    return found;
}

struct referrer *refer_some(struct model *m, const struct kind *from, size_t field, int64_t id,
                            size_t most, size_t *count, size_t *all)
{
    enum { SORTED_MOST = 1000 };
    struct buf sql = {0};
    buf_puts(&sql, "SELECT count(*) FROM (SELECT 1 ");
    put_referring(from, field, &sql);
    buf_printf(&sql, " LIMIT %d)", REFER_COUNTED);
    *all = (size_t)db_number(m->db, buf_text(&sql), id, 0);
    buf_empty(&sql);
    buf_puts(&sql, "SELECT t.id ");
    put_referring(from, field, &sql);
    /* The index gives them by age. */
    buf_printf(&sql, "%s LIMIT :most", *all <= SORTED_MOST ? " ORDER BY t.code" : "");
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_int(st, ":id", id);
    db_bind_int(st, ":most", (int64_t)most);
    return read_referrers(st, from, field, count);
}

struct referrer *refer_through(struct model *m, const struct kind *from, size_t field, int64_t id,
                               size_t *count)
{
    static const char what[] = "referring by code";
    struct statement *st = db_kept(m->db, what, &from->fields[field]);
    if (st == NULL) {
        struct buf sql = {0};
        buf_puts(&sql, "SELECT t.id ");
        put_referring(from, field, &sql);
        buf_puts(&sql, " ORDER BY t.code");
        st = db_keep(m->db, what, &from->fields[field], buf_text(&sql));
        buf_clear(&sql);
    }
    db_bind_int(st, ":id", id);
    return read_referrers(st, from, field, count);
}

struct referrer *refer_to(struct model *m, const struct kind *kind, int64_t id, size_t *count)
{
    struct referrer *all = NULL;
    *count = 0;
    for (struct kinds_reference at = {0}; kinds_referring(kind, &at);) {
        size_t more;
        struct referrer *found = refer_through(m, at.kind, at.field, id, &more);
        if (more > 0) {
            all = mem_resize(all, *count + more, sizeof *all);
            memcpy(all + *count, found, more * sizeof *all);
            *count += more;
        }
        free(found);
    }
    return all;
}
