/*
 * Turning a file into UTF-8 piece by piece; the conversion itself is iconv's.
 */
#include "import/encoding_inside.h"

#include "import/remedy.h"
#include "model/mem.h"
#include "model/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* EUC-JP is read as Windows and Unix programs of Japan write it, with the
 * characters that vendors added (eucJP-ms), as CP932 has them too. */
const struct codec encoding_codecs[CODECS] = {
    [CODEC_UTF_8] = {"UTF-8", "UTF-8", "UTF8|utf-8-sig", "\xEF\xBB\xBF"},
    [CODEC_UTF_16LE] = {"UTF-16LE", "UTF-16LE", "UTF16LE", "\xFF\xFE"},
    [CODEC_UTF_16BE] = {"UTF-16BE", "UTF-16BE", "UTF16BE", "\xFE\xFF"},
    [CODEC_JIS] = {"ISO-2022-JP", "ISO-2022-JP", "JIS|ISO2022JP", NULL},
    [CODEC_CP932] = {"CP932", "CP932", "Shift_JIS|Shift-JIS|SJIS|MS932|Windows-31J", NULL},
    [CODEC_EUC_JP] = {"EUC-JP", "EUC-JP-MS", "EUCJP|EUC", NULL},
};

/* How much of BYTES is whole in ISO-2022-JP (RFC 1468): up to the first escape
 * sequence whose two-byte characters do not end before their line does. */
static size_t jis_length(const char *bytes, size_t length)
{
    size_t wide = length; /* where two-byte characters began */
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == 0x1B && i + 2 < length)
            wide = bytes[i + 1] == '$' ? (wide == length ? i : wide) : length;
        else if ((bytes[i] == '\n' || bytes[i] == '\r') && wide < length)
            return wide;
    }
    return wide;
}

static const struct codec *codec_of(const struct encoding_reading *reading)
{
    return reading->encoding.codec;
}

void encoding_begin(struct encoding_reading *reading, struct source *source,
                    const struct encoding *encoding)
{
    *reading = (struct encoding_reading){.source = source,
                                         .encoding = *encoding,
                                         .skip = encoding->mark,
                                         .ascii = true,
                                         .cd = (iconv_t)-1};
    source_rewind(source);
    if (codec_of(reading) == &encoding_codecs[CODEC_UTF_8])
        return;
    reading->cd = iconv_open("UTF-8", codec_of(reading)->iconv);
    if (reading->cd == (iconv_t)-1)
        bug("iconv lacks an encoding");
}

void encoding_end(struct encoding_reading *reading)
{
    if (reading->cd != (iconv_t)-1)
        iconv_close(reading->cd);
    buf_clear(&reading->torn);
}

/* Adds what iconv makes of BYTES to OUT, as far as they fit; gives how many do. *TORN
 * tells that the rest begins a character. */
static size_t convert(iconv_t cd, const char *bytes, size_t length, struct buf *out, bool *torn)
{
    char block[1 << 14];
    char *in = (char *)bytes; /* iconv() never writes there, its prototype only forgot to say so */
    size_t left = length;
    size_t done = 0;
    do {
        char *to = block;
        size_t room = sizeof block;
        done = iconv(cd, &in, &left, &to, &room);
        buf_add(out, block, sizeof block - room);
    } while (done == (size_t)-1 && errno == E2BIG);
    *torn = done == (size_t)-1 && errno == EINVAL;
    return length - left;
}

/* Adds BYTES to OUT as far as they fit; false where they do not. */
static bool take(struct encoding_reading *reading, const char *bytes, size_t length,
                 struct buf *out)
{
    size_t fit = length;
    bool torn = false;
    if (codec_of(reading) == &encoding_codecs[CODEC_UTF_8]) {
        if (utf8_valid(bytes, length, &fit))
            fit = length;
        buf_add(out, bytes, fit);
        reading->taken += fit;
        return fit == length;
    }
    if (codec_of(reading) == &encoding_codecs[CODEC_JIS])
        fit = jis_length(bytes, length);
    if (reading->torn.length == 0) {
        size_t done = convert(reading->cd, bytes, fit, out, &torn);
        buf_add(&reading->torn, bytes + done, torn ? fit - done : 0);
        reading->taken += done;
        return done == length || (torn && fit == length);
    }
    struct buf joined = reading->torn;
    reading->torn = (struct buf){0};
    buf_add(&joined, bytes, length);
    bool done = take(reading, joined.text, joined.length, out);
    buf_clear(&joined);
    return done;
}

/* A file that ends within a character does not fit either. */
bool encoding_try(struct encoding_reading *reading, struct buf *out, bool *fits, struct why *why)
{
    const char *piece;
    size_t length, before = out->length;
    *fits = true;
    do {
        enum source_more more = source_next(reading->source, &piece, &length, why);
        if (more == SOURCE_FAILED)
            return false;
        if (more == SOURCE_END) {
            *fits = reading->torn.length == 0;
            return true;
        }
        size_t skip = reading->skip < length ? reading->skip : length;
        reading->skip -= skip;
        *fits = take(reading, piece + skip, length - skip, out);
    } while (*fits && out->length == before);
    for (size_t i = before; i < out->length && reading->ascii; i++)
        reading->ascii = (unsigned char)out->text[i] < 0x80;
    return true;
}

/* The line in which what READING understands of its file ends, as an editor numbers
 * it. */
static size_t last_line(struct encoding_reading *reading)
{
    struct encoding_reading again;
    struct why ignored = {0};
    struct buf text = {0};
    size_t line = 1, length;
    char last = '\0';
    bool fits = true;
    encoding_begin(&again, reading->source, &reading->encoding);
    do {
        buf_empty(&text);
        if (!encoding_try(&again, &text, &fits, &ignored))
            break;
        length = text.length;
        for (size_t i = 0; i < length; last = text.text[i++])
            line += text.text[i] == '\r' || (text.text[i] == '\n' && last != '\r');
    } while (fits && length > 0);
    encoding_end(&again);
    buf_clear(&text);
    return line;
}

bool encoding_refuse(struct encoding_reading *reading, struct why *why)
{
    char hex[16] = "", bytes[4];
    size_t used = 0, at = reading->encoding.mark + reading->taken;
    size_t count = source_look(reading->source, at, bytes, sizeof bytes);
    for (size_t i = 0; i < count; i++)
        used += (size_t)snprintf(hex + used, sizeof hex - used, used == 0 ? "%02X" : " %02X",
                                 (unsigned char)bytes[i]);
    why_set(why,
            "The file is not text in %s: byte %zu, in line %zu, is wrong there (%s). Save it as "
            "UTF-8, or say which encoding it is in.",
            reading->encoding.name, at + 1, last_line(reading), hex);
    return why_remedy(why, REMEDY_ENCODING);
}

bool encoding_next(struct encoding_reading *reading, struct buf *out, struct why *why)
{
    bool fits;
    return encoding_try(reading, out, &fits, why) && (fits || encoding_refuse(reading, why));
}
