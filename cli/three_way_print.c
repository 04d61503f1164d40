/* See three_way_print.h. */
#include "cli/three_way_print.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/display.h"
#include "model/guard.h"
#include "model/model.h"
#include "model/numbers.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What others wrote is harmless on the terminal, and names no person by number. */
static void print_text(const char *text)
{
    char *masked = guard_mask(text);
    struct buf shown = {0};
    display_add(&shown, masked);
    fputs(buf_text(&shown), stdout);
    buf_clear(&shown);
    free(masked);
}

static void print_value(struct model *m, const struct three_way *way,
                        const struct three_way_record *record, const struct three_way_cell *cell,
                        enum three_way_side side)
{
    struct buf value = {0};
    three_way_show(m, way, record, cell, side, &value);
    print_text(value.length == 0 ? words_in(model_lang(m), N_("(not stated)")) : value.text);
    buf_clear(&value);
}

static void print_sides(struct model *m, const struct three_way *way,
                        const struct three_way_labels *labels,
                        const struct three_way_record *record, const struct three_way_cell *cell)
{
    const char *const names[] = {labels->base, labels->theirs, labels->mine};
    static const enum three_way_side sides[] = {THREE_WAY_BASE, THREE_WAY_OTHER, THREE_WAY_OWN};
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        printf("      %s: ", names[i]);
        print_value(m, way, record, cell, sides[i]);
        putchar('\n');
    }
}

static void print_cell(struct model *m, const struct three_way *way,
                       const struct three_way_labels *labels, const struct three_way_record *record,
                       const struct three_way_cell *cell)
{
    enum lang lang = model_lang(m);
    bool conflict = cell->class == THREE_WAY_CONFLICT;
    printf("  %s %s: ",
           conflict                         ? "!"
           : three_way_writes(record, cell) ? "*"
                                            : " ",
           record->kind->fields[cell->field].label[lang]);
    if (conflict) {
        puts(three_way_class_words(cell->class, lang));
        print_sides(m, way, labels, record, cell);
    } else {
        print_value(m, way, record, cell, THREE_WAY_OWN);
        if (cell->class != THREE_WAY_MINE && cell->class != THREE_WAY_ALIKE) {
            fputs(" → ", stdout);
            print_value(m, way, record, cell, THREE_WAY_RESULT);
        }
        printf(" (%s)\n", three_way_class_words(cell->class, lang));
    }
    if (cell->words != NULL) {
        fputs("      ", stdout);
        print_text(cell->words);
        putchar('\n');
    }
}

static bool is_open(const struct three_way_cell *cell)
{
    return cell->choice == THREE_WAY_UNDECIDED;
}

/* What is printed of a proposal. */
enum extent {
    PRINT_ALL,
    PRINT_OPEN,     /* the conflicts that are not decided */
    PRINT_CONFLICTS /* these and the others */
};

static bool is_printed(const struct three_way_cell *cell, enum extent extent)
{
    return extent == PRINT_ALL || is_open(cell) ||
           (extent == PRINT_CONFLICTS && cell->class == THREE_WAY_CONFLICT);
}

static bool has_conflict(const struct three_way_record *record)
{
    bool found = record->class == THREE_WAY_CONFLICT;
    for (size_t c = 0; c < record->cell_count && !found; c++)
        found = record->cells[c].class == THREE_WAY_CONFLICT;
    return found;
}

static void print_record(struct model *m, const struct three_way *way,
                         const struct three_way_labels *labels,
                         const struct three_way_record *record, enum extent extent)
{
    enum lang lang = model_lang(m);
    bool whole = record->choice == THREE_WAY_UNDECIDED;
    printf("%s%s ", record->class == THREE_WAY_CONFLICT ? "! " : "", record->kind->label[lang]);
    print_text(record->title);
    printf(" (%s)\n", three_way_fate_words(record->fate, lang));
    if (record->words != NULL) {
        fputs("    ", stdout);
        print_text(record->words);
        putchar('\n');
    }
    for (size_t c = 0; c < record->cell_count; c++)
        if (whole || is_printed(&record->cells[c], extent))
            print_cell(m, way, labels, record, &record->cells[c]);
}

static void print_counts(const struct three_way *way, enum lang lang)
{
    struct three_way_counts counts;
    three_way_count(way, &counts);
    printf(
        words_in(lang, N_("Records: %zu edited, %zu added, %zu deleted there. Conflicts: %zu, of "
                          "which %zu are not decided.\n")),
        counts.edited, counts.added, counts.struck, counts.conflicts, counts.undecided);
}

/* The first COUNT notes. */
static void print_notes(const struct three_way *way, size_t count)
{
    for (size_t n = 0; n < count; n++) {
        print_text(way->notes[n]);
        putchar('\n');
    }
}

void three_way_print(struct model *m, const struct three_way *way,
                     const struct three_way_labels *labels, bool conflicts)
{
    print_counts(way, model_lang(m));
    print_notes(way, conflicts ? 0 : way->note_count);
    for (size_t r = 0; r < way->record_count; r++)
        if (!conflicts || three_way_open(&way->records[r]))
            print_record(m, way, labels, &way->records[r], conflicts ? PRINT_OPEN : PRINT_ALL);
}

static void print_count(const char *label, size_t count, enum lang lang)
{
    if (count > 0)
        printf("  %s: %s", words_in(lang, label), count_text((int64_t)count).text);
}

void three_way_print_kinds(const struct three_way *way, enum lang lang)
{
    for (size_t k = 0; k < kinds_count; k++) {
        struct three_way_counts counts;
        three_way_count_kind(way, &kinds[k], &counts);
        if (counts.records == 0)
            continue;
        fputs(kinds[k].label[lang], stdout);
        print_count(N_("added"), counts.added, lang);
        print_count(N_("edited"), counts.edited, lang);
        print_count(N_("deleted"), counts.struck, lang);
        print_count(N_("deleted here, still used there"), counts.returned, lang);
        print_count(N_("conflicts"), counts.conflicts, lang);
        print_count(N_("new codes"), way->recoded[k], lang);
        putchar('\n');
    }
}

void three_way_print_brief(struct model *m, const struct three_way *way,
                           const struct three_way_labels *labels)
{
    print_counts(way, model_lang(m));
    print_notes(way, way->note_count - way->code_notes);
    three_way_print_kinds(way, model_lang(m));
    for (size_t r = 0; r < way->record_count; r++)
        if (has_conflict(&way->records[r]))
            print_record(m, way, labels, &way->records[r], PRINT_CONFLICTS);
}

bool three_way_has_more(const struct three_way *way)
{
    bool more = way->code_notes > 0;
    for (size_t r = 0; r < way->record_count && !more; r++)
        more = !has_conflict(&way->records[r]);
    return more;
}

static const char *class_name(enum three_way_class class)
{
    static const char *const names[] = {
        [THREE_WAY_UNCHANGED] = "unchanged", [THREE_WAY_THEIRS] = "theirs",
        [THREE_WAY_MINE] = "mine",           [THREE_WAY_ALIKE] = "alike",
        [THREE_WAY_JOINED] = "joined",       [THREE_WAY_MENDED] = "mended",
        [THREE_WAY_CONFLICT] = "conflict"};
    return names[class];
}

static const char *choice_name(enum three_way_choice choice)
{
    static const char *const names[] = {
        [THREE_WAY_UNDECIDED] = "undecided", [THREE_WAY_TAKE] = "take", [THREE_WAY_KEEP] = "keep"};
    return names[choice];
}

static const char *fate_name(enum three_way_fate fate)
{
    static const char *const names[] = {[THREE_WAY_EDITED] = "edited",
                                        [THREE_WAY_ADDED] = "added",
                                        [THREE_WAY_STRUCK] = "struck",
                                        [THREE_WAY_RETURNED] = "returned"};
    return names[fate];
}

static void write_cell(struct model *m, const struct three_way *way,
                       const struct three_way_record *record, const struct three_way_cell *cell,
                       struct json_writer *writer)
{
    static const char *const names[] = {"base", "theirs", "mine", "result"};
    const struct field *field = &record->kind->fields[cell->field];
    json_writer_open(writer, NULL, '{');
    json_writer_text(writer, "field", field->column);
    json_writer_text(writer, "class", class_name(cell->class));
    json_writer_text(writer, "choice", choice_name(cell->choice));
    for (int side = THREE_WAY_BASE; side <= THREE_WAY_RESULT; side++) {
        struct buf value = {0};
        three_way_value(m, way, record, cell, (enum three_way_side)side, &value);
        json_writer_field(writer, names[side], field, buf_text(&value));
        buf_clear(&value);
    }
    json_writer_text(writer, "words", cell->words == NULL ? "" : cell->words);
    json_writer_close(writer, '}');
}

static void write_record(struct model *m, const struct three_way *way,
                         const struct three_way_record *record, struct json_writer *writer)
{
    char number[24];
    snprintf(number, sizeof number, "%" PRId64, record->id);
    json_writer_open(writer, NULL, '{');
    json_writer_text(writer, "kind", record->kind->name);
    json_writer_text(writer, "number", record->id == 0 ? "" : number);
    json_writer_text(writer, "title", record->title);
    json_writer_text(writer, "group", way->groups[record->group].title);
    json_writer_text(writer, "fate", fate_name(record->fate));
    json_writer_text(writer, "class", class_name(record->class));
    json_writer_text(writer, "choice", choice_name(record->choice));
    json_writer_text(writer, "words", record->words == NULL ? "" : record->words);
    json_writer_open(writer, "cells", '[');
    for (size_t c = 0; c < record->cell_count; c++)
        write_cell(m, way, record, &record->cells[c], writer);
    json_writer_close(writer, ']');
    json_writer_close(writer, '}');
}

void three_way_write(struct model *m, const struct three_way *way, struct json_writer *writer)
{
    struct three_way_counts counts;
    struct cells notes = {0};
    three_way_count(way, &counts);
    json_writer_open(writer, "counts", '{');
    json_writer_number(writer, "records", (long long)counts.records);
    json_writer_number(writer, "added", (long long)counts.added);
    json_writer_number(writer, "struck", (long long)counts.struck);
    json_writer_number(writer, "conflicts", (long long)counts.conflicts);
    json_writer_number(writer, "undecided", (long long)counts.undecided);
    json_writer_close(writer, '}');
    for (size_t n = 0; n < way->note_count; n++)
        cells_add(&notes, way->notes[n]);
    json_writer_list(writer, "notes", &notes);
    cells_clear(&notes);
    json_writer_open(writer, "records", '[');
    for (size_t r = 0; r < way->record_count; r++)
        write_record(m, way, &way->records[r], writer);
    json_writer_close(writer, ']');
}
