#!/bin/sh
# make bench-screen: the screen of daicho and of VisiData on the same records, timed
# by the same hand (watch.h). Prints a table for each size and what it was
# taken on.
#
#   BENCH_SIZES="1000 100000"   the numbers of categories (also 1000000)
#   BENCH_ONLY="forms sorts"    some parts: moves, filter, forms, saves, sorts;
#                               "start": nothing but the start
#   BENCH_SETTLE_MS=100         longer settle times; the figures should stay
#   BENCH_PROFILE=1             where the time of daicho goes, instead of tables;
#                               with BENCH_PERF="--call-graph dwarf" callers too
set -eu
. "$(cd "$(dirname "$0")" && pwd)/lib.sh"
sizes=${BENCH_SIZES:-1000 100000 1000000}
visidata=$(command -v vd || true)

# measure SIZE: the figures of both programs, a line each. Neither reads its
# file from the disk: the first start of daicho is not counted.
measure()
{
    "$bench/drive" daicho "$daicho" "$data/$1.daicho" "$1"
    [ -n "$visidata" ] || return 0
    cat "$data/$1.csv" > /dev/null
    "$bench/drive" visidata "$visidata" "$data/$1.csv" "$1"
}

# table SIZE: makes a table of the figures on standard input. In each cell
# stand median, 99th percentile and greatest, in milliseconds, and processor
# time in brackets.
table()
{
    awk -F '\t' -v size="$1" '
        function cell(who, what, k) {
            k = who SUBSEP what
            if (!(k in median)) return "n/a | | |"
            if (what ~ /\(MiB\)$/) return median[k] " | | |"
            return median[k] " | " p99[k] " | " most[k] " | " cpu[k]
        }
        {
            k = $1 SUBSEP $2
            if (!($2 in known)) { known[$2] = 1; order[++n] = $2 }
            count[k] = $3; median[k] = $4; p99[k] = $5; most[k] = $6; cpu[k] = $7; how[k] = $8
        }
        END {
            printf "\n## %s categories\n\n", size
            print "| ms | n | daicho median | p99 | max | CPU | n | VisiData median | p99 | max | CPU | ratio |"
            print "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
            for (i = 1; i <= n; i++) {
                d = "daicho" SUBSEP order[i]; v = "visidata" SUBSEP order[i]
                ratio = ""
                if ((d in median) && (v in median) && median[d] > 0)
                    ratio = sprintf("%.1f", median[v] / median[d])
                printf "| %s | %s | %s | %s | %s | %s |\n", order[i], count[d],
                    cell("daicho", order[i]), count[v], cell("visidata", order[i]), ratio
            }
            print ""
            for (i = 1; i <= n; i++) {
                d = how["daicho" SUBSEP order[i]]; v = how["visidata" SUBSEP order[i]]
                if (d != "" || v != "")
                    print "* " order[i] ": daicho " (d == "" ? "-" : d) "; VisiData " (v == "" ? "-" : v)
            }
        }'
}

about()
{
    conditions "Bench of the screen"
    if [ -z "$visidata" ]; then
        echo "* VisiData is not installed (apt-get install visidata)"
    else
        echo "* VisiData: $("$visidata" --version)"
    fi
    for size in $sizes; do
        echo "* $size categories: inventory $(stat -c %s "$data/$size.daicho") bytes," \
            "CSV $(stat -c %s "$data/$size.csv") bytes"
    done
    echo "* terminal: 120x40, libvterm; a key is finished with the last byte that" \
        "changed the screen (tests/bench/watch.h)"
    "$bench/drive" floor | awk -F '\t' '{
        printf "* floor of the bench: median %s ms, p99 %s ms (%s)\n", $4, $5, $8 }'
    echo "* CPU: mean processor time of all threads for a key; ratio: median of VisiData over daicho"
}

# tell_all SIZE: what the table of all benches takes of the figures on standard input;
# the floor is an echo through the same pseudo-terminal.
tell_all()
{
    floor=$("$bench/drive" floor | cut -f 4)
    awk -F '\t' -v size="$1" -v floor="$floor" -v OFS='\t' '
        { median[$1, $2] = $4 }
        $1 == "daicho" && $2 !~ /\(MiB\)$/ { name[++n] = $2 }
        END {
            for (i = 1; i <= n; i++) {
                d = median["daicho", name[i]]; v = median["visidata", name[i]]
                print size, "screen", name[i], d, "VisiData", (v > 0 ? sprintf("%.2f", d / v) : ""),
                    "echo of a key", (floor > 0 ? sprintf("%.1f", d / floor) : "")
            }
        }' >> "$BENCH_LINES"
}

# profile SIZE: where the time of one part goes, by perf, else by callgrind.
profile()
{
    record="perf record -q -F 2000 ${BENCH_PERF:-} -o $data/perf.data --"
    command -v perf > /dev/null || record="valgrind -q --tool=callgrind --callgrind-out-file=$data/callgrind.out"
    printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$record" "$daicho" > "$place/profiled"
    chmod +x "$place/profiled"
    # The figures would be those of the profiler.
    "$bench/drive" daicho "$place/profiled" "$data/$1.daicho" "$1" > "$place/figures"
    if command -v perf > /dev/null; then
        perf report -i "$data/perf.data" --no-children --call-graph none --percent-limit 1 \
            --stdio 2> /dev/null | grep -v '^#' | head -n 40
        echo "bench: more by: perf report -i $data/perf.data"
    else
        callgrind_annotate "$data/callgrind.out" | head -n 60
        echo "bench: more by: callgrind_annotate $data/callgrind.out"
    fi
}

for size in $sizes; do make_inventory "$size"; done
if [ -n "${BENCH_PROFILE:-}" ]; then
    for size in $sizes; do profile "$size"; done
    exit
fi
about
for size in $sizes; do
    measure "$size" > "$data/$size.figures"
    table "$size" < "$data/$size.figures"
    [ -z "${BENCH_LINES:-}" ] || tell_all "$size" < "$data/$size.figures"
done
