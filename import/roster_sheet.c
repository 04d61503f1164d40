/* See roster.h: what is asked of a sheet in memory. */
#include "import/roster.h"

#include "import/header_rows.h"
#include "import/remedy.h"
#include "import/roster_words.h"
#include "model/buf.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

enum { HEADER_ROWS = 20, SURE_SCORE = 4 /* two known words */ };

/* The cells of a row, borrowed; the caller frees the array. */
static const char **cells_of(const struct sheet *sheet, size_t row)
{
    const char **cells = mem_new(sheet_at(sheet, row)->count + 1, sizeof *cells);
    for (size_t i = 0; i < sheet_at(sheet, row)->count; i++)
        cells[i] = sheet_cell(sheet, row, i);
    return cells;
}

/* How likely row ROW is a header: known words count, and those of ledgers; 0
 * where it cannot be one, as too few words are known or values stand among
 * them. */
static size_t score_of(const struct sheet *sheet, size_t row, const struct items *items,
                       const struct roster_words *ledger)
{
    size_t known = 0, offered = 0, values = 0;
    for (size_t i = 0; i < sheet_at(sheet, row)->count; i++) {
        const char *cell = sheet_cell(sheet, row, i);
        bool value = shape_is_value(shape_of(cell));
        if (items_find(items, cell) != NULL || roster_words_has(ledger, cell))
            known++;
        else if (items_offer(items, cell) != NULL && !value)
            offered++;
        else
            values += value;
    }
    /* Two known words are a header, whatever stands beside them: days of a month. */
    bool header = known >= 2 || (known * 2 + offered >= 2 && values == 0);
    return header ? known * 2 + offered : 0;
}

/* Whether a text of row ROW stands in the same column of another of the first
 * rows too, so that it is a value. */
static bool repeats(const struct sheet *sheet, size_t row)
{
    for (size_t i = 0; i < sheet->count && i < HEADER_ROWS; i++)
        for (size_t c = 0; i != row && c < sheet_at(sheet, row)->count; c++) {
            const char *cell = sheet_cell(sheet, row, c);
            if (cell[0] != '\0' && strcmp(cell, sheet_cell(sheet, i, c)) == 0)
                return true;
        }
    return false;
}

/* Whether row ROW, which has that SCORE, is rather a person or what a list ends
 * with than its header. One known word may be a value, such as 携帯 for a way to
 * be reached, and even 合計,2名 has two. */
static bool is_below(const struct sheet *sheet, size_t row, size_t score)
{
    if (header_rows_is_total(sheet, row))
        return true;
    bool last = row > 0 && row + 1 == sheet->count;
    return score < SURE_SCORE && (last || repeats(sheet, row));
}

size_t roster_find_header(const struct sheet *sheet, const struct items *items, size_t header_row)
{
    size_t found = sheet->count, best = 0;
    struct roster_words ledger;
    roster_words_load(&ledger, NULL);
    for (size_t i = 0; i < sheet->count && (header_row > 0 || i < HEADER_ROWS); i++) {
        if (header_row > 0 && sheet_at(sheet, i)->number != header_row)
            continue;
        size_t score = score_of(sheet, i, items, &ledger);
        if (score > best && (header_row > 0 || !is_below(sheet, i, score))) {
            best = score;
            found = i;
        }
    }
    roster_words_clear(&ledger);
    return found;
}

static bool refuse(const struct roster *roster, struct why *why)
{
    struct buf reasons = {0};
    for (size_t i = 0; i < roster->reasons.count; i++)
        buf_printf(&reasons, "\n  %s", roster->reasons.items[i]);
    why_set(why,
            "This is a roster: its rows are persons. An inventory describes data and holds "
            "none, so nothing of it was imported. A scan takes its headers and the "
            "number of its rows and keeps no cell. If the rows are holdings of data after all, "
            "give those columns other headers, such as 責任者氏名 for 氏名.%s",
            buf_text(&reasons));
    buf_clear(&reasons);
    return why_remedy(why, REMEDY_SCAN);
}

/* Reads what stands below the header in row ROW. */
static bool judge(const struct sheet *sheet, size_t row, const struct items *items,
                  const struct kind *kind, struct why *why)
{
    struct roster roster;
    const char **header = cells_of(sheet, row);
    roster_header(&roster, items, header, sheet_at(sheet, row)->count, kind, false, why->lang);
    free(header);
    for (size_t i = row + 1;
         i < sheet->count && i - row <= ROSTER_ROWS && roster.told == ROSTER_UNTOLD; i++) {
        const char **cells = cells_of(sheet, i);
        roster_row(&roster, cells, sheet_at(sheet, i)->count);
        free(cells);
    }
    roster_decide(&roster, why->lang);
    bool may = roster.told != ROSTER_PERSONS || refuse(&roster, why);
    roster_clear(&roster);
    return may;
}

bool roster_may_import(const struct sheet *sheet, size_t row, const struct kind *kind,
                       struct why *why)
{
    struct items items;
    bool may = items_load(&items, NULL, why);
    /* A row of persons may look more like the header of a ledger than that of the
     * roster above it does, or somebody says that it is one. */
    size_t likely = may ? roster_find_header(sheet, &items, 0) : sheet->count;
    if (may && likely < row)
        may = judge(sheet, likely, &items, kind, why);
    if (may && row < sheet->count) {
        may = judge(sheet, row, &items, kind, why);
        /* The line of groups above the header tells less of why. */
        struct why better = {.lang = why->lang};
        if (!may && likely < sheet->count && !judge(sheet, likely, &items, kind, &better))
            *why = better;
    }
    items_clear(&items);
    return may;
}
