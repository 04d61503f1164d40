#!/bin/sh
# Ten at once on one file: nothing that was acknowledged is lost, no code is
# given twice, and whoever cannot save is told so.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
d() { "$DAICHO" -f "$work/a.daicho" "$@"; }

expect 0 d init
expect 0 d add category name=shared persons=0
i=0
while [ $i -lt 10 ]; do
    i=$((i + 1))
    (
        n=0
        while [ $n -lt 12 ]; do
            n=$((n + 1))
            status=0
            case $((n % 3)) in
            0) d set C-0001 "persons=$i$n" 2> "err.$i" || status=$? ;;
            1) d add item name="item $i $n" > "code.$i" 2> "err.$i" || status=$? ;;
            2) d export --kind item > "out.$i" 2> "err.$i" || status=$? ;;
            esac
            case $status in
            0) [ $((n % 3)) -ne 1 ] || echo "$(cat "code.$i"),item $i $n," >> "done.$i" ;;
            4) grep -q "using" "err.$i" || echo "no reason: $(cat "err.$i")" >> odd ;;
            *) echo "exit $status: $(cat "err.$i")" >> odd ;;
            esac
        done
    ) &
done
wait
[ ! -e odd ] || fail "$(cat odd)"
expect 0 d verify --full
expect 0 d export --kind item
mv out items
cat done.* | while read -r line; do
    grep -qF -- "$line" items || echo "lost: $line"
done > lost
[ ! -s lost ] || fail "$(cat lost)"
[ "$(cut -d, -f1 items | sort | uniq -d | wc -l)" -eq 0 ] || fail "a code was given twice"
finish
