#!/bin/sh
# The folder of evidence can be checked without daicho: any altered file shows in
# the checksums, any altered, removed or moved entry of the journal in the chain.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" --lang ja -f "$file" "$@"; }
file=sample
expect 0 d init --sample education
expect 0 d set C-0001 --reason '名称の見直し' 'name=会員 "A"'
expect 0 d notice --publish 2026-04-01 --place https://example.com/privacy
expect 0 d add party name=誤記 code=PT-0900 remarks=取消す言葉
expect 0 d redact PT-0900 remarks
expect 0 d undo 2

expect 0 d evidence -o ev
sums=$(cat out)
[ "$sums" = "$(sha256sum ev/SHA256SUMS | cut -d' ' -f1)" ] || fail "the printed SHA-256 is not that of SHA256SUMS"
[ "$(stat -c %a ev ev/records ev/register.csv | tr '\n' ' ')" = '700 700 600 ' ] || fail "others can read it"
expect 0 d history
holds out "SHA256SUMS $sums"
holds out 監査資料
expect 0 d verify --full
check() { (cd "$1" && sha256sum --quiet -c SHA256SUMS); }
expect 0 check ev
# Every file but the list itself is in the list.
(cd ev && find . -type f ! -name SHA256SUMS | sed 's|^\./||' | sort) > there
sed 's/^[0-9a-f]*  //' ev/SHA256SUMS | sort > listed
cmp -s there listed || fail "SHA256SUMS does not list every file"

# What stands in it.
holds ev/register.csv '会員'
holds ev/changes.csv '会員 ""A""'
holds ev/changes.csv 名称の見直し
holds ev/journal.csv "$(cut -d' ' -f2 ev/journal_head.txt)"
holds ev/README.ja.txt "$(cut -d' ' -f2 ev/journal_head.txt)"
holds ev/README.en.txt 株式会社サンプル教育
holds ev/findings.csv 個人情報保護法
holds ev/notices/1-PB-0001.md '個人データの管理について責任を有する者'
[ "$(head -c 2 ev/papers.xlsx)" = PK ] || fail "no workbook"
[ -s ev/reviews.csv ] && [ -s ev/snapshots.csv ] && [ -s ev/data-flows.dot ] || fail "a file is empty"
lacks ev/journal.jsonl 取消す言葉
expect 0 d export --register
cmp -s out ev/register.csv || fail "the register differs from the export"
expect 0 d export --all -o all
for each in all/*.csv; do
    cmp -s "$each" "ev/records/${each#all/}" || fail "records/${each#all/} differs from the export"
done

# Every altered file is found.
for each in $(cat listed); do
    rm -rf bad && cp -R ev bad
    printf x >> "bad/$each"
    expect 1 check bad
    grep -qF "$each" err out || fail "the altered $each is not named"
done

# The chain: the script knows the head of this folder and any before it.
command -v python3 > /dev/null || { finish; }
chain() { python3 "$@"; }
expect 0 chain ev/check_journal.py
holds out "$(cut -d' ' -f2 ev/journal_head.txt)"
first=$(head -n 1 ev/journal.jsonl | sed 's/.*"hash": "\([0-9a-f]*\)".*/\1/')
expect 0 chain ev/check_journal.py "$first"
# It speaks the language of the locale, or that which is asked for.
expect 0 env LC_ALL=ja_JP.UTF-8 PYTHONIOENCODING=utf-8 python3 ev/check_journal.py "$first"
holds out '変更履歴は連続しています'
holds out 'SHA256SUMS のとおりです'
expect 0 env LC_ALL=ja_JP.UTF-8 python3 ev/check_journal.py --lang en
holds out 'The journal holds'
expect 1 env PYTHONIOENCODING=utf-8 python3 ev/check_journal.py --lang ja 0123
holds err 'ハッシュ 0123 の履歴はこの変更履歴にありません'
expect 0 env LC_ALL=C PYTHONIOENCODING=ascii python3 ev/check_journal.py --lang ja
expect 1 chain ev/check_journal.py --lang
expect 1 chain ev/check_journal.py "$(echo "$first" | tr 0-9a-f 1-9a-f0)"
# seal FOLDER: makes its SHA256SUMS anew, as a forger would.
seal() { (cd "$1" && find . -type f ! -name SHA256SUMS | sed 's|^\./||' | LC_ALL=C sort | xargs sha256sum > ../sums && mv ../sums SHA256SUMS); }
# The files: altered, missing, added, and their list made anew.
expect 0 chain ev/check_journal.py
holds out "$sums"
rm -rf bad && cp -R ev bad
echo x >> bad/records/category.csv
expect 1 chain bad/check_journal.py
holds err 'records/category.csv was altered'
rm bad/records/category.csv
expect 1 chain bad/check_journal.py
holds err 'records/category.csv is missing'
cp ev/records/category.csv bad/records && echo mine > bad/records/mine.csv
expect 0 chain bad/check_journal.py
holds out 'Not of this evidence: records/mine.csv'
rm bad/records/mine.csv && echo x >> bad/records/category.csv && seal bad
expect 0 chain bad/check_journal.py
lacks out "$sums"
rm bad/SHA256SUMS
expect 1 chain bad/check_journal.py
# damage NAME SCRIPT: the journal in a copy, rewritten by Python, must fail though the
# checksums were made anew.
damage()
{
    rm -rf bad && cp -R ev bad
    python3 - "$2" << 'END' || fail "$1: the damage was not done"
import json, sys
path = "bad/journal.jsonl"
rows = [json.loads(line) for line in open(path, encoding="utf-8")]
before = json.dumps(rows)
exec(sys.argv[1])
assert json.dumps(rows) != before
open(path, "w", encoding="utf-8").write("".join(json.dumps(row) + "\n" for row in rows))
END
    seal bad
    expect 1 chain bad/check_journal.py
    [ -s err ] || fail "$1: nothing is said"
}
damage 'another person' 'next(r for r in rows if r.get("entry") == 2)["who"] = "somebody"'
damage 'another time' 'next(r for r in rows if r.get("entry") == 2)["at"] = "2020-01-01T00:00:00Z"'
damage 'another reason' 'next(r for r in rows if r.get("entry") == 2)["why"] = ""'
damage 'other words' 'next(r for r in rows if r.get("of") == 2)["words"] += " "'
damage 'other changes' 'next(r for r in rows if r.get("of") == 2)["changes"] = ""'
damage 'a part is gone' 'rows.remove(next(r for r in rows if r.get("of") == 2))'
damage 'an entry is gone' 'rows[:] = [r for r in rows if 3 not in (r.get("entry"), r.get("of"))]'
damage 'entries are moved' 'rows.sort(key=lambda r: -r.get("entry", r.get("of")))'
damage 'the tail is cut' 'last = max(r.get("entry", 0) for r in rows); rows[:] = [r for r in rows if last not in (r.get("entry"), r.get("of"))]'
damage 'all is gone' 'rows.clear()'
damage 'a redaction is invented' 'next(r for r in rows if r.get("entry") == 2).update(redacted_by=3, why="")'
damage 'redacted words are altered' 'by = [r["entry"] for r in rows if r.get("redacted_by")]; next(r for r in rows if r.get("of") in by)["words"] += "x"'

# Existing folders; a second one; reading only; nothing left of what was refused.
expect 3 d evidence -o ev
expect 2 d evidence
echo mine > ev/mine.txt
expect 0 d evidence -o ev --force
holds err 1件
expect 0 check ev
expect 0 chain ev/check_journal.py
[ "$(cat ev/mine.txt)" = mine ] || fail "a file of the person was touched"
mkdir -p empty
expect 0 d evidence -o empty
mkdir -p full/records && echo x > full/x
expect 3 d evidence -o full
[ -d full/records ] && [ "$(ls full | tr '\n' ' ')" = 'records x ' ] || fail "a refused folder was changed"
expect 4 d evidence -o none/at/all
before=$(d history 2> /dev/null | wc -l)
expect 0 d --readonly evidence -o readonly
holds readonly/README.ja.txt 読み取り専用
[ "$(d history 2> /dev/null | wc -l)" -eq "$before" ] || fail "reading only wrote an entry"
expect 0 check readonly

# As it was: the records and the journal up to then; the making is entered now.
entries() { d history 2> /dev/null | grep -c '^[0-9]'; }
before=$(entries)
expect 0 d evidence --as-of '#1' -o past
[ "$(entries)" -eq $((before + 1)) ] || fail "the making of a past is not entered"
expect 0 check past
expect 0 chain past/check_journal.py
[ "$(cut -d' ' -f1 past/journal_head.txt)" = 1 ] || fail "the past has a later journal"
holds past/README.ja.txt '#1 (2026-11-22T09:00:00Z)'
lacks past/README.ja.txt 読み取り専用
expect 0 d export --register --as-of '#1'
cmp -s out past/register.csv || fail "the register is not that of the past"
lacks past/register.csv '会員 ""A""'

# The journal of a merged file stands in it, tied to ours.
cp sample other
expect 0 "$DAICHO" -f other add party name=支社の相手先 code=PT-0950
expect 0 d merge other
expect 0 d evidence -o merged
holds merged/journal_others.jsonl 支社の相手先
expect 0 check merged
expect 0 chain merged/check_journal.py
sed 's/支社の相手先/別の相手先/' merged/journal_others.jsonl > altered && cp altered merged/journal_others.jsonl
seal merged
expect 1 chain merged/check_journal.py
: > merged/journal_others.jsonl
seal merged
expect 1 chain merged/check_journal.py
last=$(cut -d' ' -f1 merged/journal_head.txt)
expect 0 d evidence --as-of "#$last" -o merged-past
expect 0 chain merged-past/check_journal.py
cmp -s altered merged-past/journal_others.jsonl && fail "the altered journal came back"
expect 0 d evidence --as-of "#$((last - 1))" -o merged-before
expect 0 chain merged-before/check_journal.py
[ ! -s merged-before/journal_others.jsonl ] || fail "the past has a later merge"

# An empty inventory has evidence too; files in English.
file=blank
expect 0 d init
expect 0 "$DAICHO" --lang en -f blank evidence -o blank-ev
holds blank-ev/journal.csv 'Entry,Time (UTC),Done by'
expect 0 check blank-ev
expect 0 chain blank-ev/check_journal.py
finish
