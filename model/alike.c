/*
 * See alike.h. The variants are a list of those that names in Japan have, not
 * the tables of Unicode, in which 﨑 stands for six characters at once.
 */
#include "model/alike.h"

#include "model/fold.h"
#include "model/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Forms of companies as fold_text() gives them; what stands first is tried first. */
static const char *const forms[] = {
    "特定非営利活動法人",
    "一般社団法人",
    "一般財団法人",
    "公益社団法人",
    "公益財団法人",
    "独立行政法人",
    "国立大学法人",
    "社会福祉法人",
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "合名会社",
    "学校法人",
    "医療法人社団",
    "医療法人",
    "宗教法人",
    "npo法人",
    "(株)",
    "(有)",
    "(同)",
    "(合)",
    "(資)",
    "(名)",
    "(一社)",
    "(一財)",
    "(公社)",
    "(公財)",
    "(独)",
    "(学)",
    "(医)",
    "(福)",
    "(特非)",
};

/* Forms that are words of their own at the end of a name. */
static const char *const endings[] = {"incorporated", "corporation", "company", "limited", "co.",
                                      "corp.",        "corp",        "inc.",    "inc",     "ltd.",
                                      "ltd",          "llc",         "k.k.",    "kk",      "gmbh",
                                      "plc",          "co",          "様",      "御中",    "等"};

/* Each the common character first, then its variant, beyond those that fold_text() takes
 * for one. */
static const char *const variants[] = {
    "斎斉", "渓溪", "歳歲", "駅驛", "医醫", "満滿", "検檢", "経經",
};

/* The common character for POINT. */
static uint32_t common_of(uint32_t point)
{
    for (size_t i = 0; i < COUNT(variants); i++) {
        uint32_t first, other;
        utf8_next(variants[i] + utf8_next(variants[i], &first), &other);
        if (other == point)
            return first;
    }
    return point;
}

/* Small katakana, as fold_text() gives all kana but ヵ and ヶ, as large ones. */
static uint32_t large_kana(uint32_t point)
{
    switch (point) {
    case 0x30A1: /* ァ ィ ゥ ェ ォ ッ ャ ュ ョ ヮ stand before the large ones */
    case 0x30A3:
    case 0x30A5:
    case 0x30A7:
    case 0x30A9:
    case 0x30C3:
    case 0x30E3:
    case 0x30E5:
    case 0x30E7:
    case 0x30EE:
        return point + 1;
    default:
        return point;
    }
}

/* Takes the bytes from AT to AT + LENGTH out of KEY. */
static void take_out(struct buf *key, size_t at, size_t length)
{
    memmove(key->text + at, key->text + at + length, key->length - at - length + 1);
    key->length -= length;
}

/* Takes forms away from both ends of KEY, unless nothing else is there. */
static void strip_forms(struct buf *key)
{
    for (size_t i = 0; i < COUNT(forms); i++) {
        size_t length = strlen(forms[i]);
        if (key->length <= length)
            continue;
        if (strncmp(key->text, forms[i], length) == 0)
            take_out(key, 0, length);
        else if (strcmp(key->text + key->length - length, forms[i]) == 0)
            take_out(key, key->length - length, length);
    }
    for (bool found = true; found;) {
        found = false;
        while (key->length > 0 && strchr(" ,", key->text[key->length - 1]) != NULL)
            take_out(key, key->length - 1, 1);
        for (size_t i = 0; i < COUNT(endings) && !found; i++) {
            size_t length = strlen(endings[i]);
            if (key->length <= length || strcmp(key->text + key->length - length, endings[i]) != 0)
                continue;
            /* A word of letters ends a name only behind a blank or a comma. */
            bool word = (unsigned char)*endings[i] < 0x80;
            found = !word || strchr(" ,", key->text[key->length - length - 1]) != NULL;
            if (found)
                take_out(key, key->length - length, length);
        }
    }
}

static bool is_left_out(uint32_t point)
{
    static const char marks[] = " -,.'\"&()[]/~_";
    return (point < 0x80 && strchr(marks, (int)point) != NULL) || point == 0x30FB || /* ・ */
           point == 0x3001 || point == 0x3002;
}

void alike_key(const char *name, struct buf *out)
{
    struct buf key = {0};
    uint32_t point;
    fold_text(name, &key);
    if (key.length > 0)
        strip_forms(&key);
    const char *at = buf_text(&key);
    for (size_t more; (more = utf8_next(at, &point)) > 0; at += more)
        if (!is_left_out(point))
            buf_put_point(out, point < 0x80 ? point : common_of(large_kana(point)));
    buf_clear(&key);
}
