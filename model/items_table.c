/*
 * What the columns of rosters are called, and which item of personal data each
 * is. Gathered from the exports of payroll systems, business cards, telephone
 * exchanges, and from lists of members, customers, pupils, patients, guests.
 * The classes follow APPI Art. 2(3), Order Arts. 1 and 2, Rules Arts. 3 to 5;
 * nationality alone is not special-care-required (guideline 2-3). Where the
 * header does not settle the class, it is left open for the person. What each
 * class rests on, and how sure that is, stands beside it: A where the text was read,
 * B where a page tells it, C from memory.
 *
 * Words that often stand in the cells of persons, such as 保護者 or 育休, are left out:
 * a list without header must not take a person for one.
 */
#include "model/items_table.h"

/* clang-format off */

const struct items_entry items_table[] = {
    /* Who it is. */
    {.words = "氏名|姓|名|名前|お名前|姓名|社員名|従業員名|職員名|漢字氏名|氏名漢字|ミドルネーム|申込者名|申込者氏名|参加者名|参加者氏名|来訪者名|来訪者氏名|訪問者名|訪問者氏名|予約者名|予約者氏名|生徒氏名|児童氏名|患者氏名|患者名|利用者名|利用者氏名|顧客氏名|顧客名|会員名|会員氏名|お客様名|応募者氏名|応募者名|契約者名|契約者氏名|宿泊者名|宿泊者氏名|姓漢字|名漢字|氏|苗字|名字|Full name|First name|Last name|"
              "Given name|Family name|Surname|Employee name",
     .name = {"Name of the person", "氏名"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "氏名カナ|カナ氏名|カナ|フリガナ|よみがな|読み仮名|カナ名|姓カナ|名カナ|カナ姓|姓フリガナ|名フリガナ|"
              "セイ|メイ|氏名フリガナ|氏名カナ姓|氏名カナ名",
     .name = {"Name in kana", "氏名カナ"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "ローマ字氏名|氏名ローマ字|姓ローマ字|名ローマ字|英字氏名|Name in Roman letters", .name = {"Name in Roman letters", "氏名ローマ字"}, .class = "ordinary",
     .sign = ITEMS_PERSON},
    {.words = "旧姓|旧氏|旧姓カナ|Maiden name", .name = {"Former family name", "旧姓"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "生年月日|誕生日|生まれ年|誕生年月日|Date of birth|Birthday|Birth date|DOB", .name = {"Date of birth", "生年月日"}, .class = "ordinary",
     .sign = ITEMS_PERSON, .part = true},
    {.words = "年齢|満年齢|Age", .name = {"Age", "年齢"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "性別|男女|Gender|Sex", .name = {"Sex", "性別"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "社員番号|従業員番号|職員番号|社員コード|従業員コード|スタッフコード|スタッフ番号|社員ID|従業員ID|社員No|従業員No|Employee ID|Employee number|"
              "Employee No|Staff ID",
     .name = {"Employee number", "社員番号"}, .class = "ordinary", .sign = ITEMS_PERSON, .part = true},
    {.words = "会員番号|会員ID|顧客番号|お客様番号|受験番号|学籍番号|学生番号|応募者番号|お客様ID|顧客ID|顧客コード|会員コード|利用者番号|生徒番号|会員証番号|Member ID|Customer ID|Student ID",
     .name = {"Number of a member or customer", "会員番号"}, .class = "ordinary", .sign = ITEMS_PERSON, .part = true},
    {.words = "国籍|国籍・地域|国籍コード|外国人区分|Nationality", .name = {"Nationality", "国籍"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "顔写真|写真|証明写真|顔画像|Photo", .name = {"Photograph", "顔写真"}, .class = "ordinary"},

    {.words = "通称|通称名|ニックネーム|ハンドルネーム|ペンネーム|ビジネスネーム|Nickname", .name = {"Other name of the person", "通称・ニックネーム"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "名義人|名義|名義人カナ|名義人氏名", .name = {"Holder", "名義人"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "死亡日|死亡年月日|没年月日", .name = {"Date of death", "死亡日"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "職業|ご職業|Occupation", .name = {"Occupation", "職業"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "趣味|特技|趣味・特技|Hobbies", .name = {"Hobbies", "趣味・特技"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "制服サイズ|服のサイズ|服サイズ|靴のサイズ|靴サイズ|足のサイズ", .name = {"Size of clothes", "衣服のサイズ"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "署名|サイン|電子署名|印影|Signature", .name = {"Signature", "署名"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "カメラ映像|防犯カメラ映像|動画ファイル|録画ファイル|音声データ|音声ファイル", .name = {"Pictures and sound", "映像・音声"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "車両番号|車両ナンバー|ナンバープレート|自動車登録番号|車のナンバー", .name = {"Number of the vehicle", "車両番号"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    /* Delicate in the financial sector (its guideline Art. 5, C), no special care by itself. */
    {.words = "本籍|本籍地|本籍都道府県|出身地|出生地", .name = {"Registered domicile, place of birth", "本籍・出身地"}, .sign = ITEMS_PERSON},
    {.words = "住民票|住民票の写し|戸籍|戸籍謄本|戸籍抄本", .name = {"Certificate of residence, family register", "住民票・戸籍"}, .sign = ITEMS_PERSON},

    /* Where it is reached. */
    {.words = "住所|現住所|自宅住所|住民票住所|住民票の住所|住所1|住所2|居住地|自宅|所在地|都道府県|市区町村|番地|建物名|町名番地|住所建物名|本社住所|帰省先|帰省先住所|マンション名|都道府県コード|"
              "住所都道府県|Address|Home address",
     .name = {"Address", "住所"}, .class = "ordinary", .sign = ITEMS_CONTACT, .part = true},
    {.words = "住所カナ|現住所カナ|住民票住所カナ|住民票の住所カナ|カナ住所", .name = {"Address in kana", "住所カナ"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "郵便番号|〒|住民票住所の郵便番号|現住所の郵便番号|住民票住所郵便番号|現住所郵便番号|自宅郵便番号|Zip|Zip code|Postal code|Postcode",
     .name = {"Postal code", "郵便番号"}, .class = "ordinary", .sign = ITEMS_CONTACT, .part = true},
    {.words = "電話番号|電話|TEL|自宅電話|自宅電話番号|固定電話|会社電話|電話番号固定|内線番号|勤務先電話番号|勤務先電話|日中連絡先|Phone|Phone number|Telephone|Telephone number",
     .name = {"Telephone number", "電話番号"}, .class = "ordinary", .sign = ITEMS_CONTACT, .part = true},
    {.words = "携帯|携帯電話|社用携帯|社用携帯番号|携帯番号|携帯電話番号|電話番号携帯|Mobile|Mobile phone|Cell phone|Mobile number", .name = {"Mobile number", "携帯電話番号"}, .class = "ordinary",
     .sign = ITEMS_CONTACT, .part = true},
    {.words = "FAX|FAX番号|ファックス|ファクス|ファクシミリ", .name = {"Fax number", "FAX番号"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "メール|メールアドレス|電子メール|Eメール|Eメールアドレス|E-mail|Email address|Mail address|個人メール|会社メール",
     .name = {"Mail address", "メールアドレス"}, .class = "ordinary", .sign = ITEMS_CONTACT, .part = true},
    {.words = "緊急連絡先|緊急時連絡先|緊急連絡先電話番号|Emergency contact", .name = {"Emergency contact", "緊急連絡先"}, .class = "ordinary", .sign = ITEMS_PERSON, .part = true},
    {.words = "連絡先", .name = {"Contact", "連絡先"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "お届け先|お届け先住所|届け先住所|配送先住所|送付先住所|お届け先氏名|Shipping address", .name = {"Address of delivery", "お届け先"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "メルマガ|メルマガ配信|メルマガ購読|メール配信可否|配信可否|DM可否|DM配信|案内可否|配信希望", .name = {"Whether news are wanted", "案内の可否"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "同意日|同意日時|規約同意|規約同意日|規約同意日時", .name = {"Record of consent", "同意の記録"}, .class = "ordinary", .sign = ITEMS_CONTACT},
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
    {.words = "学歴|最終学歴|出身校|出身大学|卒業校|卒業大学|学校名|学部|学部学科|学科|専攻|Education", .name = {"Education", "学歴"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "職歴|職務経歴|経歴|前職|前職会社名|Career", .name = {"Career", "職歴"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "資格|保有資格|免許・資格|保有免許|資格取得日|免許取得日|語学力|英語力", .name = {"Qualifications", "資格"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "評価|人事評価|考課|評価ランク|考課点", .name = {"Appraisal", "人事評価"}, .class = "ordinary"},
    {.words = "勤務地|勤務場所|勤務先所在地|配属先", .name = {"Place of work", "勤務地"}, .class = "ordinary"},
    {.words = "職級|給与等級|資格等級|号俸|グレード", .name = {"Grade", "職級"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "勤続年数|勤続月数|Years of service", .name = {"Years of service", "勤続年数"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "雇用期間|雇用契約期間|契約開始日|契約終了日|契約満了日|試用期間|試用期間満了日", .name = {"Term of the contract", "雇用契約期間"}, .class = "ordinary"},
    {.words = "出勤日|出勤日数|出勤時刻|退勤時刻|始業時刻|終業時刻|打刻時刻|勤務時間|労働時間|残業時間|時間外労働時間|所定労働時間|Working hours", .name = {"Attendance at work", "勤怠の記録"}, .class = "ordinary",
     .sign = ITEMS_PERSON},
    {.words = "有給残日数|年休残日数|有給休暇日数|有給取得日数|休暇日数|欠勤日数|有給付与日", .name = {"Leave taken", "休暇の取得状況"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "異動日|異動年月日|異動履歴|発令日|発令年月日|昇格日", .name = {"Postings", "異動履歴"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "受講履歴|研修履歴|研修受講歴|受講日|研修受講日", .name = {"Courses taken", "受講履歴"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "懲戒|懲戒歴|懲戒処分|処分歴|賞罰", .name = {"Disciplinary record", "賞罰・懲戒"}, .sign = ITEMS_PERSON}, /* 賞罰 may tell convictions */
    {.words = "労働組合|組合加入|組合加入状況|組合員区分", .name = {"Membership of a union", "労働組合への加入"}, .sign = ITEMS_PERSON}, /* delicate in the financial sector, C */
    {.words = "反社チェック|反社確認結果|反社チェック結果", .name = {"Result of the check for antisocial forces", "反社会的勢力の確認結果"}, .sign = ITEMS_PERSON},
    {.words = "入館証番号|社員証番号|IDカード番号|セキュリティカード番号", .name = {"Number of the entry card", "入館証番号"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "志望動機|志望理由|志望校|希望職種|自己PR|応募動機", .name = {"Motives of the applicant", "志望動機"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "選考結果|選考状況|面接結果|面接評価|面接日|一次面接|最終面接|内定日", .name = {"Selection of applicants", "選考の記録"}, .class = "ordinary", .sign = ITEMS_PERSON},
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
    {.words = "世帯人数|世帯構成|家族構成|家族人数|同居家族|子の人数|子どもの人数", .name = {"Household", "家族構成"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "保護者名|保護者氏名|親権者名|親権者氏名|保護者連絡先|保護者電話番号|Guardian", .name = {"Guardian", "保護者"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "保証人名|保証人氏名|身元保証人|身元保証人氏名|連帯保証人|連帯保証人氏名", .name = {"Guarantor", "保証人"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "受取人名|受取人氏名|保険金受取人|被保険者名|被保険者氏名", .name = {"Insured person and beneficiary", "被保険者・受取人"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "紹介者名|紹介者氏名|紹介者番号", .name = {"Who introduced the person", "紹介者"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "結婚記念日|記念日", .name = {"Anniversary", "記念日"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "寡夫/寡婦|寡婦|寡夫|ひとり親|寡婦・ひとり親", .name = {"Widow, single parent", "寡婦・ひとり親の区分"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "勤労学生", .name = {"Working student", "勤労学生の区分"}, .class = "ordinary", .sign = ITEMS_PERSON},

    /* Pupils, members, guests. */
    {.words = "学年|クラス|学級|出席番号|学年クラス", .name = {"School class", "学年・クラス"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "成績|評定|得点|偏差値|内申点|試験結果|合否|合否結果|GPA", .name = {"Marks", "成績"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "出欠|出席日数|出席状況|欠席日数|遅刻回数", .name = {"Attendance", "出欠"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "入学日|入学年|入学年度|入学年月|卒業日|卒業年|卒業年度|卒業年月|在籍期間", .name = {"Years at school", "入学・卒業の年月"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "部活動|クラブ活動|所属クラブ|委員会活動", .name = {"Clubs", "部活動"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "会員ランク|会員種別|会員区分|会員ステータス|顧客ランク|お客様区分", .name = {"Sort of member or customer", "会員区分"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "入会日|入会年月日|退会日|退会年月日|会員登録日|退会理由", .name = {"Beginning and end of membership", "入会日・退会日"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "ポイント|保有ポイント|ポイント残高|ポイント数", .name = {"Points", "ポイント"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "契約者番号|契約番号|証券番号|保険証券番号|申込者番号", .name = {"Number of the contract", "契約番号"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "有効期限|有効期限日|有効期間満了日|Expiry date", .name = {"Valid until", "有効期限"}}, /* of a card, a licence, a membership */
    {.words = "参加日|参加可否|出席可否|参加希望|参加希望日|参加回数", .name = {"Taking part", "参加の状況"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "座席番号|席番号|ゼッケン番号|テーブル番号", .name = {"Seat", "座席番号"}, .class = "ordinary", .sign = ITEMS_CONTACT},

    /* Individual numbers and identification codes: Order Art. 1 (i) parts of the body, (ii) passport, (iii) basic
     * pension number, (iv) driving licence, (v) resident record code, (vi) individual number: A. */
    {.words = "マイナンバー|個人番号|12桁番号|扶養者マイナンバー|扶養者個人番号|配偶者マイナンバー|配偶者個人番号|My Number|Individual number", .name = {"Individual number", "個人番号"},
     .class = "individual_number", .sign = ITEMS_PERSON, .part = true},
    {.words = "基礎年金番号|年金番号|年金手帳番号", .name = {"Basic pension number", "基礎年金番号"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    {.words = "免許証番号|運転免許証番号|運転免許番号|Driver's license number|Driver license number", .name = {"Number of the driving licence", "運転免許証番号"}, .class = "identification_code", .part = true,
     .sign = ITEMS_PERSON},
    {.words = "パスポート番号|旅券番号|パスポート|旅券|Passport number", .name = {"Passport number", "旅券番号"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON}, /* foreign ones: Rules Art. 4, C */
    {.words = "住民票コード", .name = {"Resident record code", "住民票コード"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    {.words = "指紋|指紋データ|掌紋|顔特徴データ|顔認証データ|静脈認証データ|静脈データ|虹彩|虹彩データ|声紋|声紋データ|歩容データ|DNA|DNA配列|ゲノムデータ|生体認証データ", .name = {"Biometric data", "生体認証データ"},
     .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    /* Number with the insurer's: long-term care by Rules Art. 3 as of 2024-12-02 (A), health insurance by Order Art. 1 (vii) (B). */
    {.words = "健康保険証番号|健康保険被保険者番号|被保険者番号|被保険者証番号|被保険者記号|被保険者記号・番号|被保険者証記号番号|保険証番号|保険証記号|保険証記号番号|健康保険番号|健康保険被保険者整理番号|被保険者整理番号|"
              "健康保険記号番号|後期高齢者医療被保険者番号|組合員証番号|資格確認書番号",
     .name = {"Number of health insurance", "健康保険の記号・番号"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    {.words = "介護保険被保険者番号|介護保険番号|介護保険証番号", .name = {"Number of long-term care insurance", "介護保険被保険者番号"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    /* Rules Art. 4, C. */
    {.words = "雇用保険番号|雇用保険被保険者番号|雇用保険被保険者証番号", .name = {"Number of employment insurance", "雇用保険被保険者番号"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    {.words = "在留カード番号|在留カード|Residence card number", .name = {"Number of the residence card", "在留カード番号"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    {.words = "特別永住者証明書番号|特別永住者証明書", .name = {"Number of the special permanent resident certificate", "特別永住者証明書番号"}, .class = "identification_code", .part = true, .sign = ITEMS_PERSON},
    /* No codes by themselves: the insurer has one number for all of its insured, and a licence may be any. */
    {.words = "保険者番号|保険者名|保険者名称", .name = {"Insurer", "保険者番号"}, .sign = ITEMS_PERSON},
    {.words = "免許番号|免許証種別|免許の種類", .name = {"Licence", "免許番号"}, .sign = ITEMS_PERSON},
    {.words = "厚生年金番号|厚生年金整理番号|厚生年金被保険者整理番号", .name = {"Number in the employees' pension", "厚生年金の整理番号"}, .sign = ITEMS_PERSON},
    {.words = "在留資格|在留期限|在留期間|在留期間満了日|在留カード有効期限|資格外活動許可", .name = {"Status of residence", "在留資格"}, .class = "ordinary", .sign = ITEMS_PERSON, .part = true},
    {.words = "社会保険加入|社会保険加入日|雇用保険加入|雇用保険加入日|資格取得年月日|資格喪失年月日", .name = {"Membership of social insurance", "社会保険の加入状況"}, .class = "ordinary", .sign = ITEMS_PERSON},

    /* What needs special care. */
    {.words = "障害者|障害|障害者区分|障害区分|障害の有無|障害者手帳|手帳|手帳番号|障害等級|障害者該当|障がい|障がい者|障害種別|障害支援区分|障害程度区分|身体障害者手帳|身体障害者手帳番号|精神障害者保健福祉手帳|療育手帳|扶養者障害|扶養者障害者|Disability",
     .name = {"Disability", "障害の有無・区分"}, .class = "sensitive", .part = true, .head = "disability", .sign = ITEMS_PERSON},
    {.words = "健診|健康診断|健診結果|健康診断結果|定期健康診断|人間ドック|人間ドック結果|特定健診|特定健康診査|検診結果|健診判定|健診所見|血液検査結果|PCR検査結果|遺伝子検査|遺伝子検査結果|Health examination", .name = {"Results of health examinations", "健康診断の結果"},
     .class = "sensitive", .part = true, .head = "examination", .sign = ITEMS_PERSON},
    /* That somebody was examined is no result of it (guideline 2-3(8), C). */
    {.words = "健康診断日|健康診断受診日|健診日|健診受診日|受診日|健診機関|受診状況", .name = {"Day of the health examination", "健康診断の受診日"}, .sign = ITEMS_PERSON},
    {.words = "ストレスチェック|ストレスチェック結果|高ストレス|高ストレス者", .name = {"Results of stress checks", "ストレスチェックの結果"}, .class = "sensitive", .part = true, .head = "examination",
     .sign = ITEMS_PERSON},
    {.words = "診断|診断名|診断書|傷病名|病名|主訴|所見|Diagnosis", .name = {"Diagnosis", "診断名"}, .class = "sensitive", .part = true, .head = "medical_history", .sign = ITEMS_PERSON},
    {.words = "病歴|既往歴|持病|既往症|Medical history", .name = {"Medical history", "病歴"}, .class = "sensitive", .part = true, .head = "medical_history", .sign = ITEMS_PERSON},
    {.words = "休職|休職区分|休職期間|休職開始日|復職日|復職年月日", .name = {"Leave", "休職"}, .sign = ITEMS_PERSON}, /* may be for study or a child */
    {.words = "産休開始日|育休開始日|育休終了日|産前産後休業|育児休業期間|出産予定日|出産日|介護休業期間", .name = {"Leave for birth and care", "産休・育休"}, .sign = ITEMS_PERSON},
    {.words = "休職理由|休職事由|病気休職|傷病休職|メンタル|メンタルヘルス", .name = {"Leave for illness", "休職理由"}, .class = "sensitive", .part = true, .head = "medical_history", .sign = ITEMS_PERSON},
    {.words = "処方|処方薬|服薬|投薬|調剤|通院歴|通院先|かかりつけ医|かかりつけ病院|主治医|担当医|診療科|受診科|初診日|来院日|入院日|退院日|入院歴|手術日|手術歴|お薬手帳|保健指導|特定保健指導|産業医面談|Prescription", .name = {"Treatment", "診療・調剤の情報"}, .class = "sensitive", .part = true, .head = "treatment", .sign = ITEMS_PERSON},
    /* A visit to a hospital is (PPC Q&A 1-28, A); a number tells of it among patients only. */
    {.words = "患者番号|患者ID|診察券番号|カルテ番号|カルテNo|Patient ID", .name = {"Number of the patient", "患者番号"}, .sign = ITEMS_PERSON, .part = true},
    {.words = "アレルギー|アレルギーの有無|食物アレルギー|アレルギー情報|食事制限|アレルギー・食事制限", .name = {"Allergies", "アレルギー・食事制限"}, .sign = ITEMS_PERSON},
    {.words = "ワクチン|ワクチン接種|ワクチン接種歴|予防接種|予防接種歴|接種日|接種回数", .name = {"Vaccinations", "予防接種"}, .sign = ITEMS_PERSON},
    {.words = "検査結果|検査日|検査値", .name = {"Results of tests", "検査結果"}, .sign = ITEMS_CONTACT},
    {.words = "相談内容|カウンセリング内容|面談記録|面談内容|配慮事項", .name = {"What was said in confidence", "相談・面談の内容"}, .sign = ITEMS_CONTACT},
    {.words = "生活保護|生活保護受給|生活保護の有無", .name = {"Public assistance", "生活保護"}, .sign = ITEMS_PERSON},
    {.words = "ケアマネージャー|ケアマネ|担当ケアマネ|担当ケアマネージャー", .name = {"Care manager", "ケアマネジャー"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "犯罪被害|犯罪被害の有無|犯罪被害歴", .name = {"Victim of a crime", "犯罪被害"}, .class = "sensitive", .part = true, .head = "crime_victim", .sign = ITEMS_PERSON},
    {.words = "逮捕歴|検挙歴|前歴", .name = {"Criminal procedure", "刑事手続"}, .class = "sensitive", .part = true, .head = "criminal_procedure", .sign = ITEMS_PERSON},
    {.words = "補導歴|非行歴|少年審判", .name = {"Juvenile procedure", "少年保護手続"}, .class = "sensitive", .part = true, .head = "juvenile_procedure", .sign = ITEMS_PERSON},
    {.words = "社会的身分|Social status", .name = {"Social status", "社会的身分"}, .class = "sensitive", .part = true, .head = "social_status", .sign = ITEMS_PERSON},
    {.words = "犯罪歴|前科|犯歴|Criminal record", .name = {"Criminal record", "犯罪の経歴"}, .class = "sensitive", .part = true, .head = "criminal_record", .sign = ITEMS_PERSON},
    {.words = "宗教|信条|思想|信仰|支持政党|Religion", .name = {"Creed", "信条"}, .class = "sensitive", .part = true, .head = "creed", .sign = ITEMS_PERSON},
    {.words = "人種|民族|Race|Ethnicity", .name = {"Race", "人種"}, .class = "sensitive", .part = true, .head = "race", .sign = ITEMS_PERSON},
    {.words = "要介護|要介護度|要介護区分|介護保険|要支援", .name = {"Need of care", "要介護認定"}, .sign = ITEMS_PERSON},
    /* Results only where they come from an examination or treatment (guideline 2-3(8), A). */
    {.words = "身長|体重|血圧|血液型|BMI|体温|検温|検温結果|脈拍|視力|聴力|腹囲|血糖値|体脂肪率", .name = {"Height, weight and the like", "身体の計測値"}, .sign = ITEMS_PERSON},

    /* Money. */
    {.words = "口座番号|口座|銀行口座|振込先|振込口座|普通預金|当座預金|支店番号|支店名|支店コード|銀行名|銀行コード|金融機関名|金融機関コード|口座名義|口座名義人|口座名義カナ|預金種目|口座種別|ゆうちょ|"
              "ゆうちょ記号|ゆうちょ番号|Bank account",
     .name = {"Bank account", "口座情報"}, .class = "financial", .sign = ITEMS_PERSON, .part = true},
    {.words = "クレジットカード番号|クレジットカード|カード番号|クレジット|カード名義|カード名義人|カード有効期限|セキュリティコード|CVV|Credit card|Credit card number|Card number", .name = {"Credit card", "クレジットカード番号"}, .class = "financial",
     .sign = ITEMS_PERSON, .part = true},
    {.words = "標準月額報酬|標準報酬月額|標準報酬", .name = {"Standard monthly remuneration", "標準報酬月額"}, .class = "financial", .sign = ITEMS_PERSON},
    {.words = "給与|給料|賃金|基本給|月給|時給|年収|年俸|賞与|給与額|支給額|総支給額|差引支給額|手当|退職金|退職金額|持株会|財形貯蓄|企業年金|確定拠出年金|希望年収|前職年収|Salary|Wage", .name = {"Pay", "給与"}, .class = "financial", .sign = ITEMS_PERSON},
    {.words = "通勤手当|定期代|通勤費|交通費|通勤手当額", .name = {"Commuting allowance", "通勤手当"}, .class = "financial", .sign = ITEMS_PERSON},
    {.words = "定期概要|通勤経路|定期区間|通勤区間|通勤方法", .name = {"Way to work", "通勤経路"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "収入|所得|収入金額|所得金額|扶養者収入|扶養者所得|扶養親族の収入|Income", .name = {"Income", "収入"}, .class = "financial", .sign = ITEMS_PERSON},
    {.words = "所得税|住民税|社会保険料|源泉徴収税額|控除額|税額表区分|甲乙区分|源泉徴収区分|生命保険料|地震保険料|住宅ローン控除|扶養控除", .name = {"Taxes and premiums", "税・社会保険料"}, .class = "financial", .sign = ITEMS_PERSON},

    {.words = "支払方法|お支払方法|お支払い方法|決済方法|請求金額|請求額|入金額|入金日|支払日|未払金額|滞納額|滞納月数", .name = {"Bills and payments", "請求・支払"}, .class = "financial", .sign = ITEMS_CONTACT},
    {.words = "信用情報|与信枠|利用限度額|借入額|借入金額|ローン残高|預金残高", .name = {"Credit", "信用情報"}, .class = "financial", .sign = ITEMS_PERSON},
    {.words = "株主番号|持株数|保有株式数|配当金額", .name = {"Shares held", "株主の情報"}, .class = "financial", .sign = ITEMS_PERSON},
    {.words = "奨学金|奨学金額|就学援助|授業料減免", .name = {"Aid for pupils", "奨学金・就学援助"}, .class = "financial", .sign = ITEMS_PERSON},

    /* Access. */
    {.words = "パスワード|暗証番号|PIN|秘密の質問|Password", .name = {"Password", "パスワード"}, .class = "credential", .sign = ITEMS_PERSON, .part = true},
    {.words = "ログインID|ユーザーID|ユーザー名|アカウント|アカウント名|Login|Login ID|User ID|Username", .name = {"Login name", "ログインID"}, .class = "credential",
     .sign = ITEMS_CONTACT},
    {.words = "IPアドレス|Cookie|Cookie ID|端末ID|端末識別子|デバイスID|広告ID|広告識別子|IDFA|セッションID|ユーザーエージェント|IP address|Device ID", .name = {"Identifier of a device", "端末の識別子"}, .class = "behavioural", .sign = ITEMS_CONTACT},
    {.words = "位置情報|GPS|緯度|経度|Location", .name = {"Location", "位置情報"}, .class = "behavioural", .sign = ITEMS_CONTACT},
    {.words = "購入履歴|購買履歴|閲覧履歴|アクセスログ|アクセス日時|アクセス履歴|閲覧ページ|視聴履歴|検索履歴|利用履歴|最終ログイン日時|最終ログイン|利用日|利用日時|利用回数|最終利用日|来店日|来店日時|来店回数|最終来店日|購入日|購入日時|購入商品|購入回数|"
              "最終購入日|累計購入金額|注文日|注文日時|注文商品|予約日|予約日時|Purchase history", .name = {"History of use", "利用履歴"}, .class = "behavioural", .sign = ITEMS_CONTACT},

    {.words = "入館時刻|退館時刻|入室時刻|退室時刻|入館日時|退館日時|来訪日時|来訪日|来訪目的", .name = {"Entering and leaving", "入退館の記録"}, .class = "behavioural", .sign = ITEMS_CONTACT},
    {.words = "宿泊日|宿泊日数|チェックイン日|チェックアウト日|チェックイン|チェックアウト", .name = {"Nights stayed", "宿泊の記録"}, .class = "behavioural", .sign = ITEMS_CONTACT},
    {.words = "アンケート回答|アンケート結果|回答内容|自由回答|顧客満足度", .name = {"Answers to questions", "アンケートの回答"}, .class = "ordinary", .sign = ITEMS_CONTACT},

    /* Calls. */
    {.words = "Src|発信者番号|発信者電話番号|発信元番号|発信番号|Caller ID|CLID|ANI", .name = {"Number of the caller", "発信者番号"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "Dst|着信番号|着信先番号|発信先番号|着信者番号|DNIS", .name = {"Number called", "着信番号"}, .class = "ordinary", .sign = ITEMS_PERSON},
    {.words = "通話開始日時|通話終了日時|通話日時|着信日時|発信日時|応答日時|通話開始|通話終了|受電日時|架電日時|入電日時|折返し日時|Calldate|Start|Answer|End", .name = {"Time of the call", "通話日時"}, .class = "behavioural",
     .sign = ITEMS_CONTACT},
    {.words = "通話時間|通話秒数|Duration|Billsec", .name = {"Length of the call", "通話時間"}, .class = "behavioural", .sign = ITEMS_CONTACT},
    {.words = "通話結果|Disposition", .name = {"Outcome of the call", "通話結果"}, .class = "behavioural", .sign = ITEMS_CONTACT},
    {.words = "録音ファイル|録音パス|録音ファイルパス|録音|通話録音|Recording file|Recording path|Recording", .name = {"Recording of the call", "通話の録音"}, .class = "ordinary",
     .sign = ITEMS_CONTACT},
    {.words = "文字起こし|通話内容|応対内容|Transcript", .name = {"Transcript of the call", "通話の文字起こし"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "問い合わせ内容|お問い合わせ内容|問合せ内容|苦情内容|クレーム内容|ご意見|ご要望|申出内容", .name = {"What was asked", "問い合わせの内容"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "対応履歴|対応内容|応対履歴|応対内容詳細|対応結果|対応状況", .name = {"What was answered", "対応の記録"}, .class = "ordinary", .sign = ITEMS_CONTACT},
    {.words = "オペレーター|対応者|対応者名|受付者名|Agent", .name = {"Agent", "応対者"}, .class = "ordinary", .sign = ITEMS_CONTACT},

    /* What looks alike and is not personal. */
    {.words = "金額|合計|合計金額|小計|件数|数量|単価|注文番号|伝票番号|管理番号|連番|行番号|通番|項番|No|番号|ID|コード|名刺ID|名刺種別|最新|登録日時|登録日|更新日時|更新日|作成日|"
              "作成日時|申込日|申込日時|受付日|受付日時|受付番号|申込番号|予約番号|問い合わせ番号|お問い合わせ番号|整理券番号|URL|ホームページ|Dcontext|Lastapp|Amaflags|Amount|Total|Quantity|Row|Index",
     .sort = ITEMS_NOT_PERSONAL},
    /* What says nothing of the cells below. */
    {.words = "備考|メモ|コメント|摘要|その他|特記事項|名称|担当者|担当|営業担当|担当営業|担当店舗|登録者|更新者|区分|種類|種別|状態|ステータス|受付|検品|出荷|Name|Remarks|Notes|Note|Comment|Status|Type|Channel|Dstchannel|"
              "Lastdata|Accountcode|Userfield",
     .sort = ITEMS_OPEN},
};

/* clang-format on */

const size_t items_table_count = sizeof items_table / sizeof items_table[0];
