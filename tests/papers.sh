#!/bin/sh
# Excel workbooks: a kind, the register, everything and the papers of the annual review;
# what is exported is read back to an equal inventory, and a file is whole or not there.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

# left FOLDER: what stands there of an export that did not end.
left()
{
    find "$1" -name '.daicho-*'
}

for sample in education portal; do
    for lang in ja en; do
        dir=$work/$sample-$lang
        mkdir "$dir" && cd "$dir" || exit 99
        expect 0 "$DAICHO" --lang $lang -f a.daicho init --sample $sample
        expect 0 "$DAICHO" --lang $lang -f a.daicho export --all -o d1
        # Everything in one workbook makes an equal inventory, and again nothing new.
        expect 0 "$DAICHO" --lang $lang -f a.daicho export --all --format xlsx -o all.xlsx
        holds err "$("$DAICHO" --lang $lang -f a.daicho verify | sed -n 's/.*head //p;s/.*最新のハッシュ //p')"
        expect 0 "$DAICHO" --lang $lang -f b.daicho init
        expect 0 "$DAICHO" --lang $lang -f b.daicho import all.xlsx
        expect 0 "$DAICHO" --lang $lang -f b.daicho export --all -o d2
        diff -r d1 d2 > diff.txt || fail "$sample $lang: the workbook does not come back: $(head -5 diff.txt)"
        expect 0 "$DAICHO" --lang $lang -f b.daicho import all.xlsx
        expect 0 "$DAICHO" --lang $lang -f b.daicho verify --full
        # A kind and the register, read back into their own inventory, change nothing.
        expect 0 "$DAICHO" --lang $lang -f a.daicho export --kind category --format xlsx -o kind.xlsx
        expect 0 "$DAICHO" --lang $lang -f a.daicho import kind.xlsx
        expect 0 "$DAICHO" --lang $lang -f a.daicho export --register --format xlsx -o register.xlsx
        expect 0 "$DAICHO" --lang $lang -f a.daicho import register.xlsx
        expect 0 "$DAICHO" --lang $lang -f a.daicho export --all -o d3
        diff -r d1 d3 > diff.txt || fail "$sample $lang: kind or register changed something: $(head -5 diff.txt)"
        # The papers hold their sheets; nothing is left beside the files.
        expect 0 "$DAICHO" --lang $lang -f a.daicho export --format xlsx -o papers.xlsx
        [ -z "$(left .)" ] || fail "$sample $lang: left behind: $(left .)"
        [ "$(stat -c %a papers.xlsx)" = 600 ] || fail "others can read the papers"
    done
done

# What is there stays, unless the person says so; nothing goes to standard output.
cd "$work/portal-ja" || exit 99
expect 3 "$DAICHO" -f a.daicho export --format xlsx -o papers.xlsx
expect 0 "$DAICHO" -f a.daicho export --format xlsx -o papers.xlsx --force
expect 2 "$DAICHO" --lang en -f a.daicho export --format xlsx
holds err "--format xlsx writes a file: name it with -o PATH."
expect 2 "$DAICHO" --lang en -f a.daicho export --register --format xlsx --excel -o e.xlsx
holds err "--excel belongs to CSV"
expect 3 "$DAICHO" -f a.daicho export --format xlsx -o a.daicho --force
expect 4 "$DAICHO" -f a.daicho export --format xlsx -o /nowhere/papers.xlsx

# A workbook that the person chooses a sheet of is read as before.
expect 0 "$DAICHO" --lang ja -f c.daicho init
expect 0 "$DAICHO" --lang ja -f c.daicho import --sheet 部署 --kind department all.xlsx
expect 3 "$DAICHO" --lang en -f c.daicho import papers.xlsx
holds err "Several sheets have content"

# Texts that programs are known to damage, or to run, come back as they were.
cd "$work" || exit 99
expect 0 "$DAICHO" --lang ja -f marks.daicho init
for name in '=1+1' '+81-3-0000' '-1' '@SUM(A1)' '_x000D_' '_x005F_x0041_' '0012' '1e5' '<b>&amp;' \
    '葛\0363\0240\0204\0200飾区' 'か\0343\0202\0231e\0314\0201' 'ｶﾞ 𠮷𩸽 ＡＢＣ　１' \
    '👨\0342\0200\0215👩👍🏽🇯🇵❤\0357\0270\0217' '神\0357\0250\0231①※→' 'https://example.jp/?a=b&c'; do
    text=$(printf '%b' "$name")
    expect 0 "$DAICHO" --lang ja -f marks.daicho add category "name=$text" \
        "description=$(printf '=一行目\r\n二行目\n') $text" persons=123456789012345
done
expect 0 "$DAICHO" --lang ja -f marks.daicho export --all -o m1
expect 0 "$DAICHO" --lang ja -f marks.daicho export --all --format xlsx -o marks.xlsx
expect 0 "$DAICHO" --lang ja -f again.daicho init
expect 0 "$DAICHO" --lang ja -f again.daicho import marks.xlsx
expect 0 "$DAICHO" --lang ja -f again.daicho export --all -o m2
diff -r m1 m2 > diff.txt || fail "texts do not come back: $(head -5 diff.txt)"
expect 0 "$DAICHO" --lang ja -f marks.daicho export --format xlsx -o marks-papers.xlsx
expect 0 "$DAICHO" --lang ja -f marks.daicho export --format xlsx -o empty-papers.xlsx

# A text that no cell holds is refused with its place, and nothing is left.
expect 0 "$DAICHO" --lang en -f long.daicho init
long=$(head -c 40000 /dev/zero | tr '\0' a)
printf 'Code,Name,Remarks\nC-0001,Long,%s\n' "$long" > long.csv
expect 0 "$DAICHO" --lang en -f long.daicho import --kind category long.csv
expect 3 "$DAICHO" --lang en -f long.daicho export --kind category --format xlsx -o long.xlsx
holds err "40000 characters"
[ ! -e long.xlsx ] || fail "a workbook without a text was written"
[ -z "$(left .)" ] || fail "left behind: $(left .)"

# A disk that is full: the file is not there, and what was there before stays.
printf 'before' > full.xlsx
(ulimit -f 8 && trap '' XFSZ && exec "$DAICHO" --lang en -f "$work/portal-ja/a.daicho" \
    export --format xlsx -o full.xlsx --force) > out 2> err && fail "a full disk went unnoticed"
holds err "full"
[ "$(cat full.xlsx)" = before ] || fail "what was there before is gone"
[ -z "$(left .)" ] || fail "left behind: $(left .)"

# Killed in the middle: what was there stays, and what is left is told in workbook.h: a
# file and an empty folder that nobody else can read.
mkdir killed && cd killed || exit 99
printf 'before' > papers.xlsx
(ulimit -f 8 && exec "$DAICHO" -f "$work/portal-ja/a.daicho" \
    export --format xlsx -o papers.xlsx --force) > ../out 2> ../err
status=$?
[ $status -gt 128 ] || fail "the export was not killed: $status, $(cat ../err)"
[ "$(cat papers.xlsx)" = before ] || fail "what was there before is gone"
[ "$(find . -name '.daicho-*' -perm /077)" = "" ] || fail "others can read what is left"
[ "$(find . -mindepth 2)" = "" ] || fail "the folder that is left is not empty"
[ "$(find . -mindepth 1 | wc -l)" -le 3 ] || fail "more is left: $(find .)"

finish
