/* What a merge asks of the tables, and what it points out. */
#include "model/merge_inside.h"

#include "model/alike.h"
#include "model/buf.h"
#include "model/cells.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/mentions.h"
#include "model/refer.h"
#include "model/three_way_inside.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct merge_row *merge_rows(struct model *m, const struct kind *kind, size_t *count)
{
    struct merge_row *rows = NULL;
    size_t capacity = 0;
    *count = 0;
    if (m == NULL)
        return NULL;
    struct statement *st = model_statement(m, "SELECT id, rev FROM %1$s ORDER BY id", kind);
    while (db_step(st)) {
        rows = mem_grow(rows, *count, &capacity, sizeof *rows);
        rows[(*count)++] = (struct merge_row){db_int_at(st, 0), db_int_at(st, 1), db_int_at(st, 0)};
    }
    return rows;
}

bool merge_has(struct model *m, const struct kind *kind, int64_t id)
{
    struct statement *st = model_statement(m, "SELECT 1 FROM %1$s WHERE id = :id", kind);
    db_bind_int(st, ":id", id);
    bool found = db_step(st);
    if (found)
        db_done(st);
    return found;
}

/* Whether record ID in BASE has record TARGET of KIND in field number FIELD. */
static bool used_before(struct model *base, const struct referrer *at, const struct kind *kind,
                        int64_t target)
{
    struct why ignored = {.lang = LANG_EN};
    struct record *record = record_load(base, at->kind, at->id, &ignored);
    struct buf tokens = {0}, token = {0};
    struct cells items = {0};
    if (record == NULL)
        return false;
    three_way_to_tokens(base, at->kind, &at->kind->fields[at->field], record->values[at->field],
                        &tokens);
    three_way_token(kind, target, &token);
    cells_parse(buf_text(&tokens), &items);
    bool used = cells_find(&items, token.text) < items.count;
    cells_clear(&items);
    buf_clear(&tokens);
    buf_clear(&token);
    record_free(record);
    return used;
}

static bool any_new(struct model *m, struct model *base, const struct referrer *all, size_t count,
                    const struct kind *kind, int64_t id, struct buf *out)
{
    for (size_t i = 0; i < count; i++)
        if (!(all[i].kind == kind && all[i].id == id) && !used_before(base, &all[i], kind, id)) {
            buf_printf(out, "%s ", all[i].kind->label[m->lang]);
            record_title(m, all[i].kind, all[i].id, out);
            return true;
        }
    return false;
}

bool merge_newly_used(struct model *m, struct model *base, const struct kind *kind, int64_t id,
                      struct buf *out)
{
    size_t count;
    struct referrer *all = refer_to(m, kind, id, &count);
    bool found = any_new(m, base, all, count, kind, id, out);
    free(all);
    if (found)
        return true;
    all = mentions_of(m, kind, id, &count);
    found = any_new(m, base, all, count, kind, id, out);
    free(all);
    return found;
}

struct known_name {
    char *key, *title;
};

static int by_key(const void *a, const void *b)
{
    const struct known_name *x = a, *y = b;
    return strcmp(x->key, y->key);
}

/* The names of the records of KIND here that SELECT gives, by the key at which alike ones
 * meet. */
static struct known_name *names_of(struct model *m, const struct kind *kind, const char *select,
                                   size_t *count)
{
    struct known_name *names = NULL;
    size_t capacity = 0;
    *count = 0;
    struct statement *st = model_statement(m, select, kind);
    while (db_step(st)) {
        struct buf key = {0}, title = {0};
        alike_key(db_text_at(st, 1), &key);
        buf_printf(&title, "%s %s", db_text_at(st, 0), db_text_at(st, 1));
        names = mem_grow(names, *count, &capacity, sizeof *names);
        names[(*count)++] = (struct known_name){buf_take(&key), buf_take(&title)};
    }
    if (*count > 0)
        qsort(names, *count, sizeof *names, by_key);
    return names;
}

static void free_names(struct known_name *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(names[i].key);
        free(names[i].title);
    }
    free(names);
}

/* The one of NAMES that is called NAME or nearly so; NULL where none is. */
static const struct known_name *find_alike(const struct known_name *names, size_t count,
                                           const char *name)
{
    struct buf key = {0};
    alike_key(name, &key);
    struct known_name wanted = {.key = key.text};
    const struct known_name *found = key.length == 0 || count == 0
                                         ? NULL
                                         : bsearch(&wanted, names, count, sizeof *names, by_key);
    buf_clear(&key);
    return found;
}

static const char *value_in(const struct three_way_record *record, const char *column)
{
    size_t field = kinds_field(record->kind, column);
    for (size_t c = 0; c < record->cell_count; c++)
        if (record->cells[c].field == field)
            return record->cells[c].theirs;
    return "";
}

static void note_alike(struct model *m, struct merge *merge, const struct three_way_record *record,
                       const char *title)
{
    struct buf text = {0};
    buf_printf(&text,
               words_in(m->lang, N_("%s: %s of the file and %s here may be the same. Both stay; "
                                    "join them by hand if they are.")),
               record->kind->label[m->lang], record->title, title);
    three_way_note(merge->way, buf_text(&text));
    buf_clear(&text);
}

/* Whether records of KIND that two companies call alike may be one: parties and storages,
 * but not what each has of its own. */
static bool may_be_shared(const struct kind *kind)
{
    static const char *const shared[] = {"organization", "party", "item", "storage"};
    size_t i = 0;
    while (i < sizeof shared / sizeof shared[0] && strcmp(kind->name, shared[i]) != 0)
        i++;
    return i < sizeof shared / sizeof shared[0];
}

/* The names of the kind that RECORD is of are read once for all records of it. */
void merge_note_names(struct model *m, struct merge *merge, bool companies)
{
    const struct kind *kind = NULL;
    struct known_name *names = NULL;
    size_t count = 0, told = 0;
    for (size_t r = 0; r < merge->way->record_count && told < MERGE_NOTES; r++) {
        const struct three_way_record *record = &merge->way->records[r];
        if (record->fate != THREE_WAY_ADDED || (companies && !may_be_shared(record->kind)))
            continue;
        if (record->kind != kind) {
            free_names(names, count);
            kind = record->kind;
            names = names_of(m, kind, "SELECT code, name FROM %1$s", &count);
        }
        const struct known_name *found = find_alike(names, count, value_in(record, "name"));
        if (found != NULL) {
            note_alike(m, merge, record, found->title);
            told++;
        }
    }
    free_names(names, count);
}

static void note_own(struct model *m, struct merge *merge, const char *party,
                     const char *organization)
{
    struct buf text = {0};
    buf_printf(&text,
               words_in(m->lang, N_("Party %s is called like our organization %s. Where it is "
                                    "that one, fill in \"%s\" of the party: what is shared within "
                                    "the group is known by that.")),
               party, organization,
               kinds_find("party")
                   ->fields[kinds_field(kinds_find("party"), "organization")]
                   .label[m->lang]);
    three_way_note(merge->way, buf_text(&text));
    buf_clear(&text);
}

/* NAMES, *COUNT of them, with the organizations that come in MERGE. */
static struct known_name *add_coming(const struct merge *merge, struct known_name *names,
                                     size_t *count)
{
    for (size_t r = 0; r < merge->way->record_count; r++) {
        const struct three_way_record *record = &merge->way->records[r];
        struct buf key = {0};
        if (record->fate != THREE_WAY_ADDED || strcmp(record->kind->name, "organization") != 0)
            continue;
        alike_key(value_in(record, "name"), &key);
        names = mem_resize(names, *count + 1, sizeof *names);
        names[(*count)++] = (struct known_name){buf_take(&key), mem_copy(record->title)};
    }
    if (*count > 0)
        qsort(names, *count, sizeof *names, by_key);
    return names;
}

void merge_note_own(struct model *m, struct merge *merge)
{
    size_t organization_count, party_count, told = 0;
    struct known_name *organizations =
        names_of(m, kinds_find("organization"), "SELECT code, name FROM %1$s", &organization_count);
    organizations = add_coming(merge, organizations, &organization_count);
    struct known_name *parties =
        names_of(m, kinds_find("party"), "SELECT code, name FROM %1$s WHERE organization IS NULL",
                 &party_count);
    for (size_t r = 0; r < merge->way->record_count && told < MERGE_NOTES; r++) {
        const struct three_way_record *record = &merge->way->records[r];
        bool party =
            strcmp(record->kind->name, "party") == 0 && value_in(record, "organization")[0] == '\0';
        bool organization = strcmp(record->kind->name, "organization") == 0;
        if (record->fate != THREE_WAY_ADDED || (!party && !organization))
            continue;
        const struct known_name *found =
            party ? find_alike(organizations, organization_count, value_in(record, "name"))
                  : find_alike(parties, party_count, value_in(record, "name"));
        if (found == NULL)
            continue;
        note_own(m, merge, party ? record->title : found->title,
                 party ? found->title : record->title);
        told++;
    }
    free_names(organizations, organization_count);
    free_names(parties, party_count);
}

bool merge_note_codes(struct model *m, struct merge *merge, struct why *why)
{
    struct three_way_codes codes;
    if (!three_way_codes(m, merge->way, &codes, why))
        return false;
    for (size_t i = 0, told = 0; i < codes.count; i++) {
        const struct three_way_code *code = &codes.items[i];
        struct buf text = {0};
        if (strcmp(code->wanted, code->final) == 0)
            continue;
        buf_printf(&text,
                   words_in(m->lang, N_("%s: two records have the code %s. The later one gets the "
                                        "code %s, here and in the file alike.")),
                   code->kind->label[m->lang], code->wanted, code->final);
        three_way_note_code(merge->way, code->kind, told < MERGE_NOTES ? buf_text(&text) : NULL);
        buf_clear(&text);
        told++;
    }
    three_way_codes_clear(&codes);
    return true;
}
