/* See scan.h: what a person takes over, as one change. */
#include "import/remedy.h"
#include "import/scan_inside.h"
#include "model/buf.h"
#include "model/change.h"
#include "model/mem.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

/* An item that was chosen is marked so until it is added. */
struct chosen {
    bool *items;
    size_t count;
};

static void choose(struct chosen *chosen, size_t item)
{
    if (item >= chosen->count) {
        chosen->items = mem_resize(chosen->items, item + 1, sizeof *chosen->items);
        memset(chosen->items + chosen->count, 0, (item + 1 - chosen->count) * sizeof(bool));
        chosen->count = item + 1;
    }
    chosen->items[item] = true;
}

/* The place of the item of the first column called TITLE; scan->count where no
 * file has such a column. */
static size_t item_of_title(const struct scan *scan, const char *title)
{
    for (size_t f = 0; f < scan->file_count; f++)
        for (size_t c = 0; c < scan->files[f].count; c++)
            if (strcmp(scan->files[f].columns[c].title, title) == 0)
                return scan->files[f].columns[c].item;
    return scan->count;
}

/* What is known of the item NAME, or stated by CLASS (NULL: it is not). */
static struct items_entry entry_of(const struct scan *scan, const char *name, const char *class)
{
    const struct items_entry *known = items_find(&scan->words, name);
    struct items_entry entry = {.name = {name, name}, .class = class};
    if (class == NULL && known != NULL && known->sort == ITEMS_ITEM) {
        entry.class = known->class;
        entry.head = known->head;
    }
    return entry;
}

bool scan_decide(struct model *m, struct scan *scan, const char *title, const char *name,
                 const char *class, size_t *item, struct why *why)
{
    size_t from = item_of_title(scan, title);
    if (from == scan->count)
        return why_set(why, "No file has a column %s.", title);
    if (name[0] == '\0')
        return why_set(why, "Say which item the column %s is: HEADER=ITEM.", title);
    return scan_decide_item(m, scan, from, name, class, item, why);
}

bool scan_decide_item(struct model *m, struct scan *scan, size_t from, const char *name,
                      const char *class, size_t *item, struct why *why)
{
    const char *stated = NULL;
    if (class != NULL && !items_class(class, &stated, why))
        return false;
    /* A name of several items names none; it must not stand among those of the files. */
    if (refer_find(m, kinds_find("item"), name, why) < 0)
        return false;
    const struct items_entry entry = entry_of(scan, name, stated);
    size_t to = scan_item_for(scan, &entry, name, why->lang);
    struct scan_item *taken = &scan->items[to];
    if (!scan_item_record(m, taken, why))
        return false;
    if (stated != NULL && (taken->class == NULL || strcmp(taken->class, stated) != 0))
        return why_set(why,
                       "The item %s is there already, of another class. Leave the class out, or "
                       "change the item first.",
                       taken->name);
    for (size_t f = 0; f < scan->file_count; f++)
        for (size_t c = 0; c < scan->files[f].count; c++)
            if (scan->files[f].columns[c].item == from)
                scan->files[f].columns[c].item = to;
    *item = to;
    return true;
}

bool scan_set_class(struct scan *scan, size_t item, const char *class, struct why *why)
{
    struct scan_item *set = &scan->items[item];
    if (set->id != 0)
        return why_set(why, "The inventory has the item %s; its class is changed there.",
                       set->name);
    free(set->class);
    free(set->head);
    set->class = mem_copy(class);
    set->head = NULL;
    return true;
}

/* Takes one value of --items: ITEM, HEADER=ITEM or HEADER=ITEM=CLASS. */
static bool choose_one(struct model *m, struct scan *scan, const char *value, struct chosen *chosen,
                       struct why *why)
{
    size_t item = scan_item_find(scan, value);
    const char *equals = strchr(value, '=');
    if (item < scan->count && scan->items[item].sort == ITEMS_ITEM) {
        choose(chosen, item);
        return true;
    }
    if (equals == NULL)
        return why_set(why,
                       "The files have no item %s. Name an item that stands in the receipt, or say "
                       "which item a column is: HEADER=ITEM.",
                       value);
    char *title = mem_copy_bytes(value, (size_t)(equals - value));
    char *name = mem_copy(equals + 1), *second = strchr(name, '=');
    if (second != NULL)
        *second = '\0';
    bool done = scan_decide(m, scan, title, name, second == NULL ? NULL : second + 1, &item, why);
    free(title);
    free(name);
    if (done)
        choose(chosen, item);
    return done;
}

static bool choose_items(struct model *m, struct scan *scan, const struct scan_accept *accept,
                         struct chosen *chosen, struct why *why)
{
    struct cells values = {0};
    bool done = true;
    if (accept->items != NULL)
        cells_parse(accept->items, &values);
    for (size_t i = 0; i < values.count && done; i++)
        done = choose_one(m, scan, values.items[i], chosen, why);
    cells_clear(&values);
    for (size_t i = 0; i < scan->count && accept->items == NULL; i++)
        if (accept->chosen == NULL ? scan->items[i].standing == SCAN_UNDECLARED : accept->chosen[i])
            choose(chosen, i);
    return done;
}

/* Adds the number of persons that is to be set to PERSONS; nothing where it is
 * to be left. False with WHY where the files do not say it. */
static bool find_count(const struct scan *scan, const struct scan_accept *accept,
                       struct buf *persons, struct why *why)
{
    if (accept->persons != NULL) {
        if (strcmp(accept->persons, "keep") != 0)
            buf_puts(persons, accept->persons);
        return true;
    }
    for (size_t i = 0; i < scan->file_count; i++)
        if (scan->files[i].told == ROSTER_LEDGER) {
            why_set(why,
                    "%s looks like a ledger: its rows are no persons. Import it, or say the number "
                    "of persons.",
                    scan->files[i].name);
            return why_remedy(why, REMEDY_PERSONS);
        }
    if (!scan_counts_agree(scan)) {
        why_set(why, "The files have different numbers of rows, and a person may stand in several "
                     "of them. Say the number of persons, or leave it as it is.");
        return why_remedy(why, REMEDY_PERSONS);
    }
    buf_printf(persons, "%zu", scan->files[0].rows);
    return true;
}

/* Makes the record of ITEM. */
static bool make_item(struct model *m, struct scan_item *item, struct why *why)
{
    const struct kind *kind = kinds_find("item");
    struct record *record = record_new(kind);
    bool done = record_set(record, kinds_field(kind, "name"), item->name, why) &&
                (item->class == NULL ||
                 record_set(record, kinds_field(kind, "item_class"), item->class, why)) &&
                (item->head == NULL ||
                 record_set(record, kinds_field(kind, "sensitive_head"), item->head, why)) &&
                record_save(m, record, why);
    if (done) {
        free(item->code);
        item->code = mem_copy(record_value(record, "code"));
        item->id = record->id;
    }
    record_free(record);
    return done;
}

/* Adds the chosen items to CATEGORY and sets its count, in the open change. */
static bool take_over(struct model *m, struct scan *scan, struct record *category,
                      const struct chosen *chosen, const char *persons, struct why *why)
{
    const struct kind *kind = category->kind;
    struct cells codes = {0}, optional = {0}, excluded = {0};
    struct buf cell = {0};
    bool done = true;
    cells_parse(record_value(category, "items"), &codes);
    cells_parse(record_value(category, "optional_items"), &optional);
    cells_parse(record_value(category, "excluded_items"), &excluded);
    for (size_t i = 0; i < chosen->count && done; i++) {
        struct scan_item *item = &scan->items[i];
        if (!chosen->items[i])
            continue;
        if (item->code[0] != '\0' && cells_find(&excluded, item->code) < excluded.count)
            done = why_set(why,
                           "The category says that %s is never collected. Change that first, or "
                           "see why the file has it.",
                           item->name);
        done = done && (item->id != 0 || make_item(m, item, why));
        if (done && cells_find(&codes, item->code) == codes.count &&
            cells_find(&optional, item->code) == optional.count) {
            cells_add(&codes, item->code);
            item->added = true;
        }
    }
    cells_format(&codes, &cell);
    done = done && record_set(category, kinds_field(kind, "items"), buf_text(&cell), why);
    if (done && persons[0] != '\0')
        done = record_set(category, kinds_field(kind, "persons"), persons, why) &&
               record_set(category, kinds_field(kind, "persons_on"), scan->today, why);
    done = done && record_save(m, category, why);
    cells_clear(&codes);
    cells_clear(&optional);
    cells_clear(&excluded);
    buf_clear(&cell);
    return done;
}

/* "社員.csv (12 columns, 210 rows)", for the journal. */
static void put_about(const struct scan *scan, enum lang lang, struct buf *about)
{
    for (size_t i = 0; i < scan->file_count; i++) {
        if (i > 0)
            buf_puts(about, ", ");
        buf_printf(about, words_in(lang, "%s (%zu columns, %zu rows)"), scan->files[i].name,
                   scan->files[i].count, scan->files[i].rows);
    }
}

/* The whole change: the category is read in it, so that no other save comes
 * between. */
static bool run(struct model *m, struct scan *scan, const struct chosen *chosen,
                const char *persons, const struct change_note *note, struct why *why)
{
    if (!change_begin(m, note, why))
        return false;
    struct record *category = record_load(m, kinds_find("category"), scan->id, why);
    bool done = category != NULL && take_over(m, scan, category, chosen, persons, why);
    if (done) {
        free(scan->counted);
        scan->counted = mem_copy(persons[0] == '\0' ? "" : record_value(category, "persons"));
    }
    record_free(category);
    done = done && change_commit(m, &scan->entry, why);
    if (!done)
        change_cancel(m);
    return done;
}

/* Items are as the inventory has them, where the change was given up. */
static void give_up(struct model *m, struct scan *scan)
{
    struct why ignored = {.lang = LANG_EN};
    for (size_t i = 0; i < scan->count; i++)
        scan->items[i].added = false;
    scan_item_records(m, scan, &ignored);
}

bool scan_accept(struct model *m, struct scan *scan, const struct scan_accept *accept,
                 struct why *why)
{
    struct chosen chosen = {0};
    struct buf persons = {0}, about = {0};
    put_about(scan, why->lang, &about);
    const struct change_note note = {
        .what = N_("scan"), .about = buf_text(&about), .why = accept->reason};
    bool done = choose_items(m, scan, accept, &chosen, why) &&
                find_count(scan, accept, &persons, why) &&
                run(m, scan, &chosen, buf_text(&persons), &note, why);
    if (!done)
        give_up(m, scan);
    scan->accepted = done;
    if (done && !scan_hold(m, scan, scan->code, why))
        done = why_set_class(why, WHY_FILE,
                             "The category was changed, as entry %lld of the journal tells, but "
                             "what it holds now could not be read. Look at it again.",
                             (long long)scan->entry);
    free(chosen.items);
    buf_clear(&persons);
    buf_clear(&about);
    return done;
}
