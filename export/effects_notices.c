/* What a trial changes in the notices: each of the two states is written, and what both
 * state is compared. See effects_inside.h. */
#include "export/effects_inside.h"

#include "export/shelves.h"
#include "model/mem.h"
#include "model/scope.h"

#include <stdlib.h>
#include <string.h>

/* The notices of one state, each once. */
struct choices {
    struct notice_choice *list;
    size_t count, capacity;
};

static int64_t number_of(const struct record *record)
{
    return record == NULL ? 0 : record->id;
}

/* The place of that notice among CHOICES; their count where it is not. */
static size_t place_of(const struct choices *choices, const struct notice_choice *wanted)
{
    size_t at = 0;
    while (at < choices->count &&
           (number_of(choices->list[at].notice) != number_of(wanted->notice) ||
            number_of(choices->list[at].organization) != number_of(wanted->organization) ||
            choices->list[at].law != wanted->law))
        at++;
    return at;
}

/* Adds the notices that QUERY asks for; of laws that it names only those that are records:
 * that something should be written there too nobody has said. */
static bool add_asked(struct shelves *shelves, const struct notice_query *query,
                      struct choices *choices, struct why *why)
{
    size_t count = 0;
    struct notice_choice *asked = notice_choose(shelves, query, &count, why);
    for (size_t i = 0; asked != NULL && i < count; i++) {
        if ((asked[i].notice == NULL && query->jurisdiction != NULL) ||
            place_of(choices, &asked[i]) < choices->count)
            continue;
        choices->list =
            mem_grow(choices->list, choices->count, &choices->capacity, sizeof *choices->list);
        choices->list[choices->count++] = asked[i];
    }
    bool done = asked != NULL;
    free(asked);
    return done;
}

/* All notices of ORGANIZATION (NULL: there is none). */
static bool add_all(struct shelves *shelves, const char *organization, struct choices *choices,
                    struct why *why)
{
    static const char *const laws[] = {NULL, "JP", "EU", "UK", "CN"};
    bool done = true;
    for (size_t i = 0; i < sizeof laws / sizeof laws[0] && done; i++) {
        const struct notice_query query = {
            .organization = organization, .jurisdiction = laws[i], .lang = LANG_JA};
        done = add_asked(shelves, &query, choices, why);
    }
    return done;
}

static bool choose(struct shelves *shelves, struct choices *choices, struct why *why)
{
    size_t count;
    bool done = true;
    struct record *const *all = shelves_all(shelves, "organization", &count);
    if (count == 0 && scope_held(shelves_model(shelves)) == 0)
        return shelves_ok(shelves, why) && add_all(shelves, NULL, choices, why);
    /* Others stay in a copy of one organization where parties of it stand for them. */
    int64_t held = scope_held(shelves_model(shelves));
    for (size_t i = 0; i < count && done; i++)
        done = (held != 0 && all[i]->id != held) ||
               add_all(shelves, record_value(all[i], "code"), choices, why);
    return done;
}

static bool compare(struct effects *effects, const struct notice_choice *before,
                    const struct notice_choice *after, struct why *why)
{
    struct notice_diff *diff = notice_compare_states(effects->shelves[EFFECTS_BEFORE], before,
                                                     effects->shelves[EFFECTS_AFTER], after, why);
    if (diff == NULL)
        return false;
    effects->notices_compared++;
    if (diff->count == 0) {
        notice_diff_free(diff);
        return true;
    }
    effects->notices = mem_grow(effects->notices, effects->notice_count, &effects->notice_capacity,
                                sizeof(struct notice_diff *));
    effects->notices[effects->notice_count++] = diff;
    return true;
}

bool effects_find_notices(struct effects *effects, struct why *why)
{
    struct choices states[EFFECTS_STATES] = {{0}, {0}};
    const struct choices *before = &states[EFFECTS_BEFORE], *after = &states[EFFECTS_AFTER];
    bool done = true;
    for (size_t i = 0; i < EFFECTS_STATES && done; i++)
        done = choose(effects->shelves[i], &states[i], why);
    for (size_t i = 0; i < after->count && done; i++) {
        size_t at = place_of(before, &after->list[i]);
        done =
            compare(effects, at < before->count ? &before->list[at] : NULL, &after->list[i], why);
    }
    for (size_t i = 0; i < before->count && done; i++)
        if (place_of(after, &before->list[i]) == after->count)
            done = compare(effects, &before->list[i], NULL, why);
    free(states[EFFECTS_BEFORE].list);
    free(states[EFFECTS_AFTER].list);
    return done;
}
