#!/bin/sh
# make bench-merge: a colleague's copy brought home. Each side changed one category of a
# hundred, no two of them the same; beside diff3 -m of the same records as CSV.
#
#   BENCH_SIZES="1000 100000"   the numbers of categories (also 1000000)
#   BENCH_ROUNDS=3              rounds, of which the median is told
set -eu
. "$(cd "$(dirname "$0")" && pwd)/lib.sh"
rounds=${BENCH_ROUNDS:-3}

# edit TO FIRST: a copy of the inventory in which every hundredth category from FIRST on has
# another remark.
edit()
{
    cp "$data/$size.daicho" "$1"
    awk -v first="$2" 'NR == 1 { print "code,remarks" }
        NR > 1 && NR % 100 == first { split($0, cell, ","); print cell[1] ",edited " first }' \
        "$place/codes.csv" > "$place/edits.csv"
    "$daicho" -f "$1" --lang ja import --kind category "$place/edits.csv" > /dev/null 2>&1
}

# as_csv FILE NAME
as_csv()
{
    "$daicho" -f "$1" --lang ja export --kind category --format csv -o "$place/$2.csv" 2> /dev/null
}

conditions "Bench of the merge"
for size in ${BENCH_SIZES:-1000 100000}; do
    make_inventory "$size"
    sqlite3 -csv -header "$data/$size.daicho" "SELECT code FROM category ORDER BY id" > "$place/codes.csv"
    edit "$place/theirs.daicho" 7
    edit "$place/before.daicho" 57
    cp "$data/$size.csv" "$place/base.csv"
    as_csv "$place/theirs.daicho" theirs
    as_csv "$place/before.daicho" mine
    rm -f "$place/raw" "$place/diff3" "$place/dry" "$place/merge"
    for _ in $(seq "$rounds"); do
        cp "$place/before.daicho" "$place/mine.daicho"
        take raw cat "$place/mine.daicho" "$place/theirs.daicho"
        take diff3 diff3 -m "$place/mine.csv" "$place/base.csv" "$place/theirs.csv"
        take dry "$daicho" -f "$place/mine.daicho" --lang ja merge --dry-run "$place/theirs.daicho"
        take merge "$daicho" -f "$place/mine.daicho" --lang ja merge "$place/theirs.daicho"
    done
    printf '\n## %s categories, median of %s\n\n' "$size" "$rounds"
    echo "| | s | CPU s | peak MiB | ratio | goal |"
    echo "|---|--:|--:|--:|--:|--:|"
    line raw "reading both files (cat)" "" ""
    line diff3 "diff3 -m of three CSV files" "" ""
    line dry "merge --dry-run (over diff3)" diff3 ""
    line merge "merge (over diff3)" diff3 ""
    tell_taken "$size" merge "plan of a merge, two edits of a hundred" dry "diff3 -m" diff3 \
        "reading (cat)" raw
    tell_taken "$size" merge "merge, two edits of a hundred" merge "diff3 -m" diff3 "reading (cat)" raw
    rm -f "$place"/*.daicho "$place"/*.csv
done
