/*
 * See intake.h. Corrections are kept by row number and column beside the rows,
 * since the file is read again when its encoding or its header is set.
 */
#include "import/intake.h"

#include "import/load.h"
#include "import/refused.h"
#include "model/check.h"
#include "model/guard.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* A cell that the person corrected. */
struct fix {
    size_t number, column;
    char *text;
};

struct intake {
    struct import_options options;
    char *texts[INTAKE_TEXTS];
    const char *path;
    struct load load; /* of one file */
    struct plan plan;
    bool understood; /* the header was */
    bool chosen;
    struct fix *fixes;
    size_t fix_count, fix_capacity;
    size_t *left; /* numbers of rows */
    size_t left_count, left_capacity;
};

struct intake *intake_open(struct model *m, const char *path, enum lang lang)
{
    struct intake *intake = mem_new(1, sizeof *intake);
    intake->path = mem_copy(path);
    intake->options.lang = lang;
    load_begin(&intake->load, m, &intake->path, 1, &intake->options, &intake->plan);
    return intake;
}

static struct load_file *file_of(const struct intake *intake)
{
    return &intake->load.files[0];
}

void intake_close(struct intake *intake)
{
    if (intake == NULL)
        return;
    load_end(&intake->load);
    plan_clear(&intake->plan);
    for (size_t i = 0; i < INTAKE_TEXTS; i++)
        free(intake->texts[i]);
    for (size_t i = 0; i < intake->fix_count; i++)
        free(intake->fixes[i].text);
    free(intake->fixes);
    free(intake->left);
    free((char *)intake->path);
    free(intake);
}

struct import_options *intake_options(struct intake *intake)
{
    return &intake->options;
}

void intake_say(struct intake *intake, enum intake_text which, const char *text)
{
    char *copy = text == NULL ? NULL : mem_copy(text);
    free(intake->texts[which]);
    intake->texts[which] = copy;
    intake->options.encoding = intake->texts[INTAKE_ENCODING];
    intake->options.sheet = intake->texts[INTAKE_SHEET];
    intake->options.key = intake->texts[INTAKE_KEY];
}

/* Puts the corrections into the rows that were read. */
static void apply_fixes(struct intake *intake)
{
    struct load_file *file = file_of(intake);
    for (size_t i = 0; i < intake->fix_count; i++) {
        const struct fix *fix = &intake->fixes[i];
        size_t row = sheet_find(&file->sheet, fix->number);
        if (row > file->headers.row && row < file->sheet.count && fix->column < file->headers.count)
            sheet_set(&file->sheet, row, fix->column, fix->text);
    }
}

bool intake_read(struct intake *intake, struct why *why)
{
    struct load *load = &intake->load;
    load_file_clear(file_of(intake));
    plan_file_clear(&intake->plan.files[0]);
    plan_records_clear(&intake->plan.created);
    plan_records_clear(&intake->plan.removed);
    header_file_clear(&load->words);
    intake->chosen = false;
    intake->understood = load_read_words(load) && load_read(load, file_of(intake));
    if (intake->understood)
        apply_fixes(intake);
    else
        *why = load->why;
    return intake->understood;
}

bool intake_is_roster(const struct intake *intake)
{
    return intake->plan.files[0].roster;
}

const struct headers *intake_headers(const struct intake *intake)
{
    return intake->understood ? &file_of(intake)->headers : NULL;
}

const struct sheet *intake_sheet(const struct intake *intake)
{
    return &file_of(intake)->sheet;
}

const struct xlsx_book *intake_book(const struct intake *intake)
{
    /* The plan has taken it once there is one. */
    const struct plan_file *file = &intake->plan.files[0];
    return file->is_workbook ? &file->book : &file_of(intake)->sheet.book;
}

const char *intake_path(const struct intake *intake)
{
    return intake->path;
}

size_t intake_head_count(const struct intake *intake)
{
    return file_of(intake)->head_count;
}

const struct rows_row *intake_head(const struct intake *intake, size_t row)
{
    return rows_at(file_of(intake)->sheet.cells, row);
}

const char *intake_head_cell(const struct intake *intake, size_t row, size_t column)
{
    return rows_cell(file_of(intake)->sheet.cells, row, column);
}

bool intake_choose(struct intake *intake, size_t column, enum headers_use use,
                   const struct header_place *place, struct why *why)
{
    struct load_file *file = file_of(intake);
    if (!headers_choose(&file->headers, column, use, place, why))
        return false;
    headers_part_names(&file->sheet, &file->headers);
    intake->chosen = true;
    return true;
}

void intake_way(struct intake *intake, size_t column, const char *options)
{
    struct headers_target *target = &file_of(intake)->headers.targets[column];
    free(target->options);
    target->options = mem_copy(options);
    intake->chosen = true;
}

bool intake_has_choices(const struct intake *intake)
{
    return intake->chosen;
}

bool intake_check(struct intake *intake, struct why *why)
{
    bool good = intake->understood && load_check(&intake->load, file_of(intake));
    if (!good)
        *why = intake->load.why;
    return good;
}

/* Holds the rows that the person left out; no pass looks at them. */
static void hold_left(struct intake *intake)
{
    struct load_file *file = file_of(intake);
    const struct headers *headers = &file->headers;
    size_t name = headers_find(headers, headers->kind, kinds_field(headers->kind, "name"));
    for (size_t i = 0; i < file->count && intake->left_count > 0; i++)
        if (intake_is_left(intake, i)) {
            struct plan_row *row = plan_row(file->plan, i);
            file->rows[i].held = true;
            row->outcome = PLAN_LEFT;
            row->code = mem_copy("");
            row->name = guard_mask(name < headers->count ? intake_cell(intake, i, name) : "");
        }
}

/* Runs the passes as the options say. */
static bool run(struct intake *intake, const struct import_watch *watch, struct why *why)
{
    struct load *load = &intake->load;
    if (!intake_check(intake, why))
        return false;
    intake->options.watch = *watch;
    load_settle(load, file_of(intake));
    hold_left(intake);
    load->keep_mapping = intake->chosen && !file_of(intake)->headers.own;
    if (load_run(load))
        return true;
    *why = load->why;
    return false;
}

bool intake_plan(struct intake *intake, const struct import_watch *watch, struct why *why)
{
    intake->options.dry_run = true;
    intake->options.accept_good = false;
    intake->options.reason = NULL;
    return run(intake, watch, why);
}

const struct plan *intake_told(const struct intake *intake)
{
    return &intake->plan;
}

bool intake_carry_out(struct intake *intake, bool accept_good, const char *reason,
                      const struct import_watch *watch, struct why *why)
{
    intake->options.dry_run = false;
    intake->options.accept_good = accept_good;
    intake->options.reason = reason;
    bool done = run(intake, watch, why);
    intake->options.reason = NULL;
    return done;
}

size_t intake_column(const struct intake *intake, const char *title)
{
    const struct headers *headers = &file_of(intake)->headers;
    size_t i = 0;
    while (i < headers->count && strcmp(headers->targets[i].title, title) != 0)
        i++;
    return i;
}

const char *intake_cell(const struct intake *intake, size_t row, size_t column)
{
    const struct load_file *file = file_of(intake);
    return sheet_cell(&file->sheet, file->headers.row + 1 + row, column);
}

static size_t number_of(const struct intake *intake, size_t row)
{
    const struct load_file *file = file_of(intake);
    return sheet_number(&file->sheet, file->headers.row + 1 + row);
}

bool intake_correct(struct intake *intake, size_t row, size_t column, const char *text,
                    struct why *why)
{
    struct load_file *file = file_of(intake);
    size_t number = number_of(intake, row), i = 0;
    if (!check_text(text, why))
        return false;
    while (i < intake->fix_count &&
           (intake->fixes[i].number != number || intake->fixes[i].column != column))
        i++;
    if (i == intake->fix_count) {
        intake->fixes = mem_grow(intake->fixes, intake->fix_count, &intake->fix_capacity,
                                 sizeof *intake->fixes);
        intake->fixes[intake->fix_count++] = (struct fix){number, column, NULL};
    }
    free(intake->fixes[i].text);
    intake->fixes[i].text = mem_copy(text);
    sheet_set(&file->sheet, file->headers.row + 1 + row, column, text);
    return true;
}

void intake_leave(struct intake *intake, size_t row, bool leave)
{
    size_t number = number_of(intake, row), kept = 0;
    for (size_t i = 0; i < intake->left_count; i++)
        if (intake->left[i] != number)
            intake->left[kept++] = intake->left[i];
    intake->left_count = kept;
    if (!leave)
        return;
    intake->left =
        mem_grow(intake->left, intake->left_count, &intake->left_capacity, sizeof *intake->left);
    intake->left[intake->left_count++] = number;
}

bool intake_is_left(const struct intake *intake, size_t row)
{
    size_t number = number_of(intake, row), i = 0;
    while (i < intake->left_count && intake->left[i] != number)
        i++;
    return i < intake->left_count;
}

bool intake_is_corrected(const struct intake *intake, size_t row)
{
    size_t number = number_of(intake, row), i = 0;
    while (i < intake->fix_count && intake->fixes[i].number != number)
        i++;
    return i < intake->fix_count;
}

size_t intake_corrections(const struct intake *intake)
{
    return intake->fix_count + intake->left_count;
}

void intake_refused_path(const struct intake *intake, struct buf *out)
{
    refused_path(file_of(intake), out);
}
