/* The policy held against the records: which of its values they do not have. */
#include "import/drift_inside.h"
#include "import/drift_values.h"

#include "import/nothing.h"
#include "model/buf.h"
#include "model/kinds.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Whether VALUE may name FACT. Who is called a recipient here may be a joint user
 * or a provider there: the part decides. */
static bool may_name(const struct drift_value *value, const struct drift_fact *fact)
{
    bool parties = fact->kind == kinds_find("party") || fact->kind == kinds_find("organization");
    bool wants_party = value->theme == DRIFT_RECIPIENT || value->theme == DRIFT_USER ||
                       value->theme == DRIFT_CONTRACTOR || value->theme == DRIFT_PROVIDER;
    bool same = value->theme == fact->theme || (parties && wants_party);
    bool special = value->part == DRIFT_PROVISION || value->part == DRIFT_JOINT_USE ||
                   value->part == DRIFT_TRANSMISSION || value->part == DRIFT_ENTRUSTMENT;
    return same && (!special || fact->part == value->part);
}

static int by_length(const void *left, const void *right)
{
    char *const *a = left, *const *b = right;
    size_t x = strlen(*a), y = strlen(*b);
    return (x < y) - (x > y);
}

/* The names and keys of the facts that VALUE may name, the longest names first. */
static void names_for(const struct drift *drift, const struct drift_value *value,
                      struct cells *names, struct cells *keys)
{
    for (size_t i = 0; i < drift->fact_count; i++) {
        const struct drift_fact *fact = &drift->facts[i];
        for (size_t k = 0; k < fact->names.count && may_name(value, fact); k++) {
            cells_add(names, fact->names.items[k]);
            cells_add(keys, fact->keys.items[k]);
        }
    }
    if (names->count > 0)
        qsort(names->items, names->count, sizeof *names->items, by_length);
}

/* Whether the whole VALUE is known: it is one of KEYS, or, where it is a SENTENCE, one
 * of them stands in it. */
static bool is_known(const char *value, const struct cells *keys, bool sentence)
{
    enum { WHOLE = 12 }; /* bytes: 4 characters of Japanese */
    struct buf key = {0};
    bool known = false;
    drift_key(value, &key);
    for (size_t i = 0; i < keys->count && !known; i++)
        known = strcmp(buf_text(&key), keys->items[i]) == 0 ||
                (sentence && strlen(keys->items[i]) >= WHOLE &&
                 strstr(buf_text(&key), keys->items[i]) != NULL);
    known = known || key.length == 0;
    buf_clear(&key);
    return known;
}

/* Whether a period that the records have stands in the block of VALUE, with what
 * it runs from. */
static bool is_stated(const struct drift *drift, const struct drift_value *value)
{
    struct buf words = {0}, key = {0};
    bool stated = false;
    policy_text(&drift->policy.blocks[value->block], &words);
    drift_key(buf_text(&words), &key);
    for (size_t i = 0; i < drift->fact_count && !stated; i++)
        stated =
            may_name(value, &drift->facts[i]) && drift_states(&drift->facts[i], buf_text(&key));
    buf_clear(&words);
    buf_clear(&key);
    return stated;
}

static bool is_unfilled(const char *text)
{
    return strncmp(text, "【未記入", strlen("【未記入")) == 0 ||
           strncmp(text, "[Missing", strlen("[Missing")) == 0 || nothing_said(NULL, text);
}

static void tell_unknown(struct drift *drift, const struct drift_value *value, const char *text)
{
    const struct drift_fact *near = NULL;
    const char *near_name = NULL;
    int score = DRIFT_NEAR - 1;
    struct buf key = {0}, record = {0};
    struct drift_shape shape;
    drift_key(text, &key);
    drift_shape_make(buf_text(&key), &shape);
    for (size_t i = 0; i < drift->fact_count; i++) {
        const struct drift_fact *fact = &drift->facts[i];
        const char *name = NULL;
        int here = fact->theme == value->theme && fact->names.count > 0
                       ? drift_score_of(fact, &shape, score, &name)
                       : 0;
        if (here > score) {
            score = here;
            near = fact;
            near_name = name;
        }
    }
    if (near != NULL)
        buf_printf(&record, "%s/%s", near->kind->name, near->code);
    char *words = mem_copy(text), *shown = near_name == NULL ? NULL : mem_copy(near_name);
    drift_add(drift,
              &(struct drift_hit){.sort = DRIFT_ONLY_POLICY,
                                  .theme = value->theme,
                                  .part = value->part,
                                  .record = record.text,
                                  .in_records = shown,
                                  .in_policy = words,
                                  .score = near == NULL ? 0 : score},
              &drift->policy.blocks[value->block]);
    free(words);
    free(shown);
    drift_shape_clear(&shape);
    buf_clear(&key);
    buf_clear(&record);
}

/* The names that a value of a theme in a part may be: made once for each. */
struct known {
    bool made;
    struct cells names, keys;
};

/* Sets SERVICES[I], for each of VALUES that is a provider, to the block that names the
 * service to which it belongs: its own row, or the last block before it below the same
 * heading; to the number of blocks where there is none. The values stand in the order of
 * the blocks. The caller frees. */
static size_t *find_services(const struct policy *policy, const struct drift_values *values)
{
    size_t *services = mem_new(values->count + 1, sizeof *services);
    bool *names = mem_new(policy->count + 1, sizeof *names);
    size_t *last = mem_new(policy->count + 1, sizeof *last); /* below each heading, from 1 */
    for (size_t i = 0; i < values->count; i++)
        if (values->items[i].theme == DRIFT_SERVICE)
            names[values->items[i].block] = true;
    for (size_t i = 0; i < values->count; i++) {
        size_t block = values->items[i].block, heading = policy->blocks[block].heading;
        if (names[block])
            last[heading] = block + 1;
        services[i] = last[heading] == 0 ? policy->count : last[heading] - 1;
    }
    free(names);
    free(last);
    return services;
}

static void hold_value(struct drift *drift, const struct drift_value *value, struct known *known)
{
    bool whole = value->theme == DRIFT_PURPOSE || value->theme == DRIFT_PERIOD;
    struct cells left = {0};
    if (is_unfilled(value->text))
        return;
    if (!known->made)
        names_for(drift, value, &known->names, &known->keys);
    known->made = true;
    drift->held++;
    size_t others = drift_values_left(value->text, &known->names, &known->keys, &left);
    /* A purpose is one sentence, whatever stands in it, unless a part of it is one. */
    if (value->theme == DRIFT_PURPOSE && others > 0 && strstr(value->text, "。") == NULL)
        whole = false;
    if (value->theme == DRIFT_PERIOD ? !is_stated(drift, value)
                                     : !is_known(value->text, &known->keys, whole)) {
        if (whole && left.count > 0)
            tell_unknown(drift, value, value->text);
        for (size_t i = 0; i < left.count && !whole; i++)
            tell_unknown(drift, value, left.items[i]);
    }
    cells_clear(&left);
}

/* Holds the values that are providers, or all others, but for those in the blocks marked
 * in PINNED. A service that the records lack is marked in LACKED by its block, and its
 * providers are not told beside it. */
static void hold_all(struct drift *drift, const struct drift_values *values, bool providers,
                     const bool *pinned, bool *lacked)
{
    size_t *services = find_services(&drift->policy, values);
    struct known *known = mem_new(DRIFT_THEMES * DRIFT_PARTS, sizeof *known);
    for (size_t i = 0; i < values->count; i++) {
        const struct drift_value *value = &values->items[i];
        size_t told = drift->hit_count;
        if (pinned[value->block] || providers != (value->theme == DRIFT_PROVIDER) ||
            (providers && lacked[services[i]]))
            continue;
        hold_value(drift, value, &known[value->theme * DRIFT_PARTS + value->part]);
        if (value->theme == DRIFT_SERVICE && drift->hit_count > told)
            lacked[value->block] = true;
    }
    for (size_t i = 0; i < DRIFT_THEMES * DRIFT_PARTS; i++) {
        cells_clear(&known[i].names);
        cells_clear(&known[i].keys);
    }
    free(known);
    free(services);
}

void drift_hold(struct drift *drift, const bool *pinned)
{
    struct drift_values values = {0};
    bool *lacked = mem_new(drift->policy.count + 1, sizeof *lacked);
    drift_values_gather(&drift->policy, &values);
    hold_all(drift, &values, false, pinned, lacked);
    hold_all(drift, &values, true, pinned, lacked);
    free(lacked);
    drift_values_clear(&values);
}
