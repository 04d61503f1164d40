/*
 * Rosters are told from ledgers by their headers, and their columns are the
 * items they are, whatever the encoding of the file.
 */
#include "import/header_key.h"
#include "import/remedy.h"
#include "import/scan.h"
#include "tests/io.h"
#include "tests/model.h"

#include "model/mem.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct scan_options plain = {.lang = LANG_JA, .words = "/nonexistent/items.tsv"};

/* clang-format off */

/* What is written of an item: its name, '!' and its class where that is not
 * ordinary ("?" for one to be decided); '-' for what is not personal, '?' for
 * what is unknown. */
static const struct {
    const char *header, *row, *items;
} rosters[] = {
    /* a payroll system */
    {"従業員番号,姓,名,姓カナ,名カナ,住民票住所の郵便番号1,住民票住所の郵便番号2,都道府県コード,住所,住所(カナ),電話番号1,電話番号2,電話番号3",
     "1,山田,太郎,ヤマダ,タロウ,123,4567,13,千代田区1,チヨダク1,090,1234,5678",
     "社員番号 氏名 氏名カナ 郵便番号 住所 住所カナ 電話番号"},
    {"従業員番号,現住所,雇用形態,肩書,性別,配偶者の有無,勤労学生,寡夫／寡婦,障害者,メール",
     "1,千代田区1,正社員,課長,男,1,0,na,一般,a@example.jp",
     "社員番号 住所 雇用形態 役職 性別 配偶者の有無 勤労学生の区分 寡婦・ひとり親の区分 障害の有無・区分!sensitive メールアドレス"},
    {"従業員番号,世帯主の名前,世帯主の続柄,生年月日,入社日,退職日,基礎年金番号,雇用保険番号,標準月額報酬",
     "1,山田太郎,本人,1980/1/2,2001/4/1,,1234-567890,1234-567890-1,300000",
     "社員番号 世帯主の氏名 続柄 生年月日 入社日 退職日 基礎年金番号!identification_code 雇用保険被保険者番号!identification_code 標準報酬月額!financial"},
    {"従業員番号,続柄,生年月日,障害,収入", "1,子,2010/1/2,na,0",
     "社員番号 続柄 生年月日 障害の有無・区分!sensitive 収入!financial"},
    /* attendance */
    {"姓,名,カナ(姓),カナ(名),従業員番号,メールアドレス,入社日,退社日,定期代,定期概要",
     "山田,太郎,ヤマダ,タロウ,1,a@example.jp,2001/4/1,,12000,渋谷-新宿",
     "氏名 氏名カナ 社員番号 メールアドレス 入社日 退職日 通勤手当!financial 通勤経路"},
    /* business cards */
    {"名刺ID,氏名,ふりがな,会社名,部署,役職,郵便番号,住所,電話,携帯,FAX,メール,URL,名刺種別,名刺交換日,最新,登録者,登録日時,備考",
     "1,山田太郎,やまだたろう,甲社,総務部,部長,100-0001,千代田区1,03-1234-5678,090-1234-5678,03-1234-5679,a@example.jp,http://example.jp,紙,2024/1/2,1,鈴木,2024/1/2,なし",
     "- 氏名 氏名カナ 勤務先 部署 役職 郵便番号 住所 電話番号 携帯電話番号 FAX番号 メールアドレス - - 名刺交換日 - ? - ?"},
    /* a telephone exchange */
    {"Accountcode,Src,Dst,Dcontext,Caller ID,Channel,Dstchannel,Lastapp,Lastdata,Start,Answer,End,Duration,Billsec,Disposition,Amaflags,Userfield",
     "a,0312345678,0901234567,default,0312345678,SIP/1,SIP/2,Dial,x,2024-01-02 03:04:05,2024-01-02 03:04:06,2024-01-02 03:05:06,61,60,ANSWERED,3,x",
     "? 発信者番号 着信番号 - ? ? - ? 通話日時!behavioural 通話時間!behavioural 通話結果!behavioural - ?"},
    {"発信者番号,通話開始日時,通話時間,録音パス,文字起こし", "0312345678,2024-01-02 03:04:05,61,a.wav,もしもし",
     "発信者番号 通話日時!behavioural 通話時間!behavioural 通話の録音 通話の文字起こし"},
    /* lists of departments */
    {"社員番号,氏名,カナ,生年月日,住所,電話番号,メール", "1,山田太郎,ヤマダ,1980/1/2,千代田区1,03-1234-5678,a@example.jp",
     "社員番号 氏名 氏名カナ 生年月日 住所 電話番号 メールアドレス"},
    {"社員番号,氏名,メールアドレス,部署,役職,入社日,上司", "1,山田太郎,a@example.jp,総務部,部長,2001/4/1,鈴木",
     "社員番号 氏名 メールアドレス 部署 役職 入社日 上司"},
    {"社員番号,氏名,部署コード,入社日,生年月日,役職", "1,山田太郎,10,2001/4/1,1980/1/2,部長", "社員番号 氏名 部署 入社日 生年月日 役職"},
    {"社員番号,氏名,備考,受付,検品,出荷", "1,山田太郎,x,◎,○,×", "社員番号 氏名 ? ? ? ?"},
    /* half-width kana, groups, marks that a cell is needed */
    {"社員番号,氏名※必須,ﾌﾘｶﾞﾅ,扶養者1 氏名,扶養者2 氏名,通勤手当1,通勤手当2,①電話番号,②電話番号", "1,山田太郎,ﾔﾏﾀﾞ,花子,次郎,1,2,1,2",
     "社員番号 氏名 氏名カナ 扶養親族の氏名 通勤手当!financial 電話番号"},
    /* what needs care, and what does not */
    {"氏名,マイナンバー,国籍,在留カード番号,健診結果,ストレスチェック,病歴,休職理由,要介護度,口座番号,パスワード", "山田太郎,x,日本,x,A,x,x,x,x,x,x",
     "氏名 個人番号!individual_number 国籍 在留カード番号!identification_code 健康診断の結果!sensitive ストレスチェックの結果!sensitive "
     "病歴!sensitive 休職理由!sensitive 要介護認定!? 口座情報!financial パスワード!credential"},
    /* classes by Order Art. 1 and Rules Arts. 3 and 4; an insurer is no code, any licence is no driving licence */
    {"氏名,旅券番号,運転免許証番号,住民票コード,被保険者記号・番号,介護保険被保険者番号,特別永住者証明書番号,指紋データ,保険者番号,免許番号,厚生年金整理番号",
     "山田太郎,x,x,x,x,x,x,x,x,x,x",
     "氏名 旅券番号!identification_code 運転免許証番号!identification_code 住民票コード!identification_code 健康保険の記号・番号!identification_code "
     "介護保険被保険者番号!identification_code 特別永住者証明書番号!identification_code 生体認証データ!identification_code 保険者番号!? 免許番号!? 厚生年金の整理番号!?"},
    /* a result of an examination needs care, the day of it and a weight do not tell; a visit to a hospital does */
    {"患者番号,氏名,健診日,健診結果,身長,体重,血圧,体温,来院日,主治医,アレルギーの有無,予防接種歴,相談内容", "1,山田太郎,x,x,x,x,x,x,x,x,x,x,x",
     "患者番号!? 氏名 健康診断の受診日!? 健康診断の結果!sensitive 身体の計測値!? 診療・調剤の情報!sensitive アレルギー・食事制限!? 予防接種!? 相談・面談の内容!?"},
    {"社員番号,氏名,本籍,労働組合,休職期間,休職理由,育休開始日,賞罰,前科,勤務時間,年休残日数,退職金", "1,山田太郎,x,x,x,x,x,x,x,x,x,x",
     "社員番号 氏名 本籍・出身地!? 労働組合への加入!? 休職!? 休職理由!sensitive 産休・育休!? 賞罰・懲戒!? 犯罪の経歴!sensitive 勤怠の記録 休暇の取得状況 給与!financial"},
    {"会員番号,会員氏名,会員ランク,入会日,ポイント,利用日,来店回数,メルマガ配信,カード番号,名義人,有効期限,カード有効期限,支払方法",
     "1,山田太郎,x,x,x,x,x,x,x,x,x,x,x",
     "会員番号 氏名 会員区分 入会日・退会日 ポイント 利用履歴!behavioural 案内の可否 クレジットカード番号!financial 名義人 有効期限!? 請求・支払!financial"},
    {"学年,クラス,出席番号,生徒氏名,保護者氏名,成績,部活動,奨学金", "1,2,3,山田太郎,山田花子,x,x,x",
     "学年・クラス 氏名 保護者 成績 部活動 奨学金・就学援助!financial"},
    {"受付番号,申込日時,参加者氏名,参加可否,食事制限,宿泊日,座席番号,車両番号", "1,x,山田太郎,x,x,x,x,x",
     "- - 氏名 参加の状況 アレルギー・食事制限!? 宿泊の記録!behavioural 座席番号 車両番号"},
    {"受付日時,受電日時,お客様ID,お客様名,電話番号,お問い合わせ内容,対応履歴,対応者,顧客満足度", "x,x,K-100,山田太郎,03-1234-5678,x,x,x,x",
     "- 通話日時!behavioural 会員番号 氏名 電話番号 問い合わせの内容 対応の記録 応対者 アンケートの回答"},
    {"氏名,生年月日,金額,伝票番号,連番,数量", "山田太郎,1980/1/2,1,2,3,4", "氏名 生年月日 - - - -"},
    {"Employee ID,First name,Last name,Date of birth,Email", "1,Taro,Yamada,1980-01-02,a@example.jp",
     "Employee number|Name of the person|Date of birth|Mail address"},
};

static const char *const ledgers[] = {
    "No,個人情報の種類,利用目的,管理部門,取得方法,保存場所,管理責任者,委託先,保存期間,廃棄方法,備考",
    "業務プロセス,個人情報の種類,データ主体,件数規模,利用目的,取得方法,保管場所,アクセス権者,保管期間,廃棄方法,第三者提供,委託先",
    "個人情報の項目,利用目的,保管場所,保管方法,アクセス権を有する者,利用期限,保管期限",
    "管理番号,データ名称,本人の区分,所管部署,データ項目,格納先,媒体区分,保存年限,第三者提供先,担当者",
    "整理番号,個人情報の名称,対象者,担当部門,個人情報の項目,保管方法,保管期限",
    "Business function,Purpose of processing,Categories of individuals,Categories of personal data,Retention schedule,Link to contract",
    "名称,利用目的",
};

/* clang-format on */

/* Writes TEXT in CP932 to the file NAME. */
static void write_cp932(const char *folder, const char *name, const char *text)
{
    char path[TEST_PATH], *in = (char *)text, *bytes = malloc(strlen(text) * 2), *out = bytes;
    size_t left = strlen(text), room = left * 2;
    iconv_t cd = iconv_open("CP932", "UTF-8");
    assert_int_equal(iconv(cd, &in, &left, &out, &room), 0);
    iconv_close(cd);
    test_path(folder, name, path);
    FILE *file = fopen(path, "wb");
    fwrite(bytes, 1, (size_t)(out - bytes), file);
    fclose(file);
    free(bytes);
}

static void scan_one(struct desk *d, const char *name, enum lang lang, struct scan *scan)
{
    char path[TEST_PATH];
    struct scan_options options = plain;
    options.lang = lang;
    test_path(d->folder, name, path);
    const char *const paths[] = {path};
    if (!scan_read(d->m, paths, 1, &options, scan, &d->why))
        fail_msg("%s", d->why.text);
}

static void describe(const struct scan *scan, const char *divider, struct buf *out)
{
    for (size_t i = 0; i < scan->count; i++) {
        const struct scan_item *item = &scan->items[i];
        buf_puts(out, i == 0 ? "" : divider);
        if (item->sort != ITEMS_ITEM)
            buf_puts(out, item->sort == ITEMS_NOT_PERSONAL ? "-" : "?");
        else if (item->class != NULL && strcmp(item->class, "ordinary") == 0)
            buf_puts(out, item->name);
        else
            buf_printf(out, "%s!%s", item->name, item->class == NULL ? "?" : item->class);
    }
}

static void expect_roster(struct desk *d, const char *name, size_t number)
{
    struct scan scan;
    struct buf told = {0};
    bool english = strchr(rosters[number].items, '|') != NULL;
    scan_one(d, name, english ? LANG_EN : LANG_JA, &scan);
    if (scan.files[0].told != ROSTER_PERSONS)
        fail_msg("no roster: %s", rosters[number].header);
    describe(&scan, english ? "|" : " ", &told);
    assert_string_equal(buf_text(&told), rosters[number].items);
    assert_int_equal(scan.files[0].rows, 1);
    buf_clear(&told);
    scan_clear(&scan);
}

static void test_rosters(void **state)
{
    struct desk *d = *state;
    for (size_t i = 0; i < sizeof rosters / sizeof rosters[0]; i++) {
        struct buf text = {0};
        buf_printf(&text, "%s\r\n%s\r\n", rosters[i].header, rosters[i].row);
        test_write(d->folder, "u.csv", buf_text(&text));
        write_cp932(d->folder, "s.csv", buf_text(&text));
        expect_roster(d, "u.csv", i);
        expect_roster(d, "s.csv", i);
        buf_clear(&text);
    }
}

/* No --kind and no option gets a roster into the inventory. */
static void test_rosters_are_not_imported(void **state)
{
    struct desk *d = *state;
    for (size_t i = 0; i < sizeof rosters / sizeof rosters[0]; i++) {
        struct buf text = {0};
        buf_printf(&text, "社員名簿\n\n%s\n%s\n", rosters[i].header, rosters[i].row);
        for (size_t k = 0; k <= kinds_count; k++) {
            const struct import_options options = {
                .lang = LANG_EN, .kind = k < kinds_count ? &kinds[k] : NULL, .header_row = 3};
            if (desk_run(d, buf_text(&text), &options))
                fail_msg("imported: %s", rosters[i].header);
            if (strstr(d->why.text, "This is a roster") == NULL)
                fail_msg("as %zu %s: %s", k, rosters[i].header, d->why.text);
            assert_int_equal(d->why.remedy, REMEDY_SCAN);
            assert_null(strstr(d->why.text, "daicho scan"));
            assert_null(strstr(d->why.text, "山田"));
        }
        buf_clear(&text);
    }
    for (size_t k = 0; k < kinds_count; k++)
        assert_int_equal(desk_count(d, kinds[k].name), 0);
}

static void test_ledgers(void **state)
{
    struct desk *d = *state;
    for (size_t i = 0; i < sizeof ledgers / sizeof ledgers[0]; i++) {
        struct buf text = {0};
        buf_printf(&text, "%s\r\n", ledgers[i]);
        for (const char *at = ledgers[i]; *at != '\0'; at++)
            buf_puts(&text, *at == ',' ? "," : "");
        buf_puts(&text, "採用\r\n");
        test_write(d->folder, "u.csv", buf_text(&text));
        write_cp932(d->folder, "s.csv", buf_text(&text));
        for (size_t k = 0; k < 2; k++) {
            struct scan scan;
            scan_one(d, k == 0 ? "u.csv" : "s.csv", LANG_JA, &scan);
            if (scan.files[0].told != ROSTER_LEDGER)
                fail_msg("no ledger: %s", ledgers[i]);
            scan_clear(&scan);
        }
        /* It may lack a name, but is not taken for a roster. */
        if (!desk_run(d, buf_text(&text), &(struct import_options){.dry_run = true}))
            assert_null(strstr(d->why.text, "This is a roster"));
        buf_clear(&text);
    }
}

/* What becomes of files of which the header alone does not tell. */
static const struct {
    const char *text;
    enum roster_told told;
} by_cells[] = {
    /* a ledger with a column for each item */
    {"データ名称,利用目的,氏名,住所,電話番号,保存期間\n会員,配送,○,○,○,5年\n応募者,採用,○,×,○,"
     "1年\n",
     ROSTER_LEDGER},
    {"名称,氏名,生年月日,電話番号\n会員,○,○,\n応募者,○,×,○\n", ROSTER_UNTOLD},
    {"データ名,利用目的,氏名,性別,住所\n会員,配送,必須,任意,必須\n応募者,採用,必須,任意,"
     "必須\n従業員,労務,必須,任意,必須\n",
     ROSTER_LEDGER},
    {"Name,Date of birth\nTaro,1980-01-02\nHana,1981-02-03\n", ROSTER_PERSONS},
    /* a log of visitors, with the purpose of each visit */
    {"氏名,会社名,電話番号,利用目的,入室時刻\n山田,甲社,03-1234-5678,会議,9:00\n"
     "鈴木,乙社,03-1234-5679,点検,10:00\n",
     ROSTER_PERSONS},
    /* companies or persons: names alone do not say, addresses and mail do */
    {"Name,Email,Phone\nTaro,a@example.jp,03-1234-5678\nHana,b@example.jp,03-1234-5679\n",
     ROSTER_PERSONS},
    {"名称,送り先,折返し先\n山田,a@example.jp,03-1234-5678\n鈴木,b@example.jp,03-1234-5679\n",
     ROSTER_PERSONS},
    {"名称,窓口の宛先,窓口の番号\n会員,a@example.jp,03-1234-5678\n応募者,a@example.jp,03-1234-"
     "5678\n"
     "従業員,a@example.jp,03-1234-5678\n",
     ROSTER_UNTOLD},
    {"名称,備考\n会員,x\n応募者,y\n", ROSTER_UNTOLD},
    {"名称,性別,備考\n会員,男女,x\n応募者,男女,y\n", ROSTER_UNTOLD},
    /* one text in all rows is no birthday, whatever its bytes are (its FNV-1a is 0) */
    {"Name,Date of birth\nA,x\nB,x\n", ROSTER_UNTOLD},
    {"Name,Date of birth\nA,77kepQFQ8Kl\nB,77kepQFQ8Kl\n", ROSTER_UNTOLD},
    /* more columns are those of a ledger than those of persons */
    {"データ名,利用目的,保存期間,氏名,生年月日\n会員,配送,5年,見本一,1980/1/2\n応募者,採用,1年,"
     "見本二,1981/2/3\n",
     ROSTER_LEDGER},
};

static void test_cells_tell(void **state)
{
    struct desk *d = *state;
    for (size_t i = 0; i < sizeof by_cells / sizeof by_cells[0]; i++) {
        struct scan scan;
        test_write(d->folder, "a.csv", by_cells[i].text);
        scan_one(d, "a.csv", LANG_EN, &scan);
        if (scan.files[0].told != by_cells[i].told)
            fail_msg("told %d, not %d: %s", (int)scan.files[0].told, (int)by_cells[i].told,
                     by_cells[i].text);
        scan_clear(&scan);
    }
}

/* Why a file is taken for a roster is said of four columns at most. */
static void test_reasons_are_few(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    size_t said = 0;
    test_write(d->folder, "a.csv",
               "名称,氏名,生年月日,住所,電話番号,メール\n"
               "甲,見本一,1980/1/2,見本町1,03-0000-0000,a@example.jp\n"
               "乙,見本二,1981/1/2,見本町2,03-0000-0001,b@example.jp\n");
    scan_one(d, "a.csv", LANG_EN, &scan);
    assert_int_equal(scan.files[0].told, ROSTER_PERSONS);
    for (size_t i = 0; i < scan.files[0].reasons.count; i++)
        said += strstr(scan.files[0].reasons.items[i], "differ from each other") != NULL;
    assert_int_equal(said, 4);
    scan_clear(&scan);
}

/* Cells are looked at below so many headers that are not known, and no further. */
static void test_columns_are_looked_at_up_to_a_limit(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    struct buf text = {0};
    buf_puts(&text, "社員番号,氏名");
    for (size_t i = 0; i <= ROSTER_COLUMNS; i++)
        buf_printf(&text, ",%c%cの欄", (int)('a' + i / 26), (int)('a' + i % 26));
    buf_puts(&text, "\n1,見本");
    for (size_t i = 0; i <= ROSTER_COLUMNS; i++)
        buf_puts(&text, ",a@example.jp");
    buf_puts(&text, "\n");
    test_write(d->folder, "a.csv", buf_text(&text));
    scan_one(d, "a.csv", LANG_EN, &scan);
    assert_int_equal(scan.files[0].count, ROSTER_COLUMNS + 3);
    const struct scan_column *columns = scan.files[0].columns;
    assert_int_equal(scan.items[columns[2].item].shape, SHAPE_MAIL);
    assert_int_equal(scan.items[columns[ROSTER_COLUMNS + 1].item].shape, SHAPE_MAIL);
    assert_int_equal(scan.items[columns[ROSTER_COLUMNS + 2].item].shape, SHAPE_TEXT);
    scan_clear(&scan);
    buf_clear(&text);
}

/* An address may hold a word of headers, and is no header for that. */
static void test_a_value_with_a_known_word_is_no_header(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    char path[TEST_PATH];
    test_path(d->folder, "a.csv", path);
    const char *const paths[] = {path};
    test_write(d->folder, "a.csv",
               "email.address@example.jp,mail.address@example.jp\n"
               "b@example.jp,c@example.jp\n");
    assert_false(scan_read(d->m, paths, 1, &plain, &scan, &d->why));
    assert_true(scan.files[0].headless);
    assert_null(strstr(d->why.text, "example"));
    scan_clear(&scan);
}

/* A roster is known below anything that stands above it, where the person says which row is
 * its header. */
static void test_a_roster_is_known_below_other_rows(void **state)
{
    static const char roster[] = "社員番号,氏名,生年月日\n1,見本一,1980/1/2\n2,見本二,1981/1/2\n";
    static const struct {
        const char *above;
        size_t times;
    } cases[] = {{"memo,,\n", 70},
                 {"名称,利用目的,保存期間,保管場所,件数,備考\n", 1},
                 {"本人,本人,本人\n", 1}};
    struct desk *d = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct import_options options = {.lang = LANG_EN, .header_row = cases[i].times + 1};
        struct buf text = {0};
        for (size_t k = 0; k < cases[i].times; k++)
            buf_puts(&text, cases[i].above);
        buf_puts(&text, roster);
        assert_false(desk_run(d, buf_text(&text), &options));
        test_holds(d->why.text, "This is a roster: its rows are persons.");
        test_holds(d->why.text, "Headers that tell of persons: ");
        assert_null(strstr(d->why.text, "見本"));
        buf_clear(&text);
    }
}

/* Words of the person that cannot be read are told, and no file is taken without them. */
static void test_wrong_words_of_the_person_are_told(void **state)
{
    struct desk *d = *state;
    char folder[TEST_PATH];
    const struct import_options options = {.lang = LANG_EN};
    test_path(d->folder, "daicho", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    assert_int_equal(setenv("XDG_CONFIG_HOME", d->folder, 1), 0);
    test_write(folder, "items.tsv", "内線\t-\n氏名\n");
    assert_false(desk_run(d, "名称,備考\n会員,x\n", &options));
    test_holds(d->why.text, "items.tsv, line 2: Expected: a header, a TAB");
    test_write(folder, "items.tsv", "内線\t-\n");
    desk_imports(d, "名称,備考\n会員,x\n", &options, 1, 0, 0, 0);
    assert_int_equal(unsetenv("XDG_CONFIG_HOME"), 0);
}

/* No header stands for two items, or twice for one. */
static void test_each_word_has_one_meaning(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct items items;
    struct cells keys = {0};
    assert_true(items_load(&items, plain.words, &why));
    for (size_t i = 0; i < items_table_count; i++)
        for (const char *at = items_table[i].words; *at != '\0';) {
            size_t part = strcspn(at, "|");
            char *word = mem_copy_bytes(at, part), *key = header_key_letters(word, false);
            if (cells_find(&keys, key) < keys.count)
                print_error("twice: %s\n", word);
            cells_add(&keys, key);
            free(word);
            free(key);
            at += part + (at[part] == '|');
        }
    assert_null(cells_repeated(&keys));
    cells_clear(&keys);
    items_clear(&items);
}

/* Lists of companies are ledgers of their kinds. */
static void test_companies_are_imported(void **state)
{
    struct desk *d = *state;
    const struct import_options parties = {.lang = LANG_EN, .kind = kinds_find("party")};
    const struct import_options departments = {.lang = LANG_EN, .kind = kinds_find("department")};
    desk_imports(
        d,
        "会社名,住所,代表者氏名,連絡先,電話番号\n甲社,千代田区1,山田,a@example.jp,03-1234-5678\n"
        "乙社,港区2,鈴木,b@example.jp,03-1234-5679\n",
        &parties, 2, 0, 0, 0);
    desk_imports(
        d, "名称,電話,メール\n丙社,03-1234-5678,a@example.jp\n丁社,03-1234-5679,b@example.jp\n",
        &parties, 2, 0, 0, 0);
    /* A day of birth alone beside as many words of the kind is none of a person. */
    desk_imports(
        d, "部署名,連絡先,生年月日\n企画部,a@example.jp,1980/1/2\n法務部,b@example.jp,1981/1/2\n",
        &departments, 2, 0, 0, 0);
    desk_imports(d, "部署名,部署長,連絡先\n総務部,山田,a@example.jp\n営業部,鈴木,b@example.jp\n",
                 &departments, 2, 0, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rosters, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_rosters_are_not_imported, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_ledgers, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_cells_tell, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_reasons_are_few, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_columns_are_looked_at_up_to_a_limit, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_value_with_a_known_word_is_no_header, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_roster_is_known_below_other_rows, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_wrong_words_of_the_person_are_told, desk_open,
                                        desk_close),
        cmocka_unit_test(test_each_word_has_one_meaning),
        cmocka_unit_test_setup_teardown(test_companies_are_imported, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
