/* The records held against the policy: what of them does not stand there. */
#include "import/drift_inside.h"
#include "import/drift_values.h"

#include "model/buf.h"
#include "model/kinds.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

bool drift_goes_with(enum drift_part part, enum drift_part in)
{
    bool general = part == DRIFT_PURPOSES || part == DRIFT_ITEMS;
    bool special = in == DRIFT_PROVISION || in == DRIFT_JOINT_USE || in == DRIFT_TRANSMISSION ||
                   in == DRIFT_ENTRUSTMENT;
    return general ? !special : in == part;
}

/* The policy as it is compared. */
struct text {
    char **keys; /* of each block */
    struct drift_shape *shapes;
    enum drift_part *parts; /* in which it stands */
    bool has[DRIFT_PARTS];  /* the policy has a block of the part */
    bool own[DRIFT_PARTS];  /* the notice itself states facts of the part */
    struct drift_values values;
    char **value_keys; /* of each value */
};

static void read_text(const struct policy *policy, struct text *text)
{
    *text = (struct text){.keys = mem_new(policy->count, sizeof *text->keys),
                          .shapes = mem_new(policy->count, sizeof *text->shapes),
                          .parts = mem_new(policy->count, sizeof *text->parts)};
    for (size_t i = 0; i < policy->count; i++) {
        struct buf words = {0}, key = {0};
        policy_text(&policy->blocks[i], &words);
        drift_key(buf_text(&words), &key);
        text->keys[i] = mem_copy(buf_text(&key));
        drift_shape_make(text->keys[i], &text->shapes[i]);
        /* What stands below one heading is of one part. */
        bool same = i > 0 && policy->blocks[i].role != POLICY_HEADING &&
                    policy->blocks[i - 1].role != POLICY_HEADING;
        text->parts[i] = same ? text->parts[i - 1] : drift_part_of(policy, &policy->blocks[i]);
        text->has[text->parts[i]] = true;
        buf_clear(&words);
        buf_clear(&key);
    }
    drift_values_gather(policy, &text->values);
    text->value_keys = mem_new(text->values.count + 1, sizeof *text->value_keys);
    for (size_t i = 0; i < text->values.count; i++) {
        struct buf key = {0};
        drift_key(text->values.items[i].text, &key);
        text->value_keys[i] = buf_take(&key);
    }
}

static void free_text(const struct policy *policy, struct text *text)
{
    for (size_t i = 0; i < policy->count; i++) {
        free(text->keys[i]);
        drift_shape_clear(&text->shapes[i]);
    }
    free(text->keys);
    free(text->shapes);
    free(text->parts);
    for (size_t i = 0; i < text->values.count; i++)
        free(text->value_keys[i]);
    free(text->value_keys);
    drift_values_clear(&text->values);
}

/* Whether the block is one in which FACT is looked for. */
static bool is_place(const struct drift_fact *fact, const struct text *text, size_t block)
{
    bool special = fact->part != DRIFT_PURPOSES && fact->part != DRIFT_ITEMS;
    return (special && !text->has[fact->part]) || drift_goes_with(fact->part, text->parts[block]);
}

/* Whether FACT is one of a list, of which each part of a policy has its own. */
static bool is_listed(const struct drift_fact *fact)
{
    return fact->theme != DRIFT_PURPOSE && fact->theme != DRIFT_PERIOD;
}

/* Whether FACT stands in the policy. What is listed is looked for among the values
 * that are called so, where there are some, and in sentences: 保護者 may stand in a
 * purpose too; an item, which stands in many sentences, among the values alone. */
static bool stands(const struct drift_fact *fact, const struct text *text,
                   const struct policy *policy)
{
    bool listed = false;
    for (size_t i = 0; i < text->values.count && is_listed(fact); i++) {
        const struct drift_value *value = &text->values.items[i];
        if (value->theme != fact->theme || !is_place(fact, text, value->block))
            continue;
        listed = true;
        if (drift_states(fact, text->value_keys[i]))
            return true;
    }
    for (size_t i = 0; i < policy->count; i++) {
        bool sentence = fact->theme != DRIFT_ITEM && !drift_is_labelled(&policy->blocks[i]);
        if ((!listed || sentence) && is_place(fact, text, i) && drift_states(fact, text->keys[i]))
            return true;
    }
    return false;
}

/* Whether the policy is to state FACT. No article asks for the items of the
 * categories, and the law of Japan not for the periods: they are looked for where
 * the policy tells of such things. */
static bool is_called_for(const struct drift_fact *fact, const struct text *text)
{
    if (!fact->expected)
        return fact->elsewhere && text->has[fact->part] && !text->own[fact->part];
    if (fact->part != DRIFT_ITEMS && fact->part != DRIFT_RETENTION)
        return true;
    for (size_t i = 0; i < text->values.count; i++)
        if (text->values.items[i].theme == fact->theme &&
            drift_goes_with(fact->part, text->values.items[i].part))
            return true;
    return text->has[fact->part];
}

/* The block of the policy that is nearest to FACT, and the value in it; the
 * number of blocks where none is near. */
static size_t nearest_block(const struct drift_fact *fact, const struct text *text, size_t blocks,
                            int *score)
{
    size_t found = blocks;
    const char *name;
    *score = DRIFT_NEAR - 1;
    for (size_t i = 0; i < blocks; i++) {
        int here =
            is_place(fact, text, i) ? drift_score_of(fact, &text->shapes[i], *score, &name) : 0;
        if (here > *score) {
            *score = here;
            found = i;
        }
    }
    return found;
}

static void tell_missing(struct drift *drift, const struct drift_fact *fact,
                         const struct text *text)
{
    int score;
    size_t near = nearest_block(fact, text, drift->policy.count, &score);
    const struct policy_block *block =
        near < drift->policy.count ? &drift->policy.blocks[near] : NULL;
    struct buf record = {0}, words = {0};
    buf_printf(&record, "%s/%s", fact->kind->name, fact->code);
    if (block != NULL)
        policy_text(block, &words);
    drift_add(drift,
              &(struct drift_hit){.sort = DRIFT_ONLY_RECORDS,
                                  .theme = fact->theme,
                                  .part = fact->part,
                                  .fact = (size_t)(fact - drift->facts) + 1,
                                  .record = record.text,
                                  .in_records = fact->names.items[0],
                                  .in_policy = words.text,
                                  .score = block == NULL ? 0 : score},
              block);
    buf_clear(&record);
    buf_clear(&words);
}

/* Whether a provider is missed together with its service, which says enough, or was
 * told already for another one. */
static bool is_told(const struct drift *drift, const struct drift_fact *fact)
{
    for (size_t i = 0; i < drift->fact_count && fact->service != 0; i++) {
        const struct drift_fact *other = &drift->facts[i];
        if (other->theme == DRIFT_SERVICE && other->id == fact->service && !other->found)
            return true;
    }
    for (size_t i = 0; i < drift->hit_count && fact->service != 0; i++) {
        if (drift->hits[i].fact == 0)
            continue; /* what is told of pins is of no fact */
        const struct drift_fact *other = &drift->facts[drift->hits[i].fact - 1];
        if (other->theme == fact->theme && other->id == fact->id)
            return true;
    }
    return false;
}

void drift_seek(struct drift *drift)
{
    struct text text;
    read_text(&drift->policy, &text);
    for (size_t i = 0; i < drift->fact_count; i++)
        if (drift->facts[i].expected)
            text.own[drift->facts[i].part] = true;
    for (size_t i = 0; i < drift->fact_count; i++) {
        struct drift_fact *fact = &drift->facts[i];
        fact->found = fact->found || stands(fact, &text, &drift->policy);
    }
    for (size_t i = 0; i < drift->fact_count; i++) {
        const struct drift_fact *fact = &drift->facts[i];
        if (!fact->found && fact->names.count > 0 && is_called_for(fact, &text) &&
            !is_told(drift, fact))
            tell_missing(drift, fact, &text);
    }
    free_text(&drift->policy, &text);
}
