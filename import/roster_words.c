/* See roster_words.h. */
#include "import/roster_words.h"

#include "import/header_key.h"
#include "model/buf.h"
#include "model/mem.h"
#include "model/register.h"

#include <stdlib.h>
#include <string.h>

static void add(struct cells *keys, const char *text)
{
    char *key = header_key_letters(text, false);
    if (key[0] != '\0')
        cells_add(keys, key);
    free(key);
}

static void add_field(struct cells *keys, const struct field *field)
{
    add(keys, field->label[LANG_EN]);
    add(keys, field->label[LANG_JA]);
    add(keys, field->column);
    for (const char *at = field->headers; at != NULL && *at != '\0';) {
        size_t part = strcspn(at, "|");
        char *name = mem_copy_bytes(at, part);
        add(keys, name);
        free(name);
        at += part + (at[part] == '|');
    }
}

static void add_register(struct roster_words *words)
{
    for (size_t i = 0; i < register_columns_count; i++) {
        const struct register_column *column = &register_columns[i];
        const struct kind *kind = kinds_find(column->kind);
        add(&words->keys, column->label[LANG_EN]);
        add(&words->keys, column->label[LANG_JA]);
        add(&words->keys, column->column);
        if (column->field != NULL && register_group(column->kind) < REGISTER_GROUPS)
            add_field(&words->keys, &kind->fields[kinds_field(kind, column->field)]);
    }
}

void roster_words_load(struct roster_words *words, const struct kind *kind)
{
    const struct kind *category = kinds_find("category");
    *words = (struct roster_words){.named = kind != NULL && kind != category};
    kind = kind == NULL ? category : kind;
    for (size_t i = 0; i < kind->field_count; i++)
        add_field(&words->keys, &kind->fields[i]);
    add_field(&words->names, &kind->fields[kinds_field(kind, "name")]);
    if (!words->named)
        add_register(words);
}

static bool has(const struct cells *keys, const char *header)
{
    char *key = header_key_letters(header, false);
    bool found = key[0] != '\0' && cells_find(keys, key) < keys->count;
    free(key);
    return found;
}

bool roster_words_has(const struct roster_words *words, const char *header)
{
    return has(&words->keys, header);
}

bool roster_words_names(const struct roster_words *words, const char *header)
{
    return has(&words->names, header);
}

void roster_words_clear(struct roster_words *words)
{
    cells_clear(&words->keys);
    cells_clear(&words->names);
}

/* Adds the titles of up to MOST columns that speak for persons with SIGN, or for
 * a ledger. Result: how many there are. */
static size_t put_titles(const struct roster *roster, bool ledger, enum items_sign sign,
                         enum lang lang, struct buf *out)
{
    enum { MOST = 8 };
    size_t count = 0;
    for (size_t i = 0; i < roster->count; i++) {
        const struct roster_column *column = &roster->columns[i];
        bool speaks = ledger
                          ? column->ledger
                          : !column->ledger && column->entry != NULL && column->entry->sign == sign;
        if (!speaks)
            continue;
        if (count < MOST)
            buf_printf(out, "%s%s", count == 0 ? "" : words_in(lang, ", "),
                       roster->titles.items[i]);
        else if (count == MOST)
            buf_puts(out, words_in(lang, ", "));
        if (count == MOST)
            buf_puts(out, "..");
        count++;
    }
    return count;
}

static void add_reason(struct roster *roster, struct buf *text)
{
    if (text->length > 0)
        cells_add(&roster->reasons, buf_text(text));
    buf_clear(text);
}

void roster_words_say_header(struct roster *roster, enum lang lang)
{
    struct buf persons = {0}, contacts = {0}, fields = {0}, text = {0};
    if (put_titles(roster, false, ITEMS_PERSON, lang, &persons) > 0)
        buf_printf(&text, words_in(lang, "Headers that tell of persons: %s"), buf_text(&persons));
    else
        buf_puts(&text, words_in(lang, "No header tells of persons."));
    add_reason(roster, &text);
    if (put_titles(roster, false, ITEMS_CONTACT, lang, &contacts) > 0)
        buf_printf(&text, words_in(lang, "Headers of addresses, telephones and the like: %s"),
                   buf_text(&contacts));
    add_reason(roster, &text);
    if (put_titles(roster, true, ITEMS_NO_SIGN, lang, &fields) > 0)
        buf_printf(&text, words_in(lang, "Headers of ledgers: %s"), buf_text(&fields));
    else
        buf_puts(&text, words_in(lang, "No header is that of a ledger."));
    add_reason(roster, &text);
    buf_clear(&persons);
    buf_clear(&contacts);
    buf_clear(&fields);
}

void roster_words_say_cells(struct roster *roster, size_t column, bool marked, size_t different,
                            size_t count, enum lang lang)
{
    struct buf text = {0};
    const char *title = roster->titles.items[column];
    if (marked)
        buf_printf(&text, words_in(lang, "The cells below %s are marks or empty."), title);
    else
        buf_printf(&text, words_in(lang, "Of %zu cells below %s, %zu differ from each other."),
                   count, title, different);
    add_reason(roster, &text);
}
