/*
 * See import.h: reads the files, runs the passes of load.h within one change,
 * and ends it. With accept_good the passes run again without the rows that
 * were refused, until no further row is, so that what is loaded stands by
 * itself.
 */
#include "import/import.h"

#include "import/load.h"
#include "import/refused.h"
#include "model/change.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Whether the file has a column that tells its records apart. */
static bool check_naming(const struct load_file *file, const struct import_options *options,
                         struct why *why)
{
    const struct kind *kind = file->headers.kind;
    const struct headers *headers = &file->headers;
    size_t code = kinds_field(kind, "code"), name = kinds_field(kind, "name");
    if (options->key != NULL) {
        size_t key = kinds_field_named(kind, options->key);
        if (key == kind->field_count)
            return why_set_class(why, WHY_USAGE,
                                 "The kind %s has no field %s. Choose another one "
                                 "for --key.",
                                 kind->label[why->lang], options->key);
        if (headers_find(headers, kind, key) == headers->count)
            return why_set(why, "There is no column %s, which --key names.",
                           kind->fields[key].label[why->lang]);
        return true;
    }
    if (headers_find(headers, kind, code) < headers->count ||
        headers_find(headers, kind, name) < headers->count)
        return true;
    return why_set(why, "No column says which record a row is about. Expected: %s or %s.",
                   kind->fields[name].label[why->lang], kind->fields[code].label[why->lang]);
}

/* Whether anything stands in a column, in the header or below. */
static bool is_filled(const struct load_file *file, size_t column)
{
    for (size_t i = file->headers.row; i < file->sheet.count; i++)
        if (sheet_cell(&file->sheet, i, column)[0] != '\0')
            return true;
    return false;
}

/* Tells the plan how the file was read. */
static void describe(struct load_file *file)
{
    struct plan_file *plan = file->plan;
    const struct headers *headers = &file->headers;
    plan->path = mem_copy(file->path);
    plan->encoding = file->sheet.encoding;
    plan->delimiter = file->sheet.found.delimiter;
    plan->kind = headers->kind;
    plan->is_register = headers->is_register;
    plan->own = headers->own;
    plan->left_rows = headers->row;
    for (size_t i = 0; i < headers->count; i++)
        if (headers->targets[i].kind == NULL && i != headers->reason && is_filled(file, i))
            plan_leave(plan, headers->targets[i].title);
    file->count = file->sheet.count - headers->row - 1;
    file->rows = mem_new(file->count, sizeof *file->rows);
    plan->rows = mem_new(file->count, sizeof *plan->rows);
    plan->row_count = file->count;
    for (size_t i = 0; i < file->count; i++)
        plan->rows[i].number = file->sheet.rows[headers->row + 1 + i].number;
}

static bool read_file(struct load_file *file, const struct import_options *options, struct why *why)
{
    bool done =
        sheet_read(file->path, options->encoding, options->delimiter, &file->sheet, why) &&
        headers_read(&file->sheet, options->header_row, options->kind, &file->headers, why) &&
        check_naming(file, options, why);
    if (!done)
        return why_at(why, "%s", file->path);
    describe(file);
    return true;
}

/* Forgets what the last round found, but for the rows that it refused. */
static void start_round(struct load *load)
{
    names_clear(&load->known);
    cells_clear(&load->codes);
    names_clear(&load->keys);
    load->key_count = 0;
    plan_records_clear(&load->plan->created);
    plan_records_clear(&load->plan->removed);
    for (size_t i = 0; i < load->count; i++) {
        struct load_file *file = &load->files[i];
        names_clear(&file->by_name);
        names_clear(&file->seen);
        for (size_t k = 0; k < file->count; k++)
            if (!file->rows[k].held) {
                plan_row_clear(&file->plan->rows[k]);
                file->rows[k] = (struct load_row){0};
            }
    }
}

/* Keeps NAME, by which others may refer to a refused row. */
static void bar_name(struct load *load, const struct kind *kind, const char *name)
{
    if (name != NULL && name[0] != '\0')
        names_add(&load->refused, kind, name, load->place_count - 1);
}

/* Takes back the code that a refused row's record was given in this round. */
static void forget_code(const struct load_file *file, size_t row)
{
    const struct kind *kind = file->headers.kind;
    size_t column = headers_find(&file->headers, kind, kinds_field(kind, "code"));
    struct buf scratch = {0};
    bool stated = column < file->headers.count && load_text(file, row, column, &scratch)[0] != '\0';
    if (file->rows[row].fresh && !stated)
        file->plan->rows[row].code[0] = '\0';
    buf_clear(&scratch);
}

/* Holds the rows that this round refused; gives how many there are. */
static size_t hold_refused(struct load *load)
{
    size_t held = 0;
    for (size_t i = 0; i < load->count; i++) {
        struct load_file *file = &load->files[i];
        for (size_t k = 0; k < file->count; k++) {
            const struct plan_row *row = &file->plan->rows[k];
            if (row->outcome != PLAN_REFUSED || file->rows[k].held)
                continue;
            forget_code(file, k);
            file->rows[k].held = true;
            held++;
            load->places = mem_grow(load->places, load->place_count, &load->place_capacity,
                                    sizeof *load->places);
            load->places[load->place_count++] = (struct load_place){i, k};
            bar_name(load, file->headers.kind, row->code);
            bar_name(load, file->headers.kind, row->name);
        }
    }
    return held;
}

/* Runs the passes in an open change, which stays open. False with load->why
 * where the inventory cannot be written. */
static bool run_rounds(struct load *load, const struct change_note *note)
{
    for (;;) {
        start_round(load);
        if (!change_begin(load->m, note, &load->why))
            return false;
        identify_rows(load);
        if (!load->broken)
            fields_set(load);
        if (!load->broken)
            derived_check(load);
        if (load->broken)
            return false;
        if (hold_refused(load) == 0 || !load->options->accept_good)
            return true;
        change_cancel(load->m);
    }
}

/* Ends the change: commits it, or cancels it where only the plan was wanted or
 * a row is refused. */
static bool end_change(struct load *load)
{
    const struct import_options *options = load->options;
    size_t refused = plan_count(load->plan, PLAN_REFUSED);
    if (options->dry_run || (refused > 0 && !options->accept_good)) {
        load->plan->state = options->dry_run ? PLAN_DRY : PLAN_HELD;
        return true;
    }
    if (!refused_write(load, &load->why))
        return false;
    load->plan->state = PLAN_CARRIED;
    if (change_commit(load->m, NULL, &load->why))
        return true;
    refused_delete(load);
    return false;
}

/* "人事.csv, 総務.csv" */
static void put_base_names(const char *const *paths, size_t count, struct buf *out)
{
    for (size_t i = 0; i < count; i++) {
        const char *slash = strrchr(paths[i], '/');
        buf_printf(out, "%s%s", i == 0 ? "" : ", ", slash == NULL ? paths[i] : slash + 1);
    }
}

static void load_clear(struct load *load)
{
    for (size_t i = 0; i < load->count; i++) {
        struct load_file *file = &load->files[i];
        sheet_clear(&file->sheet);
        headers_clear(&file->headers);
        names_clear(&file->by_name);
        names_clear(&file->seen);
        free(file->rows);
    }
    free(load->files);
    names_clear(&load->refused);
    free(load->places);
    names_clear(&load->known);
    cells_clear(&load->codes);
    names_clear(&load->keys);
    free(load->key_ids);
}

bool import_run(struct model *m, const char *const *paths, size_t count,
                const struct import_options *options, struct plan *plan, struct why *why)
{
    struct load load = {
        .m = m, .options = options, .plan = plan, .count = count, .why = {.lang = options->lang}};
    struct buf about = {0};
    bool done = true;
    *plan = (struct plan){.file_count = count};
    plan->files = mem_new(count, sizeof *plan->files);
    load.files = mem_new(count, sizeof *load.files);
    for (size_t i = 0; i < count && done; i++) {
        load.files[i].path = paths[i];
        load.files[i].plan = &plan->files[i];
        done = read_file(&load.files[i], options, &load.why);
    }
    put_base_names(paths, count, &about);
    const struct change_note note = {.what = N_("import"), .about = buf_text(&about)};
    done = done && run_rounds(&load, &note) && end_change(&load);
    change_cancel(m);
    if (!done) {
        *why = load.why;
        plan_clear(plan);
    }
    load_clear(&load);
    buf_clear(&about);
    return done;
}
