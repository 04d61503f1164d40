/*
 * Texts as cells hold them. XML 1.0 has no control characters but TAB, LF and CR,
 * and reads CR as LF; U+FFFE and U+FFFF are no characters to it. ECMA-376 writes such
 * a character as _xHHHH_, so that a text which has that shape by itself needs its '_'
 * written as _x005F_.
 */
#include "export/workbook_inside.h"

#include <ctype.h>
#include <string.h>

/* Whether TEXT, which begins with '_', has the shape of an escape. */
static bool is_escape(const char *text)
{
    if (text[1] != 'x')
        return false;
    for (size_t i = 2; i < 6; i++)
        if (!isxdigit((unsigned char)text[i]))
            return false;
    return text[6] == '_';
}

/* Whether U+FFFE or U+FFFF stands at TEXT, of which the first byte is EF. */
static bool is_no_character(const char *text)
{
    return text[1] == '\xBF' && (text[2] == '\xBE' || text[2] == '\xBF');
}

/* The character at TEXT that is to be escaped, or -1; *LENGTH is its bytes. */
static int escaped_at(const char *text, size_t *length)
{
    unsigned char byte = (unsigned char)*text;
    *length = 1;
    if (byte == '_')
        return is_escape(text) ? '_' : -1;
    if (byte == 0xEF && is_no_character(text)) {
        *length = 3;
        return text[2] == '\xBE' ? 0xFFFE : 0xFFFF;
    }
    return byte < 0x20 && byte != '\t' && byte != '\n' ? byte : -1;
}

const char *workbook_escape(struct workbook *book, const char *text)
{
    static const char suspects[] =
        "_\xEF\x01\x02\x03\x04\x05\x06\x07\x08\x0B\x0C\x0D\x0E\x0F"
        "\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F";
    size_t length;
    const char *at = text + strcspn(text, suspects);
    while (*at != '\0' && escaped_at(at, &length) < 0)
        at += 1 + strcspn(at + 1, suspects);
    if (*at == '\0')
        return text;
    struct buf *out = &book->escaped;
    buf_empty(out);
    buf_add(out, text, (size_t)(at - text));
    while (*at != '\0') {
        int point = escaped_at(at, &length);
        if (point >= 0)
            buf_printf(out, "_x%04X_", (unsigned)point);
        else
            buf_add(out, at, length);
        at += length;
    }
    return buf_text(out);
}
