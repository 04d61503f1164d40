/*
 * What the names of records are made of where no column holds them. See
 * headers.h.
 */
#include "import/header_key.h"
#include "import/headers.h"
#include "import/names.h"

#include <stdlib.h>
#include <string.h>

/* Whether column COLUMN is headed by one of COUNT words. */
static bool is_headed(const struct headers *headers, size_t column, const char *const *words,
                      size_t count)
{
    char *key = header_key_bare(headers->targets[column].title);
    bool is = false;
    for (size_t i = 0; i < count && !is; i++) {
        char *word = header_key_bare(words[i]);
        is = strcmp(word, key) == 0;
        free(word);
    }
    free(key);
    return is;
}

static size_t find_headed(const struct headers *headers, const char *const *words, size_t count)
{
    size_t i = 0;
    while (i < headers->count && !is_headed(headers, i, words, count))
        i++;
    return i;
}

/* Whether one of the options of column COLUMN, which blanks divide, is "name". */
static bool is_named_part(const struct headers *headers, size_t column)
{
    static const char word[] = "name";
    const char *at = headers->targets[column].options;
    while (*at != '\0') {
        at += strspn(at, " ");
        size_t length = strcspn(at, " ");
        if (length == strlen(word) && strncmp(at, word, length) == 0)
            return true;
        at += length;
    }
    return false;
}

static void forget_name(struct headers *headers)
{
    for (size_t i = 0; i < HEADERS_NAME_PARTS; i++)
        headers->name_of[i] = headers->count;
}

/* Makes column COLUMN a part of names, in the order of columns: a mapping that
 * is written and read again makes the same names. */
static void add_part(struct headers *headers, size_t column)
{
    size_t at = HEADERS_NAME_PARTS - 1;
    for (; at > 0 && headers->name_of[at - 1] > column; at--)
        headers->name_of[at] = headers->name_of[at - 1];
    headers->name_of[at] = column;
}

/* Finds the columns that a mapping makes names of. */
static bool find_named_parts(struct headers *headers)
{
    size_t count = 0;
    forget_name(headers);
    for (size_t i = 0; i < headers->count && count < HEADERS_NAME_PARTS; i++)
        if (is_named_part(headers, i))
            headers->name_of[count++] = i;
    return count > 0;
}

void headers_find_name(struct headers *headers)
{
    static const char *const processes[] = {"業務プロセス",      "業務",     "業務名",
                                            "Business function", "Function", "Business process",
                                            "Activité"};
    static const char *const sorts[] = {"個人情報の種類"};
    const struct kind *kind = headers->kind;
    forget_name(headers);
    if (headers->own || find_named_parts(headers) || !headers->is_register)
        return;
    size_t process = find_headed(headers, processes, sizeof processes / sizeof processes[0]);
    size_t name = headers_find(headers, kind, kinds_field(kind, "name"));
    size_t code = headers_find(headers, kind, kinds_field(kind, "code"));
    size_t other = headers_find(headers, kind, kinds_field(kind, "purposes"));
    if (name < headers->count) {
        bool sort = code == headers->count && is_headed(headers, name, sorts, 1) &&
                    headers->targets[name].certainty != HEADER_CHOSEN;
        other = sort ? name : headers->count;
    }
    /* The ledger that JIS Q 15001 asks for names its lines by their items. */
    if (process == headers->count && name == headers->count && code == headers->count)
        process = headers_find(headers, kind, kinds_field(kind, "items"));
    if (process == headers->count || other == headers->count)
        return;
    add_part(headers, process);
    add_part(headers, other);
}

/* Whether two rows below the header have the same cells in the columns that
 * names are made of. */
static bool is_ambiguous(const struct sheet *sheet, const struct headers *headers)
{
    struct names seen = {0};
    bool twice = false;
    for (size_t i = headers->row + 1; i < sheet->count && !twice; i++) {
        struct buf name = {0};
        for (size_t k = 0; k < HEADERS_NAME_PARTS; k++)
            if (headers->name_of[k] < headers->count)
                buf_printf(&name, "%s\n", sheet_cell(sheet, i, headers->name_of[k]));
        twice = names_add(&seen, headers->kind, buf_text(&name), i) != i;
        buf_clear(&name);
    }
    names_clear(&seen);
    return twice;
}

void headers_part_names(const struct sheet *sheet, struct headers *headers)
{
    const struct kind *kind = headers->kind;
    size_t subjects = headers_find(headers, kind, kinds_field(kind, "subjects"));
    bool full = headers->name_of[HEADERS_NAME_PARTS - 1] < headers->count;
    bool made = headers->name_of[0] < headers->count && headers->is_register;
    bool said = made && is_named_part(headers, headers->name_of[0]);
    if (made && !full && !said && subjects < headers->count && is_ambiguous(sheet, headers))
        add_part(headers, subjects);
}
