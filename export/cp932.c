/*
 * See cp932.h. The conversion is iconv's, without //TRANSLIT, asked once for
 * each character: no character of CP932 is made of several.
 */
#include "export/cp932.h"

#include "model/mem.h"
#include "model/utf8.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE = 256, PAGES = 0x10000 / PAGE };

/* A character of the Basic Multilingual Plane; no other one is in CP932. */
struct known {
    bool asked;
    unsigned char length; /* in CP932; 0: it cannot be written */
    char bytes[2];
    uint16_t back;
};

struct cp932 {
    iconv_t there, back;
    struct known *pages[PAGES];
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
    for (size_t i = 0; i < PAGES; i++)
        free(cp932->pages[i]);
    free(cp932);
}

/* Puts LENGTH BYTES at OUT as CODEC converts them; how many there are, 0 where
 * it cannot, or they are more than ROOM. */
static size_t convert(iconv_t codec, char *bytes, size_t length, char *out, size_t room)
{
    char *at = out;
    iconv(codec, NULL, NULL, NULL, NULL);
    return iconv(codec, &bytes, &length, &at, &room) == (size_t)-1 ? 0 : (size_t)(at - out);
}

static void ask(struct cp932 *cp932, uint32_t point, struct known *known)
{
    struct buf text = {0};
    char text_back[8] = "";
    uint32_t back = 0;
    buf_put_point(&text, point);
    known->asked = true;
    known->length = (unsigned char)convert(cp932->there, text.text, text.length, known->bytes,
                                           sizeof known->bytes);
    if (known->length > 0) {
        convert(cp932->back, known->bytes, known->length, text_back, sizeof text_back - 1);
        utf8_next(text_back, &back);
    }
    known->back = (uint16_t)back; /* CP932 has no other characters */
    buf_clear(&text);
}

/* What is known of POINT; NULL outside of that plane. */
static const struct known *find(struct cp932 *cp932, uint32_t point)
{
    if (point >= PAGES * PAGE)
        return NULL;
    struct known **page = &cp932->pages[point / PAGE];
    if (*page == NULL)
        *page = mem_new(PAGE, sizeof **page);
    struct known *known = &(*page)[point % PAGE];
    if (!known->asked)
        ask(cp932, point, known);
    return known;
}

uint32_t cp932_back(struct cp932 *cp932, uint32_t point)
{
    const struct known *known = find(cp932, point);
    return known == NULL ? 0 : known->back;
}

char *cp932_put(struct cp932 *cp932, const char *text, size_t length, char *at)
{
    const char *end = text + length;
    while (text < end) {
        uint32_t point;
        size_t bytes = utf8_next(text, &point);
        const struct known *known = bytes == 0 ? NULL : find(cp932, point);
        if (known == NULL || known->length == 0 || known->back != point)
            return NULL;
        *at++ = known->bytes[0];
        if (known->length == 2)
            *at++ = known->bytes[1];
        text += bytes;
    }
    return at;
}

bool cp932_keeps(struct cp932 *cp932, const char *text)
{
    uint32_t point;
    for (size_t bytes; (bytes = utf8_next(text, &point)) > 0; text += bytes)
        if (cp932_back(cp932, point) != point)
            return false;
    return true;
}
