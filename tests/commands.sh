#!/bin/sh
# The commands as scripts use them: results, messages, exit statuses.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" -f a.daicho "$@"; }

# init: new only, mode 0600, a usual place of its own.
expect 4 d list category
holds err "init"
expect 0 d init
expect 4 d init
holds err "exists already"
[ "$(stat -c %a a.daicho)" = 600 ] || fail "the inventory can be read by others"
expect 0 env HOME="$work/home" XDG_DATA_HOME= "$DAICHO" init
[ -f home/.local/share/daicho/inventory.daicho ] || fail "not in the usual place"
expect 0 env DAICHO_FILE="$work/e.daicho" "$DAICHO" init --sample education
expect 2 "$DAICHO" -f x.daicho init --sample nothing
[ ! -e x.daicho ] || fail "a refused init left a file"

# usage.
expect 2 d nothing
expect 2 d list
expect 2 d list nothing
expect 2 d list category --format pdf
expect 2 d --nothing
expect 2 d undo --all
expect 2 d add category nothing=1
expect 0 "$DAICHO" --version
holds out "daicho "
expect 0 "$DAICHO" --help --lang ja
holds out "init"
expect 0 "$DAICHO" import --help
holds out "--dry-run"

# a file as the first word, as desktops give it.
expect 0 "$DAICHO" a.daicho list category
expect 4 "$DAICHO" none.daicho list category
holds err "none.daicho"
expect 2 "$DAICHO" -f a.daicho a.daicho list category

# add, set, show, delete.
expect 0 d add purpose name=採用の検討・決定
holds out "P-0001"
expect 0 d add category name=採用応募者 persons=320 'purposes=採用の検討・決定; 連絡' 'items=氏名; 住所; 電話番号'
holds out "C-0001"
holds err "連絡"
expect 0 d add party name=グループ各社
expect 0 d add provision name=採用の提供 categories=C-0001 recipients=グループ各社 'ground=27条1項本文(同意)'
expect 0 d add retention name=選考後 categories=C-0001 period=6か月 event=選考終了
expect 0 d --lang ja show C-0001
for text in 採用応募者 採用の検討・決定 連絡 氏名 電話番号 グループ各社 '27条1項本文(同意)' 6か月 選考終了; do
    holds out "$text"
done
expect 3 d show C-0009
expect 3 d set C-0001 persons=many
holds err "Number of persons"
expect 0 d set C-0001 persons=400 status=承認
expect 3 d delete P-0001
holds err "C-0001"
expect 0 d delete --force P-0001
expect 0 d undo

# list.
expect 0 d list category --filter 応募
holds out "採用応募者"
expect 0 d list category --filter '!応募'
lacks out "採用応募者"
expect 0 d list category --format json
for text in '"code": "C-0001"' '"persons": 400' '"status": "approved"' '"minors": null'; do
    holds out "$text"
done
expect 0 d list category --format csv --lang ja
holds out "コード,名称,説明"

# undo, redo, history.
expect 0 d history --of C-0001
holds out "320"
holds out "400"
before=$(d export --register 2>/dev/null | cksum)
expect 0 d undo
expect 0 d show C-0001
holds out "320"
expect 0 d redo
[ "$(d export --register 2>/dev/null | cksum)" = "$before" ] || fail "redo did not bring it back"
expect 0 d redo
holds out "P-0001"
expect 3 d redo
expect 2 d undo x
expect 3 d undo 999

# an inventory that can only be read.
if [ "$(id -u)" -ne 0 ]; then
    chmod 400 a.daicho
    expect 0 d list category
    expect 4 d add item name=x
    chmod 600 a.daicho
fi

# output files are not overwritten.
expect 0 d export --kind category -o c.csv
expect 3 d export --kind category -o c.csv
expect 0 d export --kind category -o c.csv --force
expect 0 d backup back.daicho
expect 3 d backup back.daicho
expect 0 d add item name=later
expect 0 d restore back.daicho
expect 0 d list item
lacks out "later"
expect 0 d verify --full
expect 4 d restore c.csv

# a damaged inventory is moved aside for the backup; the inventory itself is no
# place for one.
head -c 8192 a.daicho > damaged.daicho
expect 0 "$DAICHO" -f damaged.daicho restore back.daicho
expect 0 "$DAICHO" -f damaged.daicho verify --full
[ -f damaged.daicho.before-restore-1 ] || fail "the damaged file was not kept"
expect 3 d backup --force a.daicho
expect 0 d verify --full
expect 0 "$DAICHO" -f new.daicho restore back.daicho
expect 0 "$DAICHO" -f new.daicho verify --full
# names that may not be kept are masked in the journal, and stop nothing.
expect 0 d backup bak-123456789018.daicho
lacks a.daicho 123456789018
expect 0 env DAICHO_USER=123456789018 "$DAICHO" -f a.daicho add item name=y
lacks a.daicho 123456789018
# what is refused creates nothing, and does not say that it did.
expect 3 d add provision name=x recipients=NewCo country=ZZZ
lacks err "Created"
expect 2 d verify --head abc
# why, in the person's words.
expect 0 d add --reason "asked by the auditor" item code=I-9001 name=why
expect 0 d set I-9001 remarks=x --reason "typed twice"
expect 3 d set I-9001 remarks=y --reason 123456789018
expect 0 d delete I-9001 --reason "no longer used"
printf 'code,name\nI-9002,imported\n' > reason.csv
expect 0 d import --kind item --reason "from the old ledger" reason.csv
expect 0 d history
holds out "asked by the auditor"
holds out "typed twice"
holds out "no longer used"
holds out "from the old ledger"
lacks a.daicho 123456789018
expect 2 d list item --reason x
# a deleted record is redacted through its undo.
expect 0 d add item code=I-9000 name=ok remarks=secret
expect 0 d delete I-9000
expect 3 d redact I-9000 remarks
holds err "undo the deletion"
expect 0 d undo
# and one of another code by that.
expect 0 d set I-9000 code=I-9001
expect 3 d redact I-9000 remarks
holds err "by its new code"
expect 0 d undo
# of two records of one code, neither is called deleted.
expect 0 d add purpose code=I-9000 name=ok
expect 3 d redact I-9000 remarks
holds err "Several kinds have a record I-9000"
expect 0 d undo
expect 0 d redact I-9000 remarks
expect 0 d delete I-9000
lacks a.daicho secret
expect 0 d verify --full
finish
