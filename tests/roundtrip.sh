#!/bin/sh
# What is exported is read back to an equal inventory: both samples, in both
# languages, whole folders and the register.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

for sample in education portal; do
    for lang in ja en; do
        dir=$work/$sample-$lang
        mkdir "$dir" && cd "$dir" || exit 99
        expect 0 "$DAICHO" --lang $lang -f a.daicho init --sample $sample
        expect 0 "$DAICHO" --lang $lang -f a.daicho export --all -o d1
        holds err "$("$DAICHO" --lang $lang -f a.daicho verify | sed -n 's/.*head //p;s/.*最新のハッシュ //p')"
        expect 0 "$DAICHO" --lang $lang -f b.daicho init
        expect 0 "$DAICHO" --lang $lang -f b.daicho import d1/*
        expect 0 "$DAICHO" --lang $lang -f b.daicho export --all -o d2
        diff -r d1 d2 > diff.txt || fail "$sample $lang: the second export differs: $(head -5 diff.txt)"
        # The spreadsheet form, guarded and with CR LF, gives the same inventory.
        expect 0 "$DAICHO" --lang $lang -f a.daicho export --all --excel -o d3
        expect 0 "$DAICHO" --lang $lang -f c.daicho init
        expect 0 "$DAICHO" --lang $lang -f c.daicho import d3/*
        expect 0 "$DAICHO" --lang $lang -f c.daicho export --all -o d4
        diff -r d1 d4 > diff.txt || fail "$sample $lang: --excel does not come back: $(head -5 diff.txt)"
        # So does the same in CP932.
        expect 0 "$DAICHO" --lang $lang -f a.daicho export --all --excel --encoding sjis -o d6
        expect 0 "$DAICHO" --lang $lang -f d.daicho init
        expect 0 "$DAICHO" --lang $lang -f d.daicho import d6/*
        expect 0 "$DAICHO" --lang $lang -f d.daicho export --all -o d7
        diff -r d1 d7 > diff.txt || fail "$sample $lang: CP932 does not come back: $(head -5 diff.txt)"
        # The register, read back into its own inventory, changes nothing.
        expect 0 "$DAICHO" --lang $lang -f a.daicho export --register -o register.csv
        expect 0 "$DAICHO" --lang $lang -f a.daicho import register.csv
        expect 0 "$DAICHO" --lang $lang -f a.daicho export --all -o d5
        diff -r d1 d5 > diff.txt || fail "$sample $lang: the register changed something: $(head -5 diff.txt)"
        expect 0 "$DAICHO" --lang $lang -f a.daicho verify --full
        expect 0 "$DAICHO" --lang $lang -f b.daicho verify --full
    done
    # Each record of the shipped files is in the sample, as the same kind, and
    # each cell: reading them once more changes nothing.
    cd "$work/$sample-ja" || exit 99
    for file in "$here/../examples/$sample"/*.csv; do
        [ "$(grep -cE '^[A-Z]+-[0-9]{4},' "$file")" = \
            "$(grep -cE '^[A-Z]+-[0-9]{4},' "d1/$(basename "$file")")" ] ||
            fail "$sample: $(basename "$file") did not come in as what it is"
    done
    expect 0 "$DAICHO" --lang ja -f a.daicho import "$here/../examples/$sample"/*
    expect 0 "$DAICHO" --lang ja -f a.daicho export --all -o d8
    diff -r d1 d8 > diff.txt || fail "examples/$sample changed its own sample: $(head -5 diff.txt)"
done
# Characters that programs are known to damage come back as they were.
cd "$work" || exit 99
expect 0 "$DAICHO" --lang ja -f marks.daicho init
for name in '葛\363\240\204\200飾区' 'か\343\202\231e\314\201' 'ｶﾞ 𠮷𩸽 ＡＢＣ　１' \
    '👨\342\200\215👩👍🏽🇯🇵❤\357\270\217' '\342\200\256txt\342\200\213' '神\357\250\231①※→'; do
    text=$(printf "$name")
    expect 0 "$DAICHO" --lang ja -f marks.daicho add category "name=$text" \
        "description=$(printf '一行目\r\n二行目\n') $text"
    "$DAICHO" --lang ja -f marks.daicho export --kind category | grep -qF "$text" ||
        fail "$name is not exported as it is"
done
for form in '' --excel; do
    expect 0 "$DAICHO" --lang ja -f "read$form.daicho" init
    expect 0 "$DAICHO" --lang ja -f marks.daicho export --all $form -o "marks$form"
    expect 0 "$DAICHO" --lang ja -f "read$form.daicho" import "marks$form"/*
    expect 0 "$DAICHO" --lang ja -f "read$form.daicho" export --all $form -o "again$form"
    diff -r "marks$form" "again$form" > diff.txt ||
        fail "difficult characters $form do not come back: $(head -5 diff.txt)"
done
# What CP932 would lose is told, and nothing is written.
expect 0 "$DAICHO" --lang en -f lost.daicho init
expect 0 "$DAICHO" --lang en -f lost.daicho add category 'name=会員' "remarks=$(printf '\360\240\256\267野 \302\245100')"
for what in '--kind category' --register --all; do
    expect 3 "$DAICHO" --lang en -f lost.daicho export $what --excel --encoding CP932 -o lost
    holds err 'C-0001, Remarks: "'
    holds err '(U+20BB7) cannot be written in CP932.'
    holds err '(U+00A5) would come back from CP932 as "\" (U+005C).'
    holds err 'lose: 2, listed above. Nothing was written.'
    [ ! -e lost ] || fail "$what: something was written"
done
expect 3 "$DAICHO" -f lost.daicho export --kind category --excel --encoding CP932
[ ! -s out ] || fail "part of the table was written"
expect 0 "$DAICHO" -f lost.daicho export --kind category --excel --encoding UTF-8 -o lost
expect 2 "$DAICHO" -f lost.daicho export --kind category --encoding CP932
expect 2 "$DAICHO" -f lost.daicho export --kind category --excel --encoding EUC-JP
expect 2 "$DAICHO" -f lost.daicho export --kind category --excel --encoding CP932 --format json
finish
