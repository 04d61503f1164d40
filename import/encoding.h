/*
 * encoding - a foreign file as UTF-8 text.
 *
 * Departments send CSV in whatever their program writes: CP932 from Excel,
 * UTF-8 or UTF-16 with or without a byte-order mark, EUC-JP, ISO-2022-JP. The
 * whole file is looked at before one is taken, since its first Japanese
 * character may come late; one byte that does not fit rules an encoding out.
 * Text of seven bits is taken for ISO-2022-JP where its escape sequences stand
 * in it; who knows better, such as from the header, names UTF-8.
 * "Shift_JIS" is read as CP932 (Windows-31J, as the WHATWG Encoding Standard
 * does too), because ①, ㈱ and 髙 are in no other.
 */
#ifndef ENCODING_H
#define ENCODING_H

#include "import/source.h"
#include "model/why.h"

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>

/* The largest file that is read, in bytes: 256 MiB. */
enum { ENCODING_LIMIT = SOURCE_LIMIT };

/* How a file is encoded. */
struct encoding {
    const char *name;  /* "UTF-8", "CP932", … */
    size_t mark;       /* bytes of its byte-order mark, or 0 */
    const void *codec; /* inside */
};

/* A file that is read as UTF-8, piece by piece. */
struct encoding_reading {
    struct source *source;
    struct encoding encoding;
    size_t skip;     /* bytes of the byte-order mark that are still to be left out */
    size_t taken;    /* bytes that were understood */
    bool ascii;      /* what was read is ASCII alone */
    iconv_t cd;      /* (iconv_t)-1 for UTF-8 */
    struct buf torn; /* the beginning of a character that goes on in the next piece */
};

struct encoding_text {
    char *text;       /* UTF-8 without byte-order mark, closed with a NUL */
    size_t length;    /* bytes of it; a NUL may stand inside */
    const char *name; /* the encoding that was taken: "UTF-8", "CP932", … */
    bool bom;         /* it began with a byte-order mark */
};

/* What the encoding that a person calls NAME is called here, such as "CP932" for
 * "sjis"; NULL where it is not known. */
const char *encoding_name(const char *name);

/* Finds how SOURCE is encoded. NAME is the encoding that the person gave, or NULL.
 * False with WHY: NAME is not known, the file cannot be read, or fits no encoding. */
bool encoding_find(struct source *source, const char *name, struct encoding *encoding,
                   struct why *why);

/* Begins to read SOURCE, which is borrowed, from its first byte on as ENCODING. */
void encoding_begin(struct encoding_reading *reading, struct source *source,
                    const struct encoding *encoding);

/* Adds the next piece to OUT as UTF-8, without byte-order mark. False with WHY where it
 * cannot be read, or a byte does not fit (named with offset, line and value); READING
 * has ended where nothing was added. */
bool encoding_next(struct encoding_reading *reading, struct buf *out, struct why *why);

void encoding_end(struct encoding_reading *reading);

/* Reads the whole file at PATH. NAME is the encoding that the person gave, or NULL
 * for finding it. OUT is cleared with encoding_clear(). False with WHY: the
 * file cannot be read, is larger than ENCODING_LIMIT, or holds a byte that
 * the encoding does not know (named with offset, line and value). */
bool encoding_read(const char *path, const char *name, struct encoding_text *out, struct why *why);

/* The same for LENGTH bytes in memory. */
bool encoding_decode(const char *bytes, size_t length, const char *name, struct encoding_text *out,
                     struct why *why);

/* Frees what OUT holds. */
void encoding_clear(struct encoding_text *out);

#endif
