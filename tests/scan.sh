#!/bin/sh
# A roster is scanned and never kept: exit statuses, the receipt, and the search
# for planted values in all that the program leaves behind.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" --lang ja -f a.daicho "$@"; }

# The rosters stand outside of what is searched.
roster=$(mktemp -d)
trap 'rm -rf "$work" "$roster"' EXIT
TMPDIR=$work/tmp
XDG_DATA_HOME=$work/data
XDG_STATE_HOME=$work/state
XDG_CACHE_HOME=$work/cache
export TMPDIR XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
mkdir -p tmp data state cache

expect 0 d init
expect 0 d add category name=従業員

# The planted values.
planted='植込太郎|ウエコミ|090-5555-0101|uekomi@example.jp|1971/02/03|300000501|植込町'
cat > "$roster/r.csv" <<'CSV'
社員番号,氏名,カナ,生年月日,住所,電話番号,メール,障害者,謎
300000501,植込太郎,ウエコミタロウ,1971/02/03,植込町1-2-3,090-5555-0101,uekomi@example.jp,na,植込太郎
300000502,植込花子,ウエコミハナコ,1972/02/03,植込町1-2-4,090-5555-0102,uekomi2@example.jp,na,植込花子
CSV
# searched STEP: no planted value in anything the program wrote.
searched()
{
    if grep -raqE "$planted" "$work"; then
        fail "planted values after: $1"
        grep -raolE "$planted" "$work" >&2
    fi
    iconv -f UTF-8 -t CP932 > "$roster/patterns" <<'TEXT'
植込太郎
ウエコミ
TEXT
    if LC_ALL=C grep -raqF -f "$roster/patterns" "$work"; then
        fail "planted values in CP932 after: $1"
    fi
}

# Without a category: columns and counts, nothing changed.
before=$(sha256sum < a.daicho)
expect 0 d scan "$roster/r.csv"
holds out "氏名"
holds out "要配慮個人情報"
holds out "行数: 2（2026年11月22日）"
holds out "セルの値は保存していません"
holds out "不明な列"
searched "scan without a category"
# With one: what is not declared is a finding, and still nothing is changed.
expect 1 d scan --category C-0001 "$roster/r.csv"
holds out "台帳にない項目"
holds out "台帳の件数: 未記入"
[ "$before" = "$(sha256sum < a.daicho)" ] || fail "a scan changed the file"
# A roster is refused by import, whatever kind is named.
for kind in '' '--kind category' '--kind party' '--kind item'; do
    # shellcheck disable=SC2086
    expect 3 d import $kind "$roster/r.csv"
    holds err "これは名簿"
    holds err "daicho scan"
    # shellcheck disable=SC2086
    expect 3 d import $kind --accept-good --unknown remarks "$roster/r.csv"
done
[ "$before" = "$(sha256sum < a.daicho)" ] || fail "a refused import changed the file"
searched "import of a roster"

# Accepting: one change, undone as one.
expect 0 d scan --category C-0001 --accept -o receipt.txt "$roster/r.csv"
holds receipt.txt "（追加しました）"
expect 0 d scan --category 従業員 --format json -o receipt.json "$roster/r.csv"
holds receipt.json '"standing": "declared"'
holds receipt.json '"header_sha256": "'
expect 3 d scan -o receipt.json "$roster/r.csv"
expect 0 d scan --force -o receipt.json "$roster/r.csv"
expect 0 d show C-0001
holds out "障害の有無・区分"
holds out "2026年11月22日"
expect 0 d history
holds out "r.csv（9列、2行）"
searched "accepting"
expect 0 d verify --full
expect 0 d undo
expect 1 d scan --category C-0001 "$roster/r.csv"
expect 0 d redo
expect 0 d scan --category C-0001 "$roster/r.csv"

# In CP932, and through a pipe.
iconv -f UTF-8 -t CP932 "$roster/r.csv" > "$roster/s.csv"
expect 0 d scan --category C-0001 "$roster/s.csv"
holds out "CP932"
status=0
"$DAICHO" --lang ja -f a.daicho scan /dev/stdin < "$roster/s.csv" > out 2> err || status=$?
[ "$status" -eq 0 ] || fail "a pipe: exit $status"
searched "CP932"

# Wrong calls and refused files.
expect 2 d scan
expect 2 d scan --accept "$roster/r.csv"
expect 2 d scan --persons 3 "$roster/r.csv"
expect 2 d scan --format csv "$roster/r.csv"
expect 3 d scan --category C-9999 "$roster/r.csv"
expect 3 d scan --category C-0001 --accept "$roster/nothing.csv"
expect 3 d scan --category C-0001 --items 趣味 "$roster/r.csv"
sed 1d "$roster/r.csv" > "$roster/headless.csv"
expect 3 d scan "$roster/headless.csv"
holds err "見出し行が見つかりません"
printf '社員番号,氏名\n1,"植込太郎\n' > "$roster/broken.csv"
expect 3 d scan "$roster/broken.csv"
mkdir -p "$XDG_CONFIG_HOME/daicho"
printf '謎\n' > "$XDG_CONFIG_HOME/daicho/items.tsv"
expect 3 d scan "$roster/r.csv"
holds err "items.tsvの1行目"
printf '謎\t旧姓\n' > "$XDG_CONFIG_HOME/daicho/items.tsv"
expect 1 d scan --category C-0001 "$roster/r.csv"
holds out "旧姓"
rm "$XDG_CONFIG_HOME/daicho/items.tsv"
searched "refused files"

# Lines below the header that say how it is filled in are no persons.
cat > "$roster/guided.csv" <<'CSV'
社員番号,氏名,生年月日,電話番号
文字列,文字列,日付,文字列
10桁,20文字,,15桁
（例）0001,見本太郎,1980/01/01,090-0000-0000
必須,必須,任意,任意
300000501,植込太郎,1971/02/03,090-5555-0101
300000502,植込花子,1972/02/03,090-5555-0102
CSV
expect 0 d scan "$roster/guided.csv"
holds out "行数: 2（2026年11月22日）"
holds out "数えなかった合計・注記・記入説明の行: 4"
expect 3 d import "$roster/guided.csv"
# Two lines of header; the reasons are those of the header of persons.
printf '基本情報,,,連絡先,\n社員番号,姓,名,電話番号,メール\n300000501,植込,太郎,090-5555-0101,uekomi@example.jp\n300000502,植込,花子,090-5555-0102,uekomi2@example.jp\n' > "$roster/two.csv"
expect 0 d scan "$roster/two.csv"
holds out "見出し: 2行目"
holds out "行数: 2（"
expect 3 d import "$roster/two.csv"
holds err "人を表す見出し: 社員番号、姓、名"
searched "rosters with more lines than one above the first person"

# A ledger is scanned too, but its rows are not taken for persons.
printf '個人情報の種類,利用目的,保存期間\n会員,配送,5年\n' > ledger.csv
expect 0 d scan ledger.csv
holds out "台帳（"
expect 3 d scan --category C-0001 --accept ledger.csv
holds err '--persons keep'

# A workbook with the same persons, in a form that can be read while it is
# unpacked: rows as in r.csv, as many as keep the program busy for a while.
python3 - "$roster/r.csv" "$roster" << 'PYTHON'
import csv, sys, zipfile
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8")))
main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
package = "http://schemas.openxmlformats.org/package/2006/relationships"
def row(cells):
    return "<row>" + "".join('<c t="inlineStr"><is><t>%s</t></is></c>' % c for c in cells) + "</row>"
for name, times in ("r.xlsx", 1), ("long.xlsx", 60000):
    with zipfile.ZipFile("%s/%s" % (sys.argv[2], name), "w", zipfile.ZIP_STORED) as book:
        book.writestr("_rels/.rels", '<Relationships xmlns="%s"><Relationship Id="a" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % (package, office))
        book.writestr("xl/_rels/workbook.xml.rels", '<Relationships xmlns="%s"><Relationship Id="a" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' % (package, office))
        book.writestr("xl/workbook.xml", '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>' % (main, office))
        book.writestr("xl/worksheets/sheet1.xml", '<worksheet xmlns="%s"><sheetData>' % main + row(rows[0]) + "".join(row(r) for r in rows[1:]) * times + "</sheetData></worksheet>")
PYTHON
expect 0 d scan --category C-0001 "$roster/r.xlsx"
holds out "行数: 2（2026年11月22日）"
expect 0 d scan --category C-0001 --format json "$roster/r.xlsx"
expect 3 d import "$roster/r.xlsx"
holds err "これは名簿"
expect 3 d import --accept-good --unknown remarks --save-mapping roster.tsv "$roster/r.xlsx"
searched "a workbook"

# Killed while it holds the values: no core, nothing left. The pipe takes 64 KiB,
# so that all before its last part was read when the writer has ended.
head -n 1 "$roster/r.csv" > "$roster/long.csv"
i=0
while [ $i -lt 3000 ]; do
    sed -n 2p "$roster/r.csv"
    i=$((i + 1))
done >> "$roster/long.csv"
ulimit -c unlimited 2> /dev/null || :

# killed SIGNAL STATUS WHAT: kills the program, $pid, and searches what it left.
killed()
{
    kill "-$1" $pid
    status=0
    wait $pid 2> /dev/null || status=$?
    [ "$status" -eq "$2" ] || fail "$3: exit $status, not killed"
    find "$work" -name 'core*' -type f | grep . && fail "$3: a core was written"
    searched "killed $3"
}

# reading PID PATH BYTES: whether PID has PATH open and is past so many bytes of it.
reading()
{
    for fd in /proc/"$1"/fd/*; do
        [ "$(readlink "$fd")" != "$2" ] && continue
        at=$(sed -n 's/^pos:[[:space:]]*//p' "/proc/$1/fdinfo/${fd##*/}" 2> /dev/null)
        [ "${at:-0}" -gt "$3" ] && return 0
    done
    return 1
}

size=$(wc -c < "$roster/long.xlsx")
for command in scan import; do
    for signal in ABRT:134 KILL:137; do
        mkfifo "$roster/pipe"
        exec 3<> "$roster/pipe"
        "$DAICHO" -f a.daicho "$command" "$roster/pipe" > killed.out 2> killed.err &
        pid=$!
        cat "$roster/long.csv" >&3
        killed "${signal%:*}" "${signal#*:}" "$command by $signal"
        exec 3>&-
        rm "$roster/pipe"

        "$DAICHO" -f a.daicho "$command" "$roster/long.xlsx" > killed.out 2> killed.err &
        pid=$!
        until reading $pid "$roster/long.xlsx" $((size / 4)) || ! kill -0 $pid 2> /dev/null; do :; done
        killed "${signal%:*}" "${signal#*:}" "$command of a workbook by $signal"
    done
done
expect 0 d verify --full
finish
