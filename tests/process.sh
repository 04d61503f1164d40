#!/bin/sh
# The process and its files: what it writes is its owner's alone under any umask, a
# symbolic link is neither followed nor replaced, and a process that was begun without
# standard input, output or error never takes a file for one of them.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
XDG_STATE_HOME=$work/state
export XDG_STATE_HOME
points=0
point() { points=$((points + 1)); }

# Modes.
for mask in 000 022 777; do
    dir=modes-$mask
    mkdir $dir
    d() { (umask $mask && exec "$DAICHO" --lang en -f $dir/a.daicho "$@"); }
    expect 0 d init --sample education
    expect 0 d export --register -o $dir/register.csv
    expect 0 d export --all -o $dir/all
    expect 0 d export --format xlsx -o $dir/papers.xlsx
    expect 0 d export --format html -o $dir/record.html
    expect 0 d evidence -o $dir/evidence
    expect 0 d backup $dir/backup.daicho
    expect 0 d review start a --due 2027-03-31
    expect 0 d review send -o $dir/sheets
    printf 'Code,Name,Last reviewed on\nC-0900,a,2026-13-13\nC-0901,b,\n' > $dir/bad.csv
    chmod 600 $dir/bad.csv
    expect 1 d import --accept-good $dir/bad.csv
    find $dir/* -type f ! -perm 600 -o -mindepth 1 -type d ! -perm 700 > others
    [ ! -s others ] || fail "umask $mask: others may read $(cat others)"
    [ "$(find $dir -name '.daicho*' | wc -l)" -eq 0 ] || fail "umask $mask: a temporary file stays"
    points=$((points + $(find $dir/* | wc -l)))
done
# A file that is replaced becomes its owner's alone; the inventory keeps its mode.
echo old > shared.csv
chmod 644 shared.csv
file=modes-022/a.daicho
chmod 640 $file
expect 0 "$DAICHO" -f $file export --register -o shared.csv --force
[ "$(stat -c %a shared.csv)" = 600 ] || fail "an export can be read by others"
expect 0 "$DAICHO" -f $file add item name=x
[ "$(stat -c %a $file)" = 640 ] || fail "the inventory changed its mode"

# Symbolic links.
ln -s modes-022/a.daicho link.daicho
expect 4 "$DAICHO" -f link.daicho list category
expect 4 "$DAICHO" -f link.daicho init
echo precious > target
for link in target nowhere; do
    ln -s "$link" out-link
    for force in '' --force; do
        # shellcheck disable=SC2086 # an option or none
        expect 3 "$DAICHO" -f $file export --register -o out-link $force
        # shellcheck disable=SC2086
        expect 3 "$DAICHO" -f $file export --format xlsx -o out-link $force
        # shellcheck disable=SC2086
        expect 3 "$DAICHO" -f $file backup out-link $force
        # shellcheck disable=SC2086
        expect 3 "$DAICHO" -f $file evidence -o out-link $force
        points=$((points + 4))
    done
    [ -L out-link ] || fail "the link was replaced"
    rm out-link
done
[ "$(cat target)" = precious ] && [ ! -e nowhere ] || fail "a link was followed"
# A name that a backup would use for itself: what stands there stays.
# The machine stands in what a killed one leaves.
(ulimit -f 8 && exec "$DAICHO" -f $file backup killed.daicho) > out 2> err
left=$(ls -d .daicho-*-copy)
rm "$left"
# shellcheck disable=SC2016
sh -c 'echo mine > ".daicho-$$-$(cut -d " " -f 22 "/proc/$$/stat")-$3"; exec "$1" -f "$2" backup new.daicho' \
    sh "$DAICHO" $file "${left#.daicho-*-*-}" > out 2> err
[ "$(cat .daicho-*-copy)" = mine ] || fail "a file that was there before is gone"
[ ! -e new.daicho ] || fail "the backup went through a name of somebody else"
point

# Begun without standard input, output, error: each in turn, and together.
for closed in '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
    rm -f export.csv copy.daicho
    for words in 'set C-0001 remarks=r' 'show NOPE' 'nonsense' 'list category' 'import nowhere.csv' 'history' \
        'export --register -o export.csv' 'backup copy.daicho' 'check' 'undo 9999'; do
        eval "\"\$DAICHO\" --lang en -f \$file $words $closed" > out 2> err
        status=$?
        [ $status -le 4 ] || fail "exit $status: $words $closed"
        point
    done
    expect 0 "$DAICHO" -f $file verify --full
    [ "$(head -c 5 export.csv)" = Code, ] || fail "the export with $closed begins with: $(head -n 1 export.csv)"
    lacks export.csv daicho:
    expect 0 "$DAICHO" -f copy.daicho verify --full
done
# What could not be written is told by the status.
"$DAICHO" -f $file list category >&- 2> err
[ $? -eq 4 ] || fail "a list without standard output succeeds"

# No network: tried, and told.
expect 0 "$DAICHO" --lang en -f $file verify
grep -q 'Network: denied (tried).' out || echo "left out: a build without the filter"
echo "process.sh: $points points, $failures violations"
finish
