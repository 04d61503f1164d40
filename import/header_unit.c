/* See header_unit.h. Brackets are looked for in the folded title, where all of
 * them are ASCII. */
#include "import/header_unit.h"

#include "model/buf.h"
#include "model/fold.h"

#include <stddef.h>
#include <string.h>

/* A word that stands in brackets, and the unit that it means. */
struct unit_word {
    const char *word, *unit;
};

/* clang-format off */
static const struct unit_word times[] = {
    {"年", "年"}, {"年間", "年"}, {"年数", "年"}, {"year", "年"}, {"years", "年"},
    {"月", "か月"}, {"か月", "か月"}, {"ヶ月", "か月"}, {"ヵ月", "か月"}, {"ケ月", "か月"}, {"月数", "か月"},
    {"month", "か月"}, {"months", "か月"}, {"週", "週"}, {"週間", "週"}, {"week", "週"}, {"weeks", "週"},
    {"日", "日"}, {"日間", "日"}, {"日数", "日"}, {"day", "日"}, {"days", "日"},
};

static const struct unit_word many[] = {
    {"千", ""}, {"千件", ""}, {"千人", ""}, {"千名", ""}, {"万", ""}, {"万件", ""}, {"万人", ""}, {"万名", ""},
    {"百件", ""}, {"百人", ""}, {"thousand", ""}, {"thousands", ""}, {"in thousands", ""}, {"million", ""},
    {"millions", ""}, {"in millions", ""}, {"k", ""},
};
/* clang-format on */

/* Whether the LENGTH bytes of FOLDED are WORD, with "単位" before it or not. */
static bool is_word(const char *folded, size_t length, const char *word)
{
    static const char *const leads[] = {"単位:", "単位", "unit:"};
    struct buf key = {0};
    for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++)
        if (length > strlen(leads[i]) && strncmp(folded, leads[i], strlen(leads[i])) == 0) {
            folded += strlen(leads[i]);
            length -= strlen(leads[i]);
        }
    while (length > 0 && *folded == ' ') {
        folded++;
        length--;
    }
    fold_text(word, &key);
    bool same = key.length == length && memcmp(key.text, folded, length) == 0;
    buf_clear(&key);
    return same;
}

/* The first of COUNT words that stands in brackets in TITLE; NULL for none. */
static const struct unit_word *find_word(const char *title, const struct unit_word *words,
                                         size_t count)
{
    const struct unit_word *found = NULL;
    struct buf folded = {0};
    fold_text(title, &folded);
    for (const char *at = buf_text(&folded); found == NULL && (at = strpbrk(at, "([")) != NULL;) {
        size_t length = strcspn(++at, ")]");
        for (size_t i = 0; i < count && found == NULL; i++)
            if (is_word(at, length, words[i].word))
                found = &words[i];
    }
    buf_clear(&folded);
    return found;
}

const char *header_unit_time(const char *title)
{
    const struct unit_word *word = find_word(title, times, sizeof times / sizeof times[0]);
    return word == NULL ? "" : word->unit;
}

bool header_unit_multiplies(const char *title)
{
    return find_word(title, many, sizeof many / sizeof many[0]) != NULL;
}
