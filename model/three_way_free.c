/* Codes that others get, freed for them. See three_way_inside.h. */
#include "model/three_way_inside.h"

#include "model/change_inside.h"
#include "model/inside.h"
#include "model/mem.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Saves a record with a code that nothing else has, for the time of the change. */
static bool put_aside(struct model *m, const struct three_way_code *code, struct why *why)
{
    struct record *record = record_load(m, code->kind, code->id, why);
    char aside[40];
    snprintf(aside, sizeof aside, "merge-%" PRId64, code->id);
    bool done = record != NULL;
    if (done) {
        record_put(record, kinds_field(code->kind, "code"), aside);
        done = record_save(m, record, why);
    }
    record_free(record);
    return done;
}

static int by_final(const void *a, const void *b)
{
    const struct three_way_code *x = *(const struct three_way_code *const *)a;
    const struct three_way_code *y = *(const struct three_way_code *const *)b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return strcmp(x->final, y->final);
}

/* What all records get, in order; the caller frees. */
static const struct three_way_code **sort_final(const struct three_way_codes *codes)
{
    const struct three_way_code **all = mem_new(codes->count + 1, sizeof *all);
    for (size_t i = 0; i < codes->count; i++)
        all[i] = &codes->items[i];
    qsort(all, codes->count, sizeof *all, by_final);
    return all;
}

bool three_way_codes_free(struct model *m, const struct three_way_codes *codes, struct why *why)
{
    const struct three_way_code **all = sort_final(codes);
    bool done = true, any = false;
    for (size_t i = 0; i < codes->count && done; i++) {
        const struct three_way_code *code = &codes->items[i];
        const struct three_way_code wanted = {.kind = code->kind, .final = code->now};
        const struct three_way_code *key = &wanted;
        if (code->now[0] == '\0' || strcmp(code->now, code->final) == 0 ||
            bsearch(&key, all, codes->count, sizeof *all, by_final) == NULL)
            continue;
        done = put_aside(m, code, why);
        any = true;
    }
    free(all);
    if (done && any)
        change_put_changes(m, NULL, 0);
    return done && db_ok(m->db, why);
}
