#!/bin/sh
# Importing as the issue tells it: refused rows named with row, column, value
# and what was expected; nothing changed; --accept-good; no individual number
# anywhere.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" --lang ja -f a.daicho "$@"; }

expect 0 d init
cat > bad.csv <<'CSV'
名称,件数,件数の基準日,状態
会員,12400,2024-04-01,承認
通話録音,8000,2024-13-01,承認
採用応募者,320,2024-04-01,下書き
従業員,210,令和6年4月1日,たぶん
CSV
before=$(sha256sum < a.daicho)
expect 3 d import --kind category bad.csv
cat out err > said
for text in 3 件数の基準日 2024-13-01 5 状態 たぶん 下書き; do holds said "$text"; done
[ "$before" = "$(sha256sum < a.daicho)" ] || fail "a refused import changed the file"
expect 1 d import --kind category --dry-run bad.csv
[ "$before" = "$(sha256sum < a.daicho)" ] || fail "a dry run changed the file"
expect 1 d import --kind category --accept-good bad.csv
expect 0 d list category --format csv
holds out "会員"
holds out "採用応募者"
lacks out "通話録音"
holds bad.csv.refused.csv "理由"
holds bad.csv.refused.csv "通話録音"
lacks bad.csv.refused.csv "会員,"
sed -i 's/2024-13-01/2024-12-01/; s/たぶん/承認/' bad.csv.refused.csv
expect 0 d import --kind category bad.csv.refused.csv
expect 0 d list category --format csv
holds out "通話録音"
holds out "2024-12-01"
expect 0 d undo
expect 0 d list category --format csv
lacks out "通話録音"

# The individual number, everywhere.
number=123456789018
for pair in "name=$number" "description=番号 1234-5678-9018 です" "remarks=１２３４５６７８９０１８"; do
    expect 3 d add category name=試し "$pair"
    lacks err "$number"
    lacks err 1234-5678-9018
    lacks err １２３４５６７８９０１８
done
expect 2 d set C-0001 "$number=1"
lacks err $number
printf '名称,備考\n新しい区分,番号は123456789018\n別の区分,問題なし\n' > number.csv
expect 3 d import --kind category number.csv
lacks out $number
lacks err $number
expect 1 d import --kind category --accept-good number.csv
lacks out $number
lacks err $number
lacks number.csv.refused.csv $number
lacks a.daicho $number
expect 0 d add category name=通る remarks=123456789019
holds out C-

# A text typed by mistake.
expect 0 d set C-0001 'remarks=田中さんの病歴について相談'
expect 0 d set C-0001 'remarks=相談記録'
expect 0 d redact C-0001 remarks
lacks a.daicho 田中さんの病歴
expect 0 d verify --full
holds out '抹消: 2件'
expect 0 d history --of C-0001
lacks out 田中さん

# What can be read only once.
mkfifo pipe
printf '名称,件数\n来訪者,7\n' > pipe &
writer=$!
expect 0 d import --dry-run pipe
holds out '来訪者'
kill "$writer" 2> /dev/null || :

# Files that are no tables.
: > empty.csv
expect 3 d import empty.csv
printf '趣味,好物\n読書,林檎\n' > unknown.csv
expect 3 d import unknown.csv
holds err '--header-row'
printf '\377\377\n' > bytes.csv
expect 3 d import bytes.csv
holds err '--encoding'
printf '名称\n"開いたまま\n次の行\n' > open.csv
expect 3 d import --kind category open.csv
holds err 2
expect 3 d import nothing.csv

# A code that a row frees and the next one takes, as one change, undone and redone whole.
expect 0 d add item code=I-0001 name=住所
printf 'コード,名称\nI-0009,住所\nI-0001,電話番号\n' > moved.csv
expect 0 d import --kind item --key name moved.csv
for step in undo redo; do
    expect 0 d verify --full
    expect 0 d $step
done
expect 0 d verify --full
expect 0 d show I-0001
holds out 電話番号
expect 0 d show I-0009
holds out 住所
finish
