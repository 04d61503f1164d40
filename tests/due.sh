#!/bin/sh
# The calendar of disposal on the command line: dates, states, exit statuses.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" -f a.daicho "$@"; }

expect 0 d init
expect 0 d due
holds err "2027-11-22"
expect 0 d add organization name=Example fiscal_month=3
expect 0 d add category name=従業員 organization=Example
expect 0 d add retention name=賃金台帳 rule=floor period=5年 transitional_period=3年 event=最後の記入 \
    event_on=2024-02-29 categories=C-0001
expect 0 d add retention name=退職者 rule=own period=3年 event=退職 categories=C-0001
expect 0 d --lang ja due
holds out "2027-02-28"
holds out "経過措置がない場合は 2029-02-28"
holds out "本人ごとの起算日から3年: 退職"

# Overdue is a finding; a disposal after the last day settles it.
expect 0 d add retention name=帳簿 rule=own period=7年 event=年度末 categories=C-0001
expect 1 d due
holds out "2026-03-31"
holds out "overdue"
holds err "Overdue: 1."
expect 1 d due --until 2040-12-31 --format json
[ "$(grep -c '"state": "coming"' out)" -eq 15 ] || fail "not 14 years to come and the ledger"
holds out '"overdue": 1'
holds out '"category": "category/C-0001"'
holds out '"undated": "each_person"'
expect 0 d add disposal name=帳簿の廃棄 category=C-0001 disposed_on=2026-05-01 method=溶解
expect 0 d due
lacks out "overdue"

# A year earlier the next one was still to come.
expect 1 env DAICHO_NOW=2028-04-01 "$DAICHO" -f a.daicho due
holds out "2028-03-31"
expect 2 d due --until soon
holds err "--until"
expect 2 d due --format csv
expect 2 d due C-0001

# A type of record: law and period are told, nothing is filled in by itself.
expect 0 d --lang ja add retention name=台帳 record_type=賃金台帳
holds err "労働基準法109条"
holds err "'rule=floor' 'period=P5Y' 'transitional_period=P3Y'"
expect 0 d list retention --format json --filter 台帳
holds out '"law": null'
holds out '"rule": null'
expect 0 d --lang ja add retention name=出勤 record_type=タイムカード rule=own period=3年
lacks err "rule=floor"
lacks err "period=P5Y"
holds err "event=記録の完結の日"
expect 0 d add retention name=近い record_type=賃金台張
holds err "Wage ledger"
expect 0 d add retention name=別 record_type=会員の写真
lacks err "Near"
# Other edits of it say nothing.
expect 0 d set RT-0004 remarks=x
lacks err "Labor"
finish

# Incidents and requests stand beside the calendar; what is overdue of them is a finding.
expect 0 d add incident name=誤送信 known_on=2026-11-20 heads=sensitive
expect 0 d add request name=R-2026-0001 request_type=disclosure received_on=2026-11-10
expect 0 d --lang ja due
holds out "2026-11-24  7日以内   速報"
holds out "2026-12-21  8日以降   確報"
holds out "日数の約束はありません"
expect 0 d set RQ-0001 due_on=2026-11-20
expect 1 d due
holds out "overdue"
holds err "Overdue of incidents and requests: 1."
expect 1 d due --format json
holds out '"deadlines_overdue": 1'
holds out '"record": "request/RQ-0001"'
holds out '"basis": "date"'
expect 3 d add request name=090-1234-5678
holds err "Reference number"
lacks err "1234"
expect 0 d show IN-0001
holds out "Preliminary report  2026-11-24 (within 7 days)"
expect 0 d show RQ-0001
holds out "Answer the request  2026-11-20 (overdue): the day that was set"
expect 0 d show C-0001
lacks out "Answer"
