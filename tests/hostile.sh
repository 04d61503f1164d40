#!/bin/sh
# Hostile texts in every field, in arguments, in names of files and in the environment:
# harmless in what is printed, in every export, in names of files. hostile-test makes the
# inventory; HOSTILE_COUNT=1000 has every text in every field and in every argument.
command -v python3 > /dev/null || { echo "SKIP: no python3"; exit 77; }
maker=$PWD/tests/hostile-test
[ -x "$maker" ] || { echo "SKIP: tests/hostile-test was not built"; exit 77; }
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
XDG_STATE_HOME=$work/state HOME=$work
export XDG_STATE_HOME HOME
HOSTILE_COUNT=${HOSTILE_COUNT:-12}
export HOSTILE_COUNT
points=0

# harmless CHECK FILE...: has hostile.py look at the files in the end.
harmless()
{
    echo "$*" >> looks
}

# run COMMAND...: adds all it prints to the file all; a crash fails.
run()
{
    "$@" >> all 2>&1 < /dev/null
    status=$?
    [ "$status" -le 4 ] || fail "exit $status: $*"
    points=$((points + 1))
}
d() { run "$DAICHO" --lang "$lang" -f h.daicho "$@"; }

"$maker" make h.daicho || fail "no inventory"
expect 0 "$DAICHO" -f h.daicho verify --full
expect 0 "$DAICHO" -f h.daicho list category --format json
cp out list.json
python3 - << 'END' > codes
import json, sys
print(end="".join(f"category/{each['code']}\0" for each in json.load(open("list.json"))["records"]))
END

# What is printed for people.
for lang in en ja; do
    for kind in $(sed -n 's/^ *"kind": "\([a-z_]*\)".*/\1/p' list.json) organization party notice item; do
        d list "$kind"
    done
    d history
    d check
    d due
    d review status
    d verify
    d review start "$(printf 'a\033]0;b\007')" --due 2027-03-31
    d snapshot take "$(printf 'a\033[31mb')"
    d diff 3 now
    d drift "$here/hostile.py"
done
lang=en
d show category/no "$(printf '\033[2J')"
d undo "$(printf '1\033[2J')"
xargs -0 -n 1 "$DAICHO" -f h.daicho show < codes >> all 2>&1
xargs -0 -n 1 "$DAICHO" -f h.daicho history --of < codes >> all 2>&1
harmless shown all

# Exports.
e() { expect 0 "$DAICHO" --lang en -f h.daicho "$@"; }
e export --all -o first
expect 0 "$DAICHO" -f back.daicho init
expect 0 "$DAICHO" --lang en -f back.daicho import first/*.csv
expect 0 "$DAICHO" --lang en -f back.daicho export --all -o second
diff -r first second > differs || fail "CSV does not come back: $(head -n 5 differs)"
e export --all --excel -o excel
e export --register --excel -o register.csv
harmless guarded excel/*.csv register.csv
for kind in party notice category organization; do
    e export --kind $kind --format json -o $kind.json
done
"$DAICHO" -f h.daicho check --format json > check.json
harmless json party.json notice.json category.json organization.json check.json
e export --all --format xlsx -o all.xlsx
e export --format xlsx -o papers.xlsx
harmless workbook all.xlsx papers.xlsx
for format in html md; do
    e export --format $format -o record.$format
done
e export --register --format html -o register.html
e export --kind party --format md -o party.md
harmless page record.html register.html
harmless markdown record.md party.md
e export --format dot -o map.dot
harmless shown map.dot
if command -v dot > /dev/null; then
    e export --format svg -o map.svg
    harmless drawing map.svg
fi

# Folders: names of files are made of ASCII letters, digits and %XX.
e evidence -o evidence
run "$DAICHO" -f h.daicho review send -o sheets
(cd evidence && find . -type f -printf '%P\0') > names
[ -d sheets ] && (cd sheets && find . -type f -printf '%P\0') > sheet-names && harmless names sheet-names
harmless names names

# Notices; a text that was published is kept as it was, and so is not looked at.
for form in md html txt; do
    python3 -c 'import json
print(end="".join(each["code"] + "\0" for each in json.load(open("organization.json"))["records"]))' |
        xargs -0 -n 1 "$DAICHO" -f h.daicho notice --trace --format $form --organization > notice.$form 2>> all
done
[ -s notice.md ] || fail "no notice was written"
harmless markdown notice.md
harmless page notice.html
harmless shown notice.txt all

# Arguments, names of files, the environment; no shell sees any of them.
mkdir room
cd room || exit 99
cp ../h.daicho a.daicho
"$maker" texts > ../texts
printf '\377\376\0a\300\257b\0\355\240\200\0\033\0' >> ../texts
cat > ../each << 'END'
"$DAICHO" "$1"
"$DAICHO" -f "$1" list category
"$DAICHO" --lang "$1" list category
"$DAICHO" -f a.daicho list "$1"
"$DAICHO" -f a.daicho list category --filter "$1"
"$DAICHO" -f a.daicho show "$1"
"$DAICHO" -f a.daicho set category/none "$1"
"$DAICHO" -f a.daicho import -- "$1"
"$DAICHO" -f a.daicho import --mapping "$1" -- "$1"
"$DAICHO" -f a.daicho export --kind organization -o "$1"
"$DAICHO" -f a.daicho backup "$1"
"$DAICHO" -f b.daicho restore "$1"
printf 'Code,Name,Status\nX-1,%s,%s\n' "$1" "$1" > "./x$(printf %s "$1" | tr / _ | cut -c 1-80).csv" || exit 0
"$DAICHO" -f a.daicho import --dry-run -- ./x*.csv
rm -f ./x*.csv
DAICHO_USER=$1 "$DAICHO" -f a.daicho set category/none name=a
DAICHO_NOW=$1 "$DAICHO" -f a.daicho list category
DAICHO_FILE=$1 "$DAICHO" list category
LANG=$1 LC_ALL=$1 TERM=$1 XDG_CONFIG_HOME=$1 XDG_STATE_HOME=$1 XDG_DATA_HOME=$1 EDITOR=$1 "$DAICHO" -f a.daicho
exit 0
END
python3 -c 'import os, sys
texts = open("../texts", "rb").read().split(b"\0")[:-1]
step = max(1, 3 * len(texts) // int(os.environ["HOSTILE_COUNT"]))
step = 1 if step < 3 else step
sys.stdout.buffer.write(b"".join(text + b"\0" for text in texts[::step] + texts[-2:]))' > ../some
xargs -0 -n 1 sh ../each < ../some > ../printed 2>&1 || fail "a command crashed"
cd ..
harmless shown printed
[ -z "$(find . -name 'evil*')" ] || fail "a shell ran what stood in a text"
expect 0 "$DAICHO" -f room/a.daicho verify --full
# Whoever did it stands in the history, harmless.
DAICHO_USER=$(printf 'a\033[31m\342\200\256b') "$DAICHO" -f room/a.daicho add item name=x > /dev/null
"$DAICHO" -f room/a.daicho history > named 2>&1
harmless shown named
holds named 'a<U+001B>[31m<U+202E>b'
# No value makes a line that looks like a message of the program.
expect 3 "$DAICHO" --lang en -f h.daicho show "$(printf 'a\ndaicho: Done.')"
grep -q '^  daicho: Done' err || fail "a value made a message: $(cat err)"
# A terminal gets no value as it is; a file does.
if command -v script > /dev/null; then
    script -qc "'$DAICHO' -f h.daicho list category --format csv" /dev/null < /dev/null | tr -d '\r' > tty
    harmless shown tty
    "$DAICHO" -f h.daicho list category --format csv > file
    grep -q "$(printf '\033')" file || fail "the CSV is not exact"
fi

said=$(python3 "$here/hostile.py" looks) || fail "something harmful was written"
echo "hostile.sh: $((points + ${said% *})) points, ${said#* } violations"
finish
