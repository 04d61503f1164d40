#!/bin/sh
# Commands that read from a disk that goes away meanwhile (read_fails.c): they end with
# status 4 and say so, or have printed all of it; never a part with status 0 or 1.
#
#   READING_POINTS=N   so many readings of each command, evenly (default 2); 0: all
here=$(cd "$(dirname "$0")" && pwd)
library=${READ_FAILS:-$PWD/tests/read_fails.so}
. "$here/lib.sh"
grep -q __asan_init "$DAICHO" && { echo "SKIP: the sanitizers want to stand first"; exit 77; }
most=${READING_POINTS:-2}
points=0
violations=0
d() { "$DAICHO" -f a.daicho "$@"; }

expect 0 d init --sample education
expect 0 d set C-0001 "remarks=See there."
expect 0 d snapshot first
expect 0 d set C-0001 remarks=

# run N WORDS…: the command with reading number N failing, 0: none.
run()
{
    at=$1
    shift
    status=0
    env LD_PRELOAD="$library" READ_FAIL_AT="$at" READ_COUNT="$work/count" \
        "$DAICHO" -f a.daicho --lang en "$@" > out 2> err < /dev/null || status=$?
}

violate()
{
    violations=$((violations + 1))
    fail "$*: $(cat err)"
}

# reads WORDS…: the command, at some of its readings.
reads()
{
    run 0 "$@"
    [ "$status" -le 1 ] || fail "exit $status: $*"
    cp out whole
    total=$(cat count)
    [ "$total" -gt 0 ] || fail "nothing was read by $*"
    step=1
    [ "$most" -eq 0 ] || step=$((total / most))
    [ "$step" -gt 0 ] || step=1
    point=$total
    while [ "$point" -gt 0 ]; do
        run "$point" "$@"
        points=$((points + 1))
        if [ "$status" -le 1 ]; then
            cmp -s out whole || violate "a part is taken for whole at $point of $total: $*"
        elif [ "$status" -ne 4 ] || ! [ -s err ]; then
            violate "exit $status at $point of $total: $*"
        fi
        point=$((point - step))
    done
}

reads list category
reads list --filter 会員 category
reads list --as-of first category
reads show C-0001
reads check
reads history
reads diff first
reads export --register
reads due
reads verify
reads notice
echo "$points points, $violations violations"
finish
