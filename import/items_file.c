/* See items_file.h. */
#include "import/items_file.h"

#include "import/header_key.h"
#include "import/tsv_lines.h"
#include "model/check.h"
#include "model/folders.h"

#include <stdlib.h>
#include <unistd.h>

/* Refuses HEADER where no letter is in it, or it is known from an earlier line. */
static bool check_header(const struct items *items, const char *header, struct why *why)
{
    char *key = header_key_letters(header, false);
    bool again = false, named = key[0] != '\0';
    for (size_t i = 0; i < items->own.count && !again; i++)
        again = items_own_is(items, i, key);
    free(key);
    if (!named)
        return why_set(why, "The header \"%s\" has no letter by which it could be known.", header);
    return !again || why_set(why, "The header \"%s\" stands in the file twice.", header);
}

static bool take_line(struct items *items, const struct tsv_line *line, struct why *why)
{
    const char *const *parts = (const char *const *)line->parts;
    const char *class = line->count == 3 ? parts[2] : "", *value = NULL;
    if (line->count < 2 || line->count > 3 || parts[0][0] == '\0' || parts[1][0] == '\0')
        return why_set(why, "Expected: a header, a TAB, the name of the item, and if wanted a "
                            "TAB and its class.");
    if (!check_text(parts[0], why) || !check_text(parts[1], why) ||
        (class[0] != '\0' && !items_class(class, &value, why)) ||
        !check_header(items, parts[0], why))
        return false;
    items_add(items, parts[0], parts[1], value, NULL);
    return true;
}

bool items_file_read(struct items *items, const char *path, struct why *why)
{
    struct buf usual = {0};
    struct tsv_lines lines = {0};
    bool named = path != NULL || folders_add("XDG_CONFIG_HOME", ".config", &usual);
    if (named && path == NULL) {
        buf_puts(&usual, "/daicho/items.tsv");
        path = buf_text(&usual);
    }
    bool done = !named || access(path, F_OK) != 0 || tsv_lines_read(path, &lines, why);
    for (size_t i = 0; i < lines.count && done; i++)
        done = take_line(items, &lines.items[i], why) ||
               why_at(why, "%s, line %zu", path, lines.items[i].number);
    tsv_lines_clear(&lines);
    buf_clear(&usual);
    return done;
}
