/*
 * Headers are compared by a key: the search key of the text (fold.h) without
 * blanks, so that a header broken over two lines or written in half-width
 * kana is known too. Labels and column names of all fields come before the
 * other names of any, and the columns of the register before the fields.
 */
#include "import/headers.h"

#include "model/fold.h"
#include "model/mem.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* A name by which a column may be known. */
struct candidate {
    char *key;
    const struct kind *kind;
    size_t field;
    enum register_derived derived;
};

struct candidates {
    struct candidate *items;
    size_t count, capacity;
};

const char *headers_reason(enum lang lang)
{
    return words_in(lang, "Reason");
}

static char *key_of(const char *text)
{
    struct buf folded = {0}, key = {0};
    fold_text(text, &folded);
    for (const char *at = buf_text(&folded); *at != '\0'; at++)
        if (*at != ' ')
            buf_putc(&key, *at);
    buf_clear(&folded);
    buf_puts(&key, "");
    return buf_take(&key);
}

/* Adds NAME for TARGET; an empty one is none. */
static void add_name(struct candidates *all, const char *name, struct candidate target)
{
    target.key = key_of(name);
    if (target.key[0] == '\0') {
        free(target.key);
        return;
    }
    all->items = mem_grow(all->items, all->count, &all->capacity, sizeof *all->items);
    all->items[all->count++] = target;
}

static void add_field(struct candidates *all, const struct kind *kind, size_t field)
{
    const struct field *at = &kind->fields[field];
    const struct candidate target = {.kind = kind, .field = field};
    add_name(all, at->label[LANG_JA], target);
    add_name(all, at->label[LANG_EN], target);
    add_name(all, at->column, target);
}

static void add_other_names(struct candidates *all, const struct kind *kind, size_t field)
{
    const char *at = kind->fields[field].headers;
    while (at != NULL && *at != '\0') {
        size_t part = strcspn(at, "|");
        char *name = mem_copy_bytes(at, part);
        add_name(all, name, (struct candidate){.kind = kind, .field = field});
        free(name);
        at += part + (at[part] == '|');
    }
}

static void add_register_names(struct candidates *all)
{
    for (size_t i = 0; i < register_columns_count; i++) {
        const struct register_column *column = &register_columns[i];
        struct candidate target = {.kind = kinds_find(column->kind), .derived = column->derived};
        if (column->field != NULL)
            target.field = kinds_field(target.kind, column->field);
        add_name(all, column->label[LANG_JA], target);
        add_name(all, column->label[LANG_EN], target);
        add_name(all, column->column, target);
    }
}

static void add_register_other_names(struct candidates *all)
{
    for (size_t i = 0; i < register_columns_count; i++) {
        const struct register_column *column = &register_columns[i];
        const struct kind *kind = kinds_find(column->kind);
        if (column->field != NULL && register_group(column->kind) < REGISTER_GROUPS)
            add_other_names(all, kind, kinds_field(kind, column->field));
    }
}

static struct candidates candidates_of(const struct kind *kind, bool is_register)
{
    struct candidates all = {0};
    if (is_register)
        add_register_names(&all);
    for (size_t i = 0; i < kind->field_count; i++)
        add_field(&all, kind, i);
    for (size_t i = 0; i < kind->field_count; i++)
        add_other_names(&all, kind, i);
    if (is_register)
        add_register_other_names(&all);
    return all;
}

static void candidates_clear(struct candidates *all)
{
    for (size_t i = 0; i < all->count; i++)
        free(all->items[i].key);
    free(all->items);
}

/* How many columns of the header have a name; that of reasons does not count. */
static size_t filled_columns(const struct sheet *sheet, const struct headers *headers)
{
    size_t filled = 0;
    for (size_t i = 0; i < headers->count; i++)
        filled += i != headers->reason && sheet_cell(sheet, headers->row, i)[0] != '\0';
    return filled;
}

static bool has_column(const struct sheet *sheet, const struct headers *headers, const char *name)
{
    size_t i = 0;
    while (i < headers->count && strcmp(sheet_cell(sheet, headers->row, i), name) != 0)
        i++;
    return i < headers->count;
}

/* Our exports are headed by the labels of one language or by column names. */
enum { NAMING_COLUMN = 2, NAMINGS = 3 };

/* Whether the header is that of our export of KIND, by this program or by one
 * that did not yet know the newest fields. */
static bool holds_kind(const struct sheet *sheet, const struct headers *headers,
                       const struct kind *kind, int naming)
{
    size_t held = 0;
    int newest_held = 0, oldest_missing = INT_MAX;
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        const char *name = naming == NAMING_COLUMN ? field->column : field->label[naming];
        if (has_column(sheet, headers, name)) {
            held++;
            newest_held = field->since > newest_held ? field->since : newest_held;
        } else {
            oldest_missing = field->since < oldest_missing ? field->since : oldest_missing;
        }
    }
    return held == filled_columns(sheet, headers) && newest_held < oldest_missing;
}

static bool holds_register(const struct sheet *sheet, const struct headers *headers, int naming)
{
    bool held = register_columns_count == filled_columns(sheet, headers);
    for (size_t i = 0; i < register_columns_count && held; i++) {
        const struct register_column *column = &register_columns[i];
        held = has_column(sheet, headers,
                          naming == NAMING_COLUMN ? column->column : column->label[naming]);
    }
    return held;
}

/* Finds out whether the header is that of an export of ours. */
static void find_own(const struct sheet *sheet, struct headers *headers)
{
    for (int naming = 0; naming < NAMINGS; naming++) {
        for (size_t k = 0; k < kinds_count; k++)
            if (holds_kind(sheet, headers, &kinds[k], naming)) {
                headers->kind = &kinds[k];
                headers->own = true;
                return;
            }
        if (holds_register(sheet, headers, naming)) {
            headers->kind = kinds_find("category");
            headers->own = headers->is_register = true;
            return;
        }
    }
}

/* "備考 (2)" for the second column headed 備考; a column without header by its
 * number. */
static char *title_of(const struct sheet *sheet, size_t row, size_t column, enum lang lang)
{
    struct buf title = {0};
    const char *text = sheet_cell(sheet, row, column);
    size_t same = 1;
    for (size_t i = 0; i < column; i++)
        same += strcmp(sheet_cell(sheet, row, i), text) == 0;
    if (text[0] == '\0')
        buf_printf(&title, words_in(lang, "column %zu"), column + 1);
    else
        buf_puts(&title, text);
    if (text[0] != '\0' && same > 1)
        buf_printf(&title, " (%zu)", same);
    return buf_take(&title);
}

static bool is_taken(const struct headers *headers, size_t upto, const struct candidate *target)
{
    for (size_t i = 0; i < upto; i++)
        if (headers->targets[i].kind == target->kind &&
            headers->targets[i].field == target->field &&
            headers->targets[i].derived == target->derived)
            return true;
    return false;
}

/* Gives each column its field; a second column of the same field gets none.
 * Result: how many are known. */
static size_t assign(const struct sheet *sheet, struct headers *headers, enum lang lang)
{
    struct candidates all = candidates_of(headers->kind, headers->is_register);
    size_t known = 0;
    for (size_t i = 0; i < headers->count; i++) {
        struct headers_target *target = &headers->targets[i];
        char *key = key_of(sheet_cell(sheet, headers->row, i));
        target->title = title_of(sheet, headers->row, i, lang);
        size_t at = 0;
        while (at < all.count && strcmp(all.items[at].key, key) != 0)
            at++;
        if (i != headers->reason && at < all.count && !is_taken(headers, i, &all.items[at])) {
            target->kind = all.items[at].kind;
            target->field = all.items[at].field;
            target->derived = all.items[at].derived;
            known++;
        }
        free(key);
    }
    candidates_clear(&all);
    return known;
}

static bool find_row(const struct sheet *sheet, size_t header_row, struct headers *headers,
                     struct why *why)
{
    if (sheet->count == 0)
        return why_set(why, "The file is empty. Expected: a header row with the names of the "
                            "columns, and a row for each record.");
    while (header_row > 0 && headers->row < sheet->count &&
           sheet->rows[headers->row].number != header_row)
        headers->row++;
    if (headers->row == sheet->count)
        return why_set(why,
                       "There is no header in row %zu, which is empty or past the end of the "
                       "file.",
                       header_row);
    return true;
}

static bool refuse_unknown(const struct sheet *sheet, const struct headers *headers,
                           struct why *why)
{
    struct buf expected = {0};
    size_t count = headers->is_register ? register_columns_count : headers->kind->field_count;
    for (size_t i = 0; i < count; i++)
        buf_printf(&expected, "%s%s", i == 0 ? "" : words_in(why->lang, ", "),
                   headers->is_register ? register_columns[i].label[why->lang]
                                        : headers->kind->fields[i].label[why->lang]);
    why_set(
        why,
        "No column of the header in row %zu is known. If the header stands in another row, name "
        "it with --header-row; for records of another kind, use --kind. Expected for the kind "
        "%s: %s.",
        sheet->rows[headers->row].number, headers->kind->label[why->lang], buf_text(&expected));
    buf_clear(&expected);
    return false;
}

static size_t find_reason(const struct sheet *sheet, const struct headers *headers)
{
    const char *last = sheet_cell(sheet, headers->row, headers->count - 1);
    bool found =
        strcmp(last, headers_reason(LANG_JA)) == 0 || strcmp(last, headers_reason(LANG_EN)) == 0;
    return found ? headers->count - 1 : headers->count;
}

bool headers_read(const struct sheet *sheet, size_t header_row, const struct kind *kind,
                  struct headers *headers, struct why *why)
{
    *headers = (struct headers){0};
    if (!find_row(sheet, header_row, headers, why))
        return false;
    headers->count = sheet->rows[headers->row].count;
    headers->targets = mem_new(headers->count, sizeof *headers->targets);
    headers->reason = find_reason(sheet, headers);
    find_own(sheet, headers);
    if (headers->own && kind != NULL && headers->kind != kind) {
        why_set(why,
                "The header is that of our own export of the kind %s, but --kind says %s. "
                "Leave --kind out.",
                headers->kind->label[why->lang], kind->label[why->lang]);
        headers_clear(headers);
        return false;
    }
    if (!headers->own) {
        headers->kind = kind != NULL ? kind : kinds_find("category");
        headers->is_register = headers->kind == kinds_find("category");
    }
    bool done = assign(sheet, headers, why->lang) > 0 || refuse_unknown(sheet, headers, why);
    /* An export of ours may be of a kind without records. */
    if (done && !headers->own && headers->row + 1 == sheet->count)
        done = why_set(why,
                       "The file has no row below the header in row %zu. Expected: a row for each "
                       "record.",
                       sheet->rows[headers->row].number);
    if (!done)
        headers_clear(headers);
    return done;
}

size_t headers_find(const struct headers *headers, const struct kind *kind, size_t field)
{
    size_t i = 0;
    while (i < headers->count &&
           (headers->targets[i].kind != kind || headers->targets[i].field != field ||
            headers->targets[i].derived != REGISTER_STORED))
        i++;
    return i;
}

void headers_clear(struct headers *headers)
{
    for (size_t i = 0; i < headers->count; i++)
        free(headers->targets[i].title);
    free(headers->targets);
    *headers = (struct headers){0};
}
