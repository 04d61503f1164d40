/*
 * The language of filters. The first byte chooses the kind, the rest is what a
 * person typed. What a filter lets through are records of the list; one word and
 * its opposite part them; a value that was quoted is one word again.
 */
#include "model/filter.h"
#include "model/buf.h"
#include "model/inside.h"
#include "model/listing.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/inventory.h"

#include <stdlib.h>
#include <string.h>

static size_t count_of(struct model *m, const struct kind *kind, const char *filter)
{
    struct why why = {.lang = LANG_EN};
    struct listing listing = {0};
    const struct listing_query query = {.kind = kind, .filter = filter};
    fuzz_true(listing_load(m, &query, &listing, &why), "every filter gives a list");
    size_t count = listing.count;
    listing_clear(&listing);
    return count;
}

/* Whether FILTER is one word that means something. */
static bool is_one_word(const struct filter *filter)
{
    struct buf said = {0};
    bool one = filter_count(filter) == 1 && filter_say(filter, 0, LANG_EN, &said) == FILTER_GOOD;
    buf_clear(&said);
    return one;
}

static void check_opposite(struct model *m, const struct kind *kind, const char *text, size_t found)
{
    struct buf opposite = {0};
    buf_printf(&opposite, "!%s", text);
    struct filter *filter = filter_new(kind, buf_text(&opposite));
    if (is_one_word(filter)) {
        size_t all = count_of(m, kind, NULL), others = count_of(m, kind, buf_text(&opposite));
        /* A word that is not complete ("name:") lets all through, either way. */
        fuzz_true(found + others == all || (found == all && others == all),
                  "a word and its opposite part the list");
    }
    filter_free(filter);
    buf_clear(&opposite);
}

static void check_quoted(const struct kind *kind, const char *text)
{
    struct buf quoted = {0};
    filter_quote(text, &quoted);
    struct filter *filter = filter_new(kind, buf_text(&quoted));
    fuzz_true(filter_count(filter) <= 1, "a quoted value is one word");
    filter_free(filter);
    buf_clear(&quoted);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct model *m;
    if (m == NULL)
        m = fuzz_inventory();
    if (size == 0)
        return 0;
    const struct kind *kind = &kinds[data[0] % kinds_count];
    char *text = fuzz_text(data + 1, size - 1);
    struct filter *filter = filter_new(kind, text);
    for (size_t i = 0; i < filter_count(filter); i++) {
        struct buf said = {0};
        filter_say(filter, i, LANG_JA, &said);
        buf_clear(&said);
    }
    size_t found = count_of(m, kind, text);
    fuzz_true(!filter_is_empty(filter) || found == count_of(m, kind, NULL),
              "an empty filter lets all through");
    /* A "!" belongs to the word behind it, without a blank between. */
    if (is_one_word(filter) && strpbrk(text, "! \t\n") == NULL && strstr(text, "！") == NULL &&
        strstr(text, "　") == NULL)
        check_opposite(m, kind, text, found);
    filter_free(filter);
    check_quoted(kind, text);
    free(text);
    return 0;
}
