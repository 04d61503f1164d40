#!/bin/sh
# make bench: import, export, check, merge and screen on inventories of growing size, in
# one table. Each figure stands beside a named peer that does the nearest thing on the
# same data in the same run, and beside the least that any program must do (floor). What
# each part does stands in its own script; doc/performance.md explains the table.
#
#   BENCH_SIZES="1000 100000 1000000"  the numbers of categories
#   BENCH_ROUNDS=3                     rounds, of which the median is told
#   BENCH_PARTS="import merge"         measures these again: import export check merge
#                                      screen; the others stand as they were measured last
set -eu
. "$(cd "$(dirname "$0")" && pwd)/lib.sh"
BENCH_SIZES=${BENCH_SIZES:-1000 100000 1000000}
BENCH_ROUNDS=${BENCH_ROUNDS:-3}
BENCH_DIR=$data
export BENCH_SIZES BENCH_ROUNDS BENCH_LINES BENCH_DIR
parts="import export check merge screen"
lines=$data/lines
mkdir -p "$lines"
for part in ${BENCH_PARTS:-$parts}; do
    echo "bench: $part" >&2
    BENCH_LINES=$place/lines
    : > "$BENCH_LINES"
    sh "$source/tests/bench/$part.sh" > "$data/$part.md"
    mv "$BENCH_LINES" "$lines/$part"
done
for part in $parts; do
    [ ! -f "$lines/$part" ] || cat "$lines/$part"
done > "$place/all"

conditions "Bench of daicho"
echo "* sizes are numbers of categories, or of rows of a ledger; median of $BENCH_ROUNDS rounds"
echo "* peer, floor: time of daicho as a multiple of theirs, below 1 is faster (processor" \
    "time; on the screen time until the last byte that changed it)"
echo "* growth: time at the greatest size over time at the one before, divided by the same" \
    "of the sizes: 1 grows with the data, 0 does not grow"
echo
# shellcheck disable=SC2086 # a list of numbers
awk -F '\t' -v sizes="$BENCH_SIZES" '
    function time(ms) {
        return ms == "" ? "" : ms >= 1000 ? sprintf("%.1f s", ms / 1000) : sprintf("%.*f ms", ms < 10 ? 1 : 0, ms)
    }
    {
        row = $2 ": " $3
        if (!(row in known)) { known[row] = 1; rows[++n] = row }
        ms[row, $1] = $4; peer[row, $1] = $6; floor[row, $1] = $8
        if ($5 != "") peers[row] = $5
        if ($7 != "") floors[row] = $7
    }
    END {
        count = split(sizes, at, " ")
        head = "| | peer | floor |"; rule = "|---|---|---|"
        for (i = 1; i <= count; i++) {
            head = head " " at[i] " | peer | floor |"
            rule = rule "--:|--:|--:|"
        }
        print head " growth |"
        print rule "--:|"
        for (r = 1; r <= n; r++) {
            row = rows[r]
            text = "| " row " | " peers[row] " | " floors[row] " |"
            for (i = 1; i <= count; i++)
                text = text " " time(ms[row, at[i]]) " | " peer[row, at[i]] " | " floor[row, at[i]] " |"
            growth = ""
            if (count > 1 && ms[row, at[count - 1]] > 0 && ms[row, at[count]] != "")
                growth = sprintf("%.2f", ms[row, at[count]] / ms[row, at[count - 1]] / (at[count] / at[count - 1]))
            print text " " growth " |"
        }
    }' "$place/all"
echo
echo "bench: the tables of the parts: $data/*.md" >&2
