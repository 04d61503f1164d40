#!/bin/sh
# What bash completes, word by word. Skipped where there is no bash.
command -v bash > /dev/null || exit 77
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
expect 0 "$DAICHO" --print-completion bash
cp out daicho.bash
expect 0 bash -n daicho.bash
expect 2 "$DAICHO" --print-completion csh
touch inventory.daicho 'a b.csv'

# completes WORDS...: what stands in out are the completions of the last.
completes()
{
    bash -c '. ./daicho.bash
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _daicho
        [ ${#COMPREPLY[@]} -eq 0 ] || printf "%s\n" "${COMPREPLY[@]}"' bash "$@" > out 2> err
    [ ! -s err ] || fail "$*: $(cat err)"
}

# only LINE: that and nothing else was completed.
only()
{
    [ "$(cat out)" = "$1" ] || fail "not only \"$1\": $(cat out)"
}

completes daicho ''
for word in init list verify; do holds out "$word"; done
lacks out "--"
completes daicho impo
only import
completes daicho --
for word in --file --script --print-manual; do holds out "$word"; done
lacks out "--dry-run"
completes daicho import --d
only "--dry-run
--delimiter"
completes daicho list --
holds out "--filter"
holds out "--lang"
lacks out "--dry-run"

# The parts of the review, once; files where one takes them.
completes daicho review s
only "start
send
status"
completes daicho review status s
only ""
completes daicho review receive a
only "a b.csv"
completes daicho review send --dep
only --department

# What can be tried, once; then files.
completes daicho try s
only "set
scan"
completes daicho try import a
only "a b.csv"

# Kinds, once; the values of options, also behind "=".
completes daicho list cat
only category
completes daicho list category ca
only ""
completes daicho -f inventory.daicho --lang ja list par
only party
completes daicho --lang = ja list par
only party
completes daicho --lang ''
only "ja
en"
completes daicho --lang = j
only ja
completes daicho list party --format =
holds out "json"
completes daicho init --sample e
only education
completes daicho export --kind jo
only joint_use

# Files, with blanks in their names; codes are not completed.
completes daicho import a
only "a b.csv"
completes daicho -f inv
only inventory.daicho
completes daicho import "a b.csv" d
only daicho.bash
completes daicho show C
only ""

# It follows the tables: every command is offered.
"$DAICHO" --lang en --help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p' > commands
completes daicho ''
sort out > offered
sort commands | cmp -s - offered || fail "not the commands of --help: $(cat offered)"
finish
