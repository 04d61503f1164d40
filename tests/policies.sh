#!/bin/sh
# Policies in the shapes in which companies publish them, held against one
# inventory: silent where both state the same, and what is changed is named.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
policies=$here/data/policies

# add KIND COLUMN=VALUE…
add() { expect 0 "$DAICHO" -f inv.daicho add "$@"; }

expect 0 "$DAICHO" -f inv.daicho init
add organization name=見本商事株式会社 jurisdictions=JP
add notice name=プライバシーポリシー notice_type=privacy_notice organization=O-0001
for name in ご注文いただいた商品の発送 お問い合わせへの回答 新商品のご案内 採用選考; do
    add purpose "name=$name"
done
for name in 氏名 住所 電話番号 メールアドレス 職歴; do add item "name=$name"; done
for name in 株式会社アオバ運輸 見本ホールディングス株式会社 見本サービス株式会社 解析株式会社 広告合同会社; do
    add party "name=$name"
done
add category name=お客様 organization=O-0001 "purposes=P-0001; P-0002; P-0003" \
    "items=I-0001; I-0002; I-0003; I-0004"
add category name=採用応募者 organization=O-0001 purposes=P-0004 "items=I-0001; I-0002; I-0005"
add provision name=配送会社への提供 categories=C-0001 recipients=PT-0001 \
    "items=I-0001; I-0002; I-0003" purposes=P-0001
add joint_use name=グループでの利用 categories=C-0001 "users=PT-0002; PT-0003" \
    "items=I-0001; I-0004" purposes=P-0003 responsible=O-0001
add transmission name=アクセス解析タグ provider=PT-0004 our_purpose=利用状況の把握
add transmission name=広告タグ provider=PT-0005 our_purpose=広告の効果の測定
add retention name=お客様の保存 categories=C-0001 period=P5Y event=契約の終了

# named FILE LINE…: the drift of FILE names exactly these, one a line.
named()
{
    file=$1
    shift
    printf '%s\n' "$@" | sort > wanted
    "$DAICHO" -f inv.daicho drift --format json "$file" > out 2> err || [ $? -eq 1 ] || cat err
    python3 -c '
import json
for d in json.load(open("out"))["differences"]:
    policy = d["sort"] == "only_in_policy"
    print("+" if policy else "-", d["in_policy"] if policy else d["record"])' | sort > found
    cmp -s wanted found || { fail "drift of $file"; diff wanted found >&2; }
}

# A party, a purpose and a service are others in the policy than in the inventory.
for name in nested.html bold.html definition.html articles.txt tables.md; do
    case $name in *.md) kept='- retention/RT-0001' ;; *) kept='' ;; esac
    form=${name##*.}
    cp "$policies/$name" "same.$form"
    [ -n "$kept" ] && named "same.$form" "$kept" || expect 0 "$DAICHO" -f inv.daicho drift "same.$form"
    sed 's/見本サービス株式会社/北町物流有限会社/; s/お問い合わせへの回答/アンケートの実施/
        s/広告タグ/チャット/; s/広告合同会社/会話の有限会社/' "same.$form" > "other.$form"
    # What a list of one cell or one sentence says is named as it stands there.
    purpose='+ アンケートの実施'
    user='+ 北町物流有限会社'
    service='+ チャット'
    case $name in
    bold.html) user='' ;;
    articles.txt) purpose='+ アンケートの実施のため' service='' ;;
    definition.html) purpose='+ アンケートの実施のため' service='+ 会話の有限会社' ;;
    esac
    set -- '- party/PT-0003' '- purpose/P-0002' '- transmission/TX-0002' "$purpose"
    for line in "$user" "$service" "$kept"; do [ -z "$line" ] || set -- "$@" "$line"; done
    named "other.$form" "$@"
done

# The same page in the encodings of older sites.
for encoding in CP932 EUC-JP; do
    iconv -f UTF-8 -t "$encoding" "$policies/bold.html" > old.html
    expect 0 "$DAICHO" -f inv.daicho drift old.html
    holds out "$encoding"
done

# Sentences are no lists: that is said.
expect 0 "$DAICHO" -f inv.daicho drift "$policies/prose.txt"
holds out "no lists or tables"

finish
