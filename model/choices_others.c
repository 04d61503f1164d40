/*
 * See choices_others.h. A further word is a further part of a row, a further
 * meaning a row. Words are compared by their keys (fold.h), so that width,
 * case and kana need not be repeated.
 */
#include "model/choices_others.h"

#include "model/cells.h"
#include "model/choices.h"
#include "model/fold.h"
#include "model/mem.h"
#include "model/near.h"

#include <stdlib.h>
#include <string.h>

/* Words for the choice VALUE of LIST, divided by '|'. */
struct others {
    const struct choice *list;
    const char *value;
    const char *taken;   /* say it in other words; may be NULL */
    const char *offered; /* leave open whether it is meant; may be NULL */
};

/* clang-format off */
static const struct others others[] = {
    {choices_law, "JP", "日本法|個人情報保護法|個情法|APPI", NULL},
    {choices_law, "EU", "GDPR|EU一般データ保護規則", "欧州|ヨーロッパ|EEA"},
    {choices_law, "UK", "UK GDPR|イギリス|GB", NULL},
    {choices_law, "CN", "中国法|中国個人情報保護法|PIPL", NULL},

    {choices_category_role, "controller", "自社管理|取扱事業者|Data controller", "自社|委託元"},
    {choices_category_role, "processor", "受託|受託業務|受託処理|Data processor", "委託"},
    {choices_category_role, "joint", "共同管理|Joint controllers", "共同利用|共同"},

    {choices_category_data_class, "pseudonymized", "仮名加工", "仮名化"},
    {choices_category_data_class, "anonymized", "匿名加工", "匿名化"},
    {choices_category_data_class, "related_information", "個人関連", NULL},
    {choices_category_data_class, "statistics", "統計|統計データ", NULL},
    {choices_category_data_class, "retained_personal_data", "保有個人", "開示対象個人情報"},

    {choices_category_risk, "low", "低い|小|L", "軽微"},
    {choices_category_risk, "medium", "中程度|中位|M|Middle", NULL},
    {choices_category_risk, "high", "高い|大|H", "重大"},

    {choices_category_status, "draft", "作成中|ドラフト|案", "未承認"},
    {choices_category_status, "in_review", "レビュー中|確認待ち|審査中|承認待ち|申請中|Review", "未承認"},
    {choices_category_status, "approved", "承認済|承認済み", "済|完了|OK"},
    {choices_category_status, "retired", "廃止済|廃止済み", "終了|廃棄|廃棄済|停止"},

    {choices_acquisition_way, "direct_written",
     "直接書面取得|直接書面による取得|本人から書面|本人から直接書面|本人から書面で取得|書面(本人)|直接(書面)|書面(直接)|"
     "本人から直接(書面・フォーム)|本人から直接(書面)|本人から直接(フォーム)|本人から直接(ウェブフォーム)|本人から直接(Webフォーム)|"
     "本人から(書面)|本人(書面)|本人から直接書面で取得|本人からウェブフォームで取得|本人からWebフォームで取得|本人がウェブフォームに入力|"
     "From the individual, in writing|From the individual in writing|From the individual by a form",
     "本人|本人から|本人より|本人から取得|本人から直接|直接取得|書面|申込書|履歴書|アンケート|Webフォーム|ウェブフォーム|"
     "入力フォーム|Data subject|From the individual"},
    {choices_acquisition_way, "direct",
     "直接書面以外|書面以外|書面以外の直接取得|直接(書面以外)|本人から口頭|口頭|"
     "本人から直接(書面以外)|本人から直接(口頭)|本人から直接(電話)|本人から(書面以外)|本人(書面以外)|本人から口頭で取得|本人から電話で取得|"
     "From the individual, not in writing|From the individual by telephone",
     "本人|本人から|本人より|本人から取得|本人から直接|直接取得|電話|対面|Data subject|From the individual"},
    {choices_acquisition_way, "indirect", "間接取得|間接的に取得|間接的な取得", "本人以外|本人以外から|委託元|家族|代理人"},
    {choices_acquisition_way, "third_party", "第三者から|第三者から取得|第三者からの取得|第三者提供|第三者からの提供",
     "本人以外|本人以外から|委託元|取引先|紹介"},
    {choices_acquisition_way, "public", "公開|公開資料|公表情報|公開情報から取得", "インターネット|官報|名簿"},
    {choices_acquisition_way, "automatic", "自動|自動収集|自動的に取得|Cookie|クッキー", "ログ|アクセスログ|Web"},
    {choices_acquisition_way, "generated", "自社生成|社内で生成|社内生成|自社で作成", "作成|自社|社内"},

    {choices_statement, "shown", "本人に明示|明示済|明示済み", "書面"},
    {choices_statement, "notified", "本人に通知|通知済|通知済み", "メール"},
    {choices_statement, "published", "公表済|公表済み|ホームページで公表|HPで公表|Webサイトで公表|プライバシーポリシーで公表",
     "ホームページ|HP|Webサイト|プライバシーポリシー"},
    {choices_statement, "exempt", "適用除外", "なし|無|無し"},

    {choices_acquisition_consent, "obtained", "取得済|取得済み|同意取得|同意取得済|同意取得済み|同意済|同意済み|同意あり|あり|有|有り", "同意|要"},
    {choices_acquisition_consent, "opt_in", "個別に同意|オプトイン|Opt-in", "同意"},
    {choices_acquisition_consent, "not_needed", "同意不要", "なし|無|無し"},
    {choices_acquisition_consent, "unknown", "不明|確認中", "なし|無|無し"},

    {choices_item_class, "ordinary", "一般|普通|通常情報|一般情報", "個人情報"},
    {choices_item_class, "sensitive", "要配慮|要配慮情報", "センシティブ|センシティブ情報|機微"},
    {choices_item_class, "delicate", NULL, "センシティブ|センシティブ情報|機微"},
    {choices_item_class, "individual_number", "マイナンバー", "特定個人情報"},
    {choices_item_class, "identification_code", "識別符号", NULL},
    {choices_item_class, "financial", "財産|財産的情報|金融情報", "口座"},
    {choices_item_class, "credential", "認証", "パスワード|ID"},
    {choices_item_class, "behavioural", "行動情報", "履歴|ログ"},

    {choices_item_sensitive_head, "disability", "障がい|障害者|心身の障害", NULL},
    {choices_item_sensitive_head, "examination", "健康診断|健診|健診結果|健康診断結果|健康診断の結果|ストレスチェック", "健康情報"},
    {choices_item_sensitive_head, "treatment", "診療|治療|調剤|保健指導|診療・調剤", "健康情報"},
    {choices_item_sensitive_head, "medical_history", "既往歴|既往症", "健康情報"},
    {choices_item_sensitive_head, "criminal_record", "犯罪歴|前科|犯罪経歴", NULL},
    {choices_item_sensitive_head, "creed", "信仰|宗教|思想信条|思想・信条", NULL},

    {choices_party_class, "class", "類型|区分", "グループ"},
    {choices_party_class, "named", "特定|個社", NULL},

    {choices_provision_ground, "consent", "本人同意|本人の同意|同意|同意取得|同意あり|本人同意あり", "あり|有"},
    {choices_provision_ground, "law", "法令|法令に基づく|法令に基づく場合|法令等|法令の定め", NULL},
    {choices_provision_ground, "life", "生命身体財産の保護|生命・身体・財産の保護|人の生命、身体又は財産の保護", NULL},
    {choices_provision_ground, "public_health", "公衆衛生|公衆衛生の向上", NULL},
    {choices_provision_ground, "state", "国の機関への協力|国等への協力", NULL},
    {choices_provision_ground, "academic", "学術研究", NULL},
    {choices_provision_ground, "opt_out", "オプトアウト|opt-out|オプトアウト手続", NULL},
    {choices_provision_ground, "succession", "事業承継|事業の承継|合併", NULL},

    {choices_provision_form, "plain", "加工なし|生データ|原データ", NULL},
    {choices_provision_form, "hashed", "ハッシュ|ハッシュ化|ハッシュ値", "暗号化"},
    {choices_provision_form, "pseudonymized", "仮名化|仮名加工情報", NULL},
    {choices_provision_form, "aggregated", "統計情報|集計|集計値|統計データ", "匿名化|匿名加工"},

    {choices_foreign_ground, "consent", "本人同意|本人の同意|同意", NULL},
    {choices_foreign_ground, "equivalent_country", "同等国|同等性認定国", "EU|英国"},
    {choices_foreign_ground, "equivalent_measures", "相当措置|基準適合体制|相当措置の体制", NULL},

    {choices_provision_record_method, "each", "都度記録|その都度|都度作成", NULL},
    {choices_provision_record_method, "batch", "一括記録|一括作成", NULL},
    {choices_provision_record_method, "contract", "契約書|契約書で代替|契約書等で代替", NULL},
    {choices_provision_record_method, "not_needed", "記録不要|作成不要|記録なし", "なし|無"},

    {choices_entrustment_subcontracting, "none", "無|無し|再委託なし|再委託無し|再委託禁止|禁止|不可", NULL},
    {choices_entrustment_subcontracting, "approved", "要承認|承認制|事前承認|要事前承認|可(要承認)|承諾あり", "あり|有|可"},
    {choices_entrustment_subcontracting, "free", "自由|無制限", "あり|有|可"},

    {choices_retention_rule, "own", "自社規程|自社規定|社内規程|社内規定|社内基準|社内ルール", NULL},
    {choices_retention_rule, "floor", "法定最短|法定最低期間", "法定|法令|法定期間"},
    {choices_retention_rule, "ceiling", "法定最長|法定上限", "法定|法令|法定期間"},

    {choices_retention_outcome, "delete", "消去|廃棄|破棄|データ消去|データ削除|削除する", "処分"},
    {choices_retention_outcome, "anonymize", "匿名加工|匿名化する", NULL},
    {choices_retention_outcome, "return", "返還|返却する", NULL},
    {choices_retention_outcome, "archive", "継続保管|保存継続|アーカイブ", "保管|永久保存"},
    {choices_retention_outcome, "delete_or_anonymize", "削除または匿名化|削除・匿名化|削除か匿名化", NULL},

    {choices_storage_medium, "electronic", "電子媒体|電子データ|電磁的記録|電子ファイル|デジタル|データ", "PC|サーバー|クラウド|USBメモリ"},
    {choices_storage_medium, "paper", "紙媒体|紙面|書類|帳票|紙書類", "キャビネット|書庫|ファイル"},
    {choices_storage_medium, "both",
     "紙・電子|紙と電子|電子と紙|紙/電子|電子/紙|紙、電子|電子、紙|紙及び電子|電子及び紙|紙・電子データ|電子データ・紙|"
     "紙媒体・電子媒体|電子媒体・紙媒体|紙+電子|電子+紙|紙・データ|データ・紙", "両方"},

    {choices_measure_class, "organizational", "組織的安全管理措置|組織的対策", NULL},
    {choices_measure_class, "human", "人的安全管理措置|人的対策", NULL},
    {choices_measure_class, "physical", "物理的安全管理措置|物理的対策", NULL},
    {choices_measure_class, "technical", "技術的安全管理措置|技術的対策", NULL},
    {choices_measure_class, "external", "外的環境の把握", NULL},
    {choices_measure_class, "rules", "規程|社内規程|規程類", NULL},

    {choices_measure_publication, "published", "公開|公表する|公表済", NULL},
    {choices_measure_publication, "on_request", "求めに応じて回答|本人の求めに応じて|求めに応じ回答", NULL},
    {choices_measure_publication, "withheld", "非公開|公表しない", NULL},

    {choices_transmission_ground, "consent", "同意取得|本人同意", NULL},

    {choices_procedure_requests, "disclosure", "開示請求|開示等", NULL},
    {choices_procedure_requests, "correction", "訂正|訂正等|訂正・追加|追加", "削除"},
    {choices_procedure_requests, "suspension", "利用停止|利用停止等|消去", "削除"},
    {choices_procedure_requests, "complaint", "苦情|相談|問合せ|問い合わせ", NULL},

    {choices_notice_language, "ja", "和文|日文", NULL},
    {choices_notice_language, "en", "英文", NULL},
    {choices_notice_language, "zh", "中文|簡体字", "繁体字"},
};
/* clang-format on */

/* Whether one of WORDS, which '|' divides, has the key KEY. */
static bool is_among(const char *words, const char *key)
{
    bool found = false;
    while (words != NULL && *words != '\0' && !found) {
        struct buf other = {0};
        size_t length = strcspn(words, "|");
        char *word = mem_copy_bytes(words, length);
        fold_text(word, &other);
        found = strcmp(buf_text(&other), key) == 0;
        words += length + (words[length] == '|');
        free(word);
        buf_clear(&other);
    }
    return found;
}

/* The choice of FIELD whose value or label has the key KEY. */
static const struct choice *find_key(const struct field *field, const char *key)
{
    for (const struct choice *choice = field->choices; choice->value != NULL; choice++)
        if (is_among(choice->value, key) || is_among(choice->label[LANG_EN], key) ||
            is_among(choice->label[LANG_JA], key))
            return choice;
    return NULL;
}

const struct choice *choices_known(const struct field *field, const char *typed)
{
    const struct choice *choice = kinds_choice(field, typed);
    if (choice != NULL)
        return choice;
    struct buf key = {0};
    fold_text(typed, &key);
    choice = find_key(field, buf_text(&key));
    for (size_t i = 0; i < sizeof others / sizeof others[0] && choice == NULL; i++)
        if (others[i].list == field->choices && is_among(others[i].taken, buf_text(&key)))
            choice = kinds_choice(field, others[i].value);
    buf_clear(&key);
    return choice;
}

/* Whether TYPED, whose key is KEY, may mean CHOICE of FIELD. */
static bool may_mean(const struct field *field, const struct choice *choice, const char *typed,
                     const char *key)
{
    if (near_is(typed, choice->label[LANG_JA]) || near_is(typed, choice->label[LANG_EN]))
        return true;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (others[i].list == field->choices && strcmp(others[i].value, choice->value) == 0 &&
            is_among(others[i].offered, key))
            return true;
    return false;
}

void choices_near(const struct field *field, const char *typed, enum lang lang, struct cells *out)
{
    struct buf key = {0};
    fold_text(typed, &key);
    for (const struct choice *choice = field->choices; choice->value != NULL; choice++)
        if (may_mean(field, choice, typed, buf_text(&key)))
            cells_add(out, choice->label[lang]);
    buf_clear(&key);
}
