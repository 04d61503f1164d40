#!/bin/sh
# The annual review by spreadsheet: sheets go out, departments and their programs
# change them, the answers come back by a merge that shows what happened.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
if ! command -v python3 > /dev/null; then
    [ -z "${CI:-}" ] || fail "python3 is missing"
    [ -n "${CI:-}" ] || exit 77
fi
d() { "$DAICHO" --lang ja -f a.daicho "$@"; }
edit() { python3 "$here/trip_edit.py" "$@" || fail "edit $*"; }
count() { d list "$1" --format json | grep -c '"code"'; }

# ------------------------------------------------------------------ what is there
expect 0 d init --sample education
expect 0 d add department code=D-0100 name=人事部
expect 0 d add department code=D-0200 "name=営業/企画部"
expect 0 d set C-0006 department=D-0100 persons=300
expect 0 d set C-0005 department=D-0100 "access==1+1"
expect 0 d set C-0001 department=D-0200 persons=12400 persons_on=2026-04-01 \
    person_in_charge=0012 use_until=1-2 "access=営業部員..."
expect 0 d add retention name=採用の保存 categories=C-0006 period=P6M event=選考終了
expect 0 d add party name=A社
expect 0 d add party name=B社
expect 0 d add entrustment name=採用の委託 categories=C-0006 contractor=A社 work=書類選考
expect 0 d add entrustment name=面接の委託 categories=C-0006 contractor=B社 work=面接

# ------------------------------------------------------------------ sending
expect 3 d review send -o sheets
expect 0 d review start 2026年度棚卸し --due 2026-12-31
expect 2 d review send
expect 0 d review send -o sheets
holds out "sheets/D-0100_人事部.xlsx"
holds out "sheets/D-0200_営業_企画部.xlsx"
for name in D-0100_人事部 D-0200_営業_企画部 部署なし; do
    [ -s "sheets/$name.xlsx" ] || fail "no workbook for $name"
    [ -s "sheets/$name.csv" ] || fail "no CSV for $name"
done
[ "$(stat -c %a sheets/部署なし.csv)" = 600 ] || fail "others can read the sheets"
holds sheets/D-0100_人事部.csv "'=1+1"
expect 0 d list review --format csv
holds out 2026-11-22
expect 3 d review send -o sheets
expect 0 d review send -o sheets --force
expect 3 d review send -o none --department 何部
[ ! -e none ] || fail "a refused sending left its folder"
expect 0 d review send -o one --department D-0100
[ "$(find one -type f | wc -l)" -eq 2 ] || fail "more than one department was sent"
python3 - << 'PY' || fail "the workbook is not as it should be"
import zipfile
archive = zipfile.ZipFile("sheets/D-0100_人事部.xlsx")
sheet = archive.read("xl/worksheets/sheet2.xml").decode()
assert "<sheetProtection" in sheet and 'password' not in sheet
assert "<dataValidation type=\"list\"" in sheet
assert 'paperSize="8"' in sheet and 'orientation="landscape"' in sheet
assert "2026年12月31日" in sheet
assert "_xlnm.Print_Titles" in archive.read("xl/workbook.xml").decode()
assert "変更なし" in archive.read("xl/sharedStrings.xml").decode()
assert "本人の個人データは書かないでください" in archive.read("xl/sharedStrings.xml").decode()
PY

# ------------------------------------------------------------------ nothing changed
head=$(d verify 2>&1 | tail -1)
expect 0 d review receive sheets/*.xlsx
expect 0 d review receive sheets/*.csv
[ "$head" = "$(d verify 2>&1 | tail -1)" ] || fail "sheets without an answer changed something"

# ------------------------------------------------------------------ what Excel does
edit sheets/D-0200_営業_企画部.csv excel.csv --encoding cp932 C-0001:件数=12,400 \
    C-0001:件数の基準日=2026/4/1 C-0001:責任者=12 C-0001:利用期限=1月2日 \
    "C-0001:アクセス権者=営業部員… " C-0001:回答=変更なし C-0001:確認者=営業部長
expect 0 d review receive --dry-run excel.csv
for text in "先頭の 0 の欠落" "数値の書式" "日付の書式" "日付への変換" "三点リーダー"; do
    holds out "$text"
done
holds out "0012 → 0012"
edit sheets/D-0200_営業_企画部.xlsx serial.xlsx "C-0001:件数の基準日=#number 46113" \
    "C-0001:責任者=#number 12" C-0001:回答=変更なし
expect 0 d review receive --dry-run serial.xlsx
holds out "日付の書式"
holds out "先頭の 0 の欠落"
expect 0 d review receive excel.csv
expect 0 d show C-0001
holds out 0012
holds out 営業部長
expect 0 d list review --format csv
holds out 変更なし
expect 0 d review receive excel.csv
holds err "何も変更していません"

# ------------------------------------------------------------------ answers
edit sheets/D-0100_人事部.xlsx answer.xlsx C-0006:回答=変更あり C-0006:確認者=人事部長 \
    C-0006:件数=３２０ "C-0006:委託先=業務の委託先; A社; C社" \
    "C-0006:委託業務=; 書類選考; 適性検査" C-0006:保存期間=1年 \
    "C-0006:コメント=委託先を変えました" C-0005:回答=廃止 C-0005:確認者=人事部長 \
    --add 名称=内定者,利用目的=内定者への連絡,委託先=A社,取扱部署=人事部,確認者=人事部長
expect 0 d set C-0006 "access=人事部の担当者"
expect 0 d review receive --dry-run answer.xlsx
holds out "C社"
holds out "内定者への連絡"
holds out "300 → 320"
holds out "削除1件"
expect 0 d review receive answer.xlsx
expect 0 d show C-0006
for text in 320 C社 適性検査 1年 人事部の担当者 委託先を変えました; do holds out "$text"; done
lacks out B社
expect 0 d list review --format csv
holds out 廃止予定
holds out 内定者
expect 0 d undo
expect 0 d show C-0006
holds out B社
lacks out C社
lacks out 320
expect 0 d list category --format csv
lacks out 内定者
expect 0 d redo
expect 0 d verify --full
expect 0 d undo

# ------------------------------------------------------------------ answered here meanwhile
expect 0 d review confirm C-0005
expect 1 d review receive --dry-run answer.xlsx
holds out "置き換えます"
expect 0 d undo

# ------------------------------------------------------------------ conflicts
expect 0 d set C-0006 persons=310
before=$(sha256sum < a.daicho)
expect 3 d review receive answer.xlsx
holds out 競合
holds out 310
[ "$before" = "$(sha256sum < a.daicho)" ] || fail "an undecided conflict changed the file"
expect 0 d review receive --prefer mine answer.xlsx
expect 0 d show C-0006
holds out 310
holds out C社
expect 0 d undo
expect 0 d review receive --prefer theirs answer.xlsx
expect 0 d show C-0006
holds out 320
expect 0 d undo

# ------------------------------------------------------------------ aligned columns
edit sheets/D-0100_人事部.csv order.csv C-0006:委託先='B社; A社; 業務の委託先' C-0006:回答=変更あり
expect 0 d review receive --dry-run order.csv
lacks out "委託 EN-"
edit sheets/D-0100_人事部.csv work.csv C-0006:委託業務='; 書類選考・適性検査; 面接' C-0006:回答=変更あり
expect 0 d review receive --dry-run work.csv
holds out "書類選考 → 書類選考・適性検査"
lacks out "EN-0003"
holds out "削除0件"
edit sheets/D-0100_人事部.csv none.csv C-0006:委託先= C-0006:委託業務= C-0006:回答=変更あり
expect 0 d review receive --dry-run none.csv
holds out "追加0件、削除2件"
expect 0 d set EN-0003 work=最終面接
expect 3 d review receive none.csv
holds out 競合
expect 0 d review receive --prefer mine none.csv
expect 0 d show C-0006
holds out 最終面接
lacks out 書類選考
expect 0 d undo
expect 0 d undo

# ------------------------------------------------------------------ damaged copies
edit sheets/D-0100_人事部.csv moved.csv --title --blank --reverse --last 記録番号 \
    --rename 取扱部署=所管部署 --rename 送付時の版=版 --drop 備考 C-0006:回答=変更あり \
    C-0006:利用期限=選考終了まで
expect 0 d review receive --dry-run moved.csv
holds out "選考終了まで"
holds out "所管部署"
holds out "備考"
edit sheets/D-0100_人事部.csv lost.csv --drop 記録番号 --drop 送付時の版 C-0006:利用期限=選考終了まで \
    C-0006:回答=変更あり
expect 0 d review receive --dry-run lost.csv
holds out "コードで行を照合"
holds out "開始時の内容"
holds out "選考終了まで"
edit sheets/D-0100_人事部.csv struck.csv --struck C-0005
expect 1 d review receive --dry-run struck.csv
holds out "C-0005"
holds out "削除はしません"
expect 1 d review receive struck.csv
expect 0 d show C-0005
edit sheets/D-0100_人事部.csv both.csv C-0006:回答=変更なし C-0006:利用期限=選考終了まで
expect 1 d review receive --dry-run both.csv
holds out "セルが変更されています"

# ------------------------------------------------------------------ refused
refused()
{
    before=$(sha256sum < a.daicho)
    expect 3 d review receive bad.csv
    cat out err > told
    for text; do holds told "$text"; done
    [ "$before" = "$(sha256sum < a.daicho)" ] || fail "a refused sheet changed the file: $*"
}
edit sheets/D-0100_人事部.csv bad.csv C-0006:件数=約300 C-0006:取得の形態=たぶん C-0006:回答=さあ
refused 件数 約300 取得の形態 たぶん さあ 3行目
edit sheets/D-0100_人事部.csv bad.csv C-0006:件数の基準日=46113
refused 46113 2026-04-01
edit sheets/D-0100_人事部.csv bad.csv C-0006:委託業務='書類選考; 面接'
refused "委託業務" "3個"
edit sheets/D-0100_人事部.csv bad.csv "C-0006:説明=#REF!"
refused "#REF!"
edit sheets/D-0100_人事部.csv bad.csv C-0006:記録番号=R2222-22222-22223 C-0006:コード=C-9999
refused "記録番号"
edit sheets/D-0100_人事部.csv bad.csv --add 名称=会員
refused "すでにあります"
edit sheets/D-0100_人事部.csv bad.csv --add 名称=,説明=名のない行
refused "記録番号も名称もありません"
edit sheets/D-0100_人事部.csv bad.csv C-0006:コメント=123456789018
refused "コメント"
lacks told 123456789018
printf '社員番号,氏名,生年月日,電話番号,住所\n1,山田,1980-01-01,090,東京都\n' > bad.csv
refused "名簿"
printf 'これは表ではありません\n' > bad.csv
refused "bad.csv"
: > bad.csv
refused "bad.csv"
expect 3 d review receive 何もない.xlsx

# ------------------------------------------------------------------ several files
expect 0 d review receive --dry-run sheets/D-0100_人事部.csv sheets/D-0100_人事部.xlsx
holds out "同じ行が二つあります"
expect 3 d review receive order.csv work.csv
holds out "まとめてください"
expect 0 d review start 翌年度棚卸し --due 2027-12-31
expect 3 d review receive sheets/D-0100_人事部.xlsx
expect 3 d review receive --campaign RV-0002 sheets/D-0100_人事部.xlsx
holds err "別の棚卸し"
expect 0 d review receive --campaign RV-0001 sheets/D-0100_人事部.xlsx
expect 0 d undo

# ------------------------------------------------------------------ English
e() { "$DAICHO" --lang en -f a.daicho "$@"; }
expect 0 e review send -o english
expect 0 d review receive english/*.csv
expect 0 e review receive sheets/*.csv
finish
