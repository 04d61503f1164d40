/* The words for headers that a person added. See header_words.h. */
#include "import/header_key.h"
#include "import/header_words.h"
#include "import/tsv_lines.h"
#include "model/folders.h"
#include "model/guard.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool header_file_path(struct buf *out)
{
    if (!folders_add("XDG_CONFIG_HOME", ".config", out))
        return false;
    buf_puts(out, "/daicho/headers.tsv");
    return true;
}

/* Refuses LINE where an earlier one has the same header. */
static bool check_twice(const struct header_file *file, const struct tsv_line *line,
                        struct why *why)
{
    char *key = header_key(line->parts[0]);
    bool done = key[0] != '\0' ||
                why_set(why, "The line does not begin with a header. Expected: a header, a TAB, a "
                             "field.");
    for (size_t i = 0; i < file->count && done; i++) {
        char *other = header_key(file->items[i].header);
        char *quote = guard_quote(line->parts[0]);
        if (strcmp(key, other) == 0)
            done = why_set(why, "The header \"%s\" stands in line %zu already. Keep one of them.",
                           quote, file->items[i].line);
        free(quote);
        free(other);
    }
    free(key);
    return done;
}

static bool take_line(struct header_file *file, const struct tsv_line *line, struct why *why)
{
    struct header_file_word word = {.line = line->number};
    if (line->count != 2)
        return why_set(why, "The line has %zu parts. Expected: a header, a TAB, a field.",
                       line->count);
    if (!check_twice(file, line, why) ||
        !header_place_parse(line->parts[1], NULL, &word.place, why))
        return false;
    word.header = mem_copy(line->parts[0]);
    file->items = mem_grow(file->items, file->count, &file->capacity, sizeof *file->items);
    file->items[file->count++] = word;
    return true;
}

bool header_file_read(const char *path, struct header_file *file, struct why *why)
{
    struct tsv_lines lines;
    *file = (struct header_file){0};
    if (path == NULL || access(path, F_OK) != 0)
        return true;
    if (!tsv_lines_read(path, &lines, why))
        return false;
    file->path = mem_copy(path);
    bool done = true;
    for (size_t i = 0; i < lines.count && done; i++) {
        done = take_line(file, &lines.items[i], why);
        if (!done)
            why_at(why, "%s, line %zu", path, lines.items[i].number);
    }
    tsv_lines_clear(&lines);
    if (!done)
        header_file_clear(file);
    return done;
}

void header_file_clear(struct header_file *file)
{
    for (size_t i = 0; i < file->count; i++)
        free(file->items[i].header);
    free(file->items);
    free(file->path);
    *file = (struct header_file){0};
}
