#!/bin/sh
# kill -9 at any moment of edits and imports: the file stays sound and every
# change that was acknowledged is there. KILLS sets how often (default 60).
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
kills=${KILLS:-60}
d() { "$DAICHO" -f a.daicho "$@"; }

expect 0 d init
{
    echo 'name,remarks'
    i=0
    while [ $i -lt 400 ]; do
        echo "imported $i,text of some length to fill the pages of the file"
        i=$((i + 1))
    done
} > many.csv

# The worker says each code only after the command that made it has returned.
: > acknowledged
worker()
{
    n=0
    while :; do
        n=$((n + 1))
        if [ $((n % 5)) -eq 0 ]; then
            sed "s/imported/imported $1 $n/" many.csv > batch.csv
            "$DAICHO" -f "$work/a.daicho" import --kind item batch.csv > /dev/null 2>&1 &&
                echo "imported $1 $n 399" >> acknowledged
        else
            "$DAICHO" -f "$work/a.daicho" add item name="single $1 $n" > /dev/null 2>&1 &&
                echo "single $1 $n" >> acknowledged
        fi
    done
}

round=0
while [ $round -lt "$kills" ]; do
    round=$((round + 1))
    worker $round &
    pid=$!
    # A different moment each time: up to a tenth of a second, in steps that
    # share no factor with the time of one command.
    awk -v r=$round 'BEGIN { srand(r); printf "%.3f\n", 0.005 + rand() * 0.12 }' > moment
    sleep "$(cat moment)"
    # First the worker, so that it starts no other, then what it had begun.
    kill -KILL $pid 2>/dev/null
    pkill -KILL -f "$work/a.daicho" 2>/dev/null
    wait $pid 2>/dev/null
    if [ $((round % 20)) -eq 0 ] || [ $round -eq "$kills" ]; then
        expect 0 d verify --full
        d list item --format csv > items 2>/dev/null
        while read -r name; do
            grep -qF -- ",$name," items || fail "acknowledged and gone: $name"
        done < acknowledged
    else
        expect 0 d verify
    fi
done
echo "killed $kills times, $(wc -l < acknowledged) changes acknowledged: $kills points, $failures violations"
finish
