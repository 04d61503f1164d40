#!/bin/sh
# check on the command line: findings, rules, exceptions, a person's own rules, exit
# statuses.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" -f a.daicho "$@"; }

# Nothing is found in an empty inventory.
expect 0 d init
expect 0 d check --rule J01
holds out "Nothing was found."

# A finding: severity, rule, article, record with its name, field, what mends it.
expect 0 d add category name=会員
expect 1 d check
holds out "J01 No purpose of use (APPI, Art. 17(1))"
holds out "category/C-0001 会員  [Purposes of use]"
holds out "To mend it: "
expect 1 d check --lang ja --rule j01
holds out "J01 利用目的なし (個人情報保護法17条1項)"
holds out "確認してください"
holds out "不備 1件、要確認 0件、情報 0件。"
expect 1 d check --rule J01 --format json
holds out '"findings": ['
for line in '"rule": "J01"' '"severity": "error"' '"record": "category/C-0001"' \
    '"field": "purposes"' '"article": "APPI, Art. 17(1)"' '"message": "No purpose' \
    '"name": "会員"' '"date": "2026-11-22"'; do
    holds out "$line"
done

# A rule of another name, and options that do not go together.
expect 2 d check --rule J1
holds err "J01"
lacks err "J02"
expect 2 d check --rule nothing
holds err "--list"
expect 2 d check --format csv
expect 2 d check --law-on tomorrow
expect 2 d check --list --explain J01
expect 2 d check C-0001
expect 2 d check --reason because
expect 2 d check --waive J01

# Why a rule exists.
expect 0 d check --list
holds out "J02"
expect 0 d check --list --format json
holds out '"rule": "J02"'
expect 0 d check --explain J02
holds out "guideline 3-1-1"
holds out "FROM purpose t"
expect 0 d check --explain J02 --format json
holds out '"certainty": "A"'
expect 2 d check --explain J99

# An exception wants a reason, is one change, and is told.
expect 3 d check --waive J01 C-0001
holds err "reason"
expect 2 d check --waive J99 C-0001 --reason x
expect 3 d check --waive J01 C-0009 --reason x
expect 0 d check --waive J01 C-0001 --reason "closed in March" --until 2027-03-31
holds out "EX-0001"
expect 3 d check --waive J01 C-0001 --reason again
expect 0 d check --rule J01
holds out "1 finding is switched off by an exception."
expect 0 d check --rule J01 --all
holds out "Switched off by exceptions"
holds out "EX-0001"
expect 1 d check --rule J01 --law-on 2027-04-01
expect 0 d history
holds out "closed in March"
expect 0 d undo
expect 1 d check --rule J01
expect 0 d add waiver name=x rule=J01 record=category/C-0009 reason=y
expect 1 d check --rule J01
holds out "it names no record that exists"
expect 4 d --readonly check --waive J01 C-0001 --reason x
expect 1 d --readonly check --rule J01

# Rules of one's own: no rebuild, only reading, the others run all the same.
mkdir -p "$XDG_CONFIG_HOME/daicho/rules"
cat > "$XDG_CONFIG_HOME/daicho/rules/ACME-1.rule" <<'RULE'
title: No remarks
severity: information
law: Our handbook
article: page 7
mend: Write some.
sql:
SELECT 'category', t.id, 'remarks', NULL FROM category t WHERE t.remarks = ''
RULE
expect 1 d check --rule ACME-1
holds out "ACME-1 No remarks (Our handbook, page 7)"
expect 0 d check --explain acme-1
holds out "ACME-1.rule"
expect 0 d check --waive ACME-1 C-0001 --reason "none needed"
expect 0 d check --rule ACME-1

# A rule of law to come is listed apart until its day, one that is past not at all.
sed -e 's/^severity.*/severity: error\nid: ACME-2\nfrom: 2027-04-01\nuntil: 2028-03-31/' \
    "$XDG_CONFIG_HOME/daicho/rules/ACME-1.rule" > "$XDG_CONFIG_HOME/daicho/rules/later.rule"
expect 0 d check --rule ACME-2
holds out "Not yet in force on 2026-11-22"
holds out "(in force from 2027-04-01)"
holds out "category/C-0001"
expect 0 d check --rule ACME-2 --format json
holds out '"not_in_force": ['
holds out '"from": "2027-04-01"'
expect 1 d check --rule ACME-2 --law-on 2027-04-01
lacks out "Not yet in force"
expect 1 d check --rule ACME-2 --law-on 令和10年3月31日
expect 0 d check --rule ACME-2 --law-on 2028-04-01
lacks out "category/C-0001"
expect 0 d check --list
holds out "(in force from 2027-04-01)"

printf 'title: Bad\nseverity: error\nsql:\nDELETE FROM category\n' \
    > "$XDG_CONFIG_HOME/daicho/rules/bad.rule"
expect 1 d check --rule ACME-1
holds err "bad.rule"
holds err "DELETE category"
expect 1 d check --format json
holds out '"file": "'
expect 0 d show C-0001

finish
