/*
 * Purposes that say no more than a phrase which the guideline (通則編 3-1-1) names
 * as not specified: 事業活動に用いるため, マーケティング活動に用いるため, 事業活動,
 * お客様のサービスの向上.
 *
 * Only the whole text is judged. A purpose that says more is left to the person:
 * whether it says enough is no question of words.
 */
#include "model/rules_inside.h"

#include "model/fold.h"

#include <string.h>

/* All as fold_text() has them: hiragana as katakana, ー as -. */

static const char *const phrases[] = {
    "事業活動",
    "マ-ケティング活動",
    "マ-ケティング",
    "サ-ビスノ向上",
    "サ-ビス向上",
    "顧客サ-ビスノ向上",
    "business activities",
    "marketing",
    "marketing activities",
    "improving our services",
    "improving services",
};

/* What does not make it say more, at its beginning and its end. */
static const char *const befores[] = {"当社ノ",     "弊社ノ",       "オ客様ノ", "オ客様ヘノ",
                                      "オ客サマノ", "オ客サマヘノ", "顧客ノ",   "顧客ヘノ",
                                      "our ",       "for "};
static const char *const afters[] = {
    "。", ".",  ",",  "ニ用イル", "ニ利用スル", "ノ用ニ供スル", "ニ使用スル", "ノ",  "タメ",
    "為", "ニ", "等", "ナド",     "全般",       "目的",         " purposes",  " etc"};

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* Takes one of the COUNT words of LIST off the beginning or the end of TEXT, where
 * something is left. */
static bool cut(struct span *text, const char *const *list, size_t count, bool at_end)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(list[i]);
        if (text->length <= length)
            continue;
        const char *at = at_end ? text->text + text->length - length : text->text;
        if (memcmp(at, list[i], length) != 0)
            continue;
        text->text += at_end ? 0 : length;
        text->length -= length;
        return true;
    }
    return false;
}

bool rules_is_vague(const char *text)
{
    struct buf key = {0};
    fold_text(text, &key);
    struct span left = {buf_text(&key), key.length};
    while (cut(&left, befores, COUNT(befores), false) || cut(&left, afters, COUNT(afters), true))
        ;
    bool vague = false;
    for (size_t i = 0; i < COUNT(phrases) && !vague; i++)
        vague =
            strlen(phrases[i]) == left.length && memcmp(phrases[i], left.text, left.length) == 0;
    buf_clear(&key);
    return vague;
}
