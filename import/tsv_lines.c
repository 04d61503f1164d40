/* See tsv_lines.h. */
#include "import/tsv_lines.h"

#include "import/encoding.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Adds what C stands for behind a backslash. */
static void put_escaped(char c, struct buf *out)
{
    buf_putc(out, c == 't' ? '\t' : c == 'n' ? '\n' : c);
}

/* A copy of the LENGTH bytes of TEXT without blanks around them and with the
 * characters that \t, \n, \# and \\ stand for; the caller frees it. */
static char *part_of(const char *text, size_t length)
{
    struct buf part = {0};
    while (length > 0 && text[0] == ' ') {
        text++;
        length--;
    }
    while (length > 0 && text[length - 1] == ' ')
        length--;
    for (size_t i = 0; i < length; i++) {
        bool escape = text[i] == '\\' && i + 1 < length && strchr("tn#\\", text[i + 1]) != NULL;
        if (!escape)
            buf_putc(&part, text[i]);
        else
            put_escaped(text[++i], &part);
    }
    buf_puts(&part, "");
    return buf_take(&part);
}

void tsv_lines_put(const char *text, struct buf *out)
{
    if (*text == '#')
        buf_putc(out, '\\');
    for (; *text != '\0'; text++)
        if (*text == '\t')
            buf_puts(out, "\\t");
        else if (*text == '\n')
            buf_puts(out, "\\n");
        else if (*text == '\\')
            buf_puts(out, "\\\\");
        else if (*text != '\r')
            buf_putc(out, *text);
}

/* Takes the line TEXT of LENGTH bytes as number NUMBER, unless it is blank or
 * a comment. */
static void take_line(struct tsv_lines *lines, const char *text, size_t length, size_t number)
{
    struct tsv_line line = {.number = number};
    if (length > 0 && text[0] == '#')
        return;
    for (size_t at = 0; at <= length;) {
        const char *tab = at < length ? memchr(text + at, '\t', length - at) : NULL;
        size_t end = tab == NULL ? length : (size_t)(tab - text);
        if (line.count < TSV_PARTS)
            line.parts[line.count] = part_of(text + at, end - at);
        line.count++;
        at = end + 1;
    }
    while (line.count > 0 && line.count <= TSV_PARTS && line.parts[line.count - 1][0] == '\0')
        free(line.parts[--line.count]);
    if (line.count == 0)
        return;
    lines->items = mem_grow(lines->items, lines->count, &lines->capacity, sizeof *lines->items);
    lines->items[lines->count++] = line;
}

bool tsv_lines_read(const char *path, struct tsv_lines *lines, struct why *why)
{
    struct encoding_text text;
    *lines = (struct tsv_lines){0};
    if (!encoding_read(path, NULL, &text, why))
        return why_at(why, "%s", path);
    if (strlen(text.text) < text.length) {
        encoding_clear(&text);
        why_set(why, "It holds a NUL character, which no text has.");
        return why_at(why, "%s", path);
    }
    size_t number = 1;
    for (const char *at = text.text; *at != '\0'; number++) {
        size_t length = strcspn(at, "\r\n");
        take_line(lines, at, length, number);
        at += length;
        at += at[0] == '\r' && at[1] == '\n' ? 2 : at[0] != '\0';
    }
    encoding_clear(&text);
    return true;
}

void tsv_lines_clear(struct tsv_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        for (size_t k = 0; k < lines->items[i].count && k < TSV_PARTS; k++)
            free(lines->items[i].parts[k]);
    free(lines->items);
    *lines = (struct tsv_lines){0};
}
