#!/bin/sh
# make bench-import: bringing a ledger in, again, back and out, beside sqlite3
# and libcsv on the same file. Prints a table for each size and what it was
# taken on. Everything of a round runs before the next round begins, so that
# what else the machine does falls on all alike.
#
#   BENCH_SIZES="10000 100000"  the numbers of rows (also 1000000)
#   BENCH_DIR=bench-data        where ledgers are kept between runs
#   BENCH_ROUNDS=5              rounds, of which the median is told; three at a million
#   BENCH_ONLY="import undo"    some of: flat floor new import writes cp932 again dry one undo
#                               export excel csv
#   BENCH_PROFILE=1             where the time of daicho's import goes, instead of tables
set -eu
LC_ALL=C.UTF-8
export LC_ALL
source=$(cd "${srcdir:-.}" && pwd)
ledger=$PWD/tests/bench/ledger
writes=$PWD/tests/bench/writes
daicho=${DAICHO:-$PWD/daicho}
sizes=${BENCH_SIZES:-10000 100000}
only=${BENCH_ONLY:-flat floor new import writes cp932 again dry one undo export excel csv}
data=${BENCH_DIR:-bench-data}
mkdir -p "$data"
data=$(cd "$data" && pwd)

# Nothing of the person's own settings; on the disk of the data, as an
# inventory is.
place=$(mktemp -d "$data/import.XXXXXX")
trap 'rm -rf "$place"' EXIT
HOME=$place XDG_STATE_HOME=$place/state XDG_CONFIG_HOME=$place/config XDG_DATA_HOME=$place/data
export HOME XDG_STATE_HOME XDG_CONFIG_HOME XDG_DATA_HOME
mkdir "$XDG_STATE_HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME"

# make_ledger ROWS: the ledger in UTF-8 and in CP932.
make_ledger()
{
    stamp=$(cat "$source/tests/bench/ledger.c" "$source/tests/bench/words.c" | cksum)
    [ "$(cat "$data/ledger-$1.stamp" 2> /dev/null)" != "$stamp" ] || return 0
    echo "bench: making a ledger of $1 rows in $data" >&2
    "$ledger" make "$1" > "$data/ledger-$1.csv"
    iconv -f UTF-8 -t CP932 "$data/ledger-$1.csv" > "$data/ledger-$1.cp932.csv"
    echo "$stamp" > "$data/ledger-$1.stamp"
}

wanted()
{
    case " $only " in *" $1 "*) return 0 ;; esac
    return 1
}

# take WHAT COMMAND…: runs it and keeps its figures.
take()
{
    what=$1
    shift
    ! wanted "$what" || "$ledger" run "$place/$what" "$@" || {
        echo "bench: $what failed" >&2
        exit 1
    }
}

new_inventory()
{
    rm -f "$place/$1.daicho"
    "$daicho" -f "$place/$1.daicho" --lang ja init > /dev/null
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
    cat "$file" > /dev/null
    take flat sqlite3 "$place/flat.db" ".mode csv" ".import --skip 1 '$file' flat"
    take floor "$ledger" floor "$file"
    new_inventory inventory
    take new "$daicho" -f "$inventory" --lang ja import --dry-run "$file"
    take import "$daicho" -f "$inventory" --lang ja import "$file"
    if wanted writes; then
        rm -f "$place/writes.db"
        "$writes" "$inventory" "$place/writes.db" >> "$place/writes"
    fi
    take again "$daicho" -f "$inventory" --lang ja import "$file"
    take dry "$daicho" -f "$inventory" --lang ja import --dry-run "$file"
    sed '$s/,[^,]*$/,changed/' "$file" > "$place/one.csv"
    take one "$daicho" -f "$inventory" --lang ja import --dry-run "$place/one.csv"
    take export "$daicho" -f "$inventory" --lang ja export --register -o "$place/out.csv"
    rm -f "$place/out.csv"
    take excel "$daicho" -f "$inventory" --lang ja export --register --excel --encoding CP932 \
        -o "$place/out.csv"
    rm -f "$place/out.csv"
    take csv sqlite3 -csv "$place/flat.db" "SELECT * FROM flat"
    take undo "$daicho" -f "$inventory" --lang ja undo
    if wanted cp932; then
        new_inventory cp932
        take cp932 "$daicho" -f "$place/cp932.daicho" --lang ja import "$data/ledger-$1.cp932.csv"
    fi
}

# median FILE NUMBER: the median of a column of the figures in FILE.
median()
{
    cut -f "$2" "$1" | sort -n | awk '{ at[NR] = $1 } END { print at[int((NR + 1) / 2)] }'
}

# line WHAT LABEL BASE GOAL: a row of the table; BASE is what it is held against.
line()
{
    wanted "$1" || return 0
    ratio=
    if [ -n "$3" ] && wanted "$3"; then
        ratio=$(echo "$(median "$place/$1" 2) $(median "$place/$3" 2)" |
            awk '{ printf "%.2f", $1 / ($2 > 0 ? $2 : 0.001) }')
    fi
    echo "| $2 | $(median "$place/$1" 1) | $(median "$place/$1" 2) | $(median "$place/$1" 3) |" \
        "$ratio | $4 |"
}

# table ROWS ROUNDS
table()
{
    printf '\n## %s rows, median of %s\n\n' "$1" "$2"
    echo "| | s | CPU s | peak MiB | ratio | goal |"
    echo "|---|--:|--:|--:|--:|--:|"
    line flat "sqlite3 .import, flat with three indexes" "" ""
    line floor "libcsv, lossless" flat ""
    line new "dry run of a new file (over libcsv)" floor "2 and mapping"
    line import "import" flat "1.2"
    line writes "SQLite alone, writing the same rows" flat "the least"
    line import "import (over SQLite alone)" writes ""
    line cp932 "import of CP932" flat "1.4"
    line again "import unchanged again" flat "0.35"
    line dry "dry run, unchanged (over libcsv)" floor "2 and mapping"
    line one "dry run, one row changed (over libcsv)" floor "2 and mapping"
    line undo "undo of the import (over import)" import "1"
    line csv "sqlite3 -csv of the flat table" "" ""
    line export "export --register (over sqlite3 -csv)" csv "0.7"
    line excel "export --register in CP932 (over sqlite3 -csv)" csv "1"
}

conditions()
{
    echo "# Bench of the import"
    echo
    echo "* machine: $(nproc) x $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)," \
        "$(awk '/^MemTotal/ { printf "%d MiB", $2 / 1024 }' /proc/meminfo)," \
        "$(uname -sr), load $(cut -d ' ' -f 1-3 /proc/loadavg)"
    echo "* $("$daicho" --version), commit" \
        "$(git -C "$source" describe --always --dirty 2> /dev/null || echo unknown)," \
        "sqlite3 $(sqlite3 --version | cut -d ' ' -f 1)"
    for size in $sizes; do
        echo "* ledger of $size rows: $(stat -c %s "$data/ledger-$size.csv") bytes in UTF-8," \
            "$(stat -c %s "$data/ledger-$size.cp932.csv") in CP932"
    done
    echo "* 12 columns, about six links a row, one remark of ten over two lines; ratios are of" \
        "processor time"
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
conditions
for size in $sizes; do
    rounds=${BENCH_ROUNDS:-5}
    [ "$size" -lt 1000000 ] || rounds=${BENCH_ROUNDS:-3}
    for what in $only; do rm -f "$place/$what"; done
    for _ in $(seq "$rounds"); do round "$size"; done
    table "$size" "$rounds"
done
