/* See column_way.h. */
#include "import/column_way.h"

#include "model/dates.h"
#include "model/guard.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

static const char blanks[] = " \t\r\n";

/* The names by which eras are written, in the form that date_era() reads. */
static const char *const eras[] = {"meiji", "taisho", "showa", "heisei", "reiwa"};

static bool take_word(const char *word, struct column_way *way)
{
    if (strncmp(word, "split=", 6) == 0)
        return cells_split_named(word + 6, &way->split);
    if (strcmp(word, "dates=serial") == 0)
        return way->serials = true;
    if (strncmp(word, "dates=", 6) == 0)
        return (way->era = date_era(word + 6)) != 0;
    if (strcmp(word, "counts=about") == 0)
        return way->about = true;
    /* That names are made of the column, which headers.h reads. */
    return strcmp(word, "name") == 0;
}

bool column_way_parse(const char *text, struct column_way *way, struct why *why)
{
    bool taken = true;
    *way = (struct column_way){0};
    for (text += strspn(text, blanks); *text != '\0' && taken; text += strspn(text, blanks)) {
        size_t length = strcspn(text, blanks);
        char *word = mem_copy_bytes(text, length);
        taken = take_word(word, way);
        if (!taken) {
            char *quote = guard_quote(word);
            why_set(why,
                    "\"%s\" says nothing about a column. Expected: split=touten, dates=heisei, "
                    "dates=serial, counts=about, or the like.",
                    quote);
            free(quote);
        }
        text += length;
        free(word);
    }
    return taken;
}

void column_way_format(const struct column_way *way, struct buf *out)
{
    const char *gap = "";
    if (way->split != CELLS_SPLIT_AUTO) {
        buf_printf(out, "split=%s", cells_split_name(way->split));
        gap = " ";
    }
    for (size_t i = 0; i < sizeof eras / sizeof eras[0]; i++)
        if (way->era != 0 && date_era(eras[i]) == way->era) {
            buf_printf(out, "%sdates=%s", gap, eras[i]);
            gap = " ";
        }
    if (way->serials) {
        buf_printf(out, "%sdates=serial", gap);
        gap = " ";
    }
    if (way->about)
        buf_printf(out, "%scounts=about", gap);
}
