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

/* The names of the records of KIND here, by the key at which alike ones meet. */
static struct known_name *names_of(struct model *m, const struct kind *kind, size_t *count)
{
    struct known_name *names = NULL;
    size_t capacity = 0;
    *count = 0;
    struct statement *st = model_statement(m, "SELECT code, name FROM %1$s", kind);
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

static const char *name_in(const struct three_way_record *record)
{
    size_t field = kinds_field(record->kind, "name");
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

/* The names of the kind that RECORD is of are read once for all records of it. */
void merge_note_names(struct model *m, struct merge *merge)
{
    const struct kind *kind = NULL;
    struct known_name *names = NULL;
    size_t count = 0, told = 0;
    for (size_t r = 0; r < merge->way->record_count && told < MERGE_NOTES; r++) {
        const struct three_way_record *record = &merge->way->records[r];
        struct buf key = {0};
        if (record->fate != THREE_WAY_ADDED)
            continue;
        if (record->kind != kind) {
            free_names(names, count);
            kind = record->kind;
            names = names_of(m, kind, &count);
        }
        alike_key(name_in(record), &key);
        struct known_name wanted = {.key = key.text};
        const struct known_name *found =
            key.length == 0 || count == 0 ? NULL
                                          : bsearch(&wanted, names, count, sizeof *names, by_key);
        if (found != NULL) {
            note_alike(m, merge, record, found->title);
            told++;
        }
        buf_clear(&key);
    }
    free_names(names, count);
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
