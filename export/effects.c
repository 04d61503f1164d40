/* See effects.h: both states, and the parts that are held against each other as a whole. */
#include "export/effects_inside.h"

#include "export/shelves.h"
#include "model/history.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/numbers.h"
#include "model/scope.h"
#include "model/trial.h"

#include <stdlib.h>

/* Drops from FOUND what does not count today: excepted, or of law that is not in force. */
static void drop_others(const struct rulebook *book, struct findings *found)
{
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (found->list[i].waiver == 0 && rule_in_force(found->list[i].rule, rulebook_today(book)))
            found->list[kept++] = found->list[i];
        else
            free(found->list[i].detail);
    found->count = kept;
}

static bool find_findings(struct effects *effects, const char *rules, struct why *why)
{
    struct model *const states[] = {effects->base, effects->trial};
    const struct rulebook_options how = {.today = effects->today, .folder = rules};
    for (size_t i = 0; i < EFFECTS_STATES; i++) {
        effects->books[i] = rulebook_new(states[i], &how);
        if (!findings_all(effects->books[i], NULL, &effects->found[i], why))
            return false;
        drop_others(effects->books[i], &effects->found[i]);
    }
    findings_subtract(&effects->found[EFFECTS_AFTER], &effects->found[EFFECTS_BEFORE],
                      &effects->come);
    findings_subtract(&effects->found[EFFECTS_BEFORE], &effects->found[EFFECTS_AFTER],
                      &effects->gone);
    return true;
}

static bool find_all(struct effects *effects, const char *rules, struct why *why)
{
    effects->shelves[EFFECTS_BEFORE] = shelves_new(effects->base);
    effects->shelves[EFFECTS_AFTER] = shelves_new(effects->trial);
    return changes_between(effects->base, effects->trial, &effects->changes, why) &&
           find_findings(effects, rules, why) && effects_find_notices(effects, why) &&
           effects_find_reviews(effects, why) && effects_find_flows(effects, why) &&
           model_ok_since(effects->base, 0, why);
}

/* The state from which TRIAL was made; of it what belongs to ORGANIZATION alone, unless that
 * is 0. NULL with WHY. */
static struct model *open_base(struct model *trial, int64_t organization, struct why *why)
{
    struct model *base = trial_base(trial, why);
    if (base == NULL || organization == 0)
        return base;
    struct model *held = scope_copy(base, organization, NULL, why);
    past_close(base);
    return held;
}

struct effects *effects_new(struct model *trial, struct model *held, const char *rules,
                            struct why *why)
{
    struct effects *effects = mem_new(1, sizeof *effects);
    effects->tried = trial;
    if (held != NULL)
        trial = held;
    size_t failures = model_failures(trial);
    effects->trial = trial;
    history_today(trial, effects->today);
    effects->base = open_base(effects->tried, scope_held(trial), why);
    if (effects->base != NULL && find_all(effects, rules, why) &&
        model_ok_since(trial, failures, why))
        return effects;
    effects_free(effects);
    return NULL;
}

void effects_free(struct effects *effects)
{
    if (effects == NULL)
        return;
    changes_clear(&effects->changes);
    findings_clear(&effects->come);
    findings_clear(&effects->gone);
    for (size_t i = 0; i < effects->notice_count; i++)
        notice_diff_free(effects->notices[i]);
    free(effects->notices);
    effects_clear_reviews(effects);
    free(effects->ways_come.list);
    free(effects->ways_gone.list);
    for (size_t i = 0; i < EFFECTS_STATES; i++) {
        flow_clear(&effects->maps[i]);
        findings_clear(&effects->found[i]);
        rulebook_free(effects->books[i]);
        shelves_free(effects->shelves[i]);
    }
    past_close(effects->base);
    free(effects);
}

void effects_count(const struct effects *effects, struct effects_count *count)
{
    *count = (struct effects_count){.records = effects->changes.all.count,
                                    .come = effects->come.count,
                                    .gone = effects->gone.count,
                                    .notices = effects->notice_count,
                                    .reviews = effects->reviewed,
                                    .ways_come = effects->ways_come.count,
                                    .ways_gone = effects->ways_gone.count};
    for (size_t i = 0; i < effects->notice_count; i++)
        count->statements += effects->notices[i]->count;
}

void effects_put_sum(const struct effects *effects, enum lang lang, struct buf *out)
{
    struct effects_count count;
    struct buf flows = {0};
    effects_count(effects, &count);
    if (effects->too_many)
        buf_puts(&flows, words_in(lang, N_("not compared")));
    else
        buf_printf(&flows, "+%s -%s", count_text((int64_t)count.ways_come).text,
                   count_text((int64_t)count.ways_gone).text);
    buf_printf(out,
               words_in(lang, N_("Records %s; findings +%s -%s; notices %s; reviews %s; data flows "
                                 "%s")),
               count_text((int64_t)count.records).text, count_text((int64_t)count.come).text,
               count_text((int64_t)count.gone).text, count_text((int64_t)count.notices).text,
               count_text((int64_t)count.reviews).text, buf_text(&flows));
    buf_clear(&flows);
}
