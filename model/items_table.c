/*
 * What the columns of rosters are called, and which item of personal data each
 * is. Gathered from the exports of payroll systems, business cards, telephone
 * exchanges. The classes follow APPI Art. 2(3), Order Arts. 1 and 2, Rules
 * Arts. 3 to 5; nationality alone is not special-care-required (guideline 2-3).
 * Where the header does not settle the class, it is left open for the person.
 */
#include "model/items_table.h"

/* clang-format off */

const struct items_entry items_table[] = {
    /* Who it is. */
    {.words = "氏名|姓|名|名前|お名前|姓名|社員名|従業員名|職員名|漢字氏名|氏名漢字|姓漢字|名漢字|氏|苗字|名字|Full name|First name|Last name|"
              "Given name|Family name|Surname|Employee name",
     .name = {"Name of the person", "氏名"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "氏名カナ|カナ氏名|カナ|フリガナ|よみがな|読み仮名|カナ名|姓カナ|名カナ|カナ姓|姓フリガナ|名フリガナ|"
              "セイ|メイ|氏名フリガナ|氏名カナ姓|氏名カナ名",
     .name = {"Name in kana", "氏名カナ"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "ローマ字氏名|氏名ローマ字|姓ローマ字|名ローマ字|英字氏名|Name in Roman letters", .name = {"Name in Roman letters", "氏名ローマ字"}, .class = "ordinary",
     .sign = ITEMS_PERSON},
    {.words = "旧姓|旧氏|Maiden name", .name = {"Former family name", "旧姓"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "生年月日|誕生日|生まれ年|誕生年月日|Date of birth|Birthday|Birth date|DOB", .name = {"Date of birth", "生年月日"}, .class = "ordinary",
     .sign = ITEMS_PERSON, .part = true},
    {.words = "年齢|満年齢|Age", .name = {"Age", "年齢"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "性別|男女|Gender|Sex", .name = {"Sex", "性別"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "社員番号|従業員番号|職員番号|社員コード|従業員コード|スタッフコード|スタッフ番号|社員ID|従業員ID|社員No|従業員No|Employee ID|Employee number|"
              "Employee No|Staff ID",
     .name = {"Employee number", "社員番号"}, .class = "ordinary", .sign = ITEMS_PERSON, .part = true},
    {.words = "会員番号|会員ID|顧客番号|お客様番号|患者番号|受験番号|学籍番号|学生番号|応募者番号|Member ID|Customer ID|Patient ID|Student ID",
     .name = {"Number of a member or customer", "会員番号"}, .class = "ordinary", .sign = ITEMS_PERSON, .part = true},
    {.words = "国籍|国籍・地域|Nationality", .name = {"Nationality", "国籍"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "顔写真|写真|証明写真|Photo", .name = {"Photograph", "顔写真"}, .class = "ordinary"},

    /* Where it is reached. */
    {.words = "住所|現住所|自宅住所|住民票住所|住民票の住所|住所1|住所2|居住地|自宅|所在地|都道府県|市区町村|番地|建物名|マンション名|都道府県コード|"
              "住所都道府県|Address|Home address",
     .name = {"Address", "住所"}, .class = "ordinary", .sign = ITEMS_CONTACT, .part = true},
    {.words = "住所カナ|現住所カナ|住民票住所カナ|住民票の住所カナ|カナ住所", .name = {"Address in kana", "住所カナ"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "郵便番号|〒|住民票住所の郵便番号|現住所の郵便番号|住民票住所郵便番号|現住所郵便番号|自宅郵便番号|Zip|Zip code|Postal code|Postcode",
     .name = {"Postal code", "郵便番号"}, .class = "ordinary", .sign = ITEMS_CONTACT, .part = true},
    {.words = "電話番号|電話|TEL|自宅電話|自宅電話番号|固定電話|会社電話|電話番号固定|Phone|Phone number|Telephone|Telephone number",
     .name = {"Telephone number", "電話番号"}, .class = "ordinary", .sign = ITEMS_CONTACT, .part = true},
    {.words = "携帯|携帯電話|携帯番号|携帯電話番号|電話番号携帯|Mobile|Mobile phone|Cell phone|Mobile number", .name = {"Mobile number", "携帯電話番号"}, .class = "ordinary",
     .sign = ITEMS_CONTACT, .part = true},
    {.words = "FAX|FAX番号|ファックス|ファクス|ファクシミリ", .name = {"Fax number", "FAX番号"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "メール|メールアドレス|電子メール|Eメール|Eメールアドレス|E-mail|Email address|Mail address|個人メール|会社メール",
     .name = {"Mail address", "メールアドレス"}, .class = "ordinary", .sign = ITEMS_CONTACT, .part = true},
    {.words = "緊急連絡先|緊急時連絡先|緊急連絡先電話番号|Emergency contact", .name = {"Emergency contact", "緊急連絡先"}, .class = "ordinary", .sign = ITEMS_PERSON, .part = true},
    {.words = "連絡先", .name = {"Contact", "連絡先"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "SNSアカウント|LINE ID|LINEアカウント", .name = {"Account in a social network", "SNSアカウント"}, .class = "ordinary", .sign = ITEMS_PERSON},

    /* Where it works. */
    {.words = "会社名|会社|勤務先|勤務先名|所属会社|企業名|Company|Company name|Employer", .name = {"Employer", "勤務先"}, .class = "ordinary"},
    {.words = "部署|部署名|所属|所属部署|部署コード|所属コード|部門|部門名|課|Department|Section", .name = {"Department", "部署"}, .class = "ordinary"},
    {.words = "役職|役職名|肩書|肩書き|職位|職種|Title|Job title|Position", .name = {"Post", "役職"}, .class = "ordinary"},
    {.words = "上司|上長|上司名|Manager|Supervisor", .name = {"Superior", "上司"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "雇用形態|雇用区分|社員区分|従業員区分|契約種別|Employment type", .name = {"Form of employment", "雇用形態"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "入社日|入社年月日|入職日|雇入日|雇用開始日|Hire date|Date of hire|Joined on", .name = {"Date of entry", "入社日"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "退職日|退社日|退職年月日|離職日|雇用終了日|Termination date", .name = {"Date of leaving", "退職日"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "退職理由|退職事由|離職理由", .name = {"Reason for leaving", "退職理由"}, .sign = ITEMS_PERSON},
    {.words = "学歴|最終学歴|出身校|卒業校|卒業大学|学校名|Education", .name = {"Education", "学歴"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "職歴|職務経歴|経歴|Career", .name = {"Career", "職歴"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "資格|保有資格|免許・資格", .name = {"Qualifications", "資格"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "評価|人事評価|考課", .name = {"Appraisal", "人事評価"}, .class = "ordinary"},
    {.words = "名刺交換日", .name = {"Date on which cards were exchanged", "名刺交換日"}, .class = "ordinary", .sign = ITEMS_PERSON},

    /* The family. */
    {.words = "続柄|本人との続柄|世帯主との続柄|世帯主の続柄|扶養者続柄|扶養親族続柄|Relationship", .name = {"Relationship", "続柄"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "世帯主の名前|世帯主の氏名|世帯主名|世帯主氏名|世帯主", .name = {"Name of the head of the household", "世帯主の氏名"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "配偶者の有無|配偶者|配偶者有無|Spouse|Marital status", .name = {"Whether there is a spouse", "配偶者の有無"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "扶養者|扶養者氏名|扶養者名|扶養親族|扶養家族|被扶養者|扶養親族氏名|扶養家族氏名|被扶養者氏名|扶養親族の氏名|家族氏名|Dependents", .name = {"Dependents", "扶養親族の氏名"}, .class = "ordinary",
     .sign = ITEMS_PERSON},
    {.words = "扶養者生年月日|扶養親族生年月日|扶養家族生年月日|被扶養者生年月日|家族生年月日", .name = {"Dates of birth of dependents", "扶養親族の生年月日"}, .class = "ordinary",
     .sign = ITEMS_PERSON},
    {.words = "扶養者数|扶養人数|扶養親族数|扶養親族等の数", .name = {"Number of dependents", "扶養親族等の数"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "寡夫/寡婦|寡婦|寡夫|ひとり親|寡婦・ひとり親", .name = {"Widow, single parent", "寡婦・ひとり親の区分"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "勤労学生", .name = {"Working student", "勤労学生の区分"}, .class = "ordinary", .sign = ITEMS_PERSON},

    /* Individual numbers and identification codes. */
    {.words = "マイナンバー|個人番号|12桁番号|扶養者マイナンバー|扶養者個人番号|My Number|Individual number", .name = {"Individual number", "個人番号"},
     .class = "individual_number", .sign = ITEMS_PERSON, .part = true},
    {.words = "基礎年金番号|年金番号|年金手帳番号", .name = {"Basic pension number", "基礎年金番号"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    {.words = "雇用保険番号|雇用保険被保険者番号|雇用保険被保険者証番号", .name = {"Number of employment insurance", "雇用保険被保険者番号"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    {.words = "健康保険証番号|健康保険被保険者番号|被保険者番号|被保険者証番号|保険証番号|保険証記号|保険証記号番号|健康保険番号|健康保険被保険者整理番号|被保険者整理番号|保険者番号",
     .name = {"Number of health insurance", "健康保険の記号・番号"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    {.words = "介護保険被保険者番号|介護保険番号", .name = {"Number of long-term care insurance", "介護保険被保険者番号"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    {.words = "免許証番号|運転免許証番号|運転免許番号|免許番号|Driver's license number|Driver license number", .name = {"Number of the driving licence", "運転免許証番号"}, .class = "identification_code", .part = true,
     .sign = ITEMS_PERSON},
    {.words = "パスポート番号|旅券番号|パスポート|旅券|Passport number", .name = {"Passport number", "旅券番号"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    {.words = "在留カード番号|在留カード|Residence card number", .name = {"Number of the residence card", "在留カード番号"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    {.words = "住民票コード", .name = {"Resident record code", "住民票コード"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    {.words = "指紋|顔特徴データ|顔認証データ|静脈認証データ|虹彩|声紋", .name = {"Biometric data", "生体認証データ"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    {.words = "在留資格|在留期限|在留期間|在留期間満了日", .name = {"Status of residence", "在留資格"}, .class = "ordinary", .sign = ITEMS_PERSON, .part = true},

    /* What needs special care. */
    {.words = "障害者|障害|障害者区分|障害区分|障害の有無|障害者手帳|手帳|手帳番号|障害等級|障害者該当|障がい|障がい者|障害種別|扶養者障害|扶養者障害者|Disability",
     .name = {"Disability", "障害の有無・区分"}, .class = "sensitive", .part = true, .head = "disability", .sign = ITEMS_PERSON},
    {.words = "健診|健康診断|健診結果|健康診断結果|健康診断日|健診日|定期健康診断|Health examination", .name = {"Results of health examinations", "健康診断の結果"},
     .class = "sensitive", .part = true, .head = "examination", .sign = ITEMS_PERSON},
    {.words = "ストレスチェック|ストレスチェック結果|高ストレス|高ストレス者", .name = {"Results of stress checks", "ストレスチェックの結果"}, .class = "sensitive", .part = true, .head = "examination",
     .sign = ITEMS_PERSON},
    {.words = "診断|診断名|診断書|傷病名|病名|Diagnosis", .name = {"Diagnosis", "診断名"}, .class = "sensitive", .part = true, .head = "medical_history", .sign = ITEMS_PERSON},
    {.words = "病歴|既往歴|持病|既往症|Medical history", .name = {"Medical history", "病歴"}, .class = "sensitive", .part = true, .head = "medical_history", .sign = ITEMS_PERSON},
    {.words = "休職|休職理由|休職事由|休職区分|メンタル|メンタルヘルス", .name = {"Leave for illness", "休職理由"}, .class = "sensitive", .part = true, .head = "medical_history", .sign = ITEMS_PERSON},
    {.words = "処方|処方薬|服薬|投薬|調剤|通院歴|Prescription", .name = {"Treatment", "診療・調剤の情報"}, .class = "sensitive", .part = true, .head = "treatment", .sign = ITEMS_PERSON},
    {.words = "犯罪歴|前科|犯歴|賞罰|Criminal record", .name = {"Criminal record", "犯罪の経歴"}, .class = "sensitive", .part = true, .head = "criminal_record", .sign = ITEMS_PERSON},
    {.words = "宗教|信条|思想|信仰|Religion", .name = {"Creed", "信条"}, .class = "sensitive", .part = true, .head = "creed", .sign = ITEMS_PERSON},
    {.words = "人種|民族|Race|Ethnicity", .name = {"Race", "人種"}, .class = "sensitive", .part = true, .head = "race", .sign = ITEMS_PERSON},
    {.words = "要介護|要介護度|要介護区分|介護保険|要支援", .name = {"Need of care", "要介護認定"}, .sign = ITEMS_PERSON},
    {.words = "身長|体重|血圧|血液型|BMI", .name = {"Height, weight and the like", "身体の計測値"}, .sign = ITEMS_PERSON},

    /* Money. */
    {.words = "口座番号|口座|銀行口座|振込先|振込口座|普通預金|当座預金|支店番号|支店名|支店コード|銀行名|銀行コード|金融機関名|金融機関コード|口座名義|口座名義カナ|預金種目|口座種別|ゆうちょ|"
              "ゆうちょ記号|ゆうちょ番号|Bank account",
     .name = {"Bank account", "口座情報"}, .class = "financial", .sign = ITEMS_PERSON, .part = true},
    {.words = "クレジットカード番号|クレジットカード|カード番号|クレジット|Credit card|Credit card number|Card number", .name = {"Credit card", "クレジットカード番号"}, .class = "financial",
     .sign = ITEMS_PERSON, .part = true},
    {.words = "標準月額報酬|標準報酬月額|標準報酬", .name = {"Standard monthly remuneration", "標準報酬月額"}, .class = "financial", .sign = ITEMS_PERSON},
    {.words = "給与|給料|賃金|基本給|月給|時給|年収|年俸|賞与|給与額|支給額|総支給額|差引支給額|手当|Salary|Wage", .name = {"Pay", "給与"}, .class = "financial", .sign = ITEMS_PERSON},
    {.words = "通勤手当|定期代|通勤費|交通費|通勤手当額", .name = {"Commuting allowance", "通勤手当"}, .class = "financial", .sign = ITEMS_PERSON},
    {.words = "定期概要|通勤経路|定期区間|通勤区間|通勤方法", .name = {"Way to work", "通勤経路"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "収入|所得|収入金額|所得金額|扶養者収入|扶養者所得|扶養親族の収入|Income", .name = {"Income", "収入"}, .class = "financial", .sign = ITEMS_PERSON},
    {.words = "所得税|住民税|社会保険料|源泉徴収税額|控除額", .name = {"Taxes and premiums", "税・社会保険料"}, .class = "financial", .sign = ITEMS_PERSON},

    /* Access. */
    {.words = "パスワード|暗証番号|PIN|秘密の質問|Password", .name = {"Password", "パスワード"}, .class = "credential", .sign = ITEMS_PERSON, .part = true},
    {.words = "ログインID|ユーザーID|ユーザー名|アカウント|アカウント名|Login|Login ID|User ID|Username", .name = {"Login name", "ログインID"}, .class = "credential",
     .sign = ITEMS_CONTACT},
    {.words = "IPアドレス|Cookie|Cookie ID|端末ID|デバイスID|IP address|Device ID", .name = {"Identifier of a device", "端末の識別子"}, .class = "behavioural", .sign = ITEMS_CONTACT},
    {.words = "位置情報|GPS|緯度|経度|Location", .name = {"Location", "位置情報"}, .class = "behavioural", .sign = ITEMS_CONTACT},
    {.words = "購入履歴|購買履歴|閲覧履歴|アクセスログ|最終ログイン日時|最終ログイン|Purchase history", .name = {"History of use", "利用履歴"}, .class = "behavioural", .sign = ITEMS_CONTACT},

    /* Calls. */
    {.words = "Src|発信者番号|発信者電話番号|発信元番号|発信番号|Caller ID|CLID|ANI", .name = {"Number of the caller", "発信者番号"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "Dst|着信番号|着信先番号|発信先番号|着信者番号|DNIS", .name = {"Number called", "着信番号"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "通話開始日時|通話終了日時|通話日時|着信日時|発信日時|応答日時|通話開始|通話終了|Calldate|Start|Answer|End", .name = {"Time of the call", "通話日時"}, .class = "behavioural",
     .sign = ITEMS_CONTACT},
    {.words = "通話時間|通話秒数|Duration|Billsec", .name = {"Length of the call", "通話時間"}, .class = "behavioural", .sign = ITEMS_CONTACT},
    {.words = "通話結果|Disposition", .name = {"Outcome of the call", "通話結果"}, .class = "behavioural", .sign = ITEMS_CONTACT},
    {.words = "録音ファイル|録音パス|録音ファイルパス|録音|通話録音|Recording file|Recording path|Recording", .name = {"Recording of the call", "通話の録音"}, .class = "ordinary",
     .sign = ITEMS_CONTACT},
    {.words = "文字起こし|通話内容|応対内容|Transcript", .name = {"Transcript of the call", "通話の文字起こし"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "オペレーター|対応者|Agent", .name = {"Agent", "応対者"}, .class = "ordinary", .sign = ITEMS_CONTACT},

    /* What looks alike and is not personal. */
    {.words = "金額|合計|合計金額|小計|件数|数量|単価|注文番号|伝票番号|管理番号|連番|行番号|通番|項番|No|番号|ID|コード|名刺ID|名刺種別|最新|登録日時|登録日|更新日時|更新日|作成日|"
              "作成日時|URL|ホームページ|Dcontext|Lastapp|Amaflags|Amount|Total|Quantity|Row|Index",
     .sort = ITEMS_NOT_PERSONAL},
    /* What says nothing of the cells below. */
    {.words = "備考|メモ|コメント|摘要|その他|特記事項|名称|担当者|担当|登録者|更新者|区分|種類|種別|状態|ステータス|受付|検品|出荷|Name|Remarks|Notes|Note|Comment|Status|Type|Channel|Dstchannel|"
              "Lastdata|Accountcode|Userfield",
     .sort = ITEMS_OPEN},
};

/* clang-format on */

const size_t items_table_count = sizeof items_table / sizeof items_table[0];
