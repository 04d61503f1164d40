/* See drift.h. */
#include "import/drift_inside.h"

#include "model/buf.h"
#include "model/kinds.h"
#include "model/mem.h"
#include "model/model.h"

#include <stdlib.h>
#include <string.h>

enum { REWORDED = 60 }; /* from this score on two that stand alone are shown together */

static char *copy_or_null(const char *text)
{
    return text == NULL ? NULL : mem_copy(text);
}

void drift_add(struct drift *drift, const struct drift_hit *hit, const struct policy_block *block)
{
    drift->hits =
        mem_grow(drift->hits, drift->hit_count, &drift->hit_capacity, sizeof *drift->hits);
    struct drift_hit *added = &drift->hits[drift->hit_count++];
    *added = *hit;
    added->record = copy_or_null(hit->record);
    added->in_records = copy_or_null(hit->in_records);
    added->in_policy = copy_or_null(hit->in_policy);
    added->line = block == NULL ? 0 : block->line;
    added->paragraph = block == NULL ? 0 : (size_t)(block - drift->policy.blocks) + 1;
}

static void free_hit(struct drift_hit *hit)
{
    free(hit->record);
    free(hit->in_records);
    free(hit->in_policy);
}

/* The hit of SORT that is nearest to HIT, of the same theme, and the name that is
 * near; NULL where none is near enough. */
static struct drift_hit *partner(struct drift *drift, const struct drift_hit *hit,
                                 enum drift_sort sort, int *score, const char **name)
{
    struct drift_hit *found = NULL;
    *score = REWORDED - 1;
    for (size_t i = 0; i < drift->hit_count; i++) {
        struct drift_hit *other = &drift->hits[i];
        const struct drift_hit *record = sort == DRIFT_ONLY_POLICY ? hit : other;
        const struct drift_hit *policy = sort == DRIFT_ONLY_POLICY ? other : hit;
        if (other->sort != sort || other->theme != hit->theme ||
            !drift_goes_with(record->part, policy->part))
            continue;
        struct buf key = {0};
        struct drift_shape shape;
        const char *near;
        drift_key(policy->in_policy, &key);
        drift_shape_make(buf_text(&key), &shape);
        int here = drift_score_of(&drift->facts[record->fact - 1], &shape, *score, &near);
        drift_shape_clear(&shape);
        buf_clear(&key);
        if (here > *score) {
            *score = here;
            *name = near;
            found = other;
        }
    }
    return found;
}

static void drop(struct drift *drift, struct drift_hit *hit)
{
    size_t place = (size_t)(hit - drift->hits);
    free_hit(hit);
    memmove(hit, hit + 1, (drift->hit_count - place - 1) * sizeof *hit);
    drift->hit_count--;
}

void drift_join(struct drift *drift)
{
    enum { MOST = 500 }; /* of hits: beyond, the text is another one altogether */
    for (size_t i = 0; i < drift->hit_count && drift->hit_count <= MOST; i++) {
        struct drift_hit *hit = &drift->hits[i];
        int score, back;
        const char *name, *back_name;
        if (hit->sort != DRIFT_ONLY_RECORDS)
            continue;
        struct drift_hit *other = partner(drift, hit, DRIFT_ONLY_POLICY, &score, &name);
        if (other == NULL || partner(drift, other, DRIFT_ONLY_RECORDS, &back, &back_name) != hit)
            continue;
        hit->sort = DRIFT_REWORDED;
        hit->score = score;
        hit->line = other->line;
        hit->paragraph = other->paragraph;
        free(hit->in_policy);
        free(hit->in_records);
        hit->in_policy = mem_copy(other->in_policy);
        hit->in_records = mem_copy(name);
        drop(drift, other);
        i -= other < hit;
    }
}

static void make_shapes(struct drift *drift)
{
    for (size_t i = 0; i < drift->fact_count; i++) {
        struct drift_fact *fact = &drift->facts[i];
        fact->shapes = mem_new(fact->keys.count + 1, sizeof *fact->shapes);
        for (size_t k = 0; k < fact->keys.count; k++)
            drift_shape_make(fact->keys.items[k], &fact->shapes[k]);
    }
}

bool drift_read(struct model *m, const char *path, const struct drift_options *how,
                struct drift *drift, struct why *why)
{
    size_t failures = model_failures(m);
    if (!policy_read(path, how->encoding, &drift->policy, why) ||
        !drift_gather(m, how->notice, drift, why))
        return false;
    bool *pinned = mem_new(drift->policy.count, sizeof *pinned);
    bool done = drift_pins(m, drift, pinned, why) && model_ok_since(m, failures, why);
    if (done) {
        make_shapes(drift);
        drift_seek(drift);
        drift_hold(drift, pinned);
        drift_join(drift);
    }
    free(pinned);
    return done;
}

void drift_clear(struct drift *drift)
{
    policy_clear(&drift->policy);
    for (size_t i = 0; i < drift->fact_count; i++) {
        free(drift->facts[i].code);
        free(drift->facts[i].event);
        for (size_t k = 0; k < drift->facts[i].keys.count && drift->facts[i].shapes != NULL; k++)
            drift_shape_clear(&drift->facts[i].shapes[k]);
        free(drift->facts[i].shapes);
        cells_clear(&drift->facts[i].names);
        cells_clear(&drift->facts[i].keys);
    }
    for (size_t i = 0; i < drift->hit_count; i++)
        free_hit(&drift->hits[i]);
    free(drift->facts);
    free(drift->hits);
    free(drift->notice);
    free(drift->notice_name);
    *drift = (struct drift){0};
}
