/* See items_file.h. */
#include "import/items_file.h"

#include "model/buf.h"
#include "model/check.h"
#include "model/folders.h"
#include "model/mem.h"
#include "model/system.h"
#include "model/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_BYTES_MOST = 1 << 20 };

static bool read_all(const char *path, struct buf *text, struct why *why)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return errno == ENOENT ||
               why_set(why, "It cannot be read: %s.", system_words(why->lang, errno).text);
    char part[4096];
    size_t length;
    while (text->length <= FILE_BYTES_MOST && (length = fread(part, 1, sizeof part, file)) > 0)
        buf_add(text, part, length);
    bool failed = ferror(file) != 0;
    if (failed)
        why_set(why, "It cannot be read: %s.", system_words(why->lang, errno).text);
    fclose(file);
    return !failed && (text->length <= FILE_BYTES_MOST ||
                       why_set(why, "It is longer than %d KiB.", FILE_BYTES_MOST / 1024));
}

/* The next part of a line, up to a TAB, without blanks at its ends. */
static char *next_part(char **at)
{
    char *part = *at + strspn(*at, " ");
    size_t length = strcspn(part, "\t");
    *at = part + length + (part[length] == '\t');
    while (length > 0 && (part[length - 1] == ' ' || part[length - 1] == '\r'))
        length--;
    part[length] = '\0';
    return part;
}

/* Takes one line, which it cuts into its parts. */
static bool take_line(struct items *items, char *line, struct why *why)
{
    const char *header = next_part(&line), *name = next_part(&line), *class = next_part(&line);
    const char *value = NULL;
    if (header[0] == '\0' || name[0] == '\0' || line[0] != '\0')
        return why_set(why, "Expected: a header, a TAB, the name of the item, and if wanted a "
                            "TAB and its class.");
    if (!check_text(header, why) || !check_text(name, why) ||
        (class[0] != '\0' && !items_class(class, &value, why)))
        return false;
    char *key = items_key(header, false);
    bool again = false;
    for (size_t i = 0; i < items->own.count && !again; i++)
        again = items_own_is(items, i, key);
    bool named = key[0] != '\0';
    free(key);
    if (!named)
        return why_set(why, "The header \"%s\" has no letter by which it could be known.", header);
    if (again)
        return why_set(why, "The header \"%s\" stands in the file twice.", header);
    items_add(items, header, name, value, NULL);
    return true;
}

static bool take_lines(struct items *items, char *text, const char *path, struct why *why)
{
    unsigned number = 0;
    text += strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        char *next = text + length + (text[length] == '\n');
        text[length] = '\0';
        number++;
        if (text[strspn(text, " \t\r")] != '\0' && text[0] != '#' && !take_line(items, text, why))
            return why_at(why, "%s, line %u", path, number);
        text = next;
    }
    return true;
}

bool items_file_read(struct items *items, const char *path, struct why *why)
{
    struct buf usual = {0}, text = {0};
    if (path == NULL) {
        if (!folders_add("XDG_CONFIG_HOME", ".config", &usual))
            return true;
        buf_puts(&usual, "/daicho/items.tsv");
        path = buf_text(&usual);
    }
    bool done = read_all(path, &text, why) || why_at(why, "%s", path);
    size_t bad = 0;
    if (done && (memchr(buf_text(&text), '\0', text.length) != NULL ||
                 !utf8_valid(buf_text(&text), text.length, &bad))) {
        why_set(why, "This is no text in UTF-8.");
        done = why_at(why, "%s", path);
    }
    if (done && text.length > 0)
        done = take_lines(items, text.text, path, why);
    buf_clear(&usual);
    buf_clear(&text);
    return done;
}
