/* Values as keys that compare as they are ordered. See order.h and order_inside.h. */
#include "model/order_inside.h"

#include "model/buf.h"
#include "model/periods.h"
#include "model/utf8.h"

#include <string.h>
#include <strings.h>

enum {
    HEAD_CHARS = 16, /* characters of a key that its entry holds */
    CODE_BYTES = 8
};

/* Adds NUMBER so that its bytes compare as it does. */
static void put_number(uint64_t number, struct buf *out)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        buf_putc(out, (char)(number >> shift & 0xFF));
}

static uint64_t digits(const char *value, size_t length)
{
    uint64_t number = 0;
    for (size_t i = 0; i < length && value[i] >= '0' && value[i] <= '9'; i++)
        number = number * 10 + (uint64_t)(value[i] - '0');
    return number;
}

/* Texts are folded, while some choices (JP) are written in capitals. */
static size_t choice_place(const struct field *field, const char *value, size_t length)
{
    size_t i = 0;
    while (field->choices[i].value != NULL &&
           (strlen(field->choices[i].value) != length ||
            strncasecmp(field->choices[i].value, value, length) != 0))
        i++;
    return i;
}

/* Whether the keys of FIELD are numbers. */
bool order_key_is_number(const struct field *field)
{
    return field->type == TYPE_COUNT || field->type == TYPE_PERIOD || field->type == TYPE_CHOICE ||
           field->type == TYPE_CHOICES;
}

/* The key of VALUE in FIELD, which order_key_is_number(). */
uint64_t order_key_number(const struct field *field, const char *value, size_t length)
{
    char iso[32] = "";
    if (field->type == TYPE_COUNT)
        return digits(value, length);
    if (field->type != TYPE_PERIOD)
        return choice_place(field, value, length);
    memcpy(iso, value, length < sizeof iso ? length : sizeof iso - 1);
    return (uint64_t)period_days(iso);
}

void order_key(const struct field *field, const char *value, size_t length, struct buf *out)
{
    if (order_key_is_number(field))
        put_number(order_key_number(field, value, length), out);
    else
        buf_add(out, value, length);
}

uint64_t order_key_first(const char *key, size_t length)
{
    uint64_t number = 0;
    for (size_t i = 0; i < CODE_BYTES; i++)
        number = number << 8 | (i < length ? (unsigned char)key[i] : 0);
    return number;
}

/* The character at KEY, behind which END stands; most are of three bytes. */
static uint32_t character(const char **key, const char *end)
{
    const unsigned char *at = (const unsigned char *)*key;
    uint32_t point = at[0];
    if (at[0] < 0x80) {
        *key += 1;
    } else if ((at[0] & 0xF0) == 0xE0 && end - *key >= 3) {
        point = (uint32_t)(at[0] & 0x0F) << 12 | (uint32_t)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
        *key += 3;
    } else {
        *key += utf8_next(*key, &point);
    }
    return point;
}

/* Beyond the basic plane all are alike. */
bool order_key_head(const char *key, size_t length, uint64_t head[ORDER_HEAD_WORDS])
{
    const char *end = key + length;
    for (size_t i = 0; i < HEAD_CHARS && key < end; i++) {
        uint32_t point = character(&key, end);
        head[i / 4] |= (uint64_t)(point > 0xFFFF ? 0xFFFF : point) << (48 - 16 * (i % 4));
        if (point > 0xFFFF)
            return false;
    }
    return key >= end;
}

void order_key_code(const struct kind *kind, const char *code, size_t length, struct buf *out)
{
    char prefix[16];
    size_t own = strlen(kind->prefix);
    for (size_t i = 0; i < own; i++)
        prefix[i] = (char)(kind->prefix[i] | 0x20);
    prefix[own] = '-';
    own++;
    int less = memcmp(code, prefix, length < own ? length : own);
    bool ours = less == 0 && length >= own;
    buf_putc(out, ours ? 2 : less <= 0 ? 1 : 3);
    buf_add(out, ours ? code + own : code, ours ? length - own : length);
}
