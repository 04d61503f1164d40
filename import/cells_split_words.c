/* What the ways of splitting a cell are called. See cells_split.h. */
#include "import/cells_split.h"

#include <string.h>

static const struct {
    const char *name;
    const char *words;
} ways[CELLS_SPLITS] = {
    [CELLS_SPLIT_AUTO] = {"auto", N_("as found")},
    [CELLS_SPLIT_WHOLE] = {"whole", N_("not at all")},
    [CELLS_SPLIT_SEMICOLON] = {"semicolon", N_("at semicolons")},
    [CELLS_SPLIT_LINES] = {"lines", N_("by lines or numbers")},
    [CELLS_SPLIT_TOUTEN] = {"touten", N_("at 、")},
    [CELLS_SPLIT_COMMA] = {"comma", N_("at commas")},
    [CELLS_SPLIT_SLASH] = {"slash", N_("at slashes")},
    [CELLS_SPLIT_NAKAGURO] = {"nakaguro", N_("at ・")},
    [CELLS_SPLIT_DASH] = {"dash", N_("at dashes between blanks")},
};

const char *cells_split_name(enum cells_split how)
{
    return ways[how].name;
}

bool cells_split_named(const char *name, enum cells_split *how)
{
    for (size_t i = 0; i < CELLS_SPLITS; i++)
        if (strcmp(ways[i].name, name) == 0) {
            *how = (enum cells_split)i;
            return true;
        }
    return false;
}

const char *cells_split_words(enum cells_split how, enum lang lang)
{
    return words_in(lang, ways[how].words);
}
