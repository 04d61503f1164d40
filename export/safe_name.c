/* See safe_name.h. */
#include "export/safe_name.h"

#include "model/buf.h"
#include "model/utf8.h"

#include <string.h>

/* A name is cut to so many bytes, before its ending. */
enum { NAME_BYTES = 120 };

void safe_name_put(const char *text, struct buf *out)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    for (; *text != '\0'; text++)
        if (strchr(plain, *text) != NULL)
            buf_putc(out, *text);
        else
            buf_printf(out, "%%%02X", (unsigned char)*text);
}

/* Whether POINT may stand in the name of a file, on Windows too. */
static bool is_harmless(uint32_t point)
{
    bool hidden = point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xFFFD ||
                  (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
                  (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF;
    return !hidden && (point >= 0x80 || strchr("/\\:*?\"<>|", (int)point) == NULL);
}

void safe_name_put_read(const char *text, struct buf *out)
{
    uint32_t point;
    size_t start = out->length;
    for (size_t length; *text != '\0' && out->length - start < NAME_BYTES; text += length) {
        length = utf8_next(text, &point);
        bool first = out->length == start && (point == '.' || point == '-' || point == ' ');
        if (first || !is_harmless(point))
            buf_putc(out, '_');
        else
            buf_put_point(out, point);
    }
    /* It begins with neither, so that something stays. */
    while (strchr(". ", out->text[out->length - 1]) != NULL)
        out->text[--out->length] = '\0';
}
