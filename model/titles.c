/* See titles.h: a hash table (FNV-1a) with chains. */
#include "model/titles.h"

#include "model/inside.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 14, MOST = 1 << 15 };

struct titles {
    struct title *slots[SLOTS];
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
            free(title->called);
            free(title);
        }
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

struct title *titles_find(struct model *m, struct titles *titles, const struct kind *kind,
                          const char *code)
{
    struct title **slot = &titles->slots[slot_of(kind, code)];
    for (struct title *title = *slot; title != NULL; title = title->next)
        if (title->kind == kind && strcmp(title->code, code) == 0)
            return title;
    struct statement *st = model_statement(m, "SELECT id, name FROM %1$s WHERE code = :code", kind);
    db_bind_text(st, ":code", code);
    if (!db_step(st))
        return NULL;
    struct title *title = mem_new(1, sizeof *title);
    *title = (struct title){.next = *slot,
                            .kind = kind,
                            .id = db_int_at(st, 0),
                            .code = mem_copy(code),
                            .name = mem_copy(db_text_at(st, 1))};
    db_done(st);
    *slot = title;
    titles->count++;
    return title;
}
