/* See article30.h: which rows there are. */
#include "export/article30.h"

#include "model/cells.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/record.h"
#include "model/register.h"
#include "model/scope.h"

#include <stdlib.h>
#include <string.h>

/* All records of a kind that is small. */
struct all {
    struct record **items;
    size_t count;
};

struct work {
    struct model *m;
    const struct article30_form *form;
    struct article30_entry entry; /* of the row that is being written */
    struct all organizations;
    struct all purposes; /* those that hold for every category */
    struct scope *scope; /* of whom: organizations of which the first SCOPE_MOST are told apart */
    struct buf rights;
    struct buf *cells;
    const char **texts;
    void (*take)(void *context, const char *const *cells);
    void *context;
    struct article30_left *left;
};

void article30_head(const struct article30_column *column, enum lang lang, struct buf *out)
{
    if (lang == LANG_JA)
        buf_printf(out, "%s (%s)", column->head[LANG_JA], column->head[LANG_EN]);
    else
        buf_puts(out, column->head[LANG_EN]);
}

static bool load_all(struct model *m, const char *kind, const char *column, struct all *all,
                     struct why *why)
{
    const struct listing_query query = {.kind = kinds_find(kind)};
    struct listing listing = {0};
    bool done = listing_load(m, &query, &listing, why);
    all->items = mem_new(listing.count + 1, sizeof(struct record *));
    for (size_t i = 0; i < listing.count && done; i++) {
        struct record *record = record_load(m, query.kind, listing.ids[i], why);
        done = record != NULL;
        if (done && (column == NULL || strcmp(record_value(record, column), "yes") == 0))
            all->items[all->count++] = record;
        else
            record_free(record);
    }
    listing_clear(&listing);
    return done;
}

static void clear_all(struct all *all)
{
    for (size_t i = 0; i < all->count; i++)
        record_free(all->items[i]);
    free(all->items);
}

/* What persons can ask for: the requests of all procedures, each once. */
static bool load_rights(struct work *work, struct why *why)
{
    struct all procedures = {0};
    bool done = load_all(work->m, "procedure", NULL, &procedures, why);
    const struct kind *kind = kinds_find("procedure");
    const struct field *field = &kind->fields[kinds_field(kind, "requests")];
    for (const struct choice *at = field->choices; done && at->value != NULL; at++) {
        bool offered = false;
        for (size_t i = 0; i < procedures.count && !offered; i++) {
            struct cells values = {0};
            cells_parse(record_value(procedures.items[i], "requests"), &values);
            offered = cells_find(&values, at->value) < values.count;
            cells_clear(&values);
        }
        if (offered)
            buf_printf(&work->rights, "%s%s", work->rights.length == 0 ? "" : "\n",
                       at->label[work->entry.lang]);
    }
    clear_all(&procedures);
    return done;
}

/* Whether ORGANIZATION is under the GDPR or that of the UK. */
static bool is_under(const struct record *organization)
{
    struct cells laws = {0};
    cells_parse(record_value(organization, "jurisdictions"), &laws);
    bool under = cells_find(&laws, "EU") < laws.count || cells_find(&laws, "UK") < laws.count;
    cells_clear(&laws);
    return under;
}

static bool any_under(const struct work *work)
{
    for (size_t i = 0; i < work->organizations.count; i++)
        if (is_under(work->organizations.items[i]))
            return true;
    return false;
}

/* The organization of CATEGORY: the one it names, else the only one. */
static const struct record *organization_of(const struct work *work, const struct record *category)
{
    const char *code = record_value(category, "organization");
    for (size_t i = 0; i < work->organizations.count; i++)
        if (strcmp(record_value(work->organizations.items[i], "code"), code) == 0)
            return work->organizations.items[i];
    return work->organizations.count == 1 ? work->organizations.items[0] : NULL;
}

/* Whether the record is about CATEGORY; what is left out is counted. */
static bool is_taken(struct work *work, const struct record *category)
{
    const char *data = record_value(category, "data_class");
    bool processor = strcmp(record_value(category, "role"), "processor") == 0;
    if (processor != work->form->processor)
        return false;
    if (strcmp(record_value(category, "status"), "retired") == 0 ||
        strcmp(data, "anonymized") == 0 || strcmp(data, "statistics") == 0) {
        work->left->retired++;
        return false;
    }
    const struct record *organization = organization_of(work, category);
    if (work->left->unknown || organization == NULL || is_under(organization))
        return true;
    work->left->elsewhere++;
    return false;
}

static void put_row(struct work *work)
{
    for (size_t i = 0; i < work->form->count; i++) {
        buf_empty(&work->cells[i]);
        if (work->form->columns[i].put != NULL)
            work->form->columns[i].put(&work->entry, &work->cells[i]);
        work->texts[i] = buf_text(&work->cells[i]);
    }
    work->take(work->context, work->texts);
}

/* A row for each purpose, or one for all of them. */
static void put_by_purpose(struct work *work, struct record *const *purposes, size_t count)
{
    if (!work->form->by_purpose || count == 0) {
        work->entry.purposes = purposes;
        work->entry.purpose_count = count;
        put_row(work);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        work->entry.purposes = &purposes[i];
        work->entry.purpose_count = 1;
        put_row(work);
    }
}

/* A row for each controller that we act for, or one where none is named. */
static bool put_by_controller(struct work *work, const struct record *category,
                              struct record *const *purposes, size_t count, struct why *why)
{
    struct cells codes = {0};
    bool done = true;
    if (work->form->processor)
        cells_parse(record_value(category, "acts_for"), &codes);
    work->entry.controller = NULL;
    if (codes.count == 0)
        put_by_purpose(work, purposes, count);
    for (size_t i = 0; i < codes.count && done; i++) {
        struct record *party = record_load_code(work->m, kinds_find("party"), codes.items[i], why);
        done = party != NULL;
        work->entry.controller = party;
        if (done)
            put_by_purpose(work, purposes, count);
        record_free(party);
    }
    cells_clear(&codes);
    return done;
}

/* Reads which records belong to which organization. */
static bool load_scope(struct work *work, struct why *why)
{
    size_t count;
    int64_t *ids = scope_organizations(work->m, &count);
    work->scope = scope_new(work->m, ids, count < SCOPE_MOST ? count : SCOPE_MOST);
    free(ids);
    bool done = true;
    while (done && !scope_done(work->scope))
        done = scope_step(work->scope, why);
    return done;
}

/* Whether PURPOSE, which holds for every category, holds for CATEGORY: none is that of
 * another organization alone. */
static bool holds_for(const struct work *work, const struct record *purpose,
                      const struct record *category)
{
    return (scope_of(work->scope, purpose->kind, purpose->id) &
            scope_of(work->scope, category->kind, category->id)) != 0;
}

/* The purposes of CATEGORY, then those of all categories, which are our own: what is
 * handled for others has none of them. */
static bool load_purposes(struct work *work, const struct record *category, struct all *own,
                          struct why *why)
{
    struct cells codes = {0};
    bool done = true;
    cells_parse(record_value(category, "purposes"), &codes);
    own->items = mem_new(codes.count + work->purposes.count + 1, sizeof(struct record *));
    for (size_t i = 0; i < codes.count && done; i++) {
        struct record *purpose =
            record_load_code(work->m, kinds_find("purpose"), codes.items[i], why);
        done = purpose != NULL;
        if (done)
            own->items[own->count++] = purpose;
    }
    for (size_t i = 0; i < work->purposes.count && done && !work->form->processor; i++)
        if (cells_find(&codes, record_value(work->purposes.items[i], "code")) == codes.count &&
            holds_for(work, work->purposes.items[i], category))
            own->items[own->count++] = record_copy(work->purposes.items[i]);
    cells_clear(&codes);
    return done;
}

static bool put_category(struct work *work, int64_t id, struct why *why)
{
    struct register_row *row = register_load(work->m, id, why);
    if (row == NULL)
        return false;
    bool done = true;
    if (is_taken(work, row->category)) {
        struct all purposes = {0};
        work->entry.row = row;
        work->entry.organization = organization_of(work, row->category);
        done = load_purposes(work, row->category, &purposes, why) &&
               put_by_controller(work, row->category, purposes.items, purposes.count, why);
        clear_all(&purposes);
    }
    register_free(row);
    return done;
}

static bool put_all(struct work *work, struct why *why)
{
    const struct listing_query query = {.kind = kinds_find("category")};
    struct listing listing = {0};
    bool done = load_all(work->m, "organization", NULL, &work->organizations, why) &&
                load_all(work->m, "purpose", "applies_to_all", &work->purposes, why) &&
                load_rights(work, why) && load_scope(work, why) &&
                listing_load(work->m, &query, &listing, why);
    work->left->unknown = done && !any_under(work);
    work->entry.rights = buf_text(&work->rights);
    for (size_t i = 0; i < listing.count && done; i++)
        done = put_category(work, listing.ids[i], why);
    listing_clear(&listing);
    return done;
}

bool article30_each(struct model *m, enum article30_template template, enum lang lang,
                    void (*take)(void *context, const char *const *cells), void *context,
                    struct article30_left *left, struct why *why)
{
    struct work work = {
        .m = m,
        .form = &article30_forms[template],
        .entry = {.m = m, .lang = lang, .template = template},
        .take = take,
        .context = context,
        .left = left,
    };
    *left = (struct article30_left){0};
    work.cells = mem_new(work.form->count, sizeof *work.cells);
    work.texts = mem_new(work.form->count, sizeof *work.texts);
    bool done = put_all(&work, why);
    for (size_t i = 0; i < work.form->count; i++)
        buf_clear(&work.cells[i]);
    free(work.cells);
    free(work.texts);
    buf_clear(&work.rights);
    clear_all(&work.organizations);
    clear_all(&work.purposes);
    scope_free(work.scope);
    return done;
}
