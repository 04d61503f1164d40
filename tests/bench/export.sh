#!/bin/sh
# make bench-export: the register to CSV and to XLSX, beside sqlite3 -csv of the same
# cells and Python's XlsxWriter (Debian's python3-xlsxwriter) writing the same cells in
# constant memory. Prints a table for each size; ratios are of processor time.
#
#   BENCH_SIZES="10000 100000"  the numbers of categories
#   BENCH_DIR=bench-data        where ledgers and inventories are kept between runs
#   BENCH_ROUNDS=3              rounds, of which the median is told
set -eu
LC_ALL=C.UTF-8
export LC_ALL
source=$(cd "${srcdir:-.}" && pwd)
ledger=$PWD/tests/bench/ledger
daicho=${DAICHO:-$PWD/daicho}
sizes=${BENCH_SIZES:-10000 100000}
rounds=${BENCH_ROUNDS:-3}
python=${PYTHON:-/usr/bin/python3}
data=${BENCH_DIR:-bench-data}
mkdir -p "$data"
data=$(cd "$data" && pwd)
"$python" -c 'import xlsxwriter' 2> /dev/null || {
    echo "bench: XlsxWriter is missing: apt-get install python3-xlsxwriter" >&2
    exit 1
}

place=$(mktemp -d "$data/export.XXXXXX")
trap 'rm -rf "$place"' EXIT
XDG_STATE_HOME=$place/state XDG_CONFIG_HOME=$place/config XDG_DATA_HOME=$place/data
export XDG_STATE_HOME XDG_CONFIG_HOME XDG_DATA_HOME

# take WHAT COMMAND…: runs it and keeps its figures.
take()
{
    what=$1
    shift
    "$ledger" run "$place/$what" "$@" || {
        echo "bench: $what failed" >&2
        exit 1
    }
}

# prepare ROWS: an inventory with so many categories, and a table of the register's cells.
prepare()
{
    inventory=$place/$1.daicho
    echo "bench: an inventory of $1 categories" >&2
    "$ledger" make "$1" > "$place/$1.csv"
    "$daicho" -f "$inventory" --lang ja init > /dev/null 2>&1
    "$daicho" -f "$inventory" --lang ja import "$place/$1.csv" > /dev/null 2>&1
    "$daicho" -f "$inventory" --lang ja export --register -o "$place/cells-$1.csv" 2> /dev/null
    sqlite3 "$place/$1.db" ".mode csv" ".import '$place/cells-$1.csv' cells"
}

round()
{
    inventory=$place/$1.daicho
    rm -f "$place"/out.*
    take sqlite sqlite3 -csv "$place/$1.db" "SELECT * FROM cells"
    take csv "$daicho" -f "$inventory" --lang ja export --register -o "$place/out.csv"
    take python "$python" "$source/tests/bench/xlsxwriter_cells.py" "$place/cells-$1.csv" \
        "$place/out.python.xlsx"
    take xlsx "$daicho" -f "$inventory" --lang ja export --register --format xlsx \
        -o "$place/out.xlsx"
    take papers "$daicho" -f "$inventory" --lang ja export --format xlsx -o "$place/out.papers.xlsx"
}

# median FILE NUMBER: the median of a column of the figures in FILE.
median()
{
    cut -f "$2" "$1" | sort -n | awk '{ at[NR] = $1 } END { print at[int((NR + 1) / 2)] }'
}

# line WHAT LABEL BASE GOAL: a row of the table; BASE is what it is held against.
line()
{
    ratio=
    [ -z "$3" ] || ratio=$(echo "$(median "$place/$1" 2) $(median "$place/$3" 2)" |
        awk '{ printf "%.2f", $1 / ($2 > 0 ? $2 : 0.001) }')
    echo "| $2 | $(median "$place/$1" 1) | $(median "$place/$1" 2) | $(median "$place/$1" 3) |" \
        "$ratio | $4 |"
}

echo "# Bench of the exports"
echo
echo "* machine: $(nproc) x $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)," \
    "load $(cut -d ' ' -f 1-3 /proc/loadavg)"
echo "* $("$daicho" --version), commit" \
    "$(git -C "$source" describe --always --dirty 2> /dev/null || echo unknown)," \
    "XlsxWriter $("$python" -c 'import xlsxwriter; print(xlsxwriter.__version__)')"
for size in $sizes; do
    prepare "$size"
    for what in sqlite csv python xlsx papers; do rm -f "$place/$what"; done
    for _ in $(seq "$rounds"); do round "$size"; done
    printf '\n## %s categories, median of %s\n\n' "$size" "$rounds"
    echo "| | s | CPU s | peak MiB | ratio | goal |"
    echo "|---|--:|--:|--:|--:|--:|"
    line sqlite "sqlite3 -csv of the same cells" "" ""
    line csv "export --register (over sqlite3 -csv)" sqlite "1"
    line python "XlsxWriter, constant memory, the same cells" "" ""
    line xlsx "export --register --format xlsx (over XlsxWriter)" python "1"
    line papers "export --format xlsx, all papers" "" ""
done
