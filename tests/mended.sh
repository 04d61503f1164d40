#!/bin/sh
# Each finding of the samples is mended by what its rule says, with facts made up
# here; then there is none.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" -f "$sample.daicho" "$@"; }
add() { expect 0 d add "$@"; }
change() { expect 0 d set "$@"; }

# found RULE...: the rules that find something; cured RULE...: those that no longer do.
found()
{
    expect 1 d check --format json
    for rule; do holds out "\"rule\": \"$rule\""; done
}
cured()
{
    d check --format json > out 2> err
    for rule; do lacks out "\"rule\": \"$rule\""; done
}

# What neither notice tells: who, where, how many, until when, reviewed when.
ledger()
{
    add department code=D-0100 name=業務部 active=yes
    add storage code=ST-0100 name=業務サーバー medium=electronic place=本社 country=JP access=業務部の担当者
    for code; do
        change "$code" department=D-0100 storages=ST-0100 use_until=利用目的の達成まで \
            persons=1200 persons_on=2026-10-31 reviewed_on=2026-11-01 reviewed_by=業務部長
    done
    cured J30 J31 J32 J35B
}

# ----------------------------------------------------------------- education
sample=education
expect 0 d init --sample education
found J07 J10 J11 J13 J13B J15B J17 J23B J23D J25 J30 J31 J32 J34 J34B J35B
ledger C-0001 C-0002 C-0003 C-0004 C-0005 C-0006 C-0007 C-0008

# Grounds, purposes and records of what is given to third parties.
add purpose code=P-0100 name=採用のためのグループ各社への提供 \
    wording=採用の募集及び選考のため、応募者の個人情報をグループ各社に提供します。
change PV-0002 ground=consent consent_how=申込時の確認欄 record_place=会員システムの照会記録
change PV-0003 purposes="P-0029; P-0100" record_place=採用管理システム
change PV-0004 ground=consent consent_how=会員登録画面の確認欄 purposes="P-0003; P-0018" \
    record_place=広告運用の記録簿
change PV-0005 ground=consent consent_how=会員登録画面の確認欄 purposes="P-0003; P-0030" \
    record_place=広告運用の記録簿
change C-0006 purposes="P-0011; P-0012; P-0100"
change C-0008 purposes="P-0017; P-0018; P-0019; P-0020; P-0030"
cured J07 J10 J10B J11

# Joint use within the purposes; the contractor; the company itself.
change C-0001 purposes="P-0001; P-0002; P-0003; P-0024; P-0025; P-0026; P-0027"
change EN-0001 contract_on=2024-04-01 supervised_on=2026-10-15
change O-0001 address=東京都千代田区見本町1-1 representative="代表取締役 見本一郎"
add procedure code=PC-0100 name=利用目的の通知等 requests="purpose; record_disclosure; provision_stop" desk=DK-0002
cured J13 J13B J15B J17 J23B J23D

add retention code=RT-0100 name=利用終了後1年 rule=own period=P1Y event=利用の終了 outcome=delete \
    categories="C-0001; C-0002; C-0003; C-0004; C-0005; C-0006; C-0008"
add retention code=RT-0101 name=退職後5年 rule=own period=P5Y event=退職 outcome=delete categories=C-0007
cured J25
for code in TX-0001 TX-0002 TX-0003 TX-0004 TX-0005 TX-0006 TX-0007 TX-0008; do
    change "$code" ground=published information=閲覧したページのURL、Cookieの識別子 \
        policy_pages=https://example.com/privacy
done
cured J34 J34B
expect 0 d check --format json
lacks out '"rule"'

# -------------------------------------------------------------------- portal
sample=portal
expect 0 d init --sample portal
found J04 J07 J10B J13 J13B J19 J23 J23D J25 J30 J31 J32 J33C J35B
ledger C-0001 C-0002 C-0003 C-0004 C-0005 C-0006 C-0007 C-0008

change A-0001 statement=shown statement_place=入力フォームの送信ボタンの上
for code in A-0008 A-0009 A-0010; do
    change "$code" consent=opt_in consent_how=会員登録画面の確認欄 withdrawal=会員ページの設定
done
cured J04 J33C

# The mutual disclosure rests on consent, abroad too, where no country can be named.
for code in PV-0001 PV-0002 PV-0003; do
    change "$code" ground=consent record_place=資料請求の履歴 foreign_ground=consent \
        foreign_substitute=相手が外国にある場合に、資料請求の画面でその国名を示す旨 \
        foreign_missing_reason=相手が請求時まで決まらないため
done
change C-0002 purposes="P-0001; P-0011; P-0012"
change PV-0005 ground=consent consent_how=会員登録画面の確認欄 record_place=広告運用の記録簿
change P-0010 wording=会員や資料請求者の情報に基づいて調査及び分析を行い、広告会社に提供して広告を配信するために利用します。
change PV-0007 ground=life occasion=第三者の生命、身体又は財産の保護に必要で、本人の同意を得ることが困難な場合
change PV-0011 ground=law occasion=弁護士法による照会など、法令に基づく場合
cured J07 J10 J10B J11 J19 J20

change O-0001 address=東京都千代田区見本町2-2 representative="代表取締役 見本二郎"
change EN-0001 contract_on=2024-04-01 supervised_on=2026-10-15
add procedure code=PC-0100 name=利用目的の通知等 requests="purpose; provision_stop" desk=DK-0001
add retention code=RT-0100 name=利用終了後1年 rule=own period=P1Y event=利用の終了 outcome=delete \
    categories="C-0001; C-0002; C-0003; C-0004; C-0006; C-0007; C-0008"
add retention code=RT-0101 name=退職後5年 rule=own period=P5Y event=退職 outcome=delete categories=C-0005
cured J13 J13B J23 J23D J25
expect 0 d check --format json
lacks out '"rule"'
finish
