/*
 * See intake.h: reading the files, planning, carrying out. What is done to their
 * columns stands in intake_columns.c, to their rows in intake_rows.c.
 */
#include "import/intake_inside.h"
#include "import/refused.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

struct intake *intake_open(struct model *m, const char *const *paths, size_t count, enum lang lang)
{
    struct intake *intake = mem_new(1, sizeof *intake);
    intake->count = count;
    intake->paths = mem_new(count, sizeof *intake->paths);
    intake->files = mem_new(count, sizeof *intake->files);
    for (size_t i = 0; i < count; i++)
        intake->paths[i] = intake->files[i].path = mem_copy(paths[i]);
    intake->options.lang = lang;
    load_begin(&intake->load, m, intake->paths, count, &intake->options, &intake->plan);
    return intake;
}

static void said_clear(struct intake_said *said)
{
    for (size_t i = 0; i < INTAKE_OF_FILE; i++)
        free(said->texts[i]);
    *said = (struct intake_said){0};
}

static void said_copy(struct intake_said *to, const struct intake_said *from)
{
    said_clear(to);
    to->how = from->how;
    for (size_t i = 0; i < INTAKE_OF_FILE; i++)
        to->texts[i] = from->texts[i] == NULL ? NULL : mem_copy(from->texts[i]);
}

void intake_close(struct intake *intake)
{
    if (intake == NULL)
        return;
    load_end(&intake->load);
    plan_clear(&intake->plan);
    for (size_t i = 0; i < intake->count; i++) {
        said_clear(&intake->files[i].said);
        said_clear(&intake->files[i].read);
        free(intake->files[i].path);
    }
    intake_forget_rows(intake);
    free(intake->files);
    free(intake->paths);
    free(intake->key);
    free(intake);
}

size_t intake_files(const struct intake *intake)
{
    return intake->count;
}

size_t intake_file(const struct intake *intake)
{
    return intake->at;
}

void intake_turn(struct intake *intake, size_t file)
{
    intake->at = file;
}

static struct intake_file *file_of(const struct intake *intake)
{
    return &intake->files[intake->at];
}

static struct load_file *rows_of(const struct intake *intake)
{
    return &intake->load.files[intake->at];
}

struct import_options *intake_options(struct intake *intake)
{
    return &intake->options;
}

struct intake_how *intake_how(struct intake *intake)
{
    return &file_of(intake)->said.how;
}

void intake_say(struct intake *intake, enum intake_text which, const char *text)
{
    char **said = which == INTAKE_KEY ? &intake->key : &file_of(intake)->said.texts[which];
    char *copy = text == NULL ? NULL : mem_copy(text);
    free(*said);
    *said = copy;
    intake->options.key = intake->key;
}

const char *intake_said(const struct intake *intake, enum intake_text which)
{
    return which == INTAKE_KEY ? intake->key : file_of(intake)->said.texts[which];
}

/* A question that remembers how it was answered. */
struct asked {
    const struct import_watch *watch;
    bool stopped;
};

static bool ask(void *context)
{
    struct asked *asked = context;
    asked->stopped = !asked->watch->going(asked->watch->context);
    return !asked->stopped;
}

/* Reads the file as the options say. */
static bool read_rows(struct intake *intake, struct load_file *rows)
{
    const struct intake_said *said = &file_of(intake)->said;
    intake->options.kind = said->how.kind;
    intake->options.delimiter = said->how.delimiter;
    intake->options.header_row = said->how.header_row;
    intake->options.encoding = said->texts[INTAKE_ENCODING];
    intake->options.sheet = said->texts[INTAKE_SHEET];
    return load_read(&intake->load, rows);
}

/* What was read until the reading was given up may be a roster. */
static void wipe(struct load_file *rows)
{
    sheet_wipe(&rows->sheet);
    load_file_clear(rows);
}

bool intake_read(struct intake *intake, const struct import_watch *watch, struct why *why)
{
    struct load *load = &intake->load;
    struct intake_file *file = file_of(intake);
    struct load_file *rows = rows_of(intake), before = *rows;
    struct plan_file told = {0};
    struct asked asked = {watch, false};
    intake->options.watch = (struct import_watch){0};
    if (watch != NULL && watch->going != NULL)
        intake->options.watch = (struct import_watch){.going = ask, .context = &asked};
    *rows = (struct load_file){.path = before.path, .plan = &told, .first = before.first};
    header_file_clear(&load->words);
    bool understood = load_read_words(load) && read_rows(intake, rows);
    if (!understood)
        *why = load->why;
    if (asked.stopped) {
        wipe(rows);
        plan_file_clear(&told);
        *rows = before;
        said_copy(&file->said, &file->read);
        return false;
    }
    load_file_clear(&before);
    plan_file_clear(before.plan);
    *before.plan = told;
    rows->plan = before.plan;
    plan_records_clear(&intake->plan.created);
    plan_records_clear(&intake->plan.removed);
    said_copy(&file->read, &file->said);
    file->chosen = false;
    file->understood = understood;
    file->why = load->why;
    if (understood)
        intake_apply_fixes(intake, intake->at);
    return understood;
}

bool intake_is_roster(const struct intake *intake)
{
    return intake->plan.files[intake->at].roster;
}

const struct headers *intake_headers(const struct intake *intake)
{
    return file_of(intake)->understood ? &rows_of(intake)->headers : NULL;
}

const struct sheet *intake_sheet(const struct intake *intake)
{
    return &rows_of(intake)->sheet;
}

const struct xlsx_book *intake_book(const struct intake *intake)
{
    /* The plan has taken it once there is one. */
    const struct plan_file *file = &intake->plan.files[intake->at];
    return file->is_workbook ? &file->book : &rows_of(intake)->sheet.book;
}

const char *intake_path(const struct intake *intake)
{
    return file_of(intake)->path;
}

size_t intake_head_count(const struct intake *intake)
{
    return rows_of(intake)->head_count;
}

const struct rows_row *intake_head(const struct intake *intake, size_t row)
{
    return rows_at(rows_of(intake)->sheet.cells, row);
}

const char *intake_head_cell(const struct intake *intake, size_t row, size_t column)
{
    return rows_cell(rows_of(intake)->sheet.cells, row, column);
}

bool intake_check(struct intake *intake, struct why *why)
{
    if (!file_of(intake)->understood) {
        *why = file_of(intake)->why;
        return false;
    }
    if (load_check(&intake->load, rows_of(intake)))
        return true;
    *why = intake->load.why;
    return false;
}

/* Makes all files ready for the passes; the one that is not is turned to. */
static bool settle(struct intake *intake, struct why *why)
{
    struct load *load = &intake->load;
    size_t at = intake->at, rows = 0;
    for (intake->at = 0; intake->at < intake->count; intake->at++) {
        struct load_file *file = rows_of(intake);
        if (!intake_check(intake, why))
            return false;
        load_settle(load, file);
        file->first = rows;
        rows += file->count;
        file->keep_mapping = file_of(intake)->chosen && !file->headers.own;
        intake_hold_left(intake, intake->at);
    }
    intake->at = at;
    return true;
}

/* Runs the passes as the options say. */
static bool run(struct intake *intake, const struct import_watch *watch, struct why *why)
{
    intake->options.watch = watch == NULL ? (struct import_watch){0} : *watch;
    if (!settle(intake, why))
        return false;
    if (load_run(&intake->load))
        return true;
    *why = intake->load.why;
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

bool intake_refused_path(const struct intake *intake, size_t file, struct buf *out)
{
    if (!refused_has(&intake->load.files[file]))
        return false;
    refused_path(&intake->load.files[file], out);
    return true;
}
