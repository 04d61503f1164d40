#!/bin/sh
# make bench-check: all rules over an inventory, beside a bare SELECT over the same
# tables in processor time, and the findings around a save. The target is a ratio of
# 20 at most, and a save within 16 ms.
#
#   BENCH_SIZES="1000 100000"   the numbers of categories (also 1000000)
#   BENCH_RULES=1               the time of each rule instead
set -eu
. "$(cd "$(dirname "$0")" && pwd)/lib.sh"

# tell_all SIZE: what the table of all benches takes of the lines on standard input.
tell_all()
{
    awk -v size="$1" -v OFS='\t' '
        /^bare SELECT/ { bare = $3 }
        /^all rules/ { all = $3 }
        /^save, category/ { save = $3 }
        END {
            print size, "check", "all rules", all, "bare SELECT", sprintf("%.2f", all / bare), "", ""
            print size, "check", "around a save of a category", save, "", "", "", ""
        }' >> "$BENCH_LINES"
}

for size in ${BENCH_SIZES:-1000 100000}; do
    make_inventory "$size"
    echo "$size categories"
    "$bench/check" "$data/$size.daicho" ${BENCH_RULES:+rules} | tee "$place/check"
    [ -z "${BENCH_LINES:-}" ] || tell_all "$size" < "$place/check"
done
