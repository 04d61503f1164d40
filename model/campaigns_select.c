/* Which reviews of a round a person means. See campaigns.h. */
#include "model/campaigns.h"

#include "model/campaigns_inside.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/scope.h"

#include <stdlib.h>
#include <string.h>

struct selected {
    int64_t *ids;
    size_t count, capacity;
};

static void add(struct selected *selected, int64_t id)
{
    for (size_t i = 0; i < selected->count; i++)
        if (selected->ids[i] == id)
            return;
    selected->ids =
        mem_grow(selected->ids, selected->count, &selected->capacity, sizeof *selected->ids);
    selected->ids[selected->count++] = id;
}

/* Adds the review of the category called NAME. */
static bool add_named(struct model *m, const struct campaign *campaign, const char *name,
                      struct selected *selected, struct why *why)
{
    int64_t category = campaigns_record(m, "category", name, why);
    if (category == 0)
        return false;
    struct statement *st = db_prepare(
        m->db, "SELECT id FROM review WHERE category = :category AND campaign = :campaign");
    db_bind_int(st, ":category", category);
    db_bind_int(st, ":campaign", campaign->id);
    int64_t id = 0;
    if (db_step(st)) {
        id = db_int_at(st, 0);
        db_done(st);
    }
    if (id != 0)
        add(selected, id);
    if (!db_ok(m->db, why))
        return false;
    if (id != 0)
        return true;
    return why_set(why, "%s is not in the review %s %s.", name, campaign->code, campaign->name);
}

/* Which open reviews are wanted. */
struct wanted {
    const struct campaign_selection *selection;
    int64_t *departments;
    bool filtered;
    struct listing passing;
    struct scope *scope; /* of the organization; NULL for any */
};

static bool read_wanted(struct model *m, struct wanted *wanted, struct why *why)
{
    const struct campaign_selection *selection = wanted->selection;
    bool done = true;
    wanted->departments = mem_new(selection->department_count + 1, sizeof *wanted->departments);
    for (size_t i = 0; i < selection->department_count && done; i++) {
        const char *name = selection->departments[i];
        if (name[0] == '\0')
            continue;
        wanted->departments[i] = campaigns_record(m, "department", name, why);
        done = wanted->departments[i] != 0;
    }
    wanted->filtered = campaigns_is_filter(selection->filter);
    if (done && selection->organization != 0)
        wanted->scope = scope_load(m, selection->organization, why);
    return done && (selection->organization == 0 || wanted->scope != NULL) &&
           (!wanted->filtered || campaigns_filter(m, selection->filter, &wanted->passing, why));
}

static bool is_wanted(const struct wanted *wanted, int64_t category, int64_t department,
                      bool edited)
{
    const struct campaign_selection *selection = wanted->selection;
    bool found = selection->department_count == 0;
    for (size_t i = 0; i < selection->department_count && !found; i++)
        found = wanted->departments[i] == department;
    return found &&
           (selection->edited == EDITED_OR_NOT || (selection->edited == EDITED_ONLY) == edited) &&
           (!wanted->filtered || campaigns_passes(&wanted->passing, category)) &&
           (wanted->scope == NULL || scope_has(wanted->scope, kinds_find("category"), category));
}

/* Adds the open reviews that are WANTED. */
static bool add_open(struct model *m, const struct campaign *campaign, const struct wanted *wanted,
                     struct selected *selected, struct why *why)
{
    struct statement *st = db_prepare(
        m->db, "SELECT r.id, coalesce(c.id, 0), coalesce(r.department, 0), " REVIEW_EDITED
               " FROM review r LEFT JOIN category c ON c.id = r.category "
               "WHERE r.campaign = :campaign AND r.outcome = '' "
               "ORDER BY c.code IS NULL, c.code, r.code");
    db_bind_int(st, ":campaign", campaign->id);
    db_bind_int(st, ":entry", campaign->entry);
    while (db_step(st))
        if (is_wanted(wanted, db_int_at(st, 1), db_int_at(st, 2), db_int_at(st, 3) == 1)) {
            selected->ids = mem_grow(selected->ids, selected->count, &selected->capacity,
                                     sizeof *selected->ids);
            selected->ids[selected->count++] = db_int_at(st, 0);
        }
    return db_ok(m->db, why);
}

bool campaigns_select(struct model *m, const struct campaign *campaign,
                      const struct campaign_selection *selection, int64_t **ids, size_t *count,
                      struct why *why)
{
    struct selected selected = {0};
    struct wanted wanted = {.selection = selection};
    bool done = true;
    model_begin_reading(m);
    for (size_t i = 0; i < selection->name_count && done; i++)
        done = add_named(m, campaign, selection->names[i], &selected, why);
    if (done && selection->name_count == 0)
        done = read_wanted(m, &wanted, why) && add_open(m, campaign, &wanted, &selected, why);
    listing_clear(&wanted.passing);
    free(wanted.departments);
    scope_free(wanted.scope);
    if (!done) {
        free(selected.ids);
        selected = (struct selected){0};
    }
    *ids = selected.ids;
    *count = selected.count;
    return done;
}
