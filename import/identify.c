/*
 * The first pass: the record of each row, found by the key that the person
 * chose, by its code, or by its name, and created where there is none. Codes,
 * names and other names are set here already, so that the references of the
 * next pass find them whatever the order of rows and files.
 */
#include "import/key_values.h"
#include "import/load.h"
#include "import/twins.h"

#include "model/guard.h"
#include "model/refer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One row of one file in this pass. */
struct subject {
    struct load *load;
    struct load_file *file;
    size_t row;
    struct plan_row *plan;
    const struct kind *kind;
    const char *code, *name; /* what the row says, "" where it does not */
    bool keeps_name;         /* found by another of its names, which is not its name */
};

/* The text of the column for the field COLUMN of the row's kind, or "". */
static const char *text_of(const struct subject *s, const char *column, struct buf *scratch)
{
    return identify_text(s->file, s->row, kinds_field(s->kind, column), scratch);
}

/* The header of that column, or "". */
static const char *title_of(const struct subject *s, const char *column)
{
    size_t at = headers_find(&s->file->headers, s->kind, kinds_field(s->kind, column));
    return at == s->file->headers.count ? "" : s->file->headers.targets[at].title;
}

static void refuse_cell(const struct subject *s, const char *column, const char *value)
{
    const struct field *field = &s->kind->fields[kinds_field(s->kind, column)];
    load_refuse(s->load, s->plan, title_of(s, column), field, value);
}

static void refuse_row(const struct subject *s)
{
    load_refuse(s->load, s->plan, "", NULL, "");
}

/* Adds the row's value of the key to VALUE; false where it is wrong. */
static bool key_value(const struct subject *s, struct buf *value)
{
    if (s->load->options->key == NULL)
        return true;
    const struct field *field = &s->kind->fields[kinds_field_named(s->kind, s->load->options->key)];
    struct buf scratch = {0};
    const char *text = text_of(s, field->column, &scratch);
    bool done = text[0] == '\0' || load_value(s->load, field, text, value);
    if (!done)
        refuse_cell(s, field->column, text);
    buf_clear(&scratch);
    return done;
}

/* Finds the record with VALUE of the key; *ID stays 0 where there is none. */
static bool find_by_key(const struct subject *s, const char *value, int64_t *id)
{
    if (!load_ids_find(&s->load->keys, s->kind, value, id) || *id != 0)
        return true;
    why_set(&s->load->why,
            "Several records have this value. Give the code of the one that is meant.");
    size_t field = kinds_field_named(s->kind, s->load->options->key);
    refuse_cell(s, s->kind->fields[field].column, value);
    return false;
}

/* Refuses the row where another row of the file has the same name, unless both
 * have codes of their own. */
static bool check_name(const struct subject *s, const char *name, bool by_name)
{
    size_t other = s->row;
    if (name[0] == '\0')
        return true;
    if (by_name)
        other = names_add(&s->file->by_name, s->kind, name, s->row);
    else if (!names_find(&s->file->by_name, s->kind, name, &other))
        return true;
    if (other == s->row)
        return true;
    why_set(&s->load->why, "Row %zu has this name already. Join the rows, or give each a code.",
            plan_number(s->file->plan, other));
    refuse_cell(s, "name", name);
    return false;
}

/* Refuses the row where another row, of this file or of another, states the
 * same code. */
static bool check_code(const struct subject *s, const char *code)
{
    struct load *load = s->load;
    size_t other = code[0] == '\0' ? load->row : codes_add(load, s->kind, code);
    if (other == load->row)
        return true;
    struct load_place place = load_place(load, other);
    size_t number = plan_number(place.file->plan, place.row);
    if (place.file == s->file)
        why_set(&load->why, "Row %zu is about the same record. Join the rows.", number);
    else
        why_set(&load->why, "Row %zu of %s states the same code. Join the rows, or correct a code.",
                number, place.file->path);
    refuse_cell(s, "code", code);
    return false;
}

/* Finds the record that is called NAME. */
static bool find_by_name(const struct subject *s, const char *name, int64_t *id)
{
    if (name[0] == '\0') {
        why_set(&s->load->why, "The row has neither a code nor a name.");
        refuse_row(s);
        return false;
    }
    *id = load_find(s->load, s->kind, name);
    if (*id < 0)
        refuse_cell(s, "name", name);
    return *id >= 0;
}

/* Notes that a record other than ID, that of CODE, has the name of the row: the
 * code may be another than its own, or none. */
static void note_namesake(const struct subject *s, const char *code, const char *name, int64_t id)
{
    struct load *load = s->load;
    size_t other = load->row;
    if (!load->filled || s->file->headers.own || load->options->key != NULL || name[0] == '\0')
        return;
    if (id == 0)
        other = names_add(&load->made, s->kind, name, load->row);
    int64_t namesake = other == load->row ? load_find(load, s->kind, name) : 0;
    if (namesake <= 0 || namesake == id)
        return;
    struct buf own = {0}, note = {0};
    char *called = guard_quote(name);
    refer_code(load->m, s->kind, namesake, &own);
    buf_printf(&note,
               words_in(load->options->lang,
                        "%1$s is called %2$s too, and the row states the code %3$s. If it is "
                        "about %1$s, take the name for the key."),
               buf_text(&own), called, code);
    plan_note(s->plan, buf_text(&note));
    free(called);
    buf_clear(&own);
    buf_clear(&note);
}

/* Finds the record of the row, which states KEY, by the key, else by the code,
 * else by the name; *ID stays 0 where it is new. */
static bool find_record(struct subject *s, const char *key, int64_t *id)
{
    const char *code = s->code, *name = s->name;
    bool by_name = key[0] == '\0' && code[0] == '\0';
    bool done = check_name(s, name, by_name) && check_code(s, code);
    s->keeps_name = by_name;
    if (done && by_name)
        done = find_by_name(s, name, id);
    else if (done && key[0] != '\0')
        done = find_by_key(s, key, id);
    else if (done) {
        *id = s->load->by_code ? ahead_id(s->load) : record_find(s->load->m, s->kind, code);
        if (*id == 0)
            note_namesake(s, code, name, 0);
    }
    if (done && !by_name && *id == 0 && (key[0] != '\0' || s->load->options->key == NULL))
        key_values_note(s->load, s->plan, s->kind, key[0] != '\0' ? key : code);
    return done;
}

/* Sets one of the fields by which records are called. */
static void set_naming(const struct subject *s, struct record *record, const char *column)
{
    size_t field = kinds_field(s->kind, column);
    if (field == s->kind->field_count)
        return;
    struct buf scratch = {0}, old = {0};
    const char *text = text_of(s, column, &scratch);
    buf_puts(&old, record->values[field]);
    if (text[0] != '\0' && !load_set(s->load, record, field, text))
        refuse_cell(s, column, text);
    else if (record->id != 0 && strcmp(record->values[field], buf_text(&old)) != 0)
        plan_change(s->plan, title_of(s, column), buf_text(&old), record->values[field]);
    buf_clear(&scratch);
    buf_clear(&old);
}

/* Sets CODE and NAME, borrowed from what was read ahead or TITLE, to what record ID
 * is called; false where there is none. */
static bool called(const struct subject *s, int64_t id, struct buf *title, const char **code,
                   const char **name)
{
    const struct record *record = ahead_look(s->load, id);
    if (record != NULL) {
        *code = record_value(record, "code");
        *name = record_value(record, "name");
        return true;
    }
    if (!record_title(s->load->m, s->kind, id, title))
        return false;
    char *blank = title->text + strcspn(title->text, " "); /* a code has none */
    *blank = '\0';
    *code = title->text;
    *name = blank + 1;
    return true;
}

/* Whether the row names its record just as it is called: most rows of a file
 * that is imported again. */
static bool is_named_alike(const struct subject *s, int64_t id)
{
    struct buf title = {0};
    const char *code, *name;
    if (kinds_field(s->kind, "other_names") != s->kind->field_count ||
        !called(s, id, &title, &code, &name))
        return false;
    bool same_code = strcmp(s->code, code) == 0, same_name = strcmp(s->name, name) == 0;
    bool alike =
        (same_code || s->code[0] == '\0') && (same_name || s->name[0] == '\0' || s->keeps_name);
    if (alike && !(same_code && same_name))
        identify_tell(s->file, s->row, code, name);
    buf_clear(&title);
    return alike;
}

/* Calls the record as the row does, and saves it: from now on references find
 * it. Gives its number, 0 where the row is refused. */
static int64_t call_record(const struct subject *s, int64_t id)
{
    struct load *load = s->load;
    if (id != 0 && is_named_alike(s, id))
        return id;
    struct record *record =
        id == 0 ? record_new(s->kind) : record_load(load->m, s->kind, id, &load->why);
    if (record == NULL) {
        refuse_row(s);
        return 0;
    }
    set_naming(s, record, "code");
    if (id != 0 && !s->keeps_name)
        note_namesake(s, s->code, s->name, id);
    if (id == 0 || !s->keeps_name)
        set_naming(s, record, "name");
    set_naming(s, record, "other_names");
    if (id == 0 && load->at_once) {
        if (s->plan->outcome != PLAN_REFUSED && !record_complete(record, &load->why))
            refuse_cell(s, "name", "");
        identify_tell(s->file, s->row, record_value(record, "code"), record_value(record, "name"));
        load->pending = record;
        return 0;
    }
    if (s->plan->outcome != PLAN_REFUSED && !record_save(load->m, record, &load->why))
        refuse_cell(s, record_value(record, "name")[0] == '\0' ? "name" : "code", "");
    if (s->plan->outcome != PLAN_REFUSED)
        load_keep_other_names(load, record);
    id = s->plan->outcome == PLAN_REFUSED ? 0 : record->id;
    identify_tell(s->file, s->row, record_value(record, "code"), record_value(record, "name"));
    record_free(record);
    return id;
}

/* Refuses the row where another row of the file is about record ID too. */
static bool check_twice(const struct subject *s, int64_t id)
{
    char number[24];
    if (s->load->by_code)
        return true;
    snprintf(number, sizeof number, "%" PRId64, id);
    size_t other = names_add(&s->file->seen, s->kind, number, s->row);
    if (other == s->row)
        return true;
    why_set(&s->load->why, "Row %zu is about the same record. Join the rows.",
            plan_number(s->file->plan, other));
    refuse_row(s);
    return false;
}

static void identify(struct load *load, struct load_file *file, size_t row)
{
    load->row = file->first + row;
    struct subject s = {.load = load,
                        .file = file,
                        .row = row,
                        .plan = plan_row(file->plan, row),
                        .kind = file->headers.kind};
    int64_t id = 0;
    struct buf code = {0}, name = {0}, key = {0};
    s.code = text_of(&s, "code", &code);
    s.name = text_of(&s, "name", &name);
    identify_tell(file, row, s.code, s.name);
    if (row_form_check(load, file, row) && key_value(&s, &key) &&
        find_record(&s, buf_text(&key), &id) && (id == 0 || check_twice(&s, id))) {
        bool fresh = id == 0;
        id = call_record(&s, id);
        file->rows[row] =
            (struct load_row){.id = id, .fresh = fresh && (id != 0 || load->pending != NULL)};
        if (fresh && id != 0) {
            check_twice(&s, id);
            if (key.length > 0)
                load_ids_add(&load->keys, s.kind, key.text, id);
        }
    }
    buf_clear(&code);
    buf_clear(&name);
    buf_clear(&key);
    row_form_note(load, file, row);
}

void identify_keep(struct load *load, struct load_file *file, size_t row,
                   const struct record *record)
{
    struct subject s = {.load = load,
                        .file = file,
                        .row = row,
                        .plan = plan_row(file->plan, row),
                        .kind = file->headers.kind};
    file->rows[row].id = record->id;
    check_twice(&s, record->id);
    identify_tell(file, row, record_value(record, "code"), record_value(record, "name"));
}

/* Whether row ROW of FILE is one of those that state a code. */
static bool states_code(const struct load *load, const struct load_file *file, size_t row)
{
    return load->at_once ? load->by_code : load_states_code(file, row);
}

/* Identifies row ROW of FILE, and sets its fields where that can be done at once. */
static void identify_one(struct load *load, struct load_file *file, size_t row)
{
    const struct plan_row *plan = plan_at(file->plan, row);
    size_t worded = file->plan->worded;
    if (load->at_once && !ahead_read(load, file, row)) {
        load->broken = true;
        return;
    }
    identify(load, file, row);
    if (load->at_once && !load->broken)
        fields_set_row(load, file, row);
    if (load->row_by_row)
        twins_count(load);
    file->rows[row].plain =
        plan->outcome != PLAN_REFUSED && plan->note_count == 0 && file->plan->worded == worded;
}

/* Identifies the rows that state a code, or the others. */
static void identify_some(struct load *load, bool stated)
{
    for (size_t i = 0; i < load->count; i++)
        for (size_t k = 0; k < load->files[i].count && !load->broken; k++)
            if (!load->files[i].rows[k].held && states_code(load, &load->files[i], k) == stated) {
                if (!load->files[i].rows[k].known || !again_tell(load, &load->files[i], k))
                    identify_one(load, &load->files[i], k);
                load_step(load);
            }
}

/* Rows that state a code come first, so that no record is given a code that a
 * later row or file states for another. */
void identify_rows(struct load *load)
{
    struct names loaded = {0};
    load->filled = false;
    for (size_t i = 0; i < load->count; i++)
        load->filled = load->filled || record_any(load->m, load->files[i].headers.kind);
    for (size_t i = 0; i < load->count && load->options->key != NULL; i++) {
        const struct kind *kind = load->files[i].headers.kind;
        if (names_add(&loaded, kind, "", i) == i)
            key_values_load(load, kind);
    }
    names_clear(&loaded);
    identify_some(load, true);
    identify_some(load, false);
}
