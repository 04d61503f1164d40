/*
 * See header_words.h. The order of the words decides between those that are
 * alike: a mapping, the person's words, the labels and column names of the
 * register, those of the fields, then other names of the fields, of the
 * register, of the dictionary, of further fields. What a place is stands in
 * header_place.c.
 */
#include "import/header_words.h"

#include "import/header_key.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Fields of linked kinds that are no column of the register and are still known
 * by their own words in a ledger. Others share their words with fields of
 * other kinds, or take only a few choices or addresses that ledgers seldom
 * write; a mapping can name them. */
static const char *const further_fields[][2] = {
    {"acquisition", "circumstances"},
    {"acquisition", "statement_place"},
    {"acquisition", "consent_how"},
    {"acquisition", "receipt_record"},
    {"provision", "recipient_use"},
    {"provision", "frequency"},
    {"provision", "country"},
    {"entrustment", "selection"},
    {"entrustment", "contract_on"},
    {"entrustment", "supervised_on"},
    {"entrustment", "subcontractors"},
    {"entrustment", "country"},
    {"joint_use", "scope"},
    {"joint_use", "purposes"},
    {"joint_use", "items"},
};

/* What is added to the words, but for the text itself. */
struct adding {
    struct header_words *words;
    struct header_place place;
    enum header_certainty certainty;
    enum header_source source;
};

static void add(const struct adding *how, const char *text)
{
    struct header_words *words = how->words;
    struct header_word word = {.key = header_key(text),
                               .place = how->place,
                               .certainty = how->certainty,
                               .source = how->source};
    if (word.key[0] == '\0') {
        free(word.key);
        return;
    }
    word.bare = header_key_bare(text);
    words->items = mem_grow(words->items, words->count, &words->capacity, sizeof *words->items);
    words->items[words->count++] = word;
}

void header_words_add(struct header_words *words, const char *text, struct header_place place,
                      enum header_source source)
{
    const struct adding how = {
        words, place, source == HEADER_BY_MAPPING ? HEADER_CHOSEN : HEADER_SYNONYM, source};
    add(&how, text);
}

/* Adds the parts of NAMES, which '|' divides and may be NULL. */
static void add_parts(const struct adding *how, const char *names)
{
    while (names != NULL && *names != '\0') {
        size_t part = strcspn(names, "|");
        char *name = mem_copy_bytes(names, part);
        add(how, name);
        free(name);
        names += part + (names[part] == '|');
    }
}

static struct adding adding_of(struct header_words *words, const struct kind *kind, size_t field,
                               enum header_certainty certainty)
{
    return (struct adding){words, {.kind = kind, .field = field}, certainty, HEADER_BY_TABLE};
}

static void add_labels(const struct adding *how, const char *const label[2], const char *column)
{
    add(how, label[LANG_JA]);
    add(how, label[LANG_EN]);
    add(how, column);
}

static struct adding adding_column(struct header_words *words, const struct register_column *column,
                                   enum header_certainty certainty)
{
    struct adding how = adding_of(words, kinds_find(column->kind), 0, certainty);
    how.place.derived = column->derived;
    if (column->field != NULL)
        how.place.field = kinds_field(how.place.kind, column->field);
    return how;
}

static void add_register_labels(struct header_words *words)
{
    for (size_t i = 0; i < register_columns_count; i++) {
        const struct adding how = adding_column(words, &register_columns[i], HEADER_EXACT);
        add_labels(&how, register_columns[i].label, register_columns[i].column);
    }
}

static void add_register_names(struct header_words *words)
{
    for (size_t i = 0; i < register_columns_count; i++) {
        const struct register_column *column = &register_columns[i];
        const struct adding how = adding_column(words, column, HEADER_SYNONYM);
        if (column->field != NULL && how.place.kind != words->kind)
            add_parts(&how, how.place.kind->fields[how.place.field].headers);
    }
}

static void add_table(struct header_words *words)
{
    for (size_t i = 0; i < header_table_count; i++) {
        struct why why = {.lang = LANG_EN};
        struct adding how = {words, {0}, HEADER_SYNONYM, HEADER_BY_TABLE};
        if (!header_place_parse(header_table[i].place, words->kind, &how.place, &why))
            bug("a row of the dictionary names no field");
        add_parts(&how, header_table[i].words);
    }
}

/* Marks the words from place FROM that mean several fields. */
static void mark_unsure(struct header_words *words, size_t from)
{
    for (size_t i = from; i < words->count; i++)
        for (size_t k = from; k < i; k++)
            if (strcmp(words->items[i].key, words->items[k].key) == 0 &&
                !header_place_is(&words->items[i].place, &words->items[k].place))
                words->items[i].unsure = words->items[k].unsure = true;
}

static void add_further(struct header_words *words)
{
    size_t from = words->count;
    for (size_t i = 0; i < sizeof further_fields / sizeof further_fields[0]; i++) {
        const struct kind *kind = kinds_find(further_fields[i][0]);
        size_t field = kinds_field(kind, further_fields[i][1]);
        const struct adding how = adding_of(words, kind, field, HEADER_SYNONYM);
        add(&how, kind->fields[field].label[LANG_JA]);
        add_parts(&how, kind->fields[field].headers);
    }
    mark_unsure(words, from);
}

void header_words_build(struct header_words *words, const struct kind *kind, bool is_register,
                        const struct header_file *file)
{
    words->kind = kind;
    words->is_register = is_register;
    for (size_t i = 0; file != NULL && i < file->count; i++)
        if (header_place_fits(&file->items[i].place, kind, is_register))
            header_words_add(words, file->items[i].header, file->items[i].place, HEADER_BY_PERSON);
    if (is_register)
        add_register_labels(words);
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct adding how = adding_of(words, kind, i, HEADER_EXACT);
        add_labels(&how, kind->fields[i].label, kind->fields[i].column);
    }
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct adding how = adding_of(words, kind, i, HEADER_SYNONYM);
        add_parts(&how, kind->fields[i].headers);
    }
    if (is_register) {
        add_register_names(words);
        add_table(words);
        add_further(words);
    }
}

/* The first word whose key is KEY; NULL where none is. */
static const struct header_word *by_key(const struct header_words *words, const char *key)
{
    for (size_t i = 0; i < words->count; i++)
        if (!words->items[i].unsure && strcmp(words->items[i].key, key) == 0)
            return &words->items[i];
    return NULL;
}

/* The word whose bare key is BARE; NULL where none is, or words of several
 * fields are, such as 根拠(GDPR) and 根拠(個人情報保護法). */
static const struct header_word *by_bare(const struct header_words *words, const char *bare)
{
    const struct header_word *found = NULL;
    for (size_t i = 0; i < words->count; i++) {
        const struct header_word *word = &words->items[i];
        if (word->unsure || strcmp(word->bare, bare) != 0)
            continue;
        if (found != NULL && !header_place_is(&found->place, &word->place))
            return NULL;
        found = found == NULL ? word : found;
    }
    return found;
}

/* Whether what stands in brackets in TEXT makes it another thing than PLACE, as
 * in 責任者（委託先）. */
static bool is_turned(const struct header_words *words, const char *text,
                      const struct header_place *place)
{
    char *inside = header_key_inside(text);
    const struct header_word *word = inside[0] == '\0' ? NULL : by_key(words, inside);
    free(inside);
    return word != NULL && !header_place_is(&word->place, place);
}

const struct header_word *header_words_find(const struct header_words *words, const char *text,
                                            enum header_certainty *certainty)
{
    char *key = header_key(text);
    const struct header_word *word = key[0] == '\0' ? NULL : by_key(words, key);
    *certainty = word == NULL ? HEADER_UNKNOWN : word->certainty;
    if (word == NULL && key[0] != '\0') {
        char *bare = header_key_bare(text);
        if (bare[0] != '\0')
            word = by_key(words, bare);
        if (word == NULL && bare[0] != '\0')
            word = by_bare(words, bare);
        if (word != NULL && is_turned(words, text, &word->place))
            word = NULL;
        *certainty = word == NULL ? HEADER_UNKNOWN : HEADER_NORMALISED;
        free(bare);
    }
    free(key);
    return word;
}

const struct header_word *header_words_find_in(const struct header_words *words, const char *text,
                                               const struct kind *kind)
{
    const struct header_word *found = NULL;
    char *bare = header_key_bare(text);
    for (size_t i = 0; i < words->count && found == NULL; i++) {
        const struct header_word *word = &words->items[i];
        if (word->place.kind == kind && !word->unsure && strcmp(word->bare, bare) == 0)
            found = word;
    }
    free(bare);
    return found;
}

/* Two kanji or kana, or four letters: shorter words stand in too many. */
static bool is_long_enough(const char *key)
{
    return (unsigned char)key[0] < 0x80 ? strlen(key) >= 4 : strlen(key) >= 6;
}

/* How much of BARE and of a known WORD is the same, in bytes; 0 where neither
 * holds the other. */
static size_t likeness(const char *bare, const char *word)
{
    if (is_long_enough(word) && strstr(bare, word) != NULL)
        return strlen(word);
    return is_long_enough(bare) && strstr(word, bare) != NULL ? strlen(bare) : 0;
}

size_t header_words_near(const struct header_words *words, const char *text,
                         struct header_place near[HEADER_NEAR])
{
    size_t likest[HEADER_NEAR] = {0}, count = 0;
    char *bare = header_key_bare(text);
    for (size_t i = 0; i < words->count; i++) {
        const struct header_place *place = &words->items[i].place;
        size_t like = place->kind == NULL ? 0 : likeness(bare, words->items[i].bare), at = 0, k;
        while (at < count && likest[at] >= like && !header_place_is(&near[at], place))
            at++;
        if (like == 0 || at == HEADER_NEAR || (at < count && likest[at] >= like))
            continue;
        /* The place itself may stand further down already, by a shorter word. */
        for (k = at; k < count && !header_place_is(&near[k], place); k++)
            ;
        if (k == count)
            k = count < HEADER_NEAR ? count++ : HEADER_NEAR - 1;
        for (; k > at; k--) {
            near[k] = near[k - 1];
            likest[k] = likest[k - 1];
        }
        near[at] = *place;
        likest[at] = like;
    }
    free(bare);
    return count;
}

void header_words_clear(struct header_words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        free(words->items[i].key);
        free(words->items[i].bare);
    }
    free(words->items);
    *words = (struct header_words){0};
}
