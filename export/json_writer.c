/*
 * See json_writer.h. Objects and arrays begin new lines, lists of strings do
 * not, so that a changed record is a changed line.
 */
#include "export/json_writer.h"

#include "model/cells.h"
#include "model/utf8.h"

#include <string.h>

void json_writer_begin(struct json_writer *writer, FILE *out)
{
    *writer = (struct json_writer){.out = out};
}

void json_writer_end(struct json_writer *writer)
{
    fputc('\n', writer->out);
}

static void put_sign(FILE *out, unsigned char c)
{
    if (c == '"' || c == '\\')
        fprintf(out, "\\%c", c);
    else if (c == '\n')
        fputs("\\n", out);
    else if (c == '\t')
        fputs("\\t", out);
    else if (c == '\r')
        fputs("\\r", out);
    else
        fprintf(out, "\\u%04x", c);
}

/* A character by its number; above U+FFFF by two halves (RFC 8259, 7). */
static void put_number(FILE *out, uint32_t point)
{
    if (point > 0xFFFF)
        fprintf(out, "\\u%04x\\u%04x", (unsigned)(0xD7C0 + (point >> 10)),
                (unsigned)(0xDC00 + (point & 0x3FF)));
    else
        fprintf(out, "\\u%04x", (unsigned)point);
}

/* Whether POINT, which is beyond ASCII, is a control character of 8 bits, or hides or
 * turns what is read. JSON goes to terminals and into pages that people read. */
static bool is_harmful(uint32_t point)
{
    return point <= 0x9F || utf8_is_invisible(point);
}

/* How many bytes of TEXT go out as they are: all but signs of JSON, control
 * characters, and what is_harmful(). Kana and kanji need no look. */
static size_t plain_bytes(const char *text)
{
    const char *at = text;
    for (;;) {
        unsigned char c = (unsigned char)*at, next;
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F)
            return (size_t)(at - text);
        next = c < 0x80 ? 0 : (unsigned char)at[1];
        if (c < 0x80 || (c == 0xE3 && next >= 0x81 && next <= 0x83) || (c >= 0xE4 && c <= 0xE9)) {
            at++;
            continue;
        }
        uint32_t point;
        size_t length = utf8_next(at, &point);
        if (is_harmful(point))
            return (size_t)(at - text);
        at += length;
    }
}

void json_writer_string(FILE *out, const char *text)
{
    fputc('"', out);
    while (*text != '\0') {
        size_t plain = plain_bytes(text);
        fwrite(text, 1, plain, out);
        text += plain;
        if ((unsigned char)*text < 0x80 && *text != '\0') {
            put_sign(out, (unsigned char)*text++);
        } else if (*text != '\0') {
            uint32_t point;
            text += utf8_next(text, &point);
            put_number(out, point);
        }
    }
    fputc('"', out);
}

static void new_line(const struct json_writer *writer)
{
    static const char line[] = "\n                ";
    enum { DEEPEST = (sizeof line - 2) / 2 };
    int depth = writer->depth < DEEPEST ? writer->depth : DEEPEST;
    fwrite(line, 1, 1 + (size_t)depth * 2, writer->out);
    for (; depth < writer->depth; depth++)
        fputs("  ", writer->out);
}

/* Begins the next value of the open object or array. */
static void put_key(struct json_writer *writer, const char *key)
{
    if (writer->begun)
        fputc(',', writer->out);
    if (writer->depth > 0)
        new_line(writer);
    writer->begun = true;
    if (key != NULL) {
        json_writer_string(writer->out, key);
        fputs(": ", writer->out);
    }
}

void json_writer_open(struct json_writer *writer, const char *key, char bracket)
{
    put_key(writer, key);
    fputc(bracket, writer->out);
    writer->depth++;
    writer->begun = false;
}

void json_writer_close(struct json_writer *writer, char bracket)
{
    writer->depth--;
    if (writer->begun)
        new_line(writer);
    fputc(bracket, writer->out);
    writer->begun = true;
}

void json_writer_text(struct json_writer *writer, const char *key, const char *value)
{
    put_key(writer, key);
    if (value[0] == '\0')
        fputs("null", writer->out);
    else
        json_writer_string(writer->out, value);
}

void json_writer_number(struct json_writer *writer, const char *key, long long value)
{
    put_key(writer, key);
    fprintf(writer->out, "%lld", value);
}

void json_writer_list(struct json_writer *writer, const char *key, const struct cells *values)
{
    put_key(writer, key);
    fputc('[', writer->out);
    for (size_t i = 0; i < values->count; i++) {
        fputs(i == 0 ? "" : ", ", writer->out);
        json_writer_string(writer->out, values->items[i]);
    }
    fputc(']', writer->out);
}

void json_writer_flag(struct json_writer *writer, const char *key, const char *value)
{
    put_key(writer, key);
    fputs(value[0] == '\0' ? "null" : strcmp(value, "yes") == 0 ? "true" : "false", writer->out);
}

void json_writer_field(struct json_writer *writer, const char *key, const struct field *field,
                       const char *value)
{
    struct cells list = {0};
    switch (field->type) {
    case TYPE_COUNT:
        put_key(writer, key);
        fputs(value[0] == '\0' ? "null" : value, writer->out);
        break;
    case TYPE_FLAG:
        json_writer_flag(writer, key, value);
        break;
    case TYPE_CHOICES:
    case TYPE_LINKS:
        cells_parse(value, &list);
        json_writer_list(writer, key, &list);
        cells_clear(&list);
        break;
    case TYPE_CODE:
    case TYPE_TEXT:
    case TYPE_NOTE:
    case TYPE_URL:
    case TYPE_DATE:
    case TYPE_PERIOD:
    case TYPE_COUNTRY:
    case TYPE_CHOICE:
    case TYPE_REF:
        json_writer_text(writer, key, value);
        break;
    }
}
