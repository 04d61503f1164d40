/* See scan.h: reading the files, and the list of items. */
#include "import/header_key.h"
#include "import/scan_inside.h"
#include "import/wipe.h"
#include "model/buf.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/record.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

/* Adds the items of the inventory by their names and other names. */
static bool add_inventory(struct model *m, struct items *words, struct why *why)
{
    struct listing listing;
    struct listing_query query = {.kind = kinds_find("item")};
    if (!listing_load(m, &query, &listing, why))
        return false;
    bool done = true;
    for (size_t i = 0; i < listing.count; i++) {
        struct record *record = record_load(m, query.kind, listing.ids[i], why);
        done = record != NULL;
        if (!done)
            break;
        struct cells names = {0};
        cells_add(&names, record_value(record, "name"));
        cells_parse(record_value(record, "other_names"), &names);
        for (size_t n = 0; n < names.count; n++)
            items_add(words, names.items[n], names.items[0], record_value(record, "item_class"),
                      record_value(record, "sensitive_head"));
        cells_clear(&names);
        record_free(record);
    }
    listing_clear(&listing);
    return done;
}

size_t scan_item_find(const struct scan *scan, const char *name)
{
    size_t i = 0;
    while (i < scan->count && strcmp(scan->items[i].name, name) != 0)
        i++;
    return i;
}

size_t scan_item_columns(const struct scan *scan, size_t item)
{
    size_t count = 0;
    for (size_t f = 0; f < scan->file_count; f++)
        for (size_t c = 0; c < scan->files[f].count; c++)
            count += scan->files[f].columns[c].item == item;
    return count;
}

static char *optional_copy(const char *text)
{
    return text == NULL || text[0] == '\0' ? NULL : mem_copy(text);
}

/* What ENTRY is called where a column TITLE tells of it: in Japanese below a
 * Japanese header, whatever language the messages are in. */
static const char *name_of(const struct items_entry *entry, const char *title, enum lang lang)
{
    bool ascii = true;
    for (const char *at = title; *at != '\0'; at++)
        ascii = ascii && (unsigned char)*at < 0x80;
    return entry->name[ascii ? lang : LANG_JA];
}

/* Items are the same in either language; headers that are none are one group
 * where they only differ in their numbers. */
static size_t find_like(const struct scan *scan, const struct items_entry *entry, const char *title)
{
    enum items_sort sort = entry == NULL ? ITEMS_OPEN : entry->sort;
    bool is_item = sort == ITEMS_ITEM;
    char *keys[2] = {header_key_letters(is_item ? entry->name[LANG_EN] : title, !is_item),
                     header_key_letters(is_item ? entry->name[LANG_JA] : title, !is_item)};
    size_t i = 0;
    while (i < scan->count &&
           (scan->items[i].sort != sort || scan->items[i].key[0] == '\0' ||
            (strcmp(scan->items[i].key, keys[0]) != 0 && strcmp(scan->items[i].key, keys[1]) != 0)))
        i++;
    free(keys[0]);
    free(keys[1]);
    return i;
}

size_t scan_item_for(struct scan *scan, const struct items_entry *entry, const char *title,
                     enum lang lang)
{
    enum items_sort sort = entry == NULL ? ITEMS_OPEN : entry->sort;
    size_t i = find_like(scan, entry, title);
    if (i < scan->count)
        return i;
    const char *name = sort == ITEMS_ITEM ? name_of(entry, title, lang) : title;
    scan->items = mem_grow(scan->items, scan->count, &scan->capacity, sizeof *scan->items);
    scan->items[scan->count] = (struct scan_item){
        .sort = sort,
        .name = mem_copy(name),
        .key = header_key_letters(name, sort != ITEMS_ITEM),
        .class = optional_copy(entry == NULL ? NULL : entry->class),
        .head = optional_copy(entry == NULL ? NULL : entry->head),
        .offer = mem_copy(""),
        .shape = SHAPE_TEXT,
        .code = mem_copy(""),
        .standing = sort == ITEMS_ITEM           ? SCAN_UNHELD
                    : sort == ITEMS_NOT_PERSONAL ? SCAN_NOT_PERSONAL
                                                 : SCAN_UNKNOWN,
    };
    return scan->count++;
}

/* Takes the class that the inventory states; "" leaves what the header tells of as
 * a likely one, since nobody has decided. */
static void take_class(struct scan_item *item, const char *stated)
{
    if (stated[0] != '\0' || item->class != NULL) {
        free(item->likely);
        item->likely = stated[0] == '\0' ? item->class : NULL;
    }
    if (stated[0] != '\0')
        free(item->class);
    item->class = optional_copy(stated);
}

bool scan_item_record(struct model *m, struct scan_item *item, struct why *why)
{
    const struct kind *kind = kinds_find("item");
    int64_t id = refer_find(m, kind, item->name, why);
    item->id = id > 0 ? id : 0;
    if (id <= 0)
        return id == 0;
    struct record *record = record_load(m, kind, item->id, why);
    if (record == NULL)
        return false;
    free(item->code);
    free(item->name);
    free(item->key);
    take_class(item, record_value(record, "item_class"));
    free(item->head);
    item->key = header_key_letters(record_value(record, "name"), false);
    item->code = mem_copy(record_value(record, "code"));
    item->name = mem_copy(record_value(record, "name"));
    item->head = optional_copy(record_value(record, "sensitive_head"));
    record_free(record);
    return true;
}

bool scan_item_records(struct model *m, struct scan *scan, struct why *why)
{
    bool done = true;
    for (size_t i = 0; i < scan->count && done; i++) {
        struct scan_item *item = &scan->items[i];
        item->id = 0;
        item->code[0] = '\0';
        if (item->sort == ITEMS_ITEM)
            done = scan_item_record(m, item, why);
    }
    return done;
}

/* What takes the values into memory, and clears it. */
static bool read_files(struct scan *scan, const char *const *paths,
                       const struct scan_options *options, struct why *why)
{
    bool done = true;
    wipe_begin();
    for (size_t i = 0; i < scan->file_count && done; i++)
        done = scan_file_read(scan, &scan->files[i], paths[i], options, why) ||
               (!options->on_screen && why_at(why, "%s", paths[i]));
    wipe_end();
    return done;
}

bool scan_read(struct model *m, const char *const *paths, size_t count,
               const struct scan_options *options, struct scan *scan, struct why *why)
{
    char now[21];
    *scan = (struct scan){.file_count = count};
    scan->files = mem_new(count, sizeof *scan->files);
    model_now(m, now);
    memcpy(scan->today, now, sizeof scan->today - 1);
    return items_load(&scan->words, options->words, why) && add_inventory(m, &scan->words, why) &&
           read_files(scan, paths, options, why) && scan_item_records(m, scan, why);
}

bool scan_counts_agree(const struct scan *scan)
{
    for (size_t i = 1; i < scan->file_count; i++)
        if (scan->files[i].rows != scan->files[0].rows)
            return false;
    return true;
}

size_t scan_findings(const struct scan *scan)
{
    size_t found = 0;
    for (size_t i = 0; i < scan->count; i++)
        found +=
            scan->items[i].standing == SCAN_UNDECLARED || scan->items[i].standing == SCAN_EXCLUDED;
    return found;
}

static void file_clear(struct scan_file *file)
{
    for (size_t i = 0; i < file->count; i++)
        free(file->columns[i].title);
    free(file->columns);
    free(file->name);
    cells_clear(&file->reasons);
}

void scan_clear(struct scan *scan)
{
    for (size_t i = 0; i < scan->file_count; i++)
        file_clear(&scan->files[i]);
    for (size_t i = 0; i < scan->count; i++) {
        struct scan_item *item = &scan->items[i];
        free(item->name);
        free(item->key);
        free(item->class);
        free(item->likely);
        free(item->head);
        free(item->offer);
        free(item->code);
    }
    for (size_t i = 0; i < scan->absent_count; i++) {
        free(scan->absent[i].code);
        free(scan->absent[i].name);
    }
    for (size_t i = 0; i < scan->likely_count; i++) {
        free(scan->likely[i].code);
        free(scan->likely[i].name);
    }
    free(scan->files);
    free(scan->items);
    free(scan->absent);
    free(scan->likely);
    free(scan->code);
    free(scan->name);
    free(scan->persons);
    free(scan->persons_on);
    free(scan->counted);
    items_clear(&scan->words);
    *scan = (struct scan){0};
}
