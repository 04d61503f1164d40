/* See buf.h. Capacity doubles, so that adding stays cheap however long the
 * text becomes. */
#include "model/buf.h"

#include "model/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void buf_reserve(struct buf *buf, size_t more)
{
    size_t need = buf->length + more + 1;
    if (need <= buf->capacity)
        return;
    size_t capacity = buf->capacity == 0 ? 64 : buf->capacity;
    while (capacity < need)
        capacity *= 2;
    buf->text = mem_resize(buf->text, capacity, 1);
    buf->capacity = capacity;
}

void buf_add(struct buf *buf, const char *bytes, size_t length)
{
    buf_reserve(buf, length);
    if (length > 0)
        memcpy(buf->text + buf->length, bytes, length);
    buf->length += length;
    buf->text[buf->length] = '\0';
}

void buf_puts(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

void buf_putc(struct buf *buf, char c)
{
    if (buf->length + 1 >= buf->capacity)
        buf_reserve(buf, 1);
    buf->text[buf->length++] = c;
    buf->text[buf->length] = '\0';
}

void buf_put_point(struct buf *buf, uint32_t point)
{
    char bytes[4];
    size_t length;
    if (point < 0x80) {
        bytes[0] = (char)point;
        length = 1;
    } else if (point < 0x800) {
        bytes[0] = (char)(0xC0 | point >> 6);
        bytes[1] = (char)(0x80 | (point & 0x3F));
        length = 2;
    } else if (point < 0x10000) {
        bytes[0] = (char)(0xE0 | point >> 12);
        bytes[1] = (char)(0x80 | (point >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (point & 0x3F));
        length = 3;
    } else {
        bytes[0] = (char)(0xF0 | point >> 18);
        bytes[1] = (char)(0x80 | (point >> 12 & 0x3F));
        bytes[2] = (char)(0x80 | (point >> 6 & 0x3F));
        bytes[3] = (char)(0x80 | (point & 0x3F));
        length = 4;
    }
    buf_add(buf, bytes, length);
}

void buf_vprintf(struct buf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    if (length < 0)
        bug("a text that cannot be formatted");
    buf_reserve(buf, (size_t)length);
    vsnprintf(buf->text + buf->length, (size_t)length + 1, format, again);
    va_end(again);
    buf->length += (size_t)length;
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(buf, format, args);
    va_end(args);
}

const char *buf_text(const struct buf *buf)
{
    return buf->text == NULL ? "" : buf->text;
}

char *buf_take(struct buf *buf)
{
    char *text = buf->text == NULL ? mem_copy("") : buf->text;
    *buf = (struct buf){0};
    return text;
}

void buf_empty(struct buf *buf)
{
    buf->length = 0;
    if (buf->text != NULL)
        buf->text[0] = '\0';
}

void buf_clear(struct buf *buf)
{
    free(buf->text);
    *buf = (struct buf){0};
}

void buf_wipe(struct buf *buf)
{
    if (buf->text != NULL)
        explicit_bzero(buf->text, buf->capacity);
    buf_clear(buf);
}
