/*
 * Reading the words of a filter. How they are held against records stands in
 * filter_match.c, how people read them in filter_say.c.
 */
#include "model/filter.h"

#include "model/buf.h"
#include "model/compare.h"
#include "model/countries.h"
#include "model/dates.h"
#include "model/filter_inside.h"
#include "model/fold.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "model/order.h"
#include "model/periods.h"

#include <stdlib.h>
#include <string.h>

/* A blank, ASCII or ideographic: how many bytes it has, 0 for anything else. */
static size_t blank_at(const char *text)
{
    if (*text == ' ' || *text == '\t' || *text == '\n')
        return 1;
    return strncmp(text, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

/* The sign at TEXT, ASCII or full-width, that is one of SIGNS: its bytes, and
 * the ASCII sign in *SIGN; 0 for anything else. */
static size_t sign_at(const char *text, const char *signs, char *sign)
{
    if (*text != '\0' && strchr(signs, *text) != NULL) {
        *sign = *text;
        return 1;
    }
    /* U+FF01 to U+FF5E are ASCII in full width. */
    if (text[0] != '\xEF' || text[1] != '\xBC')
        return 0;
    *sign = (char)((unsigned char)text[2] - 0x81 + '!');
    return *sign != '\0' && strchr(signs, *sign) != NULL ? 3 : 0;
}

/* Whether WORD is a "!" to which nothing belongs yet. */
static bool is_begun_not(const char *word, size_t literal)
{
    char sign;
    size_t length = literal > 0 ? sign_at(word, "!", &sign) : 0;
    return length > 0 && word[length] == '\0';
}

/* Cuts the next word off *TEXT into WORD, quotation marks taken off; LITERAL is
 * set to the place in it from which nothing is a sign. False at the end. */
static bool next_word(const char **text, struct buf *word, size_t *literal)
{
    const char *at = *text;
    bool quoted = false;
    *literal = (size_t)-1;
    for (size_t blank; (blank = blank_at(at)) > 0;)
        at += blank;
    if (*at == '\0')
        return false;
    for (; *at != '\0' && (quoted || blank_at(at) == 0); at++) {
        if (*at == '"' && quoted && at[1] == '"') {
            buf_putc(word, *at++);
        } else if (*at == '"') {
            quoted = !quoted;
            if (*literal == (size_t)-1)
                *literal = word->length;
        } else {
            buf_putc(word, *at);
        }
    }
    *text = at;
    return true;
}

/* Adds VALUE of the field to LABELS where LABEL holds the word. */
static void add_label(struct filter_labels *labels, const char *value, const char *label,
                      const char *word)
{
    struct buf key = {0}, folded = {0};
    fold_text(label, &key);
    fold_text(value, &folded);
    if (fold_contains(buf_text(&key), word) &&
        cells_find(&labels->values, buf_text(&folded)) == labels->values.count)
        cells_add(&labels->values, buf_text(&folded));
    buf_clear(&key);
    buf_clear(&folded);
}

static void collect_labels(const struct field *field, const char *word,
                           struct filter_labels *labels)
{
    for (enum lang lang = 0; lang < 2; lang++) {
        for (size_t i = 0; field->choices != NULL && field->choices[i].value != NULL; i++)
            add_label(labels, field->choices[i].value, field->choices[i].label[lang], word);
        for (size_t i = 0; field->type == TYPE_COUNTRY && i < countries_count; i++)
            add_label(labels, countries[i].code, country_name(countries[i].code, lang), word);
        for (size_t i = 0; field->type == TYPE_FLAG && i < 2; i++) {
            const char *value = i == 0 ? "yes" : "no";
            struct buf label = {0};
            flag_format(value, lang, &label);
            add_label(labels, value, buf_text(&label), word);
            buf_clear(&label);
        }
    }
}

/* Finds the values whose labels hold the word: texts hold only the values. */
static void find_labels(const struct kind *kind, struct filter_word *word)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        struct filter_labels labels = {.field = i};
        if (word->field != kind->field_count && word->field != i)
            continue;
        collect_labels(&kind->fields[i], word->key, &labels);
        if (labels.values.count == 0)
            continue;
        qsort(labels.values.items, labels.values.count, sizeof *labels.values.items, compare_texts);
        word->labels = mem_resize(word->labels, word->label_count + 1, sizeof *word->labels);
        word->labels[word->label_count++] = labels;
    }
}

/* Adds the day that TYPED is, or the beginning of the days of a month or a year,
 * which are written as in dates: 2026-04, 2026/4, 令和8年4月, R8. An era may begin
 * or end within its year, so both ends of one are tried. */
static bool put_date(const char *typed, struct buf *value)
{
    static const struct {
        const char *left_out;
        size_t kept; /* bytes of the day in ISO 8601 */
    } parts[] = {{"", 10},      {"-1", 7},     {"/1", 7},      {".1", 7},     {"1日", 7},
                 {"-1-1", 4},   {"/1/1", 4},   {".1.1", 4},    {"1月1日", 4}, {"-12-31", 4},
                 {"/12/31", 4}, {".12.31", 4}, {"12月31日", 4}};
    struct why why = {.lang = LANG_EN};
    struct buf whole = {0};
    char iso[11];
    bool found = false;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && !found; i++) {
        buf_empty(&whole);
        buf_printf(&whole, "%s%s", typed, parts[i].left_out);
        found = date_parse(buf_text(&whole), iso, &why);
        if (found)
            buf_add(value, iso, parts[i].kept);
    }
    buf_clear(&whole);
    return found;
}

/* Adds the value that TYPED stands for in FIELD; false where it is none. */
static bool put_value(const struct field *field, const char *typed, struct buf *value)
{
    struct why why = {.lang = LANG_EN};
    const struct choice *choice;
    switch (field->type) {
    case TYPE_DATE:
        return put_date(typed, value);
    case TYPE_PERIOD:
        return period_parse(typed, value, &why);
    case TYPE_COUNT:
        return count_parse(typed, value, &why);
    case TYPE_FLAG:
        return flag_parse(typed, value, &why);
    case TYPE_COUNTRY: {
        const struct country *country = country_find(typed);
        if (country != NULL)
            fold_text(country->code, value);
        return country != NULL;
    }
    case TYPE_CHOICE:
    case TYPE_CHOICES:
        choice = kinds_choice(field, typed);
        if (choice != NULL)
            buf_puts(value, choice->value);
        return choice != NULL;
    case TYPE_CODE:
    case TYPE_TEXT:
    case TYPE_NOTE:
    case TYPE_URL:
    case TYPE_REF:
    case TYPE_LINKS:
        break;
    }
    fold_text(typed, value);
    return true;
}

/* The place in KEY of the last byte of a character of three: of a kanji where
 * there is one. 0 where there is none. */
static size_t rare_byte(const char *key)
{
    size_t rare = 0;
    bool kanji = false;
    for (size_t i = 0; key[i] != '\0' && !kanji; i++) {
        unsigned char lead = (unsigned char)key[i];
        kanji = lead >= 0xE4 && lead <= 0xE9;
        if (kanji || ((lead & 0xF0) == 0xE0 && rare == 0))
            rare = i + 2;
    }
    return rare;
}

/* Makes the key by which the word's test compares. */
static void make_key(const struct kind *kind, struct filter_word *word)
{
    struct buf key = {0}, value = {0};
    if (word->test == TEST_HOLDS) {
        fold_text(word->typed, &key);
    } else if (word->test != TEST_EMPTY) {
        const struct field *field = &kind->fields[word->field];
        if (put_value(field, word->typed, &value))
            order_key(field, buf_text(&value), value.length, &key);
        else
            word->sense = FILTER_NO_VALUE;
    }
    word->key_length = key.length;
    word->key = key.text == NULL ? mem_copy("") : buf_take(&key);
    buf_clear(&value);
    if (word->test == TEST_HOLDS && word->key_length > 0) {
        word->rare = rare_byte(word->key);
        find_labels(kind, word);
    }
}

static enum filter_test test_of(char sign, bool equal)
{
    if (sign == '<')
        return equal ? TEST_AT_MOST : TEST_LESS;
    if (sign == '>')
        return equal ? TEST_AT_LEAST : TEST_MORE;
    return sign == '=' ? TEST_EQUAL : TEST_HOLDS;
}

/* Whether what stands before a sign that names no field was meant as one: not
 * in an address or a time. */
static bool meant_as_field(const char *name, size_t length, char sign, const char *rest)
{
    bool number = strspn(name, "0123456789") >= length;
    return !number && (sign != ':' || strncmp(rest, "//", 2) != 0);
}

/* Reads "field:word" and the like at TEXT, whose signs stand before LITERAL. */
static void read_sign(const struct kind *kind, struct filter_word *word, const char *text,
                      size_t literal)
{
    char sign = '\0', second;
    size_t at = 0, length = 0;
    while (text[at] != '\0' && at < literal && (length = sign_at(text + at, ":=<>", &sign)) == 0)
        at++;
    if (length == 0 || at == 0)
        return;
    char *name = mem_copy_bytes(text, at);
    size_t field = kinds_field_named(kind, name);
    if (field == kind->field_count)
        field = kinds_field_begun(kind, name);
    free(name);
    const char *rest = text + at + length;
    if (field == kind->field_count) {
        if (meant_as_field(text, at, sign, rest))
            word->sense = FILTER_NO_FIELD;
        return;
    }
    size_t more = sign == '<' || sign == '>' ? sign_at(rest, "=", &second) : 0;
    word->field = field;
    word->test = test_of(sign, more > 0);
    rest += more;
    if (word->test == TEST_EQUAL && *rest == '\0')
        word->test = TEST_EMPTY;
    char *typed = mem_copy(rest);
    free(word->typed);
    word->typed = typed;
}

static void add_word(struct filter *filter, const char *text, size_t literal)
{
    char sign;
    size_t not = literal > 0 ? sign_at(text, "!", &sign) : 0;
    struct filter_word word = {
        .typed = mem_copy(text + not ), .without = not > 0, .field = filter->kind->field_count};
    read_sign(filter->kind, &word, text + not, literal - not );
    make_key(filter->kind, &word);
    filter->words =
        mem_grow(filter->words, filter->count, &filter->capacity, sizeof *filter->words);
    filter->words[filter->count++] = word;
}

struct filter *filter_new(const struct kind *kind, const char *text)
{
    struct filter *filter = mem_new(1, sizeof *filter);
    struct buf word = {0};
    size_t literal;
    filter->kind = kind;
    while (text != NULL && next_word(&text, &word, &literal)) {
        if (word.length > 0 && !is_begun_not(buf_text(&word), literal))
            add_word(filter, buf_text(&word), literal);
        buf_empty(&word);
    }
    buf_clear(&word);
    return filter;
}

void filter_free(struct filter *filter)
{
    if (filter == NULL)
        return;
    for (size_t i = 0; i < filter->count; i++) {
        struct filter_word *word = &filter->words[i];
        for (size_t k = 0; k < word->label_count; k++)
            cells_clear(&word->labels[k].values);
        free(word->labels);
        free(word->typed);
        free(word->key);
    }
    free(filter->words);
    free(filter);
}

bool filter_is_empty(const struct filter *filter)
{
    return filter->count == 0;
}
