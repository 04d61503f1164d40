/*
 * See fold.h. utf8proc decomposes and folds the case; what is the same to a
 * Japanese reader beyond that is mapped here, before the parts are composed
 * again, so that ワ and a voiced sound mark meet as one. Plain ASCII, the most
 * of many files, takes a short way.
 */
#include "model/fold.h"

#include "model/fold_inside.h"
#include "model/mem.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static bool is_blank(uint32_t point)
{
    return point == ' ' || (point >= '\t' && point <= '\r') || point == 0x85 || point == 0x1680 ||
           point == 0x2028 || point == 0x2029;
}

static uint32_t map_point(uint32_t point)
{
    /* ゞ is ゝ with its mark apart here. */
    bool hiragana = (point >= 0x3041 && point <= 0x3096) || point == 0x309D;
    if (hiragana)
        point += 0x60;
    if (point == 0x30F5) /* ヵ */
        return 0x30AB;
    if (point == 0x30F6) /* ヶ, as in 市ヶ谷 */
        return 0x30B1;
    bool dash = (point >= 0x2010 && point <= 0x2015) || point == 0x2212 || point == 0x2500 ||
                point == 0x2501 || point == 0x30FC;
    if (dash)
        return '-';
    bool wave = point == 0x301C || point == 0x223C || point == 0x3030;
    if (wave)
        return '~';
    return fold_variant(point);
}

/* Adds POINT to OUT, which took its first byte at START; blanks wait in
 * WAITING until something follows. */
static void put_point(struct buf *out, size_t start, bool *waiting, uint32_t point)
{
    if (is_blank(point)) {
        *waiting = true;
        return;
    }
    if (*waiting && out->length > start)
        buf_putc(out, ' ');
    *waiting = false;
    buf_put_point(out, point);
}

/* A copy of TEXT with U+FFFD for each byte that is not UTF-8; the caller frees
 * it. */
static char *mended(const char *text)
{
    struct buf copy = {0};
    uint32_t point;
    for (size_t more; (more = utf8_next(text, &point)) > 0; text += more)
        buf_put_point(&copy, point);
    return buf_take(&copy);
}

/* The decomposed, case-folded code points of TEXT; the caller frees them. */
static utf8proc_int32_t *decomposed(const char *text, size_t *count)
{
    const utf8proc_option_t options =
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    utf8proc_ssize_t length = (utf8proc_ssize_t)strlen(text);
    utf8proc_ssize_t need = utf8proc_decompose(bytes, length, NULL, 0, options);
    if (need < 0)
        bug("valid UTF-8 that utf8proc refuses");
    utf8proc_int32_t *points = mem_new((size_t)need + 1, sizeof *points);
    utf8proc_decompose(bytes, length, points, need, options);
    *count = (size_t)need;
    return points;
}

static void fold_unicode(const char *text, struct buf *out)
{
    size_t count;
    char *mend = utf8_valid(text, strlen(text), NULL) ? NULL : mended(text);
    utf8proc_int32_t *points = decomposed(mend == NULL ? text : mend, &count);
    free(mend);
    for (size_t i = 0; i < count; i++)
        points[i] = (utf8proc_int32_t)map_point((uint32_t)points[i]);
    utf8proc_ssize_t composed =
        utf8proc_normalize_utf32(points, (utf8proc_ssize_t)count, UTF8PROC_COMPOSE);
    if (composed < 0)
        bug("code points that utf8proc cannot compose");
    bool waiting = false;
    size_t start = out->length;
    for (utf8proc_ssize_t i = 0; i < composed; i++)
        put_point(out, start, &waiting, (uint32_t)points[i]);
    free(points);
}

void fold_width(const char *text, struct buf *out)
{
    char *valid = mended(text);
    utf8proc_uint8_t *composed = utf8proc_NFKC((const utf8proc_uint8_t *)valid);
    /* Valid UTF-8 is never refused: there is no memory. */
    if (composed == NULL)
        mem_none();
    buf_puts(out, (const char *)composed);
    free(composed);
    free(valid);
}

/* Whether POINT folds by itself, whatever simple point stands beside it: ASCII,
 * kana, 、, 。 and the unified kanji, which neither decompose for good nor join
 * with each other. */
static bool is_simple(uint32_t point)
{
    return point < 0x80 || (point >= 0x4E00 && point <= 0x9FFF) ||
           (point >= 0x3041 && point <= 0x3096) || (point >= 0x30A1 && point <= 0x30FC) ||
           point == 0x3001 || point == 0x3002;
}

void fold_text(const char *text, struct buf *out)
{
    bool waiting = false;
    size_t start = out->length;
    for (const char *at = text; *at != '\0';) {
        uint32_t point = (unsigned char)*at;
        at += point < 0x80 ? 1 : utf8_next(at, &point);
        if (!is_simple(point)) {
            out->length = start;
            buf_puts(out, "");
            fold_unicode(text, out);
            return;
        }
        bool upper = point >= 'A' && point <= 'Z';
        put_point(out, start, &waiting, upper ? point - 'A' + 'a' : map_point(point));
    }
}

bool fold_contains(const char *folded_haystack, const char *folded_needle)
{
    return strstr(folded_haystack, folded_needle) != NULL;
}
