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
    drift_key(text, &key);
    for (size_t i = 0; i < drift->fact_count; i++) {
        const struct drift_fact *fact = &drift->facts[i];
        const char *name = NULL;
        int here = fact->theme == value->theme && fact->names.count > 0
                       ? drift_score_of(fact, buf_text(&key), &name)
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
    buf_clear(&key);
    buf_clear(&record);
}

/* The names that a value of a theme in a part may be: made once for each. */
struct known {
    bool made;
    struct cells names, keys;
};

/* The value that names the service to which value number I of VALUES, a provider,
 * belongs: in the same row, or the last one before it; their count for none. */
static size_t service_of(const struct drift *drift, const struct drift_values *values, size_t i)
{
    const struct drift_value *provider = &values->items[i];
    size_t before = values->count;
    for (size_t k = 0; k < values->count; k++) {
        const struct drift_value *value = &values->items[k];
        if (value->theme != DRIFT_SERVICE)
            continue;
        if (value->block == provider->block)
            return k;
        if (k < i && drift->policy.blocks[value->block].heading ==
                         drift->policy.blocks[provider->block].heading)
            before = k;
    }
    return before;
}

/* Whether the whole value was told as something that the records lack. */
static bool is_unknown(const struct drift *drift, const struct drift_value *value)
{
    for (size_t i = 0; i < drift->hit_count; i++)
        if (drift->hits[i].sort == DRIFT_ONLY_POLICY && drift->hits[i].theme == value->theme &&
            drift->hits[i].paragraph == value->block + 1)
            return true;
    return false;
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

void drift_hold(struct drift *drift, const bool *pinned)
{
    struct drift_values values = {0};
    struct known *known = mem_new(DRIFT_THEMES * DRIFT_PARTS, sizeof *known);
    drift_values_gather(&drift->policy, &values);
    /* A provider is told with its service, so the services go first. */
    for (int turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < values.count; i++) {
            const struct drift_value *value = &values.items[i];
            bool provider = value->theme == DRIFT_PROVIDER;
            size_t service = provider ? service_of(drift, &values, i) : values.count;
            if (pinned[value->block] || provider != (turn == 1) ||
                (service < values.count && is_unknown(drift, &values.items[service])))
                continue;
            hold_value(drift, value, &known[value->theme * DRIFT_PARTS + value->part]);
        }
    for (size_t i = 0; i < DRIFT_THEMES * DRIFT_PARTS; i++) {
        cells_clear(&known[i].names);
        cells_clear(&known[i].keys);
    }
    free(known);
    drift_values_clear(&values);
}
