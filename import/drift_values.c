/* See drift_values.h. */
#include "import/drift_values.h"

#include "import/drift_inside.h"
#include "import/nothing.h"
#include "model/buf.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Bytes of a label: 20 characters of Japanese. */
enum { LABEL = 60 };

static const struct policy_block *above(const struct policy *policy,
                                        const struct policy_block *block)
{
    return block->heading == 0 ? NULL : &policy->blocks[block->heading - 1];
}

/* Whether PART tells of one thing that we do with data, with purposes, items and
 * persons of its own. */
static bool is_special(enum drift_part part)
{
    return part == DRIFT_PROVISION || part == DRIFT_JOINT_USE || part == DRIFT_ENTRUSTMENT ||
           part == DRIFT_TRANSMISSION;
}

/* The nearest heading whose head noun names a part goes before those that only
 * mention one, such as the category Cookieによる閲覧データ among the purposes; and
 * the purposes of a joint use belong to that. */
enum drift_part drift_part_of(const struct policy *policy, const struct policy_block *block)
{
    enum drift_part named = DRIFT_NO_PART, mentioned = DRIFT_NO_PART;
    const struct policy_block *at = block->role == POLICY_HEADING ? block : above(policy, block);
    for (; at != NULL; at = above(policy, at)) {
        bool strong;
        enum drift_part part = drift_section(at->text, &strong);
        if (strong && is_special(part))
            return part;
        if (strong && named == DRIFT_NO_PART)
            named = part;
        if (mentioned == DRIFT_NO_PART || mentioned == DRIFT_OTHER_PART)
            mentioned = part == DRIFT_NO_PART ? mentioned : part;
    }
    return named != DRIFT_NO_PART ? named : mentioned;
}

static void add(struct drift_values *values, const struct policy *policy, size_t block,
                enum drift_theme theme, const char *text)
{
    if (theme == DRIFT_UNTOLD || theme == DRIFT_OTHER || text[0] == '\0')
        return;
    values->items =
        mem_grow(values->items, values->count, &values->capacity, sizeof *values->items);
    values->items[values->count++] =
        (struct drift_value){.block = block,
                             .theme = theme,
                             .part = drift_part_of(policy, &policy->blocks[block]),
                             .text = text};
}

/* Whether HEAD is that of a table whose rows have a label each: 項目, 内容. */
static bool names_rows(const struct cells *head)
{
    static const char *const words[] = {"内容", "説明", "詳細", "Content", "Details", "Contents"};
    bool named = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0] && head->count == 2; i++)
        named = named || strcmp(head->items[1], words[i]) == 0;
    return named;
}

static void take_row(struct drift_values *values, const struct policy *policy, size_t place)
{
    const struct policy_block *row = &policy->blocks[place];
    if (row->header == 0 || names_rows(&policy->blocks[row->header - 1].cells)) {
        enum drift_theme theme =
            row->cells.count > 1 ? drift_label(row->cells.items[0]) : DRIFT_UNTOLD;
        for (size_t i = 1; i < row->cells.count; i++)
            add(values, policy, place, theme, row->cells.items[i]);
        return;
    }
    const struct cells *head = &policy->blocks[row->header - 1].cells;
    for (size_t i = 0; i < row->cells.count && i < head->count; i++)
        add(values, policy, place, drift_label(head->items[i]), row->cells.items[i]);
}

/* What stands behind the colon of TEXT after a label of a few words, whose theme is
 * THEME; NULL where there is none. */
static const char *behind_label(const char *text, enum drift_theme *theme)
{
    const char *wide = strstr(text, "："), *narrow = strstr(text, ":");
    const char *colon = wide == NULL || (narrow != NULL && narrow < wide) ? narrow : wide;
    if (colon == NULL || colon == text || colon - text > LABEL || strncmp(colon, "://", 3) == 0)
        return drift_behind_blank(text, theme);
    char *label = mem_copy_bytes(text, (size_t)(colon - text));
    /* A colon within brackets is none of a label. */
    bool within = (strchr(label, '(') != NULL && strchr(label, ')') == NULL) ||
                  (strstr(label, "（") != NULL && strstr(label, "）") == NULL);
    *theme = drift_label(label);
    free(label);
    if (within)
        return NULL;
    colon += colon == wide ? strlen("：") : 1;
    return colon + strspn(colon, " \n");
}

bool drift_is_labelled(const struct policy_block *block)
{
    enum drift_theme theme;
    return block->role == POLICY_ROW || block->role == POLICY_HEADER ||
           behind_label(block->text, &theme) != NULL;
}

/* The theme that the paragraph or heading TEXT gives to what follows it. */
static enum drift_theme announced(const char *text)
{
    return strlen(text) <= LABEL ? drift_label(text) : DRIFT_UNTOLD;
}

/* Whether TEXT, that of a block, ends as a sentence does. */
static bool is_sentence(const char *text)
{
    static const char stop[] = "。";
    size_t length = strlen(text);
    return text[length - 1] == '.' ||
           (length > strlen(stop) && strcmp(text + length - strlen(stop), stop) == 0);
}

static void take_text(struct drift_values *values, const struct policy *policy, size_t place)
{
    const struct policy_block *block = &policy->blocks[place];
    enum drift_theme theme;
    const char *value = behind_label(block->text, &theme);
    /* A purpose may begin with a few words and a colon. */
    if (value != NULL &&
        (theme != DRIFT_UNTOLD || drift_part_of(policy, block) != DRIFT_PURPOSES)) {
        add(values, policy, place, theme, value);
        return;
    }
    theme = DRIFT_UNTOLD;
    if (block->lead > 0)
        theme = announced(policy->blocks[block->lead - 1].text);
    if (theme == DRIFT_UNTOLD && block->heading > 0)
        theme = announced(policy->blocks[block->heading - 1].text);
    if (block->role == POLICY_PARAGRAPH) {
        if (theme != DRIFT_PURPOSE && !is_sentence(block->text))
            add(values, policy, place, theme, block->text);
        return;
    }
    if (theme == DRIFT_UNTOLD)
        theme = drift_theme_of(drift_part_of(policy, block));
    add(values, policy, place, theme, block->text);
}

void drift_values_gather(const struct policy *policy, struct drift_values *values)
{
    for (size_t i = 0; i < policy->count; i++)
        switch (policy->blocks[i].role) {
        case POLICY_ROW:
            take_row(values, policy, i);
            break;
        case POLICY_ITEM:
        case POLICY_PARAGRAPH:
            take_text(values, policy, i);
            break;
        case POLICY_HEADING:
        case POLICY_HEADER:
            break;
        }
}

void drift_values_clear(struct drift_values *values)
{
    free(values->items);
    *values = (struct drift_values){0};
}

/* Stands for a name that was explained. */
enum { EXPLAINED = 1 };

static size_t begins(const char *text, const char *const *with, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(text, with[i], strlen(with[i])) == 0)
            return strlen(with[i]);
    return 0;
}

/* The length of a divider at TEXT. */
static size_t divider(const char *text)
{
    static const char *const dividers[] = {"、",     "，",       ",",    "；",     ";",    "／",
                                           "/",      "・",       "\n",   "|",      "及び", "および",
                                           "並びに", "ならびに", "又は", "または", " and "};
    return begins(text, dividers, sizeof dividers / sizeof dividers[0]);
}

/* VALUE with every name of NAMES made EXPLAINED, the longest first; the caller
 * frees. */
static char *explained(const char *value, const struct cells *names)
{
    char *copy = mem_copy(value);
    for (size_t i = 0; i < names->count; i++) {
        const char *name = names->items[i];
        size_t length = strlen(name);
        for (char *at = copy; length > 0 && (at = strstr(at, name)) != NULL; at += length)
            memset(at, EXPLAINED, length);
    }
    return copy;
}

/* Whether PIECE, of which names are EXPLAINED already, says nothing more. */
static bool says_no_more(const char *piece, const struct cells *keys)
{
    static const char *const fillers[] = {"その他", "など", "ほか",  "上記", "当社",
                                          "弊社",   "等",   "他",    "ら",   "の",
                                          "と",     "や",   "other", "etc.", "among others"};
    struct buf rest = {0}, key = {0};
    bool named = false;
    int depth = 0;
    for (const char *at = piece; *at != '\0';) {
        size_t open = begins(at, (const char *const[]){"(", "（"}, 2);
        size_t close = begins(at, (const char *const[]){")", "）"}, 2);
        depth += open > 0;
        size_t filler = begins(at, fillers, sizeof fillers / sizeof fillers[0]);
        size_t length = open + close > 0 ? open + close : filler > 0 ? filler : 1;
        if (*at == EXPLAINED)
            named = true;
        else if (open + close + filler == 0 && depth == 0)
            buf_add(&rest, at, 1);
        depth -= close > 0 && depth > 0;
        at += length;
    }
    drift_key(buf_text(&rest), &key);
    bool no_more = key.length == 0;
    buf_empty(&key);
    if (!no_more && !named) {
        drift_key(piece, &key);
        no_more = cells_find(keys, buf_text(&key)) < keys->count;
    }
    buf_clear(&key);
    buf_clear(&rest);
    return no_more;
}

size_t drift_values_left(const char *value, const struct cells *names, const struct cells *keys,
                         struct cells *left)
{
    char *copy = explained(value, names);
    size_t start = 0, length = strlen(copy), known = 0;
    int depth = 0;
    for (size_t at = 0; at <= length;) {
        size_t open = begins(copy + at, (const char *const[]){"(", "（"}, 2);
        size_t close = begins(copy + at, (const char *const[]){")", "）"}, 2);
        size_t ends = depth == 0 ? divider(copy + at) : 0;
        depth += open > 0;
        depth -= close > 0 && depth > 0;
        if (at == length || ends > 0) {
            char *piece = mem_copy_bytes(copy + start, at - start);
            if (says_no_more(piece, keys)) {
                known++;
            } else {
                char *words = mem_copy_bytes(value + start, at - start);
                cells_add(left, words + strspn(words, " "));
                free(words);
            }
            free(piece);
            start = at + ends;
        }
        at += ends + open + close > 0 ? ends + open + close : 1;
    }
    free(copy);
    return known;
}
