#!/bin/sh
# A group of companies in one inventory: what belongs to one of them on the command line.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" --lang ja -f group.daicho "$@"; }
expect 0 d init
add() { expect 0 d add "$@"; }
add organization name=例示ホールディングス株式会社 address=東京都 representative=代表取締役 jurisdictions=日本
add organization name=例示販売株式会社 jurisdictions=日本
add organization name=例示物流株式会社 jurisdictions=日本
add department name=人事部 organization=O-0001
add department name=営業部 organization=O-0002
add item name=氏名
add item name=病歴 item_class=sensitive
add party name=例示運送
add party name=例示販売 organization=O-0002
add purpose name=採用のため
add purpose name=商品の発送のため
add category name=従業員 organization=O-0001 department=人事部 persons=210 items='氏名; 病歴' purposes=採用のため
add category name=会員 department=営業部 persons=12400 items=氏名 purposes=商品の発送のため
add category name=運転者 organization=O-0003 persons=30 items=氏名
add entrustment name=配送 categories=C-0002 contractor=例示運送
add joint_use name=共同 categories='C-0001; C-0003' users=例示販売 responsible=例示販売
add retention name=退職後5年 categories=C-0001 period=5年 event=退職 event_on=2020-03-31 rule=own
add desk name=本社窓口 organization=O-0001 phone=03-0000-0000

# Lists and records.
expect 0 d list category --organization O-0002
holds out 会員
lacks out 従業員
holds err '例示販売株式会社 に属する記録だけを対象とします: データ区分 1 件（全 3 件中）'
expect 0 d list category --organization 例示販売株式会社 --format csv
lacks out 運転者
expect 0 d list party --organization O-0002
holds out 例示運送
lacks out 'PT-0002'
expect 0 d list item --organization O-0003
lacks out 病歴
expect 0 d list category --organization O-0001 --filter 会員
lacks out C-0002
expect 0 d show JU-0001 --organization O-0003
holds out 運転者
lacks out 従業員
expect 3 d show C-0001 --organization O-0003
expect 0 d list category
[ ! -s err ] || fail "a list of all is said to be of several"
expect 3 d list category --organization 例示販買株式会社
holds err 'O-0002 例示販売株式会社'
expect 3 d list category --organization 別会社
holds err 'daicho list organization'

# Findings, calendar, reviews.
expect 1 d check --organization O-0002
holds out category/C-0002
lacks out category/C-0001
lacks out organization/O-0001
expect 1 d check
holds err '3事業者をまとめて'
expect 0 d check --list
lacks err 'まとめて'
expect 2 d check --organization O-0002 --waive J01 C-0002 --reason 試し
expect 1 d due --organization O-0001
holds out 退職後5年
expect 0 d due --organization O-0002
lacks out 退職後5年
expect 0 d review start 倉庫 --due 2027-03-31 --organization O-0003
expect 3 d review status --organization O-0002
holds err 'この事業者の実施中の棚卸しはありません'
expect 0 d undo
expect 0 d review start 全社 --due 2027-03-31
holds err '3事業者をまとめて'
expect 0 d review status --organization O-0002
holds out 営業部
lacks out 人事部
expect 0 d review due --organization O-0003
holds out 運転者
lacks out 会員
expect 0 d review start 販売 --due 2027-03-31 --organization 例示販売株式会社
lacks err 'まとめて'
# Of a review of all, the sheets and answers of one company; approval and closing are of all.
expect 0 d review send 全社 -o sheets --organization O-0003
[ "$(ls sheets | wc -l)" -eq 2 ] || fail "sheets of others were sent too: $(ls sheets)"
grep -q 運転者 sheets/*.csv || fail "the sheet lacks the category of its organization"
grep -q 会員 sheets/*.csv && fail "the sheet holds a category of another organization"
expect 0 d review confirm --campaign 全社 --all --organization O-0003
holds err '1'
expect 0 d review status 全社 --organization O-0003 --format json
holds out '"open": 0'
expect 2 d review confirm --campaign 全社 C-0001 --organization O-0001
expect 2 d review approve 全社 --by 管理者 --organization O-0003
holds err '棚卸しの承認と終了は全体に対して'
expect 2 d review close 全社 --organization O-0003
expect 0 d review --help
holds out '棚卸しの承認と終了は全体に対して'

# Notices: the department tells whose a category is.
expect 3 d notice
holds err 'O-0003 例示物流株式会社'
expect 0 d notice --organization 例示販売株式会社
holds out 商品の発送のため
lacks out 採用のため
expect 0 d notice --organization O-0001
lacks out 商品の発送のため
holds out 03-0000-0000
expect 0 d notice --organization O-0003
lacks out 03-0000-0000
expect 0 d set DK-0001 categories=C-0003
expect 0 d notice --organization O-0003
holds out 03-0000-0000

# What one company uses for all of its categories is not a purpose of another; what leads
# to none stands with all, and that is told.
expect 0 d notice --organization O-0002
lacks err 'すべての事業者の公表文'
expect 0 d add purpose name=本社の全般 wording=持株会社としての管理のため applies_to_all=yes
expect 0 d add measure name=方針 measure_class=policy public_wording=基本方針を公表しています publication=公表
expect 0 d add transmission name=解析 site=https://www.example.jp
expect 0 d notice --organization O-0002
holds out 持株会社としての管理のため
holds err 'すべての事業者の公表文に記載されます。例示販売株式会社について'
holds err '利用目的 P-0003 本社の全般'
holds err '安全管理措置 MS-0001 方針'
holds err '外部送信 TX-0001 解析'
lacks err '項目 I-0001'
expect 0 d set C-0001 purposes='採用のため; 本社の全般'
expect 0 d notice --organization O-0002
lacks out 持株会社としての管理のため
lacks err 本社の全般
expect 0 d notice --organization O-0001
holds out 持株会社としての管理のため
lacks err 本社の全般
# What names its organization is of that one alone.
expect 0 d set MS-0001 organization=O-0001
expect 0 d set TX-0001 organization=O-0001
expect 0 d add purpose name=本社の案内 wording=本社からの案内のため applies_to_all=yes organization=O-0001
expect 0 d notice --organization O-0002
lacks err 'すべての事業者の公表文'
lacks out 本社からの案内のため
lacks out 基本方針を公表しています
lacks out https://www.example.jp
expect 0 d notice --organization O-0001
holds out 本社からの案内のため
holds out 基本方針を公表しています
holds out https://www.example.jp
expect 0 d export --organization O-0002 --format html -o sales.html
lacks sales.html 本社の案内
lacks sales.html 解析
expect 0 d list measure --organization O-0002
lacks out MS-0001
expect 0 d list measure --organization O-0001
holds out MS-0001
expect 0 d set O-0001 jurisdictions='日本; EU'
expect 0 d set O-0002 jurisdictions='日本; EU'
expect 0 d export --article30 ico
holds out 営業部,商品の発送のため
holds out 人事部,本社からの案内のため
lacks out 営業部,本社からの案内のため
expect 0 d set O-0001 jurisdictions=日本
expect 0 d set O-0002 jurisdictions=日本
expect 0 d delete P-0004 --force
expect 0 d delete MS-0001 --force
expect 0 d delete TX-0001 --force

# Papers.
expect 0 d export --register --organization O-0002
holds out 会員
lacks out 従業員
expect 0 d export --organization O-0002 --format html -o booklet.html
holds booklet.html 会員
lacks booklet.html 従業員
lacks booklet.html 例示物流
holds booklet.html この事業者に属する記録だけです
expect 0 d export --format html -o all.html
holds err '3事業者をまとめて'
expect 0 d export --organization O-0003 --format html -o three.html
holds three.html 例示販売
expect 0 d export --organization O-0002 --format xlsx -o papers.xlsx
expect 0 d export --organization O-0002 --format dot
holds out C-0002
lacks out C-0001
expect 0 d export --organization O-0002 --all -o folder
expect 0 "$DAICHO" -f sales.daicho init
expect 0 "$DAICHO" -f sales.daicho import folder/*.csv
expect 0 "$DAICHO" -f sales.daicho list category
holds out C-0002
lacks out C-0001
expect 0 d impact --party 例示運送 --organization O-0002
holds out 会員
expect 0 d impact --party 例示運送 --organization O-0001
holds err '相手先 PT-0001 例示運送: この事業者の記録につながりがなく、台帳の上ではこの事業者への影響はありません。'
lacks out C-0002
expect 0 d impact --party 例示運送 --organization O-0001 --format json
holds out '"categories": []'
# Each record leads to nothing here, so no category is one that every one of them leads to.
expect 0 d impact --party 例示運送 --category C-0001 --narrow --organization O-0001 --format json
holds out '"categories": []'
expect 0 d impact --party 例示運送 --category C-0001 --organization O-0001
holds out C-0001
expect 3 d impact --party 別の会社 --organization O-0001
expect 0 d snapshot 昨年度
expect 0 d set C-0001 persons=300
expect 0 d diff 昨年度 --organization O-0002
expect 1 d diff 昨年度 --organization O-0001
holds out 300
expect 0 d list category --organization O-0001 --as-of 昨年度
holds out 210

# The evidence of one company: its records, the journal of the whole.
expect 0 d evidence --organization O-0002 -o evidence
holds evidence/register.csv 会員
lacks evidence/register.csv 従業員
holds evidence/README.ja.txt 分割できない
lacks evidence/README.ja.txt 物流
(cd evidence && sha256sum -c --quiet SHA256SUMS) || fail "the evidence does not hold"
expect 0 d history
holds out 監査資料

# A subsidiary that kept a file of its own comes in: what is shared is one.
new() { "$DAICHO" --lang ja -f newcomer.daicho "$@"; }
expect 0 new init
expect 0 new add organization name=例示通販株式会社
expect 0 new add item name=氏名
expect 0 new add party name=例示運送
expect 0 new add category name=購入者 items=氏名
expect 0 new add entrustment name=配達 categories=C-0001 contractor=例示運送
expect 0 d merge newcomer.daicho
holds err '相手の「I-0001 氏名」は、こちらの「I-0001 氏名」と同じ'
holds err '例示通販株式会社 のものとして、事業者を記入します'
holds out 'データ区分  追加: 1  コードの付け直し: 1'
expect 0 d list category --organization 例示通販株式会社
holds out 購入者
lacks out 従業員
expect 0 d list party --organization 例示通販株式会社
holds out 例示運送
expect 0 d list item
[ "$(grep -c 氏名 out)" -eq 1 ] || fail "an item is there twice"
expect 0 new set C-0001 persons=50
expect 0 d merge newcomer.daicho
expect 0 d list category
holds out 50
[ "$(grep -c 購入者 out)" -eq 1 ] || fail "a category is there twice"

# The overview of the group, on the command line and in its papers.
expect 0 d add incident name=誤送信 categories=C-0003 known_on=2026-11-20
expect 0 d add category name=誰のものか
expect 0 d list organization --overview
holds out 'O-0002 例示販売株式会社'
holds out '（事業者未記入）'
expect 0 d list organization --overview --format csv
grep -q '^O-0001 例示ホールディングス株式会社,日本,1,300,0,1,' out || fail "the holding's line is another one"
grep -q '^（事業者未記入）,-,1,,1,' out || fail "what names none has no line of its own"
expect 0 d list organization --overview --format json
holds out '"individual_numbers": 0'
holds out '"open": 1'
expect 2 d list category --overview
expect 2 d list organization --overview --filter 例示
expect 0 d list organization --overview --organization O-0002
holds err '事業者は複数ありません'
expect 0 d export --format html --force -o all.html
holds all.html '見直し遅れ・未実施'
expect 0 d export --organization O-0002 --format html --force -o booklet.html
lacks booklet.html '見直し遅れ・未実施'
expect 0 d export --format xlsx -o all.xlsx
unzip -p all.xlsx xl/workbook.xml | grep -q '事業者別の状況' || fail "the papers lack the organizations"
unzip -p all.xlsx xl/sharedStrings.xml | grep -q '<t>不明</t>' || fail "persons that nobody counted are a number"

# Nothing was changed by looking.
expect 0 d verify --full

finish
