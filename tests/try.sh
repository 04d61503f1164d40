#!/bin/sh
# Changes tried in a scratch copy: what they do to findings, notices, reviews and flows;
# thrown away, kept as one change, saved and merged; scripts, refusals, another process
# that saves meanwhile, and a trial that is killed.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" --lang en -f "$work/a.daicho" "$@"; }
# told KEYS...: the JSON in out holds it, as Python reads it: told() is the report.
told()
{
    command -v python3 > /dev/null || return 0
    python3 -c '
import json, sys
r = json.load(open("out"))
rules = lambda how: {(f["rule"], f["record"]) for f in r["findings"][how]}
ways = lambda how: {(w["role"], w["from"], w["to"], w["country"]) for w in r["flows"][how]}
sys.exit(0 if eval(sys.argv[1]) else 1)' "$1" || {
        fail "the report does not hold: $1"
        cat out >&2
    }
}
# same: the inventory is byte for byte as it was, and nothing lies beside it.
same()
{
    cmp -s a.daicho a0.daicho || fail "the inventory is another one after: $*"
    [ -z "$(ls -A tmp)" ] && [ -z "$(ls -A | grep '^\.daicho')" ] || fail "left after: $*"
}
mkdir tmp
export TMPDIR="$work/tmp" SQLITE_TMPDIR="$work/tmp"

# A ledger: a contractor, a storage here, a joint use, a retention, a notice, a review.
expect 0 d init
cat > ledger.try << 'SCRIPT'
add organization name=会社 jurisdictions=JP
add purpose name=発送 wording=商品の発送のため
add category name=顧客 purposes=P-0001 items=氏名 persons=100 status=approved reviewed_on=2026-10-01 review_due_on=2027-10-01
add category name=応募者 purposes=P-0001 items=氏名 status=approved
add party name=倉庫会社 country=JP
add party name=販売会社 country=JP
add storage name=基幹 country=JP provider=倉庫会社 medium=electronic
set C-0001 storages=基幹
add entrustment name=発送の委託 contractor=倉庫会社 categories=C-0001 contract_on=2026-04-01 supervised_on=2026-10-01
add joint_use name=共同利用 categories=C-0001 items=氏名 users=販売会社 responsible=販売会社 scope=販売会社 purposes=P-0001
add retention name=保存 categories=C-0001 period=P5Y
add notice name=個人情報の取扱いについて notice_type=privacy_notice organization=O-0001
SCRIPT
expect 1 d try --commands ledger.try --keep
holds err "Kept as entry 1 "
expect 0 d notice --publish 2026-11-01
expect 0 d review start 棚卸し --due 2027-01-31
expect 0 d review confirm C-0001
cp a.daicho a0.daicho

# A contractor is dropped: what was found of it goes, data no longer goes there.
expect 0 d try delete EN-0001 --force --format json
holds err "data flows +0 -1"
told 'len(r["records"]) == 1 and r["records"][0]["change"] == "went"'
told 'ways("gone") == {("entrusted", "category/C-0001", "party/PT-0001", "JP")} and not ways("come")'
told '[(g["category"], g["round"]) for g in r["reviewed_before"]] == [("category/C-0001", "棚卸し")]'
expect 0 d try delete EN-0001 --force
holds out "- Entrustment EN-0001 発送の委託"
grep -q '^- .*EN-0001 *$' out && fail "a deleted record is told without its name"
same "a contractor was dropped"

# A joint user more: the notice states it, and data goes there.
expect 0 d try set JU-0001 'users=販売会社; 配送会社'
holds out "Parties reached that are not now: PT-0003 配送会社"
holds out "Joint users"
holds out "Published last on 2026-11-01."
holds out "APPI Art. 27(6)"
same "a joint user was added"

# A contractor and its storage move abroad: Article 28 asks for a ground.
cat > abroad.try << 'SCRIPT'
# 委託先と保管場所を国外へ移す
daicho set ST-0001 country=US
set EN-0001 'country=US' "remarks=国外へ 移す"   # その委託も
SCRIPT
expect 1 d try --commands abroad.try --format json
told '("J19", "entrustment/EN-0001") in rules("come")'
told '("J22", "category/C-0001") in rules("come")'
told '("storage", "category/C-0001", "storage/ST-0001", "US") in ways("come")'
told '("storage", "category/C-0001", "storage/ST-0001", "JP") in ways("gone")'
expect 1 d --lang ja try --commands abroad.try
holds out "国外へ 移す"
holds out "個人情報保護法28条1項"
holds out "新たにデータが渡る国又は地域: 米国"
same "a storage was moved abroad"

# A retention is changed; a review day is changed; nothing is changed.
expect 0 d try set RT-0001 period=P7Y --format md
holds out "5 years"
holds out "7 years"
holds out "## Flows of data"
holds out "Answered as unchanged in the open review"
# A record that leads to the category before and after is told once, under each of its names.
expect 0 d try set RT-0001 period=P7Y --format json
told '[g["because"] for g in r["reviewed_before"]] == ["Retention RT-0001 保存"]'
expect 0 d try set RT-0001 name=保管 --format json
told '[g["because"] for g in r["reviewed_before"]] == ["Retention RT-0001 保存\nRetention RT-0001 保管"]'
expect 0 d try set C-0001 review_due_on=2026-11-01 --format json
told '[(x["category"], x["before"], x["after"]) for x in r["reviews"]] == [("category/C-0001", "fresh", "overdue")]'
told 'r["reviewed_before"] == []'
expect 1 d try add category name=顧客の写し status=approved --format json
told '("category/C-0003", None, "never") in [(x["category"], x["before"], x["after"]) for x in r["reviews"]]'
expect 0 d try set C-0001 name=顧客
holds out "Nothing differs."
holds out "No notice states anything else. Compared: 1."
holds out "Data goes where it goes now."
holds out "No review that was made is concerned."
same "little was tried"

# Other forms and a file of the report; what is at its place stays.
expect 0 d try set RT-0001 period=P7Y --format html -o report.html
holds report.html "<h2>Findings</h2>"
holds report.html "Content-Security-Policy"
expect 3 d try set RT-0001 period=P7Y -o report.html
expect 2 d try set RT-0001 period=P7Y --format csv

# Kept: one entry with what was tried and why; one undo brings all back.
d export --all --format json > before 2> /dev/null
expect 1 d try --commands abroad.try --keep --reason 委託先の移転
holds err "Kept as entry 5 "
expect 0 d history
holds out "Trial kept Change Storage ST-0001; Change Entrustment EN-0001"
holds out "Reason: 委託先の移転"
grep -c "^[56]  " out > entries
[ "$(cat entries)" -eq 1 ] || fail "it was kept as another number of entries than one"
expect 0 d show EN-0001
holds out "国外へ 移す"
expect 0 d verify --full
expect 0 d undo
d export --all --format json > after 2> /dev/null
cmp -s before after || fail "one undo does not bring all back"
cp a0.daicho a.daicho
expect 0 d try set C-0001 name=顧客 --keep
holds err "nothing to keep"
expect 0 d try undo --keep --reason 試し
holds err "Kept as entry"
cp a0.daicho a.daicho

# A reader who goes away before the report, and a full disk, take nothing of what is kept.
mkfifo gone
exec 3<> gone
exec 4> gone
exec 3<&-
status=0
d try --commands abroad.try --keep >&4 2> err || status=$?
exec 4>&-
[ "$status" -eq 4 ] || fail "exit $status where nobody reads the report of what is kept"
holds err "Kept as entry 5 "
holds err "could not be written whole"
expect 0 d show EN-0001
holds out "国外へ 移す"
cp a0.daicho a.daicho
status=0
d try --commands abroad.try --save gone.daicho > /dev/full 2> err || status=$?
[ "$status" -eq 4 ] || fail "exit $status where the report of what is saved does not fit"
holds err "Saved as gone.daicho"
expect 0 "$DAICHO" -f gone.daicho show EN-0001
# Where the file of the report cannot be written, nothing is kept, and that is told.
expect 3 d try --commands abroad.try --keep -o report.html
holds err "Nothing was kept."
same "the report could not be written"

# Saved: an inventory that opens, and that merge brings back.
expect 1 d try --commands abroad.try --save plan.daicho
holds err "Saved as plan.daicho"
same "a trial was saved"
expect 0 "$DAICHO" -f plan.daicho verify --full
expect 0 "$DAICHO" -f plan.daicho show EN-0001
holds out "国外へ 移す"
expect 3 d try --commands abroad.try --save plan.daicho
holds err "was not touched"
expect 3 d try --commands abroad.try --save a.daicho --force
holds err "the inventory itself"
expect 0 d set C-0002 persons=5
expect 0 d merge plan.daicho
expect 0 d show EN-0001
holds out "国外へ 移す"
expect 0 d undo
expect 0 d show C-0002
holds out "5"
cp a0.daicho a.daicho

# A script with a mistake names the line and changes nothing, also where it was to be kept.
printf 'set C-0001 persons=7\n\nset C-9999 persons=1\n' > wrong.try
expect 3 d try --commands wrong.try --keep
holds err "There is no record C-9999"
holds err "wrong.try, line 3"
printf 'set C-0001 persons=7\nset C-0001 "remarks=open\n' > wrong.try
expect 3 d try --commands wrong.try --keep
holds err "wrong.try: Line 2: A quotation"
printf 'set C-0001 persons=7\nlist category\n' > wrong.try
expect 2 d try --commands wrong.try
holds err '"list" cannot be tried'
holds err "add, set, delete, import, scan, undo, redo, merge"
printf 'import --save-mapping map.txt rows.csv\n' > wrong.try
expect 2 d try --commands wrong.try
holds err "--save-mapping"
printf 'set C-0001 persons=7 -f other.daicho\n' > wrong.try
expect 2 d try --commands wrong.try
printf '# nothing\n' > wrong.try
expect 3 d try --commands wrong.try
expect 3 d try --commands absent.try
expect 2 d try
expect 2 d try set C-0001 persons=7 --commands wrong.try
expect 2 d try set C-0001 persons=7 --keep --save other.daicho
expect 2 d try set C-0001 persons=7 --kind item
holds err "Neither 'daicho try' nor the command 'set' takes an option --kind."
expect 2 d try set C-0001
holds err "In what is tried: Usage: daicho [-f FILE] set "
expect 2 d try export --all
# An individual number is refused, and no message repeats it.
printf 'set C-0001 remarks=123456789018\n' > wrong.try
expect 3 d try --commands wrong.try --keep
holds err "Line 1"
lacks err 123456789018
expect 3 d try set C-0001 remarks=123456789018
lacks err 123456789018
expect 4 d --readonly try set C-0001 persons=7 --keep
expect 0 d --readonly try set C-0001 persons=7
printf 'set C-0001 persons=7\n' | "$DAICHO" --lang en -f a.daicho try --commands - > out 2> err || fail "a script from standard input"
holds out "100"
same "what was refused"

# Of a group the report tells what belongs to one organization; what is kept is all of it.
cp a.daicho group.daicho
g() { "$DAICHO" --lang en -f "$work/group.daicho" "$@"; }
expect 0 g add organization name=子会社 jurisdictions=JP
expect 0 g set C-0001 organization=O-0001
expect 0 g set C-0002 organization=O-0002
expect 0 g add category name=取引先 organization=O-0002 purposes=P-0001
printf 'set C-0001 remarks=a\nset C-0003 remarks=b\nadd category name=新 organization=O-0002\n' > both.try
expect 1 g try --commands both.try
holds err "This is about 2 organizations together"
expect 1 g try --organization O-0002 --commands both.try --format json
told 'sorted((x["kind"], x["code"], x["change"]) for x in r["records"]) == [("category", "C-0003", "changed"), ("category", "C-0004", "came")]'
told 'all(f["record"] == "category/C-0004" for f in r["findings"]["come"])'
holds err "Only what belongs to O-0002 子会社: 3 of 4 data categories."
expect 0 g try --organization 会社 set C-0001 remarks=a
holds out "Only what belongs to: O-0001 会社"
lacks out C-0003
expect 0 g try --organization O-0001 set C-0003 remarks=b --keep
holds out "Nothing differs."
holds err "also what belongs to other organizations"
expect 0 g show C-0003
holds out "b"
expect 3 g try --organization O-0009 set C-0003 remarks=c --keep
holds err "O-0009"
holds err "Nothing was kept."

# Another process saves meanwhile. The trial is open as soon as its script is opened.
mkfifo script
d try --commands script --keep > out 2> err &
pid=$!
exec 3> script
d set C-0002 persons=5 2> /dev/null
echo 'set C-0001 persons=7' >&3
exec 3>&-
wait $pid || fail "what both changed apart is not kept"
d list category > out 2> err
holds out "7"
holds out "5"
cp a0.daicho a.daicho
status=0
d try --commands script --keep > out 2> err &
pid=$!
exec 3> script
d set C-0001 persons=5 2> /dev/null
cp a.daicho a1.daicho
echo 'set C-0001 persons=7' >&3
exec 3>&-
wait $pid || status=$?
[ "$status" -eq 3 ] || fail "exit $status where both changed the same"
holds err "Number of persons: CONFLICT"
holds err "changed meanwhile"
cmp -s a.daicho a1.daicho || fail "a trial in conflict changed the inventory"
cp a0.daicho a.daicho

# Killed, nothing of it is left.
d try --commands script --keep > out 2> err &
pid=$!
exec 3> script
echo 'set C-0001 persons=7' >&3
kill -KILL $pid
wait $pid 2> /dev/null
exec 3>&-
expect 0 d verify
same "a trial was killed"
finish
