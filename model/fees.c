/* See fees.h. */
#include "model/fees.h"

#include "model/buf.h"
#include "model/fold.h"

#include <stddef.h>
#include <string.h>

/* What says that none is taken. */
static const char *const words[] = {
    "無料",           "無償",          "不要",         "徴収しな",   "徴収しませ",
    "徴収せず",       "頂きませ",      "いただきませ", "頂かな",     "いただかな",
    "かかりませ",     "かからな",      "請求しな",     "請求しませ", "なし",
    "無し",           "ゼロ",          "free",         "no fee",     "no charge",
    "without charge", "without a fee", "none",         "nothing",    "waived",
};

/* Whether an amount above 0 stands in TEXT: a figure, or 五百円. */
static bool has_amount(const char *text)
{
    static const char *const numerals[] = {"一円", "二円", "三円", "四円", "五円", "六円", "七円",
                                           "八円", "九円", "十円", "百円", "千円", "万円"};
    bool found = text[strcspn(text, "123456789")] != '\0';
    for (size_t i = 0; i < sizeof numerals / sizeof numerals[0] && !found; i++)
        found = strstr(text, numerals[i]) != NULL;
    return found;
}

/* Whether nothing but zeros, currencies and dashes stand in TEXT. */
static bool is_zero(const char *text)
{
    static const char *const parts[] = {"円", "yen", "jpy", "¥", "\\", "-",
                                        "―",  "0",   ".",   ",", " "};
    while (*text != '\0') {
        size_t length = 0;
        for (size_t i = 0; i < sizeof parts / sizeof parts[0] && length == 0; i++)
            if (strncmp(text, parts[i], strlen(parts[i])) == 0)
                length = strlen(parts[i]);
        if (length == 0)
            return false;
        text += length;
    }
    return true;
}

bool fee_is_none(const char *text, bool alone)
{
    struct buf folded = {0};
    fold_text(text, &folded);
    const char *fee = buf_text(&folded);
    bool none = is_zero(fee);
    for (size_t i = 0; i < sizeof words / sizeof words[0] && !none; i++) {
        struct buf word = {0};
        fold_text(words[i], &word);
        none = strstr(fee, buf_text(&word)) != NULL && !(alone && has_amount(fee));
        buf_clear(&word);
    }
    buf_clear(&folded);
    return none;
}
