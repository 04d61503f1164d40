/* See mentions.h. */
#include "model/mentions.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *kind, *column;
} mentioning[] = {
    {"waiver", "record"},
    {"pin", "records"},
};

bool mentions_in(const struct kind *kind, const struct field *field)
{
    for (size_t i = 0; i < sizeof mentioning / sizeof mentioning[0]; i++)
        if (strcmp(mentioning[i].kind, kind->name) == 0 &&
            strcmp(mentioning[i].column, field->column) == 0)
            return true;
    return false;
}

/* The records of KIND whose COLUMN may hold MENTION, oldest first; the caller
 * frees them. */
static int64_t *records_with(struct model *m, const struct kind *kind, const char *column,
                             const char *mention, size_t *count)
{
    struct buf sql = {0};
    int64_t *ids = NULL;
    size_t capacity = 0;
    *count = 0;
    buf_printf(&sql, "SELECT id FROM %s WHERE instr(%s, :mention) > 0 ORDER BY id", kind->name,
               column);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    db_bind_text(st, ":mention", mention);
    while (db_step(st)) {
        ids = mem_grow(ids, *count, &capacity, sizeof *ids);
        ids[(*count)++] = db_int_at(st, 0);
    }
    buf_clear(&sql);
    return ids;
}

/* Sets in RECORD, field number FIELD, each FROM to TO, or takes it out. */
static bool replace(struct model *m, struct record *record, size_t field, const char *from,
                    const char *to, struct why *why)
{
    struct cells now = {0}, then = {0};
    struct buf value = {0};
    cells_parse(record->values[field], &now);
    for (size_t i = 0; i < now.count; i++)
        if (strcmp(now.items[i], from) != 0)
            cells_add(&then, now.items[i]);
        else if (to != NULL)
            cells_add(&then, to);
    cells_format(&then, &value);
    bool done = record_set(record, field, buf_text(&value), why);
    if (!done)
        why_at(why, "%s %s", record->kind->label[why->lang], record_value(record, "code"));
    done = done && record_save(m, record, why);
    cells_clear(&now);
    cells_clear(&then);
    buf_clear(&value);
    return done;
}

/* Whether the cell of RECORD has exactly MENTION among its values. */
static bool has(const struct record *record, size_t field, const char *mention)
{
    struct cells cells = {0};
    cells_parse(record->values[field], &cells);
    bool found = cells_find(&cells, mention) < cells.count;
    cells_clear(&cells);
    return found;
}

static bool move_one(struct model *m, const struct kind *kind, int64_t id, size_t field,
                     const char *from, const char *to, struct buf *named, struct why *why)
{
    struct record *record = record_load(m, kind, id, why);
    bool done = record != NULL;
    if (done && has(record, field, from)) {
        if (named != NULL)
            buf_printf(named, "%s %s %s (%s)\n", kind->label[why->lang],
                       record_value(record, "code"), record_value(record, "name"),
                       kind->fields[field].label[why->lang]);
        done = replace(m, record, field, from, to, why);
    }
    record_free(record);
    return done;
}

bool mentions_move(struct model *m, const struct kind *kind, const char *from, const char *to,
                   struct buf *named, struct why *why)
{
    struct buf old = {0}, new = {0};
    bool done = true;
    buf_printf(&old, "%s/%s", kind->name, from);
    buf_printf(&new, "%s/%s", kind->name, to == NULL ? "" : to);
    for (size_t i = 0; i < sizeof mentioning / sizeof mentioning[0] && done; i++) {
        const struct kind *where = kinds_find(mentioning[i].kind);
        size_t count;
        int64_t *ids = records_with(m, where, mentioning[i].column, old.text, &count);
        for (size_t r = 0; r < count && done; r++)
            done = move_one(m, where, ids[r], kinds_field(where, mentioning[i].column), old.text,
                            to == NULL ? NULL : new.text, named, why);
        free(ids);
        done = done && db_ok(m->db, why);
    }
    buf_clear(&old);
    buf_clear(&new);
    return done;
}

struct referrer *mentions_of(struct model *m, const struct kind *kind, int64_t id, size_t *count)
{
    struct referrer *all = NULL;
    struct buf mention = {0};
    size_t capacity = 0;
    *count = 0;
    buf_printf(&mention, "%s/", kind->name);
    refer_code(m, kind, id, &mention);
    for (size_t i = 0; i < sizeof mentioning / sizeof mentioning[0]; i++) {
        const struct kind *where = kinds_find(mentioning[i].kind);
        size_t field = kinds_field(where, mentioning[i].column), found;
        int64_t *ids = records_with(m, where, mentioning[i].column, mention.text, &found);
        for (size_t r = 0; r < found; r++) {
            struct why ignored = {.lang = m->lang};
            struct record *record = record_load(m, where, ids[r], &ignored);
            if (record != NULL && has(record, field, mention.text)) {
                all = mem_grow(all, *count, &capacity, sizeof *all);
                all[(*count)++] = (struct referrer){where, ids[r], field};
            }
            record_free(record);
        }
        free(ids);
    }
    buf_clear(&mention);
    return all;
}

int64_t mentions_find(struct model *m, const char *mention, const struct kind **kind)
{
    const char *slash = strchr(mention, '/');
    if (slash == NULL)
        return 0;
    char *name = mem_copy_bytes(mention, (size_t)(slash - mention));
    *kind = kinds_find(name);
    free(name);
    return *kind == NULL ? 0 : record_find(m, *kind, slash + 1);
}
