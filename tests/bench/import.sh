#!/bin/sh
# make bench-import: bringing a ledger in, again, back and out, beside sqlite3
# and libcsv on the same file. Prints a table for each size and what it was
# taken on. Everything of a round runs before the next round begins, so that
# what else the machine does falls on all alike.
#
#   BENCH_SIZES="10000 100000"  the numbers of rows (also 1000000)
#   BENCH_ROUNDS=5              rounds, of which the median is told; three at a million
#   BENCH_ONLY="import undo"    some of: raw flat floor new import writes cp932 again dry one undo
#                               export excel csv
#   BENCH_PROFILE=1             where the time of daicho's import goes, instead of tables
set -eu
. "$(cd "$(dirname "$0")" && pwd)/lib.sh"
ledger=$bench/ledger
writes=$bench/writes
sizes=${BENCH_SIZES:-10000 100000}
only=${BENCH_ONLY:-raw flat floor new import writes cp932 again dry one undo export excel csv}

# make_ledger ROWS: the ledger in UTF-8 and in CP932.
make_ledger()
{
    made=$(cat "$source/tests/bench/ledger.c" "$source/tests/bench/words.c" | cksum)
    [ "$(cat "$data/ledger-$1.stamp" 2> /dev/null)" != "$made" ] || return 0
    echo "bench: making a ledger of $1 rows in $data" >&2
    "$ledger" make "$1" > "$data/ledger-$1.csv"
    iconv -f UTF-8 -t CP932 "$data/ledger-$1.csv" > "$data/ledger-$1.cp932.csv"
    echo "$made" > "$data/ledger-$1.stamp"
}

wanted()
{
    case " $only " in *" $1 "*) return 0 ;; esac
    return 1
}

# take_wanted WHAT COMMAND…: take(), where it is wanted.
take_wanted()
{
    ! wanted "$1" || take "$@"
}

new_inventory()
{
    rm -f "$place/$1.daicho"
    "$daicho" -f "$place/$1.daicho" --lang ja init > /dev/null 2>&1
}

# round ROWS: each measured once.
round()
{
    file=$data/ledger-$1.csv
    inventory=$place/inventory.daicho
    rm -f "$place/flat.db"
    sqlite3 "$place/flat.db" "CREATE TABLE flat (code TEXT, name TEXT, subjects TEXT,
        department TEXT, person TEXT, persons TEXT, persons_on TEXT, purposes TEXT, items TEXT,
        storages TEXT, measures TEXT, remarks TEXT);
        CREATE UNIQUE INDEX flat_code ON flat (code);
        CREATE INDEX flat_name ON flat (name);
        CREATE INDEX flat_department ON flat (department);"
    take_wanted raw cat "$file"
    take_wanted flat sqlite3 "$place/flat.db" ".mode csv" ".import --skip 1 '$file' flat"
    take_wanted floor "$ledger" floor "$file"
    new_inventory inventory
    take_wanted new "$daicho" -f "$inventory" --lang ja import --dry-run "$file"
    take_wanted import "$daicho" -f "$inventory" --lang ja import "$file"
    if wanted writes; then
        rm -f "$place/writes.db"
        "$writes" "$inventory" "$place/writes.db" >> "$place/writes"
    fi
    take_wanted again "$daicho" -f "$inventory" --lang ja import "$file"
    take_wanted dry "$daicho" -f "$inventory" --lang ja import --dry-run "$file"
    sed '$s/,[^,]*$/,changed/' "$file" > "$place/one.csv"
    take_wanted one "$daicho" -f "$inventory" --lang ja import --dry-run "$place/one.csv"
    take_wanted export "$daicho" -f "$inventory" --lang ja export --register -o "$place/out.csv"
    rm -f "$place/out.csv"
    take_wanted excel "$daicho" -f "$inventory" --lang ja export --register --excel --encoding CP932 \
        -o "$place/out.csv"
    rm -f "$place/out.csv"
    take_wanted csv sqlite3 -csv "$place/flat.db" "SELECT * FROM flat"
    take_wanted undo "$daicho" -f "$inventory" --lang ja undo
    if wanted cp932; then
        new_inventory cp932
        take_wanted cp932 "$daicho" -f "$place/cp932.daicho" --lang ja import "$data/ledger-$1.cp932.csv"
    fi
}

# row WHAT LABEL BASE GOAL: line(), where both were wanted.
row()
{
    wanted "$1" || return 0
    base=$3
    [ -z "$base" ] || wanted "$base" || base=
    line "$1" "$2" "$base" "$4"
}

# table ROWS ROUNDS
table()
{
    printf '\n## %s rows, median of %s\n\n' "$1" "$2"
    echo "| | s | CPU s | peak MiB | ratio | goal |"
    echo "|---|--:|--:|--:|--:|--:|"
    row flat "sqlite3 .import, flat with three indexes" "" ""
    row raw "reading the file (cat)" "" ""
    row floor "libcsv, lossless" flat ""
    row new "dry run of a new file (over libcsv)" floor "2 and mapping"
    row import "import" flat "1.2"
    row writes "SQLite alone, writing the same rows" flat "the least"
    row import "import (over SQLite alone)" writes ""
    row cp932 "import of CP932" flat "1.4"
    row again "import unchanged again" flat "0.35"
    row dry "dry run, unchanged (over libcsv)" floor "2 and mapping"
    row one "dry run, one row changed (over libcsv)" floor "2 and mapping"
    row undo "undo of the import (over import)" import "1"
    row csv "sqlite3 -csv of the flat table" "" ""
    row export "export --register (over sqlite3 -csv)" csv "0.7"
    row excel "export --register in CP932 (over sqlite3 -csv)" csv "1"
}

about()
{
    conditions "Bench of the import"
    for size in $sizes; do
        echo "* ledger of $size rows: $(stat -c %s "$data/ledger-$size.csv") bytes in UTF-8," \
            "$(stat -c %s "$data/ledger-$size.cp932.csv") in CP932"
    done
    echo "* 12 columns, about six links a row, one remark of ten over two lines; ratios are of" \
        "processor time"
}

# tell_all ROWS: what the table of all benches takes of this one.
tell_all()
{
    peer="sqlite3 .import" floor="libcsv"
    tell_taken "$1" import "a new ledger" import "$peer" flat "$floor" floor
    tell_taken "$1" import "a new ledger in CP932" cp932 "$peer" flat "$floor" floor
    tell_taken "$1" import "the same ledger again" again "$peer" flat "$floor" floor
    tell_taken "$1" import "dry run of a new ledger" new "$peer" flat "$floor" floor
    tell_taken "$1" import "taking the import back" undo "daicho import" import "" ""
    tell_taken "$1" export "register as CSV" export "sqlite3 -csv" csv "reading (cat)" raw
    tell_taken "$1" export "register as CSV in CP932" excel "sqlite3 -csv" csv "reading (cat)" raw
}

profile()
{
    new_inventory inventory
    perf record -q -F 2000 ${BENCH_PERF:-} -o "$data/import.perf" -- \
        "$daicho" -f "$place/inventory.daicho" --lang ja import "$data/ledger-$1.csv" > /dev/null
    perf report -i "$data/import.perf" --no-children --call-graph none --percent-limit 1 \
        --stdio 2> /dev/null | grep -v '^#' | head -n 40
    echo "bench: more by: perf report -i $data/import.perf"
}

for size in $sizes; do make_ledger "$size"; done
if [ -n "${BENCH_PROFILE:-}" ]; then
    for size in $sizes; do profile "$size"; done
    exit
fi
about
for size in $sizes; do
    rounds=${BENCH_ROUNDS:-5}
    [ "$size" -lt 1000000 ] || rounds=${BENCH_ROUNDS:-3}
    for what in $only; do rm -f "$place/$what"; done
    for _ in $(seq "$rounds"); do round "$size"; done
    table "$size" "$rounds"
    [ -z "${BENCH_LINES:-}" ] || tell_all "$size"
done
