/* See deeds.h: the scene. */
#include "tests/deeds.h"

#include "tests/model.h"

#include "model/backup.h"
#include "model/campaigns.h"
#include "model/merge.h"
#include "model/redact.h"
#include "model/snapshots.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const struct model_options options = {
    .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};

static void add_categories(struct model *m)
{
    test_add(m, "organization", "code", "O-1", "name", "One", "fiscal_month", "3", NULL);
    test_add(m, "department", "code", "D-1", "name", "Sales", "organization", "O-1", NULL);
    test_add(m, "department", "code", "D-2", "name", "Staff", "organization", "O-1", NULL);
    test_add(m, "item", "name", "Name", NULL);
    test_add(m, "item", "name", "Address", NULL);
    test_add(m, "purpose", "name", "Delivery", NULL);
    test_add(m, "party", "name", "Carrier", "country", "DE", NULL);
    test_add(m, "category", "code", "C-1", "name", "Members", "department", "D-1", "items",
             "I-0001; I-0002", "purposes", "P-0001", "remarks", "a remark", "persons", "100", NULL);
    test_add(m, "category", "code", "C-2", "name", "Staff", "department", "D-2", "items", "I-0001",
             "organization", "O-1", NULL);
    test_add(m, "category", "code", "C-3", "name", "Calls", "ended_on", "2020-03-31", NULL);
}

static void add_what_concerns_them(struct model *m)
{
    test_add(m, "provision", "name", "To the carrier", "categories", "C-1", "recipients", "PT-0001",
             NULL);
    test_add(m, "entrustment", "name", "Delivery", "categories", "C-1", "contractor", "PT-0001",
             "ended_on", "2024-03-31", NULL);
    test_add(m, "retention", "name", "Seven years", "categories", "C-2; C-3", "rule", "own",
             "period", "P7Y", "event", "the end of the fiscal year", NULL);
    test_add(m, "retention", "name", "By law", "categories", "C-2", "rule", "floor", "period",
             "P5Y", "transitional_period", "P3Y", "event", "completion", "event_on", "2025-01-31",
             NULL);
    test_add(m, "incident", "code", "IN-0001", "name", "Break-in", "known_on", "2026-11-20",
             "categories", "C-1", NULL);
    test_add(m, "request", "name", "Copy", "received_on", "2026-11-20", NULL);
    test_add(m, "waiver", "name", "x", "record", "category/C-2", "rule", "J01", "reason", "why",
             NULL);
}

/* A round that is open, with one answer, and one that is approved. */
static void add_rounds(struct model *m)
{
    struct why why = {.lang = LANG_EN};
    for (int i = 0; i < 2; i++) {
        const struct campaign_order order = {
            .name = i == 0 ? "open" : "approved", .due_on = "2027-03-31", .organization = "O-1"};
        const struct campaign_answer answer = {.outcome = REVIEW_UNCHANGED};
        const struct campaign_approval approval = {.by = "chief", .open = 0};
        struct campaign campaign;
        int64_t *ids;
        size_t count;
        assert_true(campaigns_start(m, &order, &campaign, &count, &why));
        assert_true(campaigns_reviews(m, campaign.id, -1, true, &ids, &count, &why));
        assert_true(campaigns_answer(m, &campaign, ids, i == 0 ? 1 : count, &answer, NULL, &why));
        if (i == 1 && !campaigns_approve(m, &campaign, &approval, &why))
            fail_msg("%s", why.text);
        free(ids);
        campaign_clear(&campaign);
    }
}

/* Brings in what another person did to a copy, so that a foreign journal is kept. */
static void add_merged(const struct scene *scene, const char *remark)
{
    struct why why = {.lang = LANG_EN};
    struct model *file =
        model_open(scene->other, &(struct model_options){.lang = LANG_EN, .who = "sato"}, &why);
    assert_non_null(file);
    test_set(file, "category", "C-2", "remarks", remark);
    test_add(file, "item", "name", remark, NULL);
    model_close(file);
}

struct scene scene_begin(void)
{
    struct why why = {.lang = LANG_EN};
    struct scene scene = {.folder = "/tmp/daicho-scene-XXXXXX"};
    assert_non_null(mkdtemp(scene.folder));
    snprintf(scene.other, sizeof scene.other, "%s/other.daicho", scene.folder);
    scene.m = model_scratch(&options, &why);
    assert_non_null(scene.m);
    add_categories(scene.m);
    add_what_concerns_them(scene.m);
    add_rounds(scene.m);
    assert_true(snapshot_make(scene.m, "first", NULL, NULL, &why));
    assert_true(backup_write(scene.m, scene.other, false, &why));
    add_merged(&scene, "seen there");
    test_set(scene.m, "category", "C-1", "remarks", "another remark");
    test_set(scene.m, "category", "C-1", "name", "All members");
    test_set(scene.m, "item", "I-0002", "name", "Home address");
    assert_true(journal_undo(scene.m, 0, NULL, &why));
    return scene;
}

void scene_end(struct scene *scene)
{
    model_close(scene->m);
    unlink(scene->other);
    assert_int_equal(rmdir(scene->folder), 0);
}
