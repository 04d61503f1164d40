/* See titles.h: a hash table (FNV-1a) with chains. */
#include "model/titles.h"

#include "model/buf.h"
#include "model/fold.h"
#include "model/inside.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 12, MOST = 1 << 14 };

struct titles {
    struct title *slots[SLOTS], *by_id[SLOTS];
    size_t count;
};

struct titles *titles_new(void)
{
    return mem_new(1, sizeof(struct titles));
}

void titles_forget(struct titles *titles)
{
    for (size_t i = 0; i < SLOTS && titles->count > 0; i++)
        while (titles->slots[i] != NULL) {
            struct title *title = titles->slots[i];
            titles->slots[i] = title->next;
            titles->count--;
            free(title->code);
            free(title->name);
            free(title->folded);
            free(title->called);
            free(title->cell);
            free(title->mark);
            free(title);
        }
    memset(titles->by_id, 0, sizeof titles->by_id);
}

void titles_trim(struct titles *titles)
{
    if (titles->count > MOST)
        titles_forget(titles);
}

void titles_free(struct titles *titles)
{
    if (titles != NULL)
        titles_forget(titles);
    free(titles);
}

static size_t slot_of(const struct kind *kind, const char *code)
{
    uint64_t hash = UINT64_C(14695981039346656037) ^ kinds_index(kind);
    for (const char *at = code; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * UINT64_C(1099511628211);
    return (size_t)(hash ^ hash >> 32) % SLOTS;
}

static size_t slot_of_id(int64_t id)
{
    return (size_t)((uint64_t)id * 0x9E3779B97F4A7C15u >> 32) % SLOTS;
}

static struct title *keep(struct titles *titles, const struct kind *kind, int64_t id,
                          const char *code, const char *name)
{
    struct title *title = mem_new(1, sizeof *title);
    struct buf folded = {0};
    fold_text(name, &folded);
    struct title **slot = &titles->slots[slot_of(kind, code)];
    struct title **by_id = &titles->by_id[slot_of_id(id)];
    *title = (struct title){.next = *slot,
                            .next_by_id = *by_id,
                            .kind = kind,
                            .id = id,
                            .code = mem_copy(code),
                            .name = mem_copy(name),
                            .folded = mem_copy(buf_text(&folded))};
    buf_clear(&folded);
    *slot = *by_id = title;
    titles->count++;
    return title;
}

struct title *titles_find(struct model *m, struct titles *titles, const struct kind *kind,
                          const char *code)
{
    struct title *title = titles->slots[slot_of(kind, code)];
    while (title != NULL && (title->kind != kind || strcmp(title->code, code) != 0))
        title = title->next;
    if (title != NULL)
        return title;
    struct statement *st = model_statement(m, "SELECT id, name FROM %1$s WHERE code = :code", kind);
    db_bind_text(st, ":code", code);
    if (!db_step(st))
        return NULL;
    title = keep(titles, kind, db_int_at(st, 0), code, db_text_at(st, 1));
    db_done(st);
    return title;
}

struct title *titles_find_id(struct model *m, struct titles *titles, const struct kind *kind,
                             int64_t id)
{
    struct title *title = titles->by_id[slot_of_id(id)];
    while (title != NULL && (title->kind != kind || title->id != id))
        title = title->next_by_id;
    if (title != NULL)
        return title;
    struct statement *st = model_statement(m, "SELECT code, name FROM %1$s WHERE id = :id", kind);
    db_bind_int(st, ":id", id);
    if (!db_step(st))
        return NULL;
    title = keep(titles, kind, id, db_text_at(st, 0), db_text_at(st, 1));
    db_done(st);
    return title;
}
