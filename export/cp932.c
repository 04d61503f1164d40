/*
 * See cp932.h. The conversion is iconv's, without //TRANSLIT.
 */
#include "export/cp932.h"

#include "model/mem.h"
#include "model/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

struct cp932 {
    iconv_t there, back;
    struct buf bytes, text; /* of the last cp932_keeps() */
};

static iconv_t open_codec(const char *to, const char *from)
{
    iconv_t codec = iconv_open(to, from);
    if (codec == (iconv_t)-1)
        bug("iconv lacks CP932");
    return codec;
}

struct cp932 *cp932_open(void)
{
    struct cp932 *cp932 = mem_new(1, sizeof *cp932);
    cp932->there = open_codec("CP932", "UTF-8");
    cp932->back = open_codec("UTF-8", "CP932");
    return cp932;
}

void cp932_close(struct cp932 *cp932)
{
    if (cp932 == NULL)
        return;
    iconv_close(cp932->there);
    iconv_close(cp932->back);
    buf_clear(&cp932->bytes);
    buf_clear(&cp932->text);
    free(cp932);
}

/* Adds LENGTH BYTES to OUT as CODEC converts them; false where it cannot. */
static bool convert(iconv_t codec, const char *bytes, size_t length, struct buf *out)
{
    char block[4096];
    char *in = (char *)bytes; /* iconv() never writes there, its prototype only forgot to say so */
    size_t done;
    do {
        char *at = block;
        size_t room = sizeof block;
        done = iconv(codec, &in, &length, &at, &room);
        buf_add(out, block, sizeof block - room);
    } while (done == (size_t)-1 && errno == E2BIG);
    return done != (size_t)-1;
}

bool cp932_encode(struct cp932 *cp932, const char *text, struct buf *out)
{
    return convert(cp932->there, text, strlen(text), out);
}

bool cp932_keeps(struct cp932 *cp932, const char *text)
{
    buf_empty(&cp932->bytes);
    buf_empty(&cp932->text);
    return cp932_encode(cp932, text, &cp932->bytes) &&
           convert(cp932->back, buf_text(&cp932->bytes), cp932->bytes.length, &cp932->text) &&
           strcmp(buf_text(&cp932->text), text) == 0;
}

uint32_t cp932_back(struct cp932 *cp932, uint32_t point)
{
    struct buf text = {0};
    uint32_t back = 0;
    buf_put_point(&text, point);
    if (cp932_keeps(cp932, text.text))
        back = point;
    else if (cp932->text.length > 0)
        utf8_next(cp932->text.text, &back);
    buf_clear(&text);
    return back;
}
