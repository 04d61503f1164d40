/*
 * What stands ready beside the tables of records while rules run: which laws hold
 * for a category, and the records that are looked at.
 *
 * The laws are asked for each record of each rule. They are read once before a
 * run and kept as sorted numbers; a view over the tables would read three rows
 * each time.
 */
#include "model/rules_inside.h"

#include "model/mem.h"
#include "model/rules_sealed.h"

#include <stdlib.h>
#include <string.h>

enum { LAW_JP = 1, LAW_EU = 2, LAW_CN = 4 };

/* An organization with its laws, or a department with its organization. */
struct pair {
    int64_t id, value;
};

struct pairs {
    struct pair *list;
    size_t count, capacity;
};

struct laws {
    struct pairs organizations, departments;
    int everywhere;        /* all laws of all organizations */
    bool purpose_for_all;  /* whether a purpose holds for every category, of whomever */
    bool purpose_of_none;  /* whether one does that leads to no organization: all have it */
    struct pairs purposed; /* the organizations that have one of their own; of several alone */
    struct sealed *sealed; /* freed with the functions that ask it */
};

static int law_of(const char *name)
{
    return strcmp(name, "JP") == 0   ? LAW_JP
           : strcmp(name, "EU") == 0 ? LAW_EU
           : strcmp(name, "UK") == 0 ? LAW_EU
           : strcmp(name, "CN") == 0 ? LAW_CN
                                     : 0;
}

/* The laws in CELL, a value of the field jurisdictions; none stated is Japan's. */
static int laws_of(const char *cell)
{
    int laws = 0;
    if (cell[0] == '\0')
        return LAW_JP;
    while (*cell != '\0') {
        char name[8] = {0};
        size_t length = strcspn(cell, ";");
        if (length < sizeof name)
            memcpy(name, cell, length);
        laws |= law_of(name);
        cell += length;
        cell += strspn(cell, "; ");
    }
    return laws;
}

static int compare_pairs(const void *a, const void *b)
{
    int64_t one = ((const struct pair *)a)->id, two = ((const struct pair *)b)->id;
    return (one > two) - (one < two);
}

/* What stands beside ID in PAIRS; FALLBACK where it is not there. */
static int64_t look_up(const struct pairs *pairs, int64_t id, int64_t fallback)
{
    const struct pair *pair = pairs->count == 0
                                  ? NULL
                                  : bsearch(&(struct pair){.id = id}, pairs->list, pairs->count,
                                            sizeof *pairs->list, compare_pairs);
    return pair == NULL ? fallback : pair->value;
}

/* The laws where no organization is stated: Japan's if any is under it. */
static int laws_unstated(const struct laws *laws)
{
    return (laws->everywhere & LAW_JP) != 0 ? LAW_JP : laws->everywhere;
}

/* Whose a category of that organization and department is: the organization's, else that
 * of the department, else of the only one there is; 0 where nobody tells. */
static int64_t organization_for(const struct laws *laws, int64_t organization, int64_t department)
{
    if (organization == 0)
        organization = look_up(&laws->departments, department, 0);
    if (organization == 0 && laws->organizations.count == 1)
        organization = laws->organizations.list[0].id;
    return organization;
}

static int laws_for(const struct laws *laws, int64_t organization, int64_t department)
{
    return (int)look_up(&laws->organizations, organization_for(laws, organization, department),
                        laws_unstated(laws));
}

static void holds(sqlite3_context *context, int count, sqlite3_value **values)
{
    const struct laws *laws = sqlite3_user_data(context);
    const char *name = (const char *)sqlite3_value_text(values[0]);
    int law = name == NULL ? 0 : law_of(name);
    int64_t organization = count == 1 ? 0 : sqlite3_value_int64(values[1]);
    int holding =
        count < 3 && organization == 0
            ? laws->everywhere
            : laws_for(laws, organization, count < 3 ? 0 : sqlite3_value_int64(values[2]));
    sqlite3_result_int(context, (holding & law) != 0);
}

static void purpose_for_all(sqlite3_context *context, int count, sqlite3_value **values)
{
    const struct laws *laws = sqlite3_user_data(context);
    int64_t organization = count == 0 || laws->organizations.count < 2
                               ? 0
                               : organization_for(laws, sqlite3_value_int64(values[0]),
                                                  sqlite3_value_int64(values[1]));
    bool has = organization == 0
                   ? laws->purpose_for_all
                   : laws->purpose_of_none || look_up(&laws->purposed, organization, 0) != 0;
    sqlite3_result_int(context, has);
}

static void sealed(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *kind = (const char *)sqlite3_value_text(values[0]);
    const char *column = (const char *)sqlite3_value_text(values[2]);
    (void)count;
    if (kind == NULL || column == NULL)
        return;
    const char *text =
        sealed_text(sqlite3_user_data(context), kind, sqlite3_value_int64(values[1]), column);
    if (text != NULL)
        sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

static void sealed_on(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    sqlite3_result_text(context, sealed_day(sqlite3_user_data(context)), -1, SQLITE_TRANSIENT);
}

static void add_pair(struct pairs *pairs, int64_t id, int64_t value)
{
    pairs->list = mem_grow(pairs->list, pairs->count, &pairs->capacity, sizeof *pairs->list);
    pairs->list[pairs->count++] = (struct pair){id, value};
}

/* Whose purposes for every category are: of the organization that they name and of those to
 * whose categories they are linked too, of all where neither is told. */
static void read_purposes(struct db *db, struct laws *laws)
{
    laws->purposed.count = 0;
    laws->purpose_for_all =
        db_number(db, "SELECT EXISTS (SELECT 1 FROM purpose WHERE applies_to_all = 'yes')", 0, 0);
    if (!laws->purpose_for_all || laws->organizations.count < 2)
        return;
    laws->purpose_of_none = db_number(
        db,
        "SELECT EXISTS (SELECT 1 FROM purpose p WHERE p.applies_to_all = 'yes' AND "
        "p.organization IS NULL AND NOT EXISTS ("
        "SELECT 1 FROM category_purposes l JOIN category c ON c.id = l.source LEFT JOIN department "
        "d ON d.id = c.department WHERE l.target = p.id AND coalesce(c.organization, "
        "d.organization) IS NOT NULL))",
        0, 0);
    struct statement *st = db_prepare(
        db, "SELECT DISTINCT coalesce(c.organization, d.organization) AS organization "
            "FROM purpose p JOIN category_purposes l ON l.target = p.id JOIN category c ON "
            "c.id = l.source LEFT JOIN department d ON d.id = c.department "
            "WHERE p.applies_to_all = 'yes' AND coalesce(c.organization, d.organization) "
            "IS NOT NULL UNION SELECT organization FROM purpose WHERE applies_to_all = 'yes' AND "
            "organization IS NOT NULL ORDER BY 1");
    while (db_step(st))
        add_pair(&laws->purposed, db_int_at(st, 0), 1);
}

static void read_laws(struct db *db, struct laws *laws)
{
    laws->organizations.count = laws->departments.count = 0;
    laws->everywhere = 0;
    struct statement *st = db_prepare(db, "SELECT id, jurisdictions FROM organization ORDER BY id");
    while (db_step(st)) {
        int of = laws_of(db_text_at(st, 1));
        add_pair(&laws->organizations, db_int_at(st, 0), of);
        laws->everywhere |= of;
    }
    if (laws->organizations.count == 0)
        laws->everywhere = LAW_JP;
    st = db_prepare(db, "SELECT id, organization FROM department"
                        " WHERE organization IS NOT NULL ORDER BY id");
    while (db_step(st))
        add_pair(&laws->departments, db_int_at(st, 0), db_int_at(st, 1));
    read_purposes(db, laws);
}

static void free_laws(void *context)
{
    struct laws *laws = context;
    free(laws->organizations.list);
    free(laws->departments.list);
    free(laws->purposed.list);
    free(laws);
}

/* Registers everything once for a connection: it expires prepared statements. */
static struct laws *register_functions(sqlite3 *handle)
{
    int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
    struct laws *laws = mem_new(1, sizeof *laws);
    rules_functions(handle);
    laws->sealed = sealed_new();
    rules_registered(sqlite3_create_function_v2(handle, "sealed_on", 0, flags, laws->sealed,
                                                sealed_on, NULL, NULL, NULL));
    rules_registered(sqlite3_create_function_v2(handle, "sealed", 3, flags, laws->sealed, sealed,
                                                NULL, NULL, sealed_free));
    rules_registered(sqlite3_create_function_v2(handle, "purpose_for_all", 0, flags, laws,
                                                purpose_for_all, NULL, NULL, NULL));
    rules_registered(sqlite3_create_function_v2(handle, "purpose_for_all", 2, flags, laws,
                                                purpose_for_all, NULL, NULL, NULL));
    rules_registered(
        sqlite3_create_function_v2(handle, "holds", 1, flags, laws, holds, NULL, NULL, NULL));
    rules_registered(
        sqlite3_create_function_v2(handle, "holds", 2, flags, laws, holds, NULL, NULL, NULL));
    rules_registered(
        sqlite3_create_function_v2(handle, "holds", 3, flags, laws, holds, NULL, NULL, free_laws));
    return laws;
}

/* A reading that was held is rolled back at its end, and takes with it what was
 * made within: so it is looked for, not remembered. What is looked for is made last,
 * since a statement between may fail; then all is made anew. */
static bool make_tables(struct db *db)
{
    if (db_number(db, "SELECT count(*) FROM temp.sqlite_master WHERE name = 'concerned'", 0, 0) > 0)
        return !db_failed(db);
    return db_run(db, "DROP VIEW IF EXISTS temp.category_law;"
                      "DROP TABLE IF EXISTS temp.law;"
                      "DROP TABLE IF EXISTS temp.statute;"
                      "CREATE TEMP TABLE law (law TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;"
                      "INSERT INTO law VALUES ('JP'), ('EU'), ('CN');"
                      "CREATE TEMP VIEW category_law AS SELECT t.id AS category, l.law AS law"
                      " FROM main.category t CROSS JOIN law l"
                      " WHERE holds(l.law, t.organization, t.department)") &&
           rules_statute_table(db) &&
           db_run(db, "CREATE TEMP TABLE concerned (kind TEXT NOT NULL, id INTEGER NOT NULL,"
                      " PRIMARY KEY (kind, id)) WITHOUT ROWID");
}

bool rules_ready(struct model *m)
{
    if (m->laws == NULL) {
        m->laws = register_functions(db_handle(m->db));
        rules_statute_functions(m);
    }
    if (!make_tables(m->db))
        return false;
    read_laws(m->db, m->laws);
    sealed_read(m, m->laws->sealed);
    return !db_failed(m->db);
}

bool rules_hold(const struct model *m, const struct rule *rule)
{
    return rule->jurisdiction[0] == '\0' || (m->laws->everywhere & law_of(rule->jurisdiction)) != 0;
}

static const char concerned_end[] = " WHERE kind = :kind AND id IN"
                                    " (SELECT c.id FROM temp.concerned c WHERE c.kind = :kind)";

static const char *const ends[] = {
    [RULE_WHOLE] = "",
    [RULE_RANGE] = " WHERE kind = :kind AND id BETWEEN :first AND :last",
    [RULE_CONCERNED] = concerned_end,
};

/* The names of the columns come by a WITH that stands inside: SQLite copies all of an outer
 * one for each SELECT of a rule when it takes them apart. */
void rules_wrap(const char *select, size_t length, enum rule_reach reach, struct buf *sql)
{
    buf_puts(sql, "SELECT kind, id, field, detail FROM (\n"
                  "WITH found (kind, id, field, detail) AS (\n");
    buf_add(sql, select, length);
    buf_puts(sql, "\n) SELECT kind, id, field, detail FROM found)");
    buf_puts(sql, ends[reach]);
}

void rules_text(const struct rule *rule, enum rule_reach reach, struct buf *sql)
{
    struct buf select = {0};
    rule_sql(rule, &select);
    rules_wrap(buf_text(&select), select.length, reach, sql);
    buf_clear(&select);
}

struct statement *rules_statement(struct model *m, const struct rule *rule, enum rule_reach reach)
{
    struct statement *st = db_kept(m->db, ends[reach], rule);
    if (st != NULL)
        return st;
    struct buf sql = {0};
    rules_text(rule, reach, &sql);
    st = db_keep(m->db, ends[reach], rule, buf_text(&sql));
    buf_clear(&sql);
    return st;
}
