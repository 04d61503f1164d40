#!/bin/sh
# Notices: every fact of the two cases stands in the notice of its sample, in its
# part; what is missing is marked; a published text is compared with the records
# later, and each difference has the timing that the law asks for.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" --lang ja -f "$file" "$@"; }

for file in education portal; do expect 0 d init --sample "$file"; done

# Facts, in a form that tests/data/notice-facts.txt explains. Each part is written
# once.
facts=0
while IFS="$(printf '\t')" read -r file law part text; do
    case $file in '' | '#'*) continue ;; esac
    page=$file.$law.$part
    [ -e "$page" ] || d notice --jurisdiction "$law" --part "$part" --format txt > "$page" 2>&1
    holds "$page" "$text"
    facts=$((facts + 1))
done < "$here/data/notice-facts.txt"
[ "$facts" -gt 150 ] || fail "only $facts facts were looked for"

# What the China edition leaves out, and what belongs to another notice.
file=portal
lacks portal.CN.provision 事業を承継させる場合
lacks portal.JP.acquisition 中国版
expect 0 d notice --jurisdiction CN --part entrustment
[ ! -s out ] || fail "the China edition has an entrustment"
holds err 記載する記録はありません
expect 0 d notice --notice NT-0001 --format txt
lacks out LINEヤフー

# What is missing is marked, never guessed; a page that shows it stands for it.
holds out '住所: 【未記入: 住所】'
holds out '代表者氏名: 【未記入: 代表者氏名】'
holds out '【未記入: 利用目的の通知】'
file=education
expect 0 d notice --part contact --format txt
lacks out 未記入
expect 0 d notice --part transmission --format txt
holds out '送信される情報: 【未記入: 送信される情報】'
expect 0 d --lang en notice --part transmission --format txt
holds out 'Information sent: [Missing: Information sent]'

# Measures: what is withheld or undecided stays out, and no content is told.
expect 0 d add measure name=秘密の措置 content=内緒 public_wording=言わない publication=非公表 notices=NT-0001
expect 0 d add measure name=未定の措置 content=内緒 public_wording=未定です notices=NT-0001
expect 0 d add measure name=文言のない措置 content=内緒 publication=公表 notices=NT-0001
expect 0 d notice --part measures --format txt
lacks out 内緒
lacks out 言わない
lacks out 未定です
holds out '【未記入: 文言のない措置】'
expect 0 d undo
expect 0 d undo
expect 0 d undo

# Traces.
expect 0 d notice --part joint-use --format txt --trace
holds out '[joint_use/JU-0001; 個人情報保護法27条5項3号]'
holds out 'party/PT-0001'
expect 0 d --lang en notice --part purposes --format md --trace
holds out '[^2]: category/C-0001, purpose/P-0001; APPI Arts. 21 and 32(1)(ii)'
expect 0 d notice --part joint-use --format html --trace
holds out '<sup><a id="r1" href="#n1">1</a></sup>'

# HTML escapes whatever a record holds; Markdown too.
expect 0 d set P-0001 'wording=<script>alert("x")</script> & *強調* [x](http://e.example/?a=1&b=2)'
expect 0 d notice --format html
holds out '<html lang="ja">'
holds out '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; *強調* [x]('
holds out '<a href="http://e.example/?a=1&amp;b=2">'
lacks out '<script'
expect 0 d notice --format md
holds out '\<script\>alert("x")\</script\> \& \*強調\* \[x\](<http://e.example/?a=1&b=2>)'
expect 0 d undo

# Files and options.
expect 0 d notice --format html -o n.html
expect 3 d notice --format html -o n.html
expect 0 d notice --format html -o n.html --force
expect 2 d notice --format csv
expect 2 d notice --part nothing
expect 2 d notice --publish 2026-11-22 --diff
expect 2 d notice --diff --format md
expect 2 d notice --place https://example.com/
expect 3 d notice --notice NT-0099
expect 3 d notice --organization O-0099
holds err O-0099

# Publishing: one change, kept whole; then nothing differs.
expect 0 d notice --diff
holds out 公表記録がまだない
expect 3 d notice --publish someday
expect 0 d notice --publish 2026年4月1日 --place https://example.com/privacy
holds out PB-0001
holds err 最終改定日は変えていません
expect 0 d show PB-0001
holds out 2026年4月1日
holds out https://example.com/privacy
holds out '個人データの管理について責任を有する者'
expect 0 d show NT-0001
holds out 2022年4月1日
expect 0 d notice --diff
holds out 違いはありません
expect 0 d undo
expect 3 d show PB-0001
expect 0 d redo
expect 0 d notice --publish 2026-05-01 --revised
expect 0 d show NT-0001
holds out 2026年5月1日
expect 0 d notice --diff
holds out PB-0002

# changed TEXT… : the change of a record, made and undone, is told as TEXT.
changed()
{
    text=$1
    shift
    expect 0 d "$@"
    expect 1 d notice --diff
    holds out "$text"
    expect 0 d undo
}
changed '遅滞なく (個人情報保護法27条6項): party/PT-0001' set PT-0001 address=東京都千代田区
changed '原則不可 (個人情報保護法27条6項): joint_use/JU-0001 会員情報の共同利用 - 項目' \
    set JU-0001 items=I-0001
changed '原則不可 (個人情報保護法27条6項): joint_use/JU-0001 会員情報の共同利用 - 共同利用者の範囲' \
    set JU-0001 scope=当社とその子会社
changed 'あらかじめ (個人情報保護法27条6項): joint_use/JU-0001 会員情報の共同利用 - 利用目的' \
    set JU-0001 purposes=P-0024
changed 'あらかじめ (個人情報保護法27条6項): joint_use/JU-0001 会員情報の共同利用 - 管理責任者' \
    set JU-0001 responsible=PT-0002
changed 'あらかじめ (個人情報保護法27条5項3号): joint_use/JU-0002' \
    add joint_use name=別の共同利用 categories=C-0004 notices=NT-0001
changed '遅滞なく (個人情報保護法17条2項・21条3項): purpose/P-0001' set P-0001 wording=別の表現
changed '遅滞なく (個人情報保護法17条2項・21条3項): category/C-0001 会員 - 利用目的' \
    set C-0001 purposes=P-0001
changed '遅滞なく (個人情報保護法32条1項1号): organization/O-0001' set O-0001 address=東京都千代田区
changed '遅滞なく (個人情報保護法32条1項3号): procedure/PC-0001' set PC-0001 fee=500円
changed 'あらかじめ (電気通信事業法27条の12): transmission/TX-0001' set TX-0001 information=閲覧した頁
changed '記録のみ: transmission/TX-0008 A8.net - なくなった' delete TX-0008
changed '記録のみ: retention/RT-0001 会員の保存 - 追加' \
    add retention name=会員の保存 period=P5Y categories=C-0001 notices=NT-0001
changed 'あらかじめ・委員会への届出 (個人情報保護法27条2項・3項・同法施行規則11条4項): provision/PV-0006' \
    add provision name=名簿の提供 ground=opt_out categories=C-0004 notices=NT-0001

# Renaming what notices do not print changes nothing.
expect 0 d set C-0001 name=新しい内部の名称
expect 0 d set P-0001 name=内部の名称
expect 0 d notice --diff

expect 0 d set JU-0001 items=I-0001
expect 1 d notice --diff --format json
holds out '"timing": "not_permitted"'
holds out '"article": "APPI Art. 27(6)"'

# An edition in another language has what its parent has, and takes its place.
file=portal
expect 0 d add notice name='Privacy notice' notice_type=privacy_notice organization=O-0001 \
    jurisdiction=JP language=en parent=NT-0001 made_on=2026-01-01
expect 0 d --lang en notice --format txt
holds out 'Made on 2026-01-01'
lacks out 'Made on 2009-02-10'
holds out 出展会員が指定する第三者
lacks out 個人情報を提供するかどうかは任意です。
expect 0 d notice --format txt
lacks out 'Privacy notice'

# Without a notice of record the text can be read, and not be kept.
file=empty
expect 0 d init
expect 0 d notice --format txt
holds out '名称: 【未記入: 名称】'
expect 3 d notice --publish 2026-11-22
expect 0 d notice --diff
holds err 公表文の記録がない

# Several organizations, and the law of the EU.
expect 0 d add organization name=第一 jurisdictions=EU
expect 0 d add organization name=第二
expect 3 d notice
holds err 第二
expect 0 d add purpose name=連絡 basis_eu=contract
expect 0 d add category name=顧客 organization=O-0001 purposes=P-0001
expect 0 d --lang en notice --organization O-0001 --format txt
holds out 'The controller'
holds out 'Art. 6(1)(b)'
holds out 'supervisory authority'
expect 0 d add notice name=第一の方針 organization=O-0001 jurisdiction=EU
expect 3 d notice --notice NT-0001 --organization O-0002
expect 0 d notice --organization O-0002 --format txt
lacks out 顧客
holds out '第二（以下「当社」といいます。）'
expect 0 d set O-0002 name=学校法人第二学園
expect 0 d notice --organization O-0002 --format txt
holds out '学校法人第二学園（以下「当法人」といいます。）'
lacks out 当社

finish
