/*
 * encoding_inside - the encodings that are known, for encoding*.c only.
 */
#ifndef ENCODING_INSIDE_H
#define ENCODING_INSIDE_H

#include "import/encoding.h"

struct codec {
    const char *name;    /* what people are told */
    const char *iconv;   /* what iconv calls it */
    const char *aliases; /* other names people give it, divided by '|' */
    const char *bom;     /* its byte-order mark, or NULL */
};

enum encoding_codec {
    CODEC_UTF_8,
    CODEC_UTF_16LE,
    CODEC_UTF_16BE,
    CODEC_JIS,
    CODEC_CP932,
    CODEC_EUC_JP,
    CODECS
};

extern const struct codec encoding_codecs[CODECS];

/* The same as encoding_next(), but bytes that do not fit only make FITS false. */
bool encoding_try(struct encoding_reading *reading, struct buf *out, bool *fits, struct why *why);

/* Refuses the file because of the first byte that READING does not understand. */
bool encoding_refuse(struct encoding_reading *reading, struct why *why);

#endif
