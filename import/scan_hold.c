/* See scan.h: the items of the files against what categories declare. */
#include "import/scan_inside.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/record.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

/* The codes of the items that CATEGORY declares, the optional ones too. */
static void declared_of(const struct record *category, struct cells *codes)
{
    static const char *const lists[] = {"items", "optional_items"};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        struct cells list = {0};
        cells_parse(record_value(category, lists[i]), &list);
        for (size_t k = 0; k < list.count; k++)
            if (cells_find(codes, list.items[k]) == codes->count)
                cells_add(codes, list.items[k]);
        cells_clear(&list);
    }
}

static bool has(const struct cells *codes, const char *code)
{
    return code[0] != '\0' && cells_find(codes, code) < codes->count;
}

static bool scan_has(const struct scan *scan, const char *code)
{
    for (size_t i = 0; i < scan->count; i++)
        if (strcmp(scan->items[i].code, code) == 0)
            return true;
    return false;
}

static void clear_absent(struct scan *scan)
{
    for (size_t i = 0; i < scan->absent_count; i++) {
        free(scan->absent[i].code);
        free(scan->absent[i].name);
    }
    scan->absent_count = 0;
}

/* Lists those of the declared CODES that no file has. */
static bool find_absent(struct model *m, struct scan *scan, const struct cells *codes,
                        struct why *why)
{
    clear_absent(scan);
    for (size_t i = 0; i < codes->count; i++) {
        if (scan_has(scan, codes->items[i]))
            continue;
        struct record *item = record_load_code(m, kinds_find("item"), codes->items[i], why);
        if (item == NULL)
            return false;
        scan->absent = mem_grow(scan->absent, scan->absent_count, &scan->absent_capacity,
                                sizeof *scan->absent);
        scan->absent[scan->absent_count++] =
            (struct scan_absent){mem_copy(codes->items[i]), mem_copy(record_value(item, "name"))};
        record_free(item);
    }
    return true;
}

static void set(char **text, const char *value)
{
    free(*text);
    *text = mem_copy(value);
}

static bool hold(struct model *m, struct scan *scan, const struct record *category, struct why *why)
{
    struct cells declared = {0}, excluded = {0};
    declared_of(category, &declared);
    cells_parse(record_value(category, "excluded_items"), &excluded);
    for (size_t i = 0; i < scan->count; i++) {
        struct scan_item *item = &scan->items[i];
        if (item->sort == ITEMS_ITEM)
            item->standing = has(&declared, item->code)   ? SCAN_DECLARED
                             : has(&excluded, item->code) ? SCAN_EXCLUDED
                                                          : SCAN_UNDECLARED;
    }
    scan->id = category->id;
    set(&scan->code, record_value(category, "code"));
    set(&scan->name, record_value(category, "name"));
    set(&scan->persons, record_value(category, "persons"));
    set(&scan->persons_on, record_value(category, "persons_on"));
    bool done = find_absent(m, scan, &declared, why);
    cells_clear(&declared);
    cells_clear(&excluded);
    return done;
}

bool scan_hold(struct model *m, struct scan *scan, const char *category, struct why *why)
{
    const struct kind *kind = kinds_find("category");
    int64_t id = refer_find(m, kind, category, why);
    if (id == 0)
        return why_set(why, "There is no data category %s. 'daicho list category' shows all.",
                       category);
    struct record *record = id < 0 ? NULL : record_load(m, kind, id, why);
    bool done = record != NULL && hold(m, scan, record, why);
    record_free(record);
    return done;
}

static void let_go(struct scan *scan)
{
    for (size_t i = 0; i < scan->count; i++)
        if (scan->items[i].sort == ITEMS_ITEM)
            scan->items[i].standing = SCAN_UNHELD;
    clear_absent(scan);
    scan->id = 0;
}

bool scan_refresh(struct model *m, struct scan *scan, struct why *why)
{
    if (!scan_item_records(m, scan, why))
        return false;
    struct record *category =
        scan->id == 0 ? NULL : record_load(m, kinds_find("category"), scan->id, why);
    if (scan->id != 0 && category == NULL && why->class == WHY_FILE)
        return false;
    bool done = category != NULL && hold(m, scan, category, why);
    record_free(category);
    if (category != NULL)
        return done;
    let_go(scan);
    return scan_likely(m, scan, why);
}

void scan_overrule(struct scan *scan, size_t file, enum lang lang)
{
    struct scan_file *of = &scan->files[file];
    if (of->told == ROSTER_PERSONS)
        return;
    of->told = ROSTER_PERSONS;
    cells_add(&of->reasons, words_in(lang, "A person said that its rows are persons."));
}

/* Whether A fits better than B: more shared, then fewer declared beyond. */
static bool is_better(const struct scan_likely *a, const struct scan_likely *b)
{
    return a->shared != b->shared ? a->shared > b->shared : a->declared < b->declared;
}

static void offer(struct scan *scan, const struct record *category, struct scan_likely found)
{
    size_t at = scan->likely_count;
    while (at > 0 && is_better(&found, &scan->likely[at - 1]))
        at--;
    if (at >= SCAN_LIKELY)
        return;
    found.code = mem_copy(record_value(category, "code"));
    found.name = mem_copy(record_value(category, "name"));
    if (scan->likely_count == SCAN_LIKELY) {
        scan->likely_count--;
        free(scan->likely[SCAN_LIKELY - 1].code);
        free(scan->likely[SCAN_LIKELY - 1].name);
    } else {
        scan->likely = mem_grow(scan->likely, scan->likely_count, &scan->likely_capacity,
                                sizeof *scan->likely);
    }
    memmove(&scan->likely[at + 1], &scan->likely[at],
            (scan->likely_count - at) * sizeof *scan->likely);
    scan->likely[at] = found;
    scan->likely_count++;
}

static void clear_likely(struct scan *scan)
{
    for (size_t i = 0; i < scan->likely_count; i++) {
        free(scan->likely[i].code);
        free(scan->likely[i].name);
    }
    scan->likely_count = 0;
}

bool scan_likely(struct model *m, struct scan *scan, struct why *why)
{
    struct listing listing;
    struct listing_query query = {.kind = kinds_find("category")};
    clear_likely(scan);
    if (!listing_load(m, &query, &listing, why))
        return false;
    bool done = true;
    for (size_t i = 0; i < listing.count; i++) {
        struct record *category = record_load(m, query.kind, listing.ids[i], why);
        done = category != NULL;
        if (!done)
            break;
        struct cells declared = {0};
        declared_of(category, &declared);
        struct scan_likely found = {.declared = declared.count};
        for (size_t k = 0; k < scan->count; k++)
            found.shared += has(&declared, scan->items[k].code);
        if (found.shared > 0)
            offer(scan, category, found);
        cells_clear(&declared);
        record_free(category);
    }
    listing_clear(&listing);
    return done;
}
