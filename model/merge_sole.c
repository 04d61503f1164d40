/* See merge_sole.h. */
#include "model/merge_sole.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/merge_inside.h"
#include "model/three_way_inside.h"

#include <stdlib.h>
#include <string.h>

static int64_t only_one(struct model *m)
{
    return db_number(m->db, "SELECT max(id) FROM organization HAVING count(*) = 1", 0, 0);
}

static size_t count_all(struct model *m)
{
    return (size_t)db_number(m->db, "SELECT count(*) FROM organization", 0, 0);
}

/* How many organizations of the file are none of those here. */
static size_t count_new(struct model *m, const struct merge *merge, const struct merge_same *same)
{
    const struct kind *kind = kinds_find("organization");
    size_t count, fresh = 0;
    struct merge_row *rows = merge_rows(merge->other, kind, &count);
    for (size_t i = 0; i < count; i++)
        fresh += !merge_has(m, kind, merge_same_here(same, kind, rows[i].id));
    free(rows);
    return fresh;
}

void merge_sole_find(struct merge_sole *sole, struct model *m, const struct merge *merge,
                     struct model *base, const struct merge_same *same)
{
    *sole = (struct merge_sole){.other = merge->other};
    size_t fresh = merge->apart ? count_new(m, merge, same) : 0;
    sole->nameless = merge->apart && merge->base == MERGE_NONE && count_all(m) > 0 &&
                     count_all(merge->other) == 0;
    if (!merge->apart || count_all(m) + fresh < 2)
        return;
    sole->theirs = only_one(merge->other);
    if (merge->base == MERGE_OF_THEIRS) {
        sole->base = base;
        sole->theirs_before = only_one(base);
    }
    if (merge->base == MERGE_NONE && fresh > 0)
        sole->ours = only_one(m);
}

/* Whether FIELD of KIND says whose a record is. */
static bool says_whose(const struct kind *kind, const struct field *field)
{
    return field->type == TYPE_REF && strcmp(field->kind, "organization") == 0 &&
           strcmp(kind->name, "party") != 0;
}

void merge_sole_put(const struct merge_sole *sole, const struct model *m, const struct kind *kind,
                    const struct field *field, struct buf *out)
{
    int64_t id = m == sole->other ? sole->theirs : m == sole->base ? sole->theirs_before : 0;
    if (id != 0 && says_whose(kind, field))
        three_way_token(kinds_find("organization"), id, out);
}

/* Adds that record ID names the organization here by field number F. */
static void fill_one(struct merge_sole *sole, struct model *m, struct merge *merge, size_t group,
                     const struct kind *kind, size_t f, int64_t id)
{
    struct buf token = {0};
    struct three_way_record *record =
        three_way_record(m, merge->way, group, kind, id, THREE_WAY_EDITED, NULL, NULL);
    three_way_token(kinds_find("organization"), sole->ours, &token);
    struct three_way_cell *cell = three_way_cell(m, record, f, "", buf_text(&token), "");
    cell->words = mem_copy(words_in(m->lang, N_("The only organization here so far.")));
    buf_clear(&token);
    sole->filled++;
}

void merge_sole_fill(struct merge_sole *sole, struct model *m, struct merge *merge, size_t group)
{
    for (size_t k = 0; k < kinds_count && sole->ours != 0; k++)
        for (size_t f = 0; f < kinds[k].field_count; f++) {
            if (!says_whose(&kinds[k], &kinds[k].fields[f]))
                continue;
            struct statement *st = model_statement(
                m, "SELECT id FROM %1$s WHERE organization IS NULL ORDER BY id", &kinds[k]);
            size_t count = 0, capacity = 0;
            int64_t *ids = NULL;
            while (db_step(st)) {
                ids = mem_grow(ids, count, &capacity, sizeof *ids);
                ids[count++] = db_int_at(st, 0);
            }
            for (size_t i = 0; i < count; i++)
                fill_one(sole, m, merge, group, &kinds[k], f, ids[i]);
            free(ids);
        }
}

static void note(struct model *m, struct merge *merge, struct model *of, int64_t id,
                 const char *format)
{
    struct buf title = {0}, text = {0};
    record_title(of, kinds_find("organization"), id, &title);
    buf_printf(&text, words_in(m->lang, format), buf_text(&title));
    three_way_note(merge->way, buf_text(&text));
    buf_clear(&title);
    buf_clear(&text);
}

void merge_sole_note(const struct merge_sole *sole, struct model *m, struct merge *merge)
{
    if (sole->theirs != 0 && merge->base == MERGE_NONE)
        note(m, merge, merge->other, sole->theirs,
             N_("What names no organization in the file is that of %s, its only one, and says so "
                "from now on."));
    if (sole->filled > 0)
        note(m, merge, m, sole->ours,
             N_("What names no organization here is that of %s, the only one so far, and says so "
                "from now on."));
    if (sole->nameless)
        three_way_note(merge->way,
                       words_in(m->lang, N_("The file has no organization. What it brings names "
                                            "none; fill in whose it is.")));
}
