/*
 * See intake.h: cells that the person corrected, rows that were left out. They
 * are kept by file, row number and column beside the rows, since a file is read
 * again when its encoding or its header is set.
 */
#include "import/intake_inside.h"
#include "model/check.h"
#include "model/guard.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* How many rows stand below the header of file number FILE. */
static size_t count_of(const struct intake *intake, size_t file)
{
    const struct load_file *rows = &intake->load.files[file];
    return intake->files[file].understood ? rows->sheet.count - rows->headers.row - 1 : 0;
}

/* Where row ROW stands: the file, and the place in its sheet. */
struct spot {
    size_t file, place;
};

static struct spot spot_of(const struct intake *intake, size_t row)
{
    size_t file = 0;
    while (row >= count_of(intake, file))
        row -= count_of(intake, file++);
    return (struct spot){file, intake->load.files[file].headers.row + 1 + row};
}

static struct intake_place place_of(const struct intake *intake, size_t row)
{
    struct spot spot = spot_of(intake, row);
    return (struct intake_place){spot.file,
                                 sheet_number(&intake->load.files[spot.file].sheet, spot.place)};
}

static bool is_same(const struct intake_place *a, const struct intake_place *b)
{
    return a->file == b->file && a->number == b->number;
}

size_t intake_rows(const struct intake *intake)
{
    size_t rows = 0;
    for (size_t i = 0; i < intake->count; i++)
        rows += intake->plan.files[i].row_count;
    return rows;
}

size_t intake_row_file(const struct intake *intake, size_t row)
{
    return spot_of(intake, row).file;
}

const struct plan_row *intake_row(const struct intake *intake, size_t row)
{
    struct load_place place = load_place(&intake->load, row);
    return plan_at(place.file->plan, place.row);
}

enum plan_outcome intake_outcome(const struct intake *intake, size_t row)
{
    struct load_place place = load_place(&intake->load, row);
    return plan_outcome(place.file->plan, place.row);
}

size_t intake_column(const struct intake *intake, size_t row, const char *title)
{
    const struct headers *headers = &intake->load.files[spot_of(intake, row).file].headers;
    size_t i = 0;
    while (i < headers->count && strcmp(headers->targets[i].title, title) != 0)
        i++;
    return i;
}

const char *intake_cell(const struct intake *intake, size_t row, size_t column)
{
    struct spot spot = spot_of(intake, row);
    return sheet_cell(&intake->load.files[spot.file].sheet, spot.place, column);
}

void intake_apply_fixes(struct intake *intake, size_t file)
{
    struct load_file *rows = &intake->load.files[file];
    for (size_t i = 0; i < intake->fix_count; i++) {
        const struct intake_fix *fix = &intake->fixes[i];
        if (fix->row.file != file || fix->column >= rows->headers.count)
            continue;
        size_t row = sheet_find(&rows->sheet, fix->row.number);
        if (row > rows->headers.row && row < rows->sheet.count)
            sheet_set(&rows->sheet, row, fix->column, fix->text);
    }
}

/* The correction of column COLUMN in ROW; a new one where there is none. */
static struct intake_fix *fix_for(struct intake *intake, const struct intake_place *row,
                                  size_t column)
{
    for (size_t i = 0; i < intake->fix_count; i++)
        if (is_same(&intake->fixes[i].row, row) && intake->fixes[i].column == column)
            return &intake->fixes[i];
    intake->fixes =
        mem_grow(intake->fixes, intake->fix_count, &intake->fix_capacity, sizeof *intake->fixes);
    intake->fixes[intake->fix_count] = (struct intake_fix){*row, column, NULL};
    return &intake->fixes[intake->fix_count++];
}

bool intake_correct(struct intake *intake, size_t row, size_t column, const char *text,
                    struct why *why)
{
    struct spot spot = spot_of(intake, row);
    struct intake_place place = place_of(intake, row);
    if (!check_text(text, why))
        return false;
    struct intake_fix *fix = fix_for(intake, &place, column);
    free(fix->text);
    fix->text = mem_copy(text);
    sheet_set(&intake->load.files[spot.file].sheet, spot.place, column, text);
    return true;
}

void intake_leave(struct intake *intake, size_t row, bool leave)
{
    struct intake_place place = place_of(intake, row);
    size_t kept = 0;
    for (size_t i = 0; i < intake->left_count; i++)
        if (!is_same(&intake->left[i], &place))
            intake->left[kept++] = intake->left[i];
    intake->left_count = kept;
    if (!leave)
        return;
    intake->left =
        mem_grow(intake->left, intake->left_count, &intake->left_capacity, sizeof *intake->left);
    intake->left[intake->left_count++] = place;
}

static bool is_left(const struct intake *intake, const struct intake_place *place)
{
    size_t i = 0;
    while (i < intake->left_count && !is_same(&intake->left[i], place))
        i++;
    return i < intake->left_count;
}

bool intake_is_left(const struct intake *intake, size_t row)
{
    struct intake_place place = place_of(intake, row);
    return is_left(intake, &place);
}

void intake_hold_left(struct intake *intake, size_t file)
{
    struct load_file *rows = &intake->load.files[file];
    const struct headers *headers = &rows->headers;
    size_t name = headers_find(headers, headers->kind, kinds_field(headers->kind, "name"));
    for (size_t i = 0; i < rows->count && intake->left_count > 0; i++) {
        size_t place = headers->row + 1 + i;
        if (!is_left(intake, &(struct intake_place){file, sheet_number(&rows->sheet, place)}))
            continue;
        struct plan_row *row = plan_row(rows->plan, i);
        rows->rows[i].held = true;
        row->outcome = PLAN_LEFT;
        row->code = mem_copy("");
        row->name = guard_mask(name < headers->count ? sheet_cell(&rows->sheet, place, name) : "");
    }
}

bool intake_is_corrected(const struct intake *intake, size_t row)
{
    struct intake_place place = place_of(intake, row);
    size_t i = 0;
    while (i < intake->fix_count && !is_same(&intake->fixes[i].row, &place))
        i++;
    return i < intake->fix_count;
}

size_t intake_corrections(const struct intake *intake)
{
    return intake->fix_count + intake->left_count;
}

void intake_forget_rows(struct intake *intake)
{
    for (size_t i = 0; i < intake->fix_count; i++)
        free(intake->fixes[i].text);
    free(intake->fixes);
    free(intake->left);
}
