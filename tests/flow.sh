#!/bin/sh
# The map of data flows on the command line: DOT without Graphviz, drawings by
# it, what is refused, and nothing left where the drawing fails.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" --lang ja -f "$file" "$@"; }
file=sample
expect 0 d init --sample education

expect 0 d export --format dot
holds out 'digraph "daicho"'
holds out '"category/C-0001" -> "party/PT-0004"'
holds out 'データの流れの図'
holds err 最新の変更履歴
cp out first
expect 0 d export --format dot
cmp -s out first || fail "two maps of one inventory differ"
expect 0 d --lang en export --format dot
holds out 'Map of data flows'

# Filters and organizations.
expect 0 d export --format dot --filter code=C-0006 -o applicants.dot
holds applicants.dot category/C-0006
lacks applicants.dot category/C-0001
expect 3 d export --format dot -o applicants.dot
expect 0 d export --format dot --organization O-0001
expect 3 d export --format dot --organization O-0099
holds err O-0099
expect 3 d export --format dot --filter 無いもの
holds err 条件に合うデータ区分がありません
[ ! -s out ] || fail "a map of nothing was written"
expect 2 d export --format dot --register
expect 2 d export --format svg --excel
expect 0 d export --register --organization O-0001

# An empty inventory; retired categories.
file=empty
expect 0 d init
expect 3 d export --format svg -o empty.svg
holds err まだ登録されていません
[ ! -e empty.svg ] || fail "an empty map left a file"
expect 0 d add category name=旧会員 status=廃止
expect 0 d add category name=会員
expect 0 d export --format dot
lacks out 旧会員
holds err 1件
file=sample

# Without Graphviz the text is there, and drawings say what to install.
mkdir -p none
if [ -x "$DAICHO" ]; then
    expect 3 env PATH="$work/none" "$DAICHO" --lang ja -f sample export --format svg -o none.svg
    holds err 'apt-get install graphviz'
    [ ! -e none.svg ] || fail "a file without a drawing"
    expect 0 env PATH="$work/none" "$DAICHO" --lang ja -f sample export --format dot
fi

# With it.
if command -v dot > /dev/null; then
    expect 0 d set C-0001 'name=会員 <b>"&\ 太字'
    expect 0 d export --format svg -o map.svg
    holds map.svg '<title>データの流れの図 - 株式会社サンプル教育</title>'
    holds map.svg '<desc>'
    holds map.svg '会員 &lt;b&gt;&quot;&amp;\ 太字'
    lacks map.svg '<b>'
    lacks map.svg '<!DOCTYPE'
    lacks map.svg '<script'
    [ "$(grep -c '<svg' map.svg)" -eq 1 ] || fail "the drawing is not one SVG"
    if command -v python3 > /dev/null; then
        expect 0 python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse("map.svg")'
    fi
    [ "$(stat -c %a map.svg)" = 600 ] || fail "the drawing can be read by others"
    expect 0 d export --format png -o map.png
    [ "$(head -c 4 map.png | tail -c 3)" = PNG ] || fail "no PNG"
    expect 3 d export --format png -o map.png
    expect 0 d export --format png -o map.png --force
    # A program of that name that dies leaves the old drawing.
    mkdir -p broken
    cp "$here/data/dot-crash.sh" broken/dot
    cp map.png before.png
    expect 3 env PATH="$work/broken:$PATH" "$DAICHO" --lang ja -f sample export --format png -o map.png --force
    holds err 途中で終了しました
    cmp -s map.png before.png || fail "the old drawing was lost"
fi
finish
