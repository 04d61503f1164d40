/*
 * From the text of a cell to the canonical value of a field, for all passes.
 * Names are looked up once in a round: a sheet of ten thousand rows names the
 * same few departments again and again.
 */
#include "import/load.h"

#include "export/csv_writer.h"
#include "model/check.h"
#include "model/fold.h"
#include "model/refer.h"

#include <string.h>

/* The length of the blank, ASCII or U+3000, with which TEXT begins. */
static size_t blank_at(const char *text)
{
    if (strncmp(text, "\u3000", 3) == 0)
        return 3;
    return *text == ' ' || *text == '\t' || *text == '\r' || *text == '\n';
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

/* Whether TEXT in a column for FIELD (or NULL) says that there is nothing. A
 * choice may be called なし, and a flag means no by it. */
static bool says_nothing(const struct field *field, const char *text)
{
    static const char *const words[] = {"n/a", "ナシ", "-"};
    if (strlen(text) > 12)
        return false;
    if (field != NULL && field->choices != NULL && kinds_choice(field, text) != NULL)
        return false;
    struct buf key = {0};
    bool nothing = false;
    fold_text(text, &key);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        nothing = nothing || strcmp(buf_text(&key), words[i]) == 0;
    if (field != NULL && field->type == TYPE_FLAG && strcmp(buf_text(&key), words[1]) == 0)
        nothing = false;
    buf_clear(&key);
    return nothing;
}

bool load_is_field(const struct load_file *file, size_t column)
{
    const struct headers_target *target = &file->headers.targets[column];
    return target->kind != NULL && target->derived == REGISTER_STORED;
}

const char *load_text(const struct load_file *file, size_t row, size_t column, struct buf *scratch)
{
    const struct headers *headers = &file->headers;
    const char *text = sheet_cell(&file->sheet, headers->row + 1 + row, column);
    bool ours = headers->own || headers->reason < headers->count;
    if (file->sheet.marked && ours)
        text = csv_writer_unguard(text);
    if (headers->own)
        return text;
    buf_empty(scratch);
    put_tidy(text, scratch);
    const struct field *field = NULL;
    if (load_is_field(file, column))
        field = &headers->targets[column].kind->fields[headers->targets[column].field];
    return says_nothing(field, buf_text(scratch)) ? "" : buf_text(scratch);
}

static void created(void *context, const struct kind *kind, const char *code, const char *name)
{
    struct load *load = context;
    size_t place;
    plan_record(&load->plan->created, kind, code, name);
    load->barred = names_find(&load->refused, kind, name, &place);
}

static bool refuse_barred(struct load *load, const struct field *field, const char *name,
                          const struct load_place *place)
{
    const struct load_file *file = &load->files[place->file];
    why_set(&load->why, "\"%s\" stands in row %zu of %s, which is refused. Correct that row first.",
            name, file->plan->rows[place->row].number, file->path);
    return why_at(&load->why, "%s", field->label[load->why.lang]);
}

/* The code of the record of FIELD's kind that is called NAME, created where
 * there is none; NULL with load->why. */
static const char *code_of(struct load *load, const struct field *field, const char *name)
{
    const struct kind *kind = kinds_find(field->kind);
    const struct refer_watch watch = {.created = created, .context = load};
    size_t at, place;
    if (!names_find(&load->known, kind, name, &at)) {
        struct field single = *field;
        single.type = TYPE_REF;
        struct buf code = {0};
        load->barred = false;
        bool found = refer_cell(load->m, &single, name, REFER_CREATE, &watch, &code, &load->why);
        at = load->codes.count;
        if (found) {
            /* An empty code marks a name that only a refused row defines. */
            cells_add(&load->codes, load->barred ? "" : buf_text(&code));
            names_add(&load->known, kind, name, at);
        }
        buf_clear(&code);
        if (!found)
            return NULL;
    }
    if (load->codes.items[at][0] != '\0')
        return load->codes.items[at];
    if (names_find(&load->refused, kind, name, &place))
        refuse_barred(load, field, name, &load->places[place]);
    return NULL;
}

bool load_value(struct load *load, const struct field *field, const char *text, struct buf *out)
{
    if (!kinds_is_reference(field))
        return check_value(field, text, out, &load->why);
    struct cells names = {0}, codes = {0};
    if (field->type == TYPE_LINKS)
        cells_parse(text, &names);
    else if (text[0] != '\0')
        cells_add(&names, text);
    bool done = true;
    for (size_t i = 0; i < names.count && done; i++) {
        if (names.items[i][0] == '\0')
            continue;
        const char *code = code_of(load, field, names.items[i]);
        done = code != NULL;
        if (done && cells_find(&codes, code) == codes.count)
            cells_add(&codes, code);
    }
    if (done && field->type == TYPE_LINKS)
        cells_format(&codes, out);
    else if (done && codes.count > 0)
        buf_puts(out, codes.items[0]);
    cells_clear(&names);
    cells_clear(&codes);
    return done;
}

bool load_set(struct load *load, struct record *record, size_t field, const char *text)
{
    struct buf value = {0};
    bool done = load_value(load, &record->kind->fields[field], text, &value) &&
                record_set(record, field, buf_text(&value), &load->why);
    buf_clear(&value);
    return done;
}

void load_refuse(struct load *load, struct plan_row *row, const char *title,
                 const struct field *field, const char *value)
{
    const char *reason = load->why.text;
    if (load->why.class == WHY_FILE)
        load->broken = true;
    /* Checks begin with the label of the field; the plan names the column. */
    if (field != NULL && title[0] != '\0') {
        const char *label = field->label[load->why.lang];
        size_t length = strlen(label);
        if (strncmp(reason, label, length) == 0 && strncmp(reason + length, ": ", 2) == 0)
            reason += length + 2;
    }
    plan_refuse(row, title, value, reason);
}
