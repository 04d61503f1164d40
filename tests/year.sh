#!/bin/sh
# A whole year of a privacy manager on the command line: from last year's snapshot
# over edits, a stock-taking by sheets and its approval to the papers.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
if ! command -v python3 > /dev/null; then
    [ -z "${CI:-}" ] || fail "python3 is missing"
    [ -n "${CI:-}" ] || exit 77
fi
d() { "$DAICHO" --lang ja -f year.daicho "$@"; }
edit() { python3 "$here/trip_edit.py" "$@" || fail "edit $*"; }
# on DAY: what follows happens on that day.
on()
{
    DAICHO_NOW=$1T09:00:00Z
    export DAICHO_NOW
}

# ------------------------------------------------------------------ last year
on 2025-11-20
expect 0 d init --sample education
expect 0 d set C-0006 persons=180 persons_on=2025-11-01
expect 0 d snapshot 2025年度 --reason 昨年度の棚卸しの結果
expect 0 d export --register --format csv -o last.csv

# ------------------------------------------------------------------ over the year
on 2026-04-10
expect 0 d add department code=D-0100 name=人事部
expect 0 d add department code=D-0200 name=営業部
expect 0 d set C-0006 department=D-0100 person_in_charge=0012
expect 0 d set C-0007 department=D-0100
expect 0 d set C-0001 department=D-0200 persons=12400 persons_on=2026-04-01
on 2026-06-01
expect 0 d add item name=学習履歴
expect 0 d list item --filter 学習履歴
item=$(grep -o 'I-[0-9]*' out)
expect 0 d show JU-0001
items=$(sed -n 's/^  項目  *//p' out | sed 's| / |; |g')
expect 0 d set JU-0001 "items=$items; $item" --reason 共同利用の見直し
on 2026-07-01
expect 0 d set P-0002 "wording=新しい講座とイベントのご案内のため" --reason 文言の整理
on 2026-09-01
expect 0 d add category name=講演会の参加者 department=D-0200 purposes=P-0002 \
    items=氏名 persons=450 status=approved
expect 0 d show C-0009
holds out 講演会の参加者

# ------------------------------------------------------------------ the stock-taking
on 2026-10-01
expect 0 d review start 2026年度棚卸し --due 2026-11-30 --reason 年1回の棚卸し
holds err "データ区分 9 件、期限 2026年11月30日"
expect 0 d review send -o sheets
for name in D-0100_人事部 D-0200_営業部 部署なし; do
    [ -s "sheets/$name.xlsx" ] || fail "no workbook for $name"
done
on 2026-10-20
# 人事部 answers in a workbook that its program damaged; the count was changed here
# meanwhile. 営業部 answers in CSV; the rest is confirmed here.
edit sheets/D-0100_人事部.xlsx damaged.xlsx "C-0006:件数の基準日=#number 45962" \
    "C-0006:責任者=#number 12" "C-0006:件数=２１０　" C-0006:回答=変更あり \
    C-0006:確認者=人事部長 "C-0007:回答=変更なし " C-0007:確認者=人事部長
expect 0 d set C-0006 persons=200
expect 3 d review receive damaged.xlsx
holds out "! 件数: 競合"
holds out "送付: 180"
holds out "回答: 210"
holds out "こちら: 200"
holds out "先頭の 0 の欠落"
holds err "何も変更していません"
expect 0 d review receive --prefer theirs damaged.xlsx --reason 人事部に確認
expect 0 d show C-0006
holds out "件数          210"
holds out "責任者        0012"
holds out "2025年11月1日"
edit sheets/D-0200_営業部.csv sales.csv --encoding cp932 C-0001:件数=12,400 \
    C-0001:件数の基準日=2026/4/1 C-0001:回答=変更なし C-0001:確認者=営業部長
expect 0 d review receive sales.csv
holds out "変更0件、追加0件、削除0件"
expect 0 d review status --format json
holds out '"open": 6'
expect 3 d review approve --by 個人情報保護管理者
holds err "未回答が 6 件"
expect 0 d review confirm --all --reviewer 管理部長
holds err "変更なし: データ区分 6 件"
on 2026-11-22
expect 0 d review approve --by 個人情報保護管理者
expect 0 d review close --snapshot 2026年度 --reason 棚卸しの終了
holds err 2026年度
expect 0 d snapshot
holds out 2025年度
holds out 2026年度

# ------------------------------------------------------------------ against last year
expect 1 d diff 2025年度 2026年度
holds out "原則不可: 1  あらかじめ: 0  遅滞なく: 2"
holds out "+ C-0009 講演会の参加者  [遅滞なく (個人情報保護法21条・32条1項2号)]"
holds out "[遅滞なく (個人情報保護法17条2項・21条3項)] 公表文の表現:"
holds out "[原則不可 (個人情報保護法27条6項)] 項目: + I-0020 学習履歴"
holds out "件数: 180 -> 210"
expect 0 d export --register --format csv --as-of 2025年度 -o then.csv
cmp last.csv then.csv || fail "last year's register is another one now"
expect 1 d diff 2025年度 now --format json
cp out diff.json
expect 0 python3 -c 'import json; json.load(open("diff.json"))'
expect 0 d diff 2026年度 now

# ------------------------------------------------------------------ the papers
expect 0 d export --format xlsx -o papers.xlsx
expect 0 d export --format html -o register.html
[ "$(head -c 2 papers.xlsx)" = PK ] || fail "no workbook"
holds register.html 講演会の参加者
if command -v dot > /dev/null; then
    expect 0 d export --format svg -o flow.svg
    holds flow.svg 株式会社サンプル教育
fi
expect 0 d evidence -o evidence
expect 0 sh -c 'cd evidence && sha256sum --quiet -c SHA256SUMS'
expect 0 python3 evidence/check_journal.py
holds out "The journal holds: 20 entries"
holds evidence/reviews.csv 人事部長
holds evidence/snapshots.csv 2025年度
holds evidence/changes.csv 人事部に確認

# ------------------------------------------------------------------ a colleague's copy
cp year.daicho colleague.daicho
expect 0 env DAICHO_USER=tanaka "$DAICHO" -f colleague.daicho set C-0002 persons=77
expect 0 d set C-0003 persons=33
expect 0 d merge --all --dry-run colleague.daicho
holds out "件数: (未記入) → 77 (相手が変更)"
expect 0 d merge colleague.daicho --reason 支社の写し
expect 0 d show C-0002
holds out 77
expect 0 d history
holds out tanaka
expect 0 d verify --full
holds out "スナップショット: 2件"
expect 0 d show C-0003 --as-of 2026年度
lacks out 33

finish
