/* See shelves.h. */
#include "export/shelves.h"

#include "model/listing.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/scope.h"

#include <stdlib.h>
#include <string.h>

struct shelf {
    bool read;
    struct record **records; /* in the order of lists */
    struct record **sorted;  /* by the bytes of their codes */
    size_t count;
};

struct shelves {
    struct model *m;
    struct shelf *shelves; /* one a kind */
    struct scope *scope;   /* of the organization that was asked for last; NULL before */
    int64_t organization;  /* that one */
    size_t failures;       /* of the inventory before */
    bool failed;
    struct why why;
};

struct shelves *shelves_new(struct model *m)
{
    struct shelves *shelves = mem_new(1, sizeof *shelves);
    shelves->m = m;
    shelves->failures = model_failures(m);
    shelves->shelves = mem_new(kinds_count, sizeof *shelves->shelves);
    shelves->why.lang = model_lang(m);
    return shelves;
}

void shelves_free(struct shelves *shelves)
{
    if (shelves == NULL)
        return;
    for (size_t k = 0; k < kinds_count; k++) {
        struct shelf *shelf = &shelves->shelves[k];
        for (size_t i = 0; i < shelf->count; i++)
            record_free(shelf->records[i]);
        free(shelf->records);
        free(shelf->sorted);
    }
    free(shelves->shelves);
    scope_free(shelves->scope);
    free(shelves);
}

static int by_code(const void *left, const void *right)
{
    const struct record *const *a = left, *const *b = right;
    return strcmp(record_value(*a, "code"), record_value(*b, "code"));
}

static void read_shelf(struct shelves *shelves, const struct kind *kind, struct shelf *shelf)
{
    const struct listing_query query = {.kind = kind};
    struct listing listing = {0};
    shelf->read = true;
    if (!listing_load(shelves->m, &query, &listing, &shelves->why)) {
        shelves->failed = true;
        return;
    }
    shelf->records = mem_new(listing.count + 1, sizeof(struct record *));
    shelf->sorted = mem_new(listing.count + 1, sizeof(struct record *));
    for (size_t i = 0; i < listing.count && !shelves->failed; i++) {
        struct record *record = record_load(shelves->m, kind, listing.ids[i], &shelves->why);
        shelves->failed = record == NULL;
        if (record != NULL)
            shelf->records[shelf->count++] = record;
    }
    listing_clear(&listing);
    memcpy(shelf->sorted, shelf->records, shelf->count * sizeof(struct record *));
    qsort(shelf->sorted, shelf->count, sizeof(struct record *), by_code);
}

static struct shelf *shelf_of(struct shelves *shelves, const char *name)
{
    const struct kind *kind = kinds_find(name);
    if (kind == NULL)
        bug("no such kind");
    struct shelf *shelf = &shelves->shelves[kinds_index(kind)];
    if (!shelf->read)
        read_shelf(shelves, kind, shelf);
    return shelf;
}

struct record *const *shelves_all(struct shelves *shelves, const char *name, size_t *count)
{
    struct shelf *shelf = shelf_of(shelves, name);
    *count = shelf->count;
    return shelf->records;
}

static int code_of(const void *code, const void *record)
{
    const struct record *const *other = record;
    return strcmp(code, record_value(*other, "code"));
}

const struct record *shelves_find(struct shelves *shelves, const char *name, const char *code)
{
    if (code[0] == '\0')
        return NULL;
    struct shelf *shelf = shelf_of(shelves, name);
    struct record **found = shelf->count == 0 ? NULL
                                              : bsearch(code, shelf->sorted, shelf->count,
                                                        sizeof(struct record *), code_of);
    return found == NULL ? NULL : *found;
}

/* Reads what belongs to ORGANIZATION within the reading of the caller, for whom what failed
 * before still waits. */
static void read_scope(struct shelves *shelves, int64_t organization)
{
    scope_free(shelves->scope);
    shelves->organization = organization;
    shelves->scope = scope_new(shelves->m, &organization, 1);
    while (!scope_read(shelves->scope))
        ;
    if (scope_done(shelves->scope))
        return;
    scope_free(shelves->scope);
    shelves->scope = NULL;
    shelves->failed = true;
    if (model_ok_since(shelves->m, shelves->failures, &shelves->why))
        why_set_class(&shelves->why, WHY_FILE, "The inventory cannot be read at the moment.");
}

bool shelves_belongs(struct shelves *shelves, const struct record *organization,
                     const struct record *record)
{
    if (shelves->organization != organization->id && !shelves->failed)
        read_scope(shelves, organization->id);
    return shelves->scope != NULL && scope_has(shelves->scope, record->kind, record->id);
}

bool shelves_common(struct shelves *shelves, const struct record *organization,
                    const struct record *record)
{
    return shelves_belongs(shelves, organization, record) &&
           scope_of(shelves->scope, record->kind, record->id) == UINT64_MAX &&
           scope_count(shelves->m) > 1;
}

bool shelves_ok(const struct shelves *shelves, struct why *why)
{
    if (shelves->failed)
        *why = shelves->why;
    return !shelves->failed && model_ok_since(shelves->m, shelves->failures, why);
}

struct model *shelves_model(const struct shelves *shelves)
{
    return shelves->m;
}
