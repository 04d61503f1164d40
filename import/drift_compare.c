/*
 * The comparison of drift.h: values of the policy under what names them, names
 * of the records in the part that is about them.
 */
#include "import/drift_inside.h"
#include "import/drift_values.h"

#include "import/nothing.h"
#include "model/buf.h"
#include "model/fold.h"
#include "model/kinds.h"
#include "model/mem.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { NEAR = 40 }; /* from this score on a text is shown as near */

void drift_key(const char *text, struct buf *out)
{
    static const char *const dropped[] = {
        " ",  ".",  ",",  ":",  ";",  "(",  ")",  "[",  "]",  "\"", "'", "-", "/", "、",
        "。", "・", "「", "」", "『", "』", "【", "】", "〔", "〕", "…", "&", "*", "•"};
    struct buf folded = {0};
    fold_text(text, &folded);
    for (const char *at = buf_text(&folded); *at != '\0';) {
        size_t i = 0, count = sizeof dropped / sizeof dropped[0];
        while (i < count && strncmp(at, dropped[i], strlen(dropped[i])) != 0)
            i++;
        if (i < count) {
            at += strlen(dropped[i]);
            continue;
        }
        uint32_t point;
        size_t length = utf8_next(at, &point);
        buf_add(out, at, length);
        at += length;
    }
    buf_clear(&folded);
}

static int by_number(const void *left, const void *right)
{
    uint64_t a, b;
    memcpy(&a, left, sizeof a);
    memcpy(&b, right, sizeof b);
    return (a > b) - (a < b);
}

/* The pairs of characters that follow each other in KEY, sorted; of one character
 * that alone. The caller frees. */
static uint64_t *pairs_of(const char *key, size_t *count)
{
    uint64_t *pairs = mem_new(strlen(key) + 1, sizeof *pairs);
    uint32_t last = 0, point;
    size_t n = 0;
    for (size_t length; (length = utf8_next(key, &point)) > 0; key += length) {
        if (last != 0)
            pairs[n++] = (uint64_t)last << 32 | point;
        last = point;
    }
    if (n == 0 && last != 0)
        pairs[n++] = last;
    qsort(pairs, n, sizeof *pairs, by_number);
    *count = n;
    return pairs;
}

int drift_score(const char *key, const char *other)
{
    size_t a_count, b_count, both = 0;
    uint64_t *a = pairs_of(key, &a_count), *b = pairs_of(other, &b_count);
    for (size_t i = 0, k = 0; i < a_count && k < b_count;) {
        if (a[i] == b[k])
            both++;
        size_t step_a = a[i] <= b[k], step_b = b[k] <= a[i];
        i += step_a;
        k += step_b;
    }
    int score = a_count + b_count == 0 ? 0 : (int)(200 * both / (a_count + b_count));
    free(a);
    free(b);
    return score;
}

bool drift_goes_with(enum drift_part part, enum drift_part in)
{
    bool general = part == DRIFT_PURPOSES || part == DRIFT_ITEMS;
    bool special = in == DRIFT_PROVISION || in == DRIFT_JOINT_USE || in == DRIFT_TRANSMISSION ||
                   in == DRIFT_ENTRUSTMENT;
    return general ? !special : in == part;
}

/* The policy as it is compared. */
struct text {
    char **keys;            /* of each block */
    enum drift_part *parts; /* in which it stands */
    bool has[DRIFT_PARTS];  /* the policy has a block of the part */
    struct drift_values values;
};

static void read_text(const struct policy *policy, struct text *text)
{
    *text = (struct text){.keys = mem_new(policy->count, sizeof *text->keys),
                          .parts = mem_new(policy->count, sizeof *text->parts)};
    for (size_t i = 0; i < policy->count; i++) {
        struct buf words = {0}, key = {0};
        policy_text(&policy->blocks[i], &words);
        drift_key(buf_text(&words), &key);
        text->keys[i] = mem_copy(buf_text(&key));
        text->parts[i] = drift_part_of(policy, &policy->blocks[i]);
        text->has[text->parts[i]] = true;
        buf_clear(&words);
        buf_clear(&key);
    }
    drift_values_gather(policy, &text->values);
}

static void free_text(const struct policy *policy, struct text *text)
{
    for (size_t i = 0; i < policy->count; i++)
        free(text->keys[i]);
    free(text->keys);
    free(text->parts);
    drift_values_clear(&text->values);
}

/* Whether KEY states FACT. */
static bool states(const struct drift_fact *fact, const char *key)
{
    size_t own = fact->event == NULL ? 0 : 1; /* the first key is the name */
    for (size_t i = 0; i < fact->keys.count; i++)
        if (strstr(key, fact->keys.items[i]) != NULL &&
            (i < own || fact->event == NULL || fact->event[0] == '\0' ||
             strstr(key, fact->event) != NULL))
            return true;
    return false;
}

/* Whether the block is one in which FACT is looked for. */
static bool is_place(const struct drift_fact *fact, const struct text *text, size_t block)
{
    bool special = fact->part != DRIFT_PURPOSES && fact->part != DRIFT_ITEMS;
    return (special && !text->has[fact->part]) || drift_goes_with(fact->part, text->parts[block]);
}

/* Whether FACT stands in the policy. Items are looked for among the values that
 * are called items, where there are some: 氏名 stands in 代表者氏名 as well. */
static bool stands(const struct drift_fact *fact, const struct text *text, size_t blocks)
{
    bool listed = false;
    for (size_t i = 0; i < text->values.count && fact->theme == DRIFT_ITEM; i++) {
        const struct drift_value *value = &text->values.items[i];
        if (value->theme != DRIFT_ITEM || !is_place(fact, text, value->block))
            continue;
        listed = true;
        struct buf key = {0};
        drift_key(value->text, &key);
        bool found = states(fact, buf_text(&key));
        buf_clear(&key);
        if (found)
            return true;
    }
    for (size_t i = 0; i < blocks && !listed; i++)
        if (is_place(fact, text, i) && states(fact, text->keys[i]))
            return true;
    return false;
}

/* Whether the policy is to state FACT. No article asks for the items of the
 * categories, and the law of Japan not for the periods: they are looked for where
 * the policy tells of such things. */
static bool is_called_for(const struct drift_fact *fact, const struct text *text)
{
    if (fact->part != DRIFT_ITEMS && fact->part != DRIFT_RETENTION)
        return true;
    for (size_t i = 0; i < text->values.count; i++)
        if (text->values.items[i].theme == fact->theme &&
            drift_goes_with(fact->part, text->values.items[i].part))
            return true;
    return text->has[fact->part];
}

int drift_score_of(const struct drift_fact *fact, const char *key, const char **name)
{
    int best = 0;
    *name = fact->names.items[0];
    for (size_t i = 0; i < fact->keys.count; i++) {
        int score = drift_score(key, fact->keys.items[i]);
        if (score > best) {
            best = score;
            *name = fact->names.items[i];
        }
    }
    return best;
}

/* The block of the policy that is nearest to FACT, and the value in it; the
 * number of blocks where none is near. */
static size_t nearest_block(const struct drift_fact *fact, const struct text *text, size_t blocks,
                            int *score)
{
    size_t found = blocks;
    const char *name;
    *score = NEAR - 1;
    for (size_t i = 0; i < blocks; i++) {
        int here = is_place(fact, text, i) ? drift_score_of(fact, text->keys[i], &name) : 0;
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

void drift_seek(struct drift *drift)
{
    struct text text;
    read_text(&drift->policy, &text);
    for (size_t i = 0; i < drift->fact_count; i++) {
        struct drift_fact *fact = &drift->facts[i];
        fact->found = fact->found || stands(fact, &text, drift->policy.count);
        if (fact->expected && !fact->found && fact->names.count > 0 && is_called_for(fact, &text))
            tell_missing(drift, fact, &text);
    }
    free_text(&drift->policy, &text);
}

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

/* Whether the whole VALUE is known: one of KEYS stands in it, or it stands in one
 * of them as a good part. */
static bool is_known(const char *value, const struct cells *keys)
{
    enum { WHOLE = 12 }; /* bytes: 4 characters of Japanese */
    struct buf key = {0};
    bool known = false;
    drift_key(value, &key);
    for (size_t i = 0; i < keys->count && !known; i++)
        known = strcmp(buf_text(&key), keys->items[i]) == 0 ||
                (strlen(keys->items[i]) >= WHOLE && strstr(buf_text(&key), keys->items[i]) != NULL);
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
        stated = may_name(value, &drift->facts[i]) && states(&drift->facts[i], buf_text(&key));
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
    int score = NEAR - 1;
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
    if (value->theme == DRIFT_PERIOD ? !is_stated(drift, value)
                                     : !is_known(value->text, &known->keys)) {
        drift_values_left(value->text, &known->names, &known->keys, &left);
        /* A purpose is one sentence, whatever stands in it. */
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
    for (size_t i = 0; i < values.count; i++) {
        const struct drift_value *value = &values.items[i];
        if (!pinned[value->block])
            hold_value(drift, value, &known[value->theme * DRIFT_PARTS + value->part]);
    }
    for (size_t i = 0; i < DRIFT_THEMES * DRIFT_PARTS; i++) {
        cells_clear(&known[i].names);
        cells_clear(&known[i].keys);
    }
    free(known);
    drift_values_clear(&values);
}
