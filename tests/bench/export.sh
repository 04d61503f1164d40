#!/bin/sh
# make bench-export: the register to CSV and to XLSX, beside sqlite3 -csv of the same
# cells and Python's XlsxWriter (Debian's python3-xlsxwriter) writing the same cells in
# constant memory. Prints a table for each size; ratios are of processor time.
#
#   BENCH_SIZES="10000 100000"  the numbers of categories
#   BENCH_ROUNDS=3              rounds, of which the median is told
set -eu
. "$(cd "$(dirname "$0")" && pwd)/lib.sh"
ledger=$bench/ledger
sizes=${BENCH_SIZES:-10000 100000}
rounds=${BENCH_ROUNDS:-3}
python=${PYTHON:-/usr/bin/python3}
"$python" -c 'import xlsxwriter' 2> /dev/null || {
    echo "bench: XlsxWriter is missing: apt-get install python3-xlsxwriter" >&2
    exit 1
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
    take raw cat "$place/cells-$1.csv"
    take sqlite sqlite3 -csv "$place/$1.db" "SELECT * FROM cells"
    take csv "$daicho" -f "$inventory" --lang ja export --register -o "$place/out.csv"
    take python "$python" "$source/tests/bench/xlsxwriter_cells.py" "$place/cells-$1.csv" \
        "$place/out.python.xlsx"
    take xlsx "$daicho" -f "$inventory" --lang ja export --register --format xlsx \
        -o "$place/out.xlsx"
    # Findings of a million categories are more than a sheet of a workbook holds.
    [ "$1" -gt 100000 ] ||
        take papers "$daicho" -f "$inventory" --lang ja export --format xlsx -o "$place/out.papers.xlsx"
}

conditions "Bench of the exports"
echo "* XlsxWriter $("$python" -c 'import xlsxwriter; print(xlsxwriter.__version__)')"
for size in $sizes; do
    prepare "$size"
    for what in raw sqlite csv python xlsx papers; do rm -f "$place/$what"; done
    for _ in $(seq "$rounds"); do round "$size"; done
    printf '\n## %s categories, median of %s\n\n' "$size" "$rounds"
    echo "| | s | CPU s | peak MiB | ratio | goal |"
    echo "|---|--:|--:|--:|--:|--:|"
    line sqlite "sqlite3 -csv of the same cells" "" ""
    line csv "export --register (over sqlite3 -csv)" sqlite "1"
    line python "XlsxWriter, constant memory, the same cells" "" ""
    line xlsx "export --register --format xlsx (over XlsxWriter)" python "1"
    [ ! -f "$place/papers" ] || line papers "export --format xlsx, all papers" "" ""
    tell_taken "$size" export "register as XLSX" xlsx "XlsxWriter" python "reading (cat)" raw
    rm -f "$place/$size".* "$place/cells-$size.csv"
done
