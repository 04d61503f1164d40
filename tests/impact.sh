#!/bin/sh
# What is touched by what went wrong, on the command line: the sheet in both languages and
# every form, records by code and name, refusals. IMPACT_WRITE=1 writes the sheets anew.
srcdir=$(cd "${srcdir:-.}" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" -f a.daicho "$@"; }

# same NAME: the output is the sheet of that name but for its last line, which names the
# head of the journal.
same()
{
    sheet=$srcdir/tests/data/impact/$1
    sed '$d' out > told
    [ -z "$IMPACT_WRITE" ] || cp told "$sheet"
    cmp -s told "$sheet" || {
        fail "the sheet differs from $sheet:"
        diff "$sheet" told >&2
    }
}

expect 0 d --lang ja init --sample portal
expect 2 d impact
holds err "--storage"
expect 3 d impact --party PT-9999
holds err "There is no record PT-9999"
expect 3 d impact C-9999
expect 3 d impact NT-0001
holds err "leads to no data category"
expect 2 d impact --party PT-0018 --date soon
holds err "--date: "
expect 2 d impact --party PT-0018 --format csv
expect 2 d impact --party PT-0018 --format xlsx
holds err "-o PATH"

# The contractor of the chat reports a breach; it is named, or its code is.
expect 0 d --lang en impact --party PT-0018 --date 2026-11-20
same chat-en.txt
expect 0 d --lang ja impact --party チャットプラス株式会社 --date 令和8年11月20日
same chat-ja.txt

# A ledger with counts: a storage, and what is there and of an item too.
expect 0 d add item name=カルテ番号 item_class=sensitive sensitive_head=treatment
item=$(cat out)
expect 0 d add party name=クラウド社 country=US contact=soc@example.com
expect 0 d add storage name=会員データベース provider=クラウド社 country=US
storage=$(cat out)
expect 0 d set C-0001 storages="$storage" persons=12400 persons_on=2026-04-01
expect 0 d set C-0008 storages="$storage" items="$item"
expect 0 d --lang ja impact --storage 会員データベース --date 2026-12-25
same storage-ja.txt
expect 0 d --lang en impact "$storage" --item "$item" --narrow --date 2026-12-25
lacks out "C-0001"
holds out "C-0008"
holds out "likely; please check"

# The other forms; files are not overwritten.
expect 0 d --lang en impact --storage "$storage" --format json
python3 - out <<'END' || fail "the JSON is not what it should be"
import json, sys
sheet = json.load(open(sys.argv[1], encoding="utf-8"))
categories = {c["code"]: c for c in sheet["categories"]}
assert sorted(categories) == ["C-0001", "C-0008"], categories
assert categories["C-0001"]["persons"] == 12400
assert categories["C-0008"]["persons"] is None
assert sheet["heads"] == {"sensitive": "likely", "property": "open", "wrongful": "open",
                          "many": "likely", "numbers": "not_seen"}, sheet["heads"]
assert sheet["persons"] == {"sum": 12400, "largest": 12400, "categories_known": 1,
                            "categories_unknown": 1, "categories_old": 0}
assert sheet["days"]["final"] >= "2026-12-21", sheet["days"]
END
expect 0 d --lang ja impact --storage "$storage" --format html -o sheet.html
holds sheet.html "<h2>報告（法26条1項）</h2>"
expect 3 d impact --storage "$storage" --format html -o sheet.html
expect 0 d --lang ja impact --storage "$storage" --format xlsx -o sheet.xlsx
python3 - <<'END' || fail "the workbook has not the sheets that it should have"
import zipfile
names = zipfile.ZipFile("sheet.xlsx").read("xl/workbook.xml").decode()
for name in ["概要", "通知・連絡先", "該当するデータ区分", "調べること"]:
    assert 'name="' + name + '"' in names, names
END

# An organization under the GDPR alone is not asked for Article 26; nobody is known to have said
# when it became known, so the sheet says that it assumes today.
expect 0 d --lang ja add organization name=見本ヨーロッパ jurisdictions=EU
europe=$(cat out)
expect 0 d --lang ja add category name=欧州の会員 organization="$europe"
abroad=$(cat out)
expect 0 d --lang en impact "$abroad" --date 2026-11-20
holds out "holds for no organization that this concerns"
lacks out "Enforcement Rules Art. 7"
lacks out "Personal Information Protection Commission"
holds out "within 72 hours from the moment of knowing, every day counted: on 2026-11-23"
holds out "Supervisory authority (GDPR)"
lacks out "assumed: today, as no day was given"
expect 0 d --lang en impact "$abroad"
holds out "assumed: today, as no day was given"
expect 0 d impact "$abroad" --date 2026-11-20 --format json
python3 - out <<'END' || fail "the JSON is not that of another law"
import json, sys
sheet = json.load(open(sys.argv[1], encoding="utf-8"))
assert sheet["gdpr"] and not sheet["appi"] and not sheet["known_on_assumed"]
assert set(sheet["heads"].values()) == {None}, sheet["heads"]
assert sheet["days"]["gdpr_authority"] == "2026-11-23" and sheet["days"]["final"] is None
END

# As it was before the second category was there.
expect 0 d impact --storage "$storage" --as-of "#5"
holds out "C-0001"
lacks out "C-0008"
finish
