/*
 * Reading the files of an import: their rows, their headers, what their
 * columns are; and telling the plan so.
 */
#include "import/guards.h"
#include "import/header_numbers.h"
#include "import/load.h"
#include "import/remedy.h"
#include "import/roster.h"
#include "import/ways.h"
#include "model/mem.h"
#include "model/refer.h"

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
            why_set_class(why, WHY_USAGE,
                          "The kind %s has no field %s. Choose another one for the key.",
                          kind->label[why->lang], options->key);
        else if (headers_find(headers, kind, key) == headers->count)
            why_set(why, "There is no column %s, which is the key.",
                    kind->fields[key].label[why->lang]);
        else
            return true;
        return why_remedy(why, REMEDY_KEY);
    }
    if (headers_find(headers, kind, code) < headers->count ||
        headers_find(headers, kind, name) < headers->count || headers->name_of[0] < headers->count)
        return true;
    return why_set(why, "No column says which record a row is about. Expected: %s or %s.",
                   kind->fields[name].label[why->lang], kind->fields[code].label[why->lang]);
}

/* Forgets what was told of FILE; its workbook is taken back. */
static void unsettle(struct load_file *file)
{
    if (file->plan->is_workbook) {
        file->sheet.book = file->plan->book;
        file->plan->book = (struct xlsx_book){0};
    }
    plan_file_clear(file->plan);
    free(file->rows);
    file->rows = NULL;
    names_clear(&file->by_name);
    names_clear(&file->seen);
}

/* Forgets how the columns of FILE are read. */
static void forget_ways(struct load_file *file)
{
    for (size_t i = 0; i < file->headers.count && file->columns != NULL; i++)
        names_clear(&file->columns[i].kept);
    free(file->columns);
    file->columns = NULL;
}

void load_file_clear(struct load_file *file)
{
    forget_ways(file);
    again_clear(file);
    sheet_clear(&file->sheet);
    headers_clear(&file->headers);
    names_clear(&file->by_name);
    names_clear(&file->seen);
    free(file->rows);
    *file = (struct load_file){.path = file->path,
                               .sheet_named = file->sheet_named,
                               .plan = file->plan,
                               .first = file->first};
}

void load_settle(struct load *load, struct load_file *file)
{
    const struct import_options *options = load->options;
    struct plan_file *plan = file->plan;
    unsettle(file);
    plan->path = mem_copy(file->path);
    if (file->sheet.is_workbook)
        plan_book_take(plan, &file->sheet.book);
    plan->to_remarks = options->unknown_to_remarks;
    plan_describe(plan, &file->sheet, &file->headers, options->lang);
    for (size_t i = 0; i < file->headers.count; i++)
        plan_title(plan, file->headers.targets[i].title);
    file->count = file->sheet.count - file->headers.row - 1;
    file->rows = mem_new(file->count, sizeof *file->rows);
    plan_rows_make(plan, &file->sheet, file->headers.row + 1, file->count);
    guards_find(load, file);
}

/* Reads FILE in ENCODING where that makes it an export of ours; in CP932 only in
 * the form for Excel. */
static bool read_own(struct load_file *file, const struct import_options *options,
                     const char *encoding)
{
    struct why ignored = {.lang = options->lang};
    struct sheet sheet;
    struct headers headers;
    const struct sheet_source source = {.encoding = encoding,
                                        .delimiter = options->delimiter,
                                        .going = options->watch.going,
                                        .context = options->watch.context};
    if (!sheet_read(file->path, &source, &sheet, &ignored))
        return false;
    bool read = headers_read(&sheet, options->header_row, options->kind, &headers, &ignored);
    bool own = read && headers.own && (sheet.marked || strcmp(encoding, "UTF-8") == 0);
    if (read)
        headers_clear(&headers);
    if (own) {
        sheet_clear(&file->sheet);
        file->sheet = sheet;
    } else {
        sheet_clear(&sheet);
    }
    return own;
}

/* Our exports are in UTF-8 or CP932, whatever they look like: an escape sequence
 * in seven bits is text then, and no sign of ISO-2022-JP, and what could be
 * EUC-JP is not. */
static bool read_sheet(struct load_file *file, const struct import_options *options,
                       struct why *why)
{
    const struct sheet_source source = {.encoding = options->encoding,
                                        .delimiter = options->delimiter,
                                        .sheet = file->sheet_named != NULL ? file->sheet_named
                                                                           : options->sheet,
                                        .going = options->watch.going,
                                        .context = options->watch.context};
    bool read = sheet_read(file->path, &source, &file->sheet, why);
    if (options->encoding != NULL || xlsx_magic(file->path) != XLSX_NONE)
        return read;
    if (!read || strcmp(file->sheet.encoding, "ISO-2022-JP") == 0)
        return read_own(file, options, "UTF-8") || read;
    if (strcmp(file->sheet.encoding, "EUC-JP") == 0)
        read_own(file, options, "CP932");
    return true;
}

/* Finds the header of FILE and what its columns are; a roster is refused,
 * whether its header is known or not. */
static bool understand(struct load *load, struct load_file *file, const struct headers_how *how)
{
    struct headers *headers = &file->headers;
    bool done = headers_understand(&file->sheet, how, headers, &load->why);
    if (done && headers->own)
        return true;
    struct why roster = {.lang = load->why.lang};
    if (roster_may_import(&file->sheet, done ? headers->row : file->sheet.count, how->kind,
                          &roster))
        return done;
    load->why = roster;
    sheet_wipe(&file->sheet);
    file->plan->roster = true;
    file->head_count = 0;
    return false;
}

/* Writes the mapping of FILE where the person asked for it: also where the
 * file cannot be imported by it, since it is then that it must be mended. */
static bool save_mapping(struct load *load, const struct load_file *file)
{
    const struct import_options *options = load->options;
    if (options->save_mapping == NULL)
        return true;
    if (load->count > 1)
        return why_set_class(&load->why, WHY_USAGE,
                             "--save-mapping writes the mapping of one file. Give one file.");
    return mapping_write(&file->headers, options->save_mapping, options->force, load->m,
                         &load->why);
}

static void look_for_numbers(void *context, const char *code, const char *name)
{
    bool *numbers = context;
    (void)name;
    *numbers = *numbers || header_numbers_is(code);
}

/* Leaves a column that numbers the rows out of FILE, unless the person takes the
 * numbers for codes, or the inventory does: records have such codes. */
static bool leave_numbers(struct load *load, struct load_file *file)
{
    const struct import_options *options = load->options;
    const struct kind *kind = file->headers.kind;
    size_t column = header_numbers_find(&file->sheet, &file->headers);
    bool coded =
        options->key != NULL && kinds_field_named(kind, options->key) == kinds_field(kind, "code");
    if (column == file->headers.count || coded)
        return true;
    if (!refer_names(load->m, kind, look_for_numbers, &coded, &load->why))
        return false;
    for (; !coded && column < file->headers.count;
         column = header_numbers_find(&file->sheet, &file->headers))
        header_numbers_leave(&file->sheet, &file->headers, column);
    return true;
}

static void keep_head(struct load_file *file)
{
    file->head_count = file->sheet.count < LOAD_HEAD ? file->sheet.count : LOAD_HEAD;
}

bool load_read(struct load *load, struct load_file *file)
{
    const struct import_options *options = load->options;
    const struct headers_how how = {.kind = options->kind,
                                    .header_row = options->header_row,
                                    .words = &load->words,
                                    .mapping = options->mapping == NULL ? NULL : &load->mapping};
    bool done = read_sheet(file, options, &load->why);
    keep_head(file);
    done = done && understand(load, file, &how);
    if (done) {
        headers_leave(&file->sheet, &file->headers);
        done = leave_numbers(load, file) && save_mapping(load, file);
    }
    return done || why_at(&load->why, "%s", file->path);
}

bool load_check(struct load *load, struct load_file *file)
{
    forget_ways(file);
    return (headers_check(&file->sheet, &file->headers, &load->why) &&
            check_naming(file, load->options, &load->why) &&
            ways_take(load->options, file, &load->why)) ||
           why_at(&load->why, "%s", file->path);
}

bool load_check_options(const struct load *load, struct why *why)
{
    const struct import_options *options = load->options;
    size_t workbooks = 0;
    for (size_t i = 0; i < load->count; i++)
        workbooks += load->files[i].plan->is_workbook;
    if (options->sheet != NULL && workbooks == 0)
        return why_set_class(why, WHY_USAGE,
                             "--sheet chooses the sheet of a workbook, but there is none among "
                             "the files. Leave it out.");
    if ((options->encoding != NULL || options->delimiter != 0) && workbooks == load->count)
        return why_set_class(why, WHY_USAGE,
                             "--encoding and --delimiter say how a text is read, but all files "
                             "are workbooks. Leave them out.");
    return true;
}

bool load_read_words(struct load *load)
{
    struct buf path = {0};
    const char *usual = header_file_path(&path) ? path.text : NULL;
    bool done = header_file_read(usual, &load->words, &load->why);
    if (done && load->options->mapping != NULL)
        done = mapping_read(load->options->mapping, &load->mapping, &load->why);
    buf_clear(&path);
    return done;
}
