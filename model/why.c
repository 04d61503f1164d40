/*
 * See why.h. Every reason passes through set_text(), which is where it is
 * masked and cut.
 */
#include "model/why.h"

#include "model/buf.h"
#include "model/guard.h"
#include "model/utf8.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static void set_text(struct why *why, const char *text)
{
    /* Masked before it is cut, so that no part of a number is left at the end. */
    char *masked = guard_mask(text);
    size_t length = utf8_cut(masked, sizeof why->text - 1);
    memcpy(why->text, masked, length);
    why->text[length] = '\0';
    free(masked);
}

static void set_reason(struct why *why, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

static void set_reason(struct why *why, const char *format, va_list args)
{
    struct buf reason = {0};
    buf_vprintf(&reason, words_in(why->lang, format), args);
    why->format = format;
    why->remedy = 0;
    why->passing = false;
    set_text(why, buf_text(&reason));
    buf_clear(&reason);
}

bool why_set(struct why *why, const char *format, ...)
{
    why->class = WHY_INPUT;
    va_list args;
    va_start(args, format);
    set_reason(why, format, args);
    va_end(args);
    return false;
}

bool why_set_class(struct why *why, enum why_class class, const char *format, ...)
{
    why->class = class;
    va_list args;
    va_start(args, format);
    set_reason(why, format, args);
    va_end(args);
    return false;
}

bool why_no_memory(struct why *why)
{
    why_set_class(why, WHY_FILE,
                  "Not enough memory. Nothing was changed; close other programs and "
                  "try again.");
    why->passing = true;
    return false;
}

bool why_remedy(struct why *why, int remedy)
{
    why->remedy = remedy;
    return false;
}

bool why_at(struct why *why, const char *format, ...)
{
    struct buf whole = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&whole, words_in(why->lang, format), args);
    va_end(args);
    buf_puts(&whole, ": ");
    buf_puts(&whole, why->text);
    set_text(why, buf_text(&whole));
    buf_clear(&whole);
    return false;
}
