/*
 * What the touched categories come to: who else holds the data, which items they have,
 * how many persons, and what each head of Rule 7 finds. See impact.h.
 */
#include "model/cells.h"
#include "model/dates.h"
#include "model/impact_inside.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

bool impact_is_class(const struct record *item, const char *item_class)
{
    return strcmp(record_value(item, "item_class"), item_class) == 0;
}

bool impact_is_sensitive(const struct record *item)
{
    return impact_is_class(item, "sensitive") || record_value(item, "sensitive_head")[0] != '\0';
}

bool impact_is_ended(const struct impact *impact, const struct record *via)
{
    if (via == NULL || strcmp(via->kind->name, "entrustment") != 0)
        return false;
    const char *ended = record_value(via, "ended_on");
    return ended[0] != '\0' && strcmp(ended, impact->on) < 0;
}

const char *impact_country(const struct impact_holder *holder)
{
    /* An entrustment tells the country of the contractor, not of who works for that one. */
    const struct record *const both[] = {holder->role == IMPACT_SUBCONTRACTOR ? NULL : holder->via,
                                         holder->what};
    for (size_t i = 0; i < 2; i++) {
        if (both[i] == NULL)
            continue;
        size_t field = kinds_field(both[i]->kind, "country");
        if (field < both[i]->kind->field_count && both[i]->values[field][0] != '\0')
            return both[i]->values[field];
    }
    return "";
}

/* Whether CATEGORY is personal data as far as its class tells: where a condition decides,
 * or no class is given, it may be. Statistics and anonymized data are none, and Article 26
 * does not hold for pseudonymized data (Article 41(9)). */
static bool is_personal(const struct impact_category *category)
{
    static const char *const others[] = {"related_information", "pseudonymized", "anonymized",
                                         "statistics"};
    if (category->texts[IMPACT_CONDITION][0] != '\0')
        return true;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcmp(category->texts[IMPACT_CLASS], others[i]) == 0)
            return false;
    return true;
}

static bool is_holder(enum impact_role role)
{
    return role >= IMPACT_STORAGE && role <= IMPACT_CONTROLLER;
}

static bool is_item(const struct impact_link *link)
{
    return link->role == IMPACT_ITEM || link->role == IMPACT_OPTIONAL_ITEM;
}

/* Whether link number AT is of an optional item that stands among all items too. */
bool impact_is_repeated(const struct impact *impact, size_t at)
{
    const struct impact_link *link = &impact->links[at];
    bool found = false;
    for (size_t i = impact->categories[link->category].first_link;
         link->role == IMPACT_OPTIONAL_ITEM && i < at && !found; i++)
        found = impact->links[i].role == IMPACT_ITEM && impact->links[i].what == link->what;
    return found;
}

static bool is_seed(const struct impact *impact, const struct record *record)
{
    bool found = false;
    for (size_t i = 0; i < impact->seed_count && !found; i++)
        found = record != NULL && impact->seeds[i].record == record;
    return found;
}

/* Whether RECORD stands in the links COLUMN of INCIDENT. */
static bool says(const struct record *incident, const char *column, const struct record *record)
{
    struct cells codes = {0};
    cells_parse(record_value(incident, column), &codes);
    bool found = cells_find(&codes, record_value(record, "code")) < codes.count;
    cells_clear(&codes);
    return found;
}

/* Whether it happened at RECORD: it was named, or as our own organization, or an incident that
 * was named says so. */
static bool is_place(const struct impact *impact, const struct record *record)
{
    bool found = is_seed(impact, record);
    if (record == NULL)
        return false;
    bool party = strcmp(record->kind->name, "party") == 0;
    for (size_t i = 0; i < impact->seed_count && !found; i++) {
        const struct record *seed = impact->seeds[i].record;
        if (strcmp(seed->kind->name, "incident") == 0)
            found = says(seed, party ? "parties" : "storages", record);
        else if (party && strcmp(seed->kind->name, "organization") == 0)
            found = strcmp(record_value(record, "organization"), record_value(seed, "code")) == 0;
    }
    return found;
}

static int64_t number_of(const struct record *record)
{
    return record == NULL ? 0 : record->id;
}

/* What is being gathered. */
struct gathering {
    struct impact *impact;
    struct impact_map holders, items;
    size_t holder_capacity, item_capacity;
};

static void add_holder(struct gathering *g, const struct impact_link *link)
{
    struct impact *impact = g->impact;
    bool fresh = false;
    size_t at = impact_map_at(&g->holders, (int64_t)link->role, number_of(link->what),
                              number_of(link->via), &fresh);
    if (fresh) {
        impact->holders =
            mem_grow(impact->holders, at, &g->holder_capacity, sizeof *impact->holders);
        bool seed = is_place(impact, link->what);
        impact->holders[at] = (struct impact_holder){.role = link->role,
                                                     .what = link->what,
                                                     .via = link->via,
                                                     .seed = seed,
                                                     .behind = !seed && is_seed(impact, link->via)};
        impact->holder_count = at + 1;
    }
    impact->holders[at].categories++;
}

static void add_item(struct gathering *g, const struct record *item, size_t categories, bool counts)
{
    struct impact *impact = g->impact;
    bool fresh = false;
    if (item == NULL)
        return;
    size_t at = impact_map_at(&g->items, item->id, 0, 0, &fresh);
    if (fresh) {
        impact->items = mem_grow(impact->items, at, &g->item_capacity, sizeof *impact->items);
        impact->items[at] = (struct impact_item){.item = item};
        impact->item_count = at + 1;
    }
    impact->items[at].categories += categories;
    impact->items[at].counts = impact->items[at].counts || counts;
}

/* Adds the items that RECORD, which leads to a category, names itself. */
static void add_named(struct gathering *g, const struct record *record, bool counts)
{
    struct cells codes = {0};
    size_t field = record == NULL ? 0 : kinds_field(record->kind, "items");
    struct model *m = g->impact->work->m;
    if (record == NULL || field == record->kind->field_count)
        return;
    cells_parse(record->values[field], &codes);
    for (size_t i = 0; i < codes.count; i++)
        add_item(g,
                 impact_record(g->impact->work, kinds_find("item"),
                               record_find(m, kinds_find("item"), codes.items[i])),
                 0, counts);
    cells_clear(&codes);
}

static size_t rank(const struct record *item)
{
    static const char *const classes[] = {"individual_number",   "delicate",
                                          "financial",           "credential",
                                          "identification_code", "behavioural"};
    size_t i = 0;
    if (impact_is_sensitive(item))
        return 0;
    while (i < sizeof classes / sizeof classes[0] && !impact_is_class(item, classes[i]))
        i++;
    return i + 1;
}

static int by_rank(const void *a, const void *b)
{
    const struct impact_item *x = a, *y = b;
    size_t left = rank(x->item), right = rank(y->item);
    if (left != right)
        return left < right ? -1 : 1;
    return strcmp(record_value(x->item, "code"), record_value(y->item, "code"));
}

static const char *code_of(const struct record *record)
{
    return record == NULL ? "" : record_value(record, "code");
}

static int by_holder(const void *a, const void *b)
{
    const struct impact_holder *x = a, *y = b;
    if (x->role != y->role)
        return x->role < y->role ? -1 : 1;
    int order = strcmp(code_of(x->what), code_of(y->what));
    return order == 0 ? strcmp(code_of(x->via), code_of(y->via)) : order;
}

void impact_gather(struct impact *impact)
{
    struct gathering g = {.impact = impact};
    struct impact_map named = {0};
    for (size_t i = 0; i < impact->category_count; i++) {
        impact->categories[i].counts = is_personal(&impact->categories[i]);
        impact->not_counted += !impact->categories[i].counts;
    }
    for (size_t i = 0; i < impact->link_count; i++) {
        const struct impact_link *link = &impact->links[i];
        if (is_holder(link->role))
            add_holder(&g, link);
        if (is_item(link) && !impact_is_repeated(impact, i))
            add_item(&g, link->what, 1, impact->categories[link->category].counts);
    }
    for (size_t i = 0; i < impact->reason_count; i++) {
        const struct record *via = impact->reasons[i].via;
        bool fresh = false, counts = impact->categories[impact->reasons[i].category].counts;
        impact_map_at(&named, number_of(via), counts, 0, &fresh);
        if (fresh)
            add_named(&g, via, counts);
    }
    if (impact->item_count > 1)
        qsort(impact->items, impact->item_count, sizeof *impact->items, by_rank);
    if (impact->holder_count > 1)
        qsort(impact->holders, impact->holder_count, sizeof *impact->holders, by_holder);
    impact_map_clear(&g.holders);
    impact_map_clear(&g.items);
    impact_map_clear(&named);
}

/* Adds those of CATEGORY, of which a count as of a day before OLDEST is old. */
static void add_persons(struct impact_persons *persons, const struct impact_category *category,
                        const char *oldest)
{
    if (category->persons < 0) {
        persons->unknown++;
        return;
    }
    persons->known++;
    persons->sum += category->persons;
    persons->old += strcmp(category->texts[IMPACT_PERSONS_ON], oldest) < 0;
    if (category->persons > persons->largest)
        persons->largest = category->persons;
}

/* Whether CATEGORY has an individual number among its items; *ANY: any item at all. */
static bool has_number(const struct impact *impact, const struct impact_category *category,
                       bool *any)
{
    bool found = false;
    *any = false;
    for (size_t i = 0; i < category->link_count && !found; i++) {
        const struct impact_link *link = &impact->links[category->first_link + i];
        *any = *any || is_item(link);
        found = is_item(link) && impact_is_class(link->what, "individual_number");
    }
    return found;
}

/* Whether there are more than MOST of PERSONS. Of one who stands in several categories
 * the sum counts too many. */
static enum impact_answer more_than(const struct impact_persons *persons, int64_t most)
{
    if (persons->largest > most)
        return IMPACT_LIKELY;
    if (persons->unknown + persons->old > 0)
        return IMPACT_UNKNOWN;
    return persons->sum > most ? IMPACT_OPEN : IMPACT_NOT_SEEN;
}

void impact_judge(struct impact *impact)
{
    bool sensitive = false, numbers = false, any = false;
    char oldest[11] = "";
    (void)date_add_years(impact->on, -1, oldest);
    for (size_t i = 0; i < impact->category_count; i++) {
        const struct impact_category *category = &impact->categories[i];
        if (!category->counts)
            continue;
        add_persons(&impact->persons, category, oldest);
        if (has_number(impact, category, &any))
            add_persons(&impact->numbers, category, oldest);
        impact->itemless += !any;
    }
    for (size_t i = 0; i < impact->item_count; i++) {
        const struct impact_item *item = &impact->items[i];
        if (!item->counts)
            continue;
        sensitive = sensitive || impact_is_sensitive(item->item);
        numbers = numbers || impact_is_class(item->item, "individual_number");
        impact->classless += record_value(item->item, "item_class")[0] == '\0';
    }
    bool silent = impact->category_count == 0 || impact->itemless + impact->classless > 0;
    enum impact_answer none = silent ? IMPACT_UNKNOWN : IMPACT_NOT_SEEN;
    impact->heads[IMPACT_SENSITIVE] = sensitive ? IMPACT_LIKELY : none;
    impact->heads[IMPACT_PROPERTY] = impact->heads[IMPACT_WRONGFUL] = IMPACT_OPEN;
    impact->heads[IMPACT_MANY] = impact->category_count == 0
                                     ? IMPACT_UNKNOWN
                                     : more_than(&impact->persons, IMPACT_MANY_PERSONS);
    impact->heads[IMPACT_NUMBERS] = more_than(&impact->numbers, IMPACT_MANY_NUMBERS);
    /* Where a record that leads here names one, which no category declares, nobody knows
     * of how many persons. */
    if (impact->numbers.known + impact->numbers.unknown == 0)
        impact->heads[IMPACT_NUMBERS] = numbers ? IMPACT_UNKNOWN : none;
    else if (impact->heads[IMPACT_NUMBERS] == IMPACT_NOT_SEEN)
        impact->heads[IMPACT_NUMBERS] = none;
}
