/* See header_dates.h. */
#include "import/header_dates.h"

#include "import/header_key.h"
#include "model/fold.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

enum part { ERA, YEAR, MONTH, DAY, PARTS };

/* What a column of each part is called, as keys of letters, and what stands behind its
 * figure in a date. */
static const struct {
    const char *labels[3];
    const char *unit;
} parts[PARTS] = {
    [ERA] = {{"元号", "年号", "和暦"}, ""},
    [YEAR] = {{"年", "year", NULL}, "年"},
    [MONTH] = {{"月", "month", NULL}, "月"},
    [DAY] = {{"日", "day", NULL}, "日"},
};

/* What stands before the label of PART in the title of COLUMN, as a key; NULL where it
 * is no such part. The caller frees it. */
static char *stem_of(const struct sheet *sheet, const struct header_lines *lines, size_t column,
                     enum part part)
{
    struct buf title = {0};
    header_lines_title(sheet, lines, column, &title);
    char *key = header_key_letters(buf_text(&title), false), *stem = NULL;
    size_t length = strlen(key);
    buf_clear(&title);
    for (size_t i = 0; i < sizeof parts[part].labels / sizeof parts[part].labels[0]; i++) {
        const char *label = parts[part].labels[i];
        size_t end = label == NULL ? 0 : strlen(label);
        if (stem == NULL && end > 0 && length > end && strcmp(key + length - end, label) == 0)
            stem = mem_copy_bytes(key, length - end);
    }
    free(key);
    return stem;
}

/* The stem that all parts from FIRST on have, each in the next column; NULL where they
 * have none. The caller frees it. */
static char *common_stem(const struct sheet *sheet, const struct header_lines *lines, size_t column,
                         enum part first)
{
    char *stem = stem_of(sheet, lines, column, first);
    for (int part = (int)first + 1; part < PARTS && stem != NULL; part++) {
        char *other = stem_of(sheet, lines, column + (size_t)(part - (int)first), (enum part)part);
        if (other == NULL || strcmp(other, stem) != 0) {
            free(stem);
            stem = NULL;
        }
        free(other);
    }
    return stem;
}

/* Whether TEXT, a folded cell, can be PART of a date. */
static bool is_part(const char *text, enum part part)
{
    static const long most[PARTS] = {[YEAR] = 9999, [MONTH] = 12, [DAY] = 31};
    size_t digits = strspn(text, "0123456789");
    if (part == ERA)
        return text[0] != '\0' && strpbrk(text, "0123456789") == NULL;
    if (part == YEAR && strncmp(text, "元", 3) == 0)
        return text[3] == '\0' || strcmp(text + 3, parts[YEAR].unit) == 0;
    if (digits == 0 || digits > 4 || strtol(text, NULL, 10) < 1 ||
        strtol(text, NULL, 10) > most[part])
        return false;
    return text[digits] == '\0' || strcmp(text + digits, parts[part].unit) == 0;
}

/* Whether the cells of row ROW from COLUMN on are all parts from FIRST on; *NONE is set
 * where they are all empty. */
static bool are_parts(const struct sheet *sheet, size_t row, size_t column, enum part first,
                      bool *none)
{
    bool all = true;
    *none = true;
    for (int part = (int)first; part < PARTS; part++) {
        struct buf text = {0};
        fold_text(sheet_cell(sheet, row, column + (size_t)(part - (int)first)), &text);
        *none = *none && text.length == 0;
        all = all && is_part(buf_text(&text), (enum part)part);
        buf_clear(&text);
    }
    return all;
}

/* Whether the title of COLUMN stands over the parts from FIRST on, as over cells that were
 * merged: the next columns have none, and the first rows below hold parts or nothing. */
static bool is_over(const struct sheet *sheet, const struct header_lines *lines, size_t column,
                    enum part first)
{
    enum { ROWS = 40 };
    size_t found = 0;
    for (size_t i = 1; i < (size_t)(PARTS - (int)first); i++)
        if (!header_is_blank(sheet_cell(sheet, lines->row, column + i)))
            return false;
    for (size_t i = 1; i <= ROWS && lines->row + i < sheet->count; i++) {
        bool none, all = are_parts(sheet, lines->row + i, column, first, &none);
        if (!all && !none)
            return false;
        found += all;
    }
    return found > 0;
}

/* The title of COLUMN as a key, where it stands over the parts from FIRST on without
 * labels of their own; else NULL. The caller frees it. */
static char *title_over(const struct sheet *sheet, const struct header_lines *lines, size_t column,
                        enum part first)
{
    struct buf title = {0};
    char *key = NULL;
    if (!header_is_blank(sheet_cell(sheet, lines->row, column)) &&
        is_over(sheet, lines, column, first)) {
        header_lines_title(sheet, lines, column, &title);
        key = header_key_letters(buf_text(&title), false);
    }
    buf_clear(&title);
    return key;
}

static bool is_date(const struct header_place *place)
{
    return place->kind != NULL && place->derived == REGISTER_STORED &&
           place->kind->fields[place->field].type == TYPE_DATE;
}

size_t header_dates_find(const struct sheet *sheet, const struct header_lines *lines, size_t column,
                         const struct header_words *words, const struct header_word **word)
{
    enum header_certainty certainty;
    for (int first = ERA; first <= YEAR; first++) {
        char *stem = common_stem(sheet, lines, column, (enum part)first);
        if (stem == NULL)
            stem = title_over(sheet, lines, column, (enum part)first);
        *word = stem == NULL ? NULL : header_words_find(words, stem, &certainty);
        free(stem);
        if (*word != NULL && is_date(&(*word)->place))
            return (size_t)(PARTS - first);
    }
    *word = NULL;
    return 0;
}

void header_dates_mark(struct headers *headers)
{
    for (size_t i = 0; i < headers->count; i++) {
        struct headers_target *target = &headers->targets[i];
        const struct header_place place = headers_place(target);
        if (target->parts > 0 && !(target->use == HEADERS_FIELD && is_date(&place)))
            target->parts = 0;
        for (size_t k = 1; k < target->parts; k++) {
            struct headers_target *part = &headers->targets[i + k];
            part->use = HEADERS_JOINED;
            part->kind = NULL;
            part->near_count = part->taken_by = 0;
        }
    }
}

/* Adds TEXT, the folded cell of PART, with its unit unless it has it. A figure for an
 * era, such as 5, would pass for a digit of the year. */
static void put_part(const char *text, enum part part, struct buf *out)
{
    const char *unit = parts[part].unit;
    size_t length = strlen(text), end = strlen(unit);
    bool has = length >= end && strcmp(text + length - end, unit) == 0;
    bool figure = part == ERA && strpbrk(text, "0123456789") != NULL;
    if (text[0] != '\0')
        buf_printf(out, "%s%s%s", text, has ? "" : unit, figure ? " " : "");
}

/* Joins the COUNT cells of row ROW from COLUMN on, unless the first of them holds all
 * that there is. */
static void join(struct sheet *sheet, size_t row, size_t column, size_t count)
{
    struct buf date = {0};
    bool several = false;
    for (size_t i = 0; i < count; i++) {
        struct buf text = {0};
        fold_text(sheet_cell(sheet, row, column + i), &text);
        several = several || (i > 0 && text.length > 0);
        put_part(buf_text(&text), (enum part)(PARTS - count + i), &date);
        buf_clear(&text);
    }
    for (size_t i = 0; i < count && several; i++)
        sheet_set(sheet, row, column + i, i == 0 ? buf_text(&date) : "");
    buf_clear(&date);
}

void header_dates_join(struct sheet *sheet, const struct headers *headers)
{
    for (size_t i = 0; i < headers->count; i++)
        for (size_t row = headers->row + 1; headers->targets[i].parts > 0 && row < sheet->count;
             row++)
            join(sheet, row, i, headers->targets[i].parts);
}
