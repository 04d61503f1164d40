/*
 * Whom an impact concerns: which laws hold for the organizations of the touched categories and of
 * the incidents that were named, and which desks are theirs. See impact.h. Where an organization
 * is not recorded any may be concerned: what is not known is asked, never left out.
 */
#include "model/cells.h"
#include "model/impact_inside.h"
#include "model/mem.h"

#include <string.h>

/* Adds the laws in JURISDICTIONS, a value of that field; none stated is Japan's. */
static void add_laws(struct impact *impact, const char *jurisdictions)
{
    struct cells laws = {0};
    cells_parse(jurisdictions, &laws);
    impact->appi = impact->appi || laws.count == 0 || cells_find(&laws, "JP") < laws.count;
    impact->gdpr = impact->gdpr || cells_find(&laws, "EU") < laws.count ||
                   cells_find(&laws, "UK") < laws.count;
    cells_clear(&laws);
}

/* Adds those of the organizations of the incidents that were named. Whether there are any. */
static bool add_laws_of_incidents(struct impact *impact)
{
    const struct kind *organization = kinds_find("organization");
    bool any = false;
    for (size_t i = 0; i < impact->seed_count; i++) {
        const struct record *seed = impact->seeds[i].record;
        if (strcmp(seed->kind->name, "incident") != 0)
            continue;
        int64_t id = record_find(impact->work->m, organization, record_value(seed, "organization"));
        const struct record *record = impact_record(impact->work, organization, id);
        if (record != NULL)
            add_laws(impact, record_value(record, "jurisdictions"));
        any = any || record != NULL;
    }
    return any;
}

/* Adds those of the organization of CATEGORY. Whether it has one. */
static bool add_laws_of(struct impact *impact, const struct impact_category *category)
{
    bool any = false;
    for (size_t i = 0; i < category->link_count; i++) {
        const struct impact_link *link = &impact->links[category->first_link + i];
        if (link->role != IMPACT_ORGANIZATION)
            continue;
        add_laws(impact, record_value(link->what, "jurisdictions"));
        any = true;
    }
    return any;
}

void impact_find_laws(struct impact *impact)
{
    bool said = add_laws_of_incidents(impact) || impact->category_count > 0;
    for (size_t i = 0; i < impact->category_count; i++)
        said = add_laws_of(impact, &impact->categories[i]) && said;
    if (said)
        return;
    struct statement *st =
        db_prepare(impact->work->m->db, "SELECT jurisdictions FROM organization");
    bool any = false;
    for (; db_step(st); any = true)
        add_laws(impact, db_text_at(st, 0));
    if (!any)
        add_laws(impact, "");
}

bool impact_is_desk_of(const struct impact *impact, const struct record *desk)
{
    const char *organization = record_value(desk, "organization");
    bool any = false, found = organization[0] == '\0';
    for (size_t i = 0; i < impact->link_count && !found; i++) {
        const struct impact_link *link = &impact->links[i];
        if (link->role != IMPACT_ORGANIZATION)
            continue;
        any = true;
        found = strcmp(record_value(link->what, "code"), organization) == 0;
    }
    return found || !any;
}

void impact_find_desks(struct impact *impact)
{
    size_t capacity = 0;
    struct statement *st =
        db_prepare(impact->work->m->db,
                   "SELECT k.id FROM desk k WHERE k.fallback = 'yes' OR NOT EXISTS "
                   "(SELECT 1 FROM desk_categories l WHERE l.source = k.id) ORDER BY k.code");
    while (db_step(st)) {
        const struct record *desk =
            impact_record(impact->work, kinds_find("desk"), db_int_at(st, 0));
        if (desk == NULL || !impact_is_desk_of(impact, desk))
            continue; /* a failing database gives none; impact_new() asks for that */
        impact->desks =
            mem_grow(impact->desks, impact->desk_count, &capacity, sizeof(const struct record *));
        impact->desks[impact->desk_count++] = desk;
    }
}
