/* The report on a trial as JSON. The keys are a contract with scripts. See effects.h. */
#include "export/changes_write.h"
#include "export/effects_inside.h"
#include "export/notice_diff_write.h"
#include "model/model.h"
#include "model/refer.h"
#include "model/trial.h"

#include <string.h>

/* Writes "kind/CODE" of record ID of KIND in M under KEY; null where it is not there. */
static void put_record(struct json_writer *json, struct model *m, const char *key,
                       const struct kind *kind, int64_t id)
{
    struct buf text = {0};
    buf_printf(&text, "%s/", kind->name);
    size_t bare = text.length;
    refer_code(m, kind, id, &text);
    json_writer_text(json, key, text.length == bare ? "" : buf_text(&text));
    buf_clear(&text);
}

static void put_findings(struct json_writer *json, struct model *m, const char *key,
                         const struct findings *found, enum lang lang)
{
    json_writer_open(json, key, '[');
    for (size_t i = 0; i < found->count; i++) {
        const struct finding *finding = &found->list[i];
        struct buf article = {0};
        rule_article(finding->rule, lang, &article);
        json_writer_open(json, NULL, '{');
        json_writer_text(json, "rule", finding->rule->id);
        json_writer_text(json, "severity", severity_value(finding->rule->severity));
        put_record(json, m, "record", finding->kind, finding->id);
        json_writer_text(json, "field", finding_column(finding));
        json_writer_text(json, "article", buf_text(&article));
        json_writer_text(json, "message", words_in(lang, finding->rule->message));
        json_writer_text(json, "detail", finding->detail);
        json_writer_close(json, '}');
        buf_clear(&article);
    }
    json_writer_close(json, ']');
}

static void put_notices(struct json_writer *json, const struct effects *effects)
{
    json_writer_open(json, "notices", '[');
    for (size_t i = 0; i < effects->notice_count; i++) {
        const struct notice_diff *diff = effects->notices[i];
        json_writer_open(json, NULL, '{');
        json_writer_text(json, "notice",
                         diff->notice == NULL ? "" : record_value(diff->notice, "code"));
        json_writer_text(json, "organization",
                         diff->organization == NULL ? ""
                                                    : record_value(diff->organization, "code"));
        json_writer_text(
            json, "published_on",
            diff->publication == NULL ? "" : record_value(diff->publication, "published_on"));
        notice_diff_put_json(diff, json);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

/* Writes the category under "category", where it is now or was. */
static void put_category(struct json_writer *json, const struct effects *effects, int64_t id)
{
    const struct kind *kind = kinds_find("category");
    struct buf code = {0};
    refer_code(effects->trial, kind, id, &code);
    put_record(json, code.length > 0 ? effects->trial : effects->base, "category", kind, id);
    buf_clear(&code);
}

static void put_reviews(struct json_writer *json, const struct effects *effects)
{
    static const char *const standings[] = {[REVIEW_FRESH] = "fresh",
                                            [REVIEW_SOON] = "soon",
                                            [REVIEW_OVERDUE] = "overdue",
                                            [REVIEW_NEVER] = "never",
                                            [REVIEW_STANDINGS] = ""};
    json_writer_open(json, "reviews", '[');
    for (size_t i = 0; i < effects->standing_count; i++) {
        const struct effects_standing *at = &effects->standings[i];
        json_writer_open(json, NULL, '{');
        put_category(json, effects, at->category);
        json_writer_text(json, "before", standings[at->standing[EFFECTS_BEFORE]]);
        json_writer_text(json, "after", standings[at->standing[EFFECTS_AFTER]]);
        json_writer_text(json, "until", at->until[EFFECTS_AFTER]);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
    json_writer_open(json, "reviewed_before", '[');
    for (size_t i = 0; i < effects->ground_count; i++) {
        const struct effects_ground *at = &effects->grounds[i];
        json_writer_open(json, NULL, '{');
        put_category(json, effects, at->category);
        json_writer_text(json, "reviewed_on", at->reviewed_on);
        json_writer_text(json, "round", at->round);
        json_writer_text(json, "because", at->because);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

static void put_ways(struct json_writer *json, const char *key, const struct effects_ways *ways)
{
    static const char *const roles[FLOW_ROLES] = {
        [FLOW_OF] = "persons",          [FLOW_OBTAINED] = "source",
        [FLOW_ACTED_FOR] = "acted_for", [FLOW_KEPT] = "storage",
        [FLOW_HANDLED] = "handled",     [FLOW_HOSTED] = "hosted",
        [FLOW_ENTRUSTED] = "entrusted", [FLOW_REENTRUSTED] = "subcontracted",
        [FLOW_GIVEN] = "provided",      [FLOW_SHARED] = "joint_use",
        [FLOW_SENT] = "transmitted"};
    json_writer_open(json, key, '[');
    for (size_t i = 0; i < ways->count; i++) {
        const struct effects_way *at = &ways->list[i];
        json_writer_open(json, NULL, '{');
        json_writer_text(json, "from", at->map->places[at->way->from].id);
        json_writer_text(json, "to", at->map->places[at->way->to].id);
        json_writer_text(json, "role", roles[at->way->role]);
        json_writer_text(json, "country", effects_country(at));
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

/* The flows are null where they were not compared. */
static void put_flows(struct json_writer *json, const struct effects *effects)
{
    if (effects->too_many) {
        json_writer_text(json, "flows", "");
        return;
    }
    json_writer_open(json, "flows", '{');
    put_ways(json, "come", &effects->ways_come);
    put_ways(json, "gone", &effects->ways_gone);
    json_writer_close(json, '}');
}

bool effects_json(const struct effects *effects, FILE *out, struct why *why)
{
    struct json_writer json;
    size_t failures = model_failures(effects->trial), before = model_failures(effects->base);
    json_writer_begin(&json, out);
    json_writer_open(&json, NULL, '{');
    json_writer_number(&json, "tried", (long long)trial_edits(effects->tried));
    json_writer_text(&json, "today", effects->today);
    bool done = changes_put_json(&effects->changes, &json, why);
    json_writer_open(&json, "findings", '{');
    put_findings(&json, effects->trial, "come", &effects->come, why->lang);
    put_findings(&json, effects->base, "gone", &effects->gone, why->lang);
    json_writer_close(&json, '}');
    put_notices(&json, effects);
    put_reviews(&json, effects);
    put_flows(&json, effects);
    json_writer_close(&json, '}');
    json_writer_end(&json);
    return done && model_ok_since(effects->trial, failures, why) &&
           model_ok_since(effects->base, before, why);
}
