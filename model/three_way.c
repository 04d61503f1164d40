/*
 * See three_way.h: building a proposal, counting and deciding. What is shown
 * stands in three_way_show.c, what is written in three_way_apply.c.
 */
#include "model/three_way_inside.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/redact.h"

#include <stdlib.h>
#include <string.h>

struct three_way *three_way_new(void)
{
    struct three_way *way = mem_new(1, sizeof *way);
    way->recoded = mem_new(kinds_count, sizeof *way->recoded);
    return way;
}

static void free_cell(struct three_way_cell *cell)
{
    free(cell->base);
    free(cell->theirs);
    free(cell->mine);
    free(cell->merged);
    free(cell->kept);
    free(cell->words);
    free(cell->refused);
}

void three_way_clear_record(struct three_way_record *record)
{
    for (size_t c = 0; c < record->cell_count; c++)
        free_cell(&record->cells[c]);
    free(record->cells);
    free(record->title);
    free(record->words);
    free(record->refused);
}

void three_way_free(struct three_way *way)
{
    if (way == NULL)
        return;
    for (size_t r = 0; r < way->record_count; r++)
        three_way_clear_record(&way->records[r]);
    for (size_t g = 0; g < way->group_count; g++)
        free(way->groups[g].title);
    for (size_t n = 0; n < way->note_count; n++)
        free(way->notes[n]);
    for (size_t n = 0; n < way->name_count; n++) {
        free(way->names[n].code);
        free(way->names[n].name);
    }
    free(way->records);
    free(way->groups);
    free(way->notes);
    free(way->recoded);
    free(way->names);
    free(way);
}

size_t three_way_group(struct three_way *way, const char *title)
{
    way->groups =
        mem_grow(way->groups, way->group_count, &way->group_capacity, sizeof *way->groups);
    way->groups[way->group_count] = (struct three_way_group){mem_copy(title)};
    return way->group_count++;
}

void three_way_note(struct three_way *way, const char *text)
{
    way->notes = mem_grow(way->notes, way->note_count, &way->note_capacity, sizeof *way->notes);
    way->notes[way->note_count++] = mem_copy(text);
}

void three_way_note_code(struct three_way *way, const struct kind *kind, const char *text)
{
    way->recoded[kinds_index(kind)]++;
    way->code_notes += text != NULL;
    if (text != NULL)
        three_way_note(way, text);
}

static int64_t revision(struct model *m, const struct kind *kind, int64_t id)
{
    int64_t rev = 0;
    struct statement *st = model_statement(m, "SELECT rev FROM %1$s WHERE id = :id", kind);
    db_bind_int(st, ":id", id);
    if (db_step(st)) {
        rev = db_int_at(st, 0);
        db_done(st);
    }
    return rev;
}

struct three_way_record *three_way_record(struct model *m, struct three_way *way, size_t group,
                                          const struct kind *kind, int64_t id,
                                          enum three_way_fate fate, const char *code,
                                          const char *name)
{
    struct buf title = {0};
    way->records =
        mem_grow(way->records, way->record_count, &way->record_capacity, sizeof *way->records);
    struct three_way_record *record = &way->records[way->record_count++];
    *record = (struct three_way_record){.kind = kind,
                                        .id = id,
                                        .fate = fate,
                                        .class = THREE_WAY_THEIRS,
                                        .choice = THREE_WAY_TAKE,
                                        .group = group};
    record->rev = revision(m, kind, id);
    if (!record_title(m, kind, id, &title))
        buf_printf(&title, "%s%s%s", code == NULL ? "" : code,
                   code == NULL || code[0] == '\0' ? "" : " ", name == NULL ? "" : name);
    record->title = buf_take(&title);
    return record;
}

/* A record that is not here has nothing of its own to lose. */
static enum three_way_class class_of(const struct three_way_record *record,
                                     const struct field *field, struct three_way_cell *cell)
{
    bool here = record->fate == THREE_WAY_EDITED || record->fate == THREE_WAY_STRUCK;
    enum three_way_class class =
        three_way_merge(record->kind, field, cell->base, cell->theirs,
                        here ? cell->mine : cell->base, &cell->merged, &cell->kept);
    return here || cell->theirs[0] == '\0' ? class : THREE_WAY_THEIRS;
}

/* What was erased here is erased in our past as well, so that the other's text, which is
 * the old one or a newer, seems to be new. Only a person can tell. */
static void ask_erased(const struct model *m, struct three_way_cell *cell)
{
    if (cell->class != THREE_WAY_THEIRS || strcmp(cell->mine, redact_mark) != 0)
        return;
    cell->class = THREE_WAY_CONFLICT;
    cell->words = mem_copy(words_in(m->lang, N_("A text was erased here. To take what the file "
                                                "has may bring it back.")));
}

struct three_way_cell *three_way_cell(struct model *m, struct three_way_record *record,
                                      size_t field, const char *base, const char *theirs,
                                      const char *mine)
{
    const struct field *row = &record->kind->fields[field];
    const char *const given[] = {base, theirs, mine};
    char *values[3];
    for (int i = 0; i < 3; i++) {
        struct buf tokens = {0};
        three_way_to_tokens(m, record->kind, row, given[i], &tokens);
        values[i] = buf_take(&tokens);
    }
    struct three_way_cell cell = {
        .field = field, .base = values[0], .theirs = values[1], .mine = values[2]};
    cell.class = class_of(record, row, &cell);
    if (cell.class == THREE_WAY_UNCHANGED) {
        free_cell(&cell);
        return NULL;
    }
    ask_erased(m, &cell);
    cell.choice = cell.class == THREE_WAY_CONFLICT ? THREE_WAY_UNDECIDED
                  : cell.class == THREE_WAY_MINE   ? THREE_WAY_KEEP
                                                   : THREE_WAY_TAKE;
    record->cells =
        mem_grow(record->cells, record->cell_count, &record->cell_capacity, sizeof cell);
    record->cells[record->cell_count] = cell;
    return &record->cells[record->cell_count++];
}

void three_way_mended(struct three_way_cell *cell, const char *words)
{
    cell->class = THREE_WAY_MENDED;
    cell->choice = THREE_WAY_KEEP;
    free(cell->words);
    cell->words = mem_copy(words);
}

struct three_way_record *three_way_find(const struct three_way *way, const struct kind *kind,
                                        int64_t id)
{
    for (size_t r = 0; r < way->record_count; r++)
        if (way->records[r].id == id && way->records[r].kind == kind)
            return &way->records[r];
    return NULL;
}

bool three_way_writes(const struct three_way_record *record, const struct three_way_cell *cell)
{
    switch (record->fate) {
    case THREE_WAY_EDITED:
        return (cell->choice == THREE_WAY_TAKE && strcmp(cell->merged, cell->mine) != 0) ||
               (cell->choice == THREE_WAY_KEEP && strcmp(cell->kept, cell->mine) != 0);
    case THREE_WAY_ADDED:
    case THREE_WAY_RETURNED:
        return record->choice == THREE_WAY_TAKE && cell->choice == THREE_WAY_TAKE &&
               cell->merged[0] != '\0';
    case THREE_WAY_STRUCK:
        break;
    }
    return false;
}

/* What only this side changed, or only a spreadsheet, is decided cell by cell. */
static bool goes_with_record(const struct three_way_cell *cell)
{
    return cell->class != THREE_WAY_MINE && cell->class != THREE_WAY_MENDED;
}

/* Whether the other side changed a cell of RECORD: what only this side did, or a
 * spreadsheet, is no change of theirs. */
static bool is_edited(const struct three_way_record *record)
{
    bool edited = false;
    for (size_t c = 0; c < record->cell_count && !edited; c++)
        edited = goes_with_record(&record->cells[c]);
    return edited && record->fate == THREE_WAY_EDITED;
}

static void count_cells(const struct three_way_record *record, struct three_way_counts *counts)
{
    for (size_t c = 0; c < record->cell_count; c++) {
        const struct three_way_cell *cell = &record->cells[c];
        counts->cells[cell->class]++;
        counts->conflicts += cell->class == THREE_WAY_CONFLICT;
        counts->undecided += cell->choice == THREE_WAY_UNDECIDED;
        counts->taken += record->fate == THREE_WAY_EDITED && three_way_writes(record, cell);
    }
}

void three_way_count_kind(const struct three_way *way, const struct kind *kind,
                          struct three_way_counts *counts)
{
    *counts = (struct three_way_counts){0};
    for (size_t r = 0; r < way->record_count; r++) {
        const struct three_way_record *record = &way->records[r];
        if (kind != NULL && record->kind != kind)
            continue;
        counts->records++;
        counts->edited += is_edited(record);
        counts->added += record->fate == THREE_WAY_ADDED;
        counts->struck += record->fate == THREE_WAY_STRUCK;
        counts->returned += record->fate == THREE_WAY_RETURNED;
        counts->conflicts += record->class == THREE_WAY_CONFLICT;
        counts->undecided += record->choice == THREE_WAY_UNDECIDED;
        counts->taken += record->fate != THREE_WAY_EDITED && record->choice == THREE_WAY_TAKE;
        count_cells(record, counts);
    }
}

void three_way_count(const struct three_way *way, struct three_way_counts *counts)
{
    three_way_count_kind(way, NULL, counts);
}

void three_way_choose(struct three_way_cell *cell, enum three_way_choice choice)
{
    cell->choice = choice;
}

void three_way_choose_record(struct three_way_record *record, enum three_way_choice choice)
{
    if (record->fate != THREE_WAY_EDITED)
        record->choice = choice;
    if (record->fate == THREE_WAY_ADDED || record->fate == THREE_WAY_RETURNED)
        return;
    for (size_t c = 0; c < record->cell_count; c++)
        if (goes_with_record(&record->cells[c]))
            record->cells[c].choice = choice;
}

void three_way_choose_group(struct three_way *way, size_t group, enum three_way_choice choice)
{
    for (size_t r = 0; r < way->record_count; r++)
        if (way->records[r].group == group)
            three_way_choose_record(&way->records[r], choice);
}

void three_way_settle(struct three_way *way, enum three_way_choice choice)
{
    for (size_t r = 0; r < way->record_count; r++) {
        struct three_way_record *record = &way->records[r];
        if (record->choice == THREE_WAY_UNDECIDED)
            record->choice = choice;
        for (size_t c = 0; c < record->cell_count; c++)
            if (record->cells[c].choice == THREE_WAY_UNDECIDED)
                record->cells[c].choice = choice;
    }
}

bool three_way_in_conflict(const struct three_way_record *record)
{
    bool conflict = record->class == THREE_WAY_CONFLICT;
    for (size_t c = 0; c < record->cell_count && !conflict; c++)
        conflict = record->cells[c].class == THREE_WAY_CONFLICT;
    return conflict;
}

bool three_way_open(const struct three_way_record *record)
{
    bool open = record->choice == THREE_WAY_UNDECIDED;
    for (size_t c = 0; c < record->cell_count && !open; c++)
        open = record->cells[c].choice == THREE_WAY_UNDECIDED;
    return open;
}
