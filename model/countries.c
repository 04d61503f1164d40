/*
 * See countries.h. A name is compared as it stands first, since most are
 * written as in the table; only then are both sides folded.
 */
#include "model/countries.h"

#include "model/buf.h"
#include "model/fold.h"
#include "model/guard.h"
#include "model/near.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Both codes come before the names that people say. */
enum { SPOKEN = 2, NAMES = 4 + COUNTRY_OTHERS };

/* Name number INDEX of COUNTRY, NULL where there is no more. */
static const char *name_at(const struct country *country, size_t index)
{
    switch (index) {
    case 0:
        return country->code;
    case 1:
        return country->code3;
    case SPOKEN:
        return country->ja;
    case 3:
        return country->en;
    default:
        return index < NAMES ? country->others[index - 4] : NULL;
    }
}

/* The country with NAME as it stands, or, with SCRATCH, with the key NAME. */
static const struct country *find_name(const char *name, struct buf *scratch)
{
    for (size_t i = 0; i < countries_count; i++) {
        const char *other;
        for (size_t n = 0; (other = name_at(&countries[i], n)) != NULL; n++) {
            if (scratch != NULL) {
                buf_empty(scratch);
                fold_text(other, scratch);
                other = buf_text(scratch);
            }
            if (strcmp(name, other) == 0)
                return &countries[i];
        }
    }
    return NULL;
}

const struct country *country_find(const char *typed)
{
    const struct country *found = find_name(typed, NULL);
    if (found != NULL)
        return found;
    struct buf key = {0}, scratch = {0};
    fold_text(typed, &key);
    found = find_name(buf_text(&key), &scratch);
    buf_clear(&scratch);
    buf_clear(&key);
    return found;
}

const char *country_name(const char *code, enum lang lang)
{
    for (size_t i = 0; i < countries_count; i++)
        if (strcmp(countries[i].code, code) == 0)
            return lang == LANG_JA ? countries[i].ja : countries[i].en;
    return code;
}

static bool is_latin(uint32_t point)
{
    return (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
           (point >= 'a' && point <= 'z') || (point >= 0xC0 && point < 0x250);
}

/* The last code point of what stands from FROM up to AT; 0 where nothing does. */
static uint32_t point_before(const char *from, const char *at)
{
    uint32_t point = 0;
    while (from < at)
        from += utf8_next(from, &point);
    return point;
}

/* Whether the NAME that stands at AT in TEXT is a word: neither the end of a longer one, nor
 * the beginning. Japanese joins words of katakana (シンガポールリージョン), so that only a
 * name as short as タイ has to end where they do. */
static bool is_word(const char *text, const char *at, const char *name)
{
    enum { KANA_BYTES = 3, SHORT = 2 * KANA_BYTES };
    size_t length = strlen(name);
    uint32_t before = point_before(text, at), last = point_before(name, name + length);
    uint32_t first, after;
    utf8_next(name, &first);
    utf8_next(at + length, &after);
    bool ends_kana = utf8_is_katakana(before) && utf8_is_katakana(first);
    bool begins_kana = utf8_is_katakana(last) && utf8_is_katakana(after) && length <= SHORT;
    bool ends_latin = is_latin(before) && is_latin(first);
    bool begins_latin = is_latin(last) && is_latin(after);
    return !ends_kana && !begins_kana && !ends_latin && !begins_latin;
}

/* Whether NAME at AT in TEXT is a part of LONGER there. */
static bool is_part(const char *text, const char *at, const char *name, const char *longer)
{
    const char *part = strstr(longer, name);
    size_t ahead = part == NULL ? 0 : (size_t)(part - longer);
    return part != NULL && strlen(longer) > strlen(name) && (size_t)(at - text) >= ahead &&
           strncasecmp(at - ahead, longer, strlen(longer)) == 0;
}

/* Whether NAME at AT in TEXT is a part of the name of another country than COUNTRY. */
static bool is_part_of_other(const char *text, const char *at, const char *name,
                             const struct country *country)
{
    const char *longer;
    bool part = false;
    for (size_t i = 0; i < countries_count && !part; i++)
        for (size_t n = SPOKEN; (longer = name_at(&countries[i], n)) != NULL && !part; n++)
            part = &countries[i] != country && is_part(text, at, name, longer);
    return part;
}

/* Whether TEXT, of one width, names COUNTRY by NAME. */
static bool holds_name(const char *text, const char *name, const struct country *country)
{
    size_t length = strlen(name);
    for (const char *at = text; *at != '\0'; at++)
        if (strncasecmp(at, name, length) == 0 && is_word(text, at, name) &&
            !is_part_of_other(text, at, name, country))
            return true;
    return false;
}

bool country_named(const struct country *country, const char *text)
{
    const char *name;
    struct buf wide = {0};
    bool named = false;
    fold_width(text, &wide);
    for (size_t n = SPOKEN; (name = name_at(country, n)) != NULL && !named; n++)
        named = holds_name(buf_text(&wide), name, country);
    buf_clear(&wide);
    return named;
}

/* Names of more than one country, folded: each of them is a statement of its
 * own, which nobody but the person can make. */
static const char *const regions[] = {
    "eu",     "eea",    "欧州", "欧州連合", "ヨ-ロッパ", "europe",   "アジア", "asia",      "apac",
    "北米",   "南米",   "中東", "アフリカ", "africa",    "asean",    "海外",   "国外",      "外国",
    "全世界", "世界中", "各国", "global",   "worldwide", "overseas", "中東欧", "東南アジア"};

static bool is_region(const char *typed)
{
    struct buf key = {0};
    bool region = false;
    fold_text(typed, &key);
    for (size_t i = 0; i < sizeof regions / sizeof regions[0] && !region; i++)
        region = strcmp(buf_text(&key), regions[i]) == 0;
    buf_clear(&key);
    return region;
}

/* Adds the names in LANG of countries that have a name nearly TYPED; a few. */
static void put_near(const char *typed, enum lang lang, struct buf *out)
{
    enum { MOST = 3 };
    size_t count = 0;
    for (size_t i = 0; i < countries_count && count < MOST; i++) {
        const char *name;
        bool near = false;
        for (size_t n = SPOKEN; (name = name_at(&countries[i], n)) != NULL && !near; n++)
            near = near_is(typed, name);
        if (near)
            buf_printf(out, "%s%s", count++ == 0 ? "" : words_in(lang, ", "),
                       lang == LANG_JA ? countries[i].ja : countries[i].en);
    }
}

static bool refuse_country(const char *typed, struct why *why)
{
    struct buf near = {0};
    char *quote = guard_quote(typed);
    put_near(typed, why->lang, &near);
    if (is_region(typed))
        why_set(why,
                "\"%s\" is not a country: it stands for several. Name each country, such as "
                "Germany; France.",
                quote);
    else if (near.length > 0)
        why_set(why,
                "\"%s\" is not a country that is known here. Is it meant as: %s? Write its name, "
                "or its code of ISO 3166, such as US.",
                quote, near.text);
    else
        why_set(why,
                "\"%s\" is not a country that is known here. Write its name, such as "
                "United States, or its code of ISO 3166, such as US.",
                quote);
    free(quote);
    buf_clear(&near);
    return false;
}

bool country_parse(const char *typed, char code[3], struct why *why)
{
    const struct country *found = country_find(typed);
    if (found == NULL)
        return refuse_country(typed, why);
    memcpy(code, found->code, 3);
    return true;
}
