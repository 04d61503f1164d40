/* What a trial does to reviews: whose day comes or goes, and whose last look was at
 * another state. See effects_inside.h. */
#include "export/effects_inside.h"

#include "model/mem.h"
#include "model/model.h"
#include "model/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_category(const void *a, const void *b)
{
    const struct review_due_line *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

/* Whether category ID is one that is reviewed in M: there, and not retired. */
static bool is_reviewed(struct model *m, int64_t id)
{
    struct why ignored = {.lang = model_lang(m)};
    struct record *record = record_load(m, kinds_find("category"), id, &ignored);
    bool reviewed = record != NULL && strcmp(record_value(record, "status"), "retired") != 0;
    record_free(record);
    return reviewed;
}

/* Fills how the category of LINE stands in state AT; without LINE it is fresh there, or is
 * not reviewed at all (REVIEW_STANDINGS). */
static void take_standing(const struct effects *effects, struct effects_standing *standing,
                          size_t at, const struct review_due_line *line)
{
    struct model *m = at == EFFECTS_BEFORE ? effects->base : effects->trial;
    standing->standing[at] = REVIEW_STANDINGS;
    if (line != NULL)
        standing->standing[at] = line->standing;
    else if (is_reviewed(m, standing->category))
        standing->standing[at] = REVIEW_FRESH;
    if (line != NULL)
        memcpy(standing->until[at], line->until, sizeof line->until);
}

static void add_standing(struct effects *effects, const struct review_due_line *before,
                         const struct review_due_line *after)
{
    struct effects_standing standing = {.category = after != NULL ? after->id : before->id};
    if (before != NULL && after != NULL && before->standing == after->standing &&
        strcmp(before->until, after->until) == 0)
        return;
    take_standing(effects, &standing, EFFECTS_BEFORE, before);
    take_standing(effects, &standing, EFFECTS_AFTER, after);
    effects->standings = mem_grow(effects->standings, effects->standing_count,
                                  &effects->standing_capacity, sizeof *effects->standings);
    effects->standings[effects->standing_count++] = standing;
}

static void compare_standings(struct effects *effects, struct review_due *before,
                              struct review_due *after)
{
    size_t b = 0, a = 0;
    if (before->count > 0)
        qsort(before->lines, before->count, sizeof *before->lines, by_category);
    if (after->count > 0)
        qsort(after->lines, after->count, sizeof *after->lines, by_category);
    while (b < before->count || a < after->count) {
        int order = b == before->count  ? 1
                    : a == after->count ? -1
                                        : by_category(&before->lines[b], &after->lines[a]);
        add_standing(effects, order <= 0 ? &before->lines[b] : NULL,
                     order >= 0 ? &after->lines[a] : NULL);
        b += order <= 0;
        a += order >= 0;
    }
}

static bool find_standings(struct effects *effects, struct why *why)
{
    struct review_due before, after;
    if (!review_due_read(effects->base, &before, why))
        return false;
    bool done = review_due_read(effects->trial, &after, why);
    if (done) {
        compare_standings(effects, &before, &after);
        review_due_clear(&after);
    }
    review_due_clear(&before);
    return done;
}

/* Whether what DIFFERENCE tells is something that a review of categories looks at. */
static bool is_looked_at(const struct difference *difference)
{
    static const char *const others[] = {"organization", "department", "desk", "incident"};
    const struct kind *kind = difference->kind;
    bool looked_at = impact_leads(kind), own = difference->change == DIFFER_CHANGED;
    if (difference->change == DIFFER_CAME && strcmp(kind->name, "category") == 0)
        return false; /* nobody has reviewed it */
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        looked_at = looked_at && strcmp(kind->name, others[i]) != 0;
    for (size_t i = 0; i < difference->count; i++)
        own = own && kind->fields[difference->fields[i].field].section == SECTION_REVIEW;
    return looked_at && !own;
}

/* The changed records that are there in state AT. The caller frees. */
static struct impact_seed *seeds_of(const struct effects *effects, size_t at, size_t *count)
{
    const struct differences *all = &effects->changes.all;
    const enum differ_change absent = at == EFFECTS_BEFORE ? DIFFER_CAME : DIFFER_WENT;
    struct impact_seed *seeds = mem_new(all->count + 1, sizeof *seeds);
    *count = 0;
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].change != absent && is_looked_at(&all->items[i]))
            seeds[(*count)++] =
                (struct impact_seed){.kind = all->items[i].kind, .id = all->items[i].id};
    return seeds;
}

/* A ground by its category. */
struct known_ground {
    int64_t category;
    size_t place;
};

static int by_known(const void *a, const void *b)
{
    const struct known_ground *x = a, *y = b;
    return (x->category > y->category) - (x->category < y->category);
}

/* The grounds that there are, in the order of their categories; the caller frees. */
static struct known_ground *known_grounds(const struct effects *effects)
{
    struct known_ground *known = mem_new(effects->ground_count + 1, sizeof *known);
    for (size_t i = 0; i < effects->ground_count; i++)
        known[i] = (struct known_ground){effects->grounds[i].category, i};
    qsort(known, effects->ground_count, sizeof *known, by_known);
    return known;
}

/* The ground of CATEGORY, made where it is not among the COUNT that are KNOWN: a state tells
 * each category once. */
static struct effects_ground *ground_of(struct effects *effects, const struct known_ground *known,
                                        size_t count, int64_t category)
{
    const struct known_ground wanted = {.category = category};
    const struct known_ground *found =
        count == 0 ? NULL : bsearch(&wanted, known, count, sizeof wanted, by_known);
    if (found != NULL)
        return &effects->grounds[found->place];
    effects->grounds = mem_grow(effects->grounds, effects->ground_count, &effects->ground_capacity,
                                sizeof *effects->grounds);
    struct effects_ground *ground = &effects->grounds[effects->ground_count++];
    *ground = (struct effects_ground){.category = category};
    return ground;
}

/* Adds the record of SEED to why GROUND is one. */
static void add_because(struct effects_ground *ground, const struct impact_seed *seed,
                        enum lang lang)
{
    struct buf one = {0};
    buf_printf(&one, "%s %s %s", seed->kind->label[lang], record_value(seed->record, "code"),
               record_value(seed->record, "name"));
    cells_add(&ground->reasons, buf_text(&one));
    buf_clear(&one);
}

static void take_impact(struct effects *effects, const struct impact *impact, enum lang lang)
{
    size_t count = effects->ground_count;
    struct known_ground *known = known_grounds(effects);
    for (size_t i = 0; i < impact->category_count; i++) {
        const struct impact_category *category = &impact->categories[i];
        struct effects_ground *ground = ground_of(effects, known, count, category->id);
        for (size_t r = 0; r < category->reason_count; r++)
            add_because(ground, &impact->seeds[impact->reasons[category->first_reason + r].seed],
                        lang);
    }
    free(known);
}

/* A line, and where it stands. */
struct placed {
    const char *text;
    size_t place;
};

static int by_text(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    int order = strcmp(x->text, y->text);
    return order != 0 ? order : (x->place > y->place) - (x->place < y->place);
}

/* Joins the lines of GROUND, each once, where it stands first. */
static void join_because(struct effects_ground *ground)
{
    struct cells *lines = &ground->reasons;
    struct placed *sorted = mem_new(lines->count + 1, sizeof *sorted);
    bool *again = mem_new(lines->count + 1, sizeof *again);
    struct buf all = {0};
    for (size_t i = 0; i < lines->count; i++)
        sorted[i] = (struct placed){lines->items[i], i};
    qsort(sorted, lines->count, sizeof *sorted, by_text);
    for (size_t i = 1; i < lines->count; i++)
        again[sorted[i].place] = strcmp(sorted[i].text, sorted[i - 1].text) == 0;
    for (size_t i = 0; i < lines->count; i++)
        if (!again[i])
            buf_printf(&all, "%s%s", all.length == 0 ? "" : "\n", lines->items[i]);
    ground->because = buf_take(&all);
    cells_clear(lines);
    free(sorted);
    free(again);
}

/* Finds the categories that the changed records of state AT lead to. */
static bool find_touched(struct effects *effects, size_t at, struct why *why)
{
    struct model *m = at == EFFECTS_BEFORE ? effects->base : effects->trial;
    size_t count;
    struct impact_seed *seeds = seeds_of(effects, at, &count);
    const struct impact_query query = {.seeds = seeds, .count = count, .on = effects->today};
    bool done = count == 0;
    if (!done && model_hold(m, why)) {
        struct impact *impact = impact_new(m, &query, why);
        done = impact != NULL;
        if (done)
            take_impact(effects, impact, why->lang);
        impact_free(impact);
        model_release(m);
    }
    free(seeds);
    return done;
}

/* Whether CODE was answered as unchanged in CAMPAIGN. */
static bool is_answered(struct model *m, const struct campaign *campaign, const char *code)
{
    const struct campaign_selection selection = {.names = &code, .name_count = 1};
    struct why ignored = {.lang = model_lang(m)};
    struct campaign_review review;
    int64_t *ids = NULL;
    size_t count = 0;
    bool answered = false;
    if (campaigns_select(m, campaign, &selection, &ids, &count, &ignored) && count > 0 &&
        campaigns_review(m, campaign, ids[0], &review, &ignored)) {
        answered = review.outcome == REVIEW_UNCHANGED;
        campaign_review_clear(&review);
    }
    free(ids);
    return answered;
}

/* The open round in which the category CODE was answered as unchanged, "" for none; of the
 * COUNT rounds IDS. For the caller to free. */
static char *round_of(struct model *m, const int64_t *ids, size_t count, const char *code)
{
    struct why ignored = {.lang = model_lang(m)};
    char *name = NULL;
    for (size_t i = 0; i < count && name == NULL; i++) {
        struct campaign campaign;
        if (!campaigns_read(m, ids[i], &campaign, &ignored))
            continue;
        if (campaign.closed_on[0] == '\0' && is_answered(m, &campaign, code))
            name = mem_copy(campaign.name[0] == '\0' ? campaign.code : campaign.name);
        campaign_clear(&campaign);
    }
    return name == NULL ? mem_copy("") : name;
}

/* Fills what GROUND takes away; false where the category was not reviewed, is gone, or was
 * reviewed within the trial. */
static bool fill_ground(const struct effects *effects, struct effects_ground *ground,
                        const int64_t *rounds, size_t count)
{
    const struct kind *kind = kinds_find("category");
    struct why ignored = {.lang = model_lang(effects->trial)};
    struct record *after = record_load(effects->trial, kind, ground->category, &ignored);
    struct record *before = record_load(effects->base, kind, ground->category, &ignored);
    bool holds =
        before != NULL && after != NULL && strcmp(record_value(after, "status"), "retired") != 0 &&
        strcmp(record_value(before, "reviewed_on"), record_value(after, "reviewed_on")) == 0;
    if (holds) {
        snprintf(ground->reviewed_on, sizeof ground->reviewed_on, "%.10s",
                 record_value(after, "reviewed_on"));
        ground->round = round_of(effects->trial, rounds, count, record_value(after, "code"));
        holds = ground->reviewed_on[0] != '\0' || ground->round[0] != '\0';
    }
    record_free(before);
    record_free(after);
    return holds;
}

static void clear_ground(struct effects_ground *ground)
{
    free(ground->because);
    free(ground->round);
    cells_clear(&ground->reasons);
}

static bool fill_grounds(struct effects *effects, struct why *why)
{
    int64_t *rounds = NULL;
    size_t count = 0, kept = 0;
    if (!campaigns_list(effects->trial, &rounds, &count, why))
        return false;
    for (size_t i = 0; i < effects->ground_count; i++) {
        struct effects_ground *ground = &effects->grounds[i];
        if (fill_ground(effects, ground, rounds, count)) {
            join_because(ground);
            effects->grounds[kept++] = *ground;
            continue;
        }
        clear_ground(ground);
    }
    effects->ground_count = kept;
    free(rounds);
    return true;
}

static int by_standing(const void *a, const void *b)
{
    const struct effects_standing *x = a, *y = b;
    return (x->category > y->category) - (x->category < y->category);
}

/* Counts the categories of both lists; the first is in the order of their numbers. */
static void count_all(struct effects *effects)
{
    effects->reviewed = effects->standing_count;
    for (size_t i = 0; i < effects->ground_count; i++) {
        const struct effects_standing wanted = {.category = effects->grounds[i].category};
        effects->reviewed += effects->standing_count == 0 ||
                             bsearch(&wanted, effects->standings, effects->standing_count,
                                     sizeof wanted, by_standing) == NULL;
    }
}

bool effects_find_reviews(struct effects *effects, struct why *why)
{
    if (!find_standings(effects, why) || !find_touched(effects, EFFECTS_BEFORE, why) ||
        !find_touched(effects, EFFECTS_AFTER, why) || !fill_grounds(effects, why))
        return false;
    count_all(effects);
    return true;
}

void effects_clear_reviews(struct effects *effects)
{
    for (size_t i = 0; i < effects->ground_count; i++)
        clear_ground(&effects->grounds[i]);
    free(effects->grounds);
    free(effects->standings);
}
