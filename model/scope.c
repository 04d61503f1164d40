/* See scope.h. */
#include "model/scope.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/mentions.h"
#include "model/near.h"
#include "model/refer.h"
#include "model/rising.h"
#include "model/scope_inside.h"

#include <stdlib.h>
#include <string.h>

enum {
    PIECE = 20000,      /* rows that are read at once */
    OTHERS = SCOPE_MOST /* the bit of organizations that are not told apart */
};

static const uint64_t every_one = UINT64_MAX;

/* The organizations that are nearly called TEXT. */
struct nearly {
    const char *text;
    struct buf names;
};

static void take_name(void *context, const char *code, const char *name)
{
    struct nearly *nearly = context;
    if (near_is(nearly->text, name) || near_is(nearly->text, code))
        buf_printf(&nearly->names, "%s%s %s", nearly->names.length == 0 ? "" : ", ", code, name);
}

int64_t scope_find(struct model *m, const char *text, struct why *why)
{
    const struct kind *kind = kinds_find("organization");
    struct nearly nearly = {.text = text};
    int64_t id = refer_find(m, kind, text, why);
    bool none = id == 0 && refer_names(m, kind, take_name, &nearly, why);
    if (none && nearly.names.length > 0)
        why_set(why, "There is no organization \"%s\". Did you mean: %s?", text,
                buf_text(&nearly.names));
    else if (none)
        why_set(why, "There is no organization %s. 'daicho list organization' shows all.", text);
    buf_clear(&nearly.names);
    return id > 0 ? id : 0;
}

int64_t *scope_organizations(struct model *m, size_t *count)
{
    int64_t *ids = NULL;
    size_t capacity = 0;
    *count = 0;
    struct statement *st = db_prepare(m->db, "SELECT id FROM organization ORDER BY code");
    while (db_step(st)) {
        ids = mem_grow(ids, *count, &capacity, sizeof *ids);
        ids[(*count)++] = db_int_at(st, 0);
    }
    return ids;
}

size_t scope_count(struct model *m)
{
    return (size_t)db_number(m->db, "SELECT count(*) FROM organization", 0, 0);
}

struct scope *scope_new(struct model *m, const int64_t *ids, size_t count)
{
    struct scope *scope = mem_new(1, sizeof *scope);
    if (count > SCOPE_MOST)
        bug("too many organizations are told apart");
    scope->m = m;
    if (count > 0)
        memcpy(scope->organizations, ids, count * sizeof *ids);
    scope->organization_count = count;
    scope->kinds = mem_new(kinds_count, sizeof *scope->kinds);
    scope->first = scope->second = INT64_MIN;
    scope_list_ways(scope);
    return scope;
}

struct scope *scope_share(struct scope *scope)
{
    if (scope != NULL)
        scope->sharers++;
    return scope;
}

bool scope_same(const struct scope *one, const struct scope *other)
{
    bool same = scope_done(one) && scope_done(other);
    for (size_t k = 0; k < kinds_count && same; k++) {
        const struct scope_kind *a = &one->kinds[k], *b = &other->kinds[k];
        same = a->count == b->count &&
               (a->count == 0 || (memcmp(a->ids, b->ids, a->count * sizeof *a->ids) == 0 &&
                                  memcmp(a->bits, b->bits, a->count * sizeof *a->bits) == 0));
    }
    return same;
}

void scope_free(struct scope *scope)
{
    if (scope == NULL || scope->sharers-- > 0)
        return;
    for (size_t k = 0; k < kinds_count; k++) {
        free(scope->kinds[k].ids);
        free(scope->kinds[k].bits);
        free(scope->kinds[k].gained);
    }
    free(scope->kinds);
    free(scope->ways);
    free(scope);
}

size_t scope_place(const struct scope_kind *of, int64_t id)
{
    size_t low = 0, high = of->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (of->ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < of->count && of->ids[low] == id ? low : of->count;
}

static struct scope_kind *records_of(const struct scope *scope, const struct kind *kind)
{
    return &scope->kinds[kinds_index(kind)];
}

static uint64_t bit_of(const struct scope *scope, int64_t organization)
{
    size_t i = 0;
    while (i < scope->organization_count && scope->organizations[i] != organization)
        i++;
    return (uint64_t)1 << (i < scope->organization_count ? i : OTHERS);
}

/* Makes room for the bits of the records of KIND, all of whose numbers were read. */
static void begin_bits(struct scope *scope, const struct kind *kind)
{
    struct scope_kind *of = records_of(scope, kind);
    of->bits = mem_new(of->count + 1, sizeof *of->bits);
    of->gained = mem_new(of->count + 1, sizeof *of->gained);
    if (strcmp(kind->name, "organization") == 0)
        for (size_t i = 0; i < of->count; i++)
            of->bits[i] = bit_of(scope, of->ids[i]);
}

static bool read_ids(struct scope *scope, const struct scope_way *way)
{
    struct scope_kind *of = records_of(scope, way->kind);
    struct buf sql = {0};
    buf_printf(&sql, "SELECT id FROM %s WHERE " RISING("id") " ORDER BY id", way->kind->name);
    struct statement *st = db_prepare(scope->m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_int(st, ":after", scope->first);
    bool more = false;
    for (size_t rows = 0; rows < PIECE && (more = db_step(st)); rows++) {
        of->ids = mem_grow(of->ids, of->count, &of->capacity, sizeof *of->ids);
        scope->first = of->ids[of->count++] = db_int_at(st, 0);
    }
    if (more)
        db_done(st);
    else
        begin_bits(scope, way->kind);
    return more;
}

/* Takes that record SOURCE of the kind of WAY names TARGET. */
static void take_link(struct scope *scope, const struct scope_way *way, int64_t source,
                      int64_t target)
{
    const struct kind *named = kinds_find(way->kind->fields[way->field].kind);
    struct scope_kind *from = records_of(scope, way->kind), *to = records_of(scope, named);
    size_t s = scope_place(from, source), t = scope_place(to, target);
    if (s == from->count || t == to->count || (way->if_none && from->bits[s] != 0))
        return;
    if (way->act == SCOPE_USES)
        to->gained[t] |= from->bits[s];
    else
        from->gained[s] |= way->act == SCOPE_NAMES ? bit_of(scope, target) : to->bits[t];
}

/* The SELECT of who names whom by the field of WAY, in the order of an index; twice as RISING()
 * says. */
static struct statement *links_of(struct scope *scope, const struct scope_way *way)
{
    const struct field *field = &way->kind->fields[way->field];
    struct buf sql = {0};
    if (field->type == TYPE_LINKS)
        buf_printf(&sql,
                   "SELECT source, target FROM %s_%s WHERE (source, target) > (:first, :second) "
                   "AND (+source, +target) > (:first, :second) ORDER BY source, target",
                   way->kind->name, field->column);
    else
        buf_printf(&sql,
                   "SELECT %2$s, id FROM %1$s WHERE (%2$s, id) > (:first, :second) AND (+%2$s, "
                   "+id) > (:first, :second) ORDER BY %2$s, id",
                   way->kind->name, field->column);
    struct statement *st = db_prepare(scope->m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_int(st, ":first", scope->first);
    db_bind_int(st, ":second", scope->second);
    return st;
}

/* Gives what WAY has brought to those whom it was brought. */
static void gain(struct scope *scope, const struct scope_way *way)
{
    const struct field *field = &way->kind->fields[way->field];
    struct scope_kind *of =
        records_of(scope, way->act == SCOPE_USES ? kinds_find(field->kind) : way->kind);
    for (size_t i = 0; i < of->count; i++) {
        of->bits[i] |= of->gained[i];
        of->gained[i] = 0;
    }
}

static bool follow(struct scope *scope, const struct scope_way *way)
{
    bool links = way->kind->fields[way->field].type == TYPE_LINKS;
    struct statement *st = links_of(scope, way);
    bool more = false;
    for (size_t rows = 0; rows < PIECE && (more = db_step(st)); rows++) {
        scope->first = db_int_at(st, 0);
        scope->second = db_int_at(st, 1);
        take_link(scope, way, links ? scope->first : scope->second,
                  links ? scope->second : scope->first);
    }
    if (more)
        db_done(st);
    return more;
}

/* The exceptions: they name a record of any kind in words. */
static void mention(struct scope *scope, const struct scope_way *way)
{
    struct scope_kind *of = records_of(scope, way->kind);
    struct statement *st = db_prepare(scope->m->db, "SELECT record FROM waiver WHERE id = :id");
    for (size_t i = 0; i < of->count; i++) {
        const struct kind *kind = NULL;
        db_bind_int(st, ":id", of->ids[i]);
        char *record = db_step(st) ? mem_copy(db_text(st, "record")) : mem_copy("");
        db_done(st);
        int64_t id = mentions_find(scope->m, record, &kind);
        free(record);
        if (id != 0)
            of->gained[i] |= scope_of(scope, kind, id);
    }
}

static void settle(struct scope *scope, const struct scope_way *way)
{
    struct scope_kind *of = records_of(scope, way->kind);
    for (size_t i = 0; i < of->count; i++)
        if (of->bits[i] == 0)
            of->bits[i] = every_one;
}

bool scope_done(const struct scope *scope)
{
    return scope->at == scope->way_count;
}

bool scope_read(struct scope *scope)
{
    bool more = false;
    if (scope_done(scope))
        return true;
    const struct scope_way *way = &scope->ways[scope->at];
    switch (way->act) {
    case SCOPE_IDS:
        more = read_ids(scope, way);
        break;
    case SCOPE_NAMES:
    case SCOPE_FOLLOWS:
    case SCOPE_USES:
        more = follow(scope, way);
        break;
    case SCOPE_MENTIONS:
        mention(scope, way);
        break;
    case SCOPE_SETTLES:
        settle(scope, way);
        break;
    }
    if (!more) {
        if (way->act != SCOPE_IDS && way->act != SCOPE_SETTLES)
            gain(scope, way);
        scope->first = scope->second = INT64_MIN;
        scope->at++;
    }
    return scope_done(scope) || db_failed(scope->m->db);
}

bool scope_step(struct scope *scope, struct why *why)
{
    model_begin_reading(scope->m);
    scope_read(scope);
    return db_ok(scope->m->db, why);
}

struct scope *scope_load(struct model *m, int64_t organization, struct why *why)
{
    struct scope *scope = scope_new(m, &organization, 1);
    while (!scope_done(scope))
        if (!scope_step(scope, why)) {
            scope_free(scope);
            return NULL;
        }
    return scope;
}

uint64_t scope_of(const struct scope *scope, const struct kind *kind, int64_t id)
{
    const struct scope_kind *of = records_of(scope, kind);
    size_t place = scope_place(of, id);
    return place < of->count ? of->bits[place] : every_one;
}

bool scope_has(const struct scope *scope, const struct kind *kind, int64_t id)
{
    return (scope_of(scope, kind, id) & 1) != 0;
}

size_t scope_size(const struct scope *scope, const struct kind *kind, size_t *common)
{
    const struct scope_kind *of = records_of(scope, kind);
    size_t count = 0;
    *common = 0;
    for (size_t i = 0; i < of->count; i++) {
        count += (of->bits[i] & 1) != 0;
        *common += of->bits[i] == every_one;
    }
    return count;
}
