#!/bin/sh
# The annual review on the command line: from its start to its close.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" -f a.daicho "$@"; }
r() { d review "$@"; }

expect 0 d init
for name in 会員 応募者 通話録音; do expect 0 d add category "name=$name" department=営業; done
expect 0 d add category name=従業員 department=人事
expect 0 d add category name=廃止済 department=人事 status=retired
expect 3 r status
holds err "review start"

# Words and options that do not go together are wrong usage.
expect 2 r
expect 2 r begin
holds err "start, send, receive, status, due, confirm, approve, close"
expect 2 r start 2026
holds err "--due"
expect 2 r start 2026 --due 2027-03-31 --by me
expect 2 r confirm
expect 2 r confirm C-0001 --all
expect 2 r confirm --all --department 営業
expect 2 r confirm --edited
expect 2 r confirm C-0001 --outcome gone
expect 2 r status --format csv
expect 3 r start 2026 --due 2026-01-01
expect 3 r start 2026 --due soon
expect 3 r start 2026 --due 2027-03-31 --department 総務

expect 0 r start 2026年度 --due 2027年3月31日
[ "$(cat out)" = RV-0001 ] || fail "no code: $(cat out)"
holds err "4 data categories, due on 2027-03-31"
expect 0 r status --lang ja
holds out "期限 2027年3月31日"
expect 0 r status --format json
holds out '"total": 4'
holds out '"open": 4'
expect 1 env DAICHO_NOW=2027-04-01 "$DAICHO" -f a.daicho review status
holds err "Overdue: 4. The review was due 1 days ago."

# By code, by department; what was changed since the start stays open.
expect 0 r confirm C-0001 --reviewer 鈴木 --comment 変わりなし
expect 0 d set C-0002 persons=12
expect 0 r confirm --department 営業
holds err "Unchanged: 1 data categories."
holds err "Left open: 1"
expect 0 r confirm --edited --outcome changed --comment 件数
holds err "Changed: 1 data categories."
expect 0 r confirm --department 営業
holds err "Nothing was changed."
expect 3 r confirm C-0005
holds err "is not in the review"
expect 0 d history --of C-0001 --lang ja
holds out "無変更確認 データ区分 C-0001"
holds out "確認者: (未記入) → 鈴木"
expect 0 d list review --filter outcome:changed --format csv
holds out "件数"
expect 0 d list category --filter reviewed_on=2026-11-22 --format csv
[ "$(wc -l < out)" -eq 4 ] || fail "the categories do not tell their review"
expect 1 d check --rule J31
holds out "C-0004"
lacks out "C-0001"

# When the next reviews are due: what was confirmed is fresh.
expect 0 d set C-0005 status=approved
expect 0 d set C-0004 reviewed_on=2026-01-01 review_due_on=2026-11-30
expect 0 r due
holds out "2026-11-30  due soon"
holds out "-           neither reviewed nor planned  C-0005"
holds err "fresh: 3 data categories."
expect 0 d set C-0005 reviewed_on=2025-11-21
expect 1 r due --format json
holds out '"standing": "overdue"'
holds out '"until": "2026-11-21"'
expect 2 r due C-0001
expect 0 d set C-0004 reviewed_on= review_due_on=
expect 0 d set C-0005 status=retired

# Another one of the other department, at the same time.
expect 0 r start 人事 --due 2026-12-31 --department 人事 --filter "name:従業員"
expect 3 r status
holds err "RV-0002 人事, RV-0001 2026年度"
expect 0 r status 人事
expect 2 r status 人事 --campaign RV-0001
expect 0 r confirm --all --campaign 人事 --outcome retire

# Approval and close.
expect 2 r approve RV-0001
holds err "--by"
expect 3 r approve RV-0001 --by 管理者
holds err "1 of 4 reviews are not answered"
expect 2 r approve RV-0001 --by 管理者 --open x
expect 3 r approve RV-0001 --by 管理者 --open 2 --reason 休職中
expect 3 r approve RV-0001 --by 管理者 --open 1
expect 3 r close RV-0001
expect 0 r approve RV-0001 --by 管理者 --open 1 --reason 休職中
expect 3 r confirm C-0004 --campaign RV-0001
holds err "was approved on 2026-11-22"
expect 3 r close RV-0001 --snapshot now
expect 0 r close RV-0001
holds err 'sealed as the snapshot "2026年度"'
expect 0 d snapshot
holds out "2026年度"
expect 0 d show campaign/RV-0001 --as-of 2026年度
expect 3 r close RV-0001
expect 3 r confirm C-0004 --campaign RV-0001
holds err "was closed on"
expect 0 r status
holds out "人事"
expect 0 d show campaign/RV-0001
holds out "休職中"
expect 0 d verify --full
expect 4 "$DAICHO" -f a.daicho --readonly review start 2027 --due 2028-03-31

# The sheets of departments whose codes and names make one name of a file do not take
# each other's place, and what is not sent whole leaves nothing, also with --force.
s() { "$DAICHO" -f s.daicho "$@"; }
expect 0 s init
for code in 'D:9' 'D?9' 'd*9'; do
    expect 0 s add department "code=$code" name=x
    expect 0 s add category "name=of $code" "department=$code"
done
expect 0 s review start 2026 --due 2027-03-31
expect 0 s review send -o names
[ "$(find names -type f | wc -l)" -eq 6 ] || fail "not two files a department: $(ls names)"
for file in D_9_x D_9_x_2 d_9_x_3; do [ -s "names/$file.csv" ] || fail "no $file.csv"; done
expect 0 s review send -o forced --force
[ "$(find forced -type f | wc -l)" -eq 6 ] || fail "one took the place of another"
# One department sent again replaces its own sheets, not those of another.
cp forced/D_9_x.csv one.csv
expect 0 s review send -o forced --force --department 'D?9'
cmp -s forced/D_9_x.csv one.csv || fail "the sheet of another department was replaced"
holds forced/D_9_x_2.csv "of D?9"
expect 0 s set C-0003 "remarks=$(head -c 40000 /dev/zero | tr '\0' a)"
for force in '' --force; do
    # shellcheck disable=SC2086
    expect 3 s review send -o whole $force
    [ ! -e whole ] || fail "left behind $force: $(ls -a whole)"
done
mkdir there && printf before > there/D_9_x.csv
expect 3 s review send -o there --force
[ -s there/D_9_x.csv ] || fail "with --force a file is gone"
finish
