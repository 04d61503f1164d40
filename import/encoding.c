/*
 * Finds the encoding of a file: byte-order marks and escape sequences settle it, else
 * the whole file must be valid in what is taken. Where several fit,
 * encoding_likely.h says which text a person would write.
 */
#include "import/encoding_inside.h"

#include "import/encoding_likely.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

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

/* The length of the byte-order mark of CODEC with which SOURCE begins, or 0. */
static size_t mark_length(const struct codec *codec, const struct source *source)
{
    char head[4];
    size_t mark = codec->bom == NULL ? 0 : strlen(codec->bom);
    return mark > 0 && source_look(source, 0, head, mark) == mark &&
                   memcmp(head, codec->bom, mark) == 0
               ? mark
               : 0;
}

static bool take(const struct codec *codec, const struct source *source, struct encoding *encoding)
{
    *encoding = (struct encoding){codec->name, mark_length(codec, source), codec};
    return true;
}

/* What all bytes of a file tell. */
struct look {
    bool nul;
    bool narrow; /* seven bits */
    bool jis;    /* an escape sequence of ISO-2022-JP (RFC 1468) stands in it */
    bool utf_8;
};

static bool has_high(const char *bytes, size_t length)
{
    size_t i = 0;
    while (i < length && (unsigned char)bytes[i] < 0x80)
        i++;
    return i < length;
}

static bool has_jis(const char *bytes, size_t length)
{
    bool found = false;
    for (size_t i = 0; i + 2 < length && !found; i++)
        found =
            bytes[i] == 0x1B && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@');
    return found;
}

static bool look_at(struct source *source, struct look *look, struct why *why)
{
    const char *piece;
    size_t length;
    enum source_more more;
    *look = (struct look){.narrow = true, .utf_8 = true};
    source_rewind(source);
    while ((more = source_next(source, &piece, &length, why)) == SOURCE_PIECE_READ) {
        look->nul = look->nul || memchr(piece, '\0', length) != NULL;
        look->narrow = look->narrow && !has_high(piece, length);
        look->jis = look->narrow && (look->jis || has_jis(piece, length));
        look->utf_8 = look->utf_8 && utf8_valid(piece, length, NULL);
    }
    return more == SOURCE_END;
}

/* Sets CODEC to that of UTF-16 in which a file that holds a NUL, as half of each ASCII
 * character in UTF-16 is, is likely to be; to NULL where it is no such text. */
static bool find_wide(struct source *source, const struct codec **codec, struct why *why)
{
    struct encoding_wide wide = {0};
    const char *piece;
    size_t length;
    enum source_more more;
    source_rewind(source);
    while ((more = source_next(source, &piece, &length, why)) == SOURCE_PIECE_READ)
        encoding_count_wide(&wide, (const unsigned char *)piece, length);
    switch (encoding_likely_wide(&wide)) {
    case ENCODING_LITTLE:
        *codec = &encoding_codecs[CODEC_UTF_16LE];
        break;
    case ENCODING_BIG:
        *codec = &encoding_codecs[CODEC_UTF_16BE];
        break;
    case ENCODING_NARROW:
        *codec = NULL;
        break;
    }
    return more == SOURCE_END;
}

/* Counts what the bytes of SOURCE hold where they fit CP932 and EUC-JP. */
static bool find_euc(struct source *source, bool *euc, struct why *why)
{
    struct encoding_counts counts = {0};
    const char *piece;
    size_t length;
    enum source_more more;
    source_rewind(source);
    while ((more = source_next(source, &piece, &length, why)) == SOURCE_PIECE_READ)
        encoding_count(&counts, (const unsigned char *)piece, length);
    *euc = encoding_likely_euc(&counts);
    return more == SOURCE_END;
}

/* A file that is read in an encoding as far as it fits. */
struct trial {
    struct encoding_reading reading;
    bool fits;
};

enum { TRIAL_UTF_8, TRIAL_CP932, TRIAL_EUC, TRIALS };

static bool try_codec(const struct codec *codec, struct source *source, struct trial *trial,
                      struct why *why)
{
    struct encoding encoding;
    struct buf text = {0};
    bool done, ended;
    take(codec, source, &encoding);
    encoding_begin(&trial->reading, source, &encoding);
    do {
        buf_empty(&text);
        done = encoding_try(&trial->reading, &text, &trial->fits, why);
        ended = text.length == 0;
    } while (done && trial->fits && !ended);
    encoding_end(&trial->reading);
    buf_clear(&text);
    return done;
}

/* Finds the encoding of a text without byte-order mark, which is not UTF-8, by trying
 * the whole of it in CP932 and EUC-JP. */
static bool find_unknown(struct source *source, struct encoding *encoding, struct why *why)
{
    static const enum encoding_codec candidates[TRIALS] = {
        [TRIAL_UTF_8] = CODEC_UTF_8, [TRIAL_CP932] = CODEC_CP932, [TRIAL_EUC] = CODEC_EUC_JP};
    struct trial trials[TRIALS];
    bool euc;
    for (size_t i = 0; i < TRIALS; i++)
        if (!try_codec(&encoding_codecs[candidates[i]], source, &trials[i], why))
            return false;
    euc = trials[TRIAL_EUC].fits;
    if (trials[TRIAL_CP932].fits && euc && !find_euc(source, &euc, why))
        return false;
    if (euc || trials[TRIAL_CP932].fits)
        return take(&encoding_codecs[euc ? CODEC_EUC_JP : CODEC_CP932], source, encoding);
    /* The one that came furthest is most likely the one that was meant. */
    size_t best = TRIAL_UTF_8;
    for (size_t i = TRIAL_CP932; i < TRIALS; i++)
        if (trials[i].reading.taken > trials[best].reading.taken)
            best = i;
    return encoding_refuse(&trials[best].reading, why);
}

/* The codec whose byte-order mark SOURCE begins with; NULL where there is none. */
static const struct codec *marked(const struct source *source)
{
    for (size_t i = 0; i < CODECS; i++)
        if (mark_length(&encoding_codecs[i], source) > 0)
            return &encoding_codecs[i];
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
    for (size_t i = 0; i < CODECS; i++)
        if (named(&encoding_codecs[i], name))
            return encoding_codecs[i].name;
    return NULL;
}

/* Finds the encoding that bytes tell by themselves. WIDE is the one of UTF-16 that they
 * are likely to be in, or NULL. */
static bool find_told(struct source *source, const struct look *look, const struct codec *wide,
                      struct encoding *encoding, struct why *why)
{
    if (wide != NULL)
        return take(wide, source, encoding);
    if (look->jis)
        return take(&encoding_codecs[CODEC_JIS], source, encoding);
    if (look->utf_8)
        return take(&encoding_codecs[CODEC_UTF_8], source, encoding);
    return find_unknown(source, encoding, why);
}

bool encoding_find(struct source *source, const char *name, struct encoding *encoding,
                   struct why *why)
{
    const struct codec *told = marked(source);
    struct look look;
    if (name == NULL && told != NULL)
        return take(told, source, encoding);
    if (name == NULL || leaves_order(name)) {
        if (told == NULL &&
            (!look_at(source, &look, why) || (look.nul && !find_wide(source, &told, why))))
            return false;
        if (name == NULL)
            return find_told(source, &look, told, encoding, why);
        bool big = told == &encoding_codecs[CODEC_UTF_16BE];
        return take(&encoding_codecs[big ? CODEC_UTF_16BE : CODEC_UTF_16LE], source, encoding);
    }
    for (size_t i = 0; i < CODECS; i++)
        if (named(&encoding_codecs[i], name))
            return take(&encoding_codecs[i], source, encoding);
    return why_set_class(why, WHY_USAGE,
                         "The encoding %s is not known. Expected: UTF-8, UTF-16LE, UTF-16BE, "
                         "CP932 (Shift_JIS), EUC-JP or ISO-2022-JP.",
                         name);
}

/* Reads all of SOURCE into OUT. */
static bool decode(struct source *source, const char *name, struct encoding_text *out,
                   struct why *why)
{
    struct encoding encoding;
    struct encoding_reading reading;
    struct buf text = {0};
    size_t length;
    bool done;
    *out = (struct encoding_text){0};
    if (!encoding_find(source, name, &encoding, why))
        return false;
    encoding_begin(&reading, source, &encoding);
    do {
        length = text.length;
        done = encoding_next(&reading, &text, why);
    } while (done && text.length > length);
    encoding_end(&reading);
    if (done) {
        *out = (struct encoding_text){
            .length = text.length, .name = encoding.name, .bom = encoding.mark > 0};
        out->text = buf_take(&text);
    }
    buf_clear(&text);
    return done;
}

bool encoding_decode(const char *bytes, size_t length, const char *name, struct encoding_text *out,
                     struct why *why)
{
    struct source source;
    source_of_bytes(&source, bytes, length);
    bool done = decode(&source, name, out, why);
    source_close(&source);
    return done;
}

bool encoding_read(const char *path, const char *name, struct encoding_text *out, struct why *why)
{
    struct source source;
    *out = (struct encoding_text){0};
    if (!source_open(&source, path, why))
        return false;
    bool done = decode(&source, name, out, why);
    source_close(&source);
    return done;
}

void encoding_clear(struct encoding_text *out)
{
    free(out->text);
    *out = (struct encoding_text){0};
}
