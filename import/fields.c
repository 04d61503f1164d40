/*
 * The second pass: the fields of each record, and what is linked to it. All
 * cells of a row are judged before any is taken, so that a person mends a
 * sheet once; a row with a wrong cell saves nothing.
 */
#include "import/cells_read.h"
#include "import/linked.h"
#include "import/load.h"

#include "model/present.h"

#include <string.h>

/* Whether the first pass has set the field already. */
static bool is_naming(const struct field *field)
{
    return strcmp(field->column, "code") == 0 || strcmp(field->column, "name") == 0 ||
           strcmp(field->column, "other_names") == 0;
}

/* Whether TEXT, a cell for field number FIELD, is what stands in RECORD already, as
 * it stands there: such a cell need not be read. */
static bool is_there(const struct record *record, size_t field, const char *text)
{
    enum type type = record->kind->fields[field].type;
    return (type == TYPE_DATE || type == TYPE_COUNT || type == TYPE_PERIOD) &&
           strcmp(text, record->values[field]) == 0;
}

static void set_cell(struct load *load, const struct load_file *file, size_t row, size_t column,
                     struct record *record)
{
    const struct headers_target *target = &file->headers.targets[column];
    const struct field *field = &record->kind->fields[target->field];
    struct buf scratch = {0};
    const char *text = load_text(file, row, column, &scratch);
    bool wanted = text[0] != '\0'
                      ? !is_naming(field)
                      : load->options->empty_clears && !field->required && field->type != TYPE_CODE;
    struct cells_place at = {load, file, row, column};
    /* What another cell of the row has told is not emptied. */
    if (text[0] == '\0' && record_differs(record, target->field))
        wanted = false;
    if (wanted && !is_there(record, target->field, text) &&
        !cells_read(&at, record, target->field, text))
        load_refuse(load, plan_row(file->plan, row), target->title, field, text);
    buf_clear(&scratch);
}

/* Sets the fields of RECORD by the cells of columns that come late, or by the others. */
static void set_cells(struct load *load, const struct load_file *file, size_t row, bool late,
                      struct record *record)
{
    for (size_t i = 0; i < file->headers.count; i++)
        if (file->columns[i].late == late && load_is_field(file, i) &&
            file->headers.targets[i].kind == record->kind)
            set_cell(load, file, row, i, record);
}

/* Whether LINE is one of the lines of TEXT, or several that follow each other. */
static bool has_lines(const char *text, const char *line)
{
    size_t length = strlen(line);
    for (const char *at = strstr(text, line); at != NULL; at = strstr(at + 1, line))
        if ((at == text || at[-1] == '\n') && (at[length] == '\n' || at[length] == '\0'))
            return true;
    return false;
}

/* Adds the columns that are no field to the remarks: "header: value". Lines
 * that stand there already, from an earlier import, are not repeated. */
static void add_remarks(struct load *load, const struct load_file *file, size_t row,
                        struct record *record)
{
    size_t field = kinds_field(record->kind, "remarks");
    for (size_t i = 0; i < file->headers.count; i++) {
        const struct headers_target *target = &file->headers.targets[i];
        struct buf scratch = {0}, line = {0}, whole = {0};
        if (!headers_to_remarks(&file->headers, i, load->options->unknown_to_remarks))
            continue;
        const char *text = load_text(file, row, i, &scratch);
        if (text[0] != '\0') {
            buf_printf(&line, "%s: %s", target->title, text);
            buf_puts(&whole, record->values[field]);
            buf_printf(&whole, "%s%s", whole.length == 0 ? "" : "\n", line.text);
            if (!has_lines(record->values[field], line.text) &&
                !record_set(record, field, buf_text(&whole), &load->why))
                load_refuse(load, plan_row(file->plan, row), target->title,
                            &record->kind->fields[field], text);
        }
        buf_clear(&scratch);
        buf_clear(&line);
        buf_clear(&whole);
    }
}

/* Tells the plan what differs in RECORD from what was read. */
static void tell_changes(struct load *load, const struct load_file *file,
                         const struct record *record, struct plan_row *plan)
{
    enum lang lang = load->options->lang;
    for (size_t i = 0; i < record->kind->field_count; i++) {
        const struct field *field = &record->kind->fields[i];
        if (!record_differs(record, i))
            continue;
        size_t column = headers_find(&file->headers, record->kind, i);
        struct buf old = {0}, new = {0};
        present_text(load->m, field, record->base[i], lang, &old);
        present_text(load->m, field, record->values[i], lang, &new);
        plan_change(plan,
                    column < file->headers.count ? file->headers.targets[column].title
                                                 : field->label[lang],
                    buf_text(&old), buf_text(&new));
        buf_clear(&old);
        buf_clear(&new);
    }
}

/* Saves the record of a row without a wrong cell, and what it links. */
static void apply(struct load *load, struct load_file *file, size_t row, struct record *record,
                  struct linked *linked)
{
    struct plan_row *plan = plan_row(file->plan, row);
    if (!file->rows[row].fresh)
        tell_changes(load, file, record, plan);
    if (!record_save(load->m, record, &load->why)) {
        load_refuse(load, plan, "", NULL, "");
        return;
    }
    if (file->rows[row].id == 0)
        identify_keep(load, file, row, record);
    if (file->headers.is_register)
        linked_apply(load, file, row, record, linked);
    if (plan->outcome != PLAN_REFUSED)
        plan->outcome = file->rows[row].fresh  ? PLAN_NEW
                        : plan->cell_count > 0 ? PLAN_CHANGED
                                               : PLAN_UNCHANGED;
}

void fields_set_row(struct load *load, struct load_file *file, size_t row)
{
    struct plan_row *plan = plan_row(file->plan, row);
    const struct kind *kind = file->headers.kind;
    struct linked linked = {0};
    load->row = file->first + row;
    /* A row that has no record is still read, for all of its wrong cells. */
    struct record *record = load->pending;
    load->pending = NULL;
    if (record == NULL && file->rows[row].id == 0)
        record = record_new(kind);
    if (record == NULL)
        record = ahead_take(load, file->rows[row].id);
    if (record == NULL)
        record = record_load(load->m, kind, file->rows[row].id, &load->why);
    if (record == NULL) {
        load_refuse(load, plan, "", NULL, "");
        return;
    }
    set_cells(load, file, row, false, record);
    set_cells(load, file, row, true, record);
    add_remarks(load, file, row, record);
    if (file->headers.is_register)
        linked_read(load, file, row, &linked);
    if (plan->outcome != PLAN_REFUSED)
        apply(load, file, row, record, &linked);
    linked_clear(&linked);
    record_free(record);
}

void fields_set(struct load *load)
{
    if (load->at_once)
        return;
    for (size_t i = 0; i < load->count; i++)
        for (size_t k = 0; k < load->files[i].count && !load->broken; k++)
            if (!load->files[i].rows[k].held) {
                fields_set_row(load, &load->files[i], k);
                load_step(load);
            }
}
