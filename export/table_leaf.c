/* See table_leaf.h: what all of them share, and the workbooks for programs. */
#include "export/table_leaf.h"

#include "model/buf.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/present.h"

#include <stdlib.h>
#include <string.h>

void table_leaf_width(struct leaf *leaf, size_t column, enum type type, bool narrow)
{
    enum { NARROW = 16 };
    /* clang-format off */
    static const struct { int least, most; } bounds[] = {
        [TYPE_CODE] = {8, 14},    [TYPE_TEXT] = {8, 26},    [TYPE_NOTE] = {16, 36},
        [TYPE_URL] = {10, 26},    [TYPE_DATE] = {10, 12},   [TYPE_PERIOD] = {8, 14},
        [TYPE_COUNT] = {8, 13},   [TYPE_FLAG] = {6, 10},    [TYPE_COUNTRY] = {6, 14},
        [TYPE_CHOICE] = {8, 22},  [TYPE_CHOICES] = {8, 24}, [TYPE_REF] = {8, 22},
        [TYPE_LINKS] = {10, 30},
    };
    /* clang-format on */
    int most = bounds[type].most;
    if (narrow && most > NARROW)
        most = NARROW + (most - NARROW) / 2;
    leaf_width(leaf, column, bounds[type].least, most);
}

void table_leaf_value(struct leaf *leaf, size_t column, const struct field *field,
                      const char *value, const char *text)
{
    enum { DIGITS = 15 }; /* that a number of a spreadsheet keeps */
    if (field != NULL && field->type == TYPE_DATE)
        leaf_date(leaf, column, value, STYLE_DATE);
    else if (field != NULL && field->type == TYPE_COUNT && value[0] != '\0' &&
             strlen(value) <= DIGITS)
        leaf_number(leaf, column, strtod(value, NULL), STYLE_NUMBER);
    else
        leaf_text(leaf, column, text, STYLE_TEXT);
}

/* What a field of yes and no takes. */
static bool offer_flags(struct workbook *book, const struct field *field, enum lang lang,
                        size_t *list)
{
    struct buf yes = {0}, no = {0};
    present_cell(field, "yes", lang, &yes);
    present_cell(field, "no", lang, &no);
    const char *const texts[] = {buf_text(&yes), buf_text(&no)};
    *list = workbook_list(book, texts, 2);
    buf_clear(&yes);
    buf_clear(&no);
    return true;
}

bool table_leaf_offers(struct workbook *book, const struct field *field, enum lang lang,
                       size_t *list)
{
    size_t count = 0;
    if (field->type == TYPE_FLAG)
        return offer_flags(book, field, lang, list);
    if (field->type != TYPE_CHOICE)
        return false;
    while (field->choices[count].value != NULL)
        count++;
    const char **texts = mem_new(count + 1, sizeof *texts);
    for (size_t i = 0; i < count; i++)
        texts[i] = field->choices[i].label[lang];
    *list = workbook_list(book, texts, count);
    free(texts);
    return true;
}

void table_leaf_begin(struct leaf *leaf, const struct table_look *look)
{
    if (look->about != NULL) {
        leaf_text(leaf, 0, look->about, STYLE_PLAIN);
        leaf_next(leaf);
    }
}

void table_leaf_end(struct leaf *leaf, enum leaf_paper least, const struct table_look *look)
{
    /* The units of width that a page takes where its letters can still be read. */
    enum { A4_UNITS = 240, A3_UNITS = 420 };
    int units = leaf_units(leaf);
    bool a4 = least == LEAF_A4 && units <= A4_UNITS;
    struct leaf_print print = {.paper = a4 ? LEAF_A4 : LEAF_A3,
                               .landscape = true,
                               .header = look->header,
                               .right = look->right,
                               .wide = 1};
    if (units > A3_UNITS) {
        print.wide = (units + A3_UNITS - 1) / A3_UNITS;
        print.repeat_last = 1;
    }
    leaf_filter(leaf);
    leaf_print(leaf, &print);
}

bool table_leaf_memory(struct model *m, const struct kind *only, enum workbook_memory *memory,
                       struct why *why)
{
    enum { SMALL = 3000 }; /* some tens of megabytes */
    size_t records = 0;
    for (size_t i = 0; i < kinds_count; i++) {
        const struct listing_query query = {.kind = &kinds[i]};
        struct listing listing = {0};
        if (only != NULL && only != &kinds[i])
            continue;
        if (!listing_load(m, &query, &listing, why))
            return false;
        records += listing.count;
        listing_clear(&listing);
    }
    *memory = records <= SMALL ? WORKBOOK_SMALL : WORKBOOK_FLAT;
    return true;
}

/* Begins the workbook of ONLY, or of all kinds; NULL with WHY. */
static struct workbook *begin(struct model *m, const struct kind *only, const char *path,
                              bool force, struct why *why)
{
    enum workbook_memory memory;
    return table_leaf_memory(m, only, &memory, why) ? workbook_begin(path, force, m, memory, why)
                                                    : NULL;
}

/* As programs read it. */
static const struct table_look plain = {.for_people = false};

bool table_book_kind(struct model *m, const struct kind *kind, const char *path, bool force,
                     struct why *why)
{
    struct table_leaf told;
    struct workbook *book = begin(m, kind, path, force, why);
    return book != NULL &&
           workbook_end(book, table_leaf_kind(m, book, kind, &plain, &told, why), why);
}

bool table_book_register(struct model *m, const char *path, bool force, struct why *why)
{
    struct table_leaf told;
    struct workbook *book = begin(m, kinds_find("category"), path, force, why);
    return book != NULL &&
           workbook_end(book, table_leaf_register(m, book, &plain, &told, why), why);
}

bool table_book_all(struct model *m, const char *path, bool force, struct why *why)
{
    struct table_leaf told;
    struct workbook *book = begin(m, NULL, path, force, why);
    bool done = book != NULL;
    for (size_t i = 0; i < kinds_count && done && workbook_ok(book); i++)
        done = table_leaf_kind(m, book, &kinds[i], &plain, &told, why);
    return book != NULL && workbook_end(book, done, why);
}
