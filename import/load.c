/*
 * From the text of a cell to the canonical value of a field, for all passes.
 * Names are looked up once in a round: a sheet of ten thousand rows names the
 * same few departments again and again.
 */
#include "import/load.h"

#include "export/csv_writer.h"
#include "import/nothing.h"
#include "import/ways.h"
#include "model/check.h"
#include "model/fold.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

/* The length of the blank, ASCII or U+3000, with which TEXT begins. */
static size_t blank_at(const char *text)
{
    if (strncmp(text, "\u3000", 3) == 0)
        return 3;
    return *text == ' ' || *text == '\t' || *text == '\r' || *text == '\n';
}

/* Whether TEXT is as put_tidy() would leave it. */
static bool is_tidy(const char *text)
{
    size_t length = strlen(text);
    return blank_at(text) == 0 && strchr(text, '\r') == NULL &&
           (length == 0 || blank_at(text + length - 1) == 0) &&
           (length < 3 || blank_at(text + length - 3) < 3);
}

/* Adds TEXT without blanks at its ends and with LF for each line end. */
static void put_tidy(const char *text, struct buf *out)
{
    size_t skip;
    while ((skip = blank_at(text)) > 0)
        text += skip;
    size_t end = 0;
    for (size_t i = 0; text[i] != '\0';) {
        size_t blank = blank_at(text + i);
        i += blank == 0 ? 1 : blank;
        if (blank == 0)
            end = i;
    }
    for (size_t i = 0; i < end; i++)
        if (text[i] != '\r')
            buf_putc(out, text[i]);
        else if (text[i + 1] != '\n')
            buf_putc(out, '\n');
}

bool load_is_field(const struct load_file *file, size_t column)
{
    const struct headers_target *target = &file->headers.targets[column];
    return target->kind != NULL && target->derived == REGISTER_STORED;
}

/* Adds the unit that the header states to TEXT where it is a figure without
 * one. */
static void put_unit(const struct headers_target *target, struct buf *text)
{
    struct buf folded = {0};
    if (target->unit[0] == '\0' || target->kind == NULL || target->derived != REGISTER_STORED ||
        target->kind->fields[target->field].type != TYPE_PERIOD || text->length == 0)
        return;
    fold_text(text->text, &folded);
    if (strspn(buf_text(&folded), "0123456789") == folded.length)
        buf_puts(text, target->unit);
    buf_clear(&folded);
}

const char *load_text(const struct load_file *file, size_t row, size_t column, struct buf *scratch)
{
    const struct headers *headers = &file->headers;
    const char *text = sheet_cell(&file->sheet, headers->row + 1 + row, column);
    bool ours = headers->own || headers->reason < headers->count;
    if (file->sheet.marked && ours)
        text = csv_writer_unguard(text);
    bool split = file->columns != NULL && file->columns[column].split != CELLS_SPLIT_AUTO;
    if (headers->own && !split)
        return text;
    if (!is_tidy(text) || headers->targets[column].unit[0] != '\0') {
        buf_empty(scratch);
        put_tidy(text, scratch);
        put_unit(&headers->targets[column], scratch);
        text = buf_text(scratch);
    }
    const struct field *field = NULL;
    if (load_is_field(file, column))
        field = &headers->targets[column].kind->fields[headers->targets[column].field];
    if (nothing_said(field, text))
        return "";
    if (!split)
        return text;
    struct buf values = {0};
    ways_cell(file, column, text, &values);
    buf_clear(scratch);
    *scratch = values;
    return buf_text(scratch);
}

struct divided {
    struct load *load;
    const struct kind *kind;
};

static void take_divided(void *context, const char *code, const char *name)
{
    const struct divided *divided = context;
    (void)code;
    if (cells_split_marks(name) != 0)
        names_add(&divided->load->divided, divided->kind, name, 0);
}

void load_divided(struct load *load, const struct kind *kind)
{
    /* No record has an empty name: it marks the kinds that were read. */
    size_t ignored;
    struct divided divided = {load, kind};
    if (names_find(&load->divided, kind, "", &ignored))
        return;
    names_add(&load->divided, kind, "", 0);
    if (!refer_names(load->m, kind, take_divided, &divided, &load->why))
        load->broken = true;
}

bool load_states_code(const struct load_file *file, size_t row)
{
    const struct kind *kind = file->headers.kind;
    size_t column = headers_find(&file->headers, kind, kinds_field(kind, "code"));
    struct buf scratch = {0};
    bool stated = column < file->headers.count && load_text(file, row, column, &scratch)[0] != '\0';
    buf_clear(&scratch);
    return stated;
}

struct load_place load_place(const struct load *load, size_t number)
{
    size_t i = 0;
    while (number - load->files[i].first >= load->files[i].count)
        i++;
    return (struct load_place){&load->files[i], number - load->files[i].first};
}

bool load_is_refused(const struct load *load, size_t number)
{
    struct load_place place = load_place(load, number);
    return plan_outcome(place.file->plan, place.row) == PLAN_REFUSED;
}

/* Keeps a record; gives its place. */
static size_t add_named(struct load *load, const struct kind *kind, const char *code,
                        const char *name, enum load_fate fate)
{
    load->named =
        mem_grow(load->named, load->named_count, &load->named_capacity, sizeof *load->named);
    load->named[load->named_count] = (struct load_named){
        .kind = kind, .code = mem_copy(code), .name = mem_copy(name), .fate = fate};
    return load->named_count++;
}

/* Keeps that the row that is read names the record at place AT by FIELD. */
static void add_use(struct load *load, size_t at, const struct field *field)
{
    struct load_named *named = &load->named[at];
    /* Where no row defines what others name, only what is made is told. */
    if (load->at_once && named->fate == LOAD_FOUND)
        return;
    if (named->uses != 0 && load->uses[named->uses - 1].row == load->row)
        return;
    load->uses = mem_grow(load->uses, load->use_count, &load->use_capacity, sizeof *load->uses);
    load->uses[load->use_count++] =
        (struct load_use){.row = load->row, .named = at, .field = field, .next = named->uses};
    named->uses = load->use_count;
}

void load_tell(struct load *load, const struct record *record, enum load_fate fate)
{
    add_use(load,
            add_named(load, record->kind, record_value(record, "code"),
                      record_value(record, "name"), fate),
            NULL);
}

void load_step(struct load *load)
{
    enum { STEPS = 64, PASSES = 3 };
    const struct import_watch *watch = &load->options->watch;
    const struct load_file *last = &load->files[load->count - 1];
    size_t passes = PASSES - load->at_once - load->row_by_row;
    size_t total = (last->first + last->count) * passes;
    if (++load->steps % STEPS != 0 || watch->tell == NULL || load->broken ||
        watch->tell(watch->context, load->steps < total ? load->steps : total, total))
        return;
    why_set(&load->why, "Given up. Nothing was changed.");
    load->broken = true;
}

void load_forget(struct load *load)
{
    for (size_t i = 0; i < load->named_count; i++) {
        free(load->named[i].code);
        free(load->named[i].name);
    }
    free(load->named);
    free(load->uses);
    load->named = NULL;
    load->uses = NULL;
    load->named_count = load->named_capacity = load->use_count = load->use_capacity = 0;
    record_free(load->pending);
    load->pending = NULL;
    ahead_clear(&load->ahead);
    names_clear(&load->known);
    codes_clear(&load->codes);
    names_clear(&load->made);
    load_ids_clear(&load->keys);
    names_clear(&load->zeroless);
    load_ids_clear(&load->other);
}

void load_bar(struct load *load, const struct field *field, const char *name, size_t number)
{
    struct load_place place = load_place(load, number);
    why_set(&load->why, "\"%s\" stands in row %zu of %s, which is refused. Correct that row first.",
            name, plan_number(place.file->plan, place.row), place.file->path);
    why_at(&load->why, "%s", field->label[load->why.lang]);
}

/* Makes a record of KIND called NAME; gives its place, or named_count with
 * load->why. */
static size_t create(struct load *load, const struct kind *kind, const char *name)
{
    struct record *record = record_new(kind);
    size_t at = load->named_count, number;
    bool barred = names_find(&load->refused, kind, name, &number);
    if (record_set(record, kinds_field(kind, "name"), name, &load->why) &&
        record_save(load->m, record, &load->why))
        at = add_named(load, kind, record_value(record, "code"), name,
                       barred ? LOAD_BARRED : LOAD_CREATED);
    record_free(record);
    return at;
}

/* Whether NAME can be that of a new record. */
static bool check_is_name(struct load *load, const char *name)
{
    if (load_place(load, load->row).file->headers.own || !nothing_named(name))
        return true;
    return why_set(&load->why,
                   "\"%s\" says that there is one, but not which. Write the names here, or have a "
                   "mapping put the column into the remarks.",
                   name);
}

/* Finds the record of KIND called NAME, or makes it; as create(). */
static size_t find_or_create(struct load *load, const struct kind *kind, const char *name)
{
    struct buf code = {0};
    int64_t id = load_find(load, kind, name);
    size_t at = load->named_count;
    if (id == 0)
        return check_is_name(load, name) ? create(load, kind, name) : at;
    if (id > 0) {
        refer_code(load->m, kind, id, &code);
        at = add_named(load, kind, buf_text(&code), name, LOAD_FOUND);
    }
    buf_clear(&code);
    return at;
}

/* The code of the record of FIELD's kind that is called NAME, created where
 * there is none; NULL with load->why. Borrowed. */
static const char *code_of(struct load *load, const struct field *field, const char *name)
{
    const struct kind *kind = kinds_find(field->kind);
    size_t at, number, count = load->named_count;
    if (!names_find(&load->known, kind, name, &at)) {
        at = find_or_create(load, kind, name);
        if (load->named_count == count) {
            why_at(&load->why, "%s", field->label[load->why.lang]);
            return NULL;
        }
        names_add(&load->known, kind, name, at);
    }
    add_use(load, at, field);
    if (load->named[at].fate != LOAD_BARRED)
        return load->named[at].code;
    if (names_find(&load->refused, kind, name, &number))
        load_bar(load, field, name, number);
    return NULL;
}

/* Whether TEXT is what a spreadsheet shows for a formula that has failed. */
static bool is_error(const char *text)
{
    static const char *const errors[] = {"#N/A",      "#REF!",     "#VALUE!",  "#NAME?",
                                         "#DIV/0!",   "#NUM!",     "#NULL!",   "#SPILL!",
                                         "#CALC!",    "#FIELD!",   "#BUSY!",   "#GETTING_DATA",
                                         "#BLOCKED!", "#UNKNOWN!", "#CONNECT!"};
    for (size_t i = 0; *text == '#' && i < sizeof errors / sizeof errors[0]; i++)
        if (strcmp(text, errors[i]) == 0)
            return true;
    return false;
}

bool load_value(struct load *load, const struct field *field, const char *text, struct buf *out)
{
    if (is_error(text) && !load_place(load, load->row).file->headers.own)
        return why_set(&load->why,
                       "\"%s\" is what a spreadsheet shows for a formula that has failed. Mend "
                       "it there, or write the value.",
                       text);
    if (!kinds_is_reference(field))
        return check_value(field, text, out, &load->why);
    if (field->type == TYPE_REF) {
        const char *code = text[0] == '\0' ? "" : code_of(load, field, text);
        buf_puts(out, code == NULL ? "" : code);
        return code != NULL;
    }
    struct cells names = {0}, codes = {0};
    cells_parse(text, &names);
    bool done = true;
    for (size_t i = 0; i < names.count && done; i++) {
        if (names.items[i][0] == '\0')
            continue;
        const char *code = code_of(load, field, names.items[i]);
        done = code != NULL;
        if (done && cells_find(&codes, code) == codes.count)
            cells_add(&codes, code);
    }
    if (done)
        cells_format(&codes, out);
    cells_clear(&names);
    cells_clear(&codes);
    return done;
}

bool load_set(struct load *load, struct record *record, size_t field, const char *text)
{
    struct buf value = {0};
    bool done = load_value(load, &record->kind->fields[field], text, &value);
    if (done)
        record_put(record, field, buf_text(&value));
    buf_clear(&value);
    return done;
}

void load_refuse(struct load *load, struct plan_row *row, const char *title,
                 const struct field *field, const char *value)
{
    const char *reason = load->why.text;
    /* A row is not to blame for the inventory. */
    if (load->why.class == WHY_FILE || model_failures(load->m) != load->failures)
        load->broken = true;
    /* Checks begin with the label of the field; the plan names the column. */
    if (field != NULL && title[0] != '\0') {
        const char *label = field->label[load->why.lang];
        size_t length = strlen(label);
        if (strncmp(reason, label, length) == 0 && strncmp(reason + length, ": ", 2) == 0)
            reason += length + 2;
    }
    plan_refuse(row, title, value, reason, load->why.format);
}
