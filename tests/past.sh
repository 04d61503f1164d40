#!/bin/sh
# The inventory as it was, snapshots and what changed, on the command line.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
TZ=UTC
export TZ
d() { "$DAICHO" -f a.daicho "$@"; }
at() { DAICHO_NOW=$1; export DAICHO_NOW; shift; expect 0 d "$@"; }

at 2026-03-30T09:00:00Z init
at 2026-03-30T09:00:00Z add purpose name=連絡 wording=連絡のため
at 2026-03-30T09:00:00Z add party name=相手 address=旧住所
at 2026-03-30T09:00:00Z add joint_use name=共同利用 purposes=P-0001 responsible=PT-0001 scope=グループ
at 2026-03-31T10:00:00Z snapshot 令和7年度 --reason 年次棚卸し
holds out "令和7年度  2026-03-31 10:00:00"
content=$(sed -n 's/^    \([0-9a-f]\{64\}\)$/\1/p' out)
[ -n "$content" ] || fail "no hash"
expect 0 d export --all --format json -o then.json
expect 0 d export --all -o then
expect 0 d list purpose --format csv
cp out then.csv

at 2026-05-01T10:00:00Z set P-0001 wording=連絡と分析のため
at 2026-05-01T10:00:00Z set JU-0001 scope=グループと提携先 remarks=メモ
at 2026-05-01T10:00:00Z set PT-0001 address=新住所
at 2026-05-01T10:00:00Z add category name=会員
DAICHO_NOW=2026-11-22T09:00:00Z

# As it was: what was exported then comes again, byte for byte.
for when in 令和7年度 2026-03-31 令和8年3月31日 2026-04-30 "2026-03-31 10:00" "#4"; do
    rm -rf back back.json
    expect 0 d export --all --format json -o back.json --as-of "$when"
    cmp then.json back.json || fail "as of $when"
    expect 0 d export --all -o back --as-of "$when"
    diff -r then back || fail "as of $when"
done
expect 0 d list purpose --format csv --as-of 令和7年度
cmp then.csv out || fail "list"
holds err "The inventory as of 2026-03-31 10:00, entry 4"
expect 0 d export --kind purpose --as-of 令和7年度
holds err "Head of the journal: entry 4, $(d snapshot --format json | sed -n 's/.*"head": "\(.*\)".*/\1/p')"
expect 0 d show JU-0001 --as-of 2026-03-31
lacks out 提携先
expect 3 d show C-0001 --as-of 2026-03-31
expect 1 d check --as-of 2026-03-31
lacks out C-0001
expect 1 d check --as-of now
holds out C-0001
expect 3 d check --as-of 2026-03-31 --waive J01 purpose/P-0001 --reason x
expect 2 d list purpose --as-of someday
holds err "someday"
expect 3 d list purpose --as-of 2026-03-29
expect 3 d list purpose --as-of "#99"
expect 2 d due --as-of now

# What changed, and what the law asks for.
expect 1 d diff 令和7年度
holds out "From 2026-03-31 10:00 (entry 4) to now (entry 8)"
holds out "[as a rule not permitted (APPI Art. 27(6))] Scope of joint users: グループ -> グループと提携先"
holds out "[without delay (APPI Arts. 17(2) and 21(3))]"
holds out "[without delay (APPI Art. 27(6))] Address: 旧住所 -> 新住所"
holds out "[record only] Remarks: (nothing) -> メモ"
holds out "+ C-0001 会員"
holds out "as a rule not permitted: 1"
expect 1 d --lang ja diff 令和7年度 --kind joint_use
holds out "[原則不可 (個人情報保護法27条6項)]"
lacks out 会員
expect 1 d diff now 令和7年度
holds out "- C-0001 会員"
expect 0 d diff 令和7年度 2026-04-30
holds out "Nothing differs."
expect 1 d diff 2026-03-31 now --format json
holds out '"timing": "not_permitted"'
holds out '"after": "グループと提携先"'
expect 1 d diff 2026-03-31 --format csv
[ "$(wc -l < out)" -eq 6 ] || fail "not a row a change"
expect 2 d diff 2026-03-31 --format html
expect 2 d diff
expect 2 d diff nothing

# Snapshots: names, and what another program does to one.
expect 3 d snapshot 令和7年度
expect 3 d snapshot 2026-03-31
expect 3 d snapshot x --reason 123456789018
lacks err 123456789018
expect 2 d snapshot --reason x
expect 0 d snapshot --format json
holds out "\"content\": \"$content\""
holds out '"reason": "年次棚卸し"'
expect 0 d verify --full
holds out "Snapshots: 1."
expect 0 d history
holds out "Content: $content"
expect 3 d undo 4
expect 4 d --readonly snapshot y

# Anybody can make the hash anew from the JSON export.
if command -v jq > /dev/null; then
    own=$(jq -r '.kinds | to_entries[] | .key as $kind | .value[] | .code as $code
        | to_entries[] | .key as $column | .value
        | if type == "array" then .[] elif . == null then empty
          elif . == true then "yes" elif . == false then "no" else . end
        | [$kind, $code, $column, tostring] | @tsv' then.json | LC_ALL=C sort | sha256sum)
    [ "${own%% *}" = "$content" ] || fail "the hash is not that of the export"
fi
finish
