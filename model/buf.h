/*
 * buf - text that grows.
 *
 * A zeroed struct buf is an empty text. `text` is always closed with a NUL
 * once something was added; buf_text() gives "" before that.
 */
#ifndef BUF_H
#define BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct buf {
    char *text;
    size_t length; /* bytes without the closing NUL */
    size_t capacity;
};

/* A text that stands elsewhere, closed with a NUL. */
struct span {
    const char *text;
    size_t length; /* bytes without the closing NUL */
};

/* Adds LENGTH bytes. */
void buf_add(struct buf *buf, const char *bytes, size_t length);

/* Adds a text. */
void buf_puts(struct buf *buf, const char *text);

/* Adds one byte. */
void buf_putc(struct buf *buf, char c);

/* Adds a code point in UTF-8. */
void buf_put_point(struct buf *buf, uint32_t point);

/* Adds formatted text. */
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* The text so far, never NULL. Borrowed until the next call on BUF. */
const char *buf_text(const struct buf *buf);

/* Hands the text over to the caller, who frees it; BUF is empty then. */
char *buf_take(struct buf *buf);

/* Shortens to nothing, keeps the memory. */
void buf_empty(struct buf *buf);

/* Frees what BUF holds; it is an empty text again. */
void buf_clear(struct buf *buf);

/* The same for what held values of persons: it is overwritten first. What was left
 * behind as the text grew is not. */
void buf_wipe(struct buf *buf);

#endif
