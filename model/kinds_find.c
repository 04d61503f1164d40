/*
 * Reading the table of kinds: find a kind, a field, a choice by the names
 * that people and files use for it. The table is small, so each search is a
 * plain walk.
 */
#include "model/kinds.h"

#include "model/fold.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* One kanji or three letters: fewer begin many names. */
enum { SHORTEST_BEGINNING = 3 };

static bool same(const char *a, const char *b)
{
    return strcasecmp(a, b) == 0;
}

const struct kind *kinds_find(const char *name)
{
    /* The fields of the table, who ask most, name kinds by the same texts. */
    for (size_t i = 0; i < kinds_count; i++)
        if (kinds[i].name == name)
            return &kinds[i];
    for (size_t i = 0; i < kinds_count; i++)
        if (same(kinds[i].name, name))
            return &kinds[i];
    for (size_t i = 0; i < kinds_count; i++)
        if (same(kinds[i].label[LANG_EN], name) || same(kinds[i].label[LANG_JA], name))
            return &kinds[i];
    return NULL;
}

size_t kinds_index(const struct kind *kind)
{
    return (size_t)(kind - kinds);
}

size_t kinds_field(const struct kind *kind, const char *column)
{
    size_t i = 0;
    while (i < kind->field_count &&
           (kind->fields[i].column[0] != column[0] || strcmp(kind->fields[i].column, column) != 0))
        i++;
    return i;
}

/* Whether NAME is one of the names in HEADERS, which '|' divides. */
static bool header_among(const char *headers, const char *name)
{
    size_t length = strlen(name);
    while (headers != NULL && *headers != '\0') {
        size_t part = strcspn(headers, "|");
        if (part == length && strncasecmp(headers, name, length) == 0)
            return true;
        headers += part + (headers[part] == '|');
    }
    return false;
}

size_t kinds_field_named(const struct kind *kind, const char *text)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (same(field->column, text) || same(field->label[LANG_EN], text) ||
            same(field->label[LANG_JA], text))
            return i;
    }
    size_t i = 0;
    while (i < kind->field_count && !header_among(kind->fields[i].headers, text))
        i++;
    return i;
}

/* Adds to KEY what of the first LENGTH bytes of NAME is compared where people
 * need not type all of it: the hyphen stands for the blank. */
static void put_key(const char *name, size_t length, struct buf *key)
{
    char *copy = mem_copy_bytes(name, length);
    fold_text(copy, key);
    free(copy);
    for (size_t i = 0; i < key->length; i++)
        if (key->text[i] == '_' || key->text[i] == '-')
            key->text[i] = ' ';
}

/* Whether one of NAMES, which '|' divides, begins with KEY. */
static bool one_begins(const char *names, const struct buf *key)
{
    bool begins = false;
    while (names != NULL && *names != '\0' && !begins) {
        struct buf name = {0};
        size_t part = strcspn(names, "|");
        put_key(names, part, &name);
        begins = name.length >= key->length && memcmp(name.text, key->text, key->length) == 0;
        names += part + (names[part] == '|');
        buf_clear(&name);
    }
    return begins;
}

size_t kinds_field_begun(const struct kind *kind, const char *text)
{
    struct buf key = {0};
    size_t found = kind->field_count;
    put_key(text, strlen(text), &key);
    for (size_t i = 0; i < kind->field_count && key.length >= SHORTEST_BEGINNING; i++) {
        const struct field *field = &kind->fields[i];
        if (!one_begins(field->column, &key) && !one_begins(field->label[LANG_EN], &key) &&
            !one_begins(field->label[LANG_JA], &key) && !one_begins(field->headers, &key))
            continue;
        if (found < kind->field_count) {
            found = kind->field_count;
            break;
        }
        found = i;
    }
    buf_clear(&key);
    return found;
}

const struct choice *kinds_choice(const struct field *field, const char *text)
{
    for (const struct choice *choice = field->choices; choice->value != NULL; choice++)
        if (same(choice->value, text) || same(choice->label[LANG_EN], text) ||
            same(choice->label[LANG_JA], text))
            return choice;
    return NULL;
}

bool kinds_is_list(const struct field *field)
{
    return field->type == TYPE_LINKS || field->type == TYPE_CHOICES;
}

bool kinds_is_reference(const struct field *field)
{
    return field->type == TYPE_REF || field->type == TYPE_LINKS;
}

bool kinds_is_text(const struct field *field)
{
    return field->type == TYPE_CODE || field->type == TYPE_TEXT || field->type == TYPE_NOTE ||
           field->type == TYPE_URL;
}

const char *kinds_section(enum section section, enum lang lang)
{
    static const char *const names[] = {
        [SECTION_BASIC] = N_("Basics"),
        [SECTION_WHO] = N_("Who"),
        [SECTION_WHAT] = N_("What"),
        [SECTION_WHY] = N_("Why"),
        [SECTION_OBTAINED] = N_("How it is obtained"),
        [SECTION_TO_WHOM] = N_("To whom"),
        [SECTION_FOREIGN] = N_("Abroad"),
        [SECTION_RECORDS] = N_("Records of provision"),
        [SECTION_OPT_OUT] = N_("Opt-out"),
        [SECTION_HOW_LONG] = N_("How long"),
        [SECTION_WHERE] = N_("Where"),
        [SECTION_PROTECTED] = N_("How it is protected"),
        [SECTION_PUBLIC] = N_("In notices"),
        [SECTION_REVIEW] = N_("Review"),
        [SECTION_DONE] = N_("What was done"),
        [SECTION_OTHER] = N_("Other"),
        [SECTION_LINKED] = N_("Linked from"),
    };
    return words_in(lang, names[section]);
}

bool kinds_referring(const struct kind *kind, struct kinds_reference *at)
{
    size_t k = at->kind == NULL ? 0 : kinds_index(at->kind);
    size_t f = at->kind == NULL ? 0 : at->field + 1;
    for (; k < kinds_count; k++, f = 0)
        for (; f < kinds[k].field_count; f++) {
            const struct field *field = &kinds[k].fields[f];
            if (kinds_is_reference(field) && strcmp(field->kind, kind->name) == 0) {
                *at = (struct kinds_reference){&kinds[k], f};
                return true;
            }
        }
    return false;
}
