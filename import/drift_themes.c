/* See drift_themes.h. Words are compared as fold.h folds them. */
#include "import/drift_themes.h"

#include "model/buf.h"
#include "model/fold.h"
#include "model/mem.h"
#include "model/words.h"

#include <stdlib.h>
#include <string.h>

struct word {
    const char *text;
    int means;
};

/* clang-format off */
static const struct word parts[] = {
    {"利用目的", DRIFT_PURPOSES}, {"使用目的", DRIFT_PURPOSES}, {"利用の目的", DRIFT_PURPOSES},
    {"purposes", DRIFT_PURPOSES}, {"how we use", DRIFT_PURPOSES},
    {"取得する個人情報", DRIFT_ITEMS}, {"取得する情報", DRIFT_ITEMS}, {"収集する情報", DRIFT_ITEMS},
    {"取得する項目", DRIFT_ITEMS}, {"取得項目", DRIFT_ITEMS}, {"個人情報の項目", DRIFT_ITEMS},
    {"データの項目", DRIFT_ITEMS}, {"information we collect", DRIFT_ITEMS}, {"items", DRIFT_ITEMS},
    {"第三者提供", DRIFT_PROVISION}, {"第三者への提供", DRIFT_PROVISION}, {"外国にある第三者", DRIFT_PROVISION},
    {"第三者に提供", DRIFT_PROVISION}, {"オプトアウトによる", DRIFT_PROVISION}, {"third parties", DRIFT_PROVISION},
    {"provision", DRIFT_PROVISION},
    {"共同利用", DRIFT_JOINT_USE}, {"joint use", DRIFT_JOINT_USE},
    {"委託", DRIFT_ENTRUSTMENT}, {"entrustment", DRIFT_ENTRUSTMENT}, {"contractors", DRIFT_ENTRUSTMENT},
    {"外部送信", DRIFT_TRANSMISSION}, {"情報の送信", DRIFT_TRANSMISSION}, {"cookie", DRIFT_TRANSMISSION},
    {"クッキー", DRIFT_TRANSMISSION}, {"external transmission", DRIFT_TRANSMISSION},
    {"保存期間", DRIFT_RETENTION}, {"保有期間", DRIFT_RETENTION}, {"保管期間", DRIFT_RETENTION},
    {"保存の期間", DRIFT_RETENTION}, {"retention", DRIFT_RETENTION}, {"how long", DRIFT_RETENTION},
    {"安全管理", DRIFT_OTHER_PART}, {"開示", DRIFT_OTHER_PART}, {"請求", DRIFT_OTHER_PART},
    {"窓口", DRIFT_OTHER_PART}, {"問い合わせ", DRIFT_OTHER_PART}, {"問合せ", DRIFT_OTHER_PART},
    {"苦情", DRIFT_OTHER_PART}, {"適用範囲", DRIFT_OTHER_PART}, {"定義", DRIFT_OTHER_PART},
    {"改定", DRIFT_OTHER_PART}, {"変更", DRIFT_OTHER_PART}, {"免責", DRIFT_OTHER_PART},
    {"事業者", DRIFT_OTHER_PART}, {"基本方針", DRIFT_OTHER_PART}, {"任意性", DRIFT_OTHER_PART},
    {"取得の方法", DRIFT_OTHER_PART}, {"個人情報の取得", DRIFT_OTHER_PART}, {"法令", DRIFT_OTHER_PART},
    {"統計", DRIFT_OTHER_PART}, {"手続", DRIFT_OTHER_PART}, {"取得しない", DRIFT_OTHER_PART},
    {"取得しない項目", DRIFT_OTHER_PART}, {"取得しない情報", DRIFT_OTHER_PART}, {"取得しない個人情報", DRIFT_OTHER_PART},
    {"security", DRIFT_OTHER_PART}, {"requests", DRIFT_OTHER_PART}, {"contact", DRIFT_OTHER_PART},
    {"changes", DRIFT_OTHER_PART}, {"scope", DRIFT_OTHER_PART}, {"definitions", DRIFT_OTHER_PART},
    {"disclaimer", DRIFT_OTHER_PART}, {"rights", DRIFT_OTHER_PART}, {NULL, 0},
};

static const struct word labels[] = {
    {"利用目的", DRIFT_PURPOSE}, {"使用目的", DRIFT_PURPOSE}, {"提供目的", DRIFT_PURPOSE},
    {"提供の目的", DRIFT_PURPOSE}, {"利用の目的", DRIFT_PURPOSE}, {"purpose", DRIFT_PURPOSE},
    {"項目", DRIFT_ITEM}, {"取得する情報", DRIFT_ITEM}, {"提供する情報", DRIFT_ITEM}, {"items", DRIFT_ITEM},
    {"提供先", DRIFT_RECIPIENT}, {"提供を受ける者", DRIFT_RECIPIENT}, {"提供する相手", DRIFT_RECIPIENT},
    {"受領者", DRIFT_RECIPIENT}, {"提供する第三者", DRIFT_RECIPIENT}, {"recipients", DRIFT_RECIPIENT},
    {"recipient", DRIFT_RECIPIENT},
    {"共同利用者", DRIFT_USER}, {"利用する者の範囲", DRIFT_USER}, {"利用者の範囲", DRIFT_USER},
    {"利用する者", DRIFT_USER}, {"joint users", DRIFT_USER}, {"users", DRIFT_USER},
    {"委託先", DRIFT_CONTRACTOR}, {"contractor", DRIFT_CONTRACTOR}, {"contractors", DRIFT_CONTRACTOR},
    {"サービス", DRIFT_SERVICE}, {"サービス名", DRIFT_SERVICE}, {"ツール", DRIFT_SERVICE}, {"ツール名", DRIFT_SERVICE},
    {"タグ", DRIFT_SERVICE}, {"モジュール", DRIFT_SERVICE}, {"service", DRIFT_SERVICE},
    {"送信先", DRIFT_PROVIDER}, {"提供事業者", DRIFT_PROVIDER}, {"送信先事業者", DRIFT_PROVIDER},
    {"運営会社", DRIFT_PROVIDER}, {"提供会社", DRIFT_PROVIDER}, {"取り扱う者", DRIFT_PROVIDER},
    {"provider", DRIFT_PROVIDER}, {"sent to", DRIFT_PROVIDER},
    {"保存期間", DRIFT_PERIOD}, {"保有期間", DRIFT_PERIOD}, {"保管期間", DRIFT_PERIOD}, {"期間", DRIFT_PERIOD},
    {"retention", DRIFT_PERIOD}, {"period", DRIFT_PERIOD},
    /* What ends otherwise than the words above is about something else. */
    {"取得しない項目", DRIFT_OTHER}, {"取得しない情報", DRIFT_OTHER}, {"取得しない個人情報", DRIFT_OTHER},
    {"住所", DRIFT_OTHER}, {"代表者", DRIFT_OTHER}, {"氏名", DRIFT_OTHER}, {"方法", DRIFT_OTHER},
    {"手段", DRIFT_OTHER}, {"責任者", DRIFT_OTHER}, {"責任を有する者", DRIFT_OTHER}, {"ページ", DRIFT_OTHER},
    {"ポリシー", DRIFT_OTHER}, {"オプトアウト", DRIFT_OTHER}, {"送信される情報", DRIFT_OTHER},
    {"送信する情報", DRIFT_OTHER}, {"業務", DRIFT_OTHER}, {"根拠", DRIFT_OTHER}, {"措置", DRIFT_OTHER},
    {"制度", DRIFT_OTHER}, {"国", DRIFT_OTHER}, {"場面", DRIFT_OTHER}, {"区分", DRIFT_OTHER},
    {"本人", DRIFT_OTHER}, {"種類", DRIFT_OTHER}, {"制約", DRIFT_OTHER}, {"経緯", DRIFT_OTHER},
    {"personal information", DRIFT_OTHER}, {"limits", DRIFT_OTHER}, {"what", DRIFT_OTHER}, {"use by", DRIFT_OTHER},
    {"recipient's", DRIFT_OTHER}, {"recipients' use", DRIFT_OTHER}, {"provider's", DRIFT_OTHER}, {"how", DRIFT_OTHER}, {"種別", DRIFT_OTHER}, {"窓口", DRIFT_OTHER}, {"連絡", DRIFT_OTHER}, {"起算", DRIFT_OTHER},
    {"確認", DRIFT_OTHER}, {"手数料", DRIFT_OTHER}, {"内容", DRIFT_OTHER}, {"送信先の利用目的", DRIFT_OTHER},
    {"送信先における利用目的", DRIFT_OTHER}, {"送信先での利用目的", DRIFT_OTHER}, {"自社の利用目的", DRIFT_OTHER},
    {"当社の利用目的", DRIFT_OTHER}, {"name", DRIFT_OTHER}, {"address", DRIFT_OTHER}, {"means", DRIFT_OTHER}, {NULL, 0},
};
/* clang-format on */

static bool is_ascii(const char *text)
{
    return ((unsigned char)text[0] & 0x80) == 0;
}

static bool all_ascii(const char *text)
{
    while (*text != '\0' && is_ascii(text))
        text++;
    return *text == '\0';
}

/* Takes what may follow the word that counts off the end of KEY: 提供先の名称,
 * 共同利用について, 利用する者の範囲. */
static void strip_end(struct buf *key)
{
    static const char *const ends[] = {"について", "に関する事項", "の一覧", "一覧", "の範囲", "等",
                                       "など",     "の名称",       "名称",   "名",   " "};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        struct buf end = {0};
        fold_text(ends[i], &end);
        const char *text = ends[i][0] == ' ' ? " " : buf_text(&end);
        size_t length = strlen(text);
        if (key->length > length && strcmp(key->text + key->length - length, text) == 0) {
            key->length -= length;
            key->text[key->length] = '\0';
        }
        buf_clear(&end);
    }
}

/* What a text is about, and whether the word stands where a head noun does. */
struct meaning {
    int means;
    bool strong;
};

/* Where WORD stands in TEXT, both folded: the last place, of an English one the
 * first; NULL where it does not. */
static const char *place_of(const char *word, const char *text)
{
    const char *found = strstr(text, word);
    for (const char *at = found; at != NULL && !is_ascii(word); at = strstr(at + 1, word))
        found = at;
    return found;
}

/* The meaning of the word of WORDS that counts in TEXT: the one that ends last, the
 * longest of these; of English ones, where there is no Japanese one, the one that
 * begins first. */
static struct meaning meaning_of(const struct word *words, const char *text)
{
    struct buf key = {0}, word = {0};
    struct meaning last = {0, false}, first = {0, false};
    const char *end = NULL, *start = NULL;
    size_t longest = 0, first_length = 0;
    fold_text(text, &key);
    strip_end(&key);
    const char *whole = buf_text(&key);
    whole += strspn(whole, "0123456789.() ");
    for (; words->text != NULL; words++) {
        buf_empty(&word);
        fold_text(words->text, &word);
        const char *at = place_of(buf_text(&word), whole);
        if (at == NULL)
            continue;
        const char *behind = at + word.length;
        if (is_ascii(words->text) &&
            (start == NULL || at < start || (at == start && word.length > first_length))) {
            start = at;
            first_length = word.length;
            first = (struct meaning){words->means,
                                     (at == whole || *behind == '\0') && all_ascii(whole)};
        } else if (!is_ascii(words->text) &&
                   (end == NULL || behind > end || (behind == end && word.length > longest))) {
            end = behind;
            longest = word.length;
            last = (struct meaning){words->means, *behind == '\0'};
        }
    }
    buf_clear(&key);
    buf_clear(&word);
    return last.means != 0 ? last : first;
}

enum drift_part drift_section(const char *heading, bool *strong)
{
    struct meaning meaning = meaning_of(parts, heading);
    *strong = meaning.strong;
    return (enum drift_part)meaning.means;
}

enum drift_theme drift_label(const char *label)
{
    struct meaning meaning = meaning_of(labels, label);
    return meaning.strong ? (enum drift_theme)meaning.means : DRIFT_UNTOLD;
}

const char *drift_behind_blank(const char *text, enum drift_theme *theme)
{
    enum { LONG = 15, LABEL = 60 }; /* bytes: 5 and 20 characters of Japanese */
    static const char wide[] = "　";
    size_t length = strcspn(text, " \n"), blank = 1;
    const char *at = strstr(text, wide);
    if (at != NULL && (size_t)(at - text) < length) {
        length = (size_t)(at - text);
        blank = strlen(wide);
    }
    *theme = DRIFT_UNTOLD;
    if (length == 0 || length > LABEL || text[length] == '\0' || is_ascii(text))
        return NULL;
    char *label = mem_copy_bytes(text, length);
    *theme = drift_label(label);
    free(label);
    if (*theme == DRIFT_UNTOLD || (*theme == DRIFT_OTHER && length < LONG))
        return NULL;
    return text + length + blank;
}

enum drift_theme drift_theme_of(enum drift_part part)
{
    switch (part) {
    case DRIFT_PURPOSES:
        return DRIFT_PURPOSE;
    case DRIFT_ITEMS:
        return DRIFT_ITEM;
    case DRIFT_RETENTION:
        return DRIFT_PERIOD;
    case DRIFT_NO_PART:
    case DRIFT_PROVISION:
    case DRIFT_JOINT_USE:
    case DRIFT_ENTRUSTMENT:
    case DRIFT_TRANSMISSION:
    case DRIFT_OTHER_PART:
    case DRIFT_PARTS:
        break;
    }
    return DRIFT_UNTOLD;
}

const char *drift_theme_name(enum drift_theme theme)
{
    static const char *const names[DRIFT_THEMES] = {
        [DRIFT_UNTOLD] = N_("Text"),
        [DRIFT_PURPOSE] = N_("Purpose of use"),
        [DRIFT_ITEM] = N_("Item"),
        [DRIFT_RECIPIENT] = N_("Recipient"),
        [DRIFT_USER] = N_("Joint user"),
        [DRIFT_CONTRACTOR] = N_("Contractor"),
        [DRIFT_SERVICE] = N_("External service"),
        [DRIFT_PROVIDER] = N_("Provider"),
        [DRIFT_PERIOD] = N_("Retention"),
        [DRIFT_OTHER] = N_("Text"),
    };
    return names[theme];
}

const char *drift_part_name(enum drift_part part)
{
    static const char *const names[DRIFT_PARTS] = {
        [DRIFT_NO_PART] = "",
        [DRIFT_PURPOSES] = N_("Purposes of use"),
        [DRIFT_ITEMS] = N_("Items"),
        [DRIFT_PROVISION] = N_("Provision to third parties"),
        [DRIFT_JOINT_USE] = N_("Joint use"),
        [DRIFT_ENTRUSTMENT] = N_("Entrustment"),
        [DRIFT_TRANSMISSION] = N_("External transmission"),
        [DRIFT_RETENTION] = N_("Retention"),
        [DRIFT_OTHER_PART] = "",
    };
    return names[part];
}
