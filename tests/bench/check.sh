#!/bin/sh
# make bench-check: all rules over an inventory, beside a bare SELECT over the same
# tables in processor time, and the findings around a save. The target is a ratio of
# 20 at most, and a save within 16 ms.
#
#   BENCH_SIZES="1000 100000"   the numbers of categories (also 1000000)
#   BENCH_DIR=bench-data        where inventories are kept between runs
#   BENCH_RULES=1               the time of each rule instead
set -eu
LC_ALL=C.UTF-8
export LC_ALL
source=$(cd "${srcdir:-.}" && pwd)
bench=$PWD/tests/bench
data=${BENCH_DIR:-bench-data}
mkdir -p "$data"

# As bench.sh makes them.
stamp=$(cat "$source/tests/bench/make.c" "$source/tests/bench/words.c" \
    "$source/model/migrations.c" "$source/model/schema_1.c" | cksum)

for size in ${BENCH_SIZES:-1000 100000}; do
    [ -f "$data/$size.daicho" ] || {
        echo "bench: making $size categories in $data" >&2
        "$bench/make" "$size" "$data/$size.daicho"
        echo "$stamp" > "$data/$size.stamp"
    }
    [ "$(cat "$data/$size.stamp" 2> /dev/null)" = "$stamp" ] ||
        echo "bench: $data/$size.daicho was made by another version; 'make bench' renews it" >&2
    echo "$size categories"
    "$bench/check" "$data/$size.daicho" ${BENCH_RULES:+rules}
done
