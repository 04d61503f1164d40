#!/bin/sh
# The sheets that were seen in the wild, each header with rows as people write
# them, in every form that they are saved in: every ledger comes in with no column
# lost that a person would have mapped, every roster is recognised as one. And
# what stands in a ledger that must not pass in silence: row numbers, codes and
# names that do not fit together, yes and no where names are expected; refused
# rows that are repaired and imported again.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
ja() { "$DAICHO" --lang ja -f a.daicho "$@"; }
en() { "$DAICHO" --lang en -f a.daicho "$@"; }

expect 0 ja init

# The sheets stand in data/sheets.txt, which says how.
mkdir ledgers rosters others
awk '/^%/ { next } /^# / { sheet = $2; next } { print > sheet }' "$here/data/sheets.txt"

# encode NAME: writes $sheet, the lines of standard input in the form NAME; fails
# where it cannot hold them.
encode()
{
    sheet=sheet.csv
    case $1 in
    csv) tr '|' ',' > $sheet ;;
    mark) { printf '\357\273\277'; tr '|' ','; } > $sheet ;;
    tsv) tr '|' '\t' > $sheet ;;
    semicolon) tr '|' ';' > $sheet ;;
    crlf) tr '|' ',' | sed 's/$/\r/' > $sheet ;;
    utf16le) { printf '\377\376'; tr '|' '\t' | iconv -f UTF-8 -t UTF-16LE; } > $sheet ;;
    utf16be) { printf '\376\377'; tr '|' '\t' | iconv -f UTF-8 -t UTF-16BE; } > $sheet ;;
    *) tr '|' ',' | iconv -f UTF-8 -t "$1" > $sheet 2> /dev/null ;;
    esac
}
forms='csv mark tsv semicolon crlf utf16le utf16be CP932 EUC-JP ISO-2022-JP'

# Forms that cannot hold some of the characters (é in CP932, ㈱ in EUC-JP) are left
# out.
# ledger_is NAME COUNT KNOWN ROWS LOST -- OPTIONS: what is said of that ledger.
ledger_is()
{
    name=$1 count=$2 known=$3 rows=$4 lost=$5
    shift 6
    expect 0 ja import --dry-run "$@"
    holds out "（${count}列のうち${known}列が分かるため）"
    grep '取り込まない列' out > left || :
    [ "$(cat left)" = "${lost:+  取り込まない列: $lost}" ] || fail "$name: $(cat left)"
    holds out "新規 $rows "
    expect 0 ja scan "$@"
    lacks out '判定: 名簿'
}

# roster_is NAME -- OPTIONS: it is scanned as a roster, and not imported.
roster_is()
{
    shift 2
    expect 0 ja scan "$@"
    holds out '判定: 名簿'
    expect 3 ja import --dry-run "$@"
    holds err 'これは名簿'
}

written=0
for ledger in ledgers/*; do
    read -r count known lost < "$ledger"
    sed 1d "$ledger" > text
    rows=$(($(wc -l < text) - 1))
    for form in $forms; do
        # In EUC-JP é stands in JIS X 0212, in which nobody writes French.
        [ "$ledger $form" != 'ledgers/cnil EUC-JP' ] || continue
        encode "$form" < text || continue
        written=$((written + 1))
        ledger_is "$ledger as $form" "$count" "$known" $rows "$lost" -- $sheet
    done
    ledger_is "$ledger" "$count" "$known" $rows "$lost" -- \
        --sheet "${ledger#*/}" "$here/data/sheets.xlsx"
done
[ "$written" -ge 85 ] || fail "ledgers were written in $written forms only"

# Items that stand beside each other below a header are no roster.
printf '名称,項目1,項目2,項目3\n従業員,氏名,住所,電話番号\n会員,氏名,生年月日,メール\n' > items.csv
expect 0 ja import --dry-run items.csv

written=0
for roster in rosters/*; do
    for form in $forms; do
        encode "$form" < "$roster" || continue
        written=$((written + 1))
        roster_is "$roster as $form" -- $sheet
    done
    roster_is "$roster" -- --sheet "${roster#*/}" "$here/data/sheets.xlsx"
    # Nor where somebody says that a person is the header.
    tr '|' ',' < "$roster" > sheet.csv
    expect 3 ja import --dry-run --header-row 3 sheet.csv
    holds err 'これは名簿'
done
[ "$written" -ge 80 ] || fail "rosters were written in $written forms only"

# Numbers of rows are no codes: the rows are found by their names, this year and
# when they are numbered otherwise, unless a person says that they are codes.
rm a.daicho
expect 0 ja init --sample education
printf 'No,個人情報の種類,備考\n1,会員,あ\n2,セミナー参加者,い\n' > year.csv
expect 0 ja import --dry-run year.csv
holds out 'No → 行の番号'
holds out '変更  C-0001 会員'
holds out '新規  C-0009 セミナー参加者'
expect 0 en import --dry-run year.csv
holds out 'No numbers the rows, and is not taken for codes'
expect 0 ja import year.csv
printf 'No,個人情報の種類,備考\n１,セミナー参加者,い\n２,採用応募者,う\n３,会員,あ\n' > year.csv
expect 0 ja import --dry-run year.csv
holds out '変更  C-0006 採用応募者'
holds out '新規 0 · 変更 1 · 変更なし 2'
expect 0 ja import --dry-run --key code year.csv
holds out 'No → コード'
holds out '新規  ２ 採用応募者'
expect 0 ja import --dry-run --save-mapping numbers.tsv year.csv
holds numbers.tsv 'No	ignore'
sed -i 's/^No	ignore/No	category.code/' numbers.tsv
expect 0 ja import --dry-run --mapping numbers.tsv year.csv
holds out '新規  ２ 採用応募者'
holds out 'C-0006 も「採用応募者」という名称ですが、この行のコードは ２ です'

# A second column takes the codes; processes are parts of names, as without No.
printf 'No,個人情報の種類,管理番号\n1,会員,K-1\n2,採用応募者,K-2\n' > both.csv
expect 0 ja import --dry-run both.csv
holds out '管理番号 → コード'
holds out '新規  K-1 会員'
holds out 'C-0001 も「会員」という名称ですが、この行のコードは K-1 です'
expect 0 ja import --dry-run --key name both.csv
holds out '変更  K-1 会員'
lacks out '新規  K-1'
printf 'No,業務プロセス,個人情報の種類\n1,採用,連絡先\n2,広報,連絡先\n' > both.csv
expect 0 ja import --dry-run both.csv
holds out '広報 / 連絡先'

# A code that would give its record the name of another one is told.
printf '管理番号,名称\nC-0002,会員\n' > renamed.csv
expect 0 ja import --dry-run renamed.csv
holds out 'C-0001 も「会員」という名称ですが、この行のコードは C-0002 です'
expect 0 en import --dry-run renamed.csv
holds out 'C-0001 is called 会員 too, and the row states the code C-0002'
printf '管理番号,名称\nK-1,来訪者\nK-2,来訪者\n' > alike.csv
expect 0 ja import --dry-run alike.csv
lacks out '--key name'

# Where records have such codes, numbers are codes.
expect 0 ja import --key code year.csv
expect 0 ja import year.csv
holds out 'No → コード'
holds out '変更なし 3'

# A yes is no name, and a no names nothing.
rm a.daicho
expect 0 ja init
printf '名称,第三者提供,委託先\n会員,有,○\n名刺,無,×\n映像,なし,無し\n' > yes.csv
expect 1 ja import --dry-run yes.csv
holds out '第三者提供: 「有」とありますが'
holds out '委託先: 「○」とありますが'
lacks out '相手先 PT-'
expect 1 en import --dry-run yes.csv
holds out '"有" says that there is one, but not which. Write the names here'
sed -i 's/,有,○/,甲商事,なし/' yes.csv
expect 0 ja import yes.csv
expect 0 ja list party --format csv
[ "$(wc -l < out)" -eq 2 ] || fail "a yes or no has become a party"
printf '名称,件数\n会員,不明\n' > unknown.csv
expect 1 ja import --dry-run unknown.csv
holds out '「不明」では件数が分かりません。分かるまでは空欄にしてください。'
# A text that is no address goes to the remarks.
printf '名称,根拠参照,備考\n会員,会員規約 5条,旧台帳から\n' > evidence.csv
expect 0 ja import evidence.csv
holds out '根拠参照: 「会員規約 5条」はアドレスではないため、項目「備考」に入れます。'
expect 0 ja show C-0001
holds out '根拠参照: 会員規約 5条'
holds out '旧台帳から'
printf '名称,根拠参照\n会員,javascript:alert(1)\n' > evidence.csv
expect 1 ja import --dry-run evidence.csv

# Refused rows of a workbook, read with a mapping, are repaired and imported again.
cp "$here/data/sheets.xlsx" book.xlsx
expect 1 ja import --dry-run --sheet mended --save-mapping book.tsv book.xlsx
sed -i 's/^社内区分	ignore/社内区分	remarks/' book.tsv
expect 1 ja import --sheet mended --mapping book.tsv --accept-good book.xlsx
holds out '新規 1 '
holds book.xlsx.refused.csv '2024-13-01'
sed -i 's/たくさん/320/; s/2024-13-01/2024-12-01/' book.xlsx.refused.csv
expect 0 ja import book.xlsx.refused.csv
holds out '取り込まない列: No'
holds out '新規 2 '
expect 0 ja list category --format csv --filter 問合せ情報
holds out 'C-0006,問合せ情報'
holds out '社内区分: 甲'
holds out '800'
expect 0 ja import --dry-run book.xlsx.refused.csv
holds out '変更なし 2'

# So are those of a text, whose numbers then have gaps.
rm -r config/daicho/mappings
printf 'No,名称,件数\n1,甲,1\n2,乙,多数\n3,丙,3\n4,丁,多い\n' > gaps.csv
expect 1 ja import --accept-good gaps.csv
sed -i 's/多数/2/; s/多い/4/' gaps.csv.refused.csv
expect 0 ja import gaps.csv.refused.csv
holds out 'No → 行の番号'
finish
