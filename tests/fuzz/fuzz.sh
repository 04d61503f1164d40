#!/bin/sh
# make fuzz: runs the targets named, which fuzz.mk built, and prints a table of them.
#
#   FUZZ_SECONDS=5       a target; 600 where nothing is said
#   FUZZ_RUNS=1000000    executions of a target instead
#   FUZZ_ONLY="csv xlsx" some of them
#   FUZZ_JOBS=2          so many at a time
#   FUZZ_FOLDER=…        where fuzz.mk built them
#
# What a target learns is kept in FOLDER/corpus/NAME. An input that stops it stands in
# FOLDER/stopped/NAME afterwards: mend the fault and keep the input, made small by
# "FOLDER/NAME-fuzz -minimize_crash=1 -runs=100000 INPUT", in tests/fuzz/found/NAME.
set -u
srcdir=$(cd "${srcdir:-.}" && pwd)
folder=$(cd "${FUZZ_FOLDER:-fuzz-build}" && pwd)
UBSAN_OPTIONS=print_stacktrace=1
ASAN_OPTIONS=detect_stack_use_after_return=0
LSAN_OPTIONS=suppressions=$srcdir/tests/lsan.txt:print_suppressions=0
export UBSAN_OPTIONS ASAN_OPTIONS LSAN_OPTIONS

# run NAME: fuzzes it and writes its line of the table.
run()
{
    name=$1
    here=$srcdir/tests/fuzz
    stopped=$folder/stopped/$name
    log=$folder/$name.log
    rm -rf "$stopped"
    mkdir -p "$folder/corpus/$name" "$stopped"
    set -- -timeout=5 -rss_limit_mb=2048 -print_final_stats=1 "-artifact_prefix=$stopped/"
    if [ -n "${FUZZ_RUNS-}" ]; then
        set -- "$@" "-runs=$FUZZ_RUNS"
    else
        set -- "$@" "-max_total_time=${FUZZ_SECONDS:-600}"
    fi
    [ -f "$here/$name.dict" ] && set -- "$@" "-dict=$here/$name.dict"
    # shellcheck disable=SC2046 # a list of flags
    [ -f "$here/$name.options" ] && set -- "$@" $(cat "$here/$name.options")
    set -- "$@" "$folder/corpus/$name"
    for kept in seeds found; do
        [ -d "$here/$kept/$name" ] && set -- "$@" "$here/$kept/$name"
    done
    begun=$(date +%s)
    "$folder/$name-fuzz" "$@" > "$log" 2>&1
    result=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    covered=$(grep -oE 'cov: [0-9]+' "$log" | tail -n 1)
    stops=$(find "$stopped" -type f | wc -l)
    printf '| %s | %s | %s | %s | %s |\n' "$name" "${runs:--}" $(($(date +%s) - begun)) \
        "$((stops))" "${covered#cov: }" > "$folder/$name.line"
    [ $result -eq 0 ] && [ "$((stops))" -eq 0 ] && return 0
    echo "fuzz: $name failed, see $log and $stopped" >&2
    tail -n 60 "$log" >&2
    touch "$folder/failed"
}

targets=
for name in "$@"; do
    case " ${FUZZ_ONLY:-$name} " in *" $name "*) targets="$targets $name" ;; esac
done
rm -f "$folder/failed"
running=0
for name in $targets; do
    run "$name" &
    running=$((running + 1))
    if [ $running -ge "${FUZZ_JOBS:-2}" ]; then
        wait
        running=0
    fi
done
wait
echo '| target | executions | seconds | crashes | coverage |'
echo '| --- | --: | --: | --: | --: |'
for name in $targets; do cat "$folder/$name.line"; done
[ ! -e "$folder/failed" ]
