/* See key_values.h. Numbers are kept without the zeros before them, with how many
 * there were. */
#include "import/key_values.h"

#include "import/load.h"
#include "model/guard.h"
#include "model/listing.h"
#include "model/refer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* How many zeros stand before VALUE, a number; SIZE_MAX where it is none. */
static size_t zeros_of(const char *value)
{
    size_t digits = strspn(value, "0123456789"), zeros = strspn(value, "0");
    if (digits == 0 || value[digits] != '\0')
        return SIZE_MAX;
    return zeros == digits ? zeros - 1 : zeros;
}

static void keep(struct load *load, const struct kind *kind, const char *value)
{
    size_t zeros = zeros_of(value);
    if (zeros != SIZE_MAX)
        names_add(&load->zeroless, kind, value + zeros, zeros);
}

void key_values_load(struct load *load, const struct kind *kind)
{
    const struct listing_query query = {.kind = kind};
    struct listing listing = {0};
    size_t field = kinds_field_named(kind, load->options->key);
    if (!listing_load(load->m, &query, &listing, &load->why))
        load->broken = true;
    for (size_t i = 0; i < listing.count && !load->broken; i++) {
        struct record *record = record_load(load->m, kind, listing.ids[i], &load->why);
        if (record != NULL && record->values[field][0] != '\0') {
            load_ids_add(&load->keys, kind, record->values[field], record->id);
            keep(load, kind, record->values[field]);
        }
        record_free(record);
    }
    listing_clear(&listing);
}

struct keeping {
    struct load *load;
    const struct kind *kind;
};

static void keep_code(void *context, const char *code, const char *name)
{
    const struct keeping *keeping = context;
    (void)name;
    keep(keeping->load, keeping->kind, code);
}

/* Keeps the codes of KIND that are numbers, once. */
static void keep_codes(struct load *load, const struct kind *kind)
{
    /* No number is empty: it marks the kinds that were read. */
    size_t ignored;
    struct keeping keeping = {load, kind};
    if (names_find(&load->zeroless, kind, "", &ignored))
        return;
    names_add(&load->zeroless, kind, "", 0);
    if (!refer_names(load->m, kind, keep_code, &keeping, &load->why))
        load->broken = true;
}

/* The number of the record with VALUE; 0 where none has it, or several have. */
static int64_t find(struct load *load, const struct kind *kind, const char *value)
{
    int64_t id = 0;
    if (load->options->key == NULL)
        return record_find(load->m, kind, value);
    load_ids_find(&load->keys, kind, value, &id);
    return id;
}

void key_values_note(struct load *load, struct plan_row *row, const struct kind *kind,
                     const char *value)
{
    size_t own = zeros_of(value), zeros;
    struct buf other = {0}, title = {0}, note = {0};
    if (own == SIZE_MAX || !load->filled)
        return;
    if (load->options->key == NULL)
        keep_codes(load, kind);
    if (!names_find(&load->zeroless, kind, value + own, &zeros))
        return;
    for (; zeros > 0; zeros--)
        buf_putc(&other, '0');
    buf_puts(&other, value + own);
    int64_t id = find(load, kind, other.text);
    if (id != 0 && record_title(load->m, kind, id, &title)) {
        char *written = guard_quote(value), *there = guard_quote(other.text);
        buf_printf(&note,
                   words_in(load->options->lang,
                            "No record has \"%1$s\", but %2$s has \"%3$s\": spreadsheets take "
                            "off zeros before a number. If the row is about that record, "
                            "write \"%3$s\" here."),
                   written, title.text, there);
        plan_note(row, note.text);
        free(written);
        free(there);
    }
    buf_clear(&other);
    buf_clear(&title);
    buf_clear(&note);
}
