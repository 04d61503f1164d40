/*
 * See clear.h.
 */
#include "import/clear.h"

#include "model/choices_others.h"
#include "model/countries.h"
#include "model/periods_words.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* A value that is longer than so many characters is rather a sentence. */
enum { LONGEST = 40, ENOUGH_PARTS = 3 };

static bool ends_with_one(const char *text, const char *const *words, size_t count)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < count; i++) {
        size_t tail = strlen(words[i]);
        if (length > tail && strcmp(text + length - tail, words[i]) == 0)
            return true;
    }
    return false;
}

static bool begins_with_one(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(text, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

static size_t length_of(const char *text)
{
    size_t count = 0;
    uint32_t point;
    for (size_t more; (more = utf8_next(text, &point)) > 0; text += more)
        count++;
    return count;
}

/* Whether PARTS are rather those of one sentence than values: 商品の発送、連絡を
 * するため. */
static bool is_sentence(const struct cells *parts)
{
    static const char *const ends[] = {"ため",   "ために", "為",   "こと", "する",
                                       "します", "です",   "ます", "。",   "等のため"};
    static const char *const going_on[] = {"は", "を", "に", "で", "が", "も", "て",
                                           "し", "り", "ば", "と", "へ", "の"};
    static const char *const joins[] = {"及び", "または", "又は", "並びに",
                                        "かつ", "その他", "and ", "or "};
    size_t ended = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const char *part = parts->items[i];
        if (length_of(part) > LONGEST || strstr(part, "。") != NULL ||
            begins_with_one(part, joins, COUNT(joins)) ||
            (i + 1 < parts->count && ends_with_one(part, going_on, COUNT(going_on))))
            return true;
        ended += ends_with_one(part, ends, COUNT(ends));
    }
    return ended > 0 && ended < parts->count;
}

/* Whether PART can be a value of FIELD, where that can be told. */
static bool is_value(const struct field *field, const char *part)
{
    struct period_words words = {0};
    bool read = true;
    if (field->type == TYPE_CHOICE || field->type == TYPE_CHOICES)
        return choices_known(field, part) != NULL;
    if (field->type == TYPE_COUNTRY)
        return country_find(part) != NULL;
    if (field->type == TYPE_PERIOD) {
        read = period_words_read(part, &words);
        period_words_clear(&words);
    }
    return read;
}

/* Whether so many of PARTS are values of FIELD that the others are wrong ones: one
 * of choices and countries, all of periods. */
static bool are_values(const struct field *field, const struct cells *parts)
{
    size_t values = 0;
    for (size_t i = 0; i < parts->count; i++)
        values += is_value(field, parts->items[i]);
    return field->type == TYPE_PERIOD ? values == parts->count : values > 0;
}

/* Keeps PARTS of a cell for which others must speak. */
static void doubt(struct clear_way *way, const struct kind *kind, size_t cell,
                  const struct cells *parts)
{
    struct buf text = {0};
    way->open = true;
    for (size_t i = 0; i < parts->count; i++)
        if (names_add(&way->parts, kind, parts->items[i], cell) != cell)
            names_add(&way->again, kind, parts->items[i], 0);
    cells_format(parts, &text);
    cells_add(&way->doubtful, buf_text(&text));
    buf_clear(&text);
}

static void judge(struct clear *clear, enum cells_split how, size_t cell, const struct cells *parts)
{
    struct clear_way *way = &clear->ways[how];
    bool names = kinds_is_reference(clear->field);
    bool strict =
        how == CELLS_SPLIT_SLASH || how == CELLS_SPLIT_NAKAGURO || how == CELLS_SPLIT_DASH;
    way->cells++;
    if (how <= CELLS_SPLIT_LINES)
        return;
    if (!names) {
        way->against = way->against || !are_values(clear->field, parts);
        return;
    }
    way->against = way->against || is_sentence(parts);
    if (strict && parts->count < ENOUGH_PARTS && !way->against)
        doubt(way, kinds_find(clear->field->kind), cell, parts);
}

void clear_add(struct clear *clear, size_t cell, const char *text, unsigned marks,
               const struct cells_split_names *names)
{
    struct cells lines = {0};
    cells_split_cut(CELLS_SPLIT_LINES, text, names, &lines);
    for (size_t i = CELLS_SPLIT_SEMICOLON; i < CELLS_SPLITS; i++) {
        struct cells parts = {0};
        if ((marks & 1u << i) == 0)
            continue;
        cells_split_cut((enum cells_split)i, text, names, &parts);
        /* A semicolon with a backslash is a sign of our own form. */
        if (i == CELLS_SPLIT_SEMICOLON ? strchr(text, ';') != NULL || parts.count > 1
                                       : parts.count > (i > CELLS_SPLIT_LINES ? lines.count : 1))
            judge(clear, (enum cells_split)i, cell, &parts);
        cells_clear(&parts);
    }
    cells_clear(&lines);
}

bool clear_is_open(const struct clear *clear)
{
    bool open = false;
    for (size_t i = 0; i < CELLS_SPLITS; i++)
        open = open || (clear->ways[i].open && !clear->ways[i].against);
    return open;
}

void clear_confirm(struct clear *clear, const char *text)
{
    size_t ignored;
    const struct kind *kind = kinds_find(clear->field->kind);
    for (size_t i = 0; i < CELLS_SPLITS; i++)
        if (clear->ways[i].open && names_find(&clear->ways[i].parts, kind, text, &ignored))
            names_add(&clear->ways[i].again, kind, text, 0);
}

void clear_look_up(struct clear *clear, struct load *load, const struct kind *kind)
{
    for (size_t i = 0; i < CELLS_SPLITS; i++) {
        struct clear_way *way = &clear->ways[i];
        for (size_t k = 0; k < way->doubtful.count && !way->against; k++) {
            struct cells parts = {0};
            cells_parse(way->doubtful.items[k], &parts);
            for (size_t p = 0; p < parts.count && !way->against; p++) {
                size_t ignored;
                way->against = !names_find(&way->again, kind, parts.items[p], &ignored) &&
                               load_find(load, kind, parts.items[p]) == 0;
            }
            cells_clear(&parts);
        }
        way->open = false;
    }
}

enum cells_split clear_choose(const struct clear *clear)
{
    const struct clear_way *ways = clear->ways;
    size_t lines = ways[CELLS_SPLIT_LINES].cells, semicolons = ways[CELLS_SPLIT_SEMICOLON].cells;
    enum cells_split best = CELLS_SPLIT_WHOLE;
    for (size_t i = CELLS_SPLIT_TOUTEN; i < CELLS_SPLITS; i++)
        if (ways[i].cells > 0 && !ways[i].against && ways[i].cells >= lines &&
            ways[i].cells >= semicolons && ways[i].cells > ways[best].cells)
            best = (enum cells_split)i;
    if (best != CELLS_SPLIT_WHOLE)
        return best;
    if (lines > 0 && lines >= semicolons)
        return CELLS_SPLIT_LINES;
    return semicolons > 0 ? CELLS_SPLIT_SEMICOLON : CELLS_SPLIT_WHOLE;
}

bool clear_holds_more(const struct cells *values, const struct cells_split_names *names)
{
    bool more = false;
    for (size_t i = 0; i < values->count && !more; i++)
        for (size_t how = CELLS_SPLIT_LINES; how < CELLS_SPLITS && !more; how++) {
            struct cells parts = {0};
            if ((cells_split_marks(values->items[i]) & 1u << how) == 0)
                continue;
            cells_split_cut((enum cells_split)how, values->items[i], names, &parts);
            more = parts.count > 1;
            cells_clear(&parts);
        }
    return more;
}

void clear_clear(struct clear *clear)
{
    for (size_t i = 0; i < CELLS_SPLITS; i++) {
        names_clear(&clear->ways[i].parts);
        names_clear(&clear->ways[i].again);
        cells_clear(&clear->ways[i].doubtful);
    }
}
