#!/bin/sh
# Two copies of an inventory, edited in two offices, merged from the command line:
# the plan, conflicts, both preferences, either order, undo, and what is refused.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
a() { "$DAICHO" -f "$work/a.daicho" --lang en "$@"; }
b() { DAICHO_USER=tanaka "$DAICHO" -f "$work/b.daicho" --lang en "$@"; }
state() { "$DAICHO" -f "$1" --lang en export --kind category 2> /dev/null; }

expect 0 a init
expect 0 a add item name=氏名
expect 0 a add category name=会員 items=I-0001 persons=100
cp a.daicho b.daicho
expect 0 a merge b.daicho
holds err "nothing that is not here"

expect 0 a set C-0001 remarks=ここ
expect 0 a add category name=応募者
expect 0 b set C-0001 remarks=そこ persons=300 --reason 棚卸し
expect 0 b add category name=従業員 items=氏名
cp a.daicho a0.daicho
cp b.daicho b0.daicho

# The plan, and that nothing is changed without a decision.
expect 1 a merge --dry-run b.daicho
holds out "Conflicts: 1"
holds out "! Remarks: CONFLICT"
holds out "there: そこ"
holds out "here: ここ"
holds out "Data category  added: 1  edited: 1  conflicts: 1  new codes: 1"
lacks out "Number of persons"
lacks out "C-0002-2"
holds err "--all tells each record"
expect 1 a merge --dry-run --all b.daicho
holds out "! Remarks: CONFLICT"
holds out "* Number of persons: 100 → 300 (changed there)"
holds out "C-0002-2"
lacks err "--all"
# Conflicts are told in full, also where they are decided.
expect 1 a merge --dry-run --prefer mine b.daicho
holds out "there: そこ"
expect 1 a merge --dry-run --lang ja b.daicho
holds out "相手: そこ"
expect 1 a merge --dry-run --format json b.daicho
holds out '"class": "conflict"'
holds out '"base_entry": 2'
mv out plan
if command -v python3 > /dev/null; then
    expect 0 python3 -c 'import json; json.load(open("plan"))'
fi
expect 3 a merge b.daicho
holds out "! Remarks: CONFLICT"
lacks out "Number of persons"
holds err "1 conflict is not decided yet"
holds err "--prefer mine"
cmp -s a.daicho a0.daicho || fail "a refused merge changed the file"

# Either order gives the same.
expect 0 a merge --prefer theirs b0.daicho
holds err "Merged b0.daicho"
holds err "--all tells each record"
holds out "Data category  added: 1  edited: 1"
lacks err "C-0002-2"
expect 0 b merge --prefer mine a0.daicho
expect 0 a verify --full
expect 0 b verify --full
state a.daicho > one
state b.daicho > other
cmp one other || fail "the order of the merge decides what comes out"
holds one "C-0002-2,従業員"
holds one "そこ"
cmp -s b0.daicho b.daicho && fail "nothing was merged"

# What the other journal says is kept, and so are both offices' reasons.
expect 0 a history --of C-0001
holds out "[from b0.daicho, merged by entry 5]"
holds out "tanaka"
holds out "棚卸し"
expect 0 a merge b0.daicho
holds err "nothing that is not here"
expect 0 a undo
state a.daicho > after
state a0.daicho > before
cmp before after || fail "undo of the merge left something"
expect 0 a merge --prefer mine --reason 拠点の統合 b0.daicho
expect 0 a list category
holds out "300"
expect 0 a history
holds out "Reason: 拠点の統合"

# What cannot be merged.
expect 3 a merge absent.daicho
holds err "absent.daicho"
expect 3 a merge a.daicho
holds err "the inventory itself"
ln -s b0.daicho link.daicho
expect 3 a merge link.daicho
holds err "symbolic link"
echo "code,name" > table.csv
expect 3 a merge table.csv
head -c 30000 b0.daicho > cut.daicho
expect 3 a merge cut.daicho
expect 2 a merge
expect 2 a merge --prefer nobody b0.daicho
expect 2 a merge --format csv b0.daicho
expect 0 a undo
expect 1 a --readonly merge --dry-run b0.daicho
expect 4 a --readonly merge --prefer mine b0.daicho

# The history of a record that is gone tells of nothing else that came.
expect 0 a add department name=支店
expect 0 a delete D-0001
expect 0 a history --of D-0001
holds out "支店"
lacks out "merged by entry"

# A text that was erased here comes back by nobody's silence.
"$DAICHO" -f "$work/c.daicho" init 2> /dev/null
c() { "$DAICHO" -f "$work/c.daicho" --lang en "$@"; }
expect 0 c add category name=会員 remarks=消すべき文
cp c.daicho d.daicho
expect 0 c set C-0001 persons=5
"$DAICHO" -f "$work/d.daicho" add category name=別 > out
"$DAICHO" -f "$work/d.daicho" merge c.daicho > out 2> err
"$DAICHO" -f "$work/d.daicho" set C-0001 persons=6 2> err
expect 0 c redact C-0001 remarks
expect 3 c merge d.daicho
holds out "Remarks: CONFLICT"
holds out "erased here"
expect 0 c merge --prefer mine d.daicho
expect 0 c show C-0001
lacks out "消すべき文"
holds out "6"
expect 0 a verify --full
expect 0 c verify --full
finish
