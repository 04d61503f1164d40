#!/bin/sh
# Commands that print while one statement fails: what they tell is what they tell
# otherwise, or the exit status says that it is not whole.
#   UNREAD_POINTS=N   so many points of each command; 0: all
here=$(cd "$(dirname "$0")" && pwd)
library=$PWD/tests/statement_fails.so
config=$PWD/config.log
. "$here/lib.sh"
if [ ! -f "$library" ] || grep -q "^HARDEN_CFLAGS='-fsanitize" "$config" 2> /dev/null; then
    echo "SKIP: no $library, or a sanitizer would have to stand before it"
    exit 77
fi

most=${UNREAD_POINTS:-3}
expect 0 "$DAICHO" -f a.daicho init --sample education
expect 0 "$DAICHO" -f a.daicho review start Y --due 2027-01-31
expect 0 "$DAICHO" -f a.daicho snapshot S
code=$("$DAICHO" -f a.daicho list category --format csv | sed -n '2s/,.*//p')
echo "個人情報の利用目的" > policy.txt
echo "氏名,住所" > roster.csv

# run POINT WORDS...: out and err, and the exit status at the end of out.
run()
{
    point=$1
    shift
    STATEMENT_FAIL_AT=$point STATEMENT_TOLD=$work/told LD_PRELOAD=$library \
        "$DAICHO" -f a.daicho "$@" > out 2> err < /dev/null
    echo "status $?" >> out
}

points=0
violations=0
while read -r words; do
    # shellcheck disable=SC2086
    run 0 $words
    mv out whole
    mv err whole.err
    all=$(head -n 1 told)
    step=1
    [ "$most" -eq 0 ] || step=$((all / most + 1))
    point=$(((step + 1) / 2))
    while [ "$point" -le "$all" ]; do
        # shellcheck disable=SC2086
        run "$point" $words
        points=$((points + 1))
        last=$(tail -n 1 out)
        if [ "$last" != "status 4" ] && { ! cmp -s out whole || ! cmp -s err whole.err; }; then
            violations=$((violations + 1))
            fail "$words: $last where this failed: $(sed -n 2p told)"
            diff whole out | head -n 5 >&2
            cat err >&2
        fi
        point=$((point + step))
    done
done << COMMANDS
list category --format csv
list provision
show $code
history
due --until 2030-12-31
check --format json
export --kind category
export --register
export --format dot
export --article30 cnil
notice
drift policy.txt
scan roster.csv
scan --category $code roster.csv
review status
review due
snapshot
diff S
try set $code remarks=x
COMMANDS
[ "$points" -gt 0 ] || fail "nothing was tried"
echo "$points points, $violations violations"
finish
