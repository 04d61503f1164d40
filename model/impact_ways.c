/*
 * The ways from records to categories. One row a way; impact.c runs all of them both
 * ways: from a record that was named to its categories, and from the touched categories
 * to all that is something to them.
 */
#include "model/buf.h"
#include "model/impact_inside.h"

#include <string.h>

/* The organization of a category: its own, else that of its department, else the only
 * one there is. */
#define ORGANIZATION                                                                               \
    "coalesce(c.organization, d.organization, "                                                    \
    "(SELECT max(id) FROM organization HAVING count(*) = 1))"

/* Of an incident whose categories nobody has named. */
#define UNSAID "AND NOT EXISTS (SELECT 1 FROM incident_categories k WHERE k.source = i.source)"

/* clang-format off */
const struct impact_way impact_ways[] = {
    {.role = IMPACT_STORAGE, .what_kind = "storage", .from = "category_storages l",
     .category = "l.source", .what = "l.target", .via = "NULL", .by_what = true, .order = "l.position"},
    {.role = IMPACT_PROVIDER, .what_kind = "party", .via_kind = "storage",
     .from = "category_storages l JOIN storage s ON s.id = l.target AND s.provider IS NOT NULL",
     .category = "l.source", .what = "s.provider", .via = "l.target", .by_what = true, .order = "l.position"},
    {.role = IMPACT_CONTRACTOR, .what_kind = "party", .via_kind = "entrustment",
     .from = "entrustment_categories l JOIN entrustment e ON e.id = l.source",
     .category = "l.target", .what = "e.contractor", .via = "l.source",
     .by_what = true, .by_via = true, .order = "e.code"},
    {.role = IMPACT_SUBCONTRACTOR, .what_kind = "party", .via_kind = "entrustment",
     .from = "entrustment_categories l JOIN entrustment_subcontractors p ON p.source = l.source",
     .category = "l.target", .what = "p.target", .via = "l.source", .by_what = true, .order = "l.source, p.position"},
    {.role = IMPACT_RECIPIENT, .what_kind = "party", .via_kind = "provision",
     .from = "provision_categories l JOIN provision v ON v.id = l.source "
             "LEFT JOIN provision_recipients p ON p.source = l.source",
     .category = "l.target", .what = "p.target", .via = "l.source",
     .by_what = true, .by_via = true, .order = "v.code, p.position"},
    {.role = IMPACT_JOINT_USER, .what_kind = "party", .via_kind = "joint_use",
     .from = "joint_use_categories l JOIN joint_use u ON u.id = l.source "
             "LEFT JOIN joint_use_users p ON p.source = l.source",
     .category = "l.target", .what = "p.target", .via = "l.source",
     .by_what = true, .by_via = true, .order = "u.code, p.position"},
    /* Who is responsible for the joint use, where it is none of the users. */
    {.role = IMPACT_JOINT_USER, .what_kind = "party", .via_kind = "joint_use",
     .from = "joint_use_categories l JOIN joint_use u ON u.id = l.source AND u.responsible IS NOT NULL "
             "AND NOT EXISTS (SELECT 1 FROM joint_use_users p WHERE p.source = u.id AND p.target = u.responsible)",
     .category = "l.target", .what = "u.responsible", .via = "l.source", .by_what = true, .order = "u.code"},
    {.role = IMPACT_RECEIVER, .what_kind = "party", .via_kind = "transmission",
     .from = "transmission_categories l JOIN transmission x ON x.id = l.source",
     .category = "l.target", .what = "x.provider", .via = "l.source",
     .by_what = true, .by_via = true, .order = "x.code"},
    {.role = IMPACT_CONTROLLER, .what_kind = "party", .from = "category_acts_for l",
     .category = "l.source", .what = "l.target", .via = "NULL", .by_what = true, .order = "l.position"},
    {.role = IMPACT_ITEM, .what_kind = "item", .from = "category_items l",
     .category = "l.source", .what = "l.target", .via = "NULL", .by_what = true, .order = "l.position"},
    {.role = IMPACT_OPTIONAL_ITEM, .what_kind = "item", .from = "category_optional_items l",
     .category = "l.source", .what = "l.target", .via = "NULL", .by_what = true, .order = "l.position"},
    {.role = IMPACT_DEPARTMENT, .what_kind = "department", .from = "category c",
     .category = "c.id", .what = "c.department", .via = "NULL", .by_what = true, .order = "c.id"},
    {.role = IMPACT_ORGANIZATION, .what_kind = "organization",
     .from = "category c LEFT JOIN department d ON d.id = c.department",
     .category = "c.id", .what = ORGANIZATION, .via = "NULL", .by_what = true, .order = "c.id"},
    {.role = IMPACT_PURPOSE, .what_kind = "purpose", .from = "category_purposes l",
     .category = "l.source", .what = "l.target", .via = "NULL", .by_what = true, .order = "l.position"},
    {.role = IMPACT_ACQUISITION, .what_kind = "acquisition", .from = "acquisition a",
     .category = "a.category", .what = "a.id", .via = "NULL", .by_what = true, .order = "a.code"},
    {.role = IMPACT_MEASURE, .what_kind = "measure", .from = "category_measures l",
     .category = "l.source", .what = "l.target", .via = "NULL", .by_what = true, .order = "l.position"},
    {.role = IMPACT_RETENTION, .what_kind = "retention",
     .from = "retention_categories l JOIN retention r ON r.id = l.source",
     .category = "l.target", .what = "l.source", .via = "NULL", .by_what = true, .order = "r.code"},
    {.role = IMPACT_DISPOSAL, .what_kind = "disposal", .from = "disposal x",
     .category = "x.category", .what = "x.id", .via = "NULL", .by_what = true, .order = "x.code"},
    {.role = IMPACT_DESK, .what_kind = "desk", .from = "desk_categories l JOIN desk k ON k.id = l.source",
     .category = "l.target", .what = "l.source", .via = "NULL", .by_what = true, .order = "k.code"},
    {.role = IMPACT_INCIDENT, .what_kind = "incident", .from = "incident_categories l",
     .category = "l.target", .what = "l.source", .via = "NULL", .by_what = true, .order = "l.source"},
    /* While nobody has said which categories: all at the places that the incident names. */
    {.role = IMPACT_INCIDENT, .what_kind = "incident",
     .from = "incident_storages i JOIN category_storages l ON l.target = i.target " UNSAID,
     .category = "l.source", .what = "i.source", .via = "NULL", .by_what = true, .order = "i.source"},
    {.role = IMPACT_INCIDENT, .what_kind = "incident",
     .from = "incident_parties i JOIN entrustment e ON e.contractor = i.target "
             "JOIN entrustment_categories l ON l.source = e.id " UNSAID,
     .category = "l.target", .what = "i.source", .via = "NULL", .by_what = true, .order = "i.source"},
    {.role = IMPACT_INCIDENT, .what_kind = "incident",
     .from = "incident_items i JOIN category_items l ON l.target = i.target " UNSAID,
     .category = "l.source", .what = "i.source", .via = "NULL", .by_what = true, .order = "i.source"},
};
/* clang-format on */

const size_t impact_ways_count = sizeof impact_ways / sizeof impact_ways[0];

bool impact_leads(const struct kind *kind)
{
    if (strcmp(kind->name, "category") == 0)
        return true;
    for (size_t i = 0; i < impact_ways_count; i++) {
        const struct impact_way *way = &impact_ways[i];
        if ((way->by_what && strcmp(way->what_kind, kind->name) == 0) ||
            (way->by_via && strcmp(way->via_kind, kind->name) == 0))
            return true;
    }
    return false;
}

/* The statement of WAY where CONDITION holds of COLUMN; FOR_WHAT is one text a kind of
 * question. */
static struct statement *prepare(struct model *m, const struct impact_way *way,
                                 const char *for_what, const char *column, const char *condition)
{
    struct statement *st = db_kept(m->db, for_what, way);
    if (st != NULL)
        return st;
    struct buf sql = {0};
    buf_printf(&sql, "SELECT %s, %s, %s FROM %s WHERE %s %s ORDER BY %s, %s", way->category,
               way->what, way->via, way->from, column, condition, way->category, way->order);
    st = db_keep(m->db, for_what, way, buf_text(&sql));
    buf_clear(&sql);
    return st;
}

struct statement *impact_way_of_categories(struct model *m, const struct impact_way *way)
{
    static const char for_what[] = "of categories";
    return prepare(m, way, for_what, way->category, "IN (SELECT value FROM json_each(:ids))");
}

struct statement *impact_way_of_what(struct model *m, const struct impact_way *way)
{
    static const char for_what[] = "of what";
    return prepare(m, way, for_what, way->what, "= :id");
}

struct statement *impact_way_of_via(struct model *m, const struct impact_way *way)
{
    static const char for_what[] = "of via";
    return prepare(m, way, for_what, way->via, "= :id");
}
