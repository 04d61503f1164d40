/* See markup.h. */
#include "export/markup.h"

#include <string.h>

/* RFC 3986 leaves few signs to addresses; of those, what ends a sentence is not
 * part of one at its end. */
size_t markup_address(const char *text)
{
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                "-._~:/?#@!$&'()*+,;=%";
    size_t scheme = strncmp(text, "https://", 8) == 0  ? 8
                    : strncmp(text, "http://", 7) == 0 ? 7
                                                       : 0;
    size_t length = scheme == 0 ? 0 : scheme + strspn(text + scheme, signs);
    while (length > scheme && strchr(".,;:!?')", text[length - 1]) != NULL)
        length--;
    return length > scheme ? length : 0;
}

bool markup_line(const char **at, const char **line, size_t *length)
{
    if (*at == NULL)
        return false;
    *line = *at;
    *length = strcspn(*at, "\n");
    *at = (*at)[*length] == '\0' ? NULL : *at + *length + 1;
    return true;
}

static void put_sign(struct buf *out, char c)
{
    switch (c) {
    case '&':
        buf_puts(out, "&amp;");
        break;
    case '<':
        buf_puts(out, "&lt;");
        break;
    case '>':
        buf_puts(out, "&gt;");
        break;
    case '"':
        buf_puts(out, "&quot;");
        break;
    case '\n':
        buf_puts(out, "<br>");
        break;
    default:
        buf_putc(out, c);
    }
}

void markup_html_plain(struct buf *out, const char *text)
{
    for (; *text != '\0'; text++)
        if (*text == '\n')
            buf_putc(out, ' ');
        else if (*text != MARKUP_BEGIN && *text != MARKUP_END)
            put_sign(out, *text);
}

static void put_link(struct buf *out, const char *address, size_t length)
{
    struct buf shown = {0};
    for (size_t i = 0; i < length; i++)
        put_sign(&shown, address[i]);
    buf_printf(out, "<a href=\"%s\">%s</a>", buf_text(&shown), buf_text(&shown));
    buf_clear(&shown);
}

void markup_html(struct buf *out, const char *text)
{
    bool marked = false;
    while (*text != '\0') {
        size_t address = markup_address(text);
        if (address > 0) {
            put_link(out, text, address);
            text += address;
            continue;
        }
        if (*text == MARKUP_BEGIN || *text == MARKUP_END) {
            bool begins = *text == MARKUP_BEGIN;
            if (begins != marked)
                buf_puts(out, begins ? "<mark>" : "</mark>");
            marked = begins;
        } else {
            put_sign(out, *text);
        }
        text++;
    }
    if (marked)
        buf_puts(out, "</mark>");
}

/* Begins a line so that it is no heading, list, rule or code; *LINE and *LENGTH
 * are what is left of it. */
static void put_beginning(struct buf *out, const char **line, size_t *length)
{
    for (; *length > 0 && (**line == ' ' || **line == '\t'); (*length)--)
        (*line)++;
    size_t number = strspn(*line, "0123456789");
    bool counts = number > 0 && number < *length && strchr(".)", (*line)[number]) != NULL;
    bool signs = number == 0 && *length > 0 && strchr("+-=", **line) != NULL;
    if (counts)
        buf_add(out, *line, number);
    if (counts || signs)
        buf_putc(out, '\\');
    *line += counts ? number : 0;
    *length -= counts ? number : 0;
}

static void put_md(struct buf *out, const char *line, size_t length, bool links)
{
    for (size_t i = 0; i < length; i++) {
        size_t address = links ? markup_address(line + i) : 0;
        if (address > 0 && address <= length - i) {
            buf_printf(out, "<%.*s>", (int)address, line + i);
            i += address - 1;
            continue;
        }
        if (line[i] == MARKUP_BEGIN || line[i] == MARKUP_END)
            continue;
        if (strchr("\\`*_[]<>|&~#", line[i]) != NULL)
            buf_putc(out, '\\');
        buf_putc(out, line[i]);
    }
}

void markup_md_bytes(struct buf *out, const char *line, size_t length)
{
    put_md(out, line, length, true);
}

void markup_md_plain(struct buf *out, const char *text)
{
    const char *at = text, *line;
    size_t length;
    while (markup_line(&at, &line, &length)) {
        put_md(out, line, length, false);
        if (at != NULL)
            buf_putc(out, ' ');
    }
}

void markup_md(struct buf *out, const char *text, const char *between)
{
    bool lines = strchr(between, '\n') != NULL;
    const char *at = text, *line;
    size_t length;
    bool first = true;
    while (markup_line(&at, &line, &length)) {
        if (!first)
            buf_puts(out, between);
        if (lines)
            put_beginning(out, &line, &length);
        markup_md_bytes(out, line, length);
        first = false;
    }
}
