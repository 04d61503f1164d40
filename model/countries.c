/*
 * See countries.h. A name is compared as it stands first, since most are
 * written as in the table; only then are both sides folded.
 */
#include "model/countries.h"

#include "model/buf.h"
#include "model/fold.h"
#include "model/guard.h"

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

bool country_parse(const char *typed, char code[3], struct why *why)
{
    const struct country *found = country_find(typed);
    if (found == NULL) {
        char *quote = guard_quote(typed);
        why_set(why,
                "\"%s\" is not a country that is known here. Write its name, such as "
                "United States, or its code of ISO 3166, such as US.",
                quote);
        free(quote);
        return false;
    }
    memcpy(code, found->code, 3);
    return true;
}
