#!/bin/sh
# A notice that was generated from a sample is silent against it, in each form
# and language; with a recipient, a purpose and an external service taken out on
# either side, exactly those are named.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

# d SAMPLE ARGUMENT…
d() { s=$1; shift; "$DAICHO" --lang ja -f "$s.daicho" "$@"; }

for sample in education portal; do
    expect 0 "$DAICHO" -f "$sample.daicho" init --sample "$sample"
    for lang in ja en; do
        for form in md html txt; do
            "$DAICHO" --lang "$lang" -f "$sample.daicho" notice --format "$form" > "$sample.$lang.$form"
            expect 0 d "$sample" drift "$sample.$lang.$form"
            holds out "公表文書と台帳に違いはありません。"
        done
    done
done

# named FILE LINE…: the drift of education names exactly these, one a line.
named()
{
    file=$1
    shift
    expect 1 d "$inventory" drift --format json "$file"
    printf '%s\n' "$@" | sort > wanted
    python3 -c '
import json, sys
for d in json.load(open("out"))["differences"]:
    print(d["sort"], d["record"] if d["sort"] == "only_in_records" else d["in_policy"])' | sort > found
    cmp -s wanted found || { fail "drift of $file"; diff wanted found >&2; }
}

# Out of the policy.
inventory=education
grep -v '受託した業務の品質を高めるため' education.ja.md |
    sed 's/^| Amazon ターゲティング広告 | Amazon |/| なし | なし |/; s/大学、保護者 |/大学 |/' > policy.md
named policy.md 'only_in_records purpose/P-0007' \
    'only_in_records transmission/TX-0005' 'only_in_records party/PT-0005'

# Out of the inventory.
expect 0 d education set C-0003 "purposes=受託業務の遂行と実施状況の確認"
expect 0 d education set PV-0002 "recipients=大学"
expect 0 d education delete TX-0005
named education.ja.md 'only_in_policy 受託した業務の品質を高めるために利用します。' \
    'only_in_policy 保護者' 'only_in_policy Amazon ターゲティング広告'

# A paragraph is pinned, followed, and its pin undone.
expect 0 d portal drift --paragraphs portal.ja.md
holds out "    1  # "
number=$(grep '取引先から受託した業務' out | head -1 | awk '{print $1}')
expect 0 d portal drift --pin "$number=purpose/P-0017" portal.ja.md
sed 's/取引先から受託した業務を遂行するため/取引先からお預かりした業務を遂行するため/' portal.ja.md > later.md
expect 1 d portal drift later.md
holds out "照合後に文言が変わった段落"
expect 0 d portal undo

# What cannot be read, and what is not there.
expect 3 d portal drift none.html
holds err "none.html"
expect 2 d portal drift
expect 3 d portal drift --notice NT-9999 portal.ja.md
expect 2 d portal drift --pin x portal.ja.md
: > empty.html
expect 3 d portal drift empty.html

finish
