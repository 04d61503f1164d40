/*
 * Finds the encoding of a file and turns it into UTF-8. The conversion itself
 * is iconv's; what is here is the choice: byte-order marks and escape
 * sequences settle it, else the whole file must be valid in what is taken.
 * Where several fit, encoding_likely.h says which text a person would write.
 */
#include "import/encoding.h"

#include "import/encoding_likely.h"
#include "import/remedy.h"
#include "model/buf.h"
#include "model/mem.h"
#include "model/system.h"
#include "model/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct codec {
    const char *name;    /* what people are told */
    const char *iconv;   /* what iconv calls it */
    const char *aliases; /* other names people give it, divided by '|' */
    const char *bom;     /* its byte-order mark, or NULL */
};

enum { CODEC_UTF_8, CODEC_UTF_16LE, CODEC_UTF_16BE, CODEC_JIS, CODEC_CP932, CODEC_EUC_JP };

/* EUC-JP is read as Windows and Unix programs of Japan write it, with the
 * characters that vendors added (eucJP-ms), as CP932 has them too. */
static const struct codec codecs[] = {
    [CODEC_UTF_8] = {"UTF-8", "UTF-8", "UTF8|utf-8-sig", "\xEF\xBB\xBF"},
    [CODEC_UTF_16LE] = {"UTF-16LE", "UTF-16LE", "UTF16LE", "\xFF\xFE"},
    [CODEC_UTF_16BE] = {"UTF-16BE", "UTF-16BE", "UTF16BE", "\xFE\xFF"},
    [CODEC_JIS] = {"ISO-2022-JP", "ISO-2022-JP", "JIS|ISO2022JP", NULL},
    [CODEC_CP932] = {"CP932", "CP932", "Shift_JIS|Shift-JIS|SJIS|MS932|Windows-31J", NULL},
    [CODEC_EUC_JP] = {"EUC-JP", "EUC-JP-MS", "EUCJP|EUC", NULL},
};

static const size_t codecs_count = sizeof codecs / sizeof codecs[0];

/* How far a conversion came. */
struct trial {
    struct buf text;
    size_t bad; /* offset of the first byte that does not fit; the length where all do */
};

static bool named(const struct codec *codec, const char *name)
{
    if (strcasecmp(codec->name, name) == 0)
        return true;
    size_t length = strlen(name);
    for (const char *alias = codec->aliases; *alias != '\0';) {
        size_t part = strcspn(alias, "|");
        if (part == length && strncasecmp(alias, name, length) == 0)
            return true;
        alias += part + (alias[part] == '|');
    }
    return false;
}

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

/* Converts BYTES from CODEC as far as they fit. */
static void convert(const struct codec *codec, const char *bytes, size_t length,
                    struct trial *trial)
{
    if (codec == &codecs[CODEC_UTF_8]) {
        if (utf8_valid(bytes, length, &trial->bad))
            trial->bad = length;
        buf_add(&trial->text, bytes, trial->bad);
        return;
    }
    if (codec == &codecs[CODEC_JIS])
        length = jis_length(bytes, length);
    iconv_t cd = iconv_open("UTF-8", codec->iconv);
    if (cd == (iconv_t)-1)
        bug("iconv lacks an encoding");
    char block[1 << 14];
    char *in = (char *)bytes; /* iconv() never writes there, its prototype only forgot to say so */
    size_t left = length;
    size_t done = 0;
    do {
        char *out = block;
        size_t room = sizeof block;
        done = iconv(cd, &in, &left, &out, &room);
        buf_add(&trial->text, block, sizeof block - room);
    } while (done == (size_t)-1 && errno == E2BIG);
    iconv_close(cd);
    trial->bad = length - left;
}

/* The line of a text's end, as an editor numbers it. */
static size_t last_line(const struct buf *text)
{
    const char *at = buf_text(text);
    size_t line = 1;
    for (size_t i = 0; i < text->length; i++)
        line += at[i] == '\n' || (at[i] == '\r' && at[i + 1] != '\n');
    return line;
}

/* Refuses BYTES because of the first one that CODEC does not know. START is
 * the number of bytes that stood before BYTES in the file. */
static bool refuse(const struct codec *codec, const char *bytes, size_t length, size_t start,
                   const struct trial *trial, struct why *why)
{
    char hex[16] = "";
    size_t used = 0;
    for (size_t i = trial->bad; i < length && i < trial->bad + 4; i++)
        used += (size_t)snprintf(hex + used, sizeof hex - used, used == 0 ? "%02X" : " %02X",
                                 (unsigned char)bytes[i]);
    why_set(why,
            "The file is not text in %s: byte %zu, in line %zu, is wrong there (%s). Save it as "
            "UTF-8, or say which encoding it is in.",
            codec->name, start + trial->bad + 1, last_line(&trial->text), hex);
    return why_remedy(why, REMEDY_ENCODING);
}

/* Takes what was converted for the result. */
static bool take(const struct codec *codec, struct trial *trial, bool bom,
                 struct encoding_text *out)
{
    *out = (struct encoding_text){.length = trial->text.length, .name = codec->name, .bom = bom};
    out->text = buf_take(&trial->text);
    return true;
}

/* The length of the byte-order mark of CODEC with which BYTES begin, or 0. */
static size_t mark_length(const struct codec *codec, const char *bytes, size_t length)
{
    size_t mark = codec->bom == NULL ? 0 : strlen(codec->bom);
    return length >= mark && mark > 0 && memcmp(bytes, codec->bom, mark) == 0 ? mark : 0;
}

/* Converts all of BYTES from CODEC, without the byte-order mark they may
 * begin with. */
static bool decode_as(const struct codec *codec, const char *bytes, size_t length,
                      struct encoding_text *out, struct why *why)
{
    size_t start = mark_length(codec, bytes, length);
    struct trial trial = {0};
    convert(codec, bytes + start, length - start, &trial);
    if (trial.bad == length - start)
        return take(codec, &trial, start > 0, out);
    refuse(codec, bytes + start, length - start, start, &trial, why);
    buf_clear(&trial.text);
    return false;
}

/* Whether the escape sequences of ISO-2022-JP (RFC 1468) stand in a text of
 * seven bits. */
static bool is_jis(const char *bytes, size_t length)
{
    bool found = false;
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)bytes[i] >= 0x80)
            return false;
        if (bytes[i] == 0x1B && i + 2 < length && bytes[i + 1] == '$' &&
            (bytes[i + 2] == 'B' || bytes[i + 2] == '@'))
            found = true;
    }
    return found;
}

/* Finds the encoding of a text without byte-order mark by trying the whole of
 * it in UTF-8, then in CP932 and EUC-JP. */
static bool decode_unknown(const char *bytes, size_t length, struct encoding_text *out,
                           struct why *why)
{
    static const size_t candidates[] = {CODEC_UTF_8, CODEC_CP932, CODEC_EUC_JP};
    enum { UTF_8, CP932, EUC, CANDIDATES };
    struct trial trials[CANDIDATES] = {{{0}, 0}};
    size_t best = CANDIDATES;
    for (size_t i = 0; i < CANDIDATES && best != UTF_8; i++) {
        convert(&codecs[candidates[i]], bytes, length, &trials[i]);
        if (trials[i].bad == length && best == CANDIDATES)
            best = i;
    }
    if (best == CP932 && trials[EUC].bad == length &&
        encoding_likely_euc((const unsigned char *)bytes, length))
        best = EUC;

    bool found = best != CANDIDATES;
    if (found) {
        take(&codecs[candidates[best]], &trials[best], false, out);
    } else {
        /* The one that came furthest is most likely the one that was meant. */
        best = UTF_8;
        for (size_t i = CP932; i < CANDIDATES; i++)
            if (trials[i].bad > trials[best].bad)
                best = i;
        refuse(&codecs[candidates[best]], bytes, length, 0, &trials[best], why);
    }
    for (size_t i = 0; i < CANDIDATES; i++)
        buf_clear(&trials[i].text);
    return found;
}

/* The codec of UTF-16 in which BYTES, which have no byte-order mark, are
 * likely to be; NULL where they hold no NUL, as half of each ASCII character
 * in UTF-16 is, or are no such text. */
static const struct codec *likely_wide(const char *bytes, size_t length)
{
    if (length == 0 || memchr(bytes, '\0', length) == NULL)
        return NULL;
    switch (encoding_likely_wide((const unsigned char *)bytes, length)) {
    case ENCODING_LITTLE:
        return &codecs[CODEC_UTF_16LE];
    case ENCODING_BIG:
        return &codecs[CODEC_UTF_16BE];
    case ENCODING_NARROW:
        break;
    }
    return NULL;
}

/* The codec whose byte-order mark BYTES begin with; NULL where there is none. */
static const struct codec *marked(const char *bytes, size_t length)
{
    for (size_t i = 0; i < codecs_count; i++)
        if (mark_length(&codecs[i], bytes, length) > 0)
            return &codecs[i];
    return NULL;
}

/* Whether NAME leaves the order of the bytes to the mark (RFC 2781), or to what
 * they look like. */
static bool leaves_order(const char *name)
{
    return strcasecmp(name, "UTF-16") == 0 || strcasecmp(name, "UTF16") == 0 ||
           strcasecmp(name, "Unicode") == 0;
}

const char *encoding_name(const char *name)
{
    for (size_t i = 0; i < codecs_count; i++)
        if (named(&codecs[i], name))
            return codecs[i].name;
    return NULL;
}

bool encoding_decode(const char *bytes, size_t length, const char *name, struct encoding_text *out,
                     struct why *why)
{
    *out = (struct encoding_text){0};
    const struct codec *told = marked(bytes, length);
    if (told == NULL)
        told = likely_wide(bytes, length);
    if (name == NULL && told != NULL)
        return decode_as(told, bytes, length, out, why);
    if (name == NULL && is_jis(bytes, length))
        return decode_as(&codecs[CODEC_JIS], bytes, length, out, why);
    if (name == NULL)
        return decode_unknown(bytes, length, out, why);
    if (leaves_order(name))
        return decode_as(told == &codecs[CODEC_UTF_16BE] ? told : &codecs[CODEC_UTF_16LE], bytes,
                         length, out, why);
    for (size_t i = 0; i < codecs_count; i++)
        if (named(&codecs[i], name))
            return decode_as(&codecs[i], bytes, length, out, why);
    return why_set_class(why, WHY_USAGE,
                         "The encoding %s is not known. Expected: UTF-8, UTF-16LE, UTF-16BE, "
                         "CP932 (Shift_JIS), EUC-JP or ISO-2022-JP.",
                         name);
}

bool encoding_read(const char *path, const char *name, struct encoding_text *out, struct why *why)
{
    *out = (struct encoding_text){0};
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return why_set(why, "The file cannot be opened: %s.", system_words(why->lang, errno).text);
    struct buf bytes = {0};
    char block[1 << 16];
    size_t got = 0;
    while (bytes.length <= ENCODING_LIMIT && (got = fread(block, 1, sizeof block, file)) > 0)
        buf_add(&bytes, block, got);
    bool done = false;
    if (ferror(file))
        why_set(why, "The file cannot be read: %s.", system_words(why->lang, errno).text);
    else if (bytes.length > ENCODING_LIMIT)
        why_set(why, "The file is larger than 256 MiB. Divide it into several files.");
    else
        done = encoding_decode(buf_text(&bytes), bytes.length, name, out, why);
    fclose(file);
    buf_clear(&bytes);
    return done;
}

void encoding_clear(struct encoding_text *out)
{
    free(out->text);
    *out = (struct encoding_text){0};
}
