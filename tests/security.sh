#!/bin/sh
# Every command that SECURITY.md names to show a promise exists and is run: a test of
# this tree, a target of make, a subcommand of daicho.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
root=$here/..
page=$root/SECURITY.md
points=0

# The second column of the promises.
sed -n '/^| promise/,/^$/p' "$page" | grep '^|' | sed '1,2d' | cut -d '|' -f 3 > shown
[ "$(wc -l < shown)" -ge 15 ] || fail "the promises of SECURITY.md were not found"
[ "$(grep -cv '`' shown)" -eq 0 ] || fail "a promise is shown by nothing: $(grep -nv '`' shown)"
grep -o '`[^`]*`' shown | tr -d '`' | sort -u > commands
"$DAICHO" --lang en --help > help
while read -r word name rest; do
    points=$((points + 1))
    case $word in
    tests/*.sh)
        [ -f "$root/$word" ] && grep -qF "$word" "$root/Makefile.am" || fail "there is no $word"
        ;;
    tests/*)
        [ -f "$root/$word.c" ] && grep -qF "$word" "$root/Makefile.am" || fail "there is no $word"
        ;;
    make) grep -q "^$name:" "$root/Makefile.am" "$root"/tests/*/*.mk 2> /dev/null || fail "make has no $name" ;;
    daicho)
        grep -q "^  $name " help || fail "daicho has no $name"
        [ -z "$rest" ] || "$DAICHO" "$name" --help | grep -q -- "$rest" || fail "daicho $name has no $rest"
        ;;
    *) fail "what is \"$word $name\"?" ;;
    esac
done < commands
# What is promised to be run as a whole is there as well.
for target in torture; do grep -q "^$target:" "$root/Makefile.am" || fail "make has no $target"; done
echo "security.sh: $points points, $failures violations"
finish
