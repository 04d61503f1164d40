/*
 * See countries.h. A name is compared as it stands first, since most are
 * written as in the table; only then are both sides folded.
 */
#include "model/countries.h"

#include "model/buf.h"
#include "model/fold.h"
#include "model/guard.h"
#include "model/near.h"

#include <stdlib.h>
#include <string.h>

enum { NAMES = 4 + COUNTRY_OTHERS };

/* Name number INDEX of COUNTRY, NULL where there is no more. */
static const char *name_at(const struct country *country, size_t index)
{
    switch (index) {
    case 0:
        return country->code;
    case 1:
        return country->ja;
    case 2:
        return country->en;
    case 3:
        return country->code3;
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
        /* The first and the fourth name are codes. */
        for (size_t n = 1; (name = name_at(&countries[i], n)) != NULL && !near; n++)
            near = n != 3 && near_is(typed, name);
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
