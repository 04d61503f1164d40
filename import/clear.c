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

/* Whether PART can be a value of FIELD, of choices, countries or periods. */
static bool is_value(const struct field *field, const char *part)
{
    struct period_words words = {0};
    if (field->type == TYPE_CHOICE || field->type == TYPE_CHOICES)
        return choices_known(field, part) != NULL;
    if (field->type == TYPE_COUNTRY)
        return country_find(part) != NULL;
    bool read = period_words_read(part, &words);
    period_words_clear(&words);
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

/* Keeps a cell, TEXT with PARTS, for which others must speak. */
static void doubt(struct clear_way *way, const struct kind *kind, size_t cell, const char *text,
                  const struct cells *parts)
{
    struct buf own = {0};
    for (size_t i = 0; i < parts->count; i++)
        if (names_add(&way->parts, kind, parts->items[i], cell) != cell)
            names_add(&way->again, kind, parts->items[i], 0);
    cells_format(parts, &own);
    cells_add(&way->doubtful, buf_text(&own));
    cells_add(&way->doubtful, text);
    buf_clear(&own);
}

/* Whether the divider stands inside of names more often than between them. */
static bool is_strict(enum cells_split how)
{
    return how == CELLS_SPLIT_SLASH || how == CELLS_SPLIT_NAKAGURO || how == CELLS_SPLIT_DASH;
}

/* Beside 、 such a divider belongs to a name: 氏名、電話・FAX. Keeps those names; false
 * where TEXT has no 、. */
static bool keep_beside_touten(struct clear *clear, enum cells_split how, const char *text,
                               size_t lines, const struct cells_split_names *names)
{
    struct cells pieces = {0};
    cells_split_cut(CELLS_SPLIT_TOUTEN, text, names, &pieces);
    bool divided = pieces.count > lines;
    for (size_t i = 0; i < pieces.count && divided; i++)
        if ((cells_split_marks(pieces.items[i]) & 1u << how) != 0)
            names_add(&clear->ways[how].kept, kinds_find(clear->field->kind), pieces.items[i], 0);
    cells_clear(&pieces);
    return divided;
}

/* Judges cell number CELL, which HOW cuts into PARTS. */
static void judge(struct clear *clear, enum cells_split how, size_t cell, const char *text,
                  const struct cells *parts)
{
    struct clear_way *way = &clear->ways[how];
    bool names = kinds_is_reference(clear->field);
    way->cells++;
    if (how <= CELLS_SPLIT_LINES)
        return;
    if (names ? is_sentence(parts) : !are_values(clear->field, parts))
        way->against = true;
    else if (names && is_strict(how) && parts->count < ENOUGH_PARTS)
        doubt(way, kinds_find(clear->field->kind), cell, text, parts);
    else
        way->certain = true;
}

void clear_add(struct clear *clear, size_t cell, const char *text, unsigned marks,
               const struct cells_split_names *names)
{
    struct cells lines = {0};
    cells_split_cut(CELLS_SPLIT_LINES, text, names, &lines);
    for (size_t i = CELLS_SPLIT_SEMICOLON; i < CELLS_SPLITS; i++) {
        enum cells_split how = (enum cells_split)i;
        struct cells parts = {0};
        if ((marks & 1u << i) == 0 || (is_strict(how) && kinds_is_reference(clear->field) &&
                                       keep_beside_touten(clear, how, text, lines.count, names)))
            continue;
        cells_split_cut(how, text, names, &parts);
        /* A semicolon with a backslash is a sign of our own form. */
        if (how == CELLS_SPLIT_SEMICOLON ? strchr(text, ';') != NULL || parts.count > 1
                                         : parts.count > (i > CELLS_SPLIT_LINES ? lines.count : 1))
            judge(clear, how, cell, text, &parts);
        cells_clear(&parts);
    }
    cells_clear(&lines);
}

bool clear_is_open(const struct clear *clear)
{
    bool open = false;
    for (size_t i = 0; i < CELLS_SPLITS; i++)
        open = open || (clear->ways[i].doubtful.count > 0 && !clear->ways[i].against);
    return open;
}

/* Adds the values of TEXT, any cell, to OUT, as far as they are certain where HOW
 * may divide the column. */
static void put_certain(enum cells_split how, const char *text, struct cells *out)
{
    cells_split_cut(CELLS_SPLIT_TOUTEN, text, NULL, out);
    if (out->count != 1 || (cells_split_marks(text) & 1u << how) == 0)
        return;
    struct cells parts = {0};
    cells_split_cut(how, text, NULL, &parts);
    for (size_t i = 0; i < parts.count && parts.count >= ENOUGH_PARTS; i++)
        cells_add(out, parts.items[i]);
    cells_clear(&parts);
}

void clear_confirm(struct clear *clear, const char *text)
{
    const struct kind *kind = kinds_find(clear->field->kind);
    for (size_t i = 0; i < CELLS_SPLITS; i++) {
        struct clear_way *way = &clear->ways[i];
        struct cells values = {0};
        size_t ignored;
        if (way->doubtful.count > 0)
            put_certain((enum cells_split)i, text, &values);
        for (size_t k = 0; k < values.count; k++)
            if (names_find(&way->parts, kind, values.items[k], &ignored))
                names_add(&way->again, kind, values.items[k], 0);
        cells_clear(&values);
    }
}

/* Whether all parts of OWN, a doubtful cell in our own form, are values. */
static bool is_confirmed(const struct clear_way *way, struct load *load, const struct kind *kind,
                         const char *own)
{
    struct cells parts = {0};
    bool confirmed = true;
    cells_parse(own, &parts);
    for (size_t i = 0; i < parts.count && confirmed; i++) {
        size_t ignored;
        confirmed = names_find(&way->again, kind, parts.items[i], &ignored) ||
                    load_find(load, kind, parts.items[i]) != 0;
    }
    cells_clear(&parts);
    return confirmed;
}

void clear_settle(struct clear *clear, struct load *load, const struct kind *kind)
{
    for (size_t i = 0; i < CELLS_SPLITS; i++) {
        struct clear_way *way = &clear->ways[i];
        for (size_t k = 0; k < way->doubtful.count && !way->against; k += 2)
            if (is_confirmed(way, load, kind, way->doubtful.items[k]))
                way->certain = true;
            else
                names_add(&way->kept, kind, way->doubtful.items[k + 1], 0);
    }
}

/* Whether HOW, which cuts at 、 too, may be chosen. */
static bool is_eligible(const struct clear *clear, enum cells_split how)
{
    const struct clear_way *way = &clear->ways[how];
    return way->certain && !way->against && !clear->ways[CELLS_SPLIT_TOUTEN].against;
}

enum cells_split clear_choose(const struct clear *clear)
{
    const struct clear_way *ways = clear->ways;
    size_t lines = ways[CELLS_SPLIT_LINES].cells, semicolons = ways[CELLS_SPLIT_SEMICOLON].cells;
    size_t touten = ways[CELLS_SPLIT_TOUTEN].cells, most = 0;
    enum cells_split best = CELLS_SPLIT_WHOLE;
    for (size_t i = CELLS_SPLIT_TOUTEN; i < CELLS_SPLITS; i++) {
        enum cells_split how = (enum cells_split)i;
        size_t cells = ways[i].cells + (is_strict(how) ? touten : 0);
        if (is_eligible(clear, how) && cells >= lines && cells >= semicolons &&
            (cells > most || (is_strict(how) && !is_strict(best) && cells >= most))) {
            best = how;
            most = cells;
        }
    }
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
        names_clear(&clear->ways[i].kept);
        cells_clear(&clear->ways[i].doubtful);
    }
}
