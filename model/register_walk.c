/* See register_walk.h. */
#include "model/register_walk.h"

#include "model/beside.h"
#include "model/compare.h"
#include "model/countries.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/present.h"
#include "model/register.h"
#include "model/register_inside.h"

#include <stdlib.h>
#include <string.h>

/* Where a column comes from. */
struct column {
    size_t group;   /* REGISTER_GROUPS: the category itself */
    size_t value;   /* of a group: which of its columns */
    size_t field;   /* of the kind; field_count of the category where derived */
    enum type type; /* of the field */
    bool plain;     /* its values stand in cells as they are stored */
    struct buf text;
};

/* The records of one group in the present row. */
struct found {
    struct beside links; /* category, record; not for storages */
    const struct register_words **words;
    size_t count, capacity;
};

struct register_walk {
    struct model *m;
    enum lang lang;
    bool canonical;
    const struct kind *kind;
    struct register_lexicon *lexicon;
    struct record_reader *categories;
    struct column *columns; /* as many as the register has */
    struct span *cells;
    size_t *own, own_count; /* those that the category itself holds */
    size_t *linked, linked_count;
    struct found found[REGISTER_GROUPS];
    size_t items, storages;       /* fields of the category */
    bool any, sensitive, unknown; /* of the items of the present row */
};

/* Begins to read which records of GROUP belong to categories. */
static void begin_group(struct register_walk *walk, size_t group)
{
    const struct kind *kind = kinds_find(register_groups[group].kind);
    if (register_groups[group].through == NULL)
        return;
    const struct field *through = &kind->fields[kinds_field(kind, register_groups[group].through)];
    struct buf sql = {0};
    char table[64];
    model_link_table(kind, through, table);
    if (through->type == TYPE_LINKS)
        buf_printf(&sql,
                   "SELECT db_row(:row, target, source) FROM %s WHERE target >= :from ORDER BY "
                   "target",
                   table);
    else
        buf_printf(&sql, "SELECT db_row(:row, %s, id) FROM %s WHERE %s >= :from ORDER BY %s",
                   through->column, kind->name, through->column, through->column);
    beside_begin(&walk->found[group].links, walk->m->db, buf_text(&sql));
    buf_clear(&sql);
}

/* Finds where the columns come from; the fields of the category to be read. */
static uint64_t begin_columns(struct register_walk *walk)
{
    size_t counts[REGISTER_GROUPS] = {0};
    uint64_t fields = UINT64_C(1) << walk->items | UINT64_C(1) << walk->storages;
    for (size_t i = 0; i < register_columns_count; i++) {
        const struct register_column *from = &register_columns[i];
        struct column *column = &walk->columns[i];
        column->group = register_group(from->kind);
        const struct kind *kind = kinds_find(from->kind);
        column->field = from->field == NULL ? kind->field_count : kinds_field(kind, from->field);
        if (from->field != NULL) {
            column->type = kind->fields[column->field].type;
            column->plain =
                !kinds_is_reference(&kind->fields[column->field]) && present_is_plain(column->type);
        }
        if (column->group < REGISTER_GROUPS || from->field == NULL)
            walk->linked[walk->linked_count++] = i;
        else
            walk->own[walk->own_count++] = i;
        if (column->group < REGISTER_GROUPS)
            column->value = counts[column->group]++;
        else if (from->field != NULL)
            fields |= UINT64_C(1) << column->field;
    }
    return fields;
}

static struct register_walk *begin(struct model *m, enum lang lang, bool canonical)
{
    struct register_walk *walk = mem_new(1, sizeof *walk);
    model_begin_reading(m);
    db_read_through(m->db, true);
    *walk = (struct register_walk){
        .m = m, .lang = lang, .canonical = canonical, .kind = kinds_find("category")};
    walk->items = kinds_field(walk->kind, "items");
    walk->storages = kinds_field(walk->kind, "storages");
    walk->columns = mem_new(register_columns_count, sizeof *walk->columns);
    walk->cells = mem_new(register_columns_count, sizeof *walk->cells);
    walk->own = mem_new(register_columns_count, sizeof *walk->own);
    walk->linked = mem_new(register_columns_count, sizeof *walk->linked);
    for (size_t i = 0; i < register_columns_count; i++)
        walk->cells[i].text = "";
    walk->lexicon = register_lexicon_new(m, lang, canonical);
    walk->categories = record_reader_new(m, walk->kind, begin_columns(walk),
                                         register_lexicon_titles(walk->lexicon));
    for (size_t i = 0; i < REGISTER_GROUPS; i++)
        begin_group(walk, i);
    return walk;
}

struct register_walk *register_walk_new(struct model *m, enum lang lang)
{
    return begin(m, lang, false);
}

struct register_walk *register_walk_new_canonical(struct model *m)
{
    return begin(m, m->lang, true);
}

void register_walk_free(struct register_walk *walk)
{
    if (walk == NULL)
        return;
    for (size_t i = 0; i < REGISTER_GROUPS; i++) {
        beside_end(&walk->found[i].links);
        free(walk->found[i].words);
    }
    for (size_t i = 0; i < register_columns_count; i++)
        buf_clear(&walk->columns[i].text);
    record_reader_free(walk->categories);
    register_lexicon_free(walk->lexicon);
    db_read_through(walk->m->db, false);
    free(walk->columns);
    free(walk->cells);
    free(walk->own);
    free(walk->linked);
    free(walk);
}

static void add_found(struct register_walk *walk, size_t group, int64_t id)
{
    struct found *found = &walk->found[group];
    const struct register_words *words = register_words_find(walk->lexicon, group, id);
    if (words == NULL)
        return;
    found->words = mem_grow(found->words, found->count, &found->capacity, sizeof *found->words);
    found->words[found->count++] = words;
}

static int compare_codes(const void *a, const void *b)
{
    const struct register_words *const *x = a, *const *y = b;
    return strcmp((*x)->code, (*y)->code);
}

/* Finds the records of GROUP that lead to category ID. */
static void find_group(struct register_walk *walk, size_t group, int64_t id)
{
    struct found *found = &walk->found[group];
    if (register_groups[group].through == NULL || !beside_at(&found->links, id))
        return;
    do
        add_found(walk, group, found->links.row.values[1].number);
    while (beside_next(&found->links));
    if (found->count > 1)
        qsort(found->words, found->count, sizeof *found->words, compare_codes);
}

static void note_items(struct register_walk *walk, struct title *const *items, size_t count)
{
    walk->any = count > 0;
    for (size_t i = 0; i < count; i++) {
        const char *class = register_mark(walk->lexicon, items[i], "item_class");
        walk->sensitive = walk->sensitive || strcmp(class, "sensitive") == 0;
        walk->unknown = walk->unknown || class[0] == '\0';
    }
}

static void note_storages(struct register_walk *walk, struct title *const *storages, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_found(walk, register_group("storage"), storages[i]->id);
}

/* Puts a cell of the category itself into words. */
static void put_own(struct register_walk *walk, struct column *column)
{
    size_t count;
    buf_empty(&column->text);
    if (column->type != TYPE_LINKS) {
        register_put_value(walk->lexicon, walk->categories, walk->kind, column->field,
                           &column->text);
        return;
    }
    struct title *const *targets =
        register_put_links(walk->lexicon, walk->categories, column->field, &count, &column->text);
    if (column->field == walk->items)
        note_items(walk, targets, count);
    if (column->field == walk->storages)
        note_storages(walk, targets, count);
}

static void read_own(struct register_walk *walk)
{
    for (size_t i = 0; i < walk->own_count; i++) {
        struct column *column = &walk->columns[walk->own[i]];
        struct span *cell = &walk->cells[walk->own[i]];
        if (column->plain) {
            *cell = record_reader_value(walk->categories, column->field);
        } else {
            put_own(walk, column);
            *cell = (struct span){buf_text(&column->text), column->text.length};
        }
    }
}

/* The values of a column of a group, of all its records in the row. */
static void put_aligned(const struct found *found, struct column *column)
{
    bool list = column->type == TYPE_LINKS || column->type == TYPE_CHOICES;
    for (size_t i = 0; i < found->count; i++) {
        const char *value = found->words[i]->values[column->value];
        buf_puts(&column->text, i == 0 ? "" : "; ");
        if (found->count == 1 && list)
            buf_puts(&column->text, value);
        else
            cells_put(value, &column->text);
    }
}

static void put_countries(struct register_walk *walk, struct buf *out)
{
    struct cells codes = {0};
    for (size_t i = 0; i < REGISTER_GROUPS; i++)
        for (size_t k = 0; k < walk->found[i].count; k++) {
            const struct cells *more = &walk->found[i].words[k]->countries;
            for (size_t c = 0; c < more->count; c++)
                if (cells_find(&codes, more->items[c]) == codes.count)
                    cells_add(&codes, more->items[c]);
        }
    if (codes.count > 1)
        qsort(codes.items, codes.count, sizeof codes.items[0], compare_texts);
    for (size_t i = 0; i < codes.count; i++) {
        buf_puts(out, i == 0 ? "" : "; ");
        cells_put(walk->canonical ? codes.items[i] : country_name(codes.items[i], walk->lang), out);
    }
    cells_clear(&codes);
}

/* The cells that come from other records than the category. */
static void read_linked(struct register_walk *walk)
{
    const char *answer = walk->sensitive ? "yes" : walk->any && !walk->unknown ? "no" : "";
    for (size_t i = 0; i < walk->linked_count; i++) {
        size_t place = walk->linked[i];
        struct column *column = &walk->columns[place];
        bool linked = column->group < REGISTER_GROUPS;
        bool none = linked && (walk->canonical || walk->found[column->group].count == 0);
        if (none && column->text.length == 0)
            continue;
        buf_empty(&column->text);
        if (linked)
            put_aligned(&walk->found[column->group], column);
        else if (register_columns[place].derived == REGISTER_SENSITIVE)
            buf_puts(&column->text,
                     walk->canonical ? answer : register_sensitive_word(answer, walk->lang));
        else
            put_countries(walk, &column->text);
        walk->cells[place] = (struct span){buf_text(&column->text), column->text.length};
    }
}

static void read_row(struct register_walk *walk, int64_t id)
{
    walk->any = walk->sensitive = walk->unknown = false;
    for (size_t i = 0; i < REGISTER_GROUPS; i++) {
        walk->found[i].count = 0;
        find_group(walk, i, id);
    }
    read_own(walk);
    read_linked(walk);
}

const struct span *register_walk_row(struct register_walk *walk, int64_t id, struct why *why)
{
    register_lexicon_trim(walk->lexicon);
    bool there = record_reader_at(walk->categories, id);
    if (there)
        read_row(walk, id);
    if (!db_ok(walk->m->db, why))
        return NULL;
    if (!there)
        why_set(why, "This record of the kind %s is no longer there.",
                walk->kind->label[why->lang]);
    return there ? walk->cells : NULL;
}

size_t register_walk_count(const struct register_walk *walk, size_t group)
{
    return walk->found[group].count;
}

struct register_walk_record register_walk_linked(const struct register_walk *walk, size_t group,
                                                 size_t at)
{
    const struct register_words *words = walk->found[group].words[at];
    return (struct register_walk_record){words->code, words->name, words->values};
}
